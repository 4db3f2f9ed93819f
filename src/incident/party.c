#include "incident/party.h"

#include <string.h>

#include "incident/actor.h"

/* How far a name may stand before an official that it tells the state of. */
#define STATE_REACH 3

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
            bool seat = use->head >= 0 && unit_is(&t->parse.units.at[use->head], WORD_TOPIC) &&
                        (t->parse.units.at[use->head].lexeme->topics & TOPIC_SEAT);
            if (seat && use->preposition == PREPOSITION_OF) {
                return false; /* "the government of X" */
            }
            return use->preposition == PREPOSITION_IN || use->preposition == PREPOSITION_NEAR ||
                   use->preposition == PREPOSITION_TO || use->preposition == PREPOSITION_ON ||
                   use->preposition == PREPOSITION_AGAINST ||
                   (use->no && !use->possessor && !use->modifier &&
                    use->preposition != PREPOSITION_FROM);
        }
    }
    return false;
}

/* "on the Belarusian border", "at an Egyptian resort": where it is, not who is there; nor is "the
 * 'Astana' trio". */
static bool names_border(const struct telling *t, uint32_t unit)
{
    const struct units *units = &t->parse.units;
    const struct unit *u = &units->at[unit];
    const struct unit *next = unit + 1 < units->n ? &units->at[unit + 1] : NULL;
    bool town = u->kind == UNIT_PLACE && u->toponym->location.precision <= PRECISION_SETTLEMENT;
    if (town && (u->quoted || u->toponym->location.precision == PRECISION_SITE)) {
        return unit_is_quote(&units->at[unit + 1 < units->n ? unit + 1 : unit]) ||
               u->toponym->location.precision == PRECISION_SITE;
    }
    bool border = next && unit_is(next, WORD_TOPIC) && (next->lexeme->topics & TOPIC_BORDER);
    return border || (next && u->kind == UNIT_PEOPLE && unit_is(next, WORD_PLACE_NOUN) &&
                      !unit_is(next, WORD_OFFICIAL));
}

/* "Dutch Prime Minister Mark Rutte": the words before a name know better whom he speaks for. */
static bool named_before(const struct units *units, uint32_t unit)
{
    bool office = false;
    for (uint32_t i = unit, steps = 0; i-- > 0 && steps < 3; steps++) {
        const struct unit *u = &units->at[i];
        if (office && (u->kind == UNIT_PEOPLE || (u->kind == UNIT_PLACE && u->toponym->located))) {
            return actor_name(u) != NULL;
        }
        office = unit_is(u, WORD_OFFICIAL);
        if (!office) {
            return false;
        }
    }
    return false;
}

