#include <math.h>
#include <stdlib.h>

#include "map/angle.h"
#include "map/clip.h"

/* Arcs along the rim are drawn in steps of this. */
#define RIM_STEP_DEG 3.0

struct vector {
    double x, y, z;
};

static struct vector vector_of(struct basemap_point p)
{
    double lon = p.lon * RADIANS, lat = p.lat * RADIANS;
    return (struct vector){cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)};
}

static struct basemap_point point_of(struct vector v)
{
    return (struct basemap_point){atan2(v.y, v.x) / RADIANS, atan2(v.z, hypot(v.x, v.y)) / RADIANS};
}

static double dot(struct vector a, struct vector b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

/* The cap as a plane that cuts the globe, with two axes in that plane for azimuths. */
struct rim {
    struct vector centre, east, north;
    double height; /* cosine of the angle: inside is above it */
    double radius; /* sine */
};

static struct rim rim_of(const struct cap *cap)
{
    double lon = cap->centre.lon * RADIANS, lat = cap->centre.lat * RADIANS;
    return (struct rim){
        .centre = vector_of(cap->centre),
        .east = {-sin(lon), cos(lon), 0},
        .north = {-sin(lat) * cos(lon), -sin(lat) * sin(lon), cos(lat)},
        .height = cos(cap->angle_deg * RADIANS),
        .radius = sin(cap->angle_deg * RADIANS),
    };
}

static double above(const struct rim *rim, struct vector v)
{
    return dot(rim->centre, v) - rim->height;
}

bool cap_contains(const struct cap *cap, struct basemap_point at)
{
    struct rim rim = rim_of(cap);
    return above(&rim, vector_of(at)) >= 0;
}

static double azimuth(const struct rim *rim, struct vector v)
{
    return atan2(dot(rim->north, v), dot(rim->east, v));
}

static struct basemap_point on_rim(const struct rim *rim, double angle)
{
    double c = cos(angle) * rim->radius, s = sin(angle) * rim->radius, h = rim->height;
    return point_of((struct vector){
        rim->centre.x * h + rim->east.x * c + rim->north.x * s,
        rim->centre.y * h + rim->east.y * c + rim->north.y * s,
        rim->centre.z * h + rim->east.z * c + rim->north.z * s,
    });
}

/* Where the segment from `a` to `b` meets the rim. */
static double crossing(const struct rim *rim, struct vector a, struct vector b)
{
    double da = above(rim, a), db = above(rim, b), t = da / (da - db);
    struct vector v = {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y), a.z + t * (b.z - a.z)};
    return azimuth(rim, v);
}

struct basemap_points ARENA_LIST(struct basemap_point);

/* A stretch of ring inside the cap, from where it comes in to where it goes out. */
struct chain {
    struct basemap_points points;
    double in, out; /* azimuths */
    bool used;
};

struct chains ARENA_LIST(struct chain);

struct cutter {
    const struct rim *rim;
    struct arena *arena;
    struct chains chains;
};

static void chain_begin(struct cutter *cutter, double in)
{
    struct chain *chain = list_push(cutter->arena, &cutter->chains);
    *chain = (struct chain){.in = in};
    *list_push(cutter->arena, &chain->points) = on_rim(cutter->rim, in);
}

static void chain_end(struct cutter *cutter, double out)
{
    struct chain *chain = &cutter->chains.at[cutter->chains.n - 1];
    chain->out = out;
    *list_push(cutter->arena, &chain->points) = on_rim(cutter->rim, out);
}

/* The first point outside the cap, from which a walk around the ring starts; n: all is inside. */
static size_t first_outside(const struct rim *rim, const struct basemap_ring *ring)
{
    for (size_t i = 0; i < ring->n; i++) {
        if (above(rim, vector_of(ring->at[i])) < 0) {
            return i;
        }
    }
    return ring->n;
}

