#include "incident/group.h"

#include <string.h>

#include "incident/match.h"

/* Events of longer stretches ("in March") are not one by identity. */
#define IDENTITY_DAYS 7

static int compare_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
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

/* Is what one article tells so, if another tells it in the same words, one event? Place and day are
 * enough; without them it is asked what joins accounts that differ. */
static bool has_identity(const struct incident *account)
{
    bool dated = account->date.first != DAY_NONE && account->sources.n > 0;
    bool sure = account->location.precision != PRECISION_NONE &&
                account->date.last - account->date.first <= IDENTITY_DAYS;
    return dated && (sure || incident_match(account, account) >= MATCH_ENOUGH);
}

/* ---- identities ---- */

static bool same_text(const char *a, const char *b)
{
    return a == b || compare_text(a, b) == 0;
}

static bool same_names(const struct names *a, const struct names *b)
{
    bool same = a->n == b->n;
    for (size_t i = 0; i < a->n && same; i++) {
        same = strcmp(a->at[i], b->at[i]) == 0;
    }
    return same;
}

static bool same_place(const struct location *a, const struct location *b)
{
    return a->precision == b->precision && a->geonameid == b->geonameid &&
           same_text(a->name, b->name) && strcmp(a->country_code, b->country_code) == 0 &&
           a->lon == b->lon && a->lat == b->lat;
}

static bool same_days(struct day_range a, struct day_range b)
{
    return a.first == b.first && a.last == b.last && a.precision == b.precision;
}

static bool same_figures(struct figure a, struct figure b)
{
    return a.best == b.best && a.low == b.low && a.high == b.high;
}

/* Everything that incident/match looks at, so that what it says of one it says of all. */
static bool same_identity(const struct incident *a, const struct incident *b)
{
    return a->category == b->category && same_days(a->date, b->date) &&
           same_place(&a->location, &b->location) &&
           (a->status == STATUS_PLANNED) == (b->status == STATUS_PLANNED) &&
           same_figures(a->fatalities, b->fatalities) && same_figures(a->injured, b->injured) &&
           same_text(a->type, b->type) && same_text(a->weapon, b->weapon) &&
           same_text(a->target, b->target) && same_text(a->actor1, b->actor1) &&
           same_names(&a->parties, &b->parties) && same_text(a->location_text, b->location_text);
}

/* Of what mostly differs. */
static uint64_t identity_hash(const struct incident *account)
{
    const char *const texts[] = {account->location.name, account->location_text, account->type,
                                 account->weapon,        account->target,        account->actor1};
    uint64_t hash = phrase_add(PHRASE_START, (uint32_t)account->date.first);
    hash = phrase_add(hash, (uint64_t)(uint32_t)account->fatalities.best << 32 |
                                (uint32_t)account->injured.best);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        hash = phrase_add(hash, text_hash(span_of(texts[i] ? texts[i] : "")));
    }
    return hash;
}

/* ---- grouping ---- */

/* The groups of one identity. The accounts of one article go to different ones, in turn. */
struct kin {
    uint64_t hash;
    const struct incident *first;
    uint32_t article, next; /* of the account taken last; the group that its next one goes to */
    struct indices groups;
};

struct kin_table {
    struct kin **slot; /* open addressing */
    size_t mask;
};

static struct kin_table table_for(size_t n, struct arena *arena)
{
    size_t size = 16;
    while (size < n * 2) {
        size *= 2;
    }
    return (struct kin_table){arena_array(arena, struct kin *, size), size - 1};
}

static struct kin *kin_of(struct kin_table *table, const struct incident *account,
                          struct arena *arena)
{
    uint64_t hash = identity_hash(account);
    size_t i = hash & table->mask;
    while (table->slot[i] &&
           (table->slot[i]->hash != hash || !same_identity(table->slot[i]->first, account))) {
        i = (i + 1) & table->mask;
    }
    if (!table->slot[i]) {
        table->slot[i] = arena_new(arena, struct kin);
        *table->slot[i] = (struct kin){.hash = hash, .first = account, .article = UINT32_MAX};
    }
    return table->slot[i];
}

static uint32_t *number_articles(const struct incidents *accounts, struct arena *arena)
{
    uint32_t *article = arena_array(arena, uint32_t, accounts->n);
    for (uint32_t i = 0; i < accounts->n; i++) {
        const struct incident *account = &accounts->at[i];
        bool again = i > 0 && account->sources.n > 0 && account[-1].sources.n > 0 &&
                     compare_articles(account - 1, account) == 0;
        article[i] = again ? article[i - 1] : i;
    }
    return article;
}

static uint32_t add_group(struct groups *groups, struct arena *arena)
{
    list_push(arena, groups);
    return (uint32_t)groups->n - 1;
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

/* Accounts come in the order of their articles, so that groups come in that of their first ones. */
struct groups accounts_group(const struct incidents *accounts, struct arena *arena)
{
    struct groups groups = {.article = number_articles(accounts, arena)};
    struct kin_table table = table_for(accounts->n, arena);
    for (uint32_t i = 0; i < accounts->n; i++) {
        struct kin alone = {.article = UINT32_MAX}, *kin = &alone;
        if (has_identity(&accounts->at[i])) {
            kin = kin_of(&table, &accounts->at[i], arena);
        }
        kin->next = kin->article == groups.article[i] ? kin->next : 0;
        kin->article = groups.article[i];
        if (kin->next == kin->groups.n) {
            *list_push(arena, &kin->groups) = add_group(&groups, arena);
        }
        struct group *group = &groups.at[kin->groups.at[kin->next++]];
        *list_push(arena, &group->members) = i;
    }
    for (size_t i = 0; i < groups.n; i++) {
        close_group(&groups.at[i], accounts, arena);
    }
    return groups;
}
