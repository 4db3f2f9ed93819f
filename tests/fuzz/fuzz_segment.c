/* Any text as one paragraph: tokens, sentences, dates and numbers stay inside it. */
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

static void check(const struct tokens *tokens, struct arena *arena)
{
    struct date_mentions dates = dates_find(tokens, 20171, arena);
    for (size_t i = 0; i < dates.n; i++) {
        must(dates.at[i].n > 0 && dates.at[i].first + dates.at[i].n <= tokens->n);
        must(!dates.at[i].resolved || dates.at[i].range.first <= dates.at[i].range.last);
        must(i == 0 || dates.at[i].first >= dates.at[i - 1].first + dates.at[i - 1].n);
    }
    for (uint32_t i = 0; i < tokens->n; i++) {
        double value;
        uint32_t used = 0;
        bool flagged = tokens->at[i].flags & (TOKEN_WORD | TOKEN_NUMBER);
        must(!flagged || tokens->at[i].hash == text_fold_hash(token_text(tokens, i)));
        must(tokens->at[i].sentence < tokens->n_sentences);
        must(!tokens_number(tokens, i, (uint32_t)tokens->n, &value, &used) || used > 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct article article = {.text = {(const char *)data, size}};
    if (utf8_valid(article.text)) {
        *list_push(&arena, &article.blocks) =
            (struct block){.kind = BLOCK_PARAGRAPH, .text = article.text};
        struct tokens tokens = segment(&article, &arena);
        check(&tokens, &arena);
    }
    arena_free(&arena);
    return 0;
}
