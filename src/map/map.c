#include "map/map.h"

#include <math.h>
#include <string.h>

#include "map/caption.h"
#include "map/far.h"
#include "map/furniture.h"
#include "map/room.h"

/* The page, px. */
#define PAD           10.0
#define DEGREES_LEFT  11.0 /* for the graticule's labels */
#define DEGREES_BELOW 12.0
#define GAP           7.0
#define FRAME_LEAST   120.0
/* Height of the main frame by its width, where the page's height is free. */
#define ASPECT_LOW  0.56
#define ASPECT_HIGH 1.2
/* Natural Earth's own is 0.52; without the ice. */
#define ASPECT_WORLD 0.45
#define INSET_SPAN   900e3 /* metres: a far place shows its country's shape */

struct composition {
    struct drawing d;
    const struct incidents *incidents;
    struct spots spots;
    struct spot_groups groups;
    struct panel panels[1 + INSETS_MOST];
    size_t n_panels;
    struct heading heading;
    struct legend legend;
    struct key key;
    struct scale_bar bar;
    struct box bar_box;
    const char *credits;
    struct box frame;
    double footer; /* height of all below the frame */
    struct far far;
    struct incident_refs off_map; /* located, but beyond frame, insets and pointers */
};

/* ---- frames --------------------------------------------------------------------------------- */
static struct extent main_extent(struct composition *c, bool *exact)
{
    const struct map_options *o = c->d.options;
    *exact = o->has_extent;
    if (o->has_extent) {
        return extent_of_box(&o->extent, c->d.arena);
    }
    if (c->panels[0].spots.n) {
        return panel_extent(&c->panels[0], c->d.arena);
    }
    struct basemap_box world = {-169, -56, 190.9, 76};
    *exact = true;
    return extent_of_box(&world, c->d.arena);
}

/* Height over width that suits an extent, before there is a frame. */
static bool aspect_of(struct composition *c, const struct extent *extent, double *out,
                      struct error *error)
{
    struct projection projection;
    struct projection_choice choice = projection_choose(&extent->box);
    if (choice.family == FAMILY_WORLD) {
        *out = ASPECT_WORLD;
        return true;
    }
    choice = projection_azimuthal((extent->box.west + extent->box.east) / 2,
                                  (extent->box.south + extent->box.north) / 2);
    if (!projection_open(&projection, c->d.projector, &choice, error)) {
        return false;
    }
    struct point span = view_span(&projection, extent);
    double ratio = span.x > 0 ? span.y / span.x : 1;
    *out =
        fmin(fmax(c->panels[0].spots.n > 1 || c->d.options->has_extent ? ratio : 0.7, ASPECT_LOW),
             ASPECT_HIGH);
    return true;
}

static bool lay_main(struct composition *c, double footer, struct error *error)
{
    const struct map_options *o = c->d.options;
    struct panel *main = &c->panels[0];
    bool exact;
    struct extent extent = main_extent(c, &exact);
    struct box f = {PAD + DEGREES_LEFT, PAD + c->heading.height + GAP, o->width - PAD, 0};
    double aspect;
    if (!aspect_of(c, &extent, &aspect, error)) {
        return false;
    }
    double height = o->height > 0 ? o->height - f.y0 - footer - PAD : (f.x1 - f.x0) * aspect;
    f.y1 = f.y0 + fmax(round(height), FRAME_LEAST);
    c->frame = main->frame = f;
    return panel_fit(main, &c->d, &extent, exact, error);
}

/* ---- far places ----------------------------------------------------------------------------- */

/* Under an extent that the user chose, what lies outside is far, however near it is. */
static void split_spots(struct composition *c)
{
    struct panel *main = &c->panels[0];
    struct spots outside = {0};
    struct spot_refs inside = {0};
    if (!c->d.options->has_extent) {
        c->far = (struct far){.insets = true};
        for (size_t i = 1; i < c->groups.n; i++) {
            *list_push(c->d.arena, &c->far.groups) = c->groups.at[i];
        }
        return;
    }
    for (size_t i = 0; i < c->spots.n; i++) {
        struct point at = view_point(&main->view, c->spots.at[i].ground);
        bool seen = isfinite(at.x) && isfinite(at.y) && view_shows(&main->view, at);
        if (seen) {
            *list_push(c->d.arena, &inside) = &c->spots.at[i];
        } else {
            *list_push(c->d.arena, &outside) = c->spots.at[i];
        }
    }
    main->spots = inside;
    c->far = (struct far){.groups = spots_each(&outside, c->d.arena)};
}

static bool lay_inset(struct composition *c, const struct spot_group *group, bool *done,
                      struct error *error)
{
    struct panel *main = &c->panels[0], *panel = &c->panels[c->n_panels];
    *panel = (struct panel){.spots = group->spots, .span_least = INSET_SPAN};
    panel->id = arena_printf(c->d.arena, "inset-%zu", c->n_panels);
    *done = far_inset_box(main, &c->d, &panel->frame);
    if (!*done) {
        return true;
    }
    struct extent extent = panel_extent(panel, c->d.arena);
    if (!panel_fit(panel, &c->d, &extent, false, error)) {
        return false;
    }
    *list_push(c->d.arena, &main->reserved) = box_grow(panel->frame, 3);
    far_reserve(&c->d, main, panel);
    c->n_panels++;
    return true;
}

