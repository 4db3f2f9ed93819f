#ifndef DATELINE_MAP_FURNITURE_H
#define DATELINE_MAP_FURNITURE_H
/* What stands around a map: title, legend, key, scale bar, credits.
 *
 * Each piece is measured first (`*_height` for a given width), then drawn into the box that the
 * page gave it. What a piece says depends on what the map shows: the legend explains nothing that
 * is not there. */
#include "map/draw.h"
#include "map/panel.h"
#include "map/room.h"

#define SCALE_BAR_PAD 4.0

/* ---- title ---------------------------------------------------------------------------------- */
struct heading {
    const char *title, *subtitle; /* wrapped */
    double height;
};

/* The title tells of `all`, the line below it of those on this page. */
struct heading heading_of(const struct drawing *drawing, const struct incidents *incidents,
                          const struct incidents *all, double width);
void draw_heading(const struct drawing *drawing, const struct heading *heading, struct point at);

/* ---- locator ---- */
struct locator {
    bool shown;
    struct panel panel;
};

struct locator locator_of(const struct drawing *drawing, const struct panel *main,
                          const struct room *room);
void draw_locator(const struct drawing *drawing, const struct locator *locator,
                  const struct panel *main);

/* ---- timeline ---- */
struct timeline_column {
    size_t count[STYLE_CATEGORIES], all;
};

struct timeline {
    int32_t first, last; /* days */
    int32_t step;        /* days of a column */
    struct timeline_column *columns;
    size_t n, most;
    double width, height; /* height 0: there is none */
};

struct timeline timeline_of(const struct drawing *drawing, const struct incidents *incidents,
                            double width);
void draw_timeline(const struct drawing *drawing, const struct timeline *timeline, struct point at);

/* ---- legend --------------------------------------------------------------------------------- */
enum legend_sign { SIGN_SYMBOL, SIGN_AREA, SIGN_LEAD, SIGN_WORDS, SIGN_BEYOND, SIGN_OVERLAY };

struct legend_item {
    enum legend_sign sign;
    struct symbol symbol;
    const struct overlay_shape *overlay;
    const char *text; /* wrapped */
    double width, height;
    struct point at; /* of the sign's left end, from the legend's corner */
};

struct legend_items ARENA_LIST(struct legend_item);

struct legend {
    struct legend_items items;
    double width, height;
};

struct legend legend_of(const struct drawing *drawing, const struct panel *panels, size_t n,
                        double width);
void draw_legend(const struct drawing *drawing, const struct legend *legend, struct point at);

/* ---- key ------------------------------------------------------------------------------------ */
struct key_entry {
    const char *heading; /* of the section that it opens; NULL: none */
    unsigned number;     /* 0: none */
    bool has_symbol;     /* instead of a number */
    struct symbol symbol;
    const char *text; /* wrapped */
    const char *ids;
    double height;
    struct point at; /* of its corner, from the key's */
};

struct key_entries ARENA_LIST(struct key_entry);

struct key {
    struct key_entries entries;
    double height;
};

struct key key_of(const struct drawing *drawing, const struct panel *panels, size_t n,
                  const struct incidents *incidents, const struct incident_refs *off_map,
                  double width);
void draw_key(const struct drawing *drawing, const struct key *key, struct point at);

/* ---- scale bar ------------------------------------------------------------------------------ */
struct scale_bar {
    double metres, px;
    const char *text;
    double width, height; /* with its text */
};

/* True at `at` on the view; px 0 where there is no scale to speak of. */
struct scale_bar scale_bar_at(const struct drawing *drawing, const struct view *view,
                              struct point at, double px_most);
/* `box` as wide and high as the bar says. */
void draw_scale_bar(const struct drawing *drawing, const struct scale_bar *bar, struct point at);

/* ---- credits -------------------------------------------------------------------------------- */
/* "Boundaries: UN view", and what dashed lines are where any frame has them. */
const char *boundaries_text(const struct drawing *drawing, const struct panel *panels, size_t n);
const char *credits_text(const struct drawing *drawing, const struct incidents *incidents,
                         const struct panel *panels, size_t n, double width);
double credits_height(const struct drawing *drawing, const char *text);
void draw_credits(const struct drawing *drawing, const char *text, struct point at);

#endif
