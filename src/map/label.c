#include "map/label.h"

#include <math.h>
#include <stdlib.h>

#include "map/angle.h"

/* How far a box keeps from its symbol, from other boxes and from the frame. */
#define GAP        2.0
#define APART      1.0
#define EDGE       2.0
#define LEADER_OFF 1.0 /* a leader ends this far from the text */

struct candidate {
    struct label label;
    double cost;
};

struct candidates ARENA_LIST(struct candidate);

struct solver {
    const struct label_wish *wishes;
    size_t n;
    const struct label_field *field;
    struct candidates *options; /* of each wish, cheapest first */
    int *chosen;                /* index into options, -1: none */
    size_t *order;              /* wishes by weight */
    struct arena *arena;
};

/* ---- geometry ------------------------------------------------------------------------------- */

bool boxes_overlap(struct box a, struct box b)
{
    return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

struct box box_grow(struct box box, double by)
{
    return (struct box){box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by};
}

static bool box_in_box(struct box inner, struct box outer)
{
    return inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 &&
           inner.y1 <= outer.y1;
}

static bool box_meets_disc(struct box box, struct point centre, double radius)
{
    double dx = fmax(fmax(box.x0 - centre.x, centre.x - box.x1), 0);
    double dy = fmax(fmax(box.y0 - centre.y, centre.y - box.y1), 0);
    return dx * dx + dy * dy < radius * radius;
}

static double side(struct point a, struct point b, struct point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool segments_cross(struct point a, struct point b, struct point c, struct point d)
{
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

bool segment_meets_box(struct point a, struct point b, struct box box)
{
    double t0 = 0, t1 = 1, d[2] = {b.x - a.x, b.y - a.y}, p[2] = {a.x, a.y};
    double low[2] = {box.x0, box.y0}, high[2] = {box.x1, box.y1};
    for (int i = 0; i < 2; i++) {
        if (d[i] == 0) {
            if (p[i] <= low[i] || p[i] >= high[i]) {
                return false;
            }
            continue;
        }
        double u = (low[i] - p[i]) / d[i], v = (high[i] - p[i]) / d[i];
        t0 = fmax(t0, fmin(u, v));
        t1 = fmin(t1, fmax(u, v));
    }
    return t0 < t1;
}

static bool segment_meets_disc(struct point a, struct point b, struct point c, double radius)
{
    double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? ((c.x - a.x) * dx + (c.y - a.y) * dy) / length2 : 0;
    t = fmin(fmax(t, 0), 1);
    return hypot(a.x + t * dx - c.x, a.y + t * dy - c.y) < radius;
}

/* ---- candidates ----------------------------------------------------------------------------- */

/* Where the box stands seen from the point: -1, 0, 1 across and up; what each is worth. Right of
 * the symbol is what readers expect, then above right. */
static const struct {
    double x, y, cost;
} beside[] = {
    {1, 0, 0},     {-1, 0, 2},     {1, -0.7, 1},   {1, 0.7, 1.2}, {0, -1, 2.5},    {0, 1, 2.8},
    {-1, -0.7, 3}, {-1, 0.7, 3.2}, {0.5, -1, 3.4}, {0.5, 1, 3.6}, {-0.5, -1, 3.8}, {-0.5, 1, 4},
};
#define N_BESIDE (sizeof beside / sizeof *beside)

static const double leader_length[] = {12, 20, 30, 42, 58};
#define N_LENGTHS    (sizeof leader_length / sizeof *leader_length)
#define N_DIRECTIONS 16

#define LEADER_COST 8.0
/* More than any place beside the symbol costs, less than a leader. */
#define SHUNNED_COST 6.0

static enum text_anchor anchor_for(double x)
{
    return x > 0.6 ? ANCHOR_START : x < -0.6 ? ANCHOR_END : ANCHOR_MIDDLE;
}

static bool free_of_field(const struct solver *s, size_t wish, const struct label *label)
{
    const struct label_field *f = s->field;
    if (!box_in_box(label->box, box_grow(f->frame, -EDGE))) {
        return false;
    }
    for (size_t i = 0; i < f->n_obstacles; i++) {
        if (boxes_overlap(label->box, f->obstacles[i]) ||
            (label->leader && segment_meets_box(label->from, label->to, f->obstacles[i]))) {
            return false;
        }
    }
    for (size_t i = 0; i < f->n_discs; i++) {
        if (box_meets_disc(label->box, f->centres[i], f->radii[i] + APART) ||
            (label->leader &&
             segment_meets_disc(label->from, label->to, f->centres[i], f->radii[i]))) {
            return false;
        }
    }
    for (size_t i = 0; i < f->n_lines; i++) {
        const struct segment *line = &f->lines[i];
        if (segment_meets_box(line->a, line->b, label->box) ||
            (label->leader && segments_cross(line->a, line->b, label->from, label->to))) {
            return false;
        }
    }
    for (size_t i = 0; i < s->n; i++) {
        const struct label_wish *other = &s->wishes[i];
        if (other->radius <= 0) {
            continue;
        }
        if (box_meets_disc(label->box, other->at, other->radius + APART) ||
            (i != wish && label->leader &&
             segment_meets_disc(label->from, label->to, other->at, other->radius + APART))) {
            return false;
        }
    }
    return true;
}

static bool is_shunned(const struct label_field *field, struct box box)
{
    for (size_t i = 0; i < field->n_shunned; i++) {
        if (segment_meets_box(field->shunned[i].a, field->shunned[i].b, box)) {
            return true;
        }
    }
    return false;
}

static void offer(struct solver *s, size_t wish, const struct label *label, double cost)
{
    if (free_of_field(s, wish, label)) {
        cost += is_shunned(s->field, label->box) ? SHUNNED_COST : 0;
        *list_push(s->arena, &s->options[wish]) = (struct candidate){*label, cost};
    }
}

static struct box box_at(double x, double y, double width, double height)
{
    return (struct box){x - width / 2, y - height / 2, x + width / 2, y + height / 2};
}

static struct box body_of(const struct label_wish *w)
{
    double r = w->radius;
    bool several = w->body.x1 > w->body.x0;
    return several ? w->body : (struct box){w->at.x - r, w->at.y - r, w->at.x + r, w->at.y + r};
}

static void offer_beside(struct solver *s, size_t wish)
{
    const struct label_wish *w = &s->wishes[wish];
    struct box body = body_of(w);
    for (size_t i = 0; i < N_BESIDE; i++) {
        double x = beside[i].x, y = beside[i].y;
        double across = GAP + (x > 0 ? body.x1 - w->at.x : w->at.x - body.x0);
        double up = GAP + (y > 0 ? body.y1 - w->at.y : w->at.y - body.y0);
        /* Corners may come closer: the disc curves away. */
        double corner = fabs(x) > 0.9 && y != 0 ? 0.75 : 1;
        double dx = fabs(x) > 0.9 ? x * (across * corner + w->width / 2) : x * w->width / 2;
        double dy = fabs(y) > 0.9 ? y * (up + w->height / 2) : y * w->height * 0.75;
        struct label label = {.placed = true,
                              .box = box_at(w->at.x + dx, w->at.y + dy, w->width, w->height),
                              .anchor = anchor_for(x)};
        offer(s, wish, &label, beside[i].cost);
    }
}

/* How far the symbols reach from `at` in a direction. */
static double reach_of(const struct label_wish *w, double c, double s)
{
    if (w->radius > 0) {
        return w->radius;
    }
    struct box b = body_of(w);
    double tx = c != 0 ? ((c > 0 ? b.x1 : b.x0) - w->at.x) / c : HUGE_VAL;
    double ty = s != 0 ? ((s > 0 ? b.y1 : b.y0) - w->at.y) / s : HUGE_VAL;
    return fmin(tx, ty);
}

static struct label leader_label(const struct label_wish *w, double angle, double length)
{
    double c = cos(angle), sn = sin(angle), reach = reach_of(w, c, sn);
    struct point end = {w->at.x + c * (reach + length), w->at.y + sn * (reach + length)};
    /* The box hangs on the leader's end by the side that faces the symbol. */
    double dx = fabs(c) > 0.35 ? copysign(w->width / 2 + LEADER_OFF, c) : c * w->width / 2;
    double dy = fabs(c) > 0.35 ? 0 : copysign(w->height / 2 + LEADER_OFF, sn);
    return (struct label){.placed = true,
                          .box = box_at(end.x + dx, end.y + dy, w->width, w->height),
                          .anchor = anchor_for(fabs(c) > 0.35 ? c * 3 : 0),
                          .leader = true,
                          .from = {w->at.x + c * reach, w->at.y + sn * reach},
                          .to = end};
}

static void offer_leaders(struct solver *s, size_t wish)
{
    const struct label_wish *w = &s->wishes[wish];
    for (size_t k = 0; k < N_LENGTHS; k++) {
        for (int d = 0; d < N_DIRECTIONS; d++) {
            double angle = PI * 2 * d / N_DIRECTIONS;
            struct label label = leader_label(w, angle, leader_length[k]);
            double cost = LEADER_COST + leader_length[k] / 5 + (cos(angle) < 0 ? 1 : 0);
            offer(s, wish, &label, cost);
        }
    }
}

static void offer_over(struct solver *s, size_t wish)
{
    const struct label_wish *w = &s->wishes[wish];
    for (size_t i = 0; i < w->n_centres; i++) {
        struct label label = {.placed = true,
                              .box = box_at(w->centres[i].x, w->centres[i].y, w->width, w->height),
                              .anchor = ANCHOR_MIDDLE};
        offer(s, wish, &label, (double)i / 4);
    }
}

static int compare_candidates(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->cost != y->cost) {
        return x->cost < y->cost ? -1 : 1;
    }
    const struct box *p = &x->label.box, *q = &y->label.box;
    if (p->y0 != q->y0) {
        return p->y0 < q->y0 ? -1 : 1;
    }
    return (p->x0 > q->x0) - (p->x0 < q->x0);
}

static void make_candidates(struct solver *s, size_t wish)
{
    unsigned positions = s->wishes[wish].positions;
    if (positions & LABEL_BESIDE) {
        offer_beside(s, wish);
    }
    if (positions & LABEL_LEADER) {
        offer_leaders(s, wish);
    }
    if (positions & LABEL_OVER) {
        offer_over(s, wish);
    }
    struct candidates *options = &s->options[wish];
    if (options->n) {
        qsort(options->at, options->n, sizeof *options->at, compare_candidates);
    }
}

/* ---- choosing ------------------------------------------------------------------------------- */
static bool conflict(const struct label *a, const struct label *b)
{
    if (boxes_overlap(box_grow(a->box, APART), b->box)) {
        return true;
    }
    if (a->leader && segment_meets_box(a->from, a->to, box_grow(b->box, APART))) {
        return true;
    }
    if (b->leader && segment_meets_box(b->from, b->to, box_grow(a->box, APART))) {
        return true;
    }
    return a->leader && b->leader && segments_cross(a->from, a->to, b->from, b->to);
}

static const struct label *label_of(const struct solver *s, size_t wish)
{
    int c = s->chosen[wish];
    return c < 0 ? NULL : &s->options[wish].at[c].label;
}

/* Up to `most` placed labels that are in the way of one; returns how many there are, at most
 * most + 1. */
static size_t in_the_way(const struct solver *s, size_t wish, const struct label *label,
                         size_t *who, size_t most)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n && n <= most; i++) {
        const struct label *other = i == wish ? NULL : label_of(s, i);
        if (other && conflict(label, other)) {
            if (n < most) {
                who[n] = i;
            }
            n++;
        }
    }
    return n;
}

