#ifndef DATELINE_TESTS_TEXT_HALF_H
#define DATELINE_TESTS_TEXT_HALF_H
/* The whole of the text half, with the gazetteer of the build, for specs in sentences. */
#include "check.h"

#include <stdio.h>

#include "incident/extract.h"
#include "place/resolve.h"

struct tools {
    struct arena arena;
    struct gazetteer *gazetteer;
    struct gazetteers gazetteers;
    struct lexicon *lexicon;
};

static inline bool tools_open(struct tools *tools)
{
    struct error error = {0};
    if (!gazetteer_open(&tools->gazetteer, BUILD_FOLDER "/share/dateline/gazetteer.bin",
                        &tools->arena, &error) ||
        !lexicon_open(&tools->lexicon, NULL, &tools->arena, &error)) {
        fprintf(stderr, "%s\n", error.text);
        return false;
    }
    tools->gazetteers = (struct gazetteers){.at = {tools->gazetteer}, .n = 1};
    return true;
}

static inline void tools_close(struct tools *tools)
{
    gazetteer_close(tools->gazetteer);
    arena_free(&tools->arena);
}

/* A sentence or two is no article: without a word of where they belong "Sumy" could be anything. */
#define CONTEXT                                                                                    \
    "Our correspondents write about the wars in Ukraine, Russia, Israel, Lebanon, Yemen, Sudan "   \
    "and Pakistan, and about the missiles, drones, rockets and artillery of their armies."

/* `day` "-": the article states none. "//" begins a paragraph. */
static inline struct span article_bytes(struct span day, struct span text, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    if (!span_is(day, "-")) {
        buffer_printf(&out, "date: %.*s\n\n", (int)day.n, day.at);
    }
    for (size_t i = 0; i < text.n; i++) {
        bool paragraph = i + 1 < text.n && text.at[i] == '/' && text.at[i + 1] == '/';
        buffer_add(&out, paragraph ? "\n\n" : text.at + i, paragraph ? 2 : 1);
        i += paragraph;
    }
    buffer_puts(&out, "\n\n" CONTEXT "\n");
    return (struct span){out.at, out.n};
}

/* `name` is the article's file name. */
static inline struct incidents article_extract(const struct tools *tools, const char *name,
                                               struct span bytes, struct explanation *explanation,
                                               struct arena *arena)
{
    struct error error = {0};
    struct article *article = arena_new(arena, struct article);
    struct article_options options = {.published = DAY_NONE};
    if (!article_parse(article, name, bytes, options, arena, &error)) {
        fail_msg("%s", error.text);
    }
    struct tokens *tokens = arena_new(arena, struct tokens);
    *tokens = segment(article, arena);
    struct toponyms toponyms = toponyms_find(tokens, &tools->gazetteers, arena);
    toponyms_resolve(&toponyms, &tools->gazetteers, arena);
    struct date_mentions dates = dates_find(tokens, article->published, arena);
    struct extract_input input = {.tokens = tokens,
                                  .toponyms = &toponyms,
                                  .dates = &dates,
                                  .lexicon = tools->lexicon,
                                  .gazetteers = &tools->gazetteers};
    return extract(&input, explanation, arena);
}

static inline const char *figure_short(struct figure f, struct arena *arena)
{
    if (f.best == FIGURE_UNKNOWN && f.low == FIGURE_UNKNOWN) {
        return "-";
    }
    if (f.high == FIGURE_UNKNOWN) {
        return arena_printf(arena, "%d+", f.low);
    }
    return f.low == f.high ? arena_printf(arena, "%d", f.low)
                           : arena_printf(arena, "%d-%d", f.low, f.high);
}

#endif
