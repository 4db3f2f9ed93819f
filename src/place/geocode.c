#include "place/geocode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "place/gazetteer_key.h"
#include "place/gazetteer_tables.h"
#include "place/typing.h"

/* A key that more places share than this is no name to look for ("Church" in a large dump): the
 * most important ones are taken. */
#define MOST_ENTRIES 4096

/* What a person named the place to lie in: a country, a division, or somewhere near. */
struct container {
    struct span text;
    struct location *at;
    size_t n;
};

struct matches ARENA_LIST(struct geocode_match);

struct search {
    const struct gazetteers *gazetteers;
    const struct geocode_options *options;
    struct arena *arena;
    struct span name;
    struct container inside[4];
    size_t n_inside;
    const char *asks; /* the kinds that a feature word asks for; NULL: any */
    struct matches matches;
};

bool gazetteers_place(const struct gazetteers *gazetteers, size_t gazetteer, uint32_t place,
                      struct location *out)
{
    struct location location, owner;
    if (gazetteer >= gazetteers->n ||
        !gazetteer_place(gazetteers->at[gazetteer], place, &location)) {
        return false;
    }
    for (size_t i = 0; i < gazetteers->n && location.country_code[0]; i++) {
        const struct gazetteer *g = gazetteers->at[i];
        if (!location.country &&
            gazetteer_place(g, gazetteer_country(g, location.country_code), &owner)) {
            location.country = owner.name;
        }
        if (!location.admin1 && location.admin1_code &&
            gazetteer_place(g, gazetteer_admin1(g, location.country_code, location.admin1_code),
                            &owner)) {
            location.admin1 = owner.name;
        }
    }
    *out = location;
    return true;
}

/* ---- how well a name fits ----------------------------------------------------------------------
 */

static const struct {
    double factor;
    const char *why;
} kinds[] = {
    [NAME_MAIN] = {1, "its name"},
    [NAME_ALTERNATE] = {0.95, "another name of it"},
    [NAME_VARIANT] = {1, "a spelling of it"},
    [NAME_OLD] = {0.55, "a former name"},
    [NAME_ADJECTIVE] = {0.6, "an adjective of it"},
    [NAME_DEMONYM] = {0.6, "its people"},
    [NAME_METONYM] = {0.5, "stands for it"},
};
#define N_KINDS (sizeof kinds / sizeof *kinds)

/* 0 for a hamlet, 1 for the largest country; a place ten times as large is a ninth better. */
static double prominence(const struct location *location)
{
    const struct feature_facts *facts =
        feature_facts(location->feature_class, location->feature_code);
    double importance = feature_importance(facts, location->population);
    return importance < 1 ? 0 : log10(importance) / 9.6;
}

/* Is the kind of place one of "A.ADM1,L"? */
static bool is_asked_kind(const struct location *location, const char *asks)
{
    struct span rest = span_of(asks), kind;
    while (span_split(&rest, ',', &kind)) {
        bool class_fits = kind.n > 0 && kind.at[0] == location->feature_class;
        if (class_fits &&
            (kind.n < 3 || strncmp(location->feature_code, kind.at + 2, kind.n - 2) == 0)) {
            return true;
        }
    }
    return false;
}

/* How surely a place lies in this one, 0 to 1: in a division or a country it is stated, near a town
 * it is only likely that this was meant. */
static double lies_in_one(const struct location *place, const struct location *container)
{
    bool same_country = strcmp(place->country_code, container->country_code) == 0;
    if (container->precision == PRECISION_COUNTRY) {
        return same_country && place->precision != PRECISION_COUNTRY ? 1 : 0;
    }
    if (container->feature_class == 'A' && strcmp(container->feature_code, "ADM1") == 0) {
        return same_country && place->admin1_code && container->admin1_code &&
                       strcmp(place->admin1_code, container->admin1_code) == 0 &&
                       place->precision != PRECISION_REGION
                   ? 1
                   : 0;
    }
    double reach = container->radius_km * 1.5 > 25 ? container->radius_km * 1.5 : 25;
    if (km_between(place->lon, place->lat, container->lon, container->lat) > reach ||
        place->radius_km > container->radius_km) {
        return 0;
    }
    return container->precision == PRECISION_SETTLEMENT || container->precision == PRECISION_SITE
               ? 0.4
               : 0.9;
}

static double lies_in(const struct location *place, const struct container *container)
{
    double best = 0;
    if (place->country_code[0] && span_is_nocase(container->text, place->country_code)) {
        return place->precision != PRECISION_COUNTRY ? 1 : 0;
    }
    if (place->admin1_code && span_is_nocase(container->text, place->admin1_code) &&
        container->text.n == 2 && container->text.at[0] >= 'A') {
        return place->precision != PRECISION_REGION ? 1 : 0;
    }
    for (size_t i = 0; i < container->n && best < 1; i++) {
        double how = lies_in_one(place, &container->at[i]);
        best = how > best ? how : best;
    }
    return best;
}

