#include "place/gazetteer.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "place/gazetteer_format.h"
#include "place/gazetteer_key.h"

/* A key table: entries in the order of their keys, and where each range of leading bits begins. */
struct key_table {
    const struct entry_record *entries;
    const uint32_t *index;
    size_t n;
    unsigned bits;
};

struct gazetteer {
    struct file_map map;
    struct compiled file;
    const struct place_record *places;
    const struct country_record *countries;
    const struct admin1_record *admin1;
    const struct source_record *sources;
    const uint32_t *asks;
    struct span strings;
    struct key_table names, loose;
    const uint8_t *first, *continues;
    size_t first_mask, continues_mask;
    size_t n_places, n_countries, n_admin1, n_asks, n_sources;
};

static const struct compiled_part sections[SECTION_COUNT] = {
    [SECTION_PLACES] = {"places", sizeof(struct place_record)},
    [SECTION_STRINGS] = {"strings", 1},
    [SECTION_NAMES] = {"names", sizeof(struct entry_record)},
    [SECTION_NAMES_INDEX] = {"index of names", sizeof(uint32_t)},
    [SECTION_LOOSE] = {"loose names", sizeof(struct entry_record)},
    [SECTION_LOOSE_INDEX] = {"index of loose names", sizeof(uint32_t)},
    [SECTION_FIRST] = {"first words", 1},
    [SECTION_CONTINUES] = {"beginnings", 1},
    [SECTION_COUNTRIES] = {"countries", sizeof(struct country_record)},
    [SECTION_ADMIN1] = {"divisions", sizeof(struct admin1_record)},
    [SECTION_ASKS] = {"feature kinds", sizeof(uint32_t)},
    [SECTION_SOURCES] = {"sources", sizeof(struct source_record)},
};

const struct compiled_form gazetteer_form = {.kind = "gazetteer",
                                             .magic = GAZETTEER_MAGIC,
                                             .version = GAZETTEER_VERSION,
                                             .n_sections = SECTION_COUNT,
                                             .sections = sections};

static bool is_power_of_two(size_t n)
{
    return n > 0 && (n & (n - 1)) == 0;
}

static bool point_at_table(struct gazetteer *g, struct key_table *table, enum section_id entries,
                           enum section_id index, struct error *error)
{
    size_t buckets = compiled_count(&g->file, index);
    if (buckets < 2 || !is_power_of_two(buckets - 1)) {
        return compiled_misfit(&g->file, index, error);
    }
    table->entries = compiled_section(&g->file, entries);
    table->n = compiled_count(&g->file, entries);
    table->index = compiled_section(&g->file, index);
    table->bits = 0;
    while ((size_t)1 << table->bits < buckets - 1) {
        table->bits++;
    }
    return true;
}

static bool point_at_filters(struct gazetteer *g, struct error *error)
{
    size_t n_first = compiled_count(&g->file, SECTION_FIRST),
           n_continues = compiled_count(&g->file, SECTION_CONTINUES);
    if (!is_power_of_two(n_first)) {
        return compiled_misfit(&g->file, SECTION_FIRST, error);
    }
    if (!is_power_of_two(n_continues)) {
        return compiled_misfit(&g->file, SECTION_CONTINUES, error);
    }
    g->first = compiled_section(&g->file, SECTION_FIRST);
    g->first_mask = n_first - 1;
    g->continues = compiled_section(&g->file, SECTION_CONTINUES);
    g->continues_mask = n_continues * 8 - 1;
    return true;
}

