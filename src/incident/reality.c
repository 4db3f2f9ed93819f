#include "incident/reality.h"

#include <string.h>

#include "incident/attribution.h"

/* How far before a noun "threat of", "no", "possible" still bear on it. */
#define CUE_REACH 4
/* Page furniture glued to a sentence ("Related article ...") is no longer than this. */
#define ASIDE_REACH 14

struct judge {
    const struct extract_input *input;
    const struct telling *telling;
    const struct mention *mention;
    struct reality out;
};

static const struct unit *unit_at(const struct judge *j, uint32_t i)
{
    return &j->telling->parse.units.at[i];
}

static void reject(struct judge *j, const char *why, uint32_t unit)
{
    if (j->out.no) {
        return;
    }
    j->out.no = why;
    j->out.at = (struct evidence){unit_at(j, unit)->first, unit_at(j, unit)->n};
}

static bool is_talks(const struct judge *j)
{
    const struct event_type *type = j->mention->type;
    return type && type->category == CATEGORY_TALKS;
}

static bool says(const struct judge *j, uint32_t unit, const char *word)
{
    return span_is_nocase(tokens_text(j->input->tokens, unit_at(j, unit)->first, 1), word);
}

/* "the day before the summit was set to begin": the plan is past already. */
static bool was_planned(const struct judge *j, uint32_t cue)
{
    return cue > 0 && (says(j, cue - 1, "was") || says(j, cue - 1, "were"));
}

/* "had been due to meet": it came otherwise. */
static bool had_planned(const struct judge *j, uint32_t cue)
{
    return cue > 1 && says(j, cue - 1, "been") && says(j, cue - 2, "had");
}

static void weigh_cues(struct judge *j, unsigned cues, uint32_t unit)
{
    if (cues & CUE_NOT) {
        reject(j, "it is said not to have happened", unit);
    }
    if ((cues & CUE_IF) && is_talks(j) && says(j, unit, "would")) {
        j->out.planned = true;
    } else if (cues & CUE_IF) {
        reject(j, "it is only thought of", unit);
    }
    if ((cues & CUE_PLAN) && had_planned(j, unit)) {
        reject(j, "it was only planned before", unit);
    }
    if ((cues & CUE_PLAN) && !was_planned(j, unit)) {
        j->out.planned = true;
        if (!is_talks(j)) {
            reject(j, "it is only planned", unit);
        }
    }
}

/* The cues of the verb's auxiliaries and of adverbs before it in its clause. */
static void judge_verb(struct judge *j, const struct verb_group *verb)
{
    const struct parse *parse = &j->telling->parse;
    uint32_t clause = parse->units.at[verb->main].clause;
    uint32_t last = verb->main;
    if (last + 1 < parse->units.n && unit_is(unit_at(j, last), WORD_BE) &&
        (unit_cues(unit_at(j, last + 1)) & (CUE_PLAN | CUE_NOT))) {
        last++; /* "are scheduled to", "was called off" */
    }
    for (uint32_t i = parse->clauses.at[clause].first; i <= last; i++) {
        const struct unit *u = unit_at(j, i);
        bool in_group = i >= verb->first;
        unsigned cues = unit_cues(u);
        if (u->clause != clause || !cues) {
            continue;
        }
        bool aside = !in_group && says(j, i, "not"); /* "X and Y, but not Z, began" */
        if (in_group || ((cues & (CUE_NOT | CUE_IF)) == CUE_NOT && !aside)) {
            weigh_cues(j, cues, i);
        }
    }
    if (verb->infinitive && !j->out.planned) {
        if (is_talks(j)) {
            j->out.planned = true;
        } else {
            reject(j, "it is only aimed at", verb->first);
        }
    }
}

