#include "place/resolve.h"

#include <math.h>
#include <string.h>

#include "place/evidence.h"
#include "place/features.h"
#include "place/repetition.h"
#include "place/roles.h"
#include "place/sense.h"
#include "place/words.h"

/* Below this a name is taken for no place. Set for the best F@161 on held-out documents. */
#define LEAST_CONFIDENCE 0.45f
/* A point for a village that the gazetteer lacks is off by as much as its division is wide. */
#define STAND_IN_KM       60.0
#define STAND_IN_DISCOUNT 0.7f

static struct fit fit_of(const struct option *option, const struct repetition *repetition)
{
    return (struct fit){.repeated_best = repetition->best,
                        .repeated_mean = repetition->mean,
                        .repeated = repetition->mean > 0,
                        .foremost = option->feature[SCORE_FOREMOST],
                        .foreign = option->foreign,
                        .foreign_in_country =
                            option->foreign ? option->feature[SCORE_IN_COUNTRY] : 0,
                        .certainty = option->p,
                        .near = option->feature[SCORE_NEAR],
                        .in_division = option->feature[SCORE_IN_DIVISION],
                        .in_country = option->feature[SCORE_IN_COUNTRY]};
}

/* The feature that speaks most for this option. */
static const char *reason_of(const struct option *option)
{
    int best = SCORE_POPULATION;
    float most = 0;
    if (option->contained) {
        return "lies where the text says";
    }
    for (int f = 0; f < SCORE_COUNT; f++) {
        float gain = score_rows[f].weight * option->feature[f];
        if (gain > most) {
            most = gain;
            best = f;
        }
    }
    return score_rows[best].reason;
}

/* Best first; equals by what they are, so that no order of input shows. */
static bool goes_before(const struct option *a, const struct option *b)
{
    if (a->score != b->score) {
        return a->score > b->score;
    }
    if (a->location->population != b->location->population) {
        return a->location->population > b->location->population;
    }
    if (a->location->geonameid != b->location->geonameid) {
        return a->location->geonameid < b->location->geonameid;
    }
    return a->location->place < b->location->place;
}

static void sort_options(struct sense *sense)
{
    struct option *at = sense->options.at;
    for (size_t i = 1; i < sense->options.n; i++) {
        struct option moved = at[i];
        size_t k = i;
        for (; k > 0 && goes_before(&moved, &at[k - 1]); k--) {
            at[k] = at[k - 1];
        }
        at[k] = moved;
    }
}

/* A sense's options as its mentions show them. */
struct ranking {
    struct candidates candidates;
    const struct location **places;
};

static struct ranking ranking_of(const struct sense *sense, struct arena *arena)
{
    size_t n = sense->options.n;
    struct ranking ranking = {.places = arena_array(arena, const struct location *, n),
                              .candidates = {arena_array(arena, struct candidate, n), n, n}};
    for (size_t i = 0; i < n; i++) {
        const struct option *option = &sense->options.at[i];
        ranking.candidates.at[i] = option->candidate;
        ranking.candidates.at[i].score = option->score;
        ranking.places[i] = option->location;
    }
    return ranking;
}

/* The gazetteer's own row for a part of a country or division ("eastern Ukraine"). */
static bool find_part(struct location *out, const struct location *whole, enum direction direction,
                      const struct gazetteers *gazetteers, struct arena *arena)
{
    struct name_entry entries[8];
    unsigned words;
    const char *adjective = direction_adjective(direction);
    bool country = whole->feature_class == 'A' && strncmp(whole->feature_code, "PCL", 3) == 0;
    const char *row = arena_printf(arena, "%s part of %s %s", adjective, whole->country_code,
                                   country || !whole->admin1_code ? "" : whole->admin1_code);
    uint64_t key = gazetteer_key(span_of(row), &words);
    for (size_t g = 0; g < gazetteers->n; g++) {
        size_t n = gazetteer_find(gazetteers->at[g], key, entries, 8);
        for (size_t i = 0; i < n && i < 8; i++) {
            if (entries[i].place != UINT32_MAX &&
                gazetteer_place(gazetteers->at[g], entries[i].place, out) &&
                strcmp(out->country_code, whole->country_code) == 0) {
                out->name = arena_printf(arena, "%s %s", adjective, whole->name);
                out->precision = PRECISION_REGION;
                return true;
            }
        }
    }
    return false;
}

