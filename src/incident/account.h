#ifndef DATELINE_INCIDENT_ACCOUNT_H
#define DATELINE_INCIDENT_ACCOUNT_H
/* An article's account: the events it tells, each once, as its sentences add to them.
 *
 * Takes sentence after sentence, joins what tells of one event: the same place, a coarser or finer
 * word for it, "the attack", a toll that completes the sentence before. Which events are incidents
 * is for incident/verdict. Belongs to incident/extract. */
#include "incident/journey.h"

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
    bool explaining; /* notes are taken of every place, also where nothing happened */
    unsigned war;    /* words of war in the article */
    bool arms;       /* it speaks of arms, as no accident does; false where that does not matter */
    uint32_t history_sentence; /* the last one that told history; UINT32_MAX: none */
    struct journey journey;    /* the last one that was no talks by itself */
    const char *army, *group;  /* whose army, which group was named last; NULL: none */
};

void account_take(struct account *account, const struct telling *telling);
/* The attacks of a picture's caption, once everything else is told: the caption's day is the
 * picture's, so it tells again of what happened at its place; only where the article tells of no
 * attack does it tell of one. Talks are pictured themselves, and taken with the rest. */
void account_take_caption(struct account *account, const struct telling *telling);

#endif
