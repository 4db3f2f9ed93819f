#include <math.h>

#include "map/panel.h"

static void draw_points(const struct drawing *d, const struct panel *panel,
                        const struct overlay_shape *shape)
{
    for (size_t i = 0; i < shape->parts.n; i++) {
        struct point at = view_point(&panel->view, shape->parts.at[i].at[0]);
        if (isfinite(at.x) && isfinite(at.y) && view_shows(&panel->view, at)) {
            scene_marker(d->scene, MARKER_DIAMOND, at, shape->size, &shape->paint);
        }
    }
}

static void draw_shape(const struct drawing *d, const struct panel *panel,
                       const struct overlay_shape *shape)
{
    struct path *path = path_new(d->arena);
    struct paint paint = shape->paint;
    if (shape->kind == OVERLAY_AREA) {
        /* The fill is cut along the frame; the outline is not drawn there. */
        ground_add_rings(path, &panel->view, &shape->parts, 0, d->arena);
        struct paint fill = {.fill = paint.fill, .even_odd = true};
        if (path->ops.n) {
            scene_path(d->scene, path, &fill);
        }
        path = path_new(d->arena);
        paint.fill = 0;
    }
    for (size_t i = 0; i < shape->parts.n; i++) {
        ground_add_line(path, &panel->view, shape->parts.at[i].at, shape->parts.at[i].n, 0,
                        d->arena);
    }
    if (path->ops.n) {
        scene_path(d->scene, path, &paint);
    }
}

/* Coarse: what is nearer to the last point than this is left out, px. */
#define SEGMENT_LEAST 4.0

static void add_segments(struct segments *out, const struct path *path, struct arena *arena)
{
    struct point last = {0, 0};
    for (size_t i = 0; i < path->ops.n && i < path->points.n; i++) {
        struct point p = path->points.at[i];
        bool ends = i + 1 == path->ops.n || path->ops.at[i + 1] == PATH_MOVE;
        if (path->ops.at[i] == PATH_MOVE) {
            last = p;
        } else if (ends || hypot(p.x - last.x, p.y - last.y) > SEGMENT_LEAST) {
            *list_push(arena, out) = (struct segment){last, p};
            last = p;
        }
    }
}

struct segments overlay_segments(const struct drawing *d, const struct panel *panel)
{
    struct segments out = {0};
    for (size_t i = 0; i < d->overlays.n; i++) {
        const struct overlay_shapes *shapes = &d->overlays.at[i].shapes;
        for (size_t k = 0; k < shapes->n; k++) {
            const struct overlay_shape *shape = &shapes->at[k];
            struct path *path = path_new(d->arena);
            for (size_t m = 0; shape->kind != OVERLAY_POINT && m < shape->parts.n; m++) {
                ground_add_line(path, &panel->view, shape->parts.at[m].at, shape->parts.at[m].n, 0,
                                d->arena);
            }
            add_segments(&out, path, d->arena);
        }
    }
    return out;
}

void draw_overlays(const struct drawing *d, const struct panel *panel)
{
    for (size_t i = 0; i < d->overlays.n; i++) {
        const struct overlay *overlay = &d->overlays.at[i];
        group_begin(d, "overlay", "layer", SCENE_LAYER, overlay->title);
        for (size_t k = 0; k < overlay->shapes.n; k++) {
            const struct overlay_shape *shape = &overlay->shapes.at[k];
            if (shape->title) {
                group_begin(d, NULL, NULL, SCENE_SYMBOL, shape->title);
            }
            if (shape->kind == OVERLAY_POINT) {
                draw_points(d, panel, shape);
            } else {
                draw_shape(d, panel, shape);
            }
            if (shape->title) {
                group_end(d);
            }
        }
        group_end(d);
    }
}
