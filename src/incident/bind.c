#include "incident/bind.h"

#include "incident/since.h"
#include "incident/whereabouts.h"

#include <string.h>

struct binder {
    const struct extract_input *input;
    struct telling *telling;
};

static enum frame frame_of(const struct mention *m)
{
    return m->trigger ? m->trigger->frame : FRAME_DAMAGES;
}

/* ---- what cannot be one event ---- */

static bool is_type(const struct mention *m, const char *name)
{
    return m->type && strcmp(m->type->name, name) == 0;
}

static bool kinds_agree(const struct mention *a, const struct mention *b)
{
    if (!a->type || !b->type) {
        const struct event_type *type = a->type ? a->type : b->type;
        return !type || type->category != CATEGORY_TALKS;
    }
    bool talks = a->type->category == CATEGORY_TALKS, ground = a->type->category == CATEGORY_GROUND;
    bool shot = a->clause == b->clause && is_type(a, "shooting") && is_type(b, "raid");
    return talks == (b->type->category == CATEGORY_TALKS) &&
           (shot || ground == (b->type->category == CATEGORY_GROUND)); /* "shot in a raid" */
}

/* Interceptions are told apart from strikes that came through. */
static bool is_interception(const struct mention *m)
{
    return m->trigger && m->trigger->frame == FRAME_DOWNS;
}

static bool repels(const struct mention *m)
{
    return is_interception(m) || (m->trigger && m->trigger->frame == FRAME_REPELS);
}

static bool has_place(const struct binder *b, const struct mention *m, const struct toponym *t)
{
    for (size_t i = 0; i < m->locus.n; i++) {
        const struct toponym *own = b->telling->places.at[m->locus.at[i]].toponym;
        if (own == t ||
            (own && t && own->located && t->located && own->location.place == t->location.place)) {
            return true;
        }
    }
    return false;
}

/* "In X, 20 were hurt, and in nearby Y 16 were": the first does not frame the second. */
static bool two_towns(const struct binder *b, const struct mention *x, const struct mention *y)
{
    const struct toponym *p = b->telling->places.at[x->locus.at[0]].toponym;
    const struct toponym *q = b->telling->places.at[y->locus.at[0]].toponym;
    bool joined = b->telling->parse.clauses.at[y->clause].link == CLAUSE_AND;
    return x->clause != y->clause && joined && p && q && p->located && q->located &&
           p->location.precision == PRECISION_SETTLEMENT &&
           q->location.precision == PRECISION_SETTLEMENT;
}

static bool is_talks(const struct mention *m)
{
    return m->type && m->type->category == CATEGORY_TALKS;
}

static bool two_clauses(const struct binder *b, const struct mention *later)
{
    return b->telling->parse.clauses.at[later->clause].link == CLAUSE_AND;
}

/* Two lists of places that share none tell of two events. */
static bool places_agree(const struct binder *b, const struct mention *x, const struct mention *y)
{
    if (!x->locus.n || !y->locus.n ||
        (x->locus.fronted != y->locus.fronted && !two_towns(b, x, y))) {
        return true;
    }
    for (size_t i = 0; i < x->locus.n; i++) {
        if (has_place(b, y, b->telling->places.at[x->locus.at[i]].toponym)) {
            return true;
        }
    }
    const struct toponym *p = b->telling->places.at[x->locus.at[0]].toponym;
    const struct toponym *q = b->telling->places.at[y->locus.at[0]].toponym;
    if (is_talks(x) && (p == NULL) != (q == NULL) && two_clauses(b, y)) {
        return false; /* "was in the capital for talks and visited X" */
    }
    if (!p || !q || !p->located || !q->located) {
        return true;
    }
    return places_meet(p, q); /* a country or region and a town in it */
}

/* ---- the grammar between two mentions ---- */

/* Before, until, since: what follows is another event's. */
static bool says_before(const struct binder *b, const struct unit *u)
{
    struct span word = token_text(b->input->tokens, u->first + u->n - 1);
    return span_is_nocase(word, "before") || span_is_nocase(word, "until") ||
           span_is_nocase(word, "since");
}

