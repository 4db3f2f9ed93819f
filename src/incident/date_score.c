#include "incident/date_score.h"

#include <stdlib.h>

/* "days earlier", "hours later": gives way to a day. */
static bool is_vague(const struct date_finder *f, uint32_t date)
{
    const struct unit *u = &f->telling->parse.units.at[date];
    bool several = starts_with_word(f, u, "days") || starts_with_word(f, u, "hours") ||
                   starts_with_word(f, u, "weeks");
    return several && u->date->kind == DATE_RELATIVE && !ends_with_word(f, u, "after") &&
           !ends_with_word(f, u, "before");
}

bool clause_is_speech(const struct parse *parse, uint32_t clause)
{
    const struct verb_group *verb = clause_verb(parse, clause);
    return verb && unit_is(&parse->units.at[verb->main], WORD_SPEECH);
}

static bool tells_of_event(const struct date_finder *f, uint32_t clause)
{
    const struct mentions *all = &f->telling->mentions;
    for (size_t i = 0; i < all->n; i++) {
        if (all->at[i].clause == clause) {
            return true;
        }
    }
    return false;
}

static bool is_talks(const struct date_finder *f)
{
    const struct event_type *type = f->mention->type;
    return type && type->category == CATEGORY_TALKS;
}

/* Tells it something of a noun before it: "which", "hit by", "the house where"? */
static bool describes(const struct date_finder *f, const struct clause *c)
{
    const struct parse *parse = &f->telling->parse;
    if (is_talks(f) || clause_named(parse, f->mention->clause) != UINT32_MAX) {
        return false; /* "is in Accra today, where he will meet" */
    }
    bool where = c->link == CLAUSE_SUB && c->opener >= 0 &&
                 unit_says(f->input->tokens, &parse->units.at[c->opener], "where");
    return where || c->link == CLAUSE_RELATIVE || c->link == CLAUSE_REDUCED;
}

/* "fired rockets on Friday after a strike killed": of that day or the one before. */
bool clause_opens_after(const struct date_finder *f, const struct clause *c)
{
    const struct units *units = &f->telling->parse.units;
    return c->link == CLAUSE_SUB && c->opener >= 0 &&
           unit_says(f->input->tokens, &units->at[c->opener], "after");
}

/* Does the clause stand above the mention's, and how: 0 not at all. "On Tuesday crews left the
 * house where a missile had killed six": what is told of a thing by the way has its own day. */
int clause_above_score(const struct date_finder *f, uint32_t clause)
{
    const struct parse *parse = &f->telling->parse;
    uint32_t at = f->mention->clause;
    bool by_the_way = false;
    bool after = false;
    for (int steps = 0; steps < 6; steps++) {
        const struct clause *c = &parse->clauses.at[at];
        if (c->parent == at) {
            return 0;
        }
        if (c->link == CLAUSE_SUB && c->opener >= 0 &&
            parse->units.at[c->opener].kind == UNIT_DATE) {
            return 0;
        }
        by_the_way = by_the_way || describes(f, c);
        after = after || clause_opens_after(f, c);
        at = c->parent;
        if (at == clause && clause_is_speech(parse, clause)) {
            bool met = steps == 0 && after && is_talks(f); /* "said so on Monday after they met" */
            return met ? SCORE_ABOVE : SCORE_SPEECH;
        }
        if (at == clause) {
            bool own_story = parse->clauses.at[clause].verb >= 0 && !tells_of_event(f, clause);
            if (by_the_way && own_story) {
                return 0;
            }
            return after ? SCORE_SPEECH : SCORE_ABOVE - 20 * steps;
        }
    }
    return 0;
}

/* "raids were reported in X, where a school was hit, and in Y on Sunday": told in an aside. */
static bool in_aside(const struct date_finder *f, uint32_t date, const struct mention *m)
{
    const struct parse *parse = &f->telling->parse;
    uint32_t own = f->mention->clause;
    return parse->units.at[date].clause == own && m->clause != own &&
           clause_within(parse, m->clause, own);
}

/* "On Sunday the mayor said that a mine had killed two, and that a shell had hit a mill": the day
 * stands over both. */
