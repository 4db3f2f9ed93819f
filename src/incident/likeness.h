#ifndef DATELINE_INCIDENT_LIKENESS_H
#define DATELINE_INCIDENT_LIKENESS_H
/* What two accounts of an attack tell of it besides place and day: what was hit, how, how many.
 *
 * Takes two accounts, gives for each detail how much it speaks for one event, and whether it speaks
 * against. Pure and symmetric. Belongs to incident/match. */
#include "incident/incident.h"

enum alike {
    UNLIKE,
    ALIKE,
    TELLING, /* not every event of a day has it */
};

struct likeness {
    int strength;
    enum alike alike;
    bool at_odds;
};

struct details {
    struct likeness way, target, toll;
    unsigned odds;    /* how many of them are at odds */
    bool other_tolls; /* both tell of dead or wounded, but of none that could be the other's */
};

/* `same_day`: tolls rise while a day is told, other ones of the next day are another event's. */
struct details details_compare(const struct incident *a, const struct incident *b, bool same_day);

/* The same dead and wounded, or so many dead that no two days had them. */
bool tolls_equal(const struct incident *a, const struct incident *b);

#endif
