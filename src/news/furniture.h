#ifndef DATELINE_NEWS_FURNITURE_H
#define DATELINE_NEWS_FURNITURE_H
/* What stands on a page of news and is not news. */
#include "base/text.h"

/* A paragraph that is nothing but furniture: "Advertisement", "Related Posts", "by editor". */
bool furniture_is(struct span paragraph);
/* A paragraph that is the caption of a photo. */
bool caption_is(struct span paragraph);
/* The same for a sentence left inside running text, told by its first words alone. */
bool furniture_begins(struct span text);
bool caption_begins(struct span text);
/* At the name of someone credited with photos: its length, else 0. */
size_t photo_agency(struct span text);

/* The tables are searched up to the first letter's end: a test holds that they are sorted. */
bool furniture_sorted(void);

#endif
