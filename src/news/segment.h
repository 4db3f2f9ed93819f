#ifndef DATELINE_NEWS_SEGMENT_H
#define DATELINE_NEWS_SEGMENT_H
/* Running text cut into tokens and sentences.
 *
 * Takes an article's blocks, gives one flat array of tokens and, over it, sentences that never
 * cross a block. A token is a word (letters, digits, marks; inner apostrophes and full stops of
 * abbreviations belong to it: "U.S.", "d'Ivoire", "Sana'a"), a number ("1,200", "30.5", "5th"), or
 * one punctuation mark; a possessive "'s" is a token of its own; words joined by hyphens are
 * separate tokens with the hyphen between. Offsets are into article.text. Each word carries the
 * hash of its folded form (base/text.h), by which the gazetteer and the lexicon are looked up
 * without touching the bytes again. */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "news/article.h"

enum token_flag {
    TOKEN_WORD = 1,             /* has a letter */
    TOKEN_NUMBER = 2,           /* begins with a digit */
    TOKEN_CAPITAL = 4,          /* first letter upper case */
    TOKEN_ALL_CAPITALS = 8,     /* two or more letters, no lower case */
    TOKEN_CASELESS = 16,        /* a script without case: Arabic, Hebrew, Han */
    TOKEN_ABBREVIATION = 32,    /* ends in a full stop that is its own: "U.S.", "Gov." */
    TOKEN_POSSESSIVE = 64,      /* "'s", "’s", or a bare apostrophe after s */
    TOKEN_SENTENCE_START = 128, /* first word of its sentence, where capitals mean nothing */
    TOKEN_QUOTED = 256,         /* inside double quotation marks */
    TOKEN_LINE_START = 512,     /* first on its line */
    TOKEN_SPACE_BEFORE = 1024,
    TOKEN_TITLE_CASE_CONTEXT =
        2048, /* in a sentence whose long words are (nearly) all capitalised */
};

struct token {
    uint32_t start, n; /* bytes of article.text */
    uint64_t hash;     /* text_fold_hash; for punctuation the code point */
    uint32_t flags;
    uint32_t sentence;
};

struct sentence {
    uint32_t first, n; /* tokens */
    uint32_t block;    /* index into article.blocks */
    enum block_kind kind;
};

/* All of an article's tokens and sentences. */
struct tokens {
    const struct article *article;
    struct token *at;
    size_t n;
    struct sentence *sentence;
    size_t n_sentences;
};

struct tokens segment(const struct article *article, struct arena *arena);

/* The words of a token, borrowed from the article; of `n` tokens, from the first's start to the
 * last's end. */
static inline struct span tokens_text(const struct tokens *tokens, uint32_t first, uint32_t n)
{
    if (n == 0 || first + n > tokens->n) {
        return (struct span){"", 0};
    }
    uint32_t start = tokens->at[first].start;
    const struct token *last = &tokens->at[first + n - 1];
    return (struct span){tokens->article->text.at + start, last->start + last->n - start};
}

static inline struct span token_text(const struct tokens *tokens, uint32_t index)
{
    return tokens_text(tokens, index, 1);
}
/* A number as written in digits or words ("1,200", "nineteen", "a dozen" is 12, "dozens" is not a
 * number);
 * `*used` tokens were taken. */
bool tokens_number(const struct tokens *tokens, uint32_t first, uint32_t end, double *value,
                   uint32_t *used);

#endif
