#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "map/caption.h"
#include "map/furniture.h"

#define COLUMN_LEAST 190.0
#define COLUMN_GAP   14.0
#define NUMBER_WIDTH 20.0
#define ENTRY_GAP    2.5
#define LEADING      1.2
#define SECTION_GAP  8.0
#define HEADING_GAP  4.0
/* More incidents off the map than this are told by country; areas of a crowd beyond this many are
 * told together. */
#define OFF_MAP_MOST   60
#define AREAS_MOST     45
#define DIVISIONS_MOST 36
#define BRIEF_MOST     10 /* areas where words are few */

struct key_maker {
    const struct drawing *d;
    struct key key;
    size_t first; /* entry of the section that is being made */
    size_t columns;
    double column; /* width */
    size_t areas_most;
};

/* ---- entries and sections ------------------------------------------------------------------- */

static struct key_entry *add_entry(struct key_maker *m, const char *name,
                                   const struct incident_refs *incidents)
{
    const struct style *s = m->d->style;
    struct arena *arena = m->d->arena;
    struct key_entry *entry = list_push(arena, &m->key.entries);
    const char *shown =
        name ? text_elide(name, FACE_REGULAR, s->detail_size, m->column - NUMBER_WIDTH, arena)
             : NULL;
    const char *text = caption_key(m->d->language, shown, incidents, m->d->key_dates, arena);
    *entry = (struct key_entry){.ids = caption_ids(incidents, arena)};
    entry->text = text_wrap(text, FACE_REGULAR, s->detail_size, m->column - NUMBER_WIDTH, arena);
    struct text_extent e = text_extent(entry->text, FACE_REGULAR, s->detail_size, 0, LEADING);
    entry->height = fmax(s->detail_size * METRICS_ASCENT + e.bottom, s->symbol_size);
    return entry;
}

/* Lays the section's entries out in columns no higher than `limit`; returns the columns used. */
static size_t try_columns(struct key_maker *m, double limit, double top, double *height)
{
    double y = 0;
    size_t column = 0;
    *height = 0;
    for (size_t i = m->first; i < m->key.entries.n; i++) {
        struct key_entry *e = &m->key.entries.at[i];
        if (y > 0 && y + e->height > limit) {
            column++;
            y = 0;
        }
        e->at = (struct point){(double)column * (m->column + COLUMN_GAP), top + y};
        *height = fmax(*height, y + e->height);
        y += e->height + ENTRY_GAP;
    }
    return column + 1;
}

/* As even as can be: the lowest limit that needs no more columns than there are. */
static double fill_columns(struct key_maker *m, double top)
{
    double all = 0, height = 0;
    for (size_t i = m->first; i < m->key.entries.n; i++) {
        all += m->key.entries.at[i].height + ENTRY_GAP;
    }
    double step = fmax(2, all / (double)m->columns / 40);
    for (double limit = all / (double)m->columns; try_columns(m, limit, top, &height) > m->columns;
         limit += step) {
    }
    return height;
}

static void end_section(struct key_maker *m, const char *heading)
{
    struct key *key = &m->key;
    if (key->entries.n == m->first) {
        return;
    }
    double top = key->height + (key->height > 0 ? SECTION_GAP : 0);
    if (heading) {
        key->entries.at[m->first].heading = heading;
        top += m->d->style->detail_size * METRICS_CAP_HEIGHT + HEADING_GAP;
    }
    key->height = top + fill_columns(m, top);
    m->first = key->entries.n;
}

/* ---- numbers -------------------------------------------------------------------------------- */

static int compare_numbers(const void *a, const void *b)
{
    const struct key_entry *x = a, *y = b;
    return (x->number > y->number) - (x->number < y->number);
}

static void add_numbered(struct key_maker *m, const struct panel *panel)
{
    for (size_t i = 0; i < panel->sites.n; i++) {
        const struct site *site = &panel->sites.at[i];
        if (site->number) {
            const char *name = caption_name(site, m->d->arena);
            add_entry(m, name, &site->incidents)->number = site->number;
        }
    }
}

