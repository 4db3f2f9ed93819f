#include "incident/mention.h"

#include <string.h>

#include "incident/actor.h"

/* ---- weapons and targets ---- */

struct reader {
    const struct extract_input *input;
    struct telling *telling;
    struct arena *arena;
};

static const struct units *units_of_reader(const struct reader *r)
{
    return &r->telling->parse.units;
}

static bool is_generic(const struct event_type *type)
{
    static const char *const generic[] = {"attack",  "strike",         "air strike", "explosion",
                                          "bombing", "ground assault", NULL};
    for (size_t i = 0; generic[i]; i++) {
        if (strcmp(type->name, generic[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void take_weapon(struct mention *m, const struct unit *u)
{
    const struct weapon *weapon = u->lexeme->weapon;
    bool down = m->trigger && m->trigger->frame == FRAME_DOWNS;
    if (down && strcmp(weapon->name, "debris") == 0) {
        return; /* what is left of what was shot down */
    }
    if (!m->weapon) {
        m->weapon = weapon->name;
        m->weapon_type = weapon->type;
        return;
    }
    if (strcmp(m->weapon, "debris") == 0) {
        m->weapon = weapon->name; /* "the debris of a drone" */
        m->weapon_type = weapon->type;
        return;
    }
    bool drone = strstr(m->weapon, "drone") != NULL;
    if (drone != (strstr(weapon->name, "drone") != NULL) &&
        (strstr(m->weapon, "missile") || strstr(weapon->name, "missile"))) {
        m->weapon = "missiles and drones";
    }
}

/* Weapons right before a noun: "missile and drone strikes". */
static void weapons_before(const struct reader *r, struct mention *m)
{
    const struct units *units = units_of_reader(r);
    for (uint32_t i = m->unit; i-- > 0;) {
        const struct unit *u = &units->at[i];
        if (unit_is(u, WORD_WEAPON)) {
            take_weapon(m, u);
        } else if (!unit_is(u, WORD_AND) && !unit_is_quote(u) && u->kind != UNIT_DATE) {
            return;
        }
    }
}

/* Else any weapon of the clause that is no target ("attacked a drone factory" has none). */
static void weapons_in_clause(const struct reader *r, struct mention *m)
{
    const struct units *units = units_of_reader(r);
    for (uint32_t i = 0; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        bool others = i + 1 < units->n && i + 1 != m->unit && !units->at[i + 1].verb &&
                      unit_is(&units->at[i + 1], WORD_EVENT_NOUN);
        if (u->clause == m->clause && unit_is(u, WORD_WEAPON) && !u->verb && !others) {
            take_weapon(m, u);
        }
    }
}

/* "blew up a rail line leading to ... with a mine". */
static void weapon_used(const struct reader *r, struct mention *m)
{
    const struct units *units = units_of_reader(r);
    for (uint32_t i = m->unit + 1; m->verb && i + 1 < units->n; i++) {
        const struct unit *u = &units->at[i];
        if (unit_is(u, WORD_EVENT_NOUN | WORD_EVENT_VERB | WORD_SUBORDINATOR) || unit_is_comma(u)) {
            return;
        }
        if (unit_preposition(u) != PREPOSITION_WITH) {
            continue;
        }
        for (uint32_t k = i + 1; k < i + 6 && k < units->n; k++) {
            if (unit_is(&units->at[k], WORD_WEAPON)) {
                take_weapon(m, &units->at[k]);
                return;
            }
        }
    }
}

/* "Of the missiles that they shot down, three fell in X." */
static void weapons_anywhere(const struct reader *r, struct mention *m)
{
    const struct units *units = units_of_reader(r);
    for (uint32_t i = 0; i < units->n && !m->weapon; i++) {
        if (unit_is(&units->at[i], WORD_WEAPON) && !units->at[i].verb) {
            take_weapon(m, &units->at[i]);
        }
    }
}

static bool is_gunman(struct span word)
{
    return span_is_nocase(word, "gunmen") || span_is_nocase(word, "gunman");
}

/* "killed by gunmen", "gunmen attacked". */
static bool has_gunmen(const struct reader *r, const struct mention *m)
{
    const struct units *units = units_of_reader(r);
    for (uint32_t i = 0; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        bool clause =
            u->clause == m->clause || r->telling->parse.clauses.at[u->clause].parent == m->clause;
        if (clause && unit_is(u, WORD_PERSON) &&
            is_gunman(token_text(r->input->tokens, u->first))) {
            return true;
        }
    }
    return false;
}

/* "Drones hit X and damaged a house in Y": the subject stands in the clause above. */
static void weapon_of_subject(const struct reader *r, struct mention *m)
{
    const struct parse *parse = &r->telling->parse;
    uint32_t clause = m->clause, top = parse->clauses.at[clause].parent;
    bool bare = (parse->clauses.at[clause].link == CLAUSE_AND ||
                 parse->clauses.at[clause].link == CLAUSE_PARTICIPLE) &&
                m->verb->first <= parse->clauses.at[clause].first + 2;
    const struct verb_group *above = clause_verb(parse, top);
    if (!bare || !above || above->passive || above->first > m->unit) {
        return;
    }
    for (uint32_t i = parse->clauses.at[top].first; i < above->first; i++) {
        const struct unit *u = &parse->units.at[i];
        if (u->clause == top && unit_is(u, WORD_WEAPON)) {
            take_weapon(m, u);
        }
    }
}

static void find_weapon(const struct reader *r, struct mention *m)
{
    if (!m->verb && !m->toll) {
        weapons_before(r, m);
        /* "a barrage of drones", "attack with missiles" */
        const struct units *units = units_of_reader(r);
        for (uint32_t i = m->unit + 1; !m->weapon && i < m->unit + 4 && i < units->n; i++) {
            if (unit_is(&units->at[i], WORD_WEAPON)) {
                take_weapon(m, &units->at[i]);
            } else if (!unit_is(&units->at[i], WORD_PREPOSITION) &&
                       units->at[i].kind != UNIT_NUMBER && units->at[i].kind != UNIT_PEOPLE) {
                break;
            }
        }
    }
    if (!m->weapon) {
        weapons_in_clause(r, m);
    }
    if (!m->weapon) {
        weapon_used(r, m);
    }
    if (!m->weapon && m->verb && !m->verb->passive) {
        weapon_of_subject(r, m);
    }
    if (!m->weapon && has_gunmen(r, m)) {
        m->weapon = "firearms";
        m->weapon_type = lexicon_type(r->input->lexicon, "shooting");
    }
    if (!m->weapon && m->trigger && m->trigger->frame == FRAME_DOWNS) {
        weapons_anywhere(r, m);
    }
}

static void find_target(const struct reader *r, struct mention *m)
{
    const struct units *units = units_of_reader(r);
    bool passive = m->verb && m->verb->passive;
    for (uint32_t i = 0; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        bool side = passive ? i < m->unit : i > m->unit;
        if (u->clause == m->clause && side && unit_is(u, WORD_TARGET) && !u->verb &&
            i + 1 != m->unit) {
            m->target = u->lexeme->target;
            return;
        }
    }
}

/* ---- actors ---- */

/* The verb that brings a noun as its object: "launched a drone attack". */
static const struct verb_group *carrier_of(const struct reader *r, const struct mention *m)
{
    const struct parse *parse = &r->telling->parse;
    const struct verb_group *verb = clause_verb(parse, m->clause);
    if (!verb || verb->main > m->unit || verb->passive ||
        !unit_is(&parse->units.at[verb->main], WORD_CARRIER)) {
        return NULL;
    }
    for (uint32_t i = verb->main + 1; i < m->unit; i++) {
        if (unit_is(&parse->units.at[i], WORD_PREPOSITION) &&
            unit_preposition(&parse->units.at[i]) != PREPOSITION_OF) {
            return NULL;
        }
    }
    return verb;
}

/* "blamed Moscow for the shelling", "accused Russia of targeting". */
static struct actor_found blamed(const struct reader *r, const struct mention *m)
{
    const struct parse *parse = &r->telling->parse;
    uint32_t clause = m->clause;
    for (int steps = 0; steps < 3; steps++) {
        const struct verb_group *verb = clause_verb(parse, clause);
        const struct unit *u = verb ? &parse->units.at[verb->main] : NULL;
        if (u && unit_is(u, WORD_SPEECH) && u->lexeme->speech == SPEECH_BLAME &&
            verb->main < m->unit) {
            for (uint32_t i = verb->main + 1; i < m->unit && i < verb->main + 4; i++) {
                struct actor_found found = actor_at(&parse->units, i);
                if (found.name) {
                    return found;
                }
            }
        }
        enum clause_link link = parse->clauses.at[clause].link;
        if (link == CLAUSE_SUB || link == CLAUSE_AND) {
            break; /* "accused X of Y, as blasts were heard" */
        }
        clause = parse->clauses.at[clause].parent;
    }
    return (struct actor_found){0};
}

static struct actor_found weapon_owner(const struct reader *r, const struct mention *m)
{
    const struct units *units = units_of_reader(r);
    for (uint32_t i = 0; i < units->n; i++) {
        if (units->at[i].clause == m->clause && unit_is(&units->at[i], WORD_WEAPON)) {
            struct actor_found found = actor_before_noun(units, i);
            if (found.name) {
                return found;
            }
        }
    }
    return (struct actor_found){0};
}

/* "the group claimed responsibility for the attack". */
static struct actor_found who_claimed(const struct reader *r, const struct mention *m)
{
    const struct parse *parse = &r->telling->parse;
    const struct verb_group *verb = clause_verb(parse, m->clause);
    if (!verb || verb->main + 1 >= m->unit || verb->passive ||
        !unit_is(&parse->units.at[verb->main], WORD_SPEECH)) {
        return (struct actor_found){0};
    }
    for (uint32_t i = verb->main + 1; i < m->unit && i < verb->main + 3; i++) {
        struct span word = token_text(r->input->tokens, parse->units.at[i].first);
        if (span_is_nocase(word, "responsibility")) {
            return actor_subject(parse, verb);
        }
    }
    return (struct actor_found){0};
}

static struct actor_found noun_actor(const struct reader *r, const struct mention *m)
{
    const struct parse *parse = &r->telling->parse;
    struct actor_found found = actor_before_noun(&parse->units, m->unit);
    const struct unit *u = &parse->units.at[found.unit];
    if (found.name && m->trigger->frame == FRAME_AT && u->kind == UNIT_PLACE && !u->possessive) {
        found.name = NULL; /* "the Ukraine explosion" tells where */
    }
    if (!found.name) {
        found = actor_by(parse, m->unit);
    }
    if (!found.name) {
        found = who_claimed(r, m);
    }
    const struct verb_group *carrier = found.name ? NULL : carrier_of(r, m);
    if (carrier) {
        found = actor_subject(parse, carrier);
    }
    return found;
}

static struct actor_found verb_actor(const struct reader *r, const struct mention *m)
{
    const struct parse *parse = &r->telling->parse;
    enum frame frame = m->trigger ? m->trigger->frame : FRAME_AT;
    struct actor_found found = {0};
    if (frame == FRAME_DOWNS) {
        return weapon_owner(r, m);
    }
    if (m->verb->passive || parse->clauses.at[m->clause].link == CLAUSE_REDUCED) {
        found = actor_by(parse, m->unit);
        return found.name ? found : weapon_owner(r, m);
    }
    if (frame == FRAME_SUFFERS) {
        return found;
    }
    found = actor_subject(parse, m->verb);
    if (!found.name && !found.pronoun && frame != FRAME_DAMAGES) {
        found = weapon_owner(r, m);
    }
    return found;
}

static void find_victim(const struct reader *r, struct mention *m)
{
    const struct units *units = units_of_reader(r);
    for (uint32_t i = m->unit + 1; m->verb && !m->verb->passive && i < m->unit + 4 && i < units->n;
         i++) {
        const char *name = actor_name(&units->at[i]);
        if (name && units->at[i].clause == m->clause) {
            m->victim = name;
            return;
        }
        if (unit_is(&units->at[i], WORD_PREPOSITION) || units->at[i].verb) {
            return;
        }
    }
}

/* "40 miles south of X" says how far off, not that it was somewhere else. */
static bool is_distance(const struct units *units, const struct place_use *use)
{
    return use->head > 0 && units->at[use->head - 1].kind == UNIT_NUMBER;
}

/* "were killed near the border with Lebanon": somewhere else than what was told before. */
static bool is_elsewhere(const struct reader *r, const struct mention *m)
{
    const struct telling *t = r->telling;
    for (size_t i = 0; !m->locus.n && i < t->places.n; i++) {
        const struct place_use *use = &t->places.at[i];
        if (t->parse.units.at[use->unit].clause != m->clause || use->unit < m->unit || !use->no ||
            is_distance(&t->parse.units, use)) {
            continue;
        }
        for (uint32_t k = m->unit + 1; k < use->unit; k++) {
            enum preposition p = unit_preposition(&t->parse.units.at[k]);
            if (p == PREPOSITION_NEAR || p == PREPOSITION_ALONG || p == PREPOSITION_ON) {
                return true;
            }
        }
    }
    return false;
}

/* "killed by the group's fighters", "fighters from the group killed". */
static struct actor_found toll_actor(const struct reader *r, const struct mention *m)
{
    const struct parse *parse = &r->telling->parse;
    const struct unit *u = &parse->units.at[m->unit];
    bool active = !m->verb->passive && m->verb->finite && u->lexeme->toll_frame == TOLL_OBJECT &&
                  m->toll->first >= u->first && parse->clauses.at[m->clause].link != CLAUSE_REDUCED;
    struct actor_found found = active ? actor_subject(parse, m->verb) : (struct actor_found){0};
    bool group = found.name &&
                 (found.military || unit_is(&parse->units.at[found.unit], WORD_ACTOR | WORD_FORCE));
    return group ? found : actor_by(parse, m->unit);
}

static void find_actor(const struct reader *r, struct mention *m)
{
    struct actor_found found = blamed(r, m);
    if (!found.name) {
        found = m->toll   ? (m->verb ? toll_actor(r, m) : found)
                : m->verb ? verb_actor(r, m)
                          : noun_actor(r, m);
    }
    m->actor = found.name;
    m->actor_pronoun = found.pronoun;
    if (found.name) {
        const struct unit *u = &r->telling->parse.units.at[found.unit];
        m->actor_at = (struct evidence){u->first, u->n};
    }
}

/* ---- which words are mentions ---- */

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

static bool has_strong_noun(const struct parse *parse, uint32_t clause, uint32_t first,
                            uint32_t end)
{
    for (uint32_t i = first; i < end && i < parse->units.n; i++) {
        const struct unit *u = &parse->units.at[i];
        if (u->clause == clause && !u->verb && unit_is(u, WORD_EVENT_NOUN)) {
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

/* A verb that may also tell of what was hit. */
static bool reads_as_damage(const struct unit *u)
{
    for (const struct trigger *t = u->lexeme->verb; t; t = t->other) {
        if (t->frame == FRAME_DAMAGES) {
            return true;
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

/* Has the verb what its frame asks for? */
static bool frame_filled(const struct parse *parse, uint32_t unit, const struct verb_group *verb,
                         enum frame frame)
{
    uint32_t clause = clause_of_subject(parse, unit, verb);
    uint32_t start = parse->clauses.at[clause].first, n = (uint32_t)parse->units.n;
    uint32_t first = verb->passive ? start : unit + 1, end = verb->passive ? unit : n;
    switch (frame) {
    case FRAME_HITS:
        return hits_something(parse, unit, verb);
    case FRAME_FIGHTS:
        return clause_has(parse, clause, 0, n,
                          WORD_FORCE | WORD_ACTOR | WORD_WEAPON | WORD_PERSON) ||
               has_people(parse, clause, 0, n);
    case FRAME_FIRES:
        return weapon_leads(parse, clause, first, end) ||
               (parse->clauses.at[clause].link == CLAUSE_REDUCED && verb->first > 0 &&
                unit_is(&parse->units.at[verb->first - 1], WORD_WEAPON));
    case FRAME_LANDS:
        if (parse->units.at[unit].lexeme->verb->certainty == CERTAINTY_SURE) {
            return true; /* "blew himself up" */
        }
        return clause_has(parse, clause, start, unit, WORD_WEAPON) ||
               (parse->units.at[unit].lexeme->verb->type->rank == 3 &&
                clause_has(parse, clause, start, unit, WORD_PRONOUN | WORD_TARGET));
    case FRAME_ROCKS:
        return has_strong_noun(parse, clause, 0, n);
    case FRAME_DOWNS:
        if (reads_as_damage(&parse->units.at[unit])) {
            return weapon_is_downed(parse, clause, first, end);
        }
        return sentence_has(parse, WORD_WEAPON) || has_strong_noun(parse, clause, first, end) ||
               (verb->passive && clause_has(parse, clause, start, unit, WORD_PRONOUN));
    case FRAME_GOES:
        return !clause_has(parse, clause, start, unit, WORD_WEAPON);
    case FRAME_TAKES:
        return !takes_people(parse, clause, first, end);
    case FRAME_SWAPS:
        return swaps_people(parse, clause);
    case FRAME_SUFFERS:
        return has_strong_noun(parse, clause, unit, n);
    default:
        return true;
    }
}

static const struct verb_group *group_at(const struct parse *parse, uint32_t unit)
{
    for (size_t i = 0; i < parse->verbs.n; i++) {
        if (parse->verbs.at[i].main == unit) {
            return &parse->verbs.at[i];
        }
    }
    return NULL;
}

static bool is_definite(const struct reader *r, uint32_t unit)
{
    const struct units *units = units_of_reader(r);
    for (uint32_t i = unit, steps = 0; i-- > 0 && steps < 4; steps++) {
        const struct unit *u = &units->at[i];
        if (unit_is(u, WORD_DETERMINER)) {
            struct span word = tokens_text(r->input->tokens, u->first, u->n);
            return span_is_nocase(word, "the") || span_is_nocase(word, "this") ||
                   span_is_nocase(word, "these") || span_is_nocase(word, "those") ||
                   span_is_nocase(word, "that") || span_is_nocase(word, "its");
        }
        if (unit_is(u, WORD_PREPOSITION) || u->verb || u->kind == UNIT_MARK) {
            return false;
        }
    }
    return false;
}

/* "The drones attacked the base": those that were told of before. */
static bool weapon_told_before(const struct reader *r, const struct mention *m)
{
    const struct units *units = units_of_reader(r);
    bool down = m->trigger && m->trigger->frame == FRAME_DOWNS;
    if (down && m->verb->passive && !m->weapon) {
        return true; /* "They were shot down over X" */
    }
    for (uint32_t i = r->telling->parse.clauses.at[m->clause].first; i < m->verb->first; i++) {
        if (units->at[i].clause == m->clause && unit_is(&units->at[i], WORD_WEAPON)) {
            return is_definite(r, i);
        }
    }
    return false;
}

/* "gunmen killed three tourists" */
static bool is_shooting(const struct reader *r, const struct mention *m)
{
    const struct units *units = units_of_reader(r);
    for (uint32_t i = 0; m->toll && !m->trigger && i < units->n; i++) {
        struct span word = token_text(r->input->tokens, units->at[i].first);
        bool gunman = span_is_nocase(word, "gunmen") || span_is_nocase(word, "gunman");
        if (gunman && units->at[i].clause == m->clause) {
            return m->toll->toll == TOLL_KILLED;
        }
    }
    return false;
}

static void set_type(const struct reader *r, struct mention *m)
{
    if (is_shooting(r, m)) {
        m->type = lexicon_type(r->input->lexicon, "shooting");
        m->weapon = m->weapon ? m->weapon : "firearms";
    }
    if (m->trigger) {
        m->type = m->trigger->type;
    }
    bool bomb = m->weapon && strcmp(m->weapon, "bomb") == 0 && m->verb && m->type &&
                strcmp(m->type->name, "explosion") == 0;
    if (bomb) {
        m->type = lexicon_type(r->input->lexicon, "bombing");
    }
    if (m->type && m->weapon_type && is_generic(m->type) &&
        (m->type->category == CATEGORY_STRIKE) && m->weapon_type->rank > m->type->rank &&
        m->trigger->frame != FRAME_DOWNS) {
        m->type = m->weapon_type;
    }
}

static void add_mention(const struct reader *r, struct mention m)
{
    struct telling *t = r->telling;
    enum frame frame = m.trigger ? m.trigger->frame : FRAME_AT;
    struct locus_query query = {.input = r->input,
                                .parse = &t->parse,
                                .places = &t->places,
                                .unit = m.unit,
                                .frame = frame,
                                .verb = m.verb};
    m.clause = t->parse.units.at[m.unit].clause;
    m.locus = locus_find(&query);
    find_weapon(r, &m);
    find_target(r, &m);
    find_actor(r, &m);
    find_victim(r, &m);
    m.elsewhere = is_elsewhere(r, &m);
    m.definite = m.verb ? weapon_told_before(r, &m) : is_definite(r, m.unit);
    set_type(r, &m);
    m.group = (uint32_t)t->mentions.n;
    *list_push(r->arena, &t->mentions) = m;
}

static const struct toll_mention *toll_at(const struct telling *t, uint32_t unit)
{
    for (size_t i = 0; i < t->tolls.n; i++) {
        if (t->tolls.at[i].unit == unit) {
            return &t->tolls.at[i];
        }
    }
    return NULL;
}

static void read_mentions(const struct reader *r)
{
    const struct parse *parse = &r->telling->parse;
    for (uint32_t i = 0; i < parse->units.n; i++) {
        const struct unit *u = &parse->units.at[i];
        const struct verb_group *verb = u->verb ? group_at(parse, i) : NULL;
        const struct toll_mention *toll = toll_at(r->telling, i);
        if (toll && verb && unit_is(u, WORD_EVENT_VERB)) {
            add_mention(r, (struct mention){
                               .unit = i, .trigger = u->lexeme->verb, .verb = verb, .toll = toll});
        } else if (toll &&
                   (verb || figure_known(toll->figure) || u->lexeme->toll_frame != TOLL_NOUN)) {
            add_mention(r, (struct mention){.unit = i, .verb = verb, .toll = toll});
        } else if (!u->verb && unit_is(u, WORD_EVENT_NOUN)) {
            add_mention(r, (struct mention){.unit = i, .trigger = u->lexeme->noun});
        } else if (verb && unit_is(u, WORD_EVENT_VERB)) {
            const struct trigger *trigger = u->lexeme->verb;
            while (trigger && !frame_filled(parse, i, verb, trigger->frame)) {
                trigger = trigger->other;
            }
            if (trigger) {
                add_mention(r, (struct mention){.unit = i, .trigger = trigger, .verb = verb});
            }
        }
    }
}

void mentions_of(const struct extract_input *input, struct telling *telling, struct arena *arena)
{
    struct reader r = {.input = input, .telling = telling, .arena = arena};
    read_mentions(&r);
}
