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
struct anchor {
    const struct option *option;
    float weight;
    uint32_t sense;
};
struct anchor_list ARENA_LIST(struct anchor);
struct anchors {
    float x[ANCHORS_MOST], y[ANCHORS_MOST], z[ANCHORS_MOST];
    float weight[ANCHORS_MOST];
    uint32_t sense[ANCHORS_MOST];
    size_t n;
};

struct context {
    float *region; /* by number (place/regions.h) */
    uint32_t cued[CUE_COUNTRIES];
    const struct cues *cues;
    float total;
    struct anchors anchors;
    struct anchor_list found; /* what the anchors are chosen from */
    struct arena *arena;
};

struct context context_make(struct senses *senses, const struct cues *cues, struct arena *arena);
/* Takes in what the senses mean by now. */
void context_look(struct context *context, const struct senses *senses);
void context_features(struct context *context, struct sense *sense, uint32_t index);

#endif
