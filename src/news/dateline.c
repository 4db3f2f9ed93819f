#include "news/dateline.h"

#include <string.h>

#include "news/date.h"
#include "news/date_words.h"

/* No dateline is longer. */
#define DATELINE_BYTES 120

/* Who files dispatches; what is in parentheses counts too. */
static const char *const agencies[] = {
    "AA",  "AFP", "AP",  "Anadolu", "BBC",  "Bloomberg", "CNN",     "DPA",       "EFE", "IANS",
    "PTI", "RFE", "RIA", "Reuters", "SANA", "TASS",      "UPI",     "Ukrinform", "VNA", "WAFA",
    "dpa", "AA",  "ANI", "NPR",     "SPA",  "Xinhua",    "REUTERS", "Interfax",
};

/* The length of a dash with its spaces at `i`; 0: none. One hyphen needs a space on both sides. */
static size_t dash_at(struct span text, size_t i)
{
    static const char *const dashes[] = {
        "\xe2\x80\x94", "\xe2\x80\x93", "\xe2\x80\x95", "--", "-", ":"};
    size_t start = i;
    while (i < text.n && text.at[i] == ' ') {
        i++;
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
    size_t places_end;         /* the place words are [0, places_end) */
    size_t capitals;           /* place words in capitals */
    size_t words;              /* place words */
    size_t date_start, date_n; /* of "March 24, 2025" */
    bool agency;
};

static bool separates(char c)
{
    return c == ' ' || c == ',' || c == '(' || c == ')' || c == '/' || c == '.';
}

/* One word before the dash; false when no dateline holds such a word. */
static bool take_word(struct dateline_parts *p, struct span all, size_t start, size_t n)
{
    struct span word = {all.at + start, n};
    bool digit = word.at[0] >= '0' && word.at[0] <= '9';
    if (month_from_name(word) || digit) {
        p->date_start = p->date_n ? p->date_start : start;
        p->date_n = start + n - p->date_start;
        return true;
    }
    if (is_agency(word)) {
        p->agency = true;
        return true;
    }
    if (weekday_from_name(word) >= 0) {
        return true;
    }
    bool inner = p->words && n <= 3 && !is_capital(word); /* "Rostov-on-Don", "Frankfurt am Main" */
    if (!is_capital(word) && !inner) {
        return false;
    }
    if (p->date_n || p->agency) { /* "(Thomson Reuters Foundation)" comes after the places */
        return p->agency;
    }
    p->words++;
    p->capitals += is_all_capitals(word);
    p->places_end = start + n;
    return true;
}

static bool take_words(struct dateline_parts *p, struct span all)
{
    for (size_t i = 0; i < all.n;) {
        if (separates(all.at[i])) {
            i++;
            continue;
        }
        size_t start = i;
        while (i < all.n && !separates(all.at[i])) {
            i++;
        }
        if (!take_word(p, all, start, i - start)) {
            return false;
        }
    }
    return true;
}

/* Capitals, an agency or a date tell a dateline from a sentence with a dash in it. */
static bool is_dateline(const struct dateline_parts *p)
{
    return p->words <= 6 && (p->agency || p->date_n || (p->words && p->capitals));
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

void dateline_find(struct article *article, uint32_t start, uint32_t end)
{
    struct span text = {article->text.at + start, end - start};
    size_t limit = text.n < DATELINE_BYTES ? text.n : DATELINE_BYTES;
    for (size_t i = 1; i < limit; i++) {
        size_t dash = dash_at(text, i);
        if (dash == 0) {
            continue;
        }
        struct dateline_parts parts = {0};
        struct span rest = {text.at + i + dash, text.n - i - dash};
        if (!begins_sentence(rest) || !take_words(&parts, (struct span){text.at, i}) ||
            !is_dateline(&parts)) {
            return;
        }
        article->dateline = (struct span){text.at, parts.places_end};
        article->dateline_end = start + (uint32_t)(i + dash);
        take_date(article, text, &parts);
        return;
    }
}
