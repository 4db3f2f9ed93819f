#include "incident/frame.h"

#include <string.h>

static bool clause_has(const struct parse *parse, uint32_t clause, uint32_t first, uint32_t end,
                       uint32_t classes)
{
    for (uint32_t i = first; i < end && i < parse->units.n; i++) {
        const struct unit *u = &parse->units.at[i];
        if (u->clause == clause && !u->verb && unit_is(u, classes)) {
            return true;
        }
    }
    return false;
}

static bool sentence_has(const struct parse *parse, uint32_t classes)
{
    for (size_t i = 0; i < parse->units.n; i++) {
        if (!parse->units.at[i].verb && unit_is(&parse->units.at[i], classes)) {
            return true;
        }
    }
    return false;
}

/* The first thing fired is a weapon, and no event ("launched a drone attack"). */
static bool weapon_leads(const struct parse *parse, uint32_t clause, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end && i < parse->units.n; i++) {
        const struct unit *u = &parse->units.at[i];
        if (u->clause != clause || u->verb || !unit_is(u, WORD_WEAPON | WORD_EVENT_NOUN)) {
            continue;
        }
        if (unit_is(u, WORD_EVENT_NOUN) && !unit_is(u, WORD_WEAPON)) {
            return false;
        }
        bool event = i + 1 < parse->units.n && unit_is(&parse->units.at[i + 1], WORD_EVENT_NOUN) &&
                     !parse->units.at[i + 1].verb;
        return !event;
    }
    return false;
}

/* "exchanged prisoners", not "exchanged views". */
static bool swaps_people(const struct parse *parse, uint32_t clause)
{
    return clause_has(parse, clause, 0, (uint32_t)parse->units.n, WORD_PERSON);
}

/* "destroyed 12 drones", not "destroyed a drone factory" nor "drones destroyed a depot". */
static bool weapon_is_downed(const struct parse *parse, uint32_t clause, uint32_t first,
                             uint32_t end)
{
    for (uint32_t i = first; i < end && i < parse->units.n; i++) {
        const struct unit *u = &parse->units.at[i];
        if (u->clause != clause || u->verb) {
            continue;
        }
        if (unit_is(u, WORD_WEAPON)) {
            return !(i + 1 < parse->units.n && parse->units.at[i + 1].kind != UNIT_MARK &&
                     unit_is(&parse->units.at[i + 1], WORD_TARGET | WORD_EVENT_NOUN | WORD_NOUN));
        }
        if (unit_is(u, WORD_TARGET | WORD_PERSON | WORD_PREPOSITION)) {
            return false;
        }
    }
    return false;
}

static bool has_people(const struct parse *parse, uint32_t clause, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end && i < parse->units.n; i++) {
        const struct unit *u = &parse->units.at[i];
        if (u->clause == clause && (u->kind == UNIT_PEOPLE || u->kind == UNIT_PLACE)) {
            return true;
        }
    }
    return false;
}

/* What bears arms, or is fired. */
#define ARMED (WORD_FORCE | WORD_ACTOR | WORD_WEAPON | WORD_EVENT_NOUN | WORD_PERSON)

/* "struck a deal", "attacked well", "were hit by fears" tell of no strike. */
static bool hits_something(const struct parse *parse, uint32_t unit, const struct verb_group *verb)
{
    const struct units *units = &parse->units;
    uint32_t clause = units->at[unit].clause, start = parse->clauses.at[clause].first;
    uint32_t next = unit + 1;
    if (verb->passive || parse->clauses.at[clause].link == CLAUSE_REDUCED) {
        bool by = next < units->n && unit_preposition(&units->at[next]) == PREPOSITION_BY;
        return !by || clause_has(parse, clause, next, next + 8, ARMED) ||
               has_people(parse, clause, next, next + 8);
    }
    while (next < units->n && (unit_is_quote(&units->at[next]) ||
                               unit_is(&units->at[next], WORD_DETERMINER | WORD_QUANTITY) ||
                               (units->at[next].kind == UNIT_WORD && !units->at[next].classes &&
                                units->at[next].form != FORM_ED))) {
        next++;
    }
    if (next < units->n && unit_is(&units->at[next], WORD_TOPIC) &&
        (units->at[next].lexeme->topics & TOPIC_MATTER) && next > unit + 1) {
        return false;
    }
    const struct unit *first = unit + 1 < units->n ? &units->at[unit + 1] : NULL;
    bool how = first && unit + 2 < units->n && first->kind == UNIT_WORD && !first->classes &&
               unit_is(&units->at[unit + 2], WORD_PREPOSITION); /* "attacked well in" */
    bool object = first && !how && first->kind != UNIT_MARK &&
                  !unit_is(first, WORD_PREPOSITION | WORD_ADVERB);
    return object || clause_has(parse, clause, start, unit, ARMED) ||
           has_people(parse, clause, start, unit);
}

