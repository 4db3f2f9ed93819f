#include "ink/ink_font.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <string.h>

#include "base/file.h"
#include "ink/ink_font_parts.h"
#include "ink/ink_shape.h"

static const char *const folders[] = {
    "/usr/share/fonts/truetype/liberation2", /* Debian: more scripts than the next */
    "/usr/share/fonts/truetype/liberation",  "/usr/share/fonts/liberation-sans", /* Fedora */
    "/usr/share/fonts/liberation",                                               /* Arch */
    "/usr/share/fonts/liberation-fonts",                                         /* Gentoo */
    "/usr/local/share/fonts/liberation",
};

static const char *const file_names[FACES] = {
    [FACE_REGULAR] = "LiberationSans-Regular.ttf",
    [FACE_BOLD] = "LiberationSans-Bold.ttf",
    [FACE_ITALIC] = "LiberationSans-Italic.ttf",
    [FACE_BOLD_ITALIC] = "LiberationSans-BoldItalic.ttf",
};

struct ink_fonts {
    struct arena *arena;
    const char *folder; /* NULL: fontconfig has to find the font */
    struct font main[FACES];
    struct fallbacks ARENA_LIST(struct font) fallbacks;
    FcConfig *config;  /* of fontconfig, once it was asked */
    uint32_t hopeless; /* the last character that no font has, so as not to ask again */
};

static bool is_bold(enum face face)
{
    return face == FACE_BOLD || face == FACE_BOLD_ITALIC;
}

static bool is_italic(enum face face)
{
    return face == FACE_ITALIC || face == FACE_BOLD_ITALIC;
}

/* ---- opening -------------------------------------------------------------------------------- */

/* cairo keeps faces in a cache of its own after the last surface is gone, so each has a library of
 * its own, and both go when cairo lets go. */
static void done_with_face(void *closure)
{
    FT_Face face = closure;
    FT_Library library = face->glyph->library;
    FT_Done_Face(face);
    FT_Done_FreeType(library);
}

static bool open_file(struct font *out, const char *path, int index, struct error *error)
{
    static const cairo_user_data_key_t key;
    FT_Library library;
    FT_Face ft;
    if (FT_Init_FreeType(&library) != 0) {
        return error_set(error, ERROR_INPUT, "cannot start FreeType");
    }
    if (FT_New_Face(library, path, index, &ft) != 0 || !FT_IS_SCALABLE(ft)) {
        FT_Done_FreeType(library);
        return error_set(error, ERROR_INPUT, "cannot read the font '%s'", path);
    }
    out->ft = ft;
    out->cairo = cairo_ft_font_face_create_for_ft_face(ft, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(out->cairo, &key, ft, done_with_face) != 0) {
        cairo_font_face_destroy(out->cairo);
        done_with_face(ft);
        *out = (struct font){.style = out->style};
        return error_set(error, ERROR_INPUT, "cannot use the font '%s'", path);
    }
    return true;
}

/* The same widths under other names. */
static const char *const families[] = {"Liberation Sans", "Arimo", "Arial", "Helvetica"};

