#include "news/segment.h"

#include <string.h>

#include "news/abbreviation.h"
#include "news/cutter.h"

/* FNV-1a, as base/text.h defines it for a word's folded bytes; a test holds them equal. */
#define HASH_START UINT64_C(0xcbf29ce484222325)
#define HASH_PRIME UINT64_C(0x100000001b3)

/* Letters and digits are what they fold to; the rest is 0. */
static const uint8_t folded[256] = {
#define L(c) [c] = (c), [(c)-32] = (c)
    L('a'), L('b'), L('c'), L('d'), L('e'), L('f'), L('g'), L('h'), L('i'), L('j'),
    L('k'), L('l'), L('m'), L('n'), L('o'), L('p'), L('q'), L('r'), L('s'), L('t'),
    L('u'), L('v'), L('w'), L('x'), L('y'), L('z'),
#undef L
#define D(c) [c] = (c)
    D('0'), D('1'), D('2'), D('3'), D('4'), D('5'), D('6'), D('7'), D('8'), D('9'),
#undef D
};

enum byte_class byte_class(char byte)
{
    unsigned char c = (unsigned char)byte;
    if (folded[c]) {
        return c <= '9' ? BYTE_DIGIT : c < 'a' ? BYTE_UPPER : BYTE_LOWER;
    }
    return c <= ' ' ? BYTE_SPACE : c < 0x80 ? BYTE_MARK : BYTE_WIDE;
}

int decode_valid(const char *at, uint32_t *code_point)
{
    uint32_t a = (unsigned char)at[0];
    if (a < 0x80) {
        *code_point = a;
        return 1;
    }
    uint32_t b = (unsigned char)at[1] & 0x3F;
    if (a < 0xE0) {
        *code_point = (a & 0x1F) << 6 | b;
        return 2;
    }
    uint32_t c = (unsigned char)at[2] & 0x3F;
    if (a < 0xF0) {
        *code_point = (a & 0x0F) << 12 | b << 6 | c;
        return 3;
    }
    *code_point = (a & 0x07) << 18 | b << 12 | c << 6 | ((unsigned char)at[3] & 0x3F);
    return 4;
}

