#ifndef DATELINE_INCIDENT_LOCUS_H
#define DATELINE_INCIDENT_LOCUS_H
/* What each place in a sentence is there for, and which one an event took place at.
 *
 * Takes a parsed sentence, gives every place (by name, or told of before: "the city") its use: what
 * preposition governs it, what it modifies, which list it stands in, and why it can be nobody's
 * place of event where that is so ("border with", "governor of", "war in"). `locus_find` then goes
 * from a trigger word to its places along the grammar of the trigger, never to the nearest name.
 * Belongs to incident/extract. */
#include "incident/clause.h"

struct place_use {
    uint32_t unit;
    const struct toponym *toponym; /* NULL: "the city", resolved later */
    enum place_noun noun;          /* without toponym */
    enum preposition preposition;  /* PREPOSITION_NONE: subject, object or modifier */
    uint32_t preposition_unit;     /* first unit of the whole phrase: where it begins */
    bool modifier;                 /* before a noun: "the Sumy attack" */
    bool possessor;                /* "Kyiv's biggest hospital" */
    bool matter;                   /* "a truce in X": what is talked about */
    bool included;                 /* "four towns, among them X" */
    bool taken;                    /* a share of a toll stands with it: "six in X" */
    int32_t head;                  /* unit of the noun that it modifies, owns or follows; -1 */
    int32_t listed_with;           /* index of the first of its list; itself if none */
    const char *no;                /* why nothing can have happened here; NULL: it can */
};

struct place_uses ARENA_LIST(struct place_use);

struct place_uses places_of(const struct extract_input *input, const struct parse *parse,
                            struct arena *arena);

/* Indices into place_uses, in text order. */
struct locus {
    uint32_t at[16];
    size_t n;
    bool fronted;    /* "In X, ...": gives way to a place that stands nearer */
    bool by_name;    /* "the X offensive": a name that an operation may keep for months */
    const char *how; /* for explain */
};

struct locus_query {
    const struct extract_input *input;
    const struct parse *parse;
    const struct place_uses *places;
    uint32_t unit; /* the trigger word */
    enum frame frame;
    const struct verb_group *verb; /* NULL: the trigger is a noun */
};

struct locus locus_find(const struct locus_query *query);

#endif
