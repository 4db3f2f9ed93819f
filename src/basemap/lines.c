#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "basemap/unpack.h"
#include "basemap/window.h"

/* Lines in a window: arcs that touch it, joined end to end where one leads on to another of its
 * kind, drawn at the window's scale, and cut where they leave it. */

static const struct {
    enum basemap_line_kind kind;
    bool drawn, dashed;
} meanings[FILE_KINDS] = {
    [FILE_COAST] = {LINE_COAST, true, false},
    [FILE_COUNTRY] = {LINE_COUNTRY, true, false},
    [FILE_COUNTRY_DASHED] = {LINE_COUNTRY, true, true},
    [FILE_ADMIN1] = {LINE_ADMIN1, true, false},
    [FILE_ADMIN1_DASHED] = {LINE_ADMIN1, true, true},
    [FILE_DISPUTED] = {LINE_DISPUTED, true, true},
    [FILE_RIVER] = {LINE_RIVER, true, false},
    [FILE_LAKE] = {LINE_LAKE, true, false},
};

struct points ARENA_LIST(struct basemap_point);

/* ---- the pen ------------------------------------------------------------------------------------
 */

/* Draws one line after another; lifts itself where a segment lies outside the window. */
struct pen {
    const struct window *window;
    struct basemap_lines *lines;
    struct arena *arena;
    struct basemap_line style; /* without its points */
    struct points points;
    double x, y; /* where it stands */
    bool down;   /* it stands somewhere */
    bool lifted; /* this line was cut before */
};

static void pen_lift(struct pen *pen)
{
    struct basemap_line line = pen->style;
    line.at = pen->points.at;
    line.n = pen->points.n;
    line.closed = line.closed && !pen->lifted;
    pen->points = (struct points){0};
    pen->lifted = true;
    /* A ring that comes to less than a triangle is too small for this scale. */
    if (line.n >= (line.closed ? 4 : 2)) {
        *list_push(pen->arena, pen->lines) = line;
    }
}

static bool segment_touches(const struct window *w, double x1, double y1, double x2, double y2)
{
    return fmin(x1, x2) <= w->east && fmax(x1, x2) >= w->west && fmin(y1, y2) <= w->north &&
           fmax(y1, y2) >= w->south;
}

static void pen_add(struct pen *pen, double x, double y)
{
    *list_push(pen->arena, &pen->points) = (struct basemap_point){x / FILE_STEPS, y / FILE_STEPS};
}

static void pen_to(struct pen *pen, double x, double y)
{
    if (pen->down && segment_touches(pen->window, pen->x, pen->y, x, y)) {
        double length = hypot(x - pen->x, y - pen->y), longest = pen->window->longest;
        int pieces = longest > 0 && length > longest ? (int)fmin(720, ceil(length / longest)) : 1;
        if (pen->points.n == 0) {
            pen_add(pen, pen->x, pen->y);
        }
        for (int i = 1; i <= pieces; i++) {
            double t = (double)i / pieces;
            pen_add(pen, pen->x + t * (x - pen->x), pen->y + t * (y - pen->y));
        }
    } else if (pen->down) {
        pen_lift(pen);
    }
    pen->x = x;
    pen->y = y;
    pen->down = true;
}

static void draw_arc(struct pen *pen, struct arc_line line, bool with_start)
{
    for (size_t i = with_start ? 0 : 1; i < line.n; i++) {
        pen_to(pen, line.at[i].x + pen->window->shift, line.at[i].y);
    }
}

/* ---- chains -------------------------------------------------------------------------------------
 */

enum arc_state { ARC_UNWANTED, ARC_WANTED, ARC_DRAWN };

struct choice {
    uint32_t arc;
    uint8_t kind, rank;
    bool dashed;
    const char *code; /* two letters or NULs */
};

struct choices ARENA_LIST(struct choice);

struct walk {
    struct reading reading;
    enum boundary_view view;
    uint8_t *state; /* by arc */
};

/* What follows a reference at its end, among the wanted arcs; FILE_NO_ARC: nothing. */
static int32_t successor(const struct walk *walk, int32_t reference)
{
    const struct file_arc *arc = basemap_arc(walk->reading.basemap, reference);
    int32_t next = arc ? arc->next[walk->view][reference >= 0] : FILE_NO_ARC;
    size_t i = (size_t)(next < 0 ? ~next : next);
    if (i >= basemap_arc_count(walk->reading.basemap) || walk->state[i] != ARC_WANTED) {
        return FILE_NO_ARC;
    }
    return next;
}

/* Where the chain that an arc is part of begins: the arc itself when the chain runs in a circle. */
static int32_t chain_start(struct walk *walk, int32_t arc)
{
    int32_t back = ~arc;
    while (walk->reading.left > 0) {
        int32_t before = successor(walk, back);
        walk->reading.left--;
        if (before == FILE_NO_ARC || (before < 0 ? ~before : before) == arc) {
            return before == FILE_NO_ARC ? ~back : arc;
        }
        back = before;
    }
    return ~back;
}

