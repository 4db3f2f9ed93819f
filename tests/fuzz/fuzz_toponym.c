/* Any bytes as a compiled gazetteer, and news that names what the seed holds: the mentions lie in
 * the text and their places on earth, whatever the gazetteer says of names, kinds and places. */
#include <stdlib.h>
#include <string.h>

#include "news/date.h"
#include "place/gazetteer_format.h"
#include "place/memory.h"
#include "place/resolve.h"
#include "place/toponym_json.h"
#include "place/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Twice, so that the second article meets what is remembered of the first. */
static const char *const news[] = {
    "Sumy, Ukraine (AP) - Mayor Sumy Petrenko said the village of Andriivka in the Sumy region was "
    "calm. Kyiv and Moscow agreed; the Kremlin denied it. Residents of Kryvyi Rih, Dnipropetrovsk "
    "Oblast, left for Lutsk, Kherson and Donetsk regions.",
    "ST. LOUIS - The St. Louis Post said a Missouri man drove from Washington, D.C., to the Sea of "
    "Azov. Russian and U.S. officials met near the Kerch Bridge in eastern Ukraine on Tuesday. "
    "In Nice, Texas County, Mo., Mr. Lake saw the Pacific. \xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2.",
};

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void check(const struct toponyms *toponyms, const struct article *article,
                  struct arena *arena)
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < toponyms->n; i++) {
        const struct toponym *t = &toponyms->at[i];
        must(t->n > 0 && t->start + t->n <= article->text.n);
        must(t->inside < (int32_t)toponyms->n);
        if (t->located) {
            must(t->location.name && strlen(t->location.name) < (1U << 20));
            must(t->location.lat >= -90 && t->location.lat <= 90);
            must(t->location.lon >= -180 && t->location.lon <= 180);
            must(t->confidence >= 0 && t->confidence <= 1);
            toponym_write_feature(&out, t, article);
        }
    }
}

static void read_news(const char *text, const struct gazetteers *gazetteers, struct arena *arena)
{
    struct error error = {0};
    struct article article = {0};
    const struct article_options options = {.published = DAY_NONE};
    must(article_parse(&article, "news.txt", span_of(text), options, arena, &error));
    struct tokens tokens = segment(&article, arena);
    struct toponyms toponyms = toponyms_find(&tokens, gazetteers, arena);
    toponyms_resolve(&toponyms, gazetteers, arena);
    check(&toponyms, &article, arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0}, memory = {0};
    struct error error = {0};
    struct gazetteer *gazetteer = NULL;
    char *bytes = arena_strndup(&arena, (const char *)data, size);
    compiled_sign(bytes, size, &gazetteer_form); /* a mutant's header has another checksum */
    if (gazetteer_open_bytes(&gazetteer, "fuzz", (struct span){bytes, size}, &arena, &error)) {
        const struct gazetteers gazetteers = {.at = {gazetteer},
                                              .n = 1,
                                              .words = place_words_make(&arena),
                                              .memory = place_memory_make(&arena, &memory)};
        for (size_t i = 0; i < 2 * sizeof news / sizeof *news; i++) {
            read_news(news[i % 2], &gazetteers, &arena);
        }
    }
    arena_free(&memory);
    arena_free(&arena);
    return 0;
}
