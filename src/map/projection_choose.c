#include <math.h>
#include <stdio.h>

#include "map/angle.h"
#include "map/projection.h"

/* The Projection Wizard's bounds: share of the globe's area, as 720 / (degrees of longitude) /
 * (difference of the sines of latitude). */
#define WORLD_BELOW      1.5
#define HEMISPHERE_BELOW 6.0
/* Above this an extent is taller than wide, below it wider than tall. */
#define TALL_ABOVE 1.25
#define WIDE_BELOW 0.8
#define EQUATOR    15.0 /* degrees of latitude on either side for cylindrical projections */
/* Regions up to here are drawn conformal, so that shapes are right and one scale bar serves every
 * direction; above it areas matter more. Europe is about 30, Ukraine 250. */
#define CONFORMAL_ABOVE 60.0
/* Compromise maps of the world are cut at 169° W, through the Bering Strait, where there is no
 * land. */
#define WORLD_CENTRE 11.0
#define WHOLE_WORLD  230.0 /* degrees: wider extents have no middle of their own */

double longitude_near(double lon, double centre)
{
    double turns = floor((lon - centre + 180) / 360);
    return lon - 360 * turns;
}

struct shape {
    double lon_0, lat_0; /* the middle */
    double south, north;
    double width;
    double scale, ratio; /* the Wizard's figures */
    enum projection_property property;
};

static struct shape shape_of(const struct basemap_box *box)
{
    double east = box->east < box->west ? box->east + 360 : box->east;
    double width = fmax(east - box->west, 1e-6);
    double height = fmax(box->north - box->south, 1e-6);
    struct shape s = {.lon_0 = longitude_near((box->west + east) / 2, 180),
                      .lat_0 = (box->south + box->north) / 2,
                      .width = width,
                      .south = box->south,
                      .north = box->north};
    double sines = sin(box->north * RADIANS) - sin(box->south * RADIANS);
    s.scale = 720 / width / fmax(sines, 1e-9);
    s.ratio = height / (width * fmax(cos(s.lat_0 * RADIANS), 1e-6));
    s.property = s.scale > CONFORMAL_ABOVE ? PROPERTY_CONFORMAL : PROPERTY_EQUAL_AREA;
    return s;
}

static struct projection_choice choice_of(enum projection_family family, const struct shape *s)
{
    return (struct projection_choice){
        .family = family, .property = s->property, .lon_0 = s->lon_0, .lat_0 = s->lat_0};
}

/* "48.5° N" */
static const char *degrees(double value, const char *positive, const char *negative, char out[24])
{
    double rounded = round(value * 10) / 10;
    snprintf(out, 24, "%.*f\u00b0%s%s", rounded == floor(rounded) ? 0 : 1, fabs(rounded),
             rounded == 0 ? "" : "\u00a0",
             rounded == 0  ? ""
             : rounded > 0 ? positive
                           : negative);
    return out;
}

static struct projection_choice world(const struct shape *s)
{
    struct projection_choice c = choice_of(FAMILY_WORLD, s);
    c.property = PROPERTY_COMPROMISE;
    double off = longitude_near(s->lon_0, WORLD_CENTRE) - WORLD_CENTRE;
    c.lon_0 = s->width > WHOLE_WORLD || fabs(off) < 60 ? WORLD_CENTRE : s->lon_0;
    c.lat_0 = 0;
    snprintf(c.definition, sizeof c.definition, "+proj=natearth +lon_0=%.10g +R=6371008.8",
             c.lon_0);
    snprintf(c.where, sizeof c.where, "Natural Earth");
    return c;
}

static struct projection_choice azimuthal(const struct shape *s)
{
    struct projection_choice c = choice_of(FAMILY_AZIMUTHAL, s);
    bool conformal = s->property == PROPERTY_CONFORMAL;
    char lat[24], lon[24];
    snprintf(c.definition, sizeof c.definition, "+proj=%s +lat_0=%.10g +lon_0=%.10g +R=6371008.8",
             conformal ? "stere" : "laea", c.lat_0, c.lon_0);
    snprintf(c.where, sizeof c.where, "%s %s", degrees(c.lat_0, "N", "S", lat),
             degrees(longitude_near(c.lon_0, 0), "E", "W", lon));
    return c;
}

