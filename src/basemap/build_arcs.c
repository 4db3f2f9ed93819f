#include <stdlib.h>
#include <string.h>

#include "basemap/build_parts.h"

/* Arcs' records: where they lie, what they are, and what leads on from their ends. */

struct file_box file_box_of(const struct file_point *at, size_t n)
{
    struct file_box box = {at[0].x, at[0].y, at[0].x, at[0].y};
    for (size_t i = 1; i < n; i++) {
        box = file_box_join(box, (struct file_box){at[i].x, at[i].y, at[i].x, at[i].y});
    }
    return box;
}

struct file_box file_box_join(struct file_box a, struct file_box b)
{
    return (struct file_box){
        a.west < b.west ? a.west : b.west, a.south < b.south ? a.south : b.south,
        a.east > b.east ? a.east : b.east, a.north > b.north ? a.north : b.north};
}

static struct file_arc arc_make(struct basemap_shapes *shapes, const struct basemap_text *text,
                                const struct text_arc *from, struct arena *scratch)
{
    const struct file_point *at = text->points.at + from->first;
    struct file_arc arc = {.box = file_box_of(at, from->n),
                           .kind = {(uint8_t)from->kind[0], (uint8_t)from->kind[1]},
                           .rank = (uint8_t)from->rank,
                           .next = {{FILE_NO_ARC, FILE_NO_ARC}, {FILE_NO_ARC, FILE_NO_ARC}}};
    for (int view = 0; view < 2; view++) {
        bool inner = from->kind[view] == FILE_ADMIN1 || from->kind[view] == FILE_ADMIN1_DASHED;
        struct span code =
            inner && from->left != SEA ? text->regions.at[from->left].country[view] : SPAN("");
        if (span_is_country_code(code)) {
            memcpy(arc.code[view], code.at, 2);
        }
    }
    weigh_line(at, from->n, shapes->weights + from->first, scratch);
    pack_arc(&arc, at, shapes->weights + from->first, from->n, shapes->levels, scratch);
    return arc;
}

/* An arc's start or end, to find what meets there. */
struct line_end {
    struct file_point at;
    uint8_t kind, rank;
    const char *code;
    int32_t leaving; /* the reference that begins here */
};

static int line_end_order(const void *left, const void *right)
{
    const struct line_end *a = left, *b = right;
    int64_t order = (int64_t)a->at.x - b->at.x;
    order = order ? order : (int64_t)a->at.y - b->at.y;
    order = order ? order : a->kind - b->kind;
    order = order ? order : a->rank - b->rank;
    order = order ? order : memcmp(a->code, b->code, 2);
    order = order ? order : (int64_t)a->leaving - b->leaving;
    return order < 0 ? -1 : order > 0;
}

static bool same_node(const struct line_end *a, const struct line_end *b)
{
    return a->at.x == b->at.x && a->at.y == b->at.y && a->kind == b->kind && a->rank == b->rank &&
           memcmp(a->code, b->code, 2) == 0;
}

/* What comes to `reference`'s start is followed by it: the end of arc i, or the start of ~i. */
static void link_to(struct file_arc *arcs, int view, int32_t leaving, int32_t onward)
{
    int32_t arc = leaving < 0 ? ~leaving : leaving;
    arcs[arc].next[view][leaving < 0] = onward;
}

/* Lines lead on where exactly two of one kind meet. */
static void link_arcs(struct basemap_shapes *shapes, const struct basemap_text *text, int view,
                      struct arena *scratch)
{
    struct line_end *ends = arena_array(scratch, struct line_end, 2 * text->arcs.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < text->arcs.n; i++) {
        const struct file_arc *arc = &shapes->arcs[i];
        bool closed = arc->start.x == arc->end.x && arc->start.y == arc->end.y;
        if (closed || arc->kind[view] <= FILE_CUT) {
            continue;
        }
        ends[n++] =
            (struct line_end){arc->start, arc->kind[view], arc->rank, arc->code[view], (int32_t)i};
        ends[n++] =
            (struct line_end){arc->end, arc->kind[view], arc->rank, arc->code[view], ~(int32_t)i};
    }
    qsort(ends, n, sizeof *ends, line_end_order);
    for (size_t i = 0, after; i < n; i = after) {
        for (after = i + 1; after < n && same_node(&ends[i], &ends[after]);) {
            after++;
        }
        if (after - i == 2) {
            link_to(shapes->arcs, view, ends[i].leaving, ends[i + 1].leaving);
            link_to(shapes->arcs, view, ends[i + 1].leaving, ends[i].leaving);
        }
    }
}

size_t basemap_group_count(size_t n_arcs)
{
    return (n_arcs + FILE_GROUP - 1) / FILE_GROUP;
}

static void group_arcs(struct basemap_shapes *shapes, size_t n, struct arena *arena)
{
    shapes->groups = arena_array(arena, struct file_box, basemap_group_count(n) + 1);
    for (size_t i = 0; i < n; i++) {
        struct file_box *box = &shapes->groups[i / FILE_GROUP];
        const struct file_box *own = &shapes->arcs[i].box;
        *box = i % FILE_GROUP ? file_box_join(*box, *own) : *own;
    }
}

void basemap_arcs_make(struct basemap_shapes *shapes, const struct basemap_text *text,
                       struct arena *arena)
{
    struct arena scratch = {0};
    shapes->arcs = arena_array(arena, struct file_arc, text->arcs.n);
    shapes->weights = arena_array(arena, uint8_t, text->points.n);
    for (int level = 0; level < FILE_LEVELS; level++) {
        shapes->levels[level].arena = arena;
    }
    for (size_t i = 0; i < text->arcs.n; i++) {
        shapes->arcs[i] = arc_make(shapes, text, &text->arcs.at[i], &scratch);
        arena_clear(&scratch);
    }
    group_arcs(shapes, text->arcs.n, arena);
    for (int view = 0; view < 2; view++) {
        link_arcs(shapes, text, view, &scratch);
        arena_clear(&scratch);
    }
    arena_free(&scratch);
}