static bool under_one_day(const struct date_finder *f, uint32_t date, const struct mention *m)
{
    const struct parse *parse = &f->telling->parse;
    uint32_t above = parse->units.at[date].clause, own = f->mention->clause;
    return m->clause != above && own != above && clause_within(parse, m->clause, above) &&
           clause_within(parse, own, above) && !clause_within(parse, own, m->clause) &&
           !clause_within(parse, m->clause, own);
}

static bool other_event_between(const struct date_finder *f, uint32_t a, uint32_t b)
{
    const struct mentions *all = &f->telling->mentions;
    for (size_t i = 0; i < all->n; i++) {
        const struct mention *m = &all->at[i];
        bool between = m->unit > (a < b ? a : b) && m->unit < (a < b ? b : a);
        if (between && m->group != f->mention->group && !in_aside(f, a, m) &&
            !under_one_day(f, a, m)) {
            return true;
        }
    }
    return false;
}

bool date_before_mark(const struct date_finder *f, uint32_t i)
{
    const struct units *units = &f->telling->parse.units;
    return i + 1 >= units->n || units->at[i + 1].kind == UNIT_MARK;
}

/* "Hours after the talks ended, a drone hit": the day of the main clause. */
bool date_opens_clause(const struct date_finder *f, uint32_t i)
{
    const struct parse *parse = &f->telling->parse;
    const struct clause *c = &parse->clauses.at[parse->units.at[i].clause];
    return c->link == CLAUSE_SUB && c->opener == (int32_t)i && i <= 1;
}

/* "Saturday's missile strike": nothing stands between that could part them. */
static bool adjoins(const struct date_finder *f, uint32_t date, uint32_t noun)
{
    const struct units *units = &f->telling->parse.units;
    for (uint32_t i = date + 1; i < noun; i++) {
        if (unit_is(&units->at[i], WORD_PREPOSITION) || units->at[i].verb) {
            return false;
        }
    }
    return date + 3 >= noun;
}

/* "the toll of an attack on X on Sunday rose to six": the day stands with the attack. */
static bool is_in_subject(const struct date_finder *f, uint32_t date, const struct verb_group *verb)
{
    const struct mentions *all = &f->telling->mentions;
    for (size_t i = 0; date < verb->first && i < all->n; i++) {
        const struct mention *m = &all->at[i];
        if (m->trigger && !m->verb && m->unit < date && m->group == f->mention->group) {
            return true;
        }
    }
    return false;
}

/* "the toll of the attack rose to six on Sunday" */
static bool is_rise(const struct date_finder *f, uint32_t date)
{
    const struct parse *parse = &f->telling->parse;
    const struct mentions *all = &f->telling->mentions;
    uint32_t clause = parse->units.at[date].clause;
    if (clause_is_speech(parse, clause)) {
        clause = f->mention->clause; /* "on Sunday X said that the toll had risen" */
    }
    const struct verb_group *verb = clause_verb(parse, clause);
    bool rises = verb && (unit_cues(&parse->units.at[verb->main]) & CUE_RISES), toll = false;
    for (size_t i = 0; rises && i < all->n; i++) {
        toll = toll || (all->at[i].clause == clause && all->at[i].toll && !all->at[i].verb);
    }
    return toll && !(date < f->mention->unit && adjoins(f, date, f->mention->unit)) &&
           !is_in_subject(f, date, verb);
}

/* "A statement on Saturday expressed concern about the attacks", "bodies were recovered on Sunday
 * from the ruins": the day is the statement's, the search's. */
static bool is_own(const struct date_finder *f, uint32_t date)
{
    const struct parse *parse = &f->telling->parse;
    const struct mention *m = f->mention;
    const struct verb_group *verb = clause_verb(parse, m->clause);
    bool bodies = m->toll && !m->verb && m->toll->toll == TOLL_KILLED;
    if (m->verb || (m->toll && !bodies) || !verb || (date < m->unit && adjoins(f, date, m->unit)) ||
        (!bodies && date > m->unit)) {
        return true;
    }
    const struct unit *u = &parse->units.at[verb->main];
    bool tells = unit_is(u, WORD_CARRIER | WORD_HAPPENS | WORD_EVENT_VERB | WORD_TOLL | WORD_BE);
    return tells || (!bodies && verb->main > m->unit);
}

