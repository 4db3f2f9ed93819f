#include "place/context.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Probabilities below this are noise. */
#define LEAST 0.05f
/* Anchors beyond these add nothing but time. */
#define ANCHORS_MOST 48
#define EARTH_KM     6371.0088

static struct region_weight *region_of(const struct context *context, uint64_t key)
{
    size_t i = key & context->mask;
    while (context->region[i].key && context->region[i].key != key) {
        i = (i + 1) & context->mask;
    }
    return &context->region[i];
}

static void add_region(struct context *context, uint64_t key, float weight)
{
    if (key) {
        struct region_weight *region = region_of(context, key);
        region->key = key;
        region->weight += weight;
    }
}

static float region_weight(const struct context *context, uint64_t key)
{
    return key ? region_of(context, key)->weight : 0;
}

/* A point worth measuring distances to: not the middle of a country or a sea. */
static bool is_point(const struct location *location)
{
    return location->feature_class != 'L' &&
           !(location->feature_class == 'A' && location->feature_code[0] == 'P') &&
           !(location->feature_class == 'A' && strncmp(location->feature_code, "ADM1", 4) == 0);
}

static int heavier_first(const void *a, const void *b)
{
    const struct anchor *x = a, *y = b;
    if (x->weight != y->weight) {
        return x->weight < y->weight ? 1 : -1;
    }
    return memcmp(x->at, y->at, sizeof x->at);
}

static size_t count_options(const struct senses *senses)
{
    size_t n = 0;
    for (size_t i = 0; i < senses->n; i++) {
        n += senses->at[i].options.n;
    }
    return n;
}

static void add_option(struct context *context, const struct option *option, float weight,
                       uint32_t sense, struct arena *arena)
{
    add_region(context, option->country, weight);
    add_region(context, option->division, weight);
    if (weight >= LEAST && is_point(&option->location)) {
        struct anchor *anchor = list_push(arena, &context->anchors);
        memcpy(anchor->at, option->at, sizeof anchor->at);
        anchor->weight = weight;
        anchor->sense = sense;
    }
}

static void add_cues(struct context *context, const struct cues *cues)
{
    for (size_t k = 0; k < CUE_COUNTRIES; k++) {
        const struct cue *cue = &cues->at[k];
        add_region(context, text_fold_hash(span_of(cue->country_code)), cue->weight);
    }
}

struct context context_make(const struct senses *senses, const struct cues *cues,
                            struct arena *arena)
{
    struct context context = {0};
    size_t size = 64;
    while (size < count_options(senses) * 4) {
        size *= 2;
    }
    context.region = arena_array(arena, struct region_weight, size);
    context.mask = size - 1;
    add_cues(&context, cues);
    for (size_t i = 0; i < senses->n; i++) {
        const struct sense *sense = &senses->at[i];
        context.total += sense->options.n ? sense->weight : 0;
        for (size_t k = 0; k < sense->options.n; k++) {
            float weight = sense->weight * sense->options.at[k].p;
            if (sense->options.at[k].p >= LEAST) {
                add_option(&context, &sense->options.at[k], weight, (uint32_t)i, arena);
            }
        }
    }
    if (context.anchors.n > ANCHORS_MOST) {
        qsort(context.anchors.at, context.anchors.n, sizeof *context.anchors.at, heavier_first);
        context.anchors.n = ANCHORS_MOST;
    }
    return context;
}

/* What the others give to an option's country and division: a sense must not vote for itself. */
static void regions(const struct context *context, const struct sense *sense, struct option *option)
{
    float country = region_weight(context, option->country);
    float division = region_weight(context, option->division);
    for (size_t i = 0; i < sense->options.n; i++) {
        const struct option *own = &sense->options.at[i];
        if (own->p >= LEAST) {
            country -= own->country == option->country ? sense->weight * own->p : 0;
            division -= own->division == option->division ? sense->weight * own->p : 0;
        }
    }
    float others = context->total - sense->weight + 1.0f;
    option->feature[SCORE_IN_COUNTRY] = option->country ? fmaxf(0, country) / others : 0;
    option->feature[SCORE_IN_DIVISION] = option->division ? fmaxf(0, division) / others : 0;
}

static void nearness(const struct context *context, struct option *option, uint32_t index)
{
    float near = 0, around = 0;
    for (size_t i = 0; i < context->anchors.n; i++) {
        const struct anchor *anchor = &context->anchors.at[i];
        if (anchor->sense == index) {
            continue;
        }
        double dot = anchor->at[0] * option->at[0] + anchor->at[1] * option->at[1] +
                     anchor->at[2] * option->at[2];
        double km2 = EARTH_KM * EARTH_KM * fmax(0, 2 - 2 * dot);
        near += anchor->weight / (1.0f + (float)(km2 / (50.0 * 50.0)));
        around += anchor->weight / (1.0f + (float)(km2 / (300.0 * 300.0)));
    }
    option->feature[SCORE_NEAR] = near / (near + 1.0f);
    option->feature[SCORE_AROUND] = around / (around + 1.0f);
}

void context_features(const struct context *context, struct sense *sense, uint32_t index)
{
    for (size_t i = 0; i < sense->options.n; i++) {
        regions(context, sense, &sense->options.at[i]);
        nearness(context, &sense->options.at[i], index);
    }
}
