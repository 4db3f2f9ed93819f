#ifndef DATELINE_INCIDENT_SUMMARY_H
#define DATELINE_INCIDENT_SUMMARY_H
/* One plain sentence that says what an incident's properties say, for tooltips and alternative
 * text.
 *
 * Takes a finished incident, gives "Missile strike by Russia on Sumy, Ukraine, on 24 March 2025; 65
 * to 88 injured." in the arena; nothing in it but the properties, so it never says more than they
 * do. */
#include "incident/incident.h"

const char *incident_summary(const struct incident *incident, struct arena *arena);
/* "24 March 2025", "24 to 26 March 2025", "March 2025"; "" when unknown. */
const char *day_range_text(struct day_range range, struct arena *arena);
/* "3", "at least 3", "3 to 5"; NULL when unknown. */
const char *figure_text(struct figure figure, struct arena *arena);

#endif
