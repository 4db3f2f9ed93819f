#include "cli/pipeline.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/data.h"
#include "news/date.h"
#include "place/memory.h"
#include "place/words.h"

/* On long work a line every so many articles, on a terminal only. */
#define PROGRESS_EVERY ((size_t)2000)

static bool gazetteer_add(struct gazetteers *out, const char *path, struct run *run,
                          struct error *error)
{
    struct gazetteer *gazetteer;
    if (out->n == sizeof out->at / sizeof *out->at) {
        return error_set(error, ERROR_USAGE, "too many gazetteers");
    }
    if (!gazetteer_open(&gazetteer, path, &run->arena, error)) {
        return false;
    }
    out->at[out->n++] = gazetteer;
    return true;
}

bool gazetteers_open(struct gazetteers *out, struct run *run, struct error *error)
{
    *out = (struct gazetteers){.words = place_words_make(&run->arena),
                               .memory = place_memory_make(&run->arena, &run->memory)};
    for (size_t i = 0; i < run->options.gazetteer.n; i++) {
        if (!gazetteer_add(out, run->options.gazetteer.at[i], run, error)) {
            return false;
        }
    }
    return gazetteer_add(out, data_path("gazetteer.bin", &run->arena), run, error);
}

static bool article_options(struct article_options *out, const struct run *run, struct error *error)
{
    *out = (struct article_options){.published = DAY_NONE};
    const char *day = run->options.published;
    if (day && (out->published = day_parse(span_of(day))) == DAY_NONE) {
        return error_set(error, ERROR_USAGE, "--published wants a day such as 2025-03-24, not '%s'",
                         day);
    }
    return true;
}

static bool visit(const struct article *article, const struct gazetteers *gazetteers,
                  struct visitor visitor, struct arena *arena, struct error *error)
{
    struct reading reading = {.article = article, .tokens = segment(article, arena)};
    if (visitor.wants && !visitor.wants(visitor.user, &reading.tokens)) {
        return true;
    }
    reading.toponyms = toponyms_find(&reading.tokens, gazetteers, arena);
    toponyms_resolve(&reading.toponyms, gazetteers, arena);
    return visitor.visit(visitor.user, &reading, arena, error);
}

static void show_progress(const struct run *run, const struct reading_report *report)
{
    if (report->read % PROGRESS_EVERY == 0 && !run->options.quiet && isatty(STDERR_FILENO)) {
        fprintf(stderr, "dateline: %zu articles read\n", report->read);
    }
}

struct reader {
    struct run *run;
    const struct gazetteers *gazetteers;
    struct visitor visitor;
    struct reading_report *report;
    struct arena arena; /* of one article */
};

static bool read_source(struct reader *reader, struct article_source *source, struct error *error)
{
    for (;;) {
        struct article article = {0};
        struct error bad = {0};
        arena_clear(&reader->arena);
        enum article_outcome outcome = article_next(source, &article, &reader->arena, &bad);
        if (outcome == ARTICLE_END) {
            return true;
        }
        if (outcome == ARTICLE_BAD) {
            say_problem("%s, skipping", bad.text);
            reader->report->bad++;
            continue;
        }
        reader->report->read++;
        show_progress(reader->run, reader->report);
        if (!visit(&article, reader->gazetteers, reader->visitor, &reader->arena, error)) {
            return false;
        }
    }
}

bool articles_each(struct run *run, const struct gazetteers *gazetteers, struct visitor visitor,
                   struct reading_report *report, struct error *error)
{
    struct article_options options;
    if (run->options.arguments.n == 0) {
        return error_set(error, ERROR_USAGE, "no article named");
    }
    if (!article_options(&options, run, error)) {
        return false;
    }
    *report = (struct reading_report){0};
    struct reader reader = {
        .run = run, .gazetteers = gazetteers, .visitor = visitor, .report = report};
    bool done = true;
    for (size_t i = 0; i < run->options.arguments.n && done; i++) {
        struct article_source *source =
            article_source_open(run->options.arguments.at[i], options, &run->arena);
        done = read_source(&reader, source, error);
        article_source_close(source);
    }
    arena_free(&reader.arena);
    return done;
}
