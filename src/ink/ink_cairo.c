#include "ink/ink_cairo.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#include "ink/ink.h"
#include "ink/ink_font.h"

#define PX_DPI      96.0 /* px an inch, by definition */
#define DEFAULT_DPI 192.0
#define PT_PER_PX   0.75

/* cairo's own limit for an image. */
#define PIXELS_MOST 32767

static const double pi = 3.14159265358979323846;

struct cairo_ink {
    cairo_t *cr;
    const struct scene *scene;
    enum ink_format format;
    struct ink_fonts *fonts; /* opened at the first text */
    struct arena *arena;     /* of one drawing */
    struct error *error;
};

/* ---- paths ---------------------------------------------------------------------------------- */

static void add_path(cairo_t *cr, const struct path *path)
{
    const struct point *next = path->points.at;
    for (size_t i = 0; i < path->ops.n; i++) {
        enum path_op op = (enum path_op)path->ops.at[i];
        struct point p[3] = {{0, 0}};
        size_t n = op == PATH_CLOSE ? 0 : op == PATH_CURVE ? 3 : 1;
        for (size_t k = 0; k < n; k++) {
            p[k] = ink_snap(*next++);
        }
        switch (op) {
        case PATH_MOVE:
            cairo_move_to(cr, p[0].x, p[0].y);
            break;
        case PATH_LINE:
            cairo_line_to(cr, p[0].x, p[0].y);
            break;
        case PATH_CURVE:
            cairo_curve_to(cr, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
            break;
        case PATH_CLOSE:
            cairo_close_path(cr);
            break;
        }
    }
}

static void set_colour(cairo_t *cr, uint32_t rgba)
{
    struct ink_colour c = ink_colour(rgba);
    if (c.alpha >= 1) {
        cairo_set_source_rgb(cr, c.red, c.green, c.blue);
    } else {
        cairo_set_source_rgba(cr, c.red, c.green, c.blue, c.alpha);
    }
}

static void draw_hatch(struct cairo_ink *ink, const struct path *path, const struct hatch *hatch)
{
    cairo_t *cr = ink->cr;
    struct path lines = {.arena = ink->arena};
    ink_hatch(&lines, hatch, path_extent(path));
    cairo_save(cr);
    cairo_clip(cr);
    add_path(cr, &lines);
    set_colour(cr, hatch->colour);
    cairo_set_line_width(cr, hatch->width);
    cairo_set_dash(cr, NULL, 0, 0); /* the last stroke may have left its own */
    cairo_stroke(cr);
    cairo_restore(cr);
    add_path(cr, path);
}

static void set_pen(cairo_t *cr, const struct paint *paint)
{
    static const cairo_line_join_t joins[] = {
        [JOIN_MITER] = CAIRO_LINE_JOIN_MITER,
        [JOIN_ROUND] = CAIRO_LINE_JOIN_ROUND,
        [JOIN_BEVEL] = CAIRO_LINE_JOIN_BEVEL,
    };
    static const cairo_line_cap_t caps[] = {
        [CAP_BUTT] = CAIRO_LINE_CAP_BUTT,
        [CAP_ROUND] = CAIRO_LINE_CAP_ROUND,
        [CAP_SQUARE] = CAIRO_LINE_CAP_SQUARE,
    };
    set_colour(cr, paint->stroke);
    cairo_set_line_width(cr, paint->width);
    cairo_set_dash(cr, paint->dash, (int)ink_dashes(paint), 0);
    cairo_set_line_join(cr, joins[paint->join]);
    cairo_set_line_cap(cr, caps[paint->cap]);
    cairo_set_miter_limit(cr, INK_MITER_LIMIT);
}

static void fill(cairo_t *cr, const struct paint *paint)
{
    cairo_set_fill_rule(cr, paint->even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
    if (ink_visible(paint->fill)) {
        set_colour(cr, paint->fill);
        cairo_fill_preserve(cr);
    }
}

/* Drops the path. */
static void stroke(cairo_t *cr, const struct paint *paint)
{
    if (ink_stroked(paint)) {
        set_pen(cr, paint);
        cairo_stroke_preserve(cr);
    }
    cairo_new_path(cr);
}

static void draw_path(void *closure, const struct path *path, const struct paint *paint)
{
    struct cairo_ink *ink = closure;
    add_path(ink->cr, path);
    fill(ink->cr, paint);
    if (ink_hatched(paint)) {
        draw_hatch(ink, path, &paint->hatch);
    }
    stroke(ink->cr, paint);
}

static void draw_circle(void *closure, struct point centre, double diameter,
                        const struct paint *paint)
{
    struct cairo_ink *ink = closure;
    struct point at = ink_snap(centre); /* a <circle> in the finished SVG */
    cairo_new_sub_path(ink->cr);
    cairo_arc(ink->cr, at.x, at.y, diameter / 2, 0, 2 * pi);
    cairo_close_path(ink->cr);
    fill(ink->cr, paint);
    stroke(ink->cr, paint);
}

/* ---- text ----------------------------------------------------------------------------------- */

static void draw_halo(cairo_t *cr, const struct ink_run *run, const struct scene_text *text)
{
    cairo_glyph_path(cr, run->glyphs, run->n);
    set_pen(cr, &(struct paint){
                    .stroke = text->halo, .width = 2 * text->halo_width, .join = JOIN_ROUND});
    cairo_stroke(cr);
}

/* cairo 1.16 puts glyphs of an image on whole pixels, which spaces letters badly; as paths they
 * stand where they should. */
static void draw_glyphs(struct cairo_ink *ink, const struct ink_run *run, uint32_t colour)
{
    cairo_t *cr = ink->cr;
    set_colour(cr, colour);
    if (ink->format == INK_PNG) {
        cairo_glyph_path(cr, run->glyphs, run->n);
        cairo_set_fill_rule(cr, CAIRO_FILL_RULE_WINDING);
        cairo_fill(cr);
        return;
    }
    cairo_text_cluster_flags_t flags = run->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0;
    cairo_show_text_glyphs(cr, run->text.at, (int)run->text.n, run->glyphs, run->n, run->clusters,
                           run->n_clusters, flags);
}

static bool draw_line(struct cairo_ink *ink, const struct scene_text *text, struct span line)
{
    cairo_t *cr = ink->cr;
    struct ink_line glyphs;
    if (!ink_font_line(ink->fonts, line, text->face, text->size, text->letter_spacing, &glyphs,
                       ink->arena, ink->error)) {
        return false;
    }
    cairo_save(cr);
    cairo_translate(cr, -ink_line_before(&glyphs, text->anchor), 0);
    cairo_set_font_size(cr, text->size);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < glyphs.n; i++) {
            cairo_set_font_face(cr, glyphs.at[i].face);
            if (pass == 0 && text->halo_width > 0 && ink_visible(text->halo)) {
                draw_halo(cr, &glyphs.at[i], text);
            }
            if (pass == 1 && ink_visible(text->colour)) {
                draw_glyphs(ink, &glyphs.at[i], text->colour);
            }
        }
    }
    cairo_restore(cr);
    return true;
}

