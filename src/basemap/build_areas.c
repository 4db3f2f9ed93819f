#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "basemap/build_parts.h"
#include "basemap/label_point.h"

#define PI       3.14159265358979323846
#define EARTH_KM 6371.0
/* Label points are looked for in an outline that is drawn to this share of the area's height. */
#define LABEL_DETAIL 0.01

/* The largest are labelled first: a rank's areas are at least this large. */
static const double rank_km2[] = {2.5e6, 1e6, 4e5, 1.5e5, 5e4, 1.5e4, 4e3, 1e3, 1e2};
#define N_RANKS (sizeof rank_km2 / sizeof *rank_km2)

/* ---- rings --------------------------------------------------------------------------------------
 */

/* Which area each region belongs to. */
struct grouping {
    int *of; /* by region */
    size_t n;
};

/* A directed border of one area, which lies on its left. */
struct edge {
    int area;
    struct file_point start, end;
    int32_t reference;
    bool used;
};

struct edges ARENA_LIST(struct edge);

static int edge_order(const void *left, const void *right)
{
    const struct edge *a = left, *b = right;
    int64_t order = (int64_t)a->area - b->area;
    order = order ? order : (int64_t)a->start.x - b->start.x;
    order = order ? order : (int64_t)a->start.y - b->start.y;
    order = order ? order : (int64_t)a->reference - b->reference;
    return order < 0 ? -1 : order > 0;
}

static struct edges edges_of(const struct basemap_text *text, const struct grouping *grouping,
                             struct arena *arena)
{
    struct edges edges = {0};
    for (size_t i = 0; i < text->arcs.n; i++) {
        const struct text_arc *arc = &text->arcs.at[i];
        int left = arc->left == SEA ? SEA : grouping->of[arc->left];
        int right = arc->right == SEA ? SEA : grouping->of[arc->right];
        struct file_point start = text->points.at[arc->first];
        struct file_point end = text->points.at[arc->first + arc->n - 1];
        if (left == right) {
            continue;
        }
        if (left != SEA) {
            *list_push(arena, &edges) = (struct edge){left, start, end, (int32_t)i, false};
        }
        if (right != SEA) {
            *list_push(arena, &edges) = (struct edge){right, end, start, ~(int32_t)i, false};
        }
    }
    if (edges.n) {
        qsort(edges.at, edges.n, sizeof *edges.at, edge_order);
    }
    return edges;
}

/* The first unused edge of the area that starts at a point. */
static struct edge *edge_from(struct edges *edges, int area, struct file_point point)
{
    struct edge key = {.area = area, .start = point, .reference = INT32_MIN};
    size_t low = 0, high = edges->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (edge_order(&edges->at[middle], &key) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < edges->n; low++) {
        struct edge *edge = &edges->at[low];
        if (edge->area != area || edge->start.x != point.x || edge->start.y != point.y) {
            return NULL;
        }
        if (!edge->used) {
            return edge;
        }
    }
    return NULL;
}

static bool ring_fails(const struct basemap_text *text, const struct edge *edge,
                       struct error *error)
{
    int32_t i = edge->reference < 0 ? ~edge->reference : edge->reference;
    const struct text_arc *arc = &text->arcs.at[i];
    return error_set(error, ERROR_INPUT, "%s:%zu: nothing goes on from its end at %.4f, %.4f",
                     arc->file, arc->line, (double)edge->end.x / FILE_STEPS,
                     (double)edge->end.y / FILE_STEPS);
}

/* Boxes to skip a long ring's far stretches by. */
static void add_runs(struct basemap_shapes *shapes, struct file_ring *ring, struct arena *arena)
{
    ring->first_run = (uint32_t)shapes->runs.n;
    for (uint32_t k = 0; k < ring->n && ring->n > FILE_RUN; k++) {
        int32_t reference = shapes->references.at[ring->first + k];
        const struct file_arc *arc = &shapes->arcs[reference < 0 ? ~reference : reference];
        if (k % FILE_RUN == 0) {
            *list_push(arena, &shapes->runs) =
                (struct file_run){arc->box, reference < 0 ? arc->end : arc->start};
        }
        struct file_run *run = &shapes->runs.at[shapes->runs.n - 1];
        run->box = file_box_join(run->box, arc->box);
    }
}

