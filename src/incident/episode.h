#ifndef DATELINE_INCIDENT_EPISODE_H
#define DATELINE_INCIDENT_EPISODE_H
/* What one sentence tells of one event: a group of bound mentions, read together.
 *
 * Takes a sentence and the group's number, gives the event with all that the mentions say of it,
 * its places (several: an enumeration, one event each), and the reason why it tells of no event, if
 * there is one. Belongs to incident/extract. */
#include "incident/event.h"

#define EPISODE_PLACES 16

struct episode_place {
    const struct toponym *toponym;
    struct evidence at;
    uint32_t list; /* the mention that it was found for: siblings of one list stay together */
    bool fronted;
    bool counted; /* a toll stands with this place alone */
    struct told_figure killed, injured;
    struct when when; /* of a share with a day of its own; else WHEN_UNKNOWN */
};

struct episode {
    struct event event; /* without place */
    struct episode_place places[EPISODE_PLACES];
    size_t n_places;
    bool definite;   /* "the attack" */
    bool seat;       /* the place is only where the governor or mayor who tells of it sits */
    bool regional;   /* a governor, who speaks for all that lies in the division */
    bool again;      /* one more, perhaps at the same place */
    bool other;      /* "also", "another": not what was told before */
    bool elsewhere;  /* stands at a place that has no dot: "near the border with" */
    bool then;       /* "in response" */
    bool told;       /* somebody says so */
    bool same_place; /* "in the same hotel": where the one told before was */
    bool background; /* "had struck", in nobody's words */
    bool history;    /* told as such: what follows may go on with it */
    const char *no;  /* why it tells of no event; NULL: it does */
};

struct journey;

/* What the group must know of the article. */
struct episode_context {
    const struct extract_input *input;
    struct arena *arena;
    uint32_t history_sentence;     /* the last one that told history; UINT32_MAX: none */
    const struct journey *journey; /* the last one told */
    const char *army, *group;      /* whose army, which group was named last; NULL: none */
};

struct episode episode_read(const struct episode_context *context, const struct telling *telling,
                            uint32_t group);

#endif
