#include "news/date_match.h"

/* ---- asking -------------------------------------------------------------------------------------
 */

/* The `nth` matched token of one of the classes; -1: none. */
static int32_t nth_token(const struct date_match *m, uint64_t classes, int nth)
{
    for (uint32_t i = m->first; i < m->first + m->n; i++) {
        if (classes >> m->roles[i].class & 1 && nth-- == 0) {
            return (int32_t)i;
        }
    }
    return -1;
}

bool match_has(const struct date_match *m, uint64_t classes)
{
    return nth_token(m, classes, 0) >= 0;
}

int match_value(const struct date_match *m, uint64_t classes, int nth, int otherwise)
{
    int32_t at = nth_token(m, classes, nth);
    return at < 0 ? otherwise : m->roles[at].value;
}

/* The digits at the head of a token: "24", "5th", "1,200" is 1. */
static int digits_of(const struct date_match *m, int32_t token)
{
    struct span text = token_text(m->tokens, (uint32_t)token);
    int value = 0;
    for (size_t i = 0; i < text.n && i < 6 && text.at[i] >= '0' && text.at[i] <= '9'; i++) {
        value = value * 10 + (text.at[i] - '0');
    }
    return value;
}

int match_number(const struct date_match *m, int nth)
{
    int32_t at = nth_token(m, M(W_NUMBER), nth);
    return at < 0 ? -1 : digits_of(m, at);
}

int match_year(const struct date_match *m)
{
    int32_t at = nth_token(m, M(W_YEAR_NUMBER), 0);
    return at < 0 ? 0 : digits_of(m, at);
}

int match_shift(const struct date_match *m)
{
    if (match_has(m, M(W_LAST) | M(W_PAST) | M(W_PREVIOUS))) {
        return -1;
    }
    return match_has(m, M(W_NEXT) | M(W_COMING)) ? 1 : 0;
}

int match_third(const struct date_match *m)
{
    return match_value(m, M(W_EARLY) | M(W_MID) | M(W_END), 0, PART_NONE);
}

static enum part_of_day part_said(const struct date_match *m)
{
    if (match_has(m, M(W_OVERNIGHT))) {
        return PART_OVERNIGHT;
    }
    int part = match_value(m, M(W_PART) | M(W_NIGHT), 0, PART_NONE);
    if (part == PART_NONE || part == PART_MORNING) {
        int early = match_value(m, M(W_EARLY), 0, PART_NONE);
        part = early == PART_EARLY || part == PART_NONE ? early : part;
    }
    return (enum part_of_day)part;
}

/* ---- setting ------------------------------------------------------------------------------------
 */

void mention_range(struct date_mention *out, int32_t first, int32_t last,
                   enum time_precision precision)
{
    if (first != DAY_NONE && last != DAY_NONE && first <= last) {
        out->resolved = true;
        out->range = (struct day_range){first, last, precision};
    }
}

void mention_day(struct date_mention *out, int32_t day)
{
    mention_range(out, day, day, TIME_DAY);
}

static int32_t month_first(int year, int month)
{
    int months = year * 12 + month - 1;
    return day_from_civil(months / 12, months % 12 + 1, 1);
}

void mention_months(struct date_mention *out, int year, int first, int last,
                    enum time_precision precision)
{
    int32_t after = month_first(year, last + 1);
    mention_range(out, month_first(year, first), after == DAY_NONE ? after : after - 1, precision);
}

void year_and_month(int32_t day, int *year, int *month)
{
    int day_of_month;
    day_to_civil(day, year, month, &day_of_month);
}

/* ---- rules --------------------------------------------------------------------------------------
 */

static READER(read_relative_same)
{
    (void)m;
    out->kind = DATE_RELATIVE;
    return true;
}

static READER(read_duration)
{
    (void)m;
    out->kind = DATE_DURATION;
    return true;
}

static READER(read_recurrent)
{
    (void)m;
    out->kind = DATE_RECURRENT;
    return true;
}

/* No day of its own, but `range` says when that was: "since Friday, when". */
static READER(read_since)
{
    int month = match_value(m, M(W_MONTH), 0, 0), weekday = match_value(m, M(W_WEEKDAY), 0, -1);
    if (weekday >= 0) {
        read_weekday(m, out);
    } else if (month && match_number(m, 0) > 0) {
        read_calendar(m, out);
    } else if (month) {
        read_month(m, out);
    } else if (match_year(m)) {
        read_year(m, out);
    }
    out->kind = DATE_RECURRENT;
    out->part = PART_NONE;
    out->resolved = out->future = false;
    out->weekday = (int8_t)weekday;
    out->month = (uint8_t)month;
    out->day = 0;
    return true;
}

bool date_resolve(const struct date_match *match, struct date_mention *out)
{
    static bool (*const readers[])(const struct date_match *, struct date_mention *) = {
        [RULE_WEEKDAY] = read_weekday,
        [RULE_WEEKDAY_OF_WEEK] = read_weekday_of_week,
        [RULE_NIGHT_INTO] = read_night_into,
        [RULE_WEEKDAY_RANGE] = read_weekday_range,
        [RULE_WEEKDAY_PAIR] = read_weekday_pair,
        [RULE_CALENDAR] = read_calendar,
        [RULE_CALENDAR_RANGE] = read_calendar_range,
        [RULE_ISO] = read_iso,
        [RULE_NUMERIC] = read_numeric,
        [RULE_TODAY] = read_today,
        [RULE_THIS_DAY] = read_this_day,
        [RULE_LAST_NIGHT] = read_last_night,
        [RULE_MONTH] = read_month,
        [RULE_MONTHS] = read_months,
        [RULE_SEASON] = read_season,
        [RULE_YEAR] = read_year,
        [RULE_WEEKEND] = read_weekend,
        [RULE_UNIT] = read_unit,
        [RULE_PAST_UNITS] = read_past_units,
        [RULE_COMING_UNITS] = read_coming_units,
        [RULE_AGO] = read_ago,
        [RULE_RELATIVE] = read_relative,
        [RULE_RELATIVE_SAME] = read_relative_same,
        [RULE_DURATION] = read_duration,
        [RULE_RECURRENT] = read_recurrent,
        [RULE_SINCE] = read_since,
    };
    *out = (struct date_mention){.first = match->first,
                                 .n = match->n,
                                 .weekday = -1,
                                 .part = part_said(match),
                                 .range = {DAY_NONE, DAY_NONE, TIME_UNKNOWN}};
    return readers[match->pattern->rule](match, out);
}