/* "no attack", "threat of strikes", "possible talks", "the planned summit". */
static void judge_noun(struct judge *j, uint32_t noun)
{
    uint32_t reach = CUE_REACH;
    for (uint32_t i = noun, steps = 0; i-- > 0 && steps < reach; steps++) {
        const struct unit *u = unit_at(j, i);
        if (u->kind == UNIT_MARK && !unit_is_quote(u)) {
            return;
        }
        enum preposition p = unit_preposition(u);
        if (p == PREPOSITION_INTO && is_talks(j)) {
            reject(j, "it is only aimed at", i); /* "headed towards negotiations" */
        }
        if (p == PREPOSITION_FOR || p == PREPOSITION_OF) {
            reach = 2 * CUE_REACH; /* "no justification whatsoever for a strike" */
        }
        weigh_cues(j, unit_cues(u), i);
        if (u->verb || unit_is(u, WORD_BE | WORD_SUBORDINATOR)) {
            return; /* "without sleep after the strike" */
        }
    }
}

/* "the largest such swap since ..." is news. */
static bool after_superlative(const struct judge *j, uint32_t cue)
{
    for (uint32_t i = cue, steps = 0; i-- > 0 && steps < 6; steps++) {
        if (unit_is_superlative(j->input->tokens, unit_at(j, i))) {
            return true;
        }
    }
    return false;
}

static bool clause_has_weapon(const struct judge *j, uint32_t clause)
{
    const struct parse *parse = &j->telling->parse;
    for (uint32_t i = 0; i < parse->units.n; i++) {
        if (unit_at(j, i)->clause == clause && unit_is(unit_at(j, i), WORD_WEAPON | WORD_FORCE)) {
            return true;
        }
    }
    return false;
}

/* Cues that may stand anywhere in the clause. */
static void judge_clause(struct judge *j, uint32_t clause)
{
    const struct parse *parse = &j->telling->parse;
    bool habit = false, past = false;
    uint32_t at = 0;
    for (uint32_t i = 0; i < parse->units.n; i++) {
        const struct unit *u = unit_at(j, i);
        unsigned cues = unit_cues(u);
        if ((cues & CUE_ASIDE) && i < j->mention->unit + ASIDE_REACH &&
            j->mention->unit < i + ASIDE_REACH) {
            reject(j, "it stands in page furniture, or is no attack with weapons", i);
        }
        if (u->clause != clause) {
            continue;
        }
        if ((cues & CUE_HAZARD) && !clause_has_weapon(j, clause)) {
            reject(j, "a hazard of nature or an accident", i);
        }
        j->out.then = j->out.then || (cues & CUE_THEN);
        j->out.other = j->out.other || (cues & CUE_OTHER);
        j->out.again = j->out.again || (cues & CUE_AGAIN);
        if ((cues & (CUE_PAST | CUE_TOTAL)) && after_superlative(j, i)) {
            cues &= ~(unsigned)(CUE_PAST | CUE_TOTAL);
        }
        j->out.total = j->out.total || (cues & CUE_TOTAL);
        j->out.phone = j->out.phone || (cues & CUE_PHONE);
        if (cues & (CUE_HABIT | CUE_PAST)) {
            at = i;
            past = past || (cues & CUE_PAST);
            habit = habit || (cues & CUE_HABIT);
        }
        if (u->kind == UNIT_DATE && u->date->kind == DATE_RECURRENT) {
            habit = true;
            at = i;
        }
    }
    for (size_t k = 0; k < parse->clauses.n && !past; k++) {
        const struct clause *c = &parse->clauses.at[k];
        past = c->parent == clause && c->link == CLAUSE_SUB && c->opener >= 0 &&
               (unit_cues(unit_at(j, (uint32_t)c->opener)) & CUE_PAST) &&
               !after_superlative(j, (uint32_t)c->opener);
        at = past ? (uint32_t)c->opener : at;
    }
    if (habit || past) {
        j->out.habit = true;
        j->out.at = (struct evidence){unit_at(j, at)->first, unit_at(j, at)->n};
    }
}

/* "were captured earlier in the war before being liberated" is history as a whole. */
static void judge_history_above(struct judge *j, uint32_t clause)
{
    const struct parse *parse = &j->telling->parse;
    for (uint32_t i = 0; i < parse->units.n; i++) {
        const struct unit *u = unit_at(j, i);
        if (u->clause == clause && (unit_cues(u) & CUE_PAST) && !j->out.habit) {
            j->out.habit = true;
            j->out.at = (struct evidence){u->first, u->n};
        }
    }
}

