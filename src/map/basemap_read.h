#ifndef DATELINE_MAP_BASEMAP_READ_H
#define DATELINE_MAP_BASEMAP_READ_H
/* A mapped basemap as its readers see it: every access checks its index against the section first.
 *
 * `struct effort` bounds the work of one query: a file whose rings name the same arcs again and
 * again would otherwise make far more of itself than its size allows. An honest file never reaches
 * it. */
#include "base/file.h"
#include "map/basemap_file.h"

struct basemap {
    struct file_map map;
    struct compiled file;
    const struct file_point *points;
    const uint16_t *weights;
    const struct file_arc *arcs;
    const struct file_box *groups;
    const int32_t *references;
    const struct file_run *runs;
    const struct file_ring *rings;
    const struct file_area *land;
    const struct file_area *areas[4];
    const struct file_landmark *landmarks;
    struct span strings, attribution;
};

struct effort {
    size_t left; /* points that may still be looked at */
};

struct effort basemap_effort(const struct basemap *basemap);

/* An arc's points, first to last as `reference` runs; n is 0 for a reference to nothing. */
struct arc_points {
    const struct file_point *at;
    const uint16_t *weights;
    size_t n;
    bool backwards;
    const struct file_arc *arc;
};

struct arc_points basemap_arc(const struct basemap *basemap, int32_t reference);
size_t basemap_arc_count(const struct basemap *basemap);
/* The area's rings that are there. */
size_t basemap_ring_count(const struct basemap *basemap, const struct file_area *area);
/* The references of a ring; n is 0 when they are out of bounds. */
struct reference_run {
    const int32_t *at;
    size_t n;
};
/* The runs of a ring; n is 0 when it is short, or they are out of bounds. */
struct run_list {
    const struct file_run *at;
    size_t n;
};
struct run_list basemap_runs(const struct basemap *basemap, const struct file_ring *ring);
struct reference_run basemap_references(const struct basemap *basemap,
                                        const struct file_ring *ring);
const struct file_area *basemap_file_areas(const struct basemap *basemap,
                                           enum basemap_area_kind kind, enum boundary_view view,
                                           size_t *n);
struct basemap_area basemap_area_read(const struct basemap *basemap, enum basemap_area_kind kind,
                                      enum boundary_view view, uint32_t id);

/* ---- windows ------------------------------------------------------------------------------------
 */

/* One unwrapped turn of the world as a query's box sees it, in steps: file coordinates plus
 * `shift`. A box across the antimeridian has two. */
struct window {
    double west, south, east, north;
    double shift;   /* 0 or 360 degrees, in steps */
    double nudge;   /* how far land reaches over the antimeridian, so that no seam shows */
    double least;   /* the weight from which on a point is drawn */
    double longest; /* a segment that is longer is split; 0: never */
};

/* Returns how many there are, at most 2. */
int basemap_windows(const struct basemap_query *query, struct window out[2]);
bool window_touches(const struct window *window, const struct file_box *box);

/* The next arcs whose group touches the window: from *i, which moves on, to the end that it
 * returns; both are the same when there are no more. */
size_t basemap_next_arcs(const struct basemap *basemap, const struct window *window, size_t *i);
/* The rings of an area in a window, clipped. */
void basemap_rings_add(struct basemap_rings *rings, const struct basemap *basemap,
                       const struct window *window, const struct file_area *area,
                       struct effort *effort, struct arena *arena);

#endif
