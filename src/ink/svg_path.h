#ifndef DATELINE_INK_SVG_PATH_H
#define DATELINE_INK_SVG_PATH_H
/* Path data as short as it goes: relative commands on a grid of 1/10 or 1/100 px.
 *
 * Takes a scene's path. Points are rounded to the grid before differences are
 * taken, so errors do not add up; points that do not move the line on the grid are left out. */
#include "ink/scene.h"

/* What stands before a number decides whether it needs a space. */
struct svg_numbers {
    bool any;   /* a number came just before */
    bool point; /* and it has a decimal point */
};

/* Appends value / 10^decimals, as ".5" or "-3", with a space only where one is needed. */
void svg_add_number(struct buffer *out, struct svg_numbers *before, long value, int decimals);
/* One number by itself. */
void svg_number(struct buffer *out, double value, int decimals);
/* The value of a `d` attribute; empty where nothing is left on the grid. */
void svg_path_data(struct buffer *out, const struct path *path, int decimals);

#endif
