#include "incident/property.h"

#include <math.h>
#include <string.h>

/* Longer text in a property is somebody's mistake or attack; quotes of articles stay far below. */
#define TEXT_LIMIT ((size_t)4096)

static void put_null(struct buffer *out)
{
    buffer_add(out, "null", 4);
}

void put_text(struct buffer *out, const char *value)
{
    struct span text = span_of(value ? value : "");
    if (value && utf8_valid(text)) { /* a file's name may be anything */
        buffer_json_string(out, text);
    } else {
        put_null(out);
    }
}

/* Known words, plain ASCII. */
static void put_word(struct buffer *out, const char *word)
{
    buffer_json_string(out, span_of(word));
}

static void put_filled(struct buffer *out, const char *value)
{
    put_text(out, value && *value ? value : NULL);
}

const char *json_text(const json_t *value, struct arena *arena)
{
    size_t n = json_string_length(value);
    const char *at = json_string_value(value);
    if (!at || n == 0 || memchr(at, '\0', n)) {
        return NULL;
    }
    if (n > TEXT_LIMIT) {
        n = TEXT_LIMIT;
        while (n && ((unsigned char)at[n] & 0xC0) == 0x80) {
            n--;
        }
    }
    return arena_strndup(arena, at, n);
}

#define TEXT_PROPERTY(field)                                                                       \
    static void put_##field(struct buffer *out, const struct incident *incident)                   \
    {                                                                                              \
        put_filled(out, incident->field);                                                          \
    }                                                                                              \
    static void set_##field(struct incident *incident, const json_t *value, struct arena *arena)   \
    {                                                                                              \
        incident->field = json_text(value, arena);                                                 \
    }

TEXT_PROPERTY(id)
TEXT_PROPERTY(type)
TEXT_PROPERTY(acled_event_type)
TEXT_PROPERTY(acled_sub_event_type)
TEXT_PROPERTY(location_text)
TEXT_PROPERTY(actor1)
TEXT_PROPERTY(actor2)
TEXT_PROPERTY(weapon)
TEXT_PROPERTY(target)
TEXT_PROPERTY(summary)
#undef TEXT_PROPERTY

static void put_category(struct buffer *out, const struct incident *incident)
{
    put_word(out, category_name(incident->category));
}

static void set_category(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    const char *name = json_string_value(value);
    if (name) {
        category_from_name(span_of(name), &incident->category);
    }
}

static void put_status(struct buffer *out, const struct incident *incident)
{
    put_word(out, status_name(incident->status));
}

static void set_status(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    const char *name = json_string_value(value);
    if (name) {
        status_from_name(span_of(name), &incident->status);
    }
}

static void put_day(struct buffer *out, int32_t value)
{
    char written[11];
    if (value == DAY_NONE) {
        put_null(out);
        return;
    }
    day_format(value, written);
    put_word(out, written);
}

static int32_t read_day(const json_t *value)
{
    const char *written = json_string_value(value);
    return written ? day_parse(span_of(written)) : DAY_NONE;
}

static void put_date_start(struct buffer *out, const struct incident *incident)
{
    put_day(out, incident->date.first);
}

static void set_date_start(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    incident->date.first = read_day(value);
}

static void put_date_end(struct buffer *out, const struct incident *incident)
{
    put_day(out, incident->date.last);
}

static void set_date_end(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    incident->date.last = read_day(value);
}

static void put_time_precision(struct buffer *out, const struct incident *incident)
{
    put_word(out, time_precision_name(incident->date.precision));
}

static void set_time_precision(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    const char *name = json_string_value(value);
    if (name) {
        time_precision_from_name(span_of(name), &incident->date.precision);
    }
}

static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};

static void put_weekday(struct buffer *out, const struct incident *incident)
{
    put_filled(out, incident->weekday >= 0 && incident->weekday < 7 ? weekdays[incident->weekday]
                                                                    : NULL);
}

static void set_weekday(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    const char *name = json_string_value(value);
    for (int i = 0; name && i < 7; i++) {
        if (strcmp(name, weekdays[i]) == 0) {
            incident->weekday = (int8_t)i;
        }
    }
}

#define LOCATION_TEXT(field)                                                                       \
    static void put_##field(struct buffer *out, const struct incident *incident)                   \
    {                                                                                              \
        put_filled(out, incident->location.field);                                                 \
    }                                                                                              \
    static void set_##field(struct incident *incident, const json_t *value, struct arena *arena)   \
    {                                                                                              \
        incident->location.field = json_text(value, arena);                                        \
    }

