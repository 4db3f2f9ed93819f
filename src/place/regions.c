#include "place/regions.h"

#include "base/text.h"

#define FIRST_SIZE ((size_t)128)

static struct regions table_of(size_t size, struct arena *arena)
{
    return (struct regions){.key = arena_array(arena, uint64_t, size),
                            .number = arena_array(arena, uint32_t, size),
                            .mask = size - 1,
                            .arena = arena};
}

struct regions regions_make(struct arena *arena)
{
    return table_of(FIRST_SIZE, arena);
}

static size_t slot_of(const struct regions *regions, uint64_t key)
{
    size_t i = key & regions->mask;
    while (regions->number[i] && regions->key[i] != key) {
        i = (i + 1) & regions->mask;
    }
    return i;
}

static void grow(struct regions *regions)
{
    struct regions bigger = table_of((regions->mask + 1) * 2, regions->arena);
    for (size_t i = 0; i <= regions->mask; i++) {
        if (regions->number[i]) {
            size_t slot = slot_of(&bigger, regions->key[i]);
            bigger.key[slot] = regions->key[i];
            bigger.number[slot] = regions->number[i];
        }
    }
    bigger.n = regions->n;
    *regions = bigger;
}

static uint32_t number_of(struct regions *regions, uint64_t key)
{
    size_t slot = slot_of(regions, key);
    if (!regions->number[slot]) {
        if ((regions->n + 1) * 2 > regions->mask) {
            grow(regions);
            slot = slot_of(regions, key);
        }
        regions->key[slot] = key;
        regions->number[slot] = ++regions->n;
    }
    return regions->number[slot];
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