static struct projection_choice polar(struct shape s)
{
    double outer = s.lat_0 > 0 ? s.south : s.north;
    s.lat_0 = s.lat_0 > 0 ? 90 : -90;
    struct projection_choice c = choice_of(FAMILY_POLAR, &s);
    bool conformal = s.property == PROPERTY_CONFORMAL;
    /* True scale in the middle of the belt that is shown. */
    double lat_ts = conformal ? (s.lat_0 + outer) / 2 : 0;
    snprintf(c.definition, sizeof c.definition,
             conformal ? "+proj=stere +lat_0=%.10g +lat_ts=%.10g +lon_0=%.10g +R=6371008.8"
                       : "+proj=laea +lat_0=%.10g +y_0=%.0f +lon_0=%.10g +R=6371008.8",
             c.lat_0, lat_ts, c.lon_0);
    return c;
}

static struct projection_choice conic(const struct shape *s)
{
    struct projection_choice c = choice_of(FAMILY_CONIC, s);
    bool conformal = s->property == PROPERTY_CONFORMAL;
    double sixth = (s->north - s->south) / 6;
    double lat_1 = s->south + sixth, lat_2 = s->north - sixth;
    char one[24], two[24];
    snprintf(c.definition, sizeof c.definition,
             "+proj=%s +lat_1=%.10g +lat_2=%.10g +lat_0=%.10g +lon_0=%.10g +R=6371008.8",
             conformal ? "lcc" : "aea", lat_1, lat_2, c.lat_0, c.lon_0);
    snprintf(c.where, sizeof c.where, "%s, %s", degrees(lat_1, "N", "S", one),
             degrees(lat_2, "N", "S", two));
    return c;
}

static struct projection_choice cylindrical(const struct shape *s)
{
    struct projection_choice c = choice_of(FAMILY_CYLINDRICAL, s);
    bool conformal = s->property == PROPERTY_CONFORMAL;
    /* Secant: true where half of the extent lies on either side. */
    double lat_ts = fmax(fabs(s->south), fabs(s->north)) / 2;
    c.lat_0 = 0;
    snprintf(c.definition, sizeof c.definition, "+proj=%s +lat_ts=%.10g +lon_0=%.10g +R=6371008.8",
             conformal ? "merc" : "cea", lat_ts, c.lon_0);
    return c;
}

static struct projection_choice transverse(const struct shape *s)
{
    struct projection_choice c = choice_of(FAMILY_TRANSVERSE, s);
    bool conformal = s->property == PROPERTY_CONFORMAL;
    char lon[24];
    snprintf(c.definition, sizeof c.definition, "+proj=%s +lat_0=%.10g +lon_0=%.10g +R=6371008.8",
             conformal ? "tmerc" : "tcea", c.lat_0, c.lon_0);
    snprintf(c.where, sizeof c.where, "%s", degrees(longitude_near(c.lon_0, 0), "E", "W", lon));
    return c;
}

static bool is_polar(const struct shape *s, double beyond)
{
    return fabs(s->lat_0) > beyond || s->north > 89 || s->south < -89;
}

struct projection_choice projection_choose(const struct basemap_box *box)
{
    struct shape s = shape_of(box);
    if (s.scale < WORLD_BELOW) {
        return world(&s);
    }
    if (s.scale < HEMISPHERE_BELOW) {
        return is_polar(&s, 45) ? polar(s) : azimuthal(&s);
    }
    if (s.ratio > TALL_ABOVE) {
        return is_polar(&s, 75) ? polar(s) : transverse(&s);
    }
    if (s.ratio < WIDE_BELOW) {
        return is_polar(&s, 70) ? polar(s) : fabs(s.lat_0) < EQUATOR ? cylindrical(&s) : conic(&s);
    }
    return is_polar(&s, 75) ? polar(s) : azimuthal(&s);
}

struct projection_choice projection_azimuthal(double lon, double lat)
{
    struct shape s = {
        .lon_0 = longitude_near(lon, 180), .lat_0 = lat, .property = PROPERTY_EQUAL_AREA};
    return azimuthal(&s);
}

struct projection_choice projection_given(const char *definition)
{
    struct projection_choice c = {.family = FAMILY_GIVEN, .property = PROPERTY_COMPROMISE};
    snprintf(c.definition, sizeof c.definition, "%s", definition);
    snprintf(c.where, sizeof c.where, "%.*s", (int)sizeof c.where - 1, definition);
    return c;
}
