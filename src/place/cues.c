#include "place/cues.h"

#include <math.h>

/* A word is worth this much of a place named; the tenth one adds little. */
#define CUE_WEIGHT 0.5f

void cues_weigh(struct cues *cues)
{
    for (size_t k = 0; k < CUE_COUNTRIES; k++) {
        cues->at[k].country_code = place_cue_rows[k].country_code;
        cues->at[k].weight = CUE_WEIGHT * sqrtf((float)cues->at[k].words);
    }
}
