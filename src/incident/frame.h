#ifndef DATELINE_INCIDENT_FRAME_H
#define DATELINE_INCIDENT_FRAME_H
/* Which event a verb tells of, by what stands with it.
 *
 * "Struck" may tell of a strike or of a deal, "destroyed" of a house hit or a drone shot down,
 * "captured" of a town or of soldiers. Takes a parsed sentence and a verb group, gives the first of
 * the verb's readings in triggers.tsv whose frame finds what it asks for as subject and object.
 * Belongs to incident/mention. */
#include "incident/clause.h"

/* NULL: the verb tells of no event here. */
const struct trigger *frame_reading(const struct parse *parse, const struct verb_group *verb);
/* The same of a noun: a "raid" may be of planes or of troops. */
const struct trigger *frame_noun_reading(const struct parse *parse, uint32_t unit);

#endif
