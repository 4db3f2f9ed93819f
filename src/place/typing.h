#ifndef DATELINE_PLACE_TYPING_H
#define DATELINE_PLACE_TYPING_H
/* Typing errors: every spelling that one slip of the fingers makes of a word.
 *
 * A slip is a letter too many, too few, another one, or two exchanged (Damerau and Levenshtein's
 * four). Spellings are tried against the gazetteer one by one, so that it needs no index for them:
 * a name of n letters has about 55 n spellings one slip away, found in less than a millisecond.
 * Letters are those of the word's own script. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

#define TYPED_LETTERS 48

struct typed {
    uint32_t letters[TYPED_LETTERS]; /* folded; words parted by a space */
    size_t n;
};

/* Folds a name; false when it is too long to guess at, or empty. */
bool typed_from(struct span name, struct typed *out);
/* UTF-8 of it into `out`; returns the length. */
size_t typed_text(const struct typed *typed, char out[TYPED_LETTERS * 4]);

struct slips {
    const struct typed *from;
    const uint32_t *alphabet;
    size_t n_alphabet;
    size_t next; /* number of the next spelling */
};

struct slips slips_of(const struct typed *typed);
/* The next spelling and where in the word it differs; false: there are no more. */
bool slips_next(struct slips *slips, struct typed *out, size_t *at);

#endif
