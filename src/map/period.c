#include "map/period.h"

#define WEEK 7

static int32_t period_start(int32_t day, enum map_by by)
{
    return by == BY_WEEK && day != DAY_NONE ? day - day_weekday(day) : day;
}

static bool comes_before(int32_t a, int32_t b)
{
    return b == DAY_NONE ? a != DAY_NONE : a != DAY_NONE && a < b;
}

static struct period *period_for(struct periods *periods, int32_t first, enum map_by by,
                                 struct arena *arena)
{
    size_t k = 0;
    while (k < periods->n && comes_before(periods->at[k].first, first)) {
        k++;
    }
    if (k < periods->n && periods->at[k].first == first) {
        return &periods->at[k];
    }
    list_push(arena, periods);
    for (size_t i = periods->n - 1; i > k; i--) {
        periods->at[i] = periods->at[i - 1];
    }
    int32_t last = first != DAY_NONE && by == BY_WEEK ? first + WEEK - 1 : first;
    periods->at[k] = (struct period){.first = first, .last = last};
    return &periods->at[k];
}

struct periods periods_of(const struct incidents *incidents, enum map_by by, struct arena *arena)
{
    struct periods periods = {0};
    for (size_t i = 0; i < incidents->n; i++) {
        int32_t first = period_start(incidents->at[i].date.first, by);
        struct period *period = period_for(&periods, first, by, arena);
        *list_push(arena, &period->incidents) = incidents->at[i];
    }
    return periods;
}

const char *period_name(const struct period *period, enum language language, struct arena *arena)
{
    return period->first == DAY_NONE
               ? word(language, WORD_NOT_DATED)
               : day_range_words(language, period->first, period->last, DATE_FULL, arena);
}

const char *period_tag(const struct period *period, struct arena *arena)
{
    int year, month, day;
    if (period->first == DAY_NONE) {
        return "undated";
    }
    day_to_civil(period->first, &year, &month, &day);
    return arena_printf(arena, "%04d-%02d-%02d", year, month, day);
}
