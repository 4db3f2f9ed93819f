#ifndef DATELINE_MAP_PLANE_H
#define DATELINE_MAP_PLANE_H
/* The projections that dateline chooses itself, on the sphere (Snyder 1987; Natural Earth by Šavrič
 * and Patterson).
 *
 * Takes what projection_choose decided, gives metres for radians and back. They are libproj's
 * results to a millimetre, which a test holds: libproj with all that it links costs 9 ms and 10 MiB
 * at every start, half of what a whole map costs without it, so it is loaded for projections that
 * the user asks for and not for these. */
#include <stdbool.h>

#include "map/scene.h"

#define PLANE_RADIUS 6371008.8 /* metres: the earth's mean radius */

enum plane_kind {
    PLANE_CONFORMAL_CONIC,
    PLANE_EQUAL_AREA_CONIC,
    PLANE_STEREOGRAPHIC,
    PLANE_EQUAL_AREA_AZIMUTHAL,
    PLANE_ORTHOGRAPHIC,
    PLANE_MERCATOR,
    PLANE_EQUAL_AREA_CYLINDRICAL,
    PLANE_TRANSVERSE_MERCATOR,
    PLANE_TRANSVERSE_EQUAL_AREA,
    PLANE_NATURAL_EARTH,
};

/* Radians. */
struct plane {
    enum plane_kind kind;
    double lon_0, lat_0;
    double n, c, rho_0; /* of conics */
    double scale;       /* along the parallel that is true to scale */
};

/* Degrees. `lat_1` and `lat_2` are a conic's parallels; `lat_1` is where a cylinder or a polar
 * stereographic is true. */
struct plane plane_of(enum plane_kind kind, double lon_0, double lat_0, double lat_1, double lat_2);
/* `lon` is counted from the plane's own meridian. HUGE_VAL where there is no such point. */
struct point plane_forward(const struct plane *plane, double lon, double lat);
bool plane_inverse(const struct plane *plane, struct point at, double *lon, double *lat);

#endif
