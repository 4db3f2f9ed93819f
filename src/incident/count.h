#ifndef DATELINE_INCIDENT_COUNT_H
#define DATELINE_INCIDENT_COUNT_H
/* Numbers of people in a sentence, whatever is told of them.
 *
 * Takes a sentence's units, gives each count with its three figures: "at least two people", "a man
 * and a woman" (2), "a family of three", "dozens" (12 or more), "several" (unknown), "another
 * five". What happened to them is for incident/casualties. Belongs to incident/extract. */
#include "incident/unit.h"

struct count {
    uint32_t first, next; /* units; `next` is the first one after it */
    struct figure figure;
    bool people; /* a word for people came with it */
    bool more;
    bool part; /* "including nine children" */
    bool attackers;
    bool indefinite; /* "a woman", "one of the dead": perhaps among those counted elsewhere */
};

struct counts ARENA_LIST(struct count);

struct counts counts_of(const struct extract_input *input, const struct units *units,
                        struct arena *arena);

#define FIGURE_NOT_TOLD ((struct figure){FIGURE_UNKNOWN, FIGURE_UNKNOWN, FIGURE_UNKNOWN})

static inline bool figure_known(struct figure figure)
{
    return figure.best != FIGURE_UNKNOWN || figure.low != FIGURE_UNKNOWN ||
           figure.high != FIGURE_UNKNOWN;
}

/* Not known where either is not. */
struct figure figure_sum(struct figure a, struct figure b);

static inline bool unit_is_person(const struct unit *unit)
{
    return unit_is(unit, WORD_PERSON | WORD_OFFICIAL) || unit->kind == UNIT_PEOPLE;
}

#endif
