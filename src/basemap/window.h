#ifndef DATELINE_BASEMAP_WINDOW_H
#define DATELINE_BASEMAP_WINDOW_H
/* What a query's box comes to in the file's coordinates. */
#include "basemap/records.h"

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
bool window_holds(const struct window *window, const struct file_box *box);

/* The next arcs whose group touches the window: from *i, which moves on, to the end that it
 * returns; both are the same when there are no more. */
size_t basemap_next_arcs(const struct basemap *basemap, const struct window *window, size_t *i);

#endif
