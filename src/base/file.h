#ifndef DATELINE_BASE_FILE_H
#define DATELINE_BASE_FILE_H
/* Files: read as one mapped span, written whole or not at all.
 *
 * An output is written to a temporary file beside its target and renamed over it by
 * `output_commit`, which flushes to disk first and reports a full disk or a closed pipe; until then
 * the earlier file stays as it was, also when the run is killed. The path "-" is standard input or
 * output. */
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

struct file_map {
    struct span bytes;
    bool mapped; /* false: the bytes are in the arena (standard input, pipes) */
};

/* Fails above `limit` bytes (0: no limit). */
bool file_map(struct file_map *out, const char *path, size_t limit, struct arena *arena,
              struct error *error);
void file_unmap(struct file_map *map);
bool file_exists(const char *path);
bool file_is_folder(const char *path);
bool folder_create(const char *path, struct error *error); /* with its parents */

struct output {
    FILE *stream;
    const char *path; /* where it will stand; "-" for standard output */
    char *temporary;  /* NULL for standard output */
};

bool output_open(struct output *out, const char *path, struct arena *arena, struct error *error);
bool output_write(struct output *out, struct span bytes, struct error *error);
bool output_commit(struct output *out, struct error *error);
void output_abort(struct output *out); /* harmless after a commit */
bool output_write_all(const char *path, struct span bytes, struct arena *arena,
                      struct error *error);

#endif
