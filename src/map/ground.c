#include <math.h>
#include <string.h>

#include "map/draw.h"

/* Below a line's own width nobody sees a detail; lines that only help to find one's way may be
 * coarser. */
#define TOLERANCE_PX      1.8
#define TOLERANCE_FINE_PX 2.9 /* of divisions and rivers */
/* Islands and slivers below this are noise at reading distance. */
#define AREA_LEAST_PX 2.0
#define LAKE_LEAST_PX 4.0
/* A country is what the map is about when this share of its places lies there. */
#define FOCUS_SHARE       0.2
#define METRES_PER_DEGREE 111195.0

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

/* Background vertices lie on a grid of half a pixel: nobody sees it, and it takes a fifth off the
 * file. Neighbours that fall together become one. */
#define GROUND_GRID 0.5
#define FINE_GRID   1.0 /* of divisions and rivers */

static struct point on_grid(struct point p, double grid)
{
    if (grid <= 0) {
        return p;
    }
    return (struct point){round(p.x / grid) * grid, round(p.y / grid) * grid};
}

static struct polyline to_page(const struct view *view, const struct basemap_point *at, size_t n,
                               double grid, struct arena *arena)
{
    struct point *out = arena_array(arena, struct point, n);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        struct point p = on_grid(view_point(view, at[i]), grid);
        if (!kept || p.x != out[kept - 1].x || p.y != out[kept - 1].y) {
            out[kept++] = p;
        }
    }
    return (struct polyline){out, kept};
}

void ground_add_rings(struct path *path, const struct view *view, const struct basemap_rings *rings,
                      double area_least, struct arena *arena)
{
    struct basemap_rings seen = *rings;
    if (view->has_cap) {
        seen = clip_rings_to_cap(rings, &view->cap, arena);
    }
    for (size_t i = 0; i < seen.n; i++) {
        struct polyline page = to_page(view, seen.at[i].at, seen.at[i].n, GROUND_GRID, arena);
        struct polyline ring = clip_ring(page.at, page.n, ink_frame(view), arena);
        if (ring.n >= 3 && fabs(ring_area(ring.at, ring.n)) >= area_least) {
            path_points(path, ring.at, ring.n, true);
        }
    }
}

/* A line that runs over the edge of the world goes on at its other edge: it is broken there. */
static bool leaps(const struct view *view, struct basemap_point a, struct basemap_point b)
{
    double from = projection_offset(&view->projection, a.lon);
    double to = projection_offset(&view->projection, b.lon);
    return fabs(from - to) > 180;
}

static void add_unbroken_line(struct path *path, const struct view *view,
                              const struct basemap_point *at, size_t n, double grid,
                              struct arena *arena)
{
    struct polylines pieces = {0};
    struct polyline page = to_page(view, at, n, grid, arena);
    clip_line(&pieces, page.at, page.n, ink_frame(view), arena);
    for (size_t i = 0; i < pieces.n; i++) {
        path_points(path, pieces.at[i].at, pieces.at[i].n, false);
    }
}

static void add_visible_line(struct path *path, const struct view *view,
                             const struct basemap_point *at, size_t n, double grid,
                             struct arena *arena)
{
    size_t first = 0;
    for (size_t i = 1; i <= n; i++) {
        if (i == n || leaps(view, at[i - 1], at[i])) {
            add_unbroken_line(path, view, at + first, i - first, grid, arena);
            first = i;
        }
    }
}

void ground_add_line(struct path *path, const struct view *view, const struct basemap_point *at,
                     size_t n, double grid, struct arena *arena)
{
    if (!view->has_cap) {
        add_visible_line(path, view, at, n, grid, arena);
        return;
    }
    struct basemap_rings seen = {0};
    clip_line_to_cap(&seen, at, n, &view->cap, arena);
    for (size_t i = 0; i < seen.n; i++) {
        add_visible_line(path, view, seen.at[i].at, seen.at[i].n, grid, arena);
    }
}

