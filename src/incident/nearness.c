#include "incident/nearness.h"

#include <math.h>
#include <string.h>

/* Two names for neighbouring places: "near the village", the district's town. */
#define NEIGHBOURS_KM 35.0
#define BESIDE_KM     10.0
#define KM_A_DEGREE   110.5 /* of latitude, at the least */
/* Of a part of a country only the middle is known, and about how far it reaches. */
#define PART_SLACK_KM 10.0

static bool text_equal(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

static bool is_wide(const struct location *location)
{
    return location->precision == PRECISION_REGION || location->precision == PRECISION_COUNTRY ||
           location->precision == PRECISION_AREA;
}

static bool is_point(const struct location *location)
{
    return location->precision == PRECISION_SITE || location->precision == PRECISION_SETTLEMENT;
}

static double apart_km(const struct location *a, const struct location *b)
{
    return km_between(a->lon, a->lat, b->lon, b->lat);
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
           apart_km(a, b) < 1;
}

/* ---- regions ---- */

/* A sea or a front belongs to no country. */
static bool may_share_country(const struct location *a, const struct location *b)
{
    return !*a->country_code || !*b->country_code || strcmp(a->country_code, b->country_code) == 0;
}

/* `wide` is the country, division or part of one that `narrow` lies in. */
static bool contains(const struct location *wide, const struct location *narrow)
{
    if (!is_wide(wide) || wide->precision <= narrow->precision ||
        !may_share_country(wide, narrow)) {
        return false;
    }
    if (wide->precision == PRECISION_COUNTRY) {
        return *narrow->country_code != '\0';
    }
    if (text_equal(wide->name, narrow->admin1)) {
        return true;
    }
    bool division = text_equal(wide->name, wide->admin1);
    return !division && apart_km(wide, narrow) <= wide->radius_km + PART_SLACK_KM;
}

/* Parts of a country and divisions: both reach so far that they may share a town. */
static bool regions_meet(const struct location *a, const struct location *b)
{
    bool divisions = text_equal(a->name, a->admin1) && text_equal(b->name, b->admin1);
    return a->precision == b->precision && a->precision == PRECISION_REGION && !divisions &&
           may_share_country(a, b) && apart_km(a, b) <= (a->radius_km + b->radius_km) / 2;
}

/* "In the strait" and "in the gulf" behind it. */
static bool areas_touch(const struct location *a, const struct location *b)
{
    return a->precision == PRECISION_AREA && b->precision == PRECISION_AREA &&
           apart_km(a, b) <= a->radius_km + b->radius_km;
}

/* ---- words ---- */

static struct span next_word(struct span *rest)
{
    static const char separators[] = " \t\n,.;:()\"'";
    while (rest->n && strchr(separators, *rest->at)) {
        rest->at++;
        rest->n--;
    }
    struct span word = {rest->at, 0};
    while (rest->n && !strchr(separators, *rest->at)) {
        rest->at++;
        rest->n--;
        word.n++;
    }
    return word;
}

static bool starts_with(struct span text, struct span name)
{
    for (struct span wanted = next_word(&name); wanted.n; wanted = next_word(&name)) {
        struct span word = next_word(&text);
        if (word.n == 0 || text_fold_hash(word) != text_fold_hash(wanted)) {
            return false;
        }
    }
    return true;
}

static bool words_name(const char *words, struct span name)
{
    struct span rest = span_of(words);
    while (name.n && rest.n) {
        if (starts_with(rest, name)) {
            return true;
        }
        next_word(&rest);
    }
    return false;
}

/* "village of Bila Krynytsia in": "Bila Krynytsia". */
static struct span proper_name(const char *words)
{
    struct span rest = span_of(words), name = {rest.at, 0};
    while (rest.n) {
        struct span word = next_word(&rest);
        uint32_t first = 0;
        if (word.n) {
            utf8_decode(word.at, word.at + word.n, &first);
        }
        if (word.n && code_point_is_upper(first)) {
            name.at = name.n ? name.at : word.at;
            name.n = (size_t)(word.at + word.n - name.at);
        } else if (name.n) {
            return name;
        }
    }
    return name;
}

/* Do `a`'s words for its place name `b`'s place as well? */
static bool names_other(const struct incident *a, const struct incident *b)
{
    if (!a->location_text || !b->location_text || !b->location.name) {
        return false;
    }
    return words_name(a->location_text, span_of(b->location.name)) ||
           words_name(a->location_text, proper_name(b->location_text));
}

/* ---- all of it ---- */

static enum nearness points_nearness(const struct incident *a, const struct incident *b)
{
    const struct location *p = &a->location, *q = &b->location;
    if (fabs(p->lat - q->lat) * KM_A_DEGREE > NEIGHBOURS_KM + p->radius_km + q->radius_km) {
        return NEARNESS_FAR; /* most pairs: spares them the sines */
    }
    double km = apart_km(p, q), reach = p->radius_km > q->radius_km ? p->radius_km : q->radius_km;
    bool site = p->precision == PRECISION_SITE || q->precision == PRECISION_SITE;
    if (site && km <= (reach + 5 > BESIDE_KM ? reach + 5 : BESIDE_KM)) {
        return NEARNESS_SITE;
    }
    if (km <= BESIDE_KM) {
        return NEARNESS_BESIDE;
    }
    if (km > NEIGHBOURS_KM) {
        return NEARNESS_FAR;
    }
    return names_other(a, b) || names_other(b, a) ? NEARNESS_NAMED : NEARNESS_NEIGHBOUR;
}

enum nearness places_nearness(const struct incident *a, const struct incident *b)
{
    const struct location *p = &a->location, *q = &b->location;
    if (p->precision == PRECISION_NONE || q->precision == PRECISION_NONE) {
        return NEARNESS_UNKNOWN;
    }
    if (same_place(p, q)) {
        return p->precision == PRECISION_COUNTRY ? NEARNESS_SAME_COUNTRY
               : is_wide(p)                      ? NEARNESS_SAME_REGION
                                                 : NEARNESS_SAME;
    }
    if (is_point(p) && is_point(q)) {
        return points_nearness(a, b);
    }
    if (contains(p, q) || contains(q, p)) {
        bool country = p->precision == PRECISION_COUNTRY || q->precision == PRECISION_COUNTRY;
        return country ? NEARNESS_IN_COUNTRY : NEARNESS_IN_REGION;
    }
    if (areas_touch(p, q)) {
        return NEARNESS_NEIGHBOUR;
    }
    bool wide = is_wide(p) && is_wide(q);
    if (wide ? regions_meet(p, q) : apart_km(p, q) <= NEIGHBOURS_KM) {
        return NEARNESS_IN_REGION;
    }
    return NEARNESS_FAR;
}
