#ifndef DATELINE_MAP_INK_PATH_H
#define DATELINE_MAP_INK_PATH_H
/* What both inks share, so that they draw the same: paths as cairo has them, hatching, colours.
 *
 * Takes the scene's paths and adds them to a cairo context; ink_cairo paints them there, ink_svg
 * reads them back with cairo_copy_path and writes them down. */
#include <cairo.h>

#include "map/scene.h"

/* SVG's own default (cairo's is 10), so that it need not be written. */
#define INK_MITER_LIMIT 4

/* The nearest point of the grid of 0.1 px that the finished SVG is written on. Both inks draw
 * there, so that they differ in nothing; at 960 points an inch nobody sees it. */
struct point ink_snap(struct point p);
void ink_add_path(cairo_t *cr, const struct path *path);
void ink_add_marker(cairo_t *cr, enum marker shape, struct point centre, double size);
/* Adds the lines of a hatch that cover `box`. Their phase hangs on the page, not on the box, so
 * that hatches beside each other meet. */
void ink_add_hatch(cairo_t *cr, const struct hatch *hatch, struct box box);

struct ink_colour {
    double red, green, blue, alpha;
};

struct ink_colour ink_colour(uint32_t rgba);
bool ink_visible(uint32_t rgba);
bool ink_hatched(const struct paint *paint);
bool ink_stroked(const struct paint *paint);
size_t ink_dashes(const struct paint *paint); /* how many of paint->dash are in use */
/* Text as it may stand in a file: valid UTF-8, no control or direction-changing characters but line
 * feeds. */
const char *ink_clean(const char *text, struct arena *arena);
/* The address, if it is one of http or https without anything that could end an attribute or a
 * string; else NULL. */
const char *ink_link(const char *href);

#endif
