#include "map/basemap_file.h"

static const struct compiled_part sections[SECTION_COUNT] = {
    [SECTION_POINTS] = {"points", sizeof(struct file_point)},
    [SECTION_WEIGHTS] = {"weights", sizeof(uint16_t)},
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
