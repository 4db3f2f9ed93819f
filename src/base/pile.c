#include "base/pile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void out_of_memory(size_t size)
{
    fprintf(stderr, "dateline: out of memory (%zu bytes asked for)\n", size);
    exit(1);
}

void *pile_add(struct pile *pile, size_t n)
{
    if (pile->cap - pile->n < n) {
        size_t cap = pile->n + n + pile->cap / 2 + 64;
        if (n > SIZE_MAX / 4 / pile->width || cap > SIZE_MAX / 2 / pile->width) {
            out_of_memory(SIZE_MAX);
        }
        void *bigger = realloc(pile->at, cap * pile->width);
        if (!bigger) {
            out_of_memory(cap * pile->width);
        }
        pile->at = bigger;
        pile->cap = cap;
    }
    char *fresh = (char *)pile->at + pile->n * pile->width;
    pile->n += n;
    return memset(fresh, 0, n * pile->width);
}

void pile_free(struct pile *pile)
{
    free(pile->at);
    *pile = (struct pile){.width = pile->width};
}

/* The slot that holds the key, else the free one where it belongs. */
static size_t slot_of(const struct id_map *map, uint64_t key)
{
    size_t mask = map->cap - 1, i = (size_t)(key ^ (key >> 32)) & mask;
    while (map->keys[i] != 0 && map->keys[i] != key) {
        i = (i + 1) & mask;
    }
    return i;
}

static void map_grow(struct id_map *map)
{
    struct id_map bigger = {.n = map->n, .cap = map->cap ? map->cap * 2 : 1024};
    bigger.keys = calloc(bigger.cap, sizeof *bigger.keys);
    bigger.values = calloc(bigger.cap, sizeof *bigger.values);
    if (!bigger.keys || !bigger.values) {
        out_of_memory(bigger.cap * sizeof *bigger.keys);
    }
    for (size_t i = 0; i < map->cap; i++) {
        if (map->keys[i] != 0) {
            size_t slot = slot_of(&bigger, map->keys[i]);
            bigger.keys[slot] = map->keys[i];
            bigger.values[slot] = map->values[i];
        }
    }
    id_map_free(map);
    *map = bigger;
}

bool id_map_find(const struct id_map *map, uint64_t key, uint32_t *value)
{
    key += key == 0;
    if (map->n == 0) {
        return false;
    }
    size_t slot = slot_of(map, key);
    if (map->keys[slot] == 0) {
        return false;
    }
    *value = map->values[slot];
    return true;
}

void id_map_set(struct id_map *map, uint64_t key, uint32_t value)
{
    key += key == 0;
    if (map->n * 2 >= map->cap) {
        map_grow(map);
    }
    size_t slot = slot_of(map, key);
    map->n += map->keys[slot] == 0;
    map->keys[slot] = key;
    map->values[slot] = value;
}

void id_map_free(struct id_map *map)
{
    free(map->keys);
    free(map->values);
    *map = (struct id_map){0};
}
