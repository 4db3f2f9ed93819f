#ifndef DATELINE_INCIDENT_UNIT_H
#define DATELINE_INCIDENT_UNIT_H
/* A sentence as the grammar sees it: places, dates, numbers, phrases of the lexicon, names, marks.
 *
 * Takes one sentence's tokens with the toponyms and time expressions that lie in it, gives units in
 * text order that cover it without overlap: "in the city of Sumy, Ukraine" is a preposition and a
 * place. Words that can be noun or verb ("strikes") keep only the reading that their neighbours
 * allow. A possessive 's is a flag of the unit before it; "46-year-old" and "Russian-held" are one
 * adjective. Belongs to incident/extract. */
#include "incident/extract.h"

enum unit_kind {
    UNIT_WORD,   /* anything else; `lexeme` may be NULL */
    UNIT_PLACE,  /* a place by its name; also one that stands for its government */
    UNIT_PEOPLE, /* "Russian", "Ukrainians" */
    UNIT_DATE,
    UNIT_NUMBER,
    UNIT_NAME, /* capitalised words that nothing is known of */
    UNIT_MARK, /* punctuation */
};

enum word_form {
    FORM_BASE,
    FORM_S,
    FORM_ED,
    FORM_ING,
};

struct unit {
    uint32_t first, n; /* tokens */
    enum unit_kind kind;
    enum word_form form;         /* by its ending, of the first word */
    uint32_t classes;            /* the lexeme's, sharpened; 0 without one */
    bool verb;                   /* reads as a verb here */
    bool possessive;             /* followed by 's */
    bool quoted;                 /* inside quotation marks */
    bool capital;                /* begins with a capital that means something */
    uint32_t mark;               /* code point, of UNIT_MARK */
    double number;               /* of UNIT_NUMBER */
    uint32_t clause;             /* index, once clauses are known */
    const struct lexeme *lexeme; /* of a place, if it acts by that name: "the European Union" */
    const struct toponym *toponym;
    const struct date_mention *date;
};

struct units ARENA_LIST(struct unit);

/* Where the toponyms and dates of the next sentence begin: sentences are taken in text order. */
struct unit_cursor {
    size_t toponym, date;
};

struct units units_of(const struct extract_input *input, uint32_t sentence,
                      struct unit_cursor *cursor, struct arena *arena);

static inline bool unit_is(const struct unit *unit, uint32_t classes)
{
    return (unit->classes & classes) != 0;
}

static inline bool unit_is_mark(const struct unit *unit, uint32_t mark)
{
    return unit->kind == UNIT_MARK && unit->mark == mark;
}

/* A comma, also between quotation marks. */
static inline bool unit_is_comma(const struct unit *unit)
{
    return unit_is_mark(unit, ',');
}

/* A mark that the grammar passes over; "of whom three [are] dead" has its brackets by an editor. */
static inline bool unit_is_quote(const struct unit *unit)
{
    return unit->kind == UNIT_MARK &&
           (unit->mark == '"' || unit->mark == '\'' || unit->mark == '[' || unit->mark == ']' ||
            (unit->mark >= 0x2018 && unit->mark <= 0x201f));
}

/* Is this unit this one word? */
static inline bool unit_says(const struct tokens *tokens, const struct unit *unit, const char *word)
{
    return unit->kind != UNIT_MARK &&
           span_is_nocase(tokens_text(tokens, unit->first, unit->n), word);
}

/* "deadliest", "worst", "first", "third" */
static inline bool unit_is_superlative(const struct tokens *tokens, const struct unit *unit)
{
    struct span word = token_text(tokens, unit->first);
    return (word.n > 5 && span_ends(word, "est")) || span_is_nocase(word, "first") ||
           span_is_nocase(word, "worst") || span_is_nocase(word, "most") ||
           span_is_nocase(word, "second") || span_is_nocase(word, "third") ||
           span_is_nocase(word, "fourth") || span_is_nocase(word, "fifth");
}

/* The cue bits of a unit; 0: none. */
static inline unsigned unit_cues(const struct unit *unit)
{
    return unit->classes & WORD_CUE ? unit->lexeme->cues : 0;
}

static inline enum preposition unit_preposition(const struct unit *unit)
{
    return unit->classes & WORD_PREPOSITION ? unit->lexeme->preposition : PREPOSITION_NONE;
}

#endif
