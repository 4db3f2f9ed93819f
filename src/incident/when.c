#include "incident/when.h"

#include <stdlib.h>

#include "incident/since.h"

/* How near a time expression is to a mention, in hundredths of a guess: its own clause counts
 * most, then a clause above, then the clause of who said so. */
enum {
    SCORE_OWN = 1000,
    SCORE_BELOW = 700,
    SCORE_ABOVE = 600,
    SCORE_SPEECH = 400,
    SCORE_STEP = 10,   /* for each unit between */
    SCORE_VAGUE = 300, /* what "days earlier" has less than a day that is told as well */
};

/* Older than this is history for what hangs on it. */
#define PAST_DAYS 20

struct finder {
    const struct extract_input *input;
    const struct telling *telling;
    const struct mention *mention;
};

static bool ends_with_word(const struct finder *f, const struct unit *u, const char *word)
{
    return span_is_nocase(token_text(f->input->tokens, u->first + u->n - 1), word);
}

static bool starts_with_word(const struct finder *f, const struct unit *u, const char *word)
{
    return span_is_nocase(token_text(f->input->tokens, u->first), word);
}

/* "days earlier", "hours later": gives way to a day. */
static bool is_vague(const struct finder *f, uint32_t date)
{
    const struct unit *u = &f->telling->parse.units.at[date];
    bool several = starts_with_word(f, u, "days") || starts_with_word(f, u, "hours") ||
                   starts_with_word(f, u, "weeks");
    return several && u->date->kind == DATE_RELATIVE && !ends_with_word(f, u, "after") &&
           !ends_with_word(f, u, "before");
}

static bool is_speech_clause(const struct parse *parse, uint32_t clause)
{
    const struct verb_group *verb = clause_verb(parse, clause);
    return verb && unit_is(&parse->units.at[verb->main], WORD_SPEECH);
}

static bool tells_of_event(const struct finder *f, uint32_t clause)
{
    const struct mentions *all = &f->telling->mentions;
    for (size_t i = 0; i < all->n; i++) {
        if (all->at[i].clause == clause) {
            return true;
        }
    }
    return false;
}

static bool is_talks(const struct finder *f)
{
    const struct event_type *type = f->mention->type;
    return type && type->category == CATEGORY_TALKS;
}

/* Tells it something of a noun before it: "which", "hit by", "the house where"? */
static bool describes(const struct finder *f, const struct clause *c)
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
static bool opens_after(const struct finder *f, const struct clause *c)
{
    const struct units *units = &f->telling->parse.units;
    return c->link == CLAUSE_SUB && c->opener >= 0 &&
           unit_says(f->input->tokens, &units->at[c->opener], "after");
}

/* Does the clause stand above the mention's, and how: 0 not at all. "On Tuesday crews left the
 * house where a missile had killed six": what is told of a thing by the way has its own day. */
