#include "map/ink_cairo.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#include "map/ink_font.h"
#include "map/ink_path.h"

#define PX_DPI      96.0 /* px an inch, by definition */
#define DEFAULT_DPI 192.0
#define PT_PER_PX   0.75
#define LINE_HEIGHT 1.2

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

static void set_colour(cairo_t *cr, uint32_t rgba)
{
    struct ink_colour c = ink_colour(rgba);
    if (c.alpha >= 1) {
        cairo_set_source_rgb(cr, c.red, c.green, c.blue);
    } else {
        cairo_set_source_rgba(cr, c.red, c.green, c.blue, c.alpha);
    }
}

static void draw_hatch(cairo_t *cr, const struct hatch *hatch)
{
    struct box box;
    cairo_path_t *outline = cairo_copy_path(cr);
    cairo_path_extents(cr, &box.x0, &box.y0, &box.x1, &box.y1);
    cairo_save(cr);
    cairo_clip(cr);
    ink_add_hatch(cr, hatch, box);
    set_colour(cr, hatch->colour);
    cairo_set_line_width(cr, hatch->width);
    cairo_set_dash(cr, NULL, 0, 0); /* the last stroke may have left its own */
    cairo_stroke(cr);
    cairo_restore(cr);
    cairo_append_path(cr, outline);
    cairo_path_destroy(outline);
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

/* Paints the current path and drops it. */
static void draw_path(cairo_t *cr, const struct paint *paint)
{
    cairo_set_fill_rule(cr, paint->even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
    if (ink_visible(paint->fill)) {
        set_colour(cr, paint->fill);
        cairo_fill_preserve(cr);
    }
    if (ink_hatched(paint)) {
        draw_hatch(cr, &paint->hatch);
    }
    if (ink_stroked(paint)) {
        set_pen(cr, paint);
        cairo_stroke_preserve(cr);
    }
    cairo_new_path(cr);
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
    cairo_show_text_glyphs(cr, run->text.at, (int)run->text.n, run->glyphs, run->n, run->clusters,
                           run->n_clusters, (cairo_text_cluster_flags_t)0);
}

static bool draw_line(struct cairo_ink *ink, const struct scene_text *text, struct span line)
{
    cairo_t *cr = ink->cr;
    struct ink_line glyphs;
    if (!ink_font_line(ink->fonts, line, text->face, text->size, text->letter_spacing, &glyphs,
                       ink->arena, ink->error)) {
        return false;
    }
    double before = text->anchor == ANCHOR_START    ? 0
                    : text->anchor == ANCHOR_MIDDLE ? glyphs.width / 2
                                                    : glyphs.width;
    cairo_save(cr);
    cairo_translate(cr, -before, 0);
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

static bool draw_text(struct cairo_ink *ink, const struct scene_text *text)
{
    if (!ink->fonts && !ink_fonts_open(&ink->fonts, ink->arena, ink->error)) {
        return false;
    }
    double pitch = (text->line_height > 0 ? text->line_height : LINE_HEIGHT) * text->size;
    struct span rest = span_of(ink_clean(text->text, ink->arena)), line;
    bool done = true;
    cairo_save(ink->cr);
    struct point at = ink_snap(text->at);
    cairo_translate(ink->cr, at.x, at.y);
    cairo_rotate(ink->cr, text->rotate_deg * pi / 180);
    while (done && span_split(&rest, '\n', &line)) {
        done = draw_line(ink, text, line);
        cairo_translate(ink->cr, 0, pitch);
    }
    cairo_restore(ink->cr);
    return done;
}

/* ---- commands ------------------------------------------------------------------------------- */

static void begin_group(struct cairo_ink *ink, const struct scene_group *group)
{
    const char *link = ink_link(group->href);
    if (ink->format == INK_PDF && link) {
        const char *attributes = arena_printf(ink->arena, "uri='%s'", link);
        cairo_tag_begin(ink->cr, CAIRO_TAG_LINK, attributes);
    }
}

static void end_group(struct cairo_ink *ink, const struct scene_group *group)
{
    if (ink->format == INK_PDF && ink_link(group->href)) {
        cairo_tag_end(ink->cr, CAIRO_TAG_LINK);
    }
}

static void draw_marker(cairo_t *cr, const struct scene_command *command)
{
    struct point centre = command->marker.centre;
    if (command->marker.shape == MARKER_CIRCLE) {
        centre = ink_snap(centre); /* a <circle> in the finished SVG */
        cairo_new_sub_path(cr);
        cairo_arc(cr, centre.x, centre.y, command->marker.size / 2, 0, 2 * pi);
        cairo_close_path(cr);
    } else {
        ink_add_marker(cr, command->marker.shape, centre, command->marker.size);
    }
    draw_path(cr, &command->paint);
}

static bool draw_command(struct cairo_ink *ink, const struct scene_command *command)
{
    switch (command->op) {
    case SCENE_GROUP_BEGIN:
        begin_group(ink, &command->group);
        break;
    case SCENE_GROUP_END:
        break;
    case SCENE_CLIP_BEGIN:
        cairo_save(ink->cr);
        ink_add_path(ink->cr, command->path);
        cairo_set_fill_rule(ink->cr, CAIRO_FILL_RULE_WINDING);
        cairo_clip(ink->cr);
        break;
    case SCENE_CLIP_END:
        cairo_restore(ink->cr);
        break;
    case SCENE_PATH:
        ink_add_path(ink->cr, command->path);
        draw_path(ink->cr, &command->paint);
        break;
    case SCENE_MARKER:
        draw_marker(ink->cr, command);
        break;
    case SCENE_TEXT:
        return draw_text(ink, &command->text);
    }
    return true;
}

struct open_groups ARENA_LIST(const struct scene_group *);

static bool draw_scene(struct cairo_ink *ink)
{
    const struct scene *scene = ink->scene;
    struct open_groups open = {0};
    if (ink_visible(scene->background)) {
        set_colour(ink->cr, scene->background);
        cairo_paint(ink->cr);
    }
    for (size_t i = 0; i < scene->commands.n; i++) {
        const struct scene_command *command = &scene->commands.at[i];
        if (!draw_command(ink, command)) {
            return false;
        }
        if (command->op == SCENE_GROUP_BEGIN) {
            *list_push(ink->arena, &open) = &command->group;
        } else if (command->op == SCENE_GROUP_END && open.n > 0) {
            end_group(ink, open.at[--open.n]);
        }
    }
    return true;
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
