#ifndef DATELINE_PLACE_REPETITION_H
#define DATELINE_PLACE_REPETITION_H
/* What the other mentions of a name say about one of them.
 *
 * A name that stands once behind "in" is a place further down too; one that is mostly a person is
 * one throughout. Takes the mentions with their evidence, gives for each the probability of the
 * surest other mention of the same words, and the mean of all others; 0 where there is none. */
#include "place/toponym.h"

struct repetition {
    float best, mean;
};

/* One a mention. */
struct repetition *repetitions(const struct toponyms *toponyms, struct arena *arena);

#endif
