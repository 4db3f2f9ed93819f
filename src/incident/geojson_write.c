#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "incident/geojson.h"
#include "incident/property.h"

/* What is written together to the file. */
#define PIECE ((size_t)64 * 1024)

static void put(struct buffer *out, struct span text)
{
    buffer_add(out, text.at, text.n);
}

/* An object's members; `begun` once there is one. */
struct members {
    struct buffer *out;
    bool begun;
    bool filled_only; /* no nulls, no empty arrays */
    size_t before;    /* of the member being written: where it began */
};

static struct members object_begin(struct buffer *out, bool filled_only)
{
    put(out, SPAN("{"));
    return (struct members){.out = out, .filled_only = filled_only};
}

/* A member's name; its value is written next, then `member_end`. */
static struct buffer *member(struct members *object, struct span name)
{
    struct buffer *out = object->out;
    object->before = out->n;
    put(out, object->begun ? SPAN(", \"") : SPAN("\""));
    put(out, name);
    put(out, SPAN("\": "));
    return out;
}

static bool ends_in(const struct buffer *out, struct span text)
{
    return out->n >= text.n && memcmp(out->at + out->n - text.n, text.at, text.n) == 0;
}

static void member_end(struct members *object)
{
    if (object->filled_only &&
        (ends_in(object->out, SPAN("\": null")) || ends_in(object->out, SPAN("\": []")))) {
        object->out->n = object->before;
    } else {
        object->begun = true;
    }
}

static void put_figures(struct members *object, const struct span names[3], struct figure figure)
{
    const int32_t parts[] = {figure.low, figure.best, figure.high};
    for (size_t i = 0; i < 3; i++) {
        put_figure(member(object, names[i]), parts[i]);
        member_end(object);
    }
}

static void put_tolls(struct members *object, struct figure fatalities, struct figure injured)
{
    static const struct span killed[] = {
        {"fatalities_low", 14}, {"fatalities_best", 15}, {"fatalities_high", 15}};
    static const struct span hurt[] = {
        {"injured_low", 11}, {"injured_best", 12}, {"injured_high", 12}};
    put_figures(object, killed, fatalities);
    put_figures(object, hurt, injured);
}

static void put_names(struct members *object, struct span name, const struct names *names)
{
    struct buffer *out = member(object, name);
    put(out, SPAN("["));
    for (size_t i = 0; i < names->n; i++) {
        put(out, i ? SPAN(", ") : SPAN(""));
        put_text(out, names->at[i]);
    }
    put(out, SPAN("]"));
    member_end(object);
}

static bool is_located(const struct incident *incident)
{
    return incident->location.precision != PRECISION_NONE && isfinite(incident->location.lon) &&
           isfinite(incident->location.lat);
}

/* All but `sources`, the figures in their place. */
static void put_properties(struct members *object, const struct incident *incident, bool with_id)
{
    for (const struct property *p = properties(); p->name.at; p++) {
        if (span_is(p->name, "confidence")) {
            put_tolls(object, incident->fatalities, incident->injured);
        }
        if (with_id || p != properties()) {
            p->put(member(object, p->name), incident);
            member_end(object);
        }
    }
    put_names(object, SPAN("parties"), &incident->parties);
    put_names(object, SPAN("mediators"), &incident->mediators);
}

/* What one article tells, inside a source: what is known alone, and its point. */
static void put_account(struct buffer *out, const struct incident *account)
{
    struct members object = object_begin(out, true);
    put_properties(&object, account, false);
    if (is_located(account)) {
        put_real(member(&object, SPAN("lon")), account->location.lon, 5); /* STEPS_A_DEGREE */
        member_end(&object);
        put_real(member(&object, SPAN("lat")), account->location.lat, 5);
        member_end(&object);
    }
    put(out, SPAN("}"));
}

