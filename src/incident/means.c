#include "incident/means.h"

#include <string.h>

static bool has_word(const char *weapon, const char *word)
{
    return strstr(weapon, word) != NULL;
}

static void take_weapon(struct mention *m, const struct unit *u)
{
    const struct weapon *weapon = u->lexeme->weapon;
    bool down = m->trigger && m->trigger->frame == FRAME_DOWNS;
    if (down && !weapon->exact) {
        return; /* what is left of what was shot down, or who shot it down */
    }
    if (!m->weapon || !m->weapon_exact) { /* "the debris of a drone", "jets dropped bombs" */
        m->weapon = weapon->name;
        m->weapon_type = weapon->type;
        m->weapon_exact = weapon->exact;
        return;
    }
    bool drone = has_word(m->weapon, "drone");
    if (drone != has_word(weapon->name, "drone") &&
        (has_word(m->weapon, "missile") || has_word(weapon->name, "missile"))) {
        m->weapon = "missiles and drones";
    }
}

/* Weapons right before a noun: "missile and drone strikes". */
static void weapons_before(const struct parse *parse, struct mention *m)
{
    const struct units *units = &parse->units;
    for (uint32_t i = m->unit; i-- > 0;) {
        const struct unit *u = &units->at[i];
        if (unit_is(u, WORD_WEAPON)) {
            take_weapon(m, u);
        } else if (!unit_is(u, WORD_AND) && !unit_is_quote(u) && u->kind != UNIT_DATE) {
            return;
        }
    }
}

/* "fired rockets in response to a strike on X": what stands before is the other side's; where that
 * begins, 0 where there is none. */
static uint32_t aside_start(const struct parse *parse, uint32_t noun)
{
    for (uint32_t i = noun; i-- > 0;) {
        const struct unit *u = &parse->units.at[i];
        if (u->verb || unit_is_comma(u)) {
            return 0;
        }
        if (unit_is(u, WORD_PREPOSITION) && unit_preposition(u) == PREPOSITION_OTHER) {
            return i;
        }
    }
    return 0;
}

/* Else any weapon of the clause that is no target ("attacked a drone factory" has none). */
static void weapons_in_clause(const struct parse *parse, struct mention *m)
{
    const struct units *units = &parse->units;
    uint32_t aside = m->verb || m->toll ? 0 : aside_start(parse, m->unit);
    for (uint32_t i = aside; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        const struct unit *next = i + 1 < units->n ? &units->at[i + 1] : NULL;
        bool others = next && i + 1 != m->unit && !next->verb && !unit_is(next, WORD_WEAPON) &&
                      next->kind == UNIT_WORD && /* "a drone factory", "its missile unit" */
                      unit_is(next, WORD_EVENT_NOUN | WORD_TARGET | WORD_FORCE | WORD_PERSON);
        if (u->clause == m->clause && unit_is(u, WORD_WEAPON) && !u->verb && !others) {
            take_weapon(m, u);
        }
    }
}

/* "blew up a rail line leading to ... with a mine". */
static void weapon_used(const struct parse *parse, struct mention *m)
{
    const struct units *units = &parse->units;
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
static void weapons_anywhere(const struct parse *parse, struct mention *m)
{
    const struct units *units = &parse->units;
    for (uint32_t i = 0; i < units->n && !m->weapon; i++) {
        if (unit_is(&units->at[i], WORD_WEAPON) && !units->at[i].verb) {
            take_weapon(m, &units->at[i]);
        }
    }
}

/* "killed by gunmen", "gunmen attacked". */
static bool has_gunmen(const struct parse *parse, const struct mention *m)
{
    const struct units *units = &parse->units;
    for (uint32_t i = 0; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        bool clause = u->clause == m->clause || parse->clauses.at[u->clause].parent == m->clause;
        if (clause && unit_is_gunman(u)) {
            return true;
        }
    }
    return false;
}

/* "Drones hit X and damaged a house in Y": the subject stands in the clause above. */
static void weapon_of_subject(const struct parse *parse, struct mention *m)
{
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

static void find_weapon(const struct parse *parse, struct mention *m)
{
    if (!m->verb && !m->toll) {
        weapons_before(parse, m);
        /* "a barrage of drones", "attack with missiles" */
        const struct units *units = &parse->units;
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
        weapons_in_clause(parse, m);
    }
    if (!m->weapon) {
        weapon_used(parse, m);
    }
    if (!m->weapon && m->verb && !m->verb->passive) {
        weapon_of_subject(parse, m);
    }
    if (!m->weapon && has_gunmen(parse, m)) {
        m->weapon = "firearms";
        m->weapon_exact = true;
        m->weapon_type = lexicon_type(parse->input->lexicon, "shooting");
    }
    if (!m->weapon && m->trigger && m->trigger->frame == FRAME_DOWNS) {
        weapons_anywhere(parse, m);
    }
}

static void find_target(const struct parse *parse, struct mention *m)
{
    const struct units *units = &parse->units;
    bool passive = m->verb && m->verb->passive;
    for (uint32_t i = 0; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        bool side = passive ? i < m->unit : i > m->unit;
        bool away = i > 0 && unit_preposition(&units->at[i - 1]) == PREPOSITION_TO;
        if (u->clause == m->clause && side && unit_is(u, WORD_TARGET) && !u->verb && !away &&
            i + 1 != m->unit) {
            m->target = u->lexeme->target;
            return;
        }
    }
}

void means_find(const struct parse *parse, struct mention *m)
{
    find_weapon(parse, m);
    find_target(parse, m);
}
