#include "ink/ink_outline.h"

#include "ink/ink.h"
#include "ink/ink_font.h"

static const double pi = 3.14159265358979323846;

struct outliner {
    cairo_surface_t *nowhere;
    cairo_t *cr; /* holds a text's path, paints nothing */
    struct ink_fonts *fonts;
    struct arena *arena;
};

static void outliner_close(struct outliner *outliner)
{
    cairo_destroy(outliner->cr);
    cairo_surface_destroy(outliner->nowhere);
    ink_fonts_close(outliner->fonts);
}

static bool outliner_open(struct outliner **out, struct arena *arena, struct error *error)
{
    struct outliner *outliner = arena_new(arena, struct outliner);
    outliner->arena = arena;
    if (!ink_fonts_open(&outliner->fonts, arena, error)) {
        return false;
    }
    /* Without bounds: cairo leaves glyphs outside a surface out of a path. */
    outliner->nowhere = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, NULL);
    outliner->cr = cairo_create(outliner->nowhere);
    cairo_font_options_t *options = ink_font_options();
    cairo_set_font_options(outliner->cr, options);
    cairo_font_options_destroy(options);
    *out = outliner;
    return true;
}

static void add_line(struct outliner *outliner, const struct ink_line *line,
                     const struct scene_text *text)
{
    cairo_t *cr = outliner->cr;
    cairo_save(cr);
    cairo_translate(cr, -ink_line_before(line, text->anchor), 0);
    cairo_set_font_size(cr, text->size);
    for (size_t i = 0; i < line->n; i++) {
        cairo_set_font_face(cr, line->at[i].face);
        cairo_glyph_path(cr, line->at[i].glyphs, line->at[i].n);
    }
    cairo_restore(cr);
}

static void copy_path(struct path *out, cairo_t *cr)
{
    cairo_path_t *path = cairo_copy_path(cr);
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t *data = &path->data[i];
        struct point p[4] = {{0, 0}};
        for (int k = 1; k < data->header.length && k < 4; k++) {
            p[k] = (struct point){data[k].point.x, data[k].point.y};
        }
        switch (data->header.type) {
        case CAIRO_PATH_MOVE_TO:
            path_move(out, p[1].x, p[1].y);
            break;
        case CAIRO_PATH_LINE_TO:
            path_line(out, p[1].x, p[1].y);
            break;
        case CAIRO_PATH_CURVE_TO:
            path_curve(out, p[1], p[2], p[3]);
            break;
        case CAIRO_PATH_CLOSE_PATH:
            path_close(out);
            break;
        }
    }
    cairo_path_destroy(path);
}

static bool outliner_text(struct path *out, const struct scene_text *text, const char *clean,
                          struct outliner *outliner, struct error *error)
{
    cairo_t *cr = outliner->cr;
    struct span rest = span_of(clean), line;
    bool done = true;
    cairo_new_path(cr);
    cairo_save(cr);
    cairo_translate(cr, text->at.x, text->at.y);
    cairo_rotate(cr, text->rotate_deg * pi / 180);
    while (done && span_split(&rest, '\n', &line)) {
        struct ink_line glyphs;
        done = ink_font_line(outliner->fonts, line, text->face, text->size, text->letter_spacing,
                             &glyphs, outliner->arena, error);
        if (done) {
            add_line(outliner, &glyphs, text);
        }
        cairo_translate(cr, 0, ink_pitch(text));
    }
    cairo_restore(cr);
    copy_path(out, cr);
    return done;
}

const struct ink_outlines ink_outlines = {outliner_open, outliner_text, outliner_close};
