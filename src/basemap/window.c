#include "basemap/window.h"

#include <math.h>

#define TURN (360.0 * FILE_STEPS)

int basemap_windows(const struct basemap_query *query, struct window out[2])
{
    double west = query->box.west * FILE_STEPS, east = query->box.east * FILE_STEPS;
    double south = fmax(query->box.south * FILE_STEPS, -FILE_EDGE / 2.0);
    double north = fmin(query->box.north * FILE_STEPS, FILE_EDGE / 2.0);
    if (!isfinite(west) || !isfinite(east) || isnan(query->box.south) || isnan(query->box.north) ||
        !(south < north)) {
        return 0;
    }
    double width = east - west;
    width = width < 0 ? width + TURN * ceil(-width / TURN) : fmin(width, TURN);
    west -= floor((west + FILE_EDGE) / TURN) * TURN;
    east = west + width;
    struct window window = {.west = west,
                            .south = south,
                            .east = east,
                            .north = north,
                            .least = fmax(0, query->tolerance_deg * FILE_STEPS),
                            .longest = fmax(0, query->longest_deg * FILE_STEPS)};
    out[0] = window;
    if (east <= FILE_EDGE) {
        return 1;
    }
    out[0].nudge = fmax(1, window.least);
    out[0].east = FILE_EDGE + out[0].nudge;
    out[1] = window;
    out[1].west = FILE_EDGE;
    out[1].shift = TURN;
    return 2;
}

bool window_touches(const struct window *window, const struct file_box *box)
{
    return box->west + window->shift <= window->east && box->east + window->shift >= window->west &&
           box->south <= window->north && box->north >= window->south;
}

bool window_holds(const struct window *window, const struct file_box *box)
{
    return box->west + window->shift >= window->west && box->east + window->shift <= window->east &&
           box->south >= window->south && box->north <= window->north;
}

size_t basemap_next_arcs(const struct basemap *basemap, const struct window *window, size_t *i)
{
    size_t n = basemap_arc_count(basemap),
           n_groups = compiled_count(&basemap->file, SECTION_GROUPS);
    const struct file_box *groups = compiled_records(&basemap->file, SECTION_GROUPS, 0, n_groups);
    while (*i < n && !window_touches(window, &groups[*i / FILE_GROUP])) {
        *i = (*i / FILE_GROUP + 1) * FILE_GROUP;
    }
    *i = *i < n ? *i : n;
    size_t end = (*i / FILE_GROUP + 1) * FILE_GROUP;
    return *i == n ? n : end < n ? end : n;
}
