#ifndef DATELINE_MAP_POINTER_H
#define DATELINE_MAP_POINTER_H
/* A place beyond the frame: a tab at the frame's edge.
 *
 * Takes the spots of a place that the frame does not show; gives a tab, flush with the edge where
 * the way to it leaves the frame, that holds an arrow, the symbols, the name and the distance. A
 * tab has a ground of its own, so nobody takes its symbols for places on the map. */
#include "map/site.h"

struct drawing;
struct panel;

/* Lines of text of a site or a tab, measured. */
struct site_text {
    const char *name, *detail; /* detail NULL: one line */
    double width, height;
    double name_top, detail_drop; /* from the box's top to the baselines */
};

struct site_text site_text_of(const struct drawing *drawing, const char *name, const char *detail,
                              double width_most);

struct pointer {
    struct box box;
    struct site site;
    struct site_text text;
    struct box text_box;
    bool text_left; /* of its symbols, which stand toward the right edge then */
    struct point arrow, toward;
};

struct pointers ARENA_LIST(struct pointer);

/* Which way a place lies from the middle of a panel's frame, on the page. */
struct heading_to {
    struct point toward; /* of length 1 */
    double km;
};

bool heading_from(const struct panel *panel, struct basemap_point to, struct heading_to *out);
/* Takes the tab's box from the frame; false: there is no such direction or no room. */
bool pointer_make(struct pointer *out, const struct panel *panel, const struct drawing *drawing,
                  const struct spot_refs *spots);
/* The tab with its arrow, without symbols and text. */
void draw_pointer_tab(const struct drawing *drawing, const struct pointer *pointer);

/* An arrow about its middle, BEYOND_ARROW to either end. */
#define BEYOND_ARROW 5.5
void draw_beyond_arrow(const struct drawing *drawing, struct point middle, struct point toward);

#endif
