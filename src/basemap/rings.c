#include "basemap/rings.h"

#include <math.h>

/* Rings in a window: gathered from their arcs at the window's scale, clipped to it, split where
 * long. */

struct corner {
    double x, y;
};

struct corners ARENA_LIST(struct corner);

/* All beyond one edge of the window: the arc may then shrink to a chord, which stays beyond it too.
 */
static bool beyond_an_edge(const struct window *window, const struct file_box *box)
{
    return !window_touches(window, box);
}

/* ---- gathering ---- */

static void add_corner(struct corners *corners, const struct window *window, struct file_point p,
                       struct arena *arena)
{
    double x = p.x + window->shift;
    if (p.x >= FILE_EDGE && window->shift <= 0) {
        x += window->nudge;
    }
    *list_push(arena, corners) = (struct corner){x, p.y};
}

/* All but the last vertex, which is the next arc's first. */
static bool gather_arc(struct corners *corners, const struct window *window,
                       struct reading *reading, int32_t reference)
{
    const struct file_arc *arc = basemap_arc(reading->basemap, reference);
    if (arc && beyond_an_edge(window, &arc->box)) {
        add_corner(corners, window, arc_start(arc, reference), reading->scratch);
        return true;
    }
    struct arc_line line = basemap_unpack(reading, reference, window->least);
    for (size_t i = 0; i + 1 < line.n; i++) {
        add_corner(corners, window, line.at[i], reading->scratch);
    }
    return line.n > 0;
}

/* A ring's references and what there is to skip them by. */
struct stretch {
    struct reference_run references;
    struct run_list runs;
};

static struct corners gather_ring(struct reading *reading, const struct window *window,
                                  const struct stretch *ring)
{
    struct corners corners = {0};
    for (size_t k = 0; k < ring->references.n; k++) {
        const struct file_run *run = ring->runs.n ? &ring->runs.at[k / FILE_RUN] : NULL;
        if (run && k % FILE_RUN == 0 && beyond_an_edge(window, &run->box)) {
            add_corner(&corners, window, run->start, reading->scratch);
            k += FILE_RUN - 1;
            continue;
        }
        if (reading->left == 0 || !gather_arc(&corners, window, reading, ring->references.at[k])) {
            return (struct corners){0};
        }
        reading->left--;
    }
    return corners;
}

/* ---- clipping ---- */

enum edge { EDGE_WEST, EDGE_EAST, EDGE_SOUTH, EDGE_NORTH, EDGES };

/* How far inside an edge a corner lies. */
static double depth(const struct window *window, enum edge edge, struct corner c)
{
    switch (edge) {
    case EDGE_WEST:
        return c.x - window->west;
    case EDGE_EAST:
        return window->east - c.x;
    case EDGE_SOUTH:
        return c.y - window->south;
    default:
        return window->north - c.y;
    }
}

/* Sutherland and Hodgman, one edge. Both ends of a border's segment are cut in the same order, so
 * two areas that share the segment share the cut point to the last bit. */
static struct corners clip_edge(struct corners in, const struct window *window, enum edge edge,
                                struct arena *arena)
{
    struct corners out = {0};
    for (size_t i = 0; i < in.n; i++) {
        struct corner a = in.at[i ? i - 1 : in.n - 1], b = in.at[i];
        double da = depth(window, edge, a), db = depth(window, edge, b);
        if ((da < 0) != (db < 0)) {
            struct corner p = da < 0 ? a : b, q = da < 0 ? b : a;
            double t = da < 0 ? da / (da - db) : db / (db - da);
            *list_push(arena, &out) = (struct corner){p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)};
        }
        if (db >= 0) {
            *list_push(arena, &out) = b;
        }
    }
    return out;
}

static struct corners clip(struct corners corners, const struct window *window, struct arena *arena)
{
    for (int edge = 0; edge < EDGES && corners.n; edge++) {
        corners = clip_edge(corners, window, (enum edge)edge, arena);
    }
    return corners;
}

/* ---- the finished ring ---- */

struct points ARENA_LIST(struct basemap_point);

static bool same_corner(struct corner a, struct corner b)
{
    return !(a.x < b.x) && !(b.x < a.x) && !(a.y < b.y) && !(b.y < a.y);
}

/* In square steps: a ring that only runs along the window's edge and back comes to less than one.
 */
static double corners_area(const struct corner *at, size_t n)
{
    double total = 0;
    for (size_t i = 0, j = n - 1; i < n; j = i++) {
        total +=
            (at[j].x - at[0].x) * (at[i].y - at[0].y) - (at[i].x - at[0].x) * (at[j].y - at[0].y);
    }
    return total / 2;
}

