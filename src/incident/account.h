#ifndef DATELINE_INCIDENT_ACCOUNT_H
#define DATELINE_INCIDENT_ACCOUNT_H
/* An article's account: the events it tells, each once, as its sentences add to them.
 *
 * Takes the mentions of sentence after sentence, joins those that tell of one event ("the attack",
 * "the city", a later toll), gives places that were told of before, and at the end says which
 * events are incidents and why the others are none. Belongs to incident/extract. */
#include "incident/mention.h"
#include "incident/reality.h"
#include "incident/when.h"

struct event {
    enum category category;
    const struct event_type *type;
    const struct toponym *place; /* NULL: none told */
    struct evidence place_at, trigger_at, actor_at, killed_at, injured_at;
    const char *how; /* the place was found */
    struct when when;
    const char *actor, *weapon, *target;
    struct figure killed, injured;
    bool killed_one, injured_one; /* counted by "a woman": perhaps one of several */
    bool reported, claimed, planned, happened;
    struct evidence status_at;
    struct names parties;
    uint32_t sentence;  /* that tells it best */
    uint32_t told_last; /* sentence that told of it last */
    int telling;        /* how well that sentence tells it */
    bool sure, strong;  /* a trigger that needs no other; one that is not weak */
    bool title_only;
    unsigned mentions;
    const char *no; /* why it is no incident; NULL: it is one */
};

struct events ARENA_LIST(struct event);

/* A place without a dot, and why. */
struct no_dot {
    struct evidence at;
    const char *why;
};
struct no_dots ARENA_LIST(struct no_dot);

struct account {
    const struct extract_input *input;
    struct arena *arena;
    struct events events;
    struct no_dots no_dots;
    unsigned war;              /* words of war in the article */
    uint32_t history_sentence; /* the last one that told history; UINT32_MAX: none */
};

void account_take(struct account *account, const struct telling *telling);
void account_close(struct account *account);

/* Does the place `outer` hold the place `inner`, or are they one? */
bool place_holds(const struct location *outer, const struct location *inner);

#endif
