#include "map/spot.h"

#include <math.h>
#include <stdlib.h>

#include "map/angle.h"

/* A step between two groups is a gap when it is longer than this, and than nearly the size of the
 * larger group: Riyadh is 2,300 km from Krasnodar, Moscow 750 km from Kyiv. */
#define GAP_LEAST_KM 1200.0
#define GAP_OF_SIZE  0.9
/* The main group holds this share of the incidents at least; else all are one group. */
#define MAIN_LEAST 0.45
#define CUTS_MOST  40
/* A core holds this share, is this much smaller than all, and leaves so many groups at most. */
#define CORE_LEAST   0.6
#define CORE_OF_SIZE 0.45
#define CORE_GROUPS  10
/* No step shorter than this is cut, km. */
#define EDGE_LEAST 250.0
/* Beyond this many spots, groups are found among cells: of half a degree, or coarser. */
#define NODES_MOST 600
#define EARTH_KM   6371.0088

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

/* ---- groups --------------------------------------------------------------------------------- */

/* A spot, or a cell of many. */
struct node {
    struct basemap_point at;
    struct spot_refs spots;
    size_t incidents;
    double weight;
    int group;
    /* The shortest tree over all nodes: the edge to the node it was joined by. */
    size_t parent;
    double edge2, edge_km; /* as a square of the chord, and on the ground */
    double x, y, z;        /* on a globe of radius 1 */
    bool cut, joined;
};

struct nodes ARENA_LIST(struct node);

static void add_spot(struct node *node, const struct spot *spot, struct arena *arena)
{
    *list_push(arena, &node->spots) = spot;
    node->incidents += spot->incidents.n;
    node->weight += spot->weight;
}

static bool same_cell(struct basemap_point a, struct basemap_point b, double per_degree)
{
    return floor(a.lon * per_degree) == floor(b.lon * per_degree) &&
           floor(a.lat * per_degree) == floor(b.lat * per_degree);
}

/* A node for each spot, or for each cell where `per_degree` is above 0; stops when there are more
 * than NODES_MOST. */
static struct nodes gather_nodes(const struct spots *spots, double per_degree, struct arena *arena)
{
    struct nodes nodes = {0};
    for (size_t i = 0; i < spots->n && nodes.n <= NODES_MOST; i++) {
        const struct spot *spot = &spots->at[i];
        struct node *node = NULL;
        for (size_t k = nodes.n; per_degree > 0 && k-- > 0 && !node;) {
            node = same_cell(nodes.at[k].at, spot->ground, per_degree) ? &nodes.at[k] : NULL;
        }
        if (!node) {
            double lon = spot->ground.lon * RADIANS, lat = spot->ground.lat * RADIANS;
            node = list_push(arena, &nodes);
            *node = (struct node){.at = spot->ground,
                                  .x = cos(lat) * cos(lon),
                                  .y = cos(lat) * sin(lon),
                                  .z = sin(lat)};
        }
        add_spot(node, spot, arena);
    }
    return nodes;
}

static struct nodes nodes_of(const struct spots *spots, struct arena *arena)
{
    struct nodes nodes = gather_nodes(spots, 0, arena);
    for (double per_degree = 2; nodes.n > NODES_MOST; per_degree /= 2) {
        nodes = gather_nodes(spots, per_degree, arena);
    }
    return nodes;
}

/* The square of the straight way through a globe of radius 1. */
static double chord2(const struct node *a, const struct node *b)
{
    double x = a->x - b->x, y = a->y - b->y, z = a->z - b->z;
    return x * x + y * y + z * z;
}

static double chord_km(double square)
{
    return 2 * EARTH_KM * asin(fmin(sqrt(square) / 2, 1));
}

/* Prim's tree: each node hangs on the nearest of those joined before it. */
static void join_nodes(struct nodes *nodes)
{
    size_t last = 0;
    for (size_t i = 0; i < nodes->n; i++) {
        nodes->at[i].edge2 = HUGE_VAL;
    }
    nodes->at[0].joined = true;
    for (size_t joined = 1; joined < nodes->n; joined++) {
        size_t best = SIZE_MAX;
        for (size_t i = 0; i < nodes->n; i++) {
            struct node *node = &nodes->at[i];
            if (node->joined) {
                continue;
            }
            double square = chord2(node, &nodes->at[last]);
            if (square < node->edge2) {
                node->edge2 = square;
                node->parent = last;
            }
            if (best == SIZE_MAX || node->edge2 < nodes->at[best].edge2) {
                best = i;
            }
        }
        nodes->at[best].joined = true;
        last = best;
    }
    for (size_t i = 0; i < nodes->n; i++) {
        nodes->at[i].edge_km = i ? chord_km(nodes->at[i].edge2) : 0;
    }
}

/* The farthest two nodes of a group; exact enough by two sweeps. */
static double group_size_km(const struct nodes *nodes, int group)
{
    size_t from = 0;
    double most = 0;
    while (from < nodes->n && nodes->at[from].group != group) {
        from++;
    }
    for (int sweep = 0; sweep < 2; sweep++) {
        size_t far = from;
        most = 0;
        for (size_t i = 0; i < nodes->n; i++) {
            double square = chord2(&nodes->at[i], &nodes->at[from]);
            if (nodes->at[i].group == group && square > most) {
                most = square;
                far = i;
            }
        }
        from = far;
    }
    return chord_km(most);
}

