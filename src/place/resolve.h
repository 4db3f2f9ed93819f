#ifndef DATELINE_PLACE_RESOLVE_H
#define DATELINE_PLACE_RESOLVE_H
/* Chooses the place that each mention means.
 *
 * Takes an article's mentions with their candidates, gives each its role, location and confidence,
 * with what a careful reader uses: containment said in the text, the article's dateline, the
 * countries and divisions the rest of the article names, one sense per article, distance to the
 * other places, population and feature class, the kind a feature word asks for. Pure: the same
 * result whatever the order of candidates or articles. */
#include "place/toponym.h"

void toponyms_resolve(struct toponyms *toponyms, const struct gazetteers *gazetteers,
                      struct arena *arena);

#endif
