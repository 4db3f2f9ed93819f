#ifndef DATELINE_BASEMAP_UNPACK_H
#define DATELINE_BASEMAP_UNPACK_H
/* Arcs out of their levels, at the scale of a query.
 *
 * `struct reading` is one query's: it lends the memory that arcs are unpacked in, from an arena of
 * what is thrown away with the query, and bounds the work. A file whose rings name the same arcs
 * again and again would otherwise make far more of itself than its size allows; an honest file
 * never reaches the bound. */
#include "basemap/records.h"

struct reading {
    const struct basemap *basemap;
    size_t left; /* vertices that may still be looked at */
    struct vertex *room;
    struct file_point *line; /* as long as the room */
    size_t room_n;
    struct file_point *curve; /* what smooth_line gave last */
    size_t curve_n;
    struct arena *scratch;
};

struct reading basemap_reading(const struct basemap *basemap, struct arena *scratch);

/* A reference's vertices from its start to its end: both, and between them those that weigh
 * `least` steps. They stand until the next call; n is 0 for a reference to nothing. */
struct arc_line {
    const struct file_point *at;
    size_t n;
};

/* smooth.c: curves where the line has corners, of a map whose tolerance is so many steps. */
struct arc_line smooth_line(struct reading *reading, struct arc_line line, double tolerance);
struct arc_line basemap_unpack(struct reading *reading, int32_t reference, double least);

#endif