/* The cheapest position that is free now, below `limit` (an index); -1: none. */
static int free_position(const struct solver *s, size_t wish, int limit)
{
    for (int c = 0; c < limit; c++) {
        if (in_the_way(s, wish, &s->options[wish].at[c].label, NULL, 0) == 0) {
            return c;
        }
    }
    return -1;
}

static int all_positions(const struct solver *s, size_t wish)
{
    return (int)s->options[wish].n;
}

#define PUSH_MOST 2

/* Takes position `c` for a wish if those in its way can all go elsewhere. */
static bool push_aside(struct solver *s, size_t wish, int c)
{
    size_t who[PUSH_MOST];
    int before[PUSH_MOST];
    size_t n = in_the_way(s, wish, &s->options[wish].at[c].label, who, PUSH_MOST);
    if (n > PUSH_MOST) {
        return false;
    }
    s->chosen[wish] = c;
    for (size_t i = 0; i < n; i++) {
        before[i] = s->chosen[who[i]];
        s->chosen[who[i]] = -1;
    }
    size_t moved = 0;
    while (moved < n) {
        int to = free_position(s, who[moved], all_positions(s, who[moved]));
        if (to < 0) {
            break;
        }
        s->chosen[who[moved++]] = to;
    }
    if (moved == n) {
        return true;
    }
    s->chosen[wish] = -1;
    for (size_t i = 0; i < n; i++) {
        s->chosen[who[i]] = before[i];
    }
    return false;
}