/* The preposition before a noun's phrase; NONE: none. */
static enum preposition preposition_before(const struct binder *b, uint32_t noun, uint32_t *at)
{
    const struct units *units = &b->telling->parse.units;
    for (uint32_t i = noun; i-- > 0;) {
        const struct unit *u = &units->at[i];
        if (unit_is(u, WORD_SUBORDINATOR) && says_before(b, u)) {
            break; /* "killed in a shooting shortly before the missile attack" */
        }
        bool one_of = unit_preposition(u) == PREPOSITION_OF && i > 0 &&
                      (units->at[i - 1].kind == UNIT_NUMBER ||
                       unit_is(&units->at[i - 1], WORD_QUANTITY | WORD_DETERMINER));
        if (one_of) {
            continue; /* "in one of the deadliest raids" */
        }
        if (unit_is(u, WORD_PREPOSITION) || unit_is(u, WORD_SUBORDINATOR)) {
            *at = i;
            return unit_is(u, WORD_PREPOSITION) ? unit_preposition(u) : PREPOSITION_OTHER;
        }
        bool that = unit_is(u, WORD_RELATIVE) && unit_is(u, WORD_DETERMINER) && i > 0 &&
                    unit_is(&units->at[i - 1], WORD_PREPOSITION); /* "died in that attack" */
        if (that) {
            continue;
        }
        if (u->verb || unit_is(u, WORD_RELATIVE | WORD_BE | WORD_HAVE) || unit_is_comma(u) ||
            (u->kind == UNIT_DATE && u->date->kind == DATE_RELATIVE)) {
            break;
        }
    }
    *at = noun;
    return PREPOSITION_NONE;
}

static bool later_or_earlier(const struct binder *b, uint32_t at)
{
    const struct units *units = &b->telling->parse.units;
    return at > 0 && units->at[at - 1].kind == UNIT_DATE &&
           units->at[at - 1].date->kind == DATE_RELATIVE;
}

/* "Hours after the shooting, missiles hit": what others count from. */
static bool is_anchor(const struct binder *b, uint32_t noun)
{
    const struct units *units = &b->telling->parse.units;
    uint32_t i = noun;
    while (i > 0 && units->at[i - 1].kind == UNIT_WORD && !units->at[i - 1].verb &&
           !unit_is(&units->at[i - 1], WORD_PREPOSITION)) {
        i--;
    }
    return later_or_earlier(b, i);
}

static bool comma_between(const struct binder *b, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        if (unit_is_comma(&b->telling->parse.units.at[i])) {
            return true;
        }
    }
    return false;
}

static bool takes_subject(enum frame frame)
{
    return frame == FRAME_HITS || frame == FRAME_ROCKS || frame == FRAME_LANDS ||
           frame == FRAME_DAMAGES || frame == FRAME_FIRES || frame == FRAME_SUFFERS ||
           frame == FRAME_HARMS;
}

/* "travelled to X for talks with Y": one meeting, unless one is told to be before the other. */
static bool talks_bind(const struct binder *b, const struct mention *x, const struct mention *y)
{
    const struct units *units = &b->telling->parse.units;
    for (uint32_t i = x->unit + 1; i < y->unit; i++) {
        if (unit_is(&units->at[i], WORD_SUBORDINATOR) || later_or_earlier(b, i)) {
            return false;
        }
    }
    uint32_t next = y->unit + 1; /* "ended talks in X, to meet again" is one more */
    if (y->verb && next < units->n && (unit_cues(&units->at[next]) & CUE_AGAIN)) {
        return false;
    }
    return true;
}

