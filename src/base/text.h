#ifndef DATELINE_BASE_TEXT_H
#define DATELINE_BASE_TEXT_H
/* Text as spans of UTF-8 bytes: decoding, folding, hashing, and a growing buffer to write into.
 *
 * A span borrows; it is never NUL-terminated by right. Folding is what makes two spellings of one
 * name equal: Unicode case fold, accents and other combining marks dropped, the letters that have
 * no decomposition spelled out (ø o, ł l, đ d, ß ss, æ ae), every apostrophe dropped. It works word
 * by word; `text_fold_hash` of a word is what tokens carry and what the gazetteer and the lexicon
 * are keyed by. The hash is defined here once (FNV-1a, 64 bits, over the folded bytes) and is part
 * of the compiled file's format: changing it needs a new version number there. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

struct span {
    const char *at;
    size_t n;
};

#define SPAN(literal) ((struct span){(literal), sizeof(literal) - 1})

/* Asked of every word again and again, most often of a literal: its length is then known. */
static inline struct span span_of(const char *nul_terminated)
{
    return (struct span){nul_terminated, strlen(nul_terminated)};
}

static inline bool span_equal(struct span a, struct span b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.at, b.at, a.n) == 0);
}

static inline bool span_is(struct span a, const char *nul_terminated)
{
    return span_equal(a, span_of(nul_terminated));
}

static inline bool span_starts(struct span a, const char *prefix)
{
    size_t n = strlen(prefix);
    return a.n >= n && memcmp(a.at, prefix, n) == 0;
}

static inline bool span_ends(struct span a, const char *suffix)
{
    size_t n = strlen(suffix);
    return a.n >= n && memcmp(a.at + a.n - n, suffix, n) == 0;
}

bool bytes_equal_nocase(const char *a, const char *b, size_t n);
/* ASCII case is ignored. */
static inline bool span_is_nocase(struct span a, const char *nul_terminated)
{
    return a.n == strlen(nul_terminated) && bytes_equal_nocase(a.at, nul_terminated, a.n);
}

/* Where `what` first stands in `a`; NULL: nowhere. */
const char *span_find(struct span a, const char *what);
struct span span_trim(struct span a); /* ASCII white space off both ends */
/* Cuts `*rest` at the next `separator`; false when nothing is left. An empty field is a field. */
bool span_split(struct span *rest, char separator, struct span *field);
/* A decimal number that fills the whole span; '.' is the point whatever the locale. */
bool span_double(struct span a, double *out);
bool span_int(struct span a, int64_t *out);

/* The code point at `at` (below `end`) and its length in bytes; malformed bytes give U+FFFD, 1. */
int utf8_decode(const char *at, const char *end, uint32_t *code_point);
/* Writes 1 to 4 bytes, returns how many. */
int utf8_encode(uint32_t code_point, char out[4]);
bool utf8_valid(struct span text);
bool code_point_is_letter(uint32_t code_point); /* letters and combining marks of any script */
/* Or what is written for one: ’, ʻ, `, a prime. */
bool code_point_is_apostrophe(uint32_t code_point);
/* Two capitals, as ISO 3166-1 has them. */
bool span_is_country_code(struct span code);
bool code_point_is_upper(uint32_t code_point); /* upper or title case */
bool code_point_is_cased(uint32_t code_point); /* has case at all: Latin, Greek, Cyrillic ... */

/* Folds one word (no spaces inside) into `out`; returns the length, at most `cap`. */
size_t text_fold_word(struct span word, char *out, size_t cap);
uint64_t text_fold_hash(struct span word);
uint64_t text_hash(struct span text); /* of the bytes as they are */
/* The hash of a word with one folded byte more. */
uint64_t text_hash_more(uint64_t hash, char folded);
/* A phrase's key from its words' hashes, in order: start with PHRASE_START, add each word. */
#define PHRASE_START UINT64_C(0x9e3779b97f4a7c15)
uint64_t phrase_add(uint64_t phrase, uint64_t word_hash);

/* Bytes to be written out, in an arena. */
struct buffer {
    struct arena *arena;
    char *at; /* NUL-terminated once something was added */
    size_t n, cap;
};

void buffer_reserve(struct buffer *buffer, size_t more); /* and a byte for the NUL */
static inline void buffer_add(struct buffer *buffer, const char *bytes, size_t n)
{
    if (buffer->cap - buffer->n <= n) {
        buffer_reserve(buffer, n);
    }
    if (n) {
        memcpy(buffer->at + buffer->n, bytes, n);
    }
    buffer->n += n;
    buffer->at[buffer->n] = '\0';
}
void buffer_puts(struct buffer *buffer, const char *text);
void buffer_printf(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A JSON string, quotes and all; `text` is taken to be valid UTF-8. */
void buffer_json_string(struct buffer *buffer, struct span text);
void buffer_integer(struct buffer *buffer, int64_t value);
/* Text of an XML document, or of an attribute in double quotes; line feeds become spaces. */
void buffer_xml(struct buffer *buffer, struct span text);
/* A number with at most `decimals` decimals, no trailing zeros, no "-0", '.' as the point. */
void buffer_number(struct buffer *buffer, double value, int decimals);

#endif