/* ---- layers --------------------------------------------------------------------------------- */

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

/* Lines get thinner as the world gets smaller, or borders alone would blacken it. */
static double thinner(const struct view *view)
{
    double metres = 1 / view->scale;
    return metres > 12000 ? 0.55 : metres > 5000 ? 0.75 : 1;
}

static void stroke_lines(const struct drawing *d, const struct view *view,
                         const struct basemap_lines *lines, const struct line_style *style)
{
    struct path *path = path_new(d->arena);
    for (size_t i = 0; i < lines->n; i++) {
        const struct basemap_line *line = &lines->at[i];
        bool speck = line->closed && line_span(view, line) < 2 * AREA_LEAST_PX;
        if (line->kind == style->kind && line->dashed == style->dashed && !speck) {
            bool fine = style->kind == LINE_RIVER || style->kind == LINE_ADMIN1;
            ground_add_line(path, view, line->at, line->n, fine ? FINE_GRID : GROUND_GRID,
                            d->arena);
        }
    }
    if (path->ops.n) {
        struct paint paint = style->paint;
        paint.width *= thinner(view);
        scene_path(d->scene, path, &paint);
    }
}

bool is_focus(const struct drawing *d, const char code[3])
{
    size_t all = 0, here = 0;
    for (size_t i = 0; i < d->focus.n; i++) {
        all += d->focus.at[i].spots;
        here += memcmp(d->focus.at[i].code, code, 2) == 0 ? d->focus.at[i].spots : 0;
    }
    return (double)here > FOCUS_SHARE * (double)all;
}

/* Divisions of the countries that the map is about; the others' would only be noise. */
static void keep_focus(const struct drawing *d, struct basemap_lines *lines)
{
    size_t kept = 0;
    for (size_t i = 0; i < lines->n; i++) {
        if (lines->at[i].kind != LINE_ADMIN1 || is_focus(d, lines->at[i].country_code)) {
            lines->at[kept++] = lines->at[i];
        }
    }
    lines->n = kept;
}

static void draw_fine_lines(const struct drawing *d, const struct view *view, unsigned kinds,
                            unsigned rank)
{
    const struct style *s = d->style;
    const struct line_style styles[] = {
        {LINE_RIVER, false, {.stroke = s->river, .width = s->river_width, .join = JOIN_ROUND}},
        {LINE_ADMIN1, false, {.stroke = s->admin1, .width = s->admin1_width, .join = JOIN_ROUND}},
        {LINE_ADMIN1,
         true,
         {.stroke = s->admin1, .width = s->admin1_width, .dash = {3, 2}, .join = JOIN_ROUND}},
    };
    struct basemap_query query = ground_query(d, view, TOLERANCE_FINE_PX);
    struct basemap_lines lines = basemap_lines(d->basemap, &query, kinds, rank, d->arena);
    keep_focus(d, &lines);
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        stroke_lines(d, view, &lines, &styles[i]);
    }
}

static void draw_bold_lines(const struct drawing *d, const struct view *view,
                            const struct basemap_query *query, unsigned kinds)
{
    const struct style *s = d->style;
    const struct line_style styles[] = {
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
    struct basemap_lines lines = basemap_lines(d->basemap, query, kinds, 0, d->arena);
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        stroke_lines(d, view, &lines, &styles[i]);
    }
}

/* Metres for each px. */
#define ADMIN1_METRES_MOST 3200.0

bool shows_divisions(const struct view *view)
{
    return 1 / view->scale < ADMIN1_METRES_MOST;
}

/* Rivers and lakes by what a frame can carry: the Danube on a continent, the Psel in a region. */
static unsigned water_rank(double metres_per_px, enum ground_detail detail)
{
    static const struct {
        double metres;
        unsigned rank;
    } ranks[] = {{300, 6}, {700, 4}, {1300, 2}, {4000, 1}, {10000, 1}};
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
        if (metres_per_px < ranks[i].metres) {
            return detail == GROUND_FULL ? ranks[i].rank : ranks[i].rank > 2 ? 2 : 1;
        }
    }
    return 0;
}

