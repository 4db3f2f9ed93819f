#ifndef DATELINE_PLACE_SCAN_H
#define DATELINE_PLACE_SCAN_H
/* One article under the finder's eyes: what the gazetteer knows of each capitalised word, and the
 * longest names that begin there.
 *
 * Takes tokens and gazetteers; gives a note for each token, which the later passes (people, bodies,
 * mentions, qualifiers) read and mark. Everything belongs to the article's arena. Lower-case words
 * are only looked up when a pass asks (`scan_note`), since most of them stand beside no name. */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "news/segment.h"
#include "place/cues.h"
#include "place/memory.h"
#include "place/toponym.h"
#include "place/words.h"

/* What a token was taken for. */
enum label {
    LABEL_NONE,
    LABEL_PERSON,       /* inside the name of a person */
    LABEL_PERSON_MAYBE, /* may be one */
    LABEL_TITLE,        /* Mayor, Sen., coach */
    LABEL_BODY,         /* inside the name of an organisation */
    LABEL_STREET,       /* inside the name of a street */
    LABEL_WORD          /* an ordinary word with a capital: opens a sentence, or a headline */
};

struct note {
    uint32_t classes; /* word_class bits */
    uint16_t kinds;   /* KIND_BITs of the single word; 0 until looked up */
    uint8_t word;     /* weights of the entries of these kinds, 0: none */
    uint8_t given;
    uint8_t surname;
    uint8_t title;
    uint8_t label;      /* enum label */
    uint8_t name_words; /* tokens of the longest place name that begins here; 0: none */
    uint8_t body_words; /* tokens of the longest organisation that begins here */
    bool known;         /* looked up */
    bool country;       /* the most important place of the word is a country, or its adjective's */
};

struct scan {
    const struct tokens *tokens;
    const struct gazetteers *gazetteers;
    const struct place_words *words;
    struct place_memory *memory;
    struct arena *arena;
    struct note *note; /* one a token */
    uint32_t *capital; /* the tokens that could begin a name, in order */
    size_t n_capitals;
    uint64_t *introduced; /* hashes of surnames and given names that the article introduced */
    size_t n_introduced, cap_introduced;
    struct cues cues;
    uint64_t *lower; /* a Bloom filter over the words of the article without a capital */
    uint64_t lower_mask;
};

/* The small questions that every pass asks all the time. */
static inline const struct token *scan_token(const struct scan *scan, uint32_t i)
{
    return &scan->tokens->at[i];
}

static inline bool scan_in_text(const struct scan *scan, int64_t i)
{
    return i >= 0 && (size_t)i < scan->tokens->n;
}

/* Classes of the word at `i`, which need no gazetteer; 0 beyond the ends or for punctuation. */
static inline uint32_t scan_classes(const struct scan *scan, int64_t i)
{
    if (!scan_in_text(scan, i) || !(scan->tokens->at[i].flags & TOKEN_WORD)) {
        return 0;
    }
    return place_word_classes(scan->words, scan->tokens->at[i].hash);
}

static inline bool scan_is_mark(const struct scan *scan, int64_t i, uint32_t code_point)
{
    return scan_in_text(scan, i) && !(scan->tokens->at[i].flags & (TOKEN_WORD | TOKEN_NUMBER)) &&
           scan->tokens->at[i].hash == code_point;
}

static inline bool scan_same_sentence(const struct scan *scan, int64_t a, int64_t b)
{
    return scan_in_text(scan, a) && scan_in_text(scan, b) &&
           scan->tokens->at[a].sentence == scan->tokens->at[b].sentence;
}

/* The word begins with a capital that could be a name's (or its script has none). */
static inline bool scan_capital(const struct scan *scan, int64_t i)
{
    return scan_in_text(scan, i) && (scan->tokens->at[i].flags & TOKEN_WORD) &&
           (scan->tokens->at[i].flags & (TOKEN_CAPITAL | TOKEN_CASELESS));
}

struct scan scan_make(const struct tokens *tokens, const struct gazetteers *gazetteers,
                      struct arena *arena);
static inline const struct location *scan_place(const struct scan *scan,
                                                const struct toponym *toponym, size_t i)
{
    return toponym->places[i] ? toponym->places[i]
                              : toponym_place(toponym, i, scan->gazetteers, scan->memory);
}

/* The note of a token, its word looked up if it was not yet. Beyond the ends: an empty one. */
const struct note *scan_note(struct scan *scan, int64_t i);
/* Is the word at `i` also written without a capital somewhere in the article? */
bool scan_also_lower(const struct scan *scan, uint32_t i);
/* What tokens [first, first + n) may mean as a place's name. */
struct choice *scan_choice(const struct scan *scan, uint32_t first, uint32_t n);
/* May a feature expression begin with this word? */
bool scan_begins_feature(const struct scan *scan, uint32_t i);
/* What tokens [first, first + n) ask for as a feature expression on this side; NULL: nothing. */
const char *scan_asks(const struct scan *scan, uint32_t first, uint32_t n, enum feature_side side);
/* Phrase key of words [first, first + n), hyphens skipped. */
uint64_t scan_key(const struct scan *scan, uint32_t first, uint32_t n);

void scan_introduce(struct scan *scan, uint64_t hash);
bool scan_introduced(const struct scan *scan, uint64_t hash);

#endif
