#include "incident/hospital.h"
#include "incident/locus.h"
#include "incident/place_fit.h"
#include "incident/place_told.h"
#include "incident/whereabouts.h"

#include <string.h>

#define NONE UINT32_MAX
/* A second name of a town lies no farther off, by the gazetteer, than this. */
#define TOWNS_APART_KM 25.0

struct place_scan {
    const struct extract_input *input;
    const struct parse *parse;
    const struct units *units;
    struct place_uses *out;
};

/* "city of Sumy": a place whose name comes with its kind before it. */
static bool says_kind(const struct unit *u)
{
    return u->kind == UNIT_PLACE && u->first < u->toponym->first;
}

/* The preposition inside "east of Sidon", which is one unit; NULL: none. */
static const struct lexeme *direction_in(const struct place_scan *s, const struct unit *u)
{
    uint32_t n;
    if (!says_kind(u)) {
        return NULL;
    }
    const struct lexeme *lead =
        lexicon_find(s->input->lexicon, s->input->tokens, u->first, u->toponym->first, &n);
    return lead && (lead->classes & WORD_PREPOSITION) ? lead : NULL;
}

/* Adjectives, articles and nouns like "city" between a preposition and the name. */
static bool leads_to_place(const struct place_scan *s, uint32_t i)
{
    const struct unit *u = &s->units->at[i];
    if (unit_is_quote(u)) {
        return true;
    }
    if (u->verb || u->kind == UNIT_MARK || u->kind == UNIT_DATE) {
        return false;
    }
    if (u->possessive) {
        return true; /* "Donald Trump's Mar-a-Lago estate" */
    }
    bool before_kind =
        unit_is(&s->units->at[i + 1], WORD_PLACE_NOUN) || says_kind(&s->units->at[i + 1]);
    if (unit_is(u, WORD_TOPIC) && before_kind) {
        return true; /* "the border region" */
    }
    if (u->kind == UNIT_NAME) {
        return says_kind(&s->units->at[i + 1]); /* "the Black Sea port of Odesa" */
    }
    if (u->kind == UNIT_PEOPLE || unit_is(u, WORD_DETERMINER | WORD_PLACE_NOUN) ||
        (u->kind == UNIT_PLACE && before_kind)) {
        return true;
    }
    if (unit_preposition(u) == PREPOSITION_OF) {
        return i > 0 && unit_is(&s->units->at[i - 1], WORD_PLACE_NOUN);
    }
    return u->kind == UNIT_WORD && (u->classes & ~(uint32_t)(WORD_ADVERB | WORD_CUE)) == 0;
}

static bool is_plain(const struct unit *u)
{
    return u->kind == UNIT_WORD && !u->classes && !u->verb;
}

static bool is_place(const struct unit *u)
{
    return u->kind == UNIT_PLACE;
}

/* The unit before the noun phrase that unit `i` ends; NONE at the sentence's start. */
static uint32_t before_phrase(const struct place_scan *s, uint32_t i)
{
    while (i > 0) {
        const struct unit *u = &s->units->at[i - 1];
        bool apposed = unit_is_comma(u) && i > 1 && unit_is(&s->units->at[i - 2], WORD_PLACE_NOUN);
        if (!leads_to_place(s, i - 1) && !apposed) {
            return i - 1;
        }
        i--;
    }
    return NONE;
}

static bool joins_list(const struct unit *u)
{
    return unit_is_comma(u) || (unit_is(u, WORD_AND) && unit_cues(u) == 0);
}

/* The place before the apposition or aside that ends at unit `end`: "X, a village near Y, and", "X,
 * where a depot burnt, and"; -1: there is none. */
static int32_t place_apposed_to(const struct place_scan *s, uint32_t end, uint32_t clause)
{
    uint32_t i = end + 1;
    while (i-- > 0) {
        const struct unit *u = &s->units->at[i];
        if (u->clause == clause &&
            (u->verb || unit_is(u, WORD_SUBORDINATOR | WORD_RELATIVE | WORD_BE | WORD_HAVE))) {
            return -1;
        }
        if (unit_is_comma(u)) {
            break;
        }
    }
    if (i == UINT32_MAX || i == 0 || i >= end) {
        return -1;
    }
    const struct unit *opens = &s->units->at[i + 1];
    if (!unit_is(opens, WORD_DETERMINER) && !opens->possessive && opens->clause == clause) {
        return -1;
    }
    for (size_t k = s->out->n; k-- > 0;) {
        const struct place_use *earlier = &s->out->at[k];
        if (earlier->unit == i - 1 && !earlier->modifier && !earlier->possessor &&
            s->units->at[earlier->unit].clause == clause) {
            return (int32_t)k;
        }
    }
    return -1;
}

