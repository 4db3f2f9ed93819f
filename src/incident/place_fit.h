#ifndef DATELINE_INCIDENT_PLACE_FIT_H
#define DATELINE_INCIDENT_PLACE_FIT_H
/* Which place may be a trigger's, by its frame and the preposition that the place stands under:
 * "fired at X", "advanced into X", "talks in X", but not "withdrew toward X". lexeme.h and
 * lexicon/triggers.tsv tell the frames. Pure. Belongs to incident/locus. */
#include "incident/locus.h"

bool is_locative(enum preposition p);
/* "Beirut's southern suburbs": what happened in them happened in the town. */
bool place_owns_part(const struct locus_query *q, const struct place_use *use);
/* "withdrew from X" */
bool place_is_left(const struct locus_query *q, const struct place_use *use);
/* May this place, to the right of the trigger, be where it happened? */
bool place_fits(const struct locus_query *q, const struct place_use *use);

#endif
