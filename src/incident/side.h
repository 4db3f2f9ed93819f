#ifndef DATELINE_INCIDENT_SIDE_H
#define DATELINE_INCIDENT_SIDE_H
/* By whom, and on whom: the acting side of an event mention and the one acted upon.
 *
 * Takes a parsed sentence and a mention with its trigger, verb and toll, fills in the actor (the
 * subject, after "by", before the noun, who is blamed or claims it, whose weapon it was) and the
 * victim where the object names a side ("RSF positions"). Who a word stands for is for
 * incident/actor. Belongs to incident/mention. */
#include "incident/mention.h"

void sides_find(const struct parse *parse, struct mention *mention);

#endif
