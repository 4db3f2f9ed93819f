#ifndef DATELINE_BASEMAP_BUILD_PARTS_H
#define DATELINE_BASEMAP_BUILD_PARTS_H
/* The steps of basemap_build, between its files: text in, weights, areas, file out.
 *
 * basemap_text reads the tables into `struct basemap_text`; basemap_weight weighs one line's
 * vertices, and basemap_pack packs them; basemap_areas links arcs and closes rings into `struct
 * basemap_shapes`; basemap_build writes both. */
#include "basemap/build.h"
#include "basemap/format.h"

#define SEA (-1) /* the region beyond the coast */

struct text_country {
    struct span code, name;
};

struct text_region {
    struct span id;
    struct span country[2], name[2]; /* by view */
    struct span long_name;
};

struct text_arc {
    int left, right; /* regions, or SEA; lines.tsv and water.tsv: both SEA */
    enum file_kind kind[2];
    unsigned rank;
    size_t first, n; /* points */
    const char *file;
    size_t line;
};

struct basemap_text {
    struct ARENA_LIST(struct text_country) countries;
    struct ARENA_LIST(struct text_region) regions; /* by id */
    struct ARENA_LIST(struct text_arc) arcs;
    struct ARENA_LIST(struct file_point) points;
};

bool basemap_text_read(struct basemap_text *out, const char *source, struct arena *arena,
                       struct error *error);
const struct text_country *text_country_find(const struct basemap_text *text, struct span code);

/* Puts arcs that lie together together, and their points in the same order. */
void basemap_text_order(struct basemap_text *text, struct arena *arena);

/* Weights as they are stored. */
void weigh_line(const struct file_point *at, size_t n, uint8_t *weights, struct arena *scratch);
/* Adds what lies between an arc's ends to the levels; fills the arc's ends, peak, `at` and `n`.
 * `levels`: FILE_LEVELS of them. */
void pack_arc(struct file_arc *arc, const struct file_point *at, const uint8_t *weights, size_t n,
              struct buffer *levels, struct arena *scratch);

struct file_rings ARENA_LIST(struct file_ring);
struct file_areas ARENA_LIST(struct file_area);
struct file_landmarks ARENA_LIST(struct file_landmark);

struct basemap_shapes {
    struct file_arc *arcs; /* as many as the text has */
    uint8_t *weights;      /* as many as the text has points */
    struct buffer levels[FILE_LEVELS];
    struct file_box *groups; /* one for each FILE_GROUP arcs */
    struct ARENA_LIST(int32_t) references;
    struct ARENA_LIST(struct file_run) runs;
    struct file_rings rings;
    uint32_t *ring_of; /* by reference, forwards and backwards: the ring plus one that it begins */
    struct file_area land;
    struct file_areas areas[4]; /* by kind, then view */
    struct file_landmarks landmarks;
    struct buffer strings;
};

/* Arcs' records: boxes, weights, and what leads on from their ends. */
void basemap_arcs_make(struct basemap_shapes *shapes, const struct basemap_text *text,
                       struct arena *arena);
/* Land, countries and divisions as rings, with names, sizes and label points. */
bool basemap_areas_make(struct basemap_shapes *shapes, const struct basemap_text *text,
                        struct arena *arena, struct error *error);

/* Cities and seas, in the table's order: the most telling first. */
bool basemap_landmarks_read(struct basemap_shapes *shapes, const char *source, struct arena *arena,
                            struct error *error);

size_t basemap_group_count(size_t n_arcs);
struct file_box file_box_of(const struct file_point *at, size_t n);
struct file_box file_box_join(struct file_box a, struct file_box b);

#endif
