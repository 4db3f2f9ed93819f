#ifndef DATELINE_INCIDENT_ATTRIBUTION_H
#define DATELINE_INCIDENT_ATTRIBUTION_H
/* Who says that something happened, which decides between reported and claimed.
 *
 * Takes a mention, gives the speech verb over it with the kind and side of its speaker, and the
 * place that a governor or mayor speaks for. Belongs to incident/extract. */
#include "incident/mention.h"

struct attribution {
    bool told; /* somebody says so; false: the article itself */
    enum speaker_kind kind;
    const char *side; /* the speaker's state or group; NULL: not known */
    struct evidence side_at;
    enum speech_kind speech;
    const struct toponym *seat; /* of a governor or mayor; NULL */
    struct evidence seat_at;
    struct evidence at;
};

struct attribution attribution_of(const struct telling *telling, const struct mention *mention);

/* "The government said its forces": whom the speaker stands for without a name. */
enum unnamed attribution_unnamed(const struct parse *parse, struct evidence speech);

#endif
