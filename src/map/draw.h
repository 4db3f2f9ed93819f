#ifndef DATELINE_MAP_DRAW_H
#define DATELINE_MAP_DRAW_H
/* What every drawing stage is given: the scene to draw on, the ground, the style, the language. */
#include "ink/scene.h"
#include "map/overlay.h"
#include "map/settings.h"
#include "map/view.h"

/* A country that incidents lie in. */
struct country_code {
    char code[3];
    size_t spots;
};

struct country_codes ARENA_LIST(struct country_code);

struct drawing {
    struct scene *scene;
    struct arena *arena;
    const struct basemap *basemap;
    const struct map_options *options;
    const struct style *style;
    enum language language;
    enum date_style label_dates, key_dates;
    struct projector *projector;
    struct country_codes focus;
    struct overlays overlays;
};

/* How much of the ground a frame shows. */
enum ground_detail { GROUND_FULL, GROUND_INSET, GROUND_LOCATOR };

/* Whether the map is about this country: a good share of its places lies there. */
bool is_focus(const struct drawing *drawing, const char code[3]);

/* Divisions are drawn, and named, while they are larger than labels. */
bool shows_divisions(const struct view *view);

/* Whether the frame has a dashed border, which wants a word of explanation. */
bool shows_disputed(const struct drawing *drawing, const struct view *view);

/* ground.c: sea, land, lakes, rivers, borders. Layers of their own. Returns the land as drawn. */
const struct path *draw_ground(const struct drawing *drawing, const struct view *view,
                               enum ground_detail detail);
/* The query for a frame. */
struct basemap_query ground_query(const struct drawing *drawing, const struct view *view,
                                  double tolerance_px);
/* Rings and lines of the ground as a path on the page, cut to the frame. */
void ground_add_rings(struct path *path, const struct view *view, const struct basemap_rings *rings,
                      double area_least, struct arena *arena);
void ground_add_line(struct path *path, const struct view *view, const struct basemap_point *at,
                     size_t n, double grid, struct arena *arena);

/* graticule.c: meridians and parallels, and their degrees in the margin. */
void draw_graticule(const struct drawing *drawing, const struct view *view);
void draw_graticule_labels(const struct drawing *drawing, const struct view *view);

struct path *path_new(struct arena *arena);
void group_begin(const struct drawing *drawing, const char *id, const char *class_names,
                 enum scene_role role, const char *title);
void group_end(const struct drawing *drawing);

#endif