static bool close_ring(struct basemap_shapes *shapes, const struct basemap_text *text,
                       struct edges *edges, struct edge *first, struct arena *arena,
                       struct error *error)
{
    struct file_ring ring = {.first = (uint32_t)shapes->references.n};
    for (struct edge *edge = first;;) {
        int32_t i = edge->reference < 0 ? ~edge->reference : edge->reference;
        edge->used = true;
        *list_push(arena, &shapes->references) = edge->reference;
        ring.box = ring.n++ ? file_box_join(ring.box, shapes->arcs[i].box) : shapes->arcs[i].box;
        if (edge->end.x == first->start.x && edge->end.y == first->start.y) {
            break;
        }
        struct edge *next = edge_from(edges, edge->area, edge->end);
        if (!next) {
            return ring_fails(text, edge, error);
        }
        edge = next;
    }
    add_runs(shapes, &ring, arena);
    *list_push(arena, &shapes->rings) = ring;
    return true;
}

static bool same_rings(const struct basemap_shapes *shapes, size_t a, size_t b, size_t n)
{
    const int32_t *references = shapes->references.at;
    for (size_t i = 0; i < n; i++) {
        const struct file_ring *left = &shapes->rings.at[a + i], *right = &shapes->rings.at[b + i];
        if (left->n != right->n || memcmp(references + left->first, references + right->first,
                                          left->n * sizeof *references) != 0) {
            return false;
        }
    }
    return true;
}

/* Most areas are the same in both views: the newest drops its rings, which are the last ones, where
 * an earlier area has them. Areas that are the same begin with the same reference. */
static void share_rings(struct basemap_shapes *shapes, struct file_area *area)
{
    const struct file_ring *own = &shapes->rings.at[area->first_ring];
    int32_t reference = shapes->references.at[own->first];
    uint32_t *earlier =
        &shapes->ring_of[reference < 0 ? 2 * (size_t)~reference + 1 : 2 * (size_t)reference];
    if (*earlier && *earlier - 1 + area->n_rings <= area->first_ring &&
        same_rings(shapes, *earlier - 1, area->first_ring, area->n_rings)) {
        shapes->rings.n = area->first_ring;
        shapes->references.n = own->first;
        shapes->runs.n = own->first_run;
        area->first_ring = *earlier - 1;
        return;
    }
    *earlier = area->first_ring + 1;
}

/* The rings of every area of a grouping, area by area; `areas` has room for them all. */
static bool close_rings(struct basemap_shapes *shapes, const struct basemap_text *text,
                        const struct grouping *grouping, struct file_area *areas,
                        struct arena *arena, struct error *error)
{
    struct edges edges = edges_of(text, grouping, arena);
    for (size_t i = 0, end; i < edges.n; i = end) {
        struct file_area *area = &areas[edges.at[i].area];
        area->first_ring = (uint32_t)shapes->rings.n;
        for (end = i; end < edges.n && edges.at[end].area == edges.at[i].area; end++) {
            if (edges.at[end].used) {
                continue;
            }
            if (!close_ring(shapes, text, &edges, &edges.at[end], arena, error)) {
                return false;
            }
            struct file_box box = shapes->rings.at[shapes->rings.n - 1].box;
            area->box = area->n_rings++ ? file_box_join(area->box, box) : box;
        }
        share_rings(shapes, area);
    }
    return true;
}

/* ---- areas --------------------------------------------------------------------------------------
 */

