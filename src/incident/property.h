#ifndef DATELINE_INCIDENT_PROPERTY_H
#define DATELINE_INCIDENT_PROPERTY_H
/* The flat properties of an incident as one table, for the reader and the writer of GeoJSON.
 *
 * Belongs to incident/geojson; a new property is one row in property.c. Arrays (parties, mediators,
 * sources) are geojson's own. */
#include <jansson.h>

#include "incident/incident.h"

struct property {
    struct span name;
    /* Writes the value as JSON. */
    void (*put)(struct buffer *out, const struct incident *incident);
    /* Leaves the incident as it is when the value is not of the right kind. */
    void (*set)(struct incident *incident, const json_t *value, struct arena *arena);
};

/* Ends with a name that is NULL. */
const struct property *properties(void);
/* Single values as JSON; what is unknown, or no text, is null. A real always has a point. */
void put_text(struct buffer *out, const char *value);
void put_real(struct buffer *out, double value, int decimals);
void put_figure(struct buffer *out, int32_t part);
/* `fatalities` or `injured` from _low, _best, _high. */
struct figure figure_read(const json_t *object, const char *name);
/* A copy in the arena, NULL for what is not text, is empty, or holds a NUL byte. */
const char *json_text(const json_t *value, struct arena *arena);

#endif
