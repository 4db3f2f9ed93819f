#ifndef DATELINE_INCIDENT_LEXICON_STORE_H
#define DATELINE_INCIDENT_LEXICON_STORE_H
/* The lexicon's inside: phrases by hash, and what a text's bare words rule out.
 *
 * Takes patterns ("this phrase is a weapon") one by one and lays them over what is known of the
 * phrase already. Only lexicon*.c look in here; readers of text use incident/lexicon.h. */
#include "incident/lexicon.h"

/* Longer phrases are cut off by nobody: the tables' longest has six words. */
#define WORDS_MAX 8
/* For each low end of a first word's hash the longest phrase that begins so, in words: most words
 * of a text are ruled out by it without touching the table, and most others after one look. */
#define FIRST_WORDS ((size_t)1 << 15)

struct slot {
    uint64_t key;
    struct lexeme *lexeme; /* NULL: free */
};

struct types ARENA_LIST(struct event_type *);

struct lexicon {
    struct slot *slots;
    size_t cap; /* a power of two */
    size_t n;   /* lexemes */
    struct types types;
    uint8_t longest[FIRST_WORDS];
    uint8_t hints[FIRST_WORDS]; /* by the low end of a hash, like `longest` */
    struct arena *arena;
};

/* `lexicon` comes zeroed. */
void lexicon_init(struct lexicon *lexicon, struct arena *arena);
/* `phrase` is what `pattern` says, besides what it was. */
void lexicon_put(struct lexicon *lexicon, struct span phrase, const struct lexeme *pattern);

#endif
