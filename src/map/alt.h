#ifndef DATELINE_MAP_ALT_H
#define DATELINE_MAP_ALT_H
/* The text alternative of a map: what a report's author pastes for readers who cannot see it.
 *
 * Takes a finished scene, gives plain text: its title and description, then a line for each symbol
 * and for each entry of the key that has no symbol, in reading order. */
#include "ink/scene.h"

struct span alt_text(const struct scene *scene, struct arena *arena);

#endif
