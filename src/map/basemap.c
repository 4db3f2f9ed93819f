#include "map/basemap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "map/basemap_read.h"

/* Far above any honest file; the limit keeps indexes within 32 bits. */
#define LARGEST_FILE ((size_t)1 << 30)
/* A point just off the coast belongs to what is this near. */
#define COAST_SLACK (FILE_STEPS / 10.0)

/* ---- views --------------------------------------------------------------------------------------
 */

static const struct {
    const char *name, *note;
} views[] = {
    [BOUNDARIES_UN] = {"un", "Boundaries: UN view; dashed lines disputed"},
    [BOUNDARIES_DE_FACTO] = {"de-facto", "Boundaries: de facto control; dashed lines disputed"},
};

const char *boundary_view_name(enum boundary_view view)
{
    return views[view].name;
}

const char *boundary_view_note(enum boundary_view view)
{
    return views[view].note;
}

bool boundary_view_parse(const char *name, enum boundary_view *out)
{
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        if (strcmp(name, views[i].name) == 0) {
            *out = (enum boundary_view)i;
            return true;
        }
    }
    return false;
}

/* ---- opening ------------------------------------------------------------------------------------
 */

static size_t count_of(const struct basemap *basemap, enum file_section section)
{
    return compiled_count(&basemap->file, section);
}

static struct span section_span(const struct basemap *basemap, enum file_section section)
{
    return (struct span){compiled_section(&basemap->file, section), count_of(basemap, section)};
}

/* Sections that run in step have to be as long as each other. */
static bool sections_agree(const struct basemap *basemap, struct error *error)
{
    size_t n_arcs = count_of(basemap, SECTION_ARCS);
    if (count_of(basemap, SECTION_GROUPS) < (n_arcs + FILE_GROUP - 1) / FILE_GROUP) {
        return compiled_misfit(&basemap->file, SECTION_GROUPS, error);
    }
    if (count_of(basemap, SECTION_WEIGHTS) < count_of(basemap, SECTION_POINTS)) {
        return compiled_misfit(&basemap->file, SECTION_WEIGHTS, error);
    }
    return count_of(basemap, SECTION_LAND) == 1 ||
           compiled_misfit(&basemap->file, SECTION_LAND, error);
}

static void point_at_sections(struct basemap *basemap)
{
    const struct compiled *file = &basemap->file;
    basemap->points = compiled_section(file, SECTION_POINTS);
    basemap->weights = compiled_section(file, SECTION_WEIGHTS);
    basemap->arcs = compiled_section(file, SECTION_ARCS);
    basemap->groups = compiled_section(file, SECTION_GROUPS);
    basemap->runs = compiled_section(file, SECTION_RUNS);
    basemap->references = compiled_section(file, SECTION_REFERENCES);
    basemap->rings = compiled_section(file, SECTION_RINGS);
    basemap->land = compiled_section(file, SECTION_LAND);
    for (unsigned i = 0; i < 4; i++) {
        basemap->areas[i] = compiled_section(file, SECTION_AREAS + i);
    }
    basemap->landmarks = compiled_section(file, SECTION_LANDMARKS);
    basemap->strings = section_span(basemap, SECTION_STRINGS);
    basemap->attribution = section_span(basemap, SECTION_ATTRIBUTION);
}

bool basemap_read(struct basemap **out, struct span bytes, const char *name, struct arena *arena,
                  struct error *error)
{
    struct basemap *basemap = arena_new(arena, struct basemap);
    basemap->map.bytes = bytes;
    if (!compiled_read(&basemap->file, &basemap_form, bytes, name, error) ||
        !sections_agree(basemap, error)) {
        return false;
    }
    point_at_sections(basemap);
    *out = basemap;
    return true;
}

bool basemap_open(struct basemap **out, const char *path, struct arena *arena, struct error *error)
{
    struct file_map map;
    if (!file_map(&map, path, LARGEST_FILE, arena, error)) {
        return false;
    }
    if (!basemap_read(out, map.bytes, path, arena, error)) {
        file_unmap(&map);
        return false;
    }
    (*out)->map = map;
    return true;
}

void basemap_close(struct basemap *basemap)
{
    file_unmap(&basemap->map);
}

struct span basemap_attribution(const struct basemap *basemap)
{
    return basemap->attribution;
}

/* ---- records ------------------------------------------------------------------------------------
 */

