#ifndef DATELINE_PLACE_LOCATION_H
#define DATELINE_PLACE_LOCATION_H
/* A location: the answer to "which place on earth is meant", as users get it.
 *
 * Strings are borrowed from the gazetteer (which outlives everything) or from an arena. */
#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

enum geo_precision {
    PRECISION_NONE, /* no place */
    PRECISION_SITE,
    PRECISION_SETTLEMENT,
    PRECISION_DISTRICT,
    PRECISION_REGION,
    PRECISION_COUNTRY,
    PRECISION_AREA, /* sea, front, several countries */
};

const char *geo_precision_name(enum geo_precision precision); /* "settlement", "none" ... */
bool geo_precision_from_name(struct span name, enum geo_precision *out);

struct location {
    const char *name; /* the gazetteer's display name; "eastern Ukraine" for a part of a country */
    const char *admin1;      /* name of the first-level division; NULL: none */
    const char *country;     /* English name; NULL: none */
    char country_code[3];    /* ISO 3166-1 alpha-2; "": none */
    char feature_class;      /* GeoNames: A P H T S L V R U; 0: none */
    char feature_code[8];    /* GeoNames: PPLC, ADM1 ... */
    int64_t geonameid;       /* 0: not in GeoNames */
    const char *admin1_code; /* GeoNames code inside the country; NULL: none */
    double lon, lat;         /* degrees, WGS 84 */
    enum geo_precision precision;
    double radius_km; /* how far off the point may be */
    uint64_t population;
    uint32_t place; /* index in the gazetteer it came from; for comparing, not for keeping */
};

double km_between(double lon1, double lat1, double lon2,
                  double lat2); /* great circle, R 6371.0088 */

#endif
