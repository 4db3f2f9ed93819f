#ifndef DATELINE_TESTS_PLACE_SPEC_H
#define DATELINE_TESTS_PLACE_SPEC_H
/* Text in, resolved mentions out, with the gazetteer that the build compiled. */
#include "spec.h"

#include "news/date.h"
#include "place/resolve.h"
#include "place/words.h"

struct places {
    struct arena run, article;
    struct gazetteer *gazetteer;
    struct gazetteers gazetteers;
    struct article read;
    struct tokens tokens;
    struct toponyms toponyms;
};

static inline void places_open(struct places *places)
{
    struct error error = {0};
    *places = (struct places){0};
    if (!gazetteer_open(&places->gazetteer, BUILD_FOLDER "/share/dateline/gazetteer.bin",
                        &places->run, &error)) {
        fail_msg("%s", error.text);
    }
    places->gazetteers = (struct gazetteers){
        .at = {places->gazetteer}, .n = 1, .words = place_words_make(&places->run)};
}

static inline void places_close(struct places *places)
{
    gazetteer_close(places->gazetteer);
    arena_free(&places->article);
    arena_free(&places->run);
}

/* "\n" in a spec is a line end. */
static inline struct span places_unescape(struct span text, struct arena *arena)
{
    char *out = arena_strndup(arena, text.at, text.n);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool line_end = text.at[i] == '\\' && i + 1 < text.n && text.at[i + 1] == 'n';
        out[n++] = line_end ? '\n' : text.at[i];
        i += line_end;
    }
    return (struct span){out, n};
}

static inline void places_read(struct places *places, struct span text)
{
    struct error error = {0};
    struct article_options options = {.published = DAY_NONE};
    arena_clear(&places->article);
    text = places_unescape(text, &places->article);
    places->read = (struct article){0};
    if (!article_parse(&places->read, "spec.txt", text, options, &places->article, &error)) {
        fail_msg("%s", error.text);
    }
    places->tokens = segment(&places->read, &places->article);
    places->toponyms = toponyms_find(&places->tokens, &places->gazetteers, &places->article);
    toponyms_resolve(&places->toponyms, &places->gazetteers, &places->article);
}

static inline struct span places_text(const struct places *places, const struct toponym *toponym)
{
    return (struct span){places->read.text.at + toponym->start, toponym->n};
}

/* The mention with this text, the `which`-th of them (from 1); located ones alone. */
static inline const struct toponym *places_find(const struct places *places, struct span name,
                                                int which)
{
    for (size_t i = 0; i < places->toponyms.n; i++) {
        const struct toponym *toponym = &places->toponyms.at[i];
        if (toponym->located && span_equal(places_text(places, toponym), name) && --which == 0) {
            return toponym;
        }
    }
    return NULL;
}

#endif
