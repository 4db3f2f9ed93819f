#include "cli/drawing.h"

#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "cli/data.h"
#include "ink/ink_load.h"
#include "ink/ink_svg.h"
#include "map/qml.h"
#include "map/settings.h"

enum file_format { FILE_SVG, FILE_PDF, FILE_PNG };

static const struct {
    const char *ending;
    enum file_format format;
} endings[] = {{".svg", FILE_SVG}, {".pdf", FILE_PDF}, {".png", FILE_PNG}};

static bool format_of(const char *path, enum file_format *out, struct error *error)
{
    size_t n = strlen(path);
    *out = FILE_SVG;
    if (strcmp(path, "-") == 0) {
        return true;
    }
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (n > 4 && strcasecmp(path + n - 4, endings[i].ending) == 0) {
            *out = endings[i].format;
            return true;
        }
    }
    return error_set(error, ERROR_USAGE,
                     "cannot tell the format of '%s': name it .svg, .pdf or .png", path);
}

bool drawing_format_known(const char *path, struct error *error)
{
    enum file_format format;
    return format_of(path, &format, error);
}

static bool text_option(const struct options *options, bool *outline, struct error *error)
{
    const char *how = options->text ? options->text : "real";
    *outline = strcmp(how, "outline") == 0;
    return *outline || strcmp(how, "real") == 0 ||
           error_set(error, ERROR_USAGE, "no text '%s': real and outline are known", how);
}

#define DPI_LEAST 24
#define DPI_MOST  2400

static bool dpi_option(const struct options *options, double *dpi, struct error *error)
{
    *dpi = 0;
    return !options->dpi ||
           (span_double(span_of(options->dpi), dpi) && *dpi >= DPI_LEAST && *dpi <= DPI_MOST) ||
           error_set(error, ERROR_USAGE, "'%s' is no resolution: a number from %d to %d",
                     options->dpi, DPI_LEAST, DPI_MOST);
}

bool drawing_options_fit(const struct options *o, struct error *error)
{
    bool outline;
    double dpi;
    return text_option(o, &outline, error) && dpi_option(o, &dpi, error) &&
           (!o->apart || o->by ||
            error_set(error, ERROR_USAGE, "--apart needs --by day or --by week"));
}

static struct map_settings settings_of(struct run *run)
{
    const struct options *o = &run->options;
    struct map_settings settings = {.boundaries = o->boundaries,
                                    .extent = o->extent,
                                    .title = o->title,
                                    .size = o->size,
                                    .projection = o->projection,
                                    .theme = o->theme,
                                    .style = o->style,
                                    .by = o->by,
                                    .apart = o->apart,
                                    .language = o->map_language};
    for (size_t i = 0; i < o->overlay.n; i++) {
        *list_push(&run->arena, &settings.overlay) = o->overlay.at[i];
    }
    return settings;
}

static bool is_date(const char *text)
{
    static const char shape[] = "0000-00-00";
    for (size_t i = 0; shape[i]; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == '0' ? !digit : text[i] != '-') {
            return false;
        }
    }
    return true;
}

/* A file is dated by the newest article, so that it does not change from run to run. */
static const char *newest_article(const struct incidents *incidents, struct arena *arena)
{
    const char *newest = NULL;
    for (size_t i = 0; i < incidents->n; i++) {
        const struct sources *sources = &incidents->at[i].sources;
        for (size_t k = 0; k < sources->n; k++) {
            const char *date = sources->at[k].published;
            if (date && is_date(date) && (!newest || strncmp(date, newest, 10) > 0)) {
                newest = date;
            }
        }
    }
    return newest ? arena_strndup(arena, newest, 10) : NULL;
}

bool drawing_make(struct drawing_done *out, const struct incidents *incidents, struct run *run,
                  struct error *error)
{
    struct basemap *basemap;
    struct map_settings settings = settings_of(run);
    out->sheets = (struct map_sheets){0};
    if (!basemap_open(&basemap, data_path("basemap.bin", &run->arena), &run->arena, error)) {
        return false;
    }
    bool done = map_draw(&out->sheets, incidents, basemap, &settings, &run->arena, error) &&
                basemap_was_read(basemap, error);
    const char *created = newest_article(incidents, &run->arena);
    for (size_t i = 0; done && i < out->sheets.n; i++) {
        out->sheets.at[i].scene->created = created;
    }
    basemap_close(basemap);
    return done;
}

