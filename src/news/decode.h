#ifndef DATELINE_NEWS_DECODE_H
#define DATELINE_NEWS_DECODE_H
/* A file's bytes as valid UTF-8.
 *
 * Takes what lies on disk; gives it back as it is where it is UTF-8 already (without its byte order
 * mark), else a copy: UTF-16 by its byte order mark, Windows-1252 where the file's bytes beyond
 * ASCII are mostly not UTF-8, and otherwise UTF-8 with U+FFFD for what is malformed. What is not
 * text at all is refused. */
#include "base/error.h"
#include "news/article.h"

struct decoded {
    struct span text;
    struct offset_runs runs; /* empty: text is the file */
};

/* `name` is for the message. */
bool decode_text(struct decoded *out, struct span bytes, const char *name, struct arena *arena,
                 struct error *error);

#endif
