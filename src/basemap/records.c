#include "basemap/records.h"

#include <math.h>
#include <string.h>

static size_t count_of(const struct basemap *basemap, enum file_section section)
{
    return compiled_count(&basemap->file, section);
}

size_t basemap_arc_count(const struct basemap *basemap)
{
    return count_of(basemap, SECTION_ARCS);
}

const struct file_arc *basemap_arc(const struct basemap *basemap, int32_t reference)
{
    uint32_t i = (uint32_t)(reference < 0 ? ~reference : reference);
    return compiled_records(&basemap->file, SECTION_ARCS, i, 1);
}

struct file_point arc_start(const struct file_arc *arc, int32_t reference)
{
    return reference < 0 ? arc->end : arc->start;
}

struct file_point arc_end(const struct file_arc *arc, int32_t reference)
{
    return reference < 0 ? arc->start : arc->end;
}

bool same_place(struct file_point a, struct file_point b)
{
    return a.x == b.x && a.y == b.y;
}

struct ring_list basemap_ring_list(const struct basemap *basemap, const struct file_area *area)
{
    const struct file_ring *at =
        compiled_records(&basemap->file, SECTION_RINGS, area->first_ring, area->n_rings);
    return (struct ring_list){at, at ? area->n_rings : 0};
}

struct reference_run basemap_references(const struct basemap *basemap, const struct file_ring *ring)
{
    const int32_t *at = compiled_records(&basemap->file, SECTION_REFERENCES, ring->first, ring->n);
    return (struct reference_run){at, at ? ring->n : 0};
}

struct run_list basemap_runs(const struct basemap *basemap, const struct file_ring *ring)
{
    size_t n = ring->n > FILE_RUN ? (ring->n + (size_t)FILE_RUN - 1) / FILE_RUN : 0;
    const struct file_run *at =
        n ? compiled_records(&basemap->file, SECTION_RUNS, ring->first_run, n) : NULL;
    return (struct run_list){at, at ? n : 0};
}

const struct file_area *basemap_file_areas(const struct basemap *basemap,
                                           enum basemap_area_kind kind, enum boundary_view view,
                                           size_t *n)
{
    int which = (kind == AREA_ADMIN1 ? 2 : 0) + (view == BOUNDARIES_DE_FACTO ? 1 : 0);
    *n = count_of(basemap, (enum file_section)(SECTION_AREAS + which));
    return compiled_records(&basemap->file, (unsigned)(SECTION_AREAS + which), 0, *n);
}

struct span basemap_string(const struct basemap *basemap, uint32_t first, size_t n)
{
    const char *at = compiled_records(&basemap->file, SECTION_STRINGS, first, n);
    return at ? (struct span){at, n} : SPAN("");
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
        .name = basemap_string(basemap, from->name, from->name_n),
        .long_name = basemap_string(basemap, from->long_name, from->long_name_n),
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
