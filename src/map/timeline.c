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
#define DAILY_TICKS     14
#define WEEKLY_TICKS    45
#define TICKS_APART     48.0 /* px */
#define DATE_HALF       16.0 /* of the widest date */

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

/* Where a day's column has its middle. */
static double day_x(const struct timeline *t, struct point base, int32_t day)
{
    double step = t->width / (double)t->n;
    return base.x + step * (floor((double)(day - t->first) / t->step) + 0.5);
}

/* Short strips name each day, longer ones every seventh, long ones the first of each month. */
static bool is_ticked(const struct timeline *t, int32_t day)
{
    int32_t days = t->last - t->first + 1;
    int year, month, date;
    day_to_civil(day, &year, &month, &date);
    return days <= DAILY_TICKS    ? true
           : days <= WEEKLY_TICKS ? (day - t->first) % 7 == 0
                                  : date == 1;
}

/* The first and the last day always; of the others those that keep off them. */
static void draw_ticks(const struct drawing *d, const struct timeline *t, struct point base)
{
    double first = day_x(t, base, t->first), last = day_x(t, base, t->last);
    double y = base.y + AXIS_HEIGHT - 2, taken = first;
    struct paint line = {.stroke = d->style->neatline, .width = 0.6};
    draw_date(d, t->first, (struct point){fmax(first, base.x + DATE_HALF), y}, ANCHOR_MIDDLE);
    for (int32_t day = t->first + 1; day < t->last; day++) {
        double x = day_x(t, base, day);
        if (is_ticked(t, day) && x - taken > TICKS_APART && last - x > TICKS_APART) {
            scene_line(d->scene, (struct point){x, base.y}, (struct point){x, base.y + 2}, &line);
            draw_date(d, day, (struct point){x, y}, ANCHOR_MIDDLE);
            taken = x;
        }
    }
    draw_date(d, t->last, (struct point){fmin(last, base.x + t->width - DATE_HALF), y},
              ANCHOR_MIDDLE);
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
    draw_ticks(d, t, base);
    group_end(d);
}
