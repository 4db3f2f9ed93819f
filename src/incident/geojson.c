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

/* ---- writing ---- */

static bool is_located(const struct incident *incident)
{
    return incident->location.precision != PRECISION_NONE && isfinite(incident->location.lon) &&
           isfinite(incident->location.lat);
}

static double round5(double degrees)
{
    double rounded = round(degrees * STEPS_A_DEGREE) / STEPS_A_DEGREE;
    return rounded == 0 ? 0 : rounded;
}

static void set_or_null(json_t *object, const char *key, json_t *value)
{
    json_object_set_new(object, key, value ? value : json_null());
}

static json_t *names_json(const struct names *names)
{
    json_t *array = json_array();
    for (size_t i = 0; i < names->n; i++) {
        json_array_append_new(array, json_string(names->at[i]));
    }
    return array;
}

/* All but `sources`; an account inside a source also has its point as `lon` and `lat`. */
static json_t *properties_json(const struct incident *incident)
{
    json_t *object = json_object();
    for (const struct property *p = properties(); p->name; p++) {
        if (strcmp(p->name, "confidence") == 0) {
            figure_write(object, "fatalities", incident->fatalities);
            figure_write(object, "injured", incident->injured);
        }
        set_or_null(object, p->name, p->get(incident));
    }
    json_object_set_new(object, "parties", names_json(&incident->parties));
    json_object_set_new(object, "mediators", names_json(&incident->mediators));
    return object;
}

static json_t *account_json(const struct incident *account)
{
    json_t *object = properties_json(account);
    json_object_del(object, "id");
    if (is_located(account)) {
        json_object_set_new(object, "lon", json_real(round5(account->location.lon)));
        json_object_set_new(object, "lat", json_real(round5(account->location.lat)));
    }
    const char *key;
    json_t *value;
    void *next;
    json_object_foreach_safe(object, next, key, value)
    {
        if (json_is_null(value) || (json_is_array(value) && json_array_size(value) == 0)) {
            json_object_del(object, key);
        }
    }
    return object;
}

static json_t *source_json(const struct source *source)
{
    json_t *object = json_object();
    set_or_null(object, "article", source->article ? json_string(source->article) : NULL);
    set_or_null(object, "outlet", source->outlet ? json_string(source->outlet) : NULL);
    set_or_null(object, "url", source->url ? json_string(source->url) : NULL);
    set_or_null(object, "published", source->published ? json_string(source->published) : NULL);
    set_or_null(object, "quote", source->quote ? json_string(source->quote) : NULL);
    json_object_set_new(object, "start", json_integer(source->start));
    json_object_set_new(object, "end", json_integer(source->end));
    json_object_set_new(object, "status", json_string(status_name(source->status)));
    figure_write(object, "fatalities", source->fatalities);
    figure_write(object, "injured", source->injured);
    if (source->account) {
        json_object_set_new(object, "account", account_json(source->account));
    }
    return object;
}

static json_t *geometry_json(const struct incident *incident)
{
    if (!is_located(incident)) {
        return json_null();
    }
    return json_pack("{s:s, s:[f, f]}", "type", "Point", "coordinates",
                     round5(incident->location.lon), round5(incident->location.lat));
}

static json_t *feature_json(const struct incident *incident)
{
    json_t *all = properties_json(incident);
    json_object_set_new(all, "number_of_sources", json_integer((json_int_t)incident->sources.n));
    json_t *sources = json_array();
    for (size_t i = 0; i < incident->sources.n; i++) {
        json_array_append_new(sources, source_json(&incident->sources.at[i]));
    }
    json_object_set_new(all, "sources", sources);
    return json_pack("{s:s, s:s, s:o, s:o}", "type", "Feature", "id",
                     incident->id ? incident->id : "", "geometry", geometry_json(incident),
                     "properties", all);
}

static int compare_doubles(const void *a, const void *b)
{
    return compare_numbers(*(const double *)a, *(const double *)b);
}

/* West and east of the shortest arc that holds all (RFC 7946, 5.2: west > east across 180). */
static void longitude_range(double *lon, size_t n, double *west, double *east)
{
    qsort(lon, n, sizeof *lon, compare_doubles);
    *west = lon[0];
    *east = lon[n - 1];
    if (*east - *west <= 180) {
        return;
    }
    double widest = 360 - (*east - *west);
    for (size_t i = 1; i < n; i++) {
        if (lon[i] - lon[i - 1] > widest && 360 - (lon[i] - lon[i - 1]) < 180) {
            widest = lon[i] - lon[i - 1];
            *west = lon[i];
            *east = lon[i - 1];
        }
    }
}

static void write_bbox(struct buffer *out, const struct incidents *incidents)
{
    double *lon = arena_array(out->arena, double, incidents->n);
    double south = 90, north = -90, west, east;
    size_t n = 0;
    for (size_t i = 0; i < incidents->n; i++) {
        if (is_located(&incidents->at[i])) {
            lon[n++] = round5(incidents->at[i].location.lon);
            south = fmin(south, round5(incidents->at[i].location.lat));
            north = fmax(north, round5(incidents->at[i].location.lat));
        }
    }
    if (n == 0) {
        return;
    }
    longitude_range(lon, n, &west, &east);
    const double box[] = {west, south, east, north};
    buffer_puts(out, "\"bbox\": [");
    for (int i = 0; i < 4; i++) {
        buffer_puts(out, i ? ", " : "");
        buffer_number(out, box[i], 5);
    }
    buffer_puts(out, "],\n");
}

struct span geojson_write(const struct incidents *incidents, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    buffer_puts(&out, "{\n\"type\": \"FeatureCollection\",\n\"name\": \"incidents\",\n");
    write_bbox(&out, incidents);
    buffer_puts(&out, "\"features\": [");
    for (size_t i = 0; i < incidents->n; i++) {
        json_t *feature = feature_json(&incidents->at[i]);
        char *text = json_dumps(feature, JSON_REAL_PRECISION(15));
        buffer_puts(&out, i ? ",\n" : "\n");
        buffer_puts(&out, text ? text : "null");
        free(text);
        json_decref(feature);
    }
    buffer_puts(&out, "\n]\n}\n");
    return (struct span){out.at, out.n};
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
    for (const struct property *p = properties(); p->name; p++) {
        const json_t *value = json_object_get(object, p->name);
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
