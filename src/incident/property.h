#ifndef DATELINE_INCIDENT_PROPERTY_H
#define DATELINE_INCIDENT_PROPERTY_H
/* The flat properties of an incident as one table, for the reader and the writer of GeoJSON.
 *
 * Belongs to incident/geojson; a new property is one row in property.c. Arrays (parties, mediators,
 * sources) are geojson's own. */
#include <jansson.h>

#include "incident/incident.h"

struct property {
    const char *name;
    /* A new reference; NULL stands for null. */
    json_t *(*get)(const struct incident *incident);
    /* Leaves the incident as it is when the value is not of the right kind. */
    void (*set)(struct incident *incident, const json_t *value, struct arena *arena);
};

/* Ends with a NULL name. */
const struct property *properties(void);
/* `fatalities` or `injured` as _low, _best, _high. */
void figure_write(json_t *object, const char *name, struct figure figure);
struct figure figure_read(const json_t *object, const char *name);
/* A copy in the arena, NULL for what is not text, is empty, or holds a NUL byte. */
const char *json_text(const json_t *value, struct arena *arena);

#endif
