#ifndef DATELINE_INCIDENT_LEXICON_TABLES_H
#define DATELINE_INCIDENT_LEXICON_TABLES_H
/* The lexicon's text tables as bytes in the program (lexicon/embed.cmake writes them). */
#include <stddef.h>

struct lexicon_table {
    const char *name; /* of the file, without its ending */
    const unsigned char *bytes;
    size_t n;
};

/* Ends with a NULL name. */
extern const struct lexicon_table lexicon_tables[];

#endif
