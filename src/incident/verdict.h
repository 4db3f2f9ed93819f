#ifndef DATELINE_INCIDENT_VERDICT_H
#define DATELINE_INCIDENT_VERDICT_H
/* Which events of an article are incidents, once it is read to its end.
 *
 * Takes the account, sets each event's `no` where it is none (a whole country with nothing of its
 * own, an article that is not about armed conflict, only the headline), and fills in the attacker
 * where the article told it for what else happened there. Belongs to incident/extract. */
#include "incident/account.h"

void account_close(struct account *account);

#endif
