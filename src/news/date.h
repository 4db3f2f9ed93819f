#ifndef DATELINE_NEWS_DATE_H
#define DATELINE_NEWS_DATE_H
/* Days, and what the words of an article say about them.
 *
 * A day is a count from 1970-01-01 (proleptic Gregorian, UTC has no say here: a day is the day of
 * the place the article tells of). `dates_find` takes an article's tokens and gives every time
 * expression in order: "on Friday", "overnight into Tuesday", "March 24", "last week", "a day
 * after", "two days earlier". Expressions that hang on the article's date are resolved against
 * `published`; without it they stay as they are, `resolved` false, with the weekday kept. Rules
 * (DESIGN.md, "The day"): a weekday is the latest one not after the article; "overnight" is the day
 * on which the night ends; "Sunday night" is Sunday. */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "news/segment.h"

#define DAY_NONE INT32_MIN

enum time_precision {
    TIME_UNKNOWN,
    TIME_DAY,
    TIME_NEAR, /* no day said but today's news */
    TIME_RANGE,
    TIME_WEEK,
    TIME_MONTH,
    TIME_YEAR,
};

const char *time_precision_name(enum time_precision precision);
bool time_precision_from_name(struct span name, enum time_precision *out);

/* first <= last; both DAY_NONE when nothing is known. */
struct day_range {
    int32_t first, last;
    enum time_precision precision;
};

int32_t day_from_civil(int year, int month, int day); /* DAY_NONE if there is no such day */
void day_to_civil(int32_t day, int *year, int *month, int *day_of_month);
int day_weekday(int32_t day);                         /* 0 Monday .. 6 Sunday */
int32_t day_next_weekday(int32_t after, int weekday); /* the first such day after `after` */
void day_format(int32_t day, char out[11]);           /* "2025-03-24" */
/* "2025-03-24", also followed by a time ("2025-03-24T10:00:00Z"), "March 24, 2025", "24 March
 * 2025", "24/03/2025" where the day is over 12, RFC 2822. DAY_NONE when it is none of these. */
int32_t day_parse(struct span text);

enum part_of_day {
    PART_NONE,
    PART_OVERNIGHT,
    PART_EARLY,
    PART_MORNING,
    PART_AFTERNOON,
    PART_EVENING,
    PART_NIGHT
};

enum date_kind {
    DATE_DAY,      /* weekday, calendar date, today, yesterday, overnight */
    DATE_SPAN,     /* last week, in November, in 2022, over the weekend, in the last two days */
    DATE_RELATIVE, /* a day after, two days earlier, hours before: hangs on another event or day */
    DATE_DURATION, /* for three weeks, 24 hours: no day at all; "in 24 hours" sums over a day */
    DATE_RECURRENT /* daily, every night, on Sundays, regularly, since March: not one day */
};

struct date_mention {
    uint32_t first, n; /* tokens */
    uint32_t sentence; /* index */
    enum date_kind kind;
    enum part_of_day part;
    bool resolved; /* `range` holds days */
    struct day_range range;
    int8_t weekday;      /* 0..6, -1: none said */
    int16_t offset_days; /* DATE_RELATIVE: -1 "a day before", +1 "a day after", 0 "hours after" */
    bool future;         /* "next Monday", "will ... on Monday" is for the extractor to see */
    uint8_t month, day;  /* "March 24" as said, 0: not said */
};

struct date_mentions ARENA_LIST(struct date_mention);

/* What is looked for, made once for many articles. */
struct date_finder;
const struct date_finder *date_finder_make(struct arena *run);
/* `finder` NULL: made for this article alone. */
struct date_mentions dates_find_with(const struct date_finder *finder, const struct tokens *tokens,
                                     int32_t published, struct arena *arena);
struct date_mentions dates_find(const struct tokens *tokens, int32_t published,
                                struct arena *arena);

#endif