/* "were detected and destroyed": the clause that the subject stands in. */
static uint32_t clause_of_subject(const struct parse *parse, uint32_t unit,
                                  const struct verb_group *verb)
{
    uint32_t own = parse->units.at[unit].clause;
    const struct clause *c = &parse->clauses.at[own];
    const struct verb_group *above = clause_verb(parse, c->parent);
    bool shared = verb->passive && c->link == CLAUSE_AND && verb->first == c->first + 1 && above &&
                  above->passive;
    return shared ? c->parent : own;
}

/* "captured 12 soldiers", "were captured in X": people, no ground. */
static bool takes_people(const struct parse *parse, uint32_t clause, uint32_t first, uint32_t end)
{
    const struct clause *c = &parse->clauses.at[clause];
    bool reduced = c->link == CLAUSE_REDUCED && c->first > 0; /* "soldiers captured in X" */
    if (reduced && first >= c->first) {
        return unit_is(&parse->units.at[c->first - 1], WORD_PERSON | WORD_FORCE);
    }
    bool people = false;
    for (uint32_t i = first; i < end && i < parse->units.n; i++) {
        const struct unit *u = &parse->units.at[i];
        if (u->clause != clause) {
            continue;
        }
        if (u->kind == UNIT_PLACE || unit_is(u, WORD_PLACE_NOUN | WORD_TARGET)) {
            return false;
        }
        if (unit_is(u, WORD_PREPOSITION) && first > c->first) {
            break; /* the object's end */
        }
        bool soldier = unit_is(u, WORD_PERSON | WORD_FORCE | WORD_PRONOUN);
        people = people || (soldier && !u->possessive) || u->kind == UNIT_PEOPLE;
    }
    return people;
}

/* "fired rockets and hit": a bare verb after "and" has the subject of the clause above. */
static uint32_t subject_clause(const struct parse *parse, const struct verb_group *verb)
{
    uint32_t own = parse->units.at[verb->main].clause;
    const struct clause *c = &parse->clauses.at[own];
    bool bare = c->link == CLAUSE_AND && verb->first <= c->first + 1;
    return (bare || c->link == CLAUSE_PARTICIPLE) ? c->parent : own;
}

/* "Ten rockets crossed the border and fell", "two rockets were fired; both fell". */
static bool lands_too(const struct parse *parse, const struct verb_group *verb)
{
    uint32_t own = parse->units.at[verb->main].clause, above = subject_clause(parse, verb);
    const struct verb_group *group = clause_verb(parse, above);
    if (above != own && group && !verb->infinitive) {
        return clause_has(parse, above, parse->clauses.at[above].first, group->first, WORD_WEAPON);
    }
    if (parse->clauses.at[own].link == CLAUSE_RELATIVE) { /* "two missiles, one of which fell" */
        uint32_t opener = parse->clauses.at[own].first;
        return clause_has(parse, parse->clauses.at[own].parent, 0, opener, WORD_WEAPON);
    }
    const struct unit *subject = verb->first > 0 ? &parse->units.at[verb->first - 1] : NULL;
    bool they = subject && subject->clause == own &&
                unit_is(subject, WORD_PRONOUN | WORD_DETERMINER | WORD_QUANTITY);
    return they && clause_has(parse, parse->clauses.at[own].parent, 0, verb->first, WORD_WEAPON);
}

/* Who comes on the ground, or bears arms: "troops", "the rebels", "M23". */
static bool is_armed(const struct parse *parse, uint32_t clause, uint32_t end)
{
    for (uint32_t i = 0; i < end; i++) {
        const struct unit *u = &parse->units.at[i];
        bool group = unit_is(u, WORD_ACTOR) && (u->lexeme->actor->kind == ACTOR_GROUP ||
                                                u->lexeme->actor->kind == ACTOR_MILITARY);
        bool person = unit_is(u, WORD_PERSON) && u->lexeme->person != PERSON_CIVIL;
        if (u->clause == clause && (group || person || unit_is(u, WORD_FORCE))) {
            return true;
        }
    }
    return false;
}

/* "Moscow claimed to have beaten off": the speaker is the subject. */
static bool claims_itself(const struct parse *parse, const struct verb_group *verb)
{
    const struct clause *c = &parse->clauses.at[parse->units.at[verb->main].clause];
    return c->link == CLAUSE_SAID && verb->first <= c->first + 1;
}

