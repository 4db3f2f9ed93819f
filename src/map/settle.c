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
#define LINE_GAP    1.5
#define NAME_MOST   0.6 /* of the frame's width */
/* Beyond this many places each is a dot where it lies; only the weightiest get names. */
#define CROWD_SITES      160
#define CROWD_SYMBOL     5.6
#define CROWD_REACH      3.4
#define CROWD_SITES_MOST 2500
#define CROWD_LABELS     24

/* ---- labels --------------------------------------------------------------------------------- */

static struct site_text measure(const struct drawing *d, const struct panel *panel,
                                const struct site *site, bool detail)
{
    const struct style *s = d->style;
    double most = (panel->frame.x1 - panel->frame.x0) * NAME_MOST;
    const char *whole = caption_name(d->language, site, d->arena);
    struct site_text t = {.name = text_elide(whole, FACE_BOLD, s->label_size, most, d->arena)};
    struct text_extent name = text_extent(t.name, FACE_BOLD, s->label_size, 0, 0);
    t.name_width = t.width = name.width;
    t.name_top = name.top;
    t.height = name.top + name.bottom;
    if (detail) {
        t.detail = caption_detail(d->language, &site->incidents, d->arena);
    }
    if (site->pointer) {
        const char *km = caption_km(d->language, site->km, d->arena);
        t.detail =
            t.detail && t.detail[0] ? arena_printf(d->arena, "%s \u00b7 %s", km, t.detail) : km;
    }
    if (t.detail && t.detail[0]) {
        struct text_extent small = text_extent(t.detail, FACE_REGULAR, s->detail_size, 0, 0);
        t.detail_width = small.width;
        t.width = fmax(t.width, small.width);
        /* The same distance under each name, whether or not its letters hang below the line. */
        double hang = fmax(name.bottom, METRICS_DESCENT * s->label_size);
        double rise = fmax(small.top, METRICS_CAP_HEIGHT * s->detail_size);
        t.detail_drop = name.top + hang + LINE_GAP + rise;
        t.height = t.detail_drop + small.bottom;
    } else {
        t.detail = NULL;
    }
    return t;
}

/* Labels for all sites without a number; those without room are marked in `left_over`. */
static size_t label_sites(struct panel *panel, const struct drawing *d, bool detail,
                          bool *left_over)
{
    size_t n = panel->sites.n, n_wishes = 0, n_discs = 0;
    struct label_wish *wishes = arena_array(d->arena, struct label_wish, n);
    struct label *labels = arena_array(d->arena, struct label, n);
    size_t *site_of = arena_array(d->arena, size_t, n);
    struct point *centres = arena_array(d->arena, struct point, n);
    double *radii = arena_array(d->arena, double, n);
    struct segment *lines = arena_array(d->arena, struct segment, n);
    size_t n_lines = 0;
    for (size_t i = 0; i < n; i++) {
        const struct site *site = &panel->sites.at[i];
        panel->labels[i] = (struct label){0};
        if (site_strayed(site)) {
            lines[n_lines++] = (struct segment){site->home, site->at};
        }
        if (site->number || site->unlabelled) {
            centres[n_discs] = site->at;
            radii[n_discs++] = site->radius;
            continue;
        }
        panel->texts[i] = measure(d, panel, site, detail);
        site_of[n_wishes] = i;
        wishes[n_wishes++] = (struct label_wish){.at = site->at,
                                                 .radius = site->radius,
                                                 .width = panel->texts[i].width + 1,
                                                 .height = panel->texts[i].height,
                                                 .weight = site->weight,
                                                 .positions = LABEL_BESIDE | LABEL_LEADER};
    }
    struct label_field field = {.frame = panel->frame,
                                .obstacles = panel->reserved.at,
                                .n_obstacles = panel->reserved.n,
                                .centres = centres,
                                .radii = radii,
                                .n_discs = n_discs,
                                .lines = lines,
                                .n_lines = n_lines};
    size_t without = labels_place(wishes, n_wishes, &field, labels, d->arena);
    for (size_t i = 0; i < n_wishes; i++) {
        panel->labels[site_of[i]] = labels[i];
        left_over[site_of[i]] = !labels[i].placed;
    }
    return without;
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
        for (size_t i = 0; i < panel->pointers.n; i++) {
            *list_push(d->arena, &panel->sites) = panel->pointers.at[i];
        }
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
    return sites_exceed(&panel->spots, &panel->view, JOINED_PX, CROWD_SITES, d->arena);
}

void panel_settle(struct panel *panel, const struct drawing *d, unsigned *next_number)
{
    panel->crowd = false;
    if (is_crowd(panel, d)) {
        settle_crowd(panel, d);
        return;
    }
    make_sites(panel, d, false);
    bool *numbered = arena_array(d->arena, bool, panel->sites.n);
    bool *left_over = arena_array(d->arena, bool, panel->sites.n);
    panel->numbered = 0;
    bool detailed = panel->sites.n <= DETAIL_MOST && label_sites(panel, d, true, left_over) == 0;
    if (!detailed && !number_left_over(panel, d, numbered, *next_number)) {
        make_sites(panel, d, true);
        numbered = arena_array(d->arena, bool, panel->sites.n);
        for (size_t i = 0; i < panel->sites.n; i++) {
            numbered[i] = true;
        }
        panel->numbered = give_numbers(panel, d, numbered, *next_number);
        sites_arrange(&panel->sites, d->style, d->arena);
        spread(panel);
    }
    panel->labelled = panel->sites.n - panel->numbered;
    *next_number += (unsigned)panel->numbered;
}
