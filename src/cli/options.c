#include "cli/options.h"

#include <stddef.h>
#include <string.h>

enum option_type { OPTION_FLAG, OPTION_TEXT, OPTION_TEXTS };

struct option {
    const char *name; /* without the two dashes */
    char letter;      /* 0: none */
    enum option_type type;
    const char *argument; /* as help shows it */
    unsigned commands;
    size_t field;
    const char *help;
};

#define FIELD(name)   offsetof(struct options, name)
#define EVERY_COMMAND (~0U)
#define WRITING                                                                                    \
    (COMMAND_MAP | COMMAND_EXTRACT | COMMAND_RENDER | COMMAND_MERGE | COMMAND_TOPONYMS |           \
     COMMAND_EXPLAIN | COMMAND_GAZETTEER | COMMAND_BASEMAP)

/* In the order of `--help`. */
static const struct option table[] = {
    {"output", 'o', OPTION_TEXT, "PATH", WRITING, FIELD(output),
     "where to write: a folder for map, else a file; - is standard output"},
    {"published", 0, OPTION_TEXT, "DATE", COMMAND_READING, FIELD(published),
     "the day of articles that state none, as 2025-03-24"},
    {"gazetteer", 0, OPTION_TEXTS, "FILE", COMMAND_PLACES, FIELD(gazetteer),
     "a compiled gazetteer of your own, searched first; may be repeated"},
    {"lexicon", 0, OPTION_TEXT, "DIR", COMMAND_MAP | COMMAND_EXTRACT | COMMAND_EXPLAIN,
     FIELD(lexicon), "tables of trigger words that add to the built-in ones"},
    {"boundaries", 0, OPTION_TEXT, "VIEW", COMMAND_DRAWING, FIELD(boundaries),
     "un (default) or de-facto; the choice is printed on the map"},
    {"extent", 0, OPTION_TEXT, "W,S,E,N", COMMAND_DRAWING, FIELD(extent),
     "the main frame in degrees, as 21,44,41,53; default: where most happened"},
    {"title", 0, OPTION_TEXT, "TEXT", COMMAND_DRAWING, FIELD(title), "the map's title"},
    {"size", 0, OPTION_TEXT, "SIZE", COMMAND_DRAWING, FIELD(size),
     "180mm, 180mmx120mm, 800x560, a4, a5, 16:9 or square"},
    {"projection", 0, OPTION_TEXT, "DEF", COMMAND_DRAWING, FIELD(projection),
     "a PROJ string or EPSG code instead of the one chosen from the extent"},
    {"theme", 0, OPTION_TEXT, "NAME", COMMAND_DRAWING, FIELD(theme),
     "light (default), dark, print"},
    {"style", 0, OPTION_TEXT, "FILE", COMMAND_DRAWING, FIELD(style), "house colours and fonts"},
    {"overlay", 0, OPTION_TEXTS, "FILE", COMMAND_DRAWING, FIELD(overlay),
     "GeoJSON drawn under the incidents (simplestyle properties); may be repeated"},
    {"by", 0, OPTION_TEXT, "UNIT", COMMAND_DRAWING, FIELD(by), "small multiples by day or by week"},
    {"apart", 0, OPTION_FLAG, NULL, COMMAND_DRAWING, FIELD(apart),
     "with --by: a file for each instead, all of one frame: map-2025-03-24.svg"},
    {"language", 0, OPTION_TEXT, "LANG", COMMAND_DRAWING, FIELD(map_language),
     "language of legend and notes: en (default), de, fr, es, uk or ru"},
    {"text", 0, OPTION_TEXT, "HOW", COMMAND_DRAWING, FIELD(text),
     "real (default: searchable) or outline (exact looks) in SVG"},
    {"ids", 0, OPTION_TEXT, "PREFIX", COMMAND_DRAWING, FIELD(ids),
     "what the ids in an SVG begin with, instead of a hash of its contents"},
    {"dpi", 0, OPTION_TEXT, "N", COMMAND_DRAWING, FIELD(dpi),
     "pixels an inch of a PNG: 192 (default) is two a CSS pixel"},
    {"plain", 0, OPTION_FLAG, NULL, COMMAND_RENDER, FIELD(plain),
     "SVG by cairo's own surface, without groups and text"},
    {"alt", 0, OPTION_FLAG, NULL, COMMAND_RENDER, FIELD(alt),
     "print the map's text alternative instead of drawing"},
    {"add", 0, OPTION_TEXTS, "FILE", COMMAND_GAZETTEER, FIELD(add),
     "a GeoNames dump (UA.txt, allCountries.txt) to compile in; may be repeated"},
    {"all", 0, OPTION_FLAG, NULL, COMMAND_GAZETTEER, FIELD(all),
     "check: every name that is a common word, not the worst ones alone"},
    {"json", 0, OPTION_FLAG, NULL, COMMAND_GEOCODE, FIELD(json), "JSON instead of a table"},
    {"near", 0, OPTION_TEXT, "LON,LAT", COMMAND_GEOCODE, FIELD(near), "prefer places near here"},
    {"country", 0, OPTION_TEXT, "CC", COMMAND_GEOCODE, FIELD(country),
     "only this country (ISO 3166-1 alpha-2)"},
    {"quiet", 'q', OPTION_FLAG, NULL, EVERY_COMMAND, FIELD(quiet), "no progress or remarks"},
    {"help", 'h', OPTION_FLAG, NULL, EVERY_COMMAND, FIELD(help), "this text"},
    {"version", 'V', OPTION_FLAG, NULL, EVERY_COMMAND, FIELD(version), "version and data"},
};
#define N_OPTIONS (sizeof table / sizeof *table)

