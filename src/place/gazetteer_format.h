#ifndef DATELINE_PLACE_GAZETTEER_FORMAT_H
#define DATELINE_PLACE_GAZETTEER_FORMAT_H
/* The compiled gazetteer, byte for byte: what gazetteer_write.c writes and gazetteer.c maps.
 *
 * A compiled file (base/compiled.h) of these sections. Places are ordered by importance, so that a
 * place's number is its rank and the places that news names lie together. A key table is its
 * entries in the order of their keys, with an index by the keys' leading bits: a look-up reads one
 * index word and one or two lines of entries. Nothing here is to be believed by a reader: offsets,
 * counts and strings come from outside. A change of layout, of the folding (base/text.h) or of the
 * keys (place/gazetteer_key.h) needs a new version. */
#include <stdint.h>

#include "base/compiled.h"

#define GAZETTEER_MAGIC   "dlgazet\n"
#define GAZETTEER_VERSION 3
#define GAZETTEER_NONE    UINT32_MAX
#define FIRST_WORDS       0x1FU /* of a byte of SECTION_FIRST */
#define FIRST_FEATURE     0x20U /* a feature expression begins with this word */
#define FIRST_TITLE       0x40U /* a title does */

enum section_id {
    SECTION_PLACES,
    SECTION_STRINGS,     /* NUL-terminated, the first one empty */
    SECTION_NAMES,       /* by phrase key */
    SECTION_NAMES_INDEX, /* 2^b + 1 numbers of entries */
    SECTION_LOOSE,       /* by the romanisation fold of the whole name */
    SECTION_LOOSE_INDEX,
    SECTION_FIRST,     /* 2^b bytes: by first word, the longest name in words, and FIRST_ bits */
    SECTION_CONTINUES, /* 2^b bits: by phrase key, whether longer names begin so */
    SECTION_COUNTRIES,
    SECTION_ADMIN1,
    SECTION_ASKS,    /* string offsets */
    SECTION_SOURCES, /* what it was made from */
    SECTION_COUNT,
};

struct place_record {
    uint32_t name;      /* string offset */
    int32_t lat, lon;   /* degrees * 1e5 */
    uint32_t geonameid; /* 0: none */
    uint32_t admin1;    /* row of SECTION_ADMIN1 */
    uint32_t population;
    uint16_t population_high; /* bits 32..47: continents */
    uint16_t radius;          /* 0.1 km */
    uint16_t country;         /* row of SECTION_COUNTRIES; UINT16_MAX: none */
    char feature_class, precision;
    char feature_code[8];
};

/* What `more` holds, from the low bit. */
#define ENTRY_SIDE       3U /* enum feature_side */
#define ENTRY_ACRONYM    4U
#define ENTRY_ASKS_SHIFT 3 /* row of SECTION_ASKS plus one; 0: none */

struct entry_record {
    uint32_t key; /* entry_key(): what its range of the index does not tell */
    uint32_t place;
    uint8_t kind, weight; /* enum name_kind */
    uint16_t more;
};

/* In the order of their codes. */
struct country_record {
    char code[4];
    uint32_t place; /* GAZETTEER_NONE: only its code is known */
};

/* In the order of country, then code. */
struct admin1_record {
    char country[4];
    uint32_t code; /* string offset */
    uint32_t place;
};

struct source_record {
    uint32_t name; /* string offset */
    uint32_t rows;
};

_Static_assert(sizeof(struct place_record) == 40, "no hidden padding");
_Static_assert(sizeof(struct entry_record) == 12, "no hidden padding");

/* Of a phrase's key the bits that follow those of its range, `bits` in number. Ranges have four
 * entries or so, so that other words' keys are taken for one of them once in a billion times. */
static inline uint32_t entry_key(uint64_t key, unsigned bits)
{
    return (uint32_t)(key << bits >> 32);
}

/* The slot of a hash in the filters, before masking. */
#define GAZETTEER_SLOT(hash) ((hash) ^ ((hash) >> 32))

extern const struct compiled_form gazetteer_form;

#endif