static bool point_at_sections(struct gazetteer *g, struct error *error)
{
    g->strings = (struct span){compiled_section(&g->file, SECTION_STRINGS),
                               compiled_count(&g->file, SECTION_STRINGS)};
    if (g->strings.n == 0 || g->strings.at[g->strings.n - 1] != '\0') {
        return compiled_misfit(&g->file, SECTION_STRINGS, error);
    }
    g->places = compiled_section(&g->file, SECTION_PLACES);
    g->n_places = compiled_count(&g->file, SECTION_PLACES);
    g->countries = compiled_section(&g->file, SECTION_COUNTRIES);
    g->n_countries = compiled_count(&g->file, SECTION_COUNTRIES);
    g->admin1 = compiled_section(&g->file, SECTION_ADMIN1);
    g->n_admin1 = compiled_count(&g->file, SECTION_ADMIN1);
    g->asks = compiled_section(&g->file, SECTION_ASKS);
    g->n_asks = compiled_count(&g->file, SECTION_ASKS);
    g->sources = compiled_section(&g->file, SECTION_SOURCES);
    g->n_sources = compiled_count(&g->file, SECTION_SOURCES);
    return point_at_filters(g, error) &&
           point_at_table(g, &g->names, SECTION_NAMES, SECTION_NAMES_INDEX, error) &&
           point_at_table(g, &g->loose, SECTION_LOOSE, SECTION_LOOSE_INDEX, error);
}

static bool open_map(struct gazetteer **out, const char *path, struct file_map map,
                     struct arena *arena, struct error *error)
{
    struct gazetteer *g = arena_new(arena, struct gazetteer);
    g->map = map;
    if (!compiled_read(&g->file, &gazetteer_form, map.bytes, path, error) ||
        !point_at_sections(g, error)) {
        return false;
    }
    *out = g;
    return true;
}

bool gazetteer_open(struct gazetteer **out, const char *path, struct arena *arena,
                    struct error *error)
{
    struct file_map map;
    if (!file_map(&map, path, 0, arena, error)) {
        return false;
    }
    if (!open_map(out, path, map, arena, error)) {
        file_unmap(&map);
        return false;
    }
    return true;
}

bool gazetteer_open_bytes(struct gazetteer **out, const char *path, struct span bytes,
                          struct arena *arena, struct error *error)
{
    return open_map(out, path, (struct file_map){.bytes = bytes}, arena, error);
}

void gazetteer_close(struct gazetteer *gazetteer)
{
    if (gazetteer) {
        file_unmap(&gazetteer->map);
    }
}

unsigned gazetteer_longest(const struct gazetteer *gazetteer, uint64_t first_word_hash)
{
    return gazetteer->first[(size_t)GAZETTEER_SLOT(first_word_hash) & gazetteer->first_mask] &
           FIRST_WORDS;
}

bool gazetteer_begins(const struct gazetteer *gazetteer, uint64_t first_word_hash,
                      enum name_kind kind)
{
    unsigned bit = kind == NAME_FEATURE ? FIRST_FEATURE : kind == NAME_TITLE ? FIRST_TITLE : 0;
    return gazetteer->first[(size_t)GAZETTEER_SLOT(first_word_hash) & gazetteer->first_mask] & bit;
}

bool gazetteer_continues(const struct gazetteer *gazetteer, uint64_t phrase_key)
{
    size_t bit = (size_t)GAZETTEER_SLOT(phrase_key) & gazetteer->continues_mask;
    return (gazetteer->continues[bit / 8] >> (bit % 8)) & 1;
}

