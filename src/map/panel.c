#include "map/panel.h"

#include <math.h>
#include <stdlib.h>

#include "map/angle.h"

#include "map/caption.h"
#include "map/context.h"

/* A map of one town still shows its surroundings: the frame's smaller side in metres, at least. */
#define SPAN_LEAST_METRES 260e3
#define GROUP_SPAN_LEAST  120e3 /* of several spots: they may lie in one town */
/* Room between the outermost spots and the frame, of its sides. */
#define MARGIN_ACROSS 0.13
#define MARGIN_UP     0.11
/* Second lines are for maps with few labels. */
#define DETAIL_MOST 16
#define SITES_MOST  99
#define JOINED_PX   1.5
#define STRAY_MOST  60.0
#define LINE_GAP    1.5
#define ARROW       5.0
#define ARROW_OFF   2.0

/* ---- view ----------------------------------------------------------------------------------- */
/* A spot that may be off by far asks for the ground it may be on. */
#define RADIUS_SHOWN_MOST_KM 150.0

struct extent panel_extent(const struct panel *panel, struct arena *arena)
{
    struct basemap_point *at = arena_array(arena, struct basemap_point, panel->spots.n * 4);
    size_t n = 0;
    for (size_t i = 0; i < panel->spots.n; i++) {
        const struct spot *spot = panel->spots.at[i];
        double up = spot->area ? fmin(spot->radius_km, RADIUS_SHOWN_MOST_KM) / 111.2 : 0;
        double across = up / fmax(cos(spot->ground.lat * PI / 180), 0.05);
        const double offsets[4][2] = {{across, 0}, {-across, 0}, {0, up}, {0, -up}};
        for (size_t k = 0; k < (up > 0 ? 4 : 1); k++) {
            double lat = spot->ground.lat + offsets[k][1];
            at[n++] =
                (struct basemap_point){spot->ground.lon + offsets[k][0], fmin(fmax(lat, -90), 90)};
        }
    }
    return extent_of(at, n, arena);
}

static struct box margin_of(struct box frame, bool exact)
{
    double across = exact ? 0 : (frame.x1 - frame.x0) * MARGIN_ACROSS;
    double up = exact ? 0 : (frame.y1 - frame.y0) * MARGIN_UP;
    return (struct box){across, up, across, up};
}

static double scale_most(const struct panel *panel, bool exact)
{
    double side = fmin(panel->frame.x1 - panel->frame.x0, panel->frame.y1 - panel->frame.y0);
    double least = panel->spots.n > 1 ? GROUP_SPAN_LEAST : SPAN_LEAST_METRES;
    least = fmax(least, panel->span_least);
    return exact ? 0 : side / least;
}

/* A world map shows all lands, whatever few incidents there are. */
static struct extent world_extent(const struct extent *extent, double lon_0, struct arena *arena)
{
    struct basemap_box box = {lon_0 - 179.9, fmin(-56, extent->box.south), lon_0 + 179.9,
                              fmax(76, extent->box.north)};
    return extent_of_box(&box, arena);
}

static bool open_choice(struct projection *out, const struct drawing *d,
                        const struct projection_choice *choice, struct error *error)
{
    return projection_open(out, d->projector, choice, error);
}

bool panel_fit(struct panel *panel, const struct drawing *d, const struct extent *extent,
               bool exact, struct error *error)
{
    struct projection projection;
    struct box margin = margin_of(panel->frame, exact);
    double most = scale_most(panel, exact);
    if (panel->main && d->options->projection) {
        struct projection_choice given = projection_given(d->options->projection);
        if (!open_choice(&projection, d, &given, error)) {
            return false;
        }
        view_fit(&panel->view, &projection, panel->frame, extent, margin, most);
        return true;
    }
    /* A first look tells what the whole frame will show, margins and all. */
    struct projection_choice choice = projection_choose(&extent->box);
    if (choice.family != FAMILY_WORLD) {
        double lon = (extent->box.west + extent->box.east) / 2;
        struct projection_choice look =
            projection_azimuthal(lon, (extent->box.south + extent->box.north) / 2);
        if (!open_choice(&projection, d, &look, error)) {
            return false;
        }
        view_fit(&panel->view, &projection, panel->frame, extent, margin, most);
        choice = projection_choose(&panel->view.ground);
    }
    if (!open_choice(&projection, d, &choice, error)) {
        return false;
    }
    struct extent shown = *extent;
    if (choice.family == FAMILY_WORLD && !exact) {
        shown = world_extent(extent, choice.lon_0, d->arena);
        margin = (struct box){4, 4, 4, 4};
    }
    view_fit(&panel->view, &projection, panel->frame, &shown, margin, most);
    return true;
}