static void leave_for_key(struct composition *c, const struct spot_group *group)
{
    for (size_t i = 0; i < group->spots.n; i++) {
        const struct incident_refs *incidents = &group->spots.at[i]->incidents;
        for (size_t k = 0; k < incidents->n; k++) {
            *list_push(c->d.arena, &c->off_map) = incidents->at[k];
        }
    }
}

static bool lay_far(struct composition *c, struct error *error)
{
    struct panel *main = &c->panels[0];
    bool few = c->far.groups.n <= INSETS_MOST;
    bool many = c->far.groups.n > POINTERS_MOST + INSETS_MOST;
    for (size_t i = 0; i < c->far.groups.n; i++) {
        const struct spot_group *group = &c->far.groups.at[i];
        bool inset = c->far.insets && c->n_panels <= INSETS_MOST && (few || group->incidents > 1);
        if (inset && !lay_inset(c, group, &inset, error)) {
            return false;
        }
        struct site pointer;
        if (inset) {
            continue;
        }
        if (!many && main->pointers.n < POINTERS_MOST &&
            far_pointer(main, &c->d, group, &pointer)) {
            *list_push(c->d.arena, &main->pointers) = pointer;
        } else {
            leave_for_key(c, group);
        }
    }
    return true;
}

static struct room room_of(struct composition *c)
{
    struct panel *main = &c->panels[0];
    struct points homes = panel_homes(main, c->d.arena);
    for (size_t i = 0; i < main->pointers.n; i++) {
        *list_push(c->d.arena, &homes) = main->pointers.at[i].home;
    }
    return (struct room){.frame = main->frame,
                         .taken = main->reserved.at,
                         .n_taken = main->reserved.n,
                         .points = homes.at,
                         .n_points = homes.n};
}

static void lay_scale_bar(struct composition *c)
{
    struct panel *main = &c->panels[0];
    double most = (main->frame.x1 - main->frame.x0) * 0.2;
    /* Scale differs over the frame, and where the bar comes to stand depends on its length: two
     * rounds settle it. */
    struct point at = {main->frame.x0 + most, main->frame.y1 - 10};
    c->bar = (struct scale_bar){0};
    for (int round = 0; round < 3; round++) {
        struct scale_bar bar = scale_bar_at(&c->d, &main->view, at, most);
        struct room room = room_of(c);
        if (!(bar.px > 0) ||
            !room_find(&room, bar.width, bar.height, 3, 8, ROOM_BOTTOM_LEFT, &c->bar_box)) {
            c->bar = (struct scale_bar){0};
            return;
        }
        c->bar = bar;
        at = (struct point){c->bar_box.x0 + 4 + bar.px / 2, c->bar_box.y1 - 4};
    }
    *list_push(c->d.arena, &main->reserved) = c->bar_box;
}

/* ---- the page ------------------------------------------------------------------------------- */
static void measure_footer(struct composition *c)
{
    const struct drawing *d = &c->d;
    double width = d->options->width - 2 * PAD;
    c->legend = legend_of(d, c->panels, c->n_panels, width);
    c->key = key_of(d, c->panels, c->n_panels, c->incidents, &c->off_map, width);
    c->credits = credits_text(d, c->incidents, &c->panels[0].view, width);
    c->footer = DEGREES_BELOW + GAP + credits_height(d, c->credits);
    c->footer += c->legend.height > 0 ? c->legend.height + GAP : 0;
    c->footer += c->key.height > 0 ? c->key.height + GAP : 0;
}

static bool lay_out(struct composition *c, double footer, struct error *error)
{
    unsigned next = 1;
    c->n_panels = 1;
    c->panels[0] = (struct panel){.id = "map", .main = true};
    if (c->groups.n) {
        c->panels[0].spots = c->groups.at[0].spots;
    }
    c->off_map = (struct incident_refs){0};
    if (!lay_main(c, footer, error)) {
        return false;
    }
    split_spots(c);
    if (!lay_far(c, error)) {
        return false;
    }
    lay_scale_bar(c);
    for (size_t i = 0; i < c->n_panels; i++) {
        panel_settle(&c->panels[i], &c->d, &next);
    }
    measure_footer(c);
    return true;
}

/* A page of fixed height gives the frame what the footer leaves, and the footer's height depends on
 * what found no room in the frame. */
static bool compose(struct composition *c, struct error *error)
{
    const struct map_options *o = c->d.options;
    c->heading = heading_of(&c->d, c->incidents, o->width - 2 * PAD);
    double footer = 60;
    for (int round = 0; round < 4; round++) {
        if (!lay_out(c, footer, error)) {
            return false;
        }
        if (o->height <= 0 || fabs(c->footer - footer) < 1) {
            break;
        }
        footer = round < 2 ? c->footer : fmax(c->footer, footer);
    }
    return true;
}

