#ifndef DATELINE_INCIDENT_INHERIT_H
#define DATELINE_INCIDENT_INHERIT_H
/* The day of an article that states none, from the events it shares with dated articles.
 *
 * Takes accounts in canonical order (an article's stand together), gives a copy in which the
 * accounts of an undated article have days wherever exactly one day of publication makes its
 * weekdays fall on events that dated articles tell. Ambiguous ones stay undated. Belongs to
 * incident/merge. */
#include "incident/incident.h"

struct incidents days_inherit(const struct incidents *accounts, struct arena *arena);

#endif
