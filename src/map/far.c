#include "map/far.h"

#include <math.h>

#include "map/angle.h"
#include "map/caption.h"
#include "map/furniture.h"
#include "map/room.h"

#define INSET_SHARE 0.25 /* of the frame's width */
#define INSET_LEAST 110.0
#define INSET_MOST  190.0
#define INSET_RATIO 0.78
#define INSET_OFF   6.0  /* from the frame */
#define INSET_CLEAR 12.0 /* from symbols */
#define EDGE_OFF    16.0 /* of pointers from the frame */
#define CLEAR       15.0 /* of pointers from all else */
#define NOTE_PAD    4.0
#define ARROW       6.0

bool far_inset_box(const struct panel *main, const struct drawing *d, struct box *out)
{
    double wanted = (main->frame.x1 - main->frame.x0) * INSET_SHARE;
    double width = round(fmin(fmax(wanted, INSET_LEAST), INSET_MOST));
    struct points homes = panel_homes(main, d->arena);
    struct room room = {.frame = main->frame,
                        .taken = main->reserved.at,
                        .n_taken = main->reserved.n,
                        .points = homes.at,
                        .n_points = homes.n};
    if (width > 0.4 * (main->frame.x1 - main->frame.x0)) {
        return false;
    }
    return room_find(&room, width, round(width * INSET_RATIO), INSET_OFF, INSET_CLEAR,
                     ROOM_BOTTOM_RIGHT, out);
}

/* ---- directions ----------------------------------------------------------------------------- */
static struct basemap_point group_ground(const struct spot_refs *spots)
{
    const struct spot *first = spots->at[0];
    for (size_t i = 1; i < spots->n; i++) {
        first = spots->at[i]->weight > first->weight ? spots->at[i] : first;
    }
    return first->ground;
}

/* The great circle's first step from `from` to `to`, east and north. */
static struct point bearing(struct basemap_point from, struct basemap_point to)
{
    double a = from.lat * RADIANS, b = to.lat * RADIANS, l = (to.lon - from.lon) * RADIANS;
    double east = sin(l) * cos(b), north = cos(a) * sin(b) - sin(a) * cos(b) * cos(l);
    double length = hypot(east, north);
    return length > 0 ? (struct point){east / length, north / length} : (struct point){0, 0};
}

struct heading_to {
    struct point toward; /* on the page */
    double km;
};

static struct point frame_middle(const struct box *f)
{
    return (struct point){(f->x0 + f->x1) / 2, (f->y0 + f->y1) / 2};
}

/* From the middle of the main frame. North on the page is where a step north leads. */
static bool heading_from(const struct panel *main, struct basemap_point to, struct heading_to *out)
{
    struct point middle = frame_middle(&main->frame);
    struct basemap_point from;
    if (!view_ground(&main->view, middle, &from)) {
        return false;
    }
    struct point up =
        view_point(&main->view, (struct basemap_point){from.lon, fmin(from.lat + 0.1, 90)});
    double ux = up.x - middle.x, uy = up.y - middle.y, length = hypot(ux, uy);
    if (!(length > 0) || !isfinite(length)) {
        return false;
    }
    struct point step = bearing(from, to), north = {ux / length, uy / length};
    struct point east = {-north.y, north.x};
    out->toward =
        (struct point){east.x * step.x + north.x * step.y, east.y * step.x + north.y * step.y};
    out->km = metres_between(from, to) / 1000;
    return out->km > 0;
}

