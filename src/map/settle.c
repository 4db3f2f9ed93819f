#include <math.h>
#include <stdlib.h>

#include "map/caption.h"
#include "map/panel.h"

/* Sites, labels and numbers of a panel. */

/* Second lines are for maps with few labels. */
#define DETAIL_MOST 16
#define SITES_MOST  99
#define JOINED_PX   1.5
#define JOINED_MOST 40.0 /* beyond it, symbols had better overlap */
#define STRAY_MOST  60.0
#define NAME_MOST   0.6  /* of the frame's width */
#define NAME_SMALL  0.85 /* in insets and small multiples */
/* Beyond this many places each is a dot where it lies; only the weightiest get names. */
#define CROWD_SITES      160
#define CROWD_SYMBOL     5.6
#define CROWD_REACH      3.4
#define CROWD_SITES_MOST 2500
#define CROWD_LABELS     24

/* ---- labels --------------------------------------------------------------------------------- */

/* The heading of a day's frame or sheet tells the day. */
static bool day_is_told(const struct drawing *d, const struct site *site)
{
    bool told = d->options->by == BY_DAY;
    for (size_t i = 0; i < site->incidents.n; i++) {
        const struct day_range *date = &site->incidents.at[i]->date;
        told = told && date->first == date->last;
    }
    return told;
}

static struct site_text measure(const struct drawing *d, const struct panel *panel,
                                const struct site *site, bool detail)
{
    double share = panel->kind == PANEL_MAIN ? NAME_MOST : NAME_SMALL;
    double most = (panel->frame.x1 - panel->frame.x0) * share;
    enum date_style style = day_is_told(d, site) ? DATE_LEFT_OUT : d->label_dates;
    return site_text_of(
        d, caption_name(site, d->arena),
        detail ? caption_detail(d->language, &site->incidents, style, d->arena) : NULL, most);
}

/* What the sites without a number ask of the labels' field. */
struct asked {
    struct label_wish *wishes;
    struct site_text *texts;
    size_t *site_of, n;
    struct label_field field;
};

/* A single symbol that gets a label is in its wish. */
static void keep_clear(struct asked *asked, const struct site *site, struct segment *lines,
                       struct point *centres, double *radii)
{
    if (site_strayed(site)) {
        lines[asked->field.n_lines++] = (struct segment){site->home, site->at};
    }
    bool alone = site->glyphs.n == 1 && !site->number && !site->unlabelled;
    for (size_t i = 0; !alone && i < site->glyphs.n; i++) {
        const struct glyph *glyph = &site->glyphs.at[i];
        centres[asked->field.n_discs] =
            (struct point){site->at.x + glyph->offset.x, site->at.y + glyph->offset.y};
        radii[asked->field.n_discs++] = symbol_radius(&glyph->symbol);
    }
}

static struct asked ask(const struct panel *panel, const struct drawing *d, bool detail)
{
    size_t n = panel->sites.n, n_glyphs = 0;
    for (size_t i = 0; i < n; i++) {
        n_glyphs += panel->sites.at[i].glyphs.n;
    }
    struct point *centres = arena_array(d->arena, struct point, n_glyphs);
    double *radii = arena_array(d->arena, double, n_glyphs);
    struct segment *lines = arena_array(d->arena, struct segment, n);
    struct asked asked = {.wishes = arena_array(d->arena, struct label_wish, n),
                          .texts = arena_array(d->arena, struct site_text, n),
                          .site_of = arena_array(d->arena, size_t, n),
                          .field = {.frame = panel->frame,
                                    .obstacles = panel->reserved.at,
                                    .n_obstacles = panel->reserved.n,
                                    .centres = centres,
                                    .radii = radii,
                                    .lines = lines,
                                    .shunned = panel->shunned.at,
                                    .n_shunned = panel->shunned.n}};
    for (size_t i = 0; i < n; i++) {
        const struct site *site = &panel->sites.at[i];
        keep_clear(&asked, site, lines, centres, radii);
        if (site->number || site->unlabelled) {
            continue;
        }
        bool alone = site->glyphs.n == 1;
        struct site_text *text = &asked.texts[asked.n];
        *text = measure(d, panel, site, detail);
        asked.site_of[asked.n] = i;
        asked.wishes[asked.n++] = (struct label_wish){.at = site->at,
                                                      .radius = alone ? site->radius : 0,
                                                      .body = site_body(site),
                                                      .width = text->width + 1,
                                                      .height = text->height,
                                                      .weight = site->weight,
                                                      .positions = LABEL_BESIDE | LABEL_LEADER};
    }
    return asked;
}

