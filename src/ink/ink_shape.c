#include "ink/ink_shape.h"

#include <raqm.h>

#include FT_SIZES_H

/* Marks that sit on letters, scripts that join or reorder, and what turns the direction. */
static const struct {
    uint32_t first, last;
} shaped[] = {
    {0x0300, 0x036F}, {0x0590, 0x08FF},   {0x0900, 0x0DFF},   {0x0E00, 0x0EFF},
    {0x0F00, 0x109F}, {0x1780, 0x18AF},   {0x1900, 0x1AFF},   {0x1B00, 0x1CFF},
    {0x200C, 0x200F}, {0xA800, 0xA9FF},   {0xAA00, 0xABFF},   {0xFB1D, 0xFDFF},
    {0xFE70, 0xFEFC}, {0x10800, 0x10FFF}, {0x11000, 0x11FFF}, {0x1E800, 0x1EFFF},
};

bool ink_shape_needed(struct span text)
{
    for (const char *at = text.at, *end = text.at + text.n; at < end;) {
        uint32_t code_point;
        at += utf8_decode(at, end, &code_point);
        for (size_t i = 0; i < sizeof shaped / sizeof *shaped; i++) {
            if (code_point >= shaped[i].first && code_point <= shaped[i].last) {
                return true;
            }
        }
    }
    return false;
}

/* A line as code points, each with its byte and its font. */
struct letters {
    uint32_t *code_points;
    size_t *byte; /* n + 1: the last is the end */
    const struct font **font;
    bool *starts; /* a cluster begins here */
    size_t n;
};

static struct letters letters_of(struct ink_fonts *fonts, const struct font *main, struct span text,
                                 struct arena *arena)
{
    struct letters l = {.code_points = arena_array(arena, uint32_t, text.n),
                        .byte = arena_array(arena, size_t, text.n + 1),
                        .font = arena_array(arena, const struct font *, text.n),
                        .starts = arena_array(arena, bool, text.n + 1)};
    for (const char *at = text.at, *end = text.at + text.n; at < end;) {
        l.byte[l.n] = (size_t)(at - text.at);
        at += utf8_decode(at, end, &l.code_points[l.n]);
        /* A mark or a joiner belongs to the letter before it where that one's font has it. */
        const struct font *before = l.n ? l.font[l.n - 1] : main;
        bool has = FT_Get_Char_Index(before->ft, l.code_points[l.n]) != 0;
        l.font[l.n] = has ? before : ink_font_for(fonts, main, l.code_points[l.n]);
        l.n++;
    }
    l.byte[l.n] = text.n;
    return l;
}

/* The end of the cluster that begins at letter `i`. */
static size_t cluster_end(const struct letters *l, size_t i)
{
    for (i++; i < l->n && !l->starts[i]; i++) {
    }
    return i;
}

static const struct font *font_of(const struct letters *l, const raqm_glyph_t *glyph)
{
    return l->font[glyph->cluster];
}

/* Whether `b` goes on where `a` ends, in one direction: backward, `b` is the text before it. */
static bool goes_on(const struct letters *l, const raqm_glyph_t *a, const raqm_glyph_t *b,
                    bool backward)
{
    return a->cluster == b->cluster || (backward ? cluster_end(l, b->cluster) == a->cluster
                                                 : cluster_end(l, a->cluster) == b->cluster);
}

/* How many glyphs from the first have one font and one direction. */
static size_t run_length(const struct letters *l, const raqm_glyph_t *glyphs, size_t n,
                         bool *backward)
{
    size_t k = 1;
    while (k < n && glyphs[k].cluster == glyphs[0].cluster) {
        k++;
    }
    *backward = k < n && glyphs[k].cluster < glyphs[0].cluster;
    for (k = 1; k < n && font_of(l, &glyphs[k]) == font_of(l, &glyphs[0]) &&
                goes_on(l, &glyphs[k - 1], &glyphs[k], *backward);
         k++) {
    }
    return k;
}

