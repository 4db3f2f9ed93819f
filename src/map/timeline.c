#include <math.h>

#include "map/furniture.h"

/* A strip of days under the map: how many of each kind on each. */

#define INCIDENTS_LEAST 12
#define PAGE_LEAST      500.0 /* px: lower pages need the room for the map */
#define DAYS_LEAST      3
#define DAYS_MOST       400
#define STRIP_HEIGHT    30.0
#define AXIS_HEIGHT     11.0
#define BAR_MOST        14.0
#define UNIT_MOST       6.0 /* px for one incident */
#define WEEKLY_ABOVE    120 /* days */

static bool is_dated(const struct incident *incident)
{
    const struct day_range *d = &incident->date;
    return d->first != DAY_NONE && d->first == d->last;
}

struct timeline timeline_of(const struct drawing *d, const struct incidents *incidents,
                            double width)
{
    struct timeline t = {.width = width};
    size_t dated = 0;
    for (size_t i = 0; i < incidents->n; i++) {
        const struct incident *incident = &incidents->at[i];
        if (!is_dated(incident)) {
            continue;
        }
        t.first = dated && t.first < incident->date.first ? t.first : incident->date.first;
        t.last = dated && t.last > incident->date.first ? t.last : incident->date.first;
        dated++;
    }
    int32_t days = dated ? t.last - t.first + 1 : 0;
    bool cramped = d->options->height > 0 && d->options->height < PAGE_LEAST;
    if (cramped || dated < INCIDENTS_LEAST || days < DAYS_LEAST || days > DAYS_MOST ||
        d->options->by != BY_NOTHING) {
        return (struct timeline){0};
    }
    t.step = days > WEEKLY_ABOVE ? 7 : 1;
    t.n = (size_t)((days + t.step - 1) / t.step);
    t.columns = arena_array(d->arena, struct timeline_column, t.n);
    for (size_t i = 0; i < incidents->n; i++) {
        const struct incident *incident = &incidents->at[i];
        if (is_dated(incident)) {
            struct timeline_column *column = &t.columns[(incident->date.first - t.first) / t.step];
            column->count[incident->category]++;
            column->all++;
            t.most = column->all > t.most ? column->all : t.most;
        }
    }
    t.height = STRIP_HEIGHT + AXIS_HEIGHT;
    return t;
}

/* Kinds are told apart without colour: filled, hollow, hatched, half. */
static struct paint bar_paint(const struct style *style, enum category category)
{
    uint32_t colour = style_category(style, category), none = colour & 0xffffff00;
    struct paint paint = {.fill = colour, .stroke = colour, .width = 0.7};
    if (category == CATEGORY_TALKS) {
        paint.fill = style->hollow;
    } else if (category == CATEGORY_GROUND) {
        paint.fill = none;
        paint.hatch =
            (struct hatch){.colour = colour, .spacing = 2.2, .width = 0.7, .angle_deg = -45};
    } else if (category == CATEGORY_VIOLENCE) {
        paint.fill = none | 0x70;
    }
    return paint;
}

static void draw_column(const struct drawing *d, const struct timeline *t, size_t i,
                        struct point base, double unit, double bar)
{
    double step = t->width / (double)t->n, x = base.x + step * ((double)i + 0.5), y = base.y;
    for (int c = 0; c < STYLE_CATEGORIES; c++) {
        double height = unit * (double)t->columns[i].count[c];
        if (height > 0) {
            struct paint paint = bar_paint(d->style, (enum category)c);
            struct box box = {x - bar / 2, y - height + 0.7, x + bar / 2, y};
            scene_box(d->scene, box, &paint);
            y -= height;
        }
    }
}

static void draw_date(const struct drawing *d, int32_t day, struct point at,
                      enum text_anchor anchor)
{
    scene_text(d->scene,
               &(struct scene_text){.text = day_words(d->language, day, DATE_SHORT, d->arena),
                                    .at = at,
                                    .anchor = anchor,
                                    .size = d->style->note_size,
                                    .colour = d->style->muted});
}

void draw_timeline(const struct drawing *d, const struct timeline *t, struct point at)
{
    double step = t->width / (double)t->n;
    struct point base = {at.x, at.y + STRIP_HEIGHT};
    double unit = fmin(UNIT_MOST, (STRIP_HEIGHT - 9) / (double)t->most);
    double bar = fmin(BAR_MOST, step * 0.75);
    size_t tallest = 0;
    group_begin(d, "timeline", "layer", SCENE_HIDDEN, NULL);
    scene_line(d->scene, base, (struct point){at.x + t->width, base.y},
               &(struct paint){.stroke = d->style->neatline, .width = 0.6});
    for (size_t i = 0; i < t->n; i++) {
        draw_column(d, t, i, base, unit, bar);
        tallest = t->columns[i].all > t->columns[tallest].all ? i : tallest;
    }
    scene_text(d->scene,
               &(struct scene_text){.text = arena_printf(d->arena, "%zu", t->columns[tallest].all),
                                    .at = {at.x + step * ((double)tallest + 0.5),
                                           base.y - unit * (double)t->columns[tallest].all - 2},
                                    .anchor = ANCHOR_MIDDLE,
                                    .size = d->style->note_size,
                                    .colour = d->style->muted});
    double y = base.y + AXIS_HEIGHT - 2;
    draw_date(d, t->first, (struct point){at.x, y}, ANCHOR_START);
    draw_date(d, t->last, (struct point){at.x + t->width, y}, ANCHOR_END);
    group_end(d);
}
