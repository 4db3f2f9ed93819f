#include "incident/actor.h"

#include <string.h>

static bool is_capital(const struct toponym *t)
{
    return strcmp(t->location.feature_code, "PPLC") == 0;
}

const char *actor_name(const struct unit *u)
{
    if (u->kind == UNIT_PLACE || u->kind == UNIT_PEOPLE) {
        const struct toponym *t = u->toponym;
        bool bare = u->n == t->n_tokens; /* not "east of Moscow" */
        bool state =
            t->located && (t->location.precision == PRECISION_COUNTRY || (bare && is_capital(t)) ||
                           u->kind == UNIT_PEOPLE || t->role == ROLE_METONYM);
        if (!state) {
            return u->lexeme ? u->lexeme->actor->name : NULL;
        }
        return t->location.country ? t->location.country : NULL;
    }
    return unit_is(u, WORD_ACTOR) ? u->lexeme->actor->name : NULL;
}

#define NO_UNIT UINT32_MAX

/* The group whose name follows that of its country, over plain words and adjectives. */
static uint32_t group_after(const struct units *units, uint32_t i)
{
    for (uint32_t k = i + 1; k < units->n && k <= i + 4; k++) {
        const struct unit *u = &units->at[k];
        if (unit_is(u, WORD_ACTOR)) {
            bool owned = units->at[i].possessive && u->lexeme->actor->kind == ACTOR_GROUP;
            return k == i + 1 || owned ? k : NO_UNIT;
        }
        if (u->kind != UNIT_WORD || u->classes || u->verb) {
            return NO_UNIT;
        }
    }
    return NO_UNIT;
}

/* "British Storm Shadow missiles": their make, which says nothing of who fired them. */
static bool is_maker(const struct units *units, uint32_t i, const char *name)
{
    for (uint32_t k = i + 1; name && k < units->n && k <= i + 3; k++) {
        const struct unit *u = &units->at[k];
        if (unit_is(u, WORD_WEAPON)) {
            return u->lexeme->weapon->maker && strstr(u->lexeme->weapon->maker, name);
        }
        if (u->kind != UNIT_WORD || u->verb || unit_is(u, WORD_PREPOSITION | WORD_FORCE)) {
            return false;
        }
    }
    return false;
}

struct actor_found actor_at(const struct units *units, uint32_t i)
{
    const struct unit *u = &units->at[i];
    struct actor_found found = {.name = actor_name(u), .unit = i};
    if (is_maker(units, i, found.name)) {
        return (struct actor_found){.unit = i};
    }
    uint32_t group = u->kind == UNIT_WORD ? NO_UNIT : group_after(units, i);
    if (group != NO_UNIT) { /* "Yemen's Iran-aligned Houthi rebels" */
        u = &units->at[group];
        found = (struct actor_found){.name = actor_name(u), .unit = group};
    }
    if (found.name && unit_is(u, WORD_ACTOR)) {
        found.military = u->lexeme->actor->kind == ACTOR_MILITARY;
    }
    for (uint32_t k = i + 1; found.name && k < i + 3 && k < units->n; k++) {
        found.military = found.military || unit_is(&units->at[k], WORD_FORCE);
        found.official = found.official || unit_is(&units->at[k], WORD_OFFICIAL | WORD_SPEAKER);
    }
    return found;
}

static bool is_pronoun(const struct unit *u)
{
    return unit_is(u, WORD_PRONOUN) && !unit_is(u, WORD_DETERMINER | WORD_PLACE_NOUN);
}

/* A place under a preposition or in brackets is not the subject; "fighters of the RSF" are. */
static bool is_governed(const struct units *units, uint32_t i)
{
    while (i > 0) {
        const struct unit *u = &units->at[i - 1];
        if (unit_is(u, WORD_PREPOSITION)) { /* but "fighters from the group" are the group */
            enum preposition p = unit_preposition(u);
            bool members = i > 1 && (p == PREPOSITION_FROM || p == PREPOSITION_OF) &&
                           (unit_is(&units->at[i - 2], WORD_FORCE | WORD_WEAPON) ||
                            (unit_is(&units->at[i - 2], WORD_PERSON) &&
                             units->at[i - 2].lexeme->person != PERSON_CIVIL));
            return !members;
        }
        bool leads = unit_is(u, WORD_DETERMINER) || u->kind == UNIT_PEOPLE ||
                     (u->kind == UNIT_WORD && !u->classes);
        if (!leads || u->verb) {
            return false;
        }
        i--;
    }
    return false;
}

/* How far "was" may stand from "what": "by what the governor of X, Y Z, said was". */
#define WHAT_REACH 12
/* How long "US Senators A B and C D", who met somebody, may be. */
#define ANTECEDENT 7