static bool same_clause_binds(const struct binder *b, const struct mention *x,
                              const struct mention *y)
{
    uint32_t at;
    if (is_talks(x) && is_talks(y)) {
        return talks_bind(b, x, y);
    }
    if (x->toll && y->toll) {
        return true;
    }
    if (!x->verb && !x->toll && y->verb) {
        if (is_anchor(b, x->unit) && comma_between(b, x->unit, y->unit)) {
            return false;
        }
        enum preposition p = preposition_before(b, x->unit, &at);
        bool after = p == PREPOSITION_OTHER && !later_or_earlier(b, at) &&
                     (y->toll || frame_of(y) == FRAME_DAMAGES);
        return (takes_subject(frame_of(y)) && (p == PREPOSITION_NONE || p == PREPOSITION_OF)) ||
               p == PREPOSITION_IN || p == PREPOSITION_BY || after;
    }
    if ((x->verb || x->toll) && !y->verb && !y->toll) {
        enum preposition p = preposition_before(b, y->unit, &at);
        if (at < x->unit) {
            p = PREPOSITION_NONE;
        }
        bool direct = p == PREPOSITION_NONE && frame_of(x) == FRAME_SUFFERS;
        bool way = p == PREPOSITION_BY || p == PREPOSITION_IN || p == PREPOSITION_WITH ||
                   (p == PREPOSITION_OTHER && !later_or_earlier(b, at)) || p == PREPOSITION_FROM;
        bool whose = x->toll && p == PREPOSITION_OF && at == x->unit + 1; /* "the toll of" */
        return direct || whose || (way && (takes_subject(frame_of(x)) || x->toll));
    }
    if (!x->verb && !y->verb && !x->toll && !y->toll) {
        enum preposition p = preposition_before(b, y->unit, &at);
        bool of = p == PREPOSITION_OF && at == x->unit + 1;
        return of || (p == PREPOSITION_IN && at == x->unit + 1);
    }
    if (x->toll && y->verb) {
        return true;
    }
    if (x->verb && y->toll && !y->verb) { /* "fired at X in reply to Friday's killing of" */
        enum preposition p = preposition_before(b, y->unit, &at);
        return at < x->unit || (p != PREPOSITION_TO && p != PREPOSITION_FOR);
    }
    return (x->verb || !x->toll) && y->toll;
}

static bool tells_of_event(const struct binder *b, uint32_t clause)
{
    for (size_t i = 0; i < b->telling->mentions.n; i++) {
        if (b->telling->mentions.at[i].clause == clause) {
            return true;
        }
    }
    return false;
}

static bool relative_says(const struct binder *b, const struct clause *c, const char *word)
{
    if (c->opener < 0) {
        return false;
    }
    const struct unit *u = &b->telling->parse.units.at[c->opener];
    return span_is_nocase(tokens_text(b->input->tokens, u->first, u->n), word);
}

/* The clause that this one hangs on, past participles that tell of no event: "hit a bus carrying
 * workers, killing two", "the fire, which began when a drone fell". */
static uint32_t clause_root(const struct binder *b, uint32_t clause)
{
    const struct clauses *clauses = &b->telling->parse.clauses;
    uint32_t root = clauses->at[clause].parent;
    while ((clauses->at[root].link == CLAUSE_PARTICIPLE ||
            relative_says(b, &clauses->at[root], "which")) &&
           clauses->at[root].parent != root && !tells_of_event(b, root)) {
        root = clauses->at[root].parent;
    }
    return root;
}

static bool opens_with(const struct binder *b, const struct clause *c, const char *const *words)
{
    for (; *words; words++) {
        if (relative_says(b, c, *words)) {
            return true;
        }
    }
    return false;
}

/* "hit a hospital as strikes killed 41": the toll is that of the strikes. */
static bool has_trigger(const struct binder *b, uint32_t clause)
{
    for (size_t i = 0; i < b->telling->mentions.n; i++) {
        const struct mention *m = &b->telling->mentions.at[i];
        if (m->clause == clause && m->trigger && m->trigger->certainty != CERTAINTY_WEAK) {
            return true;
        }
    }
    return false;
}

static bool has_pronoun_subject(const struct binder *b, const struct mention *m)
{
    const struct parse *parse = &b->telling->parse;
    const struct clause *c = &parse->clauses.at[m->clause];
    for (uint32_t i = c->first; m->verb && i < m->verb->first; i++) {
        if (unit_is(&parse->units.at[i], WORD_PRONOUN)) {
            return true;
        }
    }
    return false;
}

