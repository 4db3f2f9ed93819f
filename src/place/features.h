#ifndef DATELINE_PLACE_FEATURES_H
#define DATELINE_PLACE_FEATURES_H
/* Feature words and directions beside a name: "the Sumy region", "Lake Manassas", "eastern
 * Ukraine", "Donetsk, Kherson and Luhansk regions".
 *
 * Takes the mentions, notes what kind each is asked to be and how far the whole expression goes. A
 * feature word with a capital becomes part of the name as written ("Sokoto State"); one without
 * stays outside it ("Sumy region"). */
#include "place/scan.h"

void features_mark(struct scan *scan, struct toponyms *toponyms);
/* Does the place fit what was asked for ("P", "A.ADM1", comma separated)? 2: as asked, 1: nearly
 * ("village" and a third-level division), 0: no. */
int feature_fits(const char *asks, const struct location *location);

#endif
