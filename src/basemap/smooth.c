#include <math.h>

#include "basemap/unpack.h"

/* Curves through the vertices of shores where a map is larger than its data.
 *
 * The sources have a vertex every two kilometres or so; a map of one city draws each as a corner
 * that no shore has. Between two vertices a curve leaves the first and reaches the second on its
 * way to the next (cubic Hermite). A corner that is sharp stays one: it is a mole or a spit. */

/* How far a tangent reaches, in lengths of its segment: below one, curves never loop. */
#define TANGENT     0.8
#define MOST_PIECES 8
/* Pieces of a curve are about this long, in steps of the map's tolerance. */
#define PIECE 3.0
/* The cosine between the two ways out of a vertex from which on it is sharp. */
#define SHARP 0.2

struct way {
    double x, y;
};

/* In steps of latitude. */
static struct way way_between(struct file_point a, struct file_point b, double narrow)
{
    return (struct way){((double)b.x - a.x) * narrow, (double)b.y - a.y};
}

static double length_of(struct way w)
{
    return hypot(w.x, w.y);
}

/* The direction in which the line passes `at`, coming along `in` and leaving along `out`; the one
 * that is asked for, `own`, where it turns sharply. */
static struct way direction_at(struct way in, struct way out, struct way own)
{
    double a = length_of(in), b = length_of(out);
    bool turns = a > 0 && b > 0 && -(in.x * out.x + in.y * out.y) / (a * b) > SHARP;
    struct way sum = {in.x + out.x, in.y + out.y};
    struct way w = turns || !(length_of(sum) > 0) ? own : sum;
    double length = length_of(w);
    return length > 0 ? (struct way){w.x / length, w.y / length} : (struct way){0, 0};
}

static struct file_point along(struct file_point a, struct file_point b, struct way leave,
                               struct way arrive, double t)
{
    double h1 = t * t * (2 * t - 3) + 1, h2 = t * t * (3 - 2 * t);
    double h3 = t * (t - 1) * (t - 1), h4 = t * t * (t - 1);
    return (struct file_point){(int32_t)lround(h1 * a.x + h2 * b.x + h3 * leave.x + h4 * arrive.x),
                               (int32_t)lround(h1 * a.y + h2 * b.y + h3 * leave.y + h4 * arrive.y)};
}

static struct way tangent(struct way direction, double length, double narrow)
{
    return (struct way){direction.x * length / narrow, direction.y * length};
}

/* The vertex before the first or after the last: the other end's neighbour on a closed line. */
static struct file_point beyond(struct arc_line line, bool closed, bool before)
{
    size_t last = line.n - 1;
    return before ? line.at[closed ? last - 1 : 0] : line.at[closed ? 1 : last];
}

static struct file_point *room_for(struct reading *reading, size_t n)
{
    if (reading->curve_n < n) {
        reading->curve_n = 2 * n;
        reading->curve = arena_array(reading->scratch, struct file_point, reading->curve_n);
    }
    return reading->curve;
}

/* Adds the start of a side and what lies on its curve; returns how many. */
static size_t add_side(struct file_point *out, const struct file_point side[4], double tolerance)
{
    double narrow = fmax(0.05, cos(side[1].y * (3.14159265358979323846 / 180 / FILE_STEPS)));
    struct way in = way_between(side[0], side[1], narrow);
    struct way own = way_between(side[1], side[2], narrow);
    struct way on = way_between(side[2], side[3], narrow);
    double length = length_of(own), reach = TANGENT * length;
    struct way leave = tangent(direction_at(in, own, own), reach, narrow);
    struct way arrive = tangent(direction_at(own, on, own), reach, narrow);
    int pieces = (int)fmin(MOST_PIECES, fmax(1, ceil(length / (PIECE * tolerance))));
    for (int k = 0; k < pieces; k++) {
        out[k] = along(side[1], side[2], leave, arrive, (double)k / pieces);
    }
    return (size_t)pieces;
}

struct arc_line smooth_line(struct reading *reading, struct arc_line line, double tolerance)
{
    if (line.n < 2 || reading->left < MOST_PIECES * line.n) {
        return line;
    }
    bool closed = same_place(line.at[0], line.at[line.n - 1]);
    struct file_point *out = room_for(reading, MOST_PIECES * line.n);
    size_t n = 0;
    for (size_t i = 0; i + 1 < line.n; i++) {
        const struct file_point side[4] = {
            i ? line.at[i - 1] : beyond(line, closed, true), line.at[i], line.at[i + 1],
            i + 2 < line.n ? line.at[i + 2] : beyond(line, closed, false)};
        n += add_side(out + n, side, tolerance);
    }
    out[n++] = line.at[line.n - 1];
    reading->left -= n;
    return (struct arc_line){out, n};
}
