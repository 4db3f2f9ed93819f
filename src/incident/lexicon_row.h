#ifndef DATELINE_INCIDENT_LEXICON_ROW_H
#define DATELINE_INCIDENT_LEXICON_ROW_H
/* One row of a lexicon table, and the tables that there are.
 *
 * Takes a row's columns, cut and trimmed; gives what the row says of each phrase of its first
 * column (`struct lexeme` as a pattern: only what this row adds is set). A row that cannot be read
 * is an error that names table and line. Kept words live in the lexicon's arena. */
#include "incident/lexicon.h"

#define ROW_MAX 6

struct row {
    struct span field[ROW_MAX];
    size_t n;
    const char *table; /* for messages */
    int line;
    struct lexicon *lexicon;
    struct error *error;
};

struct lexicon_table_kind {
    const char *name;
    size_t fields;
    bool (*read)(const struct row *row, struct lexeme *pattern); /* NULL: types, no phrases */
};

/* In the order in which they are read: types first, others refer to them. Ends with a NULL name. */
extern const struct lexicon_table_kind lexicon_table_kinds[];

/* Adds one row of the table of types to the lexicon. */
bool row_read_type(const struct row *row);

#endif
