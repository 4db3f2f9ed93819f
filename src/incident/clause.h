#ifndef DATELINE_INCIDENT_CLAUSE_H
#define DATELINE_INCIDENT_CLAUSE_H
/* A sentence's clauses: each verb group with what belongs to it.
 *
 * Takes a sentence's units, gives its verb groups and clauses and marks each unit with the clause
 * it belongs to; a clause inside another ("a missile *fired by the group* landed") leaves the outer
 * one in two pieces. No grammar of English is complete: where the rules find no boundary, the
 * clause stays long, and what hangs on it is attached less surely. Belongs to incident/extract. */
#include "incident/verb_group.h"

enum clause_link {
    CLAUSE_MAIN,
    CLAUSE_AND,        /* joined by and, but, a comma or a semicolon */
    CLAUSE_SUB,        /* "after ...", "while ..." */
    CLAUSE_RELATIVE,   /* "which ..." */
    CLAUSE_PARTICIPLE, /* ", killing three", "to meet" */
    CLAUSE_REDUCED,    /* "fired by the group" */
    CLAUSE_SAID,       /* what somebody said */
    CLAUSE_ASIDE,      /* in brackets */
};

struct clause {
    enum clause_link link;
    uint32_t parent; /* of the main clause: itself */
    uint32_t first;  /* unit that it begins with */
    uint32_t end;    /* one past its last unit */
    int32_t verb;    /* index into verbs; -1: none */
    int32_t opener;  /* unit of the subordinator or relative pronoun; -1: none */
};

struct clauses ARENA_LIST(struct clause);

struct parse {
    const struct extract_input *input;
    uint32_t sentence;
    struct units units;
    struct verb_groups verbs;
    struct clauses clauses;
};

struct parse parse_sentence(const struct extract_input *input, uint32_t sentence,
                            struct unit_cursor *cursor, struct arena *arena);

/* The verb group of a unit's clause; NULL: none. */
static inline const struct verb_group *clause_verb(const struct parse *parse, uint32_t clause)
{
    int32_t verb = parse->clauses.at[clause].verb;
    return verb < 0 ? NULL : &parse->verbs.at[verb];
}

/* The verb group whose main verb this unit is; NULL: none. */
const struct verb_group *verb_group_of(const struct parse *parse, uint32_t unit);
/* "fell in Sumy in what officials called an attack": the clause whose event the words in `clause`
 * name; UINT32_MAX: none. */
uint32_t clause_named(const struct parse *parse, uint32_t clause);
/* Is `inner` the clause `outer` or somewhere below it? */
bool clause_within(const struct parse *parse, uint32_t inner, uint32_t outer);

#endif