/* 0: not what was asked for; else a factor of its score. */
static double wanted(const struct search *search, const struct location *location)
{
    double factor = 1;
    const char *country = search->options->country;
    if (country && !span_is_nocase(span_of(country), location->country_code)) {
        return 0;
    }
    if (search->asks && !is_asked_kind(location, search->asks)) {
        return 0;
    }
    for (size_t i = 0; i < search->n_inside; i++) {
        factor *= lies_in(location, &search->inside[i]);
    }
    return factor;
}

static const char *reason(const struct search *search, const struct geocode_match *match,
                          const char *how, double km)
{
    const char *in = search->n_inside == 0    ? NULL
                     : match->location.admin1 ? match->location.admin1
                                              : match->location.country;
    struct buffer text = {.arena = search->arena};
    buffer_puts(&text, how);
    if (in) {
        buffer_printf(&text, ", in %s", in);
    }
    if (search->options->near) {
        buffer_printf(&text, ", %.0f km off", km);
    }
    return text.at;
}

/* A candidate that fits is kept; `factor` and `how` tell what the spelling is worth. */
static void consider(struct search *search, size_t gazetteer, const struct name_entry *entry,
                     double factor, const char *how)
{
    struct geocode_match match = {.kind = entry->kind};
    if ((size_t)entry->kind >= N_KINDS ||
        !gazetteers_place(search->gazetteers, gazetteer, entry->place, &match.location)) {
        return;
    }
    double km = 0, fits = wanted(search, &match.location);
    if (fits <= 0) {
        return;
    }
    match.inside = fits;
    factor *= entry->weight < 128 ? 0.85 : 1; /* the name of a comparable place elsewhere */
    match.score =
        fits * factor * kinds[entry->kind].factor * (0.35 + 0.65 * prominence(&match.location));
    if (search->options->near) {
        km = km_between(search->options->lon, search->options->lat, match.location.lon,
                        match.location.lat);
        match.score *= 0.2 + 0.8 * exp(-km / 300);
    }
    match.why = reason(search, &match, how ? how : kinds[entry->kind].why, km);
    *list_push(search->arena, &search->matches) = match;
}

/* ---- finding names -----------------------------------------------------------------------------
 */

static size_t find_entries(const struct search *search, size_t gazetteer, struct span name,
                           bool loosely, struct name_entry **out)
{
    const struct gazetteer *g = search->gazetteers->at[gazetteer];
    unsigned words;
    uint64_t key = gazetteer_key(name, &words);
    if (words == 0) {
        return 0;
    }
    size_t n = loosely ? gazetteer_find_loosely(g, name, NULL, 0) : gazetteer_find(g, key, NULL, 0);
    n = n < MOST_ENTRIES ? n : MOST_ENTRIES;
    if (n == 0) {
        return 0;
    }
    *out = arena_array(search->arena, struct name_entry, n);
    if (loosely) {
        gazetteer_find_loosely(g, name, *out, n);
    } else {
        gazetteer_find(g, key, *out, n);
    }
    return n;
}

static bool find_name(struct search *search, struct span name)
{
    for (size_t g = 0; g < search->gazetteers->n; g++) {
        struct name_entry *entries;
        size_t n = find_entries(search, g, name, false, &entries);
        for (size_t i = 0; i < n; i++) {
            consider(search, g, &entries[i], 1, NULL);
        }
    }
    return search->matches.n > 0;
}

static void find_loosely(struct search *search)
{
    for (size_t g = 0; g < search->gazetteers->n; g++) {
        struct name_entry *entries;
        size_t n = find_entries(search, g, search->name, true, &entries);
        for (size_t i = 0; i < n; i++) {
            consider(search, g, &entries[i], 0.8, "spelt much like it");
        }
    }
}

/* What a feature word asks for, standing on this side of a name. */
static bool find_feature(struct search *search, struct span words, enum feature_side side,
                         const char **asks)
{
    for (size_t g = 0; g < search->gazetteers->n; g++) {
        struct name_entry *entries;
        size_t n = find_entries(search, g, words, false, &entries);
        for (size_t i = 0; i < n; i++) {
            if (entries[i].kind == NAME_FEATURE && (entries[i].side & side) && entries[i].asks) {
                *asks = entries[i].asks;
                return true;
            }
        }
    }
    return false;
}

