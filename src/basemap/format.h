#ifndef DATELINE_BASEMAP_FORMAT_H
#define DATELINE_BASEMAP_FORMAT_H
/* How a compiled basemap lies on disk: what basemap_build writes and basemap reads. Nobody else
 * includes this.
 *
 * A compiled file (base/compiled.h) of these sections. Coordinates are whole steps of 1e-4 degrees.
 * An arc is a border from node to node, stored once; a ring is a run of signed references to arcs
 * (~i: arc i backwards); an area is a run of rings. Each vertex has a weight: the side, in steps,
 * of the square that has the area by which the line changes when the vertex goes. A reader that
 * keeps the weights above a limit has the line at that scale (Visvalingam and Whyatt 1993); arcs'
 * ends are always kept, so what meets there goes on meeting.
 *
 * Vertices are packed by weight into FILE_LEVELS sections: a map of the world reads the first
 * alone, and what one map reads of a section lies together. An arc's part of a level is a bit for
 * each vertex that it has by then between its ends (1: it is new with this level), then for each
 * new vertex its weight, one byte, and how far it lies from where it was expected
 * (file_expected): two zigzag numbers of seven bits a byte, low bits first.
 *
 * Nothing in the file is trusted: the reader checks each index before it is used. */
#include <stddef.h>
#include <stdint.h>

#include "base/compiled.h"
#include "basemap/basemap.h"

#define FILE_MAGIC   "DLBASEMP"
#define FILE_VERSION 5U
#define FILE_STEPS   10000 /* per degree */
#define FILE_EDGE    (180 * FILE_STEPS)
#define FILE_NO_ARC  INT32_MAX

struct file_point {
    int32_t x, y;
};

struct file_box {
    int32_t west, south, east, north;
};

/* What an arc is in one view; a kind of its own for each way to draw it. */
enum file_kind {
    FILE_NONE, /* no line in this view */
    FILE_CUT,  /* along the antimeridian or the south pole: bounds land, is never stroked */
    FILE_COAST,
    FILE_COUNTRY,
    FILE_COUNTRY_DASHED,
    FILE_ADMIN1,
    FILE_ADMIN1_DASHED,
    FILE_DISPUTED,
    FILE_RIVER,
    FILE_LAKE,
    FILE_KINDS
};

#define FILE_LEVELS   3
#define FILE_MOST_ARC 65536 /* vertices */

struct file_arc {
    struct file_box box;
    struct file_point start, end;
    uint32_t at[FILE_LEVELS]; /* where its part of each level begins */
    uint16_t n[FILE_LEVELS];  /* how many vertices of each level it has */
    uint8_t peak;             /* the greatest weight between its ends */
    uint8_t rank;             /* rivers and lakes */
    uint8_t kind[2];          /* by view */
    char code[2][2];          /* by view: the country inside which it runs, for divisions' lines */
    uint8_t spare[2];
    int32_t next[2][2]; /* by view: the reference that leads on before its start, after its end */
};

/* Arcs that lie together stand together, so each FILE_GROUP of them has one box to skip them by. */
#define FILE_GROUP 32

/* FILE_RUN references of a long ring, likewise; `start` is the first one's first point. */
#define FILE_RUN 32

struct file_run {
    struct file_box box;
    struct file_point start;
};

struct file_ring {
    struct file_box box;
    uint32_t first, n;  /* its references */
    uint32_t first_run; /* when it has more than FILE_RUN references */
};

struct file_area {
    double area_km2;
    struct file_box box;
    struct file_point label;
    uint32_t first_ring, n_rings;
    uint32_t name, long_name; /* where in the strings */
    uint16_t name_n, long_name_n;
    char code[2];
    uint8_t rank;
    uint8_t spare;
};

struct file_landmark {
    struct file_point at;
    uint32_t name, population;
    uint16_t radius_km;
    uint8_t name_n, kind;
};

enum file_section {
    SECTION_LEVELS, /* bytes, the heaviest vertices first */
    SECTION_ARCS = SECTION_LEVELS + FILE_LEVELS,
    SECTION_GROUPS,     /* file_box */
    SECTION_REFERENCES, /* int32_t */
    SECTION_RUNS,
    SECTION_RINGS,
    SECTION_LAND,  /* one area */
    SECTION_AREAS, /* four: by kind, then view */
    SECTION_LANDMARKS = SECTION_AREAS + 4,
    SECTION_STRINGS,
    SECTION_ATTRIBUTION,
    SECTION_COUNT
};

_Static_assert(sizeof(struct file_arc) == 76, "no padding: records are written as they are");
_Static_assert(sizeof(struct file_ring) == 28, "no padding");
_Static_assert(sizeof(struct file_area) == 56, "no padding");
_Static_assert(sizeof(struct file_landmark) == 20, "no padding");

extern const struct compiled_form basemap_form;

/* ---- shared by builder and reader ---------------------------------------------------------------
 */

/* A weight as it is stored: in sixteenths of octaves; 0 below one step, which is left out. */
uint8_t file_weight(double steps);
/* The least stored weight of a level's vertices. */
uint8_t file_level_least(int level);
/* Where the first of `n` new vertices between two that are there already is expected: on the
 * straight way, that they part evenly. */
struct file_point file_expected(struct file_point before, struct file_point after, size_t n);

#endif
