#ifndef DATELINE_MAP_SPOT_H
#define DATELINE_MAP_SPOT_H
/* Where incidents lie on the ground, before there is a page.
 *
 * Takes incidents and gives spots (all incidents of one point and one kind of precision) and groups
 * of spots: the main one, on which the map is laid, and those so far away that a frame around all
 * would leave nothing to be seen, which get insets. Order is that of the incidents given, so equal
 * input in any order must be sorted before (incidents_order). */
#include "base/arena.h"
#include "basemap/basemap.h"
#include "incident/incident.h"

struct incident_refs ARENA_LIST(const struct incident *);

struct spot {
    struct basemap_point ground;
    struct incident_refs incidents;
    bool area; /* a district, region, country or sea rather than a point */
    double radius_km;
    double weight; /* how much there is to tell: what gets its label first */
};

struct spots ARENA_LIST(struct spot);
struct spot_refs ARENA_LIST(const struct spot *);

struct spot_group {
    struct spot_refs spots;
    size_t incidents;
    double weight;
};

/* The main group first, then the others by weight. */
struct spot_groups ARENA_LIST(struct spot_group);

bool incident_is_located(const struct incident *incident);
double incident_weight(const struct incident *incident);
/* The best figure, else the low one; FIGURE_UNKNOWN. */
int32_t figure_told(const struct figure *figure);

struct spots spots_of(const struct incidents *incidents, struct arena *arena);
/* Each spot a group of its own. */
struct spot_groups spots_each(const struct spots *spots, struct arena *arena);
struct spot_groups spots_group(const struct spots *spots, struct arena *arena);

#endif
