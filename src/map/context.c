#include "map/context.h"

#include <math.h>
#include <string.h>
#include <utf8proc.h>

#include "map/cover.h"

/* Countries and seas get capitals set wide; how wide, in em. */
#define SPACING_EM   0.14
#define SMALLER      0.8 /* for countries that their name does not fit */
#define CITIES_MOST  14
#define CITIES_LEAST 2       /* unless the frame is tiny */
#define CITY_AREA    26000.0 /* px² of frame for each city */
#define CITY_DOT     2.6
#define DOT_LENGTH   0.2
#define WATERS_MOST  4
#define OUT_OF_REACH 8.0 /* how soon a water stops beyond its radius */
#define ADMIN1_WIDER 2.4 /* a division is this much wider than its name, or goes without */
#define CENTRES      7   /* across and up: places tried for the name of an area */
#define HALO         1.2
#define SHORE        2.0 /* names of areas keep this far from their edges */

enum context_kind { CONTEXT_COUNTRY, CONTEXT_WATER, CONTEXT_CITY, CONTEXT_ADMIN1 };

struct name {
    enum context_kind kind;
    const char *text;
    bool capital;
    struct point at;
    double size, spacing;
};

struct names_on_map {
    struct name *at;
    struct label_wish *wishes;
    size_t n, cap;
};

static struct name *add_name(struct names_on_map *names, struct name name, struct label_wish wish,
                             enum face face)
{
    if (names->n == names->cap) {
        return NULL;
    }
    struct text_extent e = text_extent(name.text, face, name.size, name.spacing, 0);
    wish.at = name.at;
    wish.width = e.width + 1;
    wish.height = e.top + e.bottom;
    names->wishes[names->n] = wish;
    names->at[names->n] = name;
    return &names->at[names->n++];
}

static enum face face_of(enum context_kind kind)
{
    return kind == CONTEXT_WATER ? FACE_ITALIC : FACE_REGULAR;
}

static const char *capitals(struct span name, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    const char *at = name.at, *end = name.at + name.n;
    while (at < end) {
        uint32_t code;
        char bytes[4];
        at += utf8_decode(at, end, &code);
        int n = utf8_encode((uint32_t)utf8proc_toupper((utf8proc_int32_t)code), bytes);
        buffer_add(&out, bytes, (size_t)n);
    }
    return out.n ? out.at : "";
}

/* The city stands for its region, the incident's own label for its country. */
static bool name_shown(const struct names_on_map *names, const struct panel *panel,
                       struct span name)
{
    for (size_t i = 0; i < names->n; i++) {
        if (span_is_nocase(name, names->at[i].text)) {
            return true;
        }
    }
    for (size_t i = 0; i < panel->sites.n; i++) {
        if (panel->sites.at[i].name && span_is(name, panel->sites.at[i].name)) {
            return true;
        }
    }
    return false;
}

/* ---- areas ---------------------------------------------------------------------------------- */
/* The name's box lies on what is covered, by its middle and its ends. */
static bool lies_on(const struct cover *cover, struct point centre, double width, double height,
                    bool wanted)
{
    const double across[] = {0, -0.5, 0.5, -0.25, 0.25}, up[] = {0, -0.5, 0.5};
    for (size_t i = 0; i < sizeof across / sizeof *across; i++) {
        for (size_t k = 0; k < sizeof up / sizeof *up; k++) {
            struct point p = {centre.x + across[i] * (width + 2 * SHORE),
                              centre.y + up[k] * (height + 2 * SHORE)};
            if (cover_holds(cover, p) != wanted) {
                return false;
            }
        }
    }
    return true;
}

static struct box box_both(struct box a, struct box b)
{
    return (struct box){fmax(a.x0, b.x0), fmax(a.y0, b.y0), fmin(a.x1, b.x1), fmin(a.y1, b.y1)};
}

/* Centres inside a box that have the name wholly on (or off) what is covered, nearest to `home`
 * first. */