/* Labels for all sites without a number; those without room are marked in `left_over`. */
static size_t label_sites(struct panel *panel, const struct drawing *d, bool detail,
                          bool *left_over)
{
    struct asked asked = ask(panel, d, detail);
    struct label *labels = arena_array(d->arena, struct label, asked.n);
    size_t without = labels_place(asked.wishes, asked.n, &asked.field, labels, d->arena);
    for (size_t i = 0; i < panel->sites.n; i++) {
        panel->labels[i] = (struct label){0};
    }
    for (size_t i = 0; i < asked.n; i++) {
        panel->texts[asked.site_of[i]] = asked.texts[i];
        panel->labels[asked.site_of[i]] = labels[i];
        left_over[asked.site_of[i]] = !labels[i].placed;
    }
    return without;
}

/* A second line for the labels that have room for it, the weightiest first. */
static void tell_more(struct panel *panel, const struct drawing *d)
{
    struct asked asked = ask(panel, d, true);
    struct label *labels = arena_array(d->arena, struct label, asked.n);
    bool *grown = arena_array(d->arena, bool, asked.n);
    for (size_t i = 0; i < asked.n; i++) {
        labels[i] = panel->labels[asked.site_of[i]];
    }
    labels_grow(asked.wishes, asked.n, &asked.field, labels, grown, d->arena);
    for (size_t i = 0; i < asked.n; i++) {
        if (grown[i]) {
            panel->labels[asked.site_of[i]] = labels[i];
            panel->texts[asked.site_of[i]] = asked.texts[i];
        }
    }
}

static int compare_numbered(const void *a, const void *b)
{
    const struct site *x = *(struct site *const *)a, *y = *(struct site *const *)b;
    if (x->home.y != y->home.y) {
        return x->home.y < y->home.y ? -1 : 1;
    }
    return (x->home.x > y->home.x) - (x->home.x < y->home.x);
}

/* Numbers run from the top of the map to its bottom. */
static size_t give_numbers(struct panel *panel, const struct drawing *d, const bool *numbered,
                           unsigned first)
{
    struct site **list = arena_array(d->arena, struct site *, panel->sites.n);
    size_t n = 0;
    for (size_t i = 0; i < panel->sites.n; i++) {
        panel->sites.at[i].number = 0;
        if (numbered[i]) {
            list[n++] = &panel->sites.at[i];
        }
    }
    if (n) {
        qsort(list, n, sizeof *list, compare_numbered);
    }
    for (size_t i = 0; i < n; i++) {
        list[i]->number = first + (unsigned)i;
    }
    return n;
}

static bool spread(struct panel *panel)
{
    return sites_spread(&panel->sites, panel->frame, panel->reserved.at, panel->reserved.n,
                        STRAY_MOST);
}

/* Fewer sites, until those that are left can stand apart. */
static void make_sites(struct panel *panel, const struct drawing *d, bool all_numbered)
{
    size_t most = SITES_MOST;
    for (double joined = JOINED_PX; joined < JOINED_MOST; joined *= 1.6) {
        panel->sites = sites_make(&panel->spots, &panel->view, d->style, most, joined, d->arena);
        for (size_t i = 0; all_numbered && i < panel->sites.n; i++) {
            panel->sites.at[i].number = 1;
        }
        sites_arrange(&panel->sites, d->style, d->arena);
        if (spread(panel)) {
            break;
        }
    }
    panel->texts = arena_array(d->arena, struct site_text, panel->sites.n);
    panel->labels = arena_array(d->arena, struct label, panel->sites.n);
}

