#ifndef DATELINE_CLI_GATHER_H
#define DATELINE_CLI_GATHER_H
/* Articles to incidents: what `extract`, `map` and `explain` share.
 *
 * Takes the run's arguments, gives every incident they tell, each once, in the order of output, in
 * the run's arena. */
#include "cli/pipeline.h"
#include "incident/extract.h"

struct gathering_tools {
    struct gazetteers gazetteers;
    struct lexicon *lexicon;
    const struct date_finder *dates;
};

bool gathering_tools_open(struct gathering_tools *out, struct run *run, struct error *error);

/* What one article tells, in the article's arena. */
struct article_accounts {
    struct date_mentions dates;
    struct incidents incidents;
    struct explanation explanation; /* empty where not asked for */
};

struct article_accounts article_accounts(const struct reading *reading,
                                         const struct gathering_tools *tools, bool explained,
                                         struct arena *arena);

bool incidents_gather(struct incidents *out, struct run *run, struct reading_report *report,
                      struct error *error);

#endif