static bool draw_text(void *closure, const struct scene_text *text)
{
    struct cairo_ink *ink = closure;
    if (!ink->fonts && !ink_fonts_open(&ink->fonts, ink->arena, ink->error)) {
        return false;
    }
    struct span rest = span_of(ink_clean(text->text, ink->arena)), line;
    bool done = true;
    cairo_save(ink->cr);
    struct point at = ink_snap(text->at);
    cairo_translate(ink->cr, at.x, at.y);
    cairo_rotate(ink->cr, text->rotate_deg * pi / 180);
    while (done && span_split(&rest, '\n', &line)) {
        done = draw_line(ink, text, line);
        cairo_translate(ink->cr, 0, ink_pitch(text));
    }
    cairo_restore(ink->cr);
    return done;
}

/* ---- structure ------------------------------------------------------------------------------ */

static void begin_group(void *closure, const struct scene_group *group)
{
    struct cairo_ink *ink = closure;
    const char *link = ink_link(group->href);
    if (ink->format == INK_PDF && link) {
        const char *attributes = arena_printf(ink->arena, "uri='%s'", link);
        cairo_tag_begin(ink->cr, CAIRO_TAG_LINK, attributes);
    }
}

static void end_group(void *closure, const struct scene_group *group)
{
    struct cairo_ink *ink = closure;
    if (ink->format == INK_PDF && ink_link(group->href)) {
        cairo_tag_end(ink->cr, CAIRO_TAG_LINK);
    }
}

static void begin_clip(void *closure, const struct path *path)
{
    struct cairo_ink *ink = closure;
    cairo_save(ink->cr);
    add_path(ink->cr, path);
    cairo_set_fill_rule(ink->cr, CAIRO_FILL_RULE_WINDING);
    cairo_clip(ink->cr);
}

static void end_clip(void *closure)
{
    struct cairo_ink *ink = closure;
    cairo_restore(ink->cr);
}