static double ring_km2(struct basemap_ring ring)
{
    const double radians = PI / 180;
    double total = 0;
    for (size_t i = 0, j = ring.n - 1; i < ring.n; j = i++) {
        total -= (ring.at[i].lon - ring.at[j].lon) * radians *
                 (2 + sin(ring.at[j].lat * radians) + sin(ring.at[i].lat * radians));
    }
    return total * EARTH_KM * EARTH_KM / 2;
}

/* A ring's points whose weight is at least `least`. */
static struct basemap_ring ring_points(const struct basemap_shapes *shapes,
                                       const struct basemap_text *text,
                                       const struct file_ring *ring, double least,
                                       struct arena *scratch)
{
    struct ARENA_LIST(struct basemap_point) points = {0};
    for (uint32_t k = 0; k < ring->n; k++) {
        int32_t reference = shapes->references.at[ring->first + k];
        const struct text_arc *arc = &text->arcs.at[reference < 0 ? ~reference : reference];
        for (size_t i = 0; i + 1 < arc->n; i++) { /* the last is the next one's first */
            size_t p = arc->first + (reference < 0 ? arc->n - 1 - i : i);
            if (shapes->weights[p] >= file_weight(least)) {
                *list_push(scratch, &points) =
                    (struct basemap_point){(double)text->points.at[p].x / FILE_STEPS,
                                           (double)text->points.at[p].y / FILE_STEPS};
            }
        }
    }
    return (struct basemap_ring){points.at, points.n};
}

static double largest_ring_height(const struct basemap_shapes *shapes, const struct file_area *area)
{
    int64_t height = 0;
    for (uint32_t i = 0; i < area->n_rings; i++) {
        const struct file_box *box = &shapes->rings.at[area->first_ring + i].box;
        int64_t other = (int64_t)box->north - box->south;
        height = other > height ? other : height;
    }
    return (double)height;
}

static void measure_area(struct basemap_shapes *shapes, const struct basemap_text *text,
                         struct file_area *area, struct arena *scratch)
{
    struct basemap_rings outline = {0};
    double least = LABEL_DETAIL * largest_ring_height(shapes, area);
    double clear;
    for (uint32_t i = 0; i < area->n_rings; i++) {
        const struct file_ring *ring = &shapes->rings.at[area->first_ring + i];
        area->area_km2 += ring_km2(ring_points(shapes, text, ring, 0, scratch));
        struct basemap_ring rough = ring_points(shapes, text, ring, least, scratch);
        if (rough.n >= 3) {
            *list_push(scratch, &outline) = rough;
        }
    }
    struct basemap_point label = label_point(outline, &clear, scratch);
    area->label = (struct file_point){(int32_t)lround(label.lon * FILE_STEPS),
                                      (int32_t)lround(label.lat * FILE_STEPS)};
    area->rank = 1;
    for (size_t i = 0; i < N_RANKS && area->area_km2 < rank_km2[i]; i++) {
        area->rank++;
    }
}

static void name_area(struct file_area *area, struct basemap_shapes *shapes, struct span code,
                      struct span name, struct span long_name)
{
    if (span_is_country_code(code)) {
        memcpy(area->code, code.at, 2);
    }
    area->name = (uint32_t)shapes->strings.n;
    area->name_n = (uint16_t)name.n;
    buffer_add(&shapes->strings, name.at, name.n);
    area->long_name = long_name.n ? (uint32_t)shapes->strings.n : area->name;
    area->long_name_n = (uint16_t)(long_name.n ? long_name.n : name.n);
    buffer_add(&shapes->strings, long_name.at, long_name.n);
}

/* Regions in the order of their areas, to number those. */
struct membership {
    struct span country, name;
    size_t region;
};

static int membership_order(const void *left, const void *right)
{
    const struct membership *a = left, *b = right;
    size_t n = a->country.n < b->country.n ? a->country.n : b->country.n;
    int order = memcmp(a->country.at, b->country.at, n);
    order = order ? order : (a->country.n > b->country.n) - (a->country.n < b->country.n);
    n = a->name.n < b->name.n ? a->name.n : b->name.n;
    order = order ? order : memcmp(a->name.at, b->name.at, n);
    order = order ? order : (a->name.n > b->name.n) - (a->name.n < b->name.n);
    return order ? order : (a->region > b->region) - (a->region < b->region);
}

