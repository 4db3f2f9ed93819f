#include <stdio.h>

#include "base/file.h"
#include "cli/drawing.h"
#include "cli/gather.h"
#include "incident/geojson.h"

static const char *file_in(const char *folder, const char *name, struct arena *arena)
{
    return arena_printf(arena, "%s/%s", folder, name);
}

static bool write_geojson(const struct incidents *incidents, const char *folder, struct run *run,
                          struct error *error)
{
    return geojson_save(file_in(folder, "incidents.geojson", &run->arena), incidents, &run->arena,
                        error) &&
           drawing_write_qml(incidents, file_in(folder, "incidents.qml", &run->arena), run, error);
}

/* An old map beside new incidents would tell what these articles do not. */
static bool remove_map(const char *folder, struct run *run, struct error *error)
{
    const char *path = file_in(folder, "incidents.svg", &run->arena);
    if (file_exists(path) && remove(path) != 0) {
        return error_set(error, ERROR_OUTPUT, "cannot remove the earlier map '%s'", path);
    }
    return true;
}

static bool write_map(const struct incidents *incidents, const char *folder, struct run *run,
                      struct error *error)
{
    struct drawing_done drawing;
    if ((run->options.apart && !remove_map(folder, run, error)) ||
        !drawing_make(&drawing, incidents, run, error) ||
        !drawing_write(&drawing, file_in(folder, "incidents.svg", &run->arena), run, error)) {
        return false;
    }
    drawing_say(&drawing, run);
    return true;
}

static bool map_articles(struct run *run, struct reading_report *report, struct error *error)
{
    struct incidents incidents;
    const char *folder = run->options.output ? run->options.output : "output";
    if (!incidents_gather(&incidents, run, report, error) || !folder_create(folder, error) ||
        !write_geojson(&incidents, folder, run, error)) {
        return false;
    }
    if (incidents.n == 0) {
        say_remark(run,
                   "no incident found in %zu article%s: '%s/incidents.geojson' is empty and "
                   "there is no map",
                   report->read, report->read == 1 ? "" : "s", folder);
        return remove_map(folder, run, error);
    }
    return write_map(&incidents, folder, run, error);
}

int command_map(struct run *run)
{
    struct error error = {0};
    struct reading_report report;
    if (!drawing_options_fit(&run->options, &error) || !map_articles(run, &report, &error)) {
        say_error(&error);
        return exit_for(&error);
    }
    return report.bad ? EXIT_FAILED : EXIT_DONE;
}
