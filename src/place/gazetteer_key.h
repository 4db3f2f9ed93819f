#ifndef DATELINE_PLACE_GAZETTEER_KEY_H
#define DATELINE_PLACE_GAZETTEER_KEY_H
/* The keys that a name is filed under.
 *
 * Takes a name, gives the phrase keys under which running text may have it. A name is cut into
 * words as news/segment cuts text, so that the hashes of an article's tokens, added in order, are
 * the key: spaces, hyphens and punctuation part words, an abbreviation keeps its full stops ("U.S."
 * is one word, "W. Va." two), a possessive "'s" is a word of its own, "&" is the word "and". A name
 * has further keys for what text does with it: "St." for Saint, "US" for U.S., "St Johns" for St.
 * John's. The loose key is one hash of the whole name after the romanisation fold; many spellings
 * of one name share it, and some different names do. */
#include "base/text.h"

/* The longest name in words, and the most keys a name gets. */
#define NAME_WORDS 24
#define NAME_KEYS  12

struct name_key {
    uint64_t first;            /* hash of the first word */
    uint64_t step[NAME_WORDS]; /* phrase key of the first 1, 2 ... words */
    unsigned words;
};

/* The next word of a name and its hash; false at the end. */
struct name_word {
    struct span text;
    bool possessive; /* the "'s" of the word before */
};
bool name_word_next(struct span *rest, struct name_word *word);
uint64_t name_word_hash(struct name_word word);

/* All keys of a name, the plain one first; 0: it has no words, or too many. */
size_t name_keys(struct span name, struct name_key out[NAME_KEYS]);

/* The name without what romanisations differ in; its length, at most `cap`. */
size_t loose_fold(struct span name, char *out, size_t cap);
/* 0: too short to say anything. */
uint64_t loose_key(struct span name);

#endif
