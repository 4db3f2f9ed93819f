#include "place/repetition.h"

struct name {
    uint64_t key;
    uint32_t n;
    float sum, best, second;
};

static struct name *name_of(struct name *table, size_t mask, uint64_t key)
{
    size_t i = key & mask;
    while (table[i].n && table[i].key != key) {
        i = (i + 1) & mask;
    }
    return &table[i];
}

static void count(struct name *name, uint64_t key, float p)
{
    name->key = key;
    name->n++;
    name->sum += p;
    if (p > name->best) {
        name->second = name->best;
        name->best = p;
    } else if (p > name->second) {
        name->second = p;
    }
}

struct repetition *repetitions(const struct toponyms *toponyms, struct arena *arena)
{
    size_t size = 16;
    while (size < toponyms->n * 2 + 2) {
        size *= 2;
    }
    struct name *table = arena_array(arena, struct name, size);
    struct repetition *out = arena_array(arena, struct repetition, toponyms->n + 1);
    for (size_t i = 0; i < toponyms->n; i++) {
        uint64_t key = toponyms->at[i].key;
        count(name_of(table, size - 1, key), key, toponyms->at[i].guess);
    }
    for (size_t i = 0; i < toponyms->n; i++) {
        const struct name *name = name_of(table, size - 1, toponyms->at[i].key);
        float p = toponyms->at[i].guess;
        if (name->n > 1) {
            out[i].best = p >= name->best ? name->second : name->best;
            out[i].mean = (name->sum - p) / (float)(name->n - 1);
        }
    }
    return out;
}
