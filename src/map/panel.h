#ifndef DATELINE_MAP_PANEL_H
#define DATELINE_MAP_PANEL_H
/* One frame with its incidents: the main map or an inset.
 *
 * Takes a box on the page and a group of spots, fits a view around them, makes sites, finds room
 * for their labels; what finds none gets the next number of the key. Draws ground, symbols and
 * labels in that order. */
#include "map/draw.h"
#include "map/label.h"
#include "map/pointer.h"
#include "map/site.h"

struct boxes ARENA_LIST(struct box);

enum panel_kind {
    PANEL_MAIN,
    PANEL_TIME,  /* one of several main ones, each with its days */
    PANEL_INSET, /* a far place */
    PANEL_ZOOM,  /* a crowded part of the main map, larger */
};

struct panel {
    const char *id;
    enum panel_kind kind;
    const char *heading; /* of PANEL_TIME, above it; of PANEL_ZOOM, in its corner */
    struct box frame;
    struct spot_refs spots;
    struct view view;
    struct boxes reserved;    /* furniture inside the frame */
    struct pointers pointers; /* to places beyond the frame */
    double span_least;        /* metres that its smaller side shows at least; 0: as a main map */
    struct segments shunned;  /* lines that labels had better not stand on */
    struct boxes outlines;    /* of what PANEL_ZOOMs show */
    struct spot_refs zoomed;  /* the places in them */
    bool dots;                /* drawn as a crowd however few sites there are */
    bool crowd;               /* too many sites for labels and numbers */
    struct sites sites;
    struct site_text *texts; /* of each site */
    struct label *labels;
    size_t labelled, numbered;
};

/* Opens the projection that suits and fits the view; `extent` overrides the spots' own. */
bool panel_fit(struct panel *panel, const struct drawing *drawing, const struct extent *extent,
               bool exact, struct error *error);
/* What the spots of a panel ask to see. */
struct extent panel_extent(const struct panel *panel, struct arena *arena);
/* The same view in another frame of the same size. */
void panel_fit_like(struct panel *panel, const struct panel *other);
/* Where the panel's symbols want to be: for choosing corners before they are placed. */
struct points panel_homes(const struct panel *panel, struct arena *arena);
/* Sites, labels and numbers; `next_number` goes on over panels. */
void panel_settle(struct panel *panel, const struct drawing *drawing, unsigned *next_number);
/* overlay_draw.c */
struct segments overlay_segments(const struct drawing *drawing, const struct panel *panel);
void draw_overlays(const struct drawing *drawing, const struct panel *panel);
/* area.c: what is known no closer than a region, hatched. */
void draw_areas(const struct drawing *drawing, const struct panel *panel);
void panel_draw(const struct panel *panel, const struct drawing *drawing);

#endif