LOCATION_TEXT(name)
LOCATION_TEXT(admin1)
LOCATION_TEXT(country)
#undef LOCATION_TEXT

static void put_country_code(struct buffer *out, const struct incident *incident)
{
    put_filled(out, incident->location.country_code);
}

static void set_country_code(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    const char *code = json_string_value(value);
    if (code && strlen(code) == 2) {
        memcpy(incident->location.country_code, code, 3);
    }
}

static void put_geonameid(struct buffer *out, const struct incident *incident)
{
    if (incident->location.geonameid > 0) {
        buffer_integer(out, incident->location.geonameid);
    } else {
        put_null(out);
    }
}

static void set_geonameid(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    incident->location.geonameid = json_integer_value(value) > 0 ? json_integer_value(value) : 0;
}

static void put_geo_precision(struct buffer *out, const struct incident *incident)
{
    put_word(out, geo_precision_name(incident->location.precision));
}

static void set_geo_precision(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    const char *name = json_string_value(value);
    if (name) {
        geo_precision_from_name(span_of(name), &incident->location.precision);
    }
}

void put_real(struct buffer *out, double value, int decimals)
{
    size_t start = out->n;
    if (!isfinite(value)) {
        put_null(out);
        return;
    }
    buffer_number(out, value, decimals);
    if (!memchr(out->at + start, '.', out->n - start)) {
        buffer_add(out, ".0", 2);
    }
}

static void put_geo_radius_km(struct buffer *out, const struct incident *incident)
{
    if (incident->location.precision == PRECISION_NONE) {
        put_null(out);
    } else {
        put_real(out, incident->location.radius_km, 1); /* STEPS_A_KM */
    }
}

static void set_geo_radius_km(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    double radius = json_number_value(value);
    incident->location.radius_km = radius > 0 && radius < 21000 ? radius : 0;
}

static void put_confidence(struct buffer *out, const struct incident *incident)
{
    put_real(out, incident->confidence, 2); /* CONFIDENCE_STEPS */
}

static void set_confidence(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    double confidence = json_number_value(value);
    incident->confidence = confidence >= 0 && confidence <= 1 ? confidence : 0;
}

void put_figure(struct buffer *out, int32_t part)
{
    if (part == FIGURE_UNKNOWN) {
        put_null(out);
    } else {
        buffer_integer(out, part);
    }
}

static int32_t read_figure_part(const json_t *object, const char *name, const char *part)
{
    char key[32];
    snprintf(key, sizeof key, "%s_%s", name, part);
    const json_t *value = json_object_get(object, key);
    /* QGIS writes integers back as reals now and then. */
    double number = json_number_value(value);
    return json_is_number(value) && number >= 0 && number < 1e9 ? (int32_t)number : FIGURE_UNKNOWN;
}

struct figure figure_read(const json_t *object, const char *name)
{
    return (struct figure){.low = read_figure_part(object, name, "low"),
                           .best = read_figure_part(object, name, "best"),
                           .high = read_figure_part(object, name, "high")};
}

/* In the order of DESIGN.md. The figures stand between `target` and `confidence`: see geojson.c. */
#define ROW(name, field)                                                                           \
    {                                                                                              \
        {(name), sizeof(name) - 1}, put_##field, set_##field                                       \
    }
static const struct property table[] = {
    ROW("id", id),
    ROW("category", category),
    ROW("type", type),
    ROW("acled_event_type", acled_event_type),
    ROW("acled_sub_event_type", acled_sub_event_type),
    ROW("status", status),
    ROW("date_start", date_start),
    ROW("date_end", date_end),
    ROW("time_precision", time_precision),
    ROW("weekday", weekday),
    ROW("location", name),
    ROW("location_text", location_text),
    ROW("admin1", admin1),
    ROW("country", country),
    ROW("country_code", country_code),
    ROW("geonameid", geonameid),
    ROW("geo_precision", geo_precision),
    ROW("geo_radius_km", geo_radius_km),
    ROW("actor1", actor1),
    ROW("actor2", actor2),
    ROW("weapon", weapon),
    ROW("target", target),
    ROW("confidence", confidence),
    ROW("summary", summary),
    {{NULL, 0}, NULL, NULL},
};

const struct property *properties(void)
{
    return table;
}
