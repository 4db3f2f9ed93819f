#include <stdlib.h>

#include "basemap/build_parts.h"

/* Arcs sorted along a Hilbert curve: what a map draws lies in few pages of the file. Water comes
 * after borders, the smaller after the larger, since most maps leave it out. */

#define CURVE_BITS 16

struct placed {
    uint64_t key;
    size_t arc;
};

/* How far along the curve a cell of the 2^16 by 2^16 grid lies (Hamilton's bit-by-bit rotation). */
static uint32_t along_curve(uint32_t x, uint32_t y)
{
    uint32_t along = 0;
    for (uint32_t s = 1u << (CURVE_BITS - 1); s; s /= 2) {
        uint32_t right = (x & s) != 0, upper = (y & s) != 0;
        along += s * s * ((3 * right) ^ upper);
        if (!upper) {
            uint32_t old_x = right ? (s - 1) - (x & (s - 1)) : x & (s - 1);
            uint32_t old_y = right ? (s - 1) - (y & (s - 1)) : y & (s - 1);
            x = old_y;
            y = old_x;
        }
    }
    return along;
}

static uint64_t key_of(const struct basemap_text *text, const struct text_arc *arc)
{
    struct file_box box = file_box_of(text->points.at + arc->first, arc->n);
    int64_t x = ((int64_t)box.west + box.east) / 2 + FILE_EDGE;
    int64_t y = ((int64_t)box.south + box.north) / 2 + FILE_EDGE / 2;
    uint32_t along =
        along_curve((uint32_t)(x * 65535 / (2 * FILE_EDGE)), (uint32_t)(y * 65535 / FILE_EDGE));
    return (uint64_t)arc->rank << 32 | along;
}

static int placed_order(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    int order = (a->key > b->key) - (a->key < b->key);
    return order ? order : (a->arc > b->arc) - (a->arc < b->arc);
}

/* The vertex that lies farthest out. */
static size_t farthest(const struct file_point *at, size_t n)
{
    int64_t x = 0, y = 0, most = -1;
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        x += at[i].x;
        y += at[i].y;
    }
    x /= (int64_t)n;
    y /= (int64_t)n;
    for (size_t i = 0; i < n; i++) {
        int64_t dx = at[i].x - x, dy = at[i].y - y;
        if (dx * dx + dy * dy > most) {
            most = dx * dx + dy * dy;
            found = i;
        }
    }
    return found;
}

/* Ends are kept at every scale: an island begins where it reaches farthest, not where its outline
 * happened to be cut. */
static void copy_points(struct file_point *to, const struct file_point *from, size_t n)
{
    bool closed = from[0].x == from[n - 1].x && from[0].y == from[n - 1].y;
    size_t sides = n - 1, first = closed && n > 2 ? farthest(from, sides) : 0;
    for (size_t i = 0; i < n; i++) {
        to[i] = closed ? from[(first + i) % sides] : from[i];
    }
}

void basemap_text_order(struct basemap_text *text, struct arena *arena)
{
    struct placed *order = arena_array(arena, struct placed, text->arcs.n + 1);
    struct text_arc *arcs = arena_array(arena, struct text_arc, text->arcs.n + 1);
    struct file_point *points = arena_array(arena, struct file_point, text->points.n + 1);
    size_t n_points = 0;
    for (size_t i = 0; i < text->arcs.n; i++) {
        order[i] = (struct placed){key_of(text, &text->arcs.at[i]), i};
    }
    qsort(order, text->arcs.n, sizeof *order, placed_order);
    for (size_t i = 0; i < text->arcs.n; i++) {
        arcs[i] = text->arcs.at[order[i].arc];
        copy_points(points + n_points, text->points.at + arcs[i].first, arcs[i].n);
        arcs[i].first = n_points;
        n_points += arcs[i].n;
    }
    text->arcs.at = arcs;
    text->points.at = points;
}
