#ifndef DATELINE_PLACE_QUALIFY_H
#define DATELINE_PLACE_QUALIFY_H
/* What the text itself says that a place lies in: "Long Beach, California", "Durham (UK)",
 * "Andriivka in the Sumy region", "the Sumy region's Andriivka".
 *
 * Takes the mentions, sets `inside` where one of the first's places does lie in one of the
 * second's. A village that the gazetteer lacks, named together with a division that it has ("the
 * village of Andriivka in the Sumy region"), becomes a mention of its own that stands in the
 * division. */
#include "place/scan.h"

void qualify(struct scan *scan, struct toponyms *toponyms);
/* Does `a` lie in `b`, as far as codes and distance tell? Never in itself. */
bool location_inside(const struct location *a, const struct location *b);

#endif
