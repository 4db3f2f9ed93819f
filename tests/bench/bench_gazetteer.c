/* bench_gazetteer FILE.bin NAMES.txt: what opening and looking up cost, in one run, hits and misses
 * by turns. NAMES.txt has a name a line; they are hashed beforehand, as tokens of an article are.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "place/gazetteer.h"

#define OPENINGS 200
#define ROUNDS   5

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

struct keys {
    uint64_t *names, *words;
    size_t n;
};

static struct keys read_keys(const char *path, struct arena *arena)
{
    struct file_map map;
    struct error error = {0};
    struct keys keys = {0};
    if (!file_map(&map, path, 0, arena, &error)) {
        fprintf(stderr, "%s\n", error.text);
        exit(1);
    }
    size_t lines = 1;
    for (size_t i = 0; i < map.bytes.n; i++) {
        lines += map.bytes.at[i] == '\n';
    }
    keys.names = arena_array(arena, uint64_t, lines);
    keys.words = arena_array(arena, uint64_t, lines);
    struct span rest = map.bytes, line;
    while (span_split(&rest, '\n', &line)) {
        unsigned words;
        keys.names[keys.n] = gazetteer_key(line, &words);
        keys.words[keys.n] = text_fold_hash(line);
        keys.n += words > 0;
    }
    file_unmap(&map);
    return keys;
}

static void bench_opening(const char *path)
{
    double best = 1e9, sum = 0;
    for (int i = 0; i < OPENINGS; i++) {
        struct arena arena = {0};
        struct error error = {0};
        struct gazetteer *gazetteer;
        double start = seconds();
        if (!gazetteer_open(&gazetteer, path, &arena, &error)) {
            fprintf(stderr, "%s\n", error.text);
            exit(1);
        }
        gazetteer_close(gazetteer);
        double took = seconds() - start;
        arena_free(&arena);
        best = took < best ? took : best;
        sum += took;
    }
    printf("open and close   %8.1f us mean, %.1f best\n", sum / OPENINGS * 1e6, best * 1e6);
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct error error = {0};
    struct gazetteer *gazetteer;
    struct name_entry entries[16];
    struct location location;
    if (argc != 3) {
        fprintf(stderr, "usage: bench_gazetteer FILE.bin NAMES.txt\n");
        return 2;
    }
    bench_opening(argv[1]);
    struct keys keys = read_keys(argv[2], &arena);
    if (keys.n == 0 || !gazetteer_open(&gazetteer, argv[1], &arena, &error)) {
        fprintf(stderr, "%s\n", keys.n ? error.text : "no names");
        return 1;
    }
    printf("places           %8u, names %zu, keys tried %zu\n", gazetteer_size(gazetteer),
           gazetteer_names(gazetteer), keys.n);
    for (int round = 0; round < ROUNDS; round++) {
        size_t hits = 0, found = 0, longest = 0;
        double start = seconds();
        for (size_t i = 0; i < keys.n; i++) {
            longest += gazetteer_longest(gazetteer, keys.words[i]);
        }
        double first = seconds();
        for (size_t i = 0; i < keys.n; i++) {
            hits += gazetteer_find(gazetteer, keys.names[i], entries, 16) > 0;
        }
        double second = seconds();
        for (size_t i = 0; i < keys.n; i++) {
            hits += gazetteer_find(gazetteer, keys.names[i] + 1, entries, 16) > 0;
        }
        double third = seconds();
        for (size_t i = 0; i < keys.n; i++) {
            if (gazetteer_find(gazetteer, keys.names[i], entries, 16) > 0) {
                found += gazetteer_place(gazetteer, entries[0].place, &location);
            }
        }
        double fourth = seconds();
        double per = 1e9 / (double)keys.n;
        printf("round %d: first word %6.1f ns, found %6.1f ns, missed %6.1f ns, found and read "
               "%6.1f ns (%zu hits, %zu places, %zu)\n",
               round + 1, (first - start) * per, (second - first) * per, (third - second) * per,
               (fourth - third) * per, hits, found, longest);
    }
    gazetteer_close(gazetteer);
    arena_free(&arena);
    return 0;
}
