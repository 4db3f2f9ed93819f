#include "map/projection.h"

#include <math.h>
#include <proj.h>
#include <string.h>

#include "base/library.h"
#include "map/angle.h"

/* A point on the seam stays on the side it came from: libproj would take 180 for -180. */
#define NEARLY_HALF_TURN 179.9999999
#define EARTH_RADIUS     6371008.8 /* metres: the mean radius */

/* The functions of libproj that are used, found by name. */
struct proj_api {
    PJ_CONTEXT *(*context_create)(void);
    PJ_CONTEXT *(*context_destroy)(PJ_CONTEXT *);
    void (*log_func)(PJ_CONTEXT *, void *, PJ_LOG_FUNCTION);
    void (*set_search_paths)(PJ_CONTEXT *, int, const char *const *);
    int (*set_enable_network)(PJ_CONTEXT *, int);
    PJ *(*create)(PJ_CONTEXT *, const char *);
    PJ *(*create_crs_to_crs)(PJ_CONTEXT *, const char *, const char *, PJ_AREA *);
    PJ *(*normalize)(PJ_CONTEXT *, const PJ *);
    PJ *(*destroy)(PJ *);
    int (*degree_input)(PJ *, PJ_DIRECTION);
    int (*angular_input)(PJ *, PJ_DIRECTION);
    PJ_COORD (*trans)(PJ *, PJ_DIRECTION, PJ_COORD);
};

static const struct library_symbol functions[] = {
    {"proj_context_create", offsetof(struct proj_api, context_create)},
    {"proj_context_destroy", offsetof(struct proj_api, context_destroy)},
    {"proj_log_func", offsetof(struct proj_api, log_func)},
    {"proj_context_set_search_paths", offsetof(struct proj_api, set_search_paths)},
    {"proj_context_set_enable_network", offsetof(struct proj_api, set_enable_network)},
    {"proj_create", offsetof(struct proj_api, create)},
    {"proj_create_crs_to_crs", offsetof(struct proj_api, create_crs_to_crs)},
    {"proj_normalize_for_visualization", offsetof(struct proj_api, normalize)},
    {"proj_destroy", offsetof(struct proj_api, destroy)},
    {"proj_degree_input", offsetof(struct proj_api, degree_input)},
    {"proj_angular_input", offsetof(struct proj_api, angular_input)},
    {"proj_trans", offsetof(struct proj_api, trans)},
};
#define N_FUNCTIONS (sizeof functions / sizeof *functions)

/* What is open, so that the same definition opens once. */
struct handle {
    const char *definition;
    void *pj;
};

struct handles ARENA_LIST(struct handle);

struct projector {
    struct arena *arena;
    struct library library;
    struct proj_api api;
    PJ_CONTEXT *context;  /* sees no database: starts in no time */
    PJ_CONTEXT *database; /* made when the first EPSG code comes */
    struct handles open;
};

static void say_nothing(void *data, int level, const char *message)
{
    (void)data;
    (void)level;
    (void)message;
}

static PJ_CONTEXT *context_new(const struct proj_api *api)
{
    PJ_CONTEXT *context = api->context_create();
    if (context) {
        api->log_func(context, NULL, say_nothing);
        api->set_enable_network(context, 0);
    }
    return context;
}

struct projector *projector_new(struct arena *arena)
{
    struct projector *projector = arena_new(arena, struct projector);
    projector->arena = arena;
    return projector;
}

static bool projector_start(struct projector *projector, struct error *error)
{
    if (projector->context) {
        return true;
    }
    if (!library_load(&projector->library, DATELINE_LIBPROJ, functions, N_FUNCTIONS,
                      &projector->api, error)) {
        return false;
    }
    projector->context = context_new(&projector->api);
    if (!projector->context) {
        return error_set(error, ERROR_INPUT, "cannot start '%s'", DATELINE_LIBPROJ);
    }
    /* The database alone takes 5 ms to open, and a definition needs nothing from it. */
    static const char *const nowhere[] = {"/nonexistent"};
    projector->api.set_search_paths(projector->context, 1, nowhere);
    return true;
}

void projector_close(struct projector *projector)
{
    if (!projector->library.handle) {
        return;
    }
    for (size_t i = 0; i < projector->open.n; i++) {
        projector->api.destroy(projector->open.at[i].pj);
    }
    if (projector->context) {
        projector->api.context_destroy(projector->context);
    }
    if (projector->database) {
        projector->api.context_destroy(projector->database);
    }
    library_close(&projector->library);
}

static bool has_text(const char *text, const char *part)
{
    return strstr(text, part) != NULL;
}

/* A definition of its own needs no database; a code or a name does. */
static bool is_plain(const char *definition)
{
    return has_text(definition, "+proj=") && !has_text(definition, "+init=") &&
           !has_text(definition, "pipeline");
}

