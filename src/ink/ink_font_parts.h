#ifndef DATELINE_INK_FONT_PARTS_H
#define DATELINE_INK_FONT_PARTS_H
/* What ink_font.c and ink_shape.c share: fonts as FreeType and cairo know them. */
#include <ft2build.h>

#include FT_FREETYPE_H

#include "ink/ink_font.h"

struct font {
    cairo_font_face_t *cairo;
    FT_Face ft; /* lives as long as `cairo` does */
    enum face style;
};

/* The first that has the character: `main`, those that were found before, what fontconfig knows;
 * `main` where none has. */
const struct font *ink_font_for(struct ink_fonts *fonts, const struct font *main,
                                uint32_t code_point);

#endif
