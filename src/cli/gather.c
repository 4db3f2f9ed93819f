#include "cli/gather.h"

#include "incident/geojson.h"
#include "incident/merge.h"

struct gathering {
    struct gathering_tools tools;
    struct incidents accounts;
    struct arena *arena; /* of the run */
};

bool gathering_tools_open(struct gathering_tools *out, struct run *run, struct error *error)
{
    out->dates = date_finder_make(&run->arena);
    return gazetteers_open(&out->gazetteers, run, error) &&
           lexicon_open(&out->lexicon, run->options.lexicon, &run->arena, error);
}

struct article_accounts article_accounts(const struct reading *reading,
                                         const struct gathering_tools *tools, bool explained,
                                         struct arena *arena)
{
    struct article_accounts told = {0};
    told.dates =
        dates_find_with(tools->dates, &reading->tokens, reading->article->published, arena);
    struct extract_input input = {.tokens = &reading->tokens,
                                  .toponyms = &reading->toponyms,
                                  .dates = &told.dates,
                                  .lexicon = tools->lexicon,
                                  .gazetteers = &tools->gazetteers};
    told.incidents = extract(&input, explained ? &told.explanation : NULL, arena);
    return told;
}

static bool gather_article(void *user, const struct reading *reading, struct arena *article,
                           struct error *error)
{
    (void)error;
    struct gathering *gathering = user;
    struct article_accounts told = article_accounts(reading, &gathering->tools, false, article);
    for (size_t i = 0; i < told.incidents.n; i++) {
        incident_copy(list_push(gathering->arena, &gathering->accounts), &told.incidents.at[i],
                      gathering->arena);
    }
    return true;
}

/* Most news tells of no incident, and its words say so before its places are known. */
static bool may_tell(void *user, const struct tokens *tokens)
{
    const struct gathering *gathering = user;
    return extract_may_tell(tokens, gathering->tools.lexicon);
}

bool incidents_gather(struct incidents *out, struct run *run, struct reading_report *report,
                      struct error *error)
{
    struct gathering gathering = {.arena = &run->arena};
    struct visitor visitor = {.wants = may_tell, .visit = gather_article, .user = &gathering};
    if (!gathering_tools_open(&gathering.tools, run, error) ||
        !articles_each(run, &gathering.tools.gazetteers, visitor, report, error)) {
        return false;
    }
    *out = merge(&gathering.accounts, &run->arena);
    incidents_order(out, &run->arena);
    return true;
}
