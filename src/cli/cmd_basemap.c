#include <stdio.h>
#include <string.h>

#include "basemap/basemap.h"
#include "basemap/build.h"
#include "cli/command.h"
#include "cli/data.h"

static int build(struct run *run, const char *source)
{
    struct error error = {0};
    struct basemap_build_report report;
    const char *out = run->options.output;
    if (!out) {
        error_set(&error, ERROR_USAGE, "basemap build needs '-o FILE'");
    } else if (basemap_build(out, source, &report, &run->arena, &error)) {
        say_remark(run, "%s: %zu arcs, %zu points, %zu countries, %zu divisions, %zu bytes", out,
                   report.arcs, report.points, report.countries, report.divisions, report.bytes);
        return EXIT_DONE;
    }
    say_error(&error);
    return exit_for(&error);
}

static int check(struct run *run, const char *path)
{
    struct error error = {0};
    struct basemap *basemap;
    if (!basemap_open(&basemap, path, &run->arena, &error)) {
        say_error(&error);
        return exit_for(&error);
    }
    bool sound = basemap_check(basemap, path, &error);
    basemap_close(basemap);
    if (!sound) {
        say_error(&error);
        return exit_for(&error);
    }
    say_remark(run, "%s: sound", path);
    return EXIT_DONE;
}

int command_basemap(struct run *run)
{
    const struct texts *arguments = &run->options.arguments;
    const char *verb = arguments->n ? arguments->at[0] : "";
    if (strcmp(verb, "build") == 0 && arguments->n == 2) {
        return build(run, arguments->at[1]);
    }
    if (strcmp(verb, "check") == 0 && arguments->n <= 2) {
        return check(run,
                     arguments->n == 2 ? arguments->at[1] : data_path("basemap.bin", &run->arena));
    }
    say_problem("basemap takes 'build FOLDER -o FILE' or 'check [FILE]'");
    return EXIT_USAGE;
}
