#ifndef DATELINE_INCIDENT_TALKS_H
#define DATELINE_INCIDENT_TALKS_H
/* Talks: people of two or more parties meeting in person, or about to.
 *
 * Takes a group of mentions that tell of talks, gives the parties, or the reason why it is no such
 * meeting: a phone call, a party's own meeting, a journey without talks. Belongs to
 * incident/extract. */
#include "incident/event.h"

/* Fills `event->parties`; the reason why these are no talks, or NULL. */
const char *talks_take(const struct extract_input *input, const struct telling *telling,
                       uint32_t group, struct event *event, const struct toponym *place,
                       struct arena *arena);
/* The same once the article is read to its end. */
const char *talks_close(const struct event *event);

#endif
