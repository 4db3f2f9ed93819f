#include <string.h>

#include "news/segment.h"

/* Words that make numbers. A multiplier stands after what it multiplies ("two dozen"); alone it
 * needs an article ("a dozen"). */
static const struct {
    char word[10];
    bool multiplier;
    double value;
} number_words[] = {
    {"zero", false, 0},      {"one", false, 1},        {"two", false, 2},
    {"three", false, 3},     {"four", false, 4},       {"five", false, 5},
    {"six", false, 6},       {"seven", false, 7},      {"eight", false, 8},
    {"nine", false, 9},      {"ten", false, 10},       {"eleven", false, 11},
    {"twelve", false, 12},   {"thirteen", false, 13},  {"fourteen", false, 14},
    {"fifteen", false, 15},  {"sixteen", false, 16},   {"seventeen", false, 17},
    {"eighteen", false, 18}, {"nineteen", false, 19},  {"twenty", false, 20},
    {"thirty", false, 30},   {"forty", false, 40},     {"fourty", false, 40},
    {"fifty", false, 50},    {"sixty", false, 60},     {"seventy", false, 70},
    {"eighty", false, 80},   {"ninety", false, 90},    {"dozen", true, 12},
    {"hundred", true, 100},  {"thousand", true, 1e3},  {"million", true, 1e6},
    {"billion", true, 1e9},  {"trillion", true, 1e12}, {"mln", true, 1e6},
    {"bn", true, 1e9},
};

static bool number_word(struct span word, double *value, bool *multiplier)
{
    if (word.n < 2 || word.n > 9) {
        return false;
    }
    for (size_t i = 0; i < sizeof number_words / sizeof *number_words; i++) {
        if ((word.at[0] | 32) == number_words[i].word[0] &&
            span_is_nocase(word, number_words[i].word)) {
            *value = number_words[i].value;
            *multiplier = number_words[i].multiplier;
            return true;
        }
    }
    return false;
}

/* "1,200", "30.5"; not "5th", not "24.03.2025". */
static bool digits_value(struct span text, double *value)
{
    char bare[24];
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.at[i] != ',') {
            if (n == sizeof bare) {
                return false;
            }
            bare[n++] = text.at[i];
        }
    }
    return span_double((struct span){bare, n}, value);
}

static bool is_word(const struct tokens *t, uint32_t i, const char *word)
{
    return span_is_nocase(token_text(t, i), word);
}

struct reading {
    double total, group;  /* "two hundred thousand and five": 200000 + 5 */
    bool any, last_small; /* the last word was below 100 */
};

static bool add_value(struct reading *r, double value, bool multiplier)
{
    if (multiplier && value == 1e3 && r->any) {
        r->total += r->group * value;
        r->group = 0;
    } else if (multiplier && value > 1e3 && r->any) {
        r->total = (r->total + r->group) * value;
        r->group = 0;
    } else if (multiplier) {
        if (!r->any) {
            return false;
        }
        r->group *= value;
    } else {
        /* "twenty five" is 25; "three four" is not 7. */
        double rest = r->group - 100 * (double)(long long)(r->group / 100);
        bool fits = !r->any || rest == 0 || (rest >= 20 && rest < 100 && value < 10);
        if (!fits) {
            return false;
        }
        r->group += value;
    }
    r->any = true;
    return true;
}

/* "twenty-five", "one hundred and five": how many tokens to skip before the next number word. */
static uint32_t joint(const struct tokens *t, uint32_t i, uint32_t end, const struct reading *r)
{
    if (!r->any || i + 1 >= end) {
        return 0;
    }
    if (t->at[i].hash == '-' && !(t->at[i].flags & TOKEN_WORD)) {
        return 1;
    }
    return r->group >= 100 && is_word(t, i, "and") ? 1 : 0;
}

static uint32_t read_words(const struct tokens *t, uint32_t first, uint32_t end, struct reading *r)
{
    uint32_t i = first;
    while (i < end) {
        uint32_t at = i + joint(t, i, end, r);
        double value;
        bool multiplier;
        if (!number_word(token_text(t, at), &value, &multiplier) ||
            !add_value(r, value, multiplier)) {
            break;
        }
        i = at + 1;
    }
    return i - first;
}

/* "a dozen", "half a dozen", "a hundred". */
static uint32_t read_article(const struct tokens *t, uint32_t first, uint32_t end,
                             struct reading *r)
{
    uint32_t i = first;
    bool half = is_word(t, i, "half");
    i += half;
    if (i + 1 >= end || !(is_word(t, i, "a") || is_word(t, i, "an"))) {
        return 0;
    }
    double value;
    bool multiplier;
    if (!number_word(token_text(t, i + 1), &value, &multiplier) || !multiplier) {
        return 0;
    }
    r->any = true;
    r->group = half ? value / 2 : value;
    i += 2;
    return i - first + read_words(t, i, end, r);
}

bool tokens_number(const struct tokens *tokens, uint32_t first, uint32_t end, double *value,
                   uint32_t *used)
{
    struct reading r = {0};
    uint32_t n = 0;
    if (end > tokens->n) {
        end = (uint32_t)tokens->n;
    }
    if (first >= end) {
        return false;
    }
    if (tokens->at[first].flags & TOKEN_NUMBER) {
        if (!digits_value(token_text(tokens, first), &r.group)) {
            return false;
        }
        r.any = true;
        n = 1;
        double factor;
        bool multiplier;
        while (first + n < end &&
               number_word(token_text(tokens, first + n), &factor, &multiplier) && multiplier) {
            r.group *= factor;
            n++;
        }
    } else {
        n = read_article(tokens, first, end, &r);
        n = n ? n : read_words(tokens, first, end, &r);
    }
    if (n == 0) {
        return false;
    }
    *value = r.total + r.group;
    *used = n;
    return true;
}