static PJ *create_from_code(struct projector *projector, const char *code)
{
    const struct proj_api *api = &projector->api;
    if (!projector->database) {
        projector->database = context_new(api);
    }
    PJ *raw = api->create_crs_to_crs(projector->database, "EPSG:4326", code, NULL);
    if (!raw) {
        return NULL;
    }
    PJ *normal = api->normalize(projector->database, raw); /* longitude first */
    api->destroy(raw);
    return normal;
}

static PJ *create(struct projector *projector, const char *definition)
{
    if (!is_plain(definition)) {
        return create_from_code(projector, definition);
    }
    /* "+type=crs" would make it a description, which transforms nothing. */
    const char *crs = strstr(definition, "+type=crs");
    if (!crs) {
        return projector->api.create(projector->context, definition);
    }
    char *without = arena_printf(projector->arena, "%.*s%s", (int)(crs - definition), definition,
                                 crs + strlen("+type=crs"));
    return projector->api.create(projector->context, without);
}

static PJ *find_or_create(struct projector *projector, const char *definition)
{
    for (size_t i = 0; i < projector->open.n; i++) {
        if (strcmp(projector->open.at[i].definition, definition) == 0) {
            return projector->open.at[i].pj;
        }
    }
    PJ *handle = create(projector, definition);
    if (handle) {
        *list_push(projector->arena, &projector->open) = (struct handle){
            arena_strndup(projector->arena, definition, strlen(definition)), handle};
    }
    return handle;
}

static void find_centre(struct projection *projection)
{
    struct basemap_point at;
    if (projection_inverse(projection, (struct point){0, 0}, &at)) {
        projection->choice.lon_0 = longitude_near(at.lon, 180);
        projection->choice.lat_0 = at.lat;
    }
}

bool projection_open(struct projection *out, struct projector *projector,
                     const struct projection_choice *choice, struct error *error)
{
    if (!projector_start(projector, error)) {
        return false;
    }
    PJ *handle = find_or_create(projector, choice->definition);
    if (!handle) {
        return error_set(error, ERROR_USAGE, "no such projection: '%s'", choice->definition);
    }
    struct projection projection = {.projector = projector, .handle = handle, .choice = *choice};
    projection.degrees = projector->api.degree_input(handle, PJ_FWD);
    if (!projection.degrees && !projector->api.angular_input(handle, PJ_FWD)) {
        return error_set(error, ERROR_USAGE, "not a projection of degrees to metres: '%s'",
                         choice->definition);
    }
    if (choice->family == FAMILY_GIVEN) {
        find_centre(&projection);
    }
    *out = projection;
    return true;
}

/* Either end of the world stays where it is: a basemap cut there has points on both. */
double projection_offset(const struct projection *projection, double lon)
{
    double off = lon - projection->choice.lon_0;
    if (off < -180 || off > 180) {
        off = longitude_near(off, 0);
    }
    return fmin(fmax(off, -NEARLY_HALF_TURN), NEARLY_HALF_TURN);
}

struct point projection_forward(const struct projection *projection, struct basemap_point at)
{
    double off = projection_offset(projection, at.lon);
    double unit = projection->degrees ? 1 : RADIANS;
    PJ_COORD from = {.xy = {(projection->choice.lon_0 + off) * unit, at.lat * unit}};
    PJ_COORD to = projection->projector->api.trans(projection->handle, PJ_FWD, from);
    if (!isfinite(to.xy.x) || !isfinite(to.xy.y)) {
        return (struct point){HUGE_VAL, HUGE_VAL};
    }
    return (struct point){to.xy.x, to.xy.y};
}

bool projection_inverse(const struct projection *projection, struct point at,
                        struct basemap_point *out)
{
    PJ_COORD from = {.xy = {at.x, at.y}};
    PJ_COORD to = projection->projector->api.trans(projection->handle, PJ_INV, from);
    if (!isfinite(to.lp.lam) || !isfinite(to.lp.phi)) {
        return false;
    }
    double unit = projection->degrees ? 1 : RADIANS;
    out->lon = to.lp.lam / unit;
    out->lat = to.lp.phi / unit;
    return true;
}

/* ---- on the ground -------------------------------------------------------------------------- */

struct place {
    double x, y, z;
};

static struct place on_ellipsoid(struct basemap_point p)
{
    const double a = 6378137, e2 = 0.00669437999014;
    double lon = p.lon * RADIANS, lat = p.lat * RADIANS;
    double n = a / sqrt(1 - e2 * sin(lat) * sin(lat));
    return (struct place){n * cos(lat) * cos(lon), n * cos(lat) * sin(lon),
                          n * (1 - e2) * sin(lat)};
}

/* The chord, bent: right to a millionth over the pixels that a scale bar is measured by, to a few
 * thousandths over continents. */
double metres_between(struct basemap_point from, struct basemap_point to)
{
    struct place a = on_ellipsoid(from), b = on_ellipsoid(to);
    double chord = hypot(hypot(a.x - b.x, a.y - b.y), a.z - b.z);
    return 2 * EARTH_RADIUS * asin(fmin(chord / 2 / EARTH_RADIUS, 1));
}
