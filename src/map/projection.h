#ifndef DATELINE_MAP_PROJECTION_H
#define DATELINE_MAP_PROJECTION_H
/* From degrees on the ground to metres on a plane and back.
 *
 * Takes the extent of a map and chooses the projection that suits its size, shape and latitude, as
 * the Projection Wizard does (Šavrič, Jenny and Jenny 2016); or takes any PROJ string or EPSG code.
 * Gives points, infinite where the projection has none. Degrees are longitude first; longitudes
 * may run on beyond 180 and are brought to the side of the projection's own meridian.
 *
 * libproj does them all. It is loaded when a map is drawn, not when the program starts, for it
 * brings some sixty libraries along; its database is opened for EPSG codes only. */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "basemap/basemap.h"
#include "ink/scene.h"

enum projection_family {
    FAMILY_CONIC,
    FAMILY_AZIMUTHAL,   /* centred on the extent */
    FAMILY_POLAR,       /* azimuthal, centred on a pole */
    FAMILY_CYLINDRICAL, /* near the equator */
    FAMILY_TRANSVERSE,  /* extents that run from north to south */
    FAMILY_WORLD,       /* compromise */
    FAMILY_GIVEN,       /* the user's own */
};

enum projection_property { PROPERTY_CONFORMAL, PROPERTY_EQUAL_AREA, PROPERTY_COMPROMISE };

#define PROJECTION_DEFINITION 200

struct projection_choice {
    enum projection_family family;
    enum projection_property property;
    double lon_0, lat_0; /* the centre; its longitude from 0 to 360, as basemap unwraps */
    char definition[PROJECTION_DEFINITION]; /* for PROJ */
    char where[80]; /* for people: its parallels or its centre; or the definition given */
};

/* `box` as basemap.h has it: east may be above 180. */
struct projection_choice projection_choose(const struct basemap_box *box);
/* Centred on one point, equal-area. */
struct projection_choice projection_azimuthal(double lon, double lat);
/* A user's "EPSG:3857" or "+proj=..."; what it is centred on is known once it is opened. */
struct projection_choice projection_given(const char *definition);

/* libproj, once it is needed. */
struct projector;

struct projector *projector_new(struct arena *arena);
void projector_close(struct projector *projector);

struct projection {
    const struct projector *projector;
    void *handle;
    bool degrees; /* libproj wants degrees rather than radians */
    struct projection_choice choice;
};

/* What libproj does is closed with the projector. */
bool projection_open(struct projection *out, struct projector *projector,
                     const struct projection_choice *choice, struct error *error);
/* Both coordinates are HUGE_VAL where there is no such point. */
struct point projection_forward(const struct projection *projection, struct basemap_point at);
/* Degrees of longitude from the projection's meridian, from -180 to 180. */
double projection_offset(const struct projection *projection, double lon);
bool projection_inverse(const struct projection *projection, struct point at,
                        struct basemap_point *out);

/* Along the ground (WGS 84). */
double metres_between(struct basemap_point from, struct basemap_point to);
/* `lon` plus or minus full circles, within 180 of `centre`. */
double longitude_near(double lon, double centre);

#endif
