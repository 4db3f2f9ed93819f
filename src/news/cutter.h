#ifndef DATELINE_NEWS_CUTTER_H
#define DATELINE_NEWS_CUTTER_H
/* What segment.c (blocks into tokens), word.c, sentence.c and furnish.c share; nobody else's
 * business. */
#include "news/segment.h"

enum byte_class { BYTE_MARK, BYTE_LOWER, BYTE_UPPER, BYTE_DIGIT, BYTE_SPACE, BYTE_WIDE };

struct cutter {
    struct tokens *out;
    struct arena *arena;
    size_t cap, sentence_cap;
    const char *base;     /* article.text */
    const char *end;      /* of the block being cut */
    const char *text_end; /* of the last block */
    const char *cut_at;   /* the sentence ends here; NULL: not decided */
    uint32_t sentence_first;
    uint32_t before; /* TOKEN_SPACE_BEFORE, TOKEN_LINE_START of the token to come */
    uint32_t quoted; /* TOKEN_QUOTED inside double quotation marks, else 0 */
    bool single_quoted;
    uint32_t long_words, long_capitals; /* of this sentence */
    uint32_t block;                     /* index */
    uint32_t credit;                    /* where the sentence's photo credit begins, + 1; 0: none */
    bool teaser;                        /* the sentence began with "Related article" */
};

/* FNV-1a, as base/text.h defines it for a word's folded bytes; a test holds them equal. */
#define HASH_START UINT64_C(0xcbf29ce484222325)
#define HASH_PRIME UINT64_C(0x100000001b3)

static inline bool byte_is_small(char byte)
{
    return (unsigned char)(byte - 'a') < 26;
}

static inline bool byte_is_digit(char byte)
{
    return (unsigned char)(byte - '0') < 10;
}

/* An ASCII letter in lower case, a digit as it is; 0: anything else. */
static inline unsigned char byte_folded(char byte)
{
    char small = (char)(byte | 32);
    return byte_is_small(small)  ? (unsigned char)small
           : byte_is_digit(byte) ? (unsigned char)byte
                                 : 0;
}

static inline enum byte_class byte_class(char byte)
{
    if (byte_is_small((char)(byte | 32))) {
        return byte_is_small(byte) ? BYTE_LOWER : BYTE_UPPER;
    }
    unsigned char c = (unsigned char)byte;
    return c <= ' '              ? BYTE_SPACE
           : c >= 0x80           ? BYTE_WIDE
           : byte_is_digit(byte) ? BYTE_DIGIT
                                 : BYTE_MARK;
}

/* A code point of text that is known to be valid UTF-8. */
int decode_valid(const char *at, uint32_t *code_point);
bool code_point_is_space(uint32_t code_point);
bool code_point_is_invisible(uint32_t code_point); /* soft hyphens and joiners inside words */
/* The commonest marks beyond ASCII are told from letters without a table. */
bool code_point_is_word(uint32_t code_point);
/* The bytes of the letter at `at`; 0: none. */
int letter_at(const struct cutter *c, const char *at);

/* ---- writing (segment.c) ---- */
void cutter_grow(struct cutter *c, const char *at);
void cutter_close_sentence(struct cutter *c);

static inline void cutter_add(struct cutter *c, const char *start, const char *end, uint64_t hash,
                              uint32_t flags)
{
    if (c->out->n == c->cap) {
        cutter_grow(c, start);
    }
    c->out->at[c->out->n++] = (struct token){.start = (uint32_t)(start - c->base),
                                             .n = (uint32_t)(end - start),
                                             .hash = hash,
                                             .flags = flags | c->before | c->quoted,
                                             .sentence = (uint32_t)c->out->n_sentences};
    c->before = 0;
}

/* ---- words (word.c) ---- */
/* Adds the word that begins at `start`; returns where the next token may begin. */
const char *cut_word(struct cutter *c, const char *start);

/* ---- where sentences end (sentence.c) ---- */

/* At a full stop, question or exclamation mark: sets `cut_at` if the sentence ends there. */
void sentence_stop(struct cutter *c, const char *stop);
/* After an abbreviation that took its full stop: the same. */
void sentence_abbreviation(struct cutter *c, struct span word, const char *after);
/* Is the full stop after `word` the word's own? */
bool stop_belongs(const struct cutter *c, struct span word, bool dotted, const char *stop);
/* Does text glued together at `at`, without a space, begin a new sentence there? */
bool glue_begins_sentence(const struct cutter *c, struct span left, const char *at);

/* ---- furniture that a scraper left inside running text (furnish.c) ---- */
/* At the sentence's first word: "Advertisement" alone, "Related article". */
void furnish_first_word(struct cutter *c, struct span word);
/* Before a word inside a teaser: does the running text go on with it? */
bool furnish_teaser_ends(const struct cutter *c, struct span word);
/* At the '/' of "Jane Doe/Reuters" or the ':' of "Photo: AP": the sentence ends with the credit. */
void furnish_credit(struct cutter *c, const char *mark);
/* What the sentence of tokens [first, first + n) is; may turn the one before into a caption. */
enum block_kind furnish_kind(struct cutter *c, uint32_t first, uint32_t n);

#endif
