#ifndef DATELINE_NEWS_PLAIN_H
#define DATELINE_NEWS_PLAIN_H
/* Plain text: optional `key: value` lines, a blank line, then paragraphs. */
#include "news/article.h"

/* Reads article.text into blocks; sets title, outlet, url, language and date if headers say them.
 */
void plain_read(struct article *article, struct arena *arena);
/* Sets the article's field that `key` names in a header line or a JSON object; false: none. */
bool article_set_field(struct article *article, struct span key, struct span value);

#endif
