#ifndef DATELINE_INCIDENT_CASUALTIES_H
#define DATELINE_INCIDENT_CASUALTIES_H
/* Tolls: how many a sentence says were killed or hurt.
 *
 * Takes a parsed sentence, gives each toll word ("killed", "injuries", "dead") with the count that
 * belongs to it: "at least two people were killed", "killing a man and a woman", "19 people,
 * including nine children" (19), "a family of three", "dozens" (12), "no casualties" (0). A toll
 * word without a count, or of attackers, has an unknown figure. A number that stands with a place
 * and has no toll word of its own is a share: "nine died in X, six in Y", "four died: three in X
 * and one in Y". Belongs to incident/extract. */
#include "incident/count.h"
#include "incident/locus.h"

struct toll_mention {
    uint32_t unit; /* the toll word */
    enum toll toll;
    struct figure figure;
    bool more;         /* "another seven": besides those told before */
    bool one_of;       /* "a woman": perhaps one of those told elsewhere */
    bool revised;      /* "has risen to": it overtakes what was told before */
    uint32_t first, n; /* tokens of count and toll word together */
    int32_t share_of;  /* unit of the toll word that this is a share of; -1: none */
    uint32_t place;    /* of a share: index of the place that it stands with */
    int32_t date;      /* of a share: unit of the day that stands with it; -1: none */
};

struct toll_mentions ARENA_LIST(struct toll_mention);

/* Marks the places that have a share of their own as taken. */
struct toll_mentions tolls_of(const struct parse *parse, struct place_uses *places,
                              struct arena *arena);

#endif
