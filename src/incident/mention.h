#ifndef DATELINE_INCIDENT_MENTION_H
#define DATELINE_INCIDENT_MENTION_H
/* Event mentions: each word of a sentence that tells of an event, with what hangs on it.
 *
 * Takes a parsed sentence with its places and tolls, gives one mention for each trigger ("strike",
 * "struck", "killed") with its places, weapon, target, actor and tolls, and binds mentions that the
 * grammar makes one event ("a volley of rockets tore into ..., killing two") to one group. Whether
 * it happened at all is for incident/reality, when for incident/when, which event of the article it
 * is for incident/account. Belongs to incident/extract. */
#include "incident/casualties.h"
#include "incident/locus.h"

/* Where in the sentence a fact was read; `n` 0: nowhere. */
struct evidence {
    uint32_t first, n; /* tokens */
};

struct mention {
    uint32_t unit; /* the trigger word */
    uint32_t clause;
    const struct trigger *trigger;   /* NULL: a toll only */
    const struct event_type *type;   /* NULL: a toll only */
    const struct verb_group *verb;   /* NULL: a noun */
    const struct toll_mention *toll; /* of a toll word */
    struct locus locus;
    const char *actor;          /* who attacked; NULL: not told here */
    enum unnamed actor_unnamed; /* "the army", "government troops" */
    bool actor_pronoun;         /* "it", "they": the one who speaks */
    struct evidence actor_at;
    const char *weapon;
    const struct event_type *weapon_type;
    bool weapon_exact;
    const char *target;
    const char *victim; /* who was attacked, where the object says so: "RSF positions" */
    bool elsewhere;     /* it stands with a place that cannot be its own: "near the border with" */
    bool definite;      /* "the attack" */
    uint32_t group;     /* index of the first mention of its event */
};

struct mentions ARENA_LIST(struct mention);

/* A share of a toll: it adds a place and its figure to the event of the whole. */
static inline bool mention_is_share(const struct mention *m)
{
    return m->toll && m->toll->share_of >= 0;
}

/* A sentence with everything read from it. */
struct telling {
    struct parse parse;
    struct place_uses places;
    struct toll_mentions tolls;
    struct mentions mentions;
};

void mentions_of(struct telling *telling, struct arena *arena);

#endif
