#include "map/settings.h"

#include <math.h>
#include <string.h>

#include "base/file.h"

#define PX_PER_MM     (96 / 25.4)
#define DEFAULT_WIDTH (180 * PX_PER_MM)
#define SIDE_LEAST    200.0
#define SIDE_MOST     8000.0
#define STYLE_LIMIT   (1 << 20)

static const struct {
    const char *name;
    double width_mm, height_mm;
} papers[] = {
    {"a3", 297, 420},           {"a4", 210, 297},           {"a5", 148, 210},
    {"a6", 105, 148},           {"letter", 215.9, 279.4},   {"a3-landscape", 420, 297},
    {"a4-landscape", 297, 210}, {"a5-landscape", 210, 148}, {"a6-landscape", 148, 105},
};

static const struct {
    const char *name;
    double px;
} units[] = {{"mm", PX_PER_MM}, {"cm", PX_PER_MM * 10}, {"in", 96}, {"pt", 96 / 72.0}, {"px", 1}};

/* "180mm", "7in", "800" */
static bool parse_length(struct span text, double *out)
{
    double unit = 1;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (text.n > 2 && span_ends(text, units[i].name)) {
            unit = units[i].px;
            text.n -= 2;
            break;
        }
    }
    double value;
    if (!span_double(text, &value) || !(value * unit >= SIDE_LEAST && value * unit <= SIDE_MOST)) {
        return false;
    }
    *out = value * unit;
    return true;
}

static bool parse_ratio(struct span text, double *width, double *height)
{
    struct span left, rest = text;
    double a, b;
    span_split(&rest, ':', &left);
    if (!rest.at || !span_double(left, &a) || !span_double(rest, &b) || !(a > 0 && b > 0) ||
        a / b > 5 || b / a > 5) {
        return false;
    }
    *width = DEFAULT_WIDTH;
    *height = DEFAULT_WIDTH * b / a;
    return true;
}

bool map_size_parse(const char *name, double *width, double *height)
{
    struct span text = span_of(name), left, rest = text;
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
        if (span_is_nocase(text, papers[i].name)) {
            *width = papers[i].width_mm * PX_PER_MM;
            *height = papers[i].height_mm * PX_PER_MM;
            return true;
        }
    }
    if (span_is_nocase(text, "square")) {
        *width = *height = DEFAULT_WIDTH;
        return true;
    }
    if (memchr(text.at, ':', text.n)) {
        return parse_ratio(text, width, height);
    }
    double w, h = 0;
    span_split(&rest, 'x', &left);
    if (rest.n > 1 && rest.at[0] == 'x') { /* "800pxx560px" */
        left.n++;
        rest.at++;
        rest.n--;
    }
    if (!parse_length(left, &w) || (rest.at && !parse_length(rest, &h))) {
        return false;
    }
    *width = w;
    *height = h;
    return true;
}

bool map_extent_parse(const char *text, struct basemap_box *out)
{
    struct span rest = span_of(text), field;
    double v[4];
    for (int i = 0; i < 4; i++) {
        if (!span_split(&rest, ',', &field) || !span_double(span_trim(field), &v[i])) {
            return false;
        }
    }
    bool good = !rest.at && fabs(v[0]) <= 360 && fabs(v[2]) <= 360 && v[1] >= -90 && v[3] <= 90 &&
                v[1] < v[3] && v[0] != v[2] && v[2] - v[0] <= 360;
    if (!good) {
        return false;
    }
    *out = (struct basemap_box){v[0], v[1], v[2] < v[0] ? v[2] + 360 : v[2], v[3]};
    return true;
}

static bool read_style(struct map_options *out, const struct map_settings *settings,
                       struct arena *arena, struct error *error)
{
    if (!style_theme(&out->style, settings->theme, error)) {
        return false;
    }
    if (!settings->style) {
        return true;
    }
    struct file_map file;
    if (!file_map(&file, settings->style, STYLE_LIMIT, arena, error)) {
        return false;
    }
    bool done = style_read(&out->style, settings->style, file.bytes, arena, error);
    file_unmap(&file);
    return done;
}

static bool parse_by(const char *text, enum map_by *out)
{
    if (strcmp(text, "day") == 0) {
        *out = BY_DAY;
        return true;
    }
    *out = BY_WEEK;
    return strcmp(text, "week") == 0;
}

bool map_options_read(struct map_options *out, const struct map_settings *s, struct arena *arena,
                      struct error *error)
{
    struct map_options o = {.width = DEFAULT_WIDTH, .title = s->title, .projection = s->projection};
    if (s->boundaries && !boundary_view_parse(s->boundaries, &o.boundaries)) {
        return error_set(error, ERROR_USAGE, "no boundary view '%s': un and de-facto are known",
                         s->boundaries);
    }
    if (s->extent && !map_extent_parse(s->extent, &o.extent)) {
        return error_set(error, ERROR_USAGE,
                         "not an extent: '%s'; give west,south,east,north in degrees", s->extent);
    }
    o.has_extent = s->extent != NULL;
    if (s->size && !map_size_parse(s->size, &o.width, &o.height)) {
        return error_set(error, ERROR_USAGE,
                         "not a size: '%s'; try 180mm, 180mmx120mm, 800x560, a4, 16:9 or square",
                         s->size);
    }
    o.apart = s->apart;
    if (s->by && !parse_by(s->by, &o.by)) {
        return error_set(error, ERROR_USAGE, "not a unit of time: '%s'; day and week are known",
                         s->by);
    }
    if (s->language && !language_parse(s->language, &o.language)) {
        return error_set(error, ERROR_USAGE,
                         "no words for language '%s': en, de, fr, es, uk and ru are known",
                         s->language);
    }
    if (!read_style(&o, s, arena, error)) {
        return false;
    }
    *out = o;
    return true;
}
