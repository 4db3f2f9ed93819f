#ifndef DATELINE_PLACE_WORDS_H
#define DATELINE_PLACE_WORDS_H
/* The ordinary words around a name that tell whether it is a place, and in what role.
 *
 * Takes a token's hash, gives the classes the word belongs to (a bit set) and, for "eastern" and
 * its like, the direction. The table is in words_table.c, one row a class; to teach a rule a new
 * word, add it there. Names themselves (places, persons, organisations, titles, feature words) are
 * the gazetteer's business, not this one's. Made once per run and only read after that. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum word_class {
    WORD_LOCATIVE = 1 << 0,    /* in, near, outside: a place follows */
    WORD_TOWARDS = 1 << 1,     /* of, to, by, for: a place may follow */
    WORD_SPEECH = 1 << 2,      /* said, told: a speaker stands beside it */
    WORD_DECISION = 1 << 3,    /* rejected, agreed: a government's verb, a place's not */
    WORD_AUXILIARY = 1 << 4,   /* has, will, not, also: stands between subject and verb */
    WORD_PARTNER = 1 << 5,     /* with, between, against, urged: takes a government as object */
    WORD_RESIDENT = 1 << 6,    /* man, residents, native: a place stands before it */
    WORD_CIVIC = 1 << 7,       /* police, mayor, officials: a place stands before it */
    WORD_STREET = 1 << 8,      /* Street, Ave, Blvd: what stands before it is no place */
    WORD_SCHOOL = 1 << 9,      /* High, Elementary, University, College */
    WORD_BODY = 1 << 10,       /* Council, Department, Hospital, Church: of the place before it */
    WORD_MEDIA = 1 << 11,      /* Times, Post, News: a paper */
    WORD_COMPANY = 1 << 12,    /* Inc, Corp, Motors, Bank */
    WORD_TEAM = 1 << 13,       /* United, FC, Lions */
    WORD_WORK = 1 << 14,       /* Cup, Act, Award, Treaty, Festival: an event or work */
    WORD_DIRECTION = 1 << 15,  /* eastern, north-west, central */
    WORD_PARTICLE = 1 << 16,   /* de, van, bin, al: inside a name, lower case */
    WORD_FUNCTION = 1 << 17,   /* the, but, when: opens a sentence with a capital of no meaning */
    WORD_LANGUAGE = 1 << 18,   /* language, grammar: "English" before it is no country's */
    WORD_CALENDAR = 1 << 19,   /* months, weekdays */
    WORD_RELATIVE = 1 << 20,   /* his, widow, son: a person, not a place, is near */
    WORD_ATTACK = 1 << 21,     /* struck, shelled: what was attacked follows */
    WORD_PRODUCT = 1 << 22,    /* fries, terrier, muffin: "English muffin" is no place */
    WORD_SAINT = 1 << 23,      /* St, Saint, San */
    WORD_SETTLEMENT = 1 << 24, /* village, town, city, lower case, as a description */
    WORD_SPEAKS = 1 << 26,     /* speak, translated: "English" behind it is no country's */
    WORD_TOWN = 1 << 27, /* city, village: "the city of X" is X itself, and lies in no other */
    WORD_TOPOGRAPHIC = 1 << 25 /* Lake, Mount, Creek, Hill: makes a name of what is beside it */
};

enum direction {
    DIRECTION_NONE,
    DIRECTION_NORTH,
    DIRECTION_SOUTH,
    DIRECTION_EAST,
    DIRECTION_WEST,
    DIRECTION_NORTHEAST,
    DIRECTION_NORTHWEST,
    DIRECTION_SOUTHEAST,
    DIRECTION_SOUTHWEST,
    DIRECTION_CENTRE,
    DIRECTION_COUNT
};

struct word_slot {
    uint64_t hash;
    uint32_t classes;
    uint16_t cues;
    uint8_t direction;
};

/* Most words are in no class: a bit says so before the table is touched. */
#define WORD_FILTER_BITS 32768

struct place_words {
    uint64_t any[WORD_FILTER_BITS / 64], cued[WORD_FILTER_BITS / 64];
    struct word_slot *slot; /* open addressing */
};

const struct place_words *place_words_make(struct arena *run);
const struct word_slot *place_word_find(const struct place_words *words, uint64_t hash);

static inline bool place_word_maybe(const uint64_t *filter, uint64_t hash)
{
    size_t bit = (hash >> 20) & (WORD_FILTER_BITS - 1);
    return filter[bit / 64] >> (bit % 64) & 1;
}

static inline uint32_t place_word_classes(const struct place_words *words, uint64_t hash)
{
    return place_word_maybe(words->any, hash) ? place_word_find(words, hash)->classes : 0;
}

/* Countries whose news uses the word, and hardly any other's: bit k is row k of place_cue_rows. */
static inline uint32_t place_word_cues(const struct place_words *words, uint64_t hash)
{
    return place_word_maybe(words->cued, hash) ? place_word_find(words, hash)->cues : 0;
}

static inline enum direction place_word_direction(const struct place_words *words, uint64_t hash)
{
    return (enum direction)place_word_find(words, hash)->direction;
}

/* "eastern" for DIRECTION_EAST: how the gazetteer's parts of countries are named. */
const char *direction_adjective(enum direction direction);

/* For words_table.c. */
struct word_row {
    uint32_t class;
    const char *words; /* blank-separated, lower case */
};
struct cue_row {
    const char *country_code;
    const char *words;
};
#define CUE_COUNTRIES 10
extern const struct word_row place_word_rows[];
extern const struct cue_row place_cue_rows[CUE_COUNTRIES];
extern const char *const place_direction_rows[DIRECTION_COUNT];

#endif
