#include "incident/match.h"

#include <string.h>

#include "incident/kinship.h"
#include "incident/likeness.h"
#include "incident/nearness.h"

static bool is_dated(const struct incident *incident)
{
    return incident->date.first != DAY_NONE;
}

enum category category_class(enum category category)
{
    return category == CATEGORY_VIOLENCE ? CATEGORY_STRIKE : category;
}

/* ---- parties of talks ---- */

static size_t names_shared(const struct names *a, const struct names *b)
{
    size_t shared = 0;
    for (size_t i = 0; i < a->n; i++) {
        shared += names_have(b, a->at[i]);
    }
    return shared;
}

enum agreement { CONTRADICT, SILENT, AGREE };

/* A mediator is often counted among the parties, so one list inside the other agrees. */
static enum agreement parties_agree(const struct incident *a, const struct incident *b)
{
    size_t fewer = a->parties.n < b->parties.n ? a->parties.n : b->parties.n;
    if (fewer == 0) {
        return SILENT;
    }
    size_t shared = names_shared(&a->parties, &b->parties);
    return shared == fewer ? AGREE : CONTRADICT;
}

static bool is_summit(const struct incident *incident)
{
    return incident->type && strstr(incident->type, "summit");
}

/* ---- days ---- */

static int32_t days_apart(struct day_range a, struct day_range b)
{
    if (a.first > b.last) {
        return a.first - b.last;
    }
    return b.first > a.last ? b.first - a.last : 0;
}

static bool weekday_fits(const struct incident *undated, const struct incident *dated)
{
    if (undated->weekday < 0) {
        return true;
    }
    for (int32_t day = dated->date.first; day <= dated->date.last && day - dated->date.first < 7;
         day++) {
        if (day_weekday(day) == undated->weekday) {
            return true;
        }
    }
    return false;
}

static bool weekdays_meet(const struct incident *a, const struct incident *b)
{
    if (is_dated(a)) {
        return weekday_fits(b, a);
    }
    if (is_dated(b)) {
        return weekday_fits(a, b);
    }
    return a->weekday < 0 || b->weekday < 0 || a->weekday == b->weekday;
}

/* Nobody said when. */
static bool is_near(const struct incident *incident)
{
    return incident->date.precision == TIME_NEAR;
}

static bool is_exact(struct day_range range)
{
    return range.precision == TIME_DAY ||
           (range.precision == TIME_RANGE && range.first == range.last);
}

static int day_strength(const struct incident *a, const struct incident *b)
{
    if (!is_dated(a) || !is_dated(b)) {
        bool weekday = is_dated(a) ? b->weekday >= 0 : a->weekday >= 0;
        return weekday ? 20 : 0;
    }
    if (days_apart(a->date, b->date) > 0) {
        return 0;
    }
    if (is_exact(a->date) && is_exact(b->date)) {
        return 30;
    }
    /* A month or a year holds many events. */
    bool wide = a->date.last - a->date.first > 7 || b->date.last - b->date.first > 7;
    return wide ? 0 : 20;
}

/* ---- places ---- */

static int place_strength(enum nearness nearness)
{
    static const int strengths[] = {
        [NEARNESS_UNKNOWN] = 0,      [NEARNESS_FAR] = 0,        [NEARNESS_NEIGHBOUR] = -10,
        [NEARNESS_NAMED] = 30,       [NEARNESS_BESIDE] = 30,    [NEARNESS_SITE] = 30,
        [NEARNESS_IN_COUNTRY] = 5,   [NEARNESS_IN_REGION] = 15, [NEARNESS_SAME_COUNTRY] = 10,
        [NEARNESS_SAME_REGION] = 30, [NEARNESS_SAME] = 40,
    };
    return strengths[nearness];
}

/* Two places that differ need more than a day to be one event: a detail that not every event of a
 * day has, and none that speaks against it. */
static bool place_allows(enum nearness nearness, const struct details *d)
{
    bool told_alike = d->target.alike == TELLING || d->toll.alike == TELLING;
    switch (nearness) {
    case NEARNESS_FAR:
        return false;
    case NEARNESS_NEIGHBOUR:
        return d->odds == 0 && d->toll.alike == TELLING && (d->target.alike || d->way.alike);
    case NEARNESS_NAMED:
    case NEARNESS_BESIDE:
        return d->odds == 0 && told_alike;
    case NEARNESS_IN_COUNTRY:
    case NEARNESS_UNKNOWN:
        return d->odds == 0 && (told_alike || d->toll.alike);
    case NEARNESS_IN_REGION:
    case NEARNESS_SAME_COUNTRY:
        return !d->target.at_odds && !d->toll.at_odds;
    case NEARNESS_SAME_REGION:
        return d->odds < 2;
    case NEARNESS_SITE:
    case NEARNESS_SAME:
        break;
    }
    /* Two sites of one town with tolls of their own, hit in two ways. */
    return !(d->way.at_odds && d->target.at_odds && d->other_tolls);
}