/* "G20 leaders, including the Chinese president": the bloc stands for all of them. */
static bool is_of_bloc(const struct telling *t, uint32_t unit)
{
    const struct units *units = &t->parse.units;
    bool including = false;
    for (uint32_t i = unit; i-- > 0;) {
        const struct unit *u = &units->at[i];
        including = including || unit_is(u, WORD_INCLUDING);
        if (including && unit_is(u, WORD_ACTOR) && u->lexeme->actor->kind == ACTOR_BLOC) {
            return true;
        }
        if (u->verb || unit_is(u, WORD_SUBORDINATOR | WORD_RELATIVE)) {
            return false;
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

bool party_in_group(const struct telling *t, uint32_t clause, uint32_t group)
{
    for (size_t i = 0; i < t->mentions.n; i++) {
        if (t->mentions.at[i].group == group && t->mentions.at[i].clause == clause) {
            return true;
        }
    }
    return false;
}

/* "talks over Russia's war with Ukraine": what they are about, until a verb comes. */
static bool is_matter(const struct telling *t, uint32_t unit, uint32_t group)
{
    bool matter = false, with = false;
    for (uint32_t i = unit; i-- > 0;) {
        const struct unit *u = &t->parse.units.at[i];
        enum preposition p = unit_preposition(u);
        bool discussed = u->verb && unit_is(u, WORD_EVENT_VERB) && u->lexeme->verb->type &&
                         strcmp(u->lexeme->verb->type->name, "talks") == 0;
        if (discussed && !with) {
            return party_in_group(t, u->clause, group); /* "to discuss Russian assets" */
        }
        with = with || p == PREPOSITION_WITH;
        if (u->verb || unit_is(u, WORD_BE | WORD_HAVE | WORD_MODAL | WORD_SUBORDINATOR)) {
            return false;
        }
        matter = matter || p == PREPOSITION_ON || p == PREPOSITION_ABOUT;
        if (matter && unit_is(u, WORD_EVENT_NOUN)) {
            return party_in_group(t, u->clause, group);
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
    if (!verb || !party_in_group(t, c->parent, group)) {
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
    return party_in_group(t, clause, group) || tells_of_noun(t, clause, group);
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
bool party_shares_subject(const struct telling *t, uint32_t unit, uint32_t group)
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

/* "Emerging from a meeting with Y, X spoke of": who met is the subject that follows. */
static bool follows_participle(const struct telling *t, uint32_t unit, uint32_t group)
{
    const struct parse *parse = &t->parse;
    uint32_t clause = parse->units.at[unit].clause;
    const struct clause *c = &parse->clauses.at[clause];
    const struct verb_group *own = clause_verb(parse, clause);
    const struct verb_group *before = clause_verb(parse, c->parent);
    bool joins = c->link == CLAUSE_AND && unit_is_comma(&parse->units.at[c->first]);
    return joins && own && own->finite && unit < own->first && before && before->participle &&
           before->first == parse->clauses.at[c->parent].first &&
           party_in_group(t, c->parent, group);
}

/* "but not Russia" */
static bool is_left_out(const struct units *units, uint32_t unit)
{
    return unit > 0 && (unit_cues(&units->at[unit - 1]) & CUE_NOT);
}

/* `told`: also who is told something there ("paid a visit, telling President X"). */
void parties_find(const struct telling *t, uint32_t group, bool told, struct event *event,
                  struct arena *arena)
{
    const struct units *units = &t->parse.units;
    for (uint32_t i = 0; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        const char *name = is_left_out(units, i) ? NULL : actor_name(u);
        uint32_t above = t->parse.clauses.at[u->clause].parent;
        bool here = in_story(t, u->clause, group) || party_shares_subject(t, i, group) ||
                    follows_participle(t, i, group) ||
                    (told && !tells_of_others(t, u->clause, group) &&
                     (party_in_group(t, above, group) ||
                      party_in_group(t, t->parse.clauses.at[above].parent, group)));
        bool person = unit_is(u, WORD_ACTOR) && named_before(units, i);
        bool aside = person || is_of_bloc(t, i) || is_scene(t, i) || names_scene(t, i) ||
                     names_border(t, i) || is_matter(t, i, group);
        if (name && here && !aside && !names_have(&event->mediators, name)) {
            names_add(&event->parties, name, arena);
        }
    }
    for (size_t i = 0; i < t->mentions.n; i++) {
        const struct mention *m = &t->mentions.at[i];
        struct actor_found found = {0};
        if (m->group == group) {
            found = actor_antecedent(&t->parse, m->clause);
        }
        if (found.name) {
            names_add(&event->parties, found.name, arena);
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
            names_add(&event->mediators, name, arena);
        } else if (u->verb || (unit_is(u, WORD_PREPOSITION) && i > first)) {
            return;
        }
    }
}

/* What stands between names of a list and the word for what they do. */
static bool is_light(const struct unit *u)
{
    return unit_is_comma(u) ||
           unit_is(u, WORD_AND | WORD_DETERMINER | WORD_ADVERB | WORD_HAVE | WORD_OFFICIAL);
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

void mediators_find(const struct telling *t, uint32_t group, struct event *event,
                    struct arena *arena)
{
    for (uint32_t i = 0; i < t->parse.units.n; i++) {
        const struct unit *u = &t->parse.units.at[i];
        if ((unit_cues(u) & CUE_MEDIATES) && in_story(t, u->clause, group)) {
            take_mediators(t, i, event, arena);
        }
    }
}

/* "X and Y said they had agreed after a night of talks in Z": who met is the subject of it all. */
void parties_take_subject(const struct telling *t, struct event *event, struct arena *arena)
{
    const struct units *units = &t->parse.units;
    const struct verb_group *verb = clause_verb(&t->parse, 0);
    struct names names = {0};
    for (uint32_t i = 0; verb && i < verb->first; i++) {
        const struct unit *u = &units->at[i];
        const char *name = u->clause == 0 && !u->possessive ? actor_name(u) : NULL;
        if (name && !is_scene(t, i) && !names_scene(t, i)) {
            names_add(&names, name, arena);
        }
    }
    if (names.n >= 2) {
        event->parties = names;
    }
}

/* Has this official no word of a state by him, and a name: "President Alar Karis"? */
static bool is_local(const struct units *units, uint32_t official)
{
    const struct unit *u = &units->at[official];
    uint32_t next = official + 1;
    next += next < units->n && unit_is_comma(&units->at[next]);
    if (!unit_is(u, WORD_OFFICIAL) || u->form == FORM_S || next >= units->n ||
        units->at[next].kind != UNIT_NAME) {
        return false;
    }
    for (uint32_t i = official, steps = 0; i-- > 0 && steps < STATE_REACH; steps++) {
        if (actor_name(&units->at[i]) || units->at[i].kind == UNIT_NAME) {
            return false;
        }
        if (unit_is(&units->at[i], WORD_PREPOSITION) || units->at[i].verb) {
            break;
        }
    }
    return true;
}

void parties_take_host(const struct telling *t, uint32_t group, const struct toponym *place,
                       struct event *event, struct arena *arena)
{
    const char *host = place ? place->location.country : NULL;
    bool wants = host && event->parties.n == 1 && !names_have(&event->parties, host) &&
                 !names_have(&event->mediators, host);
    for (size_t k = 0; wants && k < t->mentions.n; k++) {
        const struct mention *m = &t->mentions.at[k];
        for (uint32_t i = m->unit + 1; m->group == group && i < t->parse.units.n; i++) {
            if (t->parse.units.at[i].clause == m->clause && is_local(&t->parse.units, i)) {
                names_add(&event->parties, host, arena);
                return;
            }
        }
    }
}
