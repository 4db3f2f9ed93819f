#ifndef DATELINE_BASEMAP_RECORDS_H
#define DATELINE_BASEMAP_RECORDS_H
/* A basemap's records, each index checked before it is used. Readers of this folder alone include
 * it. */
#include "basemap/format.h"

struct basemap {
    struct compiled file;
};

/* The record of an arc; NULL for a reference to nothing. */
const struct file_arc *basemap_arc(const struct basemap *basemap, int32_t reference);
size_t basemap_arc_count(const struct basemap *basemap);

/* The ends of an arc as a reference runs. */
struct file_point arc_start(const struct file_arc *arc, int32_t reference);
struct file_point arc_end(const struct file_arc *arc, int32_t reference);
bool same_place(struct file_point a, struct file_point b);

/* The rings of an area; n is 0 when they are out of bounds. */
struct ring_list {
    const struct file_ring *at;
    size_t n;
};
struct ring_list basemap_ring_list(const struct basemap *basemap, const struct file_area *area);
/* The references of a ring; n is 0 when they are out of bounds. */
struct reference_run {
    const int32_t *at;
    size_t n;
};
/* The runs of a ring; n is 0 when it is short, or they are out of bounds. */
struct run_list {
    const struct file_run *at;
    size_t n;
};
struct run_list basemap_runs(const struct basemap *basemap, const struct file_ring *ring);
struct reference_run basemap_references(const struct basemap *basemap,
                                        const struct file_ring *ring);
const struct file_area *basemap_file_areas(const struct basemap *basemap,
                                           enum basemap_area_kind kind, enum boundary_view view,
                                           size_t *n);
/* Empty when it does not lie in the strings. */
struct span basemap_string(const struct basemap *basemap, uint32_t first, size_t n);
struct basemap_area basemap_area_read(const struct basemap *basemap, enum basemap_area_kind kind,
                                      enum boundary_view view, uint32_t id);

#endif
