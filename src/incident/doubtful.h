#ifndef DATELINE_INCIDENT_DOUBTFUL_H
#define DATELINE_INCIDENT_DOUBTFUL_H
/* Names that may be places, looked at again where an article tells of war.
 *
 * Takes an article's resolved toponyms, gives them with the doubtful ones located too: those that
 * resolve/ left undecided, whose best candidate lies in a country that the article surely speaks
 * of. What tells of an event decides later whether one counts, by where it stands ("in", "struck").
 * Belongs to incident/extract. */
#include "incident/extract.h"

struct toponyms toponyms_doubtful(const struct toponyms *toponyms,
                                  const struct gazetteers *gazetteers, struct arena *arena);

#endif
