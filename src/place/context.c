#include "place/context.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Probabilities below this are noise. */
#define LEAST 0.05f
/* Columns are worked on so many at a time. */
#define LANES    8
#define EARTH_KM 6371.0088f

struct anchor {
    const struct option *option;
    float weight;
    uint32_t sense;
};

struct anchor_list ARENA_LIST(struct anchor);

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
    return memcmp(x->option->at, y->option->at, sizeof x->option->at);
}

static struct anchors columns_of(struct anchor_list *list)
{
    struct anchors anchors = {0};
    if (list->n > ANCHORS_MOST) {
        qsort(list->at, list->n, sizeof *list->at, heavier_first);
        list->n = ANCHORS_MOST;
    }
    for (size_t i = 0; i < list->n; i++) {
        const struct anchor *anchor = &list->at[i];
        anchors.x[i] = anchor->option->at[0];
        anchors.y[i] = anchor->option->at[1];
        anchors.z[i] = anchor->option->at[2];
        anchors.weight[i] = anchor->weight;
        anchors.sense[i] = anchor->sense;
    }
    anchors.n = list->n;
    return anchors;
}

/* What a sense gives to the regions, times `sign`. */
static void add_regions(struct context *context, const struct sense *sense, float sign)
{
    for (size_t i = 0; i < sense->options.n; i++) {
        const struct option *option = &sense->options.at[i];
        if (option->p >= LEAST) {
            context->region[option->country] += sign * sense->weight * option->p;
            context->region[option->division] += sign * sense->weight * option->p;
        }
    }
}

static void add_anchors(struct anchor_list *anchors, const struct sense *sense, uint32_t index,
                        struct arena *arena)
{
    for (size_t i = 0; i < sense->options.n; i++) {
        const struct option *option = &sense->options.at[i];
        struct anchor anchor = {option, sense->weight * option->p, index};
        if (option->p >= LEAST && anchor.weight >= LEAST && is_point(option->location)) {
            *list_push(arena, anchors) = anchor;
        }
    }
}

static void add_cues(struct context *context, struct regions *regions, const struct cues *cues)
{
    for (size_t k = 0; k < CUE_COUNTRIES; k++) {
        uint32_t country = regions_country(regions, cues->at[k].country_code);
        context->region[country] += cues->at[k].weight;
    }
}

struct context context_make(struct senses *senses, const struct cues *cues, struct arena *arena)
{
    struct context context = {0};
    struct anchor_list anchors = {0};
    context.region = arena_array(arena, float, senses->regions.n + CUE_COUNTRIES + 1);
    add_cues(&context, &senses->regions, cues);
    for (size_t i = 0; i < senses->n; i++) {
        const struct sense *sense = &senses->at[i];
        context.total += sense->options.n ? sense->weight : 0;
        add_regions(&context, sense, 1);
        add_anchors(&anchors, sense, (uint32_t)i, arena);
    }
    context.anchors = columns_of(&anchors);
    return context;
}

/* Kernels of half weight at 50 and 300 km, over the chord rather than the arc. */
static void nearness(const struct anchors *anchors, struct option *option)
{
    float near[LANES] = {0}, around[LANES] = {0};
    for (size_t i = 0; i < anchors->n; i += LANES) {
        for (size_t k = 0; k < LANES; k++) {
            float dx = anchors->x[i + k] - option->at[0];
            float dy = anchors->y[i + k] - option->at[1];
            float dz = anchors->z[i + k] - option->at[2];
            float km2 = EARTH_KM * EARTH_KM * (dx * dx + dy * dy + dz * dz);
            near[k] += anchors->weight[i + k] / (1.0f + km2 * (1.0f / (50.0f * 50.0f)));
            around[k] += anchors->weight[i + k] / (1.0f + km2 * (1.0f / (300.0f * 300.0f)));
        }
    }
    float near_sum = 0, around_sum = 0;
    for (size_t k = 0; k < LANES; k++) {
        near_sum += near[k];
        around_sum += around[k];
    }
    option->feature[SCORE_NEAR] = near_sum / (near_sum + 1.0f);
    option->feature[SCORE_AROUND] = around_sum / (around_sum + 1.0f);
}

/* The anchors without those of one sense. */
static void without(struct anchors *out, const struct anchors *all, uint32_t sense)
{
    *out = *all;
    for (size_t i = 0; i < all->n; i++) {
        out->weight[i] = all->sense[i] == sense ? 0 : all->weight[i];
    }
}

void context_features(struct context *context, struct sense *sense, uint32_t index)
{
    struct anchors anchors;
    if (sense->options.n == 0) {
        return;
    }
    float others = context->total - sense->weight + 1.0f;
    without(&anchors, &context->anchors, index);
    add_regions(context, sense, -1); /* a sense must not vote for itself */
    for (size_t i = 0; i < sense->options.n; i++) {
        struct option *option = &sense->options.at[i];
        float country = option->country ? context->region[option->country] : 0;
        float division = option->division ? context->region[option->division] : 0;
        option->feature[SCORE_IN_COUNTRY] = fmaxf(0, country) / others;
        option->feature[SCORE_IN_DIVISION] = fmaxf(0, division) / others;
        nearness(&anchors, option);
    }
    add_regions(context, sense, 1);
}
