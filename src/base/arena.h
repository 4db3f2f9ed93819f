#ifndef DATELINE_BASE_ARENA_H
#define DATELINE_BASE_ARENA_H
/* Memory that is thrown away together.
 *
 * The ownership law of the whole program: a function returns new memory only from the arena it was
 * given; without an arena it allocates nothing; everything else is borrowed. There are three
 * lifetimes: the run, one article, one map. Memory comes back zeroed. `arena_alloc` never fails:
 * out of memory prints one line and exits 1 here, the one exception to main's monopoly on exiting;
 * callers cap the size of untrusted input first. Built with DATELINE_ARENA_MALLOC each allocation
 * is a malloc of its own, so that address sanitizers see every overrun. */
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *head; /* newest block first; NULL when nothing was allocated yet */
    size_t used;              /* bytes given out since the last clear, for limits and statistics */
};

/* A list is always {T *at; size_t n, cap;}: `at[0..n)` are its elements. */
#define ARENA_LIST(T)                                                                              \
    {                                                                                              \
        T *at;                                                                                     \
        size_t n, cap;                                                                             \
    }

void *arena_alloc(struct arena *arena, size_t size);
/* The same for `n` things of `size` bytes; a product that overflows exits as out of memory does. */
void *arena_calloc(struct arena *arena, size_t n, size_t size);
/* Not zeroed: for large arrays that are written before they are read. */
void *arena_room(struct arena *arena, size_t n, size_t size);
/* A NUL-terminated copy of `n` bytes. */
char *arena_strndup(struct arena *arena, const char *s, size_t n);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Forgets everything but keeps a block for the next article. */
void arena_clear(struct arena *arena);
void arena_free(struct arena *arena);

/* Room for one element more in a list; the old array stays in the arena until it goes. */
void *arena_grow(struct arena *arena, const void *at, size_t n, size_t *cap, size_t size);

#define arena_new(arena, T)      ((T *)arena_alloc((arena), sizeof(T)))
#define arena_array(arena, T, n) ((T *)arena_calloc((arena), (n), sizeof(T)))
/* A pointer to a new zeroed last element of `list`. */
#define list_push(arena, list)                                                                     \
    ((list)->at = (list)->n < (list)->cap ? (list)->at                                             \
                                          : arena_grow((arena), (list)->at, (list)->n,             \
                                                       &(list)->cap, sizeof *(list)->at),          \
     &(list)->at[(list)->n++])

#endif