/* What fontconfig thinks best, for a character (0: any). */
static bool open_matching(struct ink_fonts *fonts, struct font *out, enum face style,
                          uint32_t code_point, struct error *error)
{
    if (!fonts->config) {
        fonts->config = FcInitLoadConfigAndFonts();
    }
    FcPattern *wanted = FcPatternCreate();
    FcCharSet *letters = FcCharSetCreate();
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)families[i]);
    }
    if (code_point) {
        FcCharSetAddChar(letters, code_point);
        FcPatternAddCharSet(wanted, FC_CHARSET, letters);
    }
    FcPatternAddInteger(wanted, FC_WEIGHT, is_bold(style) ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(wanted, FC_SLANT, is_italic(style) ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddBool(wanted, FC_SCALABLE, FcTrue);
    FcConfigSubstitute(fonts->config, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcResult result;
    FcPattern *found = FcFontMatch(fonts->config, wanted, &result);
    FcChar8 *path = NULL;
    int index = 0;
    bool done = false;
    if (found && FcPatternGetString(found, FC_FILE, 0, &path) == FcResultMatch) {
        FcPatternGetInteger(found, FC_INDEX, 0, &index);
        done = open_file(out, (const char *)path, index, error);
    } else {
        error_set(error, ERROR_INPUT,
                  "cannot find a font; Liberation Sans is in Debian's package fonts-liberation");
    }
    if (found) {
        FcPatternDestroy(found);
    }
    FcCharSetDestroy(letters);
    FcPatternDestroy(wanted);
    return done;
}

static struct font *main_font(struct ink_fonts *fonts, enum face style, struct error *error)
{
    struct font *font = &fonts->main[style];
    if (font->cairo) {
        return font;
    }
    font->style = style;
    if (!fonts->folder) {
        return open_matching(fonts, font, style, 0, error) ? font : NULL;
    }
    const char *path = arena_printf(fonts->arena, "%s/%s", fonts->folder, file_names[style]);
    return open_file(font, path, 0, error) ? font : NULL;
}

bool ink_fonts_open(struct ink_fonts **out, struct arena *arena, struct error *error)
{
    struct ink_fonts *fonts = arena_new(arena, struct ink_fonts);
    fonts->arena = arena;
    for (size_t i = 0; i < sizeof folders / sizeof *folders && !fonts->folder; i++) {
        if (file_exists(arena_printf(arena, "%s/%s", folders[i], file_names[FACE_REGULAR]))) {
            fonts->folder = folders[i];
        }
    }
    if (!main_font(fonts, FACE_REGULAR, error)) {
        ink_fonts_close(fonts);
        return false;
    }
    *out = fonts;
    return true;
}

void ink_fonts_close(struct ink_fonts *fonts)
{
    if (!fonts) {
        return;
    }
    for (size_t i = 0; i < FACES; i++) {
        if (fonts->main[i].cairo) {
            cairo_font_face_destroy(fonts->main[i].cairo);
        }
    }
    for (size_t i = 0; i < fonts->fallbacks.n; i++) {
        cairo_font_face_destroy(fonts->fallbacks.at[i].cairo);
    }
    if (fonts->config) {
        FcConfigDestroy(fonts->config);
    }
}

/* ---- glyphs --------------------------------------------------------------------------------- */

const struct font *ink_font_for(struct ink_fonts *fonts, const struct font *main,
                                uint32_t code_point)
{
    if (FT_Get_Char_Index(main->ft, code_point) || code_point == fonts->hopeless) {
        return main;
    }
    for (size_t i = 0; i < fonts->fallbacks.n; i++) {
        const struct font *font = &fonts->fallbacks.at[i];
        if (font->style == main->style && FT_Get_Char_Index(font->ft, code_point)) {
            return font;
        }
    }
    struct font found = {.style = main->style};
    struct error ignored = {0}; /* a missing glyph is drawn as the font draws it */
    if (!open_matching(fonts, &found, main->style, code_point, &ignored)) {
        fonts->hopeless = code_point;
        return main;
    }
    if (!FT_Get_Char_Index(found.ft, code_point)) {
        cairo_font_face_destroy(found.cairo);
        fonts->hopeless = code_point;
        return main;
    }
    struct font *kept = list_push(fonts->arena, &fonts->fallbacks);
    *kept = found;
    return kept;
}

static double advance_em(const struct font *font, FT_UInt glyph)
{
    if (FT_Load_Glyph(font->ft, glyph, FT_LOAD_NO_SCALE) != 0) {
        return 0;
    }
    return (double)font->ft->glyph->metrics.horiAdvance / font->ft->units_per_EM;
}

static double kerning_em(const struct font *font, FT_UInt left, FT_UInt right)
{
    FT_Vector by;
    if (!left || FT_Get_Kerning(font->ft, left, right, FT_KERNING_UNSCALED, &by) != 0) {
        return 0;
    }
    return (double)by.x / font->ft->units_per_EM;
}

struct pen {
    struct ink_line *line;
    const struct font *font; /* of the run that is being filled; NULL: none yet */
    FT_UInt previous;
    double x, size, letter_spacing;
};

static struct ink_run *run_for(struct pen *pen, const struct font *font, const char *at,
                               size_t rest, struct arena *arena)
{
    if (pen->font == font) {
        return &pen->line->at[pen->line->n - 1];
    }
    struct ink_run *run = list_push(arena, pen->line);
    run->face = font->cairo;
    run->glyphs = arena_array(arena, cairo_glyph_t, rest);
    run->clusters = arena_array(arena, cairo_text_cluster_t, rest);
    run->text.at = at;
    pen->font = font;
    pen->previous = 0;
    return run;
}

/* Letters spaced apart are one cluster, for which a PDF carries the text itself: readers would take
 * the gaps for spaces and not find the word. */
static void add_cluster(const struct pen *pen, struct ink_run *run, int bytes)
{
    if (pen->letter_spacing == 0 || run->n_clusters == 0) {
        run->clusters[run->n_clusters++] = (cairo_text_cluster_t){bytes, 1};
        return;
    }
    run->clusters[0].num_bytes += bytes;
    run->clusters[0].num_glyphs++;
}

static void add_glyph(struct pen *pen, struct ink_run *run, FT_UInt glyph, int bytes)
{
    double advance = advance_em(pen->font, glyph) * pen->size;
    if (pen->x > 0 && advance > 0) {
        pen->x += pen->letter_spacing;
    }
    pen->x += kerning_em(pen->font, pen->previous, glyph) * pen->size;
    run->glyphs[run->n] = (cairo_glyph_t){glyph, pen->x, 0};
    add_cluster(pen, run, bytes);
    run->n++;
    run->text.n += (size_t)bytes;
    pen->x += advance;
    pen->previous = glyph;
}

bool ink_font_line(struct ink_fonts *fonts, struct span text, enum face face, double size,
                   double letter_spacing, struct ink_line *out, struct arena *arena,
                   struct error *error)
{
    *out = (struct ink_line){0};
    const struct font *main = main_font(fonts, face, error);
    if (!main) {
        return false;
    }
    if (ink_shape_needed(text)) {
        return ink_shape_line(fonts, main, text, size, out, arena, error);
    }
    struct pen pen = {.line = out, .size = size, .letter_spacing = letter_spacing};
    for (const char *at = text.at, *end = text.at + text.n; at < end;) {
        uint32_t code_point;
        int bytes = utf8_decode(at, end, &code_point);
        const struct font *font = ink_font_for(fonts, main, code_point);
        struct ink_run *run = run_for(&pen, font, at, (size_t)(end - at), arena);
        add_glyph(&pen, run, FT_Get_Char_Index(font->ft, code_point), bytes);
        at += bytes;
    }
    out->width = pen.x;
    return true;
}

double ink_line_before(const struct ink_line *line, enum text_anchor anchor)
{
    return anchor == ANCHOR_START ? 0 : anchor == ANCHOR_MIDDLE ? line->width / 2 : line->width;
}

cairo_font_options_t *ink_font_options(void)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    return options;
}
