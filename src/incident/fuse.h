#ifndef DATELINE_INCIDENT_FUSE_H
#define DATELINE_INCIDENT_FUSE_H
/* Several accounts of one event, fused into one incident.
 *
 * Takes the accounts in canonical order, gives an incident whose place and day are the most precise
 * ones told, whose figures are a range where the accounts contradict each other, and whose sources
 * keep what each of them says. Belongs to incident/merge. */
#include "incident/incident.h"

struct account_refs ARENA_LIST(const struct incident *);

/* At least one account. `changed` accounts (day inherited from another article) carry what they
 * said before in `original`; the lists run side by side. */
struct incident accounts_fuse(const struct account_refs *accounts,
                              const struct account_refs *original, struct arena *arena);

/* Two tellings of one figure: their overlap where there is one ("at least 3" and 5 is 5), else the
 * range from the lowest to the highest. */
struct figure figure_join(struct figure a, struct figure b);

#endif
