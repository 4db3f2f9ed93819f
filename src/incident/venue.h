#ifndef DATELINE_INCIDENT_VENUE_H
#define DATELINE_INCIDENT_VENUE_H
/* Where talks took place, where it is told of those who met: "was in Rome for talks", "flew to Oslo
 * and met", "said in Baku after a meeting with".
 *
 * Takes a trigger of talks that no place stands with, gives the place where its sentence puts the
 * people. Serves incident/locus; belongs to incident/extract. */
#include "incident/locus.h"

/* Does this frame tell of people who meet? */
bool frame_is_talks(enum frame frame);
/* Fills `out` where such a place is found. */
void venue_find(const struct locus_query *query, struct locus *out);

#endif
