#include "place/qualify.h"

#include <math.h>
#include <string.h>

/* Candidates looked at on either side; beyond that a bare name means none of them. */
#define LOOKED_AT 48
/* A county without its own code in the places' rows: a place lies in it when this near. */
#define COUNTY_KM 60.0
/* Words between a place and the division it is said to lie in: ", a small village in the". */
#define GAP_WORDS 8

static uint32_t end_of(const struct toponym *toponym)
{
    return toponym->first + toponym->n_tokens;
}

static bool is_country(const struct location *location)
{
    return location->feature_class == 'A' && strncmp(location->feature_code, "PCL", 3) == 0;
}

static bool is_division(const struct location *location, char level)
{
    return location->feature_class == 'A' && strncmp(location->feature_code, "ADM", 3) == 0 &&
           location->feature_code[3] == level;
}

static bool same_country(const struct location *a, const struct location *b)
{
    return a->country_code[0] && strcmp(a->country_code, b->country_code) == 0;
}

static bool same_admin1(const struct location *a, const struct location *b)
{
    return same_country(a, b) && a->admin1_code && b->admin1_code &&
           strcmp(a->admin1_code, b->admin1_code) == 0;
}

bool location_inside(const struct location *a, const struct location *b)
{
    if (a->place == b->place && a->geonameid == b->geonameid) {
        return false;
    }
    if (is_country(b)) {
        return same_country(a, b) && !is_country(a);
    }
    if (is_division(b, '1')) {
        return same_admin1(a, b) && !is_country(a) && !is_division(a, '1');
    }
    if (b->feature_class == 'A' && !is_country(a) && !is_division(a, '1')) {
        return same_country(a, b) &&
               km_between(a->lon, a->lat, b->lon, b->lat) < fmax(COUNTY_KM, b->radius_km);
    }
    return false;
}

/* Does any place of `a`'s name lie in this one? `*first` says whether the most important does. */
static bool any_inside(const struct scan *scan, const struct toponym *a,
                       const struct location *container, bool *first)
{
    for (size_t i = 0; i < a->candidates.n && i < LOOKED_AT; i++) {
        if (location_inside(scan_place(scan, a, i), container)) {
            *first = i == 0;
            return true;
        }
    }
    return false;
}

enum containment { CONTAINS_NOT, CONTAINS_OTHER, CONTAINS_FIRST };

/* Adjectives contain nothing: "Paris, French". */
static bool may_contain(const struct candidate *candidate, const struct location *location)
{
    return candidate->entry.kind != NAME_ADJECTIVE && candidate->entry.kind != NAME_DEMONYM &&
           location->feature_class == 'A';
}

/* How `b` may contain `a`: with a's most important place, or with another; `*plain` is false where
 * b's name is first of all that of a settlement. */
static enum containment containment(const struct scan *scan, const struct toponym *a,
                                    const struct toponym *b, bool *plain)
{
    enum containment best = CONTAINS_NOT;
    *plain = b->candidates.n > 0 && scan_place(scan, b, 0)->feature_class == 'A';
    for (size_t i = 0; i < b->candidates.n && i < LOOKED_AT; i++) {
        bool first = false;
        if (may_contain(&b->candidates.at[i], scan_place(scan, b, i)) &&
            any_inside(scan, a, scan_place(scan, b, i), &first)) {
            enum containment found = first ? CONTAINS_FIRST : CONTAINS_OTHER;
            best = found > best ? found : best;
        }
    }
    return best;
}

static bool is_word(const struct scan *scan, uint32_t i, const char *word)
{
    return span_is_nocase(token_text(scan->tokens, i), word);
}

/* How two mentions are joined. */
enum joint { JOINT_NONE, JOINT_COMMA, JOINT_IN, JOINT_POSSESSIVE };

/* "in", "in the", "of the", ", in the" end the gap; anything may stand before it only if it says
 * village or town. */
static enum joint joint_in(const struct scan *scan, uint32_t from, uint32_t to)
{
    uint32_t end = to;
    if (end > from && is_word(scan, end - 1, "the")) {
        end--;
    }
    while (end > from && scan_classes(scan, end - 1) & WORD_DIRECTION) {
        end--;
    }
    bool in = end > from && (is_word(scan, end - 1, "in") || is_word(scan, end - 1, "of"));
    if (!in) {
        return JOINT_NONE;
    }
    bool settlement = false, plain = end - 1 == from;
    if (is_word(scan, end - 1, "of") && end > from + 1 &&
        (scan_classes(scan, end - 2) & WORD_TOWN)) {
        return JOINT_NONE; /* ", the city of Y" */
    }
    for (uint32_t i = from; i + 1 < end; i++) {
        if (is_word(scan, i, "and") || is_word(scan, i, "or")) {
            return JOINT_NONE; /* "the town of X and the city of Y" */
        }
        settlement |= (scan_classes(scan, i) & WORD_SETTLEMENT) != 0;
        plain = end - 1 == from + 1 && scan_is_mark(scan, from, ',');
    }
    return plain || settlement ? JOINT_IN : JOINT_NONE;
}

