#ifndef DATELINE_NEWS_JSON_ARTICLE_H
#define DATELINE_NEWS_JSON_ARTICLE_H
/* An article as a JSON object: `text` (or `body`, `content`), `title`, `date`, `url`, `source`,
 * `id`.
 *
 * Takes the object's bytes as valid UTF-8, already scanned; its title and text become the article's
 * text, with runs that lead back into the object. A body that is itself HTML is read as such. */
#include "news/article.h"
#include "news/json_scan.h"

/* `record` is the object; `base` is where the bytes begin that offsets count from. False: it has no
 * text; `where` names it for the message. */
bool json_article_read(struct article *article, struct json_value record, const char *base,
                       const char *where, struct arena *arena, struct error *error);

#endif
