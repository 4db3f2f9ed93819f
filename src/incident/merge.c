#include "incident/merge.h"

#include <stdlib.h>
#include <string.h>

#include "incident/fuse.h"
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
            *list_push(arena, out) = *incident;
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
    if (a->sources.n == 0 || b->sources.n == 0) {
        return (int)(b->sources.n > 0) - (int)(a->sources.n > 0);
    }
    const struct source *p = &a->sources.at[0], *q = &b->sources.at[0];
    int c = compare_text(p->article, q->article);
    c = c ? c : compare_text(p->url, q->url);
    c = c ? c : compare_text(p->published, q->published);
    return c ? c : (p->start > q->start) - (p->start < q->start);
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
    uint32_t a, b; /* a < b */
    int strength;
};

struct links ARENA_LIST(struct link);

static bool same_article(const struct incident *a, const struct incident *b)
{
    if (a->sources.n == 0 || b->sources.n == 0) {
        return false;
    }
    const struct source *p = &a->sources.at[0], *q = &b->sources.at[0];
    return compare_text(p->article, q->article) == 0 && compare_text(p->url, q->url) == 0 &&
           compare_text(p->published, q->published) == 0;
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

/* Indices by first day, undated ones last: only accounts of nearby days are compared. */
struct by_day {
    int32_t day;
    uint32_t account;
};

static int compare_by_day(const void *left, const void *right)
{
    const struct by_day *a = left, *b = right;
    if (a->day != b->day) {
        bool later = a->day == DAY_NONE || (b->day != DAY_NONE && a->day > b->day);
        return later ? 1 : -1;
    }
    return (a->account > b->account) - (a->account < b->account);
}

/* Days that ranges reach over at most when accounts are compared; a month's range begins 31 days
 * back. */
#define REACH_DAYS 40

static struct links find_links(const struct incidents *accounts, struct arena *arena)
{
    struct links links = {0};
    struct by_day *order = arena_array(arena, struct by_day, accounts->n);
    for (size_t i = 0; i < accounts->n; i++) {
        order[i] = (struct by_day){accounts->at[i].date.first, (uint32_t)i};
    }
    qsort(order, accounts->n, sizeof *order, compare_by_day);
    for (size_t i = 0; i < accounts->n; i++) {
        for (size_t k = i + 1; k < accounts->n; k++) {
            if (order[k].day == DAY_NONE || order[k].day - order[i].day > REACH_DAYS) {
                break; /* undated accounts are joined through inherited days only */
            }
            uint32_t a = order[i].account, b = order[k].account;
            const struct incident *p = &accounts->at[a < b ? a : b],
                                  *q = &accounts->at[a < b ? b : a];
            int strength = same_article(p, q) ? 0 : incident_match(p, q);
            if (strength >= MATCH_ENOUGH) {
                *list_push(arena, &links) = (struct link){a < b ? a : b, a < b ? b : a, strength};
            }
        }
    }
    if (links.n > 1) {
        qsort(links.at, links.n, sizeof *links.at, compare_links);
    }
    return links;
}

/* Clusters as rings: `next` leads round a cluster, `head` is its lowest account. */
struct clusters {
    uint32_t *next, *head;
};

static bool may_join(const struct incidents *accounts, const struct clusters *clusters, uint32_t a,
                     uint32_t b)
{
    uint32_t i = a;
    do {
        uint32_t k = b;
        do {
            const struct incident *p = &accounts->at[i], *q = &accounts->at[k];
            if (same_article(p, q) || incident_match(p, q) < 0) {
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
static struct clusters find_clusters(const struct incidents *accounts, struct arena *arena)
{
    struct clusters clusters = {.next = arena_array(arena, uint32_t, accounts->n),
                                .head = arena_array(arena, uint32_t, accounts->n)};
    for (size_t i = 0; i < accounts->n; i++) {
        clusters.next[i] = clusters.head[i] = (uint32_t)i;
    }
    struct links links = find_links(accounts, arena);
    for (size_t i = 0; i < links.n; i++) {
        uint32_t a = links.at[i].a, b = links.at[i].b;
        if (clusters.head[a] != clusters.head[b] && may_join(accounts, &clusters, a, b)) {
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

struct indices ARENA_LIST(uint32_t);

static struct indices members_of(const struct clusters *clusters, uint32_t head,
                                 struct arena *arena)
{
    struct indices members = {0};
    uint32_t i = head;
    do {
        *list_push(arena, &members) = i;
        i = clusters->next[i];
    } while (i != head);
    qsort(members.at, members.n, sizeof *members.at, compare_indices);
    return members;
}

static struct incident fuse_cluster(const struct incidents *dated, const struct incidents *told,
                                    const struct clusters *clusters, uint32_t head,
                                    struct arena *arena)
{
    struct account_refs members = {0}, originals = {0};
    struct indices indices = members_of(clusters, head, arena);
    for (size_t i = 0; i < indices.n; i++) {
        uint32_t k = indices.at[i];
        bool inherited = dated->at[k].date.first != told->at[k].date.first;
        *list_push(arena, &members) = &dated->at[k];
        *list_push(arena, &originals) = inherited ? &told->at[k] : &dated->at[k];
    }
    return accounts_fuse(&members, &originals, arena);
}

struct incidents merge(const struct incidents *incidents, struct arena *arena)
{
    struct incidents told = accounts_of(incidents, arena);
    struct incidents dated = days_inherit(&told, arena);
    struct clusters clusters = find_clusters(&dated, arena);
    struct incidents merged = {0};
    for (uint32_t i = 0; i < dated.n; i++) {
        if (clusters.head[i] == i) {
            struct incident fused = fuse_cluster(&dated, &told, &clusters, i, arena);
            *list_push(arena, &merged) = fused;
        }
    }
    return merged;
}
