#include "incident/talks.h"

#include <string.h>

#include "incident/actor.h"
#include "incident/party.h"
#include "incident/reality.h"

static bool has_official(const struct telling *t, uint32_t group)
{
    const struct units *units = &t->parse.units;
    for (uint32_t i = 0; i < units->n; i++) {
        if (unit_is(&units->at[i], WORD_OFFICIAL | WORD_ACTOR) &&
            (party_in_group(t, units->at[i].clause, group) || party_shares_subject(t, i, group))) {
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

/* "between the government of X and rebel groups" */
static bool is_with_rebels(const struct units *units, uint32_t between)
{
    for (uint32_t i = between + 1; i < units->n && i < between + 14 && !units->at[i].verb; i++) {
        const struct unit *u = &units->at[i];
        bool group = unit_is(u, WORD_ACTOR) && u->lexeme->actor->kind == ACTOR_GROUP;
        if (group || (unit_is(u, WORD_PERSON) && u->lexeme->person == PERSON_COMBATANT)) {
            return true;
        }
    }
    return false;
}

/* Are several parties told of who met, besides those known by name? */
static bool has_several(const struct telling *t, uint32_t group)
{
    const struct units *units = &t->parse.units;
    for (uint32_t i = 0; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        bool several = (unit_is(u, WORD_OFFICIAL) && u->form == FORM_S &&
                        (is_of_many(units, i) || are_two(units, i))) ||
                       (unit_cues(u) & CUE_PEER) ||
                       (unit_preposition(u) == PREPOSITION_BETWEEN && is_with_rebels(units, i));
        if (several && (party_in_group(t, u->clause, group) || party_shares_subject(t, i, group))) {
            return true;
        }
    }
    return false;
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

static bool has_verb(const struct telling *t, uint32_t group)
{
    for (size_t i = 0; i < t->mentions.n; i++) {
        if (t->mentions.at[i].group == group && t->mentions.at[i].verb) {
            return true;
        }
    }
    return false;
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
            !party_in_group(t, units->at[i].clause, group)) {
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

/* "Farmers met the minister", "volunteers from 12 countries gathered": no party's people. */
static bool are_private(const struct telling *t, uint32_t group)
{
    const struct parse *parse = &t->parse;
    for (uint32_t i = 0; i < parse->units.n; i++) {
        const struct unit *u = &parse->units.at[i];
        const struct verb_group *verb = clause_verb(parse, u->clause);
        bool here = party_in_group(t, u->clause, group) || party_shares_subject(t, i, group);
        bool subject = here && verb && verb->finite && i < verb->first;
        if (subject && unit_is(u, WORD_PERSON) && !unit_is(u, WORD_OFFICIAL) &&
            u->lexeme->person == PERSON_CIVIL) {
            return true;
        }
    }
    return false;
}

const char *talks_take(const struct extract_input *input, const struct telling *t, uint32_t group,
                       struct event *event, const struct toponym *place, struct arena *arena)
{
    mediators_find(t, group, event, arena);
    parties_find(t, group, only_journey(t, group), event, arena);
    if (!event->parties.n && !only_journey(t, group)) {
        parties_take_subject(t, event, arena);
    }
    bool agreed = event->planned && !event->happened && event->when.source < WHEN_OWN;
    if (agreed && strcmp(event->type->name, "prisoner exchange") == 0) {
        return "an exchange that is only agreed on"; /* at whatever time and place */
    }
    parties_take_host(t, group, place, event, arena);
    for (size_t i = 0; i < t->mentions.n; i++) {
        const struct mention *m = &t->mentions.at[i];
        if (m->group == group && reality_of(input, t, m).phone) {
            return "not a meeting in person";
        }
    }
    event->officials = has_official(t, group);
    event->sure = event->sure || event->officials;
    if (!event->parties.n && event->type->rank < 5 && are_private(t, group)) {
        return "nobody meets who speaks for a state or group";
    }
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
        bool dated = event->when.source >= WHEN_ABOVE || event->title_only;
        bool goes = has_verb(t, group); /* "the visit of X to Y" may have been at any time */
        if (event->parties.n < 2 || others == 0 || !place || !event->officials ||
            !(dated || goes)) {
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
