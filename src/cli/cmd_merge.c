#include "cli/collection.h"
#include "incident/geojson.h"
#include "incident/merge.h"

int command_merge(struct run *run)
{
    struct error error = {0};
    struct incidents all = {0};
    if (run->options.arguments.n == 0) {
        error_set(&error, ERROR_USAGE, "no GeoJSON file named");
        say_error(&error);
        return EXIT_USAGE;
    }
    int status = collection_read(&all, run);
    struct incidents merged = merge(&all, &run->arena);
    incidents_order(&merged, &run->arena);
    const char *path = run->options.output ? run->options.output : "-";
    if (!geojson_save(path, &merged, &run->arena, &error)) {
        say_error(&error);
        return exit_for(&error);
    }
    return status;
}
