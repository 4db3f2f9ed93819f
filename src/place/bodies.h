#ifndef DATELINE_PLACE_BODIES_H
#define DATELINE_PLACE_BODIES_H
/* Names of organisations and streets, told apart from the places inside them.
 *
 * Takes a scan in which persons are marked, labels the tokens of organisations that the gazetteer
 * lists ("Bank of England", "New York Times") and of streets ("1935 Orchard St."). Organisations
 * that it does not list are known by the words behind the place (evidence.h). */
#include "place/scan.h"

void bodies_mark(struct scan *scan);

#endif
