#include "news/article.h"

#include <string.h>

#include "news/date.h"
#include "news/decode.h"
#include "news/html.h"
#include "news/json_article.h"
#include "news/plain.h"
#include "news/reading.h"

#define DEFAULT_LIMIT ((size_t)64 << 20)

uint32_t article_offset(const struct article *article, uint32_t offset)
{
    return article->file_start + runs_map(&article->runs, offset);
}

uint32_t article_offset_end(const struct article *article, uint32_t offset)
{
    return article->file_start + runs_map_end(&article->runs, offset);
}

static const struct {
    const char *ending;
    enum article_format format;
} endings[] = {
    {".txt", FORMAT_TEXT},    {".md", FORMAT_TEXT},      {".html", FORMAT_HTML},
    {".htm", FORMAT_HTML},    {".xhtml", FORMAT_HTML},   {".json", FORMAT_JSON},
    {".jsonl", FORMAT_LINES}, {".ndjson", FORMAT_LINES},
};

enum article_format format_of(const char *path, struct span head)
{
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++) {
        if (span_is_nocase(span_of(dot), endings[i].ending)) {
            bool page = endings[i].format == FORMAT_TEXT && html_is(head);
            return page ? FORMAT_HTML : endings[i].format;
        }
    }
    if (html_is(head)) {
        return FORMAT_HTML;
    }
    struct span text = span_trim(head);
    return span_starts(text, "{\"") ? FORMAT_LINES : FORMAT_TEXT;
}

size_t article_limit(struct article_options options)
{
    return options.max_bytes ? options.max_bytes : DEFAULT_LIMIT;
}

/* "a/b/kyiv.txt" is "kyiv". */
static const char *name_of(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash && slash[1] ? slash + 1 : path;
    const char *dot = strrchr(base, '.');
    size_t n = dot && dot > base ? (size_t)(dot - base) : strlen(base);
    return arena_strndup(arena, base, n);
}

/* A new article with its name and path. */
static void article_begin(struct article *article, const char *path, struct arena *arena)
{
    *article = (struct article){
        .name = name_of(path, arena), .path = path, .text = SPAN(""), .published = DAY_NONE};
}

/* ".../2025/03/24/..." as many outlets write their addresses; DAY_NONE: not so. */
/* "/2025/03/24/" or, at a word's start and end, "2025-03-24". */
static bool is_day_in_url(struct span url, size_t i)
{
    const char *at = url.at + i;
    bool century = at[1] == '1' || at[1] == '2';
    char after = i + 11 < url.n ? at[11] : '/';
    bool path = at[0] == '/' && at[5] == '/' && at[8] == '/' && after == '/';
    bool word = (at[0] == '/' || at[0] == '-') && at[5] == '-' && at[8] == '-' &&
                (after == '/' || after == '-' || after == '.' || after == '?');
    return century && (path || word);
}

static int32_t day_in_url(struct span url)
{
    for (size_t i = 0; i + 11 <= url.n; i++) {
        const char *at = url.at + i;
        if (is_day_in_url(url, i)) {
            int32_t day = day_parse((struct span){at + 1, 10});
            if (day != DAY_NONE) {
                return day;
            }
        }
    }
    return DAY_NONE;
}

/* The last things: the date, where none was stated. */
static void article_end(struct article *article, struct article_options options)
{
    if (article->published == DAY_NONE) {
        article->published = day_in_url(article->url);
        article->published_from =
            article->published == DAY_NONE ? DATE_FROM_NOWHERE : DATE_FROM_HEADER;
    }
    if (article->published == DAY_NONE && options.published != DAY_NONE) {
        article->published = options.published;
        article->published_from = DATE_FROM_OPTION;
    }
}

/* An object, or the first one of an array. */
static bool read_json(struct article *article, struct span text, const char *path,
                      struct arena *arena, struct error *error)
{
    struct json_scan scan = {.text = text};
    struct json_value value;
    struct span key;
    if (!json_value(&scan, &value)) {
        return json_error(&scan, path, 1, error);
    }
    size_t at = 0;
    if (value.kind == JSON_ARRAY && !json_member(value, &at, &key, &value)) {
        return error_set(error, ERROR_INPUT, "'%s' holds no article", path);
    }
    if (value.kind != JSON_OBJECT) {
        return error_set(error, ERROR_INPUT, "'%s' is JSON, but not an object", path);
    }
    const char *where = arena_printf(arena, "'%s'", path);
    return json_article_read(article, value, text.at, where, arena, error);
}

bool article_from_file(struct article *out, enum article_format format, const char *path,
                       struct span bytes, struct article_options options, struct arena *arena,
                       struct error *error)
{
    struct decoded decoded;
    if (!decode_text(&decoded, bytes, path, arena, error)) {
        return false;
    }
    struct article article;
    article_begin(&article, path, arena);
    if (format == FORMAT_TEXT) {
        article.text = decoded.text;
        plain_read(&article, arena);
    } else if (format == FORMAT_HTML) {
        if (!html_read(&article, decoded.text, arena, error)) {
            return false;
        }
    } else if (!read_json(&article, decoded.text, path, arena, error)) {
        return false;
    }
    if (article.blocks.n == 0) {
        return error_set(error, ERROR_INPUT, "'%s' has no text", path);
    }
    if (format == FORMAT_TEXT) {
        article.runs = decoded.runs;
    } else if (decoded.runs.n) {
        article.runs = runs_compose(&article.runs, &decoded.runs, arena);
    }
    article_end(&article, options);
    *out = article;
    return true;
}

bool article_from_record(struct article *out, const char *path, struct json_value record,
                         size_t number, size_t offset, struct article_options options,
                         struct arena *arena, struct error *error)
{
    struct article article;
    article_begin(&article, path, arena);
    article.name = arena_printf(arena, "%s-%zu", article.name, number);
    const char *where = arena_printf(arena, "'%s', record %zu,", path, number);
    if (offset > UINT32_MAX || record.raw.n > UINT32_MAX - offset) {
        return error_set(error, ERROR_INPUT, "%s lies beyond 4 GiB: split the file", where);
    }
    article.file_start = (uint32_t)offset;
    if (!json_article_read(&article, record, record.raw.at, where, arena, error)) {
        return false;
    }
    article_end(&article, options);
    *out = article;
    return true;
}

bool article_parse(struct article *out, const char *name, struct span bytes,
                   struct article_options options, struct arena *arena, struct error *error)
{
    size_t limit = article_limit(options);
    if (bytes.n > limit) {
        return error_set(error, ERROR_INPUT, "'%s' is larger than %zu bytes", name, limit);
    }
    return article_from_file(out, format_of(name, bytes), name, bytes, options, arena, error);
}