/* An honest query looks at each point at most twice for each of two windows. */
struct effort basemap_effort(const struct basemap *basemap)
{
    return (struct effort){8 * (count_of(basemap, SECTION_POINTS) +
                                count_of(basemap, SECTION_REFERENCES) +
                                count_of(basemap, SECTION_RINGS) + 1)};
}

size_t basemap_arc_count(const struct basemap *basemap)
{
    return count_of(basemap, SECTION_ARCS);
}

struct arc_points basemap_arc(const struct basemap *basemap, int32_t reference)
{
    uint32_t i = (uint32_t)(reference < 0 ? ~reference : reference);
    size_t n_points = count_of(basemap, SECTION_POINTS);
    if (i >= count_of(basemap, SECTION_ARCS)) {
        return (struct arc_points){0};
    }
    const struct file_arc *arc = &basemap->arcs[i];
    if (arc->n < 2 || arc->first > n_points || arc->n > n_points - arc->first) {
        return (struct arc_points){0};
    }
    return (struct arc_points){.at = basemap->points + arc->first,
                               .weights = basemap->weights + arc->first,
                               .n = arc->n,
                               .backwards = reference < 0,
                               .arc = arc};
}

size_t basemap_ring_count(const struct basemap *basemap, const struct file_area *area)
{
    size_t all = count_of(basemap, SECTION_RINGS);
    if (area->first_ring > all || area->n_rings > all - area->first_ring) {
        return 0;
    }
    return area->n_rings;
}

struct reference_run basemap_references(const struct basemap *basemap, const struct file_ring *ring)
{
    size_t all = count_of(basemap, SECTION_REFERENCES);
    if (ring->first > all || ring->n > all - ring->first) {
        return (struct reference_run){0};
    }
    return (struct reference_run){basemap->references + ring->first, ring->n};
}

struct run_list basemap_runs(const struct basemap *basemap, const struct file_ring *ring)
{
    size_t all = count_of(basemap, SECTION_RUNS), n = (ring->n + (size_t)FILE_RUN - 1) / FILE_RUN;
    if (ring->n <= FILE_RUN || ring->first_run > all || n > all - ring->first_run) {
        return (struct run_list){0};
    }
    return (struct run_list){basemap->runs + ring->first_run, n};
}

size_t basemap_next_arcs(const struct basemap *basemap, const struct window *window, size_t *i)
{
    size_t n = basemap_arc_count(basemap);
    while (*i < n && !window_touches(window, &basemap->groups[*i / FILE_GROUP])) {
        *i = (*i / FILE_GROUP + 1) * FILE_GROUP;
    }
    *i = *i < n ? *i : n;
    size_t end = (*i / FILE_GROUP + 1) * FILE_GROUP;
    return *i == n ? n : end < n ? end : n;
}

const struct file_area *basemap_file_areas(const struct basemap *basemap,
                                           enum basemap_area_kind kind, enum boundary_view view,
                                           size_t *n)
{
    int which = (kind == AREA_ADMIN1 ? 2 : 0) + (view == BOUNDARIES_DE_FACTO ? 1 : 0);
    *n = count_of(basemap, (enum file_section)(SECTION_AREAS + which));
    return basemap->areas[which];
}

