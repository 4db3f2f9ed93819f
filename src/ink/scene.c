#include "ink/scene.h"

#include <math.h>
#include <string.h>

/* ---- paths ---------------------------------------------------------------------------------- */

static void add_op(struct path *path, enum path_op op)
{
    *list_push(path->arena, &path->ops) = (uint8_t)op;
}

static void add_point(struct path *path, double x, double y)
{
    *list_push(path->arena, &path->points) = (struct point){x, y};
}

void path_move(struct path *path, double x, double y)
{
    add_op(path, PATH_MOVE);
    add_point(path, x, y);
}

void path_line(struct path *path, double x, double y)
{
    add_op(path, PATH_LINE);
    add_point(path, x, y);
}

void path_curve(struct path *path, struct point a, struct point b, struct point to)
{
    add_op(path, PATH_CURVE);
    add_point(path, a.x, a.y);
    add_point(path, b.x, b.y);
    add_point(path, to.x, to.y);
}

void path_close(struct path *path)
{
    add_op(path, PATH_CLOSE);
}

void path_points(struct path *path, const struct point *at, size_t n, bool closed)
{
    for (size_t i = 0; i < n; i++) {
        add_op(path, i ? PATH_LINE : PATH_MOVE);
        add_point(path, at[i].x, at[i].y);
    }
    if (closed && n) {
        path_close(path);
    }
}

void path_box(struct path *path, struct box box)
{
    const struct point corners[] = {
        {box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1}, {box.x0, box.y1}};
    path_points(path, corners, 4, true);
}

/* The control points' distance with which a cubic curve is nearest to a quarter circle. */
#define QUARTER 0.5522847498

/* A quarter of an ellipse that leaves the current point `from` towards `corner`. */
static void quarter(struct path *path, struct point from, struct point corner, struct point to)
{
    struct point a = {from.x + QUARTER * (corner.x - from.x),
                      from.y + QUARTER * (corner.y - from.y)};
    struct point b = {to.x + QUARTER * (corner.x - to.x), to.y + QUARTER * (corner.y - to.y)};
    path_curve(path, a, b, to);
}

void path_rounded_box(struct path *path, struct box box, double radius)
{
    double r = fmin(radius, fmin(box.x1 - box.x0, box.y1 - box.y0) / 2);
    if (r <= 0) {
        path_box(path, box);
        return;
    }
    path_move(path, box.x0 + r, box.y0);
    path_line(path, box.x1 - r, box.y0);
    quarter(path, (struct point){box.x1 - r, box.y0}, (struct point){box.x1, box.y0},
            (struct point){box.x1, box.y0 + r});
    path_line(path, box.x1, box.y1 - r);
    quarter(path, (struct point){box.x1, box.y1 - r}, (struct point){box.x1, box.y1},
            (struct point){box.x1 - r, box.y1});
    path_line(path, box.x0 + r, box.y1);
    quarter(path, (struct point){box.x0 + r, box.y1}, (struct point){box.x0, box.y1},
            (struct point){box.x0, box.y1 - r});
    path_line(path, box.x0, box.y0 + r);
    quarter(path, (struct point){box.x0, box.y0 + r}, (struct point){box.x0, box.y0},
            (struct point){box.x0 + r, box.y0});
    path_close(path);
}

void path_ellipse(struct path *path, struct point c, double rx, double ry)
{
    const struct point side[] = {
        {c.x + rx, c.y}, {c.x, c.y + ry}, {c.x - rx, c.y}, {c.x, c.y - ry}, {c.x + rx, c.y}};
    const struct point corner[] = {
        {c.x + rx, c.y + ry}, {c.x - rx, c.y + ry}, {c.x - rx, c.y - ry}, {c.x + rx, c.y - ry}};
    path_move(path, side[0].x, side[0].y);
    for (int i = 0; i < 4; i++) {
        quarter(path, side[i], corner[i], side[i + 1]);
    }
    path_close(path);
}

struct box path_extent(const struct path *path)
{
    struct box box = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for (size_t i = 0; i < path->points.n; i++) {
        struct point p = path->points.at[i];
        box = (struct box){fmin(box.x0, p.x), fmin(box.y0, p.y), fmax(box.x1, p.x),
                           fmax(box.y1, p.y)};
    }
    return box;
}

/* ---- markers -------------------------------------------------------------------------------- */

#define CORNERS 12

/* Corners in half sizes around the centre, y down: those that QGIS draws. */
struct marker_shape {
    const char *name;
    size_t n; /* 0: a circle */
    struct point corner[CORNERS];
};

/* Sines and cosines of 18, 36, 54 and 72 degrees; the star's inner radius cos 72 / cos 36. */
#define S18 0.30901699
#define S36 0.58778525
#define S54 0.80901699
#define S72 0.95105652
#define S60 0.86602540
#define R2  0.38196601

