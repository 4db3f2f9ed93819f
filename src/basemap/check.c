#include <string.h>

#include "basemap/unpack.h"

static bool unsound(struct error *error, const char *path, const char *what, size_t i)
{
    return error_set(error, ERROR_INPUT, "basemap '%s' is damaged: %s %zu", path, what, i);
}

/* Every reference leads to an arc, and each arc begins where the one before it ended. */
static bool ring_is_sound(const struct basemap *basemap, const struct file_ring *ring)
{
    struct reference_run run = basemap_references(basemap, ring);
    for (size_t k = 0; k < run.n; k++) {
        int32_t last = run.at[k ? k - 1 : run.n - 1];
        const struct file_arc *arc = basemap_arc(basemap, run.at[k]);
        const struct file_arc *before = basemap_arc(basemap, last);
        if (!arc || !before || !same_place(arc_end(before, last), arc_start(arc, run.at[k]))) {
            return false;
        }
    }
    return run.n > 0;
}

static bool areas_are_sound(const struct basemap *basemap, const char *path, struct error *error)
{
    for (int which = 0; which < 4; which++) {
        enum basemap_area_kind kind = which < 2 ? AREA_COUNTRY : AREA_ADMIN1;
        size_t n;
        const struct file_area *areas =
            basemap_file_areas(basemap, kind, (enum boundary_view)(which % 2), &n);
        for (size_t i = 0; i < n; i++) {
            const struct file_area *area = &areas[i];
            if (basemap_ring_list(basemap, area).n == 0 ||
                !compiled_records(&basemap->file, SECTION_STRINGS, area->name, area->name_n)) {
                return unsound(error, path, "area", i);
            }
        }
    }
    return true;
}

static bool kinds_are_known(const struct file_arc *arc)
{
    return arc->kind[0] < FILE_KINDS && arc->kind[1] < FILE_KINDS;
}

static bool arcs_are_sound(const struct basemap *basemap, const char *path, struct error *error)
{
    struct arena scratch = {0};
    struct reading reading = basemap_reading(basemap, &scratch);
    size_t i = 0, n = basemap_arc_count(basemap);
    while (i < n && basemap_unpack(&reading, (int32_t)i, 0).n &&
           kinds_are_known(basemap_arc(basemap, (int32_t)i))) {
        i++;
    }
    arena_free(&scratch);
    return i == n || unsound(error, path, "arc", i);
}

bool basemap_check(const struct basemap *basemap, const char *path, struct error *error)
{
    if (!compiled_verify(&basemap->file, error)) {
        return false;
    }
    if (!arcs_are_sound(basemap, path, error)) {
        return false;
    }
    size_t n = compiled_count(&basemap->file, SECTION_RINGS);
    const struct file_ring *rings = compiled_records(&basemap->file, SECTION_RINGS, 0, n);
    for (size_t i = 0; i < n; i++) {
        if (!ring_is_sound(basemap, &rings[i])) {
            return unsound(error, path, "ring", i);
        }
    }
    return areas_are_sound(basemap, path, error);
}
