#ifndef DATELINE_INK_SVG_STYLE_H
#define DATELINE_INK_SVG_STYLE_H
/* Presentation attributes, each written once: on the group whose members mostly agree on it.
 *
 * Takes the items of an SVG file in order, groups around their members, each with the attributes
 * that it needs; gives each the attributes that have to be written on it, given what it inherits.
 */
#include "base/text.h"
#include "ink/scene.h"

enum svg_attribute {
    SVG_FILL,
    SVG_FILL_OPACITY,
    SVG_FILL_RULE,
    SVG_STROKE,
    SVG_STROKE_WIDTH,
    SVG_STROKE_OPACITY,
    SVG_STROKE_DASHARRAY,
    SVG_STROKE_LINEJOIN,
    SVG_STROKE_LINECAP,
    SVG_PAINT_ORDER,
    SVG_FONT_SIZE,
    SVG_FONT_WEIGHT,
    SVG_FONT_STYLE,
    SVG_TEXT_ANCHOR,
    SVG_LETTER_SPACING,
    SVG_ATTRIBUTES
};

/* NULL: whatever it is, it does not show. */
struct svg_style {
    const char *value[SVG_ATTRIBUTES];
};

enum svg_nesting { SVG_LEAF, SVG_OPEN, SVG_CLOSE };

/* `before` < `head` and the attributes > `body`; a leaf without a body closes itself. */
struct svg_item {
    enum svg_nesting nesting;
    const char *before, *head, *body;
    struct svg_style style;
};

struct svg_items ARENA_LIST(struct svg_item);

struct svg_style svg_paint_style(const struct paint *paint, struct arena *arena);
struct svg_style svg_text_style(const struct scene_text *text, struct arena *arena);

/* items[0] is the root, opened; sets what the groups carry. */
void svg_hoist(struct svg_items *items);
/* Writes the items, each with the attributes that differ from what it inherits. */
void svg_write_items(struct buffer *out, const struct svg_items *items, struct arena *arena);

#endif
