#include "incident/merge.h"

#include <stdlib.h>
#include <string.h>

#include "incident/fuse.h"
#include "incident/group.h"
#include "incident/inherit.h"
#include "incident/match.h"

/* ---- back to accounts ---- */

/* An incident of several sources that kept their accounts is taken apart again; joining then starts
 * from what each article tells, whatever was joined before. */
static void take_apart(struct incidents *out, const struct incident *incident, struct arena *arena)
{
    for (size_t i = 0; i < incident->sources.n; i++) {
        const struct source *source = &incident->sources.at[i];
        if (!source->account) {
            struct incident *whole = list_push(arena, out);
            *whole = *incident;
            whole->id = NULL; /* it may count namesakes of one run */
            return;
        }
    }
    if (incident->sources.n == 0) {
        *list_push(arena, out) = *incident;
    }
    for (size_t i = 0; i < incident->sources.n; i++) {
        const struct source *source = &incident->sources.at[i];
        struct incident *account = list_push(arena, out);
        *account = *source->account;
        account->id = NULL;
        account->sources = (struct sources){0};
        struct source *own = list_push(arena, &account->sources);
        *own = *source;
        own->account = NULL;
    }
}

static int compare_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int compare_sources(const struct incident *a, const struct incident *b)
{
    int c = compare_articles(a, b);
    if (c || a->sources.n == 0 || b->sources.n == 0) {
        return c;
    }
    uint32_t p = a->sources.at[0].start, q = b->sources.at[0].start;
    return (p > q) - (p < q);
}

/* The canonical order of accounts: by article, then by what they tell. */
static int compare_accounts(const void *left, const void *right)
{
    const struct incident *a = left, *b = right;
    int c = compare_sources(a, b);
    c = c ? c : (int)a->category - (int)b->category;
    c = c ? c : compare_text(a->location.name, b->location.name);
    c = c ? c : (a->location.lon > b->location.lon) - (a->location.lon < b->location.lon);
    c = c ? c : (a->location.lat > b->location.lat) - (a->location.lat < b->location.lat);
    c = c ? c : (a->date.first > b->date.first) - (a->date.first < b->date.first);
    c = c ? c : compare_text(a->type, b->type);
    c = c ? c : compare_text(a->actor1, b->actor1);
    c = c ? c : compare_text(a->summary, b->summary);
    return c ? c : compare_text(a->id, b->id);
}

static struct incidents accounts_of(const struct incidents *incidents, struct arena *arena)
{
    struct incidents accounts = {0};
    for (size_t i = 0; i < incidents->n; i++) {
        take_apart(&accounts, &incidents->at[i], arena);
    }
    for (size_t i = 0; i < accounts.n; i++) {
        incident_round(&accounts.at[i]);
    }
    if (accounts.n < 2) {
        return accounts;
    }
    qsort(accounts.at, accounts.n, sizeof *accounts.at, compare_accounts);
    size_t kept = 1;
    for (size_t i = 1; i < accounts.n; i++) {
        /* The same account twice: an article that stood in two of the runs. */
        if (accounts.at[i].sources.n == 0 ||
            compare_accounts(&accounts.at[kept - 1], &accounts.at[i]) != 0) {
            accounts.at[kept++] = accounts.at[i];
        }
    }
    accounts.n = kept;
    return accounts;
}

/* ---- which belong together ---- */

struct link {
    uint32_t a, b; /* groups, a < b */
    int strength;
};

struct links ARENA_LIST(struct link);

/* Members ascend in canonical order, which is by article first. */
static bool share_article(const struct group *a, const struct group *b, const uint32_t *article)
{
    size_t i = 0, k = 0;
    while (i < a->members.n && k < b->members.n) {
        uint32_t p = article[a->members.at[i]], q = article[b->members.at[k]];
        if (p == q) {
            return true;
        }
        i += p < q;
        k += p > q;
    }
    return false;
}

static int compare_links(const void *left, const void *right)
{
    const struct link *p = left, *q = right;
    if (p->strength != q->strength) {
        return p->strength > q->strength ? -1 : 1;
    }
    if (p->a != q->a) {
        return p->a < q->a ? -1 : 1;
    }
    return (p->b > q->b) - (p->b < q->b);
}

/* Groups by category, country and first day: only those that can be one event are compared. */
struct by_day {
    const struct incident *incident;
    uint32_t group;
};

static int compare_buckets(const struct incident *a, const struct incident *b)
{
    int c = (int)category_class(a->category) - (int)category_class(b->category);
    return c ? c : strcmp(a->location.country_code, b->location.country_code);
}

static int compare_by_day(const void *left, const void *right)
{
    const struct by_day *p = left, *q = right;
    int c = compare_buckets(p->incident, q->incident);
    int32_t a = p->incident->date.first, b = q->incident->date.first;
    c = c ? c : (a > b) - (a < b);
    return c ? c : (p->group > q->group) - (p->group < q->group);
}

/* A month's range begins 31 days back. */
#define REACH_DAYS 40

static void link_pair(struct links *links, const struct groups *groups, uint32_t a, uint32_t b,
                      struct arena *arena)
{
    const struct group *p = &groups->at[a < b ? a : b], *q = &groups->at[a < b ? b : a];
    int strength = incident_match(p->together, q->together);
    if (strength >= MATCH_ENOUGH && !share_article(p, q, groups->article)) {
        *list_push(arena, links) = (struct link){a < b ? a : b, a < b ? b : a, strength};
    }
}

static size_t bucket_end(const struct by_day *order, size_t n, size_t first)
{
    size_t end = first + 1;
    while (end < n && compare_buckets(order[first].incident, order[end].incident) == 0) {
        end++;
    }
    return end;
}

