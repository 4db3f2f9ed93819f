#include "map/site.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "map/angle.h"

/* Up to here the incidents of a site stand side by side; seven fill a hexagon. */
#define FAN_MOST 7
/* A symbol with a number in it. */
#define NUMBERED_LEAST 14.0
#define FAN_GAP        0.5
/* Symbols keep this far apart. */
#define SPREAD_GAP    1.5
#define SPREAD_ROUNDS 120
/* A symbol still covers its own place up to here. */
#define STRAYED_OF_RADIUS 0.8

/* ---- making --------------------------------------------------------------------------------- */
struct seat {
    const struct spot *spot;
    struct point at;
    bool taken;
};

static int compare_seats(const void *a, const void *b)
{
    const struct seat *x = a, *y = b;
    if (x->spot->weight != y->spot->weight) {
        return x->spot->weight > y->spot->weight ? -1 : 1;
    }
    if (x->at.y != y->at.y) {
        return x->at.y < y->at.y ? -1 : 1;
    }
    return (x->at.x > y->at.x) - (x->at.x < y->at.x);
}

static int compare_incidents(const void *a, const void *b)
{
    const struct incident *x = *(const struct incident *const *)a;
    const struct incident *y = *(const struct incident *const *)b;
    if (x->date.first != y->date.first) {
        return x->date.first < y->date.first ? -1 : 1;
    }
    return (x > y) - (x < y);
}

static const char *spot_name(const struct spot *spot)
{
    const struct location *l = &spot->incidents.at[0]->location;
    return l->name ? l->name : spot->incidents.at[0]->location_text;
}

static bool same_name(const char *a, const char *b)
{
    return (!a && !b) || (a && b && strcmp(a, b) == 0);
}

static void join_spot(struct site *site, const struct spot *spot, struct arena *arena)
{
    for (size_t i = 0; i < spot->incidents.n; i++) {
        *list_push(arena, &site->incidents) = spot->incidents.at[i];
    }
    site->weight += spot->weight;
    site->places += !same_name(site->name, spot_name(spot));
}

static double apart(struct point a, struct point b)
{
    return hypot(a.x - b.x, a.y - b.y);
}

/* Each seat takes all later ones within `reach`: the weightiest of a crowd is its middle. */
static struct sites join_seats(struct seat *seats, size_t n, double reach, size_t most,
                               struct arena *arena)
{
    struct sites sites = {0};
    for (size_t i = 0; i < n; i++) {
        seats[i].taken = false;
    }
    for (size_t i = 0; i < n && sites.n <= most; i++) {
        if (seats[i].taken) {
            continue;
        }
        const struct spot *spot = seats[i].spot;
        struct site *site = list_push(arena, &sites);
        *site = (struct site){.ground = spot->ground,
                              .home = seats[i].at,
                              .at = seats[i].at,
                              .name = spot_name(spot),
                              .area = spot->area,
                              .radius_km = spot->radius_km};
        for (size_t k = i; k < n; k++) {
            bool near = !seats[k].taken && fabs(seats[k].at.x - seats[i].at.x) <= reach &&
                        seats[k].spot->area == spot->area &&
                        apart(seats[k].at, seats[i].at) <= reach;
            if (near) {
                seats[k].taken = true;
                join_spot(site, seats[k].spot, arena);
            }
        }
        qsort(site->incidents.at, site->incidents.n, sizeof *site->incidents.at, compare_incidents);
    }
    return sites;
}

/* The spots that the view shows, weightiest first. */
static struct seat *take_seats(const struct spot_refs *spots, const struct view *view, size_t *out,
                               struct arena *arena)
{
    struct seat *seats = arena_array(arena, struct seat, spots->n);
    size_t n = 0;
    for (size_t i = 0; i < spots->n; i++) {
        struct point at = view_point(view, spots->at[i]->ground);
        if (isfinite(at.x) && isfinite(at.y) && view_shows(view, at)) {
            seats[n++] = (struct seat){.spot = spots->at[i], .at = at};
        }
    }
    if (n) {
        qsort(seats, n, sizeof *seats, compare_seats);
    }
    *out = n;
    return seats;
}

bool sites_exceed(const struct spot_refs *spots, const struct view *view, double joined_px,
                  size_t limit, struct arena *arena)
{
    size_t n;
    struct seat *seats = take_seats(spots, view, &n, arena);
    return n > limit && join_seats(seats, n, joined_px, limit, arena).n > limit;
}

