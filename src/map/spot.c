#include "map/spot.h"

#include <math.h>
#include <stdlib.h>

/* A step between two groups is a gap when it is longer than this, and than nearly the size of the
 * larger group: Riyadh is 2,300 km from Krasnodar, Moscow 750 km from Kyiv. */
#define GAP_LEAST_KM 800.0
#define GAP_OF_SIZE  0.9
/* More groups than this, none of them most of the map: then the whole world is the map. */
#define GROUPS_MOST 6
#define MAIN_LEAST  0.4
/* Beyond this many spots, groups are found among cells of half a degree. */
#define SPOTS_EXACT 600

bool incident_is_located(const struct incident *incident)
{
    const struct location *l = &incident->location;
    return l->precision != PRECISION_NONE && isfinite(l->lon) && isfinite(l->lat) &&
           fabs(l->lat) <= 90 && fabs(l->lon) <= 360;
}

int32_t figure_told(const struct figure *figure)
{
    return figure->best != FIGURE_UNKNOWN  ? figure->best
           : figure->low != FIGURE_UNKNOWN ? figure->low
                                           : figure->high;
}

double incident_weight(const struct incident *incident)
{
    double killed = figure_told(&incident->fatalities), hurt = figure_told(&incident->injured);
    double weight = 1 + 2 * log2(1 + fmax(killed, 0)) + log2(1 + fmax(hurt, 0));
    weight += incident->status == STATUS_REPORTED ? 1 : 0;
    weight += incident->category == CATEGORY_TALKS ? 2 : 0;
    return weight + log10(1 + (double)incident->location.population) / 4;
}

static bool is_area(const struct location *location)
{
    return location->precision >= PRECISION_DISTRICT;
}

static bool is_at(const struct spot *spot, const struct location *l)
{
    return fabs(spot->ground.lon - l->lon) < 1e-4 && fabs(spot->ground.lat - l->lat) < 1e-4 &&
           spot->area == is_area(l);
}

/* Incidents by place, so that equal places are neighbours; equal ones stay in the order given. */
static int compare_places(const void *a, const void *b)
{
    const struct incident *x = *(const struct incident *const *)a;
    const struct incident *y = *(const struct incident *const *)b;
    const struct location *l = &x->location, *m = &y->location;
    if (is_area(l) != is_area(m)) {
        return is_area(l) - is_area(m);
    }
    if (l->lat != m->lat) {
        return l->lat > m->lat ? -1 : 1;
    }
    if (l->lon != m->lon) {
        return l->lon < m->lon ? -1 : 1;
    }
    return (x > y) - (x < y);
}

static void add_to_spot(struct spots *spots, const struct incident *incident, struct arena *arena)
{
    const struct location *l = &incident->location;
    struct spot *spot = spots->n ? &spots->at[spots->n - 1] : NULL;
    if (!spot || !is_at(spot, l)) {
        spot = list_push(arena, spots);
        *spot = (struct spot){.ground = {l->lon, l->lat}, .area = is_area(l)};
    }
    spot->radius_km = fmax(spot->radius_km, l->radius_km);
    spot->weight += incident_weight(incident);
    *list_push(arena, &spot->incidents) = incident;
}

struct spots spots_of(const struct incidents *incidents, struct arena *arena)
{
    struct incident_refs located = {0};
    struct spots spots = {0};
    for (size_t i = 0; i < incidents->n; i++) {
        if (incident_is_located(&incidents->at[i])) {
            *list_push(arena, &located) = &incidents->at[i];
        }
    }
    if (located.n) {
        qsort(located.at, located.n, sizeof *located.at, compare_places);
    }
    for (size_t i = 0; i < located.n; i++) {
        add_to_spot(&spots, located.at[i], arena);
    }
    return spots;
}

/* ---- groups -------------------------------------------------------------------------------------
 */

/* A spot, or a cell of many. */
struct node {
    struct basemap_point at;
    struct spot_refs spots;
    size_t incidents;
    double weight;
    int group;
    /* The shortest tree over all nodes: the edge to the node it was joined by. */
    size_t parent;
    double edge_km;
    bool cut, joined;
};

struct nodes ARENA_LIST(struct node);

static void add_spot(struct node *node, const struct spot *spot, struct arena *arena)
{
    *list_push(arena, &node->spots) = spot;
    node->incidents += spot->incidents.n;
    node->weight += spot->weight;
}

static bool same_cell(struct basemap_point a, struct basemap_point b)
{
    return floor(a.lon * 2) == floor(b.lon * 2) && floor(a.lat * 2) == floor(b.lat * 2);
}

static struct nodes nodes_of(const struct spots *spots, struct arena *arena)
{
    struct nodes nodes = {0};
    bool cells = spots->n > SPOTS_EXACT;
    for (size_t i = 0; i < spots->n; i++) {
        const struct spot *spot = &spots->at[i];
        struct node *node = NULL;
        for (size_t k = 0; cells && k < nodes.n && !node; k++) {
            node = same_cell(nodes.at[k].at, spot->ground) ? &nodes.at[k] : NULL;
        }
        if (!node) {
            node = list_push(arena, &nodes);
            *node = (struct node){.at = spot->ground};
        }
        add_spot(node, spot, arena);
    }
    return nodes;
}

