#ifndef DATELINE_CLI_GATHER_H
#define DATELINE_CLI_GATHER_H
/* Articles to incidents: what `extract` and `map` share.
 *
 * Takes the run's arguments, gives every incident they tell, each once, in the order of output, in
 * the run's arena. */
#include "cli/pipeline.h"
#include "incident/incident.h"

bool incidents_gather(struct incidents *out, struct run *run, struct reading_report *report,
                      struct error *error);
/* A copy that outlives the article: all strings and lists in `arena`. */
void incident_keep(struct incident *out, const struct incident *from, struct arena *arena);

#endif
