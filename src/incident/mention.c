#include "incident/mention.h"

#include <string.h>

#include "incident/frame.h"
#include "incident/means.h"
#include "incident/side.h"

/* "40 miles south of X" says how far off, not that it was somewhere else. */
static bool is_distance(const struct units *units, const struct place_use *use)
{
    return use->head > 0 && units->at[use->head - 1].kind == UNIT_NUMBER;
}

/* "were killed near the border with Lebanon": somewhere else than what was told before. */
/* "died in the village of X", which the gazetteer lacks. */
static bool names_unknown(const struct telling *t, const struct mention *m)
{
    const struct units *units = &t->parse.units;
    for (uint32_t i = 0; !m->locus.n && i + 2 < units->n; i++) {
        const struct unit *u = &units->at[i], *name = &units->at[i + 2];
        bool town = unit_is(u, WORD_PLACE_NOUN) && !u->verb && u->clause == m->clause &&
                    u->lexeme->place_noun == PLACE_NOUN_SETTLEMENT;
        bool unknown =
            name->kind == UNIT_NAME || (name->kind == UNIT_WORD && !name->lexeme && name->capital);
        if (town && unknown && unit_preposition(&units->at[i + 1]) == PREPOSITION_OF) {
            return true;
        }
    }
    return false;
}

