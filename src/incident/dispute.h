#ifndef DATELINE_INCIDENT_DISPUTE_H
#define DATELINE_INCIDENT_DISPUTE_H
/* Is what one side claims denied by the other?
 *
 * Takes the article and one of its events, looks at the words of the sentences that tell it and of
 * the one after: "Kyiv denied it", "said the claim was false". Belongs to incident/verdict. */
#include "incident/account.h"

bool event_is_disputed(const struct account *account, const struct event *event);

#endif
