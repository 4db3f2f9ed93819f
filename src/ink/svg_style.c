#include "ink/svg_style.h"

#include <string.h>

#include "ink/ink.h"
#include "ink/svg_path.h"

static const struct {
    const char *name, *initial;
} attributes[SVG_ATTRIBUTES] = {
    [SVG_FILL] = {"fill", "#000"},
    [SVG_FILL_OPACITY] = {"fill-opacity", "1"},
    [SVG_FILL_RULE] = {"fill-rule", "nonzero"},
    [SVG_STROKE] = {"stroke", "none"},
    [SVG_STROKE_WIDTH] = {"stroke-width", "1"},
    [SVG_STROKE_OPACITY] = {"stroke-opacity", "1"},
    [SVG_STROKE_DASHARRAY] = {"stroke-dasharray", "none"},
    [SVG_STROKE_LINEJOIN] = {"stroke-linejoin", "miter"},
    [SVG_STROKE_LINECAP] = {"stroke-linecap", "butt"},
    [SVG_PAINT_ORDER] = {"paint-order", "normal"},
    [SVG_FONT_SIZE] = {"font-size", "medium"},
    [SVG_FONT_WEIGHT] = {"font-weight", "normal"},
    [SVG_FONT_STYLE] = {"font-style", "normal"},
    [SVG_TEXT_ANCHOR] = {"text-anchor", "start"},
    [SVG_LETTER_SPACING] = {"letter-spacing", "0"},
};

/* ---- what one thing needs ------------------------------------------------------------------- */

static const char *number(double value, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    svg_number(&out, value, 2);
    return out.at;
}

/* "#abc" where "#aabbcc" is the same. */
static const char *colour(uint32_t rgba, struct arena *arena)
{
    unsigned r = rgba >> 24, g = rgba >> 16 & 255, b = rgba >> 8 & 255;
    if (r % 17 == 0 && g % 17 == 0 && b % 17 == 0) {
        return arena_printf(arena, "#%x%x%x", r / 17, g / 17, b / 17);
    }
    return arena_printf(arena, "#%02x%02x%02x", r, g, b);
}

static const char *opacity(uint32_t rgba, struct arena *arena)
{
    return number((rgba & 255) / 255.0, arena);
}

static void set_fill(struct svg_style *style, uint32_t rgba, struct arena *arena)
{
    if (!ink_visible(rgba)) {
        style->value[SVG_FILL] = "none";
        return;
    }
    style->value[SVG_FILL] = colour(rgba, arena);
    style->value[SVG_FILL_OPACITY] = opacity(rgba, arena);
}

static const char *dashes(const struct paint *paint, struct arena *arena)
{
    size_t n = ink_dashes(paint);
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < n; i++) {
        buffer_puts(&out, i ? " " : "");
        svg_number(&out, paint->dash[i], 2);
    }
    return n ? out.at : "none";
}

static void set_stroke(struct svg_style *style, const struct paint *paint, struct arena *arena)
{
    static const char *const joins[] = {
        [JOIN_MITER] = "miter", [JOIN_ROUND] = "round", [JOIN_BEVEL] = "bevel"};
    static const char *const caps[] = {
        [CAP_BUTT] = "butt", [CAP_ROUND] = "round", [CAP_SQUARE] = "square"};
    if (!ink_stroked(paint)) {
        style->value[SVG_STROKE] = "none";
        return;
    }
    style->value[SVG_STROKE] = colour(paint->stroke, arena);
    style->value[SVG_STROKE_OPACITY] = opacity(paint->stroke, arena);
    style->value[SVG_STROKE_WIDTH] = number(paint->width, arena);
    style->value[SVG_STROKE_DASHARRAY] = dashes(paint, arena);
    style->value[SVG_STROKE_LINEJOIN] = joins[paint->join];
    style->value[SVG_STROKE_LINECAP] = caps[paint->cap];
}

struct svg_style svg_paint_style(const struct paint *paint, struct arena *arena)
{
    struct svg_style style = {0};
    set_fill(&style, paint->fill, arena);
    if (ink_visible(paint->fill)) {
        style.value[SVG_FILL_RULE] = paint->even_odd ? "evenodd" : "nonzero";
    }
    set_stroke(&style, paint, arena);
    if (ink_visible(paint->fill) && ink_stroked(paint)) {
        style.value[SVG_PAINT_ORDER] = "normal";
    }
    return style;
}