static void put_source(struct buffer *out, const struct source *source)
{
    struct members object = object_begin(out, false);
    const struct {
        struct span name;
        const char *text;
    } texts[] = {{SPAN("article"), source->article},
                 {SPAN("outlet"), source->outlet},
                 {SPAN("url"), source->url},
                 {SPAN("published"), source->published},
                 {SPAN("quote"), source->quote}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        put_text(member(&object, texts[i].name), texts[i].text);
        member_end(&object);
    }
    buffer_integer(member(&object, SPAN("start")), source->start);
    member_end(&object);
    buffer_integer(member(&object, SPAN("end")), source->end);
    member_end(&object);
    put_text(member(&object, SPAN("status")), status_name(source->status));
    member_end(&object);
    put_tolls(&object, source->fatalities, source->injured);
    if (source->account) {
        put_account(member(&object, SPAN("account")), source->account);
        member_end(&object);
    }
    put(out, SPAN("}"));
}

static void put_geometry(struct buffer *out, const struct incident *incident)
{
    if (!is_located(incident)) {
        put(out, SPAN("null"));
        return;
    }
    put(out, SPAN("{\"type\": \"Point\", \"coordinates\": ["));
    put_real(out, incident->location.lon, 5);
    put(out, SPAN(", "));
    put_real(out, incident->location.lat, 5);
    put(out, SPAN("]}"));
}

static void put_sources(struct buffer *out, const struct sources *sources)
{
    put(out, SPAN("["));
    for (size_t i = 0; i < sources->n; i++) {
        put(out, i ? SPAN(", ") : SPAN(""));
        put_source(out, &sources->at[i]);
    }
    put(out, SPAN("]"));
}

static void put_feature(struct buffer *out, const struct incident *incident)
{
    put(out, SPAN("{\"type\": \"Feature\", \"id\": "));
    put_text(out, incident->id ? incident->id : "");
    put(out, SPAN(", \"geometry\": "));
    put_geometry(out, incident);
    put(out, SPAN(", \"properties\": "));
    struct members object = object_begin(out, false);
    put_properties(&object, incident, true);
    buffer_integer(member(&object, SPAN("number_of_sources")), (int64_t)incident->sources.n);
    member_end(&object);
    put_sources(member(&object, SPAN("sources")), &incident->sources);
    member_end(&object);
    put(out, SPAN("}}"));
}

/* ---- the box that holds all ---- */

static double round5(double degrees)
{
    double rounded = round(degrees * STEPS_A_DEGREE) / STEPS_A_DEGREE;
    return rounded == 0 ? 0 : rounded;
}

static int compare_doubles(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
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
    double *lon = arena_room(out->arena, incidents->n, sizeof *lon);
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

/* ---- the whole ---- */

static void put_head(struct buffer *out, const struct incidents *incidents)
{
    put(out, SPAN("{\n\"type\": \"FeatureCollection\",\n\"name\": \"incidents\",\n"));
    write_bbox(out, incidents);
    put(out, SPAN("\"features\": ["));
}

struct span geojson_write(const struct incidents *incidents, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    put_head(&out, incidents);
    for (size_t i = 0; i < incidents->n; i++) {
        put(&out, i ? SPAN(",\n") : SPAN("\n"));
        put_feature(&out, &incidents->at[i]);
    }
    put(&out, SPAN("\n]\n}\n"));
    return (struct span){out.at, out.n};
}

/* Lets the buffer's bytes go to the file; the buffer is used again. */
static bool flush(struct buffer *out, struct output *to, struct error *error)
{
    size_t n = out->n;
    out->n = 0;
    return output_write(to, (struct span){out->at, n}, error);
}

bool geojson_save(const char *path, const struct incidents *incidents, struct arena *arena,
                  struct error *error)
{
    struct buffer out = {.arena = arena};
    struct output to;
    if (!output_open(&to, path, arena, error)) {
        return false;
    }
    put_head(&out, incidents);
    bool done = true;
    for (size_t i = 0; i < incidents->n && done; i++) {
        put(&out, i ? SPAN(",\n") : SPAN("\n"));
        put_feature(&out, &incidents->at[i]);
        done = out.n < PIECE || flush(&out, &to, error);
    }
    put(&out, SPAN("\n]\n}\n"));
    if (!done || !flush(&out, &to, error) || !output_commit(&to, error)) {
        output_abort(&to);
        return false;
    }
    return true;
}