/* The earlier place that this one continues a list with: ", Lviv and the Odesa region", with a
 * preposition said again or not; -1: none. */
static int32_t list_before(const struct place_scan *s, const struct place_use *use)
{
    uint32_t i = use->preposition_unit, clause = s->units->at[use->unit].clause;
    bool joined = false, last = false, comma = false;
    while (i > 0) {
        const struct unit *u = &s->units->at[i - 1];
        if (joins_list(u)) {
            joined = true;
            comma = comma || unit_is_comma(u);
            last = last || unit_is(u, WORD_AND);
        } else if (!(unit_is(u, WORD_ADVERB) || unit_is_quote(u) || u->kind == UNIT_NUMBER)) {
            break;
        }
        i--;
    }
    if (!joined || i == 0) {
        return -1;
    }
    bool aside = comma && (last || s->units->at[i - 1].clause != clause);
    int32_t whole = aside ? place_apposed_to(s, i - 1, clause) : -1;
    if (whole >= 0) {
        return whole;
    }
    for (size_t k = s->out->n; k-- > 0;) {
        const struct place_use *earlier = &s->out->at[k];
        bool adjoins = earlier->unit == i - 1 || (earlier->unit + 1 == i - 1 &&
                                                  unit_is(&s->units->at[i - 1], WORD_PLACE_NOUN));
        if (adjoins && !earlier->modifier && !earlier->possessor &&
            s->units->at[earlier->unit].clause == clause) {
            return (int32_t)k;
        }
    }
    return -1;
}

/* "the biggest raid of the war on X": the raid was on X, the war only says how big. */
static bool measures(const struct place_scan *s, uint32_t topic)
{
    const struct units *units = s->units;
    return topic >= 3 && unit_is(&units->at[topic - 1], WORD_DETERMINER) &&
           unit_preposition(&units->at[topic - 2]) == PREPOSITION_OF &&
           unit_is(&units->at[topic - 3], WORD_EVENT_NOUN);
}

static void note_topic(const struct place_scan *s, struct place_use *use, uint32_t head)
{
    const struct unit *u = &s->units->at[head];
    if (!unit_is(u, WORD_TOPIC) || u->verb) {
        return;
    }
    uint8_t topics = u->lexeme->topics;
    bool inside = use->preposition == PREPOSITION_IN || use->preposition == PREPOSITION_ON;
    if (topics & TOPIC_BORDER) {
        use->no = use->preposition == PREPOSITION_IN ? use->no : "a border or distance";
    } else if (((topics & TOPIC_SEAT) && (use->preposition == PREPOSITION_OF || use->modifier)) ||
               ((topics & TOPIC_POST) && use->preposition == PREPOSITION_TO)) {
        use->no = "an office or its holder";
    } else if ((topics & TOPIC_MATTER) && !measures(s, head) &&
               !unit_is(u, WORD_PLACE_NOUN) && /* "a settlement in X" */
               (inside || use->preposition == PREPOSITION_OF)) {
        use->no = "a matter talked about";
        use->matter = use->preposition == PREPOSITION_IN;
    } else if (topics & TOPIC_PEOPLE) {
        use->no = "where people come from";
    }
}

/* Nouns that a place before them tells the seat of: "Kyiv officials", "Moscow's forces". */
#define ACTING (WORD_SPEAKER | WORD_OFFICIAL | WORD_FORCE | WORD_ACTOR | WORD_WEAPON | WORD_PERSON)

