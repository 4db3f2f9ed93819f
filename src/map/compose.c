#include "map/compose.h"

#include <math.h>

#define FRAME_LEAST 120.0
/* Height of the main frame by its width, where the page's height is free. */
#define ASPECT_LOW   0.56
#define ASPECT_HIGH  1.05
#define ASPECT_ONE   0.7  /* of a single place */
#define ASPECT_WORLD 0.45 /* Natural Earth's own is 0.52; without the ice */
#define BAR_SHARE    0.2  /* of the frame's width, at most */
#define ZOOMS_MOST   2
#define SIDE_GAP     12.0

/* ---- the main frame ------------------------------------------------------------------------- */

struct extent compose_extent(struct composition *c, bool *exact)
{
    const struct map_options *o = c->d.options;
    *exact = o->has_extent;
    if (o->has_extent) {
        return extent_of_box(&o->extent, c->d.arena);
    }
    struct panel main = {.spots = c->series ? c->series->main : c->groups.at[0].spots};
    return panel_extent(&main, c->d.arena);
}

bool compose_aspect(struct composition *c, const struct extent *extent, double *out,
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
    double ratio = span.x > 0 ? span.y / span.x : ASPECT_ONE;
    *out = extent->n > 1 ? fmin(fmax(ratio, ASPECT_LOW), ASPECT_HIGH) : ASPECT_ONE;
    return true;
}

/* What a frame shows with its margins may be the world where the extent alone was not yet. */
static bool fit_main(struct composition *c, const struct extent *extent, bool exact,
                     struct error *error)
{
    struct panel *main = &c->panels[0];
    struct box *f = &main->frame;
    if (!panel_fit(main, &c->d, extent, exact, error)) {
        return false;
    }
    double height = round((f->x1 - f->x0) * ASPECT_WORLD);
    if (main->view.projection.choice.family != FAMILY_WORLD || c->d.options->height > 0 ||
        f->y1 - f->y0 <= height + 1) {
        return true;
    }
    f->y1 = f->y0 + height;
    c->bottom = f->y1 + DEGREES_BELOW;
    return panel_fit(main, &c->d, extent, exact, error);
}

static bool lay_main(struct composition *c, double footer, struct error *error)
{
    const struct map_options *o = c->d.options;
    struct panel *main = &c->panels[0];
    *main = (struct panel){.id = "map", .kind = PANEL_MAIN, .dots = c->dots};
    c->n_panels = 1;
    if (c->series) {
        main->spots = c->series->main; /* how many there are limits the scale */
    } else if (c->groups.n) {
        main->spots = c->groups.at[0].spots;
    }
    bool exact;
    struct extent extent = compose_extent(c, &exact);
    double beside = c->side > 0 ? c->side + SIDE_GAP : 0;
    struct box f = {PAGE_PAD + DEGREES_LEFT, c->top, o->width - PAGE_PAD - beside, 0};
    double aspect;
    if (!compose_aspect(c, &extent, &aspect, error)) {
        return false;
    }
    double left = o->height - f.y0 - DEGREES_BELOW - footer - PAGE_PAD;
    double height = o->height > 0 ? left : (f.x1 - f.x0) * aspect;
    f.y1 = f.y0 + fmax(round(height), FRAME_LEAST);
    main->frame = f;
    c->bottom = f.y1 + DEGREES_BELOW;
    return fit_main(c, &extent, exact, error);
}

struct room compose_room(const struct composition *c, const struct panel *panel)
{
    struct points homes = panel_homes(panel, c->d.arena);
    return (struct room){.frame = panel->frame,
                         .taken = panel->reserved.at,
                         .n_taken = panel->reserved.n,
                         .points = homes.at,
                         .n_points = homes.n};
}

static void lay_scale_bar(struct composition *c)
{
    struct panel *main = &c->panels[0];
    double most = (main->frame.x1 - main->frame.x0) * BAR_SHARE;
    /* Scale differs over the frame, and where the bar comes to stand depends on its length: a few
     * rounds settle it. */
    struct point at = {main->frame.x0 + most, main->frame.y1 - 10};
    for (int round = 0; round < 3; round++) {
        struct scale_bar bar = scale_bar_at(&c->d, &main->view, at, most);
        struct room room = compose_room(c, main);
        c->bar = (struct scale_bar){0};
        if (!(bar.px > 0) ||
            !room_find(&room, bar.width, bar.height, 3, 8, ROOM_BOTTOM_LEFT, &c->bar_box)) {
            return;
        }
        c->bar = bar;
        at = (struct point){c->bar_box.x0 + SCALE_BAR_PAD + bar.px / 2,
                            c->bar_box.y1 - SCALE_BAR_PAD};
    }
    *list_push(c->d.arena, &main->reserved) = c->bar_box;
}

static void lay_locator(struct composition *c)
{
    struct panel *main = &c->panels[0];
    struct room room = compose_room(c, main);
    c->locator = locator_of(&c->d, main, &room);
    if (c->locator.shown) {
        *list_push(c->d.arena, &main->reserved) = box_grow(c->locator.panel.frame, 2);
    }
}

/* ---- the page ------------------------------------------------------------------------------- */

static double with_gap(double height)
{
    return height > 0 ? height + PAGE_GAP : 0;
}

static void measure_footer(struct composition *c)
{
    const struct drawing *d = &c->d;
    double page = d->options->width - 2 * PAGE_PAD, width = c->side > 0 ? c->side : page;
    c->timeline = timeline_of(d, c->incidents, page);
    c->legend = legend_of(d, c->panels, c->n_panels, width);
    c->key = key_of(d, c->panels, c->n_panels, c->incidents, &c->off_map, width);
    c->credits = credits_text(d, c->incidents, c->panels, c->n_panels, page);
    c->notes = with_gap(c->legend.height) + with_gap(c->key.height);
    c->footer = with_gap(c->timeline.height) + with_gap(credits_height(d, c->credits)) +
                (c->side > 0 ? 0 : c->notes);
}

static void settle_all(struct composition *c)
{
    unsigned next = 1;
    for (size_t i = 0; i < c->n_panels; i++) {
        panel_settle(&c->panels[i], &c->d, &next);
    }
}

static bool lay_one_map(struct composition *c, double footer, struct error *error)
{
    bool zoomed = true;
    if (!lay_main(c, footer, error) || !compose_far(c, error)) {
        return false;
    }
    lay_locator(c);
    lay_scale_bar(c);
    settle_all(c);
    for (int zooms = 0; zooms < ZOOMS_MOST && zoomed; zooms++) {
        if (!compose_zoom(c, &zoomed, error)) {
            return false;
        }
        if (zoomed) {
            settle_all(c);
        }
    }
    return true;
}

bool compose_lay_out(struct composition *c, double footer, struct error *error)
{
    c->n_panels = 0;
    c->off_map = (struct incident_refs){0};
    c->bar = (struct scale_bar){0};
    c->locator = (struct locator){0};
    c->bottom = c->top;
    bool done = true;
    if (c->d.options->by != BY_NOTHING && !c->series && c->groups.n) {
        done = compose_time(c, footer, error);
        if (done) {
            lay_scale_bar(c);
            settle_all(c);
        }
    } else if (c->groups.n || c->series || c->d.options->has_extent) {
        done = lay_one_map(c, footer, error);
    }
    if (done) {
        measure_footer(c);
    }
    return done;
}
