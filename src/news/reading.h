#ifndef DATELINE_NEWS_READING_H
#define DATELINE_NEWS_READING_H
/* What article.c (one article from bytes) and source.c (articles from files) share. */
#include "news/article.h"
#include "news/json_scan.h"

enum article_format {
    FORMAT_TEXT,
    FORMAT_HTML,
    FORMAT_JSON,  /* an object, or an array of them */
    FORMAT_LINES, /* an object a line */
};

/* By the path's ending; where that says nothing, by the first bytes. */
enum article_format format_of(const char *path, struct span head);
size_t article_limit(struct article_options options);
/* A whole file that holds one article. */
bool article_from_file(struct article *out, enum article_format format, const char *path,
                       struct span bytes, struct article_options options, struct arena *arena,
                       struct error *error);
/* One JSON record of valid UTF-8, of several in a file: the `number`th, at byte `offset`. */
bool article_from_record(struct article *out, const char *path, struct json_value record,
                         size_t number, size_t offset, struct article_options options,
                         struct arena *arena, struct error *error);

#endif