static bool has_air_defence(const struct parse *parse)
{
    for (size_t i = 0; i < parse->units.n; i++) {
        const struct unit *u = &parse->units.at[i];
        if (unit_is(u, WORD_FORCE) && u->lexeme->air) {
            return true;
        }
    }
    return false;
}

/* "the strategic town of X", "X and Y": the object is a place, and nothing else. */
static bool names_place(const struct parse *parse, uint32_t i)
{
    const struct units *units = &parse->units;
    for (; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        if (u->kind == UNIT_PLACE) {
            return !u->possessive;
        }
        bool leads = unit_is_quote(u) || unit_is(u, WORD_DETERMINER | WORD_PLACE_NOUN) ||
                     unit_preposition(u) == PREPOSITION_OF || u->kind == UNIT_PEOPLE ||
                     (u->kind == UNIT_WORD && !u->classes && !u->verb);
        if (!leads) {
            return false;
        }
    }
    return false;
}

/* "were shot", "shot three men": people, no film and no goal. */
static bool harms_people(const struct parse *parse, uint32_t unit, const struct verb_group *verb)
{
    uint32_t clause = parse->units.at[unit].clause;
    bool reduced = parse->clauses.at[clause].link == CLAUSE_REDUCED;
    uint32_t start = parse->clauses.at[clause].first;
    const uint32_t people = WORD_PERSON | WORD_FORCE | WORD_OFFICIAL;
    if (reduced) {
        return start > 0 && unit_is(&parse->units.at[start - 1], people);
    }
    if (verb->passive) {
        return clause_has(parse, clause, start, verb->first,
                          people | WORD_PRONOUN | WORD_INCLUDING) ||
               (verb->first > 0 && parse->units.at[verb->first - 1].kind == UNIT_NUMBER);
    }
    return clause_has(parse, clause, unit + 1, unit + 6, WORD_PERSON) &&
           !clause_has(parse, clause, unit + 1, unit + 3, WORD_PREPOSITION);
}

/* "saw the president", not "residents saw the president" nor "saw heavy fighting". */
static bool sees_official(const struct parse *parse, uint32_t unit, const struct verb_group *verb)
{
    const struct units *units = &parse->units;
    uint32_t clause = units->at[unit].clause;
    bool object = false;
    for (uint32_t i = unit + 1; i < units->n && i <= unit + 5 && !object; i++) {
        const struct unit *u = &units->at[i];
        const struct unit *next = i + 1 < units->n ? &units->at[i + 1] : NULL;
        bool alone = !next || next->kind != UNIT_WORD || /* not "a NATO exercise" */
                     unit_is(next, WORD_PREPOSITION | WORD_AND | WORD_ADVERB | WORD_PLACE_NOUN);
        bool leads =
            unit_is(u, WORD_DETERMINER) || unit_is(u, WORD_ACTOR) || u->kind == UNIT_PEOPLE ||
            u->kind == UNIT_NAME ||
            (u->kind == UNIT_WORD && (!u->classes || unit_is(u, WORD_PRONOUN)) && !u->verb) ||
            u->possessive;
        object = unit_is(u, WORD_OFFICIAL) || (unit_is(u, WORD_ACTOR) && !u->possessive && alone);
        if (!object && !leads) {
            return false;
        }
    }
    for (uint32_t i = parse->clauses.at[clause].first; i < verb->first; i++) {
        bool person = unit_is(&units->at[i], WORD_PERSON) && !unit_is(&units->at[i], WORD_OFFICIAL);
        if (units->at[i].clause == clause && person) {
            return false;
        }
    }
    return object && !verb->passive;
}

#define HOST_REACH 12

/* "was received at the palace by the king". */
static bool hosted_by(const struct parse *parse, uint32_t unit)
{
    const struct units *units = &parse->units;
    bool by = false;
    for (uint32_t i = unit + 1; i < units->n && i <= unit + HOST_REACH; i++) {
        const struct unit *u = &units->at[i];
        by = by || unit_preposition(u) == PREPOSITION_BY;
        if (by && unit_is(u, WORD_OFFICIAL | WORD_ACTOR)) {
            return true;
        }
        if (u->verb || u->kind == UNIT_MARK) {
            return false;
        }
    }
    return false;
}

/* "brought them together at", "brought the sides to the table". */
static bool brings_together(const struct parse *parse, uint32_t unit)
{
    const struct units *units = &parse->units;
    for (uint32_t i = unit + 1; i < units->n && i <= unit + 8; i++) {
        if (unit_says(parse->input->tokens, &units->at[i], "together")) {
            bool object =
                i > unit + 1 || (i + 1 < units->n && !unit_is(&units->at[i + 1], WORD_PREPOSITION));
            return object; /* not "troops brought together near" */
        }
        if (units->at[i].clause != units->at[unit].clause || units->at[i].kind == UNIT_MARK) {
            return false;
        }
    }
    return false;
}

