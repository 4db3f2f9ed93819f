/* Any bytes as a compiled basemap: refused, or drawn without reading past them, in bounded time. */
#include <stdlib.h>
#include <string.h>

#include "basemap/format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void draw_everything(const struct basemap *basemap, struct basemap_query query,
                            struct arena *arena)
{
    struct basemap_area found;
    basemap_lines(basemap, &query, LINES_ALL, 10, arena);
    basemap_land(basemap, &query, arena);
    basemap_landmarks(basemap, &query.box, ~0u, 100, arena);
    basemap_lakes(basemap, &query, 10, arena);
    for (int kind = 0; kind < 2; kind++) {
        enum basemap_area_kind of = kind ? AREA_ADMIN1 : AREA_COUNTRY;
        struct basemap_areas areas = basemap_areas(basemap, &query, of, arena);
        for (size_t i = 0; i < areas.n && i < 3; i++) {
            basemap_area_rings(basemap, &query, &areas.at[i], arena);
            basemap_label_in(basemap, &query, &areas.at[i]);
        }
        basemap_area_at(basemap, query.view, of, (struct basemap_point){15, 5}, &found);
    }
    basemap_country(basemap, query.view, "BB", &found);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct error error = {0};
    struct basemap *basemap;
    char *bytes = malloc(size ? size : 1);
    if (!bytes) {
        return 0;
    }
    memcpy(bytes, data, size);
    /* A mutated header would hardly ever carry its own checksum: give it the right one. */
    compiled_sign(bytes, size, &basemap_form);
    if (basemap_read(&basemap, (struct span){bytes, size}, "fuzz", &arena, &error)) {
        struct basemap_query query = {.view = BOUNDARIES_UN, .box = {5, 2, 17, 8}};
        basemap_check(basemap, "fuzz", &error);
        draw_everything(basemap, query, &arena);
        query = (struct basemap_query){BOUNDARIES_DE_FACTO, {90, -90, 270, 90}, 0.5, 1};
        draw_everything(basemap, query, &arena);
    }
    arena_free(&arena);
    free(bytes);
    return 0;
}
