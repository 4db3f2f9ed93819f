#ifndef DATELINE_PLACE_MEMORY_H
#define DATELINE_PLACE_MEMORY_H
/* What the gazetteers said before: each phrase is asked once in a run, not once in an article.
 *
 * News repeats its names, and a look-up in a file of millions of names waits for main memory. Takes
 * phrase keys, gives what all gazetteers in force know of them, in a form that the finder needs:
 * notes of single words, candidates, the places behind them. What is kept is let go when it has
 * become too much, between two articles; it never shows in a result. Belongs to the run; where the
 * gazetteers have none, an article makes its own. */
#include "place/regions.h"
#include "place/toponym.h"

#define KIND_BIT(kind) (1u << (kind))
#define PLACE_KINDS                                                                                \
    (KIND_BIT(NAME_MAIN) | KIND_BIT(NAME_ALTERNATE) | KIND_BIT(NAME_VARIANT) |                     \
     KIND_BIT(NAME_OLD) | KIND_BIT(NAME_ADJECTIVE) | KIND_BIT(NAME_DEMONYM) |                      \
     KIND_BIT(NAME_METONYM) | KIND_BIT(NAME_CAPITAL))

/* What a single word is, besides or instead of a place's name. */
struct word_facts {
    uint16_t kinds;                      /* KIND_BITs */
    uint8_t word, given, surname, title; /* weights of the entries of these kinds, 0: none */
    bool country; /* the most important place of the word is a country, or its adjective's */
    bool made;
};

struct option;

/* A phrase's entries of place kinds: what a mention of it may mean. */
struct choice {
    struct candidates candidates;
    const struct location **places; /* of the candidates; NULL: not yet looked up */
    struct option *options;         /* place/sense.h; NULL: not yet made */
    size_t n_options;
};

/* All that is known of a phrase. Two forms: [0] as a word, [1] as an acronym may be written. */
struct known {
    uint64_t key;
    const struct candidate *at; /* every entry, the gazetteers in their order */
    struct choice *choice[2];   /* NULL: nobody asked */
    uint16_t n;
    uint16_t kinds;        /* of all of them */
    bool found, asked;     /* the entries were looked up; what begins with the word was */
    bool begins;           /* a name or word begins with this word; of single words */
    bool title, feature;   /* a title, a feature expression does */
    bool continues;        /* longer names begin so */
    bool site, site_known; /* see memory_is_site */
    struct word_facts facts[2];
};
_Static_assert(sizeof(struct known) <= 64, "one line of memory: each word of a text asks for it");

struct place_memory {
    struct arena *arena; /* nobody else's, unless it is an article's */
    struct known **slot; /* open addressing */
    size_t mask, n;
    struct regions regions;
};

/* Itself in `arena`, what it keeps in `own`. */
struct place_memory *place_memory_make(struct arena *arena, struct arena *own);
/* Between two articles: lets go of everything if it is too much. */
void place_memory_settle(struct place_memory *memory);

/* A phrase of several words, and a single word by its hash. */
struct known *memory_phrase(struct place_memory *memory, const struct gazetteers *gazetteers,
                            uint64_t key);
struct known *memory_word(struct place_memory *memory, const struct gazetteers *gazetteers,
                          uint64_t hash);
const struct word_facts *memory_facts(struct known *known, const struct gazetteers *gazetteers,
                                      bool acronym_form);
struct choice *memory_choice(struct place_memory *memory, struct known *known, bool acronym_form);
/* Is one of the phrase's places a site? */
bool memory_is_site(struct known *known, const struct gazetteers *gazetteers);

#endif
