#include <math.h>

#include "map/draw.h"

/* About this many lines across a frame. */
#define LINES_WANTED   5.0
#define STEPS_PER_LINE 24
#define LABEL_GAP      3.0
#define LABELS_APART   32.0

static const double steps[] = {0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 45};
#define N_STEPS (sizeof steps / sizeof *steps)

static double step_for(double span)
{
    for (size_t i = 0; i < N_STEPS; i++) {
        if (span / steps[i] <= LINES_WANTED * 1.5) {
            return steps[i];
        }
    }
    return steps[N_STEPS - 1];
}

struct graticule {
    double lon_step, lat_step;
    double lon_first, lat_first;
    int n_lon, n_lat;
};

static struct graticule graticule_of(const struct view *view)
{
    const struct basemap_box *g = &view->ground;
    struct graticule out;
    out.lon_step = step_for(g->east - g->west);
    out.lat_step = step_for(g->north - g->south);
    out.lon_first = ceil(g->west / out.lon_step) * out.lon_step;
    out.lat_first = ceil(fmax(g->south, -89.9) / out.lat_step) * out.lat_step;
    out.n_lon = (int)floor((g->east - out.lon_first) / out.lon_step + 1e-9) + 1;
    out.n_lat = (int)floor((fmin(g->north, 89.9) - out.lat_first) / out.lat_step + 1e-9) + 1;
    if (g->east - g->west >= 359.9) {
        out.n_lon = (int)round(360 / out.lon_step);
    }
    return out;
}

#define LINE_POINTS (STEPS_PER_LINE + 1)

static void meridian(const struct view *view, double lon, struct basemap_point out[LINE_POINTS])
{
    double south = fmax(view->ground.south, -90), north = fmin(view->ground.north, 90);
    for (int i = 0; i < LINE_POINTS; i++) {
        out[i] = (struct basemap_point){lon, south + (north - south) * i / STEPS_PER_LINE};
    }
}

static void parallel(const struct view *view, double lat, struct basemap_point out[LINE_POINTS])
{
    double west = view->ground.west, east = view->ground.east;
    for (int i = 0; i < LINE_POINTS; i++) {
        out[i] = (struct basemap_point){west + (east - west) * i / STEPS_PER_LINE, lat};
    }
}

/* Points on a straight line between others tell nothing; curves keep what 0.4 px needs. */
static size_t straighten(struct point *at, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        bool ends = i == 0 || i + 1 == n;
        struct point a = at[kept ? kept - 1 : 0], b = at[i + 1 < n ? i + 1 : i];
        double dx = b.x - a.x, dy = b.y - a.y, length = hypot(dx, dy);
        double off = length > 0 ? fabs(dx * (at[i].y - a.y) - dy * (at[i].x - a.x)) / length : 0;
        if (ends || off > 0.4) {
            at[kept++] = at[i];
        }
    }
    return kept;
}

static void add_line(struct path *path, const struct view *view, const struct basemap_point *at,
                     struct arena *arena)
{
    struct path *whole = path_new(arena);
    ground_add_line(whole, view, at, LINE_POINTS, 0, arena);
    /* Each piece of the clipped line is a run that begins with a move. */
    for (size_t i = 0; i < whole->ops.n;) {
        size_t n = 1;
        while (i + n < whole->ops.n && whole->ops.at[i + n] == PATH_LINE) {
            n++;
        }
        size_t kept = straighten(&whole->points.at[i], n);
        path_points(path, &whole->points.at[i], kept, false);
        i += n;
    }
}

void draw_graticule(const struct drawing *d, const struct view *view)
{
    struct graticule g = graticule_of(view);
    struct path *path = path_new(d->arena);
    struct basemap_point line[LINE_POINTS];
    for (int i = 0; i < g.n_lon; i++) {
        meridian(view, g.lon_first + i * g.lon_step, line);
        add_line(path, view, line, d->arena);
    }
    for (int i = 0; i < g.n_lat; i++) {
        parallel(view, g.lat_first + i * g.lat_step, line);
        add_line(path, view, line, d->arena);
    }
    group_begin(d, "graticule", "layer", SCENE_HIDDEN, NULL);
    scene_path(d->scene, path,
               &(struct paint){.stroke = d->style->graticule, .width = d->style->graticule_width});
    group_end(d);
}

