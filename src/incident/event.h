#ifndef DATELINE_INCIDENT_EVENT_H
#define DATELINE_INCIDENT_EVENT_H
/* An event as an article tells it, while it is being read: an incident to be, or none.
 *
 * Sentences add to it (incident/account), the end of the article decides whether it is an incident
 * (incident/verdict). Every fact keeps the words it came from. Belongs to incident/extract. */
#include <string.h>

#include "incident/mention.h"
#include "incident/when.h"

struct evidences ARENA_LIST(struct evidence);

/* A figure and the words that it was read from. */
struct told_figure {
    struct figure figure;
    struct evidence at;
    bool one;     /* counted by "a woman": perhaps one of several */
    bool revised; /* "has risen to": what was told before is overtaken */
};

#define NOTHING_TOLD ((struct told_figure){.figure = FIGURE_NOT_TOLD})

struct event {
    enum category category;
    const struct event_type *type; /* NULL: only a toll was told so far */
    const struct toponym *place;   /* NULL: none told */
    struct evidence place_at, trigger_at, actor_at, status_at;
    struct evidences told_at; /* every mention of the place that tells of it */
    const char *how;          /* the place was found */
    bool by_name;             /* only as "the X offensive" */
    struct when when;
    const char *actor, *victim; /* attacker and attacked, where told by name */
    bool inferred;              /* the attacker is told for other events only */
    const char *weapon, *target;
    bool weapon_exact; /* not only "jets", "debris" */
    struct told_figure killed, injured;
    bool reported, claimed, planned, happened, disputed;
    struct names parties, mediators;
    bool officials;     /* those who meet are told of, if not by name */
    uint32_t sentence;  /* that tells it best */
    uint32_t told_last; /* sentence that told of it last */
    int telling;        /* how well `sentence` tells it */
    bool sure, strong;  /* a trigger that needs no other; one that is not weak */
    bool title_only;
    bool itemised; /* one of the places of a list */
    unsigned mentions;
    const char *no; /* why it is no incident; NULL: it is one */
};

struct events ARENA_LIST(struct event);

/* Strikes up to this rank, "attack" to "explosion", do not tell what it was done with. */
enum { VAGUE_ATTACK = 2, VAGUE_EXPLOSION = 3, VAGUE_WAY = 4 };

static inline bool event_is(const struct event *event, enum category category)
{
    return event->type && event->category == category;
}

static inline bool event_has_toll(const struct event *event)
{
    return figure_known(event->killed.figure) || figure_known(event->injured.figure);
}

/* A trace of an attack, or an attack or blast that nobody and no weapon is named for: it may be an
 * accident where the article speaks of no arms. */
static inline bool event_needs_arms(const struct event *event)
{
    bool vague = event->category == CATEGORY_STRIKE && event->type && !event->sure &&
                 event->type->rank <= VAGUE_EXPLOSION;
    return !event_is(event, CATEGORY_TALKS) && (!event->strong || vague) && !event->actor &&
           !event->weapon;
}

static inline bool event_has_type(const struct event *event, const char *name)
{
    return event->type && strcmp(event->type->name, name) == 0;
}

static inline bool event_is_interception(const struct event *event)
{
    return event_has_type(event, "interception");
}

/* Where the day of one is not known they may be of one day. */
static inline bool events_one_day(const struct event *a, const struct event *b)
{
    return a->when.source == WHEN_UNKNOWN || b->when.source == WHEN_UNKNOWN ||
           a->when.range.first == DAY_NONE || b->when.range.first == DAY_NONE ||
           (a->when.range.first <= b->when.range.last + 1 &&
            b->when.range.first <= a->when.range.last);
}

#endif
