#include "basemap/build_parts.h"

#define ATTRIBUTION "Natural Earth; rivers and lakes: GSHHG"

static void collect(struct compiled_block *blocks, const struct basemap_text *text,
                    const struct basemap_shapes *shapes)
{
    for (int i = 0; i < FILE_LEVELS; i++) {
        blocks[SECTION_LEVELS + i] =
            (struct compiled_block){shapes->levels[i].at, shapes->levels[i].n};
    }
    blocks[SECTION_ARCS] = (struct compiled_block){shapes->arcs, text->arcs.n};
    blocks[SECTION_GROUPS] =
        (struct compiled_block){shapes->groups, basemap_group_count(text->arcs.n)};
    blocks[SECTION_RUNS] = (struct compiled_block){shapes->runs.at, shapes->runs.n};
    blocks[SECTION_REFERENCES] =
        (struct compiled_block){shapes->references.at, shapes->references.n};
    blocks[SECTION_RINGS] = (struct compiled_block){shapes->rings.at, shapes->rings.n};
    blocks[SECTION_LAND] = (struct compiled_block){&shapes->land, 1};
    for (int i = 0; i < 4; i++) {
        blocks[SECTION_AREAS + i] =
            (struct compiled_block){shapes->areas[i].at, shapes->areas[i].n};
    }
    blocks[SECTION_LANDMARKS] = (struct compiled_block){shapes->landmarks.at, shapes->landmarks.n};
    blocks[SECTION_STRINGS] = (struct compiled_block){shapes->strings.at, shapes->strings.n};
    blocks[SECTION_ATTRIBUTION] = (struct compiled_block){ATTRIBUTION, sizeof ATTRIBUTION - 1};
}

bool basemap_build(const char *out_path, const char *source, struct basemap_build_report *report,
                   struct arena *arena, struct error *error)
{
    struct basemap_text text;
    struct basemap_shapes shapes = {0};
    size_t size;
    struct compiled_block blocks[SECTION_COUNT];
    if (!basemap_text_read(&text, source, arena, error)) {
        return false;
    }
    basemap_text_order(&text, arena);
    basemap_arcs_make(&shapes, &text, arena);
    if (!basemap_areas_make(&shapes, &text, arena, error) ||
        !basemap_landmarks_read(&shapes, source, arena, error)) {
        return false;
    }
    collect(blocks, &text, &shapes);
    if (!compiled_write(out_path, &basemap_form, blocks, &size, arena, error)) {
        return false;
    }
    *report = (struct basemap_build_report){.arcs = text.arcs.n,
                                            .points = text.points.n,
                                            .rings = shapes.rings.n,
                                            .countries = shapes.areas[0].n,
                                            .divisions = shapes.areas[2].n,
                                            .bytes = size};
    return true;
}
