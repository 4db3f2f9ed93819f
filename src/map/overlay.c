#include "map/overlay.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "map/style.h"

/* simplestyle 1.1's defaults. */
#define STROKE       0x555555ff
#define STROKE_WIDTH 2.0
#define FILL         0x55555500
#define FILL_OPACITY 0.6
#define MARKER       0x7e7e7eff
#define DEPTH_MOST   12
#define SEGMENT_MOST 1.0 /* degrees: longer ones would cut corners in most projections */

struct reader {
    struct overlay *overlay;
    struct arena *arena;
};

/* ---- properties ----------------------------------------------------------------------------- */

static double number_of(const json_t *properties, const char *name, double otherwise)
{
    const json_t *value = json_object_get(properties, name);
    double number = json_is_number(value) ? json_number_value(value) : otherwise;
    return isfinite(number) ? number : otherwise;
}

static uint32_t colour_of(const json_t *properties, const char *name, uint32_t otherwise)
{
    const char *text = json_string_value(json_object_get(properties, name));
    uint32_t colour;
    return text && style_colour(span_of(text), &colour) ? colour : otherwise;
}

static uint32_t with_opacity(uint32_t colour, double opacity)
{
    double share = fmin(fmax(opacity, 0), 1);
    return (colour & 0xffffff00) | (uint32_t)lround(share * 255);
}

/* "4 2", as SVG has it. */
static void read_dashes(struct paint *paint, const char *text)
{
    struct span rest = span_of(text ? text : ""), field;
    for (size_t i = 0; i < PAINT_DASHES && rest.n && span_split(&rest, ' ', &field);) {
        double length;
        if (span_double(span_trim(field), &length) && length > 0 && length < 1000) {
            paint->dash[i++] = length;
        }
    }
}

static struct paint paint_of(const json_t *properties, enum overlay_kind kind)
{
    struct paint paint = {.join = JOIN_ROUND, .even_odd = true};
    if (kind == OVERLAY_POINT) {
        paint.fill = colour_of(properties, "marker-color", MARKER);
        paint.stroke = 0xffffffff;
        paint.width = 0.8;
        return paint;
    }
    uint32_t stroke = colour_of(properties, "stroke", STROKE);
    paint.stroke = with_opacity(stroke, number_of(properties, "stroke-opacity", 1));
    paint.width = fmin(fmax(number_of(properties, "stroke-width", STROKE_WIDTH), 0), 20);
    read_dashes(&paint, json_string_value(json_object_get(properties, "stroke-dasharray")));
    if (kind == OVERLAY_AREA) {
        uint32_t fill = colour_of(properties, "fill", FILL);
        paint.fill = with_opacity(fill, number_of(properties, "fill-opacity", FILL_OPACITY));
    }
    return paint;
}

static double marker_size(const json_t *properties)
{
    const char *size = json_string_value(json_object_get(properties, "marker-size"));
    return !size ? 7 : strcmp(size, "small") == 0 ? 5 : strcmp(size, "large") == 0 ? 10 : 7;
}

/* ---- geometry ------------------------------------------------------------------------------- */

static bool read_point(const json_t *position, struct basemap_point *out)
{
    const json_t *lon = json_array_get(position, 0), *lat = json_array_get(position, 1);
    if (!json_is_number(lon) || !json_is_number(lat)) {
        return false;
    }
    out->lon = json_number_value(lon);
    out->lat = json_number_value(lat);
    return fabs(out->lon) <= 360 && fabs(out->lat) <= 90;
}

struct line_points ARENA_LIST(struct basemap_point);

static void add_segment(struct line_points *line, struct basemap_point to, struct arena *arena)
{
    struct basemap_point from = line->n ? line->at[line->n - 1] : to;
    double length = hypot(to.lon - from.lon, to.lat - from.lat);
    int pieces = (int)fmin(fmax(ceil(length / SEGMENT_MOST), 1), 400);
    for (int i = 1; i <= pieces; i++) {
        double t = (double)i / pieces;
        *list_push(arena, line) = (struct basemap_point){from.lon + t * (to.lon - from.lon),
                                                         from.lat + t * (to.lat - from.lat)};
    }
}

static void read_line(struct reader *reader, struct basemap_rings *parts, const json_t *positions)
{
    struct line_points line = {0};
    for (size_t i = 0; i < json_array_size(positions); i++) {
        struct basemap_point p;
        if (read_point(json_array_get(positions, i), &p)) {
            add_segment(&line, p, reader->arena);
        }
    }
    if (line.n >= 2) {
        *list_push(reader->arena, parts) = (struct basemap_ring){line.at, line.n};
    }
}

static void read_lines(struct reader *reader, struct basemap_rings *parts, const json_t *lines)
{
    for (size_t i = 0; i < json_array_size(lines); i++) {
        read_line(reader, parts, json_array_get(lines, i));
    }
}