/* Land is cut at the antimeridian; where that runs through the frame its outline is not the coast.
 */
static bool has_seam(const struct view *view)
{
    const struct basemap_box *g = &view->ground;
    return g->east > 180 || g->west < -180 || g->east - g->west >= 359.9;
}

bool shows_disputed(const struct drawing *d, const struct view *view)
{
    struct basemap_query query = ground_query(d, view, TOLERANCE_PX);
    unsigned kinds = 1u << LINE_COUNTRY | 1u << LINE_DISPUTED;
    struct basemap_lines lines = basemap_lines(d->basemap, &query, kinds, 0, d->arena);
    struct path *path = path_new(d->arena);
    for (size_t i = 0; i < lines.n && !path->ops.n; i++) {
        if (lines.at[i].dashed) {
            ground_add_line(path, view, lines.at[i].at, lines.at[i].n, GROUND_GRID, d->arena);
        }
    }
    return path->ops.n > 0;
}

static const struct path *draw_land(const struct drawing *d, const struct view *view,
                                    const struct basemap_query *query, bool outline)
{
    struct basemap_rings land = basemap_land(d->basemap, query, d->arena);
    struct path *path = path_new(d->arena);
    ground_add_rings(path, view, &land, AREA_LEAST_PX, d->arena);
    struct paint paint = {.fill = d->style->land};
    if (outline) {
        paint.stroke = d->style->coast;
        paint.width = d->style->coast_width * thinner(view);
        paint.join = JOIN_ROUND;
    }
    group_begin(d, "land", "layer", SCENE_HIDDEN, NULL);
    scene_path(d->scene, path, &paint);
    group_end(d);
    return path;
}

static void draw_lakes(const struct drawing *d, const struct view *view, unsigned rank)
{
    struct basemap_query query = ground_query(d, view, TOLERANCE_FINE_PX);
    struct basemap_rings lakes = basemap_lakes(d->basemap, &query, rank, d->arena);
    struct path *path = path_new(d->arena);
    ground_add_rings(path, view, &lakes, LAKE_LEAST_PX, d->arena);
    if (path->ops.n) {
        group_begin(d, "lakes", "layer", SCENE_HIDDEN, NULL);
        scene_path(d->scene, path, &(struct paint){.fill = d->style->lake});
        group_end(d);
    }
}

const struct path *draw_ground(const struct drawing *d, const struct view *view,
                               enum ground_detail detail)
{
    bool locator = detail == GROUND_LOCATOR, full = detail == GROUND_FULL;
    struct basemap_query query = ground_query(d, view, locator ? 1.5 : TOLERANCE_PX);
    double metres = 1 / view->scale;
    unsigned rank = locator ? 0 : water_rank(metres, detail);
    draw_sea(d, view);
    const struct path *land = draw_land(d, view, &query, !locator && !has_seam(view));
    if (locator) {
        group_begin(d, NULL, NULL, SCENE_PLAIN, NULL);
        draw_bold_lines(d, view, &query, 1u << LINE_COUNTRY);
        group_end(d);
        return land;
    }
    if (rank) {
        /* Reservoirs are what is left of some rivers: the Dnipro below Kyiv. */
        draw_lakes(d, view, rank + 1);
    }
    if (full) {
        draw_graticule(d, view);
    }
    unsigned fine = rank ? 1u << LINE_RIVER : 0;
    fine |= full && shows_divisions(view) ? 1u << LINE_ADMIN1 : 0;
    unsigned bold = 1u << LINE_COUNTRY | 1u << LINE_DISPUTED;
    bold |= has_seam(view) ? 1u << LINE_COAST : 0;
    group_begin(d, "borders", "layer", SCENE_HIDDEN, NULL);
    draw_fine_lines(d, view, fine, rank);
    draw_bold_lines(d, view, &query, bold);
    group_end(d);
    return land;
}