static struct points centres_on(const struct cover *cover, bool wanted, struct box box,
                                struct point home, const struct label_wish *size,
                                struct arena *arena)
{
    struct points out = {0};
    if (box.x1 - box.x0 < size->width || box.y1 - box.y0 < size->height) {
        return out;
    }
    if (isfinite(home.x) && isfinite(home.y) &&
        lies_on(cover, home, size->width, size->height, wanted)) {
        *list_push(arena, &out) = home;
    }
    for (int i = 0; i < CENTRES; i++) {
        for (int k = 0; k < CENTRES; k++) {
            struct point p = {box.x0 + (box.x1 - box.x0) * (i + 0.5) / CENTRES,
                              box.y0 + (box.y1 - box.y0) * (k + 0.5) / CENTRES};
            if (lies_on(cover, p, size->width, size->height, wanted)) {
                *list_push(arena, &out) = p;
            }
        }
    }
    for (size_t i = 1; i < out.n; i++) {
        struct point p = out.at[i];
        double d = hypot(p.x - home.x, p.y - home.y);
        size_t k = i;
        for (; k > 0 && hypot(out.at[k - 1].x - home.x, out.at[k - 1].y - home.y) > d; k--) {
            out.at[k] = out.at[k - 1];
        }
        out.at[k] = p;
    }
    return out;
}

static struct basemap_query coarse(const struct drawing *d, const struct view *view)
{
    return ground_query(d, view, 3);
}

/* Where a name may go. */
struct berth {
    struct basemap_area area; /* with its label in the frame */
    const struct cover *cover;
    struct box box;
};

/* False where the frame shows nothing of the area. */
static bool berth_in(struct berth *out, const struct drawing *d, const struct view *view,
                     const struct basemap_area *area, struct arena *scratch)
{
    struct basemap_query query = coarse(d, view);
    struct path *path = path_new(scratch);
    out->area = *area;
    if (!basemap_label_in(d->basemap, &query, &out->area)) {
        return false;
    }
    struct basemap_rings rings = basemap_area_rings(d->basemap, &query, area, scratch);
    ground_add_rings(path, view, &rings, 0, scratch);
    out->cover = cover_of(path, scratch);
    out->box = box_both(path_extent(path), view->frame);
    return true;
}

/* False where it is too small for the name. */
static bool add_in_berth(struct names_on_map *names, const struct drawing *d,
                         const struct view *view, const struct berth *berth, struct name name,
                         double weight)
{
    name.at = view_point(view, berth->area.label);
    struct label_wish wish = {.weight = weight, .positions = LABEL_OVER};
    if (!add_name(names, name, wish, FACE_REGULAR)) {
        return false;
    }
    struct label_wish *w = &names->wishes[names->n - 1];
    struct points centres = centres_on(berth->cover, true, berth->box, name.at, w, d->arena);
    w->centres = centres.at;
    w->n_centres = centres.n;
    names->n -= centres.n == 0;
    return centres.n > 0;
}

/* In `tries` sizes, each smaller than the one before. */
static void add_area(struct names_on_map *names, const struct drawing *d, const struct view *view,
                     const struct basemap_area *area, struct name name, double weight, int tries)
{
    struct arena scratch = {0};
    struct berth berth;
    bool found = !berth_in(&berth, d, view, area, &scratch);
    for (int i = 0; i < tries && !found; i++) {
        found = add_in_berth(names, d, view, &berth, name, weight);
        name.size *= SMALLER;
        name.spacing *= SMALLER;
    }
    arena_free(&scratch);
}

static void add_countries(struct names_on_map *names, const struct drawing *d,
                          const struct panel *panel)
{
    const struct view *view = &panel->view;
    struct basemap_query query = coarse(d, view);
    struct basemap_areas areas = basemap_areas(d->basemap, &query, AREA_COUNTRY, d->arena);
    for (size_t i = 0; i < areas.n && i < 40; i++) {
        const struct basemap_area *area = &areas.at[i];
        if (name_shown(names, panel, area->name)) {
            continue;
        }
        double size = d->style->country_size;
        struct name name = {.kind = CONTEXT_COUNTRY,
                            .text = capitals(area->name, d->arena),
                            .size = size,
                            .spacing = size * SPACING_EM};
        add_area(names, d, view, area, name, 1000 - area->rank, 2);
    }
}

