#include "incident/whereabouts.h"

#include <math.h>
#include <string.h>

/* A site and its town, two spellings of one place. */
#define SAME_KM 3
/* How far a bridge, air base or suburb lies from the town it is told with. */
#define TOWN_KM 20
/* A coarse place whose extent the gazetteer does not know. */
#define EXTENT_KM 60

static bool is_coarse(const struct location *l)
{
    return l->precision == PRECISION_REGION || l->precision == PRECISION_DISTRICT ||
           l->precision == PRECISION_AREA;
}

static double apart(const struct location *a, const struct location *b)
{
    return km_between(a->lon, a->lat, b->lon, b->lat);
}

double places_apart_km(const struct toponym *a, const struct toponym *b)
{
    return apart(&a->location, &b->location);
}

bool place_holds(const struct location *outer, const struct location *inner)
{
    if (outer->place == inner->place) {
        return true;
    }
    if (outer->precision == PRECISION_COUNTRY) {
        return strcmp(outer->country_code, inner->country_code) == 0;
    }
    if (outer->precision == PRECISION_SETTLEMENT && inner->precision == PRECISION_SITE) {
        return apart(outer, inner) <= TOWN_KM;
    }
    if (outer->precision == PRECISION_SETTLEMENT && strcmp(inner->feature_code, "PPLX") == 0) {
        return strcmp(outer->feature_code, "PPLX") != 0 && apart(outer, inner) <= TOWN_KM;
    }
    bool abroad = outer->country_code[0] && inner->country_code[0] &&
                  strcmp(outer->country_code, inner->country_code) != 0;
    if (!is_coarse(outer) || inner->precision == PRECISION_COUNTRY || abroad) {
        return false;
    }
    if (outer->admin1_code && inner->admin1_code && strcmp(outer->feature_code, "ADM1") == 0) {
        return strcmp(outer->country_code, inner->country_code) == 0 &&
               strcmp(outer->admin1_code, inner->admin1_code) == 0;
    }
    return apart(outer, inner) <= (outer->radius_km > 1 ? outer->radius_km * 1.2 : EXTENT_KM);
}

bool places_meet(const struct toponym *a, const struct toponym *b)
{
    return place_holds(&a->location, &b->location) || place_holds(&b->location, &a->location) ||
           places_apart_km(a, b) < SAME_KM;
}

bool place_lies_in(const struct toponym *inner, const struct toponym *outer)
{
    const struct location *a = &inner->location, *b = &outer->location;
    return b->precision == PRECISION_REGION && a->precision < b->precision &&
           strncmp(a->name, b->name, 4) != 0 && strcmp(a->country_code, b->country_code) == 0 &&
           apart(a, b) <= fmax(b->radius_km * 1.3, EXTENT_KM);
}

bool place_is_country(const struct extract_input *input, const struct toponym *t)
{
    static const char *const parts[] = {
        "north",        "south",        "east",         "west",    "central",
        "northern",     "southern",     "eastern",      "western", "northeastern",
        "northwestern", "southeastern", "southwestern", NULL};
    if (t->location.precision != PRECISION_COUNTRY) {
        return false;
    }
    if (t->full_n == 0 || t->full_first >= t->first) {
        return true;
    }
    struct span word = token_text(input->tokens, t->first - 1);
    for (size_t i = 0; parts[i]; i++) {
        if (span_is_nocase(word, parts[i])) {
            return false;
        }
    }
    return true;
}

/* ---- told before ---- */

static bool is_literal(const struct toponym *t)
{
    return t->located && t->role != ROLE_DEMONYM && t->role != ROLE_HOMONYM &&
           t->role != ROLE_EMBEDDED;
}

static bool noun_fits(const struct extract_input *input, enum place_noun noun,
                      const struct toponym *t)
{
    switch (noun) {
    case PLACE_NOUN_SETTLEMENT:
        return t->location.precision == PRECISION_SETTLEMENT;
    case PLACE_NOUN_REGION:
        return t->location.precision == PRECISION_REGION;
    case PLACE_NOUN_COUNTRY:
        return place_is_country(input, t);
    case PLACE_NOUN_ANYWHERE:
        return !place_is_country(input, t) && t->location.feature_class != 'H';
    default:
        return !place_is_country(input, t);
    }
}

/* The owner's capital; without an owner the one told of last before `token`, else the first. */
static const struct toponym *capital_of(const struct extract_input *input,
                                        const struct toponym *owner, uint32_t token)
{
    const struct toponyms *all = input->toponyms;
    const struct toponym *best = NULL;
    for (size_t i = 0; i < all->n; i++) {
        const struct toponym *t = &all->at[i];
        bool capital =
            strcmp(t->location.feature_code, "PPLC") == 0 &&
            (!owner || strcmp(owner->location.country_code, t->location.country_code) == 0);
        bool scene = t->first < token && t->role != ROLE_METONYM;
        if (is_literal(t) && capital && (!best || (scene && !owner))) {
            best = t;
        }
    }
    return best;
}