bool code_point_is_space(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x85 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

/* The commonest marks beyond ASCII are told from letters without a table. */
static bool is_letter(uint32_t c)
{
    return !(c >= 0x2010 && c <= 0x206F) && code_point_is_letter(c);
}

/* The bytes of the letter at `p`; 0: none. */
static int letter_at(const struct cutter *c, const char *p)
{
    if (p >= c->end) {
        return 0;
    }
    enum byte_class kind = byte_class(*p);
    if (kind != BYTE_WIDE) {
        return kind == BYTE_LOWER || kind == BYTE_UPPER;
    }
    uint32_t code_point;
    int n = decode_valid(p, &code_point);
    return is_letter(code_point) ? n : 0;
}

/* ---- writing tokens and sentences ---------------------------------------------------------------
 */

static void grow_tokens(struct cutter *c, const char *at)
{
    /* What is left cannot hold more tokens than bytes. */
    size_t left = (size_t)(c->text_end - at) + 2;
    size_t more = c->cap ? c->cap : left / 5 + 16;
    c->cap += more < left ? more : left;
    struct token *bigger = arena_array(c->arena, struct token, c->cap);
    if (c->out->n) {
        memcpy(bigger, c->out->at, c->out->n * sizeof *bigger);
    }
    c->out->at = bigger;
}

static inline void emit(struct cutter *c, const char *start, const char *end, uint64_t hash,
                        uint32_t flags)
{
    if (c->out->n == c->cap) {
        grow_tokens(c, start);
    }
    c->out->at[c->out->n++] = (struct token){.start = (uint32_t)(start - c->base),
                                             .n = (uint32_t)(end - start),
                                             .hash = hash,
                                             .flags = flags | c->before | c->quoted,
                                             .sentence = (uint32_t)c->out->n_sentences};
    c->before = 0;
}

static struct sentence *new_sentence(struct cutter *c)
{
    if (c->out->n_sentences == c->sentence_cap) {
        c->out->sentence = arena_grow(c->arena, c->out->sentence, c->out->n_sentences,
                                      &c->sentence_cap, sizeof *c->out->sentence);
    }
    return &c->out->sentence[c->out->n_sentences++];
}

static void mark_first_word(struct token *at, struct token *end)
{
    while (at < end && !(at->flags & (TOKEN_WORD | TOKEN_NUMBER))) {
        at++;
    }
    if (at < end && (at->flags & (TOKEN_WORD | TOKEN_NUMBER)) == TOKEN_WORD) {
        at->flags |= TOKEN_SENTENCE_START;
    }
}

static void close_sentence(struct cutter *c)
{
    uint32_t n = (uint32_t)c->out->n - c->sentence_first;
    c->cut_at = NULL;
    if (n == 0) {
        return;
    }
    struct token *first = &c->out->at[c->sentence_first];
    mark_first_word(first, first + n);
    if (c->long_words >= 4 && c->long_capitals * 20 >= c->long_words * 17) {
        for (uint32_t i = 0; i < n; i++) {
            first[i].flags |= TOKEN_TITLE_CASE_CONTEXT;
        }
    }
    enum block_kind kind = furnish_kind(c, c->sentence_first, n);
    *new_sentence(c) =
        (struct sentence){.first = c->sentence_first, .n = n, .block = c->block, .kind = kind};
    c->sentence_first = (uint32_t)c->out->n;
    c->long_words = c->long_capitals = 0;
}

/* ---- words --------------------------------------------------------------------------------------
 */

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
    while (end < c->end && end - p < 20 && folded[(unsigned char)*end]) {
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
        uint8_t fold = p < end ? folded[(unsigned char)*p] : 0;
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
    if (s && !letter_at(c, next + 1) && (next + 1 >= c->end || !folded[(unsigned char)next[1]])) {
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

/* Soft hyphens and joiners are inside a word and mean nothing. */
static bool is_invisible(uint32_t c)
{
    return c == 0xAD || c == 0x200C || c == 0x200D || c == 0x2060;
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
    if (is_invisible(code_point) && letter_at(c, w->p + n)) {
        w->p += n;
        return true;
    }
    if (!is_letter(code_point)) {
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
    emit(c, p, after, (HASH_START ^ 's') * HASH_PRIME, TOKEN_POSSESSIVE);
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
    emit(c, w->start, w->p, w->hash, word_flags(w));
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
        close_sentence(c);
    }
    bool first = c->out->n == c->sentence_first;
    emit_word(c, &w);
    if (first) {
        furnish_first_word(c, word);
    }
    return end_word(c, &w, glued);
}

static const char *take_word(struct cutter *c, const char *start)
{
    const char *p = start, *end = c->end;
    uint64_t hash = HASH_START;
    bool upper = (unsigned char)(*p - 'A') < 26;
    if (upper) {
        hash = (hash ^ folded[(unsigned char)*p++]) * HASH_PRIME;
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

/* ---- numbers and marks --------------------------------------------------------------------------
 */

static bool digit_at(const struct cutter *c, const char *p)
{
    return p < c->end && byte_class(*p) == BYTE_DIGIT;
}

/* "," before just three digits, "." before any. */
static bool number_goes_on(const struct cutter *c, const char *p)
{
    if (p >= c->end || !digit_at(c, p + 1)) {
        return false;
    }
    return *p == '.' ||
           (*p == ',' && digit_at(c, p + 2) && digit_at(c, p + 3) && !digit_at(c, p + 4));
}

/* "5th", "1990s": the letters after a number that belong to it. */
static size_t number_suffix(const struct cutter *c, const char *p)
{
    static const char *const suffixes[] = {"st", "nd", "rd", "th", "s"};
    if (!letter_at(c, p)) {
        return 0;
    }
    struct span rest = {p, (size_t)(c->end - p)};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        size_t n = strlen(suffixes[i]);
        if (span_starts(rest, suffixes[i]) && !letter_at(c, p + n) && !digit_at(c, p + n)) {
            return n;
        }
    }
    return 0;
}

static const char *take_number(struct cutter *c, const char *start)
{
    const char *p = start;
    while (digit_at(c, p) || number_goes_on(c, p)) {
        p++;
    }
    size_t suffix = number_suffix(c, p);
    p += suffix;
    uint64_t hash = HASH_START;
    for (const char *q = start; q < p; q++) {
        hash = (hash ^ (unsigned char)*q) * HASH_PRIME;
    }
    emit(c, start, p, hash, TOKEN_NUMBER | (suffix ? TOKEN_WORD : 0));
    return p;
}

/* A straight double quotation mark opens or closes; where the count went wrong the spaces tell. */
static void straight_quote(struct cutter *c, const char *p)
{
    bool space_before = (c->before & TOKEN_SPACE_BEFORE) || p == c->base || c->out->n == 0;
    bool space_after = p + 1 >= c->end || byte_class(p[1]) == BYTE_SPACE;
    if (c->quoted) {
        c->quoted = space_before && !space_after ? TOKEN_QUOTED : 0;
    } else {
        c->quoted = !space_before && space_after ? 0 : TOKEN_QUOTED;
    }
}

static void track_quotes(struct cutter *c, const char *p, uint32_t mark)
{
    switch (mark) {
    case '"':
        straight_quote(c, p);
        break;
    case 0x201C:
    case 0x201E:
    case 0x201F:
    case 0xAB:
        c->quoted = TOKEN_QUOTED;
        break;
    case 0x201D:
    case 0xBB:
        c->quoted = 0;
        break;
    case 0x2018:
        c->single_quoted = true;
        break;
    case '\'':
        c->single_quoted = (c->before & TOKEN_SPACE_BEFORE) != 0;
        break;
    case 0x2019:
        c->single_quoted = false;
        break;
    default:
        break;
    }
}

static bool is_stop(uint32_t mark)
{
    return mark == '.' || mark == '!' || mark == '?' || mark == 0x2026;
}

/* The first of several stops decided for all of them. */
static bool after_stop(const struct cutter *c, const char *p)
{
    const struct token *last = c->out->n ? &c->out->at[c->out->n - 1] : NULL;
    return last && is_stop((uint32_t)last->hash) && !(last->flags & TOKEN_WORD) &&
           c->base + last->start + last->n == p;
}

static const char *take_mark(struct cutter *c, const char *p, uint32_t mark, int n)
{
    if (is_stop(mark)) {
        if (!c->cut_at && !after_stop(c, p)) {
            sentence_stop(c, p);
        }
    } else if (mark == '/' || mark == ':') {
        furnish_credit(c, p);
    }
    uint32_t was_quoted = c->quoted;
    bool at_quote = mark == '"' || mark == '\'' || mark >= 0x80;
    if (at_quote) {
        uint32_t before = c->before;
        track_quotes(c, p, mark);
        c->before = before;
    }
    uint32_t now_quoted = c->quoted;
    c->quoted = was_quoted & now_quoted;
    emit(c, p, p + n, mark, 0);
    c->quoted = now_quoted;
    return p + n;
}

static const char *take_wide(struct cutter *c, const char *p)
{
    uint32_t code_point;
    int n = decode_valid(p, &code_point);
    if (is_letter(code_point)) {
        const char *end = take_word(c, p);
        return end > p ? end : p + n; /* blocks begin with a whole character; if one did not */
    }
    if (code_point_is_space(code_point)) {
        c->before |= TOKEN_SPACE_BEFORE;
        return p + n;
    }
    return is_invisible(code_point) ? p + n : take_mark(c, p, code_point, n);
}

static const char *take_space(struct cutter *c, const char *p)
{
    c->before |= TOKEN_SPACE_BEFORE | (*p == '\n' ? TOKEN_LINE_START : 0);
    return p + 1;
}

static void cut_block(struct cutter *c, uint32_t index)
{
    const struct block *block = &c->out->article->blocks.at[index];
    c->block = index;
    const char *p = block->text.at;
    c->end = p + block->text.n;
    c->before = TOKEN_SPACE_BEFORE | TOKEN_LINE_START;
    c->quoted = 0;
    c->single_quoted = false;
    const char *dateline_end = c->base + c->out->article->dateline_end;
    c->cut_at = dateline_end > p && dateline_end < c->end ? dateline_end : NULL;
    while (p < c->end) {
        if (c->cut_at && p >= c->cut_at) {
            close_sentence(c);
        }
        switch (byte_class(*p)) {
        case BYTE_LOWER:
        case BYTE_UPPER:
            p = take_word(c, p);
            break;
        case BYTE_DIGIT:
            p = take_number(c, p);
            break;
        case BYTE_SPACE:
            p = take_space(c, p);
            break;
        case BYTE_WIDE:
            p = take_wide(c, p);
            break;
        case BYTE_MARK:
            p = take_mark(c, p, (unsigned char)*p, 1);
            break;
        }
    }
    close_sentence(c);
}

struct tokens segment(const struct article *article, struct arena *arena)
{
    struct tokens out = {.article = article};
    struct cutter c = {.out = &out,
                       .arena = arena,
                       .base = article->text.at,
                       .text_end = article->text.at + article->text.n};
    for (uint32_t i = 0; i < article->blocks.n; i++) {
        cut_block(&c, i);
    }
    return out;
}

struct span token_text(const struct tokens *tokens, uint32_t index)
{
    return tokens_text(tokens, index, 1);
}

struct span tokens_text(const struct tokens *tokens, uint32_t first, uint32_t n)
{
    if (n == 0 || first + n > tokens->n) {
        return (struct span){"", 0};
    }
    uint32_t start = tokens->at[first].start;
    const struct token *last = &tokens->at[first + n - 1];
    return (struct span){tokens->article->text.at + start, last->start + last->n - start};
}
