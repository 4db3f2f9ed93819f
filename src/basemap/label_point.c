#include "basemap/label_point.h"

#include <float.h>
#include <math.h>

/* The pole of inaccessibility by ever smaller cells (mapbox/polylabel's method): a cell is worth a
 * look while its centre's distance from the edge and its own radius together can beat the best so
 * far. */

#define PI    3.14159265358979323846
#define SQRT2 1.41421356237309504880

/* A word is wider than high: with longitudes halved, room to the sides counts for half. */
#define WORD_ASPECT  0.5
#define ENOUGH_CELLS 160
/* Cells that promise less than this share of the shape's height are not split. */
#define PRECISION 0.02

struct cell {
    double x, y, half, clear, promise;
};

struct cells ARENA_LIST(struct cell);

struct shape {
    struct basemap_rings rings;
    double x_scale;
};

double ring_area_deg2(struct basemap_ring ring)
{
    double total = 0;
    for (size_t i = 0, j = ring.n - 1; i < ring.n; j = i++) {
        total += ring.at[j].lon * ring.at[i].lat - ring.at[i].lon * ring.at[j].lat;
    }
    return total / 2;
}

static double segment_distance_squared(double x, double y, double x1, double y1, double x2,
                                       double y2)
{
    double dx = x2 - x1, dy = y2 - y1;
    double length = dx * dx + dy * dy;
    double t = length > 0 ? ((x - x1) * dx + (y - y1) * dy) / length : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    double ex = x1 + t * dx - x, ey = y1 + t * dy - y;
    return ex * ex + ey * ey;
}

/* The distance to the nearest edge, negative outside. */
static double clearance(const struct shape *shape, double x, double y)
{
    double nearest = DBL_MAX;
    bool inside = false;
    for (size_t r = 0; r < shape->rings.n; r++) {
        struct basemap_ring ring = shape->rings.at[r];
        for (size_t i = 0, j = ring.n - 1; i < ring.n; j = i++) {
            double x1 = ring.at[j].lon * shape->x_scale, y1 = ring.at[j].lat;
            double x2 = ring.at[i].lon * shape->x_scale, y2 = ring.at[i].lat;
            if ((y1 > y) != (y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1) {
                inside = !inside;
            }
            nearest = fmin(nearest, segment_distance_squared(x, y, x1, y1, x2, y2));
        }
    }
    return inside ? sqrt(nearest) : -sqrt(nearest);
}

static void add_cell(struct cells *cells, const struct shape *shape, double x, double y,
                     double half, struct arena *arena)
{
    double clear = clearance(shape, x, y);
    *list_push(arena, cells) = (struct cell){
        .x = x, .y = y, .half = half, .clear = clear, .promise = clear + half * SQRT2};
}

static size_t most_promising(const struct cells *cells)
{
    size_t best = 0;
    for (size_t i = 1; i < cells->n; i++) {
        if (cells->at[i].promise > cells->at[best].promise) {
            best = i;
        }
    }
    return best;
}

static void split_cell(struct cells *cells, size_t which, const struct shape *shape,
                       struct arena *arena)
{
    struct cell cell = cells->at[which];
    double half = cell.half / 2;
    cells->at[which] = cells->at[--cells->n];
    add_cell(cells, shape, cell.x - half, cell.y - half, half, arena);
    add_cell(cells, shape, cell.x + half, cell.y - half, half, arena);
    add_cell(cells, shape, cell.x - half, cell.y + half, half, arena);
    add_cell(cells, shape, cell.x + half, cell.y + half, half, arena);
}

static struct basemap_box box_of_largest(struct basemap_rings rings)
{
    size_t largest = 0;
    for (size_t i = 1; i < rings.n; i++) {
        if (ring_area_deg2(rings.at[i]) > ring_area_deg2(rings.at[largest])) {
            largest = i;
        }
    }
    struct basemap_ring ring = rings.at[largest];
    struct basemap_box box = {ring.at[0].lon, ring.at[0].lat, ring.at[0].lon, ring.at[0].lat};
    for (size_t i = 1; i < ring.n; i++) {
        box.west = fmin(box.west, ring.at[i].lon);
        box.east = fmax(box.east, ring.at[i].lon);
        box.south = fmin(box.south, ring.at[i].lat);
        box.north = fmax(box.north, ring.at[i].lat);
    }
    return box;
}

/* Square cells that cover the box. */
static void cover(struct cells *cells, const struct shape *shape, struct basemap_box box,
                  struct arena *arena)
{
    double west = box.west * shape->x_scale, east = box.east * shape->x_scale;
    double side = fmin(east - west, box.north - box.south);
    side = fmax(side, fmax(east - west, box.north - box.south) / 16);
    for (double x = west; x < east && side > 0; x += side) {
        for (double y = box.south; y < box.north; y += side) {
            add_cell(cells, shape, x + side / 2, y + side / 2, side / 2, arena);
        }
    }
}

struct basemap_point label_point(struct basemap_rings rings, double *clear, struct arena *scratch)
{
    *clear = -DBL_MAX;
    if (rings.n == 0) {
        return (struct basemap_point){0, 0};
    }
    struct basemap_box box = box_of_largest(rings);
    double middle = (box.south + box.north) / 2;
    struct shape shape = {rings, WORD_ASPECT * fmax(0.05, cos(middle * PI / 180))};
    struct cells cells = {0};
    struct cell best = {.x = box.west * shape.x_scale, .y = box.south, .clear = -DBL_MAX};
    cover(&cells, &shape, box, scratch);
    for (size_t i = 0; i < cells.n; i++) {
        best = cells.at[i].clear > best.clear ? cells.at[i] : best;
    }
    double precision = PRECISION * (box.north - box.south);
    for (int i = 0; i < ENOUGH_CELLS && cells.n; i++) {
        size_t which = most_promising(&cells);
        if (cells.at[which].promise <= best.clear + precision) {
            break;
        }
        size_t before = cells.n - 1;
        split_cell(&cells, which, &shape, scratch);
        for (size_t k = before; k < cells.n; k++) {
            best = cells.at[k].clear > best.clear ? cells.at[k] : best;
        }
    }
    *clear = best.clear;
    return (struct basemap_point){best.x / shape.x_scale, best.y};
}