static void add_divisions(struct names_on_map *names, const struct drawing *d,
                          const struct panel *panel)
{
    const struct view *view = &panel->view;
    struct basemap_query query = coarse(d, view);
    struct basemap_areas areas = basemap_areas(d->basemap, &query, AREA_ADMIN1, d->arena);
    for (size_t i = 0; shows_divisions(view) && i < areas.n && i < 60; i++) {
        const struct basemap_area *area = &areas.at[i];
        const char *text = arena_strndup(d->arena, area->name.at, area->name.n);
        double size = d->style->admin1_size;
        double px = sqrt(area->area_km2) * 1000 * view->scale;
        bool told = name_shown(names, panel, area->name);
        if (!told && is_focus(d, area->country_code) &&
            px > ADMIN1_WIDER * text_width(text, FACE_REGULAR, size, 0)) {
            struct name name = {.kind = CONTEXT_ADMIN1, .text = text, .size = size};
            add_area(names, d, view, area, name, 100 - area->rank, 1);
        }
    }
}

/* ---- waters and cities ---------------------------------------------------------------------- */

/* Which water a point belongs to: the smallest that reaches so far or nearly.
 * Without shapes of the seas that is what keeps the Mediterranean's name out of the Black Sea. */
static size_t water_at(const struct basemap_landmarks *waters, struct basemap_point at)
{
    size_t best = 0;
    double least = HUGE_VAL;
    for (size_t i = 0; i < waters->n; i++) {
        const struct basemap_landmark *w = &waters->at[i];
        double far = km_between(at.lon, at.lat, w->at.lon, w->at.lat) / fmax(w->radius_km, 1);
        double rank = w->radius_km * fmax(1, 1 + OUT_OF_REACH * (far - 1));
        if (rank < least) {
            least = rank;
            best = i;
        }
    }
    return best;
}

static void keep_own(struct points *centres, const struct view *view,
                     const struct basemap_landmarks *waters, size_t own)
{
    size_t kept = 0;
    for (size_t i = 0; i < centres->n; i++) {
        struct basemap_point ground;
        if (view_ground(view, centres->at[i], &ground) && water_at(waters, ground) == own) {
            centres->at[kept++] = centres->at[i];
        }
    }
    centres->n = kept;
}

