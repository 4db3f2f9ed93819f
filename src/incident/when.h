#ifndef DATELINE_INCIDENT_WHEN_H
#define DATELINE_INCIDENT_WHEN_H
/* The day of an event, from the time expressions that the grammar gives to it.
 *
 * Takes a mention, gives the days it is told for and how that was found. A time expression belongs
 * to the event of its clause; the day of an announcement counts only where the event has none of
 * its own; "a day after" another event counts from that one. Belongs to incident/extract. */
#include "incident/mention.h"

enum when_source {
    WHEN_UNKNOWN,
    WHEN_SPEECH, /* the day on which somebody said so */
    WHEN_ABOVE,  /* of a clause above */
    WHEN_OWN,
};

struct when {
    enum when_source source;
    struct day_range range; /* first DAY_NONE: not resolved */
    int8_t weekday;
    bool future;
    bool recurrent;  /* "daily": not one event */
    bool total;      /* "in 24 hours": a sum */
    bool from_last;  /* "hours later": counts from the event told before */
    int16_t shift;   /* days, where it does */
    bool relative;   /* "a day after" */
    bool from_story; /* "It came two days after": counts from what the article is about */
    const struct event_type *story; /* of what kind that is; NULL: any */
    bool later;                     /* "later on Sunday", "hours later": one more on that day */
    bool carried;                   /* from what happened before, in another sentence */
    bool or_before;  /* "fired on Friday after a strike killed": of that day or some before */
    bool any_kind;   /* from whatever was told before: "hours after the talks ended" */
    bool hours;      /* "in the past 24 hours": whatever it holds is a sum */
    bool vague_past; /* "last year", in an article without a date */
    struct evidence at;
};

struct when when_of(const struct extract_input *input, const struct telling *telling,
                    const struct mention *mention);

#endif