/* Prim's tree: each node hangs on the nearest of those joined before it. */
static void join_nodes(struct nodes *nodes)
{
    size_t last = 0;
    for (size_t i = 0; i < nodes->n; i++) {
        nodes->at[i].edge_km = HUGE_VAL;
    }
    nodes->at[0].joined = true;
    for (size_t joined = 1; joined < nodes->n; joined++) {
        size_t best = SIZE_MAX;
        for (size_t i = 0; i < nodes->n; i++) {
            struct node *node = &nodes->at[i];
            if (node->joined) {
                continue;
            }
            double km = km_between(node->at.lon, node->at.lat, nodes->at[last].at.lon,
                                   nodes->at[last].at.lat);
            if (km < node->edge_km) {
                node->edge_km = km;
                node->parent = last;
            }
            if (best == SIZE_MAX || node->edge_km < nodes->at[best].edge_km) {
                best = i;
            }
        }
        nodes->at[best].joined = true;
        last = best;
    }
}

/* The farthest two nodes of a group; exact enough by two sweeps. */
static double group_size_km(const struct nodes *nodes, int group)
{
    size_t from = SIZE_MAX;
    double km = 0;
    for (size_t i = 0; i < nodes->n && from == SIZE_MAX; i++) {
        from = nodes->at[i].group == group ? i : from;
    }
    for (int sweep = 0; sweep < 2; sweep++) {
        size_t far = from;
        km = 0;
        for (size_t i = 0; i < nodes->n; i++) {
            const struct node *a = &nodes->at[i], *b = &nodes->at[from];
            double d =
                a->group == group ? km_between(a->at.lon, a->at.lat, b->at.lon, b->at.lat) : -1;
            if (d > km) {
                km = d;
                far = i;
            }
        }
        from = far;
    }
    return km;
}

static double group_weight(const struct nodes *nodes, int group)
{
    double weight = 0;
    for (size_t i = 0; i < nodes->n; i++) {
        weight += nodes->at[i].group == group ? (double)nodes->at[i].incidents : 0;
    }
    return weight;
}

/* Gives each side of the cut edges its own number. */
static void colour_below(struct nodes *nodes, size_t root, int from, int to)
{
    nodes->at[root].group = to;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < nodes->n; i++) {
            struct node *node = &nodes->at[i];
            if (node->group == from && i != root && !node->cut && node->edge_km < HUGE_VAL &&
                nodes->at[node->parent].group == to) {
                node->group = to;
                changed = true;
            }
        }
    }
}

static size_t longest_edge(const struct nodes *nodes, int group)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < nodes->n; i++) {
        const struct node *node = &nodes->at[i];
        bool edge = node->group == group && !node->cut && node->edge_km < HUGE_VAL &&
                    nodes->at[node->parent].group == group;
        if (edge && (best == SIZE_MAX || node->edge_km > nodes->at[best].edge_km)) {
            best = i;
        }
    }
    return best;
}

/* Cuts a group at its longest step if that is a gap; true if it did. */
static bool split_group(struct nodes *nodes, int group, int fresh)
{
    size_t cut = longest_edge(nodes, group);
    if (cut == SIZE_MAX || nodes->at[cut].edge_km < GAP_OF_SIZE * GAP_LEAST_KM) {
        return false;
    }
    nodes->at[cut].cut = true;
    colour_below(nodes, cut, group, fresh);
    int heavier = group_weight(nodes, group) >= group_weight(nodes, fresh) ? group : fresh;
    double size = fmax(group_size_km(nodes, heavier), GAP_LEAST_KM);
    if (nodes->at[cut].edge_km > GAP_OF_SIZE * size) {
        return true;
    }
    colour_below(nodes, cut, fresh, group);
    return false;
}

static int compare_groups(const void *a, const void *b)
{
    const struct spot_group *x = a, *y = b;
    if (x->incidents != y->incidents) {
        return x->incidents > y->incidents ? -1 : 1;
    }
    if (x->weight != y->weight) {
        return x->weight > y->weight ? -1 : 1;
    }
    return (x->spots.at[0] > y->spots.at[0]) - (x->spots.at[0] < y->spots.at[0]);
}

static struct spot_groups gather_groups(const struct nodes *nodes, int n, struct arena *arena)
{
    struct spot_groups groups = {0};
    for (int g = 0; g < n; g++) {
        struct spot_group *group = list_push(arena, &groups);
        *group = (struct spot_group){0};
        for (size_t i = 0; i < nodes->n; i++) {
            const struct node *node = &nodes->at[i];
            for (size_t k = 0; node->group == g && k < node->spots.n; k++) {
                *list_push(arena, &group->spots) = node->spots.at[k];
                group->incidents += node->spots.at[k]->incidents.n;
                group->weight += node->spots.at[k]->weight;
            }
        }
    }
    qsort(groups.at, groups.n, sizeof *groups.at, compare_groups);
    return groups;
}

static int split_all(struct nodes *nodes)
{
    int n = 1;
    for (int g = 0; g < n && n < 64;) {
        if (split_group(nodes, g, n)) {
            n++;
        } else {
            g++;
        }
    }
    return n;
}

struct spot_groups spots_group(const struct spots *spots, struct arena *arena)
{
    if (!spots->n) {
        return (struct spot_groups){0};
    }
    struct nodes nodes = nodes_of(spots, arena);
    join_nodes(&nodes);
    int n = split_all(&nodes);
    struct spot_groups groups = gather_groups(&nodes, n, arena);
    size_t incidents = 0;
    for (size_t i = 0; i < groups.n; i++) {
        incidents += groups.at[i].incidents;
    }
    if (groups.n > GROUPS_MOST && (double)groups.at[0].incidents < MAIN_LEAST * (double)incidents) {
        for (size_t i = 0; i < nodes.n; i++) {
            nodes.at[i].group = 0;
        }
        return gather_groups(&nodes, 1, arena);
    }
    return groups;
}
