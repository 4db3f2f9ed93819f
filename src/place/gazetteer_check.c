#include "place/gazetteer_check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/pile.h"
#include "place/gazetteer_build.h"
#include "place/gazetteer_read.h"
#include "place/location.h"

#define SAME_PLACE_KM 5.0
/* A word that is a place's name less often than this is a common word. */
#define COMMON_WEIGHT 128

struct checked_place {
    uint64_t key; /* of the name */
    const char *file, *name;
    uint32_t line;
    float lat, lon;
    uint64_t population;
    char country[3], feature_class;
};

struct checked_name {
    uint64_t key;
    const char *name;
    uint32_t place;
};

/* A name that is a common word too. */
struct shadow {
    const char *name; /* the alternate one; NULL: the place's own */
    uint32_t place;
    uint8_t weight; /* how surely the word means no place */
};

struct check {
    const struct gazetteer_check_options *options;
    struct gazetteer_check_report report;
    struct arena *arena;
    struct pile places;     /* struct checked_place */
    struct pile alternates; /* struct checked_name, of one word */
    struct id_map words;    /* keys of common words */
    struct id_map cells;    /* how many places a country has in a cell of one degree */
    struct id_map all_cells;
};

static void tell(struct check *check, bool is_error, const char *file, size_t line,
                 const char *text)
{
    if (is_error) {
        check->report.errors++;
    } else {
        check->report.warnings++;
    }
    if (check->options->tell) {
        check->options->tell(check->options->user, is_error, file, line, text);
    }
}

static void hear_complaint(void *user, const char *file, size_t line, const char *text)
{
    tell(user, true, file, line, text);
}

/* ---- collecting --------------------------------------------------------------------------------
 */

static uint64_t cell_key(const char *country, int lat, int lon)
{
    int wrapped = ((lon + 180) % 360 + 360) % 360;
    uint64_t code =
        country ? (uint64_t)(unsigned char)country[0] << 8 | (unsigned char)country[1] : 0;
    return phrase_add(PHRASE_START, code << 32 | (uint64_t)(lat + 90) << 16 | (uint64_t)wrapped);
}

static void count_cell(struct id_map *cells, uint64_t key)
{
    uint32_t n = 0;
    id_map_find(cells, key, &n);
    id_map_set(cells, key, n + 1);
}

static void see_alternates(struct check *check, const struct place_row *row, uint32_t place)
{
    struct span rest = row->alternates, text;
    while (row->separator == '|' && span_split(&rest, '|', &text)) {
        unsigned words;
        uint64_t key = gazetteer_key(text, &words);
        if (words == 1) {
            struct checked_name *name = pile_add(&check->alternates, 1);
            *name = (struct checked_name){key, arena_strndup(check->arena, text.at, text.n), place};
        }
    }
}

static void see_place(void *user, const char *file, size_t line, const struct place_row *row)
{
    struct check *check = user;
    unsigned words;
    uint32_t index = (uint32_t)check->places.n;
    struct checked_place *place = pile_add(&check->places, 1);
    *place = (struct checked_place){
        .key = gazetteer_key(row->name, &words),
        .file = file,
        .name = arena_strndup(check->arena, row->name.at, row->name.n),
        .line = (uint32_t)line,
        .lat = (float)row->lat,
        .lon = (float)row->lon,
        .population = row->population,
        .feature_class = row->feature_class,
    };
    memcpy(place->country, row->country, sizeof place->country);
    if (row->country[0]) {
        int lat = (int)floor(row->lat), lon = (int)floor(row->lon);
        count_cell(&check->cells, cell_key(row->country, lat, lon));
        count_cell(&check->all_cells, cell_key(NULL, lat, lon));
    }
    see_alternates(check, row, index);
}

static void see_word(void *user, struct span word, enum name_kind kind, uint8_t weight)
{
    struct check *check = user;
    unsigned words;
    if (kind == NAME_WORD && weight >= COMMON_WEIGHT) {
        id_map_set(&check->words, gazetteer_key(word, &words), weight);
    }
}

/* ---- one name twice ----------------------------------------------------------------------------
 */