/* "advance" is present tense, for "advanced" is known; "hit" may be either. */
static bool has_past_form(const struct judge *j, const struct unit *u)
{
    struct span word = token_text(j->input->tokens, u->first);
    if (u->n != 1 || word.n < 3 || word.n > 20) {
        return false;
    }
    char past[24];
    memcpy(past, word.at, word.n);
    bool e = past[word.n - 1] == 'e';
    memcpy(past + word.n, e ? "d" : "ed", e ? 1 : 2);
    struct span whole = {past, word.n + (e ? 1 : 2)};
    return lexicon_has(j->input->lexicon, whole);
}

/* "meets", "host": the present, for "hosts" is known; "met" is not. */
static bool is_present(const struct judge *j, const struct unit *u)
{
    struct span word = token_text(j->input->tokens, u->first);
    char third[24];
    if (u->n != 1 || u->form == FORM_S || word.n > 20) {
        return u->form == FORM_S;
    }
    memcpy(third, word.at, word.n);
    third[word.n] = 's';
    return u->form == FORM_BASE && lexicon_has(j->input->lexicon, (struct span){third, word.n + 1});
}

/* "Ministers meet in X on Wednesday": what is to come. */
static void judge_present(struct judge *j)
{
    const struct mention *m = j->mention;
    const struct sentence *s = &j->input->tokens->sentence[j->telling->parse.sentence];
    const struct verb_group *verb = clause_verb(&j->telling->parse, m->clause);
    if (s->kind != BLOCK_PARAGRAPH || !verb || !verb->finite || verb->first != verb->main ||
        !(m->verb || unit_is(unit_at(j, verb->main), WORD_CARRIER | WORD_HAPPENS)) ||
        !is_present(j, unit_at(j, verb->main))) {
        return;
    }
    for (uint32_t i = 0; i < j->telling->parse.units.n; i++) {
        const struct unit *u = unit_at(j, i);
        if (u->clause == m->clause && u->kind == UNIT_DATE && u->date->kind == DATE_DAY) {
            j->out.planned = true;
        }
    }
}

static void judge_tense(struct judge *j)
{
    const struct mention *m = j->mention;
    const struct unit *u = unit_at(j, m->unit);
    const struct sentence *s = &j->input->tokens->sentence[j->telling->parse.sentence];
    const struct verb_group *verb = clause_verb(&j->telling->parse, m->clause);
    if (is_talks(j)) {
        judge_present(j);
    }
    bool light = m->verb || (verb && unit_is(unit_at(j, verb->main), WORD_CARRIER | WORD_HAPPENS));
    j->out.happened = light && verb && verb->finite && !j->out.planned && !j->out.no;
    const struct verb_group *own = m->verb ? m->verb : light ? verb : NULL;
    if (own && own->pluperfect && !attribution_of(j->telling, m).told) {
        j->out.background = true;
    }
    if (!m->verb || is_talks(j)) {
        return;
    }
    bool being = !m->verb->finite && m->verb->first != m->verb->main && m->verb->passive &&
                 j->telling->parse.clauses.at[m->clause].opener < 0;
    if ((m->verb->progressive && m->verb->perfect) || being) { /* "with houses being destroyed" */
        j->out.habit = true;
    }
    bool bare = m->verb->finite && m->verb->first == m->verb->main && u->form == FORM_S &&
                s->kind == BLOCK_PARAGRAPH;
    bare = bare || (m->verb->finite && m->verb->first == m->verb->main && u->form == FORM_BASE &&
                    s->kind == BLOCK_PARAGRAPH && m->trigger && has_past_form(j, u));
    if (bare) {
        j->out.habit = true;
    }
}

/* The preposition that a noun's phrase stands under; NONE: subject, object, or none near. */
static enum preposition governor_of(const struct judge *j, uint32_t noun)
{
    for (uint32_t i = noun; i-- > 0;) {
        const struct unit *u = unit_at(j, i);
        if (unit_is(u, WORD_PREPOSITION)) {
            return unit_preposition(u);
        }
        if (u->verb || unit_is(u, WORD_BE | WORD_HAVE | WORD_SUBORDINATOR | WORD_RELATIVE) ||
            (u->kind == UNIT_MARK && !unit_is_quote(u))) {
            break;
        }
    }
    return PREPOSITION_NONE;
}

