#include "ink/svg_path.h"

#include <math.h>
#include <stdint.h>

/* ---- numbers -------------------------------------------------------------------------------- */

static const long powers[] = {1, 10, 100, 1000};

void svg_add_number(struct buffer *out, struct svg_numbers *before, long value, int decimals)
{
    char digits[32];
    size_t n = sizeof digits;
    unsigned long rest = value < 0 ? 0ul - (unsigned long)value : (unsigned long)value;
    bool point = false;
    for (int i = 0; i < decimals; i++) {
        unsigned long digit = rest % 10;
        rest /= 10;
        if (digit || point) {
            digits[--n] = (char)('0' + digit);
            point = true;
        }
    }
    if (point) {
        digits[--n] = '.';
    }
    if (rest || !point) {
        do {
            digits[--n] = (char)('0' + rest % 10);
            rest /= 10;
        } while (rest);
    }
    bool needs_space = before->any && (digits[n] != '.' || !before->point);
    if (value < 0) {
        digits[--n] = '-';
    } else if (needs_space) {
        digits[--n] = ' ';
    }
    buffer_add(out, digits + n, sizeof digits - n);
    *before = (struct svg_numbers){.any = true, .point = point};
}

void svg_number(struct buffer *out, double value, int decimals)
{
    struct svg_numbers none = {0};
    svg_add_number(out, &none, lround(value * (double)powers[decimals]), decimals);
}

/* ---- paths on the grid ---------------------------------------------------------------------- */

/* Beyond this a coordinate is a mistake, and a difference might overflow. */
#define GRID_MOST 1e8

struct grid_point {
    int32_t x, y;
};

/* A curve is two controls and its end. */
enum grid_op { GRID_MOVE, GRID_LINE, GRID_CONTROL, GRID_CURVE, GRID_CLOSE };

struct grid_step {
    struct grid_point to;
    enum grid_op op;
};

struct grid_path {
    struct arena *arena;
    double scale;
    struct grid_steps ARENA_LIST(struct grid_step) list;
    struct grid_point start, at; /* of the subpath; where the pen is */
    bool moved;                  /* the pen was put down at `start`, and nothing drawn from there */
};

static struct grid_point on_grid(const struct grid_path *grid, struct point p)
{
    double x = p.x * grid->scale, y = p.y * grid->scale;
    return (struct grid_point){(int32_t)lround(fmax(-GRID_MOST, fmin(GRID_MOST, x))),
                               (int32_t)lround(fmax(-GRID_MOST, fmin(GRID_MOST, y)))};
}

static bool same(struct grid_point a, struct grid_point b)
{
    return a.x == b.x && a.y == b.y;
}

static void push(struct grid_path *grid, enum grid_op op, struct grid_point to)
{
    if (grid->moved) {
        *list_push(grid->arena, &grid->list) = (struct grid_step){grid->start, GRID_MOVE};
        grid->moved = false;
    }
    *list_push(grid->arena, &grid->list) = (struct grid_step){to, op};
    grid->at = to;
}

/* Whether going on from `from` over `by` to `to` is one straight way. */
static bool straight(struct grid_point from, struct grid_point by, struct grid_point to)
{
    int64_t ax = by.x - from.x, ay = by.y - from.y, bx = to.x - by.x, by_ = to.y - by.y;
    return ax * by_ == ay * bx && ax * bx + ay * by_ > 0;
}

static void add_line(struct grid_path *grid, struct grid_point to)
{
    if (same(grid->at, to)) {
        return;
    }
    size_t n = grid->list.n;
    struct grid_step *last = n ? &grid->list.at[n - 1] : NULL;
    if (!grid->moved && n >= 2 && last->op == GRID_LINE &&
        straight(grid->list.at[n - 2].to, last->to, to)) {
        last->to = to;
        grid->at = to;
        return;
    }
    push(grid, GRID_LINE, to);
}

static void add_close(struct grid_path *grid)
{
    if (!grid->moved && grid->list.n) {
        struct grid_step *last = &grid->list.at[grid->list.n - 1];
        if (last->op == GRID_LINE && same(last->to, grid->start)) {
            last->op = GRID_CLOSE;
        } else {
            push(grid, GRID_CLOSE, grid->start);
        }
    }
    grid->at = grid->start;
    grid->moved = true;
}

static void add_path(struct grid_path *grid, const struct path *path)
{
    const struct point *next = path->points.at;
    for (size_t i = 0; i < path->ops.n; i++) {
        switch ((enum path_op)path->ops.at[i]) {
        case PATH_MOVE:
            grid->start = grid->at = on_grid(grid, *next++);
            grid->moved = true;
            break;
        case PATH_LINE:
            add_line(grid, on_grid(grid, *next++));
            break;
        case PATH_CURVE:
            push(grid, GRID_CONTROL, on_grid(grid, *next++));
            push(grid, GRID_CONTROL, on_grid(grid, *next++));
            push(grid, GRID_CURVE, on_grid(grid, *next++));
            break;
        case PATH_CLOSE:
            add_close(grid);
            break;
        }
    }
}

/* ---- writing -------------------------------------------------------------------------------- */

struct path_writer {
    struct buffer *out;
    struct svg_numbers before;
    int decimals;
    char letter; /* the command whose numbers may go on without repeating it */
};

static void command(struct path_writer *writer, char letter)
{
    if (writer->letter != letter) {
        buffer_add(writer->out, &letter, 1);
        writer->before = (struct svg_numbers){0};
        writer->letter = letter;
    }
}

static void number(struct path_writer *writer, long value)
{
    svg_add_number(writer->out, &writer->before, value, writer->decimals);
}

static void pair(struct path_writer *writer, struct grid_point from, struct grid_point to)
{
    number(writer, to.x - from.x);
    number(writer, to.y - from.y);
}

static void write_step(struct path_writer *writer, const struct grid_step *step,
                       struct grid_point at)
{
    switch (step->op) {
    case GRID_MOVE:
        writer->letter = 0;
        command(writer, 'm');
        pair(writer, at, step->to);
        writer->letter = 'l'; /* numbers that follow a relative move are relative lines */
        break;
    case GRID_LINE:
        if (step->to.y == at.y) {
            command(writer, 'h');
            number(writer, step->to.x - at.x);
        } else if (step->to.x == at.x) {
            command(writer, 'v');
            number(writer, step->to.y - at.y);
        } else {
            command(writer, 'l');
            pair(writer, at, step->to);
        }
        break;
    case GRID_CONTROL:
    case GRID_CURVE:
        command(writer, 'c');
        pair(writer, at, step->to);
        break;
    case GRID_CLOSE:
        command(writer, 'z');
        writer->letter = 0;
        break;
    }
}

static void write_grid(struct buffer *out, const struct grid_path *grid, int decimals)
{
    struct path_writer writer = {.out = out, .decimals = decimals};
    struct grid_point at = {0, 0};
    for (size_t i = 0; i < grid->list.n; i++) {
        const struct grid_step *step = &grid->list.at[i];
        write_step(&writer, step, at);
        /* A curve's numbers all count from where it begins. */
        at = step->op == GRID_CONTROL ? at : step->to;
    }
}

void svg_path_data(struct buffer *out, const struct path *path, int decimals)
{
    struct arena scratch = {0};
    struct grid_path grid = {.arena = &scratch, .scale = (double)powers[decimals]};
    add_path(&grid, path);
    write_grid(out, &grid, decimals);
    arena_free(&scratch);
}
