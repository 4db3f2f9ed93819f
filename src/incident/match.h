#ifndef DATELINE_INCIDENT_MATCH_H
#define DATELINE_INCIDENT_MATCH_H
/* Do two accounts tell of one event?
 *
 * Takes two accounts of different articles, gives a verdict with a strength. Identity is
 * DESIGN.md's: one place, one day, one acting side. The less sure the place or the day, the more
 * must agree of what was hit, how, and how many; weapons and tolls may be told differently of a
 * sure one. Pure and symmetric. Belongs to incident/merge. */
#include "incident/incident.h"

/* Below 0: cannot be one event (they contradict each other); 0: nothing says they are; above: the
 * higher the surer. */
int incident_match(const struct incident *a, const struct incident *b);

#define MATCH_CONTRADICTION (-1000)
/* So long after the day an article may come back to an event without saying when it was; days
 * further apart are a contradiction. */
#define RETOLD_DAYS 7
/* From here on two accounts are joined. */
#define MATCH_ENOUGH 50

/* A strike and other violence may be one event told in two ways: both are of the first's class. */
enum category category_class(enum category category);

#endif