static void cut_ring(struct cutter *cutter, const struct basemap_ring *ring, size_t start)
{
    bool inside = false;
    struct vector last = vector_of(ring->at[start]);
    for (size_t k = 1; k <= ring->n; k++) {
        struct basemap_point p = ring->at[(start + k) % ring->n];
        struct vector v = vector_of(p);
        bool now = above(cutter->rim, v) >= 0;
        if (now && !inside) {
            chain_begin(cutter, crossing(cutter->rim, last, v));
        } else if (!now && inside) {
            chain_end(cutter, crossing(cutter->rim, last, v));
        }
        if (now) {
            struct chain *chain = &cutter->chains.at[cutter->chains.n - 1];
            *list_push(cutter->arena, &chain->points) = p;
        }
        inside = now;
        last = v;
    }
}

/* Counter-clockwise from `from` to `to`, in [0, 2 pi). */
static double turn(double from, double to)
{
    double t = fmod(to - from, 2 * PI);
    return t < 0 ? t + 2 * PI : t;
}

/* With land on its left a ring that left the cap goes on counter-clockwise to the next way in. */
static struct chain *next_chain(struct chains *chains, double out)
{
    struct chain *best = NULL;
    for (size_t i = 0; i < chains->n; i++) {
        struct chain *c = &chains->at[i];
        if (!best || turn(out, c->in) < turn(out, best->in)) {
            best = c;
        }
    }
    return best;
}

static void add_arc(struct cutter *cutter, struct basemap_points *ring, double from, double to)
{
    double all = turn(from, to), step = RIM_STEP_DEG * RADIANS;
    for (double t = step; t < all; t += step) {
        *list_push(cutter->arena, ring) = on_rim(cutter->rim, from + t);
    }
}

static void join_chains(struct cutter *cutter, struct basemap_rings *out)
{
    for (size_t i = 0; i < cutter->chains.n; i++) {
        struct basemap_points ring = {0};
        struct chain *c = &cutter->chains.at[i];
        while (!c->used) {
            c->used = true;
            for (size_t k = 0; k < c->points.n; k++) {
                *list_push(cutter->arena, &ring) = c->points.at[k];
            }
            struct chain *next = next_chain(&cutter->chains, c->out);
            add_arc(cutter, &ring, c->out, next->in);
            c = next;
        }
        if (ring.n >= 3) {
            *list_push(cutter->arena, out) = (struct basemap_ring){ring.at, ring.n};
        }
    }
}

struct basemap_rings clip_rings_to_cap(const struct basemap_rings *rings, const struct cap *cap,
                                       struct arena *arena)
{
    struct rim rim = rim_of(cap);
    struct cutter cutter = {.rim = &rim, .arena = arena};
    struct basemap_rings out = {0};
    for (size_t i = 0; i < rings->n; i++) {
        size_t start = first_outside(&rim, &rings->at[i]);
        if (start == rings->at[i].n) {
            *list_push(arena, &out) = rings->at[i];
        } else {
            cut_ring(&cutter, &rings->at[i], start);
        }
    }
    join_chains(&cutter, &out);
    return out;
}

void clip_line_to_cap(struct basemap_rings *out, const struct basemap_point *at, size_t n,
                      const struct cap *cap, struct arena *arena)
{
    struct rim rim = rim_of(cap);
    struct basemap_points line = {0};
    for (size_t i = 0; i < n; i++) {
        struct vector v = vector_of(at[i]);
        bool now = above(&rim, v) >= 0;
        bool was = i && above(&rim, vector_of(at[i - 1])) >= 0;
        if (i && now != was) {
            *list_push(arena, &line) = on_rim(&rim, crossing(&rim, vector_of(at[i - 1]), v));
        }
        if (now) {
            *list_push(arena, &line) = at[i];
        }
        if (line.n && (!now || i + 1 == n)) {
            if (line.n >= 2) {
                *list_push(arena, out) = (struct basemap_ring){line.at, line.n};
            }
            line = (struct basemap_points){0};
        }
    }
}
