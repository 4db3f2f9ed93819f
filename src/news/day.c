#include "news/date.h"

#include <string.h>

#include "news/date_words.h"

/* Howard Hinnant's arithmetic: years begin in March, so that the leap day comes last. */
int32_t day_from_civil(int year, int month, int day)
{
    static const int month_days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > month_days[month - 1] || (month == 2 && day == 29 && !leap)) {
        return DAY_NONE;
    }
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void day_to_civil(int32_t day, int *year, int *month, int *day_of_month)
{
    int32_t z = day + 719468;
    int32_t era = (z >= 0 ? z : z - 146096) / 146097;
    int32_t day_of_era = z - era * 146097;
    int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int32_t shifted = (5 * day_of_year + 2) / 153;
    *day_of_month = day_of_year - (153 * shifted + 2) / 5 + 1;
    *month = shifted < 10 ? shifted + 3 : shifted - 9;
    *year = year_of_era + era * 400 + (*month <= 2);
}

int day_weekday(int32_t day)
{
    int remainder = (int)((day + 3) % 7); /* 1970-01-01 was a Thursday */
    return remainder < 0 ? remainder + 7 : remainder;
}

int32_t day_next_weekday(int32_t after, int weekday)
{
    int ahead = weekday - day_weekday(after);
    return after + (ahead > 0 ? ahead : ahead + 7);
}

static void two_digits(char *out, int value)
{
    out[0] = (char)('0' + value / 10 % 10);
    out[1] = (char)('0' + value % 10);
}

void day_format(int32_t day, char out[11])
{
    int year, month, day_of_month;
    day_to_civil(day, &year, &month, &day_of_month);
    two_digits(out, year / 100);
    two_digits(out + 2, year);
    out[4] = out[7] = '-';
    two_digits(out + 5, month);
    two_digits(out + 8, day_of_month);
    out[10] = '\0';
}

static const char *const precision_names[] = {
    [TIME_UNKNOWN] = "unknown", [TIME_DAY] = "day",   [TIME_NEAR] = "near",
    [TIME_RANGE] = "range",     [TIME_WEEK] = "week", [TIME_MONTH] = "month",
    [TIME_YEAR] = "year",
};

const char *time_precision_name(enum time_precision precision)
{
    return precision_names[precision];
}

bool time_precision_from_name(struct span name, enum time_precision *out)
{
    for (size_t i = 0; i < sizeof precision_names / sizeof *precision_names; i++) {
        if (span_is(name, precision_names[i])) {
            *out = (enum time_precision)i;
            return true;
        }
    }
    return false;
}

/* ---- a date that fills a field ------------------------------------------------------------------
 */

/* The field's parts: numbers, and words known to stand in dates. */
struct date_parts {
    int number[8]; /* those that are not of a time of day */
    size_t digits[8];
    char after[8]; /* the byte that follows the number */
    size_t n;
    int month;          /* 1..12, 0: no name of one */
    size_t month_place; /* how many numbers stood before it */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_ascii_letter(char c)
{
    char lower = (char)(c | 32);
    return lower >= 'a' && lower <= 'z';
}

/* Words that may stand beside a date and mean nothing to it. */
static bool word_is_harmless(struct span word)
{
    static const char *const harmless[] = {
        "t",   "z",   "am",  "pm",  "gmt", "utc", "est",       "edt",     "et",   "ct", "pt", "cet",
        "pst", "pdt", "cst", "cdt", "bst", "ist", "published", "updated", "date", "on", "of", "at",
        "st",  "nd",  "rd",  "th",  "the", "eet", "eest",      "cest",    "msk",  "a",  "p",  "m",
    };
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++) {
        if (span_is_nocase(word, harmless[i])) {
            return true;
        }
    }
    return weekday_from_name(word) >= 0;
}

static bool take_word(struct span text, size_t *i, struct date_parts *parts)
{
    size_t start = *i;
    while (*i < text.n && is_ascii_letter(text.at[*i])) {
        (*i)++;
    }
    struct span word = {text.at + start, *i - start};
    int month = month_from_name(word);
    if (month && !parts->month) {
        parts->month = month;
        parts->month_place = parts->n;
        return true;
    }
    return word_is_harmless(word);
}

static bool take_number(struct span text, size_t *i, struct date_parts *parts)
{
    size_t start = *i;
    int value = 0;
    while (*i < text.n && is_digit(text.at[*i])) {
        if (*i - start > 8) {
            return false;
        }
        value = value * 10 + (text.at[(*i)++] - '0');
    }
    bool clock = (*i < text.n && text.at[*i] == ':') || (start && text.at[start - 1] == ':') ||
                 (start && text.at[start - 1] == '+');
    if (clock || parts->n == 8) {
        return true;
    }
    parts->number[parts->n] = value;
    parts->digits[parts->n] = *i - start;
    parts->after[parts->n++] = *i < text.n ? text.at[*i] : '\0';
    return true;
}

static bool take_parts(struct span text, struct date_parts *parts)
{
    for (size_t i = 0; i < text.n;) {
        char c = text.at[i];
        if (is_digit(c)) {
            if (!take_number(text, &i, parts)) {
                return false;
            }
        } else if (is_ascii_letter(c)) {
            if (!take_word(text, &i, parts)) {
                return false;
            }
        } else if ((unsigned char)c < 0x80 && !strchr(" ,.-/:+()|\t", c)) {
            return false;
        } else {
            i++;
        }
    }
    return true;
}

/* "2025-03-24", "2025/03/24", "20250324", "24/03/2025", "24.03.2025". */
static int32_t day_from_numbers(const struct date_parts *p)
{
    if (p->n >= 1 && p->digits[0] == 8) {
        return day_from_civil(p->number[0] / 10000, p->number[0] / 100 % 100, p->number[0] % 100);
    }
    if (p->n < 3) {
        return DAY_NONE;
    }
    if (p->digits[0] == 4 && p->after[0] == p->after[1] && p->digits[1] <= 2) {
        return day_from_civil(p->number[0], p->number[1], p->number[2]);
    }
    if (p->digits[2] != 4 || p->after[0] != p->after[1] || p->after[0] == ' ') {
        return DAY_NONE;
    }
    int first = p->number[0], second = p->number[1];
    if (p->after[0] == '.' || first > 12) {
        return day_from_civil(p->number[2], second, first);
    }
    return second > 12 ? day_from_civil(p->number[2], first, second) : DAY_NONE;
}

/* "March 24, 2025", "24 March 2025", "Mon, 24 Mar 2025 10:00:00 +0000". */
static int32_t day_from_month_name(const struct date_parts *p)
{
    int day = 0, year = 0;
    for (size_t i = 0; i < p->n; i++) {
        if (p->digits[i] == 4 && !year) {
            year = p->number[i];
        } else if (p->digits[i] <= 2 && !day) {
            day = p->number[i];
        }
    }
    return year && day ? day_from_civil(year, p->month, day) : DAY_NONE;
}

int32_t day_parse(struct span text)
{
    text = span_trim(text);
    struct date_parts parts = {0};
    if (text.n == 0 || text.n > 80 || !take_parts(text, &parts)) {
        return DAY_NONE;
    }
    return parts.month ? day_from_month_name(&parts) : day_from_numbers(&parts);
}
