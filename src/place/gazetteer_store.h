#ifndef DATELINE_PLACE_GAZETTEER_STORE_H
#define DATELINE_PLACE_GAZETTEER_STORE_H
/* A gazetteer while it is being compiled: rows go in, in any order, and are written out sorted.
 *
 * Takes the rows of place/gazetteer_read, keeps what the compiled file will need and no more (some
 * 130 bytes a place), gives the file through `store_write`. Sixteen bytes stand for a name; the
 * spelling of an alternate is not kept. */
#include "base/pile.h"
#include "place/gazetteer.h"
#include "place/gazetteer_format.h"
#include "place/gazetteer_read.h"

/* An entry with its whole key. */
struct store_entry {
    uint64_t key;
    uint32_t place;
    uint8_t kind, weight; /* enum name_kind */
    uint16_t more;        /* as in entry_record */
};

struct store {
    struct pile places, importance; /* struct place_record, uint32_t */
    struct pile strings;
    struct pile names, loose; /* struct store_entry */
    struct pile admin1;       /* struct admin1_record */
    struct pile countries;    /* struct country_record */
    struct pile asks;         /* uint32_t */
    struct pile sources;      /* struct source_record */
    /* The filters at their largest, one byte and one bit a slot; halved while they are sparse. */
    struct pile first, continues;
    struct pile seen;       /* a bit for each geonameid of the dumps */
    struct pile unnumbered; /* names of the tables' places that have no geonameid, sorted */
    struct id_map by_id;    /* ids of the tables' places */
    struct id_map display;  /* ids to the strings of display.tsv */
    struct id_map admin1_rows, country_rows, shared_strings;
};

void store_init(struct store *store);
void store_free(struct store *store);

enum store_answer { STORE_ADDED, STORE_KNOWN, STORE_FULL };

/* A place of a table; STORE_KNOWN: its id was there before, nothing was added. */
enum store_answer store_place(struct store *store, const struct place_row *row);
/* A place of a dump: STORE_KNOWN adds its names to the place of that geonameid, or to the hand-kept
 * one of that name and kind where it lies. */
void store_begin_dumps(struct store *store); /* the tables are in */
enum store_answer store_dump_place(struct store *store, const struct place_row *row);
/* The place that a reference means: an id, "UA", or "UA.21". */
bool store_refer(const struct store *store, struct span ref, uint32_t *place);
void store_display(struct store *store, struct span id, struct span name);
/* A name of a place, or words that are no place (`place` is GAZETTEER_NONE). */
struct store_name {
    struct span text;
    uint32_t place;
    enum name_kind kind;
    uint8_t weight, side;
    struct span asks;
};
bool store_name(struct store *store, const struct store_name *name);
void store_source(struct store *store, struct span name, size_t rows);

/* Sorts, and writes all of the file. */
bool store_write(struct store *store, const char *path, size_t *size, struct arena *arena,
                 struct error *error);

#endif
