#ifndef DATELINE_NEWS_DATE_WORDS_H
#define DATELINE_NEWS_DATE_WORDS_H
/* The words of which English makes its dates, and the patterns in which they stand.
 *
 * Two tables that a reader can extend without knowing the engine: words with their class and value
 * (date_words.c), and patterns over classes with the rule that reads them (date_patterns.c). */
#include <stdint.h>

#include "base/text.h"

int month_from_name(struct span word);   /* 1..12; 0: not a month ("March", "Mar", "Sept.") */
int weekday_from_name(struct span word); /* 0 Monday .. 6 Sunday; -1: none */

enum date_word_class {
    W_UNKNOWN, /* not looked up yet */
    W_NONE,
    /* what a date hangs on */
    W_WEEKDAY,
    W_WEEKDAYS,
    W_MONTH,
    W_YEAR_NUMBER, /* 1900 to 2099 in digits */
    W_NUMBER,      /* other digits */
    W_TODAY,       /* value: days from today */
    W_WEEKEND,
    W_OVERNIGHT,
    W_PART, /* of a day */
    W_NIGHT,
    W_SEASON, /* value: its first month */
    W_DAILY,
    W_HOUR,
    W_DAY,
    W_WEEK,
    W_MONTH_UNIT,
    W_YEAR_UNIT,
    W_HOURS,
    W_DAYS,
    W_WEEKS,
    W_MONTHS,
    W_YEARS,
    /* which one */
    W_LAST,
    W_PAST,
    W_PREVIOUS,
    W_NEXT,
    W_COMING,
    W_FOLLOWING,
    W_THIS,
    W_THAT,
    W_EVERY,
    W_RECENT,
    W_EARLY, /* "early", "late" */
    W_MID,
    W_END, /* "end", "beginning": value is that of W_EARLY */
    W_COUNT,
    W_FEW, /* "several": a count without a figure */
    /* direction */
    W_EARLIER,
    W_LATER,
    W_BEFORE,
    W_AFTER,
    W_AGO,
    /* small words */
    W_ON,
    W_IN,
    W_AT,
    W_FOR,
    W_OVER,
    W_SINCE,
    W_UNTIL,
    W_INTO,
    W_TO,
    W_AND,
    W_FROM,
    W_OF,
    W_THE,
    W_A,
    W_COMMA,
    W_HYPHEN,
    W_SLASH,
    W_POSSESSIVE,
    W_CLASSES
};

struct date_word {
    const char *word; /* folded */
    uint8_t class;
    int8_t value;
};

extern const struct date_word date_words[];
extern const size_t date_words_n;

enum date_rule {
    RULE_WEEKDAY,         /* "on Monday", "last Friday", "next Monday" */
    RULE_WEEKDAY_OF_WEEK, /* "Friday last week" */
    RULE_NIGHT_INTO,      /* the night ends on the last weekday named */
    RULE_WEEKDAY_RANGE,   /* "from Friday to Sunday" */
    RULE_WEEKDAY_PAIR,    /* "on Saturday and Sunday" */
    RULE_CALENDAR,        /* month and day, perhaps a year */
    RULE_CALENDAR_RANGE,
    RULE_ISO,
    RULE_NUMERIC, /* "24/03/2025" */
    RULE_TODAY,
    RULE_THIS_DAY, /* "this morning", "overnight" */
    RULE_LAST_NIGHT,
    RULE_MONTH,  /* "in November", "last November" */
    RULE_MONTHS, /* "in March and April" */
    RULE_SEASON, /* "last summer" */
    RULE_YEAR,
    RULE_WEEKEND,
    RULE_UNIT,         /* "last week", "this month" */
    RULE_PAST_UNITS,   /* "in the last two days" */
    RULE_COMING_UNITS, /* "in the coming weeks" */
    RULE_AGO,
    RULE_RELATIVE,      /* "two days after", "the day before", "the next day" */
    RULE_RELATIVE_SAME, /* "that day", "in the morning" */
    RULE_DURATION,      /* "for three weeks", "until Friday" */
    RULE_RECURRENT,
    RULE_SINCE,
};

/* A pattern's elements in reading order; each a set of classes, perhaps optional. One of them is
 * the core, a word of the first group above: a pattern is tried only where its core stands. */
#define PATTERN_ELEMENTS   9
#define DATE_PATTERNS_MOST 200
#define ELEMENT_OPTIONAL   (UINT64_C(1) << 63)
#define ELEMENT_CORE       (UINT64_C(1) << 62)

struct date_pattern {
    uint8_t rule;
    uint64_t element[PATTERN_ELEMENTS]; /* 0 ends it */
};

extern const struct date_pattern date_patterns[];
extern const size_t date_patterns_n;

#endif