/* "a hamlet in X district, Y governor Z said": one unit, of which only Y has the governor. */
static bool names_container(const struct place_scan *s, const struct place_use *use)
{
    const struct unit *u = &s->units->at[use->unit];
    if (!u->toponym || u->toponym->inside < 0) {
        return false;
    }
    const struct toponym *container = &s->input->toponyms->at[u->toponym->inside];
    return container->first >= u->toponym->first + u->toponym->n_tokens &&
           container->first < u->first + u->n;
}

/* What the noun behind a place makes of it: whose, of which office, on which sea. */
static const char *noun_no(const struct place_use *use, const struct unit *noun)
{
    const struct location *place =
        use->toponym && use->toponym->located ? &use->toponym->location : NULL;
    bool target = use->modifier && place && unit_is(noun, WORD_TARGET);
    if (target && place->feature_class == 'H') {
        return "describes a place told of before"; /* "the Black Sea port's refinery" */
    }
    if (unit_is(noun, WORD_TOPIC) && (noun->lexeme->topics & (TOPIC_SEAT | TOPIC_BORDER))) {
        return noun->lexeme->topics & TOPIC_BORDER ? "a border or distance"
                                                   : "an office or its holder";
    }
    if (noun->kind == UNIT_NAME || unit_is(noun, ACTING)) {
        return "tells who somebody is";
    }
    bool whose = target && place->precision == PRECISION_COUNTRY;
    return whose ? "tells whose it is" : NULL; /* "a US warship" */
}

/* "the Ukraine city of Sumy", "Kyiv city": the unit behind the place is a kind of place. */
static void note_kind(const struct units *units, struct place_use *use, uint32_t i)
{
    bool names = i + 2 < units->n && unit_preposition(&units->at[i + 1]) == PREPOSITION_OF &&
                 is_place(&units->at[i + 2]);
    bool describes = use->toponym && use->toponym->located &&
                     use->toponym->location.precision >= PRECISION_REGION &&
                     units->at[i].lexeme->place_noun == PLACE_NOUN_SETTLEMENT;
    use->modifier = names;
    use->head = (int32_t)i;
    use->no = describes && !names ? "describes a place told of before" : use->no;
}

/* The unit that a place stands before as its owner or its adjective. */
static uint32_t unit_following(const struct units *units, const struct place_use *use)
{
    uint32_t i = use->unit + 1;
    bool owner = units->at[use->unit].possessive;
    while (owner && i < units->n && units->at[i].kind == UNIT_WORD &&
           ((units->at[i].classes & ~(uint32_t)WORD_CUE) == 0 ||
            unit_is(&units->at[i], WORD_ADVERB))) {
        i++;
    }
    bool named = owner && i + 1 < units->n && units->at[i].kind == UNIT_NAME &&
                 unit_is(&units->at[i + 1], WORD_PLACE_NOUN);
    return named ? i + 1 : i; /* "Kharkiv's X district" */
}

static void note_following(const struct place_scan *s, struct place_use *use)
{
    const struct units *units = s->units;
    uint32_t i = unit_following(units, use);
    bool owner = units->at[use->unit].possessive;
    const struct unit *next = i < units->n ? &units->at[i] : NULL;
    if (!next || (!owner && direction_in(s, next))) {
        return; /* "X south of Y" */
    }
    if (!owner && says_kind(next)) {
        use->modifier = true; /* "the Ukraine city of Sumy" */
        use->head = (int32_t)i;
        return;
    }
    bool noun = next->kind == UNIT_WORD && !next->verb &&
                (unit_is(next, WORD_EVENT_NOUN | WORD_TARGET | WORD_TOPIC | WORD_TOLL |
                                   WORD_PLACE_NOUN | WORD_NOUN | ACTING));
    bool any = owner && (next->kind == UNIT_WORD || next->kind == UNIT_NAME ||
                         next->kind == UNIT_PEOPLE || next->kind == UNIT_PLACE);
    if (!noun && !any) {
        return;
    }
    if (!owner && unit_is(next, WORD_PLACE_NOUN)) {
        note_kind(units, use, i);
        return;
    }
    if (!owner && names_container(s, use)) {
        return;
    }
    use->possessor = owner;
    use->modifier = !owner;
    use->head = (int32_t)i;
    const char *no = noun_no(use, next);
    use->no = no ? no : use->no;
}

