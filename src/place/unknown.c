#include "place/unknown.h"

#include "place/qualify.h"

/* An unlisted name has no more words than this. */
#define NAME_WORDS_MOST 3
/* ", a small farming village in": words of a description between name and division. */
#define DESCRIPTION_WORDS 7

/* An unlisted name: tokens [first, end), and whether the text calls it a village or the like. */
struct unlisted {
    int64_t first, end;
    bool described;
};

static bool is_word(const struct scan *scan, int64_t i, const char *word)
{
    return i >= 0 && span_is_nocase(token_text(scan->tokens, (uint32_t)i), word);
}

/* Is one of the name's first places a division? */
static bool is_division(const struct scan *scan, const struct toponym *toponym)
{
    for (size_t i = 0; i < toponym->candidates.n && i < 4; i++) {
        enum name_kind kind = toponym->candidates.at[i].entry.kind;
        const struct location *place = scan_place(scan, toponym, i);
        if (kind != NAME_ADJECTIVE && kind != NAME_DEMONYM && kind != NAME_OLD &&
            place->feature_class == 'A' && place->feature_code[0] == 'A') {
            return true;
        }
    }
    return false;
}

/* Back over ", a small village": the token before the comma; `i` where there is no description. */
static int64_t before_description(const struct scan *scan, int64_t i, bool *described)
{
    bool settlement = false;
    int64_t at = i;
    for (int words = 0; words < DESCRIPTION_WORDS; words++, at--) {
        if (!scan_same_sentence(scan, i, at)) {
            return i;
        }
        if (scan_is_mark(scan, at, ',') && settlement) {
            *described = true;
            return at - 1;
        }
        if (scan_capital(scan, at) || !(scan_token(scan, (uint32_t)at)->flags & TOKEN_WORD)) {
            return i;
        }
        settlement |= (scan_classes(scan, at) & WORD_SETTLEMENT) != 0;
    }
    return i;
}

/* The last token of what stands before "in the REGION" or ", REGION"; -1: nothing does. */
static int64_t end_before(const struct scan *scan, const struct toponym *division, bool *described)
{
    int64_t at = (int64_t)division->full_first - 1;
    int64_t last = division->full_first;
    if (is_word(scan, at, "the")) {
        at--;
    }
    if (!scan_same_sentence(scan, last, at)) {
        return -1;
    }
    uint32_t after = division->full_first + division->full_n;
    bool says = scan_same_sentence(scan, last, after) && (scan_classes(scan, after) & WORD_SPEECH);
    if (scan_is_mark(scan, at, ',') && says) {
        return -1; /* "seized Y, Moscow said" */
    }
    if (scan_is_mark(scan, at, ',') || scan_is_mark(scan, at, '(')) {
        at--;
    } else if (is_word(scan, at, "in")) {
        at = before_description(scan, at - 1, described);
    } else {
        return -1;
    }
    /* "Podgorensky district, Voronezh region" */
    if (scan_same_sentence(scan, last, at) && !scan_capital(scan, at) &&
        scan_classes(scan, at) & WORD_SETTLEMENT) {
        *described = true;
        at--;
    }
    return scan_same_sentence(scan, last, at) ? at : -1;
}

static bool may_be_unlisted(struct scan *scan, int64_t i)
{
    if (!scan_capital(scan, i)) {
        return false;
    }
    const struct note *note = scan_note(scan, i);
    uint32_t no_name = WORD_FUNCTION | WORD_CALENDAR | WORD_STREET | WORD_SCHOOL | WORD_BODY |
                       WORD_COMPANY | WORD_DIRECTION;
    return note->label == LABEL_NONE && !(note->classes & no_name) && !note->title &&
           !(note->kinds & (KIND_BIT(NAME_WORD) | KIND_BIT(NAME_ORGANISATION)));
}

