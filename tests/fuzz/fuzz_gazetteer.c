/* Whatever the bytes: as a compiled gazetteer it opens or says why not, and answers every question;
 * as rows of tables and dumps it is read or refused; as a name it has keys. */
#include <stdlib.h>
#include <string.h>

#include "place/gazetteer.h"
#include "place/gazetteer_format.h"
#include "place/gazetteer_key.h"
#include "place/gazetteer_read.h"
#include "place/typing.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CAP 32

static void ask(const struct gazetteer *g, uint64_t key, struct span name)
{
    struct name_entry entries[CAP];
    struct location location;
    size_t n = gazetteer_find(g, key, entries, CAP);
    for (size_t i = 0; i < n && i < CAP; i++) {
        if (gazetteer_place(g, entries[i].place, &location) &&
            strlen(location.name) > SIZE_MAX / 2) {
            abort();
        }
    }
    gazetteer_find_loosely(g, name, entries, CAP);
    gazetteer_longest(g, key);
    gazetteer_continues(g, key);
}

static void as_compiled(struct span bytes)
{
    struct arena arena = {0};
    struct error error = {0};
    struct gazetteer *g = NULL;
    char *aligned = arena_strndup(&arena, bytes.at, bytes.n);
    compiled_sign(aligned, bytes.n, &gazetteer_form); /* a mutant's header has another checksum */
    if (!gazetteer_open_bytes(&g, "fuzz", (struct span){aligned, bytes.n}, &arena, &error)) {
        if (error.text[0] == '\0') {
            abort();
        }
        arena_free(&arena);
        return;
    }
    struct location location;
    const char *name;
    uint32_t rows;
    for (uint32_t i = 0; i < gazetteer_size(g) && i < 1000; i++) {
        if (gazetteer_place(g, i, &location)) {
            unsigned words;
            struct span text = span_of(location.name);
            ask(g, gazetteer_key(text, &words), text);
            gazetteer_admin1(g, location.country_code,
                             location.admin1_code ? location.admin1_code : "");
        }
    }
    for (size_t i = 0; i < 1000 && gazetteer_source(g, i, &name, &rows); i++) {
        if (strlen(name) > bytes.n) {
            abort();
        }
    }
    ask(g, 0, SPAN("Sumy"));
    ask(g, UINT64_MAX, SPAN(""));
    gazetteer_country(g, "UA");
    gazetteer_verify(g, &error);
    arena_free(&arena);
}

static void as_rows(struct span bytes)
{
    struct span line;
    while (span_split(&bytes, '\n', &line)) {
        struct place_row row;
        struct span fields[TABLE_FIELDS];
        struct error wrong = {0};
        if (place_row_read(line, &row, &wrong) && (row.lat > 90 || row.lon > 180)) {
            abort();
        }
        dump_row_read(line, &row, &wrong);
        table_row_read(line, fields, &wrong);
        dump_name_is_usable(line);
    }
}

static void as_name(struct span bytes)
{
    struct name_key keys[NAME_KEYS];
    unsigned words;
    size_t n = name_keys(bytes, keys);
    uint64_t plain = gazetteer_key(bytes, &words);
    if (n > 0 && keys[0].step[keys[0].words - 1] != plain) {
        abort();
    }
    struct typed typed, slip;
    size_t at, tried = 0;
    loose_key(bytes);
    if (typed_from(bytes, &typed)) {
        char text[TYPED_LETTERS * 4];
        for (struct slips slips = slips_of(&typed);
             tried < 200 && slips_next(&slips, &slip, &at);) {
            tried += typed_text(&slip, text) <= sizeof text;
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span bytes = {(const char *)data, size};
    as_compiled(bytes);
    as_rows(bytes);
    as_name(bytes);
    return 0;
}
