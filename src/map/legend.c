#include <math.h>

#include "map/furniture.h"

#define ITEM_GAP     14.0
#define SIGN_GAP     5.0
#define ROW_GAP      5.0
#define AREA_SIGN    14.0
#define OVERLAY_SIGN 18.0
#define LEADING      1.2

/* What a map shows, so that the legend tells that and no more. Of what several kinds may have, one
 * that has it: the sample in the legend is then one that is on the map. */
struct shown {
    bool category[STYLE_CATEGORIES];
    enum category status[4], toll[TOLL_CLASSES], differs, area; /* NO_CATEGORY: none has it */
    bool tolls, crowd, beyond;
    size_t joined; /* the most places that one symbol stands for beside its own */
};

#define NO_CATEGORY ((enum category)STYLE_CATEGORIES)

static void show(enum category *slot, enum category category)
{
    *slot = category < *slot ? category : *slot;
}

static void show_symbol(struct shown *shown, const struct symbol *s)
{
    shown->category[s->category] = true;
    show(&shown->status[s->status], s->category);
    show(&shown->toll[s->toll], s->category);
    shown->tolls |= s->toll != TOLL_NONE;
    if (s->differs) {
        show(&shown->differs, s->category);
    }
    if (s->area) {
        show(&shown->area, s->category);
    }
}

static void show_sites(struct shown *shown, const struct sites *sites)
{
    for (size_t i = 0; i < sites->n; i++) {
        const struct site *site = &sites->at[i];
        shown->joined = site->places > shown->joined ? site->places : shown->joined;
        for (size_t k = 0; k < site->glyphs.n; k++) {
            show_symbol(shown, &site->glyphs.at[k].symbol);
        }
    }
}

static struct shown shown_on(const struct panel *panels, size_t n)
{
    struct shown shown = {.differs = NO_CATEGORY, .area = NO_CATEGORY};
    for (size_t i = 0; i < sizeof shown.status / sizeof *shown.status; i++) {
        shown.status[i] = NO_CATEGORY;
    }
    for (size_t i = 0; i < TOLL_CLASSES; i++) {
        shown.toll[i] = NO_CATEGORY;
    }
    for (size_t p = 0; p < n; p++) {
        shown.crowd |= panels[p].crowd;
        shown.beyond |= panels[p].kind == PANEL_INSET || panels[p].pointers.n > 0;
        show_sites(&shown, &panels[p].sites);
        for (size_t i = 0; i < panels[p].pointers.n; i++) {
            struct sites one = {.at = &panels[p].pointers.at[i].site, .n = 1};
            show_sites(&shown, &one);
        }
    }
    return shown;
}

static double sign_width(const struct legend_item *item)
{
    return item->sign == SIGN_AREA      ? AREA_SIGN
           : item->sign == SIGN_BEYOND  ? 2 * BEYOND_ARROW
           : item->sign == SIGN_OVERLAY ? OVERLAY_SIGN
           : item->sign == SIGN_SYMBOL  ? 2 * symbol_radius(&item->symbol)
                                        : 0;
}

static void add_item(struct legend *legend, const struct drawing *d, enum legend_sign sign,
                     struct symbol symbol, const char *text)
{
    double size = d->style->detail_size;
    struct legend_item *item = list_push(d->arena, &legend->items);
    *item = (struct legend_item){.sign = sign, .symbol = symbol};
    double before = sign_width(item) + (sign == SIGN_WORDS || sign == SIGN_LEAD ? 0 : SIGN_GAP);
    item->text = text_wrap(text, FACE_REGULAR, size, legend->width - before, d->arena);
    struct text_extent e = text_extent(item->text, FACE_REGULAR, size, 0, LEADING);
    item->width = before + e.width;
    item->height = fmax(sign_width(item), size * LEADING * e.lines);
}

static void add_statuses(struct legend *legend, const struct drawing *d, const struct shown *shown)
{
    for (int s = STATUS_REPORTED + 1; s <= STATUS_DENIED; s++) {
        if (shown->status[s] != NO_CATEGORY) {
            struct symbol symbol = {.category = shown->status[s],
                                    .status = (enum status)s,
                                    .size = d->style->symbol_size};
            add_item(legend, d, SIGN_SYMBOL, symbol,
                     word(d->language, (enum word)(WORD_STATUS_REPORTED + s)));
        }
    }
}

/* All sizes in the shape of one kind that has a toll: a row of sizes is read at a glance. */
static void add_tolls(struct legend *legend, const struct drawing *d, const struct shown *shown)
{
    if (!shown->tolls || shown->crowd) {
        return;
    }
    enum category sample = NO_CATEGORY;
    for (int t = TOLL_SOME; t < TOLL_CLASSES; t++) {
        show(&sample, shown->toll[t]);
    }
    add_item(legend, d, SIGN_LEAD, (struct symbol){0}, word(d->language, WORD_TOLL_SIZE));
    for (int t = 0; t < TOLL_CLASSES; t++) {
        if (shown->toll[t] != NO_CATEGORY) {
            struct symbol symbol = {.category = sample,
                                    .size = symbol_size(d->style, (enum toll_class)t)};
            add_item(legend, d, SIGN_SYMBOL, symbol,
                     t == TOLL_NONE ? word(d->language, WORD_TOLL_NONE)
                                    : toll_class_range((enum toll_class)t));
        }
    }
}

static double row_height(const struct legend *legend, size_t from, size_t to)
{
    double height = 0;
    for (size_t i = from; i < to; i++) {
        height = fmax(height, legend->items.at[i].height);
    }
    return height;
}