static int compare_places(const void *left, const void *right)
{
    const struct checked_place *a = left, *b = right;
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    if (a->lat < b->lat || a->lat > b->lat) {
        return a->lat < b->lat ? -1 : 1;
    }
    int order = strcmp(a->file, b->file);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static void check_pair(struct check *check, const struct checked_place *a,
                       const struct checked_place *b)
{
    double km = km_between(a->lon, a->lat, b->lon, b->lat);
    if (km > SAME_PLACE_KM || a->feature_class != b->feature_class) {
        return;
    }
    tell(check, false, b->file, b->line,
         arena_printf(check->arena, "'%s' is %.1f km from '%s' of %s:%u", b->name, km, a->name,
                      a->file, a->line));
}

/* Sorted by name, then latitude: only what lies within the band can be near. */
static void check_doubles(struct check *check)
{
    struct checked_place *places = check->places.at;
    size_t n = check->places.n;
    const double band = SAME_PLACE_KM / 111;
    if (n) {
        qsort(places, n, sizeof *places, compare_places);
    }
    for (size_t i = 0; i < n; i++) {
        for (size_t k = i + 1;
             k < n && places[k].key == places[i].key && places[k].lat - places[i].lat <= band;
             k++) {
            check_pair(check, &places[i], &places[k]);
        }
    }
}

/* ---- points astray -----------------------------------------------------------------------------
 */

/* How many places lie within so many degrees; `country` NULL: of any country. */
static uint32_t places_around(const struct check *check, const struct checked_place *place,
                              const char *country, int degrees)
{
    const struct id_map *cells = country ? &check->cells : &check->all_cells;
    int lat = (int)floor(place->lat), lon = (int)floor(place->lon);
    uint32_t sum = 0;
    for (int y = lat - degrees; y <= lat + degrees; y++) {
        for (int x = lon - degrees; x <= lon + degrees; x++) {
            uint32_t n = 0;
            if (y >= -90 && y <= 90 && id_map_find(cells, cell_key(country, y, x), &n)) {
                sum += n;
            }
        }
    }
    return sum;
}

static bool has_a_point(const struct checked_place *place)
{
    return place->country[0] && strchr("PAS", place->feature_class);
}

/* Nothing of its own country around it but places of others: six degrees are beyond doubt, two are
 * worth a look. Islands far from everything are left in peace. */
static void check_point(struct check *check, const struct checked_place *place)
{
    if (fabsf(place->lat) < 0.01F && fabsf(place->lon) < 0.01F) {
        tell(check, true, place->file, place->line,
             arena_printf(check->arena, "'%s' lies at 0, 0", place->name));
        return;
    }
    if (!has_a_point(place) || places_around(check, place, place->country, 2) > 1) {
        return;
    }
    uint32_t own = places_around(check, place, place->country, 6) - 1;
    uint32_t others = places_around(check, place, NULL, 1) - 1;
    if (others >= 3) {
        tell(check, own == 0, place->file, place->line,
             arena_printf(check->arena, "'%s' (%s) lies at %.3f, %.3f among places of others%s",
                          place->name, place->country, (double)place->lat, (double)place->lon,
                          own ? ", away from its own" : ", far from any of its own"));
    }
}

/* ---- names that are words ----------------------------------------------------------------------
 */

/* How surely the word means no place; 0: it is none. */
static uint8_t common_weight(const struct check *check, uint64_t key)
{
    uint32_t weight;
    struct name_entry entries[8];
    if (id_map_find(&check->words, key, &weight)) {
        return (uint8_t)weight;
    }
    size_t n = check->options->words ? gazetteer_find(check->options->words, key, entries, 8) : 0;
    for (size_t i = 0; i < n && i < 8; i++) {
        if (entries[i].kind == NAME_WORD && entries[i].weight >= COMMON_WEIGHT) {
            return entries[i].weight;
        }
    }
    return 0;
}

static void see_name(struct check *check, struct pile *shadows, uint64_t key, const char *name,
                     uint32_t place)
{
    uint8_t weight = common_weight(check, key);
    if (weight) {
        struct shadow *shadow = pile_add(shadows, 1);
        *shadow = (struct shadow){name, place, weight};
    }
}

/* What is looked up while shadows are sorted. */
struct ranked {
    struct shadow shadow;
    uint64_t population;
};

/* The surest words first; of these alternates and the smallest places: nobody would miss them. */
static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->shadow.weight != b->shadow.weight) {
        return a->shadow.weight > b->shadow.weight ? -1 : 1;
    }
    if (!a->shadow.name != !b->shadow.name) {
        return a->shadow.name ? -1 : 1;
    }
    if (a->population != b->population) {
        return a->population < b->population ? -1 : 1;
    }
    if (a->shadow.place != b->shadow.place) {
        return a->shadow.place < b->shadow.place ? -1 : 1;
    }
    return strcmp(a->shadow.name ? a->shadow.name : "", b->shadow.name ? b->shadow.name : "");
}

