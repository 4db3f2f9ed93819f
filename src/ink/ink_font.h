#ifndef DATELINE_INK_FONT_H
#define DATELINE_INK_FONT_H
/* Glyphs for the inks that need outlines: PNG, PDF, cairo's SVG, `--text outline`.
 *
 * Takes a line of text and gives runs of positioned glyphs, each run of one font. The font is
 * Liberation Sans from the folders where distributions keep it, without asking fontconfig (6 ms);
 * fontconfig is asked when it is not there, and for characters it lacks. Positions are unhinted, in
 * the font's own units and with its kerning, which is what browsers and librsvg do. Scripts that
 * need shaping (Arabic, Devanagari) get it (ink_shape.h). */
#include <cairo.h>

#include "base/error.h"
#include "ink/scene.h"

struct ink_fonts;

bool ink_fonts_open(struct ink_fonts **out, struct arena *arena, struct error *error);
void ink_fonts_close(struct ink_fonts *fonts); /* harmless on NULL */

struct ink_run {
    cairo_font_face_t *face; /* borrowed from the fonts */
    cairo_glyph_t *glyphs;   /* at the size asked for, x from the line's start, y 0 */
    cairo_text_cluster_t *clusters;
    int n, n_clusters;
    bool backward; /* its text runs from right to left, its glyphs are in the order of the page */
    struct span text;
};

struct ink_line {
    struct ink_run *at;
    size_t n, cap;
    double width;
};

/* How much of a line stands before the point that its text is anchored at. */
double ink_line_before(const struct ink_line *line, enum text_anchor anchor);

/* One line (no line feeds); fails only when a font cannot be read. */
bool ink_font_line(struct ink_fonts *fonts, struct span text, enum face face, double size,
                   double letter_spacing, struct ink_line *out, struct arena *arena,
                   struct error *error);

/* Glyphs as they are, no grid fitting: what a page at any scale needs. */
cairo_font_options_t *ink_font_options(void);

#endif
