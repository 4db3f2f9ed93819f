#include "cli/gather.h"
#include "incident/geojson.h"

int command_extract(struct run *run)
{
    struct error error = {0};
    struct incidents incidents;
    struct reading_report report;
    if (!incidents_gather(&incidents, run, &report, &error)) {
        say_error(&error);
        return exit_for(&error);
    }
    const char *path = run->options.output ? run->options.output : "-";
    if (!geojson_save(path, &incidents, &run->arena, &error)) {
        say_error(&error);
        return exit_for(&error);
    }
    if (incidents.n == 0 && report.read) {
        say_remark(run, "no incident found in %zu article%s", report.read,
                   report.read == 1 ? "" : "s");
    }
    return report.bad ? EXIT_FAILED : EXIT_DONE;
}
