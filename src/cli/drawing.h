#ifndef DATELINE_CLI_DRAWING_H
#define DATELINE_CLI_DRAWING_H
/* What the drawing commands share: incidents and the command line's wishes in, files out.
 *
 * The map is drawn once, with the program's own basemap, and can then be written in any format; a
 * file is replaced whole or not at all. */
#include "cli/command.h"
#include "incident/incident.h"
#include "map/map.h"

struct drawing_done {
    struct map_sheets sheets;
};

/* The incidents in the order of incidents_order. */
bool drawing_make(struct drawing_done *out, const struct incidents *incidents, struct run *run,
                  struct error *error);
/* The format by the path's ending: .svg, .pdf or .png; "-" is SVG on standard output. Of several
 * sheets each goes to a file of its own, named after it and its day: "map-2025-03-24.svg". */
bool drawing_write(const struct drawing_done *drawing, const char *path, struct run *run,
                   struct error *error);
/* Whether the options of drawing go together, to be asked before any work. */
bool drawing_options_fit(const struct options *options, struct error *error);
/* Whether `path` ends in a format that drawing_write knows, to be asked before any work. */
bool drawing_format_known(const char *path, struct error *error);
/* The QGIS style that goes beside the GeoJSON. */
bool drawing_write_qml(const struct incidents *incidents, const char *path, struct run *run,
                       struct error *error);
/* On standard error: how many incidents have a number or no place. */
void drawing_say(const struct drawing_done *drawing, const struct run *run);

#endif
