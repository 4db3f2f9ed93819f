#include "map/view.h"

#include <math.h>
#include <stdlib.h>

#include "map/angle.h"

/* How finely a frame is probed for what it shows. */
#define PROBES 24
/* Azimuthal frames beyond this lose the far side: it would be smeared around the rim. */
#define CAP_BEYOND_DEG 85.0

static int compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The widest stretch of longitudes without a point is what the box leaves out. */
static void span_longitudes(const struct basemap_point *at, size_t n, struct basemap_box *box,
                            struct arena *arena)
{
    double *lon = arena_array(arena, double, n);
    for (size_t i = 0; i < n; i++) {
        lon[i] = longitude_near(at[i].lon, 0);
    }
    qsort(lon, n, sizeof *lon, compare_doubles);
    double gap = lon[0] + 360 - lon[n - 1];
    box->west = lon[0];
    box->east = lon[n - 1];
    for (size_t i = 1; i < n; i++) {
        if (lon[i] - lon[i - 1] > gap) {
            gap = lon[i] - lon[i - 1];
            box->west = lon[i];
            box->east = lon[i - 1] + 360;
        }
    }
}

struct extent extent_of(const struct basemap_point *at, size_t n, struct arena *arena)
{
    struct extent extent = {.at = at, .n = n};
    if (!n) {
        return extent;
    }
    span_longitudes(at, n, &extent.box, arena);
    extent.box.south = extent.box.north = at[0].lat;
    for (size_t i = 1; i < n; i++) {
        extent.box.south = fmin(extent.box.south, at[i].lat);
        extent.box.north = fmax(extent.box.north, at[i].lat);
    }
    return extent;
}

struct extent extent_of_box(const struct basemap_box *box, struct arena *arena)
{
    enum { STEPS = 16 };
    double east = box->east < box->west ? box->east + 360 : box->east;
    struct basemap_point *at = arena_array(arena, struct basemap_point, 4 * (STEPS + 1));
    size_t n = 0;
    for (int i = 0; i <= STEPS; i++) {
        double t = (double)i / STEPS;
        double lon = box->west + t * (east - box->west);
        double lat = box->south + t * (box->north - box->south);
        at[n++] = (struct basemap_point){lon, box->south};
        at[n++] = (struct basemap_point){lon, box->north};
        at[n++] = (struct basemap_point){box->west, lat};
        at[n++] = (struct basemap_point){east, lat};
    }
    struct extent extent = {.at = at, .n = n, .box = *box};
    extent.box.east = east;
    return extent;
}

static struct box plane_box(const struct projection *projection, const struct extent *extent)
{
    struct box box = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for (size_t i = 0; i < extent->n; i++) {
        struct point p = projection_forward(projection, extent->at[i]);
        if (isfinite(p.x) && isfinite(p.y)) {
            box.x0 = fmin(box.x0, p.x);
            box.x1 = fmax(box.x1, p.x);
            box.y0 = fmin(box.y0, p.y);
            box.y1 = fmax(box.y1, p.y);
        }
    }
    return box.x0 <= box.x1 ? box : (struct box){0, 0, 0, 0};
}

struct point view_span(const struct projection *projection, const struct extent *extent)
{
    struct box box = plane_box(projection, extent);
    return (struct point){box.x1 - box.x0, box.y1 - box.y0};
}

/* ---- what a frame shows --------------------------------------------------------------------- */
struct probe {
    struct basemap_box box;
    bool any, off_the_world;
    double farthest; /* degrees from the projection's centre */
};

static double degrees_apart(struct basemap_point a, struct basemap_point b)
{
    const double r = RADIANS;
    double s = sin(a.lat * r) * sin(b.lat * r) +
               cos(a.lat * r) * cos(b.lat * r) * cos((a.lon - b.lon) * r);
    return acos(fmin(fmax(s, -1), 1)) / r;
}

static void probe_point(struct probe *probe, const struct view *view, struct point at)
{
    struct basemap_point g;
    const struct projection_choice *choice = &view->projection.choice;
    if (!view_ground(view, at, &g)) {
        probe->off_the_world = true;
        return;
    }
    if (!probe->any) {
        probe->box = (struct basemap_box){g.lon, g.lat, g.lon, g.lat};
        probe->any = true;
    }
    probe->box.west = fmin(probe->box.west, g.lon);
    probe->box.east = fmax(probe->box.east, g.lon);
    probe->box.south = fmin(probe->box.south, g.lat);
    probe->box.north = fmax(probe->box.north, g.lat);
    struct basemap_point centre = {choice->lon_0, choice->lat_0};
    probe->farthest = fmax(probe->farthest, degrees_apart(centre, g));
}

