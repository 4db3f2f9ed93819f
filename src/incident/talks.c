#include "incident/talks.h"

#include <string.h>

#include "incident/actor.h"
#include "incident/reality.h"

static bool has_name(const struct names *names, const char *name)
{
    for (size_t i = 0; i < names->n; i++) {
        if (strcmp(names->at[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void add_name(struct names *names, const char *name, struct arena *arena)
{
    if (!has_name(names, name)) {
        *list_push(arena, names) = name;
    }
}

/* A place that only says where: "in Riyadh, Saudi Arabia", "visited Kyiv". */
static bool is_scene(const struct telling *t, uint32_t unit)
{
    for (size_t i = 0; i < t->mentions.n; i++) {
        const struct locus *locus = &t->mentions.at[i].locus;
        for (size_t k = 0; k < locus->n; k++) {
            if (t->places.at[locus->at[k]].unit == unit) {
                return true;
            }
        }
    }
    for (size_t i = 0; i < t->places.n; i++) {
        const struct place_use *use = &t->places.at[i];
        if (use->unit == unit) {
            return use->preposition == PREPOSITION_IN || use->preposition == PREPOSITION_NEAR ||
                   use->preposition == PREPOSITION_TO || use->preposition == PREPOSITION_ON ||
                   use->preposition == PREPOSITION_AGAINST ||
                   (use->no && !use->possessor && !use->modifier &&
                    use->preposition != PREPOSITION_FROM);
        }
    }
    return false;
}

/* "in the Albanian capital Tirana": the adjective belongs to the place. */
static bool names_scene(const struct telling *t, uint32_t unit)
{
    for (size_t i = 0; i < t->places.n; i++) {
        const struct place_use *use = &t->places.at[i];
        if (unit > use->preposition_unit && unit < use->unit &&
            use->preposition != PREPOSITION_NONE) {
            return true;
        }
    }
    return false;
}

/* "talks over Russia's war with Ukraine": what they are about, until a verb comes. */
static bool in_group(const struct telling *t, uint32_t clause, uint32_t group);

static bool is_matter(const struct telling *t, uint32_t unit, uint32_t group)
{
    for (uint32_t i = unit; i-- > 0;) {
        const struct unit *u = &t->parse.units.at[i];
        enum preposition p = unit_preposition(u);
        if (u->verb || unit_is(u, WORD_BE | WORD_HAVE | WORD_MODAL | WORD_SUBORDINATOR)) {
            return false;
        }
        if ((p == PREPOSITION_ON || p == PREPOSITION_ABOUT) && i > 0 &&
            unit_is(&t->parse.units.at[i - 1], WORD_EVENT_NOUN)) {
            return in_group(t, u->clause, group);
        }
    }
    return false;
}

static bool in_group(const struct telling *t, uint32_t clause, uint32_t group)
{
    for (size_t i = 0; i < t->mentions.n; i++) {
        if (t->mentions.at[i].group == group && t->mentions.at[i].clause == clause) {
            return true;
        }
    }
    return false;
}

/* "talks lasting an hour with X", "talks mediated by X between Y and Z": what a clause below tells
 * of its noun. */
static bool tells_of_noun(const struct telling *t, uint32_t clause, uint32_t group)
{
    const struct clause *c = &t->parse.clauses.at[clause];
    const struct verb_group *verb = clause_verb(&t->parse, clause);
    if (!verb || !in_group(t, c->parent, group)) {
        return false;
    }
    bool by = verb->main + 1 < t->parse.units.n &&
              unit_preposition(&t->parse.units.at[verb->main + 1]) == PREPOSITION_BY;
    bool happens = unit_is(&t->parse.units.at[verb->main], WORD_HAPPENS);
    return (c->link == CLAUSE_REDUCED && (by || happens)) ||
           (c->link == CLAUSE_PARTICIPLE && happens && !verb->infinitive);
}

static bool in_story(const struct telling *t, uint32_t clause, uint32_t group)
{
    return in_group(t, clause, group) || tells_of_noun(t, clause, group);
}

/* The clause that has the subject of this one's verb: above an infinitive or participle, and above
 * "and" where none stands before the verb. */
static uint32_t subject_clause(const struct parse *parse, uint32_t clause)
{
    for (int steps = 0; steps < 4; steps++) {
        const struct clause *c = &parse->clauses.at[clause];
        const struct verb_group *verb = clause_verb(parse, clause);
        bool bare = c->link == CLAUSE_PARTICIPLE ||
                    (c->link == CLAUSE_AND && verb && verb->first <= c->first + 1);
        if (!bare || c->parent == clause) {
            break;
        }
        clause = c->parent;
    }
    return clause;
}

/* "X and Y were to meet Z", "X was in Y, where he met Z", "X flew to Y and is to see Z". */
static bool shares_subject(const struct telling *t, uint32_t unit, uint32_t group)
{
    const struct parse *parse = &t->parse;
    uint32_t clause = parse->units.at[unit].clause;
    const struct verb_group *above = clause_verb(parse, clause);
    uint32_t end = above ? above->first : unit + 1;
    for (size_t i = 0; unit < end && i < t->mentions.n; i++) {
        const struct mention *m = &t->mentions.at[i];
        if (m->group != group || !m->verb || m->clause == clause) {
            continue;
        }
        bool he = parse->clauses.at[m->clause].link == CLAUSE_SUB && m->actor_pronoun &&
                  parse->clauses.at[m->clause].parent == clause;
        if (he || subject_clause(parse, m->clause) == clause) {
            return true;
        }
    }
    return false;
}

/* Does the clause tell of other talks? */
static bool tells_of_others(const struct telling *t, uint32_t clause, uint32_t group)
{
    for (size_t i = 0; i < t->mentions.n; i++) {
        if (t->mentions.at[i].clause == clause && t->mentions.at[i].group != group) {
            return true;
        }
    }
    return false;
}

/* "but not Russia" */
static bool is_left_out(const struct units *units, uint32_t unit)
{
    return unit > 0 && (unit_cues(&units->at[unit - 1]) & CUE_NOT);
}

/* `told`: also who is told something there ("paid a visit, telling President X"). */
static void find_parties(const struct telling *t, uint32_t group, bool told, struct event *event,
                         struct arena *arena)
{
    const struct units *units = &t->parse.units;
    for (uint32_t i = 0; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        const char *name = is_left_out(units, i) ? NULL : actor_name(u);
        uint32_t above = t->parse.clauses.at[u->clause].parent;
        bool here =
            in_story(t, u->clause, group) || shares_subject(t, i, group) ||
            (told && !tells_of_others(t, u->clause, group) &&
             (in_group(t, above, group) || in_group(t, t->parse.clauses.at[above].parent, group)));
        bool aside = is_scene(t, i) || names_scene(t, i) || is_matter(t, i, group);
        if (name && here && !aside && !has_name(&event->mediators, name)) {
            add_name(&event->parties, name, arena);
        }
    }
    for (size_t i = 0; i < t->mentions.n; i++) {
        const struct mention *m = &t->mentions.at[i];
        struct actor_found found = {0};
        if (m->group == group && m->verb) {
            found = actor_antecedent(&t->parse, m->clause);
        }
        if (found.name) {
            add_name(&event->parties, found.name, arena);
        }
    }
}

/* ---- mediators ---- */

/* The units from `first` that name states and groups: "Qatar, Egypt and the United States". */
static void take_named(const struct telling *t, uint32_t first, uint32_t end, struct event *event,
                       struct arena *arena)
{
    const struct units *units = &t->parse.units;
    for (uint32_t i = first; i < end && i < units->n; i++) {
        const struct unit *u = &units->at[i];
        const char *name = actor_name(u);
        if (name) {
            add_name(&event->mediators, name, arena);
        } else if (u->verb || (unit_is(u, WORD_PREPOSITION) && i > first)) {
            return;
        }
    }
}

/* What stands between names of a list and the word for what they do. */
static bool is_light(const struct unit *u)
{
    return unit_is_comma(u) || unit_is(u, WORD_AND | WORD_DETERMINER | WORD_ADVERB | WORD_HAVE);
}

/* "the UAE mediated the swap", "mediated by Qatar", "with Qatari mediation", "with Oman and Egypt
 * mediating", "mediators Oman and Egypt". */
static void take_mediators(const struct telling *t, uint32_t unit, struct event *event,
                           struct arena *arena)
{
    const struct units *units = &t->parse.units;
    uint32_t n = (uint32_t)units->n, first = unit;
    enum preposition next =
        unit + 1 < n ? unit_preposition(&units->at[unit + 1]) : PREPOSITION_NONE;
    if (next == PREPOSITION_BY) {
        take_named(t, unit + 1, n, event, arena);
        return;
    }
    while (first > 0 && (actor_name(&units->at[first - 1]) || is_light(&units->at[first - 1]))) {
        first--;
    }
    size_t before = event->mediators.n;
    take_named(t, first, unit, event, arena);
    if (event->mediators.n == before && (next == PREPOSITION_NONE || next == PREPOSITION_OF)) {
        take_named(t, unit + 1, n, event, arena);
    }
}

static void find_mediators(const struct telling *t, uint32_t group, struct event *event,
                           struct arena *arena)
{
    for (uint32_t i = 0; i < t->parse.units.n; i++) {
        const struct unit *u = &t->parse.units.at[i];
        if ((unit_cues(u) & CUE_MEDIATES) && in_story(t, u->clause, group)) {
            take_mediators(t, i, event, arena);
        }
    }
}

static bool has_official(const struct telling *t, uint32_t group)
{
    const struct units *units = &t->parse.units;
    for (uint32_t i = 0; i < units->n; i++) {
        if (unit_is(&units->at[i], WORD_OFFICIAL | WORD_ACTOR) &&
            (in_group(t, units->at[i].clause, group) || shares_subject(t, i, group))) {
            return true;
        }
    }
    return false;
}

/* "European leaders": of a part of the world, so of several states. */
static bool is_of_many(const struct units *units, uint32_t official)
{
    for (uint32_t i = official, steps = 0; i-- > 0 && steps < 3; steps++) {
        const struct unit *u = &units->at[i];
        if (u->toponym) {
            return u->toponym->located && u->toponym->location.precision == PRECISION_AREA;
        }
        if (u->verb || unit_is(u, WORD_PREPOSITION) || u->kind == UNIT_MARK) {
            return false;
        }
    }
    return false;
}

/* "Rebel leaders and Congolese officials" are two parties, though only one is known by name. */
static bool are_two(const struct units *units, uint32_t official)
{
    bool joined = false;
    for (uint32_t i = official, steps = 0; i-- > 0 && steps < 4; steps++) {
        const struct unit *u = &units->at[i];
        if (joined) {
            return unit_is(u, WORD_OFFICIAL) && u->form == FORM_S;
        }
        joined = unit_is(u, WORD_AND);
        if (u->verb || unit_is(u, WORD_PREPOSITION) || u->kind == UNIT_MARK) {
            return false;
        }
    }
    return false;
}

/* "visited X, meeting its minister": the guest comes from elsewhere. */
static bool has_guest(const struct telling *t, uint32_t group)
{
    bool goes = false, meets = false;
    for (size_t i = 0; i < t->mentions.n; i++) {
        const struct mention *m = &t->mentions.at[i];
        if (m->group == group && m->trigger && m->verb) {
            goes = goes || (m->trigger->frame == FRAME_GOES && m->locus.n);
            meets = meets || m->trigger->frame == FRAME_MEETS;
        }
    }
    return goes && meets;
}

/* Are several parties told of who met, besides those known by name? */
static bool has_several(const struct telling *t, uint32_t group)
{
    const struct units *units = &t->parse.units;
    for (uint32_t i = 0; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        bool several = unit_is(u, WORD_OFFICIAL) && u->form == FORM_S &&
                       (is_of_many(units, i) || are_two(units, i));
        if (several && (in_group(t, u->clause, group) || shares_subject(t, i, group))) {
            return true;
        }
    }
    return false;
}

/* "X and Y said they had agreed after a night of talks in Z": who met is the subject of it all. */
static void take_subject(const struct telling *t, struct event *event, struct arena *arena)
{
    const struct units *units = &t->parse.units;
    const struct verb_group *verb = clause_verb(&t->parse, 0);
    struct names names = {0};
    for (uint32_t i = 0; verb && i < verb->first; i++) {
        const struct unit *u = &units->at[i];
        const char *name = u->clause == 0 && !u->possessive ? actor_name(u) : NULL;
        if (name && !is_scene(t, i) && !names_scene(t, i)) {
            add_name(&names, name, arena);
        }
    }
    if (names.n >= 2) {
        event->parties = names;
    }
}

static bool only_journey(const struct telling *t, uint32_t group)
{
    for (size_t i = 0; i < t->mentions.n; i++) {
        const struct mention *m = &t->mentions.at[i];
        if (m->group == group && m->trigger && m->trigger->frame != FRAME_GOES &&
            m->trigger->frame != FRAME_VISIT) {
            return false;
        }
    }
    return true;
}

/* "He is to travel to Moscow for talks with X": a party that is told of before. */
static bool has_pronoun(const struct telling *t, uint32_t group)
{
    for (size_t i = 0; i < t->mentions.n; i++) {
        if (t->mentions.at[i].group == group && t->mentions.at[i].actor_pronoun) {
            return true;
        }
    }
    return false;
}

/* "were there for talks with the Saudi minister": the guests are told of before. */
static bool with_host(const struct telling *t, uint32_t group)
{
    const struct units *units = &t->parse.units;
    for (uint32_t i = 0; i + 1 < units->n; i++) {
        if (unit_preposition(&units->at[i]) != PREPOSITION_WITH ||
            !in_group(t, units->at[i].clause, group)) {
            continue;
        }
        for (uint32_t k = i + 1; k < units->n && k < i + 5; k++) {
            if (actor_name(&units->at[k])) {
                return true;
            }
        }
    }
    return false;
}

/* "will host the ministers of five states": whoever they are, they come from elsewhere. */
static bool hosts_others(const struct telling *t, uint32_t group)
{
    const struct units *units = &t->parse.units;
    for (size_t i = 0; i < t->mentions.n; i++) {
        const struct mention *m = &t->mentions.at[i];
        bool own = m->group == group && m->verb && m->trigger;
        bool hosts = own && m->trigger->frame == FRAME_HOSTS;
        for (uint32_t k = m->unit + 1; hosts && k < units->n && k <= m->unit + 4; k++) {
            if (unit_is(&units->at[k], WORD_OFFICIAL)) {
                return true;
            }
        }
        if (own && m->trigger->frame == FRAME_BRINGS) {
            return true; /* "brought some of them together" */
        }
    }
    return false;
}

/* "Mr Novak met the French president in Paris": no word says whom he speaks for. */
static bool has_stranger(const struct telling *t, uint32_t group)
{
    const struct units *units = &t->parse.units;
    for (size_t i = 0; i < t->mentions.n; i++) {
        const struct mention *m = &t->mentions.at[i];
        const struct verb_group *verb = m->verb;
        if (m->group != group || !verb) {
            continue;
        }
        uint32_t clause = m->clause;
        if (verb->infinitive || verb->participle) {
            clause = t->parse.clauses.at[clause].parent;
            verb = clause_verb(&t->parse, clause);
        }
        bool name = false, known = false;
        for (uint32_t k = t->parse.clauses.at[clause].first; verb && k < verb->first; k++) {
            const struct unit *u = &units->at[k];
            name = name || (u->clause == clause && u->kind == UNIT_NAME);
            known = known || (u->clause == clause && actor_name(u));
        }
        if (name && !known) {
            return true;
        }
    }
    return false;
}

const char *talks_take(const struct extract_input *input, const struct telling *t, uint32_t group,
                       struct event *event, const struct toponym *place, struct arena *arena)
{
    (void)input;
    find_mediators(t, group, event, arena);
    find_parties(t, group, only_journey(t, group), event, arena);
    if (!event->parties.n && !only_journey(t, group)) {
        take_subject(t, event, arena);
    }
    for (size_t i = 0; i < t->mentions.n; i++) {
        const struct mention *m = &t->mentions.at[i];
        if (m->group == group && reality_of(input, t, m).phone) {
            return "not a meeting in person";
        }
    }
    event->officials = has_official(t, group);
    event->sure = event->sure || event->officials;
    bool own = event->parties.n == 1 && place && place->location.country &&
               strcmp(event->parties.at[0], place->location.country) == 0 && event->type->rank < 5;
    if (own && !has_several(t, group) && !has_guest(t, group) && !hosts_others(t, group) &&
        !has_stranger(t, group) && !has_pronoun(t, group) && !with_host(t, group)) {
        return "a party's own meeting";
    }
    if (only_journey(t, group)) {
        size_t others = 0;
        for (size_t i = 0; i < event->parties.n; i++) {
            others += !place || !place->location.country ||
                      strcmp(event->parties.at[i], place->location.country) != 0;
        }
        if (event->parties.n < 2 || others == 0) {
            return "a journey, no talks told of";
        }
    }
    return NULL;
}

const char *talks_close(const struct event *e)
{
    if (e->parties.n == 0 && (!e->sure || (!e->officials && e->when.source == WHEN_UNKNOWN))) {
        return "nothing says who met";
    }
    if (e->place) {
        return e->strong ? NULL : "nothing says that they met";
    }
    bool day = e->when.source >= WHEN_ABOVE;
    if (!day || e->parties.n < 2 || e->title_only) {
        return "neither a place nor a day and two parties";
    }
    return NULL;
}
