#include <string.h>

#include "news/abbreviation.h"
#include "news/cutter.h"

/* ---- looking ahead ------------------------------------------------------------------------------
 */

static uint32_t code_point_at(const struct cutter *c, const char *p, int *n)
{
    uint32_t code_point = 0;
    *n = p < c->end ? decode_valid(p, &code_point) : 0;
    return code_point;
}

static bool closes(const struct cutter *c, const char *p, uint32_t mark)
{
    switch (mark) {
    case ')':
    case ']':
    case '\'':
    case 0x201D:
    case 0x2019:
    case 0xBB:
        return true;
    case '"':
        return c->quoted || p + 1 >= c->end || byte_class(p[1]) == BYTE_SPACE;
    default:
        return false;
    }
}

static const char *skip_closers(const struct cutter *c, const char *p)
{
    int n;
    for (uint32_t mark; (mark = code_point_at(c, p, &n)) && closes(c, p, mark); p += n) {
    }
    return p;
}

static const char *skip_spaces(const struct cutter *c, const char *p)
{
    int n;
    for (uint32_t mark; (mark = code_point_at(c, p, &n)) && code_point_is_space(mark); p += n) {
    }
    return p;
}

static bool opens(uint32_t mark)
{
    static const uint32_t openers[] = {'"',    '\'', '(',    '[',    '-',    '*',   0x201C,
                                       0x2018, 0xAB, 0x2013, 0x2014, 0x2022, 0x201E};
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
        if (openers[i] == mark) {
            return true;
        }
    }
    return false;
}

/* The next word or number, past white space and what opens quotations. */
static const char *skip_openers(const struct cutter *c, const char *p)
{
    int n;
    for (uint32_t mark; (mark = code_point_at(c, p, &n)); p += n) {
        if (!opens(mark) && !code_point_is_space(mark)) {
            break;
        }
    }
    return p;
}

static bool is_lower_at(const struct cutter *c, const char *p)
{
    int n;
    uint32_t code_point = code_point_at(c, p, &n);
    if (code_point < 0x80) {
        return code_point >= 'a' && code_point <= 'z';
    }
    return code_point_is_cased(code_point) && !code_point_is_upper(code_point);
}

static bool is_upper_at(const struct cutter *c, const char *p)
{
    int n;
    return code_point_is_upper(code_point_at(c, p, &n));
}

/* A word as long as any that the tables hold; a longer one is cut and is in none of them. */
static struct span ascii_word_at(const struct cutter *c, const char *p)
{
    const char *end = p;
    while (end < c->end && end - p < 24 &&
           (byte_class(*end) == BYTE_LOWER || byte_class(*end) == BYTE_UPPER)) {
        end++;
    }
    return (struct span){p, (size_t)(end - p)};
}

/* ---- deciding -----------------------------------------------------------------------------------
 */

/* "1." at the head of a list item. */
static bool is_enumerator(const struct cutter *c, const char *stop)
{
    const struct tokens *t = c->out;
    return *stop == '.' && t->n == c->sentence_first + 1 && (t->at[t->n - 1].flags & TOKEN_NUMBER);
}

/* A small letter goes on, and so does what no sentence begins with ("[ . . . ]"). */
static bool may_begin(const struct cutter *c, const char *p)
{
    return p >= c->end || (!is_lower_at(c, p) && !strchr(".,;:!?)]}%", *p));
}

/* After a stop without a space: "said.The", "over.”The" but not "example.Com" or "3.A". */
static bool glued_sentence(const struct cutter *c, const char *stop, const char *after)
{
    int n;
    uint32_t mark = code_point_at(c, after, &n);
    if (mark == '"' || mark == 0x201C) {
        return is_upper_at(c, after + n);
    }
    bool small_before = stop - c->base >= 2 && byte_class(stop[-1]) == BYTE_LOWER;
    return is_upper_at(c, after) && (small_before || after > stop + 1);
}

void sentence_stop(struct cutter *c, const char *stop)
{
    const char *p = stop;
    int n;
    for (uint32_t mark; (mark = code_point_at(c, p, &n)); p += n) {
        if (mark != '.' && mark != '!' && mark != '?' && mark != 0x2026) {
            break;
        }
    }
    p = skip_closers(c, p);
    const char *next = skip_spaces(c, p);
    bool ends = next >= c->end;
    if (next > p && !ends) {
        ends = !is_enumerator(c, stop) && may_begin(c, skip_openers(c, next));
    } else if (!ends) {
        ends = glued_sentence(c, stop, p);
    }
    if (ends) {
        c->cut_at = p;
    }
}

static bool is_time(struct span word)
{
    return span_is_nocase(word, "a.m.") || span_is_nocase(word, "p.m.");
}

void sentence_abbreviation(struct cutter *c, struct span word, const char *after)
{
    struct span bare = {word.at, word.n - 1};
    bool capital = byte_class(*word.at) == BYTE_UPPER;
    if (capital && abbreviation_kind(bare) == ABBREVIATION_TITLE) {
        return;
    }
    const char *closed = skip_closers(c, after);
    const char *next = skip_openers(c, closed);
    if (c->cut_at || next == closed || next >= c->end || !is_upper_at(c, next)) {
        return;
    }
    struct span following = ascii_word_at(c, next);
    bool ends = is_time(word) ? !word_follows_time(following) : word_begins_sentences(following);
    if (ends) {
        c->cut_at = closed;
    }
}

/* "Gary, Ind.": the last token before the word is a comma. */
static bool after_comma(const struct cutter *c)
{
    return c->out->n > c->sentence_first && c->out->at[c->out->n - 1].hash == ',';
}

bool stop_belongs(const struct cutter *c, struct span word, bool dotted, const char *stop)
{
    if (dotted) {
        return true;
    }
    bool capital = byte_class(*word.at) == BYTE_UPPER;
    const char *next = skip_spaces(c, stop + 1);
    if (word.n == 1) { /* an initial: "John F. Kennedy"; "Roe v. Wade" */
        return (capital || *word.at == 'v') && next < c->end && is_upper_at(c, next);
    }
    switch (abbreviation_kind(word)) {
    case ABBREVIATION_TITLE:
    case ABBREVIATION_PLACE:
        return true;
    case ABBREVIATION_NUMBER:
        return next < c->end && (byte_class(*next) == BYTE_DIGIT || *next == ',');
    case ABBREVIATION_STATE:
        return capital && after_comma(c);
    case ABBREVIATION_NONE:
        break;
    }
    return false;
}

bool glue_begins_sentence(const struct cutter *c, struct span left, const char *at)
{
    struct span right = ascii_word_at(c, at);
    return byte_class(*left.at) == BYTE_LOWER || word_begins_sentences(right);
}
