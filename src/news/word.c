#include <string.h>

#include "news/abbreviation.h"
#include "news/cutter.h"

struct word {
    const char *start, *p; /* read so far: [start, p) */
    const char *part;      /* after the last inner full stop */
    uint64_t hash;
    uint32_t lower, upper, caseless; /* letters */
    bool first_upper, dotted, own_stop;
};

static inline void hash_byte(struct word *w, unsigned char byte)
{
    w->hash = (w->hash ^ byte) * HASH_PRIME;
}

/* "InjuredSevastopol": two words glued at `w->p`, where a capital follows a small letter. Names
 * like "McDonald" and "YouTube" are not. */
static bool is_glued(const struct cutter *c, const struct word *w)
{
    const char *p = w->p;
    if (p - w->part < 4 || c->end - p < 3 || byte_class(p[1]) != BYTE_LOWER ||
        byte_class(p[2]) != BYTE_LOWER) {
        return false;
    }
    const char *end = p; /* no such name is long */
    while (end < c->end && end - p < 20 && byte_folded(*end)) {
        end++;
    }
    return !word_is_camel_name((struct span){w->start, (size_t)(end - w->start)}) &&
           !span_is_nocase((struct span){w->part, (size_t)(p - w->part)}, "fitz");
}

/* ASCII letters and digits; true when the word ends here although a letter follows. */
static bool take_ascii(const struct cutter *c, struct word *w)
{
    const char *p = w->p, *end = c->end;
    uint64_t hash = w->hash;
    bool glued = false;
    for (;;) {
        const char *from = p;
        while (p < end && (unsigned char)(*p - 'a') < 26) {
            hash = (hash ^ (unsigned char)*p++) * HASH_PRIME;
        }
        w->lower += (uint32_t)(p - from);
        uint8_t fold = p < end ? byte_folded(*p) : 0;
        if (!fold) {
            break;
        }
        if (fold >= 'a') {
            w->p = p;
            if (p > w->part && byte_class(p[-1]) == BYTE_LOWER && is_glued(c, w)) {
                glued = true;
                break;
            }
            w->upper++;
        }
        hash = (hash ^ fold) * HASH_PRIME;
        p++;
    }
    w->p = p;
    w->hash = hash;
    return glued;
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0xB4 || c == 0x2032;
}

/* An apostrophe of `n` bytes at `w->p` is inside the word when a letter follows; "'s" is not. */
static bool take_apostrophe(const struct cutter *c, struct word *w, int n)
{
    const char *next = w->p + n;
    if (!letter_at(c, next)) {
        return false;
    }
    bool s = (*next | 32) == 's';
    if (s && !letter_at(c, next + 1) && (next + 1 >= c->end || !byte_folded(next[1]))) {
        return false;
    }
    w->p = next;
    return true;
}

/* A full stop inside a word ("U.S.", "example.com") or its own at its end ("Gov."). */
static bool take_full_stop(const struct cutter *c, struct word *w)
{
    const char *stop = w->p, *next = stop + 1;
    size_t part = (size_t)(stop - w->part);
    int letter = letter_at(c, next);
    bool single = part == 1 && letter && !letter_at(c, next + letter);
    bool domain = part >= 2 && letter && byte_class(*next) == BYTE_LOWER && !w->own_stop;
    if (single || domain) {
        hash_byte(w, '.');
        w->dotted = w->dotted || single;
        w->p = w->part = next;
        return true;
    }
    struct span word = {w->start, (size_t)(stop - w->start)};
    if (stop_belongs(c, word, w->dotted && part == 1, stop)) {
        hash_byte(w, '.');
        w->own_stop = true;
        w->p = next;
    }
    return false;
}

/* Russian letters but for those that fold to another: the lower case, in two bytes. */
static bool take_plain_cyrillic(struct word *w, uint32_t code_point)
{
    if (code_point < 0x410 || code_point > 0x44F || code_point == 0x419 || code_point == 0x439) {
        return false;
    }
    bool upper = code_point < 0x430;
    uint32_t small = upper ? code_point + 0x20 : code_point;
    hash_byte(w, (unsigned char)(0xC0 | small >> 6));
    hash_byte(w, (unsigned char)(0x80 | (small & 0x3F)));
    w->first_upper = w->first_upper || (upper && w->p == w->start);
    w->upper += upper;
    w->lower += !upper;
    w->p += 2;
    return true;
}

static void take_wide_letter(struct word *w, uint32_t code_point, int n)
{
    char fold[64];
    size_t used = text_fold_word((struct span){w->p, (size_t)n}, fold, sizeof fold);
    for (size_t i = 0; i < used; i++) {
        hash_byte(w, (unsigned char)fold[i]);
    }
    if (code_point_is_upper(code_point)) {
        w->first_upper = w->first_upper || w->p == w->start;
        w->upper++;
    } else if (code_point_is_cased(code_point)) {
        w->lower++;
    } else {
        w->caseless++;
    }
    w->p += n;
}

