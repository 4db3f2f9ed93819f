#ifndef DATELINE_INCIDENT_ACTOR_H
#define DATELINE_INCIDENT_ACTOR_H
/* Who acts: the state or group that a word or phrase stands for.
 *
 * Takes units, gives English names of states and groups: "Russian" in "Russian missile strike",
 * "Moscow's forces", "the SBU", "Ukraine" as the subject of "launched". A town is nobody; a capital
 * is its government where an actor stands. Belongs to incident/extract. */
#include "incident/clause.h"

struct actor_found {
    const char *name; /* NULL: none */
    uint32_t unit;
    bool pronoun;  /* "it had struck": the name is for whoever speaks */
    bool military; /* told by an armed force's name */
    bool official; /* told by an office or its holder */
};

/* The name that one unit stands for by itself; NULL: none. */
const char *actor_name(const struct unit *unit);
/* The same for unit `i` where an actor stands: capitals count, "Moscow's" too. */
struct actor_found actor_at(const struct units *units, uint32_t i);
/* The subject of a verb group: between its clause's start and the verb. */
struct actor_found actor_subject(const struct parse *parse, const struct verb_group *verb);
/* The actor that a relative clause is about: "Zelenskyy, who met". */
struct actor_found actor_antecedent(const struct parse *parse, uint32_t clause);
/* Before a noun: "Russian missile strike", "Ukraine drone attacks", "Israel's strikes". */
struct actor_found actor_before_noun(const struct units *units, uint32_t noun);
/* After "by", right of unit `i` in its clause or the one that hangs on it. */
struct actor_found actor_by(const struct parse *parse, uint32_t i);

/* Whom a force without a name of its own stands for: "the army", "government troops". */
enum unnamed actor_unnamed(const struct units *units, uint32_t i);
/* The same of what stands before a verb, after "by", or before a noun. */
enum unnamed actor_unnamed_between(const struct units *units, uint32_t first, uint32_t end,
                                   uint32_t clause);

#endif