static bool crowds(const struct panel *main, struct point at)
{
    struct box around = {at.x - CLEAR, at.y - CLEAR, at.x + CLEAR, at.y + CLEAR};
    for (size_t i = 0; i < main->reserved.n; i++) {
        if (boxes_overlap(around, main->reserved.at[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < main->pointers.n; i++) {
        struct point other = main->pointers.at[i].home;
        if (fabs(other.x - at.x) < 2 * CLEAR && fabs(other.y - at.y) < 2 * CLEAR) {
            return true;
        }
    }
    return false;
}

/* The nearest place along the edge `f` that no inset and no other pointer has taken. */
static struct point slide_free(const struct panel *main, const struct box *f, struct point at)
{
    bool upright = at.x <= f->x0 + 0.5 || at.x >= f->x1 - 0.5;
    double low = upright ? f->y0 : f->x0, high = upright ? f->y1 : f->x1;
    for (double step = 0; step < high - low; step += 6) {
        for (int side = -1; side <= 1; side += 2) {
            struct point p = at;
            *(upright ? &p.y : &p.x) += side * step;
            double along = upright ? p.y : p.x;
            if (along >= low && along <= high && !crowds(main, p)) {
                return p;
            }
        }
    }
    return at;
}

bool far_pointer(const struct panel *main, const struct drawing *d, const struct spot_group *group,
                 struct site *out)
{
    struct heading_to heading;
    if (!heading_from(main, group_ground(&group->spots), &heading)) {
        return false;
    }
    struct box f = box_grow(main->frame, -EDGE_OFF);
    struct point middle = frame_middle(&f), t = heading.toward;
    double tx = t.x != 0 ? (f.x1 - f.x0) / 2 / fabs(t.x) : HUGE_VAL;
    double ty = t.y != 0 ? (f.y1 - f.y0) / 2 / fabs(t.y) : HUGE_VAL;
    double reach = fmin(tx, ty);
    struct point at = {middle.x + t.x * reach, middle.y + t.y * reach};
    at = slide_free(main, &f, at);
    *out = site_pointer(&group->spots, at, t, heading.km, d->arena);
    return true;
}

/* ---- furniture of insets -------------------------------------------------------------------- */
struct note {
    const char *text;
    struct point toward;
    struct box box;
};

static bool note_of(const struct drawing *d, const struct panel *main, const struct panel *inset,
                    struct note *out)
{
    struct heading_to heading;
    if (inset->kind != PANEL_INSET || !inset->spots.n ||
        !heading_from(main, group_ground(&inset->spots), &heading)) {
        return false;
    }
    const char *text = caption_km(d->language, heading.km, d->arena);
    double width = text_width(text, FACE_REGULAR, d->style->note_size, 0);
    double x = inset->frame.x0 + NOTE_PAD, y = inset->frame.y0 + NOTE_PAD;
    *out = (struct note){
        text, heading.toward, {x, y, x + 2 * ARROW + 3 + width, y + d->style->note_size + 2}};
    return true;
}

static struct scale_bar inset_bar(const struct drawing *d, const struct panel *inset,
                                  struct point *at)
{
    const struct box *f = &inset->frame;
    struct point where = {f->x0 + 20, f->y1 - 6};
    struct scale_bar bar = scale_bar_at(d, &inset->view, where, (f->x1 - f->x0) * 0.3);
    *at = (struct point){f->x0 + 1, f->y1 - 1 - bar.height};
    return bar;
}

void far_reserve(const struct drawing *d, const struct panel *main, struct panel *inset)
{
    struct note note;
    struct point at;
    struct scale_bar bar = inset_bar(d, inset, &at);
    if (bar.px > 0) {
        *list_push(d->arena, &inset->reserved) =
            (struct box){at.x, at.y, at.x + bar.width, at.y + bar.height};
    }
    if (note_of(d, main, inset, &note)) {
        *list_push(d->arena, &inset->reserved) = note.box;
    }
}

static void draw_note(const struct drawing *d, const struct note *note)
{
    const struct style *s = d->style;
    double y = (note->box.y0 + note->box.y1) / 2;
    struct point middle = {note->box.x0 + ARROW, y}, t = note->toward, side = {-t.y, t.x};
    struct path *path = path_new(d->arena);
    path_move(path, middle.x - t.x * ARROW, middle.y - t.y * ARROW);
    path_line(path, middle.x + t.x * ARROW * 0.4, middle.y + t.y * ARROW * 0.4);
    struct path *head = path_new(d->arena);
    path_move(head, middle.x + t.x * ARROW, middle.y + t.y * ARROW);
    path_line(head, middle.x + side.x * 2.6, middle.y + side.y * 2.6);
    path_line(head, middle.x - side.x * 2.6, middle.y - side.y * 2.6);
    path_close(head);
    scene_path(d->scene, path, &(struct paint){.stroke = s->muted, .width = 1});
    scene_path(d->scene, head, &(struct paint){.fill = s->muted});
    scene_text(d->scene, &(struct scene_text){.text = note->text,
                                              .at = {note->box.x0 + 2 * ARROW + 3,
                                                     y + s->note_size * METRICS_CAP_HEIGHT / 2},
                                              .size = s->note_size,
                                              .colour = s->muted,
                                              .halo = s->halo,
                                              .halo_width = 1.4});
}

void draw_inset_furniture(const struct drawing *d, const struct panel *main,
                          const struct panel *inset)
{
    struct note note;
    struct point at;
    struct scale_bar bar = inset_bar(d, inset, &at);
    if (note_of(d, main, inset, &note)) {
        draw_note(d, &note);
    }
    if (bar.px > 0) {
        draw_scale_bar(d, &bar, at);
    }
}
