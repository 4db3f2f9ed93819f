#include "map/plane.h"

#include <math.h>

#include "map/angle.h"

#define R PLANE_RADIUS

static const struct point nowhere = {HUGE_VAL, HUGE_VAL};

/* ---- conics --------------------------------------------------------------------------------- */

/* tan(45° + lat / 2), to the power of n. */
static double cone(double lat, double n)
{
    return pow(tan(PI / 4 + lat / 2), n);
}

static double conic_rho(const struct plane *p, double lat)
{
    if (p->kind == PLANE_CONFORMAL_CONIC) {
        return R * p->c / cone(lat, p->n);
    }
    return R * sqrt(fmax(p->c - 2 * p->n * sin(lat), 0)) / p->n;
}

static void conic_init(struct plane *p, double lat_1, double lat_2)
{
    bool one = fabs(lat_1 - lat_2) < 1e-9;
    if (p->kind == PLANE_CONFORMAL_CONIC) {
        p->n =
            one ? sin(lat_1) : log(cos(lat_1) / cos(lat_2)) / log(cone(lat_2, 1) / cone(lat_1, 1));
        p->c = cos(lat_1) * cone(lat_1, p->n) / p->n;
    } else {
        p->n = (sin(lat_1) + sin(lat_2)) / 2;
        p->c = cos(lat_1) * cos(lat_1) + 2 * p->n * sin(lat_1);
    }
    p->rho_0 = conic_rho(p, p->lat_0);
}

static struct point conic_forward(const struct plane *p, double lon, double lat)
{
    double rho = conic_rho(p, lat), theta = p->n * lon;
    return (struct point){rho * sin(theta), p->rho_0 - rho * cos(theta)};
}

static bool conic_inverse(const struct plane *p, struct point at, double *lon, double *lat)
{
    double sign = p->n < 0 ? -1 : 1, down = p->rho_0 - at.y;
    double rho = sign * hypot(at.x, down);
    *lon = atan2(sign * at.x, sign * down) / p->n;
    if (p->kind == PLANE_CONFORMAL_CONIC) {
        *lat = 2 * atan(pow(R * p->c / rho, 1 / p->n)) - PI / 2;
        return true;
    }
    double s = (p->c - (rho * p->n / R) * (rho * p->n / R)) / (2 * p->n);
    *lat = asin(s);
    return fabs(s) <= 1;
}

/* ---- azimuthal ones ------------------------------------------------------------------------- */

static struct point azimuthal_forward(const struct plane *p, double lon, double lat)
{
    double across = cos(lat) * sin(lon);
    double up = cos(p->lat_0) * sin(lat) - sin(p->lat_0) * cos(lat) * cos(lon);
    double toward = sin(p->lat_0) * sin(lat) + cos(p->lat_0) * cos(lat) * cos(lon);
    double k = 1;
    if (p->kind == PLANE_STEREOGRAPHIC) {
        k = 2 * p->scale / (1 + toward);
    } else if (p->kind == PLANE_EQUAL_AREA_AZIMUTHAL) {
        k = sqrt(2 / (1 + toward));
    }
    bool hidden = p->kind == PLANE_ORTHOGRAPHIC ? toward < 0 : 1 + toward < 1e-10;
    return hidden ? nowhere : (struct point){R * k * across, R * k * up};
}

static bool azimuthal_inverse(const struct plane *p, struct point at, double *lon, double *lat)
{
    double rho = hypot(at.x, at.y) / R, c;
    if (rho < 1e-15) {
        *lon = 0;
        *lat = p->lat_0;
        return true;
    }
    if (p->kind == PLANE_STEREOGRAPHIC) {
        c = 2 * atan(rho / (2 * p->scale));
    } else if (p->kind == PLANE_EQUAL_AREA_AZIMUTHAL) {
        c = 2 * asin(fmin(rho / 2, 1));
    } else {
        c = asin(fmin(rho, 1));
    }
    double x = at.x / R / rho, y = at.y / R / rho;
    *lat = asin(fmin(fmax(cos(c) * sin(p->lat_0) + y * sin(c) * cos(p->lat_0), -1), 1));
    *lon = atan2(x * sin(c), cos(p->lat_0) * cos(c) - y * sin(p->lat_0) * sin(c));
    return rho <= (p->kind == PLANE_ORTHOGRAPHIC ? 1 : p->kind == PLANE_STEREOGRAPHIC ? 1e9 : 2);
}

/* ---- cylinders ------------------------------------------------------------------------------ */

static struct point cylinder_forward(const struct plane *p, double lon, double lat)
{
    double up =
        p->kind == PLANE_MERCATOR ? p->scale * log(tan(PI / 4 + lat / 2)) : sin(lat) / p->scale;
    return isfinite(up) ? (struct point){R * p->scale * lon, R * up} : nowhere;
}

static bool cylinder_inverse(const struct plane *p, struct point at, double *lon, double *lat)
{
    double up = at.y / R;
    *lon = at.x / R / p->scale;
    if (p->kind == PLANE_MERCATOR) {
        *lat = 2 * atan(exp(up / p->scale)) - PI / 2;
        return true;
    }
    *lat = asin(up * p->scale);
    return fabs(up * p->scale) <= 1;
}

