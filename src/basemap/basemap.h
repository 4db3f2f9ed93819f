#ifndef DATELINE_BASEMAP_BASEMAP_H
#define DATELINE_BASEMAP_BASEMAP_H
/* The ground under a map: coasts, borders, rivers, lakes, and what the areas are called.
 *
 * Takes one compiled file (build.h says how it is made, format.h how it is laid out), of which it
 * reads what is asked for, and a query: a box, a boundary view and a tolerance. Gives lines to
 * stroke, rings to fill and areas to label, in degrees, longitude first, in an order that depends
 * on nothing but file and query. Lists and their points belong to the arena of the call; names are
 * borrowed from the file and live until `basemap_close`.
 *
 * Every border is one arc, stored once, and is simplified the same way whoever asks for it, so
 * lines and rings of one query fit each other exactly, whatever the scale. Land and areas are cut
 * at the antimeridian and clipped to the box: fill them (non-zero winding), do not stroke them.
 * What is to be stroked comes from `basemap_lines`, which knows no antimeridian seam and no box
 * edge.
 *
 * A box may cross the antimeridian: either west > east, or east above 180. Longitudes come back
 * unwrapped into [west, west + 360), so that nothing jumps inside the box. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

struct basemap;

/* Whose borders: those of the United Nations' maps (Crimea is Ukraine's), or who holds the ground.
 * gazetteer/basemap/README.md states the choice for each disputed area. */
enum boundary_view { BOUNDARIES_UN, BOUNDARIES_DE_FACTO };

const char *boundary_view_name(enum boundary_view view); /* "un", "de-facto" */
bool boundary_view_parse(const char *name, enum boundary_view *out);
/* To be printed on the map: "Boundaries: UN view; dashed lines disputed". */
const char *boundary_view_note(enum boundary_view view);

struct basemap_point {
    double lon, lat;
};

struct basemap_box {
    double west, south, east, north;
};

struct basemap_query {
    enum boundary_view view;
    struct basemap_box box;
    /* Details smaller than this are left out: degrees of latitude (111 km each) on the ground. Half
     * the size of a pixel is a good choice; 0 gives all there is. */
    double tolerance_deg;
    /* Segments longer than this are split, so that a parallel bends in a conic projection and the
     * clipped edges stay on the box; 0 leaves them. 1 or 2 is a good choice. */
    double longest_deg;
};

/* In drawing order: what comes later lies on top. */
enum basemap_line_kind {
    LINE_LAKE, /* shores of lakes, in pieces that run around them */
    LINE_RIVER,
    LINE_ADMIN1,
    LINE_COAST,
    LINE_DISPUTED, /* lines of control, claims, breakaway areas: always dashed */
    LINE_COUNTRY,
    LINE_KINDS
};

#define LINES_ALL ((1u << LINE_KINDS) - 1)

struct basemap_line {
    enum basemap_line_kind kind;
    bool dashed;          /* disputed in this view */
    uint8_t rank;         /* rivers and lakes: 1 the largest ... 10; else 0 */
    char country_code[3]; /* LINE_ADMIN1: the country whose divisions it parts; else "" */
    bool closed;          /* runs back to its start: the last point equals the first */
    const struct basemap_point *at;
    size_t n; /* at least 2 */
};

/* A ring closes itself: its last point is not its first again. Outer rings run counter-clockwise,
 * holes clockwise. */
struct basemap_ring {
    const struct basemap_point *at;
    size_t n; /* at least 3 */
};

struct basemap_lines ARENA_LIST(struct basemap_line);
struct basemap_rings ARENA_LIST(struct basemap_ring);

enum basemap_area_kind { AREA_COUNTRY, AREA_ADMIN1 };

