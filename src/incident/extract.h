#ifndef DATELINE_INCIDENT_EXTRACT_H
#define DATELINE_INCIDENT_EXTRACT_H
/* What one article tells: its accounts.
 *
 * Takes the tokens with their resolved toponyms and time expressions, gives one incident (one
 * source) for each event told, already joined within the article. `explanation`, where asked for,
 * says for each incident which words gave trigger, place, date and figures, and for each place
 * without a dot why. */
#include "incident/incident.h"
#include "incident/lexicon.h"
#include "news/date.h"
#include "place/toponym.h"

/* Why an incident came out, or why a place did not. */
struct explanation_note {
    uint32_t start, end; /* bytes of article.text that the note is about */
    int32_t incident;    /* index into the result; -1: no incident */
    const char
        *what; /* "trigger", "place", "date", "killed", "injured", "actor", "status", "no dot" */
    const char *text; /* the reason, one line */
};

struct explanation ARENA_LIST(struct explanation_note);

struct extract_input {
    const struct tokens *tokens;
    const struct toponyms *toponyms;
    const struct date_mentions *dates;
    const struct lexicon *lexicon;
    const struct gazetteers *gazetteers; /* to look at doubtful names again; NULL: not done */
};

/* `explanation` may be NULL. */
/* False: whatever its places are, the article tells of nothing. Looks at single words. */
bool extract_may_tell(const struct tokens *tokens, const struct lexicon *lexicon);

struct incidents extract(const struct extract_input *input, struct explanation *explanation,
                         struct arena *arena);

#endif
