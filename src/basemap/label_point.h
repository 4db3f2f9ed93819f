#ifndef DATELINE_BASEMAP_LABEL_POINT_H
#define DATELINE_BASEMAP_LABEL_POINT_H
/* Where in an area its name has most room. */
#include "basemap/basemap.h"

/* A point inside the rings and far from their edges, where a word twice as wide as high has room:
 * the rings' largest part by the first call's box. `clear` gets the distance to the nearest edge in
 * degrees of latitude, not positive when there is no inside. */
struct basemap_point label_point(struct basemap_rings rings, double *clear, struct arena *scratch);
double ring_area_deg2(struct basemap_ring ring);

#endif