static void draw_footer(const struct composition *c)
{
    const struct drawing *d = &c->d;
    struct point at = {PAD, c->frame.y1 + DEGREES_BELOW + GAP};
    if (c->legend.height > 0) {
        draw_legend(d, &c->legend, at);
        at.y += c->legend.height + GAP;
    }
    if (c->key.height > 0) {
        draw_key(d, &c->key, at);
        at.y += c->key.height + GAP;
    }
    draw_credits(d, c->credits, at);
}

static void draw_all(struct composition *c)
{
    const struct drawing *d = &c->d;
    draw_heading(d, &c->heading, (struct point){PAD, PAD});
    panel_draw(&c->panels[0], d);
    draw_graticule_labels(d, &c->panels[0].view);
    for (size_t i = 1; i < c->n_panels; i++) {
        panel_draw(&c->panels[i], d);
        draw_inset_furniture(d, &c->panels[0], &c->panels[i]);
    }
    if (c->bar.px > 0) {
        draw_scale_bar(d, &c->bar, (struct point){c->bar_box.x0, c->bar_box.y0});
    }
    draw_footer(c);
}

static const char *describe(const struct composition *c)
{
    struct buffer out = {.arena = c->d.arena};
    struct incident_refs all = {0};
    for (size_t i = 0; i < c->incidents->n; i++) {
        *list_push(c->d.arena, &all) = &c->incidents->at[i];
    }
    if (all.n) {
        buffer_printf(&out, "%s. ", caption_counts(c->d.language, &all, c->d.arena));
        buffer_printf(&out, "%s. ", caption_dates(c->d.language, &all, DATE_FULL, c->d.arena));
    }
    enum word boundaries =
        c->d.options->boundaries == BOUNDARIES_UN ? WORD_BOUNDARIES_UN : WORD_BOUNDARIES_DE_FACTO;
    buffer_printf(&out, "%s %s. %s.", word(c->d.language, WORD_PROJECTION),
                  c->panels[0].view.projection.choice.name, word(c->d.language, boundaries));
    return out.at;
}

static void report_on(const struct composition *c, struct map_report *report)
{
    struct map_report r = {.incidents = c->incidents->n,
                           .insets = c->n_panels - 1,
                           .pointers = c->panels[0].pointers.n};
    for (size_t i = 0; i < c->n_panels; i++) {
        r.labelled += c->panels[i].labelled;
        r.numbered += c->panels[i].numbered;
    }
    for (size_t i = 0; i < c->incidents->n; i++) {
        r.unlocated += !incident_is_located(&c->incidents->at[i]);
    }
    *report = r;
}

static struct scene *scene_new(const struct composition *c)
{
    const struct map_options *o = c->d.options;
    struct scene *scene = arena_new(c->d.arena, struct scene);
    scene->arena = c->d.arena;
    scene->width = o->width;
    scene->language = language_tag(c->d.language);
    scene->font_family = o->style.font;
    scene->background = o->style.page;
    return scene;
}

static bool draw_with(struct composition *c, struct map_report *report, struct error *error)
{
    if (!compose(c, error)) {
        return false;
    }
    struct scene *scene = c->d.scene;
    scene->height = ceil(c->frame.y1 + c->footer + PAD);
    if (c->d.options->height > 0) {
        scene->height = fmax(scene->height - 1, c->d.options->height);
    }
    scene->title = c->heading.title;
    scene->description = describe(c);
    draw_all(c);
    report_on(c, report);
    return true;
}

static struct country_code *focus_on(struct drawing *d, const char code[3])
{
    for (size_t k = 0; k < d->focus.n; k++) {
        if (memcmp(d->focus.at[k].code, code, 2) == 0) {
            return &d->focus.at[k];
        }
    }
    struct country_code *fresh = list_push(d->arena, &d->focus);
    *fresh = (struct country_code){0};
    memcpy(fresh->code, code, 3);
    return fresh;
}

/* The countries that spots lie in, as the view of the map has it. */
static void find_focus(struct composition *c)
{
    struct drawing *d = &c->d;
    for (size_t i = 0; i < c->spots.n; i++) {
        struct basemap_area country;
        if (!basemap_area_at(d->basemap, d->options->boundaries, AREA_COUNTRY,
                             c->spots.at[i].ground, &country)) {
            continue;
        }
        focus_on(d, country.country_code)->spots++;
    }
}

bool map_draw(struct scene **out, const struct incidents *incidents, const struct basemap *basemap,
              const struct map_settings *settings, struct arena *arena, struct map_report *report,
              struct error *error)
{
    struct map_options options;
    struct composition c = {.incidents = incidents};
    if (!map_options_read(&options, settings, arena, error) ||
        !projector_open(&c.d.projector, arena, error)) {
        return false;
    }
    c.d.arena = arena;
    c.d.basemap = basemap;
    c.d.options = &options;
    c.d.style = &options.style;
    c.d.language = options.language;
    c.d.scene = scene_new(&c);
    c.spots = spots_of(incidents, arena);
    find_focus(&c);
    c.groups = spots_group(&c.spots, arena);
    bool done = draw_with(&c, report, error);
    projector_close(c.d.projector);
    if (done) {
        *out = c.d.scene;
    }
    return done;
}