static struct membership *members(const struct basemap_text *text, enum basemap_area_kind kind,
                                  int view, struct arena *arena)
{
    struct membership *all = arena_array(arena, struct membership, text->regions.n + 1);
    for (size_t i = 0; i < text->regions.n; i++) {
        const struct text_region *region = &text->regions.at[i];
        all[i] = (struct membership){region->country[view], SPAN(""), i};
        if (kind == AREA_ADMIN1) {
            all[i].name = region->name[view];
        }
    }
    qsort(all, text->regions.n, sizeof *all, membership_order);
    return all;
}

static struct grouping group(const struct membership *all, size_t n, struct arena *arena)
{
    struct grouping grouping = {.of = arena_array(arena, int, n + 1)};
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || !span_equal(all[i].country, all[i - 1].country) ||
            !span_equal(all[i].name, all[i - 1].name)) {
            grouping.n++;
        }
        grouping.of[all[i].region] = (int)grouping.n - 1;
    }
    return grouping;
}

static void name_areas(struct basemap_shapes *shapes, const struct basemap_text *text,
                       enum basemap_area_kind kind, const struct membership *all,
                       const struct grouping *grouping, struct file_area *areas)
{
    int named = -1;
    for (size_t i = 0; i < text->regions.n; i++) {
        int area = grouping->of[all[i].region];
        if (area == named) {
            continue;
        }
        named = area;
        struct span name = all[i].name, long_name = text->regions.at[all[i].region].long_name;
        if (kind == AREA_COUNTRY) {
            name = text_country_find(text, all[i].country)->name;
            long_name = SPAN("");
        }
        name_area(&areas[area], shapes, all[i].country, name, long_name);
    }
}

static bool areas_of(struct basemap_shapes *shapes, const struct basemap_text *text,
                     enum basemap_area_kind kind, int view, struct arena *arena,
                     struct error *error)
{
    struct membership *all = members(text, kind, view, arena);
    struct grouping grouping = group(all, text->regions.n, arena);
    struct file_area *areas = arena_array(arena, struct file_area, grouping.n + 1);
    if (!close_rings(shapes, text, &grouping, areas, arena, error)) {
        return false;
    }
    name_areas(shapes, text, kind, all, &grouping, areas);
    struct arena scratch = {0};
    for (size_t i = 0; i < grouping.n; i++) {
        measure_area(shapes, text, &areas[i], &scratch);
        arena_clear(&scratch);
    }
    arena_free(&scratch);
    shapes->areas[(kind == AREA_ADMIN1 ? 2 : 0) + view] =
        (struct file_areas){areas, grouping.n, grouping.n};
    return true;
}

static bool land_of(struct basemap_shapes *shapes, const struct basemap_text *text,
                    struct arena *arena, struct error *error)
{
    struct grouping all = {.of = arena_array(arena, int, text->regions.n + 1), .n = 1};
    return close_rings(shapes, text, &all, &shapes->land, arena, error);
}

bool basemap_areas_make(struct basemap_shapes *shapes, const struct basemap_text *text,
                        struct arena *arena, struct error *error)
{
    shapes->strings = (struct buffer){.arena = arena};
    shapes->ring_of = arena_array(arena, uint32_t, 2 * text->arcs.n + 1);
    if (!land_of(shapes, text, arena, error)) {
        return false;
    }
    return areas_of(shapes, text, AREA_COUNTRY, 0, arena, error) &&
           areas_of(shapes, text, AREA_COUNTRY, 1, arena, error) &&
           areas_of(shapes, text, AREA_ADMIN1, 0, arena, error) &&
           areas_of(shapes, text, AREA_ADMIN1, 1, arena, error);
}
