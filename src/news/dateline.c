#include "news/dateline.h"

#include <string.h>

#include "news/abbreviation.h"
#include "news/date.h"
#include "news/date_words.h"

/* No dateline ends later, a headline before it counted. */
#define DATELINE_BYTES 160

/* Who files dispatches; what is in parentheses counts too. */
static const char *const agencies[] = {
    "AA",  "AFP", "AP",  "Anadolu", "BBC",  "Bloomberg", "CNN",     "DPA",       "EFE", "IANS",
    "PTI", "RFE", "RIA", "Reuters", "SANA", "TASS",      "UPI",     "Ukrinform", "VNA", "WAFA",
    "dpa", "AA",  "ANI", "NPR",     "SPA",  "Xinhua",    "REUTERS", "Interfax",
};

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* The length of a dash with its spaces at `i`; 0: none. One hyphen needs a space on both sides. */
static size_t dash_at(struct span text, size_t i)
{
    static const char *const dashes[] = {
        "\xe2\x80\x94", "\xe2\x80\x93", "\xe2\x80\x95", "--", "-", ":"};
    size_t start = i;
    while (i < text.n && text.at[i] == ' ') {
        i++;
    }
    if (i < text.n && is_letter(text.at[i])) {
        return 0;
    }
    for (size_t k = 0; k < sizeof dashes / sizeof *dashes; k++) {
        struct span rest = {text.at + i, text.n - i};
        if (!span_starts(rest, dashes[k])) {
            continue;
        }
        size_t n = i + strlen(dashes[k]);
        bool space_after = n < text.n && text.at[n] == ' ';
        if ((k == 4 && (i == start || !space_after)) || (k == 5 && !space_after)) {
            return 0;
        }
        while (n < text.n && text.at[n] == ' ') {
            n++;
        }
        return n - start;
    }
    return 0;
}

static bool is_capital(struct span word)
{
    uint32_t c;
    utf8_decode(word.at, word.at + word.n, &c);
    return code_point_is_upper(c);
}

/* What follows a dateline begins a sentence. */
static bool begins_sentence(struct span rest)
{
    while (rest.n && strchr("\"'([ ", rest.at[0])) {
        rest.at++;
        rest.n--;
    }
    return rest.n && ((rest.at[0] >= '0' && rest.at[0] <= '9') || is_capital(rest) ||
                      span_starts(rest, "\xe2\x80\x9c") || span_starts(rest, "\xe2\x80\x98"));
}

static bool is_all_capitals(struct span word)
{
    size_t capitals = 0;
    for (const char *at = word.at, *end = word.at + word.n; at < end;) {
        uint32_t c;
        at += utf8_decode(at, end, &c);
        if (code_point_is_cased(c)) {
            if (!code_point_is_upper(c)) {
                return false;
            }
            capitals++;
        }
    }
    return capitals >= 2;
}

static bool is_agency(struct span word)
{
    for (size_t i = 0; i < sizeof agencies / sizeof *agencies; i++) {
        if (span_is(word, agencies[i])) {
            return true;
        }
    }
    return false;
}

struct dateline_parts {
    size_t places_start, places_end; /* the place words */
    size_t words;                    /* place words */
    bool capitals;                   /* the first of them is in capitals, "UN" alone is not */
    bool comma;                      /* after them */
    size_t date_start, date_n;       /* of "March 24, 2025" */
    bool agency;
};

/* "BREAKING NEWS: ..." looks like a place. */
static bool is_label(struct span word)
{
    static const char *const labels[] = {
        "ANALYSIS", "BREAKING", "CORRECTION", "EXCLUSIVE", "EXPLAINER", "FACTBOX",
        "LIVE",     "NEWS",     "NOTE",       "NOTICE",    "OPINION",   "PHOTO",
        "PHOTOS",   "UPDATE",   "UPDATED",    "URGENT",    "VIDEO",     "WATCH"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (span_is_nocase(word, labels[i])) {
            return true;
        }
    }
    return false;
}

static bool take_place_word(struct dateline_parts *p, struct span all, size_t start, size_t n)
{
    struct span word = {all.at + start, n};
    bool inner = p->words && n <= 4 && !is_capital(word); /* "Rostov-on-Don", "Frankfurt am Main" */
    bool begins = p->words == 0 && !is_all_capitals(word) && word_begins_sentences(word);
    if (is_label(word) || begins || (!is_capital(word) && !inner)) {
        return false;
    }
    if (p->words++ == 0) {
        p->places_start = start;
    }
    p->capitals = p->words == 1 ? is_all_capitals(word) : p->capitals;
    bool stop = start + n < all.n && all.at[start + n] == '.'; /* "Ill." */
    p->places_end = start + n + stop;
    p->comma = p->places_end < all.n && all.at[p->places_end] == ',';
    return true;
}