/* Which letters each glyph stands for, in the order of the text. */
static void add_clusters(struct ink_run *run, const struct letters *l, const raqm_glyph_t *glyphs,
                         struct span text, struct arena *arena)
{
    int last = run->n - 1;
    size_t first = glyphs[run->backward ? last : 0].cluster, at = first;
    run->clusters = arena_array(arena, cairo_text_cluster_t, (size_t)run->n);
    for (int i = 0; i < run->n; i++) {
        const raqm_glyph_t *glyph = &glyphs[run->backward ? last - i : i];
        if (i == 0 || glyph->cluster != at) {
            size_t end = cluster_end(l, glyph->cluster);
            int bytes = (int)(l->byte[end] - l->byte[glyph->cluster]);
            run->clusters[run->n_clusters++] = (cairo_text_cluster_t){bytes, 0};
        }
        at = glyph->cluster;
        run->clusters[run->n_clusters - 1].num_glyphs++;
    }
    run->text =
        (struct span){text.at + l->byte[first], l->byte[cluster_end(l, at)] - l->byte[first]};
}

static void add_runs(struct ink_line *out, struct letters *l, const raqm_glyph_t *glyphs, size_t n,
                     struct span text, double size, struct arena *arena)
{
    for (size_t i = 0; i < n; i++) {
        l->starts[glyphs[i].cluster] = true;
    }
    for (size_t first = 0; first < n;) {
        const struct font *font = font_of(l, &glyphs[first]);
        struct ink_run *run = list_push(arena, out);
        double em = size / (64.0 * font->ft->units_per_EM);
        *run = (struct ink_run){.face = font->cairo,
                                .glyphs = arena_array(arena, cairo_glyph_t, n - first)};
        size_t end = first + run_length(l, glyphs + first, n - first, &run->backward);
        for (size_t i = first; i < end; i++) {
            run->glyphs[run->n++] = (cairo_glyph_t){
                glyphs[i].index, out->width + glyphs[i].x_offset * em, -glyphs[i].y_offset * em};
            out->width += glyphs[i].x_advance * em;
        }
        add_clusters(run, l, &glyphs[first], text, arena);
        first = end;
    }
}

/* libraqm measures at the size that a face is set to; cairo sets it too and remembers what it set,
 * so ours is another size object, taken away again. */
struct sizes {
    FT_Size own, before;
    FT_Face face;
};

static bool set_sizes(struct sizes *sizes, size_t *n_sizes, FT_Face face)
{
    for (size_t i = 0; i < *n_sizes; i++) {
        if (sizes[i].face == face) {
            return true;
        }
    }
    struct sizes *s = &sizes[*n_sizes];
    *s = (struct sizes){.face = face, .before = face->size};
    if (FT_New_Size(face, &s->own) != 0) {
        return false;
    }
    ++*n_sizes;
    return FT_Activate_Size(s->own) == 0 &&
           FT_Set_Pixel_Sizes(face, face->units_per_EM, face->units_per_EM) == 0;
}

static bool lay_out(raqm_t *raqm, const struct letters *l, struct sizes *sizes, size_t *n_sizes)
{
    bool done = raqm_set_text(raqm, l->code_points, l->n) &&
                raqm_set_par_direction(raqm, RAQM_DIRECTION_DEFAULT);
    for (size_t i = 0; done && i < l->n; i++) {
        done = set_sizes(sizes, n_sizes, l->font[i]->ft) &&
               raqm_set_freetype_face_range(raqm, l->font[i]->ft, i, 1);
    }
    return done && raqm_set_freetype_load_flags(raqm, FT_LOAD_NO_HINTING) && raqm_layout(raqm);
}

bool ink_shape_line(struct ink_fonts *fonts, const struct font *main, struct span text, double size,
                    struct ink_line *out, struct arena *arena, struct error *error)
{
    struct letters letters = letters_of(fonts, main, text, arena);
    struct sizes *sizes = arena_array(arena, struct sizes, letters.n);
    size_t n_sizes = 0, n = 0;
    raqm_t *raqm = raqm_create();
    bool done = raqm && lay_out(raqm, &letters, sizes, &n_sizes);
    const raqm_glyph_t *glyphs = done ? raqm_get_glyphs(raqm, &n) : NULL;
    if (glyphs) {
        add_runs(out, &letters, glyphs, n, text, size, arena);
    }
    while (n_sizes > 0) {
        struct sizes *s = &sizes[--n_sizes];
        FT_Activate_Size(s->before);
        FT_Done_Size(s->own);
    }
    raqm_destroy(raqm);
    return glyphs ? true
                  : error_set(error, ERROR_INPUT, "cannot shape '%.*s'", (int)text.n, text.at);
}
