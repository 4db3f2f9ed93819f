#ifndef DATELINE_PLACE_REGIONS_H
#define DATELINE_PLACE_REGIONS_H
/* Countries and first-level divisions as small numbers, from 1 in order of appearance; 0 is none.
 *
 * One article's: sums over regions are then plain arrays. */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "place/location.h"

struct regions {
    uint64_t *key; /* open addressing */
    uint32_t *number;
    size_t mask;
    uint32_t n;
};

/* Room for `most` regions. */
struct regions regions_make(size_t most, struct arena *arena);
uint32_t regions_country(struct regions *regions, const char *country_code);
uint32_t regions_division(struct regions *regions, const struct location *location);

#endif