/* A country, or a first-level division, as the view of the query has it. */
struct basemap_area {
    enum basemap_area_kind kind;
    enum boundary_view view;
    uint32_t id;           /* of this kind and view, in this file */
    struct span name;      /* English and current: "Ukraine", "Odesa" */
    struct span long_name; /* of divisions, where it differs: "Odesa Oblast"; else the name */
    char country_code[3];  /* ISO 3166-1 alpha-2, "XK" for Kosovo; "" where there is none */
    uint8_t rank;          /* 1 label first ... 10 last */
    double area_km2;
    struct basemap_point label; /* inside its largest part, far from its borders */
    struct basemap_box box;
};

struct basemap_areas ARENA_LIST(struct basemap_area);

/* What a reader finds their way by. */
enum landmark_kind {
    LANDMARK_CAPITAL,
    LANDMARK_SEAT, /* of a division's government */
    LANDMARK_CITY,
    LANDMARK_OCEAN,
    LANDMARK_SEA, /* gulfs and bays too */
    LANDMARK_STRAIT,
    LANDMARK_KINDS
};

struct basemap_landmark {
    enum landmark_kind kind;
    struct span name;
    struct basemap_point at;
    uint32_t population; /* of cities */
    unsigned radius_km;  /* of waters: about half their extent */
};

struct basemap_landmarks ARENA_LIST(struct basemap_landmark);

bool basemap_open(struct basemap **out, const char *path, struct arena *arena, struct error *error);
/* False when a query met a part of the file that could not be read. */
bool basemap_was_read(const struct basemap *basemap, struct error *error);
void basemap_close(struct basemap *basemap);
/* The same for bytes that stay where they are, aligned to eight; nothing is to be closed. */
bool basemap_read(struct basemap **out, struct span bytes, const char *name, struct arena *arena,
                  struct error *error);
/* Reads all of it, as opening does not: the checksum, every arc, ring and area. */
bool basemap_check(const struct basemap *basemap, const char *path, struct error *error);
/* To be printed: "Natural Earth; GSHHG (rivers, lakes)". */
struct span basemap_attribution(const struct basemap *basemap);

/* Lines that touch the box, of the kinds in `kinds` (1u << LINE_COAST | ...), by kind, then rank.
 * Rivers and lakes above `rank` are left out. They reach at most one vertex over the box. */
struct basemap_lines basemap_lines(const struct basemap *basemap, const struct basemap_query *query,
                                   unsigned kinds, unsigned rank, struct arena *arena);

/* All land in one set of rings, without borders between countries: no seams. */
struct basemap_rings basemap_land(const struct basemap *basemap, const struct basemap_query *query,
                                  struct arena *arena);
struct basemap_rings basemap_lakes(const struct basemap *basemap, const struct basemap_query *query,
                                   unsigned rank, struct arena *arena);
/* One country or division, to tint or hatch it; `area` decides the view. */
struct basemap_rings basemap_area_rings(const struct basemap *basemap,
                                        const struct basemap_query *query,
                                        const struct basemap_area *area, struct arena *arena);

/* Those whose own boxes touch the box, by rank, then size. */
struct basemap_areas basemap_areas(const struct basemap *basemap, const struct basemap_query *query,
                                   enum basemap_area_kind kind, struct arena *arena);
/* Moves the label of an area to a point inside the part that the box of the query shows, where it
 * is not there yet; false when it shows nothing of the area. */
bool basemap_label_in(const struct basemap *basemap, const struct basemap_query *query,
                      struct basemap_area *area);
/* The one that a point on land lies in; a point just off a coarse coast finds the nearest within
 * 0.1 degrees. */
bool basemap_area_at(const struct basemap *basemap, enum boundary_view view,
                     enum basemap_area_kind kind, struct basemap_point point,
                     struct basemap_area *out);
/* Up to `most` in the box, waters first, then the largest, of the kinds in `kinds`
 * (1u << LANDMARK_CAPITAL | ...). */
struct basemap_landmarks basemap_landmarks(const struct basemap *basemap,
                                           const struct basemap_box *box, unsigned kinds,
                                           size_t most, struct arena *arena);
/* A country by its code. */
bool basemap_country(const struct basemap *basemap, enum boundary_view view,
                     const char *country_code, struct basemap_area *out);

#endif
