#ifndef DATELINE_INCIDENT_HOSPITAL_H
#define DATELINE_INCIDENT_HOSPITAL_H
/* Hospitals where the wounded and the dead were taken, and the towns that these lie in: nothing
 * happened there. A hospital that was hit is a place as others are.
 *
 * Takes a place of a sentence and those before it, gives the reason why it can have no dot, or
 * NULL. Serves incident/place_use. */
#include "incident/locus.h"

const char *hospital_no(const struct extract_input *input, const struct parse *parse,
                        const struct place_uses *before, const struct place_use *use);

#endif
