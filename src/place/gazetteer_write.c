/* The second half of a build: everything in its order, then one file. */
#include <stdlib.h>
#include <string.h>

#include "place/gazetteer_store.h"
#include "place/location.h"

struct rank {
    uint32_t importance, geonameid, place;
};

static int compare(uint64_t a, uint64_t b)
{
    return a < b ? -1 : a > b;
}

/* The important first; then by id, those without one last; then as they came. */
static int compare_ranks(const void *left, const void *right)
{
    const struct rank *a = left, *b = right;
    int order = compare(b->importance, a->importance);
    order = order ? order : compare(a->geonameid - 1U, b->geonameid - 1U);
    return order ? order : compare(a->place, b->place);
}

/* Brings the places into the order of importance; gives where each went. */
static struct pile order_places(struct store *store)
{
    size_t n = store->places.n;
    struct pile ranks = {.width = sizeof(struct rank)}, moved = {.width = sizeof(uint32_t)};
    struct pile sorted = {.width = sizeof(struct place_record)};
    struct rank *rank = pile_add(&ranks, n);
    struct place_record *places = store->places.at, *to = pile_add(&sorted, n);
    uint32_t *where = pile_add(&moved, n);
    uint32_t *importance = store->importance.at;
    for (size_t i = 0; i < n; i++) {
        rank[i] = (struct rank){importance[i], places[i].geonameid, (uint32_t)i};
    }
    if (n) {
        qsort(rank, n, sizeof *rank, compare_ranks);
    }
    for (size_t i = 0; i < n; i++) {
        to[i] = places[rank[i].place];
        where[rank[i].place] = (uint32_t)i;
        importance[i] = rank[i].importance;
    }
    pile_free(&ranks);
    pile_free(&store->places);
    store->places = sorted;
    return moved;
}

static void move_entries(struct pile *entries, const uint32_t *where)
{
    struct store_entry *entry = entries->at;
    for (size_t i = 0; i < entries->n; i++) {
        if (entry[i].place != GAZETTEER_NONE) {
            entry[i].place = where[entry[i].place];
        }
    }
}

static bool is_name_of_place(uint8_t kind)
{
    return kind <= NAME_OLD;
}

/* The weight of an alternate that is the own name of a comparable place far away. GeoNames does not
 * say which alternates are old, but Novorossiysk is no name of Dnipro's any more: a town's tenth
 * elsewhere bears it. A division and its seat, which share theirs, lie near each other. */
#define BORROWED_WEIGHT 64
#define BORROWED_RATIO  10
#define BORROWED_KM     300.0
/* Of a name that more places than this have, the most important are compared. */
#define OWNERS_COMPARED 16

/* Of several entries of one name for one place: the hand-kept tables know better than GeoNames'
 * alternates, which do not tell an old name from a current one. */
static int preference(uint8_t kind)
{
    static const int order[] = {
        [NAME_MAIN] = 0, [NAME_OLD] = 1, [NAME_VARIANT] = 2, [NAME_ALTERNATE] = 3};
    return is_name_of_place(kind) ? order[kind] : kind;
}

static int compare_by_place(const void *left, const void *right)
{
    const struct store_entry *a = left, *b = right;
    int order = compare(a->key, b->key);
    order = order ? order : compare(a->place, b->place);
    order = order ? order : preference(a->kind) - preference(b->kind);
    order = order ? order : b->weight - a->weight;
    return order ? order : a->more - b->more;
}

/* Words first, then what stands for a place, then names, then those that are somebody else's, then
 * old ones. */
static int group_of(const struct store_entry *entry)
{
    if (entry->kind >= NAME_ADJECTIVE) {
        return entry->kind >= NAME_WORD ? 0 : 1;
    }
    return entry->kind == NAME_OLD ? 4 : entry->weight <= BORROWED_WEIGHT ? 3 : 2;
}

static int compare_in_run(const void *left, const void *right)
{
    const struct store_entry *a = left, *b = right;
    int order = group_of(a) - group_of(b);
    order = order ? order : compare(a->place, b->place);
    order = order ? order : a->kind - b->kind;
    order = order ? order : b->weight - a->weight;
    return order ? order : a->more - b->more;
}

static bool says_the_same(const struct store_entry *a, const struct store_entry *b)
{
    return a->key == b->key && a->place == b->place &&
           (a->kind == b->kind || (is_name_of_place(a->kind) && is_name_of_place(b->kind)));
}

static void drop_doubles(struct pile *entries)
{
    struct store_entry *entry = entries->at;
    size_t kept = 0;
    for (size_t i = 0; i < entries->n; i++) {
        if (kept > 0 && says_the_same(&entry[kept - 1], &entry[i])) {
            /* Written in small letters too, it is no acronym. */
            if (!(entry[i].more & ENTRY_ACRONYM)) {
                entry[kept - 1].more &= (uint16_t)~ENTRY_ACRONYM;
            }
            continue;
        }
        entry[kept++] = entry[i];
    }
    entries->n = kept;
}

