#ifndef DATELINE_INK_SCENE_H
#define DATELINE_INK_SCENE_H
/* A scene: the map as a list of drawing commands, before any ink.
 *
 * Layout, labels and furniture add commands in painting order; ink_svg and ink_cairo draw them, and
 * draw the same. Lengths are px (1/96 inch), x to the right, y down, the page's upper left corner
 * at 0, 0. Colours are 0xRRGGBBAA; alpha 0 paints nothing. Everything lies in the scene's arena;
 * paths are borrowed, so what a command points to has to live as long as the scene, and strings are
 * copied. Text is any UTF-8: the inks escape it and drop what must not stand in a file.
 *
 * Groups carry structure. What they are called is a convention that the SVG, its readers and the
 * checker in tests/map share:
 *   layers     class "layer", role SCENE_LAYER, id "sea", "graticule", "rivers", "borders",
 *              "context" (context labels), "areas" (hatched regions, radii), "incidents", "labels",
 *              "frame", and the furniture: "title", "legend", "scale", "key", "locator", "credits"
 *   frames     class "frame", one for the main map, one for each inset: the clip is inside
 *   incident   role SCENE_SYMBOL, class "incident strike", id "i-" and the incident's id, title
 *              and description as a reader hears them, `incidents` naming the one (or several) it
 *              shows; symbol, leader and label all in this group where painting order allows, else
 *              the label goes into a group of class "label" with the same `incidents`
 *   key entry  role SCENE_ITEM, class "entry", `incidents` naming what the line stands for
 * and inside them: class "symbol" around a marker, class "leader" around leader lines, class
 * "number" around text that stands on its symbol on purpose. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "ink/metrics.h"

struct point {
    double x, y;
};

struct box {
    double x0, y0, x1, y1;
};

/* ---- paths ---------------------------------------------------------------------------------- */

enum path_op { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE }; /* 1, 1, 3 and 0 points */

struct path_ops ARENA_LIST(uint8_t);
struct points ARENA_LIST(struct point);

struct path {
    struct arena *arena;
    struct path_ops ops;
    struct points points;
};

void path_move(struct path *path, double x, double y);
void path_line(struct path *path, double x, double y);
void path_curve(struct path *path, struct point a, struct point b, struct point to);
void path_close(struct path *path);
void path_box(struct path *path, struct box box);
void path_rounded_box(struct path *path, struct box box, double radius);
void path_ellipse(struct path *path, struct point centre, double rx, double ry);
/* Controls of curves included. */
struct box path_extent(const struct path *path);
/* A polyline, or a ring where `closed`. */
void path_points(struct path *path, const struct point *at, size_t n, bool closed);

/* ---- paint ---------------------------------------------------------------------------------- */

enum line_join { JOIN_MITER, JOIN_ROUND, JOIN_BEVEL };
enum line_cap { CAP_BUTT, CAP_ROUND, CAP_SQUARE };

#define PAINT_DASHES 4

/* Lines over the fill; `spacing` 0: none. */
struct hatch {
    uint32_t colour;
    double spacing, width;
    double angle_deg; /* clockwise from the x axis: 45 falls to the right */
};

struct paint {
    uint32_t fill;
    bool even_odd;
    struct hatch hatch;
    uint32_t stroke;
    double width;
    double dash[PAINT_DASHES]; /* on, off, on, off; the first 0 ends the list */
    enum line_join join;
    enum line_cap cap;
};

/* ---- markers -------------------------------------------------------------------------------- */

/* Shapes that QGIS's simple marker has too, with the same corners. */
enum marker {
    MARKER_CIRCLE,
    MARKER_SQUARE,
    MARKER_DIAMOND,
    MARKER_TRIANGLE, /* point up */
    MARKER_PENTAGON,
    MARKER_HEXAGON,
    MARKER_OCTAGON,
    MARKER_STAR,         /* five points */
    MARKER_DIAMOND_STAR, /* four points, a blast */
    MARKER_CROSS,        /* a fat plus */
    MARKERS
};

/* "circle", "square" ...: QGIS's name. */
const char *marker_name(enum marker marker);
/* `size` is the side of the square that holds the shape, without its stroke. */
void marker_path(struct path *path, enum marker marker, struct point centre, double size);

/* ---- commands ------------------------------------------------------------------------------- */

enum scene_role {
    SCENE_PLAIN,  /* structure only: no role, no name */
    SCENE_LAYER,  /* graphics-object: a named part with parts of its own */
    SCENE_SYMBOL, /* graphics-symbol: one thing, told by its title and description */
    SCENE_LIST,   /* list of SCENE_ITEMs */
    SCENE_ITEM,
    SCENE_HIDDEN, /* decoration: aria-hidden */
};

struct scene_group {
    const char *id;          /* without the map's prefix; NULL: none; a second one gets "-2" */
    const char *class_names; /* space-separated; NULL: none */
    enum scene_role role;
    const char *title, *description; /* NULL: none */
    const char *href;                /* http or https, else left out; NULL: none */
    const char *incidents;           /* ids, space-separated; NULL: none */
};

enum text_anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

/* One run of text; a line feed in it begins a new line, `line_height` times the size below. */
struct scene_text {
    const char *text;
    struct point at; /* on the first baseline */
    enum text_anchor anchor;
    enum face face;
    double size;
    double letter_spacing; /* px after each glyph but the last */
    double line_height;    /* 0: 1.2 */
    double rotate_deg;     /* clockwise around `at` */
    uint32_t colour;
    uint32_t halo;
    double halo_width; /* how far it reaches over the glyphs' edge; 0: none */
};

enum scene_op {
    SCENE_GROUP_BEGIN,
    SCENE_GROUP_END,
    SCENE_CLIP_BEGIN, /* until the matching end, inside the same group */
    SCENE_CLIP_END,
    SCENE_PATH,
    SCENE_MARKER,
    SCENE_TEXT,
};

struct scene_command {
    enum scene_op op;
    struct paint paint; /* of path and marker */
    union {
        struct scene_group group;
        const struct path *path; /* of path and clip */
        struct {
            enum marker shape;
            struct point centre;
            double size;
        } marker;
        struct scene_text text;
    };
};

struct scene_commands ARENA_LIST(struct scene_command);

struct scene {
    struct arena *arena;
    double width, height;
    const char *title, *description; /* of the whole map */
    const char *language;            /* BCP 47; NULL: "en" */
    const char *font_family;         /* put before the default ones; NULL: none */
    const char *created;             /* ISO date for the PDF's metadata; NULL: none */
    uint32_t background;
    struct scene_commands commands;
};

void scene_group(struct scene *scene, const struct scene_group *group);
void scene_group_end(struct scene *scene);
void scene_clip(struct scene *scene, const struct path *path);
void scene_clip_box(struct scene *scene, struct box box);
void scene_clip_end(struct scene *scene);
void scene_path(struct scene *scene, const struct path *path, const struct paint *paint);
void scene_line(struct scene *scene, struct point from, struct point to, const struct paint *paint);
void scene_box(struct scene *scene, struct box box, const struct paint *paint);
void scene_marker(struct scene *scene, enum marker shape, struct point centre, double size,
                  const struct paint *paint);
void scene_text(struct scene *scene, const struct scene_text *text);

/* The box of a text's ink without its halo, before rotation; in page coordinates where
 * `rotate_deg` is 0, which is what labels are placed by. */
struct box scene_text_box(const struct scene_text *text);

#endif
