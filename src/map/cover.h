#ifndef DATELINE_MAP_COVER_H
#define DATELINE_MAP_COVER_H
/* Which points a path of rings covers (non-zero winding), for the hundreds that are asked for when
 * a name seeks its place: the path's sides in bands from top to bottom, so that a point looks at
 * those beside it alone. Curves count as the lines between their ends. */
#include "ink/scene.h"

struct cover;

/* Keeps nothing of the path. */
struct cover *cover_of(const struct path *path, struct arena *arena);
bool cover_holds(const struct cover *cover, struct point at);

#endif