struct site site_beyond(const struct spot_refs *spots, const struct style *style,
                        struct arena *arena)
{
    const struct spot *first = spots->at[0];
    for (size_t i = 1; i < spots->n; i++) {
        first = spots->at[i]->weight > first->weight ? spots->at[i] : first;
    }
    struct site site = {.ground = first->ground, .name = spot_name(first)};
    for (size_t i = 0; i < spots->n; i++) {
        join_spot(&site, spots->at[i], arena);
    }
    qsort(site.incidents.at, site.incidents.n, sizeof *site.incidents.at, compare_incidents);
    struct sites one = {.at = &site, .n = 1};
    sites_arrange(&one, style, arena);
    return site;
}

struct sites sites_make(const struct spot_refs *spots, const struct view *view,
                        const struct style *style, size_t most, double joined_px,
                        struct arena *arena)
{
    size_t n;
    struct seat *seats = take_seats(spots, view, &n, arena);
    struct sites sites = join_seats(seats, n, joined_px, most, arena);
    for (double reach = fmax(joined_px, 3); sites.n > most; reach *= 1.3) {
        sites = join_seats(seats, n, reach, most, arena);
    }
    sites_arrange(&sites, style, arena);
    return sites;
}

/* ---- symbols of a site ---------------------------------------------------------------------- */
static struct symbol symbol_of(const struct style *style, const struct incident *incident)
{
    enum toll_class class = toll_class(figure_told(&incident->fatalities));
    return (struct symbol){.category = incident->category,
                           .status = incident->status,
                           .toll = class,
                           .size = symbol_size(style, class),
                           .differs = incident_toll_differs(incident)};
}

static void fan_out(struct site *site, const struct style *style, struct arena *arena)
{
    for (size_t i = 0; i < site->incidents.n; i++) {
        struct glyph *glyph = list_push(arena, &site->glyphs);
        *glyph = (struct glyph){.symbol = symbol_of(style, site->incidents.at[i])};
        glyph->symbol.area = site->area;
        *list_push(arena, &glyph->incidents) = site->incidents.at[i];
    }
}

/* One symbol for each kind and status; its size follows the toll of all. */
static void count_up(struct site *site, const struct style *style, struct arena *arena)
{
    for (int c = 0; c < STYLE_CATEGORIES; c++) {
        struct glyph glyph = {0};
        int32_t killed = 0;
        for (size_t i = 0; i < site->incidents.n; i++) {
            const struct incident *incident = site->incidents.at[i];
            if ((int)incident->category != c) {
                continue;
            }
            *list_push(arena, &glyph.incidents) = incident;
            int32_t told = figure_told(&incident->fatalities);
            killed = told > 0 && killed < 1000000 ? killed + told : killed;
            enum status status = incident->status;
            glyph.symbol.status = glyph.incidents.n == 1 || status < glyph.symbol.status
                                      ? status
                                      : glyph.symbol.status;
        }
        if (glyph.incidents.n) {
            glyph.symbol.category = (enum category)c;
            glyph.symbol.area = site->area;
            /* A crowd is never smaller than a symbol with a toll. */
            enum toll_class class = toll_class(killed);
            glyph.symbol.toll = class;
            glyph.symbol.size = symbol_size(style, class > TOLL_SOME ? class : TOLL_SOME);
            *list_push(arena, &site->glyphs) = glyph;
        }
    }
}

/* Largest in the middle of a ring of up to six; two or three touch each other. */
static void pack(struct site *site)
{
    struct glyphs *g = &site->glyphs;
    double r = 0;
    for (size_t i = 0; i < g->n; i++) {
        r = fmax(r, symbol_radius(&g->at[i].symbol));
    }
    bool centred = g->n > 4;
    size_t around = g->n - (centred ? 1 : 0);
    double ring = g->n == 1 ? 0 : (r + FAN_GAP) / sin(PI / (double)(around < 2 ? 2 : around));
    ring = centred ? fmax(ring, 2 * (r + FAN_GAP)) : ring;
    double turn = g->n == 2 ? PI : g->n == 4 ? -PI * 3 / 4 : -PI / 2;
    for (size_t i = 0; i < g->n; i++) {
        if (centred && i == 0) {
            g->at[i].offset = (struct point){0, 0};
            continue;
        }
        double angle = turn + 2 * PI * (double)(i - centred) / (double)around;
        g->at[i].offset = (struct point){ring * cos(angle), ring * sin(angle)};
    }
    site->radius = ring + r;
}