/* Undated groups are not linked: they are joined through inherited days only. */
static void link_within(struct links *links, const struct by_day *order, size_t n,
                        const struct groups *groups, struct arena *arena)
{
    for (size_t i = 0, end = 0; i < n; i++) {
        end = i < end ? end : bucket_end(order, n, i);
        int32_t reach = order[i].incident->date.last + RETOLD_DAYS;
        for (size_t k = i + 1; k < end && order[k].incident->date.first <= reach; k++) {
            link_pair(links, groups, order[i].group, order[k].group, arena);
        }
    }
}

/* What has no country (no place, a sea) may belong to anything of its category. */
static void link_across(struct links *links, const struct by_day *order, size_t n,
                        const struct groups *groups, struct arena *arena)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < n && !*order[i].incident->location.country_code; k++) {
            const struct incident *a = order[i].incident, *b = order[k].incident;
            if (category_class(a->category) == category_class(b->category) &&
                *b->location.country_code && abs(a->date.first - b->date.first) <= REACH_DAYS) {
                link_pair(links, groups, order[i].group, order[k].group, arena);
            }
        }
    }
}

static struct links find_links(const struct groups *groups, struct arena *arena)
{
    struct links links = {0};
    struct by_day *order = arena_array(arena, struct by_day, groups->n);
    size_t n = 0;
    for (uint32_t i = 0; i < groups->n; i++) {
        if (groups->at[i].together->date.first != DAY_NONE) {
            order[n++] = (struct by_day){groups->at[i].together, i};
        }
    }
    qsort(order, n, sizeof *order, compare_by_day);
    link_within(&links, order, n, groups, arena);
    link_across(&links, order, n, groups, arena);
    if (links.n > 1) {
        qsort(links.at, links.n, sizeof *links.at, compare_links);
    }
    return links;
}

/* Clusters of groups as rings: `next` leads round a cluster, `head` is its lowest group. */
struct clusters {
    uint32_t *next, *head;
};

static bool may_join(const struct groups *groups, const struct clusters *clusters, uint32_t a,
                     uint32_t b)
{
    uint32_t i = a;
    do {
        uint32_t k = b;
        do {
            const struct group *p = &groups->at[i], *q = &groups->at[k];
            if (incident_match(p->together, q->together) < 0 ||
                share_article(p, q, groups->article)) {
                return false;
            }
            k = clusters->next[k];
        } while (k != b);
        i = clusters->next[i];
    } while (i != a);
    return true;
}

static void join(struct clusters *clusters, uint32_t a, uint32_t b)
{
    uint32_t head = clusters->head[a] < clusters->head[b] ? clusters->head[a] : clusters->head[b];
    uint32_t swap = clusters->next[a];
    clusters->next[a] = clusters->next[b];
    clusters->next[b] = swap;
    uint32_t i = a;
    do {
        clusters->head[i] = head;
        i = clusters->next[i];
    } while (i != a);
}

/* Strongest links first; a link that would put contradictory accounts into one cluster is dropped.
 */
static struct clusters find_clusters(const struct groups *groups, struct arena *arena)
{
    struct clusters clusters = {.next = arena_array(arena, uint32_t, groups->n),
                                .head = arena_array(arena, uint32_t, groups->n)};
    for (size_t i = 0; i < groups->n; i++) {
        clusters.next[i] = clusters.head[i] = (uint32_t)i;
    }
    struct links links = find_links(groups, arena);
    for (size_t i = 0; i < links.n; i++) {
        uint32_t a = links.at[i].a, b = links.at[i].b;
        if (clusters.head[a] != clusters.head[b] && may_join(groups, &clusters, a, b)) {
            join(&clusters, a, b);
        }
    }
    return clusters;
}

static int compare_indices(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* The accounts of a cluster, in canonical order. */
static struct indices members_of(const struct clusters *clusters, const struct groups *groups,
                                 uint32_t head, struct arena *arena)
{
    struct indices members = {0};
    uint32_t i = head;
    do {
        for (size_t k = 0; k < groups->at[i].members.n; k++) {
            *list_push(arena, &members) = groups->at[i].members.at[k];
        }
        i = clusters->next[i];
    } while (i != head);
    qsort(members.at, members.n, sizeof *members.at, compare_indices);
    return members;
}

static struct incident fuse_members(const struct incidents *dated, const struct incidents *told,
                                    const struct indices *members, struct arena *arena)
{
    struct account_refs refs = {0}, originals = {0};
    for (size_t i = 0; i < members->n; i++) {
        uint32_t k = members->at[i];
        bool inherited = dated->at[k].date.first != told->at[k].date.first;
        *list_push(arena, &refs) = &dated->at[k];
        *list_push(arena, &originals) = inherited ? &told->at[k] : &dated->at[k];
    }
    return accounts_fuse(&refs, &originals, arena);
}

struct incidents merge(const struct incidents *incidents, struct arena *arena)
{
    struct incidents told = accounts_of(incidents, arena);
    struct incidents dated = days_inherit(&told, arena);
    struct groups groups = accounts_group(&dated, arena);
    struct clusters clusters = find_clusters(&groups, arena);
    struct incidents merged = {0};
    for (uint32_t i = 0; i < groups.n; i++) {
        if (clusters.head[i] == i) {
            struct indices members = members_of(&clusters, &groups, i, arena);
            struct incident fused = fuse_members(&dated, &told, &members, arena);
            *list_push(arena, &merged) = fused;
        }
    }
    return merged;
}
