#include "cli/gather.h"

#include <string.h>

#include "incident/extract.h"
#include "incident/geojson.h"
#include "incident/merge.h"

struct gathering {
    struct incidents accounts;
    const struct lexicon *lexicon;
    const struct gazetteers *gazetteers;
    struct arena *arena; /* of the run */
};

static const char *keep(const char *text, struct arena *arena)
{
    return text ? arena_strndup(arena, text, strlen(text)) : NULL;
}

static void keep_names(struct names *names, const struct names *from, struct arena *arena)
{
    *names = (struct names){0};
    for (size_t i = 0; i < from->n; i++) {
        *list_push(arena, names) = keep(from->at[i], arena);
    }
}

static void keep_sources(struct sources *out, const struct sources *from, struct arena *arena)
{
    *out = (struct sources){0};
    for (size_t i = 0; i < from->n; i++) {
        struct source *source = list_push(arena, out);
        *source = from->at[i];
        source->account = NULL;
        source->article = keep(source->article, arena);
        source->outlet = keep(source->outlet, arena);
        source->url = keep(source->url, arena);
        source->published = keep(source->published, arena);
        source->quote = keep(source->quote, arena);
    }
}

void incident_keep(struct incident *out, const struct incident *from, struct arena *arena)
{
    *out = *from;
    const char **texts[] = {
        &out->id,
        &out->type,
        &out->acled_event_type,
        &out->acled_sub_event_type,
        &out->location_text,
        &out->actor1,
        &out->actor2,
        &out->weapon,
        &out->target,
        &out->summary,
        &out->location.name,
        &out->location.admin1,
        &out->location.country,
        &out->location.admin1_code,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        *texts[i] = keep(*texts[i], arena);
    }
    keep_names(&out->parties, &from->parties, arena);
    keep_names(&out->mediators, &from->mediators, arena);
    keep_sources(&out->sources, &from->sources, arena);
}

static bool gather_article(void *user, const struct reading *reading, struct arena *article,
                           struct error *error)
{
    (void)error;
    struct gathering *gathering = user;
    struct date_mentions dates = dates_find(&reading->tokens, reading->article->published, article);
    struct extract_input input = {.tokens = &reading->tokens,
                                  .toponyms = &reading->toponyms,
                                  .dates = &dates,
                                  .lexicon = gathering->lexicon,
                                  .gazetteers = gathering->gazetteers};
    struct incidents told = extract(&input, NULL, article);
    for (size_t i = 0; i < told.n; i++) {
        incident_keep(list_push(gathering->arena, &gathering->accounts), &told.at[i],
                      gathering->arena);
    }
    return true;
}

bool incidents_gather(struct incidents *out, struct run *run, struct reading_report *report,
                      struct error *error)
{
    struct gazetteers gazetteers;
    struct lexicon *lexicon;
    if (!gazetteers_open(&gazetteers, run, error) ||
        !lexicon_open(&lexicon, run->options.lexicon, &run->arena, error)) {
        return false;
    }
    struct gathering gathering = {
        .lexicon = lexicon, .gazetteers = &gazetteers, .arena = &run->arena};
    struct visitor visitor = {.visit = gather_article, .user = &gathering};
    if (!articles_each(run, &gazetteers, visitor, report, error)) {
        return false;
    }
    *out = merge(&gathering.accounts, &run->arena);
    incidents_order(out, &run->arena);
    return true;
}
