#ifndef DATELINE_BASEMAP_BUILD_H
#define DATELINE_BASEMAP_BUILD_H
/* Compiles gazetteer/basemap/ into the file that basemap/basemap reads.
 *
 * Takes the folder (its README tells the formats), gives one file, byte for byte the same for the
 * same input: arcs with a weight for each vertex, rings of each country and division in each
 * boundary view, label points. Text that does not fit together (a region without a row, a ring that
 * does not close) is an error that names the file, the line and the reason. */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

struct basemap_build_report {
    size_t arcs, points, rings, countries, divisions;
    size_t bytes;
};

bool basemap_build(const char *out_path, const char *source, struct basemap_build_report *report,
                   struct arena *arena, struct error *error);

#endif
