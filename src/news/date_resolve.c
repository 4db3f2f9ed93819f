#include "news/date_match.h"

#define M(class) (UINT64_C(1) << (class))

/* How far ahead of the article a date without a year may lie before it is last year's. */
#define DAYS_AHEAD 14

/* ---- what was matched -------------------------------------------------------------------------
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

static bool has(const struct date_match *m, uint64_t classes)
{
    return nth_token(m, classes, 0) >= 0;
}

static int nth_value(const struct date_match *m, uint64_t classes, int nth, int otherwise)
{
    int32_t at = nth_token(m, classes, nth);
    return at < 0 ? otherwise : m->roles[at].value;
}

/* The digits at the head of the `nth` number; -1: none. */
static int nth_number(const struct date_match *m, int nth)
{
    int32_t at = nth_token(m, M(W_NUMBER), nth);
    if (at < 0) {
        return -1;
    }
    struct span text = token_text(m->tokens, (uint32_t)at);
    int value = 0;
    for (size_t i = 0; i < text.n && i < 6 && text.at[i] >= '0' && text.at[i] <= '9'; i++) {
        value = value * 10 + (text.at[i] - '0');
    }
    return value;
}

static int year_said(const struct date_match *m)
{
    int32_t at = nth_token(m, M(W_YEAR_NUMBER), 0);
    if (at < 0) {
        return 0;
    }
    const char *digits = token_text(m->tokens, (uint32_t)at).at;
    return (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 +
           (digits[3] - '0');
}

static enum part_of_day part_said(const struct date_match *m)
{
    if (has(m, M(W_OVERNIGHT))) {
        return PART_OVERNIGHT;
    }
    int part = nth_value(m, M(W_PART) | M(W_NIGHT), 0, PART_NONE);
    if (part == PART_NONE || part == PART_MORNING) {
        int early = nth_value(m, M(W_EARLY), 0, PART_NONE);
        part = early == PART_EARLY || part == PART_NONE ? early : part;
    }
    return (enum part_of_day)part;
}

/* ---- setting ranges ---------------------------------------------------------------------------
 */

static void set_range(struct date_mention *out, int32_t first, int32_t last,
                      enum time_precision precision)
{
    if (first == DAY_NONE || last == DAY_NONE || first > last) {
        return;
    }
    out->resolved = true;
    out->range = (struct day_range){first, last, precision};
}

static void set_day(struct date_mention *out, int32_t day)
{
    set_range(out, day, day, TIME_DAY);
}

static int32_t month_first(int year, int month)
{
    while (month < 1) {
        month += 12;
        year--;
    }
    while (month > 12) {
        month -= 12;
        year++;
    }
    return day_from_civil(year, month, 1);
}

static int32_t month_last(int year, int month)
{
    int32_t next = month_first(year, month + 1);
    return next == DAY_NONE ? DAY_NONE : next - 1;
}

/* "early", "mid" and "late" cut a month or a year into thirds. */
static void set_month(struct date_mention *out, int year, int month, int third)
{
    int32_t first = month_first(year, month), last = month_last(year, month);
    if (first == DAY_NONE || last == DAY_NONE) {
        return;
    }
    set_range(out, first, last, TIME_MONTH);
    if (third == PART_EARLY) {
        set_range(out, first, first + 9, TIME_RANGE);
    } else if (third == PART_AFTERNOON) {
        set_range(out, first + 10, first + 19, TIME_RANGE);
    } else if (third == PART_NIGHT) {
        set_range(out, first + 20, last, TIME_RANGE);
    }
}

static void set_week(struct date_mention *out, int32_t day)
{
    int32_t monday = day - day_weekday(day);
    set_range(out, monday, monday + 6, TIME_WEEK);
}

static void civil(int32_t day, int *year, int *month)
{
    int day_of_month;
    day_to_civil(day, year, month, &day_of_month);
}

static int32_t latest_weekday(int32_t published, int weekday)
{
    return published - (day_weekday(published) - weekday + 7) % 7;
}

/* ---- weekdays and nights ----------------------------------------------------------------------
 */

static int last_weekday(const struct date_match *m)
{
    int second = nth_value(m, M(W_WEEKDAY), 1, -1);
    return second >= 0 ? second : nth_value(m, M(W_WEEKDAY), 0, -1);
}

static void weekday(const struct date_match *m, struct date_mention *out)
{
    out->weekday = (int8_t)last_weekday(m);
    if (m->published != DAY_NONE) {
        set_day(out, latest_weekday(m->published, out->weekday));
    }
}

static void weekday_before(const struct date_match *m, struct date_mention *out)
{
    weekday(m, out);
    if (out->resolved && out->range.first == m->published) {
        set_day(out, m->published - 7);
    }
}

static void weekday_next(const struct date_match *m, struct date_mention *out)
{
    out->weekday = (int8_t)last_weekday(m);
    out->future = true;
    if (m->published != DAY_NONE) {
        set_day(out, day_next_weekday(m->published, out->weekday));
    }
}

static void weekday_of_week(const struct date_match *m, struct date_mention *out)
{
    out->weekday = (int8_t)last_weekday(m);
    out->future = has(m, M(W_NEXT));
    if (m->published != DAY_NONE) {
        int weeks = has(m, M(W_LAST)) ? -1 : out->future ? 1 : 0;
        set_day(out, m->published - day_weekday(m->published) + 7 * weeks + out->weekday);
    }
}

static void night_into(const struct date_match *m, struct date_mention *out)
{
    weekday(m, out);
    out->part = PART_OVERNIGHT;
}

static void weekday_range(const struct date_match *m, struct date_mention *out)
{
    out->kind = DATE_SPAN;
    out->part = PART_NONE;
    weekday(m, out);
    if (out->resolved) {
        int first = nth_value(m, M(W_WEEKDAY), 0, 0);
        int32_t last = out->range.last;
        set_range(out, latest_weekday(last, first), last, TIME_RANGE);
    }
}

static bool weekday_pair(const struct date_match *m, struct date_mention *out)
{
    int first = nth_value(m, M(W_WEEKDAY), 0, 0), second = nth_value(m, M(W_WEEKDAY), 1, 0);
    if (second != (first + 1) % 7) {
        return false;
    }
    out->kind = DATE_SPAN;
    out->weekday = (int8_t)first;
    if (m->published != DAY_NONE) {
        int32_t start = latest_weekday(m->published, first);
        set_range(out, start, start + 1, TIME_RANGE);
    }
    return true;
}

/* ---- the calendar -----------------------------------------------------------------------------
 */

/* The latest such day that is not far ahead of the article; a weekday said with it decides. */
static int32_t day_without_year(const struct date_match *m, int month, int day, int weekday_said)
{
    int year, ignored;
    int32_t found = DAY_NONE;
    civil(m->published, &year, &ignored);
    for (int y = year + 1; y >= year - 8; y--) {
        int32_t at = day_from_civil(y, month, day);
        if (at == DAY_NONE) {
            continue;
        }
        if (weekday_said >= 0 && day_weekday(at) == weekday_said && at - m->published < 200 &&
            m->published - at < 200) {
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
    int year = year_said(m), month;
    if (year || !has(m, M(W_YEAR_UNIT)) || m->published == DAY_NONE) {
        return year;
    }
    civil(m->published, &year, &month);
    return has(m, M(W_LAST)) ? year - 1 : year;
}

static int32_t calendar_day(const struct date_match *m, int month, int day, int weekday_said)
{
    int year = year_meant(m);
    if (year) {
        return day_from_civil(year, month, day);
    }
    return m->published == DAY_NONE ? DAY_NONE : day_without_year(m, month, day, weekday_said);
}

static bool day_exists(int month, int day)
{
    return day_from_civil(2024, month, day) != DAY_NONE;
}

static bool calendar(const struct date_match *m, struct date_mention *out)
{
    int month = nth_value(m, M(W_MONTH), 0, 0), day = nth_number(m, 0);
    if (!day_exists(month, day)) {
        return false;
    }
    out->weekday = (int8_t)nth_value(m, M(W_WEEKDAY), 0, -1);
    out->month = (uint8_t)month;
    out->day = (uint8_t)day;
    set_day(out, calendar_day(m, month, day, out->weekday));
    out->future = out->resolved && m->published != DAY_NONE && out->range.first > m->published;
    return true;
}

static bool calendar_range(const struct date_match *m, struct date_mention *out)
{
    int month = nth_value(m, M(W_MONTH), 0, 0), month2 = nth_value(m, M(W_MONTH), 1, month);
    int day = nth_number(m, 0), day2 = nth_number(m, 1);
    if (!day_exists(month, day) || !day_exists(month2, day2)) {
        return false;
    }
    bool night = has(m, M(W_NIGHT)); /* "the night of May 27 to May 28" */
    int32_t last = calendar_day(m, month2, day2, -1);
    int32_t first = last == DAY_NONE ? DAY_NONE : calendar_day(m, month, day, -1);
    out->month = (uint8_t)month2;
    out->day = (uint8_t)day2;
    if (night) {
        out->part = PART_OVERNIGHT;
        set_day(out, last);
    } else {
        out->kind = DATE_SPAN;
        set_range(out, first, last, TIME_RANGE);
    }
    return true;
}

static int third_said(const struct date_match *m)
{
    return nth_value(m, M(W_EARLY) | M(W_MID) | M(W_END), 0, PART_NONE);
}

/* `shift`: 0 the latest such month, -1 one before this month, +1 one after it. */
static void month_span(const struct date_match *m, struct date_mention *out, int shift)
{
    int month = nth_value(m, M(W_MONTH), 0, 0), year = year_meant(m), this_month;
    out->kind = DATE_SPAN;
    out->part = PART_NONE;
    out->month = (uint8_t)month;
    out->future = shift > 0;
    if (!year && m->published != DAY_NONE) {
        civil(m->published, &year, &this_month);
        bool past = shift < 0 ? month >= this_month : shift == 0 && month > this_month;
        year += shift > 0 ? month <= this_month : past ? -1 : 0;
    }
    if (year) {
        set_month(out, year, month, third_said(m));
    }
}

static void months(const struct date_match *m, struct date_mention *out)
{
    month_span(m, out, 0);
    int last = nth_value(m, M(W_MONTH), 1, 0), year, month;
    if (!out->resolved) {
        return;
    }
    civil(out->range.first, &year, &month);
    set_range(out, out->range.first, month_last(last < month ? year + 1 : year, last), TIME_RANGE);
}

static bool year_span(const struct date_match *m, struct date_mention *out)
{
    int year = year_said(m), third = third_said(m);
    if (m->n == 1) { /* "2022" alone: not "2022-24", "$2022", "2022 km" */
        uint32_t next = m->first + 1;
        bool hyphen = next < m->tokens->n && m->tokens->at[next].hash == '-';
        bool spaced = m->tokens->at[m->first].flags & TOKEN_SPACE_BEFORE;
        if (hyphen || !spaced) {
            return false;
        }
    }
    out->kind = DATE_SPAN;
    out->part = PART_NONE;
    int first = third == PART_NIGHT ? 9 : third == PART_AFTERNOON ? 5 : 1;
    int last = third == PART_EARLY ? 4 : third == PART_AFTERNOON ? 8 : 12;
    set_range(out, month_first(year, first), month_last(year, last),
              third == PART_NONE ? TIME_YEAR : TIME_RANGE);
    return true;
}

static bool iso(const struct date_match *m, struct date_mention *out)
{
    set_day(out, day_from_civil(year_said(m), nth_number(m, 0), nth_number(m, 1)));
    return out->resolved;
}

/* "24/03/2025", "03/24/2025"; what could be either is neither. */
static bool numeric(const struct date_match *m, struct date_mention *out)
{
    int first = nth_number(m, 0), second = nth_number(m, 1);
    if (first > 12) {
        set_day(out, day_from_civil(year_said(m), second, first));
    } else if (second > 12) {
        set_day(out, day_from_civil(year_said(m), first, second));
    }
    return out->resolved;
}

/* ---- today and around it ----------------------------------------------------------------------
 */

static void today(const struct date_match *m, struct date_mention *out)
{
    int days = nth_value(m, M(W_TODAY), 0, 0);
    days += nth_value(m, M(W_BEFORE) | M(W_AFTER), 0, 0);
    out->future = days > 0;
    if (m->published != DAY_NONE) {
        set_day(out, m->published + days);
    }
}

static void this_day(const struct date_match *m, struct date_mention *out)
{
    if (m->published != DAY_NONE) {
        set_day(out, m->published);
    }
}

/* "last night" ended on the article's day; "last evening" was yesterday's. */
static void last_night(const struct date_match *m, struct date_mention *out)
{
    this_day(m, out);
    if (out->resolved && !has(m, M(W_NIGHT))) {
        set_day(out, m->published - 1);
    }
}

static void weekend(const struct date_match *m, struct date_mention *out, bool next)
{
    out->kind = DATE_SPAN;
    out->part = PART_NONE;
    out->future = next;
    if (m->published == DAY_NONE) {
        return;
    }
    int32_t saturday = next ? day_next_weekday(m->published, 5) : latest_weekday(m->published, 5);
    bool now = m->published - saturday < 2;
    if (!next && now && has(m, M(W_LAST) | M(W_PAST) | M(W_PREVIOUS))) {
        saturday -= 7;
        now = false;
    }
    set_range(out, saturday, now && !next ? m->published : saturday + 1, TIME_RANGE);
}

/* ---- spans ------------------------------------------------------------------------------------
 */

enum unit { UNIT_HOUR, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };

#define UNIT_CLASSES                                                                               \
    (M(W_HOUR) | M(W_DAY) | M(W_WEEK) | M(W_MONTH_UNIT) | M(W_YEAR_UNIT) | M(W_HOURS) |            \
     M(W_DAYS) | M(W_WEEKS) | M(W_MONTHS) | M(W_YEARS))

static enum unit unit_said(const struct date_match *m)
{
    int32_t at = nth_token(m, UNIT_CLASSES, 0);
    if (at < 0) {
        return UNIT_DAY; /* "the night before" */
    }
    uint8_t class = m->roles[at].class;
    return (enum unit)(class >= W_HOURS ? class - W_HOURS : class - W_HOUR);
}

/* How many of them; 0: not said. */
static int count_said(const struct date_match *m)
{
    int32_t at = nth_token(m, M(W_COUNT) | M(W_NUMBER), 0);
    if (at >= 0 && m->roles[at].class == W_NUMBER) {
        return nth_number(m, 0);
    }
    if (at >= 0) {
        return m->roles[at].value;
    }
    return has(m, M(W_FEW)) ? 0 : has(m, M(W_A)) ? 1 : 0;
}

/* The unit that lies `shift` units from the article's own. */
static void set_unit(struct date_mention *out, int32_t published, enum unit unit, int shift)
{
    int year, month;
    civil(published, &year, &month);
    if (unit == UNIT_WEEK) {
        /* On a Sunday, where the English week begins, "last week" is the one just over. */
        bool just_over = shift == -1 && day_weekday(published) == 6;
        set_week(out, published + (just_over ? 0 : 7 * shift));
    } else if (unit == UNIT_MONTH) {
        set_range(out, month_first(year, month + shift), month_last(year, month + shift),
                  TIME_MONTH);
    } else {
        set_range(out, day_from_civil(year + shift, 1, 1), day_from_civil(year + shift, 12, 31),
                  TIME_YEAR);
    }
}

/* "last week", "this month", "next year"; "earlier this month" ends with the article's day. */
static void unit_span(const struct date_match *m, struct date_mention *out, int shift)
{
    out->kind = DATE_SPAN;
    out->part = PART_NONE;
    bool earlier = shift == 0 && has(m, M(W_EARLIER));
    bool later = shift == 0 && (has(m, M(W_LATER)) || nth_value(m, M(W_END), 0, 0) == PART_NIGHT);
    out->future = shift > 0 || later;
    if (m->published == DAY_NONE) {
        return;
    }
    set_unit(out, m->published, unit_said(m), shift);
    struct day_range r = out->range;
    set_range(out, later ? m->published : r.first, earlier ? m->published : r.last, r.precision);
}

static int days_in(enum unit unit)
{
    static const int days[] = {1, 1, 7, 30, 365};
    return days[unit];
}

/* "in the last two days" is yesterday and today, "in the past 24 hours" too. */
static void past_units(const struct date_match *m, struct date_mention *out)
{
    out->kind = has(m, M(W_FOR)) ? DATE_DURATION : DATE_SPAN;
    out->part = PART_NONE;
    enum unit unit = unit_said(m);
    int count = count_said(m);
    bool plural = has(m, M(W_HOURS) | M(W_DAYS) | M(W_WEEKS) | M(W_MONTHS) | M(W_YEARS));
    if (m->published == DAY_NONE || count > 1000) {
        return;
    }
    count = count ? count : plural ? 3 : 1;
    int days = unit == UNIT_HOUR  ? (count + 23) / 24
               : unit == UNIT_DAY ? (plural ? count - 1 : 1)
                                  : count * days_in(unit);
    set_range(out, m->published - days, m->published, TIME_RANGE);
}

static void coming_units(const struct date_match *m, struct date_mention *out)
{
    out->kind = DATE_SPAN;
    out->part = PART_NONE;
    out->future = true;
    int count = count_said(m);
    if (m->published != DAY_NONE && count <= 1000) {
        set_range(out, m->published, m->published + (count ? count : 3) * days_in(unit_said(m)),
                  TIME_RANGE);
    }
}

static void ago(const struct date_match *m, struct date_mention *out)
{
    enum unit unit = unit_said(m);
    int count = count_said(m);
    bool day = unit <= UNIT_DAY || (unit == UNIT_WEEK && count == 1);
    out->kind = day && (count || unit == UNIT_HOUR) ? DATE_DAY : DATE_SPAN;
    if (m->published == DAY_NONE || count > 1000) {
        return;
    }
    if (unit == UNIT_HOUR) {
        set_day(out, m->published - (count >= 24 ? count / 24 : 0));
    } else if (count == 0) {
        set_range(out, m->published - 7 * days_in(unit), m->published - 2 * days_in(unit),
                  TIME_RANGE);
    } else if (day) {
        set_day(out, m->published - count * days_in(unit));
    } else {
        set_unit(out, m->published, unit, -count);
    }
}

/* ---- relative ---------------------------------------------------------------------------------
 */

/* "two days after" +2, "the day before" -1, "hours after" 0; "weeks after" some weeks. */
static void relative(const struct date_match *m, struct date_mention *out)
{
    static const enum time_precision fuzzy[] = {TIME_DAY, TIME_WEEK, TIME_MONTH, TIME_YEAR,
                                                TIME_UNKNOWN};
    static const enum time_precision exact[] = {TIME_DAY, TIME_DAY, TIME_DAY, TIME_MONTH,
                                                TIME_YEAR};
    enum unit unit = unit_said(m);
    uint64_t directions = M(W_EARLIER) | M(W_LATER) | M(W_BEFORE) | M(W_AFTER) | M(W_PREVIOUS) |
                          M(W_NEXT) | M(W_FOLLOWING);
    int sign = nth_value(m, directions, 0, 0) < 0 ? -1 : 1;
    bool plural = has(m, M(W_HOURS) | M(W_DAYS) | M(W_WEEKS) | M(W_MONTHS) | M(W_YEARS));
    int count = count_said(m);
    out->kind = DATE_RELATIVE;
    out->range.precision = count || !plural ? exact[unit] : fuzzy[unit];
    count = count ? count : plural ? 2 : 1;
    int days = unit == UNIT_HOUR ? count / 24 : count * days_in(unit);
    days = unit == UNIT_HOUR && plural && !has(m, M(W_COUNT) | M(W_NUMBER)) ? 0 : days;
    out->offset_days = (int16_t)(sign * (days < 30000 ? days : 30000));
}

static void without_day(struct date_mention *out, enum date_kind kind)
{
    out->kind = kind;
}

static void since(const struct date_match *m, struct date_mention *out)
{
    out->kind = DATE_RECURRENT;
    out->part = PART_NONE;
    out->weekday = (int8_t)last_weekday(m);
    out->month = (uint8_t)nth_value(m, M(W_MONTH), 0, 0);
}

bool date_resolve(const struct date_match *m, struct date_mention *out)
{
    *out = (struct date_mention){.first = m->first,
                                 .n = m->n,
                                 .weekday = -1,
                                 .part = part_said(m),
                                 .range = {DAY_NONE, DAY_NONE, TIME_UNKNOWN}};
    switch ((enum date_rule)m->pattern->rule) {
    case RULE_WEEKDAY:
        weekday(m, out);
        break;
    case RULE_WEEKDAY_BEFORE:
        weekday_before(m, out);
        break;
    case RULE_WEEKDAY_NEXT:
        weekday_next(m, out);
        break;
    case RULE_WEEKDAY_OF_WEEK:
        weekday_of_week(m, out);
        break;
    case RULE_NIGHT_INTO:
        night_into(m, out);
        break;
    case RULE_WEEKDAY_RANGE:
        weekday_range(m, out);
        break;
    case RULE_WEEKDAY_PAIR:
        return weekday_pair(m, out);
    case RULE_CALENDAR:
        return calendar(m, out);
    case RULE_CALENDAR_RANGE:
        return calendar_range(m, out);
    case RULE_MONTH:
        month_span(m, out, 0);
        break;
    case RULE_MONTH_BEFORE:
        month_span(m, out, -1);
        break;
    case RULE_MONTH_NEXT:
        month_span(m, out, 1);
        break;
    case RULE_MONTHS:
        months(m, out);
        break;
    case RULE_YEAR:
        return year_span(m, out);
    case RULE_ISO:
        return iso(m, out);
    case RULE_NUMERIC:
        return numeric(m, out);
    case RULE_TODAY:
        today(m, out);
        break;
    case RULE_THIS_PART:
    case RULE_OVERNIGHT:
        this_day(m, out);
        break;
    case RULE_LAST_NIGHT:
        last_night(m, out);
        break;
    case RULE_WEEKEND:
        weekend(m, out, false);
        break;
    case RULE_WEEKEND_NEXT:
        weekend(m, out, true);
        break;
    case RULE_LAST_UNIT:
        unit_span(m, out, -1);
        break;
    case RULE_THIS_UNIT:
        unit_span(m, out, 0);
        break;
    case RULE_NEXT_UNIT:
        unit_span(m, out, 1);
        break;
    case RULE_PAST_UNITS:
        past_units(m, out);
        break;
    case RULE_COMING_UNITS:
        coming_units(m, out);
        break;
    case RULE_AGO:
        ago(m, out);
        break;
    case RULE_RELATIVE:
        relative(m, out);
        break;
    case RULE_RELATIVE_SAME:
        without_day(out, DATE_RELATIVE);
        break;
    case RULE_DURATION:
        without_day(out, DATE_DURATION);
        break;
    case RULE_RECURRENT:
        without_day(out, DATE_RECURRENT);
        break;
    case RULE_SINCE:
        since(m, out);
        break;
    case RULE_UNTIL:
        without_day(out, DATE_DURATION);
        break;
    }
    return true;
}
