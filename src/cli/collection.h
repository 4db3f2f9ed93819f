#ifndef DATELINE_CLI_COLLECTION_H
#define DATELINE_CLI_COLLECTION_H
/* The GeoJSON files that `render` and `merge` are given, as one list of incidents.
 *
 * A file that cannot be used is named on standard error and left out. Everything lies in the run's
 * arena. */
#include "cli/command.h"
#include "incident/incident.h"

/* EXIT_FAILED when a file was left out. */
int collection_read(struct incidents *all, struct run *run);

#endif
