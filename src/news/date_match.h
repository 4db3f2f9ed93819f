#ifndef DATELINE_NEWS_DATE_MATCH_H
#define DATELINE_NEWS_DATE_MATCH_H
/* What date.c (finding) and date_resolve.c (meaning) share; nobody else's business. */
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

/* Fills in what the matched words mean; false: they are no date after all ("March 45"). */
bool date_resolve(const struct date_match *match, struct date_mention *out);

#endif