static enum joint joint_between(const struct scan *scan, uint32_t from, uint32_t to)
{
    if (to <= from || to - from > GAP_WORDS) {
        return JOINT_NONE;
    }
    bool comma = scan_is_mark(scan, from, ',') || scan_is_mark(scan, from, '(');
    if (to - from == 1 && comma) {
        return JOINT_COMMA;
    }
    if (to - from == 1 && scan_token(scan, from)->flags & TOKEN_POSSESSIVE) {
        return JOINT_POSSESSIVE;
    }
    bool direction = to - from == 2 && comma && scan_classes(scan, to - 1) & WORD_DIRECTION;
    bool the = to - from == 2 && comma && is_word(scan, to - 1, "the");
    return direction || the ? JOINT_COMMA : joint_in(scan, from, to);
}

/* The mention ends one item of a list: ", Kharkiv and Odesa" follows or goes before. */
static bool in_list(const struct scan *scan, const struct toponyms *toponyms, size_t i)
{
    uint32_t end = end_of(&toponyms->at[i + 1]);
    bool goes_on = i + 2 < toponyms->n && toponyms->at[i + 2].first <= end + 2 &&
                   (scan_is_mark(scan, end, ',') || is_word(scan, end, "and"));
    bool began = i > 0 && end_of(&toponyms->at[i - 1]) + 2 >= toponyms->at[i].first &&
                 (scan_is_mark(scan, (int64_t)toponyms->at[i].first - 1, ',') ||
                  is_word(scan, toponyms->at[i].first - 1, "and"));
    return goes_on || began;
}

static void contain(struct toponyms *toponyms, size_t inner, size_t outer)
{
    struct toponym *a = &toponyms->at[inner], *b = &toponyms->at[outer];
    a->inside = (int32_t)outer;
    uint32_t first = a->full_first < b->full_first ? a->full_first : b->full_first;
    uint32_t a_end = a->full_first + a->full_n, b_end = b->full_first + b->full_n;
    a->full_first = first;
    a->full_n = (a_end > b_end ? a_end : b_end) - first;
}

static bool asks_for(const struct toponym *toponym, const char *kind)
{
    return toponym->asks && strncmp(toponym->asks, kind, strlen(kind)) == 0;
}

/* As far as a quarter lies from the middle of its city. */
#define QUARTER_KM 30.0

/* "the X district of Y", "Y's X district": a quarter, where Y is first of all a town. */
static bool is_quarter(const struct scan *scan, const struct toponym *a, const struct toponym *b)
{
    bool named = asks_for(a, "A.ADM2") || asks_for(a, "P.PPLX") || asks_for(a, "A.ADM3");
    return named && a->full_first + a->full_n > end_of(a) && b->candidates.n > 0 &&
           scan_place(scan, b, 0)->feature_class == 'P';
}

/* The quarter is one near the town, else one that the gazetteer lacks, which stands in the town. */
static void qualify_quarter(const struct scan *scan, struct toponyms *toponyms, size_t quarter,
                            size_t of)
{
    struct toponym *a = &toponyms->at[quarter];
    const struct location *town = scan_place(scan, &toponyms->at[of], 0);
    for (size_t k = 0; k < a->candidates.n && k < LOOKED_AT; k++) {
        const struct location *place = scan_place(scan, a, k);
        if (km_between(place->lon, place->lat, town->lon, town->lat) < QUARTER_KM) {
            return;
        }
    }
    a->candidates.n = 0;
    a->stand_in = true;
    contain(toponyms, quarter, of);
}

static void qualify_pair(const struct scan *scan, struct toponyms *toponyms, size_t i)
{
    struct toponym *a = &toponyms->at[i], *b = &toponyms->at[i + 1];
    if (a->sentence != b->sentence) {
        return;
    }
    uint32_t a_end = a->full_first + a->full_n;
    a_end = a_end > end_of(a) ? a_end : end_of(a);
    enum joint joint = joint_between(scan, a_end, b->first);
    if (joint == JOINT_NONE) {
        return;
    }
    if (joint == JOINT_IN && is_word(scan, a_end, "of") && is_quarter(scan, a, b)) {
        qualify_quarter(scan, toponyms, i, i + 1);
        return;
    }
    if (joint == JOINT_POSSESSIVE && is_quarter(scan, b, a)) {
        qualify_quarter(scan, toponyms, i + 1, i);
        return;
    }
    bool plain = true;
    bool turned = joint == JOINT_POSSESSIVE;
    enum containment how =
        turned ? containment(scan, b, a, &plain) : containment(scan, a, b, &plain);
    bool asked = (turned ? a : b)->asks != NULL;
    if (how == CONTAINS_NOT || (turned && !plain && !asked)) {
        return;
    }
    bool doubtful = joint == JOINT_COMMA && !plain && !asked && how == CONTAINS_OTHER;
    if (!doubtful || !in_list(scan, toponyms, i)) {
        contain(toponyms, turned ? i + 1 : i, turned ? i : i + 1);
    }
}

void qualify(struct scan *scan, struct toponyms *toponyms)
{
    /* From the back, so that "Paris, Lamar County, Texas" hangs together. */
    for (size_t i = toponyms->n; i > 1; i--) {
        qualify_pair(scan, toponyms, i - 2);
    }
}
