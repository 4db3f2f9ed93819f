#include "place/context.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Probabilities below this are noise. */
#define LEAST 0.05f
/* Columns are worked on so many at a time. */
#define LANES    8
#define EARTH_KM 6371.0088f

static int heavier_first(const void *a, const void *b)
{
    const struct anchor *x = a, *y = b;
    if (x->weight != y->weight) {
        return x->weight < y->weight ? 1 : -1;
    }
    return memcmp(x->option->at, y->option->at, sizeof x->option->at);
}

static void set_columns(struct anchors *anchors, struct anchor_list *list)
{
    memset(anchors->weight, 0, sizeof anchors->weight);
    if (list->n > ANCHORS_MOST) {
        qsort(list->at, list->n, sizeof *list->at, heavier_first);
        list->n = ANCHORS_MOST;
    }
    for (size_t i = 0; i < list->n; i++) {
        const struct anchor *anchor = &list->at[i];
        anchors->x[i] = anchor->option->at[0];
        anchors->y[i] = anchor->option->at[1];
        anchors->z[i] = anchor->option->at[2];
        anchors->weight[i] = anchor->weight;
        anchors->sense[i] = anchor->sense;
    }
    anchors->n = list->n;
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

static void add_anchors(struct context *context, const struct sense *sense, uint32_t index)
{
    for (size_t i = 0; i < sense->options.n; i++) {
        const struct option *option = &sense->options.at[i];
        struct anchor anchor = {option, sense->weight * option->p, index};
        if (option->p >= LEAST && anchor.weight >= LEAST && option->point) {
            *list_push(context->arena, &context->found) = anchor;
        }
    }
}

struct context context_make(struct senses *senses, const struct cues *cues, struct arena *arena)
{
    struct context context = {.cues = cues, .arena = arena};
    for (size_t k = 0; k < CUE_COUNTRIES; k++) {
        context.cued[k] = regions_country(senses->regions, cues->at[k].country_code);
    }
    context.region = arena_array(arena, float, senses->regions->n + 1);
    return context;
}

/* Only what the senses or the cues name is ever looked at. */
static void clear_regions(struct context *context, const struct senses *senses)
{
    for (size_t i = 0; i < senses->n; i++) {
        const struct options_of *options = &senses->at[i].options;
        for (size_t k = 0; k < options->n; k++) {
            context->region[options->at[k].country] = 0;
            context->region[options->at[k].division] = 0;
        }
    }
    for (size_t k = 0; k < CUE_COUNTRIES; k++) {
        context->region[context->cued[k]] = context->cues->at[k].weight;
    }
}

void context_look(struct context *context, const struct senses *senses)
{
    clear_regions(context, senses);
    context->total = 0;
    context->found.n = 0;
    for (size_t i = 0; i < senses->n; i++) {
        const struct sense *sense = &senses->at[i];
        context->total += sense->options.n ? sense->weight : 0;
        add_regions(context, sense, 1);
        add_anchors(context, sense, (uint32_t)i);
    }
    set_columns(&context->anchors, &context->found);
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
