#include <string.h>

#include "base/file.h"
#include "news/article.h"

struct article_source {
    const char *path;
    struct article_options options;
    bool done;
};

struct article_source *article_source_open(const char *path, struct article_options options,
                                           struct arena *run)
{
    struct article_source *source = arena_new(run, struct article_source);
    source->path = path;
    source->options = options;
    return source;
}

enum article_outcome article_next(struct article_source *source, struct article *out,
                                  struct arena *arena, struct error *error)
{
    if (source->done) {
        return ARTICLE_END;
    }
    source->done = true;
    struct file_map map;
    if (!file_map(&map, source->path, 0, arena, error)) {
        return ARTICLE_BAD;
    }
    struct span bytes = {arena_strndup(arena, map.bytes.at, map.bytes.n), map.bytes.n};
    file_unmap(&map);
    return article_parse(out, source->path, bytes, source->options, arena, error) ? ARTICLE_READ
                                                                                  : ARTICLE_BAD;
}

void article_source_close(struct article_source *source)
{
    source->done = true;
}