static void number_section(struct key_maker *m, const struct panel *panels, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        add_numbered(m, &panels[i]);
    }
    if (m->key.entries.n) {
        qsort(m->key.entries.at, m->key.entries.n, sizeof *m->key.entries.at, compare_numbers);
    }
    end_section(m, NULL);
}

/* ---- many at once --------------------------------------------------------------------------- */

/* Incidents told together under one name. */
struct lot {
    const char *name;
    struct incident_refs incidents;
};

struct lots ARENA_LIST(struct lot);

static void add_to_lot(struct lots *lots, const char *name, const struct incident *incident,
                       struct arena *arena)
{
    size_t i = 0;
    while (i < lots->n && strcmp(lots->at[i].name, name) != 0) {
        i++;
    }
    if (i == lots->n) {
        *list_push(arena, lots) = (struct lot){.name = name};
    }
    *list_push(arena, &lots->at[i].incidents) = incident;
}

static int compare_lots(const void *a, const void *b)
{
    const struct lot *x = a, *y = b;
    if (x->incidents.n != y->incidents.n) {
        return x->incidents.n > y->incidents.n ? -1 : 1;
    }
    return strcmp(x->name, y->name);
}

static void add_lots(struct key_maker *m, struct lots *lots)
{
    const char *elsewhere = word(m->d->language, WORD_ELSEWHERE);
    struct incident_refs rest = {0};
    if (lots->n) {
        qsort(lots->at, lots->n, sizeof *lots->at, compare_lots);
    }
    for (size_t i = 0; i < lots->n; i++) {
        const struct lot *lot = &lots->at[i];
        if (i < m->areas_most && lot->name != elsewhere) {
            add_entry(m, lot->name, &lot->incidents);
            continue;
        }
        for (size_t k = 0; k < lot->incidents.n; k++) {
            *list_push(m->d->arena, &rest) = lot->incidents.at[k];
        }
    }
    if (rest.n) {
        add_entry(m, elsewhere, &rest);
    }
}

/* "Donetsk, Ukraine", as the incident says or as the ground has it. */
static const char *area_name(const struct drawing *d, const struct site *site,
                             enum basemap_area_kind kind)
{
    const struct location *l = &site->incidents.at[0]->location;
    struct basemap_area area;
    if (kind == AREA_ADMIN1 && l->admin1 && l->country) {
        return arena_printf(d->arena, "%s, %s", l->admin1, l->country);
    }
    if (kind == AREA_COUNTRY && l->country) {
        return l->country;
    }
    if (basemap_area_at(d->basemap, d->options->boundaries, kind, site->ground, &area)) {
        return arena_strndup(d->arena, area.name.at, area.name.n);
    }
    return l->country ? l->country : word(d->language, WORD_ELSEWHERE);
}

static struct lots crowd_lots(const struct drawing *d, const struct panel *panels, size_t n,
                              enum basemap_area_kind kind)
{
    struct lots lots = {0};
    for (size_t p = 0; p < n; p++) {
        for (size_t i = 0; panels[p].crowd && i < panels[p].sites.n; i++) {
            const struct site *site = &panels[p].sites.at[i];
            const char *name = area_name(d, site, kind);
            for (size_t k = 0; k < site->incidents.n; k++) {
                add_to_lot(&lots, name, site->incidents.at[k], d->arena);
            }
        }
    }
    return lots;
}

/* By division; by country where that would be a list as long as the map is wide. */
static void crowd_section(struct key_maker *m, const struct panel *panels, size_t n)
{
    struct lots lots = crowd_lots(m->d, panels, n, AREA_ADMIN1);
    bool brief = false;
    for (size_t i = 0; i < n; i++) {
        brief |= panels[i].dots;
    }
    m->areas_most = brief ? BRIEF_MOST : AREAS_MOST;
    if (lots.n > (brief ? BRIEF_MOST : DIVISIONS_MOST)) {
        lots = crowd_lots(m->d, panels, n, AREA_COUNTRY);
    }
    add_lots(m, &lots);
    end_section(m, word(m->d->language, WORD_BY_AREA));
}