static void add_side(struct points *points, struct corner a, struct corner b, double longest,
                     struct arena *arena)
{
    double length = hypot(b.x - a.x, b.y - a.y);
    int pieces = longest > 0 && length > longest ? (int)fmin(720, ceil(length / longest)) : 1;
    for (int i = 1; i <= pieces; i++) {
        double t = (double)i / pieces;
        *list_push(arena, points) = (struct basemap_point){(a.x + t * (b.x - a.x)) / FILE_STEPS,
                                                           (a.y + t * (b.y - a.y)) / FILE_STEPS};
    }
}

static void finish_ring(struct basemap_rings *rings, struct corners corners, double longest,
                        struct arena *arena)
{
    struct points points = {0};
    size_t n = 0;
    for (size_t i = 0; i < corners.n; i++) {
        if (n == 0 || !same_corner(corners.at[n - 1], corners.at[i])) {
            corners.at[n++] = corners.at[i];
        }
    }
    while (n > 1 && same_corner(corners.at[n - 1], corners.at[0])) {
        n--;
    }
    if (n < 3 || fabs(corners_area(corners.at, n)) < 1) {
        return;
    }
    for (size_t i = 0; i < n; i++) {
        add_side(&points, corners.at[i ? i - 1 : n - 1], corners.at[i], longest, arena);
    }
    *list_push(arena, rings) = (struct basemap_ring){points.at, points.n};
}

static void ring_add(struct basemap_rings *rings, struct reading *reading,
                     const struct window *window, const struct file_box *box,
                     const struct stretch *ring, struct arena *arena)
{
    struct corners corners = gather_ring(reading, window, ring);
    if (!window_holds(window, box)) {
        corners = clip(corners, window, reading->scratch);
    }
    finish_ring(rings, corners, window->longest, arena);
}

void basemap_rings_add(struct basemap_rings *rings, struct reading *reading,
                       const struct window *window, const struct file_area *area,
                       struct arena *arena)
{
    const struct basemap *basemap = reading->basemap;
    struct ring_list list = basemap_ring_list(basemap, area);
    for (size_t i = 0; i < list.n && reading->left; i++) {
        const struct file_ring *ring = &list.at[i];
        reading->left--;
        if (window_touches(window, &ring->box)) {
            struct stretch stretch = {basemap_references(basemap, ring),
                                      basemap_runs(basemap, ring)};
            ring_add(rings, reading, window, &ring->box, &stretch, arena);
        }
    }
}

static struct basemap_rings rings_of(const struct basemap *basemap,
                                     const struct basemap_query *query,
                                     const struct file_area *area, struct arena *arena)
{
    struct basemap_rings rings = {0};
    struct window windows[2];
    int n = basemap_windows(query, windows);
    struct arena scratch = {0};
    struct reading reading = basemap_reading(basemap, &scratch);
    for (int i = 0; i < n; i++) {
        basemap_rings_add(&rings, &reading, &windows[i], area, arena);
    }
    arena_free(&scratch);
    return rings;
}

struct basemap_rings basemap_land(const struct basemap *basemap, const struct basemap_query *query,
                                  struct arena *arena)
{
    const struct file_area *land = compiled_records(&basemap->file, SECTION_LAND, 0, 1);
    return rings_of(basemap, query, land, arena);
}

struct basemap_rings basemap_area_rings(const struct basemap *basemap,
                                        const struct basemap_query *query,
                                        const struct basemap_area *area, struct arena *arena)
{
    size_t n;
    const struct file_area *areas = basemap_file_areas(basemap, area->kind, area->view, &n);
    return area->id < n ? rings_of(basemap, query, &areas[area->id], arena)
                        : (struct basemap_rings){0};
}

static void lakes_of_window(struct basemap_rings *rings, struct reading *reading,
                            const struct window *window, enum boundary_view view, unsigned rank,
                            struct arena *arena)
{
    const struct basemap *basemap = reading->basemap;
    for (size_t i = 0, end; (end = basemap_next_arcs(basemap, window, &i)) > i;) {
        for (; i < end; i++) {
            const struct file_arc *arc = basemap_arc(basemap, (int32_t)i);
            int32_t reference = (int32_t)i;
            struct stretch alone = {.references = {&reference, 1}};
            if (arc->kind[view] == FILE_LAKE && arc->rank <= rank &&
                same_place(arc->start, arc->end) && window_touches(window, &arc->box)) {
                ring_add(rings, reading, window, &arc->box, &alone, arena);
            }
        }
    }
}

struct basemap_rings basemap_lakes(const struct basemap *basemap, const struct basemap_query *query,
                                   unsigned rank, struct arena *arena)
{
    struct basemap_rings rings = {0};
    struct window windows[2];
    int n = basemap_windows(query, windows);
    struct arena scratch = {0};
    struct reading reading = basemap_reading(basemap, &scratch);
    for (int w = 0; w < n; w++) {
        lakes_of_window(&rings, &reading, &windows[w], query->view, rank, arena);
    }
    arena_free(&scratch);
    return rings;
}
