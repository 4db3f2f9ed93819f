#ifndef DATELINE_INCIDENT_KINSHIP_H
#define DATELINE_INCIDENT_KINSHIP_H
/* Which words for one thing may stand for another: an ammunition depot is a military base to the
 * next outlet, "explosions" are what a missile makes.
 *
 * Takes the standard words of the lexicon for types and targets, tells how two of them go together.
 * What the tables do not know goes with anything. Pure. Belongs to incident/match. */
#include <stdbool.h>

enum kinship {
    KIN_ODDS,  /* two things: a refinery, a railway */
    KIN_VAGUE, /* one of them says too little, or is not told */
    KIN_NEAR,  /* may be two words for one thing: a depot, a base */
    KIN_SAME,
};

enum kinship types_kinship(const char *a, const char *b);
enum kinship targets_kinship(const char *a, const char *b);

/* What is hit every day, so that it identifies nothing. */
bool target_is_common(const char *target);

#endif