struct svg_style svg_text_style(const struct scene_text *text, struct arena *arena)
{
    static const char *const anchors[] = {
        [ANCHOR_START] = "start", [ANCHOR_MIDDLE] = "middle", [ANCHOR_END] = "end"};
    struct svg_style style = {0};
    struct paint halo = {.stroke = text->halo, .width = 2 * text->halo_width, .join = JOIN_ROUND};
    bool bold = text->face == FACE_BOLD || text->face == FACE_BOLD_ITALIC;
    bool italic = text->face == FACE_ITALIC || text->face == FACE_BOLD_ITALIC;
    set_fill(&style, text->colour, arena);
    set_stroke(&style, &halo, arena);
    style.value[SVG_PAINT_ORDER] = ink_stroked(&halo) ? "stroke" : NULL;
    style.value[SVG_FONT_SIZE] = number(text->size, arena);
    style.value[SVG_FONT_WEIGHT] = bold ? "bold" : "normal";
    style.value[SVG_FONT_STYLE] = italic ? "italic" : "normal";
    style.value[SVG_TEXT_ANCHOR] = anchors[text->anchor];
    style.value[SVG_LETTER_SPACING] = number(text->letter_spacing, arena);
    return style;
}

/* ---- what a group carries for its members --------------------------------------------------- */

/* The values that a group's members have for one attribute. So many different ones are told apart;
 * what is rarer than that is not worth carrying. */
#define BALLOT 8

struct ballot {
    const char *value[BALLOT];
    unsigned votes[BALLOT];
    size_t n;
};

static void vote(struct ballot *ballot, const char *value)
{
    for (size_t i = 0; i < ballot->n; i++) {
        if (strcmp(ballot->value[i], value) == 0) {
            ballot->votes[i]++;
            return;
        }
    }
    if (ballot->n < BALLOT) {
        ballot->value[ballot->n] = value;
        ballot->votes[ballot->n++] = 1;
    }
}

static const char *winner(const struct ballot *ballot)
{
    size_t best = 0;
    for (size_t i = 1; i < ballot->n; i++) {
        if (ballot->votes[i] > ballot->votes[best]) {
            best = i;
        }
    }
    return ballot->n ? ballot->value[best] : NULL;
}

static void vote_all(struct ballot *ballots, const struct svg_style *style)
{
    for (size_t a = 0; a < SVG_ATTRIBUTES; a++) {
        if (style->value[a]) {
            vote(&ballots[a], style->value[a]);
        }
    }
}

/* Sets the style of the group at `i`, inner groups first; returns the index of its end. The first
 * of equals wins, so one member alone hands its attributes up, where they may meet others. */
static size_t hoist_group(struct svg_items *items, size_t i)
{
    struct ballot ballots[SVG_ATTRIBUTES] = {0};
    size_t at = i + 1;
    for (; at < items->n && items->at[at].nesting != SVG_CLOSE; at++) {
        size_t member = at;
        if (items->at[at].nesting == SVG_OPEN) {
            at = hoist_group(items, at);
        }
        vote_all(ballots, &items->at[member].style);
    }
    for (size_t a = 0; a < SVG_ATTRIBUTES; a++) {
        items->at[i].style.value[a] = winner(&ballots[a]);
    }
    return at;
}

void svg_hoist(struct svg_items *items)
{
    if (items->n) {
        hoist_group(items, 0);
    }
}

/* ---- writing -------------------------------------------------------------------------------- */

static void write_attributes(struct buffer *out, const struct svg_style *style,
                             const struct svg_style *inherited)
{
    for (size_t a = 0; a < SVG_ATTRIBUTES; a++) {
        const char *value = style->value[a];
        if (value && strcmp(value, inherited->value[a]) != 0) {
            buffer_printf(out, " %s=\"%s\"", attributes[a].name, value);
        }
    }
}

static struct svg_style inherit(const struct svg_style *style, const struct svg_style *inherited)
{
    struct svg_style both = *inherited;
    for (size_t a = 0; a < SVG_ATTRIBUTES; a++) {
        if (style->value[a]) {
            both.value[a] = style->value[a];
        }
    }
    return both;
}

static void write_item(struct buffer *out, const struct svg_item *item,
                       const struct svg_style *inherited)
{
    buffer_puts(out, item->before ? item->before : "");
    if (item->head) {
        buffer_puts(out, "<");
        buffer_puts(out, item->head);
        write_attributes(out, &item->style, inherited);
        buffer_puts(out, item->nesting == SVG_OPEN || item->body ? ">" : "/>");
    }
    buffer_puts(out, item->body ? item->body : "");
    buffer_puts(out, "\n");
}

struct inherited ARENA_LIST(struct svg_style);

void svg_write_items(struct buffer *out, const struct svg_items *items, struct arena *arena)
{
    struct inherited stack = {0};
    struct svg_style *initial = list_push(arena, &stack);
    for (size_t a = 0; a < SVG_ATTRIBUTES; a++) {
        initial->value[a] = attributes[a].initial;
    }
    for (size_t i = 0; i < items->n; i++) {
        const struct svg_item *item = &items->at[i];
        if (item->nesting == SVG_CLOSE && stack.n > 1) {
            stack.n--;
        }
        struct svg_style inherited = stack.at[stack.n - 1];
        write_item(out, item, &inherited);
        if (item->nesting == SVG_OPEN) {
            *list_push(arena, &stack) = inherit(&item->style, &inherited);
        }
    }
}
