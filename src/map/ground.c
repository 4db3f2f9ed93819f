#include <math.h>

#include "map/draw.h"

/* Half of what the eye can tell apart in print; the file's grid is 0.1 px. */
#define TOLERANCE_PX 0.45
/* Islands and slivers below this are noise at reading distance. */
#define AREA_LEAST_PX 2.0
/* Divisions are drawn while they are larger than labels: metres for each px. */
#define ADMIN1_METRES_MOST 3200.0
#define METRES_PER_DEGREE  111195.0

struct path *path_new(struct arena *arena)
{
    struct path *path = arena_new(arena, struct path);
    path->arena = arena;
    return path;
}

void group_begin(const struct drawing *drawing, const char *id, const char *class_names,
                 enum scene_role role, const char *title)
{
    scene_group(
        drawing->scene,
        &(struct scene_group){.id = id, .class_names = class_names, .role = role, .title = title});
}

void group_end(const struct drawing *drawing)
{
    scene_group_end(drawing->scene);
}

struct basemap_query ground_query(const struct drawing *drawing, const struct view *view,
                                  double tolerance_px)
{
    double degrees_per_px = 1 / view->scale / METRES_PER_DEGREE;
    return (struct basemap_query){.view = drawing->options->boundaries,
                                  .box = view->ground,
                                  .tolerance_deg = tolerance_px * degrees_per_px,
                                  .longest_deg = fmax(1, 40 * degrees_per_px)};
}

/* Ink reaches over the frame a little, where the clip takes it. */
static struct box ink_frame(const struct view *view)
{
    const struct box *f = &view->frame;
    return (struct box){f->x0 - 2, f->y0 - 2, f->x1 + 2, f->y1 + 2};
}

static struct point *to_page(const struct view *view, const struct basemap_point *at, size_t n,
                             struct arena *arena)
{
    struct point *out = arena_array(arena, struct point, n);
    for (size_t i = 0; i < n; i++) {
        out[i] = view_point(view, at[i]);
    }
    return out;
}

void ground_add_rings(struct path *path, const struct view *view, const struct basemap_rings *rings,
                      double area_least, struct arena *arena)
{
    struct basemap_rings seen = *rings;
    if (view->has_cap) {
        seen = clip_rings_to_cap(rings, &view->cap, arena);
    }
    for (size_t i = 0; i < seen.n; i++) {
        const struct point *page = to_page(view, seen.at[i].at, seen.at[i].n, arena);
        struct polyline ring = clip_ring(page, seen.at[i].n, ink_frame(view), arena);
        if (ring.n >= 3 && fabs(ring_area(ring.at, ring.n)) >= area_least) {
            path_points(path, ring.at, ring.n, true);
        }
    }
}

static void add_visible_line(struct path *path, const struct view *view,
                             const struct basemap_point *at, size_t n, struct arena *arena)
{
    struct polylines pieces = {0};
    const struct point *page = to_page(view, at, n, arena);
    clip_line(&pieces, page, n, ink_frame(view), arena);
    for (size_t i = 0; i < pieces.n; i++) {
        path_points(path, pieces.at[i].at, pieces.at[i].n, false);
    }
}

void ground_add_line(struct path *path, const struct view *view, const struct basemap_point *at,
                     size_t n, struct arena *arena)
{
    if (!view->has_cap) {
        add_visible_line(path, view, at, n, arena);
        return;
    }
    struct basemap_rings seen = {0};
    clip_line_to_cap(&seen, at, n, &view->cap, arena);
    for (size_t i = 0; i < seen.n; i++) {
        add_visible_line(path, view, seen.at[i].at, seen.at[i].n, arena);
    }
}

/* ---- layers -------------------------------------------------------------------------------------
 */

/* The edge of the world, where the frame shows it. */
static bool world_outline(struct path *path, const struct view *view, struct arena *arena)
{
    const struct projection_choice *choice = &view->projection.choice;
    struct basemap_point at[4 * 37];
    size_t n = 0;
    if (choice->family != FAMILY_WORLD) {
        return false;
    }
    double west = choice->lon_0 - 180, east = choice->lon_0 + 180;
    for (int i = 0; i <= 36; i++) {
        at[n++] = (struct basemap_point){west, -90 + 5.0 * i};
    }
    for (int i = 0; i <= 36; i++) {
        at[n++] = (struct basemap_point){west + 10.0 * i, 90};
    }
    for (int i = 0; i <= 36; i++) {
        at[n++] = (struct basemap_point){east, 90 - 5.0 * i};
    }
    for (int i = 0; i <= 36; i++) {
        at[n++] = (struct basemap_point){east - 10.0 * i, -90};
    }
    struct basemap_ring ring = {at, n};
    struct basemap_rings rings = {&ring, 1, 1};
    ground_add_rings(path, view, &rings, 0, arena);
    return path->ops.n > 0;
}

static void draw_sea(const struct drawing *d, const struct view *view)
{
    struct path *path = path_new(d->arena);
    if (!world_outline(path, view, d->arena)) {
        path_box(path, view->frame);
    }
    group_begin(d, "sea", "layer", SCENE_HIDDEN, NULL);
    scene_path(d->scene, path, &(struct paint){.fill = d->style->sea});
    group_end(d);
}