static bool is_elsewhere(const struct telling *t, const struct mention *m)
{
    if (names_unknown(t, m)) {
        return true;
    }
    for (size_t i = 0; !m->locus.n && i < t->places.n; i++) {
        const struct place_use *use = &t->places.at[i];
        bool owner = use->possessor && use->head >= 0 && /* "near Sumy's Rose Garden" */
                     t->parse.units.at[use->head].kind == UNIT_NAME;
        if (t->parse.units.at[use->unit].clause != m->clause || use->unit < m->unit || !use->no ||
            owner || is_distance(&t->parse.units, use)) {
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

/* "after rockets were fired from the city": where they came down is not told. */
static bool is_fired_from(const struct telling *t, const struct mention *m)
{
    const struct units *units = &t->parse.units;
    bool fired = m->trigger && m->trigger->frame == FRAME_FIRES && m->verb && !m->locus.n;
    for (uint32_t i = m->unit + 1; fired && i < units->n; i++) {
        const struct unit *u = &units->at[i];
        if (u->clause != m->clause || unit_is(u, WORD_PREPOSITION)) {
            return u->clause == m->clause && unit_preposition(u) == PREPOSITION_FROM;
        }
    }
    return false;
}

static bool is_definite(const struct telling *t, uint32_t unit)
{
    const struct units *units = &t->parse.units;
    bool sums_up = false;
    for (uint32_t i = unit, steps = 0; i-- > 0 && steps < 4; steps++) {
        const struct unit *u = &units->at[i];
        if (unit_is(u, WORD_DETERMINER)) {
            return u->lexeme->definite && !sums_up;
        }
        sums_up = sums_up || (unit_is_superlative(t->parse.input->tokens, u) &&
                              !unit_says(t->parse.input->tokens, u, "latest"));
        if (unit_is(u, WORD_PREPOSITION) || u->verb || u->kind == UNIT_MARK) {
            return false;
        }
    }
    return false;
}

/* "Saturday's strike": known by its day, where it says no place of its own. */
static bool is_dated(const struct telling *t, const struct mention *m)
{
    const struct units *units = &t->parse.units;
    for (uint32_t i = m->unit, steps = 0; !m->locus.n && i-- > 0 && steps < 4; steps++) {
        const struct unit *u = &units->at[i];
        if (u->kind == UNIT_DATE) {
            return u->possessive;
        }
        if (unit_is(u, WORD_PREPOSITION | WORD_DETERMINER) || u->verb || u->kind == UNIT_MARK) {
            return false;
        }
    }
    return false;
}

/* "The drones attacked the base": those that were told of before. */
static bool weapon_told_before(const struct telling *t, const struct mention *m)
{
    const struct units *units = &t->parse.units;
    bool down = m->trigger && m->trigger->frame == FRAME_DOWNS;
    if (down && m->verb->passive && !m->weapon) {
        return true; /* "They were shot down over X" */
    }
    for (uint32_t i = t->parse.clauses.at[m->clause].first; i < m->verb->first; i++) {
        if (units->at[i].clause == m->clause && unit_is(&units->at[i], WORD_WEAPON)) {
            return is_definite(t, i);
        }
    }
    return false;
}

/* "gunmen killed three tourists" */
static bool is_shooting(const struct telling *t, const struct mention *m)
{
    const struct units *units = &t->parse.units;
    for (uint32_t i = 0; m->toll && !m->trigger && i < units->n; i++) {
        if (unit_is_gunman(&units->at[i]) && units->at[i].clause == m->clause) {
            return m->toll->toll == TOLL_KILLED;
        }
    }
    return false;
}

static void set_type(const struct telling *t, struct mention *m)
{
    if (is_shooting(t, m)) {
        m->type = lexicon_type(t->parse.input->lexicon, "shooting");
        m->weapon = m->weapon ? m->weapon : "firearms";
    }
    if (m->trigger) {
        m->type = m->trigger->type;
    }
    bool gunmen = m->type && strcmp(m->type->name, "raid") == 0 && m->weapon_type &&
                  strcmp(m->weapon_type->name, "shooting") == 0;
    if (gunmen) {
        m->type = m->weapon_type; /* "gunmen stormed a mosque" */
    }
    bool fired = m->toll && !m->trigger && m->verb && m->weapon_type && m->weapon_exact;
    if (fired) {
        m->type = m->weapon_type; /* "drones killed three" */
    }
    bool bomb = m->weapon && strcmp(m->weapon, "bomb") == 0 && m->verb && m->type &&
                strcmp(m->type->name, "explosion") == 0;
    if (bomb) {
        m->type = lexicon_type(t->parse.input->lexicon, "bombing");
    }
    if (m->type && m->weapon_type && m->type->by_weapon && (m->type->category == CATEGORY_STRIKE) &&
        m->weapon_type->rank > m->type->rank && m->trigger->frame != FRAME_DOWNS) {
        m->type = m->weapon_type;
    }
}

static void add_mention(struct telling *t, struct mention m, struct arena *arena)
{
    enum frame frame = m.trigger ? m.trigger->frame : FRAME_AT;
    struct locus_query query = {.input = t->parse.input,
                                .parse = &t->parse,
                                .places = &t->places,
                                .unit = m.unit,
                                .frame = frame,
                                .verb = m.verb};
    m.clause = t->parse.units.at[m.unit].clause;
    m.locus = locus_find(&query);
    means_find(&t->parse, &m);
    sides_find(&t->parse, &m);
    m.elsewhere = is_elsewhere(t, &m) || is_fired_from(t, &m);
    m.definite = m.verb ? weapon_told_before(t, &m) : is_definite(t, m.unit) || is_dated(t, &m);
    set_type(t, &m);
    m.group = (uint32_t)t->mentions.n;
    *list_push(arena, &t->mentions) = m;
}

/* "six in Dnipro": what else is told of it is told with the toll that it is a share of. */
static void add_share(struct telling *t, const struct toll_mention *toll, struct arena *arena)
{
    *list_push(arena, &t->mentions) =
        (struct mention){.unit = toll->unit,
                         .clause = t->parse.units.at[toll->unit].clause,
                         .toll = toll,
                         .locus = {.at = {toll->place}, .n = 1, .how = "has a share of the toll"},
                         .group = (uint32_t)t->mentions.n};
}

/* Is the noun what the verb does away with: "repelled an attack", "attacks were repelled"? */
static bool is_repelled(const struct telling *t, const struct mention *noun,
                        const struct mention *verb)
{
    bool repels = verb->trigger && verb->verb &&
                  (verb->trigger->frame == FRAME_REPELS || verb->trigger->frame == FRAME_DOWNS);
    if (!repels || noun->verb || !noun->trigger || noun->clause != verb->clause ||
        (noun->unit < verb->unit) != verb->verb->passive) {
        return false;
    }
    for (uint32_t i = verb->unit + 1; i < noun->unit; i++) {
        if (unit_is(&t->parse.units.at[i], WORD_PREPOSITION)) {
            return false;
        }
    }
    return true;
}

/* An attack that was repelled is what the verb calls it, not one that came through. */
static void name_repelled(struct telling *t)
{
    for (size_t i = 0; i < t->mentions.n; i++) {
        struct mention *m = &t->mentions.at[i];
        for (size_t k = 0; k < t->mentions.n; k++) {
            const struct mention *verb = &t->mentions.at[k];
            if (is_repelled(t, m, verb)) {
                m->type = verb->type;
            }
            bool fought = verb->trigger && verb->trigger->frame == FRAME_REPELS;
            if (fought && m->toll && m->verb && !m->verb->passive && m->unit > verb->unit) {
                m->toll = NULL; /* "and to have killed 200": those who attacked */
            }
        }
    }
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

void mentions_of(struct telling *t, struct arena *arena)
{
    const struct parse *parse = &t->parse;
    for (uint32_t i = 0; i < parse->units.n; i++) {
        const struct unit *u = &parse->units.at[i];
        const struct verb_group *group = u->verb ? verb_group_of(parse, i) : NULL;
        const struct toll_mention *toll = toll_at(t, i);
        const struct trigger *trigger = NULL;
        if (toll && toll->share_of >= 0) {
            add_share(t, toll, arena);
            continue;
        }
        bool verb = group && unit_is(u, WORD_EVENT_VERB);
        bool told =
            toll && (group || figure_known(toll->figure) || u->lexeme->toll_frame != TOLL_NOUN);
        if (toll && verb) {
            trigger = u->lexeme->verb;
        } else if (!told) {
            toll = NULL;
            trigger = verb                                      ? frame_reading(parse, group)
                      : !u->verb && unit_is(u, WORD_EVENT_NOUN) ? frame_noun_reading(parse, i)
                                                                : NULL;
        }
        if (toll || trigger) {
            add_mention(
                t, (struct mention){.unit = i, .verb = group, .toll = toll, .trigger = trigger},
                arena);
        }
    }
    name_repelled(t);
}
