#ifndef DATELINE_MAP_ROOM_H
#define DATELINE_MAP_ROOM_H
/* Free places inside a frame for furniture: insets, scale bar, locator.
 *
 * Takes the frame, what is in it already (boxes and the points where symbols will stand) and a
 * size; gives the box along the frame's edge, corners first, that covers no symbol and stays
 * clearest of them. */
#include <stdbool.h>

#include "ink/scene.h"

struct room {
    struct box frame;
    const struct box *taken;
    size_t n_taken;
    const struct point *points;
    size_t n_points;
};

/* Corners in the order in which they are preferred. */
enum room_corner { ROOM_TOP_LEFT, ROOM_TOP_RIGHT, ROOM_BOTTOM_LEFT, ROOM_BOTTOM_RIGHT };

/* `inset` px from the frame; `clear` px from points and boxes. False: nowhere. */
bool room_find(const struct room *room, double width, double height, double inset, double clear,
               enum room_corner first, struct box *out);

#endif
