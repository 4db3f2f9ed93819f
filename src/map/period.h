#ifndef DATELINE_MAP_PERIOD_H
#define DATELINE_MAP_PERIOD_H
/* Incidents by day or by week.
 *
 * Takes incidents in their order, gives the periods that have any, by date; those without a day
 * come last. Each holds copies of its incidents. */
#include "incident/incident.h"
#include "map/settings.h"

struct period {
    int32_t first, last; /* days; DAY_NONE: undated */
    struct incidents incidents;
};

struct periods ARENA_LIST(struct period);

struct periods periods_of(const struct incidents *incidents, enum map_by by, struct arena *arena);
/* "24-30 March 2025" */
const char *period_name(const struct period *period, enum language language, struct arena *arena);
/* For file names: "2025-03-24", "undated". */
const char *period_tag(const struct period *period, struct arena *arena);

#endif
