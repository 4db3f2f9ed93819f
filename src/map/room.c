#include "map/room.h"

#include <math.h>

#include "map/label.h"

/* Places along an edge are tried this far apart. */
#define STEP 12.0
/* Symbols farther than this from a box do not crowd it. */
#define CROWD 60.0

static bool is_free(const struct room *room, struct box box, double clear)
{
    struct box wide = box_grow(box, clear);
    for (size_t i = 0; i < room->n_taken; i++) {
        if (boxes_overlap(wide, room->taken[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < room->n_points; i++) {
        struct point p = room->points[i];
        if (p.x > wide.x0 && p.x < wide.x1 && p.y > wide.y0 && p.y < wide.y1) {
            return false;
        }
    }
    return true;
}

/* How crowded a place is, and how far from the corner that is preferred. */
static double cost_of(const struct room *room, struct box box, enum room_corner first)
{
    double cost = 0;
    for (size_t i = 0; i < room->n_points; i++) {
        struct point p = room->points[i];
        double dx = fmax(fmax(box.x0 - p.x, p.x - box.x1), 0);
        double dy = fmax(fmax(box.y0 - p.y, p.y - box.y1), 0);
        double d = hypot(dx, dy);
        cost += d < CROWD ? 2 * (1 - d / CROWD) : 0;
    }
    bool right = first == ROOM_TOP_RIGHT || first == ROOM_BOTTOM_RIGHT;
    bool bottom = first == ROOM_BOTTOM_LEFT || first == ROOM_BOTTOM_RIGHT;
    const struct box *f = &room->frame;
    double across = right ? f->x1 - box.x1 : box.x0 - f->x0;
    double up = bottom ? f->y1 - box.y1 : box.y0 - f->y0;
    double left_gap = box.x0 - f->x0, right_gap = f->x1 - box.x1;
    double top_gap = box.y0 - f->y0, bottom_gap = f->y1 - box.y1;
    /* Off a corner things look lost. */
    double off = fmin(left_gap, right_gap) + fmin(top_gap, bottom_gap);
    return cost + off / 40 + (across + up) / (f->x1 - f->x0 + f->y1 - f->y0);
}

static void try_place(const struct room *room, struct box box, double clear, enum room_corner first,
                      double *best, struct box *out)
{
    double cost = cost_of(room, box, first);
    if (cost < *best && is_free(room, box, clear)) {
        *best = cost;
        *out = box;
    }
}

bool room_find(const struct room *room, double width, double height, double inset, double clear,
               enum room_corner first, struct box *out)
{
    const struct box f = box_grow(room->frame, -inset);
    double across = f.x1 - f.x0 - width, up = f.y1 - f.y0 - height, best = HUGE_VAL;
    if (across < 0 || up < 0) {
        return false;
    }
    int nx = (int)ceil(across / STEP), ny = (int)ceil(up / STEP);
    for (int i = 0; i <= nx; i++) {
        double x = f.x0 + (nx ? across * i / nx : 0);
        for (int k = 0; k <= ny; k++) {
            bool edge = i == 0 || i == nx || k == 0 || k == ny;
            double y = f.y0 + (ny ? up * k / ny : 0);
            if (edge) {
                try_place(room, (struct box){x, y, x + width, y + height}, clear, first, &best,
                          out);
            }
        }
    }
    return best < HUGE_VAL;
}
