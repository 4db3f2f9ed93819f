#ifndef DATELINE_INCIDENT_PLACE_TOLD_H
#define DATELINE_INCIDENT_PLACE_TOLD_H
/* Nouns that stand for a place told of before: "the city", "there". Serves incident/place_use. */
#include "incident/clause.h"

/* Is unit `i` one? Not "the city of X", "two cities". */
bool place_is_told_before(const struct extract_input *input, const struct units *units, uint32_t i);

#endif
