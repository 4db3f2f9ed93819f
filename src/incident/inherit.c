#include "incident/inherit.h"

#include <stdlib.h>
#include <string.h>

#include "incident/match.h"

/* An undated article may be dated by one that was itself dated so; news chains are short. */
#define ROUNDS_MAX 4

/* That the day shown for an account of an undated article is a day that a dated article tells. */
struct vote {
    uint32_t account; /* the undated one */
    int32_t day;
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

static void vote_for(struct votes *votes, const struct incidents *accounts, uint32_t undated,
                     struct arena *arena)
{
    const struct incident *account = &accounts->at[undated];
    for (uint32_t i = 0; i < accounts->n; i++) {
        const struct incident *other = &accounts->at[i];
        if (!is_dated(other) || other->date.last - other->date.first > 1 ||
            same_article(account, other) || incident_match(account, other) < MATCH_ENOUGH) {
            continue;
        }
        for (int32_t day = other->date.first; day <= other->date.last; day++) {
            if (account->weekday < 0 || day_weekday(day) == account->weekday) {
                *list_push(arena, votes) = (struct vote){undated, day};
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

struct support {
    unsigned weekdays, others; /* accounts explained, each counted once */
};

static struct support support_of(const struct votes *votes, const struct incidents *accounts,
                                 int32_t publication)
{
    struct support support = {0};
    uint32_t last = UINT32_MAX;
    for (size_t i = 0; i < votes->n; i++) {
        const struct incident *account = &accounts->at[votes->at[i].account];
        if (votes->at[i].account != last && explains(account, votes->at[i].day, publication)) {
            last = votes->at[i].account;
            support.weekdays += account->weekday >= 0;
            support.others += account->weekday < 0;
        }
    }
    return support;
}

static unsigned weight(struct support support)
{
    return support.weekdays * 2 + support.others;
}

/* The one day of publication with most support; DAY_NONE where two that lie apart have the same. */
static int32_t publication_of(const struct votes *votes, const struct incidents *accounts)
{
    int32_t best = DAY_NONE;
    unsigned best_weight = 1; /* one event without a weekday proves nothing */
    bool ambiguous = false;
    for (size_t i = 0; i < votes->n; i++) {
        int32_t day = votes->at[i].day;
        unsigned w = weight(support_of(votes, accounts, day));
        if (w > best_weight) {
            best = day;
            best_weight = w;
            ambiguous = false;
        } else if (w == best_weight && best != DAY_NONE && day != best) {
            ambiguous = ambiguous || abs(day - best) > 6;
            best = day > best ? day : best;
        }
    }
    return ambiguous ? DAY_NONE : best;
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
static bool date_article(struct incidents *out, const struct incidents *accounts, uint32_t first,
                         uint32_t end, struct arena *arena)
{
    struct votes votes = {0};
    for (uint32_t i = first; i < end; i++) {
        if (!is_dated(&accounts->at[i]) && accounts->at[i].status != STATUS_PLANNED) {
            vote_for(&votes, accounts, i, arena);
        }
    }
    int32_t publication = publication_of(&votes, accounts);
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
    bool any = false;
    for (uint32_t first = 0; first < accounts->n;) {
        uint32_t end = first + 1;
        while (end < accounts->n && same_article(&accounts->at[first], &accounts->at[end])) {
            end++;
        }
        if (needs_day(accounts, first, end)) {
            any = date_article(out, accounts, first, end, arena) || any;
        }
        first = end;
    }
    return any;
}

struct incidents days_inherit(const struct incidents *accounts, struct arena *arena)
{
    struct incidents now = copy_of(accounts, arena);
    for (int round = 0; round < ROUNDS_MAX; round++) {
        struct incidents next = copy_of(&now, arena);
        if (!inherit_round(&next, &now, arena)) {
            break;
        }
        now = next;
    }
    return now;
}
