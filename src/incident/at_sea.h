#ifndef DATELINE_INCIDENT_AT_SEA_H
#define DATELINE_INCIDENT_AT_SEA_H
/* Ships are attacked "51 nautical miles southwest of" a port, not in it.
 *
 * Takes the words by which an article places an event and the port's location, gives the point so
 * far off in that direction; where no direction is told ("60 nautical miles off"), the port's own
 * point with that distance as the radius within which it happened. Either is an area at sea, in no
 * country. Belongs to incident/extract. */
#include "incident/event.h"

/* False, and `location` left alone, where the words tell no such distance. */
bool at_sea(const struct extract_input *input, struct evidence words, struct location *location,
            struct arena *arena);

#endif
