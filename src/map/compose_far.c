#include <math.h>

#include "map/compose.h"

/* Insets, pointers, and the zoom on a crowd. */

#define INSET_SPAN 900e3 /* metres: a far place shows its country's shape */
/* A crowd: places this close to the next, so many of them, in so small a part of the frame. */
#define LINK_PX     26.0
#define CROWD_LEAST 6
#define CROWD_SHARE 0.4
#define ZOOM_LEAST  1.8 /* times as large as on the main map */
#define ZOOM_MOST   0.5 /* of the frame's sides */
#define ZOOM_STEP   0.06
#define OUTLINE_PAD 7.0

/* ---- far places ----------------------------------------------------------------------------- */

#define SEEN_OFF 14.0 /* px that a place keeps from the frame's edge to be on the map */

/* What was set apart as far may lie in the frame all the same, for a frame has corners. */
static bool is_seen(const struct panel *main, const struct spot_refs *spots)
{
    struct box inside = box_grow(main->frame, -SEEN_OFF);
    for (size_t i = 0; i < spots->n; i++) {
        struct point at = view_point(&main->view, spots->at[i]->ground);
        bool in = at.x > inside.x0 && at.x < inside.x1 && at.y > inside.y0 && at.y < inside.y1;
        if (!in) {
            return false;
        }
    }
    return true;
}

static void split_groups(struct composition *c, struct far *far)
{
    struct panel *main = &c->panels[0];
    struct spot_refs seen = {0};
    for (size_t i = 0; i < main->spots.n; i++) {
        *list_push(c->d.arena, &seen) = main->spots.at[i];
    }
    far->insets = true;
    for (size_t i = 1; i < c->groups.n; i++) {
        const struct spot_group *group = &c->groups.at[i];
        if (!is_seen(main, &group->spots)) {
            *list_push(c->d.arena, &far->groups) = *group;
            continue;
        }
        for (size_t k = 0; k < group->spots.n; k++) {
            *list_push(c->d.arena, &seen) = group->spots.at[k];
        }
    }
    main->spots = seen;
}

/* Under an extent that the user chose or that a series shares, what lies outside is far, however
 * near it is. */
static void split_spots(struct composition *c, struct far *far)
{
    struct panel *main = &c->panels[0];
    struct spots outside = {0};
    struct spot_refs inside = {0};
    if (!c->d.options->has_extent && !c->series) {
        split_groups(c, far);
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
    far->insets = !c->d.options->has_extent;
    far->groups =
        far->insets ? spots_group(&outside, c->d.arena) : spots_each(&outside, c->d.arena);
}

static bool lay_inset(struct composition *c, const struct spot_group *group, bool *done,
                      struct error *error)
{
    struct panel *main = &c->panels[0], *panel = &c->panels[c->n_panels];
    *panel = (struct panel){.kind = PANEL_INSET, .spots = group->spots, .span_least = INSET_SPAN};
    panel->id = arena_printf(c->d.arena, "inset-%zu", c->n_panels);
    *done = far_inset_box(main, &c->d, &group->spots, &panel->frame);
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

bool compose_far(struct composition *c, struct error *error)
{
    struct far far = {0};
    split_spots(c, &far);
    struct panel *main = &c->panels[0];
    bool few = far.groups.n <= INSETS_MOST;
    bool many = far.groups.n > POINTERS_MOST + INSETS_MOST;
    for (size_t i = 0; i < far.groups.n; i++) {
        const struct spot_group *group = &far.groups.at[i];
        bool inset = far.insets && c->n_panels <= INSETS_MOST && (few || group->incidents > 1);
        if (inset && !lay_inset(c, group, &inset, error)) {
            return false;
        }
        if (inset) {
            continue;
        }
        bool room = !many && main->pointers.n < POINTERS_MOST;
        if (!room || !far_point(main, &c->d, &group->spots)) {
            leave_for_key(c, group);
        }
    }
    return true;
}

/* ---- the zoom ------------------------------------------------------------------------------- */

struct place {
    const struct spot *spot;
    struct point at;
    size_t crowd; /* the first place of its crowd */
};

/* Follows links between near places; each place gets the index of its crowd's first. */
static void link_places(struct place *places, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        places[i].crowd = i;
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < n; i++) {
            for (size_t k = 0; k < n; k++) {
                double dx = places[i].at.x - places[k].at.x, dy = places[i].at.y - places[k].at.y;
                if (places[k].crowd > places[i].crowd && hypot(dx, dy) < LINK_PX) {
                    places[k].crowd = places[i].crowd;
                    changed = true;
                }
            }
        }
    }
}

static size_t largest_crowd(const struct place *places, size_t n, size_t *size)
{
    size_t best = 0;
    *size = 0;
    for (size_t i = 0; i < n; i++) {
        size_t count = 0;
        for (size_t k = 0; k < n; k++) {
            count += places[k].crowd == i;
        }
        if (count > *size) {
            *size = count;
            best = i;
        }
    }
    return best;
}

