#ifndef DATELINE_PLACE_CONTEXT_H
#define DATELINE_PLACE_CONTEXT_H
/* Where an article plays: the countries, divisions and points that its names probably mean.
 *
 * Takes the senses with their present probabilities, gives sums over countries and divisions and
 * the anchors (probable places, the weightiest first); from these each option gets its features,
 * its own sense left out. */
#include "place/cues.h"
#include "place/sense.h"

struct region_weight {
    uint64_t key;
    float weight;
};

struct anchor {
    double at[3];
    float weight;
    uint32_t sense;
};

struct context {
    struct region_weight *region; /* open addressing; countries and divisions */
    size_t mask;
    float total;
    struct {
        struct anchor *at;
        size_t n, cap;
    } anchors;
};

struct context context_make(const struct senses *senses, const struct cues *cues,
                            struct arena *arena);
void context_features(const struct context *context, struct sense *sense, uint32_t index);

#endif
