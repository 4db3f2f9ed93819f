#ifndef DATELINE_INCIDENT_REALITY_H
#define DATELINE_INCIDENT_REALITY_H
/* Did it happen? What is denied, only thought of, planned, habitual or history makes no incident.
 *
 * Takes a mention, gives the reason why it tells of no event, or NULL, and whether it tells of one
 * to come. Belongs to incident/extract. */
#include "incident/mention.h"

struct reality {
    const char *no; /* why there is no event; NULL: there is one */
    bool planned;
    bool wished;        /* offered, wanted, agreed: planned only if a day is told */
    bool happened;      /* a verb says that it did */
    bool other;         /* "also", "elsewhere": not what was told before */
    bool again;         /* "again", "another": one more, perhaps at the same place */
    bool background;    /* "had struck", in nobody's words */
    bool then;          /* "in response": it goes on from the sentence before */
    bool total;         /* the toll is a sum over many events */
    bool habit;         /* "daily", "has been attacking": one event only with a day of its own */
    bool phone;         /* talks, but not in person */
    struct evidence at; /* the words that decided */
};

struct reality reality_of(const struct extract_input *input, const struct telling *telling,
                          const struct mention *mention);

#endif
