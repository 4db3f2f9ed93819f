#ifndef DATELINE_PLACE_UNKNOWN_H
#define DATELINE_PLACE_UNKNOWN_H
/* Villages that the gazetteer lacks, where the text says what they lie in.
 *
 * "The village of Andriivka in the Sumy region", "Podgorensky district, Voronezh region": takes the
 * mentions, adds one without candidates for each such name, `stand_in` set and `inside` pointing at
 * the division, in text order. Without a division there is nothing to say, and none is added.
 * Names that the gazetteer has, but only for minor places elsewhere ("Holton, Suffolk"), are
 * treated alike: the mention stays and stands in the division wherever the article has it. */
#include "place/scan.h"

void unknown_add(struct scan *scan, struct toponyms *toponyms);

#endif