static bool load_cairo(const struct ink_module **out, struct run *run, struct error *error)
{
    return ink_load(out, module_path("ink.so", &run->arena), error);
}

static bool write_finished_svg(const struct scene *scene, const char *path, struct run *run,
                               struct error *error)
{
    struct ink_svg_options options = {.id_prefix = run->options.ids};
    const struct ink_module *cairo;
    struct span bytes;
    bool outline;
    if (!text_option(&run->options, &outline, error) ||
        (outline && !load_cairo(&cairo, run, error))) {
        return false;
    }
    options.outlines = outline ? cairo->outlines : NULL;
    return ink_svg(&bytes, scene, &options, &run->arena, error) &&
           output_write_all(path, bytes, &run->arena, error);
}

static bool write_with_cairo(const struct scene *scene, const char *path, enum ink_format format,
                             struct run *run, struct error *error)
{
    struct output out;
    struct ink_cairo_options options = {.format = format};
    const struct ink_module *cairo;
    if (!dpi_option(&run->options, &options.dpi, error) || !load_cairo(&cairo, run, error) ||
        !output_open(&out, path, &run->arena, error)) {
        return false;
    }
    if (cairo->cairo(out.stream, scene, &options, &run->arena, error) &&
        output_commit(&out, error)) {
        return true;
    }
    output_abort(&out);
    return false;
}

static bool write_sheet(const struct scene *scene, const char *path, struct run *run,
                        struct error *error)
{
    enum file_format format;
    if (!format_of(path, &format, error)) {
        return false;
    }
    switch (format) {
    case FILE_PDF:
        return write_with_cairo(scene, path, INK_PDF, run, error);
    case FILE_PNG:
        return write_with_cairo(scene, path, INK_PNG, run, error);
    case FILE_SVG:
        break;
    }
    return run->options.plain ? write_with_cairo(scene, path, INK_PLAIN_SVG, run, error)
                              : write_finished_svg(scene, path, run, error);
}

/* "map.svg" and "2025-03-24" are "map-2025-03-24.svg". */
static const char *path_with_tag(const char *path, const char *tag, struct arena *arena)
{
    int stem = (int)strlen(path) - 4;
    return tag ? arena_printf(arena, "%.*s-%s%s", stem, path, tag, path + stem) : path;
}

bool drawing_write(const struct drawing_done *drawing, const char *path, struct run *run,
                   struct error *error)
{
    for (size_t i = 0; i < drawing->sheets.n; i++) {
        const struct map_sheet *sheet = &drawing->sheets.at[i];
        if (!write_sheet(sheet->scene, path_with_tag(path, sheet->tag, &run->arena), run, error)) {
            return false;
        }
    }
    return true;
}

bool drawing_write_qml(const struct incidents *incidents, const char *path, struct run *run,
                       struct error *error)
{
    struct map_options options;
    struct map_settings settings = settings_of(run);
    if (!map_options_read(&options, &settings, &run->arena, error)) {
        return false;
    }
    return output_write_all(path, qml_write(incidents, &options.style, &run->arena), &run->arena,
                            error);
}

static struct map_report report_of(const struct drawing_done *drawing)
{
    struct map_report all = {0};
    for (size_t i = 0; i < drawing->sheets.n; i++) {
        const struct map_report *r = &drawing->sheets.at[i].report;
        all.incidents += r->incidents;
        all.labelled += r->labelled;
        all.numbered += r->numbered;
        all.dots += r->dots;
        all.unlocated += r->unlocated;
    }
    return all;
}

void drawing_say(const struct drawing_done *drawing, const struct run *run)
{
    struct map_report r = report_of(drawing);
    if (r.numbered) {
        say_remark(run,
                   "%zu of %zu places have no room for a label: they are numbered and in the key",
                   r.numbered, r.numbered + r.labelled);
    }
    if (r.dots) {
        say_remark(run, "%zu of %zu places are dots without a name: the key counts them by area",
                   r.dots, r.dots + r.labelled);
    }
    if (r.unlocated) {
        say_remark(run, "%zu of %zu incidents have no place: they are in the key", r.unlocated,
                   r.incidents);
    }
}