/* ---- degrees in the margin ------------------------------------------------------------------ */
static const char *degrees(double value, bool latitude, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    double shown = latitude ? value : longitude_near(value, 0);
    buffer_number(&out, fabs(shown), 2);
    buffer_puts(&out, "\u00b0");
    bool plain = shown == 0 || (!latitude && fabs(shown) == 180);
    if (!plain) {
        buffer_puts(&out, latitude ? (shown > 0 ? " N" : " S") : shown > 0 ? " E" : " W");
    }
    return out.at;
}

/* Where a line leaves the frame through its left or bottom side. */
static bool exit_through(const struct view *view, const struct basemap_point *at, bool left,
                         double *where)
{
    const struct box *f = &view->frame;
    for (int i = 0; i + 1 < LINE_POINTS; i++) {
        struct point a = view_point(view, at[i]), b = view_point(view, at[i + 1]);
        double pa = left ? a.x - f->x0 : a.y - f->y1, pb = left ? b.x - f->x0 : b.y - f->y1;
        if (!isfinite(pa) || !isfinite(pb) || (pa > 0) == (pb > 0)) {
            continue;
        }
        double t = pa / (pa - pb);
        *where = left ? a.y + t * (b.y - a.y) : a.x + t * (b.x - a.x);
        double low = left ? f->y0 : f->x0, high = left ? f->y1 : f->x1;
        if (*where > low + 12 && *where < high - 12) {
            return true;
        }
    }
    return false;
}

static void label_at(const struct drawing *d, const struct view *view, const char *text, bool left,
                     double where)
{
    const struct box *f = &view->frame;
    struct point at = left ? (struct point){f->x0 - LABEL_GAP, where}
                           : (struct point){where, f->y1 + LABEL_GAP + d->style->note_size * 0.75};
    scene_text(d->scene, &(struct scene_text){.text = text,
                                              .at = at,
                                              .anchor = ANCHOR_MIDDLE,
                                              .size = d->style->note_size - 1,
                                              .rotate_deg = left ? -90 : 0,
                                              .colour = d->style->muted});
}

#define LABELS_MOST 64

/* Where labels stand along one side, so that none comes too near another. */
struct side {
    double taken[LABELS_MOST];
    size_t n;
};

static bool take_place(struct side *side, double where)
{
    for (size_t i = 0; i < side->n; i++) {
        if (fabs(side->taken[i] - where) < LABELS_APART) {
            return false;
        }
    }
    if (side->n == LABELS_MOST) {
        return false;
    }
    side->taken[side->n++] = where;
    return true;
}

void draw_graticule_labels(const struct drawing *d, const struct view *view)
{
    struct graticule g = graticule_of(view);
    struct basemap_point line[LINE_POINTS];
    struct side below = {.n = 0}, left = {.n = 0};
    double where;
    group_begin(d, NULL, "degrees", SCENE_HIDDEN, NULL);
    for (int i = 0; i < g.n_lon; i++) {
        double lon = g.lon_first + i * g.lon_step;
        meridian(view, lon, line);
        if (exit_through(view, line, false, &where) && take_place(&below, where)) {
            label_at(d, view, degrees(lon, false, d->arena), false, where);
        }
    }
    for (int i = 0; i < g.n_lat; i++) {
        double lat = g.lat_first + i * g.lat_step;
        parallel(view, lat, line);
        if (exit_through(view, line, true, &where) && take_place(&left, where)) {
            label_at(d, view, degrees(lat, true, d->arena), true, where);
        }
    }
    group_end(d);
}
