#ifndef DATELINE_INK_SHAPE_H
#define DATELINE_INK_SHAPE_H
/* Lines in scripts whose letters join, stack or run from right to left, by libraqm (FriBidi for the
 * order, HarfBuzz for the shapes).
 *
 * Takes such a line and gives runs of positioned glyphs in the order of the page, as ink_font_line
 * does for all others. */
#include "ink/ink_font_parts.h"

bool ink_shape_needed(struct span text);
/* `main` is the face that the line asks for; characters that it lacks get fallbacks. */
bool ink_shape_line(struct ink_fonts *fonts, const struct font *main, struct span text, double size,
                    struct ink_line *out, struct arena *arena, struct error *error);

#endif
