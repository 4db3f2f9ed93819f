#ifndef DATELINE_MAP_VIEW_H
#define DATELINE_MAP_VIEW_H
/* One frame of a map: a box on the page and the piece of the world that fills it.
 *
 * Takes an extent on the ground and a box on the page, chooses projection and scale so that the
 * extent fits, and gives page points for places and places for page points, the box that holds all
 * that the frame shows (to ask the basemap for), and how long a metre is at any point. */
#include "map/clip.h"
#include "map/projection.h"

struct view {
    struct projection projection;
    struct box frame;          /* px */
    double scale;              /* px for each metre of the plane */
    struct point centre;       /* of the frame, in metres of the plane */
    struct basemap_box ground; /* all that the frame shows; east may be above 180 */
    bool has_cap;              /* azimuthal ones that reach so far that the other side must go */
    struct cap cap;
};

/* What a frame has to show: places, with room around them. */
struct extent {
    const struct basemap_point *at;
    size_t n;
    struct basemap_box box; /* around them; east may be above 180 */
};

/* The smallest box around the points, across the antimeridian where that is shorter. */
struct extent extent_of(const struct basemap_point *at, size_t n, struct arena *arena);
/* The box's own outline as an extent, for a box that was asked for. */
struct extent extent_of_box(const struct basemap_box *box, struct arena *arena);

/* Fits the extent into the frame, inset by `margin` px on each side (left, top, right, bottom), at
 * no more than `scale_most` px for each metre (0: no limit). The projection is open already. */
void view_fit(struct view *out, const struct projection *projection, struct box frame,
              const struct extent *extent, struct box margin, double scale_most);
/* Width by height in metres of the extent on the plane. */
struct point view_span(const struct projection *projection, const struct extent *extent);

struct point view_point(const struct view *view, struct basemap_point at);
bool view_ground(const struct view *view, struct point at, struct basemap_point *out);
/* Metres on the ground for each px at a point of the page, along x; 0 where there is no ground. */
double view_metres(const struct view *view, struct point at);
bool view_shows(const struct view *view, struct point at);

#endif