struct points panel_homes(const struct panel *panel, struct arena *arena)
{
    struct points homes = {0};
    for (size_t i = 0; i < panel->spots.n; i++) {
        struct point at = view_point(&panel->view, panel->spots.at[i]->ground);
        if (isfinite(at.x) && isfinite(at.y)) {
            *list_push(arena, &homes) = at;
        }
    }
    return homes;
}

/* ---- labels --------------------------------------------------------------------------------- */
static struct site_text measure(const struct drawing *d, const struct site *site, bool detail)
{
    const struct style *s = d->style;
    struct site_text t = {.name = caption_name(d->language, site, d->arena)};
    struct text_extent name = text_extent(t.name, FACE_BOLD, s->label_size, 0, 0);
    t.name_width = t.width = name.width;
    t.name_top = name.top;
    t.height = name.top + name.bottom;
    if (detail) {
        t.detail = caption_detail(d->language, &site->incidents, d->arena);
    }
    if (site->pointer) {
        const char *km = caption_km(d->language, site->km, d->arena);
        t.detail =
            t.detail && t.detail[0] ? arena_printf(d->arena, "%s \u00b7 %s", km, t.detail) : km;
    }
    if (t.detail && t.detail[0]) {
        struct text_extent small = text_extent(t.detail, FACE_REGULAR, s->detail_size, 0, 0);
        t.detail_width = small.width;
        t.width = fmax(t.width, small.width);
        t.detail_drop = t.height + LINE_GAP + small.top;
        t.height = t.detail_drop + small.bottom;
    } else {
        t.detail = NULL;
    }
    return t;
}

/* Labels for all sites without a number; those without room are marked in `left_over`. */
static size_t label_sites(struct panel *panel, const struct drawing *d, bool detail,
                          bool *left_over)
{
    size_t n = panel->sites.n, n_wishes = 0, n_discs = 0;
    struct label_wish *wishes = arena_array(d->arena, struct label_wish, n);
    struct label *labels = arena_array(d->arena, struct label, n);
    size_t *site_of = arena_array(d->arena, size_t, n);
    struct point *centres = arena_array(d->arena, struct point, n);
    double *radii = arena_array(d->arena, double, n);
    for (size_t i = 0; i < n; i++) {
        const struct site *site = &panel->sites.at[i];
        panel->labels[i] = (struct label){0};
        if (site->number) {
            centres[n_discs] = site->at;
            radii[n_discs++] = site->radius;
            continue;
        }
        panel->texts[i] = measure(d, site, detail);
        site_of[n_wishes] = i;
        wishes[n_wishes++] = (struct label_wish){.at = site->at,
                                                 .radius = site->radius,
                                                 .width = panel->texts[i].width + 1,
                                                 .height = panel->texts[i].height,
                                                 .weight = site->weight,
                                                 .positions = LABEL_BESIDE | LABEL_LEADER};
    }
    struct label_field field = {.frame = panel->frame,
                                .obstacles = panel->reserved.at,
                                .n_obstacles = panel->reserved.n,
                                .centres = centres,
                                .radii = radii,
                                .n_discs = n_discs};
    size_t without = labels_place(wishes, n_wishes, &field, labels, d->arena);
    for (size_t i = 0; i < n_wishes; i++) {
        panel->labels[site_of[i]] = labels[i];
        left_over[site_of[i]] = !labels[i].placed;
    }
    return without;
}

static int compare_numbered(const void *a, const void *b)
{
    const struct site *x = *(struct site *const *)a, *y = *(struct site *const *)b;
    if (x->home.y != y->home.y) {
        return x->home.y < y->home.y ? -1 : 1;
    }
    return (x->home.x > y->home.x) - (x->home.x < y->home.x);
}

/* Numbers run from the top of the map to its bottom. */
static size_t give_numbers(struct panel *panel, const struct drawing *d, const bool *numbered,
                           unsigned first)
{
    struct site **list = arena_array(d->arena, struct site *, panel->sites.n);
    size_t n = 0;
    for (size_t i = 0; i < panel->sites.n; i++) {
        panel->sites.at[i].number = 0;
        if (numbered[i]) {
            list[n++] = &panel->sites.at[i];
        }
    }
    if (n) {
        qsort(list, n, sizeof *list, compare_numbered);
    }
    for (size_t i = 0; i < n; i++) {
        list[i]->number = first + (unsigned)i;
    }
    return n;
}

