#include "news/date_match.h"

/* How far ahead of the article a date without a year may lie before it is last year's; and how far
 * away when a weekday said with it decides. */
#define DAYS_AHEAD  14
#define DAYS_AROUND 200

/* ---- weekdays and nights ------------------------------------------------------------------------
 */

static int32_t latest_weekday(int32_t published, int weekday)
{
    return published - (day_weekday(published) - weekday + 7) % 7;
}

static int last_weekday(const struct date_match *m)
{
    int second = match_value(m, M(W_WEEKDAY), 1, -1);
    return second >= 0 ? second : match_value(m, M(W_WEEKDAY), 0, -1);
}

READER(read_weekday)
{
    int shift = match_shift(m);
    out->weekday = (int8_t)last_weekday(m);
    out->future = shift > 0;
    if (m->published == DAY_NONE) {
        return true;
    }
    int32_t day = latest_weekday(m->published, out->weekday);
    if (shift > 0) {
        day = day_next_weekday(m->published, out->weekday);
    } else if (shift < 0 && day == m->published) { /* "last Monday" on a Monday */
        day -= 7;
    }
    mention_day(out, day);
    return true;
}

/* "Friday last week" */
READER(read_weekday_of_week)
{
    int shift = match_shift(m);
    out->weekday = (int8_t)last_weekday(m);
    out->future = shift > 0;
    if (m->published != DAY_NONE) {
        mention_day(out, m->published - day_weekday(m->published) + 7 * shift + out->weekday);
    }
    return true;
}

/* The night ends on the last weekday named. */
READER(read_night_into)
{
    read_weekday(m, out);
    out->part = PART_OVERNIGHT;
    return true;
}

READER(read_weekday_range)
{
    read_weekday(m, out);
    out->kind = DATE_SPAN;
    out->part = PART_NONE;
    if (out->resolved) {
        int32_t last = out->range.last;
        int first = match_value(m, M(W_WEEKDAY), 0, 0);
        mention_range(out, latest_weekday(last, first), last, TIME_RANGE);
    }
    return true;
}

/* "on Saturday and Sunday": one stretch where one follows the other. */
READER(read_weekday_pair)
{
    int first = match_value(m, M(W_WEEKDAY), 0, 0), second = match_value(m, M(W_WEEKDAY), 1, 0);
    if (second != (first + 1) % 7) {
        return false;
    }
    out->kind = DATE_SPAN;
    out->weekday = (int8_t)first;
    if (m->published != DAY_NONE) {
        int32_t start = latest_weekday(m->published, first);
        mention_range(out, start, start + 1, TIME_RANGE);
    }
    return true;
}

/* ---- days of the calendar -----------------------------------------------------------------------
 */

static bool is_around(int32_t day, int32_t other)
{
    return day - other < DAYS_AROUND && other - day < DAYS_AROUND;
}

/* The latest such day that is not far ahead of the article; a weekday said with it decides. */
static int32_t day_without_year(const struct date_match *m, int month, int day, int weekday_said)
{
    int year, ignored;
    int32_t found = DAY_NONE;
    year_and_month(m->published, &year, &ignored);
    for (int y = year + 1; y >= year - 8; y--) { /* eight years may pass between leap days */
        int32_t at = day_from_civil(y, month, day);
        if (at == DAY_NONE) {
            continue;
        }
        if (day_weekday(at) == weekday_said && is_around(at, m->published)) {
            return at;
        }
        if (found == DAY_NONE && at <= m->published + DAYS_AHEAD) {
            found = at;
        }
    }
    return found;
}

/* The year that the words give: a figure, "last year", "this year"; 0: none. */
static int year_meant(const struct date_match *m)
{
    int year = match_year(m), month;
    if (year || !match_has(m, M(W_YEAR_UNIT)) || m->published == DAY_NONE) {
        return year;
    }
    year_and_month(m->published, &year, &month);
    return year + match_shift(m);
}

/* Days that stand for what happened on them, with the year that nobody says. */
static const struct {
    int month, day, year;
} known_days[] = {{9, 11, 2001}, {10, 7, 2023}};

static bool is_attack(struct span word)
{
    static const char *const words[] = {"attack",     "attacks",  "assault",
                                        "atrocities", "massacre", "terrorist"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (span_is_nocase(word, words[i])) {
            return true;
        }
    }
    return false;
}

/* "the 7 October attacks" of years ago; 0: no such day. */
static int year_known(const struct date_match *m, int month, int day)
{
    uint32_t next = m->first + m->n;
    if (next >= m->tokens->n || !is_attack(token_text(m->tokens, next))) {
        return 0;
    }
    for (size_t i = 0; i < sizeof known_days / sizeof *known_days; i++) {
        if (known_days[i].month == month && known_days[i].day == day) {
            return known_days[i].year;
        }
    }
    return 0;
}

static int32_t calendar_day(const struct date_match *m, int month, int day, int weekday_said)
{
    int year = year_meant(m);
    year = year ? year : year_known(m, month, day);
    if (year) {
        return day_from_civil(year, month, day);
    }
    return m->published == DAY_NONE ? DAY_NONE : day_without_year(m, month, day, weekday_said);
}

static bool day_exists(int month, int day)
{
    return day_from_civil(2024, month, day) != DAY_NONE;
}

