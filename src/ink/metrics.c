#include "ink/metrics.h"

#include <math.h>
#include <string.h>
#include <utf8proc.h>

#include "ink/metrics_table.h"

#define LINE_HEIGHT 1.2

/* What a character outside the table gets: an em where its script is set in full squares, else
 * wider than most letters, since a label that turns out too short does no harm. */
#define WIDE_EM            1.0
#define FALLBACK_EM        0.75
#define FALLBACK_TOP_EM    0.9
#define FALLBACK_BOTTOM_EM 0.25

struct glyph {
    double width, top, bottom; /* em */
};

static const struct metrics_row *find_row(uint32_t code_point)
{
    size_t low = 0, high = metrics_n_runs;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct metrics_run *run = &metrics_runs[middle];
        if (code_point < run->first) {
            high = middle;
        } else if (code_point >= run->first + run->n) {
            low = middle + 1;
        } else {
            return &metrics_rows[run->index + (code_point - run->first)];
        }
    }
    return NULL;
}

static struct glyph fallback_glyph(uint32_t code_point)
{
    int cells = utf8proc_charwidth((utf8proc_int32_t)code_point);
    double width = cells <= 0 ? 0 : cells == 1 ? FALLBACK_EM : WIDE_EM;
    return (struct glyph){width, FALLBACK_TOP_EM, FALLBACK_BOTTOM_EM};
}

static struct glyph glyph_of(uint32_t code_point, enum face face)
{
    const struct metrics_row *row = find_row(code_point);
    if (!row) {
        return fallback_glyph(code_point);
    }
    bool bold = face == FACE_BOLD || face == FACE_BOLD_ITALIC;
    return (struct glyph){(double)(bold ? row->bold : row->regular) / METRICS_EM,
                          (double)row->top / METRICS_INK_EM, (double)row->bottom / METRICS_INK_EM};
}

struct line {
    double width, top, bottom; /* px */
};

static struct line measure(struct span text, enum face face, double size, double letter_spacing)
{
    struct line line = {0};
    struct glyph total = {0};
    size_t spacings = 0;
    for (const char *at = text.at, *end = text.at + text.n; at < end;) {
        uint32_t code_point;
        at += utf8_decode(at, end, &code_point);
        struct glyph glyph = glyph_of(code_point, face);
        total.width += glyph.width;
        total.top = fmax(total.top, glyph.top);
        total.bottom = fmax(total.bottom, glyph.bottom);
        spacings += glyph.width > 0 && at < end;
    }
    line.width = total.width * size + (double)spacings * letter_spacing;
    line.top = total.top * size;
    line.bottom = total.bottom * size;
    return line;
}

double text_width(const char *text, enum face face, double size, double letter_spacing)
{
    return measure(span_of(text), face, size, letter_spacing).width;
}

struct text_extent text_extent(const char *text, enum face face, double size, double letter_spacing,
                               double line_height)
{
    struct text_extent extent = {0};
    double pitch = (line_height > 0 ? line_height : LINE_HEIGHT) * size;
    struct span rest = span_of(text), field;
    while (span_split(&rest, '\n', &field)) {
        struct line line = measure(field, face, size, letter_spacing);
        double down = extent.lines * pitch;
        extent.width = fmax(extent.width, line.width);
        extent.top = extent.lines ? fmax(extent.top, line.top - down) : line.top;
        extent.bottom = fmax(extent.bottom, line.bottom + down);
        extent.lines++;
    }
    return extent;
}

/* Breaks greedily at `width`, changing spaces of `text` into line feeds; returns how many lines. */
static unsigned break_lines(char *text, enum face face, double size, double width)
{
    unsigned lines = 1;
    char *start = text, *last_space = NULL;
    for (char *at = text;; at++) {
        if (*at != ' ' && *at != '\n' && *at != '\0') {
            continue;
        }
        struct span line = {start, (size_t)(at - start)};
        if (last_space && measure(line, face, size, 0).width > width) {
            *last_space = '\n';
            lines++;
            start = last_space + 1;
        }
        if (*at == '\0') {
            return lines;
        }
        last_space = *at == ' ' ? at : NULL;
        if (*at == '\n') {
            lines++;
            start = at + 1;
        }
    }
}

const char *text_wrap(const char *text, enum face face, double size, double width,
                      struct arena *arena)
{
    size_t n = strlen(text);
    char *best = arena_strndup(arena, text, n);
    unsigned lines = break_lines(best, face, size, width);
    if (lines == 1) {
        return best;
    }
    /* The narrowest width that needs no more lines is the most even one. */
    char *trial = arena_strndup(arena, text, n);
    double low = 0, high = width;
    while (high - low > size / 8) {
        double middle = (low + high) / 2;
        memcpy(trial, text, n);
        bool fits = break_lines(trial, face, size, middle) <= lines;
        *(fits ? &high : &low) = middle;
    }
    memcpy(best, text, n);
    break_lines(best, face, size, high);
    return best;
}

const char *text_elide(const char *text, enum face face, double size, double width,
                       struct arena *arena)
{
    static const char ellipsis[] = "\u2026";
    if (text_width(text, face, size, 0) <= width) {
        return arena_strndup(arena, text, strlen(text));
    }
    double room = width - text_width(ellipsis, face, size, 0), used = 0;
    const char *at = text, *end = text + strlen(text);
    while (at < end) {
        uint32_t code_point;
        int n = utf8_decode(at, end, &code_point);
        used += glyph_of(code_point, face).width * size;
        if (used > room) {
            break;
        }
        at += n;
    }
    while (at > text && at[-1] == ' ') {
        at--;
    }
    return arena_printf(arena, "%.*s%s", (int)(at - text), text, ellipsis);
}
