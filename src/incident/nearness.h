#ifndef DATELINE_INCIDENT_NEARNESS_H
#define DATELINE_INCIDENT_NEARNESS_H
/* How two accounts' places lie to each other.
 *
 * Takes two accounts, gives the one relation that says most for their being one place, told in two
 * ways: by another town near, by the region. Pure and symmetric. Belongs to incident/match. */
#include "incident/incident.h"

enum nearness {
    NEARNESS_UNKNOWN, /* one of them names no place */
    NEARNESS_FAR,
    NEARNESS_NEIGHBOUR, /* the next town */
    NEARNESS_NAMED,     /* the next town, which the other's words name too: "X in the Y district" */
    NEARNESS_BESIDE,    /* one place runs into the other */
    NEARNESS_SITE,      /* a site and the town it is at */
    NEARNESS_IN_COUNTRY,
    NEARNESS_IN_REGION,
    NEARNESS_SAME_COUNTRY,
    NEARNESS_SAME_REGION,
    NEARNESS_SAME,
};

enum nearness places_nearness(const struct incident *a, const struct incident *b);

#endif