/* "A drone hit a car in X, and two people were killed in shelling of Y": y's toll is that of what
 * its own clause places elsewhere. */
static bool tells_own(const struct binder *b, const struct mention *x, const struct mention *y)
{
    const struct mentions *all = &b->telling->mentions;
    for (size_t i = 0; i < all->n; i++) {
        const struct mention *m = &all->at[i];
        const struct clause *c = &b->telling->parse.clauses.at[m->clause];
        bool when = c->link == CLAUSE_SUB && c->parent == y->clause; /* "died when a shell hit" */
        bool own = m != y && (m->clause == y->clause || when) && m->trigger && m->locus.n;
        for (size_t k = 0; own && k < all->n; k++) {
            if (all->at[k].group == x->group && !places_agree(b, &all->at[k], m)) {
                return true;
            }
        }
    }
    return false;
}

/* y's clause hangs on x's clause. */
static bool below_binds(const struct binder *b, const struct mention *x, const struct mention *y)
{
    static const char *const when[] = {"when", "after", "as", "where", "while", NULL};
    const struct parse *parse = &b->telling->parse;
    const struct clause *c = &parse->clauses.at[y->clause];
    bool weak = x->toll || !x->trigger || x->trigger->certainty == CERTAINTY_WEAK ||
                frame_of(x) == FRAME_DAMAGES;
    if (is_talks(x) && is_talks(y)) {
        return c->link != CLAUSE_SAID && talks_bind(b, x, y);
    }
    switch (c->link) {
    case CLAUSE_PARTICIPLE:
        return y->verb && (!y->verb->infinitive) && (y->toll || takes_subject(frame_of(y)));
    case CLAUSE_REDUCED:
    case CLAUSE_RELATIVE:
        return x->unit < y->unit && (y->toll || y->verb || y->trigger);
    case CLAUSE_AND:
        if (y->toll && tells_own(b, x, y)) {
            return false;
        }
        return y->toll || frame_of(y) == FRAME_DAMAGES ||
               (!y->locus.n && takes_subject(frame_of(y)));
    case CLAUSE_SUB:
        if (since_before(b->input->tokens, parse, c)) {
            return false; /* "the worst attack since March 2022, when 40 people died" */
        }
        if (c->opener >= 0 && parse->units.at[c->opener].kind == UNIT_DATE) {
            /* "a fire was burning, a day after it was hit by drones" */
            return weak && !x->toll && y->trigger && has_pronoun_subject(b, y);
        }
        return opens_with(b, c, when) && (weak || (y->toll && !has_trigger(b, y->clause)) ||
                                          (y->trigger && y->trigger->certainty == CERTAINTY_WEAK));
    default:
        return false;
    }
}

/* "After missiles hit the port, three people died": x stands in the clause before. */
static bool above_binds(const struct binder *b, const struct mention *x, const struct mention *y)
{
    static const char *const when[] = {"when", "after", "as", "while", NULL};
    const struct clause *c = &b->telling->parse.clauses.at[x->clause];
    if (c->link == CLAUSE_SUB) {
        return opens_with(b, c, when) && (y->toll || frame_of(y) == FRAME_DAMAGES);
    }
    return (c->link == CLAUSE_RELATIVE || c->link == CLAUSE_REDUCED ||
            c->link == CLAUSE_PARTICIPLE) &&
           (y->toll || takes_subject(frame_of(y)));
}

/* "Shelling killed one in X and wounded three in Y": each toll is that of its own place. */
static bool shares_subject(const struct binder *b, const struct mention *x, const struct mention *y)
{
    const struct clause *c = &b->telling->parse.clauses.at[y->clause];
    return x->toll && x->verb && y->toll && y->verb && c->link == CLAUSE_AND &&
           c->parent == x->clause && y->verb->first <= c->first + 1 &&
           x->verb->passive == y->verb->passive;
}

