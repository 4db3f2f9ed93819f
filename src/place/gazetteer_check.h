#ifndef DATELINE_PLACE_GAZETTEER_CHECK_H
#define DATELINE_PLACE_GAZETTEER_CHECK_H
/* Looks over a gazetteer's sources for what a reader of the rows would miss.
 *
 * Takes a folder of tables, dumps, or both; tells each finding by file and line. Errors are rows
 * that cannot be used, references to no place, ids given twice, points at 0, 0 and points that lie
 * among another country's places far from their own. Warnings are for a person to judge: one name
 * twice within 5 km, points somewhat astray, names that are common words too,
 * the surest words of the smallest places first. */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "place/gazetteer.h"

struct gazetteer_check_options {
    const char *source; /* as for gazetteer_build */
    const char *const *add;
    size_t n_add;
    const struct gazetteer *words; /* knows the common words; NULL: the source's own tables do */
    size_t words_told; /* of the names that are common words, the worst ones; 0: all of them */
    void *user;
    void (*tell)(void *user, bool is_error, const char *file, size_t line, const char *text);
};

struct gazetteer_check_report {
    size_t places, errors, warnings;
    size_t words_untold; /* counted with the warnings */
};

/* False if the sources cannot be read at all. */
bool gazetteer_check(const struct gazetteer_check_options *options,
                     struct gazetteer_check_report *report, struct arena *arena,
                     struct error *error);

#endif
