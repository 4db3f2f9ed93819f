#include "incident/inherit.h"

#include <stdlib.h>
#include <string.h>

#include "incident/group.h"
#include "incident/match.h"

/* An undated article may be dated by one that was itself dated so; news chains are short. */
#define ROUNDS_MAX 4

/* That the day shown for an account of an undated article is a day that a dated article tells. */
struct vote {
    uint32_t account; /* the undated one */
    int32_t day;
    int strength; /* of the match */
};

struct votes ARENA_LIST(struct vote);

static bool is_dated(const struct incident *incident)
{
    return incident->date.first != DAY_NONE;
}

static const char *published(const struct incident *incident)
{
    return incident->sources.n ? incident->sources.at[0].published : NULL;
}

static bool same_article(const struct incident *a, const struct incident *b)
{
    return a->sources.n && b->sources.n && a->sources.at[0].article && b->sources.at[0].article &&
           strcmp(a->sources.at[0].article, b->sources.at[0].article) == 0;
}

/* Events that dated articles tell, each once, by category and country. */
static int compare_witnesses(const void *left, const void *right)
{
    const struct group *const *p = left, *const *q = right;
    const struct incident *a = (*p)->together, *b = (*q)->together;
    int c = (int)category_class(a->category) - (int)category_class(b->category);
    c = c ? c : strcmp(a->location.country_code, b->location.country_code);
    return c ? c
             : ((*p)->members.at[0] > (*q)->members.at[0]) -
                   ((*p)->members.at[0] < (*q)->members.at[0]);
}

struct witnesses ARENA_LIST(const struct group *);

static struct witnesses find_witnesses(const struct groups *groups, struct arena *arena)
{
    struct witnesses witnesses = {0};
    for (size_t i = 0; i < groups->n; i++) {
        struct day_range days = groups->at[i].together->date;
        if (days.first != DAY_NONE && days.last - days.first <= 1) {
            *list_push(arena, &witnesses) = &groups->at[i];
        }
    }
    if (witnesses.n > 1) {
        qsort(witnesses.at, witnesses.n, sizeof *witnesses.at, compare_witnesses);
    }
    return witnesses;
}

static bool precedes(const struct incident *witness, const struct incident *account)
{
    enum category w = category_class(witness->category), a = category_class(account->category);
    return w != a ? w < a
                  : strcmp(witness->location.country_code, account->location.country_code) < 0;
}

