#include "incident/match.h"

#include <stdlib.h>
#include <string.h>

static bool text_equal(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

static bool is_dated(const struct incident *incident)
{
    return incident->date.first != DAY_NONE;
}

static bool is_located(const struct incident *incident)
{
    return incident->location.precision != PRECISION_NONE;
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

/* ---- places ---- */

static bool is_wide(const struct location *location)
{
    return location->precision == PRECISION_REGION || location->precision == PRECISION_COUNTRY ||
           location->precision == PRECISION_AREA;
}

static bool is_point(const struct location *location)
{
    return location->precision == PRECISION_SITE || location->precision == PRECISION_SETTLEMENT;
}

static bool same_place(const struct location *a, const struct location *b)
{
    if (a->precision != b->precision) {
        return false;
    }
    if (a->geonameid && a->geonameid == b->geonameid) {
        return true;
    }
    return text_equal(a->name, b->name) && strcmp(a->country_code, b->country_code) == 0 &&
           km_between(a->lon, a->lat, b->lon, b->lat) < 1;
}

/* `wide` is the division or country that `narrow` lies in. */
static bool contains(const struct location *wide, const struct location *narrow)
{
    if (!is_wide(wide) || wide->precision <= narrow->precision) {
        return false;
    }
    if (strcmp(wide->country_code, narrow->country_code) != 0 || !*wide->country_code) {
        return false;
    }
    return wide->precision == PRECISION_COUNTRY || text_equal(wide->admin1, narrow->admin1) ||
           text_equal(wide->name, narrow->admin1);
}

/* Two names for neighbouring places: "near the village", the district's town, a site in a city. */
#define NEIGHBOURS_KM       35.0
#define NEIGHBOURS_STRENGTH (-10)

static int place_strength(const struct incident *a, const struct incident *b)
{
    const struct location *p = &a->location, *q = &b->location;
    if (!is_located(a) || !is_located(b)) {
        return 0;
    }
    if (same_place(p, q)) {
        return is_wide(p) ? (p->precision == PRECISION_COUNTRY ? 10 : 25) : 40;
    }
    double km = km_between(p->lon, p->lat, q->lon, q->lat);
    double reach = p->radius_km > q->radius_km ? p->radius_km : q->radius_km;
    bool site = p->precision == PRECISION_SITE || q->precision == PRECISION_SITE;
    if (is_point(p) && is_point(q)) {
        if (km <= 10 || (site && km <= reach + 5)) {
            return 30;
        }
        /* The next town is another place unless something particular says otherwise. */
        return km <= NEIGHBOURS_KM ? NEIGHBOURS_STRENGTH : MATCH_CONTRADICTION;
    }
    if (contains(p, q) || contains(q, p)) {
        return p->precision == PRECISION_COUNTRY || q->precision == PRECISION_COUNTRY ? 5 : 15;
    }
    return km <= NEIGHBOURS_KM && !(is_wide(p) && is_wide(q)) ? 15 : MATCH_CONTRADICTION;
}

/* What is hit every day says little; who hit the same refinery told of the same event. */
static const char *const common_targets[] = {
    "building",           "civilians",    "energy infrastructure", "homes",   "infrastructure",
    "military positions", "public place", "residential building",  "vehicle", NULL};

static int target_strength(const struct incident *a, const struct incident *b)
{
    if (!text_equal(a->target, b->target)) {
        return 0;
    }
    for (size_t i = 0; common_targets[i]; i++) {
        if (strcmp(a->target, common_targets[i]) == 0) {
            return 10;
        }
    }
    return 30;
}

/* ---- the rest ---- */

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

static int figures_strength(const struct incident *a, const struct incident *b)
{
    bool same_day = !is_dated(a) || !is_dated(b) || days_apart(a->date, b->date) == 0;
    return figure_strength(a->fatalities, b->fatalities, same_day) +
           figure_strength(a->injured, b->injured, same_day);
}

static int kind_strength(const struct incident *a, const struct incident *b)
{
    bool kind = text_equal(a->type, b->type) || text_equal(a->weapon, b->weapon);
    return (kind ? 15 : 0) + target_strength(a, b);
}

static int actors_strength(const struct incident *a, const struct incident *b)
{
    if (!a->actor1 || !b->actor1) {
        return 0;
    }
    return strcmp(a->actor1, b->actor1) == 0 ? 10 : MATCH_CONTRADICTION;
}

static int talks_strength(const struct incident *a, const struct incident *b)
{
    enum agreement parties = parties_agree(a, b);
    if (parties == CONTRADICT && !(is_summit(a) && is_summit(b))) {
        return MATCH_CONTRADICTION;
    }
    if (is_located(a) && is_located(b)) {
        return parties == AGREE || (is_summit(a) && is_summit(b)) ? 20 : 0;
    }
    /* Without a place the people and a stated day must carry it. */
    return parties == AGREE && a->parties.n >= 2 && b->parties.n >= 2 ? 30 : 0;
}

static int strike_strength(const struct incident *a, const struct incident *b)
{
    int actors = actors_strength(a, b);
    if (actors == MATCH_CONTRADICTION) {
        return MATCH_CONTRADICTION;
    }
    return actors + kind_strength(a, b);
}

int incident_match(const struct incident *a, const struct incident *b)
{
    bool planned = (a->status == STATUS_PLANNED) != (b->status == STATUS_PLANNED);
    if (a->category != b->category || !days_compatible(a, b) ||
        (planned && !(is_dated(a) && is_dated(b)))) {
        return MATCH_CONTRADICTION;
    }
    int place = place_strength(a, b);
    int kind = a->category == CATEGORY_TALKS ? talks_strength(a, b) : strike_strength(a, b);
    if (place == MATCH_CONTRADICTION || kind == MATCH_CONTRADICTION) {
        return MATCH_CONTRADICTION;
    }
    int strength = place + kind + day_strength(a, b) + figures_strength(a, b);
    return strength > 0 ? strength : 0;
}
