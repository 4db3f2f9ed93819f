/* bench_news FILE...: what reading, segmenting and finding dates cost, each apart, in nanoseconds a
 * byte; every file is read again and again as an article of its own. */
#include <stdio.h>
#include <time.h>

#include "base/file.h"
#include "news/article.h"
#include "news/date.h"
#include "news/segment.h"

#define BYTES 60e6 /* read in all */

enum stage { STAGE_READ, STAGE_SEGMENT, STAGE_DATES, STAGES };

struct measure {
    double seconds[STAGES], bytes;
    size_t tokens, sentences, dates, bad;
};

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void measure_article(struct measure *m, const char *name, struct span bytes,
                            struct arena *arena)
{
    struct error error = {0};
    struct article article;
    double start = seconds();
    if (!article_parse(&article, name, bytes, (struct article_options){.published = DAY_NONE},
                       arena, &error)) {
        m->bad++;
        return;
    }
    double read = seconds();
    struct tokens tokens = segment(&article, arena);
    double segmented = seconds();
    struct date_mentions dates = dates_find(&tokens, article.published, arena);
    m->seconds[STAGE_DATES] += seconds() - segmented;
    m->seconds[STAGE_SEGMENT] += segmented - read;
    m->seconds[STAGE_READ] += read - start;
    m->bytes += (double)bytes.n;
    m->tokens += tokens.n;
    m->sentences += tokens.n_sentences;
    m->dates += dates.n;
}

int main(int argc, char **argv)
{
    struct arena files = {0}, arena = {0};
    struct measure m = {0};
    struct span *texts = arena_array(&files, struct span, (size_t)argc);
    for (int i = 1; i < argc; i++) {
        struct file_map map;
        struct error error = {0};
        if (!file_map(&map, argv[i], 0, &files, &error)) {
            fprintf(stderr, "%s\n", error.text);
            return 1;
        }
        texts[i] = map.bytes; /* stays mapped */
    }
    while (argc > 1 && m.bytes < BYTES && m.bad < (size_t)argc) {
        for (int i = 1; i < argc; i++) {
            measure_article(&m, argv[i], texts[i], &arena);
            arena_clear(&arena);
        }
    }
    printf("%.0f bytes, %zu tokens, %zu sentences, %zu dates\n", m.bytes, m.tokens, m.sentences,
           m.dates);
    printf("ns/byte: read %.2f, segment %.2f, dates %.2f\n", m.seconds[STAGE_READ] / m.bytes * 1e9,
           m.seconds[STAGE_SEGMENT] / m.bytes * 1e9, m.seconds[STAGE_DATES] / m.bytes * 1e9);
    return 0;
}
