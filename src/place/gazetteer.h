#ifndef DATELINE_PLACE_GAZETTEER_H
#define DATELINE_PLACE_GAZETTEER_H
/* The compiled gazetteer: names to places, memory-mapped.
 *
 * Opening parses nothing: the header is checked and sections are pointed at. The file is untrusted:
 * every offset in it is checked before it is followed, and a damaged one gives "no such name",
 * never a crash. Names are found by phrase key (base/text.h: words folded and hashed in order,
 * hyphens are word breaks). One key leads to entries of several kinds: places by name, adjectives,
 * metonyms, and what is no place at all (common words, given names, surnames, titles,
 * organisations, feature words), so that one look-up per position tells everything that is known of
 * these words. Several gazetteers can be open; a user's own is asked first. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "place/location.h"

enum name_kind {
    NAME_MAIN, /* the display name or GeoNames' own */
    NAME_ALTERNATE,
    NAME_VARIANT,   /* hand-kept spelling of news agencies */
    NAME_OLD,       /* historic: loses to any current name */
    NAME_ADJECTIVE, /* Russian */
    NAME_DEMONYM,   /* Russians */
    NAME_METONYM,   /* the Kremlin */
    NAME_CAPITAL,   /* a capital that may stand for its government */
    NAME_WORD,      /* mostly something else: "Nice", "March" */
    NAME_GIVEN,
    NAME_SURNAME,
    NAME_TITLE,
    NAME_ORGANISATION,
    NAME_FEATURE, /* "region", "Oblast", "village of": asks for a kind of place */
};

/* Where a feature word stands; a bit set. */
enum feature_side { FEATURE_BEFORE = 1, FEATURE_AFTER = 2 };

struct name_entry {
    enum name_kind kind;
    uint32_t place;   /* for the place kinds; UINT32_MAX for the others */
    uint8_t weight;   /* 0..255: how much this name means this entry (hand tables), 128 default */
    uint8_t side;     /* NAME_FEATURE */
    const char *asks; /* NAME_FEATURE: "P", "A.ADM1", ... comma separated; else NULL */
};

struct gazetteer;

bool gazetteer_open(struct gazetteer **out, const char *path, struct arena *arena,
                    struct error *error);
void gazetteer_close(struct gazetteer *gazetteer);

/* The longest name, in words, that begins with this word; 0: none does. The cheap first test. */
unsigned gazetteer_longest(const struct gazetteer *gazetteer, uint64_t first_word_hash);
/* Entries of a phrase key, in the file's order (best first: population and kind). Returns how many
 * there are; writes at most `cap`. */
size_t gazetteer_find(const struct gazetteer *gazetteer, uint64_t phrase_key,
                      struct name_entry *out, size_t cap);
/* The same under the romanisation fold (iy/y/j, kh/h, g/h, doubled letters): second choice. */
size_t gazetteer_find_loosely(const struct gazetteer *gazetteer, struct span name,
                              struct name_entry *out, size_t cap);
bool gazetteer_place(const struct gazetteer *gazetteer, uint32_t place, struct location *out);
uint32_t gazetteer_size(const struct gazetteer *gazetteer);

/* The country's or the division's own place; UINT32_MAX: none. */
uint32_t gazetteer_country(const struct gazetteer *gazetteer, const char country_code[2]);
uint32_t gazetteer_admin1(const struct gazetteer *gazetteer, const char country_code[2],
                          const char *admin1_code);

/* A name's phrase key and its number of words, as the builder computes it. */
uint64_t gazetteer_key(struct span name, unsigned *words);

#endif