static bool spread(struct panel *panel)
{
    return sites_spread(&panel->sites, panel->frame, panel->reserved.at, panel->reserved.n,
                        STRAY_MOST);
}

/* Fewer sites, until those that are left can stand apart. */
static void make_sites(struct panel *panel, const struct drawing *d, bool all_numbered)
{
    size_t most = SITES_MOST;
    for (double joined = JOINED_PX; joined < 400; joined *= 1.7) {
        panel->sites = sites_make(&panel->spots, &panel->view, d->style, most, joined, d->arena);
        for (size_t i = 0; i < panel->pointers.n; i++) {
            *list_push(d->arena, &panel->sites) = panel->pointers.at[i];
        }
        for (size_t i = 0; all_numbered && i < panel->sites.n; i++) {
            panel->sites.at[i].number = 1;
        }
        sites_arrange(&panel->sites, d->style, d->arena);
        if (spread(panel)) {
            break;
        }
    }
    panel->texts = arena_array(d->arena, struct site_text, panel->sites.n);
    panel->labels = arena_array(d->arena, struct label, panel->sites.n);
}

/* Rounds of: place, number what has no room, make room for the numbers. Each round numbers more,
 * so it ends. */
static bool number_left_over(struct panel *panel, const struct drawing *d, bool *numbered,
                             unsigned first)
{
    size_t n = panel->sites.n;
    bool *left_over = arena_array(d->arena, bool, n);
    for (size_t round = 0; round <= n; round++) {
        panel->numbered = give_numbers(panel, d, numbered, first);
        sites_arrange(&panel->sites, d->style, d->arena);
        if (!spread(panel)) {
            return false;
        }
        if (label_sites(panel, d, false, left_over) == 0) {
            return true;
        }
        for (size_t i = 0; i < n; i++) {
            numbered[i] = numbered[i] || left_over[i] || round > 4;
            left_over[i] = false;
        }
    }
    return true;
}

void panel_settle(struct panel *panel, const struct drawing *d, unsigned *next_number)
{
    make_sites(panel, d, false);
    bool *numbered = arena_array(d->arena, bool, panel->sites.n);
    bool *left_over = arena_array(d->arena, bool, panel->sites.n);
    panel->numbered = 0;
    bool detailed = panel->sites.n <= DETAIL_MOST && label_sites(panel, d, true, left_over) == 0;
    if (!detailed && !number_left_over(panel, d, numbered, *next_number)) {
        make_sites(panel, d, true);
        numbered = arena_array(d->arena, bool, panel->sites.n);
        for (size_t i = 0; i < panel->sites.n; i++) {
            numbered[i] = true;
        }
        panel->numbered = give_numbers(panel, d, numbered, *next_number);
        sites_arrange(&panel->sites, d->style, d->arena);
        spread(panel);
    }
    panel->labelled = panel->sites.n - panel->numbered;
    *next_number += (unsigned)panel->numbered;
}

/* ---- drawing -------------------------------------------------------------------------------- */
static void draw_stray(const struct drawing *d, const struct site *site)
{
    if (!site_strayed(site)) {
        return;
    }
    struct paint line = {.stroke = d->style->muted, .width = 0.6};
    struct paint dot = {.fill = d->style->text};
    scene_line(d->scene, site->home, site->at, &line);
    scene_marker(d->scene, MARKER_CIRCLE, site->home, 2.4, &dot);
}

/* Beyond a pointer's symbols, toward what it points at. */
static void draw_arrow(const struct drawing *d, const struct site *site)
{
    struct point t = site->toward, side = {-t.y, t.x};
    double reach = site->radius + ARROW_OFF;
    struct point base = {site->at.x + t.x * reach, site->at.y + t.y * reach};
    struct path *path = path_new(d->arena);
    path_move(path, base.x + t.x * ARROW, base.y + t.y * ARROW);
    path_line(path, base.x + side.x * ARROW * 0.6, base.y + side.y * ARROW * 0.6);
    path_line(path, base.x - side.x * ARROW * 0.6, base.y - side.y * ARROW * 0.6);
    path_close(path);
    scene_path(d->scene, path, &(struct paint){.fill = d->style->accent});
}