/* Inside "the US senators A B and C D". */
static bool is_named(const struct units *units, uint32_t i)
{
    const struct unit *u = &units->at[i];
    const struct unit *next = i + 1 < units->n ? &units->at[i + 1] : u;
    bool plain = u->kind == UNIT_WORD && !u->classes;
    if (u->kind == UNIT_PLACE) {
        return unit_is(next, WORD_OFFICIAL) || next->kind == UNIT_NAME || next->kind == UNIT_WORD;
    }
    return plain || u->kind == UNIT_PEOPLE || u->kind == UNIT_NAME ||
           unit_is(u, WORD_OFFICIAL | WORD_AND | WORD_DETERMINER | WORD_ACTOR);
}

/* "Zelenskyy, who met": the one before the relative pronoun. */
struct actor_found actor_antecedent(const struct parse *parse, uint32_t clause)
{
    const struct clause *c = &parse->clauses.at[clause];
    if (c->link != CLAUSE_RELATIVE || c->opener < 0) {
        return (struct actor_found){0};
    }
    struct span opener = token_text(parse->input->tokens, parse->units.at[c->opener].first);
    bool who = span_is_nocase(opener, "who") || span_is_nocase(opener, "whose");
    for (uint32_t i = (uint32_t)c->opener, steps = 0; i-- > 0 && steps < ANTECEDENT; steps++) {
        const struct unit *u = &parse->units.at[i];
        if (u->verb || (steps >= 3 && !is_named(&parse->units, i))) {
            break;
        }
        struct actor_found found = actor_at(&parse->units, i);
        bool thing = parse->units.at[i].kind == UNIT_PLACE; /* "Russia, which", not a person */
        if (found.name && (who || thing)) {
            return found;
        }
    }
    return (struct actor_found){0};
}

/* "Russian jets, carrying out strikes": who bears arms right before a participle. */
static struct actor_found armed_before(const struct units *units, uint32_t participle)
{
    for (uint32_t i = participle, steps = 0; i-- > 0 && steps < 5; steps++) {
        bool armed = unit_is(&units->at[i], WORD_FORCE | WORD_WEAPON) && i > 0;
        if (armed && actor_name(&units->at[i - 1])) {
            return actor_at(units, i - 1);
        }
        if (units->at[i].verb) {
            break;
        }
    }
    return (struct actor_found){0};
}

/* "its troops", "their air defences", "its guns": those of whoever speaks. */
static bool owns_force(const struct units *units, uint32_t i)
{
    return unit_is(&units->at[i], WORD_DETERMINER) && unit_is(&units->at[i], WORD_PRONOUN) &&
           i + 1 < units->n && unit_is(&units->at[i + 1], WORD_FORCE | WORD_WEAPON);
}

/* "In X, the president's home town, a plant took ...": the subject follows the last comma. */
static uint32_t subject_start(const struct parse *parse, uint32_t clause, uint32_t verb)
{
    const struct units *units = &parse->units;
    uint32_t start = parse->clauses.at[clause].first;
    if (!unit_is(&units->at[start], WORD_PREPOSITION)) {
        return start;
    }
    for (uint32_t i = verb; i-- > start;) {
        if (unit_is_comma(&units->at[i]) && i + 1 < verb) {
            return i + 1;
        }
    }
    return start;
}

struct actor_found actor_subject(const struct parse *parse, const struct verb_group *verb)
{
    const struct units *units = &parse->units;
    uint32_t clause = units->at[verb->main].clause;
    struct actor_found found = {0};
    for (uint32_t i = subject_start(parse, clause, verb->first); i < verb->first; i++) {
        const struct unit *u = &units->at[i];
        if (u->clause != clause || is_governed(units, i)) {
            continue;
        }
        if (is_pronoun(u) || owns_force(units, i)) {
            return (struct actor_found){.unit = i, .pronoun = true};
        }
        struct actor_found here = actor_at(units, i);
        if (here.name && !found.name) {
            found = here;
        }
    }
    if (!found.name) {
        found = actor_antecedent(parse, clause);
    }
    const struct clause *c = &parse->clauses.at[clause];
    const struct verb_group *above = clause_verb(parse, c->parent);
    bool bare = c->link == CLAUSE_AND && verb->first <= c->first + 1 && above &&
                !unit_is(&units->at[above->main], WORD_EVENT_VERB | WORD_TOLL | WORD_SPEECH);
    if (!found.name && bare && c->parent < clause) { /* "is believed to have struck" */
        return actor_subject(parse, above);
    }
    if (!found.name && c->link == CLAUSE_PARTICIPLE && above && c->parent < clause) {
        found = armed_before(units, verb->first);
        found = found.name ? found : actor_subject(parse, above);
    }
    return found;
}

