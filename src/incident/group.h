#ifndef DATELINE_INCIDENT_GROUP_H
#define DATELINE_INCIDENT_GROUP_H
/* Accounts that tell the same: place, day, sides, figures, what was hit and how.
 *
 * Takes accounts in canonical order, gives every account in exactly one group, found by hash, so
 * that only what differs is left to be compared pair by pair: an agency's report in a thousand
 * papers is one group. An article that tells two such events itself keeps them in two groups.
 * Belongs to incident/merge. */
#include "incident/fuse.h"
#include "incident/incident.h"

struct indices ARENA_LIST(uint32_t);

struct group {
    struct indices members;          /* into the accounts, ascending */
    const struct incident *together; /* what they tell together, for comparing */
};

/* In the order of each group's first member. */
struct groups {
    struct group *at;
    size_t n, cap;
    const uint32_t *article; /* of each account a number: the same where the article is */
};

struct groups accounts_group(const struct incidents *accounts, struct arena *arena);

/* The article an account comes from: 0 the same, else an order. */
int compare_articles(const struct incident *a, const struct incident *b);

#endif
