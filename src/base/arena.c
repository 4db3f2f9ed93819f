#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    _Alignas(max_align_t) char bytes[];
};

/* One article's tokens and mentions fit in the first block; later blocks double. */
#define FIRST_BLOCK   ((size_t)256 * 1024)
#define LARGEST_BLOCK ((size_t)64 * 1024 * 1024)
#define LARGEST_KEPT  ((size_t)8 * 1024 * 1024)

static _Noreturn void out_of_memory(size_t size)
{
    fprintf(stderr, "dateline: out of memory (%zu bytes asked for)\n", size);
    exit(1);
}

static size_t align_up(size_t size)
{
    const size_t a = _Alignof(max_align_t);
    if (size > SIZE_MAX / 2) {
        out_of_memory(size);
    }
    return (size + a - 1) / a * a;
}

static struct arena_block *block_new(struct arena *arena, size_t size)
{
    struct arena_block *block = malloc(sizeof *block + size);
    if (!block) {
        out_of_memory(size);
    }
    block->next = arena->head;
    block->used = 0;
    block->size = size;
    arena->head = block;
    return block;
}

static size_t block_size_for(const struct arena *arena, size_t size)
{
#ifdef DATELINE_ARENA_MALLOC
    (void)arena;
    return size;
#else
    size_t next = arena->head ? arena->head->size * 2 : FIRST_BLOCK;
    if (next > LARGEST_BLOCK) {
        next = LARGEST_BLOCK;
    }
    return next > size ? next : size;
#endif
}

/* Not zeroed. */
static void *take(struct arena *arena, size_t size)
{
    size = align_up(size ? size : 1);
    struct arena_block *block = arena->head;
    if (!block || block->size - block->used < size) {
        block = block_new(arena, block_size_for(arena, size));
    }
    void *result = block->bytes + block->used;
    block->used += size;
    arena->used += size;
    return result;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
}

void *arena_room(struct arena *arena, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / 4 / size) {
        out_of_memory(SIZE_MAX);
    }
    return take(arena, n * size);
}

void *arena_calloc(struct arena *arena, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / 4 / size) {
        out_of_memory(SIZE_MAX);
    }
    return arena_alloc(arena, n * size);
}

char *arena_strndup(struct arena *arena, const char *s, size_t n)
{
    char *copy = arena_alloc(arena, n + 1);
    if (n) {
        memcpy(copy, s, n);
    }
    return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0) {
        n = 0;
    }
    char *text = arena_alloc(arena, (size_t)n + 1);
    vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    return text;
}

void *arena_grow(struct arena *arena, const void *at, size_t n, size_t *cap, size_t size)
{
    size_t wanted = *cap ? *cap * 2 : 8;
    if (wanted > SIZE_MAX / 4 / size) {
        out_of_memory(SIZE_MAX);
    }
    char *bigger = take(arena, wanted * size);
    if (n) {
        memcpy(bigger, at, n * size);
    }
    memset(bigger + n * size, 0, (wanted - n) * size);
    *cap = wanted;
    return bigger;
}

/* The newest block is the largest: kept, it holds the next article as a whole. */
static bool is_kept(const struct arena_block *block)
{
#ifdef DATELINE_ARENA_MALLOC
    (void)block;
    return false;
#else
    return block->size <= LARGEST_KEPT;
#endif
}

void arena_clear(struct arena *arena)
{
    struct arena_block *kept = NULL;
    for (struct arena_block *block = arena->head, *next; block; block = next) {
        next = block->next;
        if (!kept && is_kept(block)) {
            kept = block;
            kept->next = NULL;
            kept->used = 0;
        } else {
            free(block);
        }
    }
    arena->head = kept;
    arena->used = 0;
}

void arena_free(struct arena *arena)
{
    for (struct arena_block *block = arena->head; block;) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
    *arena = (struct arena){0};
}
