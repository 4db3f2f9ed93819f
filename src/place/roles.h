#ifndef DATELINE_PLACE_ROLES_H
#define DATELINE_PLACE_ROLES_H
/* In what role a place's name stands: for the place, for its government, for its people, inside
 * another name.
 *
 * `roles_mark` takes the mentions before they are resolved and notes what the words around them
 * say; `role_of_place` is asked afterwards, since only countries and capitals act as governments.
 */
#include "place/scan.h"

void roles_mark(struct scan *scan, struct toponyms *toponyms);
enum toponym_role role_of_place(const struct toponym *toponym, const struct candidate *candidate,
                                const struct location *location);

#endif
