#ifndef DATELINE_PLACE_CUES_H
#define DATELINE_PLACE_CUES_H
/* Words that betray the country an article is written in: "sheriff", "councillor", "gardai".
 *
 * The scan counts them word by word; weighed, they are part of the context that names are judged
 * in, so that "Dublin" beside "sheriff's deputies" is not the one in Ireland. */
#include "place/words.h"

struct cue {
    const char *country_code;
    uint32_t words;
    float weight;
};

struct cues {
    struct cue at[CUE_COUNTRIES];
};

/* One word more for each country of the bit set (place_word_cues). */
static inline void cues_add(struct cues *cues, uint32_t countries)
{
    for (; countries; countries &= countries - 1) {
        cues->at[__builtin_ctz(countries)].words++;
    }
}

void cues_weigh(struct cues *cues);

#endif
