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
    return o->alt || !o->output || is_style(o->output) || drawing_format_known(o->output, error);
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
        return output_write_all(path, alt_text(drawing.scene, &run->arena), &run->arena, error);
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
