#include "incident/when.h"

#include <stdlib.h>

#include "incident/date_score.h"
#include "incident/since.h"

/* Older than this is history for what hangs on it. */
#define PAST_DAYS 20

/* "in 24 hours", "for the past two weeks": a sum; "for two hours" is only how long it took. */
static bool is_sum(const struct date_finder *f, const struct unit *u)
{
    return u->date->resolved || starts_with_word(f, u, "in") || starts_with_word(f, u, "over") ||
           starts_with_word(f, u, "within");
}

/* "the first talks in three years", "the deadliest raid in months" tell of one event. */
static bool since_when(const struct date_finder *f, uint32_t date)
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
static bool is_ordinal(const struct date_finder *f, uint32_t date)
{
    const struct units *units = &f->telling->parse.units;
    return date > 0 && units->at[date].date->kind != DATE_DAY &&
           ends_with_word(f, &units->at[date - 1], "time");
}

/* "over the past week attacks have killed 18": a sum, not one event. */
static bool is_long_span(const struct date_finder *f, uint32_t i)
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
static struct day_range anchor(const struct date_finder *f, uint32_t except)
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
static bool tells_of_story(const struct date_finder *f, uint32_t date,
                           const struct event_type **story)
{
    const struct parse *parse = &f->telling->parse;
    const struct mentions *all = &f->telling->mentions;
    const struct unit *first = &parse->units.at[0];
    for (size_t i = 0; i < all->n; i++) {
        const struct mention *m = &all->at[i];
        if (m->clause == 0 && m->unit < date && m->definite && m->group != f->mention->group) {
            *story = m->type;
            return true;
        }
    }
    return unit_says(f->input->tokens, first, "it") || unit_says(f->input->tokens, first, "this");
}

/* Is a day told in the mention's own clause? */
static bool has_own_day(const struct date_finder *f, uint32_t relative)
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
static bool read_same(const struct date_finder *f, const struct unit *same, struct when *out)
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
static bool read_relative(const struct date_finder *f, uint32_t i, struct when *out)
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
    bool connects = (after || before) && !date_before_mark(f, i);
    if (connects && inside) {
        shift = -shift;
        out->from_story = from.precision == TIME_NEAR && tells_of_story(f, i, &out->story);
        out->shift = (int16_t)shift;
    } else if (connects && !date_opens_clause(f, i)) {
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

static bool is_later(const struct date_finder *f, uint32_t i)
{
    const struct unit *u = &f->telling->parse.units.at[i];
    return starts_with_word(f, u, "later") || ends_with_word(f, u, "later");
}

static bool read_date(const struct date_finder *f, uint32_t i, int score, struct when *out)
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
static bool comes_before(const struct date_finder *f, uint32_t clause)
{
    const struct parse *parse = &f->telling->parse;
    const struct event_type *type = f->mention->type;
    uint32_t at = f->mention->clause;
    bool after = false;
    if (type && type->category == CATEGORY_TALKS) {
        return false; /* "said on Friday after talks": of that day */
    }
    while (at != clause && parse->clauses.at[at].parent != at) {
        after = after || clause_opens_after(f, &parse->clauses.at[at]);
        at = parse->clauses.at[at].parent;
    }
    return after && at == clause;
}

/* "In July X struck Y after a drone killed a man in Z": what hangs on history is history. */
static bool is_past_above(const struct date_finder *f, uint32_t i)
{
    const struct unit *u = &f->telling->parse.units.at[i];
    int32_t published = f->input->tokens->article->published;
    return clause_above_score(f, u->clause) > 0 && u->date->resolved && published != DAY_NONE &&
           u->date->range.last + PAST_DAYS < published;
}

struct when when_of(const struct extract_input *input, const struct telling *telling,
                    const struct mention *mention)
{
    struct date_finder f = {.input = input, .telling = telling, .mention = mention};
    const struct units *units = &telling->parse.units;
    struct when best = {.range = {DAY_NONE, DAY_NONE, TIME_UNKNOWN}, .weekday = -1};
    int best_score = 0;
    bool recurrent = false, total = false, later = false;
    for (uint32_t i = 0; i < units->n; i++) {
        if (units->at[i].kind != UNIT_DATE) {
            continue;
        }
        enum date_kind kind = units->at[i].date->kind;
        if (is_ordinal(&f, i) || date_is_state(&f, i) ||
            (kind == DATE_SPAN && units->at[i].clause == mention->clause && since_when(&f, i))) {
            continue; /* "the deadliest attack this year" */
        }
        int score = date_score(&f, i);
        if (kind == DATE_DURATION || kind == DATE_RECURRENT) {
            bool own = units->at[i].clause == mention->clause;
            recurrent = recurrent || (own && kind == DATE_RECURRENT);
            total = total || (own && kind == DATE_DURATION && is_sum(&f, &units->at[i]) &&
                              !since_when(&f, i));
            continue;
        }
        struct when found;
        later = later || (score > SCORE_SPEECH - SCORE_VAGUE && is_later(&f, i) &&
                          !clause_is_speech(&telling->parse, units->at[i].clause));
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