static void place_greedily(struct solver *s)
{
    for (size_t k = 0; k < s->n; k++) {
        size_t wish = s->order[k];
        s->chosen[wish] = free_position(s, wish, all_positions(s, wish));
        for (int c = 0; s->chosen[wish] < 0 && c < all_positions(s, wish); c++) {
            push_aside(s, wish, c);
        }
    }
}

static void improve(struct solver *s)
{
    for (int pass = 0; pass < 3; pass++) {
        for (size_t k = 0; k < s->n; k++) {
            size_t wish = s->order[k];
            int limit = s->chosen[wish] < 0 ? all_positions(s, wish) : s->chosen[wish];
            int better = free_position(s, wish, limit);
            s->chosen[wish] = better >= 0 ? better : s->chosen[wish];
        }
    }
}

/* By weight; equals from the top left of the page. Insertion: lists are short, and it is stable. */
static void sort_wishes(struct solver *s)
{
    for (size_t i = 0; i < s->n; i++) {
        size_t k = i;
        const struct label_wish *w = &s->wishes[i];
        for (; k > 0; k--) {
            const struct label_wish *v = &s->wishes[s->order[k - 1]];
            bool before = w->weight != v->weight ? w->weight > v->weight
                          : w->at.y != v->at.y   ? w->at.y < v->at.y
                                                 : w->at.x < v->at.x;
            if (!before) {
                break;
            }
            s->order[k] = s->order[k - 1];
        }
        s->order[k] = i;
    }
}

