#include <math.h>
#include <string.h>

#include "base/file.h"
#include "basemap/build_parts.h"

#define LARGEST_TABLE ((size_t)64 << 20)
#define MOST_NAME     200

static const char *const kinds[LANDMARK_KINDS] = {
    [LANDMARK_CAPITAL] = "capital", [LANDMARK_SEAT] = "seat", [LANDMARK_CITY] = "city",
    [LANDMARK_OCEAN] = "ocean",     [LANDMARK_SEA] = "sea",   [LANDMARK_STRAIT] = "strait",
};

static bool kind_from(struct span name, uint8_t *out)
{
    for (int i = 0; i < LANDMARK_KINDS; i++) {
        if (span_is(name, kinds[i])) {
            *out = (uint8_t)i;
            return true;
        }
    }
    return false;
}

static bool read_row(struct file_landmark *out, struct span line, struct span *name)
{
    struct span field[6] = {{0}};
    for (size_t i = 0; i < 6; i++) {
        if (!span_split(&line, '\t', &field[i])) {
            return false;
        }
    }
    double lon, lat;
    int64_t population, radius;
    if (!kind_from(field[0], &out->kind) || !field[1].n || field[1].n > MOST_NAME ||
        !span_double(field[2], &lon) || !span_double(field[3], &lat) ||
        !span_int(field[4], &population) || !span_int(field[5], &radius) ||
        !(fabs(lon) <= 180 && fabs(lat) <= 90) || population < 0 || population > UINT32_MAX ||
        radius < 0 || radius > UINT16_MAX) {
        return false;
    }
    out->at =
        (struct file_point){(int32_t)lround(lon * FILE_STEPS), (int32_t)lround(lat * FILE_STEPS)};
    out->population = (uint32_t)population;
    out->radius_km = (uint16_t)radius;
    *name = field[1];
    return true;
}

bool basemap_landmarks_read(struct basemap_shapes *shapes, const char *source, struct arena *arena,
                            struct error *error)
{
    static const char file[] = "landmarks.tsv";
    const char *path = arena_printf(arena, "%s/%s", source, file);
    struct file_map map;
    if (!file_exists(path)) {
        return true; /* a map without them is still a map */
    }
    if (!file_map(&map, path, LARGEST_TABLE, arena, error)) {
        return false;
    }
    struct span rest = map.bytes, line, name;
    for (size_t n = 1; span_split(&rest, '\n', &line); n++) {
        if (line.n == 0 || line.at[0] == '#') {
            continue;
        }
        struct file_landmark mark = {0};
        if (!read_row(&mark, line, &name)) {
            file_unmap(&map);
            return error_set(error, ERROR_INPUT, "%s:%zu: not a landmark", file, n);
        }
        mark.name = (uint32_t)shapes->strings.n;
        mark.name_n = (uint8_t)name.n;
        buffer_add(&shapes->strings, name.at, name.n);
        *list_push(arena, &shapes->landmarks) = mark;
    }
    file_unmap(&map);
    return true;
}
