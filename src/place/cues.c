#include "place/cues.h"

#include <math.h>

/* A word is worth this much of a place named; the tenth one adds little. */
#define CUE_WEIGHT 0.5f

struct cues cues_count(const struct tokens *tokens, const struct place_words *words)
{
    uint32_t count[CUE_COUNTRIES] = {0};
    struct cues cues;
    for (size_t i = 0; i < tokens->n; i++) {
        if (tokens->at[i].flags & TOKEN_WORD) {
            uint32_t countries = place_word_cues(words, tokens->at[i].hash);
            for (; countries; countries &= countries - 1) {
                count[__builtin_ctz(countries)]++;
            }
        }
    }
    for (size_t k = 0; k < CUE_COUNTRIES; k++) {
        cues.at[k].country_code = place_cue_rows[k].country_code;
        cues.at[k].weight = CUE_WEIGHT * sqrtf((float)count[k]);
    }
    return cues;
}
