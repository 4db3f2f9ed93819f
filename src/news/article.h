#ifndef DATELINE_NEWS_ARTICLE_H
#define DATELINE_NEWS_ARTICLE_H
/* Articles as they lie on disk, read into one buffer of clean text.
 *
 * Takes a path (text, HTML, JSON, JSON Lines, a folder of them, "-") and gives one article after
 * the other. `text` is valid UTF-8: the file itself where it is plain UTF-8, else a decoded copy in
 * the article's arena (HTML stripped, JSON unescaped, Windows-1252 converted, malformed bytes
 * replaced). Blocks cut it into headline, paragraphs, captions and furniture, in reading order;
 * nothing is copied again after that. All offsets handed to users are bytes into the file as it
 * lies on disk: `article_offset` maps a text offset back. Where an article does not state title,
 * date, outlet or url they are looked for as DESIGN.md says ("An article"); `published_from` tells
 * where the date came from. */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

enum block_kind {
    BLOCK_TITLE,
    BLOCK_PARAGRAPH,
    BLOCK_HEADING,   /* a line between paragraphs without a full stop */
    BLOCK_CAPTION,   /* of a photo */
    BLOCK_FURNITURE, /* advertisements, related posts, share buttons, bylines: not read for
                        incidents */
    BLOCK_HEADER,    /* `key: value` lines: not running text; toponyms skips them too */
};

struct block {
    enum block_kind kind;
    struct span text; /* inside article.text */
};

struct blocks ARENA_LIST(struct block);

enum date_source {
    DATE_FROM_NOWHERE,
    DATE_FROM_HEADER,   /* `date:` line or JSON field */
    DATE_FROM_TEXT,     /* "date 2025-03-24" at the head of scraped text */
    DATE_FROM_DATELINE, /* "KYIV, March 24 (Reuters) -" */
    DATE_FROM_HTML,     /* <meta>, <time>, JSON-LD */
    DATE_FROM_OPTION,   /* --published */
};

/* Text bytes [text, text+n) come from the `file_n` bytes of the file at `file`. Where `literal`
 * they are the same bytes; else each `unit` bytes of text stand for `file_unit` bytes of the file.
 */
struct offset_run {
    uint32_t text, file, n, file_n;
    uint16_t unit, file_unit;
    bool literal;
};

struct offset_runs ARENA_LIST(struct offset_run);

struct article {
    const char *name; /* the file's name without folder and ending, or the JSON `id` */
    const char *path;
    struct span text;
    struct blocks blocks;
    struct span title, outlet, url, language; /* empty when unknown; may lie outside `text` */
    struct span
        dateline; /* inside text: the place words of "KYIV, March 24 (Reuters) -"; empty: none */
    uint32_t dateline_end; /* where the running text after the dateline begins; 0: no dateline */
    int32_t published;     /* day (news/date.h), DAY_NONE when unknown */
    enum date_source published_from;
    struct offset_runs runs; /* empty: text is the file */
    uint32_t file_start;     /* added to every offset: where a JSON Lines record begins */
};

/* The file's byte that the text's byte `offset` came from; and, for the end of a span, the place
 * just after the byte that the text's byte before `offset` came from. They differ where markup
 * stands between two bytes: "<b>Kyiv</b>" ends before "</b>". */
uint32_t article_offset(const struct article *article, uint32_t offset);
uint32_t article_offset_end(const struct article *article, uint32_t offset);

struct article_options {
    int32_t published; /* for articles that state no date; DAY_NONE: none */
    size_t max_bytes;  /* of one article; 0: 64 MiB */
};

struct article_source; /* one ARTICLE argument, being read */

enum article_outcome {
    ARTICLE_READ,
    ARTICLE_BAD, /* named in `error`, skipped: ask for the next one */
    ARTICLE_END,
};

struct article_source *article_source_open(const char *path, struct article_options options,
                                           struct arena *run);
/* `arena` holds the article; clear it before the next one, then memory does not grow with the
 * input. */
enum article_outcome article_next(struct article_source *source, struct article *out,
                                  struct arena *arena, struct error *error);
void article_source_close(struct article_source *source);

/* The same from memory, for tests and fuzzing; `name` tells the format by its ending, as a path
 * does. */
bool article_parse(struct article *out, const char *name, struct span bytes,
                   struct article_options options, struct arena *arena, struct error *error);

#endif
