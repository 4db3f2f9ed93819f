#ifndef DATELINE_PLACE_PEOPLE_H
#define DATELINE_PLACE_PEOPLE_H
/* Names of persons, told apart from places.
 *
 * Takes a scan, labels the tokens of persons' names and titles, and remembers the surnames and
 * given names that the article introduced, so that "Lake said" further down is no lake. Sure marks
 * are a title before the name, a given name before a surname, an initial inside, an age behind, a
 * verb of speech beside; where a given name is a place as well ("Charlotte", "Jordan") a second
 * mark is wanted. */
#include "place/scan.h"

void people_mark(struct scan *scan);

#endif
