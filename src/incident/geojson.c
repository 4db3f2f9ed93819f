#include "incident/geojson.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "incident/property.h"

/* ---- order and ids ---- */

static int compare_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int compare_numbers(double a, double b)
{
    return (a > b) - (a < b);
}

/* Undated ones come last. */
static int compare_days(int32_t a, int32_t b)
{
    if (a == b) {
        return 0;
    }
    if (a == DAY_NONE || b == DAY_NONE) {
        return a == DAY_NONE ? 1 : -1;
    }
    return a < b ? -1 : 1;
}

static int compare_first_sources(const struct incident *a, const struct incident *b)
{
    if (!a->sources.n || !b->sources.n) {
        return (int)(a->sources.n > 0) - (int)(b->sources.n > 0);
    }
    int c = compare_text(a->sources.at[0].article, b->sources.at[0].article);
    if (c) {
        return c;
    }
    c = compare_numbers(a->sources.at[0].start, b->sources.at[0].start);
    return c ? c : compare_text(a->sources.at[0].quote, b->sources.at[0].quote);
}

static int compare_incidents(const void *left, const void *right)
{
    const struct incident *a = left, *b = right;
    int c = compare_days(a->date.first, b->date.first);
    c = c ? c : (int)a->category - (int)b->category;
    c = c ? c : compare_text(a->location.name, b->location.name);
    c = c ? c : compare_numbers(a->location.lon, b->location.lon);
    c = c ? c : compare_numbers(a->location.lat, b->location.lat);
    c = c ? c : compare_text(a->type, b->type);
    c = c ? c : compare_text(a->actor1, b->actor1);
    c = c ? c : compare_first_sources(a, b);
    return c ? c : compare_text(a->summary, b->summary);
}

static uint64_t hash_text(uint64_t hash, const char *text)
{
    return phrase_add(hash, text_fold_hash(span_of(text ? text : "")));
}

static uint64_t incident_hash(const struct incident *incident, struct arena *arena)
{
    uint64_t hash = hash_text(PHRASE_START, category_name(incident->category));
    hash = hash_text(hash, incident->location.name);
    hash = hash_text(hash, incident->location.country_code);
    hash = hash_text(hash, incident->actor1);
    hash = hash_text(
        hash, arena_printf(arena, "%d %d", (int)incident->date.first, (int)incident->weekday));
    for (size_t i = 0; i < incident->parties.n; i++) {
        hash = hash_text(hash, incident->parties.at[i]);
    }
    return hash;
}