static void fill_rings(const struct drawing *d, const struct view *view,
                       const struct basemap_rings *rings, uint32_t colour, double area_least)
{
    struct path *path = path_new(d->arena);
    ground_add_rings(path, view, rings, area_least, d->arena);
    if (path->ops.n) {
        scene_path(d->scene, path, &(struct paint){.fill = colour});
    }
}

struct line_style {
    enum basemap_line_kind kind;
    bool dashed;
    struct paint paint;
};

static double line_span(const struct view *view, const struct basemap_line *line)
{
    struct box box = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for (size_t i = 0; i < line->n; i++) {
        struct point p = view_point(view, line->at[i]);
        box.x0 = fmin(box.x0, p.x);
        box.x1 = fmax(box.x1, p.x);
        box.y0 = fmin(box.y0, p.y);
        box.y1 = fmax(box.y1, p.y);
    }
    return (box.x1 - box.x0) * (box.y1 - box.y0);
}

static void stroke_lines(const struct drawing *d, const struct view *view,
                         const struct basemap_lines *lines, const struct line_style *style)
{
    struct path *path = path_new(d->arena);
    for (size_t i = 0; i < lines->n; i++) {
        const struct basemap_line *line = &lines->at[i];
        bool speck = line->closed && line_span(view, line) < 2 * AREA_LEAST_PX;
        if (line->kind == style->kind && line->dashed == style->dashed && !speck) {
            ground_add_line(path, view, line->at, line->n, d->arena);
        }
    }
    if (path->ops.n) {
        scene_path(d->scene, path, &style->paint);
    }
}

static void draw_lines(const struct drawing *d, const struct view *view,
                       const struct basemap_query *query, unsigned kinds, unsigned rank)
{
    const struct style *s = d->style;
    const struct line_style styles[] = {
        {LINE_RIVER, false, {.stroke = s->river, .width = s->river_width, .join = JOIN_ROUND}},
        {LINE_ADMIN1, false, {.stroke = s->admin1, .width = s->admin1_width, .join = JOIN_ROUND}},
        {LINE_ADMIN1,
         true,
         {.stroke = s->admin1, .width = s->admin1_width, .dash = {3, 2}, .join = JOIN_ROUND}},
        {LINE_COAST, false, {.stroke = s->coast, .width = s->coast_width, .join = JOIN_ROUND}},
        {LINE_COUNTRY, false, {.stroke = s->border, .width = s->border_width, .join = JOIN_ROUND}},
        {LINE_COUNTRY,
         true,
         {.stroke = s->border, .width = s->border_width, .dash = {4, 2.5}, .join = JOIN_ROUND}},
        {LINE_DISPUTED,
         true,
         {.stroke = s->border,
          .width = s->border_width * 0.8,
          .dash = {4, 2.5},
          .join = JOIN_ROUND}},
    };
    struct basemap_lines lines = basemap_lines(d->basemap, query, kinds, rank, d->arena);
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        stroke_lines(d, view, &lines, &styles[i]);
    }
}

/* Rivers and lakes by what a frame can carry: the Danube on a continent, the Psel in a region. */
static unsigned water_rank(double metres_per_px, enum ground_detail detail)
{
    static const struct {
        double metres;
        unsigned rank;
    } ranks[] = {{400, 6}, {1000, 4}, {2500, 3}, {5000, 2}, {12000, 1}};
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
        if (metres_per_px < ranks[i].metres) {
            return detail == GROUND_FULL ? ranks[i].rank : ranks[i].rank > 2 ? 2 : 1;
        }
    }
    return 0;
}

void draw_ground(const struct drawing *d, const struct view *view, enum ground_detail detail)
{
    double tolerance = detail == GROUND_LOCATOR ? 0.8 : TOLERANCE_PX;
    struct basemap_query query = ground_query(d, view, tolerance);
    double metres = 1 / view->scale;
    unsigned rank = detail == GROUND_LOCATOR ? 0 : water_rank(metres, detail);
    draw_sea(d, view);
    struct basemap_rings land = basemap_land(d->basemap, &query, d->arena);
    group_begin(d, "land", "layer", SCENE_HIDDEN, NULL);
    fill_rings(d, view, &land, d->style->land, AREA_LEAST_PX);
    group_end(d);
    if (rank) {
        struct basemap_rings lakes = basemap_lakes(d->basemap, &query, rank, d->arena);
        group_begin(d, "lakes", "layer", SCENE_HIDDEN, NULL);
        fill_rings(d, view, &lakes, d->style->lake, 2 * AREA_LEAST_PX);
        group_end(d);
    }
    if (detail == GROUND_FULL) {
        draw_graticule(d, view);
    }
    unsigned kinds = 1u << LINE_COUNTRY | 1u << LINE_DISPUTED;
    kinds |= detail != GROUND_LOCATOR ? 1u << LINE_COAST : 0;
    kinds |= rank ? 1u << LINE_RIVER : 0;
    kinds |= detail == GROUND_FULL && metres < ADMIN1_METRES_MOST ? 1u << LINE_ADMIN1 : 0;
    if (detail == GROUND_LOCATOR) {
        return;
    }
    group_begin(d, "borders", "layer", SCENE_HIDDEN, NULL);
    draw_lines(d, view, &query, kinds, rank);
    group_end(d);
}
