#ifndef DATELINE_BASE_PAGES_H
#define DATELINE_BASE_PAGES_H
/* A large file of which little is read, as if all of it were in memory.
 *
 * Takes a regular file; gives bytes of it where they would stand if it were read whole. A page is
 * read when it is first asked for, so that memory grows with what is used, whatever the kernel
 * would bring along: a mapped file costs up to 2 MiB a touch where its cache has large folios.
 * Bytes that cannot be read (the file was cut short meanwhile) are zero, and `pages_failed` tells.
 * For look-ups in no order over most of a file, map it (base/file.h). */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

struct pages;

/* Fails above `limit` bytes. */
bool pages_open(struct pages **out, const char *path, size_t limit, struct arena *arena,
                struct error *error);
void pages_close(struct pages *pages);
size_t pages_size(const struct pages *pages);
/* The bytes from `offset` on, of which the `n` next are there; they stay until the file is closed.
 * NULL when they do not lie in the file. */
const char *pages_at(struct pages *pages, size_t offset, size_t n);
bool pages_failed(const struct pages *pages);

#endif
