#include "base/file.h"
#include "cli/command.h"
#include "cli/drawing.h"
#include "incident/geojson.h"
#include "map/alt.h"

/* Larger GeoJSON is refused: Jansson holds it whole, some twenty times its size. */
#define GEOJSON_LIMIT ((size_t)512 * 1024 * 1024)

static bool read_file(struct incidents *all, const char *path, struct run *run, struct error *error)
{
    struct file_map map;
    struct incidents read;
    if (!file_map(&map, path, GEOJSON_LIMIT, &run->arena, error)) {
        return false;
    }
    bool done = geojson_read(&read, path, map.bytes, &run->arena, error);
    file_unmap(&map);
    for (size_t i = 0; done && i < read.n; i++) {
        *list_push(&run->arena, all) = read.at[i];
    }
    return done;
}

/* A bad file is named and left out; the others are drawn. */
static int read_files(struct incidents *all, struct run *run)
{
    int status = EXIT_DONE;
    for (size_t i = 0; i < run->options.arguments.n; i++) {
        struct error bad = {0};
        if (!read_file(all, run->options.arguments.at[i], run, &bad)) {
            say_problem("%s, skipping", bad.text);
            status = EXIT_FAILED;
        }
    }
    return status;
}

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
    int status = read_files(&incidents, run);
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
