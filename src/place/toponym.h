#ifndef DATELINE_PLACE_TOPONYM_H
#define DATELINE_PLACE_TOPONYM_H
/* Place mentions in running text, and which place each one means.
 *
 * `toponyms_find` takes tokens and the gazetteers and gives every mention, longest match first, in
 * text order, with its candidates; `toponyms_resolve` (place/resolve.h) then chooses. A mention
 * that is no place (a person, a common word) is kept too, with role HOMONYM and no location, so
 * that `explain` can say why; users' output leaves it out. */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "news/segment.h"
#include "place/gazetteer.h"
#include "place/location.h"

enum toponym_role {
    ROLE_LITERAL,
    ROLE_METONYM,  /* "Moscow rejected" */
    ROLE_DEMONYM,  /* "Russian", "Ukrainians" */
    ROLE_EMBEDDED, /* inside the name of something else: "Bank of England" */
    ROLE_HOMONYM,  /* no place at all: "Paris Hilton" */
};

const char *toponym_role_name(enum toponym_role role);

struct candidate {
    struct name_entry entry;
    uint16_t gazetteer; /* index into struct gazetteers */
    float score;        /* higher is better; comparable within one mention only */
};

struct candidates ARENA_LIST(struct candidate);

/* What was observed of a mention (place/evidence.h tells the bits), and how surely the gazetteer
 * has its words for a common word, a given name, a surname, 0 to 255. */
struct observations {
    uint64_t bits;
    uint8_t word, given, surname;
};

struct choice;

struct toponym {
    uint32_t start, n; /* bytes of article.text: the name as written, without feature words */
    uint32_t first, n_tokens;
    uint32_t sentence;
    enum toponym_role role;
    const char *asks;            /* what a feature word asks for, "A.ADM1"; NULL: nothing said */
    uint32_t full_first, full_n; /* tokens with feature words, qualifier and direction: "the Sumy
                                    region", "eastern Ukraine", "Long Beach, California" */
    int32_t inside; /* index of the toponym that says what it lies in ("Durham, UK"); -1 none */
    struct candidates candidates;   /* best first once resolved */
    const struct location **places; /* of the candidates; NULL: not yet looked up */
    struct choice *choice; /* where both come from (place/memory.h); NULL: of this mention alone */
    uint64_t key;          /* of the name's words: mentions with one key have one sense */
    struct observations evidence; /* what speaks for and against a place */
    float guess;                  /* the probability of a place that it gives by itself */
    uint8_t part;                 /* enum direction (place/words.h): "eastern Ukraine" */
    bool stand_in;                /* the gazetteer lacks it; its location is that of `inside` */
    bool located;
    struct location location; /* the answer, if located */
    float confidence;         /* 0 to 1 */
    const char *reason;       /* why this role and place, for explain */
};

struct cues;
struct place_memory;

/* A list as others are, and what the article's own words say of its country (place/cues.h). */
struct toponyms {
    struct toponym *at;
    size_t n, cap;
    const struct cues *cues;
    struct place_memory *memory;
};

struct place_words;

/* The gazetteers in force, the user's own first. */
struct gazetteers {
    const struct gazetteer *at[8];
    size_t n;
    const struct place_words *words; /* place_words_make; NULL: made anew for each article */
    struct place_memory *memory;     /* place_memory_make; NULL: likewise */
};

/* Where candidate `i` of a mention is; looked up once, when somebody asks. */
const struct location *toponym_place(const struct toponym *toponym, size_t i,
                                     const struct gazetteers *gazetteers,
                                     struct place_memory *memory);

struct toponyms toponyms_find(const struct tokens *tokens, const struct gazetteers *gazetteers,
                              struct arena *arena);

#endif
