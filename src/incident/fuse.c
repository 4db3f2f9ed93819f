#include "incident/fuse.h"

#include <stdlib.h>
#include <string.h>

#include "incident/summary.h"

/* ---- figures ---- */

static bool is_known(struct figure figure)
{
    return figure.best != FIGURE_UNKNOWN || figure.low != FIGURE_UNKNOWN;
}

static int32_t at_most(struct figure figure)
{
    return figure.high == FIGURE_UNKNOWN ? INT32_MAX : figure.high;
}

static int32_t at_least(struct figure figure)
{
    return figure.low == FIGURE_UNKNOWN ? figure.best : figure.low;
}

static int32_t highest_told(struct figure figure)
{
    return figure.high == FIGURE_UNKNOWN ? figure.best : figure.high;
}

static int32_t clamp(int32_t value, int32_t low, int32_t high)
{
    return value < low ? low : value > high ? high : value;
}

/* What both allow; low is above high where they contradict each other. */
static struct figure overlap(struct figure a, struct figure b)
{
    int32_t low = at_least(a) > at_least(b) ? at_least(a) : at_least(b);
    int32_t high = at_most(a) < at_most(b) ? at_most(a) : at_most(b);
    int32_t best = b.best == FIGURE_UNKNOWN ? a.best : b.best;
    return (struct figure){.low = low,
                           .best = low <= high ? clamp(best, low, high) : best,
                           .high = high == INT32_MAX ? FIGURE_UNKNOWN : high};
}

static struct figure span_both(struct figure a, struct figure b)
{
    return (struct figure){.low = at_least(a) < at_least(b) ? at_least(a) : at_least(b),
                           .best = b.best == FIGURE_UNKNOWN ? a.best : b.best,
                           .high = highest_told(a) > highest_told(b) ? highest_told(a)
                                                                     : highest_told(b)};
}

struct figure figure_join(struct figure a, struct figure b)
{
    if (!is_known(a) || !is_known(b)) {
        return is_known(a) ? a : b;
    }
    struct figure both = overlap(a, b);
    return both.low <= at_most(both) ? both : span_both(a, b);
}

/* ---- choosing among tellings ---- */

static const char *text_at(const struct incident *incident, size_t offset)
{
    return *(const char *const *)((const char *)incident + offset);
}