/* "Sumy region", "the village of Andriivka": the name without its feature words. */
static bool find_without_feature(struct search *search, struct span name)
{
    struct span rest = name;
    struct name_word word;
    for (bool more = name_word_next(&rest, &word); more;) {
        struct span before = {name.at, (size_t)(word.text.at - name.at)};
        struct span here = {word.text.at, (size_t)(name.at + name.n - word.text.at)};
        struct span after = rest;
        struct span until = {name.at, (size_t)(rest.at - name.at)};
        more = name_word_next(&rest, &word);
        if (before.n && find_feature(search, here, FEATURE_AFTER, &search->asks) &&
            find_name(search, before)) {
            return true;
        }
        if (more && find_feature(search, until, FEATURE_BEFORE, &search->asks) &&
            find_name(search, after)) {
            return true;
        }
        search->asks = NULL;
    }
    return false;
}

/* ---- typing errors -----------------------------------------------------------------------------
 */

/* Is anything called so? Every key tried costs a tenth of a microsecond. */
static void try_spelling(struct search *search, const struct typed *typed, bool loosely,
                         double factor, const char *how)
{
    char text[TYPED_LETTERS * 4];
    struct span name = {text, typed_text(typed, text)};
    unsigned words;
    uint64_t key = gazetteer_key(name, &words);
    for (size_t g = 0; g < search->gazetteers->n; g++) {
        const struct gazetteer *gazetteer = search->gazetteers->at[g];
        struct name_entry entries[32];
        size_t n = loosely ? gazetteer_find_loosely(gazetteer, name, entries, 32)
                           : gazetteer_find(gazetteer, key, entries, 32);
        for (size_t i = 0; i < n && i < 32; i++) {
            if (entries[i].kind <= NAME_OLD) {
                consider(search, g, &entries[i], factor, how);
            }
        }
    }
}

/* A wrong first letter is rare. */
static double slip_factor(size_t at)
{
    return at == 0 ? 0.5 : 0.7;
}

static void try_two_slips(struct search *search, const struct typed *typed)
{
    struct typed once, twice;
    size_t at, at2;
    for (struct slips slips = slips_of(typed); slips_next(&slips, &once, &at);) {
        try_spelling(search, &once, true, slip_factor(at) * 0.6, "spelt much like it");
        for (struct slips more = slips_of(&once); slips_next(&more, &twice, &at2);) {
            try_spelling(search, &twice, false, slip_factor(at) * slip_factor(at2),
                         "two letters off");
        }
    }
}

/* One slip of the fingers, else two, or one in a spelling that differs anyway; short names have too
 * many neighbours to guess that far. */
static void find_mistyped(struct search *search)
{
    struct typed typed, once;
    size_t at;
    if (!typed_from(search->name, &typed) || typed.n < 4) {
        return;
    }
    for (struct slips slips = slips_of(&typed); slips_next(&slips, &once, &at);) {
        try_spelling(search, &once, false, slip_factor(at), "one letter off");
    }
    if (search->matches.n == 0 && typed.n >= 7 && typed.n <= 24) {
        try_two_slips(search, &typed);
    }
}

/* ---- containers --------------------------------------------------------------------------------
 */

/* A region before the town of its name: that is what "Andriivka, Sumy" means. */
static int container_rank(const struct location *location)
{
    static const int rank[] = {
        [PRECISION_REGION] = 0, [PRECISION_COUNTRY] = 1,    [PRECISION_DISTRICT] = 2,
        [PRECISION_AREA] = 3,   [PRECISION_SETTLEMENT] = 4, [PRECISION_SITE] = 5,
        [PRECISION_NONE] = 6};
    return rank[location->precision];
}

/* Everything that the text may mean as a container, loosely spelt if need be. */
static struct container read_container(const struct search *search, struct span text)
{
    const struct geocode_options any = {0};
    struct search inner = {
        .gazetteers = search->gazetteers, .options = &any, .arena = search->arena, .name = text};
    struct container container = {.text = text};
    if (!find_name(&inner, text) && !find_without_feature(&inner, text)) {
        find_loosely(&inner);
    }
    container.at = arena_array(search->arena, struct location, inner.matches.n + 1);
    for (size_t i = 0; i < inner.matches.n; i++) {
        container.at[container.n++] = inner.matches.at[i].location;
    }
    return container;
}

/* Splits "name, container, container"; false when there is no container. */
static bool split_query(struct search *search, struct span query)
{
    struct span rest = query, part;
    span_split(&rest, ',', &part);
    search->name = span_trim(part);
    while (span_split(&rest, ',', &part)) {
        part = span_trim(part);
        if (part.n && search->n_inside < 4) {
            search->inside[search->n_inside++] = (struct container){.text = part};
        }
    }
    return search->n_inside > 0;
}