static const struct ink_hand hand = {.begin_group = begin_group,
                                     .end_group = end_group,
                                     .begin_clip = begin_clip,
                                     .end_clip = end_clip,
                                     .path = draw_path,
                                     .circle = draw_circle,
                                     .text = draw_text};

static bool draw_scene(struct cairo_ink *ink)
{
    if (ink_visible(ink->scene->background)) {
        set_colour(ink->cr, ink->scene->background);
        cairo_paint(ink->cr);
    }
    return ink_draw(ink->scene, &hand, ink, ink->arena);
}

/* ---- surfaces ------------------------------------------------------------------------------- */

static cairo_status_t write_bytes(void *stream, const unsigned char *bytes, unsigned n)
{
    return fwrite(bytes, 1, n, stream) == n ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void describe_pdf(cairo_surface_t *surface, const struct scene *scene, struct arena *arena)
{
    /* Without a date of ours cairo would write the clock's. */
    const char *created = scene->created ? scene->created : "2000-01-01";
    created = arena_printf(arena, "%sT00:00:00Z", created);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, created);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "dateline");
    if (scene->title) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
                                       ink_clean(scene->title, arena));
    }
    if (scene->description) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT,
                                       ink_clean(scene->description, arena));
    }
}

static cairo_surface_t *new_surface(FILE *stream, const struct scene *scene, enum ink_format format,
                                    double scale, struct arena *arena)
{
    double width = scene->width * scale, height = scene->height * scale;
    if (format == INK_PDF) {
        cairo_surface_t *pdf =
            cairo_pdf_surface_create_for_stream(write_bytes, stream, width, height);
        describe_pdf(pdf, scene, arena);
        return pdf;
    }
    if (format == INK_PLAIN_SVG) {
        cairo_surface_t *svg =
            cairo_svg_surface_create_for_stream(write_bytes, stream, width, height);
        cairo_svg_surface_set_document_unit(svg, CAIRO_SVG_UNIT_PX);
        return svg;
    }
    bool opaque = (scene->background & 255) == 255;
    return cairo_image_surface_create(opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
                                      (int)ceil(width - 1e-6), (int)ceil(height - 1e-6));
}

/* Draws, and reports what cairo found wrong on the way. */
static bool draw_surface(cairo_surface_t *surface, FILE *stream, const struct scene *scene,
                         enum ink_format format, double scale, struct arena *arena,
                         struct error *error)
{
    struct cairo_ink ink = {.cr = cairo_create(surface),
                            .scene = scene,
                            .format = format,
                            .arena = arena,
                            .error = error};
    cairo_font_options_t *options = ink_font_options();
    cairo_set_font_options(ink.cr, options);
    cairo_font_options_destroy(options);
    cairo_scale(ink.cr, scale, scale);
    bool done = draw_scene(&ink);
    cairo_status_t status = cairo_status(ink.cr);
    if (done && status == CAIRO_STATUS_SUCCESS) {
        cairo_show_page(ink.cr);
    }
    cairo_destroy(ink.cr);
    if (done && status == CAIRO_STATUS_SUCCESS && format == INK_PNG) {
        status = cairo_surface_write_to_png_stream(surface, write_bytes, stream);
    }
    cairo_surface_finish(surface);
    ink_fonts_close(ink.fonts);
    status = status ? status : cairo_surface_status(surface);
    if (done && status != CAIRO_STATUS_SUCCESS) {
        return error_set(error, ERROR_OUTPUT, "cannot draw the map: %s",
                         cairo_status_to_string(status));
    }
    return done;
}

static double scale_of(const struct ink_cairo_options *options)
{
    switch (options->format) {
    case INK_PNG:
        return (options->dpi > 0 ? options->dpi : DEFAULT_DPI) / PX_DPI;
    case INK_PDF:
        return PT_PER_PX;
    case INK_PLAIN_SVG:
        break;
    }
    return 1;
}

bool ink_cairo(FILE *stream, const struct scene *scene, const struct ink_cairo_options *options,
               struct arena *arena, struct error *error)
{
    double scale = scale_of(options);
    if (!(scene->width * scale < PIXELS_MOST && scene->height * scale < PIXELS_MOST)) {
        return error_set(error, ERROR_OUTPUT,
                         "cannot draw the map: %.0f by %.0f pixels is too large",
                         scene->width * scale, scene->height * scale);
    }
    cairo_surface_t *surface = new_surface(stream, scene, options->format, scale, arena);
    bool done = draw_surface(surface, stream, scene, options->format, scale, arena, error);
    cairo_surface_destroy(surface);
    return done;
}