static double group_weight(const struct nodes *nodes, int group)
{
    double weight = 0;
    for (size_t i = 0; i < nodes->n; i++) {
        weight += nodes->at[i].group == group ? (double)nodes->at[i].incidents : 0;
    }
    return weight;
}

struct edges ARENA_LIST(size_t);

/* The tree's edges (each by the node it hangs on), longest first. */
static struct edges edges_of(const struct nodes *nodes, struct arena *arena)
{
    struct edges edges = {0};
    for (size_t i = 0; i < nodes->n; i++) {
        if (i == 0 || nodes->at[i].edge_km < EDGE_LEAST) {
            continue;
        }
        size_t k = edges.n;
        *list_push(arena, &edges) = i;
        for (; k > 0 && nodes->at[edges.at[k - 1]].edge_km < nodes->at[i].edge_km; k--) {
            edges.at[k] = edges.at[k - 1];
        }
        edges.at[k] = i;
    }
    return edges;
}

/* Numbers the groups that are left when the `cuts` longest edges are cut; returns how many. A node
 * was joined after its parent, so following parents ends at a cut edge or the root. */
static int number_groups(struct nodes *nodes, const struct edges *edges, size_t cuts)
{
    int n = 0;
    for (size_t i = 0; i < nodes->n; i++) {
        nodes->at[i].group = -1;
        nodes->at[i].cut = i == 0;
    }
    for (size_t i = 0; i < cuts; i++) {
        nodes->at[edges->at[i]].cut = true;
    }
    for (size_t i = 0; i < nodes->n; i++) {
        size_t root = i;
        while (!nodes->at[root].cut && nodes->at[root].group < 0) {
            root = nodes->at[root].parent;
        }
        if (nodes->at[root].group < 0) {
            nodes->at[root].group = n++;
        }
        nodes->at[i].group = nodes->at[root].group;
    }
    return n;
}

static int heaviest_group(const struct nodes *nodes, int n)
{
    int best = 0;
    for (int g = 1; g < n; g++) {
        best = group_weight(nodes, g) > group_weight(nodes, best) ? g : best;
    }
    return best;
}

struct cut {
    double share, size_km, gap_km; /* of the main group; and the last edge that was cut */
    int groups;
};

static struct cut try_cuts(struct nodes *nodes, const struct edges *edges, size_t cuts,
                           double incidents)
{
    int n = number_groups(nodes, edges, cuts);
    int main = heaviest_group(nodes, n);
    return (struct cut){.share = group_weight(nodes, main) / incidents,
                        .size_km = fmax(group_size_km(nodes, main), GAP_LEAST_KM),
                        .gap_km = cuts ? nodes->at[edges->at[cuts - 1]].edge_km : 0,
                        .groups = n};
}

/* How many edges to cut: as many as leave a main group that holds a good part of all and that is
 * small beside the gaps around it; then as few more as leave a core that holds most and is much
 * smaller, while those outside are few enough to be shown. */
static size_t cuts_for(struct nodes *nodes, const struct edges *edges, double incidents)
{
    size_t best = 0, most = edges->n < CUTS_MOST ? edges->n : CUTS_MOST;
    for (size_t cuts = 1; cuts <= most; cuts++) {
        struct cut cut = try_cuts(nodes, edges, cuts, incidents);
        if (cut.share >= MAIN_LEAST && cut.gap_km > GAP_OF_SIZE * cut.size_km) {
            best = cuts;
        }
    }
    double whole = try_cuts(nodes, edges, best, incidents).size_km;
    for (size_t cuts = best + 1; cuts <= most; cuts++) {
        struct cut cut = try_cuts(nodes, edges, cuts, incidents);
        if (cut.share >= CORE_LEAST && cut.size_km < CORE_OF_SIZE * whole &&
            cut.groups <= CORE_GROUPS) {
            return cuts;
        }
    }
    return best;
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
        *list_push(arena, &groups) = (struct spot_group){0};
    }
    for (size_t i = 0; i < nodes->n; i++) {
        struct spot_group *group = &groups.at[nodes->at[i].group];
        const struct spot_refs *spots = &nodes->at[i].spots;
        for (size_t k = 0; k < spots->n; k++) {
            *list_push(arena, &group->spots) = spots->at[k];
            group->incidents += spots->at[k]->incidents.n;
            group->weight += spots->at[k]->weight;
        }
    }
    qsort(groups.at, groups.n, sizeof *groups.at, compare_groups);
    return groups;
}

struct spot_groups spots_group(const struct spots *spots, struct arena *arena)
{
    if (!spots->n) {
        return (struct spot_groups){0};
    }
    struct nodes nodes = nodes_of(spots, arena);
    double incidents = 0;
    for (size_t i = 0; i < nodes.n; i++) {
        incidents += (double)nodes.at[i].incidents;
    }
    join_nodes(&nodes);
    struct edges edges = edges_of(&nodes, arena);
    int n = number_groups(&nodes, &edges, cuts_for(&nodes, &edges, incidents));
    return gather_groups(&nodes, n, arena);
}

struct spot_groups spots_each(const struct spots *spots, struct arena *arena)
{
    struct spot_groups groups = {0};
    for (size_t i = 0; i < spots->n; i++) {
        struct spot_group *group = list_push(arena, &groups);
        *group = (struct spot_group){.incidents = spots->at[i].incidents.n,
                                     .weight = spots->at[i].weight};
        *list_push(arena, &group->spots) = &spots->at[i];
    }
    if (groups.n) {
        qsort(groups.at, groups.n, sizeof *groups.at, compare_groups);
    }
    return groups;
}
