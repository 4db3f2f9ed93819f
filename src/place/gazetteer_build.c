#include "place/gazetteer_build.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "place/gazetteer_read.h"
#include "place/gazetteer_store.h"

struct build {
    struct store store;
    const struct gazetteer_build_options *options;
    struct gazetteer_build_report report;
    struct arena *arena;
    struct lines lines;
    const char *file; /* being read */
    size_t line, rows;
};

static void complain(struct build *build, const char *text)
{
    build->report.skipped++;
    if (build->options->complain) {
        build->options->complain(build->options->user, build->file, build->line, text);
    }
}

static void tell_progress(const struct build *build)
{
    const size_t step = 500000;
    if (build->options->progress && build->line % step == 0) {
        build->options->progress(build->options->user, build->file, build->line);
    }
}

static void show_place(const struct build *build, const struct place_row *row)
{
    if (build->options->see_place) {
        build->options->see_place(build->options->user, build->file, build->line, row);
    }
}

static void take_place(struct build *build, struct span line)
{
    struct place_row row;
    struct error wrong = {0};
    if (!place_row_read(line, &row, &wrong)) {
        complain(build, wrong.text);
        return;
    }
    switch (store_place(&build->store, &row)) {
    case STORE_ADDED:
        build->rows++;
        show_place(build, &row);
        return;
    case STORE_KNOWN:
        complain(build, "a place of this id was there before");
        return;
    case STORE_FULL:
        complain(build, "the gazetteer is full");
        return;
    }
}

static void take_dump_row(struct build *build, struct span line)
{
    struct place_row row;
    struct error wrong = {0};
    if (!dump_row_read(line, &row, &wrong)) {
        complain(build, wrong.text);
        return;
    }
    enum store_answer answer = store_dump_place(&build->store, &row);
    build->rows += answer != STORE_FULL;
    if (answer == STORE_FULL) {
        complain(build, "the gazetteer is full");
    } else if (answer == STORE_ADDED) {
        show_place(build, &row);
    }
}

static void take_display(struct build *build, struct span line)
{
    struct span fields[TABLE_FIELDS];
    struct error wrong = {0};
    if (table_row_read(line, fields, &wrong)) {
        store_display(&build->store, fields[1], fields[0]);
    }
}

static const struct {
    const char *word;
    enum name_kind kind;
} name_kinds[] =
    {
        {"variant", NAME_VARIANT},     {"old", NAME_OLD},
        {"adjective", NAME_ADJECTIVE}, {"demonym", NAME_DEMONYM},
        {"metonym", NAME_METONYM},     {"capital", NAME_CAPITAL},
        {"display", NAME_MAIN},        {"alternate", NAME_ALTERNATE},
},
  word_kinds[] = {
      {"word", NAME_WORD},
      {"month", NAME_WORD},
      {"day", NAME_WORD},
      {"given", NAME_GIVEN},
      {"surname", NAME_SURNAME},
      {"title", NAME_TITLE},
      {"organisation", NAME_ORGANISATION},
      {"feature", NAME_FEATURE},
};
#define N_NAME_KINDS (sizeof name_kinds / sizeof *name_kinds)
#define N_WORD_KINDS (sizeof word_kinds / sizeof *word_kinds)

static void complain_of(struct build *build, const char *what, struct span value)
{
    struct error text = {0};
    error_set(&text, ERROR_INPUT, "%s '%.*s'", what, value.n > 80 ? 80 : (int)value.n,
              text_is_clean(value) ? value.at : "?");
    complain(build, text.text);
}

static void take_name(struct build *build, struct span line)
{
    struct span fields[TABLE_FIELDS];
    struct error wrong = {0};
    struct store_name name = {.weight = 128, .asks = SPAN("")};
    if (!table_row_read(line, fields, &wrong)) {
        complain(build, wrong.text);
        return;
    }
    size_t kind = 0;
    while (kind < N_NAME_KINDS && !span_is(fields[2], name_kinds[kind].word)) {
        kind++;
    }
    if (kind == N_NAME_KINDS) {
        complain_of(build, "unknown kind of name", fields[2]);
        return;
    }
    if (!store_refer(&build->store, fields[1], &name.place)) {
        complain_of(build, "no place has the id", fields[1]);
        return;
    }
    name.text = fields[0];
    name.kind = name_kinds[kind].kind;
    build->rows++;
    if (!store_name(&build->store, &name)) {
        complain_of(build, "no words, or too many, in", fields[0]);
    }
}

static bool read_weight(struct span text, struct store_name *name)
{
    int64_t weight = 128;
    if (name->kind == NAME_FEATURE) {
        bool both = span_is(text, "both");
        name->side = (uint8_t)((both || span_is(text, "before") ? FEATURE_BEFORE : 0) |
                               (both || span_is(text, "after") ? FEATURE_AFTER : 0));
        return name->side != 0;
    }
    if (text.n && (!span_int(text, &weight) || weight < 0 || weight > 255)) {
        return false;
    }
    name->weight = (uint8_t)weight;
    return true;
}

