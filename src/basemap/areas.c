#include <math.h>
#include <stdlib.h>

#include "basemap/label_point.h"
#include "basemap/rings.h"

/* Which countries or divisions a box shows, and where in it their names may stand. */

/* The outline that a cut-off area's label is placed in shows details of this share of the box. */
#define LABEL_DETAIL (1.0 / 150)

/* Unwraps the label's longitude when the box shows it. */
static bool shows_label(struct basemap_area *area, const struct window *windows, int n)
{
    double x = area->label.lon * FILE_STEPS, y = area->label.lat * FILE_STEPS;
    for (int i = 0; i < n; i++) {
        const struct window *w = &windows[i];
        double at = x + w->shift;
        if (at >= w->west && at <= w->east && y >= w->south && y <= w->north) {
            area->label.lon = at / FILE_STEPS;
            return true;
        }
    }
    return false;
}

static bool move_label(struct basemap_area *area, const struct basemap *basemap,
                       const struct file_area *from, const struct window *windows, int n)
{
    struct arena scratch = {0};
    struct reading reading = basemap_reading(basemap, &scratch);
    struct basemap_rings rings = {0};
    double clear = 0;
    for (int i = 0; i < n; i++) {
        struct window rough = windows[i];
        rough.least = fmax(rough.least, LABEL_DETAIL * (rough.north - rough.south));
        rough.longest = 0;
        if (window_touches(&rough, &from->box)) {
            basemap_rings_add(&rings, &reading, &rough, from, &scratch);
        }
    }
    if (rings.n) {
        area->label = label_point(rings, &clear, &scratch);
    }
    arena_free(&scratch);
    return rings.n && clear > 0;
}

bool basemap_label_in(const struct basemap *basemap, const struct basemap_query *query,
                      struct basemap_area *area)
{
    struct window windows[2];
    int n_windows = basemap_windows(query, windows);
    size_t n;
    const struct file_area *all = basemap_file_areas(basemap, area->kind, area->view, &n);
    return area->id < n && (shows_label(area, windows, n_windows) ||
                            move_label(area, basemap, &all[area->id], windows, n_windows));
}

static int area_order(const void *left, const void *right)
{
    const struct basemap_area *a = left, *b = right;
    int order = a->rank - b->rank;
    order = order ? order : (a->area_km2 < b->area_km2) - (a->area_km2 > b->area_km2);
    return order ? order : (a->id > b->id) - (a->id < b->id);
}

static bool touches_any(const struct window *windows, int n, const struct file_box *box)
{
    bool touches = false;
    for (int i = 0; i < n && !touches; i++) {
        touches = window_touches(&windows[i], box);
    }
    return touches;
}

struct basemap_areas basemap_areas(const struct basemap *basemap, const struct basemap_query *query,
                                   enum basemap_area_kind kind, struct arena *arena)
{
    struct basemap_areas areas = {0};
    struct window windows[2];
    int n_windows = basemap_windows(query, windows);
    size_t n;
    const struct file_area *all = basemap_file_areas(basemap, kind, query->view, &n);
    for (size_t i = 0; i < n; i++) {
        if (touches_any(windows, n_windows, &all[i].box)) {
            *list_push(arena, &areas) = basemap_area_read(basemap, kind, query->view, (uint32_t)i);
        }
    }
    if (areas.n) {
        qsort(areas.at, areas.n, sizeof *areas.at, area_order);
    }
    return areas;
}
