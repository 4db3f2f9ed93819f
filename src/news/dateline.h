#ifndef DATELINE_NEWS_DATELINE_H
#define DATELINE_NEWS_DATELINE_H
/* The line that says where and when a dispatch was filed: "KYIV, Ukraine (AP) —", "MOSCOW—", "KIEV
 * - ", "March 24 (UPI) --", "BEIRUT, March 24, 2025 (Reuters) -".
 *
 * Takes an early paragraph; sets the article's `dateline` to the place words and `dateline_end` to
 * where the news begins. A date in it is the article's unless one was stated elsewhere; without a
 * year it takes that of the date stated elsewhere, or says nothing. */
#include "news/article.h"

void dateline_find(struct article *article, uint32_t start, uint32_t end);

#endif