static void take_word(struct build *build, struct span line)
{
    struct span fields[TABLE_FIELDS];
    struct error wrong = {0};
    struct store_name word = {.place = GAZETTEER_NONE, .weight = 128, .asks = SPAN("")};
    if (!table_row_read(line, fields, &wrong)) {
        complain(build, wrong.text);
        return;
    }
    size_t kind = 0;
    while (kind < N_WORD_KINDS && !span_is(fields[1], word_kinds[kind].word)) {
        kind++;
    }
    if (kind == N_WORD_KINDS) {
        complain_of(build, "unknown class of word", fields[1]);
        return;
    }
    word.text = fields[0];
    word.kind = word_kinds[kind].kind;
    word.asks = word.kind == NAME_FEATURE ? fields[3] : SPAN("");
    if (!read_weight(fields[2], &word)) {
        complain_of(build, "bad weight", fields[2]);
        return;
    }
    build->rows++;
    build->report.words++;
    if (build->options->see_word) {
        build->options->see_word(build->options->user, word.text, word.kind, word.weight);
    }
    if (!store_name(&build->store, &word)) {
        complain_of(build, "no words, or too many, in", fields[0]);
    }
}

static bool read_file(struct build *build, const char *path, const char *shown,
                      void (*take)(struct build *, struct span), struct error *error)
{
    struct line line;
    if (!lines_open(&build->lines, path, build->arena, error)) {
        return false;
    }
    build->file = shown;
    build->rows = 0;
    while (lines_next(&build->lines, &line)) {
        build->line = build->lines.number;
        tell_progress(build);
        if (line.too_long) {
            complain(build, "a line of more than a megabyte");
        } else if (line.text.n > 0 && line.text.at[0] != '#') {
            take(build, line.text);
        }
    }
    return lines_close(&build->lines, error);
}

/* A zip archive is what GeoNames offers; its bytes are no rows. */
static bool is_zip(const char *path)
{
    char head[4] = "";
    FILE *stream = strcmp(path, "-") == 0 ? NULL : fopen(path, "rbe");
    if (!stream) {
        return false;
    }
    bool zip = fread(head, 1, 4, stream) == 4 && memcmp(head, "PK\003\004", 4) == 0;
    fclose(stream);
    return zip;
}

static bool read_dumps(struct build *build, struct error *error)
{
    store_begin_dumps(&build->store);
    for (size_t i = 0; i < build->options->n_add; i++) {
        const char *path = build->options->add[i];
        if (is_zip(path)) {
            return error_set(error, ERROR_INPUT, "'%s' is a zip archive: unpack it first", path);
        }
        if (!read_file(build, path, path, take_dump_row, error)) {
            return false;
        }
        const char *slash = strrchr(path, '/');
        store_source(&build->store, span_of(slash ? slash + 1 : path), build->rows);
    }
    return true;
}

static int compare_texts(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

struct names ARENA_LIST(const char *);

/* The tables in a folder, sorted; none if the folder is not there. */
static struct names list_tables(const char *folder, struct arena *arena)
{
    struct names names = {0};
    DIR *dir = opendir(folder);
    const struct dirent *item;
    while (dir && (item = readdir(dir)) != NULL) {
        struct span name = span_of(item->d_name);
        if (name.n > 4 && name.at[0] != '.' && span_ends(name, ".tsv")) {
            *list_push(arena, &names) = arena_strndup(arena, name.at, name.n);
        }
    }
    if (dir) {
        closedir(dir);
    }
    if (names.n) {
        qsort(names.at, names.n, sizeof *names.at, compare_texts);
    }
    return names;
}

static bool read_folder(struct build *build, const char *below,
                        void (*take)(struct build *, struct span), struct error *error)
{
    const char *folder =
        arena_printf(build->arena, "%s%s%s", build->options->source, *below ? "/" : "", below);
    struct names names = list_tables(folder, build->arena);
    for (size_t i = 0; i < names.n; i++) {
        const char *path = arena_printf(build->arena, "%s/%s", folder, names.at[i]);
        const char *shown =
            arena_printf(build->arena, "%s%s%s", below, *below ? "/" : "", names.at[i]);
        if (!read_file(build, path, shown, take, error)) {
            return false;
        }
        if (take != take_display) {
            store_source(&build->store, span_of(shown), build->rows);
        }
    }
    return true;
}

static bool read_display(struct build *build, struct error *error)
{
    const char *path = arena_printf(build->arena, "%s/names/display.tsv", build->options->source);
    return !file_exists(path) || read_file(build, path, "names/display.tsv", take_display, error);
}

static bool read_source(struct build *build, struct error *error)
{
    const char *source = build->options->source;
    if (!source) {
        return true;
    }
    if (!file_is_folder(source)) {
        return error_set(error, ERROR_INPUT, "cannot read '%s': it is not a folder of tables",
                         source);
    }
    return read_display(build, error) && read_folder(build, "", take_place, error) &&
           read_folder(build, "places", take_place, error);
}

static bool read_names(struct build *build, struct error *error)
{
    return !build->options->source || (read_folder(build, "names", take_name, error) &&
                                       read_folder(build, "words", take_word, error));
}

bool gazetteer_build(const char *out_path, const struct gazetteer_build_options *options,
                     struct gazetteer_build_report *report, struct arena *arena,
                     struct error *error)
{
    struct build *build = arena_new(arena, struct build);
    size_t size = 0;
    build->options = options;
    build->arena = arena;
    store_init(&build->store);
    bool done = read_source(build, error) && read_dumps(build, error) && read_names(build, error);
    if (done && build->store.names.n == 0) {
        done = error_set(error, ERROR_INPUT, "nothing to compile: no place or name was read");
    }
    if (out_path) {
        done = done && store_write(&build->store, out_path, &size, arena, error);
    }
    if (done) {
        build->report.places = build->store.places.n;
        build->report.names = build->store.names.n;
        build->report.bytes = size;
        *report = build->report;
    }
    store_free(&build->store);
    return done;
}