/* "massed soldiers for an offensive"; but "responsible for the attack". */
static void judge_purpose(struct judge *j, uint32_t noun)
{
    for (uint32_t i = noun; i-- > 1;) {
        const struct unit *u = unit_at(j, i);
        if (unit_preposition(u) == PREPOSITION_FOR) {
            if (!is_talks(j) &&
                unit_is(unit_at(j, i - 1), WORD_FORCE | WORD_WEAPON | WORD_PERSON | WORD_TARGET)) {
                reject(j, "it is only aimed at", noun);
            }
            return;
        }
        if (u->verb || u->kind == UNIT_MARK || unit_is(u, WORD_PREPOSITION)) {
            return;
        }
    }
}

/* "after a day of talks", "following Thursday's meeting": they are over. */
static bool is_over(const struct judge *j)
{
    for (uint32_t i = j->mention->unit; i-- > 0;) {
        const struct unit *u = unit_at(j, i);
        if (says(j, i, "after") || says(j, i, "following")) {
            return true;
        }
        bool inside = !u->verb && (u->kind != UNIT_MARK || unit_is_mark(u, '/')) &&
                      !(unit_cues(u) & CUE_PLAN) && /* "4 1/2 hours of" */
                      !unit_is(u, WORD_SUBORDINATOR | WORD_RELATIVE | WORD_BE | WORD_HAVE) &&
                      (!unit_is(u, WORD_PREPOSITION) || unit_preposition(u) == PREPOSITION_OF);
        if (!inside) {
            return false;
        }
    }
    return false;
}

/* "on the eve of a meeting of its allies, held at X on Thursday" */
static bool was_held(const struct judge *j)
{
    const struct units *units = &j->telling->parse.units;
    for (uint32_t i = j->mention->unit + 1; i + 1 < units->n; i++) {
        bool bare = unit_is_comma(unit_at(j, i - 1)) || i == j->mention->unit + 1;
        if (bare && says(j, i, "held")) {
            return unit_preposition(unit_at(j, i + 1)) == PREPOSITION_IN ||
                   unit_at(j, i + 1)->kind == UNIT_DATE;
        }
    }
    return false;
}

/* "rejected it during the talks": the talks are not what was rejected. */
static bool is_circumstance(const struct judge *j)
{
    if (j->mention->verb) {
        return false;
    }
    enum preposition p = governor_of(j, j->mention->unit);
    bool visit = j->mention->trigger && j->mention->trigger->frame == FRAME_VISIT;
    return is_over(j) || (visit && p == PREPOSITION_ON) || /* "promises oil on a visit" */
           p == PREPOSITION_OTHER || p == PREPOSITION_IN || p == PREPOSITION_BY;
}

/* What a speech verb above or before the mention makes of it. */
static void judge_speech(struct judge *j, const struct verb_group *verb, bool above)
{
    const struct unit *u = unit_at(j, verb->main);
    if (!unit_is(u, WORD_SPEECH)) {
        return;
    }
    if (u->lexeme->speech == SPEECH_DENY && !is_circumstance(j)) {
        reject(j, "it is denied", verb->main);
    }
    bool finite = j->mention->verb && j->mention->verb->finite;
    if (u->lexeme->speech == SPEECH_WANT && !(above && finite) && !is_circumstance(j)) {
        if (is_talks(j)) {
            j->out.planned = j->out.wished = true;
        } else {
            reject(j, "it is only wanted or warned of", verb->main);
        }
    }
}

/* "had planned to meet", "had been due to meet": they did not. */
static void judge_missed(struct judge *j, const struct verb_group *verb)
{
    const struct unit *u = unit_at(j, verb->main);
    uint32_t next = verb->main + 1;
    bool plans = (unit_is(u, WORD_SPEECH) && u->lexeme->speech == SPEECH_WANT) ||
                 (unit_cues(u) & CUE_PLAN) ||
                 (next < j->telling->parse.units.n && (unit_cues(unit_at(j, next)) & CUE_PLAN));
    bool agreed = (unit_cues(u) & CUE_VENUE) || says(j, verb->main, "agreed");
    if (is_talks(j) && verb->pluperfect && plans && !agreed) {
        reject(j, "it was once planned", verb->main);
    }
}

