#ifndef DATELINE_PLACE_GAZETTEER_BUILD_H
#define DATELINE_PLACE_GAZETTEER_BUILD_H
/* Compiles gazetteer tables into the file that place/gazetteer maps.
 *
 * Takes the source folder (gazetteer/, its README tells the formats) and any number of GeoNames
 * dump files ("UA.txt", "allCountries.txt") as they are; gives one file, byte for byte the same for
 * the same input. Dumps are streamed: memory is bounded by what the compiled file itself needs.
 * Rows that cannot be used are reported by file and line and skipped. */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "place/gazetteer.h"

struct place_row; /* place/gazetteer_read.h */

struct gazetteer_build_report {
    size_t places, names, words, skipped;
    size_t bytes;
};

struct gazetteer_build_options {
    const char *source;     /* folder of tables; NULL: none */
    const char *const *add; /* GeoNames dumps */
    size_t n_add;
    void *user; /* what the functions below are given; each of them may be NULL */
    /* Told of each row that is skipped. */
    void (*complain)(void *user, const char *file, size_t line, const char *text);
    /* Told now and then, in long work, how many lines of a file are read. */
    void (*progress)(void *user, const char *file, size_t line);
    /* Shown each row of a place, and each word that is no place, as it is taken. */
    void (*see_place)(void *user, const char *file, size_t line, const struct place_row *row);
    void (*see_word)(void *user, struct span word, enum name_kind kind, uint8_t weight);
};

/* `out_path` NULL: reads everything, writes nothing. */
bool gazetteer_build(const char *out_path, const struct gazetteer_build_options *options,
                     struct gazetteer_build_report *report, struct arena *arena,
                     struct error *error);

#endif