READER(read_calendar)
{
    int month = match_value(m, M(W_MONTH), 0, 0), day = match_number(m, 0);
    if (!day_exists(month, day)) {
        return false;
    }
    out->weekday = (int8_t)match_value(m, M(W_WEEKDAY), 0, -1);
    out->month = (uint8_t)month;
    out->day = (uint8_t)day;
    mention_day(out, calendar_day(m, month, day, out->weekday));
    out->future = out->resolved && m->published != DAY_NONE && out->range.first > m->published;
    return true;
}

READER(read_calendar_range)
{
    int month = match_value(m, M(W_MONTH), 0, 0), month2 = match_value(m, M(W_MONTH), 1, month);
    int day = match_number(m, 0), day2 = match_number(m, 1);
    if (!day_exists(month, day) || !day_exists(month2, day2)) {
        return false;
    }
    int32_t last = calendar_day(m, month2, day2, -1);
    int32_t first = calendar_day(m, month, day, -1);
    out->month = (uint8_t)month2;
    out->day = (uint8_t)day2;
    if (match_has(m, M(W_NIGHT))) { /* "the night of May 27 to May 28" */
        out->part = PART_OVERNIGHT;
        mention_day(out, last);
    } else {
        out->kind = DATE_SPAN;
        mention_range(out, first, last, TIME_RANGE);
    }
    return true;
}

READER(read_iso)
{
    mention_day(out, day_from_civil(match_year(m), match_number(m, 0), match_number(m, 1)));
    return out->resolved;
}

/* "24/03/2025", "03/24/2025"; what could be either is neither. */
READER(read_numeric)
{
    int first = match_number(m, 0), second = match_number(m, 1);
    if (first > 12) {
        mention_day(out, day_from_civil(match_year(m), second, first));
    } else if (second > 12) {
        mention_day(out, day_from_civil(match_year(m), first, second));
    }
    return out->resolved;
}

/* ---- months and years ---------------------------------------------------------------------------
 */

static void set_month(struct date_mention *out, int year, int month, int third)
{
    mention_months(out, year, month, month, TIME_MONTH);
    if (!out->resolved) {
        return;
    }
    int32_t first = out->range.first, last = out->range.last;
    if (third == PART_EARLY) {
        mention_range(out, first, first + 9, TIME_RANGE);
    } else if (third == PART_AFTERNOON) {
        mention_range(out, first + 10, first + 19, TIME_RANGE);
    } else if (third == PART_NIGHT) {
        mention_range(out, first + 20, last, TIME_RANGE);
    }
}

/* "in November" is the latest such month, "last November" one before this month. */
READER(read_month)
{
    int month = match_value(m, M(W_MONTH), 0, 0), year = year_meant(m), this_month;
    int shift = year ? 0 : match_shift(m);
    out->kind = DATE_SPAN;
    out->part = PART_NONE;
    out->month = (uint8_t)month;
    out->future = shift > 0;
    if (!year && m->published != DAY_NONE) {
        year_and_month(m->published, &year, &this_month);
        if (shift > 0) {
            year += month <= this_month;
        } else {
            year -= shift < 0 ? month >= this_month : month > this_month;
        }
    }
    if (year) {
        set_month(out, year, month, match_third(m));
    }
    return true;
}

/* "in March and April" */
READER(read_months)
{
    read_month(m, out);
    if (out->resolved) {
        int last = match_value(m, M(W_MONTH), 1, 0), year, month;
        year_and_month(out->range.first, &year, &month);
        mention_months(out, year, month, last < month ? last + 12 : last, TIME_RANGE);
    }
    return true;
}

/* "last summer", "in the spring of 2023"; a winter begins in the year before the one it ends in. */
READER(read_season)
{
    int first = match_value(m, M(W_SEASON), 0, 3), year = year_meant(m), month;
    int shift = match_shift(m);
    out->kind = DATE_SPAN;
    out->part = PART_NONE;
    out->future = shift > 0;
    if (!year && m->published != DAY_NONE) {
        year_and_month(m->published, &year, &month);
        bool now = month >= first && month < first + 3;
        if (shift > 0) {
            year += month >= first;
        } else {
            year -= first > month || (shift < 0 && now);
        }
    }
    if (year) {
        mention_months(out, year, first, first + 2, TIME_RANGE);
    }
    return true;
}

/* "2022" alone is no year in "2022-24" and "$2022". */
static bool stands_alone(const struct date_match *m)
{
    const struct token *token = &m->tokens->at[m->first];
    bool last = m->first + 1 >= m->tokens->n;
    return token->flags & TOKEN_SPACE_BEFORE && (last || token[1].hash != '-');
}

READER(read_year)
{
    static const int firsts[] = {
        [PART_NONE] = 1, [PART_EARLY] = 1, [PART_AFTERNOON] = 5, [PART_NIGHT] = 9};
    static const int lasts[] = {
        [PART_NONE] = 12, [PART_EARLY] = 4, [PART_AFTERNOON] = 8, [PART_NIGHT] = 12};
    int third = match_third(m);
    if (m->n == 1 && !stands_alone(m)) {
        return false;
    }
    out->kind = DATE_SPAN;
    out->part = PART_NONE;
    mention_months(out, match_year(m), firsts[third], lasts[third],
                   third == PART_NONE ? TIME_YEAR : TIME_RANGE);
    return true;
}