size_t labels_place(const struct label_wish *wishes, size_t n, const struct label_field *field,
                    struct label *labels, struct arena *arena)
{
    struct solver s = {.wishes = wishes, .n = n, .field = field, .arena = arena};
    s.options = arena_array(arena, struct candidates, n);
    s.chosen = arena_array(arena, int, n);
    s.order = arena_array(arena, size_t, n);
    for (size_t i = 0; i < n; i++) {
        s.chosen[i] = -1;
        make_candidates(&s, i);
    }
    sort_wishes(&s);
    place_greedily(&s);
    improve(&s);
    size_t left_over = 0;
    for (size_t i = 0; i < n; i++) {
        const struct label *label = label_of(&s, i);
        labels[i] = label ? *label : (struct label){0};
        left_over += !label;
    }
    return left_over;
}

/* ---- growing -------------------------------------------------------------------------------- */

/* The larger box keeps its aligned side, and what it may of the others: `how` 0 grows both up and
 * down, 1 down, 2 up. */
static struct box grown_box(const struct label *label, const struct label_wish *wider, int how)
{
    struct box b = label->box;
    double w = wider->width, h = wider->height, middle = (b.x0 + b.x1) / 2;
    double x = label->anchor == ANCHOR_START ? b.x0
               : label->anchor == ANCHOR_END ? b.x1 - w
                                             : middle - w / 2;
    double y = how == 0 ? (b.y0 + b.y1 - h) / 2 : how == 1 ? b.y0 : b.y1 - h;
    return (struct box){x, y, x + w, y + h};
}

/* A label above its symbol or its leader's end stays so, one below too. */
static bool keeps_side(const struct label *label, const struct label_wish *wish, int how)
{
    double level = label->leader ? label->to.y : wish->at.y;
    bool above = label->box.y1 <= level, below = label->box.y0 >= level;
    return above ? how == 2 : below ? how == 1 : true;
}

static bool grow_one(const struct solver *s, size_t wish, struct label *labels)
{
    for (int how = 0; how < 3; how++) {
        struct label larger = labels[wish];
        larger.box = grown_box(&larger, &s->wishes[wish], how);
        bool room =
            keeps_side(&labels[wish], &s->wishes[wish], how) && free_of_field(s, wish, &larger);
        for (size_t i = 0; room && i < s->n; i++) {
            room = i == wish || !labels[i].placed || !conflict(&larger, &labels[i]);
        }
        if (room) {
            labels[wish] = larger;
            return true;
        }
    }
    return false;
}

void labels_grow(const struct label_wish *wider, size_t n, const struct label_field *field,
                 struct label *labels, bool *grown, struct arena *arena)
{
    struct solver s = {.wishes = wider, .n = n, .field = field, .arena = arena};
    s.order = arena_array(arena, size_t, n);
    sort_wishes(&s);
    for (size_t k = 0; k < n; k++) {
        size_t wish = s.order[k];
        grown[wish] = labels[wish].placed && grow_one(&s, wish, labels);
    }
}
