#ifndef DATELINE_MAP_BASEMAP_READ_H
#define DATELINE_MAP_BASEMAP_READ_H
/* A basemap's records as its readers see it: every access checks its index against the section
 * first.
 *
 * `struct reading` is one query's: it lends the memory that arcs are unpacked in and bounds the
 * work. A file whose rings name the same arcs again and again would otherwise make far more of
 * itself than its size allows; an honest file never reaches the bound. */
#include "map/basemap_file.h"

struct basemap {
    struct compiled file;
};

struct reading {
    const struct basemap *basemap;
    size_t left; /* vertices that may still be looked at */
    struct vertex *room;
    struct file_point *line; /* as long as the room */
    size_t room_n;
    struct arena *arena;
};

struct reading basemap_reading(const struct basemap *basemap, struct arena *arena);

/* The record of an arc; NULL for a reference to nothing. */
const struct file_arc *basemap_arc(const struct basemap *basemap, int32_t reference);
size_t basemap_arc_count(const struct basemap *basemap);

/* A reference's vertices from its start to its end: both, and between them those that weigh
 * `least` steps. They stand until the next call; n is 0 for a reference to nothing. */
struct arc_line {
    const struct file_point *at;
    size_t n;
};

struct arc_line basemap_unpack(struct reading *reading, int32_t reference, double least);
/* The ends of an arc as a reference runs. */
struct file_point arc_start(const struct file_arc *arc, int32_t reference);
struct file_point arc_end(const struct file_arc *arc, int32_t reference);
bool same_place(struct file_point a, struct file_point b);

/* The area's rings that are there, and each of them. */
size_t basemap_ring_count(const struct basemap *basemap, const struct file_area *area);
const struct file_ring *basemap_ring(const struct basemap *basemap, const struct file_area *area,
                                     size_t i);
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
/* Empty when it does not lie in the strings. */
struct span basemap_string(const struct basemap *basemap, uint32_t first, size_t n);
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
void basemap_rings_add(struct basemap_rings *rings, struct reading *reading,
                       const struct window *window, const struct file_area *area);

#endif
