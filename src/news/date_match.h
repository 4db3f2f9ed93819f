#ifndef DATELINE_NEWS_DATE_MATCH_H
#define DATELINE_NEWS_DATE_MATCH_H
/* What finding (date.c) and meaning (date_calendar.c, date_spans.c) share; nobody else's business.
 *
 * A match is a pattern laid over tokens. The readers, one for each rule, turn it into a mention:
 * they ask which words were matched and set what these mean. A reader returns false where the words
 * are no date after all ("March 45"). */
#include "news/date.h"
#include "news/date_words.h"

/* A token's part in dates. */
struct date_role {
    uint8_t class;
    int8_t value;
};

struct date_match {
    const struct tokens *tokens;
    const struct date_role *roles; /* one a token */
    const struct date_pattern *pattern;
    uint32_t first, n;
    int32_t published;
};

/* Sets of word classes. */
#define M(class) (UINT64_C(1) << (class))

bool date_resolve(const struct date_match *match, struct date_mention *out);

/* ---- asking (date_match.c) ---- */
bool match_has(const struct date_match *m, uint64_t classes);
/* The value of the `nth` matched word of these classes. */
int match_value(const struct date_match *m, uint64_t classes, int nth, int otherwise);
int match_number(const struct date_match *m, int nth); /* in digits; -1: none */
int match_year(const struct date_match *m);            /* in digits; 0: none */
/* "last" -1, "next" +1, else 0. */
int match_shift(const struct date_match *m);
/* "early", "mid", "late" and their like as parts of a day; PART_NONE: not said. */
int match_third(const struct date_match *m);

/* ---- setting (date_match.c) ---- */
void mention_range(struct date_mention *out, int32_t first, int32_t last,
                   enum time_precision precision);
void mention_day(struct date_mention *out, int32_t day);
/* From a month's first to another's last day; months over 12 and under 1 are other years'. */
void mention_months(struct date_mention *out, int year, int first, int last,
                    enum time_precision precision);
void year_and_month(int32_t day, int *year, int *month);

/* ---- readers ---- */
#define READER(name) bool name(const struct date_match *m, struct date_mention *out)
READER(read_weekday);
READER(read_weekday_of_week);
READER(read_night_into);
READER(read_weekday_range);
READER(read_weekday_pair);
READER(read_calendar);
READER(read_calendar_range);
READER(read_iso);
READER(read_numeric);
READER(read_today);
READER(read_this_day);
READER(read_last_night);
READER(read_month);
READER(read_months);
READER(read_season);
READER(read_year);
READER(read_weekend);
READER(read_unit);
READER(read_past_units);
READER(read_coming_units);
READER(read_ago);
READER(read_relative);

#endif