static struct span string_at(const struct basemap *basemap, uint32_t first, uint16_t n)
{
    if (first > basemap->strings.n || n > basemap->strings.n - first) {
        return SPAN("");
    }
    return (struct span){basemap->strings.at + first, n};
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

struct basemap_area basemap_area_read(const struct basemap *basemap, enum basemap_area_kind kind,
                                      enum boundary_view view, uint32_t id)
{
    size_t n;
    const struct file_area *from = &basemap_file_areas(basemap, kind, view, &n)[id];
    struct basemap_area area = {
        .kind = kind,
        .view = view,
        .id = id,
        .name = string_at(basemap, from->name, from->name_n),
        .long_name = string_at(basemap, from->long_name, from->long_name_n),
        .rank = from->rank < 1    ? 1
                : from->rank > 10 ? 10
                                  : from->rank,
        .area_km2 = isfinite(from->area_km2) ? from->area_km2 : 0,
        .label = {(double)from->label.x / FILE_STEPS, (double)from->label.y / FILE_STEPS},
        .box = {(double)from->box.west / FILE_STEPS, (double)from->box.south / FILE_STEPS,
                (double)from->box.east / FILE_STEPS, (double)from->box.north / FILE_STEPS}};
    if (is_capital(from->code[0]) && is_capital(from->code[1])) {
        memcpy(area.country_code, from->code, 2);
    }
    return area;
}

bool basemap_country(const struct basemap *basemap, enum boundary_view view,
                     const char *country_code, struct basemap_area *out)
{
    size_t n;
    const struct file_area *areas = basemap_file_areas(basemap, AREA_COUNTRY, view, &n);
    for (size_t i = 0; i < n && strlen(country_code) == 2; i++) {
        if (memcmp(areas[i].code, country_code, 2) == 0) {
            *out = basemap_area_read(basemap, AREA_COUNTRY, view, (uint32_t)i);
            return true;
        }
    }
    return false;
}

/* ---- where a point lies
 * -------------------------------------------------------------------------- */

struct probe {
    double x, y;
    bool inside;
    double nearest; /* squared distance to an edge, in steps of latitude */
    double x_scale;
};

static void probe_segment(struct probe *probe, struct file_point a, struct file_point b)
{
    if ((a.y > probe->y) != (b.y > probe->y) &&
        probe->x < ((double)b.x - a.x) * (probe->y - a.y) / ((double)b.y - a.y) + a.x) {
        probe->inside = !probe->inside;
    }
    double dx = ((double)b.x - a.x) * probe->x_scale, dy = (double)b.y - a.y;
    double ex = (probe->x - a.x) * probe->x_scale, ey = probe->y - a.y;
    double length = dx * dx + dy * dy;
    double t = length > 0 ? (ex * dx + ey * dy) / length : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    ex -= t * dx;
    ey -= t * dy;
    probe->nearest = fmin(probe->nearest, ex * ex + ey * ey);
}

static bool near_box(const struct probe *probe, const struct file_box *box)
{
    double slack = COAST_SLACK / probe->x_scale;
    return probe->x >= box->west - slack && probe->x <= box->east + slack &&
           probe->y >= box->south - COAST_SLACK && probe->y <= box->north + COAST_SLACK;
}

static void probe_ring(struct probe *probe, const struct basemap *basemap,
                       const struct file_ring *ring, struct effort *effort)
{
    struct reference_run run = basemap_references(basemap, ring);
    for (size_t k = 0; k < run.n; k++) {
        struct arc_points arc = basemap_arc(basemap, run.at[k]);
        if (effort->left < arc.n + 1) {
            return;
        }
        effort->left -= arc.n + 1;
        for (size_t i = 1; i < arc.n; i++) {
            probe_segment(probe, arc.at[i - 1], arc.at[i]);
        }
    }
}

/* Squared distance of the point from the area, 0 inside it. */
static double distance_to_area(struct probe probe, const struct basemap *basemap,
                               const struct file_area *area, struct effort *effort)
{
    size_t n = basemap_ring_count(basemap, area);
    probe.nearest = INFINITY;
    for (size_t i = 0; i < n; i++) {
        const struct file_ring *ring = &basemap->rings[area->first_ring + i];
        if (near_box(&probe, &ring->box)) {
            probe_ring(&probe, basemap, ring, effort);
        }
    }
    return probe.inside ? 0 : probe.nearest;
}

bool basemap_area_at(const struct basemap *basemap, enum boundary_view view,
                     enum basemap_area_kind kind, struct basemap_point point,
                     struct basemap_area *out)
{
    size_t n, found = 0;
    const struct file_area *areas = basemap_file_areas(basemap, kind, view, &n);
    struct effort effort = basemap_effort(basemap);
    struct probe probe = {.x = point.lon * FILE_STEPS,
                          .y = point.lat * FILE_STEPS,
                          .x_scale = fmax(0.01, cos(point.lat * 3.14159265358979323846 / 180))};
    double nearest = INFINITY;
    for (size_t i = 0; i < n && nearest > 0; i++) {
        double distance = near_box(&probe, &areas[i].box)
                              ? distance_to_area(probe, basemap, &areas[i], &effort)
                              : INFINITY;
        found = distance < nearest ? i : found;
        nearest = fmin(nearest, distance);
    }
    if (!(nearest <= COAST_SLACK * COAST_SLACK)) {
        return false;
    }
    *out = basemap_area_read(basemap, kind, view, (uint32_t)found);
    return true;
}