/* "signed a defence pact", not "signed a decree". */
static bool signs_agreement(const struct parse *parse, uint32_t unit, const struct verb_group *verb)
{
    const struct units *units = &parse->units;
    uint32_t first = verb->passive ? parse->clauses.at[units->at[unit].clause].first : unit + 1;
    uint32_t end = verb->passive ? verb->first : unit + 9;
    for (uint32_t i = first; i < units->n && i < end; i++) {
        const struct unit *u = &units->at[i];
        if (unit_is(u, WORD_TOPIC) && (u->lexeme->topics & TOPIC_MATTER)) {
            return true;
        }
        if (unit_is(u, WORD_PREPOSITION) || u->kind == UNIT_MARK || u->verb) {
            return false;
        }
    }
    return false;
}

/* "shot down a spy plane". */
static bool has_aircraft(const struct parse *parse, uint32_t clause, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end && i < parse->units.n; i++) {
        const struct unit *u = &parse->units.at[i];
        if (u->clause == clause && unit_is(u, WORD_TARGET) &&
            strcmp(u->lexeme->target, "aircraft") == 0) {
            return true;
        }
    }
    return false;
}

/* "battled a blaze" */
static bool fights_fire(const struct parse *parse, uint32_t unit)
{
    for (uint32_t i = unit + 1; i < parse->units.n && i < unit + 5; i++) {
        const struct unit *u = &parse->units.at[i];
        if (u->verb || u->kind == UNIT_MARK) {
            return false;
        }
        if (unit_is(u, WORD_EVENT_NOUN) && u->lexeme->noun->certainty == CERTAINTY_WEAK) {
            return true;
        }
    }
    return false;
}

/* "talks collapsed", "the visit damaged ties" */
static bool has_talks(const struct parse *parse, uint32_t clause, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        const struct unit *u = &parse->units.at[i];
        if (u->clause == clause && !u->verb && unit_is(u, WORD_EVENT_NOUN) &&
            u->lexeme->noun->type->category == CATEGORY_TALKS) {
            return true;
        }
    }
    return false;
}

/* The units that a verb's object may stand in, or its subject where it is passive. */
struct reach {
    uint32_t clause, start; /* of the subject, and where it begins */
    uint32_t first, end;
};

static bool repels_attack(const struct parse *parse, const struct verb_group *verb, struct reach r)
{
    uint32_t subject = subject_clause(parse, verb);
    return !verb->passive && !clause_has(parse, r.clause, r.first, r.end, WORD_WEAPON) &&
           !has_air_defence(parse) &&
           (is_armed(parse, subject, verb->first) || claims_itself(parse, verb) ||
            clause_has(parse, subject, 0, verb->first, WORD_PRONOUN)) &&
           clause_has(parse, r.clause, r.first, r.end, WORD_EVENT_NOUN);
}

static bool weapon_lands(const struct parse *parse, uint32_t unit, const struct verb_group *verb,
                         struct reach r)
{
    const struct trigger *trigger = trigger_as(parse->units.at[unit].lexeme->verb, FRAME_LANDS);
    if (trigger->certainty == CERTAINTY_SURE) {
        return true; /* "blew himself up" */
    }
    return clause_has(parse, r.clause, r.start, unit, WORD_WEAPON) || lands_too(parse, verb) ||
           (strcmp(trigger->type->name, "explosion") == 0 &&
            clause_has(parse, r.clause, r.start, unit, WORD_PRONOUN | WORD_TARGET));
}

static bool downs_weapon(const struct parse *parse, uint32_t unit, const struct verb_group *verb,
                         struct reach r)
{
    if (trigger_as(parse->units.at[unit].lexeme->verb, FRAME_DAMAGES)) {
        return weapon_is_downed(parse, r.clause, r.first, r.end);
    }
    return sentence_has(parse, WORD_WEAPON) || has_aircraft(parse, r.clause, r.first, r.end) ||
           clause_has(parse, r.clause, r.first, r.end, WORD_EVENT_NOUN) ||
           (verb->passive && clause_has(parse, r.clause, r.start, unit, WORD_PRONOUN));
}

static bool hosts_guest(const struct parse *parse, uint32_t unit, const struct verb_group *verb)
{
    uint32_t subject = subject_clause(parse, verb);
    return verb->passive
               ? hosted_by(parse, unit) && !clause_has(parse, subject, 0, verb->first, WORD_PERSON)
               : sees_official(parse, unit, verb);
}

