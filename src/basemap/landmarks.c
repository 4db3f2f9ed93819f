#include "basemap/records.h"

static bool in_box(const struct basemap_box *box, double *lon, double lat)
{
    double east = box->east < box->west ? box->east + 360 : box->east;
    *lon += *lon < box->west ? 360 : 0;
    return *lon >= box->west && *lon <= east && lat >= box->south && lat <= box->north;
}

struct basemap_landmarks basemap_landmarks(const struct basemap *basemap,
                                           const struct basemap_box *box, unsigned kinds_wanted,
                                           size_t most, struct arena *arena)
{
    struct basemap_landmarks out = {0};
    size_t n = compiled_count(&basemap->file, SECTION_LANDMARKS);
    const struct file_landmark *marks = compiled_records(&basemap->file, SECTION_LANDMARKS, 0, n);
    for (size_t i = 0; i < n && out.n < most; i++) {
        const struct file_landmark *mark = &marks[i];
        struct basemap_point at = {(double)mark->at.x / FILE_STEPS,
                                   (double)mark->at.y / FILE_STEPS};
        if (mark->kind < LANDMARK_KINDS && (kinds_wanted & 1u << mark->kind) &&
            in_box(box, &at.lon, at.lat)) {
            *list_push(arena, &out) = (struct basemap_landmark){
                .kind = (enum landmark_kind)mark->kind,
                .name = basemap_string(basemap, mark->name, mark->name_n),
                .at = at,
                .population = mark->population,
                .radius_km = mark->radius_km,
            };
        }
    }
    return out;
}
