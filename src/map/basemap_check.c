#include <string.h>

#include "map/basemap_read.h"

static bool unsound(struct error *error, const char *path, const char *what, size_t i)
{
    return error_set(error, ERROR_INPUT, "basemap '%s' is damaged: %s %zu", path, what, i);
}

static bool same_point(struct file_point a, struct file_point b)
{
    return a.x == b.x && a.y == b.y;
}

static struct file_point start_of(struct arc_points arc)
{
    return arc.at[arc.backwards ? arc.n - 1 : 0];
}

static struct file_point end_of(struct arc_points arc)
{
    return arc.at[arc.backwards ? 0 : arc.n - 1];
}

/* Every reference leads to an arc, and each arc begins where the one before it ended. */
static bool ring_is_sound(const struct basemap *basemap, const struct file_ring *ring)
{
    struct reference_run run = basemap_references(basemap, ring);
    for (size_t k = 0; k < run.n; k++) {
        struct arc_points arc = basemap_arc(basemap, run.at[k]);
        struct arc_points before = basemap_arc(basemap, run.at[k ? k - 1 : run.n - 1]);
        if (arc.n == 0 || before.n == 0 || !same_point(end_of(before), start_of(arc))) {
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
            if (basemap_ring_count(basemap, area) == 0 || area->name > basemap->strings.n ||
                area->name_n > basemap->strings.n - area->name) {
                return unsound(error, path, "area", i);
            }
        }
    }
    return true;
}

bool basemap_check(const struct basemap *basemap, const char *path, struct error *error)
{
    if (!compiled_verify(&basemap->file, error)) {
        return false;
    }
    for (size_t i = 0; i < basemap_arc_count(basemap); i++) {
        if (basemap_arc(basemap, (int32_t)i).n == 0 || basemap->arcs[i].kind[0] >= FILE_KINDS ||
            basemap->arcs[i].kind[1] >= FILE_KINDS) {
            return unsound(error, path, "arc", i);
        }
    }
    for (size_t i = 0; i < compiled_count(&basemap->file, SECTION_RINGS); i++) {
        if (!ring_is_sound(basemap, &basemap->rings[i])) {
            return unsound(error, path, "ring", i);
        }
    }
    return areas_are_sound(basemap, path, error);
}
