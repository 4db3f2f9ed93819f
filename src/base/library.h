#ifndef DATELINE_BASE_LIBRARY_H
#define DATELINE_BASE_LIBRARY_H
/* Shared libraries that are loaded when they are needed: what few runs use (cairo), or what drags
 * sixty others along (libproj), would cost each start of the program milliseconds and megabytes. */
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct library {
    void *handle; /* NULL: not loaded */
};

/* A function (or an object) of the library, and where its address goes. */
struct library_symbol {
    const char *name;
    size_t slot; /* offset in the table of pointers */
};

/* `file` is a path, or a soname for the linker to find. Fills `table` with every symbol or fails.
 */
bool library_load(struct library *out, const char *file, const struct library_symbol *symbols,
                  size_t n, void *table, struct error *error);
void library_close(struct library *library); /* harmless on one that is not loaded */

#endif