/* "over regions including Kyiv": what governs the whole governs the part. */
static uint32_t before_including(const struct place_scan *s, uint32_t including)
{
    for (uint32_t i = including; i-- > 0;) {
        const struct unit *u = &s->units->at[i];
        if (u->verb || unit_is(u, WORD_SUBORDINATOR | WORD_RELATIVE)) {
            return NONE;
        }
        if (unit_is(u, WORD_PREPOSITION) && unit_preposition(u) != PREPOSITION_OF) {
            return i;
        }
    }
    return NONE;
}

/* "east of Sidon", which is one unit: the preposition inside it governs. */
static void read_direction(const struct place_scan *s, struct place_use *use)
{
    const struct lexeme *lead = direction_in(s, &s->units->at[use->unit]);
    if (!lead) {
        return;
    }
    use->preposition = lead->preposition;
    use->preposition_unit = use->unit;
    if (use->unit > 0 && s->units->at[use->unit - 1].kind == UNIT_PLACE) {
        use->no = "says where the place before it lies"; /* "X south of Y" */
    } else if (use->unit > 0) {
        use->head = (int32_t)use->unit - 1;
        note_topic(s, use, use->unit - 1);
    }
}

/* "at the entrance to the port": what governs the entrance governs the port. */
static void read_entrance(const struct place_scan *s, struct place_use *use)
{
    bool to = use->preposition == PREPOSITION_TO && use->head >= 0 &&
              unit_is(&s->units->at[use->head], WORD_PLACE_NOUN);
    for (uint32_t i = to ? (uint32_t)use->head : 0; i-- > 0;) {
        const struct unit *u = &s->units->at[i];
        if (unit_is(u, WORD_PREPOSITION)) {
            use->preposition = unit_preposition(u);
            use->preposition_unit = i;
            return;
        }
        if (!unit_is(u, WORD_DETERMINER) && (u->kind != UNIT_WORD || u->classes)) {
            return;
        }
    }
}

/* "in a courtyard of X's hospital": what governs the courtyard governs the hospital. */
static void read_part(const struct place_scan *s, struct place_use *use)
{
    const struct units *units = s->units;
    uint32_t owned = use->unit + 1, head = use->head < 0 ? 0 : (uint32_t)use->head;
    bool of = units->at[use->unit].possessive && use->preposition == PREPOSITION_OF;
    while (owned + 1 < units->n && is_plain(&units->at[owned])) {
        owned++;
    }
    if (!of || owned >= units->n || !unit_is(&units->at[owned], WORD_TARGET) ||
        !(is_plain(&units->at[head]) || unit_is(&units->at[head], WORD_PLACE_NOUN))) {
        return;
    }
    while (head > 0 && (unit_is(&units->at[head - 1], WORD_DETERMINER | WORD_QUANTITY) ||
                        is_plain(&units->at[head - 1]))) {
        head--;
    }
    enum preposition p = head > 0 ? unit_preposition(&units->at[head - 1]) : PREPOSITION_NONE;
    if (p == PREPOSITION_IN || p == PREPOSITION_ON || p == PREPOSITION_NEAR ||
        p == PREPOSITION_INTO) {
        use->preposition = p;
        use->preposition_unit = head - 1;
    }
}

/* "in Kyiv and in Odesa", not "in Omdurman, across the Nile". */
static bool says_again(const struct place_scan *s, const struct place_use *use, int32_t earlier)
{
    const struct place_use *first = &s->out->at[s->out->at[earlier].listed_with];
    const struct unit *a = &s->units->at[use->preposition_unit];
    const struct unit *b = &s->units->at[first->preposition_unit];
    return use->preposition == first->preposition && a->lexeme == b->lexeme;
}

/* "the Black Sea" in "the Black Sea port of Chornomorsk". */
static bool leads_name(const struct place_scan *s, const struct place_use *use)
{
    return use->modifier && use->head >= 0 && is_place(&s->units->at[use->head]);
}