/* "The talks, set for Friday, have been called off". */
static void judge_cancelled(struct judge *j)
{
    const struct parse *parse = &j->telling->parse;
    for (uint32_t i = j->mention->unit + 1; i < parse->units.n; i++) {
        const struct unit *u = unit_at(j, i);
        bool it = unit_is(unit_at(j, i - 1), WORD_BE) || says(j, i, "fell");
        if ((unit_cues(u) & CUE_CANCELS) && it) {
            reject(j, "it was called off", i);
        }
        if (unit_is(u, WORD_EVENT_NOUN | WORD_SUBORDINATOR | WORD_RELATIVE)) {
            return;
        }
    }
}

static bool opens_if(const struct judge *j, const struct clause *clause)
{
    return clause->opener >= 0 && (unit_cues(unit_at(j, (uint32_t)clause->opener)) & CUE_IF);
}

/* "has no plans to meet": what stands between a verb and the infinitive that hangs on it. */
static void judge_between(struct judge *j, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        weigh_cues(j, unit_cues(unit_at(j, i)) & (CUE_NOT | CUE_IF), i);
    }
}

static void judge_above(struct judge *j)
{
    const struct parse *parse = &j->telling->parse;
    uint32_t clause = j->mention->clause;
    for (int steps = 0; steps < 6; steps++) {
        const struct clause *c = &parse->clauses.at[clause];
        const struct verb_group *verb = clause_verb(parse, c->parent);
        if (opens_if(j, c)) {
            reject(j, "it is only thought of", (uint32_t)c->opener);
        }
        if (c->parent == clause || c->link == CLAUSE_RELATIVE || c->link == CLAUSE_SUB ||
            c->link == CLAUSE_AND) {
            return;
        }
        if (verb && verb->main < j->mention->unit) {
            if (c->link == CLAUSE_PARTICIPLE) {
                judge_between(j, verb->main + 1, c->first);
            }
            judge_missed(j, verb);
            judge_speech(j, verb, true);
            if (c->link != CLAUSE_SAID && c->link != CLAUSE_REDUCED) {
                judge_verb(j, verb);
            }
        }
        clause = c->parent;
    }
}

struct reality reality_of(const struct extract_input *input, const struct telling *telling,
                          const struct mention *mention)
{
    struct judge j = {.input = input, .telling = telling, .mention = mention};
    const struct verb_group *verb = clause_verb(&telling->parse, mention->clause);
    if (mention->verb) {
        judge_verb(&j, mention->verb);
    } else {
        judge_noun(&j, mention->unit);
        judge_purpose(&j, mention->unit);
        bool brings = verb && unit_is(&telling->parse.units.at[verb->main],
                                      WORD_CARRIER | WORD_HAPPENS | WORD_BE | WORD_EVENT_VERB);
        bool at = is_talks(&j) && governor_of(&j, mention->unit) == PREPOSITION_IN;
        if (brings && !at) { /* "There was no progress at the talks" */
            judge_verb(&j, verb);
        }
        if (verb && verb->main < mention->unit) {
            judge_speech(&j, verb, false);
        }
    }
    judge_above(&j);
    if (is_talks(&j) && !mention->verb) {
        judge_cancelled(&j);
    }
    judge_clause(&j, mention->clause);
    const struct clause *own = &telling->parse.clauses.at[mention->clause];
    if ((own->link == CLAUSE_SUB || own->link == CLAUSE_PARTICIPLE ||
         own->link == CLAUSE_RELATIVE || own->link == CLAUSE_AND) &&
        own->parent != mention->clause) {
        judge_history_above(&j, own->parent);
    }
    judge_tense(&j);
    if (is_talks(&j) && !mention->verb && (is_over(&j) || was_held(&j))) {
        j.out.planned = false;
        j.out.happened = true;
    }
    return j.out;
}
