#include "map/clip.h"

#include <math.h>

static bool is_finite(struct point p)
{
    return isfinite(p.x) && isfinite(p.y);
}

/* ---- lines and boxes ------------------------------------------------------------------------ */

/* Narrows [*t0, *t1] to where `from + t * delta` is at least `least` along one axis. */
static bool narrow(double from, double delta, double least, double *t0, double *t1)
{
    if (delta == 0) {
        return from >= least;
    }
    double t = (least - from) / delta;
    if (delta > 0) {
        *t0 = fmax(*t0, t);
    } else {
        *t1 = fmin(*t1, t);
    }
    return *t0 <= *t1;
}

/* Liang and Barsky: the part of a segment in the box. */
static bool clip_segment(struct point a, struct point b, struct box box, struct point *from,
                         struct point *to)
{
    double dx = b.x - a.x, dy = b.y - a.y, t0 = 0, t1 = 1;
    if (!narrow(a.x, dx, box.x0, &t0, &t1) || !narrow(-a.x, -dx, -box.x1, &t0, &t1) ||
        !narrow(a.y, dy, box.y0, &t0, &t1) || !narrow(-a.y, -dy, -box.y1, &t0, &t1)) {
        return false;
    }
    *from = t0 > 0 ? (struct point){a.x + t0 * dx, a.y + t0 * dy} : a;
    *to = t1 < 1 ? (struct point){a.x + t1 * dx, a.y + t1 * dy} : b;
    return true;
}

static bool same_point(struct point a, struct point b)
{
    return a.x == b.x && a.y == b.y;
}

static void finish_line(struct polylines *out, struct points *line, struct arena *arena)
{
    if (line->n >= 2) {
        *list_push(arena, out) = (struct polyline){line->at, line->n};
    }
    *line = (struct points){0};
}

void clip_line(struct polylines *out, const struct point *at, size_t n, struct box box,
               struct arena *arena)
{
    struct points line = {0};
    for (size_t i = 0; i + 1 < n; i++) {
        struct point from, to;
        if (!is_finite(at[i]) || !is_finite(at[i + 1]) ||
            !clip_segment(at[i], at[i + 1], box, &from, &to)) {
            finish_line(out, &line, arena);
            continue;
        }
        if (line.n && !same_point(line.at[line.n - 1], from)) {
            finish_line(out, &line, arena);
        }
        if (!line.n) {
            *list_push(arena, &line) = from;
        }
        *list_push(arena, &line) = to;
    }
    finish_line(out, &line, arena);
}

/* ---- rings and boxes ------------------------------------------------------------------------ */
/* A half-plane: nx * x + ny * y <= limit. */
struct half_plane {
    double nx, ny, limit;
};

static double beyond(const struct half_plane *h, struct point p)
{
    return h->nx * p.x + h->ny * p.y - h->limit;
}

/* Sutherland and Hodgman, one side. */
static struct points clip_half(const struct points *ring, const struct half_plane *h,
                               struct arena *arena)
{
    struct points out = {0};
    for (size_t i = 0; i < ring->n; i++) {
        struct point a = ring->at[i], b = ring->at[(i + 1) % ring->n];
        double da = beyond(h, a), db = beyond(h, b);
        if (da <= 0) {
            *list_push(arena, &out) = a;
        }
        if ((da < 0 && db > 0) || (da > 0 && db < 0)) {
            double t = da / (da - db);
            *list_push(arena, &out) = (struct point){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
        }
    }
    return out;
}

static bool ring_inside(const struct points *ring, struct box box)
{
    for (size_t i = 0; i < ring->n; i++) {
        struct point p = ring->at[i];
        if (p.x < box.x0 || p.x > box.x1 || p.y < box.y0 || p.y > box.y1) {
            return false;
        }
    }
    return true;
}

static bool ring_outside(const struct points *ring, struct box box)
{
    bool left = true, right = true, above = true, below = true;
    for (size_t i = 0; i < ring->n; i++) {
        struct point p = ring->at[i];
        left = left && p.x < box.x0;
        right = right && p.x > box.x1;
        above = above && p.y < box.y0;
        below = below && p.y > box.y1;
    }
    return left || right || above || below;
}

struct polyline clip_ring(const struct point *at, size_t n, struct box box, struct arena *arena)
{
    struct points ring = {.at = arena_array(arena, struct point, n)};
    for (size_t i = 0; i < n; i++) {
        if (is_finite(at[i])) {
            ring.at[ring.n++] = at[i];
        }
    }
    if (ring.n < 3 || ring_outside(&ring, box)) {
        return (struct polyline){0};
    }
    if (ring_inside(&ring, box)) {
        return (struct polyline){ring.at, ring.n};
    }
    const struct half_plane sides[] = {
        {-1, 0, -box.x0}, {1, 0, box.x1}, {0, -1, -box.y0}, {0, 1, box.y1}};
    for (size_t i = 0; i < 4 && ring.n; i++) {
        ring = clip_half(&ring, &sides[i], arena);
    }
    return ring.n < 3 ? (struct polyline){0} : (struct polyline){ring.at, ring.n};
}

double ring_area(const struct point *at, size_t n)
{
    double twice = 0;
    for (size_t i = 0; i < n; i++) {
        struct point a = at[i], b = at[(i + 1) % n];
        twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
}