static bool has_parts(const struct location *location)
{
    return location->feature_class == 'A' || location->feature_class == 'L';
}

static void take_part(struct toponym *toponym, const struct gazetteers *gazetteers,
                      struct arena *arena)
{
    struct location part;
    if (toponym->part != DIRECTION_NONE && has_parts(&toponym->location) &&
        toponym->role != ROLE_DEMONYM &&
        find_part(&part, &toponym->location, (enum direction)toponym->part, gazetteers, arena)) {
        toponym->location = part;
    }
}

static void settle(struct toponym *toponym, const struct sense *sense,
                   const struct repetition *repetition, const struct gazetteers *gazetteers,
                   struct arena *arena)
{
    if (sense->options.n == 0) {
        toponym->role = ROLE_HOMONYM;
        toponym->reason = "no place of the kind asked for";
        return;
    }
    const struct option *best = &sense->options.at[0];
    float log_odds = evidence_sum(toponym->evidence) + evidence_fit(fit_of(best, repetition));
    toponym->confidence = 1.0f / (1.0f + expf(-log_odds));
    toponym->located = toponym->confidence >= LEAST_CONFIDENCE;
    if (!toponym->located) {
        toponym->role = ROLE_HOMONYM;
        toponym->reason = evidence_reason(toponym->evidence, false);
        return;
    }
    toponym->role = role_of_place(toponym, &best->candidate, best->location);
    toponym->location = *best->location;
    toponym->reason = reason_of(best);
    take_part(toponym, gazetteers, arena);
}

static void rule_out(struct toponym *toponym)
{
    toponym->role = ROLE_HOMONYM;
    toponym->confidence = toponym->guess;
    toponym->reason = evidence_reason(toponym->evidence, false);
}

/* A village that the gazetteer lacks takes the division's place. */
static void stand_in(struct toponym *toponym, const struct toponym *division)
{
    if (!division->located) {
        toponym->role = ROLE_HOMONYM;
        toponym->reason = "unknown, and so is what it lies in";
        return;
    }
    toponym->located = true;
    toponym->role = ROLE_LITERAL;
    toponym->location = division->location;
    if (division->location.precision != PRECISION_SETTLEMENT) {
        toponym->location.precision = PRECISION_REGION;
        toponym->location.radius_km = fmax(STAND_IN_KM, division->location.radius_km);
    }
    toponym->confidence = STAND_IN_DISCOUNT * division->confidence;
    toponym->reason = "not in the gazetteer: the place it is said to lie in";
}

void toponyms_resolve(struct toponyms *toponyms, const struct gazetteers *gazetteers,
                      struct arena *arena)
{
    struct senses senses = senses_make(toponyms, gazetteers, arena);
    senses_score(&senses, toponyms->cues, arena);
    const struct repetition *repeated = repetitions(toponyms, arena);
    struct ranking *rankings = arena_array(arena, struct ranking, senses.n + 1);
    for (size_t i = 0; i < senses.n; i++) {
        sort_options(&senses.at[i]);
        rankings[i] = ranking_of(&senses.at[i], arena);
    }
    for (size_t i = 0; i < toponyms->n; i++) {
        struct toponym *toponym = &toponyms->at[i];
        if (senses.of[i] == SENSE_NONE) {
            rule_out(toponym);
        } else {
            settle(toponym, &senses.at[senses.of[i]], &repeated[i], gazetteers, arena);
            toponym->candidates = rankings[senses.of[i]].candidates;
            toponym->places = rankings[senses.of[i]].places;
        }
    }
    for (size_t i = 0; i < toponyms->n; i++) {
        if (toponyms->at[i].stand_in) {
            stand_in(&toponyms->at[i], &toponyms->at[toponyms->at[i].inside]);
        }
    }
}