static struct box crowd_box(const struct place *places, size_t n, size_t crowd)
{
    struct box box = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for (size_t i = 0; i < n; i++) {
        if (places[i].crowd == crowd) {
            box.x0 = fmin(box.x0, places[i].at.x);
            box.x1 = fmax(box.x1, places[i].at.x);
            box.y0 = fmin(box.y0, places[i].at.y);
            box.y1 = fmax(box.y1, places[i].at.y);
        }
    }
    box = box_grow(box, OUTLINE_PAD);
    box.y0 -= OUTLINE_PAD; /* for the letter */
    return box;
}

struct zoom {
    struct spot_refs inside, outside;
    struct box outline, frame;
};

/* The largest free box of the crowd's shape. */
static bool zoom_room(const struct composition *c, struct zoom *zoom)
{
    struct panel main = c->panels[0];
    main.spots = zoom->outside;
    struct room room = compose_room(c, &main);
    struct boxes taken = {0};
    for (size_t i = 0; i < main.reserved.n; i++) {
        *list_push(c->d.arena, &taken) = main.reserved.at[i];
    }
    *list_push(c->d.arena, &taken) = box_grow(zoom->outline, 4);
    room.taken = taken.at;
    room.n_taken = taken.n;
    double across = zoom->outline.x1 - zoom->outline.x0, up = zoom->outline.y1 - zoom->outline.y0;
    double ratio = fmin(fmax(up / across, 0.6), 1.5);
    double width = main.frame.x1 - main.frame.x0, height = main.frame.y1 - main.frame.y0;
    for (double share = ZOOM_MOST; share > 0.2; share -= ZOOM_STEP) {
        double w = fmin(width * share, height * (share + 0.3) / ratio), h = w * ratio;
        if (fmin(w / across, h / up) < ZOOM_LEAST) {
            return false;
        }
        if (room_find(&room, round(w), round(h), 5, 10, ROOM_TOP_LEFT, &zoom->frame)) {
            return true;
        }
    }
    return false;
}

static bool find_zoom(const struct composition *c, struct zoom *zoom)
{
    const struct panel *main = &c->panels[0];
    struct place *places = arena_array(c->d.arena, struct place, main->spots.n);
    size_t n = 0, size;
    for (size_t i = 0; i < main->spots.n; i++) {
        struct point at = view_point(&main->view, main->spots.at[i]->ground);
        if (isfinite(at.x) && isfinite(at.y) && view_shows(&main->view, at)) {
            places[n++] = (struct place){.spot = main->spots.at[i], .at = at};
        }
    }
    link_places(places, n);
    size_t crowd = largest_crowd(places, n, &size);
    if (size < CROWD_LEAST) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        struct spot_refs *list = places[i].crowd == crowd ? &zoom->inside : &zoom->outside;
        *list_push(c->d.arena, list) = places[i].spot;
    }
    zoom->outline = crowd_box(places, n, crowd);
    const struct box *f = &main->frame, *o = &zoom->outline;
    return o->x1 - o->x0 < CROWD_SHARE * (f->x1 - f->x0) &&
           o->y1 - o->y0 < CROWD_SHARE * (f->y1 - f->y0) && o->x0 > f->x0 && o->y0 > f->y0 &&
           o->x1 < f->x1 && o->y1 < f->y1 && zoom_room(c, zoom);
}

bool compose_zoom(struct composition *c, bool *out, struct error *error)
{
    struct panel *main = &c->panels[0];
    struct zoom zoom = {0};
    *out = false;
    if (main->numbered < CROWD_LEAST / 2 || main->crowd || !find_zoom(c, &zoom)) {
        return true;
    }
    struct panel *panel = &c->panels[c->n_panels];
    *panel = (struct panel){.id = main->outlines.n ? "zoom-2" : "zoom",
                            .kind = PANEL_ZOOM,
                            .heading = arena_printf(c->d.arena, "%c", 'A' + (int)main->outlines.n),
                            .frame = zoom.frame,
                            .spots = zoom.inside};
    struct extent extent = panel_extent(panel, c->d.arena);
    if (!panel_fit(panel, &c->d, &extent, false, error)) {
        return false;
    }
    main->spots = zoom.outside;
    for (size_t i = 0; i < zoom.inside.n; i++) {
        *list_push(c->d.arena, &main->zoomed) = zoom.inside.at[i];
    }
    *list_push(c->d.arena, &main->outlines) = zoom.outline;
    *list_push(c->d.arena, &main->reserved) = box_grow(zoom.outline, 2);
    *list_push(c->d.arena, &main->reserved) = box_grow(zoom.frame, 3);
    far_reserve(&c->d, main, panel);
    *list_push(c->d.arena, &panel->reserved) =
        (struct box){zoom.frame.x0, zoom.frame.y0, zoom.frame.x0 + 15, zoom.frame.y0 + 15};
    c->n_panels++;
    *out = true;
    return true;
}
