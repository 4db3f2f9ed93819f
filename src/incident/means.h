#ifndef DATELINE_INCIDENT_MEANS_H
#define DATELINE_INCIDENT_MEANS_H
/* With what, and at what: the weapon and the target of an event mention.
 *
 * Takes a parsed sentence and a mention with its trigger and clause, fills in its weapon (right
 * before a noun, in its clause, after "with", of the subject that it shares with the clause above)
 * and its target in the field's standard words. A weapon that is itself what was hit ("a drone
 * factory") is none. Belongs to incident/mention. */
#include "incident/mention.h"

void means_find(const struct parse *parse, struct mention *mention);

/* "gunmen": they kill with firearms. */
static inline bool unit_is_gunman(const struct unit *unit)
{
    return unit_is(unit, WORD_PERSON) && unit->lexeme->person == PERSON_GUNMAN;
}

#endif
