#ifndef DATELINE_INK_METRICS_H
#define DATELINE_INK_METRICS_H
/* How wide text will be, whatever fonts are installed.
 *
 * Takes text and a face, gives its extents from a table of Liberation Sans' widths, which are
 * Arial's and Helvetica's: what fits here fits in every browser and on every desk. The table is
 * compiled in (metrics_table.py makes it); it has Latin, Greek, Cyrillic, Hebrew and Arabic letters
 * and punctuation. A character it lacks counts as wide as its script usually is (East Asian ones an
 * em), a combining mark nothing. Nothing is allocated, nothing can fail. */
#include "base/arena.h"
#include "base/text.h"

enum face { FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACE_BOLD_ITALIC, FACES };

/* Of the face as a whole, in em: for lines and boxes that should not depend on their letters. */
#define METRICS_ASCENT     0.905
#define METRICS_DESCENT    0.212
#define METRICS_CAP_HEIGHT 0.688

struct text_extent {
    double width; /* px, advance of the widest line; kerning is not counted, it only narrows */
    double top, bottom; /* px above (positive) and below the first baseline that ink reaches */
    unsigned lines;
};

/* The width in px of one line. */
double text_width(const char *text, enum face face, double size, double letter_spacing);
/* Of text that may have line feeds; `line_height` in times the size, 0 for 1.2. */
struct text_extent text_extent(const char *text, enum face face, double size, double letter_spacing,
                               double line_height);
/* Breaks at spaces so that no line is wider than `width`, if words allow; the result has line feeds
 * for spaces. Lines come out as even as they can in the fewest lines. */
const char *text_wrap(const char *text, enum face face, double size, double width,
                      struct arena *arena);
/* The text, or its beginning and an ellipsis, no wider than `width`. */
const char *text_elide(const char *text, enum face face, double size, double width,
                       struct arena *arena);

#endif