static struct place_use use_of(const struct place_scan *s, uint32_t unit)
{
    struct place_use use = {
        .unit = unit, .toponym = s->units->at[unit].toponym, .preposition_unit = unit, .head = -1};
    const struct place_use *previous = s->out->n ? &s->out->at[s->out->n - 1] : NULL;
    bool led = previous && leads_name(s, previous) && previous->unit + 1 == unit;
    uint32_t before = before_phrase(s, led ? previous->unit : unit);
    use.preposition_unit = before == NONE ? 0 : before + 1;
    if (before != NONE && unit_is(&s->units->at[before], WORD_INCLUDING)) {
        use.included = true;
        before = before_including(s, before);
    }
    if (before != NONE && unit_is(&s->units->at[before], WORD_PREPOSITION)) {
        use.preposition = unit_preposition(&s->units->at[before]);
        use.preposition_unit = before;
        uint32_t head = before;
        while (head > 0 && (unit_is_quote(&s->units->at[head - 1]) ||
                            unit_is(&s->units->at[head - 1], WORD_ADVERB))) {
            head--;
        }
        if (head > 0) {
            use.head = (int32_t)head - 1;
            note_topic(s, &use, head - 1);
        }
    }
    read_direction(s, &use);
    read_entrance(s, &use);
    read_part(s, &use);
    if (use.preposition == PREPOSITION_FROM) {
        use.no = "where it came from";
    }
    note_following(s, &use);
    const char *no = hospital_no(s->input, s->parse, s->out, &use);
    use.no = no ? no : use.no;
    return use;
}

/* "in the city of X, the western city of Y and the port of Z": each is a town of its own. */
static bool are_towns_apart(const struct toponym *a, const struct toponym *b)
{
    return a && b && a->located && b->located && a->location.precision == PRECISION_SETTLEMENT &&
           b->location.precision == PRECISION_SETTLEMENT && !places_meet(a, b) &&
           places_apart_km(a, b) > TOWNS_APART_KM;
}

/* "Dahiyeh, the southern suburbs of Beirut": a second name for the first, no second place. */
static bool is_apposed(const struct place_scan *s, const struct place_use *use, int32_t earlier)
{
    if (are_towns_apart(s->out->at[earlier].toponym, use->toponym)) {
        return false;
    }
    uint32_t i = use->preposition_unit;
    return says_kind(&s->units->at[use->unit]) && i + 1 == use->unit && i > 0 &&
           unit_is(&s->units->at[i], WORD_DETERMINER) && unit_is_comma(&s->units->at[i - 1]);
}

/* "attacked X and the port facilities of Y": Y is listed by what was hit there. */
static int32_t list_before_target(const struct place_scan *s, const struct place_use *use)
{
    struct place_use whole = *use;
    if (use->head < 0 || !unit_is(&s->units->at[use->head], WORD_TARGET | WORD_PLACE_NOUN)) {
        return -1;
    }
    uint32_t i = (uint32_t)use->head;
    while (i > 0 && (unit_is(&s->units->at[i - 1], WORD_DETERMINER) ||
                     (s->units->at[i - 1].kind == UNIT_WORD && !s->units->at[i - 1].classes &&
                      !s->units->at[i - 1].verb))) {
        i--;
    }
    if (i > 1 && is_locative(unit_preposition(&s->units->at[i - 1])) &&
        joins_list(&s->units->at[i - 2])) {
        i--; /* "near X, and at a base north of Y" */
    }
    whole.preposition_unit = i;
    return list_before(s, &whole);
}

/* "Kharkiv, Ukraine's second-largest city": what the town is to its country. */
static bool describes_town(const struct place_scan *s, const struct place_use *use)
{
    uint32_t i = use->preposition_unit;
    return use->possessor && use->head >= 0 && use->toponym && use->toponym->located &&
           use->toponym->location.precision >= PRECISION_REGION && i == use->unit && i > 0 &&
           unit_is_comma(&s->units->at[i - 1]) &&
           unit_is(&s->units->at[use->head], WORD_PLACE_NOUN);
}

/* "Taganrog, a city on the Sea of Azov": where the town lies. */
static bool describes_site(const struct place_scan *s, const struct place_use *use)
{
    uint32_t i = use->head >= 0 ? (uint32_t)use->head : 0;
    if (!unit_is(&s->units->at[i], WORD_PLACE_NOUN)) {
        return false;
    }
    while (i > 0 && s->units->at[i - 1].kind == UNIT_WORD && !s->units->at[i - 1].verb &&
           !s->units->at[i - 1].classes) {
        i--;
    }
    const struct unit *a = i > 1 ? &s->units->at[i - 1] : NULL;
    return a && unit_is(a, WORD_DETERMINER) && !a->lexeme->definite &&
           unit_is_comma(&s->units->at[i - 2]);
}

