#include <math.h>
#include <string.h>

#include "map/angle.h"
#include "map/cover.h"
#include "map/panel.h"

/* Hatching that fills more of the frame than this tells nothing: the symbol's dotted ring does. */
#define SHARE_MOST         0.4
#define SHARE_MOST_COUNTRY 0.12
#define CIRCLE_MOST_PX     4000.0
#define CIRCLE_MOST_KM     4000.0

/* "Sumy" in "Sumy region": the area that a location means, and not one that its point lies in. */
static bool is_meant(const struct basemap_area *area, const struct location *location)
{
    char name[128];
    if (!location->name || area->name.n == 0 || area->name.n >= sizeof name) {
        return false;
    }
    memcpy(name, area->name.at, area->name.n);
    name[area->name.n] = '\0';
    return strstr(location->name, name) != NULL;
}

static bool find_area(const struct drawing *d, const struct site *site, struct basemap_area *out)
{
    const struct location *location = &site->incidents.at[0]->location;
    enum basemap_area_kind kind =
        location->precision == PRECISION_COUNTRY ? AREA_COUNTRY : AREA_ADMIN1;
    if (location->precision != PRECISION_COUNTRY && location->precision != PRECISION_REGION) {
        return false;
    }
    return basemap_area_at(d->basemap, d->options->boundaries, kind, site->ground, out) &&
           is_meant(out, location);
}

#define CIRCLE_POINTS 120
#define CIRCLE_SMALL  16.0 /* px: up to here a circle on the ground is one on the page */
#define KM_PER_DEGREE 111.195
#define PART_LEAST_KM 50.0 /* smaller ones mean "around here", borders or not */

/* The point so many degrees of arc from `from`, at an angle from east. */
static struct basemap_point point_off(struct basemap_point from, double arc, double angle)
{
    double a = arc * RADIANS, lat = from.lat * RADIANS, north = sin(angle), east = cos(angle);
    double s = sin(lat) * cos(a) + cos(lat) * sin(a) * north;
    double lon = atan2(east * sin(a) * cos(lat), cos(a) - sin(lat) * s);
    return (struct basemap_point){from.lon + lon / RADIANS, asin(fmin(fmax(s, -1), 1)) / RADIANS};
}

/* Clockwise, so that land, which runs the other way, is a hole in it. A large one bends with the
 * projection; one that runs over the edge of the world is not drawn. */
static bool large_circle(struct point ring[CIRCLE_POINTS], const struct view *view,
                         const struct site *site)
{
    double arc = site->radius_km / KM_PER_DEGREE;
    for (int i = 0; i < CIRCLE_POINTS; i++) {
        struct basemap_point at = point_off(site->ground, arc, -2 * PI * i / CIRCLE_POINTS);
        double off = projection_offset(&view->projection, at.lon);
        double home = projection_offset(&view->projection, site->ground.lon);
        ring[i] = view_point(view, at);
        if (!isfinite(ring[i].x) || !isfinite(ring[i].y) || fabs(off - home) > 150) {
            return false;
        }
    }
    return true;
}

/* What is hatched, and a line around it: its own outline where there is no other. */
struct area_shape {
    struct path *fill, *rim;
};

/* The pieces of the circle that run over the sea: the coast is a line already. */
static void add_rim(struct area_shape *shape, const struct point ring[CIRCLE_POINTS],
                    const struct cover *land, struct arena *arena)
{
    struct point run[CIRCLE_POINTS + 1];
    size_t n = 0;
    shape->rim = path_new(arena);
    for (int i = 0; i <= CIRCLE_POINTS; i++) {
        struct point p = ring[i % CIRCLE_POINTS];
        bool ashore = cover_holds(land, p);
        if (!ashore) {
            run[n++] = p;
        }
        if (n > 1 && (ashore || i == CIRCLE_POINTS)) {
            path_points(shape->rim, run, n, false);
        }
        n = ashore ? 0 : n;
    }
}

/* The rings' part within the circle. */
static void add_within(struct path *path, const struct view *view, const struct site *site,
                       const struct basemap_rings *rings, struct arena *arena)
{
    struct view circle = *view;
    circle.has_cap = true;
    circle.cap = (struct cap){site->ground, site->radius_km / KM_PER_DEGREE};
    ground_add_rings(path, &circle, rings, 4, arena);
}

