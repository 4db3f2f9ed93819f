#include "place/gazetteer_store.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "place/gazetteer_key.h"
#include "place/gazetteer_tables.h"

#define FILTER_BYTES ((size_t)1 << 25)
/* String offsets are 32 bits. */
#define STRINGS_LIMIT ((size_t)UINT32_MAX - 4096)
#define ROWS_LIMIT    ((size_t)UINT32_MAX - 4096)

/* A place without a geonameid, under its name. */
struct unnumbered {
    uint64_t key;
    uint32_t place;
};

static uint64_t id_hash(struct span id)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < id.n; i++) {
        hash = (hash ^ (unsigned char)id.at[i]) * UINT64_C(0x100000001b3);
    }
    return phrase_add(PHRASE_START, hash);
}

static uint32_t add_string(struct store *store, struct span text)
{
    uint32_t offset = (uint32_t)store->strings.n;
    char *at = pile_add(&store->strings, text.n + 1);
    if (text.n) {
        memcpy(at, text.at, text.n);
    }
    return offset;
}

/* Codes and kinds, of which there are few: each once. */
static uint32_t share_string(struct store *store, struct span text)
{
    uint32_t offset;
    if (!id_map_find(&store->shared_strings, id_hash(text), &offset)) {
        offset = add_string(store, text);
        id_map_set(&store->shared_strings, id_hash(text), offset);
    }
    return offset;
}

void store_init(struct store *store)
{
    *store = (struct store){
        .places.width = sizeof(struct place_record),
        .importance.width = sizeof(uint32_t),
        .strings.width = 1,
        .names.width = sizeof(struct store_entry),
        .loose.width = sizeof(struct store_entry),
        .admin1.width = sizeof(struct admin1_record),
        .countries.width = sizeof(struct country_record),
        .asks.width = sizeof(uint32_t),
        .sources.width = sizeof(struct source_record),
        .first.width = 1,
        .continues.width = 1,
        .seen.width = 1,
        .unnumbered.width = sizeof(struct unnumbered),
    };
    pile_add(&store->first, FILTER_BYTES);
    pile_add(&store->continues, FILTER_BYTES);
    share_string(store, SPAN(""));
}

void store_free(struct store *store)
{
    struct pile *piles[] = {&store->places,    &store->importance, &store->strings,   &store->names,
                            &store->loose,     &store->admin1,     &store->countries, &store->asks,
                            &store->sources,   &store->first,      &store->continues, &store->seen,
                            &store->unnumbered};
    struct id_map *maps[] = {&store->by_id, &store->display, &store->admin1_rows,
                             &store->country_rows, &store->shared_strings};
    for (size_t i = 0; i < sizeof piles / sizeof *piles; i++) {
        pile_free(piles[i]);
    }
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        id_map_free(maps[i]);
    }
    *store = (struct store){0};
}

static void mark_filters(struct store *store, const struct name_key *key, enum name_kind kind)
{
    uint8_t *longest =
        (uint8_t *)store->first.at + (GAZETTEER_SLOT(key->first) & (FILTER_BYTES - 1));
    uint8_t words = *longest & FIRST_WORDS;
    words = key->words > words ? (uint8_t)key->words : words;
    *longest = words | (uint8_t)(*longest & ~FIRST_WORDS);
    *longest |= kind == NAME_FEATURE ? FIRST_FEATURE : kind == NAME_TITLE ? FIRST_TITLE : 0;
    for (unsigned i = 0; i + 1 < key->words; i++) {
        size_t bit = GAZETTEER_SLOT(key->step[i]) & (FILTER_BYTES * 8 - 1);
        ((uint8_t *)store->continues.at)[bit / 8] |= (uint8_t)(1U << (bit % 8));
    }
}

static bool is_acronym(struct span name)
{
    size_t capitals = 0;
    const char *at = name.at, *end = name.at + name.n;
    while (at < end) {
        uint32_t c;
        at += utf8_decode(at, end, &c);
        if (code_point_is_upper(c)) {
            capitals++;
        } else if (code_point_is_letter(c)) {
            return false;
        }
    }
    return capitals >= 2;
}