static bool id_taken(const struct incidents *incidents, size_t before, const char *id)
{
    for (size_t i = before; i-- > 0;) {
        /* Equal ids stand together: they share the day, which is the first key of the order. */
        if (compare_days(incidents->at[i].date.first, incidents->at[before].date.first) != 0) {
            return false;
        }
        if (strcmp(incidents->at[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

void incidents_order(struct incidents *incidents, struct arena *arena)
{
    if (incidents->n > 1) {
        qsort(incidents->at, incidents->n, sizeof *incidents->at, compare_incidents);
    }
    for (size_t i = 0; i < incidents->n; i++) {
        struct incident *incident = &incidents->at[i];
        if (incident->id) {
            continue;
        }
        uint64_t hash = incident_hash(incident, arena);
        incident->id = arena_printf(arena, "%c%010llx", category_name(incident->category)[0],
                                    (unsigned long long)(hash >> 24));
        for (int more = 2; id_taken(incidents, i, incident->id); more++) {
            incident->id = arena_printf(arena, "%c%010llx-%d", category_name(incident->category)[0],
                                        (unsigned long long)(hash >> 24), more);
        }
    }
}

/* ---- reading ---- */

static void read_names(struct names *out, const json_t *array, struct arena *arena)
{
    size_t i;
    json_t *value;
    json_array_foreach(array, i, value)
    {
        const char *name = json_text(value, arena);
        if (name) {
            *list_push(arena, out) = name;
        }
    }
}

static uint32_t read_offset(const json_t *object, const char *key)
{
    json_int_t value = json_integer_value(json_object_get(object, key));
    return value > 0 && value <= UINT32_MAX ? (uint32_t)value : 0;
}

static void read_properties(struct incident *out, const json_t *object, struct arena *arena)
{
    *out = (struct incident){.weekday = WEEKDAY_NONE, .date = {DAY_NONE, DAY_NONE, TIME_UNKNOWN}};
    for (const struct property *p = properties(); p->name.at; p++) {
        const json_t *value = json_object_getn(object, p->name.at, p->name.n);
        if (value && !json_is_null(value)) {
            p->set(out, value, arena);
        }
    }
    out->fatalities = figure_read(object, "fatalities");
    out->injured = figure_read(object, "injured");
    read_names(&out->parties, json_object_get(object, "parties"), arena);
    read_names(&out->mediators, json_object_get(object, "mediators"), arena);
    if (out->date.last == DAY_NONE || out->date.last < out->date.first) {
        out->date.last = out->date.first;
    }
    if (out->date.first == DAY_NONE) {
        out->date = (struct day_range){DAY_NONE, DAY_NONE, TIME_UNKNOWN};
    } else if (out->date.precision == TIME_UNKNOWN) {
        out->date.precision = out->date.last > out->date.first ? TIME_RANGE : TIME_DAY;
    }
}

static void read_point(struct incident *out, const json_t *lon, const json_t *lat)
{
    double x = json_number_value(lon), y = json_number_value(lat);
    if (!json_is_number(lon) || !json_is_number(lat) || !(fabs(x) <= 180) || !(fabs(y) <= 90)) {
        out->location.precision = PRECISION_NONE;
        return;
    }
    out->location.lon = x;
    out->location.lat = y;
    if (out->location.precision == PRECISION_NONE) {
        out->location.precision = PRECISION_SETTLEMENT;
    }
}

static const struct incident *read_account(const json_t *object, struct arena *arena)
{
    struct incident *account = arena_new(arena, struct incident);
    read_properties(account, object, arena);
    read_point(account, json_object_get(object, "lon"), json_object_get(object, "lat"));
    return account;
}

static void read_source(struct source *out, const json_t *object, enum status status,
                        struct arena *arena)
{
    out->article = json_text(json_object_get(object, "article"), arena);
    out->outlet = json_text(json_object_get(object, "outlet"), arena);
    out->url = json_text(json_object_get(object, "url"), arena);
    out->published = json_text(json_object_get(object, "published"), arena);
    out->quote = json_text(json_object_get(object, "quote"), arena);
    out->start = read_offset(object, "start");
    out->end = read_offset(object, "end");
    out->status = status;
    const char *name = json_string_value(json_object_get(object, "status"));
    if (name) {
        status_from_name(span_of(name), &out->status);
    }
    out->fatalities = figure_read(object, "fatalities");
    out->injured = figure_read(object, "injured");
    const json_t *account = json_object_get(object, "account");
    if (json_is_object(account)) {
        out->account = read_account(account, arena);
    }
}

static void read_feature(struct incident *out, const json_t *feature, struct arena *arena)
{
    const json_t *object = json_object_get(feature, "properties");
    read_properties(out, object, arena);
    if (!out->id) {
        out->id = json_text(json_object_get(feature, "id"), arena);
    }
    const json_t *geometry = json_object_get(feature, "geometry");
    const json_t *coordinates = json_object_get(geometry, "coordinates");
    read_point(out, json_array_get(coordinates, 0), json_array_get(coordinates, 1));
    size_t i;
    json_t *source;
    json_array_foreach(json_object_get(object, "sources"), i, source)
    {
        read_source(list_push(arena, &out->sources), source, out->status, arena);
    }
}

static bool read_root(struct incidents *out, const char *path, const json_t *root,
                      struct arena *arena, struct error *error)
{
    const char *type = json_string_value(json_object_get(root, "type"));
    const json_t *features = json_object_get(root, "features");
    if (!type || strcmp(type, "FeatureCollection") != 0 || !json_is_array(features)) {
        return error_set(error, ERROR_INPUT, "'%s' is not a GeoJSON FeatureCollection", path);
    }
    size_t i;
    json_t *feature;
    json_array_foreach(features, i, feature)
    {
        if (!json_is_object(json_object_get(feature, "properties"))) {
            return error_set(error, ERROR_INPUT, "'%s': feature %zu has no properties", path,
                             i + 1);
        }
        read_feature(list_push(arena, out), feature, arena);
    }
    return true;
}

bool geojson_read(struct incidents *out, const char *path, struct span bytes, struct arena *arena,
                  struct error *error)
{
    json_error_t problem;
    json_t *root = json_loadb(bytes.at, bytes.n, JSON_REJECT_DUPLICATES, &problem);
    if (!root) {
        return error_set(error, ERROR_INPUT, "'%s' is not JSON: line %d, column %d: %s", path,
                         problem.line, problem.column, problem.text);
    }
    struct incidents read = {0};
    bool done = read_root(&read, path, root, arena, error);
    json_decref(root);
    if (done) {
        *out = read;
    }
    return done;
}
