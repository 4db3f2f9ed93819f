#ifndef DATELINE_NEWS_FURNITURE_H
#define DATELINE_NEWS_FURNITURE_H
/* What stands on a page of news and is not news. */
#include "base/text.h"

/* A paragraph that is nothing but furniture: "Advertisement", "Related Posts", "by editor". */
bool furniture_is(struct span paragraph);
/* A paragraph that is the caption of a photo. */
bool caption_is(struct span paragraph);

#endif