static size_t first_witness(const struct witnesses *witnesses, const struct incident *account)
{
    size_t low = 0, high = witnesses->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (precedes(witnesses->at[middle]->together, account)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void vote_for(struct votes *votes, const struct witnesses *witnesses,
                     const struct incidents *accounts, uint32_t undated, struct arena *arena)
{
    const struct incident *account = &accounts->at[undated];
    for (size_t i = first_witness(witnesses, account); i < witnesses->n; i++) {
        const struct incident *other = witnesses->at[i]->together;
        if (precedes(account, other)) {
            break;
        }
        int strength = same_article(account, other) ? 0 : incident_match(account, other);
        if (strength < MATCH_ENOUGH) {
            continue;
        }
        for (int32_t day = other->date.first; day <= other->date.last; day++) {
            if (account->weekday < 0 || day_weekday(day) == account->weekday) {
                *list_push(arena, votes) = (struct vote){undated, day, strength};
            }
        }
    }
}

/* A weekday is the latest one not after the article; news without a day is of that day or the one
 * before. */
static bool explains(const struct incident *account, int32_t day, int32_t publication)
{
    int32_t before = publication - day;
    return account->weekday >= 0 ? before >= 0 && before <= 6 : before >= 0 && before <= 1;
}

/* One event without a weekday proves nothing; with one it does, and so do two events. */
#define SUPPORT_LEAST (2 * MATCH_ENOUGH)

static bool is_rival(int support, int best)
{
    return support * 5 > best * 4;
}

/* How surely the accounts are explained, each by the event that it is most like; a weekday that
 * fits counts twice. */
static int support_of(const struct votes *votes, const struct incidents *accounts,
                      int32_t publication)
{
    int support = 0;
    for (size_t i = 0; i < votes->n;) {
        uint32_t which = votes->at[i].account;
        const struct incident *account = &accounts->at[which];
        int strength = 0;
        for (; i < votes->n && votes->at[i].account == which; i++) {
            bool more = votes->at[i].strength > strength;
            if (more && explains(account, votes->at[i].day, publication)) {
                strength = votes->at[i].strength;
            }
        }
        support += account->weekday >= 0 ? 2 * strength : strength;
    }
    return support;
}

/* The day of publication with most support, the latest of equals; DAY_NONE where one that lies more
 * than a week off has nearly as much. */
static int32_t publication_of(const struct votes *votes, const struct incidents *accounts,
                              struct arena *arena)
{
    int *support = arena_array(arena, int, votes->n + 1);
    size_t best = 0;
    for (size_t i = 0; i < votes->n; i++) {
        support[i] = support_of(votes, accounts, votes->at[i].day);
        bool later = support[i] == support[best] && votes->at[i].day > votes->at[best].day;
        best = support[i] > support[best] || later ? i : best;
    }
    if (!votes->n || support[best] < SUPPORT_LEAST) {
        return DAY_NONE;
    }
    for (size_t i = 0; i < votes->n; i++) {
        if (abs(votes->at[i].day - votes->at[best].day) > 6 &&
            is_rival(support[i], support[best])) {
            return DAY_NONE;
        }
    }
    return votes->at[best].day;
}

static void give_day(struct incident *account, int32_t publication)
{
    if (is_dated(account) || account->status == STATUS_PLANNED) {
        return;
    }
    int32_t day = publication;
    if (account->weekday >= 0) {
        day -= (day_weekday(publication) - account->weekday + 7) % 7;
    }
    account->date = (struct day_range){
        .first = day, .last = day, .precision = account->weekday >= 0 ? TIME_DAY : TIME_NEAR};
}

/* Dates one undated article's accounts [first, end) in `out` from what `accounts` has dated so far.
 */
static bool date_article(struct incidents *out, const struct incidents *accounts,
                         const struct witnesses *witnesses, uint32_t first, uint32_t end,
                         struct arena *arena)
{
    struct votes votes = {0};
    for (uint32_t i = first; i < end; i++) {
        if (!is_dated(&accounts->at[i]) && accounts->at[i].status != STATUS_PLANNED) {
            vote_for(&votes, witnesses, accounts, i, arena);
        }
    }
    int32_t publication = publication_of(&votes, accounts, arena);
    if (publication == DAY_NONE) {
        return false;
    }
    for (uint32_t i = first; i < end; i++) {
        give_day(&out->at[i], publication);
    }
    return true;
}

static bool needs_day(const struct incidents *accounts, uint32_t first, uint32_t end)
{
    if (published(&accounts->at[first])) {
        return false;
    }
    for (uint32_t i = first; i < end; i++) {
        if (!is_dated(&accounts->at[i]) && accounts->at[i].status != STATUS_PLANNED) {
            return true;
        }
    }
    return false;
}

static struct incidents copy_of(const struct incidents *accounts, struct arena *arena)
{
    struct incidents copy = {0};
    for (size_t i = 0; i < accounts->n; i++) {
        *list_push(arena, &copy) = accounts->at[i];
    }
    return copy;
}

static bool inherit_round(struct incidents *out, const struct incidents *accounts,
                          struct arena *arena)
{
    struct groups groups = accounts_group(accounts, arena);
    struct witnesses witnesses = find_witnesses(&groups, arena);
    bool any = false;
    for (uint32_t first = 0; first < accounts->n;) {
        uint32_t end = first + 1;
        while (end < accounts->n && same_article(&accounts->at[first], &accounts->at[end])) {
            end++;
        }
        if (needs_day(accounts, first, end)) {
            any = date_article(out, accounts, &witnesses, first, end, arena) || any;
        }
        first = end;
    }
    return any;
}

static bool any_needs_day(const struct incidents *accounts)
{
    for (uint32_t i = 0; i < accounts->n; i++) {
        if (needs_day(accounts, i, i + 1)) {
            return true;
        }
    }
    return false;
}

struct incidents days_inherit(const struct incidents *accounts, struct arena *arena)
{
    struct incidents now = *accounts;
    for (int round = 0; round < ROUNDS_MAX && any_needs_day(&now); round++) {
        struct incidents next = copy_of(&now, arena);
        if (!inherit_round(&next, &now, arena)) {
            break;
        }
        now = next;
    }
    return now;
}