/* One word before the dash; false when no dateline holds such a word. */
static bool take_word(struct dateline_parts *p, struct span all, size_t start, size_t n,
                      bool in_parentheses)
{
    struct span word = {all.at + start, n};
    if (month_from_name(word) || (word.at[0] >= '0' && word.at[0] <= '9')) {
        p->date_start = p->date_n ? p->date_start : start;
        p->date_n = start + n - p->date_start;
        return true;
    }
    if (is_agency(word) || (in_parentheses && p->words)) {
        p->agency = true;
        return true;
    }
    if (weekday_from_name(word) >= 0) {
        return true;
    }
    return p->date_n || p->agency ? p->agency : take_place_word(p, all, start, n);
}

static bool separates(char c)
{
    return c == ' ' || c == ',' || c == '(' || c == ')' || c == '/' || c == '.';
}

static bool take_words(struct dateline_parts *p, struct span all)
{
    bool in_parentheses = false;
    for (size_t i = 0; i < all.n;) {
        if (separates(all.at[i])) {
            in_parentheses = all.at[i] == '(' || (in_parentheses && all.at[i] != ')');
            i++;
            continue;
        }
        size_t start = i;
        while (i < all.n && !separates(all.at[i])) {
            i++;
        }
        if (!take_word(p, all, start, i - start, in_parentheses)) {
            return false;
        }
    }
    return true;
}

/* Capitals, an agency or a date tell a dateline from a sentence with a dash in it. */
static bool is_dateline(const struct dateline_parts *p, bool at_start)
{
    bool capitals = p->capitals && (p->words > 1 || p->places_end - p->places_start > 2);
    bool date = p->date_n && (p->words == 0 || (p->words <= 3 && p->comma));
    return p->words <= 6 && (capitals || p->agency || (date && at_start));
}

static void take_date(struct article *article, struct span text, const struct dateline_parts *p)
{
    if (p->date_n == 0 || article->published != DAY_NONE) {
        return;
    }
    int32_t day = day_parse((struct span){text.at + p->date_start, p->date_n});
    if (day != DAY_NONE) {
        article->published = day;
        article->published_from = DATE_FROM_DATELINE;
    }
}

/* A full stop after "town" ends a sentence, after "ST", "Mont" or "W.Va" it does not. */
static bool ends_sentence(struct span word)
{
    return word.n >= 3 && !memchr(word.at, '.', word.n) && !is_all_capitals(word) &&
           abbreviation_kind(word) == ABBREVIATION_NONE;
}

/* Where the last sentence of `text` begins: scraped text may put the headline before the dateline.
 */
static size_t last_sentence(struct span text)
{
    size_t start = 0, word = 0;
    for (size_t i = 0; i + 1 < text.n; i++) {
        if (text.at[i] == ' ') {
            word = i + 1;
        } else if (text.at[i] == '.' && text.at[i + 1] == ' ' &&
                   ends_sentence((struct span){text.at + word, i - word})) {
            start = i + 2;
        }
    }
    return start;
}

void dateline_find(struct article *article, uint32_t start, uint32_t end)
{
    struct span text = {article->text.at + start, end - start};
    size_t limit = text.n < DATELINE_BYTES ? text.n : DATELINE_BYTES;
    for (size_t i = 1; i < limit; i++) {
        char c = text.at[i];
        bool may_be = c == ' ' || c == '-' || c == ':' || c == '\xe2';
        size_t dash = may_be ? dash_at(text, i) : 0;
        if (dash == 0) {
            continue;
        }
        struct dateline_parts parts = {0};
        struct span rest = {text.at + i + dash, text.n - i - dash};
        size_t first = last_sentence((struct span){text.at, i});
        struct span line = {text.at + first, i - first};
        if (!begins_sentence(rest) || !take_words(&parts, line) ||
            !is_dateline(&parts, first == 0)) {
            return;
        }
        article->dateline =
            (struct span){line.at + parts.places_start, parts.places_end - parts.places_start};
        article->dateline_end = start + (uint32_t)(i + dash);
        take_date(article, line, &parts);
        return;
    }
}
