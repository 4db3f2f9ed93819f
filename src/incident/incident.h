#ifndef DATELINE_INCIDENT_INCIDENT_H
#define DATELINE_INCIDENT_INCIDENT_H
/* An incident: one place, one day, one acting side (DESIGN.md, "What counts as an incident").
 *
 * The same struct is what one article tells (an account: one source) and what several tell
 * together. This header is all that map/ knows of the text half, so any list of incidents can be
 * drawn. Strings are NUL-terminated, in an arena, NULL where unknown. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "news/date.h"
#include "place/location.h"

enum category { CATEGORY_STRIKE, CATEGORY_TALKS, CATEGORY_GROUND, CATEGORY_VIOLENCE };
enum status { STATUS_REPORTED, STATUS_CLAIMED, STATUS_PLANNED, STATUS_DENIED };

const char *category_name(enum category category); /* "strike" ... */
const char *status_name(enum status status);
bool category_from_name(struct span name, enum category *out);
bool status_from_name(struct span name, enum status *out);

#define FIGURE_UNKNOWN (-1)

/* UCDP's three figures; FIGURE_UNKNOWN is null. "At least 3" is 3, 3, unknown. */
struct figure {
    int32_t low, best, high;
};

struct incident;

/* One article's telling of the incident. `account` is what that article alone tells, kept where
 * several tell of one event, so that joining can be done again from the start; NULL: the incident
 * itself. */
struct source {
    const struct incident *account;
    const char *article, *outlet, *url, *published; /* published: ISO date */
    const char *quote;
    uint32_t start, end; /* bytes of the file the quote came from */
    enum status status;
    struct figure fatalities, injured;
};

struct sources ARENA_LIST(struct source);
struct names ARENA_LIST(const char *);

bool names_have(const struct names *names, const char *name);
/* Adds a name that is not there yet. */
void names_add(struct names *names, const char *name, struct arena *arena);

#define WEEKDAY_NONE (-1)

struct incident {
    const char *id;
    enum category category;
    const char *type; /* "missile strike" ... (lexicon's types table) */
    const char *acled_event_type, *acled_sub_event_type;
    enum status status;
    struct day_range date;
    int8_t weekday; /* 0..6 when the article has no date and only a weekday is known; -1 */
    struct location location; /* precision PRECISION_NONE: unlocated */
    const char *location_text;
    const char *actor1, *actor2, *weapon, *target;
    struct figure fatalities, injured;
    double confidence;
    const char *summary;
    struct names parties, mediators;
    struct sources sources;
};

struct incidents ARENA_LIST(struct incident);

/* Numbers are written, and joined, in such steps: a run that reads what another wrote sees the
 * same. */
#define STEPS_A_DEGREE   1e5
#define STEPS_A_KM       10.0
#define CONFIDENCE_STEPS 100.0

void incident_round(struct incident *incident);

/* A copy of one article's account that outlives the article: all strings and lists in `arena`. */
void incident_copy(struct incident *out, const struct incident *from, struct arena *arena);

#endif
