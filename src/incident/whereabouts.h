#ifndef DATELINE_INCIDENT_WHEREABOUTS_H
#define DATELINE_INCIDENT_WHEREABOUTS_H
/* How places lie to one another, and which place "the city" is.
 *
 * Takes toponyms and locations, says whether one holds the other or whether they may be words for
 * one place; finds the place that a definite noun stands for. Belongs to incident/extract. */
#include "incident/mention.h"

/* Does `outer` hold `inner`, or are they one? */
bool place_holds(const struct location *outer, const struct location *inner);
/* Coarser and finer words for one place, or the same place. */
bool places_meet(const struct toponym *a, const struct toponym *b);
/* Sevastopol is no part of Crimea by its codes, but it lies there; Kyiv is not in Kyiv region. */
bool place_lies_in(const struct toponym *inner, const struct toponym *outer);
double places_apart_km(const struct toponym *a, const struct toponym *b);
/* A whole country: "eastern Ukraine" is none. */
bool place_is_country(const struct extract_input *input, const struct toponym *toponym);

/* The toponym that a place in a sentence means: its own, or the one told of before for "the city",
 * "the capital", "there"; NULL: none is known. */
const struct toponym *place_meant(const struct extract_input *input, const struct telling *telling,
                                  uint32_t place_use);

#endif
