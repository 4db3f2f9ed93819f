#include "map/symbol.h"

#include <math.h>
#include <stdio.h>

#define HOLLOW_WIDTH 1.7
#define DIGIT_SIZE   8.0

static const struct {
    enum marker marker;
    double scale;
} shapes[] = {
    [CATEGORY_STRIKE] = {MARKER_CIRCLE, 1},
    [CATEGORY_TALKS] = {MARKER_SQUARE, 0.92},
    [CATEGORY_GROUND] = {MARKER_TRIANGLE, 1.12},
    [CATEGORY_VIOLENCE] = {MARKER_DIAMOND, 1.2},
};

static const struct {
    int32_t from;
    double size; /* times the style's */
    const char *range;
} tolls[TOLL_CLASSES] = {
    {0, 1, "0"},
    {1, 1.3, "1\u20139"},
    {10, 1.7, "10\u201349"},
    {50, 2.2, "50+"},
};

enum marker symbol_marker(enum category category)
{
    return shapes[category].marker;
}

double symbol_scale(enum category category)
{
    return shapes[category].scale;
}

enum toll_class toll_class(int32_t killed)
{
    enum toll_class class = TOLL_NONE;
    while (class + 1 < TOLL_CLASSES && killed >= tolls[class + 1].from) {
        class ++;
    }
    return class;
}

int32_t toll_class_from(enum toll_class class)
{
    return tolls[class].from;
}

const char *toll_class_range(enum toll_class class)
{
    return tolls[class].range;
}

double symbol_size(const struct style *style, enum toll_class class)
{
    return style->symbol_size * tolls[class].size;
}

bool incident_toll_differs(const struct incident *incident)
{
    const struct figure *f = &incident->fatalities;
    return f->low != FIGURE_UNKNOWN && f->high != FIGURE_UNKNOWN && f->low < f->high;
}

double symbol_radius(const struct symbol *symbol)
{
    double half = symbol->size * symbol_scale(symbol->category) / 2 + 0.8;
    /* The corners of a square reach farther than its sides, but labels may nestle there. */
    bool ring = symbol->differs || symbol->area;
    return ring ? half + SYMBOL_RING_GAP + SYMBOL_RING_WIDTH : half;
}

struct paint symbol_paint(const struct style *style, enum category category, enum status status)
{
    uint32_t colour = style_category(style, category);
    if (status == STATUS_REPORTED) {
        return (struct paint){.fill = colour, .stroke = style->outline, .width = 0.8};
    }
    struct paint paint = {.fill = style->hollow, .stroke = colour, .width = HOLLOW_WIDTH};
    if (status == STATUS_PLANNED) {
        paint.dash[0] = 2.2;
        paint.dash[1] = 1.5;
    }
    return paint;
}

static void draw_number(struct scene *scene, const struct style *style, const struct symbol *symbol,
                        struct point at)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%u", symbol->number);
    bool filled = symbol->status == STATUS_REPORTED;
    /* The middle of a triangle's mass lies below the middle of its box. */
    double low = symbol->category == CATEGORY_GROUND ? symbol->size * 0.12 : 0;
    scene_group(scene, &(struct scene_group){.class_names = "number"});
    scene_text(scene,
               &(struct scene_text){.text = digits,
                                    .at = {at.x, at.y + low + DIGIT_SIZE * METRICS_CAP_HEIGHT / 2},
                                    .anchor = ANCHOR_MIDDLE,
                                    .face = FACE_BOLD,
                                    .size = symbol->number > 99 ? DIGIT_SIZE - 1.5 : DIGIT_SIZE,
                                    .colour = filled ? style->outline : style->text,
                                    .halo = style->hollow,
                                    .halo_width = symbol->status == STATUS_DENIED ? 1.2 : 0});
    scene_group_end(scene);
}

void symbol_draw(struct scene *scene, const struct style *style, const struct symbol *symbol,
                 struct point at)
{
    enum marker marker = symbol_marker(symbol->category);
    uint32_t colour = style_category(style, symbol->category);
    struct paint paint = symbol_paint(style, symbol->category, symbol->status);
    double size = symbol->size * symbol_scale(symbol->category);
    double shrink = fmin(1, symbol->size / style->symbol_size);
    paint.width *= shrink;
    if (symbol->status != STATUS_REPORTED) {
        size -= paint.width / 2;
    }
    if (symbol->differs) {
        struct paint ring = {
            .fill = style->hollow & 0xffffff00, .stroke = colour, .width = SYMBOL_RING_WIDTH};
        scene_marker(scene, marker, at, size + 2 * SYMBOL_RING_GAP + SYMBOL_RING_WIDTH, &ring);
    }
    if (symbol->area) {
        struct paint dots = {.stroke = colour, .width = SYMBOL_RING_WIDTH, .dash = {1.2, 1.6}};
        scene_marker(scene, MARKER_CIRCLE, at, 2 * symbol_radius(symbol) - SYMBOL_RING_WIDTH,
                     &dots);
    }
    scene_marker(scene, marker, at, size, &paint);
    if (symbol->status == STATUS_DENIED) {
        double r = size / 2;
        struct paint line = {.stroke = colour, .width = HOLLOW_WIDTH * shrink};
        scene_line(scene, (struct point){at.x - r, at.y + r}, (struct point){at.x + r, at.y - r},
                   &line);
    }
    if (symbol->number) {
        draw_number(scene, style, symbol, at);
    }
}

struct paint symbol_area_paint(const struct style *style, enum category category)
{
    uint32_t colour = style_category(style, category);
    uint32_t faint = (colour & 0xffffff00) | 0x60, line = (colour & 0xffffff00) | 0xb0;
    return (struct paint){.hatch = {.colour = faint, .spacing = 5, .width = 0.6, .angle_deg = -45},
                          .stroke = line,
                          .width = 0.7,
                          .dash = {1.5, 1.5}};
}

void symbol_area_sign(struct scene *scene, const struct style *style, enum category category,
                      struct point at, double radius)
{
    struct path *path = arena_new(scene->arena, struct path);
    path->arena = scene->arena;
    path_ellipse(path, at, radius - 0.5, radius - 0.5);
    struct paint paint = symbol_area_paint(style, category);
    scene_path(scene, path, &paint);
}