/* Containers that nothing is called are told of and dropped. */
static void read_containers(struct search *search, struct geocode_answer *answer)
{
    size_t kept = 0;
    for (size_t i = 0; i < search->n_inside; i++) {
        struct container container = read_container(search, search->inside[i].text);
        if (container.n == 0 && !span_is_country_code(container.text)) {
            answer->note = arena_printf(search->arena, "nothing is called '%.*s'",
                                        (int)container.text.n, container.text.at);
            continue;
        }
        search->inside[kept++] = container;
    }
    search->n_inside = kept;
}

static int compare_locations(const struct location *a, const struct location *b)
{
    int order = strcmp(a->country_code, b->country_code);
    order = order ? order : (a->geonameid > b->geonameid) - (a->geonameid < b->geonameid);
    order = order ? order : strcmp(a->name, b->name);
    order = order ? order : (a->lat > b->lat) - (a->lat < b->lat);
    return order ? order : (a->lon > b->lon) - (a->lon < b->lon);
}

static int compare_matches(const void *left, const void *right)
{
    const struct geocode_match *a = left, *b = right;
    int order = (b->score > a->score) - (b->score < a->score);
    return order ? order : compare_locations(&a->location, &b->location);
}

/* The containers themselves, where they have no such place. */
static void offer_container(struct search *search, struct geocode_answer *answer)
{
    const struct container container = search->inside[0];
    struct span name = search->name;
    search->n_inside = 0;
    for (size_t i = 0; i < container.n; i++) {
        const struct location *location = &container.at[i];
        if (wanted(search, location) <= 0) {
            continue;
        }
        double score = (0.35 + 0.65 * prominence(location)) / (2 + container_rank(location));
        *list_push(search->arena, &search->matches) = (struct geocode_match){
            .location = *location, .score = score, .inside = 1, .why = "what it should lie in"};
    }
    answer->container = search->matches.n > 0;
    answer->note = arena_printf(search->arena, "no '%.*s' is known in '%.*s'%s", (int)name.n,
                                name.at, (int)container.text.n, container.text.at,
                                answer->container ? "; this is where it should lie" : "");
}

/* ---- the answer --------------------------------------------------------------------------------
 */

static bool is_same_place(const struct location *a, const struct location *b)
{
    if (a->geonameid != b->geonameid) {
        return false;
    }
    return a->geonameid != 0 || (strcmp(a->name, b->name) == 0 && a->lat == b->lat &&
                                 a->lon == b->lon && strcmp(a->feature_code, b->feature_code) == 0);
}

/* Guesses far behind the best one help nobody, nor does a place near the town California where
 * another lies in the state. */
static void drop_far_fetched(struct matches *list, bool guessed)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->n; i++) {
        bool far = guessed && list->at[i].score < list->at[0].score * 0.6;
        if (!far && list->at[i].inside * 2 > list->at[0].inside) {
            list->at[kept++] = list->at[i];
        }
    }
    list->n = kept;
}

/* Best first, each place once. */
static void finish(struct search *search, struct geocode_answer *answer)
{
    struct matches *list = &search->matches;
    size_t limit = search->options->limit, kept = 0;
    if (list->n) {
        qsort(list->at, list->n, sizeof *list->at, compare_matches);
    }
    drop_far_fetched(list, answer->guessed);
    for (size_t i = 0; i < list->n; i++) {
        bool known = false;
        for (size_t k = 0; k < kept && !known; k++) {
            known = is_same_place(&list->at[k].location, &list->at[i].location);
        }
        if (!known) {
            list->at[kept++] = list->at[i];
        }
    }
    answer->at = list->at;
    answer->found = kept;
    answer->n = limit && kept > limit ? limit : kept;
}

static bool find_somehow(struct search *search, struct geocode_answer *answer)
{
    if (find_name(search, search->name) || find_without_feature(search, search->name)) {
        return true;
    }
    find_loosely(search);
    find_mistyped(search);
    answer->guessed = search->matches.n > 0;
    return answer->guessed;
}

struct geocode_answer geocode(struct span query, const struct gazetteers *gazetteers,
                              const struct geocode_options *options, struct arena *arena)
{
    struct geocode_answer answer = {0};
    struct search search = {
        .gazetteers = gazetteers, .options = options, .arena = arena, .name = span_trim(query)};
    /* The whole first: "Washington, D.C." is a name. */
    if (!find_name(&search, search.name)) {
        if (split_query(&search, query)) {
            read_containers(&search, &answer);
        }
        if (!find_somehow(&search, &answer) && search.n_inside > 0) {
            offer_container(&search, &answer);
        }
    }
    finish(&search, &answer);
    if (answer.guessed && answer.n > 0 && !answer.note) {
        answer.note = arena_printf(arena, "nothing is called '%.*s'; guessed '%s'",
                                   (int)search.name.n, search.name.at, answer.at[0].location.name);
    }
    return answer;
}