/* "village of" or a preposition of place stands before token `first`. */
static bool place_asked_before(struct scan *scan, int64_t first, bool *described)
{
    int64_t before = first - 1;
    if (!scan_same_sentence(scan, first, before)) {
        return false;
    }
    if (is_word(scan, before, "of") && scan_same_sentence(scan, first, before - 1) &&
        scan_classes(scan, before - 1) & WORD_SETTLEMENT) {
        *described = true;
        return true;
    }
    if (scan_classes(scan, before) & WORD_SETTLEMENT && !scan_capital(scan, before)) {
        *described = true;
        return true;
    }
    return (scan_classes(scan, before) & WORD_LOCATIVE) != 0;
}

/* An unlisted name right before the division; `floor`: tokens before are another mention's. */
static bool unlisted_before(struct scan *scan, const struct toponym *division, int64_t floor,
                            struct unlisted *out)
{
    *out = (struct unlisted){0};
    int64_t last = end_before(scan, division, &out->described);
    int64_t first = last;
    while (first >= floor && last - first < NAME_WORDS_MOST && may_be_unlisted(scan, first) &&
           scan_same_sentence(scan, last, first)) {
        first--;
    }
    first++;
    if (last < 0 || first > last || scan_capital(scan, first - 1)) {
        return false;
    }
    out->first = first;
    out->end = last + 1;
    return place_asked_before(scan, first, &out->described) || out->described;
}

static bool same_division(const struct location *a, const struct location *b)
{
    return a->admin1_code && b->admin1_code && span_is(span_of(a->admin1_code), b->admin1_code) &&
           span_is(span_of(a->country_code), b->country_code);
}

/* Spelled nearly so: places of the loose key that lie in the division. */
static void find_loosely(const struct scan *scan, struct toponym *toponym,
                         const struct toponym *division)
{
    struct name_entry entries[16];
    const struct location **places = arena_array(scan->arena, const struct location *, 16);
    struct span name = {scan->tokens->article->text.at + toponym->start, toponym->n};
    toponym->places = places;
    toponym->choice = NULL;
    for (size_t g = 0; g < scan->gazetteers->n; g++) {
        size_t n = gazetteer_find_loosely(scan->gazetteers->at[g], name, entries, 16);
        for (size_t i = 0; i < n && i < 16 && toponym->candidates.n < 16; i++) {
            struct location *place = arena_new(scan->arena, struct location);
            if (gazetteer_place(scan->gazetteers->at[g], entries[i].place, place) &&
                same_division(place, scan_place(scan, division, 0))) {
                places[toponym->candidates.n] = place;
                *list_push(scan->arena, &toponym->candidates) =
                    (struct candidate){.entry = entries[i], .gazetteer = (uint16_t)g};
            }
        }
    }
}

/* Larger places than this are meant wherever the text says that it is: "Paris, Kansas" is new. */
#define MINOR_POPULATION 100000
/* Next to the division is near enough: borders move, and reporters round. */
#define NEIGHBOUR_KM 100.0

/* Has the name places, all of them minor (or called a village) and none where the text says that it
 * lies? */
static bool is_elsewhere(const struct scan *scan, const struct toponym *name,
                         const struct toponym *division, bool village)
{
    for (size_t i = 0; i < name->candidates.n; i++) {
        const struct location *place = scan_place(scan, name, i);
        if (place->feature_class != 'P' || (place->population >= MINOR_POPULATION && !village)) {
            return false;
        }
        for (size_t k = 0; k < division->candidates.n; k++) {
            const struct location *other = scan_place(scan, division, k);
            if (other->feature_class != 'A') {
                continue;
            }
            if (location_inside(place, other) ||
                km_between(place->lon, place->lat, other->lon, other->lat) < NEIGHBOUR_KM) {
                return false;
            }
        }
    }
    return name->candidates.n > 0;
}