void sites_arrange(struct sites *sites, const struct style *style, struct arena *arena)
{
    for (size_t i = 0; i < sites->n; i++) {
        struct site *site = &sites->at[i];
        site->glyphs = (struct glyphs){0};
        /* Several with one number would repeat it: they stand for their kinds. */
        size_t most = site->number ? 1 : FAN_MOST;
        if (site->incidents.n > most) {
            count_up(site, style, arena);
        } else {
            fan_out(site, style, arena);
        }
        for (size_t k = 0; site->number && k < site->glyphs.n; k++) {
            struct symbol *symbol = &site->glyphs.at[k].symbol;
            symbol->number = site->number;
            symbol->size = fmax(symbol->size, NUMBERED_LEAST);
        }
        pack(site);
    }
}

/* ---- crowds --------------------------------------------------------------------------------- */

static void arrange_small(struct site *site, const struct style *style, double size,
                          struct arena *arena)
{
    site->glyphs = (struct glyphs){0};
    count_up(site, style, arena);
    for (size_t k = 0; k < site->glyphs.n; k++) {
        struct symbol *symbol = &site->glyphs.at[k].symbol;
        *symbol =
            (struct symbol){.category = symbol->category, .status = symbol->status, .size = size};
    }
    pack(site);
}

static void take_over(struct site *site, struct site *other, struct arena *arena)
{
    for (size_t i = 0; i < other->incidents.n; i++) {
        *list_push(arena, &site->incidents) = other->incidents.at[i];
    }
    site->weight += other->weight;
    site->places += other->places + !same_name(site->name, other->name);
    qsort(site->incidents.at, site->incidents.n, sizeof *site->incidents.at, compare_incidents);
    *other = (struct site){0};
}

/* Sites whose middle lies under another's symbols go over to it; true if any did. */
static bool merge_hidden(struct sites *sites, const struct style *style, double size,
                         struct arena *arena)
{
    size_t kept = 0;
    for (size_t i = 0; i < sites->n; i++) {
        struct site *a = &sites->at[i];
        for (size_t k = i + 1; a->glyphs.n && k < sites->n; k++) {
            struct site *b = &sites->at[k];
            if (b->glyphs.n && apart(a->at, b->at) < a->radius + b->radius - size / 2) {
                take_over(a, b, arena);
                arrange_small(a, style, size, arena);
            }
        }
    }
    for (size_t i = 0; i < sites->n; i++) {
        if (sites->at[i].glyphs.n) {
            sites->at[kept++] = sites->at[i];
        }
    }
    bool merged = kept < sites->n;
    sites->n = kept;
    return merged;
}

void sites_crowd(struct sites *sites, const struct style *style, double size, struct arena *arena)
{
    for (size_t i = 0; i < sites->n; i++) {
        arrange_small(&sites->at[i], style, size, arena);
    }
    for (int pass = 0; pass < 6 && merge_hidden(sites, style, size, arena); pass++) {
    }
}

/* ---- spreading ------------------------------------------------------------------------------ */
struct box site_body(const struct site *site)
{
    struct box body = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    if (site->glyphs.n < 2) {
        return (struct box){0};
    }
    for (size_t i = 0; i < site->glyphs.n; i++) {
        const struct glyph *glyph = &site->glyphs.at[i];
        double r = symbol_radius(&glyph->symbol);
        double x = site->at.x + glyph->offset.x, y = site->at.y + glyph->offset.y;
        body = (struct box){fmin(body.x0, x - r), fmin(body.y0, y - r), fmax(body.x1, x + r),
                            fmax(body.y1, y + r)};
    }
    return body;
}

bool site_strayed(const struct site *site)
{
    return apart(site->at, site->home) > site->radius * STRAYED_OF_RADIUS;
}

/* How two sites overlap: at the two symbols that do most, from the one to the other. */
struct overlap {
    double depth; /* 0 or less: they do not */
    struct point way;
};

static struct overlap overlap_of(const struct site *a, const struct site *b)
{
    struct overlap worst = {.depth = 0};
    if (apart(a->at, b->at) >= a->radius + b->radius + SPREAD_GAP) {
        return worst;
    }
    for (size_t i = 0; i < a->glyphs.n; i++) {
        for (size_t k = 0; k < b->glyphs.n; k++) {
            const struct glyph *g = &a->glyphs.at[i], *h = &b->glyphs.at[k];
            struct point way = {b->at.x + h->offset.x - a->at.x - g->offset.x,
                                b->at.y + h->offset.y - a->at.y - g->offset.y};
            double wanted = symbol_radius(&g->symbol) + symbol_radius(&h->symbol) + SPREAD_GAP;
            double depth = wanted - hypot(way.x, way.y);
            if (depth > worst.depth) {
                worst = (struct overlap){depth, way};
            }
        }
    }
    return worst;
}

