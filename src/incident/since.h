#ifndef DATELINE_INCIDENT_SINCE_H
#define DATELINE_INCIDENT_SINCE_H
/* What a comparison recalls: "the worst attack since April 2022, when a shell hit a market".
 *
 * Takes a clause that "when" opens, gives the time expression before it; takes a mention in or
 * below such a clause, gives it that day. Serves incident/when and incident/bind: what is recalled
 * is another event. Belongs to incident/extract. */
#include "incident/when.h"

/* "since April 2022" before the "when" of the clause; NULL: nothing is recalled. */
const struct unit *since_before(const struct tokens *tokens, const struct parse *parse,
                                const struct clause *clause);
/* Fills `out` where the mention is recalled. */
bool since_read(const struct extract_input *input, const struct telling *telling,
                const struct mention *mention, struct when *out);

#endif