/* "Western Ukraine" ends where Ukraine does, and what happened at sea did not happen ashore. */
static void add_circle(struct area_shape *shape, const struct drawing *d, const struct view *view,
                       const struct site *site)
{
    struct path *path = shape->fill;
    struct point ring[CIRCLE_POINTS];
    double metres = view_metres(view, site->home);
    double px = metres > 0 ? site->radius_km * 1000 / metres : 0;
    if (px <= site->radius || px > CIRCLE_MOST_PX || site->radius_km > CIRCLE_MOST_KM) {
        return;
    }
    if (px < CIRCLE_SMALL) {
        path_ellipse(path, site->home, px, px);
        return;
    }
    struct basemap_query query = ground_query(d, view, 1.4);
    struct basemap_area country;
    const char *code = site->incidents.at[0]->location.country_code;
    bool ashore =
        basemap_area_at(d->basemap, d->options->boundaries, AREA_COUNTRY, site->ground, &country);
    bool around = site->radius_km < PART_LEAST_KM;
    if (!around && ashore && strcmp(code, country.country_code) == 0) {
        struct basemap_rings rings = basemap_area_rings(d->basemap, &query, &country, d->arena);
        add_within(path, view, site, &rings, d->arena);
        return;
    }
    if (!large_circle(ring, view, site)) {
        return;
    }
    path_points(path, ring, CIRCLE_POINTS, true);
    if (!around && !ashore) {
        struct basemap_rings rings = basemap_land(d->basemap, &query, d->arena);
        struct path *land = path_new(d->arena);
        ground_add_rings(land, view, &rings, 0, d->arena);
        add_within(path, view, site, &rings, d->arena);
        add_rim(shape, ring, cover_of(land, d->arena), d->arena);
    }
}

static double path_area(const struct path *path)
{
    double area = 0;
    size_t first = 0;
    for (size_t i = 0, k = 0; i < path->ops.n; i++) {
        if (path->ops.at[i] == PATH_MOVE) {
            first = k;
        }
        if (path->ops.at[i] == PATH_CLOSE) {
            area += ring_area(&path->points.at[first], k - first);
        }
        k += path->ops.at[i] == PATH_CURVE ? 3 : path->ops.at[i] == PATH_CLOSE ? 0 : 1;
    }
    return fabs(area);
}

/* False where there is nothing to hatch, or too much. */
static bool area_shape(struct area_shape *shape, const struct drawing *d, const struct view *view,
                       const struct site *site)
{
    struct path *path = path_new(d->arena);
    *shape = (struct area_shape){.fill = path};
    struct basemap_area area;
    if (find_area(d, site, &area)) {
        struct basemap_query query = ground_query(d, view, 1.4);
        struct basemap_rings rings = basemap_area_rings(d->basemap, &query, &area, d->arena);
        ground_add_rings(path, view, &rings, 4, d->arena);
    } else if (site->radius_km > 0) {
        add_circle(shape, d, view, site);
    }
    const struct box *f = &view->frame;
    double frame = (f->x1 - f->x0) * (f->y1 - f->y0);
    bool country = site->incidents.at[0]->location.precision == PRECISION_COUNTRY;
    double most = country ? SHARE_MOST_COUNTRY : SHARE_MOST;
    return path->ops.n && path_area(path) < most * frame;
}

void draw_areas(const struct drawing *d, const struct panel *panel)
{
    bool any = false;
    for (size_t i = 0; i < panel->sites.n; i++) {
        const struct site *site = &panel->sites.at[i];
        struct area_shape shape;
        if (!site->area || !area_shape(&shape, d, &panel->view, site)) {
            continue;
        }
        if (!any) {
            group_begin(d, panel->kind == PANEL_MAIN ? "areas" : NULL, "layer", SCENE_HIDDEN, NULL);
            any = true;
        }
        struct paint paint = symbol_area_paint(d->style, site->incidents.at[0]->category);
        struct paint rim = paint;
        rim.hatch = (struct hatch){0};
        paint.width = shape.rim ? 0 : paint.width;
        scene_path(d->scene, shape.fill, &paint);
        if (shape.rim && shape.rim->ops.n) {
            scene_path(d->scene, shape.rim, &rim);
        }
    }
    if (any) {
        group_end(d);
    }
}