/* Has the verb what its frame asks for? */
static bool frame_filled(const struct parse *parse, uint32_t unit, const struct verb_group *verb,
                         enum frame frame)
{
    uint32_t n = (uint32_t)parse->units.n, clause = clause_of_subject(parse, unit, verb);
    uint32_t start = parse->clauses.at[clause].first;
    struct reach r = {clause, start, verb->passive ? start : unit + 1, verb->passive ? unit : n};
    switch (frame) {
    case FRAME_HITS:
        return hits_something(parse, unit, verb);
    case FRAME_FIGHTS:
        return !fights_fire(parse, unit) &&
               (clause_has(parse, clause, 0, n,
                           WORD_FORCE | WORD_ACTOR | WORD_WEAPON | WORD_PERSON) ||
                has_people(parse, clause, 0, n));
    case FRAME_FIRES:
        return weapon_leads(parse, clause, r.first, r.end) ||
               (parse->clauses.at[clause].link == CLAUSE_REDUCED && verb->first > 0 &&
                unit_is(&parse->units.at[verb->first - 1], WORD_WEAPON));
    case FRAME_ENTERS:
        return is_armed(parse, subject_clause(parse, verb), verb->first) &&
               names_place(parse, unit + 1);
    case FRAME_REPELS:
        return repels_attack(parse, verb, r);
    case FRAME_HARMS:
        return harms_people(parse, unit, verb);
    case FRAME_LANDS:
        return weapon_lands(parse, unit, verb, r);
    case FRAME_ROCKS:
        return clause_has(parse, clause, 0, n, WORD_EVENT_NOUN);
    case FRAME_DOWNS:
        return downs_weapon(parse, unit, verb, r);
    case FRAME_GOES: /* but "headed by" */
        return !(unit + 1 < n && unit_preposition(&parse->units.at[unit + 1]) == PREPOSITION_BY) &&
               !clause_has(parse, clause, start, unit, WORD_WEAPON);
    case FRAME_TAKES:
        return !takes_people(parse, clause, r.first, r.end);
    case FRAME_SEES:
        return sees_official(parse, unit, verb);
    case FRAME_HOSTS:
        return hosts_guest(parse, unit, verb);
    case FRAME_BRINGS: /* but "troops brought together near X" */
        return !verb->passive && parse->clauses.at[clause].link != CLAUSE_REDUCED &&
               brings_together(parse, unit);
    case FRAME_SIGNS:
        return signs_agreement(parse, unit, verb);
    case FRAME_SWAPS:
        return swaps_people(parse, clause);
    case FRAME_SUFFERS:
        return clause_has(parse, clause, unit, n, WORD_EVENT_NOUN);
    case FRAME_DAMAGES:
        return !has_talks(parse, clause, start, unit);
    default:
        return true;
    }
}

const struct trigger *frame_reading(const struct parse *parse, const struct verb_group *verb)
{
    const struct trigger *trigger = parse->units.at[verb->main].lexeme->verb;
    while (trigger && !frame_filled(parse, verb->main, verb, trigger->frame)) {
        trigger = trigger->other;
    }
    return trigger;
}

/* "troops ... in a raid", "a raid by police": done on the ground. */
static bool has_land_force(const struct parse *parse, uint32_t noun)
{
    for (uint32_t i = 0; i < parse->units.n && i < noun + 5; i++) {
        const struct unit *u = &parse->units.at[i];
        bool by =
            i > noun && (unit_preposition(&parse->units.at[i - 1]) == PREPOSITION_BY ||
                         (i > 1 && unit_preposition(&parse->units.at[i - 2]) == PREPOSITION_BY));
        if (unit_is(u, WORD_FORCE) && u->lexeme->land && !u->possessive && (i < noun || by)) {
            return true;
        }
    }
    return false;
}

/* "a raid in Tulkarm" is done there, "a raid on" it perhaps from the air. */
static bool is_raid_in(const struct parse *parse, uint32_t noun)
{
    const struct units *units = &parse->units;
    return noun + 2 < units->n && unit_preposition(&units->at[noun + 1]) == PREPOSITION_IN &&
           !clause_has(parse, units->at[noun].clause, 0, (uint32_t)units->n, WORD_WEAPON);
}

const struct trigger *frame_noun_reading(const struct parse *parse, uint32_t unit)
{
    const struct trigger *trigger = parse->units.at[unit].lexeme->noun;
    while (trigger->other && trigger->frame == FRAME_RAID && !has_land_force(parse, unit) &&
           !is_raid_in(parse, unit)) {
        trigger = trigger->other;
    }
    return trigger;
}
