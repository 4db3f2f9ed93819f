#ifndef DATELINE_NEWS_CUTTER_H
#define DATELINE_NEWS_CUTTER_H
/* What segment.c (tokens) and sentence.c (where one ends) share; nobody else's business. */
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

enum byte_class byte_class(char byte);
/* A code point of text that is known to be valid UTF-8. */
int decode_valid(const char *at, uint32_t *code_point);
bool code_point_is_space(uint32_t code_point);

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
