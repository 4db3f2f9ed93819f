#ifndef DATELINE_PLACE_REGIONS_H
#define DATELINE_PLACE_REGIONS_H
/* Countries and first-level divisions as small numbers, from 1 in order of appearance; 0 is none.
 *
 * Sums over regions are then plain arrays. The numbers are the run's own and show nowhere. */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "place/location.h"

struct regions {
    uint64_t *key; /* open addressing */
    uint32_t *number;
    size_t mask;
    uint32_t n;
    struct arena *arena;
};

struct regions regions_make(struct arena *arena);
uint32_t regions_country(struct regions *regions, const char *country_code);
uint32_t regions_division(struct regions *regions, const struct location *location);

#endif