static struct toponym make_mention(const struct scan *scan, const struct unlisted *name,
                                   const struct toponym *division)
{
    uint32_t first = (uint32_t)name->first, n = (uint32_t)(name->end - name->first);
    struct span text = tokens_text(scan->tokens, first, n);
    struct toponym toponym = {
        .start = (uint32_t)(text.at - scan->tokens->article->text.at),
        .n = (uint32_t)text.n,
        .first = first,
        .n_tokens = n,
        .sentence = division->sentence,
        .full_first = first,
        .full_n = division->full_first + division->full_n - first,
        .inside = -1,
        .key = scan_key(scan, first, n),
    };
    find_loosely(scan, &toponym, division);
    toponym.stand_in = toponym.candidates.n == 0;
    return toponym;
}

/* A new mention and the index of the division that it goes before. */
struct addition {
    size_t before;
    struct toponym mention;
};

struct additions ARENA_LIST(struct addition);

static void merge_additions(struct toponyms *toponyms, const struct additions *additions,
                            struct arena *arena)
{
    struct toponyms all = {0};
    size_t next = 0;
    for (size_t i = 0; i < toponyms->n; i++) {
        if (next < additions->n && additions->at[next].before == i) {
            struct toponym mention = additions->at[next++].mention;
            mention.inside = mention.stand_in ? (int32_t)all.n + 1 : -1;
            *list_push(arena, &all) = mention;
        }
        *list_push(arena, &all) = toponyms->at[i];
    }
    *toponyms = all;
}

/* "London, Suffolk and Kent" are three. */
static bool in_list(const struct scan *scan, const struct toponym *name,
                    const struct toponym *division)
{
    int64_t before = (int64_t)name->first - 1;
    uint32_t after = division->full_first + division->full_n;
    bool joined =
        is_word(scan, after, "and") || is_word(scan, after, "or") || scan_is_mark(scan, after, ',');
    bool goes_on = joined && scan_capital(scan, (int64_t)after + 1);
    return goes_on || scan_is_mark(scan, before, ',') || is_word(scan, before, "and");
}

/* "In Holton, Suffolk" where the gazetteer's only Holton lies in Kansas. */
static bool is_misplaced(struct scan *scan, const struct toponyms *toponyms, size_t i)
{
    const struct toponym *name = &toponyms->at[i], *division = &toponyms->at[i + 1];
    bool described = false;
    return name->sentence == division->sentence && !name->stand_in && is_division(scan, division) &&
           end_before(scan, division, &described) + 1 == (int64_t)name->first + name->n_tokens &&
           place_asked_before(scan, name->first, &described) && !in_list(scan, name, division) &&
           is_elsewhere(scan, name, division, described);
}

/* The mention and all others of that name that the text places nowhere else. */
static void move_inside(const struct scan *scan, struct toponyms *toponyms, size_t moved)
{
    struct toponym *name = &toponyms->at[moved];
    name->candidates = (struct candidates){0}; /* others share the list */
    find_loosely(scan, name, &toponyms->at[moved + 1]);
    name->stand_in = name->candidates.n == 0;
    name->inside = (int32_t)moved + 1;
    for (size_t i = 0; i < toponyms->n; i++) {
        struct toponym *other = &toponyms->at[i];
        if (i != moved && other->key == name->key && other->inside < 0) {
            other->candidates = name->candidates;
            other->places = name->places;
            other->choice = NULL;
            other->stand_in = name->stand_in;
            other->inside = name->stand_in ? name->inside : -1;
        }
    }
}

void unknown_add(struct scan *scan, struct toponyms *toponyms)
{
    struct additions additions = {0};
    int64_t floor = 0;
    for (size_t i = 0; i < toponyms->n; i++) {
        const struct toponym *division = &toponyms->at[i];
        struct unlisted name;
        if (is_division(scan, division) && unlisted_before(scan, division, floor, &name)) {
            *list_push(scan->arena, &additions) =
                (struct addition){i, make_mention(scan, &name, division)};
        }
        floor = (int64_t)division->first + division->n_tokens;
    }
    if (additions.n) {
        merge_additions(toponyms, &additions, scan->arena);
    }
    for (size_t i = 0; i + 1 < toponyms->n; i++) {
        if (is_misplaced(scan, toponyms, i)) {
            move_inside(scan, toponyms, i);
        }
    }
}
