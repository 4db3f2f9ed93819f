#ifndef DATELINE_BASE_ERROR_H
#define DATELINE_BASE_ERROR_H
/* What went wrong, said once, where it was noticed.
 *
 * Stages that touch the world return `bool` (true: done) and take a caller-owned `struct error`
 * last; on failure their outputs are untouched. Pure stages cannot fail and return values. The text
 * is lower case without a full stop, the problem first and the subject quoted ("cannot open 'x':
 * ..."), with the place in the file where there is one. The first error wins. Library code never
 * prints. */
#include <stdbool.h>

enum error_kind {
    ERROR_NONE,
    ERROR_USAGE,  /* the command line: exit 2 */
    ERROR_INPUT,  /* an article, GeoJSON, gazetteer or basemap that cannot be used: exit 1 */
    ERROR_OUTPUT, /* a file or stream that cannot be written: exit 1 */
};

struct error {
    enum error_kind kind;
    char text[480];
};

/* Sets the error unless one is set, and returns false: `return error_set(err, ...)`. */
bool error_set(struct error *error, enum error_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
