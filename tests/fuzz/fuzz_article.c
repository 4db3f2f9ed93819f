/* The first byte chooses the format, the rest is the file. */
#include <stdlib.h>

#include "news/date.h"
#include "news/segment.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"a.txt", "a.html", "a.json", "a"};
    struct arena arena = {0};
    struct error error = {0};
    struct article article;
    if (size &&
        article_parse(&article, names[data[0] % 4], (struct span){(const char *)data + 1, size - 1},
                      (struct article_options){.published = DAY_NONE}, &arena, &error)) {
        struct tokens tokens = segment(&article, &arena);
        must(utf8_valid(article.text));
        for (size_t i = 0; i < tokens.n; i++) {
            must(article_offset(&article, tokens.at[i].start) < size);
            must(article_offset_end(&article, tokens.at[i].start + tokens.at[i].n) < size);
        }
    }
    arena_free(&arena);
    return 0;
}
