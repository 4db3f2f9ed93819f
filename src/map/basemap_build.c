#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "map/basemap_build_parts.h"

#define ATTRIBUTION "Natural Earth; rivers and lakes: GSHHG"

/* What goes into each section. */
struct part {
    const void *at;
    size_t n;
};

static void collect(struct part *parts, const struct basemap_text *text,
                    const struct basemap_shapes *shapes)
{
    parts[SECTION_POINTS] = (struct part){text->points.at, text->points.n};
    parts[SECTION_WEIGHTS] = (struct part){shapes->weights, text->points.n};
    parts[SECTION_ARCS] = (struct part){shapes->arcs, text->arcs.n};
    parts[SECTION_GROUPS] = (struct part){shapes->groups, basemap_group_count(text->arcs.n)};
    parts[SECTION_RUNS] = (struct part){shapes->runs.at, shapes->runs.n};
    parts[SECTION_REFERENCES] = (struct part){shapes->references.at, shapes->references.n};
    parts[SECTION_RINGS] = (struct part){shapes->rings.at, shapes->rings.n};
    parts[SECTION_LAND] = (struct part){&shapes->land, 1};
    for (int i = 0; i < 4; i++) {
        parts[SECTION_AREAS + i] = (struct part){shapes->areas[i].at, shapes->areas[i].n};
    }
    parts[SECTION_LANDMARKS] = (struct part){shapes->landmarks.at, shapes->landmarks.n};
    parts[SECTION_STRINGS] = (struct part){shapes->strings.at, shapes->strings.n};
    parts[SECTION_ATTRIBUTION] = (struct part){ATTRIBUTION, sizeof ATTRIBUTION - 1};
}

static size_t whole_words(size_t n)
{
    return (n + 7) / 8 * 8;
}

static struct span lay_out(const struct part *parts, struct arena *arena)
{
    struct file_header header = {.magic = FILE_MAGIC, /* eight letters, no NUL */
                                 .byte_order = FILE_BYTE_ORDER,
                                 .version = FILE_VERSION};
    size_t size = sizeof header;
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        header.section[i].offset = size;
        header.section[i].count = parts[i].n;
        size += whole_words(parts[i].n * file_record_size((enum file_section)i));
    }
    char *bytes = arena_alloc(arena, size);
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (parts[i].n) {
            memcpy(bytes + header.section[i].offset, parts[i].at,
                   parts[i].n * file_record_size((enum file_section)i));
        }
    }
    header.size = size;
    header.checksum = file_checksum(bytes + sizeof header, size - sizeof header);
    header.header_checksum = file_checksum(&header, sizeof header);
    memcpy(bytes, &header, sizeof header);
    return (struct span){bytes, size};
}

bool basemap_build(const char *out_path, const char *source, struct basemap_build_report *report,
                   struct arena *arena, struct error *error)
{
    struct basemap_text text;
    struct basemap_shapes shapes = {0};
    struct part parts[SECTION_COUNT];
    if (!basemap_text_read(&text, source, arena, error)) {
        return false;
    }
    basemap_text_order(&text, arena);
    basemap_arcs_make(&shapes, &text, arena);
    if (!basemap_areas_make(&shapes, &text, arena, error) ||
        !basemap_landmarks_read(&shapes, source, arena, error)) {
        return false;
    }
    collect(parts, &text, &shapes);
    struct span bytes = lay_out(parts, arena);
    if (!output_write_all(out_path, bytes, arena, error)) {
        return false;
    }
    *report = (struct basemap_build_report){.arcs = text.arcs.n,
                                            .points = text.points.n,
                                            .rings = shapes.rings.n,
                                            .countries = shapes.areas[0].n,
                                            .divisions = shapes.areas[2].n,
                                            .bytes = bytes.n};
    return true;
}
