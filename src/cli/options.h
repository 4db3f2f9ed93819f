#ifndef DATELINE_CLI_OPTIONS_H
#define DATELINE_CLI_OPTIONS_H
/* The command line: one table of options makes both the parser and `--help`.
 *
 * Takes argv, gives `struct options`; unknown or misplaced options are usage errors that name the
 * nearest known one. To add an option: a field here, a row in the table of options.c. */
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"

/* Bits of the commands that an option belongs to. */
enum command_bit {
    COMMAND_MAP = 1,
    COMMAND_EXTRACT = 2,
    COMMAND_RENDER = 4,
    COMMAND_MERGE = 8,
    COMMAND_TOPONYMS = 16,
    COMMAND_GEOCODE = 32,
    COMMAND_EXPLAIN = 64,
    COMMAND_GAZETTEER = 128,
    COMMAND_BASEMAP = 256,
    COMMAND_READING = COMMAND_MAP | COMMAND_EXTRACT | COMMAND_TOPONYMS | COMMAND_EXPLAIN,
    COMMAND_PLACES = COMMAND_READING | COMMAND_GEOCODE,
    COMMAND_DRAWING = COMMAND_MAP | COMMAND_RENDER,
};

struct texts ARENA_LIST(const char *);

struct options {
    struct texts arguments; /* what is not an option */
    bool help, version, quiet;
    const char *output;
    const char *published;
    struct texts gazetteer; /* --gazetteer, may be given more than once */
    struct texts add;       /* gazetteer build --add */
    const char *lexicon;
    const char *boundaries; /* "un", "de-facto" */
    const char *extent;     /* "W,S,E,N" */
    const char *title;
    const char *size;
    const char *projection;
    const char *theme;
    const char *style;
    const char *text; /* "real", "outline" */
    const char *dpi;
    const char *ids; /* prefix of an SVG's ids */
    const char *by;  /* "day", "week" */
    const char *map_language;
    struct texts overlay;
    bool plain, alt, apart;
    bool json, all;
    const char *near;
    const char *country;
};

/* Parses argv after the command's name; `command` is its bit. */
bool options_parse(struct options *out, unsigned command, int argc, char **argv,
                   struct arena *arena, struct error *error);
/* The options of a command, one per line, as `--help` shows them. */
void options_help(unsigned command, FILE *to);

#endif