/* Rows as long as the width allows; `at.y` is the middle of a row. */
static void flow(struct legend *legend)
{
    double y = 0;
    for (size_t i = 0; i < legend->items.n;) {
        double x = 0;
        size_t first = i;
        do {
            legend->items.at[i].at.x = x;
            x += legend->items.at[i].width;
            x += legend->items.at[i].sign == SIGN_LEAD ? SIGN_GAP : ITEM_GAP;
            i++;
        } while (i < legend->items.n && x + legend->items.at[i].width <= legend->width);
        double height = row_height(legend, first, i);
        for (size_t k = first; k < i; k++) {
            legend->items.at[k].at.y = y + height / 2;
        }
        y += height + ROW_GAP;
    }
    legend->height = legend->items.n ? y - ROW_GAP : 0;
}

/* One sign for an overlay: that of its first shape. */
static void add_overlays(struct legend *legend, const struct drawing *d)
{
    for (size_t i = 0; i < d->overlays.n; i++) {
        const struct overlay *overlay = &d->overlays.at[i];
        add_item(legend, d, SIGN_OVERLAY, (struct symbol){0}, overlay->title);
        legend->items.at[legend->items.n - 1].overlay = &overlay->shapes.at[0];
    }
}

static void draw_overlay_sign(const struct drawing *d, const struct overlay_shape *shape,
                              struct point middle)
{
    double half = OVERLAY_SIGN / 2;
    struct box box = {middle.x - half, middle.y - half / 2, middle.x + half, middle.y + half / 2};
    if (shape->kind == OVERLAY_POINT) {
        scene_marker(d->scene, MARKER_DIAMOND, middle, shape->size, &shape->paint);
    } else if (shape->kind == OVERLAY_AREA) {
        scene_box(d->scene, box, &shape->paint);
    } else {
        scene_line(d->scene, (struct point){box.x0, middle.y}, (struct point){box.x1, middle.y},
                   &shape->paint);
    }
}

static void add_kinds(struct legend *legend, const struct drawing *d, const struct shown *shown)
{
    static const enum word titles[STYLE_CATEGORIES] = {WORD_STRIKE, WORD_TALKS, WORD_GROUND,
                                                       WORD_VIOLENCE};
    for (int c = 0; c < STYLE_CATEGORIES; c++) {
        if (shown->category[c]) {
            struct symbol symbol = {.category = (enum category)c, .size = d->style->symbol_size};
            add_item(legend, d, SIGN_SYMBOL, symbol,
                     word_form(d->language, titles[c], 1, d->arena));
        }
    }
}

static const char *joined_words(const struct drawing *d, size_t places)
{
    return arena_printf(d->arena, "+%zu: %s %s", places, word(d->language, WORD_WITH),
                        word_counted(d->language, WORD_PLACES_NEARBY, (long)places, d->arena));
}

struct legend legend_of(const struct drawing *d, const struct panel *panels, size_t n, double width)
{
    struct legend legend = {.width = width};
    struct shown shown = shown_on(panels, n);
    add_kinds(&legend, d, &shown);
    add_statuses(&legend, d, &shown);
    add_tolls(&legend, d, &shown);
    if (shown.differs != NO_CATEGORY) {
        struct symbol symbol = {
            .category = shown.differs, .size = d->style->symbol_size, .differs = true};
        add_item(&legend, d, SIGN_SYMBOL, symbol, word(d->language, WORD_TOLL_DIFFERS));
    }
    if (shown.area != NO_CATEGORY) {
        add_item(&legend, d, SIGN_AREA, (struct symbol){.category = shown.area},
                 word(d->language, WORD_AREA_ONLY));
    }
    if (shown.joined) {
        add_item(&legend, d, SIGN_WORDS, (struct symbol){0}, joined_words(d, shown.joined));
    }
    if (shown.beyond) {
        add_item(&legend, d, SIGN_BEYOND, (struct symbol){0}, word(d->language, WORD_BEYOND));
    }
    add_overlays(&legend, d);
    flow(&legend);
    return legend;
}

static void draw_sign(const struct drawing *d, const struct legend_item *item, struct point middle)
{
    if (item->sign == SIGN_OVERLAY) {
        draw_overlay_sign(d, item->overlay, middle);
    } else if (item->sign == SIGN_SYMBOL) {
        symbol_draw(d->scene, d->style, &item->symbol, middle);
    } else if (item->sign == SIGN_AREA) {
        symbol_area_sign(d->scene, d->style, item->symbol.category, middle, AREA_SIGN / 2);
    } else if (item->sign == SIGN_BEYOND) {
        draw_beyond_arrow(d, middle, (struct point){1, 0});
    }
}

void draw_legend(const struct drawing *d, const struct legend *legend, struct point at)
{
    if (!legend->items.n) {
        return;
    }
    group_begin(d, "legend", "layer", SCENE_PLAIN, NULL);
    for (size_t i = 0; i < legend->items.n; i++) {
        const struct legend_item *item = &legend->items.at[i];
        double half = sign_width(item) / 2, size = d->style->detail_size;
        struct point p = {at.x + item->at.x, at.y + item->at.y};
        draw_sign(d, item, (struct point){p.x + half, p.y});
        unsigned lines = text_extent(item->text, FACE_REGULAR, size, 0, LEADING).lines;
        double x = p.x + (half > 0 ? 2 * half + SIGN_GAP : 0);
        scene_text(d->scene, &(struct scene_text){.text = item->text,
                                                  .at = {x, p.y + size * METRICS_CAP_HEIGHT / 2 -
                                                                (lines - 1) * LEADING * size / 2},
                                                  .size = size,
                                                  .line_height = LEADING,
                                                  .colour = d->style->text});
    }
    group_end(d);
}
