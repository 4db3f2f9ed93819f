#ifndef DATELINE_INK_H
#define DATELINE_INK_H
/* What all inks share, so that they draw the same.
 *
 * `ink_draw` goes through a scene's commands and hands each to an ink's `struct ink_hand`; groups
 * and clips that a scene leaves open are closed for it. The rest says what a colour, a hatch or a
 * text comes to. ink_svg writes the finished SVG and needs no library; ink_cairo draws PNG, PDF and
 * cairo's SVG. */
#include "ink/scene.h"

/* SVG's own default (cairo's is 10), so that it need not be written. */
#define INK_MITER_LIMIT 4

struct ink_hand {
    void (*begin_group)(void *ink, const struct scene_group *group);
    void (*end_group)(void *ink, const struct scene_group *group);
    void (*begin_clip)(void *ink, const struct path *path);
    void (*end_clip)(void *ink);
    void (*path)(void *ink, const struct path *path, const struct paint *paint);
    void (*circle)(void *ink, struct point centre, double diameter, const struct paint *paint);
    bool (*text)(void *ink, const struct scene_text *text); /* false stops the drawing */
};

bool ink_draw(const struct scene *scene, const struct ink_hand *hand, void *ink,
              struct arena *arena);

/* The nearest point of the grid of 0.1 px that the finished SVG is written on. All inks draw there,
 * so that they differ in nothing; at 960 points an inch nobody sees it. */
struct point ink_snap(struct point p);
/* Adds the lines of a hatch that cover `box`. Their phase hangs on the page, not on the box, so
 * that hatches beside each other meet. */
void ink_hatch(struct path *path, const struct hatch *hatch, struct box box);

struct ink_colour {
    double red, green, blue, alpha;
};

struct ink_colour ink_colour(uint32_t rgba);
bool ink_visible(uint32_t rgba);
bool ink_hatched(const struct paint *paint);
bool ink_stroked(const struct paint *paint);
size_t ink_dashes(const struct paint *paint); /* how many of paint->dash are in use */
/* How far a text's baselines are apart. */
double ink_pitch(const struct scene_text *text);
/* Text as it may stand in a file: valid UTF-8, no control or direction-changing characters but line
 * feeds. */
const char *ink_clean(const char *text, struct arena *arena);
/* The address, if it is one of http or https without anything that could end an attribute or a
 * string; else NULL. */
const char *ink_link(const char *href);

#endif
