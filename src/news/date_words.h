#ifndef DATELINE_NEWS_DATE_WORDS_H
#define DATELINE_NEWS_DATE_WORDS_H
/* The words of which English makes its dates. */
#include "base/text.h"

int month_from_name(struct span word);   /* 1..12; 0: not a month ("March", "Mar", "Sept.") */
int weekday_from_name(struct span word); /* 0 Monday .. 6 Sunday; -1: none */

#endif
