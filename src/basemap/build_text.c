#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "basemap/build_parts.h"

#define LARGEST_TABLE ((size_t)256 << 20)

static const struct {
    const char *name;
    enum file_kind kind;
} kinds[] = {
    {"none", FILE_NONE},
    {"cut", FILE_CUT},
    {"coast", FILE_COAST},
    {"country", FILE_COUNTRY},
    {"country-dashed", FILE_COUNTRY_DASHED},
    {"admin1", FILE_ADMIN1},
    {"admin1-dashed", FILE_ADMIN1_DASHED},
    {"disputed", FILE_DISPUTED},
    {"river", FILE_RIVER},
    {"lake", FILE_LAKE},
};
#define N_KINDS (sizeof kinds / sizeof *kinds)

#define MOST_FIELDS 8

/* One table as it is read: where we are, and the current row's fields. */
struct table {
    const char *file; /* for messages */
    struct span rest;
    size_t line;
    struct span field[MOST_FIELDS]; /* missing ones are empty */
};

static bool table_open(struct table *table, const char *source, const char *file,
                       struct arena *arena, struct error *error)
{
    struct file_map map;
    *table = (struct table){.file = file};
    /* The map stays: names are borrowed from it, and the process ends after the build. */
    if (!file_map(&map, arena_printf(arena, "%s/%s", source, file), LARGEST_TABLE, arena, error)) {
        return false;
    }
    table->rest = map.bytes;
    return true;
}

/* The next row that is not a comment. */
static bool table_next(struct table *table)
{
    struct span line;
    while (span_split(&table->rest, '\n', &line)) {
        table->line++;
        if (line.n == 0 || line.at[0] == '#') {
            continue;
        }
        for (size_t i = 0; i < MOST_FIELDS; i++) {
            table->field[i] = (struct span){"", 0};
            if (line.at) {
                span_split(&line, '\t', &table->field[i]);
            }
        }
        return true;
    }
    return false;
}

static bool table_fails(const struct table *table, struct error *error, const char *reason,
                        struct span what)
{
    return error_set(error, ERROR_INPUT, "%s:%zu: %s '%.*s'", table->file, table->line, reason,
                     what.n > 80 ? 80 : (int)what.n, what.at);
}

static int span_order(struct span a, struct span b)
{
    int order = memcmp(a.at, b.at, a.n < b.n ? a.n : b.n);
    return order ? order : a.n < b.n ? -1 : a.n > b.n;
}

static int country_order(const void *a, const void *b)
{
    return span_order(((const struct text_country *)a)->code,
                      ((const struct text_country *)b)->code);
}

static int region_order(const void *a, const void *b)
{
    return span_order(((const struct text_region *)a)->id, ((const struct text_region *)b)->id);
}

const struct text_country *text_country_find(const struct basemap_text *text, struct span code)
{
    struct text_country key = {.code = code};
    return text->countries.n == 0
               ? NULL
               : bsearch(&key, text->countries.at, text->countries.n, sizeof key, country_order);
}

static bool read_countries(struct basemap_text *text, const char *source, struct arena *arena,
                           struct error *error)
{
    struct table table;
    if (!table_open(&table, source, "countries.tsv", arena, error)) {
        return false;
    }
    while (table_next(&table)) {
        if (table.field[0].n == 0 || table.field[2].n == 0) {
            return table_fails(&table, error, "no code or no name in", table.field[0]);
        }
        *list_push(arena, &text->countries) =
            (struct text_country){.code = table.field[0], .name = table.field[2]};
    }
    if (text->countries.n) {
        qsort(text->countries.at, text->countries.n, sizeof *text->countries.at, country_order);
    }
    return true;
}

static bool read_regions(struct basemap_text *text, const char *source, struct arena *arena,
                         struct error *error)
{
    struct table table;
    if (!table_open(&table, source, "regions.tsv", arena, error)) {
        return false;
    }
    while (table_next(&table)) {
        struct text_region region = {.id = table.field[0],
                                     .country = {table.field[1], table.field[3]},
                                     .name = {table.field[2], table.field[4]},
                                     .long_name = table.field[5]};
        for (int view = 0; view < 2; view++) {
            if (!text_country_find(text, region.country[view])) {
                return table_fails(&table, error, "no country", region.country[view]);
            }
        }
        *list_push(arena, &text->regions) = region;
    }
    if (text->regions.n) {
        qsort(text->regions.at, text->regions.n, sizeof *text->regions.at, region_order);
    }
    return true;
}

static bool find_region(const struct basemap_text *text, struct span id, int *out)
{
    *out = SEA;
    if (id.n == 0) {
        return true;
    }
    struct text_region key = {.id = id};
    const struct text_region *found =
        text->regions.n == 0
            ? NULL
            : bsearch(&key, text->regions.at, text->regions.n, sizeof key, region_order);
    if (found) {
        *out = (int)(found - text->regions.at);
    }
    return found != NULL;
}

