#include "incident/likeness.h"

#include <stdint.h>
#include <string.h>

#include "incident/kinship.h"

static bool text_equal(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* ---- what was hit, and how ---- */

static struct likeness target_likeness(const struct incident *a, const struct incident *b)
{
    bool common = target_is_common(a->target) || target_is_common(b->target);
    switch (targets_kinship(a->target, b->target)) {
    case KIN_SAME:
        return (struct likeness){.strength = common ? 10 : 30, .alike = common ? UNLIKE : TELLING};
    case KIN_NEAR:
        return (struct likeness){.strength = 20, .alike = TELLING};
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
        return (struct likeness){.strength = 15, .alike = ALIKE};
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
    bool telling = (killed && injured) || (killed && k.best >= TELLING_FIGURE) ||
                   (injured && i.best >= TELLING_FIGURE);
    bool odds = (figures_exclude(k, l) && !figures_close(k, l)) ||
                (figures_exclude(i, j) && !figures_close(i, j) && !killed);
    return (struct likeness){.strength =
                                 figure_strength(k, l, same_day) + figure_strength(i, j, same_day),
                             .alike = telling             ? TELLING
                                      : killed || injured ? ALIKE
                                                          : UNLIKE,
                             .at_odds = odds};
}

bool tolls_equal(const struct incident *a, const struct incident *b)
{
    bool killed = figures_equal(a->fatalities, b->fatalities);
    return killed && (figures_equal(a->injured, b->injured) || a->fatalities.best >= 10);
}

static bool has_toll(const struct incident *incident)
{
    return figure_known(incident->fatalities) || figure_known(incident->injured);
}

/* Do both count the dead, or both the wounded? */
static bool shares_toll(const struct incident *a, const struct incident *b)
{
    return (figure_known(a->fatalities) && figure_known(b->fatalities)) ||
           (figure_known(a->injured) && figure_known(b->injured));
}

/* ---- all of it ---- */

struct details details_compare(const struct incident *a, const struct incident *b, bool same_day)
{
    struct details d = {.way = way_likeness(a, b),
                        .target = target_likeness(a, b),
                        .toll = toll_likeness(a, b, same_day)};
    d.other_tolls = has_toll(a) && has_toll(b) && (d.toll.at_odds || !shares_toll(a, b));
    d.odds = (unsigned)d.way.at_odds + d.target.at_odds + d.toll.at_odds;
    return d;
}
