#ifndef DATELINE_INCIDENT_SAME_EVENT_H
#define DATELINE_INCIDENT_SAME_EVENT_H
/* May two tellings of one article be one event? All but the place, which incident/account weighs.
 *
 * Takes two events as read so far; says whether category, kind, day, side, figures and parties let
 * them be one. What is not told is no obstacle. Pure. Belongs to incident/extract. */
#include "incident/event.h"

/* Types up to this rank say little: "attack" may be any. */

/* A strike and other violence may be one event told in two ways. */
bool categories_meet(const struct event *a, const struct event *b);
bool figures_meet(struct figure a, struct figure b);
/* `vague`: the rank up to which a type may be any other. */
bool types_agree(const struct event_type *a, const struct event_type *b, int vague);
bool share_party(const struct event *a, const struct event *b);
/* A day within the looser days that the event was told for before. */
bool is_closer(const struct when *when, const struct when *looser);
/* May `n`, told later, add to `e`? */
bool events_may_join(const struct event *e, const struct event *n, int32_t published);

/* Of two words for one event, does `type` tell it more closely? `than` may be NULL. */
bool type_is_better(const struct event_type *type, const struct event_type *than);

#endif
