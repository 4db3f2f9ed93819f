#include <string.h>

#include "base/file.h"
#include "cli/collection.h"
#include "cli/drawing.h"
#include "incident/geojson.h"
#include "map/alt.h"

static bool is_style(const char *path)
{
    return span_ends(span_of(path), ".qml");
}

static bool check_usage(const struct run *run, struct error *error)
{
    const struct options *o = &run->options;
    if (o->arguments.n == 0) {
        return error_set(error, ERROR_USAGE, "no GeoJSON file named");
    }
    if (!drawing_options_fit(o, error)) {
        return false;
    }
    if (o->apart && !o->alt && (!o->output || strcmp(o->output, "-") == 0)) {
        return error_set(error, ERROR_USAGE, "--apart writes several files: name them with -o");
    }
    return o->alt || !o->output || is_style(o->output) || drawing_format_known(o->output, error);
}

static struct span all_alt_texts(const struct drawing_done *drawing, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < drawing->sheets.n; i++) {
        struct span text = alt_text(drawing->sheets.at[i].scene, arena);
        buffer_puts(&out, i ? "\n" : "");
        buffer_add(&out, text.at, text.n);
    }
    return (struct span){out.at, out.n};
}

static bool render(const struct incidents *incidents, struct run *run, struct error *error)
{
    struct drawing_done drawing;
    const char *path = run->options.output ? run->options.output : "-";
    if (incidents->n == 0) {
        return error_set(error, ERROR_INPUT, "no incidents to draw");
    }
    if (is_style(path) && !run->options.alt) {
        return drawing_write_qml(incidents, path, run, error);
    }
    if (!drawing_make(&drawing, incidents, run, error)) {
        return false;
    }
    if (run->options.alt) {
        return output_write_all(path, all_alt_texts(&drawing, &run->arena), &run->arena, error);
    }
    drawing_say(&drawing, run);
    return drawing_write(&drawing, path, run, error);
}

int command_render(struct run *run)
{
    struct error error = {0};
    struct incidents incidents = {0};
    if (!check_usage(run, &error)) {
        say_error(&error);
        return EXIT_USAGE;
    }
    int status = collection_read(&incidents, run);
    if (status == EXIT_FAILED && incidents.n == 0) {
        return status;
    }
    incidents_order(&incidents, &run->arena);
    if (!render(&incidents, run, &error)) {
        say_error(&error);
        return exit_for(&error);
    }
    return status;
}