struct actor_found actor_before_noun(const struct units *units, uint32_t noun)
{
    for (uint32_t i = noun; i-- > 0;) {
        const struct unit *u = &units->at[i];
        if (u->kind == UNIT_PLACE && !u->possessive &&
            u->toponym->location.precision != PRECISION_COUNTRY &&
            u->toponym->role != ROLE_METONYM) {
            break;
        }
        if (actor_name(u)) {
            return actor_at(units, i);
        }
        bool inside = unit_is_quote(u) || u->kind == UNIT_NUMBER || u->kind == UNIT_DATE ||
                      (u->kind == UNIT_WORD &&
                       !unit_is(u, WORD_PREPOSITION | WORD_DETERMINER | WORD_SUBORDINATOR |
                                       WORD_BE | WORD_HAVE | WORD_MODAL) &&
                       !u->verb && !unit_is_comma(u)) ||
                      (u->kind == UNIT_NAME && noun - i <= 2);
        bool maybe_verb = u->kind == UNIT_WORD && !u->classes && u->form == FORM_S;
        if (!inside || maybe_verb) {
            break;
        }
    }
    return (struct actor_found){0};
}

/* The armed group named last before unit `i`. */
static struct actor_found group_before(const struct units *units, uint32_t i)
{
    while (i-- > 0) {
        const struct unit *u = &units->at[i];
        if (unit_is(u, WORD_ACTOR) && u->lexeme->actor->kind == ACTOR_GROUP) {
            return (struct actor_found){
                .name = u->lexeme->actor->name, .unit = i, .military = true};
        }
    }
    return (struct actor_found){0};
}

/* "by what Moscow said was a Ukrainian attack": what somebody calls it begins after "was"; else
 * `i`. */
static uint32_t after_what(const struct parse *parse, uint32_t i)
{
    const struct units *units = &parse->units;
    if (i >= units->n || !unit_says(parse->input->tokens, &units->at[i], "what")) {
        return i;
    }
    for (uint32_t k = i + 1; k < units->n && k < i + WHAT_REACH; k++) {
        if (unit_is(&units->at[k], WORD_BE) ||
            unit_says(parse->input->tokens, &units->at[k], "as")) {
            return k + 1;
        }
    }
    return (uint32_t)units->n;
}

struct actor_found actor_by(const struct parse *parse, uint32_t from)
{
    const struct units *units = &parse->units;
    for (uint32_t i = from + 1; i + 1 < units->n && i < from + 12; i++) {
        const struct unit *u = &units->at[i];
        if (unit_preposition(u) == PREPOSITION_BY) {
            uint32_t first = after_what(parse, i + 1);
            for (uint32_t k = first; k < units->n && k < first + 5; k++) {
                struct actor_found found = actor_at(units, k);
                if (found.name) {
                    return found;
                }
                if (unit_is(&units->at[k], WORD_FORCE) && k > first &&
                    unit_is(&units->at[k - 1], WORD_DETERMINER)) {
                    return group_before(units, i); /* "by the group" */
                }
                if (units->at[k].verb || unit_is(&units->at[k], WORD_PREPOSITION)) {
                    break;
                }
            }
            return (struct actor_found){0};
        }
        if (unit_is(u, WORD_SUBORDINATOR | WORD_RELATIVE | WORD_BE | WORD_HAVE | WORD_MODAL) ||
            (u->verb && !unit_is(u, WORD_CARRIER | WORD_EVENT_VERB | WORD_TOLL))) {
            break;
        }
    }
    return (struct actor_found){0};
}

enum unnamed actor_unnamed(const struct units *units, uint32_t i)
{
    const struct unit *u = &units->at[i];
    if (!unit_is(u, WORD_FORCE) || !u->lexeme->unnamed) {
        return UNNAMED_NOBODY;
    }
    while (i > 0 && units->at[i - 1].kind == UNIT_WORD && !units->at[i - 1].verb &&
           !units->at[i - 1].classes) {
        i--;
    }
    const struct unit *before = i > 0 ? &units->at[i - 1] : NULL;
    if (before && (before->possessive || actor_name(before))) {
        return UNNAMED_NOBODY;
    }
    if (before && unit_is(before, WORD_PREPOSITION) && unit_preposition(before) != PREPOSITION_BY) {
        return UNNAMED_NOBODY;
    }
    bool the = before && unit_is(before, WORD_DETERMINER) && before->lexeme->definite;
    return the || u->lexeme->unnamed == UNNAMED_HOME ? u->lexeme->unnamed : UNNAMED_NOBODY;
}

enum unnamed actor_unnamed_between(const struct units *units, uint32_t first, uint32_t end,
                                   uint32_t clause)
{
    for (uint32_t i = first; i < end && i < units->n; i++) {
        enum unnamed unnamed =
            units->at[i].clause == clause ? actor_unnamed(units, i) : UNNAMED_NOBODY;
        if (unnamed) {
            return unnamed;
        }
    }
    return UNNAMED_NOBODY;
}