/* Pushes two sites apart by half of what they overlap each; returns whether they did. */
static bool push_apart(struct site *a, struct site *b, size_t i)
{
    struct overlap overlap = overlap_of(a, b);
    if (overlap.depth <= 0.01) {
        return false;
    }
    double dx = overlap.way.x, dy = overlap.way.y, d = hypot(dx, dy);
    if (d < 1e-6) {
        /* The same point: any direction does, but always the same one. */
        dx = cos(2.4 * (double)i);
        dy = sin(2.4 * (double)i);
        d = 1;
    }
    double by = overlap.depth / 2 + 0.05;
    a->at.x -= dx / d * by;
    a->at.y -= dy / d * by;
    b->at.x += dx / d * by;
    b->at.y += dy / d * by;
    return true;
}

static void keep_inside(struct site *site, struct box frame)
{
    double r = site->radius + 1;
    site->at.x = fmin(fmax(site->at.x, frame.x0 + r), fmax(frame.x1 - r, frame.x0 + r));
    site->at.y = fmin(fmax(site->at.y, frame.y0 + r), fmax(frame.y1 - r, frame.y0 + r));
}

struct spread_room {
    struct box frame;
    const struct box *reserved;
    size_t n;
};

/* Out of a box by the nearest side that has room. */
static bool push_out(struct site *site, struct box box, struct box frame)
{
    double r = site->radius + SPREAD_GAP;
    const double by[4][2] = {{box.x0 - site->at.x - r, 0},
                             {box.x1 - site->at.x + r, 0},
                             {0, box.y0 - site->at.y - r},
                             {0, box.y1 - site->at.y + r}};
    if (by[0][0] >= -0.01 || by[1][0] <= 0.01 || by[2][1] >= -0.01 || by[3][1] <= 0.01) {
        return false;
    }
    double least = HUGE_VAL;
    struct point best = site->at;
    for (int i = 0; i < 4; i++) {
        struct point to = {site->at.x + by[i][0], site->at.y + by[i][1]};
        bool fits = to.x - r >= frame.x0 && to.x + r <= frame.x1 && to.y - r >= frame.y0 &&
                    to.y + r <= frame.y1;
        double length = fabs(by[i][0]) + fabs(by[i][1]);
        if (fits && length < least) {
            least = length;
            best = to;
        }
    }
    site->at = best;
    return least < HUGE_VAL;
}

static bool spread_once(struct sites *sites, const struct spread_room *room)
{
    bool moved = false;
    for (size_t i = 0; i < sites->n; i++) {
        for (size_t k = i + 1; k < sites->n; k++) {
            moved |= push_apart(&sites->at[i], &sites->at[k], i + k);
        }
    }
    for (size_t i = 0; i < sites->n; i++) {
        for (size_t k = 0; k < room->n; k++) {
            moved |= push_out(&sites->at[i], room->reserved[k], room->frame);
        }
        keep_inside(&sites->at[i], room->frame);
    }
    return moved;
}

static bool in_reserved(const struct site *site, const struct spread_room *room)
{
    double r = site->radius;
    for (size_t i = 0; i < room->n; i++) {
        const struct box *b = &room->reserved[i];
        if (site->at.x + r > b->x0 && site->at.x - r < b->x1 && site->at.y + r > b->y0 &&
            site->at.y - r < b->y1) {
            return true;
        }
    }
    return false;
}

static bool any_overlap(const struct sites *sites, const struct spread_room *room)
{
    for (size_t i = 0; i < sites->n; i++) {
        if (in_reserved(&sites->at[i], room)) {
            return true;
        }
        for (size_t k = i + 1; k < sites->n; k++) {
            if (overlap_of(&sites->at[i], &sites->at[k]).depth > SPREAD_GAP / 2) {
                return true;
            }
        }
    }
    return false;
}

bool sites_spread(struct sites *sites, struct box frame, const struct box *reserved,
                  size_t n_reserved, double most_px)
{
    const struct spread_room room = {frame, reserved, n_reserved};
    for (size_t i = 0; i < sites->n; i++) {
        sites->at[i].at = sites->at[i].home;
        keep_inside(&sites->at[i], frame);
    }
    for (int round = 0; round < SPREAD_ROUNDS && spread_once(sites, &room); round++) {
    }
    for (size_t i = 0; i < sites->n; i++) {
        const struct site *site = &sites->at[i];
        if (apart(site->at, site->home) > most_px) {
            return false;
        }
    }
    return !any_overlap(sites, &room);
}
