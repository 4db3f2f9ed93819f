#include "base/file.h"
#include "cli/command.h"
#include "incident/geojson.h"
#include "incident/merge.h"

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

int command_merge(struct run *run)
{
    struct error error = {0};
    struct incidents all = {0};
    int status = EXIT_DONE;
    if (run->options.arguments.n == 0) {
        error_set(&error, ERROR_USAGE, "no GeoJSON file named");
        say_error(&error);
        return EXIT_USAGE;
    }
    for (size_t i = 0; i < run->options.arguments.n; i++) {
        struct error bad = {0};
        if (!read_file(&all, run->options.arguments.at[i], run, &bad)) {
            say_problem("%s, skipping", bad.text);
            status = EXIT_FAILED;
        }
    }
    struct incidents merged = merge(&all, &run->arena);
    incidents_order(&merged, &run->arena);
    struct span bytes = geojson_write(&merged, &run->arena);
    const char *path = run->options.output ? run->options.output : "-";
    if (!output_write_all(path, bytes, &run->arena, &error)) {
        say_error(&error);
        return exit_for(&error);
    }
    return status;
}