static struct point transverse_forward(const struct plane *p, double lon, double lat)
{
    double across = cos(lat) * sin(lon), up = atan2(tan(lat), cos(lon)) - p->lat_0;
    if (p->kind == PLANE_TRANSVERSE_MERCATOR) {
        if (fabs(across) > 1 - 1e-12) {
            return nowhere;
        }
        across = log((1 + across) / (1 - across)) / 2;
    }
    return (struct point){R * across, R * up};
}

static bool transverse_inverse(const struct plane *p, struct point at, double *lon, double *lat)
{
    double up = at.y / R + p->lat_0, across = at.x / R;
    if (p->kind == PLANE_TRANSVERSE_MERCATOR) {
        *lat = asin(sin(up) / cosh(across));
        *lon = atan2(sinh(across), cos(up));
        return true;
    }
    double rest = sqrt(fmax(1 - across * across, 0));
    *lat = asin(rest * sin(up));
    *lon = atan2(across, rest * cos(up));
    return fabs(across) <= 1;
}

/* ---- the world ------------------------------------------------------------------------------ */

/* Width of the parallels and their distance from the equator, as polynomials of latitude. */
static double natural_width(double lat)
{
    double a = lat * lat, b = a * a;
    return 0.870700 - 0.131979 * a + b * (-0.013791 + b * (0.003971 * a - 0.001529 * b));
}

static double natural_height(double lat)
{
    double a = lat * lat, b = a * a;
    return lat * (1.007226 + a * (0.015085 + b * (-0.044475 + 0.028874 * a - 0.005916 * b)));
}

static double natural_slope(double lat)
{
    double a = lat * lat, b = a * a;
    return 1.007226 +
           a * (0.015085 * 3 + b * (-0.044475 * 7 + 0.028874 * 9 * a - 0.005916 * 11 * b));
}

static bool natural_inverse(struct point at, double *lon, double *lat)
{
    double y = at.y / R, guess = y;
    if (fabs(y) > natural_height(PI / 2) + 1e-12) {
        return false;
    }
    for (int i = 0; i < 30; i++) {
        double step = (natural_height(guess) - y) / natural_slope(guess);
        guess -= step;
        if (fabs(step) < 1e-13) {
            break;
        }
    }
    *lat = guess;
    *lon = at.x / R / natural_width(guess);
    return fabs(*lon) <= PI + 1e-9;
}

/* ---- all of them ---------------------------------------------------------------------------- */

struct plane plane_of(enum plane_kind kind, double lon_0, double lat_0, double lat_1, double lat_2)
{
    struct plane p = {.kind = kind, .lon_0 = lon_0 * RADIANS, .lat_0 = lat_0 * RADIANS, .scale = 1};
    switch (kind) {
    case PLANE_CONFORMAL_CONIC:
    case PLANE_EQUAL_AREA_CONIC:
        conic_init(&p, lat_1 * RADIANS, lat_2 * RADIANS);
        break;
    case PLANE_STEREOGRAPHIC:
        p.scale = lat_1 != 0 ? (1 + sin(fabs(lat_1) * RADIANS)) / 2 : 1;
        break;
    case PLANE_MERCATOR:
    case PLANE_EQUAL_AREA_CYLINDRICAL:
        p.scale = cos(lat_1 * RADIANS);
        break;
    default:
        break;
    }
    return p;
}

struct point plane_forward(const struct plane *p, double lon, double lat)
{
    switch (p->kind) {
    case PLANE_CONFORMAL_CONIC:
    case PLANE_EQUAL_AREA_CONIC:
        return conic_forward(p, lon, lat);
    case PLANE_MERCATOR:
    case PLANE_EQUAL_AREA_CYLINDRICAL:
        return cylinder_forward(p, lon, lat);
    case PLANE_TRANSVERSE_MERCATOR:
    case PLANE_TRANSVERSE_EQUAL_AREA:
        return transverse_forward(p, lon, lat);
    case PLANE_NATURAL_EARTH:
        return (struct point){R * lon * natural_width(lat), R * natural_height(lat)};
    default:
        return azimuthal_forward(p, lon, lat);
    }
}

bool plane_inverse(const struct plane *p, struct point at, double *lon, double *lat)
{
    switch (p->kind) {
    case PLANE_CONFORMAL_CONIC:
    case PLANE_EQUAL_AREA_CONIC:
        return conic_inverse(p, at, lon, lat);
    case PLANE_MERCATOR:
    case PLANE_EQUAL_AREA_CYLINDRICAL:
        return cylinder_inverse(p, at, lon, lat);
    case PLANE_TRANSVERSE_MERCATOR:
    case PLANE_TRANSVERSE_EQUAL_AREA:
        return transverse_inverse(p, at, lon, lat);
    case PLANE_NATURAL_EARTH:
        return natural_inverse(at, lon, lat);
    default:
        return azimuthal_inverse(p, at, lon, lat);
    }
}