/* "in the town of X, in the eastern Y region": where the first lies, no second place. */
static bool says_where(const struct place_scan *s, const struct place_use *use, int32_t earlier)
{
    const struct toponym *inner = s->out->at[earlier].toponym, *outer = use->toponym;
    uint32_t before = use->preposition_unit;
    before -= before > 0 && unit_is(&s->units->at[before - 1], WORD_ADVERB); /* ", also in X" */
    bool comma = before > 0 && unit_is_comma(&s->units->at[before - 1]);
    return comma && inner && outer && inner->located && outer->located &&
           outer->location.precision > inner->location.precision &&
           (place_holds(&outer->location, &inner->location) || place_lies_in(inner, outer));
}

/* "hit X and a plant near Y"; but "X, a port on the Y". */
static bool joins_by_and(const struct place_scan *s, const struct place_use *use)
{
    for (uint32_t i = use->head < 0 ? 0 : (uint32_t)use->head; i-- > 0;) {
        const struct unit *u = &s->units->at[i];
        if (unit_is(u, WORD_AND) || u->verb || u->kind == UNIT_MARK || u->kind == UNIT_PLACE) {
            return unit_is(u, WORD_AND);
        }
    }
    return false;
}

/* "seized X, Moscow said": who says it is no second place. */
static bool says_it(const struct place_scan *s, const struct place_use *use)
{
    const struct unit *next = use->unit + 1 < s->units->n ? &s->units->at[use->unit + 1] : NULL;
    uint32_t first = use->preposition_unit;
    return use->preposition == PREPOSITION_NONE && next && next->verb &&
           unit_is(next, WORD_SPEECH) && first > 0 && unit_is_comma(&s->units->at[first - 1]);
}

static void add_use(const struct place_scan *s, struct place_use use, struct arena *arena)
{
    if (says_it(s, &use)) {
        use.no = "tells who somebody is";
        use.listed_with = (int32_t)s->out->n;
        *list_push(arena, s->out) = use;
        return;
    }
    int32_t list = leads_name(s, &use) ? -1 : list_before(s, &use);
    if (list < 0) { /* "a plant in X and a refinery in Y" too */
        list = list_before_target(s, &use);
        bool again = list >= 0 && use.preposition != PREPOSITION_OF && !says_again(s, &use, list) &&
                     !(is_locative(use.preposition) && is_locative(s->out->at[list].preposition)) &&
                     !(s->out->at[list].preposition == PREPOSITION_NONE && joins_by_and(s, &use));
        list = again ? -1 : list;
        use.preposition = list < 0 ? use.preposition : PREPOSITION_NONE;
    }
    use.listed_with = (int32_t)s->out->n;
    bool describes = list >= 0 && (is_apposed(s, &use, list) || describes_town(s, &use) ||
                                   describes_site(s, &use) || says_where(s, &use, list));
    if (describes) {
        use.no = use.no ? use.no : "says where another place lies";
    } else if (list >= 0 && (use.preposition == PREPOSITION_NONE || says_again(s, &use, list))) {
        const struct place_use *first = &s->out->at[list];
        use.listed_with = first->listed_with;
        use.preposition = first->preposition;
        use.no = use.no ? use.no : first->no;
    }
    *list_push(arena, s->out) = use;
}

struct place_uses places_of(const struct extract_input *input, const struct parse *parse,
                            struct arena *arena)
{
    struct place_uses out = {0};
    struct place_scan s = {.input = input, .parse = parse, .units = &parse->units, .out = &out};
    for (uint32_t i = 0; i < parse->units.n; i++) {
        const struct unit *u = &parse->units.at[i];
        if (is_place(u)) {
            add_use(&s, use_of(&s, i), arena);
        } else if (place_is_told_before(input, &parse->units, i)) {
            struct place_use use = use_of(&s, i);
            use.noun = u->lexeme->place_noun;
            add_use(&s, use, arena);
        }
    }
    return out;
}