static int32_t last_of_chain(struct walk *walk, int32_t start, struct pen *pen)
{
    int32_t reference = start;
    bool first = true;
    for (;;) {
        struct arc_line line = basemap_unpack(&walk->reading, reference, pen->window->least);
        walk->state[reference < 0 ? ~reference : reference] = ARC_DRAWN;
        if (line.n == 0) {
            return reference;
        }
        draw_arc(pen, line, first);
        first = false;
        int32_t next = successor(walk, reference);
        if (next == FILE_NO_ARC) {
            return reference;
        }
        reference = next;
    }
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static void draw_chain(struct walk *walk, const struct choice *choice, struct pen *pen)
{
    int32_t start = chain_start(walk, (int32_t)choice->arc);
    const struct basemap *basemap = walk->reading.basemap;
    const struct file_arc *first = basemap_arc(basemap, start);
    if (!first) {
        return;
    }
    pen->style = (struct basemap_line){.kind = (enum basemap_line_kind)choice->kind,
                                       .dashed = choice->dashed,
                                       .rank = choice->rank};
    if (is_capital(choice->code[0]) && is_capital(choice->code[1])) {
        memcpy(pen->style.country_code, choice->code, 2);
    }
    pen->down = pen->lifted = false;
    int32_t end = last_of_chain(walk, start, pen);
    const struct file_arc *last = basemap_arc(basemap, end);
    pen->style.closed = last && same_place(arc_start(first, start), arc_end(last, end));
    pen_lift(pen);
}

/* ---- the query ----------------------------------------------------------------------------------
 */

static int choice_order(const void *left, const void *right)
{
    const struct choice *a = left, *b = right;
    int order = a->kind - b->kind;
    order = order ? order : a->rank - b->rank;
    return order ? order : (a->arc > b->arc) - (a->arc < b->arc);
}

static void choose_arc(struct choices *choices, struct walk *walk, const struct window *window,
                       size_t i, unsigned kinds, unsigned rank, struct arena *arena)
{
    const struct file_arc *arc = basemap_arc(walk->reading.basemap, (int32_t)i);
    unsigned kind = arc->kind[walk->view];
    if (kind >= FILE_KINDS || !meanings[kind].drawn || arc->rank > rank ||
        !((kinds >> meanings[kind].kind) & 1) || !window_touches(window, &arc->box)) {
        return;
    }
    walk->state[i] = ARC_WANTED;
    *list_push(arena, choices) = (struct choice){.arc = (uint32_t)i,
                                                 .kind = (uint8_t)meanings[kind].kind,
                                                 .rank = arc->rank,
                                                 .dashed = meanings[kind].dashed,
                                                 .code = arc->code[walk->view]};
}

static struct choices choose(struct walk *walk, const struct window *window, unsigned kinds,
                             unsigned rank, struct arena *arena)
{
    struct choices choices = {0};
    const struct basemap *basemap = walk->reading.basemap;
    memset(walk->state, ARC_UNWANTED, basemap_arc_count(basemap));
    for (size_t i = 0, end; (end = basemap_next_arcs(basemap, window, &i)) > i;) {
        for (; i < end; i++) {
            choose_arc(&choices, walk, window, i, kinds, rank, arena);
        }
    }
    if (choices.n) {
        qsort(choices.at, choices.n, sizeof *choices.at, choice_order);
    }
    return choices;
}

static void lines_of_window(struct basemap_lines *lines, struct walk *walk,
                            const struct window *window, unsigned kinds, unsigned rank,
                            struct arena *arena)
{
    struct choices choices = choose(walk, window, kinds, rank, walk->reading.scratch);
    struct pen pen = {.window = window, .lines = lines, .arena = arena};
    for (size_t i = 0; i < choices.n; i++) {
        if (walk->state[choices.at[i].arc] == ARC_WANTED) {
            draw_chain(walk, &choices.at[i], &pen);
        }
    }
}

static int line_order(const void *left, const void *right)
{
    const struct basemap_line *a = left, *b = right;
    int order = (int)a->kind - (int)b->kind;
    return order ? order : a->rank - b->rank;
}

/* Puts the lines of two windows into one order; each window's are in order already. */
static void merge_windows(struct basemap_lines *lines, size_t first, struct arena *arena)
{
    struct basemap_line *merged = arena_array(arena, struct basemap_line, lines->n + 1);
    size_t a = 0, b = first;
    for (size_t i = 0; i < lines->n; i++) {
        bool left = b >= lines->n || (a < first && line_order(&lines->at[a], &lines->at[b]) <= 0);
        merged[i] = lines->at[left ? a++ : b++];
    }
    lines->at = merged;
    lines->cap = lines->n;
}

struct basemap_lines basemap_lines(const struct basemap *basemap, const struct basemap_query *query,
                                   unsigned kinds, unsigned rank, struct arena *arena)
{
    struct basemap_lines lines = {0};
    struct window windows[2];
    int n = basemap_windows(query, windows);
    struct arena scratch = {0};
    struct walk walk = {.reading = basemap_reading(basemap, &scratch),
                        .view = query->view,
                        .state = arena_array(&scratch, uint8_t, basemap_arc_count(basemap))};
    for (int i = 0; i < n; i++) {
        size_t before = lines.n;
        /* What lies beyond the antimeridian is the other window's. */
        windows[i].east = n == 2 && i == 0 ? FILE_EDGE : windows[i].east;
        lines_of_window(&lines, &walk, &windows[i], kinds, rank, arena);
        if (i == 1) {
            merge_windows(&lines, before, arena);
        }
    }
    arena_free(&scratch);
    return lines;
}