static uint16_t asks_row(struct store *store, struct span asks)
{
    uint32_t offset = share_string(store, asks);
    const uint32_t *rows = store->asks.at;
    for (size_t i = 0; i < store->asks.n; i++) {
        if (rows[i] == offset) {
            return (uint16_t)(i + 1);
        }
    }
    if (store->asks.n >= (UINT16_MAX >> ENTRY_ASKS_SHIFT)) {
        return 0;
    }
    *(uint32_t *)pile_add(&store->asks, 1) = offset;
    return (uint16_t)store->asks.n;
}

static void add_loose(struct store *store, const struct store_name *name)
{
    uint64_t key = name->kind <= NAME_OLD ? loose_key(name->text) : 0;
    if (key == 0) {
        return;
    }
    struct store_entry *entry = pile_add(&store->loose, 1);
    *entry = (struct store_entry){key, name->place, (uint8_t)name->kind, name->weight, 0};
}

bool store_name(struct store *store, const struct store_name *name)
{
    struct name_key keys[NAME_KEYS];
    size_t n = name_keys(name->text, keys);
    unsigned more = name->side & ENTRY_SIDE;
    more |= is_acronym(name->text) ? ENTRY_ACRONYM : 0;
    more |= name->asks.n ? (unsigned)asks_row(store, name->asks) << ENTRY_ASKS_SHIFT : 0;
    for (size_t i = 0; i < n; i++) {
        struct store_entry *entry = pile_add(&store->names, 1);
        *entry = (struct store_entry){keys[i].step[keys[i].words - 1], name->place,
                                      (uint8_t)name->kind, name->weight, (uint16_t)more};
        mark_filters(store, &keys[i], name->kind);
    }
    add_loose(store, name);
    return n > 0;
}

static uint64_t admin1_key(const char *country, struct span code)
{
    return phrase_add(id_hash((struct span){country, 2}), id_hash(code));
}

static uint32_t admin1_row(struct store *store, const char *country, struct span code)
{
    uint32_t row;
    if (code.n == 0 || country[0] == '\0') {
        return GAZETTEER_NONE;
    }
    uint64_t key = admin1_key(country, code);
    if (id_map_find(&store->admin1_rows, key, &row)) {
        return row;
    }
    row = (uint32_t)store->admin1.n;
    uint32_t offset = share_string(store, code);
    struct admin1_record *fresh = pile_add(&store->admin1, 1);
    memcpy(fresh->country, country, 2);
    fresh->code = offset;
    fresh->place = GAZETTEER_NONE;
    id_map_set(&store->admin1_rows, key, row);
    return row;
}

static uint32_t country_row(struct store *store, const char *country)
{
    uint32_t row;
    uint64_t key = id_hash((struct span){country, 2});
    if (country[0] == '\0') {
        return UINT16_MAX;
    }
    if (!id_map_find(&store->country_rows, key, &row)) {
        row = (uint32_t)store->countries.n; /* at most 26 * 26 of them */
        struct country_record *fresh = pile_add(&store->countries, 1);
        memcpy(fresh->code, country, 2);
        fresh->place = GAZETTEER_NONE;
        id_map_set(&store->country_rows, key, row);
    }
    return row;
}

/* The first place that is a country or a first-level division is that of its code. */
static void note_division(struct store *store, const struct place_row *row, uint32_t place)
{
    uint32_t *owner = NULL;
    if (row->feature_class != 'A' || row->country[0] == '\0') {
        return;
    }
    if (strncmp(row->feature_code, "PCL", 3) == 0 && strcmp(row->feature_code, "PCLH") != 0) {
        struct country_record *countries = store->countries.at;
        owner = &countries[country_row(store, row->country)].place;
    } else if (strcmp(row->feature_code, "ADM1") == 0 && row->admin1.n) {
        struct admin1_record *divisions = store->admin1.at;
        owner = &divisions[admin1_row(store, row->country, row->admin1)].place;
    }
    if (owner && *owner == GAZETTEER_NONE) {
        *owner = place;
    }
}

