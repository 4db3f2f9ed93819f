#ifndef DATELINE_INCIDENT_PARTY_H
#define DATELINE_INCIDENT_PARTY_H
/* Who met, and who brought them together.
 *
 * Takes a group of mentions that tell of talks, adds to its event the states and groups whose
 * people the grammar has there: subjects and objects, "with", "between", those who share the
 * subject of a clause above; not the scene, nor what the talks were about. Serves incident/talks;
 * belongs to incident/extract. */
#include "incident/event.h"

/* Does the clause hold a mention of the group? */
bool party_in_group(const struct telling *telling, uint32_t clause, uint32_t group);
/* Does the unit stand in the subject that a clause of the group shares with one above? */
bool party_shares_subject(const struct telling *telling, uint32_t unit, uint32_t group);

/* `told`: also who is told something there ("paid a visit, telling President X"). */
void parties_find(const struct telling *telling, uint32_t group, bool told, struct event *event,
                  struct arena *arena);
/* The same from the subject of the whole sentence, where it names two. */
void parties_take_subject(const struct telling *telling, struct event *event, struct arena *arena);
/* "met President X in Tallinn": he is of the place's country, where nothing says another. */
void parties_take_host(const struct telling *telling, uint32_t group, const struct toponym *place,
                       struct event *event, struct arena *arena);
void mediators_find(const struct telling *telling, uint32_t group, struct event *event,
                    struct arena *arena);

#endif
