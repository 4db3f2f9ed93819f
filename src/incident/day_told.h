#ifndef DATELINE_INCIDENT_DAY_TOLD_H
#define DATELINE_INCIDENT_DAY_TOLD_H
/* The day of an event that has it from what the article told before.
 *
 * Takes the account so far and an event to add, gives the event the day that "hours later" or "it
 * came two days after" counts to, or, where it has none, the day of the story that it goes on
 * with. Belongs to incident/account. */
#include "incident/account.h"

/* "hours later", "two days before": from what was told last, or first. */
void day_count(const struct account *account, struct event *event);
/* An attack without a day goes on with one told just before, by the same side or there. */
void day_inherit(const struct account *account, struct event *event, const struct toponym *place);

#endif