static void add_waters(struct names_on_map *names, const struct drawing *d,
                       const struct panel *panel, const struct path *land)
{
    const struct view *view = &panel->view;
    const unsigned kinds = 1u << LANDMARK_OCEAN | 1u << LANDMARK_SEA;
    struct basemap_box everywhere = {view->ground.west, -90, view->ground.west + 360, 90};
    struct basemap_landmarks waters =
        basemap_landmarks(d->basemap, &everywhere, kinds, 200, d->arena);
    double side = fmax(view->frame.x1 - view->frame.x0, view->frame.y1 - view->frame.y0);
    struct arena scratch = {0};
    const struct cover *cover = cover_of(land, &scratch);
    size_t found = 0;
    for (size_t i = 0; i < waters.n && found < WATERS_MOST; i++) {
        const struct basemap_landmark *water = &waters.at[i];
        struct point at = view_point(view, water->at);
        double reach = water->radius_km * 1000 * view->scale * 0.8;
        /* An ocean's own point may lie far off the frame; a sea's name belongs near its middle. */
        if (!isfinite(at.x) || !isfinite(at.y) || reach < 25 || reach > 4 * side ||
            name_shown(names, panel, water->name)) {
            continue;
        }
        struct box box = box_both(
            (struct box){at.x - reach, at.y - reach * 0.6, at.x + reach, at.y + reach * 0.6},
            view->frame);
        double size = d->style->water_size;
        struct name name = {.kind = CONTEXT_WATER,
                            .text = arena_strndup(d->arena, water->name.at, water->name.n),
                            .at = at,
                            .size = size,
                            .spacing = size * SPACING_EM / 2};
        struct label_wish wish = {.weight = 500, .positions = LABEL_OVER};
        if (box.x0 >= box.x1 || box.y0 >= box.y1 || !add_name(names, name, wish, FACE_ITALIC)) {
            continue;
        }
        struct label_wish *w = &names->wishes[names->n - 1];
        struct point middle = {(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2};
        struct points centres =
            centres_on(cover, false, box, view_shows(view, at) ? at : middle, w, d->arena);
        keep_own(&centres, view, &waters, i);
        w->centres = centres.at;
        w->n_centres = centres.n;
        found += centres.n > 0;
    }
    arena_free(&scratch);
}

static bool near_site(const struct panel *panel, struct point at, struct span name)
{
    for (size_t i = 0; i < panel->sites.n; i++) {
        const struct site *site = &panel->sites.at[i];
        bool same = site->name && span_is(name, site->name);
        double d = hypot(site->at.x - at.x, site->at.y - at.y);
        double h = hypot(site->home.x - at.x, site->home.y - at.y);
        if ((same && h < 40) || d < site->radius + 5 || h < 6) {
            return true;
        }
    }
    return false;
}

static bool near_name(const struct names_on_map *names, struct point at)
{
    for (size_t i = 0; i < names->n; i++) {
        const struct name *other = &names->at[i];
        if (other->kind == CONTEXT_CITY && hypot(other->at.x - at.x, other->at.y - at.y) < 60) {
            return true;
        }
    }
    return false;
}

static void add_cities(struct names_on_map *names, const struct drawing *d,
                       const struct panel *panel)
{
    const unsigned kinds = 1u << LANDMARK_CAPITAL | 1u << LANDMARK_SEAT | 1u << LANDMARK_CITY;
    const struct view *view = &panel->view;
    struct basemap_landmarks cities =
        basemap_landmarks(d->basemap, &view->ground, kinds, 400, d->arena);
    double area = (view->frame.x1 - view->frame.x0) * (view->frame.y1 - view->frame.y0);
    double most = fmin(CITIES_MOST, floor(area / CITY_AREA) - (double)panel->sites.n / 4);
    most = area > CITY_AREA ? fmax(most, CITIES_LEAST) : most;
    size_t found = 0;
    for (size_t i = 0; i < cities.n && (double)found < most; i++) {
        const struct basemap_landmark *city = &cities.at[i];
        struct point at = view_point(view, city->at);
        if (!isfinite(at.x) || !view_shows(view, at) || near_site(panel, at, city->name) ||
            near_name(names, at)) {
            continue;
        }
        struct name name = {.kind = CONTEXT_CITY,
                            .text = arena_strndup(d->arena, city->name.at, city->name.n),
                            .capital = city->kind == LANDMARK_CAPITAL,
                            .at = at,
                            .size = d->style->city_size};
        struct label_wish wish = {.radius = CITY_DOT / 2,
                                  .weight = 400 + log10(1 + (double)city->population),
                                  .positions = LABEL_BESIDE};
        found += add_name(names, name, wish, FACE_REGULAR) != NULL;
    }
}

/* ---- placing and drawing -------------------------------------------------------------------- */
/* All that the frame shows already. Leaders are kept clear of by boxes along them. */
static void add_leader(struct boxes *boxes, struct point a, struct point b, struct arena *arena)
{
    int n = (int)ceil(hypot(b.x - a.x, b.y - a.y) / 6) + 1;
    for (int i = 0; i < n; i++) {
        double s = (double)i / n, t = (double)(i + 1) / n;
        struct box box = {fmin(a.x + s * (b.x - a.x), a.x + t * (b.x - a.x)) - 1,
                          fmin(a.y + s * (b.y - a.y), a.y + t * (b.y - a.y)) - 1,
                          fmax(a.x + s * (b.x - a.x), a.x + t * (b.x - a.x)) + 1,
                          fmax(a.y + s * (b.y - a.y), a.y + t * (b.y - a.y)) + 1};
        *list_push(arena, boxes) = box;
    }
}

static struct label_field field_of(const struct panel *panel, struct arena *arena)
{
    struct boxes boxes = {0};
    struct point *centres = arena_array(arena, struct point, panel->sites.n);
    double *radii = arena_array(arena, double, panel->sites.n);
    for (size_t i = 0; i < panel->reserved.n; i++) {
        *list_push(arena, &boxes) = panel->reserved.at[i];
    }
    for (size_t i = 0; i < panel->sites.n; i++) {
        const struct site *site = &panel->sites.at[i];
        const struct label *label = &panel->labels[i];
        centres[i] = site->at;
        radii[i] = site->radius + 1;
        if (label->placed) {
            *list_push(arena, &boxes) = box_grow(label->box, 2);
        }
        if (label->placed && label->leader) {
            add_leader(&boxes, label->from, label->to, arena);
        }
        if (site_strayed(site)) {
            add_leader(&boxes, site->home, site->at, arena);
        }
    }
    return (struct label_field){.frame = panel->frame,
                                .obstacles = boxes.at,
                                .n_obstacles = boxes.n,
                                .centres = centres,
                                .radii = radii,
                                .n_discs = panel->sites.n};
}

static uint32_t colour_of(const struct style *style, enum context_kind kind)
{
    return kind == CONTEXT_COUNTRY  ? style->country_label
           : kind == CONTEXT_WATER  ? style->water_label
           : kind == CONTEXT_ADMIN1 ? style->admin1_label
                                    : style->city_label;
}

static void draw_name(const struct drawing *d, const struct name *name, const struct label *label)
{
    const struct style *s = d->style;
    enum face face = face_of(name->kind);
    struct text_extent e = text_extent(name->text, face, name->size, name->spacing, 0);
    double x = label->anchor == ANCHOR_START ? label->box.x0
               : label->anchor == ANCHOR_END ? label->box.x1
                                             : (label->box.x0 + label->box.x1) / 2;
    scene_text(d->scene,
               &(struct scene_text){.text = name->text,
                                    .at = {x, label->box.y0 + e.top},
                                    .anchor = label->anchor,
                                    .face = face,
                                    .size = name->size,
                                    .letter_spacing = name->spacing,
                                    .colour = colour_of(s, name->kind),
                                    .halo = name->kind == CONTEXT_WATER ? 0 : s->land,
                                    .halo_width = name->kind == CONTEXT_WATER ? 0 : HALO});
}

/* All dots of cities are one line that goes nowhere, with round ends; capitals' are square. */
static void draw_dots(const struct drawing *d, const struct names_on_map *names,
                      const struct label *labels, bool capitals)
{
    struct path *path = path_new(d->arena);
    for (size_t i = 0; i < names->n; i++) {
        const struct name *name = &names->at[i];
        if (labels[i].placed && name->kind == CONTEXT_CITY && name->capital == capitals) {
            path_move(path, name->at.x - DOT_LENGTH / 2, name->at.y);
            path_line(path, name->at.x + DOT_LENGTH / 2, name->at.y);
        }
    }
    if (path->ops.n) {
        scene_path(d->scene, path,
                   &(struct paint){.stroke = d->style->city_label,
                                   .width = CITY_DOT,
                                   .cap = capitals ? CAP_SQUARE : CAP_ROUND});
    }
}

static void draw_kind(const struct drawing *d, const struct names_on_map *names,
                      const struct label *labels, enum context_kind kind)
{
    bool any = false;
    for (size_t i = 0; i < names->n; i++) {
        any = any || (labels[i].placed && names->at[i].kind == kind);
    }
    if (!any) {
        return;
    }
    if (kind == CONTEXT_CITY) {
        draw_dots(d, names, labels, false);
        draw_dots(d, names, labels, true);
    }
    scene_group(d->scene, &(struct scene_group){0});
    for (size_t i = 0; i < names->n; i++) {
        if (labels[i].placed && names->at[i].kind == kind) {
            draw_name(d, &names->at[i], &labels[i]);
        }
    }
    group_end(d);
}

void draw_context(const struct drawing *d, const struct panel *panel, const struct path *land)
{
    enum { MOST = 128 };
    struct names_on_map names = {.at = arena_array(d->arena, struct name, MOST),
                                 .wishes = arena_array(d->arena, struct label_wish, MOST),
                                 .cap = MOST};
    add_countries(&names, d, panel);
    add_waters(&names, d, panel, land);
    if (panel->kind != PANEL_INSET) {
        add_cities(&names, d, panel);
        add_divisions(&names, d, panel);
    }
    struct label *labels = arena_array(d->arena, struct label, names.n);
    struct label_field field = field_of(panel, d->arena);
    labels_place(names.wishes, names.n, &field, labels, d->arena);
    group_begin(d, panel->kind == PANEL_MAIN ? "context" : NULL, "layer", SCENE_HIDDEN, NULL);
    for (int kind = CONTEXT_COUNTRY; kind <= CONTEXT_ADMIN1; kind++) {
        draw_kind(d, &names, labels, (enum context_kind)kind);
    }
    group_end(d);
}
