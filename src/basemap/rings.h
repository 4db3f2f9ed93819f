#ifndef DATELINE_BASEMAP_RINGS_H
#define DATELINE_BASEMAP_RINGS_H
/* Rings of areas, cut to a window. */
#include "basemap/unpack.h"
#include "basemap/window.h"

/* The rings of an area in a window, clipped. */
void basemap_rings_add(struct basemap_rings *rings, struct reading *reading,
                       const struct window *window, const struct file_area *area,
                       struct arena *arena);

#endif
