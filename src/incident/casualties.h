#ifndef DATELINE_INCIDENT_CASUALTIES_H
#define DATELINE_INCIDENT_CASUALTIES_H
/* Tolls: how many a sentence says were killed or hurt.
 *
 * Takes a parsed sentence, gives each toll word ("killed", "injuries", "dead") with the count that
 * belongs to it: "at least two people were killed", "killing a man and a woman", "19 people,
 * including nine children" (19), "a family of three", "dozens" (12), "no casualties" (0). A toll
 * word without a count, or of attackers, has an unknown figure. Belongs to incident/extract. */
#include "incident/clause.h"

struct toll_mention {
    uint32_t unit; /* the toll word */
    enum toll toll;
    struct figure figure;
    bool more;         /* "another seven": besides those told before */
    bool one_of;       /* "a woman": perhaps one of those told elsewhere */
    uint32_t first, n; /* tokens of count and toll word together */
};

struct toll_mentions ARENA_LIST(struct toll_mention);

struct toll_mentions tolls_of(const struct extract_input *input, const struct parse *parse,
                              struct arena *arena);

static inline bool figure_known(struct figure figure)
{
    return figure.best != FIGURE_UNKNOWN || figure.low != FIGURE_UNKNOWN ||
           figure.high != FIGURE_UNKNOWN;
}

#define FIGURE_NOT_TOLD ((struct figure){FIGURE_UNKNOWN, FIGURE_UNKNOWN, FIGURE_UNKNOWN})

#endif