/* "in reply to Friday's killing of X": the day of the killing alone. */
static bool is_attribute(const struct date_finder *f, uint32_t date)
{
    const struct units *units = &f->telling->parse.units;
    const struct mentions *all = &f->telling->mentions;
    if (units->at[date].n != 1 || date == 0 ||
        !unit_is(&units->at[date - 1], WORD_PREPOSITION | WORD_AND)) {
        return false;
    }
    for (size_t i = 0; i < all->n; i++) {
        const struct mention *m = &all->at[i];
        if (m->unit > date && m->unit <= date + 2) {
            return m->group != f->mention->group;
        }
    }
    return false;
}

/* "Troops retook X, the mayor said on Monday": a clause that says who told it. */
static bool is_inserted_speech(const struct date_finder *f, uint32_t clause)
{
    const struct parse *parse = &f->telling->parse;
    const struct clause *c = &parse->clauses.at[clause];
    return c->link == CLAUSE_AND && c->parent == f->mention->clause &&
           unit_is_comma(&parse->units.at[c->first]) && clause_is_speech(parse, clause);
}

/* "By Friday 28 were known to have died": how it stood that day, not when it was. */
static bool is_term(const struct date_finder *f, uint32_t date)
{
    const struct units *units = &f->telling->parse.units;
    return date > 0 && unit_says(f->input->tokens, &units->at[date - 1], "by");
}

/* "was still burning on Friday": how it stood, too. */
static bool is_still(const struct date_finder *f, uint32_t date)
{
    const struct units *units = &f->telling->parse.units;
    for (uint32_t i = date; i-- > 0 && units->at[i].clause == units->at[date].clause;) {
        if (unit_says(f->input->tokens, &units->at[i], "still")) {
            return true;
        }
    }
    return false;
}

/* "since September, when envoys met": the day that the clause describes. */
static bool is_described(const struct date_finder *f, uint32_t i)
{
    const struct parse *parse = &f->telling->parse;
    const struct clause *c = &parse->clauses.at[f->mention->clause];
    uint32_t opener = c->opener < 0 ? 0 : (uint32_t)c->opener;
    if (c->link != CLAUSE_SUB || opener < 2 ||
        !unit_says(f->input->tokens, &parse->units.at[opener], "when")) {
        return false;
    }
    return i + 1 == opener || (i + 2 == opener && unit_is_comma(&parse->units.at[opener - 1]));
}

int date_score(const struct date_finder *f, uint32_t i)
{
    if (is_described(f, i)) {
        return SCORE_OWN - 2 * SCORE_STEP;
    }
    const struct parse *parse = &f->telling->parse;
    uint32_t clause = parse->units.at[i].clause, own = f->mention->clause;
    int distance = abs((int)i - (int)f->mention->unit);
    int score;
    if (clause == own) {
        score = SCORE_OWN;
    } else if (parse->clauses.at[clause].parent == own &&
               (parse->clauses.at[clause].link == CLAUSE_REDUCED ||
                (parse->clauses.at[clause].link == CLAUSE_RELATIVE &&
                 f->mention->unit < parse->clauses.at[clause].first) ||
                parse->clauses.at[clause].link == CLAUSE_PARTICIPLE)) {
        score = SCORE_BELOW;
    } else if (parse->units.at[i].date->kind == DATE_RELATIVE && date_opens_clause(f, i) &&
               clause_within(parse, own, parse->clauses.at[clause].parent)) {
        score = SCORE_BELOW;
    } else {
        score = is_inserted_speech(f, clause) ? SCORE_SPEECH : clause_above_score(f, clause);
    }
    if (score == 0) {
        return 0;
    }
    if (clause == own && !is_own(f, i)) {
        score = SCORE_SPEECH;
    }
    if (is_attribute(f, i)) {
        return 0;
    }
    score -= distance * SCORE_STEP;
    if (is_vague(f, i)) {
        score -= SCORE_VAGUE;
    }
    if (other_event_between(f, i, f->mention->unit)) {
        return 0;
    }
    return score > 0 ? score : 1;
}

bool date_is_state(const struct date_finder *f, uint32_t date)
{
    return is_term(f, date) || is_still(f, date) || is_rise(f, date);
}
