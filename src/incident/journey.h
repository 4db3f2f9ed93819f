#ifndef DATELINE_INCIDENT_JOURNEY_H
#define DATELINE_INCIDENT_JOURNEY_H
/* Journeys told in one sentence, talks in the next: "The minister flew to Oslo on Monday. He met".
 *
 * Keeps the last journey that was no talks by itself; gives its place, day and traveller to talks
 * whose subject is only a pronoun. Serves incident/account; belongs to incident/extract. */
#include "incident/episode.h"

struct journey {
    const struct toponym *place; /* NULL: none was told */
    struct evidence at;
    struct when when;
    struct names travellers;
    uint32_t sentence;
};

void journey_keep(struct journey *journey, const struct episode *episode);
/* Adds to talks that go on with it, before it is judged who met. */
void journey_continue(const struct journey *journey, const struct telling *telling, uint32_t group,
                      struct episode *episode, struct arena *arena);

#endif
