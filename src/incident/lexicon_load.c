#include <string.h>

#include "base/file.h"
#include "incident/lexicon.h"
#include "incident/lexicon_row.h"
#include "incident/lexicon_store.h"
#include "incident/lexicon_tables.h"

/* A user's own table: far above any real one. */
#define TABLE_BYTES_MAX ((size_t)8 << 20)

static bool read_row(const struct lexicon_table_kind *table, const struct row *row)
{
    struct lexeme pattern = {0};
    if (row->n != table->fields) {
        return error_set(row->error, ERROR_INPUT,
                         "lexicon table '%s', line %d: %zu columns, not %zu", row->table, row->line,
                         row->n, table->fields);
    }
    if (!table->read) {
        return row_read_type(row);
    }
    if (!table->read(row, &pattern)) {
        return false;
    }
    struct span rest = row->field[0], phrase;
    while (span_split(&rest, ',', &phrase)) {
        phrase = span_trim(phrase);
        if (phrase.n) {
            lexicon_put(row->lexicon, phrase, &pattern);
        }
    }
    return true;
}

static bool read_table(struct lexicon *lexicon, const struct lexicon_table_kind *table,
                       const char *shown, struct span bytes, struct error *error)
{
    struct row row = {.table = shown, .lexicon = lexicon, .error = error};
    struct span line;
    while (span_split(&bytes, '\n', &line)) {
        row.line++;
        if (span_trim(line).n == 0 || line.at[0] == '#') {
            continue;
        }
        row.n = 0;
        struct span rest = span_trim(line), field;
        while (row.n < ROW_MAX && span_split(&rest, '\t', &field)) {
            row.field[row.n++] = span_trim(field);
        }
        if (!read_row(table, &row)) {
            return false;
        }
    }
    return true;
}

static bool read_builtin(struct lexicon *lexicon, const struct lexicon_table_kind *table,
                         struct error *error)
{
    for (const struct lexicon_table *t = lexicon_tables; t->name; t++) {
        if (strcmp(t->name, table->name) == 0) {
            struct span bytes = {(const char *)t->bytes, t->n};
            return read_table(lexicon, table, table->name, bytes, error);
        }
    }
    return true;
}

static bool read_own(struct lexicon *lexicon, const struct lexicon_table_kind *table,
                     const char *folder, struct error *error)
{
    const char *path = arena_printf(lexicon->arena, "%s/%s.tsv", folder, table->name);
    struct file_map map;
    if (!file_exists(path)) {
        return true;
    }
    if (!file_map(&map, path, TABLE_BYTES_MAX, lexicon->arena, error)) {
        return false;
    }
    bool done = read_table(lexicon, table, path, map.bytes, error);
    file_unmap(&map);
    return done;
}

bool lexicon_open(struct lexicon **out, const char *folder, struct arena *arena,
                  struct error *error)
{
    struct lexicon *lexicon = arena_new(arena, struct lexicon);
    lexicon_init(lexicon, arena);
    if (folder && !file_is_folder(folder)) {
        return error_set(error, ERROR_INPUT, "cannot open lexicon folder '%s'", folder);
    }
    for (const struct lexicon_table_kind *table = lexicon_table_kinds; table->name; table++) {
        if (!read_builtin(lexicon, table, error) ||
            (folder && !read_own(lexicon, table, folder, error))) {
            return false;
        }
    }
    *out = lexicon;
    return true;
}
