#include "map/cover.h"

#include <math.h>

#define BANDS 64

struct side {
    struct point from, to;
};

struct cover {
    double top, pitch;       /* of the bands */
    size_t first[BANDS + 1]; /* of each band in `sides` */
    struct side *sides;
};

struct sides ARENA_LIST(struct side);

static struct sides sides_of(const struct path *path, struct arena *arena)
{
    struct sides sides = {0};
    const struct point *next = path->points.at;
    struct point first = {0, 0}, last = {0, 0};
    for (size_t i = 0; i < path->ops.n; i++) {
        enum path_op op = (enum path_op)path->ops.at[i];
        next += op == PATH_CURVE ? 2 : 0;
        struct point p = op == PATH_CLOSE ? first : *next++;
        if (op == PATH_MOVE) {
            first = p;
        } else if ((last.y < p.y) != (last.y > p.y)) {
            *list_push(arena, &sides) = (struct side){last, p};
        }
        last = p;
    }
    return sides;
}

static int band_at(const struct cover *cover, double y)
{
    double band = (y - cover->top) / cover->pitch;
    return band >= BANDS ? BANDS - 1 : band > 0 ? (int)band : 0;
}

static void measure(struct cover *cover, const struct sides *sides)
{
    double top = HUGE_VAL, bottom = -HUGE_VAL;
    for (size_t i = 0; i < sides->n; i++) {
        const struct side *side = &sides->at[i];
        top = fmin(top, fmin(side->from.y, side->to.y));
        bottom = fmax(bottom, fmax(side->from.y, side->to.y));
    }
    cover->top = top;
    cover->pitch = (bottom - top) / BANDS;
}

/* Goes over the bands that each side touches: first to count them, then to put them there. */
static void deal(struct cover *cover, const struct sides *sides, size_t *next, bool put)
{
    for (size_t i = 0; i < sides->n; i++) {
        const struct side *side = &sides->at[i];
        int a = band_at(cover, side->from.y), b = band_at(cover, side->to.y);
        for (int band = a < b ? a : b; band <= (a < b ? b : a); band++) {
            if (put) {
                cover->sides[next[band]] = *side;
            }
            next[band]++;
        }
    }
}

struct cover *cover_of(const struct path *path, struct arena *arena)
{
    struct cover *cover = arena_new(arena, struct cover);
    struct sides sides = sides_of(path, arena);
    size_t next[BANDS] = {0}, n = 0;
    measure(cover, &sides);
    deal(cover, &sides, next, false);
    for (int band = 0; band < BANDS; band++) {
        cover->first[band] = n;
        n += next[band];
        next[band] = cover->first[band];
    }
    cover->first[BANDS] = n;
    cover->sides = arena_array(arena, struct side, n);
    deal(cover, &sides, next, true);
    return cover;
}

bool cover_holds(const struct cover *cover, struct point at)
{
    int winding = 0, band = band_at(cover, at.y);
    for (size_t i = cover->first[band]; i < cover->first[band + 1]; i++) {
        struct point a = cover->sides[i].from, b = cover->sides[i].to;
        if ((a.y <= at.y) != (b.y <= at.y)) {
            double x = a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x);
            winding += x > at.x ? (b.y > a.y ? 1 : -1) : 0;
        }
    }
    return winding != 0;
}