static bool is_borrowed_from(const struct store *store, uint32_t borrower, uint32_t owner)
{
    const uint32_t *importance = store->importance.at;
    const struct place_record *places = store->places.at, *a = &places[borrower],
                              *b = &places[owner];
    return importance[owner] >= importance[borrower] / BORROWED_RATIO &&
           km_between(a->lon / 1e5, a->lat / 1e5, b->lon / 1e5, b->lat / 1e5) > BORROWED_KM;
}

/* A run is in the order of places here: the owners met first are the most important. */
static void weigh_borrowed(const struct store *store, struct store_entry *run, size_t n)
{
    uint32_t owners[OWNERS_COMPARED];
    size_t n_owners = 0;
    for (size_t i = 0; i < n && n_owners < OWNERS_COMPARED; i++) {
        if (run[i].kind == NAME_MAIN) {
            owners[n_owners++] = run[i].place;
        }
    }
    for (size_t i = 0; i < n && n_owners > 0; i++) {
        bool borrowed = false;
        for (size_t k = 0; k < n_owners && run[i].kind == NAME_ALTERNATE && !borrowed; k++) {
            borrowed = is_borrowed_from(store, run[i].place, owners[k]);
        }
        run[i].weight = borrowed ? BORROWED_WEIGHT : run[i].weight;
    }
}

static void order_entries(const struct store *store, struct pile *entries)
{
    struct store_entry *entry = entries->at;
    if (entries->n == 0) {
        return;
    }
    qsort(entry, entries->n, sizeof *entry, compare_by_place);
    drop_doubles(entries);
    for (size_t i = 0, end; i < entries->n; i = end) {
        for (end = i + 1; end < entries->n && entry[end].key == entry[i].key; end++) {
        }
        if (end - i > 1) {
            weigh_borrowed(store, entry + i, end - i);
            qsort(entry + i, end - i, sizeof *entry, compare_in_run);
        }
    }
}

/* How many leading key bits tell a range: about four entries a range, one line of memory. */
static unsigned range_bits(const struct pile *entries)
{
    unsigned bits = 0;
    while (((size_t)4 << bits) < entries->n) {
        bits++;
    }
    return bits;
}

/* Where each range begins. */
static struct pile make_index(const struct pile *entries)
{
    const struct store_entry *entry = entries->at;
    unsigned bits = range_bits(entries);
    struct pile index = {.width = sizeof(uint32_t)};
    uint32_t *first = pile_add(&index, ((size_t)1 << bits) + 1);
    size_t bucket = 0;
    for (size_t i = 0; i < entries->n; i++) {
        size_t of = bits ? (size_t)(entry[i].key >> (64 - bits)) : 0;
        while (bucket < of) {
            first[++bucket] = (uint32_t)i;
        }
    }
    while (bucket < (size_t)1 << bits) {
        first[++bucket] = (uint32_t)entries->n;
    }
    return index;
}

/* As they stand in the file, which is less: each is written before the next is read. */
static void shorten_entries(struct pile *entries)
{
    unsigned bits = range_bits(entries);
    const struct store_entry *from = entries->at;
    struct entry_record *to = entries->at;
    for (size_t i = 0; i < entries->n; i++) {
        struct store_entry entry = from[i];
        to[i] = (struct entry_record){entry_key(entry.key, bits), entry.place, entry.kind,
                                      entry.weight, entry.more};
    }
    entries->width = sizeof *to;
}

/* A row of countries or divisions while it is being sorted. */
struct row_order {
    const char *country, *code; /* code: "" for a country */
    uint32_t row;
};

static int compare_rows(const void *left, const void *right)
{
    const struct row_order *a = left, *b = right;
    int order = memcmp(a->country, b->country, 2);
    return order ? order : strcmp(a->code, b->code);
}

static uint32_t moved_place(uint32_t place, const uint32_t *where)
{
    return place == GAZETTEER_NONE ? GAZETTEER_NONE : where[place];
}

/* Brings rows into their order, frees `orders`; gives where each row went. */
static struct pile order_rows(struct pile *rows, struct pile *orders)
{
    size_t n = rows->n, width = rows->width;
    struct pile sorted = {.width = width}, moved = {.width = sizeof(uint32_t)};
    struct row_order *order = orders->at;
    const char *from = rows->at;
    char *to = pile_add(&sorted, n);
    uint32_t *now = pile_add(&moved, n);
    if (n) {
        qsort(order, n, sizeof *order, compare_rows);
    }
    for (size_t i = 0; i < n; i++) {
        memcpy(to + i * width, from + order[i].row * width, width);
        now[order[i].row] = (uint32_t)i;
    }
    pile_free(orders);
    pile_free(rows);
    *rows = sorted;
    return moved;
}

