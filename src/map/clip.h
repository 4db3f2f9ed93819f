#ifndef DATELINE_MAP_CLIP_H
#define DATELINE_MAP_CLIP_H
/* Cuts lines and rings down to what can be seen: a box on the page, or a cap of the globe.
 *
 * Takes points and gives new ones in the arena. Rings stay rings: along the box they run on its
 * edge, along the cap's rim on its arc, so they can be filled and must not be stroked. */
#include "base/arena.h"
#include "basemap/basemap.h"
#include "ink/scene.h"

struct polyline {
    const struct point *at;
    size_t n;
};

struct polylines ARENA_LIST(struct polyline);

/* Adds the pieces of a line that lie in the box. Points at infinity break the line. */
void clip_line(struct polylines *out, const struct point *at, size_t n, struct box box,
               struct arena *arena);
/* The part of a ring inside the box; less than three points: nothing. */
struct polyline clip_ring(const struct point *at, size_t n, struct box box, struct arena *arena);
/* In px², positive where the ring runs clockwise on the page (y down). */
double ring_area(const struct point *at, size_t n);

/* A cap: all within `angle_deg` of its centre. */
struct cap {
    struct basemap_point centre;
    double angle_deg;
};

bool cap_contains(const struct cap *cap, struct basemap_point at);
/* Rings together, because what leaves the cap in one may come back in another. Outer rings run
 * counter-clockwise, holes clockwise, as basemap gives them. */
struct basemap_rings clip_rings_to_cap(const struct basemap_rings *rings, const struct cap *cap,
                                       struct arena *arena);
void clip_line_to_cap(struct basemap_rings *out, const struct basemap_point *at, size_t n,
                      const struct cap *cap, struct arena *arena);

#endif