/* ---- off the map ---------------------------------------------------------------------------- */

static void add_off_map(struct key_maker *m, const struct incident *incident)
{
    const char *name = incident->location.name;
    struct incident_refs one = {0};
    *list_push(m->d->arena, &one) = incident;
    struct key_entry *entry = add_entry(m, name ? name : incident->location_text, &one);
    entry->has_symbol = true;
    entry->symbol = (struct symbol){.category = incident->category,
                                    .status = incident->status,
                                    .size = m->d->style->symbol_size * 0.9};
}

static void off_map_section(struct key_maker *m, const struct incidents *incidents,
                            const struct incident_refs *off_map)
{
    struct incident_refs all = *off_map;
    struct lots lots = {0};
    for (size_t i = 0; i < incidents->n; i++) {
        if (!incident_is_located(&incidents->at[i])) {
            *list_push(m->d->arena, &all) = &incidents->at[i];
        }
    }
    for (size_t i = 0; i < all.n; i++) {
        const char *country = all.at[i]->location.country;
        if (all.n <= OFF_MAP_MOST) {
            add_off_map(m, all.at[i]);
        } else {
            add_to_lot(&lots, country ? country : word(m->d->language, WORD_ELSEWHERE), all.at[i],
                       m->d->arena);
        }
    }
    add_lots(m, &lots);
    end_section(m, word(m->d->language, WORD_NOT_LOCATED));
}

struct key key_of(const struct drawing *d, const struct panel *panels, size_t n,
                  const struct incidents *incidents, const struct incident_refs *off_map,
                  double width)
{
    struct key_maker m = {.d = d, .areas_most = AREAS_MOST};
    m.columns = (size_t)fmax(1, floor((width + COLUMN_GAP) / (COLUMN_LEAST + COLUMN_GAP)));
    m.column = (width + COLUMN_GAP) / (double)m.columns - COLUMN_GAP;
    number_section(&m, panels, n);
    crowd_section(&m, panels, n);
    off_map_section(&m, incidents, off_map);
    return m.key;
}

/* ---- drawing -------------------------------------------------------------------------------- */

static void draw_sign(const struct drawing *d, const struct key_entry *e, double x, double baseline)
{
    const struct style *s = d->style;
    if (e->number) {
        char digits[16];
        snprintf(digits, sizeof digits, "%u", e->number);
        scene_text(d->scene, &(struct scene_text){.text = digits,
                                                  .at = {x + NUMBER_WIDTH - 5, baseline},
                                                  .anchor = ANCHOR_END,
                                                  .face = FACE_BOLD,
                                                  .size = s->detail_size,
                                                  .colour = s->text});
    } else if (e->has_symbol) {
        struct point middle = {x + NUMBER_WIDTH / 2,
                               baseline - s->detail_size * METRICS_CAP_HEIGHT / 2};
        symbol_draw(d->scene, s, &e->symbol, middle);
    }
}

static void draw_entry(const struct drawing *d, const struct key_entry *e, struct point at)
{
    const struct style *s = d->style;
    double baseline = at.y + e->at.y + s->detail_size * METRICS_ASCENT, x = at.x + e->at.x;
    bool sign = e->number || e->has_symbol;
    scene_group(d->scene, &(struct scene_group){
                              .class_names = "entry", .role = SCENE_ITEM, .incidents = e->ids});
    draw_sign(d, e, x, baseline);
    scene_text(d->scene, &(struct scene_text){.text = e->text,
                                              .at = {x + (sign ? NUMBER_WIDTH : 0), baseline},
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
        const struct key_entry *e = &key->entries.at[i];
        if (e->heading) {
            double y = at.y + e->at.y - HEADING_GAP;
            scene_text(d->scene, &(struct scene_text){.text = e->heading,
                                                      .at = {at.x, y},
                                                      .face = FACE_BOLD,
                                                      .size = d->style->detail_size,
                                                      .colour = d->style->text});
        }
        draw_entry(d, e, at);
    }
    group_end(d);
}
