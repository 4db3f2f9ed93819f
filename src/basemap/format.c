#include "basemap/format.h"

#include <math.h>

static const struct compiled_part sections[SECTION_COUNT] = {
    [SECTION_LEVELS] = {"coarse vertices", 1},
    [SECTION_LEVELS + 1] = {"vertices", 1},
    [SECTION_LEVELS + 2] = {"fine vertices", 1},
    [SECTION_ARCS] = {"arcs", sizeof(struct file_arc)},
    [SECTION_GROUPS] = {"groups", sizeof(struct file_box)},
    [SECTION_REFERENCES] = {"references", sizeof(int32_t)},
    [SECTION_RUNS] = {"runs", sizeof(struct file_run)},
    [SECTION_RINGS] = {"rings", sizeof(struct file_ring)},
    [SECTION_LAND] = {"land", sizeof(struct file_area)},
    [SECTION_AREAS] = {"countries", sizeof(struct file_area)},
    [SECTION_AREAS + 1] = {"countries, de facto", sizeof(struct file_area)},
    [SECTION_AREAS + 2] = {"divisions", sizeof(struct file_area)},
    [SECTION_AREAS + 3] = {"divisions, de facto", sizeof(struct file_area)},
    [SECTION_LANDMARKS] = {"landmarks", sizeof(struct file_landmark)},
    [SECTION_STRINGS] = {"strings", 1},
    [SECTION_ATTRIBUTION] = {"attribution", 1},
};

const struct compiled_form basemap_form = {.kind = "basemap",
                                           .magic = FILE_MAGIC,
                                           .version = FILE_VERSION,
                                           .n_sections = SECTION_COUNT,
                                           .sections = sections};

uint8_t file_weight(double steps)
{
    return steps >= 1 ? (uint8_t)fmin(UINT8_MAX, 16 * log2(steps)) : 0;
}

/* A page-wide map of the world draws nothing below 1000 steps, one of a country little below 64. */
uint8_t file_level_least(int level)
{
    static const uint8_t least[FILE_LEVELS] = {16 * 9, 16 * 6, 1}; /* 512, 64 and 1 steps */
    return least[level];
}

struct file_point file_expected(struct file_point before, struct file_point after, size_t n)
{
    int64_t parts = (int64_t)n + 1;
    return (struct file_point){(int32_t)(before.x + ((int64_t)after.x - before.x) / parts),
                               (int32_t)(before.y + ((int64_t)after.y - before.y) / parts)};
}
