#include "map/far.h"

#include <math.h>

#include "map/caption.h"
#include "map/furniture.h"
#include "map/room.h"

#define INSET_SHARE 0.25 /* of the frame's width */
#define INSET_LEAST 110.0
#define INSET_MOST  190.0
#define INSET_RATIO 0.78
#define INSET_OFF   6.0  /* from the frame */
#define INSET_CLEAR 12.0 /* from symbols */
#define NOTE_PAD    4.0

static struct basemap_point heaviest(const struct spot_refs *spots)
{
    const struct spot *first = spots->at[0];
    for (size_t i = 1; i < spots->n; i++) {
        first = spots->at[i]->weight > first->weight ? spots->at[i] : first;
    }
    return first->ground;
}

/* Riyadh below right of Ukraine, London above left of it. */
static enum room_corner corner_toward(const struct panel *main, const struct spot_refs *spots)
{
    struct heading_to heading;
    if (!heading_from(main, heaviest(spots), &heading)) {
        return ROOM_BOTTOM_RIGHT;
    }
    bool right = heading.toward.x > 0, below = heading.toward.y > 0;
    return below ? (right ? ROOM_BOTTOM_RIGHT : ROOM_BOTTOM_LEFT)
                 : (right ? ROOM_TOP_RIGHT : ROOM_TOP_LEFT);
}

bool far_inset_box(const struct panel *main, const struct drawing *d, const struct spot_refs *spots,
                   struct box *out)
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
                     corner_toward(main, spots), out);
}

bool far_point(struct panel *panel, const struct drawing *d, const struct spot_refs *spots)
{
    struct pointer pointer;
    if (!pointer_make(&pointer, panel, d, spots)) {
        return false;
    }
    *list_push(d->arena, &panel->pointers) = pointer;
    *list_push(d->arena, &panel->reserved) = box_grow(pointer.box, 2);
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
        !heading_from(main, heaviest(&inset->spots), &heading)) {
        return false;
    }
    const char *text = caption_km(d->language, heading.km, d->arena);
    double width = text_width(text, FACE_REGULAR, d->style->note_size, 0);
    double x = inset->frame.x0 + NOTE_PAD, y = inset->frame.y0 + NOTE_PAD;
    *out = (struct note){text,
                         heading.toward,
                         {x, y, x + 2 * BEYOND_ARROW + 3 + width, y + d->style->note_size + 2}};
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
    draw_beyond_arrow(d, (struct point){note->box.x0 + BEYOND_ARROW, y}, note->toward);
    scene_text(d->scene, &(struct scene_text){.text = note->text,
                                              .at = {note->box.x0 + 2 * BEYOND_ARROW + 3,
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