static void tell_shadow(struct check *check, const struct ranked *ranked)
{
    const struct checked_place *places = check->places.at;
    const struct shadow *shadow = &ranked->shadow;
    const struct checked_place *place = &places[shadow->place];
    const char *own = place->name, *name = shadow->name ? shadow->name : own;
    unsigned long long population = ranked->population;
    const char *of = shadow->name ? arena_printf(check->arena, ", a name of '%s',", own) : "";
    const char *people =
        population ? arena_printf(check->arena, "; population %llu", population) : "";
    tell(check, false, place->file, place->line,
         arena_printf(check->arena, "'%s'%s is a common word (%u of 255)%s", name, of,
                      (unsigned)shadow->weight, people));
}

static void tell_shadows(struct check *check, const struct pile *shadows)
{
    const struct checked_place *places = check->places.at;
    const struct shadow *shadow = shadows->at;
    struct pile ranking = {.width = sizeof(struct ranked)};
    struct ranked *ranked = pile_add(&ranking, shadows->n);
    for (size_t i = 0; i < shadows->n; i++) {
        ranked[i] = (struct ranked){shadow[i], places[shadow[i].place].population};
    }
    qsort(ranked, shadows->n, sizeof *ranked, compare_ranked);
    size_t most = check->options->words_told;
    for (size_t i = 0; i < shadows->n; i++) {
        if (most && i >= most) {
            check->report.words_untold = shadows->n - i;
            check->report.warnings += shadows->n - i;
            break;
        }
        tell_shadow(check, &ranked[i]);
    }
    pile_free(&ranking);
}

/* Called while `places` is in the order it was read in. */
static void check_words(struct check *check)
{
    const struct checked_place *places = check->places.at;
    const struct checked_name *alternates = check->alternates.at;
    struct pile shadows = {.width = sizeof(struct shadow)};
    for (size_t i = 0; i < check->places.n; i++) {
        see_name(check, &shadows, places[i].key, NULL, (uint32_t)i);
    }
    for (size_t i = 0; i < check->alternates.n; i++) {
        see_name(check, &shadows, alternates[i].key, alternates[i].name, alternates[i].place);
    }
    if (shadows.n) {
        tell_shadows(check, &shadows);
    }
    pile_free(&shadows);
}

bool gazetteer_check(const struct gazetteer_check_options *options,
                     struct gazetteer_check_report *report, struct arena *arena,
                     struct error *error)
{
    struct check check = {
        .options = options,
        .arena = arena,
        .places.width = sizeof(struct checked_place),
        .alternates.width = sizeof(struct checked_name),
    };
    const struct gazetteer_build_options build = {
        .source = options->source,
        .add = options->add,
        .n_add = options->n_add,
        .user = &check,
        .complain = hear_complaint,
        .see_place = see_place,
        .see_word = see_word,
    };
    struct gazetteer_build_report built;
    bool read = gazetteer_build(NULL, &build, &built, arena, error);
    if (read) {
        const struct checked_place *places = check.places.at;
        check_words(&check);
        for (size_t i = 0; i < check.places.n; i++) {
            check_point(&check, &places[i]);
        }
        check_doubles(&check);
        check.report.places = check.places.n;
        *report = check.report;
    }
    pile_free(&check.places);
    pile_free(&check.alternates);
    id_map_free(&check.words);
    id_map_free(&check.cells);
    id_map_free(&check.all_cells);
    return read;
}
