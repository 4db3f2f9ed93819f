#include "basemap/basemap.h"

#include <string.h>

#include "basemap/records.h"

/* Far above any honest file; the limit keeps indexes within 32 bits. */
#define LARGEST_FILE ((size_t)1 << 30)

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

/* Sections that run in step have to be as long as each other. */
static bool sections_agree(const struct basemap *basemap, struct error *error)
{
    size_t n_arcs = count_of(basemap, SECTION_ARCS);
    if (count_of(basemap, SECTION_GROUPS) < (n_arcs + FILE_GROUP - 1) / FILE_GROUP) {
        return compiled_misfit(&basemap->file, SECTION_GROUPS, error);
    }
    return count_of(basemap, SECTION_LAND) == 1 ||
           compiled_misfit(&basemap->file, SECTION_LAND, error);
}

bool basemap_read(struct basemap **out, struct span bytes, const char *name, struct arena *arena,
                  struct error *error)
{
    struct basemap *basemap = arena_new(arena, struct basemap);
    *out = basemap;
    return compiled_read(&basemap->file, &basemap_form, bytes, name, error) &&
           sections_agree(basemap, error);
}

bool basemap_open(struct basemap **out, const char *path, struct arena *arena, struct error *error)
{
    struct basemap *basemap = arena_new(arena, struct basemap);
    *out = basemap;
    if (!compiled_open(&basemap->file, &basemap_form, path, LARGEST_FILE, arena, error)) {
        return false;
    }
    if (!sections_agree(basemap, error)) {
        basemap_close(basemap);
        return false;
    }
    return true;
}

bool basemap_was_read(const struct basemap *basemap, struct error *error)
{
    return compiled_was_read(&basemap->file, error);
}

void basemap_close(struct basemap *basemap)
{
    compiled_close(&basemap->file);
}

struct span basemap_attribution(const struct basemap *basemap)
{
    size_t n = count_of(basemap, SECTION_ATTRIBUTION);
    return (struct span){compiled_records(&basemap->file, SECTION_ATTRIBUTION, 0, n), n};
}

/* ---- areas --------------------------------------------------------------------------------------
 */

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
