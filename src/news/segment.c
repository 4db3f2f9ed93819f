#include "news/segment.h"

#include <string.h>

#include "news/abbreviation.h"
#include "news/cutter.h"

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

bool code_point_is_invisible(uint32_t c)
{
    return c == 0xAD || c == 0x200C || c == 0x200D || c == 0x2060;
}

bool code_point_is_word(uint32_t c)
{
    return (c >= 0x400 && c <= 0x481) || (!(c >= 0x2010 && c <= 0x206F) && code_point_is_letter(c));
}

int letter_at(const struct cutter *c, const char *p)
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
    return code_point_is_word(code_point) ? n : 0;
}

/* ---- writing tokens and sentences ---------------------------------------------------------------
 */

void cutter_grow(struct cutter *c, const char *at)
{
    /* What is left cannot hold more tokens than bytes. */
    size_t left = (size_t)(c->text_end - at) + 2;
    size_t more = c->cap ? c->cap : left / 5 + 16;
    c->cap += more < left ? more : left;
    struct token *bigger = arena_room(c->arena, c->cap, sizeof *bigger);
    if (c->out->n) {
        memcpy(bigger, c->out->at, c->out->n * sizeof *bigger);
    }
    c->out->at = bigger;
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

void cutter_close_sentence(struct cutter *c)
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
    cutter_add(c, start, p, hash, TOKEN_NUMBER | (suffix ? TOKEN_WORD : 0));
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
    cutter_add(c, p, p + n, mark, 0);
    c->quoted = now_quoted;
    return p + n;
}

static const char *take_wide(struct cutter *c, const char *p)
{
    uint32_t code_point;
    int n = decode_valid(p, &code_point);
    if (code_point_is_word(code_point)) {
        const char *end = cut_word(c, p);
        return end > p ? end : p + n; /* blocks begin with a whole character; if one did not */
    }
    if (code_point_is_space(code_point)) {
        c->before |= TOKEN_SPACE_BEFORE;
        return p + n;
    }
    return code_point_is_invisible(code_point) ? p + n : take_mark(c, p, code_point, n);
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
            cutter_close_sentence(c);
        }
        switch (byte_class(*p)) {
        case BYTE_LOWER:
        case BYTE_UPPER:
            p = cut_word(c, p);
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
    cutter_close_sentence(c);
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
