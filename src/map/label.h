#ifndef DATELINE_MAP_LABEL_H
#define DATELINE_MAP_LABEL_H
/* Where labels go.
 *
 * Takes what wants a label (a point with the radius of its symbol, the size of its text, how much
 * it matters) and what is in the way; gives each a box beside its point, or at the end of a leader,
 * so that no box overlaps another, a symbol, an obstacle or the frame, and no leader crosses a
 * leader, a box or a symbol; or says that there is no room. Greedy by weight over a fixed list of
 * positions, then those left over make room by moving one or two others, then all move to better
 * positions that have come free. Nothing is random and nothing depends on the order of equals but
 * their order on the page, so small changes stay small. */
#include "base/arena.h"
#include "ink/scene.h"

enum label_positions {
    LABEL_BESIDE = 1, /* around the symbol */
    LABEL_LEADER = 2, /* farther off, with a line */
    LABEL_OVER = 4,   /* centred on one of `centres`, with no symbol: names of areas */
};

struct label_wish {
    struct point at;
    double radius; /* kept clear around `at`; 0: no symbol */
    /* Around several symbols, which are discs of the field; without width: there is none. */
    struct box body;
    double width, height;
    double weight;
    unsigned positions;          /* enum label_positions */
    const struct point *centres; /* for LABEL_OVER, the best first */
    size_t n_centres;
};

struct label {
    bool placed;
    struct box box;
    enum text_anchor anchor; /* which way its lines are aligned */
    bool leader;
    struct point from, to; /* of the leader: symbol's edge, box's edge */
};

struct segment {
    struct point a, b;
};

struct segments ARENA_LIST(struct segment);

/* What to keep clear of. */
struct label_field {
    struct box frame;
    const struct box *obstacles;
    size_t n_obstacles;
    const struct point *centres; /* discs */
    const double *radii;
    size_t n_discs;
    const struct segment *lines; /* not to be met by boxes nor crossed by leaders */
    size_t n_lines;
    const struct segment *shunned; /* better not met by boxes, if there is another place */
    size_t n_shunned;
};

/* Fills labels[0..n); returns how many found no room. */
size_t labels_place(const struct label_wish *wishes, size_t n, const struct label_field *field,
                    struct label *labels, struct arena *arena);

/* Gives placed labels the larger boxes that `wider` asks for, the weightiest first, where there is
 * room on the side that they have; grown[i] tells which. */
void labels_grow(const struct label_wish *wider, size_t n, const struct label_field *field,
                 struct label *labels, bool *grown, struct arena *arena);

bool boxes_overlap(struct box a, struct box b);
struct box box_grow(struct box box, double by);
bool segment_meets_box(struct point a, struct point b, struct box box);
bool segments_cross(struct point a, struct point b, struct point c, struct point d);

#endif
