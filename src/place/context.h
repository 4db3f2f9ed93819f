#ifndef DATELINE_PLACE_CONTEXT_H
#define DATELINE_PLACE_CONTEXT_H
/* Where an article plays: the countries, divisions and points that its names probably mean.
 *
 * Takes the senses with their present probabilities, gives sums over countries and divisions and
 * the anchors (probable places, the weightiest first); from these each option gets its features,
 * its own sense left out. */
#include "place/cues.h"
#include "place/sense.h"

/* Probable places, the weightiest first, as columns: nearness runs over all of them for every
 * option. Unused ones weigh nothing. */
#define ANCHORS_MOST 16
struct anchors {
    float x[ANCHORS_MOST], y[ANCHORS_MOST], z[ANCHORS_MOST];
    float weight[ANCHORS_MOST];
    uint32_t sense[ANCHORS_MOST];
    size_t n;
};

struct context {
    float *region; /* by number (place/regions.h) */
    float total;
    struct anchors anchors;
};

struct context context_make(struct senses *senses, const struct cues *cues, struct arena *arena);
void context_features(struct context *context, struct sense *sense, uint32_t index);

#endif
