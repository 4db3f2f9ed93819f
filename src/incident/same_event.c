#include "incident/same_event.h"

#include <string.h>

#include "incident/kinship.h"

bool categories_meet(const struct event *a, const struct event *b)
{
    bool strike_a = a->category == CATEGORY_STRIKE || a->category == CATEGORY_VIOLENCE;
    bool strike_b = b->category == CATEGORY_STRIKE || b->category == CATEGORY_VIOLENCE;
    return a->category == b->category || (strike_a && strike_b);
}

/* How long before "after a strike killed" the strike may have been. */
#define DAYS_BEFORE 7

/* Is `a` told to be of a day or some before, and `b` of one of these? */
static bool is_before(const struct when *a, const struct when *b)
{
    return a->or_before && b->range.first <= a->range.last &&
           b->range.last + DAYS_BEFORE >= a->range.first;
}

static bool days_meet(const struct when *a, const struct when *b)
{
    if (a->source == WHEN_UNKNOWN || b->source == WHEN_UNKNOWN) {
        return true;
    }
    if (a->range.first == DAY_NONE || b->range.first == DAY_NONE) {
        return a->weekday < 0 || b->weekday < 0 || a->weekday == b->weekday;
    }
    if (is_before(a, b) || is_before(b, a)) {
        return true;
    }
    bool loose = a->source == WHEN_SPEECH || b->source == WHEN_SPEECH ||
                 a->range.precision == TIME_NEAR || b->range.precision == TIME_NEAR;
    int slack = loose ? 1 : 0;
    return a->range.first <= b->range.last + slack && b->range.first <= a->range.last + slack;
}

static bool actors_meet(const struct event *a, const struct event *b)
{
    return event_is(a, CATEGORY_TALKS) || !a->actor || !b->actor || strcmp(a->actor, b->actor) == 0;
}

/* A shooting and a missile strike are never one event, however near they are told. */
static bool guns_and_missiles(const struct event *a, const struct event *b)
{
    if (a->category == b->category) {
        return false;
    }
    const struct event *strike = a->category == CATEGORY_STRIKE ? a : b;
    const struct event *violence = a->category == CATEGORY_STRIKE ? b : a;
    return strike->type->rank > VAGUE_WAY && violence->type->rank > VAGUE_ATTACK;
}

bool figures_meet(struct figure a, struct figure b)
{
    if (!figure_known(a) || !figure_known(b)) {
        return true;
    }
    int32_t a_high = a.high == FIGURE_UNKNOWN ? INT32_MAX : a.high;
    int32_t b_high = b.high == FIGURE_UNKNOWN ? INT32_MAX : b.high;
    return a.low <= b_high && b.low <= a_high;
}

bool types_agree(const struct event_type *a, const struct event_type *b, int vague)
{
    return !a || !b || a == b || a->rank <= vague || b->rank <= vague ||
           types_kinship(a->name, b->name) == KIN_NEAR;
}

static bool same_parties(const struct event *a, const struct event *b)
{
    for (size_t i = 0; i < a->parties.n; i++) {
        if (!names_have(&b->parties, a->parties.at[i])) {
            return false;
        }
    }
    return a->parties.n == b->parties.n;
}

bool share_party(const struct event *a, const struct event *b)
{
    if (a->parties.n == 0 || b->parties.n == 0) {
        return true;
    }
    for (size_t i = 0; i < a->parties.n; i++) {
        if (names_have(&b->parties, a->parties.at[i])) {
            return true;
        }
    }
    return false;
}

/* "After talks with X on Sunday": no word of the latest round, told without a day, if one side
 * met somebody else there. */
static bool other_round(const struct event *e, const struct event *n)
{
    bool pairs = e->parties.n == 2 && n->parties.n == 2 && !e->title_only;
    bool later_told = e->when.source == WHEN_UNKNOWN && n->when.source == WHEN_OWN;
    return pairs && later_told && event_is(e, CATEGORY_TALKS) && !same_parties(e, n);
}

static bool is_ahead(const struct event *e, int32_t published)
{
    bool past = e->when.range.first != DAY_NONE && e->when.range.last < published;
    return e->planned && !e->happened && !past;
}

/* Two sites of one town, hit in two ways, each with its own toll. */
static bool two_sites(const struct event *e, const struct event *n)
{
    return e->type && n->type && event_has_toll(e) && event_has_toll(n) &&
           types_kinship(e->type->name, n->type->name) == KIN_ODDS &&
           targets_kinship(e->target, n->target) == KIN_ODDS;
}

bool events_may_join(const struct event *e, const struct event *n, int32_t published)
{
    if (n->type ? !categories_meet(e, n)
                : e->category == CATEGORY_TALKS || e->category == CATEGORY_GROUND) {
        return false;
    }
    if (event_is_interception(e) && !n->type && event_has_toll(n) &&
        (n->killed.figure.best > 0 || n->injured.figure.best > 0)) {
        return false; /* nobody dies of what was shot down */
    }
    if (n->type && e->type &&
        (event_is_interception(e) != event_is_interception(n) || guns_and_missiles(e, n))) {
        return false;
    }
    bool ahead = is_ahead(e, published) && !e->title_only, coming = is_ahead(n, published);
    bool headline = e->title_only && !e->planned && event_is(e, CATEGORY_TALKS);
    return !other_round(e, n) && !two_sites(e, n) && days_meet(&e->when, &n->when) &&
           actors_meet(e, n) && !(ahead && n->happened) && !((e->happened || headline) && coming);
}

/* A day within the looser days that the event was told for before. */
bool is_closer(const struct when *when, const struct when *looser)
{
    return when->range.first != DAY_NONE && looser->range.first != DAY_NONE &&
           when->range.first >= looser->range.first && when->range.last <= looser->range.last &&
           when->range.last - when->range.first < looser->range.last - looser->range.first;
}

bool type_is_better(const struct event_type *type, const struct event_type *than)
{
    if (!than) {
        return true;
    }
    bool ground = type->category == CATEGORY_GROUND; /* "shot dead during a raid" */
    return ground != (than->category == CATEGORY_GROUND) ? ground : type->rank > than->rank;
}
