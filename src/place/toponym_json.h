#ifndef DATELINE_PLACE_TOPONYM_JSON_H
#define DATELINE_PLACE_TOPONYM_JSON_H
/* A located mention as a GeoJSON Feature.
 *
 * Takes a mention with its article, appends one line of JSON with every property, null where
 * unknown. Written by hand rather than through a tree of values, since in bulk this is the most
 * that is written. */
#include "place/toponym.h"

void toponym_write_feature(struct buffer *out, const struct toponym *toponym,
                           const struct article *article);

#endif
