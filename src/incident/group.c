#include "incident/group.h"

#include <stdlib.h>
#include <string.h>

/* Events of longer stretches ("in March") are not one by identity. */
#define IDENTITY_DAYS 7

static int compare_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int compare_numbers(double a, double b)
{
    return (a > b) - (a < b);
}

int compare_articles(const struct incident *a, const struct incident *b)
{
    if (a->sources.n == 0 || b->sources.n == 0) {
        return (int)(b->sources.n > 0) - (int)(a->sources.n > 0);
    }
    const struct source *p = &a->sources.at[0], *q = &b->sources.at[0];
    int c = compare_text(p->article, q->article);
    c = c ? c : compare_text(p->url, q->url);
    return c ? c : compare_text(p->published, q->published);
}

static int compare_names(const struct names *a, const struct names *b)
{
    if (a->n != b->n) {
        return a->n < b->n ? -1 : 1;
    }
    int c = 0;
    for (size_t i = 0; i < a->n && c == 0; i++) {
        c = strcmp(a->at[i], b->at[i]);
    }
    return c;
}

/* Whether place and day are told well enough to be an identity. */
static bool has_identity(const struct incident *account)
{
    bool dated = account->date.first != DAY_NONE &&
                 account->date.last - account->date.first <= IDENTITY_DAYS;
    return account->location.precision != PRECISION_NONE && dated && account->sources.n > 0;
}

static int compare_places(const struct location *a, const struct location *b)
{
    int c = (int)a->precision - (int)b->precision;
    c = c ? c : (a->geonameid > b->geonameid) - (a->geonameid < b->geonameid);
    c = c ? c : compare_text(a->name, b->name);
    c = c ? c : strcmp(a->country_code, b->country_code);
    c = c ? c : compare_numbers(a->lon, b->lon);
    return c ? c : compare_numbers(a->lat, b->lat);
}

static int compare_days(struct day_range a, struct day_range b)
{
    int c = (a.first > b.first) - (a.first < b.first);
    c = c ? c : (a.last > b.last) - (a.last < b.last);
    return c ? c : (int)a.precision - (int)b.precision;
}

static int compare_figures(struct figure a, struct figure b)
{
    int c = (a.best > b.best) - (a.best < b.best);
    c = c ? c : (a.low > b.low) - (a.low < b.low);
    return c ? c : (a.high > b.high) - (a.high < b.high);
}

/* Everything that incident/match looks at, so that what it says of one it says of all. */
static int compare_identities(const struct incident *a, const struct incident *b)
{
    int c = (int)a->category - (int)b->category;
    c = c ? c : compare_days(a->date, b->date);
    c = c ? c : compare_places(&a->location, &b->location);
    c = c ? c : (int)(a->status == STATUS_PLANNED) - (int)(b->status == STATUS_PLANNED);
    c = c ? c : compare_figures(a->fatalities, b->fatalities);
    c = c ? c : compare_figures(a->injured, b->injured);
    c = c ? c : compare_text(a->type, b->type);
    c = c ? c : compare_text(a->weapon, b->weapon);
    c = c ? c : compare_text(a->target, b->target);
    c = c ? c : compare_text(a->actor1, b->actor1);
    c = c ? c : compare_names(&a->parties, &b->parties);
    return c ? c : compare_text(a->location_text, b->location_text);
}

/* ---- sorting ---- */

struct key {
    const struct incident *account;
    uint32_t index;
    uint32_t slot; /* which of its article's accounts of this identity */
};

static int compare_keys(const void *left, const void *right)
{
    const struct key *p = left, *q = right;
    int c = compare_identities(p->account, q->account);
    c = c ? c : compare_articles(p->account, q->account);
    return c ? c : (p->index > q->index) - (p->index < q->index);
}

static int compare_slots(const void *left, const void *right)
{
    const struct key *p = left, *q = right;
    int c = compare_identities(p->account, q->account);
    c = c ? c : (p->slot > q->slot) - (p->slot < q->slot);
    return c ? c : (p->index > q->index) - (p->index < q->index);
}

static void number_slots(struct key *keys, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        const struct incident *a = keys[i - 1].account, *b = keys[i].account;
        bool again = compare_identities(a, b) == 0 && compare_articles(a, b) == 0;
        keys[i].slot = again ? keys[i - 1].slot + 1 : 0;
    }
}

static void close_group(struct group *group, const struct incidents *accounts, struct arena *arena)
{
    group->together = &accounts->at[group->members.at[0]];
    if (group->members.n == 1) {
        return;
    }
    struct account_refs refs = {0};
    for (size_t i = 0; i < group->members.n; i++) {
        *list_push(arena, &refs) = &accounts->at[group->members.at[i]];
    }
    struct incident *together = arena_new(arena, struct incident);
    *together = accounts_fuse(&refs, &refs, arena);
    group->together = together;
}

static int compare_groups(const void *left, const void *right)
{
    const struct group *p = left, *q = right;
    return (p->members.at[0] > q->members.at[0]) - (p->members.at[0] < q->members.at[0]);
}

struct groups accounts_group(const struct incidents *accounts, struct arena *arena)
{
    struct groups groups = {0};
    struct key *keys = arena_array(arena, struct key, accounts->n);
    size_t n = 0;
    for (uint32_t i = 0; i < accounts->n; i++) {
        if (has_identity(&accounts->at[i])) {
            keys[n++] = (struct key){.account = &accounts->at[i], .index = i};
            continue;
        }
        struct group *alone = list_push(arena, &groups);
        *list_push(arena, &alone->members) = i;
        close_group(alone, accounts, arena);
    }
    qsort(keys, n, sizeof *keys, compare_keys);
    number_slots(keys, n);
    qsort(keys, n, sizeof *keys, compare_slots);
    struct group *group = NULL;
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || compare_identities(keys[i - 1].account, keys[i].account) != 0 ||
            keys[i - 1].slot != keys[i].slot) {
            if (group) {
                close_group(group, accounts, arena);
            }
            group = list_push(arena, &groups);
        }
        *list_push(arena, &group->members) = keys[i].index;
    }
    if (group) {
        close_group(group, accounts, arena);
    }
    if (groups.n > 1) {
        qsort(groups.at, groups.n, sizeof *groups.at, compare_groups);
    }
    return groups;
}
