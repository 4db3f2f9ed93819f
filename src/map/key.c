#include <math.h>
#include <stdio.h>

#include "map/caption.h"
#include "map/furniture.h"

#define COLUMN_LEAST 190.0
#define COLUMN_GAP   14.0
#define NUMBER_WIDTH 20.0
#define ENTRY_GAP    2.5
#define LEADING      1.2
#define HEADING_GAP  4.0

static double entry_width(double column)
{
    return column - NUMBER_WIDTH;
}

static void add_entry(struct key *key, const struct drawing *d, unsigned number,
                      struct symbol symbol, const char *name, const struct incident_refs *incidents,
                      double column)
{
    const struct style *s = d->style;
    struct key_entry *entry = list_push(d->arena, &key->entries);
    const char *text = caption_key(d->language, name, incidents, d->arena);
    entry->number = number;
    entry->symbol = symbol;
    entry->ids = caption_ids(incidents, d->arena);
    entry->text = text_wrap(text, FACE_REGULAR, s->detail_size, entry_width(column), d->arena);
    struct text_extent e = text_extent(entry->text, FACE_REGULAR, s->detail_size, 0, LEADING);
    entry->height = fmax(s->detail_size * METRICS_ASCENT + e.bottom, s->symbol_size);
}

static void sort_entries(struct key *key)
{
    for (size_t i = 1; i < key->entries.n; i++) {
        struct key_entry e = key->entries.at[i];
        size_t k = i;
        for (; k > 0 && key->entries.at[k - 1].number > e.number; k--) {
            key->entries.at[k] = key->entries.at[k - 1];
        }
        key->entries.at[k] = e;
    }
}

/* Fills columns from `first` on, as even as can be; returns the height they take. */
static double fill_columns(struct key *key, size_t first, size_t last, size_t columns,
                           double column, double top)
{
    double all = 0, tallest = 0;
    for (size_t i = first; i < last; i++) {
        all += key->entries.at[i].height + ENTRY_GAP;
        tallest = fmax(tallest, key->entries.at[i].height + ENTRY_GAP);
    }
    double limit = all / (double)columns;
    for (bool fits = false; !fits; limit += tallest / 4) {
        double y = 0, deepest = 0;
        size_t at = 0;
        for (size_t i = first; i < last; i++) {
            struct key_entry *e = &key->entries.at[i];
            if (y > 0 && y + e->height > limit) {
                at++;
                y = 0;
            }
            e->at = (struct point){(double)at * (column + COLUMN_GAP), top + y};
            y += e->height + ENTRY_GAP;
            deepest = fmax(deepest, y);
        }
        fits = at < columns;
        all = deepest;
    }
    return last > first ? all - ENTRY_GAP : 0;
}

static void add_numbered(struct key *key, const struct drawing *d, const struct panel *panel,
                         double column)
{
    for (size_t i = 0; i < panel->sites.n; i++) {
        const struct site *site = &panel->sites.at[i];
        if (site->number) {
            add_entry(key, d, site->number, site->glyphs.at[0].symbol,
                      caption_name(d->language, site, d->arena), &site->incidents, column);
        }
    }
}

static void add_unnumbered(struct key *key, const struct drawing *d,
                           const struct incident *incident, double column)
{
    const char *name = incident->location.name;
    struct incident_refs one = {0};
    *list_push(d->arena, &one) = incident;
    struct symbol symbol = {
        .category = incident->category, .status = incident->status, .size = d->style->symbol_size};
    add_entry(key, d, 0, symbol, name ? name : incident->location_text, &one, column);
}

static void add_unlocated(struct key *key, const struct drawing *d,
                          const struct incidents *incidents, double column)
{
    for (size_t i = 0; i < incidents->n; i++) {
        if (!incident_is_located(&incidents->at[i])) {
            add_unnumbered(key, d, &incidents->at[i], column);
        }
    }
}

struct key key_of(const struct drawing *d, const struct panel *panels, size_t n,
                  const struct incidents *incidents, const struct incident_refs *off_map,
                  double width)
{
    struct key key = {.heading_y = -1};
    size_t columns = (size_t)fmax(1, floor((width + COLUMN_GAP) / (COLUMN_LEAST + COLUMN_GAP)));
    double column = (width + COLUMN_GAP) / (double)columns - COLUMN_GAP;
    for (size_t i = 0; i < n; i++) {
        add_numbered(&key, d, &panels[i], column);
    }
    sort_entries(&key);
    size_t numbered = key.entries.n;
    key.height = fill_columns(&key, 0, numbered, columns, column, 0);
    for (size_t i = 0; i < off_map->n; i++) {
        add_unnumbered(&key, d, off_map->at[i], column);
    }
    add_unlocated(&key, d, incidents, column);
    if (key.entries.n > numbered) {
        double size = d->style->detail_size;
        key.heading_y = key.height + (numbered ? 2 * HEADING_GAP : 0) + size * METRICS_CAP_HEIGHT;
        double top = key.heading_y + HEADING_GAP;
        key.height = top + fill_columns(&key, numbered, key.entries.n, columns, column, top);
    }
    return key;
}

static void draw_entry(const struct drawing *d, const struct key_entry *e, struct point at)
{
    const struct style *s = d->style;
    double baseline = at.y + e->at.y + s->detail_size * METRICS_ASCENT, x = at.x + e->at.x;
    scene_group(d->scene, &(struct scene_group){
                              .class_names = "entry", .role = SCENE_ITEM, .incidents = e->ids});
    if (e->number) {
        char digits[16];
        snprintf(digits, sizeof digits, "%u", e->number);
        scene_text(d->scene, &(struct scene_text){.text = digits,
                                                  .at = {x + NUMBER_WIDTH - 5, baseline},
                                                  .anchor = ANCHOR_END,
                                                  .face = FACE_BOLD,
                                                  .size = s->detail_size,
                                                  .colour = s->text});
    } else {
        struct point middle = {x + NUMBER_WIDTH / 2,
                               baseline - s->detail_size * METRICS_CAP_HEIGHT / 2};
        struct symbol small = e->symbol;
        small.size = s->symbol_size * 0.9;
        symbol_draw(d->scene, s, &small, middle);
    }
    scene_text(d->scene, &(struct scene_text){.text = e->text,
                                              .at = {x + NUMBER_WIDTH, baseline},
                                              .size = s->detail_size,
                                              .line_height = LEADING,
                                              .colour = s->text});
    group_end(d);
}

void draw_key(const struct drawing *d, const struct key *key, struct point at)
{
    if (!key->entries.n) {
        return;
    }
    group_begin(d, "key", "layer", SCENE_LIST, word(d->language, WORD_KEY));
    for (size_t i = 0; i < key->entries.n; i++) {
        if (key->heading_y >= 0 && (i == 0 || key->entries.at[i - 1].number) &&
            !key->entries.at[i].number) {
            scene_text(d->scene, &(struct scene_text){.text = word(d->language, WORD_NOT_LOCATED),
                                                      .at = {at.x, at.y + key->heading_y},
                                                      .face = FACE_BOLD,
                                                      .size = d->style->detail_size,
                                                      .colour = d->style->text});
        }
        draw_entry(d, &key->entries.at[i], at);
    }
    group_end(d);
}
