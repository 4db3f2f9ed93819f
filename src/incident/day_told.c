#include "incident/day_told.h"

#include <string.h>

#include "incident/same_event.h"
#include "incident/whereabouts.h"

/* A roundup's attacks without a day are of the day told last, so many sentences before. */
enum { STORY_GOES_ON = 8, WAVE_GOES_ON = 2 };
/* An attack of so many days before the article may hand its day on to the next. */
#define FRESH_DAYS 3

/* ---- counted from another day ---- */

static bool is_fresh(const struct account *account, const struct event *e)
{
    int32_t published = account->input->tokens->article->published;
    return published == DAY_NONE || e->when.range.first + FRESH_DAYS >= published;
}

/* "hours later": the day counts from the event told last, not from one of days ago told by the way.
 */
static void count_from_last(const struct account *account, struct event *n)
{
    const struct event *last = NULL;
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *e = &account->events.at[i];
        bool dated = e->when.range.first != DAY_NONE && e->when.source != WHEN_UNKNOWN;
        bool kind = n->when.any_kind || categories_meet(e, n);
        bool fresher = last && is_fresh(account, e) && !is_fresh(account, last);
        bool staler = last && !is_fresh(account, e) && is_fresh(account, last);
        if (dated && kind && !staler && (!last || fresher || e->told_last >= last->told_last)) {
            last = e;
        }
    }
    if (last) {
        n->when.range = (struct day_range){last->when.range.first + n->when.shift,
                                           last->when.range.last + n->when.shift, TIME_DAY};
    }
}

/* "It came two days after": from the day of what the article tells first; "The talks came": from
 * those told just before, if any were. */
static void count_from_story(const struct account *account, struct event *n)
{
    const struct event *story = NULL;
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *e = &account->events.at[i];
        bool dated =
            e->when.source >= WHEN_ABOVE && e->when.range.first != DAY_NONE && is_fresh(account, e);
        bool kind = !n->when.story || n->when.story->category == e->category;
        bool last = e->category == CATEGORY_TALKS && e->told_last + 1 >= n->sentence;
        if (!e->title_only && dated && kind && (!story || last)) {
            story = e;
        }
    }
    if (story) {
        n->when.range.first = story->when.range.first + n->when.shift;
        n->when.range.last = story->when.range.last + n->when.shift;
    }
}

/* "The minister came on Monday. Hours later, a drone hit": the day of the sentence before, the
 * last that it names; false: it names none. */
static bool count_from_sentence(const struct account *account, struct event *n)
{
    const struct date_mentions *dates = account->input->dates;
    const struct sentence *sentences = account->input->tokens->sentence;
    bool follows = n->sentence > 0 && !n->when.any_kind &&
                   sentences[n->sentence - 1].block == sentences[n->sentence].block;
    for (size_t i = dates->n; follows && i-- > 0;) {
        const struct date_mention *d = &dates->at[i];
        if (d->sentence + 1 == n->sentence && d->kind == DATE_DAY && d->resolved && !d->future) {
            n->when.range = (struct day_range){d->range.first + n->when.shift,
                                               d->range.last + n->when.shift, TIME_DAY};
            return true;
        }
    }
    return false;
}

void day_count(const struct account *account, struct event *n)
{
    if (n->when.from_story) {
        count_from_story(account, n);
    }
    if (n->when.from_last && !count_from_sentence(account, n)) {
        count_from_last(account, n);
    }
}

/* ---- taken over ---- */

/* Have all attacks of the article so far been of one day? */
static bool tells_of_one_day(const struct account *account, const struct event *n)
{
    int32_t day = DAY_NONE;
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *e = &account->events.at[i];
        if (!categories_meet(e, n) || e->when.source < WHEN_ABOVE ||
            e->when.range.first == DAY_NONE) {
            continue;
        }
        if (day != DAY_NONE && day != e->when.range.first) {
            return false;
        }
        day = e->when.range.first;
    }
    return true;
}

/* "On Friday Russia carried out a wave of raids. Six people died in X": told without a place, just
 * before, in the same paragraph. */
static bool is_wave(const struct account *account, const struct event *e, const struct event *n,
                    const struct toponym *place)
{
    const struct sentence *sentences = account->input->tokens->sentence;
    bool wide = !e->place || place_is_country(account->input, e->place);
    bool goes_on = e->told_last + WAVE_GOES_ON >= n->sentence &&
                   sentences[e->told_last].block == sentences[n->sentence].block;
    bool own = e->actor && place && place->location.country &&
               strcmp(e->actor, place->location.country) == 0;
    bool side = !e->actor || !n->actor || strcmp(e->actor, n->actor) == 0;
    return wide && goes_on && side && !own;
}

/* By the same side, or in the same country where the side is not told. */
static bool is_side_of(const struct event *e, const struct event *n, const struct toponym *place)
{
    bool same_side = e->actor && n->actor && strcmp(e->actor, n->actor) == 0;
    bool same_country = e->place && place &&
                        strcmp(e->place->location.country_code, place->location.country_code) == 0;
    return e->place && (same_side || (same_country && !n->actor));
}

/* An attack without a day goes on with the one of the sentence before, by the same side there. */
void day_inherit(const struct account *account, struct event *n, const struct toponym *place)
{
    unsigned reach = tells_of_one_day(account, n) ? STORY_GOES_ON : 1;
    int32_t published = account->input->tokens->article->published;
    for (size_t i = account->events.n; i-- > 0;) {
        const struct event *e = &account->events.at[i];
        bool dated = e->when.source >= WHEN_ABOVE && e->when.range.first != DAY_NONE &&
                     published != DAY_NONE && e->when.range.first + FRESH_DAYS >= published;
        bool background = e->when.relative && !e->when.from_last; /* "a day after attacks on" */
        bool goes_on = e->told_last + reach >= n->sentence && is_side_of(e, n, place);
        if (dated && !background && categories_meet(e, n) &&
            (goes_on || is_wave(account, e, n, place))) {
            n->when = e->when;
            n->when.source = WHEN_SPEECH;
            n->when.carried = true;
            n->when.range.precision = TIME_NEAR;
            return;
        }
    }
}
