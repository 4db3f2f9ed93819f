/* dump_mentions GAZETTEER FILE...: what the weights of place/evidence_table.c and score_table.c are
 * fitted on, for fit_weights.py. One line an article (A), a sense (S), one of its options (O: lat,
 * lon, foreign, features), a mention (M: bytes, sense, evidence, repetition, doubts). */
#include <inttypes.h>
#include <stdio.h>

#include "news/date.h"
#include "place/evidence.h"
#include "place/repetition.h"
#include "place/sense.h"

static void print_sense(const struct sense *sense)
{
    puts("S");
    for (size_t i = 0; i < sense->options.n; i++) {
        const struct option *option = &sense->options.at[i];
        printf("O %.5f %.5f %d", option->location->lat, option->location->lon, option->foreign);
        for (int f = 0; f < SCORE_COUNT; f++) {
            printf(" %g", (double)option->feature[f]);
        }
        putchar('\n');
    }
}

static void print_article(const struct article *article, const struct gazetteers *gazetteers,
                          struct arena *arena)
{
    struct tokens tokens = segment(article, arena);
    struct toponyms toponyms = toponyms_find(&tokens, gazetteers, arena);
    struct senses senses = senses_make(&toponyms, gazetteers, arena);
    const struct repetition *repeated = repetitions(&toponyms, arena);
    senses_score(&senses, toponyms.cues, arena);
    printf("A %s\n", article->name);
    for (size_t i = 0; i < senses.n; i++) {
        print_sense(&senses.at[i]);
    }
    for (size_t i = 0; i < toponyms.n; i++) {
        const struct toponym *toponym = &toponyms.at[i];
        if (senses.of[i] != SENSE_NONE) {
            printf("M %u %u %u %016" PRIx64 " %g %g %d %d %d\n",
                   article_offset(article, toponym->start),
                   article_offset(article, toponym->start + toponym->n - 1) + 1, senses.of[i],
                   toponym->evidence.bits, (double)repeated[i].best, (double)repeated[i].mean,
                   toponym->evidence.word, toponym->evidence.given, toponym->evidence.surname);
        }
    }
}

int main(int argc, char **argv)
{
    struct arena run = {0}, arena = {0};
    struct error error = {0};
    struct gazetteer *gazetteer;
    if (argc < 2 || !gazetteer_open(&gazetteer, argv[1], &run, &error)) {
        fprintf(stderr, "dump_mentions: %s\n", argc < 2 ? "no gazetteer named" : error.text);
        return 1;
    }
    struct gazetteers gazetteers = {.at = {gazetteer}, .n = 1, .words = place_words_make(&run)};
    for (int i = 2; i < argc; i++) {
        struct article_options options = {.published = DAY_NONE};
        struct article_source *source = article_source_open(argv[i], options, &run);
        struct article article = {0};
        arena_clear(&arena);
        if (article_next(source, &article, &arena, &error) == ARTICLE_READ) {
            print_article(&article, &gazetteers, &arena);
        }
        article_source_close(source);
    }
    return 0;
}