/* ---- the rest ---- */

static int actors_strength(const struct incident *a, const struct incident *b)
{
    if (!a->actor1 || !b->actor1) {
        return 0;
    }
    return strcmp(a->actor1, b->actor1) == 0 ? 10 : MATCH_CONTRADICTION;
}

/* Summits with the same people go on for days; talks told without a day are of the article's or the
 * one before. */
static bool talk_days_meet(const struct incident *a, const struct incident *b,
                           enum agreement parties)
{
    if (!is_dated(a) || !is_dated(b)) {
        return weekdays_meet(a, b);
    }
    bool summits = is_summit(a) && is_summit(b), near = is_near(a) || is_near(b);
    return days_apart(a->date, b->date) <= (summits || (near && parties == AGREE) ? 1 : 0);
}

static int talks_match(const struct incident *a, const struct incident *b, enum nearness nearness)
{
    enum agreement parties = parties_agree(a, b);
    bool summits = is_summit(a) && is_summit(b);
    bool exchange = nearness != NEARNESS_SAME && types_kinship(a->type, b->type) == KIN_ODDS;
    if (nearness == NEARNESS_FAR || !talk_days_meet(a, b, parties) || exchange ||
        (parties == CONTRADICT && !summits)) {
        return MATCH_CONTRADICTION;
    }
    int strength = place_strength(nearness) + day_strength(a, b);
    if (nearness != NEARNESS_UNKNOWN) {
        return strength + (parties == AGREE || summits ? 20 : 0);
    }
    /* Without a place the people and a stated day must carry it. */
    return strength + (parties == AGREE && a->parties.n >= 2 && b->parties.n >= 2 ? 30 : 0);
}

/* Told without a day it is of the article's or the one before; told again later in the week it
 * must be known by its toll. So must what one tells of Sunday night and another of Monday. */
static bool days_allow(const struct incident *a, const struct incident *b, enum nearness nearness,
                       const struct details *d)
{
    if (!is_dated(a) || !is_dated(b)) {
        return weekdays_meet(a, b);
    }
    const struct incident *later = a->date.first > b->date.first ? a : b;
    int32_t apart = days_apart(a->date, b->date);
    if (apart == 0) {
        return true;
    }
    if (apart == 1 && (is_near(a) || is_near(b))) {
        return !d->target.at_odds;
    }
    bool same = (nearness == NEARNESS_SAME || nearness == NEARNESS_SITE) && d->odds == 0 &&
                d->way.alike && d->toll.alike == TELLING;
    bool retold = is_near(later) && apart <= RETOLD_DAYS;
    return same && (retold || (apart == 1 && tolls_equal(a, b)));
}

static int attacks_match(const struct incident *a, const struct incident *b, enum nearness nearness)
{
    int actors = actors_strength(a, b);
    if (nearness == NEARNESS_FAR || actors == MATCH_CONTRADICTION) {
        return MATCH_CONTRADICTION;
    }
    bool same_day = !is_dated(a) || !is_dated(b) || days_apart(a->date, b->date) == 0;
    struct details d = details_compare(a, b, same_day);
    if (!place_allows(nearness, &d) || !days_allow(a, b, nearness, &d)) {
        return MATCH_CONTRADICTION;
    }
    return place_strength(nearness) + day_strength(a, b) + actors + d.way.strength +
           d.target.strength + d.toll.strength;
}

/* Whatever else they tell. */
static bool out_of_reach(const struct incident *a, const struct incident *b)
{
    if (!is_dated(a) || !is_dated(b)) {
        return false;
    }
    int32_t apart = days_apart(a->date, b->date);
    return apart > RETOLD_DAYS || (apart > 1 && !is_near(a) && !is_near(b));
}

int incident_match(const struct incident *a, const struct incident *b)
{
    bool planned = (a->status == STATUS_PLANNED) != (b->status == STATUS_PLANNED);
    if (category_class(a->category) != category_class(b->category) || out_of_reach(a, b) ||
        (planned && !(is_dated(a) && is_dated(b)))) {
        return MATCH_CONTRADICTION;
    }
    enum nearness nearness = places_nearness(a, b);
    int strength =
        a->category == CATEGORY_TALKS ? talks_match(a, b, nearness) : attacks_match(a, b, nearness);
    return strength > 0 || strength == MATCH_CONTRADICTION ? strength : 0;
}