/* Divisions in the order of their codes. */
static struct pile order_divisions(struct store *store, const uint32_t *where)
{
    struct admin1_record *rows = store->admin1.at;
    struct pile orders = {.width = sizeof(struct row_order)};
    struct row_order *order = pile_add(&orders, store->admin1.n);
    for (size_t i = 0; i < store->admin1.n; i++) {
        const char *code = (const char *)store->strings.at + rows[i].code;
        rows[i].place = moved_place(rows[i].place, where);
        order[i] = (struct row_order){rows[i].country, code, (uint32_t)i};
    }
    return order_rows(&store->admin1, &orders);
}

static struct pile order_countries(struct store *store, const uint32_t *where)
{
    struct country_record *rows = store->countries.at;
    struct pile orders = {.width = sizeof(struct row_order)};
    struct row_order *order = pile_add(&orders, store->countries.n);
    for (size_t i = 0; i < store->countries.n; i++) {
        rows[i].place = moved_place(rows[i].place, where);
        order[i] = (struct row_order){rows[i].code, "", (uint32_t)i};
    }
    return order_rows(&store->countries, &orders);
}

/* Countries and divisions in their order, and the places told of it. */
static void order_owners(struct store *store, const uint32_t *where)
{
    struct pile divisions = order_divisions(store, where);
    struct pile countries = order_countries(store, where);
    const uint32_t *division = divisions.at, *country = countries.at;
    struct place_record *places = store->places.at;
    for (size_t i = 0; i < store->places.n; i++) {
        places[i].admin1 =
            places[i].admin1 < divisions.n ? division[places[i].admin1] : GAZETTEER_NONE;
        places[i].country =
            places[i].country < countries.n ? (uint16_t)country[places[i].country] : UINT16_MAX;
    }
    pile_free(&divisions);
    pile_free(&countries);
}

/* A filter is not made smaller than this many bytes. */
#define FILTER_LEAST 64

/* Halves a filter while a quarter of its slots (a sixteenth of its bits) or less would be taken. */
static void shrink_first(struct pile *filter)
{
    uint8_t *longest = filter->at;
    size_t taken = 0;
    for (size_t i = 0; i < filter->n; i++) {
        taken += longest[i] != 0;
    }
    while (filter->n > FILTER_LEAST && filter->n / 2 >= taken * 4) {
        filter->n /= 2;
        for (size_t i = 0; i < filter->n; i++) {
            uint8_t other = longest[i + filter->n];
            uint8_t bits = (uint8_t)((longest[i] | other) & ~FIRST_WORDS);
            uint8_t words = longest[i] & FIRST_WORDS;
            words = (other & FIRST_WORDS) > words ? (other & FIRST_WORDS) : words;
            longest[i] = words | bits;
        }
    }
}

static void shrink_continues(struct pile *filter)
{
    uint8_t *bits = filter->at;
    size_t taken = 0;
    for (size_t i = 0; i < filter->n; i++) {
        for (uint8_t byte = bits[i]; byte; byte &= (uint8_t)(byte - 1)) {
            taken++;
        }
    }
    while (filter->n > FILTER_LEAST && filter->n / 2 * 8 >= taken * 16) {
        filter->n /= 2;
        for (size_t i = 0; i < filter->n; i++) {
            bits[i] |= bits[i + filter->n];
        }
    }
}

static struct compiled_block block(const struct pile *pile)
{
    return (struct compiled_block){pile->at, pile->n};
}

bool store_write(struct store *store, const char *path, size_t *size, struct arena *arena,
                 struct error *error)
{
    struct pile moved = order_places(store);
    move_entries(&store->names, moved.at);
    move_entries(&store->loose, moved.at);
    order_owners(store, moved.at);
    pile_free(&moved);
    order_entries(store, &store->names);
    order_entries(store, &store->loose);
    pile_free(&store->importance);
    shrink_first(&store->first);
    shrink_continues(&store->continues);
    struct pile names_index = make_index(&store->names), loose_index = make_index(&store->loose);
    shorten_entries(&store->names);
    shorten_entries(&store->loose);
    const struct compiled_block blocks[SECTION_COUNT] = {
        [SECTION_PLACES] = block(&store->places),
        [SECTION_STRINGS] = block(&store->strings),
        [SECTION_NAMES] = block(&store->names),
        [SECTION_NAMES_INDEX] = block(&names_index),
        [SECTION_LOOSE] = block(&store->loose),
        [SECTION_LOOSE_INDEX] = block(&loose_index),
        [SECTION_FIRST] = block(&store->first),
        [SECTION_CONTINUES] = block(&store->continues),
        [SECTION_COUNTRIES] = block(&store->countries),
        [SECTION_ADMIN1] = block(&store->admin1),
        [SECTION_ASKS] = block(&store->asks),
        [SECTION_SOURCES] = block(&store->sources),
    };
    bool done = compiled_write(path, &gazetteer_form, blocks, size, arena, error);
    pile_free(&names_index);
    pile_free(&loose_index);
    return done;
}
