#ifndef DATELINE_INK_CAIRO_H
#define DATELINE_INK_CAIRO_H
/* Draws a scene with cairo: PNG, PDF, and cairo's own SVG, which has no structure and serves as the
 * reference that tests compare ink_svg with.
 *
 * Takes a scene and a stream, writes the file to it. The bytes depend on the scene alone: dates
 * come from scene.created. A PDF has real text, its groups' links work, its title and subject are
 * the scene's. */
#include <stdio.h>

#include "base/error.h"
#include "ink/scene.h"

enum ink_format { INK_PNG, INK_PDF, INK_PLAIN_SVG };

struct ink_cairo_options {
    enum ink_format format;
    double dpi; /* of a PNG; 0: 192, two pixels a px */
};

bool ink_cairo(FILE *stream, const struct scene *scene, const struct ink_cairo_options *options,
               struct arena *arena, struct error *error);

#endif
