#include <math.h>

#include "basemap/build_parts.h"

/* Visvalingam and Whyatt: take out the vertex whose triangle with its neighbours is smallest, weigh
 * the neighbours again, and so on; a vertex weighs what the line had come to when it went. A heap
 * of the vertices by area, each knowing its place in it. */

struct vertex {
    double area;
    size_t before, after; /* neighbours that are still there */
    size_t place;         /* in the heap */
};

struct heap {
    size_t *at;
    size_t n;
    struct vertex *vertices;
};

/* How much of its area a triangle counts for: spikes go before bends of the same area, which makes
 * for calmer lines (mapshaper's weighting, by half: Norway keeps its fjords); a bend by 60 degrees
 * counts for what it is. */
#define SHARPNESS 0.35

static double triangle_weight(struct file_point a, struct file_point b, struct file_point c)
{
    const double radians = 3.14159265358979323846 / 180 / FILE_STEPS;
    /* Not nothing at the pole itself: there the corners of Antarctica's cut edge lie. */
    double narrow = fmax(cos(b.y * radians), 0.05);
    double px = ((double)a.x - b.x) * narrow, py = (double)a.y - b.y;
    double qx = ((double)c.x - b.x) * narrow, qy = (double)c.y - b.y;
    double lengths = hypot(px, py) * hypot(qx, qy);
    double cosine = lengths > 0 ? (px * qx + py * qy) / lengths : 1;
    return fabs(px * qy - py * qx) / 2 * (1 - SHARPNESS * cosine) / (1 + SHARPNESS / 2);
}

/* Ties go by index: the same line gives the same weights. */
static bool lighter(const struct heap *heap, size_t a, size_t b)
{
    double left = heap->vertices[heap->at[a]].area, right = heap->vertices[heap->at[b]].area;
    return left < right || (!(right < left) && heap->at[a] < heap->at[b]);
}

static void exchange(struct heap *heap, size_t a, size_t b)
{
    size_t vertex = heap->at[a];
    heap->at[a] = heap->at[b];
    heap->at[b] = vertex;
    heap->vertices[heap->at[a]].place = a;
    heap->vertices[heap->at[b]].place = b;
}

static void settle(struct heap *heap, size_t place)
{
    while (place > 0 && lighter(heap, place, (place - 1) / 2)) {
        exchange(heap, place, (place - 1) / 2);
        place = (place - 1) / 2;
    }
    for (;;) {
        size_t child = 2 * place + 1;
        if (child >= heap->n) {
            return;
        }
        if (child + 1 < heap->n && lighter(heap, child + 1, child)) {
            child++;
        }
        if (!lighter(heap, child, place)) {
            return;
        }
        exchange(heap, place, child);
        place = child;
    }
}

static size_t take_lightest(struct heap *heap)
{
    size_t vertex = heap->at[0];
    exchange(heap, 0, heap->n - 1);
    heap->n--;
    if (heap->n) {
        settle(heap, 0);
    }
    return vertex;
}

static struct heap heap_of(const struct file_point *at, size_t n, struct arena *scratch)
{
    struct heap heap = {.at = arena_array(scratch, size_t, n),
                        .vertices = arena_array(scratch, struct vertex, n)};
    for (size_t i = 0; i < n; i++) {
        heap.vertices[i].before = i ? i - 1 : 0;
        heap.vertices[i].after = i + 1;
        if (i > 0 && i + 1 < n) {
            heap.vertices[i].area = triangle_weight(at[i - 1], at[i], at[i + 1]);
            heap.vertices[i].place = heap.n;
            heap.at[heap.n++] = i;
            settle(&heap, heap.n - 1);
        }
    }
    return heap;
}

static void weigh_again(struct heap *heap, const struct file_point *at, size_t n, size_t vertex,
                        double least)
{
    if (vertex == 0 || vertex + 1 == n) {
        return;
    }
    struct vertex *v = &heap->vertices[vertex];
    v->area = fmax(least, triangle_weight(at[v->before], at[vertex], at[v->after]));
    settle(heap, v->place);
}

void weigh_line(const struct file_point *at, size_t n, uint8_t *weights, struct arena *scratch)
{
    struct heap heap = heap_of(at, n, scratch);
    weights[0] = weights[n - 1] = UINT8_MAX;
    while (heap.n) {
        size_t i = take_lightest(&heap);
        const struct vertex *v = &heap.vertices[i];
        weights[i] = file_weight(sqrt(v->area));
        heap.vertices[v->before].after = v->after;
        heap.vertices[v->after].before = v->before;
        weigh_again(&heap, at, n, v->before, v->area);
        weigh_again(&heap, at, n, v->after, v->area);
    }
}
