#include "cli/collection.h"

#include "base/file.h"
#include "incident/geojson.h"

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

int collection_read(struct incidents *all, struct run *run)
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