static void read_points(struct reader *reader, struct basemap_rings *parts, const json_t *positions)
{
    for (size_t i = 0; i < json_array_size(positions); i++) {
        struct basemap_point *p = arena_new(reader->arena, struct basemap_point);
        if (read_point(json_array_get(positions, i), p)) {
            *list_push(reader->arena, parts) = (struct basemap_ring){p, 1};
        }
    }
}

/* How deep the coordinates of each type are nested, and what they draw. */
static const struct {
    const char *name;
    enum overlay_kind kind;
    int depth;
} types[] = {
    {"Point", OVERLAY_POINT, 0},     {"MultiPoint", OVERLAY_POINT, 1},
    {"LineString", OVERLAY_LINE, 1}, {"MultiLineString", OVERLAY_LINE, 2},
    {"Polygon", OVERLAY_AREA, 2},    {"MultiPolygon", OVERLAY_AREA, 3},
};

static void read_coordinates(struct reader *reader, struct overlay_shape *shape,
                             const json_t *coordinates, int depth)
{
    if (shape->kind == OVERLAY_POINT && depth == 0) {
        json_t *one = json_pack("[O]", coordinates);
        read_points(reader, &shape->parts, one);
        json_decref(one);
    } else if (shape->kind == OVERLAY_POINT) {
        read_points(reader, &shape->parts, coordinates);
    } else if (depth == 1) {
        read_line(reader, &shape->parts, coordinates);
    } else if (depth == 2) {
        read_lines(reader, &shape->parts, coordinates);
    } else {
        for (size_t i = 0; i < json_array_size(coordinates); i++) {
            read_lines(reader, &shape->parts, json_array_get(coordinates, i));
        }
    }
}

static void read_geometry(struct reader *reader, const json_t *geometry, const json_t *properties,
                          int depth)
{
    const char *type = json_string_value(json_object_get(geometry, "type"));
    if (type && strcmp(type, "GeometryCollection") == 0 && depth < DEPTH_MOST) {
        const json_t *parts = json_object_get(geometry, "geometries");
        for (size_t i = 0; i < json_array_size(parts); i++) {
            read_geometry(reader, json_array_get(parts, i), properties, depth + 1);
        }
        return;
    }
    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++) {
        if (strcmp(type, types[i].name) != 0) {
            continue;
        }
        const char *title = json_string_value(json_object_get(properties, "title"));
        struct overlay_shape shape = {.kind = types[i].kind,
                                      .paint = paint_of(properties, types[i].kind),
                                      .size = marker_size(properties)};
        shape.title = title ? arena_strndup(reader->arena, title, strlen(title)) : NULL;
        read_coordinates(reader, &shape, json_object_get(geometry, "coordinates"), types[i].depth);
        if (shape.parts.n) {
            *list_push(reader->arena, &reader->overlay->shapes) = shape;
        }
    }
}

static void read_object(struct reader *reader, const json_t *object)
{
    const json_t *features = json_object_get(object, "features");
    for (size_t i = 0; i < json_array_size(features); i++) {
        const json_t *feature = json_array_get(features, i);
        read_geometry(reader, json_object_get(feature, "geometry"),
                      json_object_get(feature, "properties"), 0);
    }
    if (json_object_get(object, "geometry")) {
        read_geometry(reader, json_object_get(object, "geometry"),
                      json_object_get(object, "properties"), 0);
    }
    if (json_object_get(object, "coordinates")) {
        read_geometry(reader, object, NULL, 0);
    }
}

/* "maps/front_line.geojson" is "front line". */
static const char *name_of(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    char *name = arena_strndup(arena, base, strcspn(base, "."));
    for (char *c = name; *c; c++) {
        *c = *c == '_' || *c == '-' ? ' ' : *c;
    }
    return name;
}

bool overlay_read(struct overlay *out, const char *path, struct span bytes, struct arena *arena,
                  struct error *error)
{
    json_error_t bad;
    json_t *root = json_loadb(bytes.at, bytes.n, JSON_REJECT_DUPLICATES, &bad);
    if (!root) {
        return error_set(error, ERROR_INPUT, "%s:%d:%d: %s", path, bad.line, bad.column, bad.text);
    }
    struct overlay overlay = {.title = name_of(path, arena)};
    struct reader reader = {&overlay, arena};
    const char *title = json_string_value(json_object_get(root, "title"));
    title = title ? title : json_string_value(json_object_get(root, "name"));
    if (title) {
        overlay.title = arena_strndup(arena, title, strlen(title));
    }
    read_object(&reader, root);
    json_decref(root);
    if (!overlay.shapes.n) {
        return error_set(error, ERROR_INPUT, "%s: no geometry to draw", path);
    }
    *out = overlay;
    return true;
}