/* What stands after the ASCII letters: does the word go on? */
static bool word_goes_on(const struct cutter *c, struct word *w)
{
    if (w->p >= c->end || w->own_stop) {
        return false;
    }
    if (*w->p == '.') {
        return take_full_stop(c, w);
    }
    uint32_t code_point;
    int n = decode_valid(w->p, &code_point);
    if (is_apostrophe(code_point)) {
        return take_apostrophe(c, w, n);
    }
    if (code_point < 0x80) {
        return false;
    }
    if (code_point_is_invisible(code_point) && letter_at(c, w->p + n)) {
        w->p += n;
        return true;
    }
    if (take_plain_cyrillic(w, code_point)) {
        return true;
    }
    if (!code_point_is_word(code_point)) {
        return false;
    }
    take_wide_letter(w, code_point, n);
    return true;
}

static uint32_t word_flags(const struct word *w)
{
    uint32_t flags = TOKEN_WORD;
    flags |= w->first_upper ? TOKEN_CAPITAL : 0;
    flags |= w->upper >= 2 && w->lower == 0 ? TOKEN_ALL_CAPITALS : 0;
    flags |= w->caseless && !w->lower && !w->upper ? TOKEN_CASELESS : 0;
    return flags | (w->own_stop ? TOKEN_ABBREVIATION : 0);
}

/* "'s" after a word, or the bare apostrophe of "the forces'". */
static const char *take_possessive(struct cutter *c, const char *p, bool after_s)
{
    uint32_t code_point;
    if (p >= c->end) {
        return p;
    }
    int n = decode_valid(p, &code_point);
    if (!is_apostrophe(code_point) || code_point == 0x2018 || code_point == '`') {
        return p;
    }
    const char *after = p + n;
    bool s = after < c->end && (*after | 32) == 's';
    if (!s && (!after_s || c->single_quoted)) {
        return p;
    }
    after += s;
    if (letter_at(c, after)) {
        return p;
    }
    cutter_add(c, p, after, (HASH_START ^ 's') * HASH_PRIME, TOKEN_POSSESSIVE);
    return after;
}

/* What a word that ended in no simple way still takes with it. */
static const char *end_word(struct cutter *c, const struct word *w, bool glued)
{
    struct span word = {w->start, (size_t)(w->p - w->start)};
    if (glued && glue_begins_sentence(c, word, w->p)) {
        c->cut_at = w->p;
    }
    if (w->own_stop) {
        sentence_abbreviation(c, word, w->p);
    }
    return take_possessive(c, w->p, (w->p[-1] | 32) == 's');
}

static inline void emit_word(struct cutter *c, const struct word *w)
{
    cutter_add(c, w->start, w->p, w->hash, word_flags(w));
    if (w->lower + w->upper >= 4) {
        c->long_words++;
        c->long_capitals += w->first_upper;
    }
}

/* Goes on with a word that is more than ASCII letters before a space, or stands where furniture is
 * looked for. Kept out of line: most words are simple. */
static __attribute__((noinline)) const char *take_rest(struct cutter *c, struct word w)
{
    bool glued = take_ascii(c, &w);
    while (!glued && word_goes_on(c, &w)) {
        glued = take_ascii(c, &w);
    }
    struct span word = {w.start, (size_t)(w.p - w.start)};
    if (c->teaser && furnish_teaser_ends(c, word)) {
        cutter_close_sentence(c);
    }
    bool first = c->out->n == c->sentence_first;
    emit_word(c, &w);
    if (first) {
        furnish_first_word(c, word);
    }
    return end_word(c, &w, glued);
}

const char *cut_word(struct cutter *c, const char *start)
{
    const char *p = start, *end = c->end;
    uint64_t hash = HASH_START;
    bool upper = (unsigned char)(*p - 'A') < 26;
    if (upper) {
        hash = (hash ^ byte_folded(*p++)) * HASH_PRIME;
    }
    const char *small = p;
    while (p < end && (unsigned char)(*p - 'a') < 26) {
        hash = (hash ^ (unsigned char)*p++) * HASH_PRIME;
    }
    struct word w = {.start = start,
                     .p = p,
                     .part = start,
                     .hash = hash,
                     .lower = (uint32_t)(p - small),
                     .upper = upper,
                     .first_upper = upper};
    if (p == end || *p != ' ' || c->teaser || c->out->n == c->sentence_first) {
        return take_rest(c, w);
    }
    emit_word(c, &w);
    c->before = TOKEN_SPACE_BEFORE;
    return p + 1;
}
