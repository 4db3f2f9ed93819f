#ifndef DATELINE_MAP_COMPOSE_H
#define DATELINE_MAP_COMPOSE_H
/* What goes where on the page, before anything is drawn.
 *
 * Takes incidents and options, gives the page's pieces with their boxes: heading, frames (the main
 * map or one for each day, insets, a zoom, a locator), timeline, legend, key, credits. A page of
 * fixed height gives the frames what the pieces below leave, and those depend on what found no room
 * in the frames, so composing goes round until both fit. */
#include "map/far.h"
#include "map/furniture.h"
#include "map/panel.h"
#include "map/room.h"

/* The page, px. */
#define PAGE_PAD      10.0
#define PAGE_GAP      7.0
#define DEGREES_LEFT  11.0 /* for the graticule's labels */
#define DEGREES_BELOW 12.0
#define PANELS_MOST   64

struct series {
    const struct incidents *incidents; /* of all sheets */
    struct spot_refs main;             /* what the frame is laid around */
    double footer;                     /* 0: not known yet, or of no interest */
};

struct composition {
    struct drawing d;
    const struct incidents *incidents;
    struct spots spots;
    struct spot_groups groups;
    struct panel *panels; /* PANELS_MOST; the main one or those of time first */
    size_t n_panels;
    /* Of a series of sheets: what all frames show, and how much room its longest notes take. */
    const struct series *series;
    struct heading heading;
    struct scale_bar bar;
    struct box bar_box;
    struct locator locator;
    struct timeline timeline;
    struct legend legend;
    struct key key;
    const char *credits;
    double side;                  /* width of legend and key beside the map; 0: below */
    bool dots;                    /* as few words as can be: as of a crowd */
    double top, bottom;           /* of the frames, with their degrees */
    double notes;                 /* height of legend and key */
    double footer;                /* height of all below the frames */
    struct incident_refs off_map; /* located, but beyond frame, insets and pointers */
};

bool compose(struct composition *c, struct error *error);

/* ---- steps of it, in files of their own ---- */

/* compose.c: all pieces, with `footer` px below the frames where the page's height is fixed. */
bool compose_lay_out(struct composition *c, double footer, struct error *error);

/* compose_far.c */
bool compose_far(struct composition *c, struct error *error);
/* After the main panel is settled: a crowded part again, larger; true in `out` if it was added. */
bool compose_zoom(struct composition *c, bool *out, struct error *error);
/* compose_time.c: a grid of frames, one for each day or week, in the box between `top` and the
 * page's bottom. */
bool compose_time(struct composition *c, double footer, struct error *error);
/* Free room in a panel's frame. */
struct room compose_room(const struct composition *c, const struct panel *panel);
/* The extent and aspect that the main frame should have. */
struct extent compose_extent(struct composition *c, bool *exact);
bool compose_aspect(struct composition *c, const struct extent *extent, double *out,
                    struct error *error);

#endif
