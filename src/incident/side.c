#include "incident/side.h"

#include "incident/actor.h"

/* The verb that brings a noun as its object: "launched a drone attack". */
static const struct verb_group *carrier_of(const struct parse *parse, const struct mention *m)
{
    uint32_t named = clause_named(parse, m->clause); /* "began what it called an operation" */
    const struct verb_group *verb = clause_verb(parse, named != UINT32_MAX ? named : m->clause);
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
static struct actor_found blamed(const struct parse *parse, const struct mention *m)
{
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

static struct actor_found weapon_owner(const struct parse *parse, const struct mention *m)
{
    const struct units *units = &parse->units;
    for (uint32_t i = 0; i < units->n; i++) {
        if (units->at[i].clause == m->clause && unit_is(&units->at[i], WORD_WEAPON)) {
            struct actor_found found = actor_before_noun(units, i);
            bool fired = i + 1 < units->n && units->at[i + 1].verb &&
                         unit_is(&units->at[i + 1], WORD_EVENT_VERB | WORD_CARRIER);
            if (!found.name && fired) { /* "a missile launched by" */
                found = actor_by(parse, i);
            }
            if (found.name) {
                return found;
            }
        }
    }
    return (struct actor_found){0};
}

/* "the group claimed responsibility for the attack", "claimed the attack". */
static struct actor_found who_claimed(const struct parse *parse, const struct mention *m)
{
    const struct units *units = &parse->units;
    const struct verb_group *verb = clause_verb(parse, m->clause);
    const struct unit *u = verb ? &units->at[verb->main] : NULL;
    if (!u || verb->main >= m->unit || verb->passive || !unit_is(u, WORD_SPEECH) ||
        (verb->cues & CUE_NOT)) {
        return (struct actor_found){0};
    }
    bool direct = u->lexeme->speech == SPEECH_CLAIM, responsible = false;
    for (uint32_t i = verb->main + 1; i <= m->unit; i++) {
        bool word = unit_says(parse->input->tokens, &units->at[i], "responsibility");
        responsible = responsible || (word && i < verb->main + 3);
        direct = direct && !unit_is(&units->at[i], WORD_PREPOSITION | WORD_PRONOUN) &&
                 units->at[i].kind != UNIT_MARK;
    }
    return responsible || direct ? actor_subject(parse, verb) : (struct actor_found){0};
}

/* "the group was behind the attack". */
static struct actor_found who_is_behind(const struct parse *parse, const struct mention *m)
{
    const struct units *units = &parse->units;
    const struct verb_group *verb = clause_verb(parse, m->clause);
    if (!verb || verb->main + 1 >= m->unit || !unit_is(&units->at[verb->main], WORD_BE) ||
        (verb->cues & CUE_NOT) || parse->clauses.at[m->clause].link == CLAUSE_RELATIVE ||
        !unit_says(parse->input->tokens, &units->at[verb->main + 1], "behind")) {
        return (struct actor_found){0};
    }
    return actor_subject(parse, verb);
}

/* "activists said, accusing the army": blamed after all was told, and of nothing else. */
static struct actor_found blamed_after(const struct parse *parse, const struct mention *m)
{
    const struct units *units = &parse->units;
    for (uint32_t i = m->unit + 1; i + 1 < units->n; i++) {
        const struct unit *u = &units->at[i];
        bool blames = u->verb && unit_is(u, WORD_SPEECH) && u->lexeme->speech == SPEECH_BLAME &&
                      u->form == FORM_ING;
        for (uint32_t k = i + 1; blames && k < i + 4 && k < units->n; k++) {
            struct actor_found found = actor_at(units, k);
            uint32_t next = found.unit + 1;
            bool ends = next >= units->n || units->at[next].kind == UNIT_MARK;
            if (found.name && ends) {
                return found;
            }
        }
    }
    return (struct actor_found){0};
}

/* "was claimed by the group", "was blamed on Israel", "is attributed to Iran". */
static struct actor_found charged(const struct parse *parse, const struct mention *m)
{
    const struct units *units = &parse->units;
    const struct verb_group *verb = clause_verb(parse, m->clause);
    if (!verb || verb->main < m->unit || !verb->passive) {
        return (struct actor_found){0};
    }
    const struct unit *u = &units->at[verb->main];
    bool speech = unit_is(u, WORD_SPEECH);
    bool claims = speech && u->lexeme->speech == SPEECH_CLAIM;
    bool charges = speech && u->lexeme->speech == SPEECH_BLAME;
    uint32_t i = verb->main + 1;
    while (i < units->n && unit_is(&units->at[i], WORD_ADVERB)) {
        i++;
    }
    enum preposition p = i < units->n ? unit_preposition(&units->at[i]) : PREPOSITION_NONE;
    bool tells = (claims && p == PREPOSITION_BY) ||
                 (charges && (p == PREPOSITION_ON || p == PREPOSITION_TO));
    for (uint32_t k = i + 1; tells && k < i + 4 && k < units->n; k++) {
        struct actor_found found = actor_at(units, k);
        if (found.name) {
            return found;
        }
    }
    return (struct actor_found){0};
}

static struct actor_found noun_actor(const struct parse *parse, const struct mention *m)
{
    struct actor_found found = actor_before_noun(&parse->units, m->unit);
    const struct unit *u = &parse->units.at[found.unit];
    if (found.name && m->trigger->frame == FRAME_AT && u->kind == UNIT_PLACE && !u->possessive) {
        found.name = NULL; /* "the Ukraine explosion" tells where */
    }
    if (!found.name) {
        found = actor_by(parse, m->unit);
    }
    if (!found.name) {
        found = who_claimed(parse, m);
    }
    if (!found.name && !found.pronoun) {
        found = who_is_behind(parse, m);
    }
    if (!found.name && !found.pronoun) {
        found = charged(parse, m);
    }
    const struct verb_group *carrier = found.name ? NULL : carrier_of(parse, m);
    if (carrier) {
        found = actor_subject(parse, carrier);
    }
    return found;
}

static struct actor_found verb_actor(const struct parse *parse, const struct mention *m)
{
    enum frame frame = m->trigger ? m->trigger->frame : FRAME_AT;
    struct actor_found found = {0};
    if (frame == FRAME_DOWNS) {
        return weapon_owner(parse, m);
    }
    if (m->verb->passive || parse->clauses.at[m->clause].link == CLAUSE_REDUCED) {
        found = actor_by(parse, m->unit);
        return found.name ? found : weapon_owner(parse, m);
    }
    if (frame == FRAME_SUFFERS) {
        return found;
    }
    found = actor_subject(parse, m->verb);
    if (!found.name && !found.pronoun && frame != FRAME_DAMAGES) {
        found = weapon_owner(parse, m);
    }
    return found;
}

static void find_victim(const struct parse *parse, struct mention *m)
{
    const struct units *units = &parse->units;
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

/* "killed by the group's fighters", "fighters from the group killed". */
static struct actor_found toll_actor(const struct parse *parse, const struct mention *m)
{
    const struct unit *u = &parse->units.at[m->unit];
    bool active = !m->verb->passive && m->verb->finite && u->lexeme->toll_frame == TOLL_OBJECT &&
                  m->toll->first >= u->first && parse->clauses.at[m->clause].link != CLAUSE_REDUCED;
    struct actor_found found = active ? actor_subject(parse, m->verb) : (struct actor_found){0};
    bool group = found.name &&
                 (found.military || unit_is(&parse->units.at[found.unit], WORD_ACTOR | WORD_FORCE));
    return group ? found : actor_by(parse, m->unit);
}

/* "a missile launched by the group was shot down". */
static enum unnamed unnamed_owner(const struct parse *parse, const struct mention *m)
{
    const struct units *units = &parse->units;
    for (uint32_t i = 0; i + 2 < units->n && i < m->unit; i++) {
        bool fired = unit_is(&units->at[i], WORD_WEAPON) && units->at[i + 1].verb &&
                     unit_preposition(&units->at[i + 2]) == PREPOSITION_BY;
        if (fired) {
            return actor_unnamed_between(units, i + 3, i + 8, units->at[i + 1].clause);
        }
    }
    return UNNAMED_NOBODY;
}

/* "the army shelled", "an attack by the rebels", "government air strikes". */
static enum unnamed unnamed_actor(const struct parse *parse, const struct mention *m)
{
    const struct units *units = &parse->units;
    bool downs =
        m->trigger && m->trigger->frame == FRAME_DOWNS; /* who shot it down did not send it */
    if (downs) {
        return unnamed_owner(parse, m);
    }
    bool by_object = m->verb ? m->verb->passive : true;
    for (uint32_t i = m->unit + 1; by_object && i + 1 < units->n && i < m->unit + 6; i++) {
        if (unit_preposition(&units->at[i]) == PREPOSITION_BY) {
            return actor_unnamed_between(units, i + 1, i + 5, units->at[i + 1].clause);
        }
    }
    if (m->verb) {
        bool suffers = m->verb->passive || (m->trigger && m->trigger->frame == FRAME_SUFFERS);
        return suffers ? UNNAMED_NOBODY
                       : actor_unnamed_between(units, parse->clauses.at[m->clause].first,
                                               m->verb->first, m->clause);
    }
    const struct verb_group *carrier = carrier_of(parse, m);
    if (carrier) {
        return actor_unnamed_between(units, parse->clauses.at[m->clause].first, carrier->first,
                                     m->clause);
    }
    uint32_t first = m->unit > 2 ? m->unit - 2 : 0;
    return actor_unnamed_between(units, first, m->unit, m->clause);
}

/* "Israel's army went into X; its artillery had shelled Y": the subject of what was told before. */
static struct actor_found told_before(const struct parse *parse, uint32_t clause,
                                      struct actor_found pronoun)
{
    const struct clause *c = &parse->clauses.at[clause];
    const struct verb_group *above = clause_verb(parse, c->parent);
    if (c->link != CLAUSE_AND || c->parent == clause || !above || above->main > pronoun.unit) {
        return pronoun;
    }
    struct actor_found found = actor_subject(parse, above);
    return found.name ? found : pronoun;
}

static void find_actor(const struct parse *parse, struct mention *m)
{
    struct actor_found found = blamed(parse, m);
    if (!found.name) {
        found = m->toll   ? (m->verb ? toll_actor(parse, m) : found)
                : m->verb ? verb_actor(parse, m)
                          : noun_actor(parse, m);
    }
    bool talks = m->trigger && m->trigger->type && m->trigger->type->category == CATEGORY_TALKS;
    if (found.pronoun && !talks) {
        found = told_before(parse, m->clause, found);
    }
    if (!found.name && !found.pronoun && !talks) {
        found = blamed_after(parse, m);
    }
    m->actor = found.name;
    m->actor_pronoun = found.pronoun;
    if (!found.name && !found.pronoun && !talks) {
        m->actor_unnamed = unnamed_actor(parse, m);
    }
    if (found.name) {
        const struct unit *u = &parse->units.at[found.unit];
        m->actor_at = (struct evidence){u->first, u->n};
    }
}

void sides_find(const struct parse *parse, struct mention *m)
{
    find_actor(parse, m);
    find_victim(parse, m);
}
