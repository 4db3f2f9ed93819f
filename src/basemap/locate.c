#include <math.h>

#include "basemap/unpack.h"

/* Which area a point lies in: how often a ray from it to the east crosses the area's borders. */

/* A point just off the coast belongs to what is this near. */
#define COAST_SLACK (FILE_STEPS / 10.0)

struct probe {
    double x, y;
    bool inside;
    double nearest; /* squared distance to an edge, in steps of latitude */
    double x_scale;
};

static void probe_segment(struct probe *probe, struct file_point a, struct file_point b)
{
    if ((a.y > probe->y) != (b.y > probe->y) &&
        probe->x < ((double)b.x - a.x) * (probe->y - a.y) / ((double)b.y - a.y) + a.x) {
        probe->inside = !probe->inside;
    }
    double dx = ((double)b.x - a.x) * probe->x_scale, dy = (double)b.y - a.y;
    double ex = (probe->x - a.x) * probe->x_scale, ey = probe->y - a.y;
    double length = dx * dx + dy * dy;
    double t = length > 0 ? (ex * dx + ey * dy) / length : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    ex -= t * dx;
    ey -= t * dy;
    probe->nearest = fmin(probe->nearest, ex * ex + ey * ey);
}

static bool near_box(const struct probe *probe, const struct file_box *box)
{
    double slack = COAST_SLACK / probe->x_scale;
    return probe->x >= box->west - slack && probe->x <= box->east + slack &&
           probe->y >= box->south - COAST_SLACK && probe->y <= box->north + COAST_SLACK;
}

/* An arc that is not near is only asked on which side of the point it passes: its ends tell. */
static void probe_arc(struct probe *probe, struct reading *reading, int32_t reference)
{
    const struct file_arc *arc = basemap_arc(reading->basemap, reference);
    if (!arc) {
        return;
    }
    if (near_box(probe, &arc->box)) {
        struct arc_line line = basemap_unpack(reading, reference, 0);
        for (size_t i = 1; i < line.n; i++) {
            probe_segment(probe, line.at[i - 1], line.at[i]);
        }
    } else if (probe->x < arc->box.west) {
        probe->inside ^= (arc->start.y > probe->y) != (arc->end.y > probe->y);
    }
}

static void probe_ring(struct probe *probe, struct reading *reading, const struct file_ring *ring)
{
    struct reference_run run = basemap_references(reading->basemap, ring);
    for (size_t k = 0; k < run.n && reading->left; k++) {
        reading->left--;
        probe_arc(probe, reading, run.at[k]);
    }
}

/* Squared distance of the point from the area, 0 inside it. */
static double distance_to_area(struct probe probe, struct reading *reading,
                               const struct file_area *area)
{
    const struct basemap *basemap = reading->basemap;
    struct ring_list list = basemap_ring_list(basemap, area);
    probe.nearest = INFINITY;
    for (size_t i = 0; i < list.n; i++) {
        if (near_box(&probe, &list.at[i].box)) {
            probe_ring(&probe, reading, &list.at[i]);
        }
    }
    return probe.inside ? 0 : probe.nearest;
}

bool basemap_area_at(const struct basemap *basemap, enum boundary_view view,
                     enum basemap_area_kind kind, struct basemap_point point,
                     struct basemap_area *out)
{
    size_t n, found = 0;
    const struct file_area *areas = basemap_file_areas(basemap, kind, view, &n);
    struct arena scratch = {0};
    struct reading reading = basemap_reading(basemap, &scratch);
    struct probe probe = {.x = point.lon * FILE_STEPS,
                          .y = point.lat * FILE_STEPS,
                          .x_scale = fmax(0.01, cos(point.lat * 3.14159265358979323846 / 180))};
    double nearest = INFINITY;
    for (size_t i = 0; i < n && nearest > 0; i++) {
        double distance = near_box(&probe, &areas[i].box)
                              ? distance_to_area(probe, &reading, &areas[i])
                              : INFINITY;
        found = distance < nearest ? i : found;
        nearest = fmin(nearest, distance);
    }
    arena_free(&scratch);
    if (!(nearest <= COAST_SLACK * COAST_SLACK)) {
        return false;
    }
    *out = basemap_area_read(basemap, kind, view, (uint32_t)found);
    return true;
}