/* "killed nine, the deadliest attack on the city in a year": what was told, summed up. */
static bool sums_up(const struct binder *b, const struct mention *y)
{
    const struct units *units = &b->telling->parse.units;
    bool superlative = false;
    for (uint32_t i = y->unit; !y->verb && !y->toll && i-- > 0;) {
        const struct unit *u = &units->at[i];
        if (unit_is_comma(u) || u->kind == UNIT_MARK) {
            return superlative && unit_is_comma(u);
        }
        if (u->verb || y->unit - i > 7) {
            return false;
        }
        superlative = superlative || unit_is_superlative(b->input->tokens, u);
    }
    return false;
}

/* "One is dead and 21 are missing after a missile hit": the clause before the one that this hangs
 * on and that tells of no event. */
static uint32_t past_conjunct(const struct binder *b, uint32_t clause)
{
    const struct clauses *clauses = &b->telling->parse.clauses;
    uint32_t above = clauses->at[clause].parent;
    bool past = clauses->at[clause].link == CLAUSE_SUB && clauses->at[above].link == CLAUSE_AND &&
                !tells_of_event(b, above);
    return past ? clauses->at[above].parent : clause;
}

static bool binds(const struct binder *b, const struct mention *x, const struct mention *y)
{
    if (mention_is_share(y)) {
        return x->toll && x->unit == (uint32_t)y->toll->share_of;
    }
    if (mention_is_share(x)) {
        return false;
    }
    if (shares_subject(b, x, y)) {
        return true;
    }
    bool repelled =
        x->clause == y->clause && ((is_interception(y) && !x->verb) ||
                                   (repels(x) && !y->verb && y->type && x->type == y->type));
    if (!kinds_agree(x, y) || !places_agree(b, x, y) ||
        (is_interception(x) != is_interception(y) && !repelled)) {
        return false;
    }
    if (x->clause == y->clause && !is_talks(x) && x->unit < y->unit && sums_up(b, y)) {
        return true;
    }
    uint32_t named = clause_named(&b->telling->parse, y->clause);
    if (named != UINT32_MAX && !is_talks(x) &&
        (x->clause == named || (x->toll && clause_root(b, named) == x->clause))) {
        return true; /* "were killed when a wall fell in what officials called an attack" */
    }
    if (repelled) {
        return true; /* "attacks on airfields had been repelled" */
    }
    if (x->clause == y->clause) {
        return same_clause_binds(b, x, y);
    }
    if (clause_root(b, y->clause) == x->clause) {
        return below_binds(b, x, y);
    }
    if (clause_root(b, x->clause) == y->clause) {
        return above_binds(b, x, y);
    }
    if (x->toll && past_conjunct(b, y->clause) == x->clause) {
        return below_binds(b, x, y);
    }
    /* Sisters: "killed four, wounding ten and damaging a school". */
    bool sisters = clause_root(b, x->clause) == clause_root(b, y->clause);
    return sisters && below_binds(b, x, y) && (y->toll || frame_of(y) == FRAME_DAMAGES);
}

/* "six died when missiles fired by the group hit": "fired" only says more of the missiles. */
static bool is_reduced_below(const struct binder *b, const struct mention *x,
                             const struct mention *y)
{
    const struct clause *c = &b->telling->parse.clauses.at[x->clause];
    return c->link == CLAUSE_REDUCED && c->parent == y->clause && x->unit < y->unit;
}

void mentions_bind(const struct extract_input *input, struct telling *telling)
{
    struct binder b = {.input = input, .telling = telling};
    struct mentions *all = &telling->mentions;
    for (size_t j = 1; j < all->n; j++) {
        for (size_t i = j; i-- > 0;) {
            if (!binds(&b, &all->at[i], &all->at[j])) {
                continue;
            }
            uint32_t from = all->at[j].group, to = all->at[i].group;
            for (size_t k = 0; k <= j; k++) {
                all->at[k].group = all->at[k].group == from ? to : all->at[k].group;
            }
            if (!is_reduced_below(&b, &all->at[i], &all->at[j])) {
                break;
            }
        }
    }
}
