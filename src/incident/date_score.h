#ifndef DATELINE_INCIDENT_DATE_SCORE_H
#define DATELINE_INCIDENT_DATE_SCORE_H
/* How much a time expression has to do with an event of its sentence.
 *
 * Takes a mention and a time expression, gives a score by the grammar between them: whose clause it
 * stands in, what stands between, whether it dates something else ("by Friday", "still on Friday",
 * a toll that rises). Belongs to incident/when. */
#include "incident/mention.h"

/* How near a time expression is to a mention, in hundredths of a guess: its own clause counts
 * most, then a clause above, then the clause of who said so. */
enum {
    SCORE_OWN = 1000,
    SCORE_BELOW = 700,
    SCORE_ABOVE = 600,
    SCORE_SPEECH = 400,
    SCORE_STEP = 10,   /* for each unit between */
    SCORE_VAGUE = 300, /* what "days earlier" has less than a day that is told as well */
};

struct date_finder {
    const struct extract_input *input;
    const struct telling *telling;
    const struct mention *mention;
};

static inline bool ends_with_word(const struct date_finder *f, const struct unit *u,
                                  const char *word)
{
    return span_is_nocase(token_text(f->input->tokens, u->first + u->n - 1), word);
}

static inline bool starts_with_word(const struct date_finder *f, const struct unit *u,
                                    const char *word)
{
    return span_is_nocase(token_text(f->input->tokens, u->first), word);
}

/* 0: nothing. */
int date_score(const struct date_finder *finder, uint32_t date);
/* It tells how things stood, not when the event was. */
bool date_is_state(const struct date_finder *finder, uint32_t date);
/* Does the clause stand above the mention's, and how: 0 not at all. */
int clause_above_score(const struct date_finder *finder, uint32_t clause);
bool clause_is_speech(const struct parse *parse, uint32_t clause);
bool clause_opens_after(const struct date_finder *finder, const struct clause *clause);
/* Stands a mark right after the expression? */
bool date_before_mark(const struct date_finder *finder, uint32_t date);
/* "Hours after the talks ended, a drone hit": the day of the main clause. */
bool date_opens_clause(const struct date_finder *finder, uint32_t date);

#endif
