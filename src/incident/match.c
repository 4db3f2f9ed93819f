#include "incident/match.h"

#include <stdint.h>
#include <string.h>

#include "incident/kinship.h"
#include "incident/nearness.h"

static bool text_equal(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

static bool is_dated(const struct incident *incident)
{
    return incident->date.first != DAY_NONE;
}

enum category category_class(enum category category)
{
    return category == CATEGORY_VIOLENCE ? CATEGORY_STRIKE : category;
}

/* ---- parties of talks ---- */

static bool has_name(const struct names *names, const char *name)
{
    for (size_t i = 0; i < names->n; i++) {
        if (strcmp(names->at[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static size_t names_shared(const struct names *a, const struct names *b)
{
    size_t shared = 0;
    for (size_t i = 0; i < a->n; i++) {
        shared += has_name(b, a->at[i]);
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

/* How far days may differ: a day that nobody stated ("near") may be off by one, and talks and
 * summits with the same people go on for days. */
static int32_t days_allowed(const struct incident *a, const struct incident *b)
{
    if (a->category == CATEGORY_TALKS) {
        return is_summit(a) && is_summit(b) ? 1 : 0;
    }
    return a->date.precision == TIME_NEAR || b->date.precision == TIME_NEAR ? 1 : 0;
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

bool days_compatible(const struct incident *a, const struct incident *b)
{
    if (is_dated(a) && is_dated(b)) {
        return days_apart(a->date, b->date) <= days_allowed(a, b);
    }
    if (is_dated(a)) {
        return weekday_fits(b, a);
    }
    if (is_dated(b)) {
        return weekday_fits(a, b);
    }
    return a->weekday < 0 || b->weekday < 0 || a->weekday == b->weekday;
}

static bool is_exact(struct day_range range)
{
    return range.precision == TIME_DAY ||
           (range.precision == TIME_RANGE && range.first == range.last);
}

static int day_strength(const struct incident *a, const struct incident *b)
{
    if (!is_dated(a) || !is_dated(b)) {
        return a->weekday >= 0 && b->weekday >= 0 ? 10 : 0;
    }
    if (is_exact(a->date) && is_exact(b->date)) {
        return 30;
    }
    if (days_apart(a->date, b->date) > 0) {
        return 0;
    }
    /* A month or a year holds many events. */
    bool wide = a->date.last - a->date.first > 7 || b->date.last - b->date.first > 7;
    return wide ? 0 : 20;
}

/* ---- what tells one event from another ---- */

/* How one detail of two accounts goes together. */
struct likeness {
    int strength;
    bool alike, at_odds;
};

static struct likeness target_likeness(const struct incident *a, const struct incident *b)
{
    bool common = target_is_common(a->target) || target_is_common(b->target);
    switch (targets_kinship(a->target, b->target)) {
    case KIN_SAME:
        return (struct likeness){.strength = common ? 10 : 30, .alike = !common};
    case KIN_NEAR:
        return (struct likeness){.strength = 20, .alike = true};
    case KIN_ODDS:
        return (struct likeness){.at_odds = true};
    case KIN_VAGUE:
        break;
    }
    return (struct likeness){0};
}

static struct likeness way_likeness(const struct incident *a, const struct incident *b)
{
    if (text_equal(a->type, b->type) || text_equal(a->weapon, b->weapon)) {
        return (struct likeness){.strength = 15, .alike = true};
    }
    enum kinship kinship = types_kinship(a->type, b->type);
    return (struct likeness){.strength = kinship == KIN_NEAR ? 5 : 0,
                             .at_odds = kinship == KIN_ODDS};
}

/* ---- figures ---- */

static bool figure_told(struct figure figure)
{
    return figure.best != FIGURE_UNKNOWN || figure.low != FIGURE_UNKNOWN;
}

static bool figure_known(struct figure figure)
{
    return figure.best != FIGURE_UNKNOWN && figure.best > 0;
}

/* Two counts of the same dead, a day apart: not far from each other, and not the ones and twos of
 * which every day has some. */
static bool figures_close(struct figure a, struct figure b)
{
    int32_t low = a.best < b.best ? a.best : b.best, high = a.best < b.best ? b.best : a.best;
    return high >= 4 && low * 3 >= high * 2;
}

/* "At least 3" and 5 are no contradiction. */
static bool figures_exclude(struct figure a, struct figure b)
{
    int32_t a_high = a.high == FIGURE_UNKNOWN ? INT32_MAX : a.high;
    int32_t b_high = b.high == FIGURE_UNKNOWN ? INT32_MAX : b.high;
    int32_t a_low = a.low == FIGURE_UNKNOWN ? a.best : a.low;
    int32_t b_low = b.low == FIGURE_UNKNOWN ? b.best : b.low;
    return figure_told(a) && figure_told(b) && (a_low > b_high || b_low > a_high);
}

static int figure_strength(struct figure a, struct figure b, bool same_day)
{
    if (!figure_known(a) || !figure_known(b)) {
        return 0;
    }
    if (a.best == b.best) {
        return 15;
    }
    if (figures_close(a, b)) {
        return a.best >= 20 && b.best >= 20 ? 10 : 0;
    }
    /* Tolls rise while a day is told; on neighbouring days other figures are another event. */
    return same_day ? -5 : -30;
}

static bool figures_equal(struct figure a, struct figure b)
{
    return figure_known(a) && figure_known(b) && a.best == b.best;
}

/* Any day has two places where one man was killed. */
#define TELLING_FIGURE 3

static struct likeness toll_likeness(const struct incident *a, const struct incident *b,
                                     bool same_day)
{
    struct figure k = a->fatalities, l = b->fatalities, i = a->injured, j = b->injured;
    bool killed = figures_equal(k, l), injured = figures_equal(i, j);
    bool odds = (figures_exclude(k, l) && !figures_close(k, l)) ||
                (figures_exclude(i, j) && !figures_close(i, j) && !killed);
    return (struct likeness){.strength =
                                 figure_strength(k, l, same_day) + figure_strength(i, j, same_day),
                             .alike = (killed && injured) || (killed && k.best >= TELLING_FIGURE) ||
                                      (injured && i.best >= TELLING_FIGURE),
                             .at_odds = odds};
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
static bool place_allows(enum nearness nearness, struct likeness way, struct likeness target,
                         struct likeness toll)
{
    unsigned odds = (unsigned)way.at_odds + target.at_odds + toll.at_odds;
    switch (nearness) {
    case NEARNESS_FAR:
        return false;
    case NEARNESS_NEIGHBOUR:
        return odds == 0 && toll.alike && (target.alike || way.alike);
    case NEARNESS_NAMED:
    case NEARNESS_BESIDE:
    case NEARNESS_IN_COUNTRY:
        return odds == 0 && (target.alike || toll.alike);
    case NEARNESS_IN_REGION:
    case NEARNESS_SAME_COUNTRY:
        return !target.at_odds && !toll.at_odds;
    case NEARNESS_SAME_REGION:
        return odds < 2;
    case NEARNESS_UNKNOWN:
    case NEARNESS_SITE:
    case NEARNESS_SAME:
        break;
    }
    /* Two sites of one town with tolls of their own, hit in two ways. */
    return odds < 3;
}

/* ---- the rest ---- */

static int actors_strength(const struct incident *a, const struct incident *b)
{
    if (!a->actor1 || !b->actor1) {
        return 0;
    }
    return strcmp(a->actor1, b->actor1) == 0 ? 10 : MATCH_CONTRADICTION;
}

static int talks_match(const struct incident *a, const struct incident *b, enum nearness nearness)
{
    enum agreement parties = parties_agree(a, b);
    bool summits = is_summit(a) && is_summit(b);
    bool exchange = types_kinship(a->type, b->type) == KIN_ODDS;
    if (nearness == NEARNESS_FAR || exchange || (parties == CONTRADICT && !summits)) {
        return MATCH_CONTRADICTION;
    }
    int strength = place_strength(nearness) + day_strength(a, b);
    if (nearness != NEARNESS_UNKNOWN) {
        return strength + (parties == AGREE || summits ? 20 : 0);
    }
    /* Without a place the people and a stated day must carry it. */
    return strength + (parties == AGREE && a->parties.n >= 2 && b->parties.n >= 2 ? 30 : 0);
}

static int attacks_match(const struct incident *a, const struct incident *b, enum nearness nearness)
{
    bool same_day = !is_dated(a) || !is_dated(b) || days_apart(a->date, b->date) == 0;
    struct likeness way = way_likeness(a, b), target = target_likeness(a, b),
                    toll = toll_likeness(a, b, same_day);
    int actors = actors_strength(a, b);
    if (actors == MATCH_CONTRADICTION || !place_allows(nearness, way, target, toll) ||
        (!same_day && target.at_odds)) {
        return MATCH_CONTRADICTION;
    }
    return place_strength(nearness) + day_strength(a, b) + actors + way.strength + target.strength +
           toll.strength;
}

int incident_match(const struct incident *a, const struct incident *b)
{
    bool planned = (a->status == STATUS_PLANNED) != (b->status == STATUS_PLANNED);
    if (category_class(a->category) != category_class(b->category) || !days_compatible(a, b) ||
        (planned && !(is_dated(a) && is_dated(b)))) {
        return MATCH_CONTRADICTION;
    }
    enum nearness nearness = places_nearness(a, b);
    int strength =
        a->category == CATEGORY_TALKS ? talks_match(a, b, nearness) : attacks_match(a, b, nearness);
    return strength > 0 || strength == MATCH_CONTRADICTION ? strength : 0;
}