static void fill_record(struct store *store, struct place_record *record,
                        const struct place_row *row)
{
    const struct feature_facts *facts = feature_facts(row->feature_class, row->feature_code);
    double radius =
        row->radius_km >= 0 ? row->radius_km : feature_radius_km(facts, row->population);
    enum geo_precision precision = facts->precision;
    if (precision == PRECISION_REGION && row->feature_class != 'A' && radius > 300) {
        precision = PRECISION_AREA;
    }
    record->lat = (int32_t)lround(row->lat * 1e5);
    record->lon = (int32_t)lround(row->lon * 1e5);
    record->geonameid = (uint32_t)row->geonameid;
    record->population = (uint32_t)row->population;
    record->population_high = (uint16_t)(row->population >> 32);
    record->radius = (uint16_t)(radius < 6553 ? lround(radius * 10) : 65530);
    record->feature_class = row->feature_class;
    record->precision = (char)precision;
    memcpy(record->feature_code, row->feature_code, sizeof record->feature_code);
    *(uint32_t *)pile_add(&store->importance, 1) = feature_importance(facts, row->population);
}

static uint32_t add_place(struct store *store, const struct place_row *row, uint32_t name)
{
    uint32_t admin1 = admin1_row(store, row->country, row->admin1);
    uint32_t country = country_row(store, row->country);
    uint32_t place = (uint32_t)store->places.n;
    struct place_record *record = pile_add(&store->places, 1);
    record->name = name;
    record->admin1 = admin1;
    record->country = (uint16_t)country;
    fill_record(store, record, row);
    note_division(store, row, place);
    return place;
}

static void add_alternate(struct store *store, uint32_t place, struct span text,
                          enum name_kind kind)
{
    struct store_name name = {
        .text = text, .place = place, .kind = kind, .weight = 128, .asks = SPAN("")};
    store_name(store, &name);
}

/* "Donostia / San Sebastián" is either; "Springfield (historical)" is Springfield, formerly. */
static void add_parts(struct store *store, uint32_t place, struct span name)
{
    const char *slash = name.n > 3 ? memchr(name.at, '/', name.n) : NULL;
    if (slash && slash > name.at) {
        size_t before = (size_t)(slash - name.at);
        add_alternate(store, place, span_trim((struct span){name.at, before}), NAME_ALTERNATE);
        add_alternate(store, place, span_trim((struct span){slash + 1, name.n - before - 1}),
                      NAME_ALTERNATE);
    }
    const char *bracket = name.n > 3 ? memchr(name.at, '(', name.n) : NULL;
    if (bracket && bracket > name.at) {
        struct span inside = {bracket, name.n - (size_t)(bracket - name.at)};
        bool old = span_starts(inside, "(historical") || span_starts(inside, "(hist");
        add_alternate(store, place, span_trim((struct span){name.at, (size_t)(bracket - name.at)}),
                      old ? NAME_OLD : NAME_ALTERNATE);
    }
}

static void add_alternates(struct store *store, uint32_t place, const struct place_row *row)
{
    struct span rest = row->alternates, text;
    bool dump = row->separator == ',';
    while (span_split(&rest, row->separator, &text)) {
        text = span_trim(text);
        if (text.n == 0 || (dump ? !dump_name_is_usable(text) : !text_is_clean(text))) {
            continue;
        }
        add_alternate(store, place, text, NAME_ALTERNATE);
        /* The Arabic comma: "Saint George, Bermuda". */
        for (size_t i = 2; i + 2 < text.n; i++) {
            if (memcmp(text.at + i, "\u060C", 2) == 0) {
                add_alternate(store, place, (struct span){text.at, i}, NAME_ALTERNATE);
                break;
            }
        }
    }
    if (row->ascii_name.n && !span_equal(row->ascii_name, row->name) &&
        text_is_clean(row->ascii_name)) {
        add_alternate(store, place, row->ascii_name, NAME_ALTERNATE);
    }
}

static bool is_full(const struct store *store)
{
    return store->strings.n > STRINGS_LIMIT || store->names.n > ROWS_LIMIT ||
           store->loose.n > ROWS_LIMIT;
}

static void note_unnumbered(struct store *store, uint32_t place, struct span name)
{
    unsigned words;
    struct unnumbered *fresh = pile_add(&store->unnumbered, 1);
    *fresh = (struct unnumbered){gazetteer_key(name, &words), place};
}

enum store_answer store_place(struct store *store, const struct place_row *row)
{
    uint64_t id = id_hash(row->id);
    uint32_t place, display;
    if (is_full(store)) {
        return STORE_FULL;
    }
    if (id_map_find(&store->by_id, id, &place)) {
        return STORE_KNOWN;
    }
    bool renamed = id_map_find(&store->display, id, &display);
    place = add_place(store, row, renamed ? display : add_string(store, row->name));
    id_map_set(&store->by_id, id, place);
    if (renamed) {
        const char *shown = (const char *)store->strings.at + display;
        add_alternate(store, place, span_of(shown), NAME_MAIN);
    }
    add_alternate(store, place, row->name, renamed ? NAME_ALTERNATE : NAME_MAIN);
    add_parts(store, place, row->name);
    add_alternates(store, place, row);
    if (row->geonameid == 0) {
        note_unnumbered(store, place, row->name);
    }
    return STORE_ADDED;
}

