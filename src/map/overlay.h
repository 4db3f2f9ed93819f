#ifndef DATELINE_MAP_OVERLAY_H
#define DATELINE_MAP_OVERLAY_H
/* The user's own lines, areas and points under the incidents: a front line, an exclusion zone.
 *
 * Takes GeoJSON files (RFC 7946) whose features may carry simplestyle properties (`stroke`,
 * `stroke-width`, `stroke-opacity`, `stroke-dasharray`, `fill`, `fill-opacity`, `marker-color`,
 * `marker-size`, `title`), gives shapes in degrees. Errors name the file and the line. */
#include "base/arena.h"
#include "base/error.h"
#include "basemap/basemap.h"
#include "ink/scene.h"

enum overlay_kind { OVERLAY_POINT, OVERLAY_LINE, OVERLAY_AREA };

struct overlay_shape {
    enum overlay_kind kind;
    struct basemap_rings parts; /* points have one of one */
    struct paint paint;
    double size; /* of points */
    const char *title;
};

struct overlay_shapes ARENA_LIST(struct overlay_shape);

struct overlay {
    const char *title; /* for the legend: of the collection, else the file's name */
    struct overlay_shapes shapes;
};

struct overlays ARENA_LIST(struct overlay);

bool overlay_read(struct overlay *out, const char *path, struct span bytes, struct arena *arena,
                  struct error *error);

#endif