static const char *category_class(enum category category)
{
    static const char *const names[] = {"incident strike", "incident talks", "incident ground",
                                        "incident violence"};
    return names[category];
}

static void draw_glyph(const struct drawing *d, const struct site *site, const struct glyph *glyph)
{
    const char *id = glyph->incidents.at[0]->id;
    struct scene_group group = {
        .id = id ? arena_printf(d->arena, "i-%s", id) : NULL,
        .class_names = category_class(glyph->symbol.category),
        .role = SCENE_SYMBOL,
        .title = caption_title(d->language, site->name, &glyph->incidents, d->arena),
        .description = caption_description(&glyph->incidents, d->arena),
        .incidents = caption_ids(&glyph->incidents, d->arena),
    };
    struct point at = {site->at.x + glyph->offset.x, site->at.y + glyph->offset.y};
    scene_group(d->scene, &group);
    symbol_draw(d->scene, d->style, &glyph->symbol, at);
    scene_group_end(d->scene);
}

static void draw_label(const struct drawing *d, const struct site *site,
                       const struct site_text *text, const struct label *label)
{
    const struct style *s = d->style;
    double x = label->anchor == ANCHOR_START ? label->box.x0
               : label->anchor == ANCHOR_END ? label->box.x1
                                             : (label->box.x0 + label->box.x1) / 2;
    scene_group(d->scene,
                &(struct scene_group){.class_names = "label",
                                      .incidents = caption_ids(&site->incidents, d->arena)});
    scene_text(d->scene, &(struct scene_text){.text = text->name,
                                              .at = {x, label->box.y0 + text->name_top},
                                              .anchor = label->anchor,
                                              .face = FACE_BOLD,
                                              .size = s->label_size,
                                              .colour = s->text,
                                              .halo = s->halo,
                                              .halo_width = 1.6});
    if (text->detail) {
        scene_text(d->scene, &(struct scene_text){.text = text->detail,
                                                  .at = {x, label->box.y0 + text->detail_drop},
                                                  .anchor = label->anchor,
                                                  .size = s->detail_size,
                                                  .colour = s->muted,
                                                  .halo = s->halo,
                                                  .halo_width = 1.4});
    }
    group_end(d);
}

static void draw_leaders(const struct panel *panel, const struct drawing *d)
{
    struct path *path = path_new(d->arena);
    for (size_t i = 0; i < panel->sites.n; i++) {
        const struct label *label = &panel->labels[i];
        if (label->placed && label->leader) {
            const struct point ends[2] = {label->from, label->to};
            path_points(path, ends, 2, false);
        }
    }
    if (path->ops.n) {
        group_begin(d, NULL, "leader", SCENE_HIDDEN, NULL);
        scene_path(d->scene, path, &(struct paint){.stroke = d->style->muted, .width = 0.6});
        group_end(d);
    }
}

void panel_draw(const struct panel *panel, const struct drawing *d)
{
    group_begin(d, panel->id, "frame", SCENE_PLAIN, NULL);
    scene_clip_box(d->scene, panel->frame);
    const struct path *land =
        draw_ground(d, &panel->view, panel->main ? GROUND_FULL : GROUND_INSET);
    draw_areas(d, panel);
    draw_context(d, panel, land);
    group_begin(d, "incidents", "layer", SCENE_LAYER, word(d->language, WORD_INCIDENTS_TITLE));
    draw_leaders(panel, d);
    for (size_t i = 0; i < panel->sites.n; i++) {
        draw_stray(d, &panel->sites.at[i]);
        if (panel->sites.at[i].pointer) {
            draw_arrow(d, &panel->sites.at[i]);
        }
    }
    for (size_t i = 0; i < panel->sites.n; i++) {
        const struct site *site = &panel->sites.at[i];
        for (size_t k = 0; k < site->glyphs.n; k++) {
            draw_glyph(d, site, &site->glyphs.at[k]);
        }
    }
    group_end(d);
    group_begin(d, "labels", "layer", SCENE_PLAIN, NULL);
    for (size_t i = 0; i < panel->sites.n; i++) {
        if (panel->labels[i].placed) {
            draw_label(d, &panel->sites.at[i], &panel->texts[i], &panel->labels[i]);
        }
    }
    group_end(d);
    scene_clip_end(d->scene);
    struct paint line = {.stroke = d->style->neatline, .width = panel->main ? 0.7 : 0.9};
    scene_box(d->scene, panel->frame, &line);
    group_end(d);
}
