#include "news/date_match.h"

/* ---- today and around it ------------------------------------------------------------------------
 */

READER(read_today)
{
    int days = match_value(m, M(W_TODAY), 0, 0);
    days += match_value(m, M(W_BEFORE) | M(W_AFTER), 0, 0); /* "the day before yesterday" */
    out->future = days > 0;
    if (m->published != DAY_NONE) {
        mention_day(out, m->published + days);
    }
    return true;
}

/* "this morning", "overnight" */
READER(read_this_day)
{
    if (m->published != DAY_NONE) {
        mention_day(out, m->published);
    }
    return true;
}

/* "last night" ended on the article's day; "last evening" was yesterday's. */
READER(read_last_night)
{
    if (m->published != DAY_NONE) {
        mention_day(out, m->published - !match_has(m, M(W_NIGHT)));
    }
    return true;
}

READER(read_weekend)
{
    int shift = match_shift(m);
    out->kind = DATE_SPAN;
    out->part = PART_NONE;
    out->future = shift > 0;
    if (m->published == DAY_NONE) {
        return true;
    }
    int32_t since = (day_weekday(m->published) + 2) % 7; /* Saturday */
    int32_t saturday = m->published - since + (shift > 0 ? 7 : 0);
    bool now = since < 2;
    if (now && shift < 0) {
        saturday -= 7;
    }
    mention_range(out, saturday, now && shift == 0 ? m->published : saturday + 1, TIME_RANGE);
    return true;
}

/* ---- stretches ----------------------------------------------------------------------------------
 */

enum unit { UNIT_HOUR, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };

#define PLURAL_UNITS (M(W_HOURS) | M(W_DAYS) | M(W_WEEKS) | M(W_MONTHS) | M(W_YEARS))
#define UNITS        (PLURAL_UNITS | M(W_HOUR) | M(W_DAY) | M(W_WEEK) | M(W_MONTH_UNIT) | M(W_YEAR_UNIT))

static enum unit unit_said(const struct date_match *m)
{
    static const struct {
        uint64_t classes;
        enum unit unit;
    } units[] = {
        {M(W_HOUR) | M(W_HOURS), UNIT_HOUR},      {M(W_DAY) | M(W_DAYS), UNIT_DAY},
        {M(W_WEEK) | M(W_WEEKS), UNIT_WEEK},      {M(W_MONTH_UNIT) | M(W_MONTHS), UNIT_MONTH},
        {M(W_YEAR_UNIT) | M(W_YEARS), UNIT_YEAR},
    };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (match_has(m, units[i].classes)) {
            return units[i].unit;
        }
    }
    return UNIT_DAY; /* "the night before" */
}

static int days_in(enum unit unit)
{
    static const int days[] = {1, 1, 7, 30, 365};
    return days[unit];
}

/* How many of them; 0: not said. No more than anybody counts. */
static int count_said(const struct date_match *m)
{
    int count = match_number(m, 0);
    if (count < 0) {
        count = match_value(m, M(W_COUNT), 0, 0);
    }
    if (count == 0 && !match_has(m, M(W_FEW) | M(W_COUNT) | M(W_NUMBER))) {
        count = match_has(m, M(W_A)) ? 1 : 0;
    }
    int each = match_value(m, UNITS, 0, 0); /* "two decades" */
    count *= each ? each : 1;
    return count < 1000 ? count : 1000;
}

/* The unit that lies `shift` units from the article's own. */
static void set_unit(struct date_mention *out, int32_t published, enum unit unit, int shift)
{
    int year, month;
    year_and_month(published, &year, &month);
    if (unit == UNIT_WEEK) {
        /* On a Sunday, where the English week begins, "last week" is the one just over. */
        bool just_over = shift == -1 && day_weekday(published) == 6;
        int32_t monday = published - day_weekday(published) + (just_over ? 0 : 7 * shift);
        mention_range(out, monday, monday + 6, TIME_WEEK);
    } else if (unit == UNIT_MONTH) {
        mention_months(out, year, month + shift, month + shift, TIME_MONTH);
    } else {
        mention_months(out, year + shift, 1, 12, TIME_YEAR);
    }
}