/* Rounds of: place, number what has no room, make room for the numbers. Each round numbers more,
 * so it ends. */
static bool number_left_over(struct panel *panel, const struct drawing *d, bool *numbered,
                             unsigned first)
{
    size_t n = panel->sites.n;
    bool *left_over = arena_array(d->arena, bool, n);
    for (size_t round = 0; round <= n; round++) {
        panel->numbered = give_numbers(panel, d, numbered, first);
        sites_arrange(&panel->sites, d->style, d->arena);
        if (!spread(panel)) {
            return false;
        }
        if (label_sites(panel, d, false, left_over) == 0) {
            return true;
        }
        for (size_t i = 0; i < n; i++) {
            numbered[i] = numbered[i] || left_over[i] || round > 4;
            left_over[i] = false;
        }
    }
    return true;
}

/* ---- crowds --------------------------------------------------------------------------------- */

static int compare_weights(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

/* Only the weightiest ask for a label. */
static void silence(struct sites *sites, struct arena *arena)
{
    double *weights = arena_array(arena, double, sites->n);
    for (size_t i = 0; i < sites->n; i++) {
        weights[i] = sites->at[i].weight;
    }
    qsort(weights, sites->n, sizeof *weights, compare_weights);
    double least = sites->n > CROWD_LABELS ? weights[CROWD_LABELS] : 0;
    for (size_t i = 0; i < sites->n; i++) {
        sites->at[i].unlabelled = !(sites->at[i].weight > least);
    }
}

/* Dots where things happened: moved ones would lie, and numbers would fill a book. */
static void settle_crowd(struct panel *panel, const struct drawing *d)
{
    panel->crowd = true;
    panel->sites =
        sites_make(&panel->spots, &panel->view, d->style, CROWD_SITES_MOST, CROWD_REACH, d->arena);
    sites_crowd(&panel->sites, d->style, CROWD_SYMBOL, d->arena);
    silence(&panel->sites, d->arena);
    panel->texts = arena_array(d->arena, struct site_text, panel->sites.n);
    panel->labels = arena_array(d->arena, struct label, panel->sites.n);
    bool *left_over = arena_array(d->arena, bool, panel->sites.n);
    label_sites(panel, d, false, left_over);
    panel->labelled = 0;
    panel->numbered = 0;
    for (size_t i = 0; i < panel->sites.n; i++) {
        panel->labelled += panel->labels[i].placed;
    }
}

static bool is_crowd(const struct panel *panel, const struct drawing *d)
{
    return panel->dots ||
           sites_exceed(&panel->spots, &panel->view, JOINED_PX, CROWD_SITES, d->arena);
}

/* Where not even numbered symbols can stand apart: every site has one, wherever it goes. */
static void number_all(struct panel *panel, const struct drawing *d, unsigned first)
{
    make_sites(panel, d, true);
    bool *numbered = arena_array(d->arena, bool, panel->sites.n);
    for (size_t i = 0; i < panel->sites.n; i++) {
        numbered[i] = true;
    }
    panel->numbered = give_numbers(panel, d, numbered, first);
    sites_arrange(&panel->sites, d->style, d->arena);
    spread(panel);
}

void panel_settle(struct panel *panel, const struct drawing *d, unsigned *next_number)
{
    panel->crowd = false;
    panel->shunned = overlay_segments(d, panel);
    if (is_crowd(panel, d)) {
        settle_crowd(panel, d);
        return;
    }
    make_sites(panel, d, false);
    bool *numbered = arena_array(d->arena, bool, panel->sites.n);
    bool *left_over = arena_array(d->arena, bool, panel->sites.n);
    panel->numbered = 0;
    bool detailed = panel->sites.n <= DETAIL_MOST && label_sites(panel, d, true, left_over) == 0;
    if (!detailed && number_left_over(panel, d, numbered, *next_number)) {
        tell_more(panel, d);
    } else if (!detailed) {
        number_all(panel, d, *next_number);
    }
    panel->labelled = panel->sites.n - panel->numbered;
    *next_number += (unsigned)panel->numbered;
}
