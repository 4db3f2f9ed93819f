#ifndef DATELINE_CLI_PIPELINE_H
#define DATELINE_CLI_PIPELINE_H
/* What the reading commands share: the gazetteers opened, one article after the other read and
 * resolved.
 *
 * Takes a run's options and arguments, gives each article to a visitor; a bad article is named on
 * standard error and skipped. One article's memory is gone when its visitor returns. */
#include "cli/command.h"
#include "news/article.h"
#include "news/segment.h"
#include "place/resolve.h"
#include "place/toponym.h"

/* The user's own gazetteers (--gazetteer) first, then the program's. */
bool gazetteers_open(struct gazetteers *out, struct run *run, struct error *error);

/* One article as far as places go. */
struct reading {
    const struct article *article;
    struct tokens tokens;
    struct toponyms toponyms;
};

struct visitor {
    /* Is the article worth looking for places and visiting? NULL: every one is. */
    bool (*wants)(void *user, const struct tokens *tokens);
    /* false: stop here, `error` says why. */
    bool (*visit)(void *user, const struct reading *reading, struct arena *article,
                  struct error *error);
    void *user;
};

struct reading_report {
    size_t read, bad;
};

/* Reads every argument; none at all is a usage error. */
bool articles_each(struct run *run, const struct gazetteers *gazetteers, struct visitor visitor,
                   struct reading_report *report, struct error *error);

#endif
