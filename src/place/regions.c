#include "place/regions.h"

#include "base/text.h"

struct regions regions_make(size_t most, struct arena *arena)
{
    size_t size = 64;
    while (size <= most) {
        size *= 2;
    }
    return (struct regions){.key = arena_array(arena, uint64_t, size),
                            .number = arena_array(arena, uint32_t, size),
                            .mask = size - 1};
}

static uint32_t number_of(struct regions *regions, uint64_t key)
{
    size_t i = key & regions->mask;
    while (regions->number[i] && regions->key[i] != key) {
        i = (i + 1) & regions->mask;
    }
    if (!regions->number[i]) {
        regions->key[i] = key;
        regions->number[i] = ++regions->n;
    }
    return regions->number[i];
}

static uint64_t country_key(const char *country_code)
{
    return phrase_add(PHRASE_START, (uint64_t)(unsigned char)country_code[0] << 8 |
                                        (unsigned char)country_code[1]);
}

uint32_t regions_country(struct regions *regions, const char *country_code)
{
    return country_code[0] ? number_of(regions, country_key(country_code)) : 0;
}

uint32_t regions_division(struct regions *regions, const struct location *location)
{
    if (!location->country_code[0] || !location->admin1_code || !location->admin1_code[0]) {
        return 0;
    }
    uint64_t key = country_key(location->country_code);
    for (const char *at = location->admin1_code; *at; at++) {
        key = phrase_add(key, (unsigned char)*at);
    }
    return number_of(regions, key);
}