static void *field_of(struct options *options, const struct option *option)
{
    return (char *)options + option->field;
}

static void set_text(struct options *options, const struct option *option, const char *value,
                     struct arena *arena)
{
    if (option->type == OPTION_TEXTS) {
        struct texts *list = field_of(options, option);
        *list_push(arena, list) = value;
        return;
    }
    *(const char **)field_of(options, option) = value;
}

static const struct option *find_long(const char *name, size_t n, unsigned command)
{
    for (size_t i = 0; i < N_OPTIONS; i++) {
        if ((table[i].commands & command) && strlen(table[i].name) == n &&
            memcmp(table[i].name, name, n) == 0) {
            return &table[i];
        }
    }
    return NULL;
}

static const struct option *find_letter(char letter, unsigned command)
{
    for (size_t i = 0; i < N_OPTIONS; i++) {
        if ((table[i].commands & command) && table[i].letter && table[i].letter == letter) {
            return &table[i];
        }
    }
    return NULL;
}

static bool unknown_option(const char *word, unsigned command, struct error *error)
{
    const char *name = word + (word[1] == '-' ? 2 : 1);
    size_t n = strcspn(name, "=");
    const struct option *elsewhere = find_long(name, n, EVERY_COMMAND);
    if (elsewhere) {
        return error_set(error, ERROR_USAGE, "option '--%s' does not belong to this command",
                         elsewhere->name);
    }
    for (size_t i = 0; i < N_OPTIONS; i++) {
        if ((table[i].commands & command) && n > 1 && strncmp(table[i].name, name, 2) == 0) {
            return error_set(error, ERROR_USAGE, "unknown option '%s'; did you mean '--%s'?", word,
                             table[i].name);
        }
    }
    return error_set(error, ERROR_USAGE, "unknown option '%s'", word);
}

struct cursor {
    int argc, i;
    char **argv;
};

/* The value in "--name=value" or "-ovalue", else the next word. */
static bool take_value(struct options *options, const struct option *option, const char *attached,
                       struct cursor *cursor, struct arena *arena, struct error *error)
{
    if (option->type == OPTION_FLAG) {
        if (attached) {
            return error_set(error, ERROR_USAGE, "option '--%s' takes no value", option->name);
        }
        *(bool *)field_of(options, option) = true;
        return true;
    }
    if (!attached) {
        if (cursor->i + 1 >= cursor->argc) {
            return error_set(error, ERROR_USAGE, "option '--%s' needs a value: %s", option->name,
                             option->argument);
        }
        attached = cursor->argv[++cursor->i];
    }
    set_text(options, option, attached, arena);
    return true;
}

static bool parse_option(struct options *options, unsigned command, struct cursor *cursor,
                         struct arena *arena, struct error *error)
{
    const char *word = cursor->argv[cursor->i];
    const struct option *option;
    const char *attached = NULL;
    if (word[1] == '-') {
        size_t n = strcspn(word + 2, "=");
        option = find_long(word + 2, n, command);
        attached = word[2 + n] == '=' ? word + 3 + n : NULL;
    } else {
        option = find_letter(word[1], command);
        attached = word[2] ? word + 2 : NULL;
    }
    if (!option) {
        return unknown_option(word, command, error);
    }
    return take_value(options, option, attached, cursor, arena, error);
}

bool options_parse(struct options *out, unsigned command, int argc, char **argv,
                   struct arena *arena, struct error *error)
{
    struct options options = {0};
    struct cursor cursor = {.argc = argc, .argv = argv};
    bool only_arguments = false;
    for (; cursor.i < argc; cursor.i++) {
        const char *word = argv[cursor.i];
        if (!only_arguments && strcmp(word, "--") == 0) {
            only_arguments = true;
        } else if (only_arguments || word[0] != '-' || word[1] == '\0') {
            *list_push(arena, &options.arguments) = word;
        } else if (!parse_option(&options, command, &cursor, arena, error)) {
            return false;
        }
    }
    *out = options;
    return true;
}

void options_help(unsigned command, FILE *to)
{
    for (size_t i = 0; i < N_OPTIONS; i++) {
        const struct option *option = &table[i];
        if (!(option->commands & command)) {
            continue;
        }
        char left[40];
        snprintf(left, sizeof left, "%s%s%s", option->name, option->argument ? " " : "",
                 option->argument ? option->argument : "");
        if (option->letter) {
            fprintf(to, "  -%c, --%-21s %s\n", option->letter, left, option->help);
        } else {
            fprintf(to, "      --%-21s %s\n", left, option->help);
        }
    }
}
