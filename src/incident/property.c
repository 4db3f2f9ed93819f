#include "incident/property.h"

#include <math.h>
#include <string.h>

/* Longer text in a property is somebody's mistake or attack; quotes of articles stay far below. */
#define TEXT_LIMIT ((size_t)4096)

static json_t *text(const char *value)
{
    return value && *value ? json_string(value) : NULL;
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
    static json_t *get_##field(const struct incident *incident)                                    \
    {                                                                                              \
        return text(incident->field);                                                              \
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

static json_t *get_category(const struct incident *incident)
{
    return json_string(category_name(incident->category));
}

static void set_category(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    const char *name = json_string_value(value);
    if (name) {
        category_from_name(span_of(name), &incident->category);
    }
}

static json_t *get_status(const struct incident *incident)
{
    return json_string(status_name(incident->status));
}

static void set_status(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    const char *name = json_string_value(value);
    if (name) {
        status_from_name(span_of(name), &incident->status);
    }
}

static json_t *day(int32_t value)
{
    char written[11];
    if (value == DAY_NONE) {
        return NULL;
    }
    day_format(value, written);
    return json_string(written);
}

static int32_t read_day(const json_t *value)
{
    const char *written = json_string_value(value);
    return written ? day_parse(span_of(written)) : DAY_NONE;
}

static json_t *get_date_start(const struct incident *incident)
{
    return day(incident->date.first);
}

static void set_date_start(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    incident->date.first = read_day(value);
}

static json_t *get_date_end(const struct incident *incident)
{
    return day(incident->date.last);
}

static void set_date_end(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    incident->date.last = read_day(value);
}

static json_t *get_time_precision(const struct incident *incident)
{
    return json_string(time_precision_name(incident->date.precision));
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

static json_t *get_weekday(const struct incident *incident)
{
    return incident->weekday >= 0 && incident->weekday < 7
               ? json_string(weekdays[incident->weekday])
               : NULL;
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
    static json_t *get_##field(const struct incident *incident)                                    \
    {                                                                                              \
        return text(incident->location.field);                                                     \
    }                                                                                              \
    static void set_##field(struct incident *incident, const json_t *value, struct arena *arena)   \
    {                                                                                              \
        incident->location.field = json_text(value, arena);                                        \
    }

LOCATION_TEXT(name)
LOCATION_TEXT(admin1)
LOCATION_TEXT(country)
#undef LOCATION_TEXT

static json_t *get_country_code(const struct incident *incident)
{
    return text(incident->location.country_code);
}

static void set_country_code(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    const char *code = json_string_value(value);
    if (code && strlen(code) == 2) {
        memcpy(incident->location.country_code, code, 3);
    }
}

static json_t *get_geonameid(const struct incident *incident)
{
    return incident->location.geonameid > 0 ? json_integer(incident->location.geonameid) : NULL;
}

static void set_geonameid(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    incident->location.geonameid = json_integer_value(value) > 0 ? json_integer_value(value) : 0;
}

static json_t *get_geo_precision(const struct incident *incident)
{
    return json_string(geo_precision_name(incident->location.precision));
}

static void set_geo_precision(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    const char *name = json_string_value(value);
    if (name) {
        geo_precision_from_name(span_of(name), &incident->location.precision);
    }
}

static json_t *rounded(double value, double steps)
{
    return isfinite(value) ? json_real(round(value * steps) / steps) : NULL;
}

static json_t *get_geo_radius_km(const struct incident *incident)
{
    return incident->location.precision == PRECISION_NONE
               ? NULL
               : rounded(incident->location.radius_km, STEPS_A_KM);
}

static void set_geo_radius_km(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    double radius = json_number_value(value);
    incident->location.radius_km = radius > 0 && radius < 21000 ? radius : 0;
}

static json_t *get_confidence(const struct incident *incident)
{
    return rounded(incident->confidence, CONFIDENCE_STEPS);
}

static void set_confidence(struct incident *incident, const json_t *value, struct arena *arena)
{
    (void)arena;
    double confidence = json_number_value(value);
    incident->confidence = confidence >= 0 && confidence <= 1 ? confidence : 0;
}

static json_t *figure_part(int32_t value)
{
    return value == FIGURE_UNKNOWN ? json_null() : json_integer(value);
}

void figure_write(json_t *object, const char *name, struct figure figure)
{
    char key[32];
    snprintf(key, sizeof key, "%s_low", name);
    json_object_set_new(object, key, figure_part(figure.low));
    snprintf(key, sizeof key, "%s_best", name);
    json_object_set_new(object, key, figure_part(figure.best));
    snprintf(key, sizeof key, "%s_high", name);
    json_object_set_new(object, key, figure_part(figure.high));
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
static const struct property table[] = {
    {"id", get_id, set_id},
    {"category", get_category, set_category},
    {"type", get_type, set_type},
    {"acled_event_type", get_acled_event_type, set_acled_event_type},
    {"acled_sub_event_type", get_acled_sub_event_type, set_acled_sub_event_type},
    {"status", get_status, set_status},
    {"date_start", get_date_start, set_date_start},
    {"date_end", get_date_end, set_date_end},
    {"time_precision", get_time_precision, set_time_precision},
    {"weekday", get_weekday, set_weekday},
    {"location", get_name, set_name},
    {"location_text", get_location_text, set_location_text},
    {"admin1", get_admin1, set_admin1},
    {"country", get_country, set_country},
    {"country_code", get_country_code, set_country_code},
    {"geonameid", get_geonameid, set_geonameid},
    {"geo_precision", get_geo_precision, set_geo_precision},
    {"geo_radius_km", get_geo_radius_km, set_geo_radius_km},
    {"actor1", get_actor1, set_actor1},
    {"actor2", get_actor2, set_actor2},
    {"weapon", get_weapon, set_weapon},
    {"target", get_target, set_target},
    {"confidence", get_confidence, set_confidence},
    {"summary", get_summary, set_summary},
    {NULL, NULL, NULL},
};

const struct property *properties(void)
{
    return table;
}
