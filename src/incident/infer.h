#ifndef DATELINE_INCIDENT_INFER_H
#define DATELINE_INCIDENT_INFER_H
/* Who attacked and with what, where the article tells it only of other events.
 *
 * Takes the account, read to its end, and one of its events, fills in the attacker and the weapon
 * that other events of the same place, side and day are told with. Where these disagree the fact
 * stays unknown. Belongs to incident/verdict. */
#include "incident/account.h"

void infer_attack(const struct account *account, struct event *event);

#endif
