#include <math.h>

#include "map/furniture.h"

/* Where a small piece of the world lies in it. */

#define LOCATOR_WIDTH  96.0
#define LOCATOR_HEIGHT 74.0
#define FRAME_LEAST    380.0  /* smaller maps have no room for another */
#define SPAN_MOST      900e3  /* metres: larger pieces are known by their shape */
#define WIDER          7.0    /* the locator shows this many times as much */
#define WIDER_LEAST    1600e3 /* and this at least */

struct locator locator_of(const struct drawing *d, const struct panel *main,
                          const struct room *room)
{
    struct locator locator = {.panel = {.kind = PANEL_INSET}};
    const struct box *f = &main->frame;
    double span = hypot(f->x1 - f->x0, f->y1 - f->y0) / main->view.scale;
    struct point middle = {(f->x0 + f->x1) / 2, (f->y0 + f->y1) / 2};
    struct basemap_point *ground = arena_new(d->arena, struct basemap_point);
    struct error ignored = {0};
    if (span > SPAN_MOST || f->x1 - f->x0 < FRAME_LEAST || main->crowd ||
        !view_ground(&main->view, middle, ground) ||
        !room_find(room, LOCATOR_WIDTH, LOCATOR_HEIGHT, 5, 14, ROOM_TOP_RIGHT,
                   &locator.panel.frame)) {
        return locator;
    }
    struct extent extent = extent_of(ground, 1, d->arena);
    locator.panel.span_least = fmax(span * WIDER, WIDER_LEAST) * 0.75;
    locator.shown = panel_fit(&locator.panel, d, &extent, false, &ignored);
    return locator;
}

void draw_locator(const struct drawing *d, const struct locator *locator, const struct panel *main)
{
    const struct box *f = &main->frame;
    const struct point corners[4] = {
        {f->x0, f->y0}, {f->x1, f->y0}, {f->x1, f->y1}, {f->x0, f->y1}};
    struct path *outline = path_new(d->arena);
    struct point on_locator[4];
    for (int i = 0; i < 4; i++) {
        struct basemap_point ground = {0};
        view_ground(&main->view, corners[i], &ground);
        on_locator[i] = view_point(&locator->panel.view, ground);
    }
    path_points(outline, on_locator, 4, true);
    group_begin(d, "locator", "layer", SCENE_HIDDEN, NULL);
    scene_clip_box(d->scene, locator->panel.frame);
    draw_ground(d, &locator->panel.view, GROUND_LOCATOR);
    scene_path(d->scene, outline,
               &(struct paint){.fill = (d->style->accent & 0xffffff00) | 0x30,
                               .stroke = d->style->accent,
                               .width = 1});
    scene_clip_end(d->scene);
    scene_box(d->scene, locator->panel.frame,
              &(struct paint){.stroke = d->style->neatline, .width = 0.8});
    group_end(d);
}