/* A capital that is only somebody's voice ("according to Kyiv") is no scene. */
static bool is_scene(const struct extract_input *input, const struct toponym *t)
{
    uint32_t n, first = t->full_n && t->full_first < t->first ? t->full_first : t->first;
    if (strcmp(t->location.feature_code, "PPLC") != 0 || first < 2) {
        return true;
    }
    for (uint32_t length = 1; length <= 2; length++) {
        const struct lexeme *before =
            lexicon_find(input->lexicon, input->tokens, first - length, first, &n);
        if (before && n == length) {
            bool voice = (before->classes & WORD_SPEECH) ||
                         ((before->classes & WORD_PREPOSITION) &&
                          before->preposition == PREPOSITION_TO && length == 2);
            if (voice) {
                return false;
            }
        }
    }
    const struct lexeme *after;
    uint32_t next = t->first + t->n_tokens;
    do { /* "Kyiv has not commented" */
        after = lexicon_find(input->lexicon, input->tokens, next, (uint32_t)input->tokens->n, &n);
        next += after ? n : 0;
    } while (after && (after->classes & (WORD_HAVE | WORD_CUE | WORD_ADVERB)));
    return !(after && (after->classes & WORD_SPEECH));
}

/* "leaving for X", "ambulances from X", "flew to X": where a way begins or ends. */
static bool is_way(const struct extract_input *input, const struct toponym *t)
{
    uint32_t n, first = t->full_n && t->full_first < t->first ? t->full_first : t->first;
    const struct lexeme *before =
        first ? lexicon_find(input->lexicon, input->tokens, first - 1, first, &n) : NULL;
    return before && (before->classes & WORD_PREPOSITION) &&
           (before->preposition == PREPOSITION_FOR || before->preposition == PREPOSITION_FROM ||
            before->preposition == PREPOSITION_TO);
}

static bool leads_to(const struct extract_input *input, const struct toponym *t)
{
    uint32_t first = t->full_n && t->full_first < t->first ? t->full_first : t->first;
    return first > 0 && span_is_nocase(token_text(input->tokens, first - 1), "to");
}

/* "in X, said the governor of the Y region. ... there": the town, not the region it lies in. */
static const struct toponym *town_within(const struct toponyms *all, size_t region)
{
    const struct toponym *outer = &all->at[region];
    for (size_t i = region; i-- > 0 && all->at[i].sentence == outer->sentence;) {
        const struct toponym *t = &all->at[i];
        if (outer->location.precision == PRECISION_REGION && is_literal(t) &&
            t->location.precision == PRECISION_SETTLEMENT &&
            place_holds(&outer->location, &t->location)) {
            return t;
        }
    }
    return outer;
}

/* The last place told of that the noun fits; the end of a way only where there is no other. */
static const struct toponym *last_told(const struct extract_input *input, enum place_noun noun,
                                       uint32_t token)
{
    const struct toponyms *all = input->toponyms;
    const struct toponym *way = NULL;
    for (size_t i = all->n; i-- > 0;) {
        const struct toponym *t = &all->at[i];
        if (t->first >= token || !is_literal(t) || t->role == ROLE_METONYM ||
            !noun_fits(input, noun, t) || !is_scene(input, t)) {
            continue;
        }
        if (!is_way(input, t)) {
            bool arrived = way && noun == PLACE_NOUN_ANYWHERE && leads_to(input, way) &&
                           way->sentence > t->sentence;
            t = noun == PLACE_NOUN_ANYWHERE ? town_within(all, i) : t;
            return arrived ? way : t; /* "would fly to X. He was to meet Y there" */
        }
        way = way ? way : t;
    }
    return way;
}

/* "Ukraine's capital", "the Ukrainian capital". */
static const struct toponym *owner_of(const struct telling *t, const struct place_use *use)
{
    for (uint32_t i = use->unit, steps = 0; i-- > 0 && steps < 2; steps++) {
        const struct unit *u = &t->parse.units.at[i];
        if (u->toponym && u->toponym->located) {
            return u->toponym;
        }
    }
    return NULL;
}

const struct toponym *place_meant(const struct extract_input *input, const struct telling *t,
                                  uint32_t place_use)
{
    const struct place_use *use = &t->places.at[place_use];
    if (use->toponym) {
        return use->toponym->located ? use->toponym : NULL;
    }
    if (use->noun == PLACE_NOUN_CAPITAL) {
        return capital_of(input, owner_of(t, use), t->parse.units.at[use->unit].first);
    }
    return last_told(input, use->noun, t->parse.units.at[use->unit].first);
}
