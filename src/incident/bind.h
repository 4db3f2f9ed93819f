#ifndef DATELINE_INCIDENT_BIND_H
#define DATELINE_INCIDENT_BIND_H
/* Which words of a sentence tell of one event: "a volley of rockets tore into X, killing two".
 *
 * Takes a sentence's mentions, sets each one's `group` to the first mention of its event, by the
 * grammar between them: subject and verb, "killed in an attack", "which killed", ", wounding two",
 * "died when a missile hit". Belongs to incident/extract. */
#include "incident/mention.h"

void mentions_bind(const struct extract_input *input, struct telling *telling);

#endif