static int above_score(const struct finder *f, uint32_t clause)
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
        after = after || opens_after(f, c);
        at = c->parent;
        if (at == clause && is_speech_clause(parse, clause)) {
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
static bool in_aside(const struct finder *f, uint32_t date, const struct mention *m)
{
    const struct parse *parse = &f->telling->parse;
    uint32_t own = f->mention->clause;
    return parse->units.at[date].clause == own && m->clause != own &&
           clause_within(parse, m->clause, own);
}

/* "On Sunday the mayor said that a mine had killed two, and that a shell had hit a mill": the day
 * stands over both. */
static bool under_one_day(const struct finder *f, uint32_t date, const struct mention *m)
{
    const struct parse *parse = &f->telling->parse;
    uint32_t above = parse->units.at[date].clause, own = f->mention->clause;
    return m->clause != above && own != above && clause_within(parse, m->clause, above) &&
           clause_within(parse, own, above) && !clause_within(parse, own, m->clause) &&
           !clause_within(parse, m->clause, own);
}

static bool other_event_between(const struct finder *f, uint32_t a, uint32_t b)
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

static bool before_comma(const struct finder *f, uint32_t i)
{
    const struct units *units = &f->telling->parse.units;
    return i + 1 >= units->n || units->at[i + 1].kind == UNIT_MARK;
}

/* "Hours after the talks ended, a drone hit": the day of the main clause. */
static bool opens_clause(const struct finder *f, uint32_t i)
{
    const struct parse *parse = &f->telling->parse;
    const struct clause *c = &parse->clauses.at[parse->units.at[i].clause];
    return c->link == CLAUSE_SUB && c->opener == (int32_t)i && i <= 1;
}

/* "Saturday's missile strike": nothing stands between that could part them. */
static bool adjoins(const struct finder *f, uint32_t date, uint32_t noun)
{
    const struct units *units = &f->telling->parse.units;
    for (uint32_t i = date + 1; i < noun; i++) {
        if (unit_is(&units->at[i], WORD_PREPOSITION) || units->at[i].verb) {
            return false;
        }
    }
    return date + 3 >= noun;
}

/* "the toll of the attack rose to six on Sunday" */
static bool is_rise(const struct finder *f, uint32_t date)
{
    const struct parse *parse = &f->telling->parse;
    const struct mentions *all = &f->telling->mentions;
    uint32_t clause = parse->units.at[date].clause;
    const struct verb_group *verb = clause_verb(parse, clause);
    bool rises = verb && (unit_cues(&parse->units.at[verb->main]) & CUE_RISES), toll = false;
    for (size_t i = 0; rises && i < all->n; i++) {
        toll = toll || (all->at[i].clause == clause && all->at[i].toll && !all->at[i].verb);
    }
    return toll && !(date < f->mention->unit && adjoins(f, date, f->mention->unit));
}

/* "A statement on Saturday expressed concern about the attacks", "bodies were recovered on Sunday
 * from the ruins": the day is the statement's, the search's. */
static bool is_own(const struct finder *f, uint32_t date)
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
static bool is_attribute(const struct finder *f, uint32_t date)
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
static bool is_inserted_speech(const struct finder *f, uint32_t clause)
{
    const struct parse *parse = &f->telling->parse;
    const struct clause *c = &parse->clauses.at[clause];
    return c->link == CLAUSE_AND && c->parent == f->mention->clause &&
           unit_is_comma(&parse->units.at[c->first]) && is_speech_clause(parse, clause);
}

/* "By Friday 28 were known to have died": how it stood that day, not when it was. */
static bool is_term(const struct finder *f, uint32_t date)
{
    const struct units *units = &f->telling->parse.units;
    return date > 0 && unit_says(f->input->tokens, &units->at[date - 1], "by");
}

/* "was still burning on Friday": how it stood, too. */
static bool is_still(const struct finder *f, uint32_t date)
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
static bool is_described(const struct finder *f, uint32_t i)
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

static int score_of(const struct finder *f, uint32_t i)
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
    } else if (parse->units.at[i].date->kind == DATE_RELATIVE && opens_clause(f, i) &&
               clause_within(parse, own, parse->clauses.at[clause].parent)) {
        score = SCORE_BELOW;
    } else {
        score = is_inserted_speech(f, clause) ? SCORE_SPEECH : above_score(f, clause);
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

/* "in 24 hours", "for the past two weeks": a sum; "for two hours" is only how long it took. */
static bool is_sum(const struct finder *f, const struct unit *u)
{
    return u->date->resolved || starts_with_word(f, u, "in") || starts_with_word(f, u, "over") ||
           starts_with_word(f, u, "within");
}

/* "the first talks in three years", "the deadliest raid in months" tell of one event. */
static bool since_when(const struct finder *f, uint32_t date)
{
    const struct units *units = &f->telling->parse.units;
    for (uint32_t i = date, steps = 0; i-- > 0 && steps < 8; steps++) {
        if (unit_is_superlative(f->input->tokens, &units->at[i])) {
            return true;
        }
    }
    return false;
}

/* "for the third time this month": how often, not when. */
static bool is_ordinal(const struct finder *f, uint32_t date)
{
    const struct units *units = &f->telling->parse.units;
    return date > 0 && units->at[date].date->kind != DATE_DAY &&
           ends_with_word(f, &units->at[date - 1], "time");
}

/* "over the past week attacks have killed 18": a sum, not one event. */
static bool is_long_span(const struct finder *f, uint32_t i)
{
    const struct unit *u = &f->telling->parse.units.at[i];
    bool over = starts_with_word(f, u, "over") || starts_with_word(f, u, "during") ||
                starts_with_word(f, u, "within") || starts_with_word(f, u, "throughout");
    return over && u->date->kind == DATE_SPAN && u->date->resolved &&
           u->date->range.last - u->date->range.first >= 5;
}

static bool is_one_day(const struct day_range *range)
{
    return range->first != DAY_NONE && range->last - range->first <= 1;
}

/* The day that "a day after" counts from: another one of the sentence (a month or year only where
 * it is long past), else the article's. */
static struct day_range anchor(const struct finder *f, uint32_t except)
{
    const struct units *units = &f->telling->parse.units;
    int32_t published = f->input->tokens->article->published;
    for (uint32_t i = 0; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        if (i != except && u->kind == UNIT_DATE && u->date->kind == DATE_DAY && u->date->resolved &&
            is_one_day(&u->date->range)) {
            return u->date->range;
        }
    }
    for (uint32_t i = 0; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        if (i != except && u->kind == UNIT_DATE && u->date->resolved &&
            clause_within(&f->telling->parse, units->at[except].clause, u->clause) &&
            u->date->range.last - u->date->range.first > 20 && published != DAY_NONE &&
            u->date->range.last + 20 < published) {
            return u->date->range;
        }
    }
    return (struct day_range){published, published, TIME_NEAR};
}

/* "It came two days after", "The strike came hours after": what counts is the day of the story. */
static bool tells_of_story(const struct finder *f, uint32_t date, const struct event_type **story)
{
    const struct parse *parse = &f->telling->parse;
    const struct mentions *all = &f->telling->mentions;
    const struct unit *first = &parse->units.at[0];
    uint32_t main = 0;
    while (parse->clauses.at[main].parent != main) {
        main = parse->clauses.at[main].parent;
    }
    for (size_t i = 0; i < all->n; i++) {
        const struct mention *m = &all->at[i];
        if (m->clause == main && m->unit < date && m->definite && m->group != f->mention->group) {
            *story = m->type;
            return true;
        }
    }
    return unit_says(f->input->tokens, first, "it") || unit_says(f->input->tokens, first, "this");
}

/* Is a day told in the mention's own clause? */
static bool has_own_day(const struct finder *f, uint32_t relative)
{
    const struct units *units = &f->telling->parse.units;
    for (uint32_t i = relative + 1; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        if (u->kind == UNIT_DATE && u->clause == f->mention->clause && u->date->kind == DATE_DAY) {
            return true;
        }
    }
    return false;
}

/* "on the same day": the day told last before it; false: none. */
static bool read_same(const struct finder *f, const struct unit *same, struct when *out)
{
    const struct date_mentions *all = f->input->dates;
    for (size_t i = all->n; i-- > 0;) {
        const struct date_mention *d = &all->at[i];
        bool day = d->kind == DATE_DAY && d->resolved && is_one_day(&d->range);
        if (day && d->first < same->first && d->sentence + 1 >= same->date->sentence) {
            out->range = d->range;
            out->weekday = d->weekday;
            out->relative = true;
            return true;
        }
    }
    return false;
}

/* "a day after he met X in Y": the meeting was the day before the anchor. */
static bool read_relative(const struct finder *f, uint32_t i, struct when *out)
{
    const struct unit *u = &f->telling->parse.units.at[i];
    bool after = ends_with_word(f, u, "after"), before = ends_with_word(f, u, "before");
    struct day_range from = anchor(f, i);
    if (from.first == DAY_NONE) {
        return false;
    }
    bool inside =
        f->mention->unit > i && clause_within(&f->telling->parse, f->mention->clause, u->clause);
    int shift = u->date->offset_days;
    if (inside && has_own_day(f, i)) {
        return false; /* "days before they meet on Friday" */
    }
    bool same = u->n > 1 && span_is_nocase(token_text(f->input->tokens, u->first + u->n - 2),
                                           "same"); /* "on the same day": as what was told */
    if (same && read_same(f, u, out)) {
        return true;
    }
    if (shift == 0 && starts_with_word(f, u, "on") && !same) {
        return false; /* "on a day of strikes": no day is told */
    }
    out->relative = true;
    bool connects = (after || before) && !before_comma(f, i);
    if (connects && inside) {
        shift = -shift;
        out->from_story = from.precision == TIME_NEAR && tells_of_story(f, i, &out->story);
        out->shift = (int16_t)shift;
    } else if (connects && !opens_clause(f, i)) {
        return false;
    } else {
        out->any_kind = connects || same;
        out->from_last = true;
        out->shift = (int16_t)shift;
    }
    out->range = (struct day_range){from.first + shift, from.last + shift,
                                    abs(shift) > 6 ? TIME_NEAR : TIME_DAY};
    return true;
}

static bool is_later(const struct finder *f, uint32_t i)
{
    const struct unit *u = &f->telling->parse.units.at[i];
    return starts_with_word(f, u, "later") || ends_with_word(f, u, "later");
}

static bool read_date(const struct finder *f, uint32_t i, int score, struct when *out)
{
    const struct unit *u = &f->telling->parse.units.at[i];
    const struct date_mention *date = u->date;
    *out = (struct when){.range = {DAY_NONE, DAY_NONE, TIME_UNKNOWN},
                         .weekday = -1,
                         .at = {u->first, u->n},
                         .future = date->future};
    out->source = score > SCORE_ABOVE + 20 ? WHEN_OWN
                  : score > SCORE_SPEECH   ? WHEN_ABOVE
                                           : WHEN_SPEECH;
    if (date->kind == DATE_RELATIVE) {
        return read_relative(f, i, out);
    }
    out->hours = date->kind != DATE_DAY && ends_with_word(f, u, "hours");
    if (date->resolved) {
        out->range = date->range;
    } else if (date->kind == DATE_SPAN) {
        out->vague_past = ends_with_word(f, u, "year") || ends_with_word(f, u, "month") ||
                          ends_with_word(f, u, "years") || ends_with_word(f, u, "months");
        return out->vague_past;
    }
    out->weekday = date->weekday;
    return date->resolved || date->weekday >= 0;
}

/* Does the mention hang on the clause by an "after"? */
static bool comes_before(const struct finder *f, uint32_t clause)
{
    const struct parse *parse = &f->telling->parse;
    const struct event_type *type = f->mention->type;
    uint32_t at = f->mention->clause;
    bool after = false;
    if (type && type->category == CATEGORY_TALKS) {
        return false; /* "said on Friday after talks": of that day */
    }
    while (at != clause && parse->clauses.at[at].parent != at) {
        after = after || opens_after(f, &parse->clauses.at[at]);
        at = parse->clauses.at[at].parent;
    }
    return after && at == clause;
}

/* "In July X struck Y after a drone killed a man in Z": what hangs on history is history. */
static bool is_past_above(const struct finder *f, uint32_t i)
{
    const struct unit *u = &f->telling->parse.units.at[i];
    int32_t published = f->input->tokens->article->published;
    return above_score(f, u->clause) > 0 && u->date->resolved && published != DAY_NONE &&
           u->date->range.last + PAST_DAYS < published;
}

struct when when_of(const struct extract_input *input, const struct telling *telling,
                    const struct mention *mention)
{
    struct finder f = {.input = input, .telling = telling, .mention = mention};
    const struct units *units = &telling->parse.units;
    struct when best = {.range = {DAY_NONE, DAY_NONE, TIME_UNKNOWN}, .weekday = -1};
    int best_score = 0;
    bool recurrent = false, total = false, later = false;
    for (uint32_t i = 0; i < units->n; i++) {
        if (units->at[i].kind != UNIT_DATE) {
            continue;
        }
        enum date_kind kind = units->at[i].date->kind;
        if (is_ordinal(&f, i) || is_term(&f, i) || is_still(&f, i) || is_rise(&f, i) ||
            (kind == DATE_SPAN && units->at[i].clause == mention->clause && since_when(&f, i))) {
            continue; /* "the deadliest attack this year" */
        }
        int score = score_of(&f, i);
        if (kind == DATE_DURATION || kind == DATE_RECURRENT) {
            bool own = units->at[i].clause == mention->clause;
            recurrent = recurrent || (own && kind == DATE_RECURRENT);
            total = total || (own && kind == DATE_DURATION && is_sum(&f, &units->at[i]) &&
                              !since_when(&f, i));
            continue;
        }
        struct when found;
        later = later || (score > SCORE_SPEECH - SCORE_VAGUE && is_later(&f, i) &&
                          !is_speech_clause(&telling->parse, units->at[i].clause));
        total = total || (units->at[i].clause == mention->clause && is_long_span(&f, i));
        score = score == 0 && is_past_above(&f, i) ? 1 : score;
        if (score > best_score && read_date(&f, i, score, &found)) {
            best = found;
            best.or_before = comes_before(&f, units->at[i].clause);
            best_score = score;
        }
    }
    if (best.source < WHEN_OWN && since_read(input, telling, mention, &best)) {
        recurrent = total = false;
    }
    best.recurrent = recurrent;
    best.total = total;
    best.later = later;
    return best;
}
