#ifndef DATELINE_PLACE_GAZETTEER_READ_H
#define DATELINE_PLACE_GAZETTEER_READ_H
/* Lines and rows of the gazetteer's sources.
 *
 * Takes our own tables (gazetteer/README.md) and GeoNames dumps, streamed through one buffer so
 * that the size of a file does not matter; gives rows whose every field has been looked at. Nothing
 * that could upset a terminal or a map gets in: no control characters, no malformed UTF-8. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

struct lines {
    FILE *stream;
    const char *path;
    char *buffer;
    size_t begin, end; /* what of the buffer is yet to be read */
    size_t number;     /* of the line given last */
    bool last, failed;
};

/* A line that does not fit in the buffer is given as an empty one with `too_long` set. */
struct line {
    struct span text;
    bool too_long;
};

/* A `lines` used before keeps its buffer; a new one is zeroed. */
bool lines_open(struct lines *lines, const char *path, struct arena *arena, struct error *error);
bool lines_next(struct lines *lines, struct line *line);
/* False, with the reason, if reading broke off. */
bool lines_close(struct lines *lines, struct error *error);

struct place_row {
    struct span id, name;
    struct span alternates, ascii_name;
    char separator; /* between alternates: '|' in tables, ',' in dumps */
    double lat, lon;
    char feature_class;
    char feature_code[8];
    char country[3]; /* "": none */
    struct span admin1;
    uint64_t population;
    double radius_km;  /* below 0: not said */
    int64_t geonameid; /* 0: the id is not a number */
};

/* A line of a place table, of a GeoNames dump; false, with what is wrong, for a bad one. */
bool place_row_read(struct span line, struct place_row *out, struct error *wrong);
bool dump_row_read(struct span line, struct place_row *out, struct error *wrong);
/* Is this alternate of a dump a name that an article could print, rather than an airport's code, a
 * link, a romanisation of Chinese, or in a script that the program does not read? */
bool dump_name_is_usable(struct span name);

/* A line of any other table, cut into its fields, the missing ones empty. */
#define TABLE_FIELDS 4
bool table_row_read(struct span line, struct span fields[TABLE_FIELDS], struct error *wrong);

/* Valid UTF-8 without control or direction-changing characters? */
bool text_is_clean(struct span text);

#endif
