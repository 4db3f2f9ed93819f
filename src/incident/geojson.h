#ifndef DATELINE_INCIDENT_GEOJSON_H
#define DATELINE_INCIDENT_GEOJSON_H
/* Incidents as GeoJSON (RFC 7946), both ways.
 *
 * Writing gives every property of DESIGN.md in each feature, in one order, one feature a line;
 * features are ordered by date, category and place. Reading takes what QGIS or a person may have
 * made of it: unknown properties are left alone, missing or misshapen ones are unknown, text is cut
 * to sane length; broken JSON is told with line and column. */
#include "base/error.h"
#include "incident/incident.h"

/* Sorts into the order of output and gives each incident without an id its own: a hash of category,
 * place, day and actor, the same in every run and for every order of the articles. */
void incidents_order(struct incidents *incidents, struct arena *arena);
struct span geojson_write(const struct incidents *incidents, struct arena *arena);
/* The same into a file, whole or not at all. */
bool geojson_save(const char *path, const struct incidents *incidents, struct arena *arena,
                  struct error *error);
/* `path` is for messages. */
bool geojson_read(struct incidents *out, const char *path, struct span bytes, struct arena *arena,
                  struct error *error);

#endif
