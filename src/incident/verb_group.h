#ifndef DATELINE_INCIDENT_VERB_GROUP_H
#define DATELINE_INCIDENT_VERB_GROUP_H
/* Verbs with their auxiliaries: "was not struck", "to be held", "had been shelling".
 *
 * Takes a sentence's units, gives its verb groups in text order with voice, aspect and the cues
 * that stand inside them. Belongs to incident/clause. */
#include "incident/unit.h"

/* "was not struck": from the first auxiliary to the main verb. */
struct verb_group {
    uint32_t first, main; /* units */
    bool passive, perfect, progressive, infinitive, participle;
    bool pluperfect; /* "had struck" */
    bool finite;
    unsigned cues; /* of modals, "not" and adverbs inside the group */
};

struct verb_groups ARENA_LIST(struct verb_group);

struct verb_groups verb_groups_of(const struct extract_input *input, const struct units *units,
                                  struct arena *arena);

#endif