static bool was_seen(struct store *store, uint64_t geonameid)
{
    if (geonameid / 8 >= store->seen.n) {
        pile_add(&store->seen, (size_t)(geonameid / 8) + 1 - store->seen.n);
    }
    uint8_t bit = (uint8_t)(1U << (geonameid % 8)),
            *byte = (uint8_t *)store->seen.at + geonameid / 8;
    bool seen = (*byte & bit) != 0;
    *byte |= bit;
    return seen;
}

static int compare_unnumbered(const void *left, const void *right)
{
    const struct unnumbered *a = left, *b = right;
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    return (a->place > b->place) - (a->place < b->place);
}

/* Is the row of a dump the place of this record, which has no geonameid? */
static bool is_that_place(const struct place_record *record, const struct place_row *row)
{
    double reach = record->radius > 50 ? record->radius / 10.0 : 5;
    return record->geonameid == 0 && record->feature_class == row->feature_class &&
           km_between(record->lon / 1e5, record->lat / 1e5, row->lon, row->lat) <= reach;
}

/* A hand-kept place takes the number that the dump has for it. */
static bool number_place(struct store *store, const struct place_row *row, uint32_t *place)
{
    const struct unnumbered *list = store->unnumbered.at;
    struct place_record *records = store->places.at;
    unsigned words;
    uint64_t key = gazetteer_key(row->name, &words);
    size_t low = 0, n = store->unnumbered.n;
    for (size_t high = n; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (list[middle].key < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < n && list[low].key == key; low++) {
        if (is_that_place(&records[list[low].place], row)) {
            *place = list[low].place;
            records[*place].geonameid = (uint32_t)row->geonameid;
            return true;
        }
    }
    return false;
}

void store_begin_dumps(struct store *store)
{
    if (store->unnumbered.n) {
        qsort(store->unnumbered.at, store->unnumbered.n, sizeof(struct unnumbered),
              compare_unnumbered);
    }
}

enum store_answer store_dump_place(struct store *store, const struct place_row *row)
{
    uint32_t place;
    if (is_full(store)) {
        return STORE_FULL;
    }
    bool known = id_map_find(&store->by_id, id_hash(row->id), &place);
    if (was_seen(store, (uint64_t)row->geonameid)) {
        return STORE_KNOWN;
    }
    known = known || number_place(store, row, &place);
    if (!known) {
        place = add_place(store, row, add_string(store, row->name));
    }
    add_alternate(store, place, row->name, known ? NAME_ALTERNATE : NAME_MAIN);
    add_parts(store, place, row->name);
    add_alternates(store, place, row);
    return known ? STORE_KNOWN : STORE_ADDED;
}

bool store_refer(const struct store *store, struct span ref, uint32_t *place)
{
    uint32_t row;
    if (id_map_find(&store->by_id, id_hash(ref), place)) {
        return true;
    }
    if (ref.n == 2 && id_map_find(&store->country_rows, id_hash(ref), &row)) {
        *place = ((const struct country_record *)store->countries.at)[row].place;
        return *place != GAZETTEER_NONE;
    }
    if (ref.n < 4 || ref.at[2] != '.' ||
        !id_map_find(&store->admin1_rows, admin1_key(ref.at, (struct span){ref.at + 3, ref.n - 3}),
                     &row)) {
        return false;
    }
    *place = ((const struct admin1_record *)store->admin1.at)[row].place;
    return *place != GAZETTEER_NONE;
}

void store_display(struct store *store, struct span id, struct span name)
{
    id_map_set(&store->display, id_hash(id), add_string(store, name));
}

void store_source(struct store *store, struct span name, size_t rows)
{
    uint32_t offset = add_string(store, name);
    struct source_record *source = pile_add(&store->sources, 1);
    *source = (struct source_record){offset, rows < UINT32_MAX ? (uint32_t)rows : UINT32_MAX};
}
