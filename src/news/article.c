#include "news/article.h"

#include <string.h>

#include "news/date.h"
#include "news/decode.h"
#include "news/mapped_text.h"
#include "news/plain.h"

#define DEFAULT_LIMIT ((size_t)64 << 20)

uint32_t article_offset(const struct article *article, uint32_t offset)
{
    return article->file_start + runs_map(&article->runs, offset);
}

uint32_t article_offset_end(const struct article *article, uint32_t offset)
{
    return article->file_start + runs_map_end(&article->runs, offset);
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

static void take_option_date(struct article *article, struct article_options options)
{
    if (article->published == DAY_NONE && options.published != DAY_NONE) {
        article->published = options.published;
        article->published_from = DATE_FROM_OPTION;
    }
}

bool article_parse(struct article *out, const char *name, struct span bytes,
                   struct article_options options, struct arena *arena, struct error *error)
{
    size_t limit = options.max_bytes ? options.max_bytes : DEFAULT_LIMIT;
    if (bytes.n > limit) {
        return error_set(error, ERROR_INPUT, "'%s' is larger than %zu bytes", name, limit);
    }
    struct decoded decoded;
    if (!decode_text(&decoded, bytes, name, arena, error)) {
        return false;
    }
    struct article article = {.name = name_of(name, arena),
                              .path = name,
                              .text = decoded.text,
                              .runs = decoded.runs,
                              .published = DAY_NONE};
    plain_read(&article, arena);
    take_option_date(&article, options);
    *out = article;
    return true;
}
