#include <math.h>
#include <stdlib.h>

#include "basemap/label_point.h"
#include "basemap/rings.h"

/* Which countries or divisions a box shows, and where in it their names may stand. */

/* The outline that a cut-off area's label is placed in shows details of this share of the box. */
#define LABEL_DETAIL (1.0 / 150)

static bool point_in_window(const struct window *window, const struct file_point *p, double *x)
{
    *x = p->x + window->shift;
    return *x >= window->west && *x <= window->east && p->y >= window->south &&
           p->y <= window->north;
}

/* The label where it is, unwrapped, when the box shows it. */
static bool keep_label(struct basemap_area *area, const struct file_area *from,
                       const struct window *windows, int n)
{
    for (int i = 0; i < n; i++) {
        double x;
        if (point_in_window(&windows[i], &from->label, &x)) {
            area->label.lon = x / FILE_STEPS;
            return true;
        }
    }
    return false;
}

/* A label inside the part that the box shows; false when it shows nothing of the area. */
static bool move_label(struct basemap_area *area, const struct basemap *basemap,
                       const struct file_area *from, const struct window *windows, int n,
                       size_t *effort)
{
    struct arena scratch = {0};
    struct reading reading = basemap_reading(basemap, &scratch);
    struct basemap_rings rings = {0};
    reading.left = *effort;
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
    *effort = reading.left;
    arena_free(&scratch);
    return rings.n && clear > 0;
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
    size_t effort = basemap_reading(basemap, arena).left;
    size_t n;
    const struct file_area *all = basemap_file_areas(basemap, kind, query->view, &n);
    for (size_t i = 0; i < n; i++) {
        if (!touches_any(windows, n_windows, &all[i].box)) {
            continue;
        }
        struct basemap_area area = basemap_area_read(basemap, kind, query->view, (uint32_t)i);
        if (keep_label(&area, &all[i], windows, n_windows) ||
            move_label(&area, basemap, &all[i], windows, n_windows, &effort)) {
            *list_push(arena, &areas) = area;
        }
    }
    if (areas.n) {
        qsort(areas.at, areas.n, sizeof *areas.at, area_order);
    }
    return areas;
}
