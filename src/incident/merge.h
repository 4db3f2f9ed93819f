#ifndef DATELINE_INCIDENT_MERGE_H
#define DATELINE_INCIDENT_MERGE_H
/* Joins what several articles tell of one event.
 *
 * Takes any number of incidents (accounts, or earlier results), gives each event once: figures that
 * contradict each other become a range with each source's own kept, an account without place or day
 * takes them from the one it joins. The result depends neither on the order of the input nor on how
 * it is split into runs. */
#include "incident/incident.h"

struct incidents merge(const struct incidents *accounts, struct arena *arena);

#endif