static int compare_texts(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

struct texts ARENA_LIST(const char *);

/* What is told in a field, sorted; `n` only of those that tell something. */
static struct texts texts_told(const struct account_refs *accounts, size_t offset,
                               struct arena *arena)
{
    struct texts texts = {0};
    for (size_t i = 0; i < accounts->n; i++) {
        const char *text = text_at(accounts->at[i], offset);
        if (text) {
            *list_push(arena, &texts) = text;
        }
    }
    if (texts.n > 1) {
        qsort(texts.at, texts.n, sizeof *texts.at, compare_texts);
    }
    return texts;
}

static size_t run_length(const struct texts *texts, size_t first)
{
    size_t n = 1;
    while (first + n < texts->n && strcmp(texts->at[first], texts->at[first + n]) == 0) {
        n++;
    }
    return n;
}

/* What most accounts say; of equals the longer, then the earlier in the alphabet. */
static const char *most_told(const struct account_refs *accounts, size_t offset,
                             struct arena *arena)
{
    struct texts texts = texts_told(accounts, offset, arena);
    const char *best = NULL;
    size_t best_count = 0;
    for (size_t i = 0, n; i < texts.n; i += n) {
        n = run_length(&texts, i);
        if (n > best_count || (n == best_count && strlen(texts.at[i]) > strlen(best))) {
            best = texts.at[i];
            best_count = n;
        }
    }
    return best;
}

/* Types that say no more than the category does; any other is more telling. */
static const char *const vague_types[] = {"attack", "strike",   "explosion", "talks", "violence",
                                          "clash",  "shelling", "visit",     NULL};

static bool is_vague(const char *type)
{
    for (size_t i = 0; vague_types[i]; i++) {
        if (!type || strcmp(type, vague_types[i]) == 0) {
            return true;
        }
    }
    return false;
}

static const char *best_type(const struct account_refs *accounts, struct arena *arena)
{
    struct texts texts = texts_told(accounts, offsetof(struct incident, type), arena);
    const char *best = NULL;
    size_t best_count = 0;
    for (size_t i = 0, n; i < texts.n; i += n) {
        n = run_length(&texts, i);
        bool telling = !is_vague(texts.at[i]) && is_vague(best);
        bool vaguer = is_vague(texts.at[i]) && !is_vague(best);
        if (telling || (!vaguer && n > best_count)) {
            best = texts.at[i];
            best_count = n;
        }
    }
    return best;
}

/* The first account that names the type best: its ACLED labels go with it. */
static const struct incident *best_typed(const struct account_refs *accounts, struct arena *arena)
{
    const char *type = best_type(accounts, arena);
    for (size_t i = 0; type && i < accounts->n; i++) {
        if (accounts->at[i]->type && strcmp(accounts->at[i]->type, type) == 0) {
            return accounts->at[i];
        }
    }
    return accounts->at[0];
}

/* Lower is better; unlocated is worst. */
static int place_rank(const struct incident *account)
{
    return account->location.precision == PRECISION_NONE ? 100 : (int)account->location.precision;
}

static const struct incident *best_placed(const struct account_refs *accounts)
{
    const struct incident *best = accounts->at[0];
    for (size_t i = 1; i < accounts->n; i++) {
        const struct incident *account = accounts->at[i];
        if (place_rank(account) < place_rank(best) ||
            (place_rank(account) == place_rank(best) && account->confidence > best->confidence)) {
            best = account;
        }
    }
    return best;
}

static int status_rank(enum status status)
{
    static const int ranks[] = {
        [STATUS_REPORTED] = 0, [STATUS_CLAIMED] = 1, [STATUS_DENIED] = 2, [STATUS_PLANNED] = 3};
    return ranks[status];
}

static int day_rank(struct day_range range)
{
    static const int ranks[] = {
        [TIME_DAY] = 0,   [TIME_RANGE] = 1, [TIME_NEAR] = 2,   [TIME_WEEK] = 3,
        [TIME_MONTH] = 4, [TIME_YEAR] = 5,  [TIME_UNKNOWN] = 6};
    return range.first == DAY_NONE ? 6 : ranks[range.precision];
}

/* The most precise days told; where equally precise ones differ, the range over them. */
static void fuse_days(struct incident *out, const struct account_refs *accounts)
{
    struct day_range days = accounts->at[0]->date;
    int8_t weekday = accounts->at[0]->weekday;
    for (size_t i = 1; i < accounts->n; i++) {
        struct day_range other = accounts->at[i]->date;
        weekday = weekday < 0 ? accounts->at[i]->weekday : weekday;
        if (day_rank(other) < day_rank(days)) {
            days = other;
        } else if (day_rank(other) == day_rank(days) && other.first != DAY_NONE) {
            bool differs = other.first != days.first || other.last != days.last;
            days.first = other.first < days.first ? other.first : days.first;
            days.last = other.last > days.last ? other.last : days.last;
            days.precision = differs && days.precision == TIME_DAY ? TIME_RANGE : days.precision;
        }
    }
    out->date = days;
    out->weekday = days.first == DAY_NONE ? weekday : WEEKDAY_NONE;
}

/* Every name told, in alphabetical order, but none that is in `except`. */
static struct names all_names(const struct account_refs *accounts, size_t offset,
                              const struct names *except, struct arena *arena)
{
    struct names all = {0};
    for (size_t i = 0; i < accounts->n; i++) {
        const struct names *names =
            (const struct names *)(const void *)((const char *)accounts->at[i] + offset);
        for (size_t k = 0; k < names->n; k++) {
            if (names_have(&all, names->at[k]) || (except && names_have(except, names->at[k]))) {
                continue;
            }
            *list_push(arena, &all) = names->at[k];
            for (size_t m = all.n - 1; m > 0 && strcmp(all.at[m - 1], all.at[m]) > 0; m--) {
                const char *swap = all.at[m];
                all.at[m] = all.at[m - 1];
                all.at[m - 1] = swap;
            }
        }
    }
    return all;
}

/* ---- sources ---- */

static void add_sources(struct incident *out, const struct incident *account,
                        const struct incident *original, bool keep_account, struct arena *arena)
{
    for (size_t i = 0; i < account->sources.n; i++) {
        struct source *source = list_push(arena, &out->sources);
        *source = account->sources.at[i];
        if (keep_account && account->sources.n == 1) {
            source->account = original;
        }
    }
}

static double joint_confidence(const struct account_refs *accounts)
{
    double doubt = 1;
    for (size_t i = 0; i < accounts->n; i++) {
        doubt *= 1 - accounts->at[i]->confidence;
    }
    return doubt < 0.01 ? 0.99 : 1 - doubt;
}

/* The latest publication speaks last, so that its figure is the best one. */
static int compare_published(const struct incident *a, const struct incident *b)
{
    const char *p = a->sources.n ? a->sources.at[0].published : NULL;
    const char *q = b->sources.n ? b->sources.at[0].published : NULL;
    return strcmp(p ? p : "", q ? q : "");
}

static struct figure figure_at(const struct incident *incident, size_t offset)
{
    return *(const struct figure *)(const void *)((const char *)incident + offset);
}

/* What all tell together: what none contradicts, else the range of what they tell. Not pair by
 * pair, for three, four and four are three to four. The last that says one has the best figure. */
static struct figure join_all(const struct incident *const *told, size_t n, size_t offset)
{
    struct figure agreed = {FIGURE_UNKNOWN, FIGURE_UNKNOWN, FIGURE_UNKNOWN}, hull = agreed;
    bool first = true;
    for (size_t i = 0; i < n; i++) {
        struct figure f = figure_at(told[i], offset);
        if (!is_known(f)) {
            continue;
        }
        agreed = first ? f : overlap(agreed, f);
        hull = first ? f : span_both(hull, f);
        first = false;
    }
    return agreed.low <= at_most(agreed) ? agreed : hull;
}

static void fuse_figures(struct incident *out, const struct account_refs *accounts,
                         struct arena *arena)
{
    const struct incident **by_day = arena_array(arena, const struct incident *, accounts->n);
    for (size_t i = 0; i < accounts->n; i++) {
        size_t k = i;
        for (; k > 0 && compare_published(by_day[k - 1], accounts->at[i]) > 0; k--) {
            by_day[k] = by_day[k - 1];
        }
        by_day[k] = accounts->at[i];
    }
    out->fatalities = join_all(by_day, accounts->n, offsetof(struct incident, fatalities));
    out->injured = join_all(by_day, accounts->n, offsetof(struct incident, injured));
}

#define MOST_TOLD(field) out.field = most_told(accounts, offsetof(struct incident, field), arena)

struct incident accounts_fuse(const struct account_refs *accounts,
                              const struct account_refs *original, struct arena *arena)
{
    struct incident out = *accounts->at[0];
    const struct incident *placed = best_placed(accounts), *typed = best_typed(accounts, arena);
    out.location = placed->location;
    out.location_text = placed->location_text;
    out.category = typed->category;
    out.type = typed->type;
    out.acled_event_type = typed->acled_event_type;
    out.acled_sub_event_type = typed->acled_sub_event_type;
    fuse_days(&out, accounts);
    out.sources = (struct sources){0};
    for (size_t i = 0; i < accounts->n; i++) {
        const struct incident *account = accounts->at[i];
        if (status_rank(account->status) < status_rank(out.status)) {
            out.status = account->status;
        }
        bool keep_account = accounts->n > 1 || account != original->at[i];
        add_sources(&out, account, original->at[i], keep_account, arena);
    }
    if (accounts->n == 1) {
        return out;
    }
    MOST_TOLD(actor1);
    MOST_TOLD(actor2);
    MOST_TOLD(weapon);
    MOST_TOLD(target);
    fuse_figures(&out, accounts, arena);
    out.mediators = all_names(accounts, offsetof(struct incident, mediators), NULL, arena);
    out.parties = all_names(accounts, offsetof(struct incident, parties), &out.mediators, arena);
    out.confidence = joint_confidence(accounts);
    out.id = NULL;
    out.summary = incident_summary(&out, arena);
    return out;
}
