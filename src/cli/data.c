#include "cli/data.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

static const char *program_folder(struct arena *arena)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    if (n <= 0) {
        return ".";
    }
    path[n] = '\0';
    char *slash = strrchr(path, '/');
    return arena_strndup(arena, path, slash ? (size_t)(slash - path) : 0);
}

static const char *beside_program(const char *where, const char *file, struct arena *arena)
{
    const char *folder = program_folder(arena);
    const char *own = arena_printf(arena, "%s/%s/dateline/%s", folder, where, file);
    const char *installed = arena_printf(arena, "%s/../%s/dateline/%s", folder, where, file);
    return !file_exists(own) && file_exists(installed) ? installed : own;
}

const char *data_path(const char *file, struct arena *arena)
{
    const char *named = getenv("DATELINE_DATA");
    if (named && *named) {
        return arena_printf(arena, "%s/%s", named, file);
    }
    return beside_program("share", file, arena);
}

const char *module_path(const char *file, struct arena *arena)
{
    return beside_program("lib", file, arena);
}

void data_version(FILE *to)
{
    struct arena arena = {0};
    const char *path = data_path("gazetteer.bin", &arena);
    fprintf(to, "dateline %s\ngazetteer: %s%s\n", DATELINE_VERSION, path,
            file_exists(path) ? "" : " (missing)");
    path = data_path("basemap.bin", &arena);
    fprintf(to, "basemap: %s%s\n", path, file_exists(path) ? "" : " (missing)");
    arena_free(&arena);
}