/* "last week", "this month", "next year"; "earlier this month" ends with the article's day. */
READER(read_unit)
{
    int shift = match_shift(m);
    bool earlier = shift == 0 && match_has(m, M(W_EARLIER));
    bool later = shift == 0 &&
                 (match_has(m, M(W_LATER)) || match_value(m, M(W_END), 0, PART_NONE) == PART_NIGHT);
    out->kind = DATE_SPAN;
    out->part = PART_NONE;
    out->future = shift > 0 || later;
    if (m->published == DAY_NONE) {
        return true;
    }
    set_unit(out, m->published, unit_said(m), shift);
    struct day_range r = out->range;
    mention_range(out, later ? m->published : r.first, earlier ? m->published : r.last,
                  r.precision);
    return true;
}

/* "in the last two days" is yesterday and today, "in the past 24 hours" too. */
READER(read_past_units)
{
    enum unit unit = unit_said(m);
    int count = count_said(m);
    bool plural = match_has(m, PLURAL_UNITS);
    out->kind = match_has(m, M(W_FOR)) ? DATE_DURATION : DATE_SPAN;
    out->part = PART_NONE;
    if (m->published == DAY_NONE) {
        return true;
    }
    count = count ? count : plural ? 3 : 1;
    int days = count * days_in(unit);
    if (unit == UNIT_HOUR) {
        days = (count + 23) / 24;
    } else if (unit == UNIT_DAY && plural) {
        days = count - 1;
    }
    mention_range(out, m->published - days, m->published, TIME_RANGE);
    return true;
}

READER(read_coming_units)
{
    int count = count_said(m);
    out->kind = DATE_SPAN;
    out->part = PART_NONE;
    out->future = true;
    if (m->published != DAY_NONE) {
        int32_t last = m->published + (count ? count : 3) * days_in(unit_said(m));
        mention_range(out, m->published, last, TIME_RANGE);
    }
    return true;
}

/* ---- counted ------------------------------------------------------------------------------------
 */

/* "three days ago", "a week ago", "two months ago", "weeks ago" */
READER(read_ago)
{
    enum unit unit = unit_said(m);
    int count = count_said(m);
    bool one_day =
        unit == UNIT_HOUR || (unit == UNIT_DAY && count) || (unit == UNIT_WEEK && count == 1);
    out->kind = one_day ? DATE_DAY : DATE_SPAN;
    if (m->published == DAY_NONE) {
        return true;
    }
    if (unit == UNIT_HOUR) {
        mention_day(out, m->published - count / 24);
    } else if (one_day) {
        mention_day(out, m->published - count * days_in(unit));
    } else if (count == 0) {
        mention_range(out, m->published - 7 * days_in(unit), m->published - 2 * days_in(unit),
                      TIME_RANGE);
    } else {
        set_unit(out, m->published, unit, -count);
    }
    return true;
}

/* "two days after" +2, "the day before" -1, "hours after" 0; "weeks after" some weeks. */
READER(read_relative)
{
    static const enum time_precision fuzzy[] = {TIME_DAY, TIME_WEEK, TIME_MONTH, TIME_YEAR,
                                                TIME_UNKNOWN};
    static const enum time_precision exact[] = {TIME_DAY, TIME_DAY, TIME_DAY, TIME_MONTH,
                                                TIME_YEAR};
    const uint64_t directions = M(W_EARLIER) | M(W_LATER) | M(W_BEFORE) | M(W_AFTER) |
                                M(W_PREVIOUS) | M(W_NEXT) | M(W_FOLLOWING);
    enum unit unit = unit_said(m);
    int count = count_said(m);
    bool some = count == 0 && match_has(m, PLURAL_UNITS);
    int sign = match_value(m, directions, 0, 1) < 0 ? -1 : 1;
    count = count ? count : some ? 2 : 1;
    int days = unit == UNIT_HOUR ? count / 24 : count * days_in(unit);
    out->kind = DATE_RELATIVE;
    out->range.precision = some ? fuzzy[unit] : exact[unit];
    out->offset_days = (int16_t)(sign * (days < 30000 ? days : 30000));
    return true;
}