static const struct marker_shape shapes[MARKERS] = {
    [MARKER_CIRCLE] = {"circle", 0, {{0, 0}}},
    [MARKER_SQUARE] = {"square", 4, {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}},
    [MARKER_DIAMOND] = {"diamond", 4, {{0, -1}, {1, 0}, {0, 1}, {-1, 0}}},
    [MARKER_TRIANGLE] = {"triangle", 3, {{0, -1}, {1, 1}, {-1, 1}}},
    [MARKER_PENTAGON] = {"pentagon",
                         5,
                         {{0, -1}, {S72, -S18}, {S36, S54}, {-S36, S54}, {-S72, -S18}}},
    [MARKER_HEXAGON] = {"hexagon",
                        6,
                        {{0, -1}, {S60, -0.5}, {S60, 0.5}, {0, 1}, {-S60, 0.5}, {-S60, -0.5}}},
    [MARKER_OCTAGON] = {"octagon",
                        8,
                        {{-0.41421356, -1},
                         {0.41421356, -1},
                         {1, -0.41421356},
                         {1, 0.41421356},
                         {0.41421356, 1},
                         {-0.41421356, 1},
                         {-1, 0.41421356},
                         {-1, -0.41421356}}},
    [MARKER_STAR] = {"star",
                     10,
                     {{0, -1},
                      {R2 * S36, -R2 *S54},
                      {S72, -S18},
                      {R2 * S72, R2 *S18},
                      {S36, S54},
                      {0, R2},
                      {-S36, S54},
                      {-R2 * S72, R2 *S18},
                      {-S72, -S18},
                      {-R2 * S36, -R2 *S54}}},
    [MARKER_DIAMOND_STAR] = {"diamond_star",
                             8,
                             {{0, -1},
                              {0.27, -0.27},
                              {1, 0},
                              {0.27, 0.27},
                              {0, 1},
                              {-0.27, 0.27},
                              {-1, 0},
                              {-0.27, -0.27}}},
    [MARKER_CROSS] = {"cross_fill",
                      12,
                      {{-0.2, -1},
                       {0.2, -1},
                       {0.2, -0.2},
                       {1, -0.2},
                       {1, 0.2},
                       {0.2, 0.2},
                       {0.2, 1},
                       {-0.2, 1},
                       {-0.2, 0.2},
                       {-1, 0.2},
                       {-1, -0.2},
                       {-0.2, -0.2}}},
};

const char *marker_name(enum marker marker)
{
    return shapes[marker].name;
}

void marker_path(struct path *path, enum marker marker, struct point centre, double size)
{
    const struct marker_shape *shape = &shapes[marker];
    double half = size / 2;
    if (shape->n == 0) {
        path_ellipse(path, centre, half, half);
        return;
    }
    struct point corners[CORNERS];
    for (size_t i = 0; i < shape->n; i++) {
        corners[i].x = centre.x + half * shape->corner[i].x;
        corners[i].y = centre.y + half * shape->corner[i].y;
    }
    path_points(path, corners, shape->n, true);
}

/* ---- commands ------------------------------------------------------------------------------- */

static struct scene_command *add(struct scene *scene, enum scene_op op)
{
    struct scene_command *command = list_push(scene->arena, &scene->commands);
    command->op = op;
    return command;
}

static const char *keep(struct scene *scene, const char *text)
{
    return text ? arena_strndup(scene->arena, text, strlen(text)) : NULL;
}

void scene_group(struct scene *scene, const struct scene_group *group)
{
    struct scene_group *to = &add(scene, SCENE_GROUP_BEGIN)->group;
    *to = *group;
    to->id = keep(scene, group->id);
    to->class_names = keep(scene, group->class_names);
    to->title = keep(scene, group->title);
    to->description = keep(scene, group->description);
    to->href = keep(scene, group->href);
    to->incidents = keep(scene, group->incidents);
}

void scene_group_end(struct scene *scene)
{
    add(scene, SCENE_GROUP_END);
}

void scene_clip(struct scene *scene, const struct path *path)
{
    add(scene, SCENE_CLIP_BEGIN)->path = path;
}

static struct path *new_path(struct scene *scene)
{
    struct path *path = arena_new(scene->arena, struct path);
    path->arena = scene->arena;
    return path;
}

void scene_clip_box(struct scene *scene, struct box box)
{
    struct path *path = new_path(scene);
    path_box(path, box);
    scene_clip(scene, path);
}

void scene_clip_end(struct scene *scene)
{
    add(scene, SCENE_CLIP_END);
}

void scene_path(struct scene *scene, const struct path *path, const struct paint *paint)
{
    if (path->ops.n == 0) {
        return;
    }
    struct scene_command *command = add(scene, SCENE_PATH);
    command->path = path;
    command->paint = *paint;
}

void scene_line(struct scene *scene, struct point from, struct point to, const struct paint *paint)
{
    struct path *path = new_path(scene);
    path_move(path, from.x, from.y);
    path_line(path, to.x, to.y);
    scene_path(scene, path, paint);
}

void scene_box(struct scene *scene, struct box box, const struct paint *paint)
{
    struct path *path = new_path(scene);
    path_box(path, box);
    scene_path(scene, path, paint);
}

void scene_marker(struct scene *scene, enum marker shape, struct point centre, double size,
                  const struct paint *paint)
{
    struct scene_command *command = add(scene, SCENE_MARKER);
    command->marker.shape = shape;
    command->marker.centre = centre;
    command->marker.size = size;
    command->paint = *paint;
}

void scene_text(struct scene *scene, const struct scene_text *text)
{
    struct scene_command *command = add(scene, SCENE_TEXT);
    command->text = *text;
    command->text.text = keep(scene, text->text ? text->text : "");
}

struct box scene_text_box(const struct scene_text *text)
{
    struct text_extent extent =
        text_extent(text->text, text->face, text->size, text->letter_spacing, text->line_height);
    double before = text->anchor == ANCHOR_START    ? 0
                    : text->anchor == ANCHOR_MIDDLE ? extent.width / 2
                                                    : extent.width;
    return (struct box){text->at.x - before, text->at.y - extent.top,
                        text->at.x - before + extent.width, text->at.y + extent.bottom};
}
