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
    uint8_t weight;   /* 0..255: how much this name means this entry (hand tables), 128 default;
                         64: an alternate that is the own name of a comparable place far away */
    uint8_t side;     /* NAME_FEATURE */
    bool acronym;     /* the table has it in capitals only ("US", "EU"): text has to as well */
    const char *asks; /* NAME_FEATURE: "P", "A.ADM1", ... comma separated; else NULL */
};

struct gazetteer;

bool gazetteer_open(struct gazetteer **out, const char *path, struct arena *arena,
                    struct error *error);
/* The same of bytes that are in memory already, which have to stay there; `path` names them. */
bool gazetteer_open_bytes(struct gazetteer **out, const char *path, struct span bytes,
                          struct arena *arena, struct error *error);
void gazetteer_close(struct gazetteer *gazetteer);

/* The longest name, in words, that begins with this word; 0: none does. The cheap first test. */
unsigned gazetteer_longest(const struct gazetteer *gazetteer, uint64_t first_word_hash);
/* May a title or a feature expression begin with this word? Lower-case words are looked up for
 * these two alone, and seldom are one. */
bool gazetteer_begins(const struct gazetteer *gazetteer, uint64_t first_word_hash,
                      enum name_kind kind);
/* Do longer names begin with these words (phrase key so far)? Seldom yes where none does. A finder
 * adds word by word and stops here, so that "the" is not tried with the nine words behind it. */
bool gazetteer_continues(const struct gazetteer *gazetteer, uint64_t phrase_key);
/* Entries of a phrase key; returns how many there are, writes at most `cap`. First what the words
 * are besides a place's name (word, given name ... feature, then adjective ... capital), so that a
 * small `cap` never hides it; then places, the most important first, whether by name, alternate or
 * variant; then those by a name that is rather somebody else's, and those by an old one. */
size_t gazetteer_find(const struct gazetteer *gazetteer, uint64_t phrase_key,
                      struct name_entry *out, size_t cap);
/* Those alone that lie in a country, or (`admin1_code` not NULL) in a division of it: the village
 * that the text says is in Sumy region may be the hundredth of its name. */
size_t gazetteer_find_in(const struct gazetteer *gazetteer, uint64_t phrase_key,
                         const char country_code[2], const char *admin1_code,
                         struct name_entry *out, size_t cap);
/* Places alone, of names that are the same under the romanisation fold (iy/y/j, kh/h, g/h, doubled
 * letters, articles, spaces): second choice. */
size_t gazetteer_find_loosely(const struct gazetteer *gazetteer, struct span name,
                              struct name_entry *out, size_t cap);
bool gazetteer_place(const struct gazetteer *gazetteer, uint32_t place, struct location *out);
uint32_t gazetteer_size(const struct gazetteer *gazetteer);
/* How many names and words it has; its format's version; its size. */
size_t gazetteer_names(const struct gazetteer *gazetteer);
unsigned gazetteer_version(const struct gazetteer *gazetteer);
size_t gazetteer_bytes(const struct gazetteer *gazetteer);
/* What the file was compiled from: the i-th table and how many rows of it; false: no more. */
bool gazetteer_source(const struct gazetteer *gazetteer, size_t i, const char **name,
                      uint32_t *rows);
/* Reads all of the file, whole and unchanged since it was written? Opening does not look. */
bool gazetteer_verify(const struct gazetteer *gazetteer, struct error *error);

/* The country's or the division's own place; UINT32_MAX: none. */
uint32_t gazetteer_country(const struct gazetteer *gazetteer, const char country_code[2]);
uint32_t gazetteer_admin1(const struct gazetteer *gazetteer, const char country_code[2],
                          const char *admin1_code);

/* A name's phrase key and its number of words, as the builder computes it: cut as news/segment cuts
 * text ("U.S." one word, a possessive 's its own), where hyphens, commas and brackets only part
 * words. */
uint64_t gazetteer_key(struct span name, unsigned *words);

#endif