static bool shows_pole(const struct view *view, double lat)
{
    struct basemap_point pole = {view->projection.choice.lon_0, lat};
    struct point at = view_point(view, pole);
    struct basemap_point back;
    return isfinite(at.x) && isfinite(at.y) && view_shows(view, at) &&
           view_ground(view, at, &back) && fabs(back.lat - lat) < 1;
}

static void whole_turn(struct basemap_box *box, double lon_0)
{
    box->west = lon_0 - 180;
    box->east = lon_0 + 180;
}

static void find_cap(struct view *view, const struct probe *probe)
{
    const struct projection_choice *choice = &view->projection.choice;
    bool azimuthal = choice->family == FAMILY_AZIMUTHAL || choice->family == FAMILY_POLAR;
    if (!azimuthal || (probe->farthest < CAP_BEYOND_DEG && !probe->off_the_world)) {
        return;
    }
    view->has_cap = true;
    view->cap.centre = (struct basemap_point){choice->lon_0, choice->lat_0};
    view->cap.angle_deg = fmin(probe->farthest + 5, 170);
}

static void find_ground(struct view *view)
{
    struct probe probe = {0};
    const struct box *f = &view->frame;
    for (int i = 0; i <= PROBES; i++) {
        for (int k = 0; k <= PROBES; k++) {
            struct point at = {f->x0 + (f->x1 - f->x0) * i / PROBES,
                               f->y0 + (f->y1 - f->y0) * k / PROBES};
            probe_point(&probe, view, at);
        }
    }
    double lon_0 = view->projection.choice.lon_0;
    struct basemap_box box = probe.box;
    double wider = (box.east - box.west) / PROBES, taller = (box.north - box.south) / PROBES;
    box.west -= wider;
    box.east += wider;
    box.south = fmax(box.south - taller, -90);
    box.north = fmin(box.north + taller, 90);
    bool north = shows_pole(view, 90), south = shows_pole(view, -90);
    if (north || south || !probe.any || probe.off_the_world || box.east - box.west > 360) {
        whole_turn(&box, lon_0);
    }
    box.north = north || probe.off_the_world ? 90 : box.north;
    box.south = south || probe.off_the_world ? -90 : box.south;
    view->ground = box;
    find_cap(view, &probe);
}

void view_fit(struct view *out, const struct projection *projection, struct box frame,
              const struct extent *extent, struct box margin, double scale_most)
{
    struct view view = {.projection = *projection, .frame = frame};
    struct box plane = plane_box(projection, extent);
    double width = fmax(frame.x1 - frame.x0 - margin.x0 - margin.x1, 1);
    double height = fmax(frame.y1 - frame.y0 - margin.y0 - margin.y1, 1);
    double across = fmax(plane.x1 - plane.x0, 1), up = fmax(plane.y1 - plane.y0, 1);
    view.scale = fmin(width / across, height / up);
    if (scale_most > 0) {
        view.scale = fmin(view.scale, scale_most);
    }
    view.centre.x = (plane.x0 + plane.x1) / 2 + (margin.x1 - margin.x0) / 2 / view.scale;
    view.centre.y = (plane.y0 + plane.y1) / 2 - (margin.y1 - margin.y0) / 2 / view.scale;
    find_ground(&view);
    *out = view;
}

struct point view_point(const struct view *view, struct basemap_point at)
{
    struct point p = projection_forward(&view->projection, at);
    const struct box *f = &view->frame;
    return (struct point){(f->x0 + f->x1) / 2 + (p.x - view->centre.x) * view->scale,
                          (f->y0 + f->y1) / 2 - (p.y - view->centre.y) * view->scale};
}

bool view_ground(const struct view *view, struct point at, struct basemap_point *out)
{
    const struct box *f = &view->frame;
    struct point plane = {view->centre.x + (at.x - (f->x0 + f->x1) / 2) / view->scale,
                          view->centre.y - (at.y - (f->y0 + f->y1) / 2) / view->scale};
    struct basemap_point g;
    if (!projection_inverse(&view->projection, plane, &g) || fabs(g.lat) > 90) {
        return false;
    }
    g.lon = longitude_near(g.lon, view->projection.choice.lon_0);
    /* Off the edge of the world some inverses go on as if it had none. */
    struct point back = projection_forward(&view->projection, g);
    if (!(fabs(back.x - plane.x) * view->scale < 0.5 &&
          fabs(back.y - plane.y) * view->scale < 0.5)) {
        return false;
    }
    *out = g;
    return true;
}

double view_metres(const struct view *view, struct point at)
{
    struct basemap_point a, b;
    struct point left = {at.x - 0.5, at.y}, right = {at.x + 0.5, at.y};
    if (!view_ground(view, left, &a) || !view_ground(view, right, &b)) {
        return 0;
    }
    return metres_between(a, b);
}

bool view_shows(const struct view *view, struct point at)
{
    const struct box *f = &view->frame;
    return at.x >= f->x0 && at.x <= f->x1 && at.y >= f->y0 && at.y <= f->y1;
}