static bool find_kind(struct span name, enum file_kind *out)
{
    for (size_t i = 0; i < N_KINDS; i++) {
        if (span_is(name, kinds[i].name)) {
            *out = kinds[i].kind;
            return true;
        }
    }
    return false;
}

/* The next difference: zigzag, five bits a character from '?' on, low bits first. */
static bool take_number(struct span *rest, int64_t *out)
{
    uint64_t n = 0;
    for (unsigned shift = 0; rest->n && shift < 60; shift += 5) {
        unsigned value = (unsigned)(unsigned char)*rest->at - '?';
        rest->at++;
        rest->n--;
        if (value > 63) {
            return false;
        }
        n |= (uint64_t)(value & 31) << shift;
        if (value < 32) {
            *out = (n & 1) ? -(int64_t)(n >> 1) - 1 : (int64_t)(n >> 1);
            return true;
        }
    }
    return false;
}

static bool read_polyline(struct basemap_text *text, struct span encoded, struct text_arc *arc,
                          struct arena *arena)
{
    int64_t x = 0, y = 0;
    arc->first = text->points.n;
    while (encoded.n) {
        int64_t dx, dy;
        if (!take_number(&encoded, &dx) || !take_number(&encoded, &dy)) {
            return false;
        }
        x += dx;
        y += dy;
        if (x < -FILE_EDGE || x > FILE_EDGE || y < -FILE_EDGE / 2 || y > FILE_EDGE / 2) {
            return false;
        }
        *list_push(arena, &text->points) = (struct file_point){(int32_t)x, (int32_t)y};
    }
    arc->n = text->points.n - arc->first;
    return arc->n >= 2 && arc->n <= FILE_MOST_ARC;
}

static bool add_arc(struct basemap_text *text, const struct table *table, struct text_arc arc,
                    struct span polyline, struct arena *arena, struct error *error)
{
    arc.file = table->file;
    arc.line = table->line;
    if (!read_polyline(text, polyline, &arc, arena)) {
        return table_fails(table, error, "not a polyline:", polyline);
    }
    *list_push(arena, &text->arcs) = arc;
    return true;
}

static bool read_arcs(struct basemap_text *text, const char *source, struct arena *arena,
                      struct error *error)
{
    struct table table;
    if (!table_open(&table, source, "arcs.tsv", arena, error)) {
        return false;
    }
    while (table_next(&table)) {
        struct text_arc arc = {0};
        if (!find_region(text, table.field[0], &arc.left)) {
            return table_fails(&table, error, "no region", table.field[0]);
        }
        if (!find_region(text, table.field[1], &arc.right)) {
            return table_fails(&table, error, "no region", table.field[1]);
        }
        for (int view = 0; view < 2; view++) {
            if (!find_kind(table.field[2 + view], &arc.kind[view])) {
                return table_fails(&table, error, "no kind of line", table.field[2 + view]);
            }
        }
        if (!add_arc(text, &table, arc, table.field[4], arena, error)) {
            return false;
        }
    }
    return true;
}

static bool read_lines(struct basemap_text *text, const char *source, struct arena *arena,
                       struct error *error)
{
    struct table table;
    if (!table_open(&table, source, "lines.tsv", arena, error)) {
        return false;
    }
    while (table_next(&table)) {
        struct text_arc arc = {.left = SEA, .right = SEA};
        for (int view = 0; view < 2; view++) {
            if (!find_kind(table.field[1 + view], &arc.kind[view])) {
                return table_fails(&table, error, "no kind of line", table.field[1 + view]);
            }
        }
        if (!add_arc(text, &table, arc, table.field[3], arena, error)) {
            return false;
        }
    }
    return true;
}

static bool read_water(struct basemap_text *text, const char *source, struct arena *arena,
                       struct error *error)
{
    struct table table;
    if (!table_open(&table, source, "water.tsv", arena, error)) {
        return false;
    }
    while (table_next(&table)) {
        struct text_arc arc = {.left = SEA, .right = SEA};
        int64_t rank;
        if (!find_kind(table.field[0], &arc.kind[0]) || arc.kind[0] < FILE_RIVER) {
            return table_fails(&table, error, "no kind of water", table.field[0]);
        }
        if (!span_int(table.field[1], &rank) || rank < 1 || rank > 10) {
            return table_fails(&table, error, "no rank from 1 to 10", table.field[1]);
        }
        arc.kind[1] = arc.kind[0];
        arc.rank = (unsigned)rank;
        if (!add_arc(text, &table, arc, table.field[2], arena, error)) {
            return false;
        }
    }
    return true;
}

bool basemap_text_read(struct basemap_text *out, const char *source, struct arena *arena,
                       struct error *error)
{
    *out = (struct basemap_text){0};
    return read_countries(out, source, arena, error) && read_regions(out, source, arena, error) &&
           read_arcs(out, source, arena, error) && read_lines(out, source, arena, error) &&
           read_water(out, source, arena, error);
}