/* The first entry in [low, high) whose key is not below `key`; in a damaged file, some entry. */
static size_t lower_bound(const struct key_table *table, uint32_t key, size_t low, size_t high)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (table->entries[middle].key < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Where the run of a key that begins at `low` ends; most have one entry, few have thousands. */
static size_t run_end(const struct key_table *table, uint32_t key, size_t low, size_t high)
{
    size_t step = 1;
    while (step < high - low && table->entries[low + step].key <= key) {
        step *= 2;
    }
    size_t until = step < high - low ? low + step : high;
    return key == UINT32_MAX ? high : lower_bound(table, key + 1, low + step / 2, until);
}

/* The entries of a key: where they begin, and how many there are. */
static size_t find_run(const struct key_table *table, uint64_t key, size_t *first)
{
    size_t bucket = table->bits ? (size_t)(key >> (64 - table->bits)) : 0;
    uint32_t rest = entry_key(key, table->bits);
    size_t low = table->index[bucket], high = table->index[bucket + 1];
    if (high > table->n || low >= high) {
        return 0;
    }
    low = lower_bound(table, rest, low, high);
    *first = low;
    if (low == high || table->entries[low].key != rest) {
        return 0;
    }
    return run_end(table, rest, low, high) - low;
}

static const char *string_at(const struct gazetteer *g, uint32_t offset)
{
    return offset < g->strings.n ? g->strings.at + offset : "";
}

/* An entry that cannot be true becomes a word that means nothing. */
static struct name_entry read_entry(const struct gazetteer *g, const struct entry_record *record)
{
    bool of_place = record->kind < NAME_WORD;
    if (record->kind > NAME_FEATURE || (of_place && record->place >= g->n_places)) {
        return (struct name_entry){.kind = NAME_WORD, .place = UINT32_MAX};
    }
    struct name_entry entry = {
        .kind = (enum name_kind)record->kind,
        .place = of_place ? record->place : UINT32_MAX,
        .weight = record->weight,
        .side = (uint8_t)(record->more & ENTRY_SIDE),
        .acronym = (record->more & ENTRY_ACRONYM) != 0,
    };
    size_t asks = (size_t)(record->more >> ENTRY_ASKS_SHIFT);
    if (entry.kind == NAME_FEATURE && asks > 0 && asks <= g->n_asks) {
        entry.asks = string_at(g, g->asks[asks - 1]);
    }
    return entry;
}

static size_t find_key(const struct gazetteer *g, const struct key_table *table, uint64_t key,
                       struct name_entry *out, size_t cap)
{
    size_t first = 0, n = find_run(table, key, &first);
    for (size_t i = 0; i < n && i < cap; i++) {
        out[i] = read_entry(g, &table->entries[first + i]);
    }
    return n;
}

size_t gazetteer_find(const struct gazetteer *gazetteer, uint64_t phrase_key,
                      struct name_entry *out, size_t cap)
{
    return find_key(gazetteer, &gazetteer->names, phrase_key, out, cap);
}

size_t gazetteer_find_loosely(const struct gazetteer *gazetteer, struct span name,
                              struct name_entry *out, size_t cap)
{
    uint64_t key = loose_key(name);
    return key ? find_key(gazetteer, &gazetteer->loose, key, out, cap) : 0;
}

static uint32_t place_or_none(const struct gazetteer *g, uint32_t place)
{
    return place < g->n_places ? place : UINT32_MAX;
}

/* What is looked for among countries and divisions. */
struct row_key {
    const struct gazetteer *g;
    const char *country, *code;
};

static int compare_country(const void *left, const void *right)
{
    const struct row_key *key = left;
    const struct country_record *row = right;
    return memcmp(key->country, row->code, 2);
}

static int compare_admin1(const void *left, const void *right)
{
    const struct row_key *key = left;
    const struct admin1_record *row = right;
    int order = memcmp(key->country, row->country, 2);
    return order ? order : strcmp(key->code, string_at(key->g, row->code));
}

/* The row of a country; n_countries: none. */
static size_t country_row(const struct gazetteer *g, const char *country)
{
    const struct row_key key = {g, country, ""};
    const struct country_record *row =
        bsearch(&key, g->countries, g->n_countries, sizeof *row, compare_country);
    return row ? (size_t)(row - g->countries) : g->n_countries;
}

/* The row of a division; n_admin1: none. */
static size_t admin1_row(const struct gazetteer *g, const char *country, const char *code)
{
    const struct row_key key = {g, country, code};
    const struct admin1_record *row =
        bsearch(&key, g->admin1, g->n_admin1, sizeof *row, compare_admin1);
    return row ? (size_t)(row - g->admin1) : g->n_admin1;
}

uint32_t gazetteer_country(const struct gazetteer *gazetteer, const char country_code[2])
{
    size_t row = country_row(gazetteer, country_code);
    return row < gazetteer->n_countries ? place_or_none(gazetteer, gazetteer->countries[row].place)
                                        : UINT32_MAX;
}

uint32_t gazetteer_admin1(const struct gazetteer *gazetteer, const char country_code[2],
                          const char *admin1_code)
{
    size_t row = admin1_row(gazetteer, country_code, admin1_code);
    return row < gazetteer->n_admin1 ? place_or_none(gazetteer, gazetteer->admin1[row].place)
                                     : UINT32_MAX;
}

size_t gazetteer_find_in(const struct gazetteer *gazetteer, uint64_t phrase_key,
                         const char country_code[2], const char *admin1_code,
                         struct name_entry *out, size_t cap)
{
    const struct gazetteer *g = gazetteer;
    size_t country = country_row(g, country_code);
    size_t admin1 = admin1_code ? admin1_row(g, country_code, admin1_code) : g->n_admin1;
    size_t first = 0, found = 0, n = find_run(&g->names, phrase_key, &first);
    if (country == g->n_countries || (admin1_code && admin1 == g->n_admin1)) {
        return 0;
    }
    for (size_t i = 0; i < n; i++) {
        struct name_entry entry = read_entry(g, &g->names.entries[first + i]);
        if (entry.place == UINT32_MAX || g->places[entry.place].country != country ||
            (admin1_code && g->places[entry.place].admin1 != admin1)) {
            continue;
        }
        if (found < cap) {
            out[found] = entry;
        }
        found++;
    }
    return found;
}

static void fill_admin1(const struct gazetteer *g, uint32_t row, struct location *out)
{
    if (row >= g->n_admin1) {
        return;
    }
    const struct admin1_record *admin1 = &g->admin1[row];
    out->admin1_code = string_at(g, admin1->code);
    if (admin1->place < g->n_places) {
        out->admin1 = string_at(g, g->places[admin1->place].name);
    }
}

static void fill_country(const struct gazetteer *g, uint32_t row, struct location *out)
{
    if (row >= g->n_countries) {
        return;
    }
    const struct country_record *country = &g->countries[row];
    const char *code = country->code;
    if (!span_is_country_code((struct span){code, 2})) {
        return;
    }
    memcpy(out->country_code, code, 2);
    if (country->place < g->n_places) {
        out->country = string_at(g, g->places[country->place].name);
    }
}

bool gazetteer_place(const struct gazetteer *gazetteer, uint32_t place, struct location *out)
{
    if (place >= gazetteer->n_places) {
        return false;
    }
    const struct place_record *record = &gazetteer->places[place];
    if (record->lat < -9000000 || record->lat > 9000000 || record->lon < -18000000 ||
        record->lon > 18000000) {
        return false;
    }
    *out = (struct location){
        .name = string_at(gazetteer, record->name),
        .feature_class = record->feature_class,
        .geonameid = record->geonameid,
        .lon = record->lon / 1e5,
        .lat = record->lat / 1e5,
        .precision = (unsigned char)record->precision <= PRECISION_AREA
                         ? (enum geo_precision)record->precision
                         : PRECISION_NONE,
        .radius_km = record->radius / 10.0,
        .population = record->population | (uint64_t)record->population_high << 32,
        .place = place,
    };
    memcpy(out->feature_code, record->feature_code, sizeof out->feature_code - 1);
    fill_admin1(gazetteer, record->admin1, out);
    fill_country(gazetteer, record->country, out);
    return true;
}

uint32_t gazetteer_size(const struct gazetteer *gazetteer)
{
    return (uint32_t)gazetteer->n_places;
}

size_t gazetteer_names(const struct gazetteer *gazetteer)
{
    return gazetteer->names.n;
}

unsigned gazetteer_version(const struct gazetteer *gazetteer)
{
    return gazetteer->file.form->version;
}

size_t gazetteer_bytes(const struct gazetteer *gazetteer)
{
    return gazetteer->map.bytes.n;
}

bool gazetteer_source(const struct gazetteer *gazetteer, size_t i, const char **name,
                      uint32_t *rows)
{
    if (i >= gazetteer->n_sources) {
        return false;
    }
    *name = string_at(gazetteer, gazetteer->sources[i].name);
    *rows = gazetteer->sources[i].rows;
    return true;
}

bool gazetteer_verify(const struct gazetteer *gazetteer, struct error *error)
{
    return compiled_verify(&gazetteer->file, error);
}
