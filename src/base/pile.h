#ifndef DATELINE_BASE_PILE_H
#define DATELINE_BASE_PILE_H
/* Millions of equal records in one array that grows.
 *
 * What an arena is bad at: its lists keep every outgrown array until the end. A pile has memory of
 * its own, grows by half, and large ones are moved by the kernel without copying. Like an arena it
 * never fails: out of memory prints one line and exits 1. New records are zeroed. `id_map` finds a
 * number by a 64-bit hash. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pile {
    void *at;
    size_t n, cap, width; /* records, records, bytes a record */
};

/* `n` new records at the end; the pointer holds until the next call. */
void *pile_add(struct pile *pile, size_t n);
void pile_free(struct pile *pile);

struct id_map {
    uint64_t *keys; /* 0: free */
    uint32_t *values;
    size_t n, cap;
};

bool id_map_find(const struct id_map *map, uint64_t key, uint32_t *value);
void id_map_set(struct id_map *map, uint64_t key, uint32_t value);
void id_map_free(struct id_map *map);

#endif
