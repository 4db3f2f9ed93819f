#include "place/location.h"

#include <math.h>
#include <stddef.h>

static const char *const precision_names[] = {
    [PRECISION_NONE] = "none",
    [PRECISION_SITE] = "site",
    [PRECISION_SETTLEMENT] = "settlement",
    [PRECISION_DISTRICT] = "district",
    [PRECISION_REGION] = "region",
    [PRECISION_COUNTRY] = "country",
    [PRECISION_AREA] = "area",
};
#define N_PRECISIONS (sizeof precision_names / sizeof *precision_names)

const char *geo_precision_name(enum geo_precision precision)
{
    return (size_t)precision < N_PRECISIONS ? precision_names[precision] : "none";
}

bool geo_precision_from_name(struct span name, enum geo_precision *out)
{
    for (size_t i = 0; i < N_PRECISIONS; i++) {
        if (span_is(name, precision_names[i])) {
            *out = (enum geo_precision)i;
            return true;
        }
    }
    return false;
}

double km_between(double lon1, double lat1, double lon2, double lat2)
{
    /* The haversine form keeps its digits where the points are close. */
    const double degree = 3.14159265358979323846 / 180, earth_km = 6371.0088;
    double dlat = sin((lat2 - lat1) * degree / 2), dlon = sin((lon2 - lon1) * degree / 2);
    double h = dlat * dlat + cos(lat1 * degree) * cos(lat2 * degree) * dlon * dlon;
    return 2 * earth_km * asin(sqrt(h < 1 ? h : 1));
}
