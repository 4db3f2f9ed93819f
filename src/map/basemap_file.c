#include "map/basemap_file.h"

#include <string.h>

size_t file_record_size(enum file_section section)
{
    switch (section) {
    case SECTION_POINTS:
        return sizeof(struct file_point);
    case SECTION_WEIGHTS:
        return sizeof(uint16_t);
    case SECTION_ARCS:
        return sizeof(struct file_arc);
    case SECTION_GROUPS:
        return sizeof(struct file_box);
    case SECTION_RUNS:
        return sizeof(struct file_run);
    case SECTION_REFERENCES:
        return sizeof(int32_t);
    case SECTION_RINGS:
        return sizeof(struct file_ring);
    case SECTION_LANDMARKS:
        return sizeof(struct file_landmark);
    case SECTION_STRINGS:
    case SECTION_ATTRIBUTION:
    case SECTION_COUNT:
        return 1;
    default:
        return sizeof(struct file_area);
    }
}

/* FNV-1a over words of eight bytes; the file's parts are whole words. */
uint64_t file_checksum(const void *bytes, size_t n)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    const char *at = bytes;
    for (size_t i = 0; i + 8 <= n; i += 8) {
        uint64_t word;
        memcpy(&word, at + i, 8);
        hash = (hash ^ word) * UINT64_C(0x100000001b3);
        hash ^= hash >> 29;
    }
    return hash;
}
