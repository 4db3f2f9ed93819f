#ifndef DATELINE_MAP_CONTEXT_H
#define DATELINE_MAP_CONTEXT_H
/* The names that help a reader to find their way: countries, seas, cities, divisions.
 *
 * Takes a frame whose incidents have their places already and fits names into what room is left,
 * each inside what it names. What has no room is left out: nothing here is news. */
#include "map/panel.h"

void draw_context(const struct drawing *drawing, const struct panel *panel,
                  const struct path *land);

#endif
