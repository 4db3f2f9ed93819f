#ifndef DATELINE_MAP_SITE_H
#define DATELINE_MAP_SITE_H
/* What stands at one point of the page: one symbol or a few, one label.
 *
 * Takes the spots that a frame shows, gives sites: spots closer on the page than symbols can be
 * told apart are one site, a few incidents of one site fan out side by side, many become one symbol
 * for each kind. `sites_spread` then moves sites apart until no symbol covers another or a reserved
 * box; one that had to move far gets a line back to where it belongs. */
#include "map/spot.h"
#include "map/symbol.h"
#include "map/view.h"

/* One symbol of a site: one incident, or all of a kind. */
struct glyph {
    struct symbol symbol;
    struct incident_refs incidents;
    struct point offset; /* from the site's point */
};

struct glyphs ARENA_LIST(struct glyph);

struct site {
    struct basemap_point ground; /* of its weightiest spot */
    struct point home;           /* where that is on the page */
    struct point at;             /* where its symbols stand */
    double radius;               /* around all of its symbols */
    struct glyphs glyphs;
    struct incident_refs incidents; /* by date */
    const char *name;
    size_t places; /* spots of other names that were joined to it */
    double weight;
    bool area;
    double radius_km;
    unsigned number; /* in the key; 0: labelled */
    bool unlabelled; /* one of a crowd */
};

struct sites ARENA_LIST(struct site);

/* No more than `most` sites; `joined_px` is what sites closer than this are joined at least. */
struct sites sites_make(const struct spot_refs *spots, const struct view *view,
                        const struct style *style, size_t most, double joined_px,
                        struct arena *arena);
/* One site for a group of spots beyond the frame, its symbols arranged around no point yet. */
struct site site_beyond(const struct spot_refs *spots, const struct style *style,
                        struct arena *arena);
/* Arranges each site's symbols; those with a number carry it. */
void sites_arrange(struct sites *sites, const struct style *style, struct arena *arena);
/* Whether joining what is closer than `joined_px` leaves more than `limit` sites. */
bool sites_exceed(const struct spot_refs *spots, const struct view *view, double joined_px,
                  size_t limit, struct arena *arena);
/* For crowds: one small symbol for each kind, and no site under another. */
void sites_crowd(struct sites *sites, const struct style *style, double size, struct arena *arena);
/* False where there is no room inside the frame without moving one farther than `most_px`. */
bool sites_spread(struct sites *sites, struct box frame, const struct box *reserved,
                  size_t n_reserved, double most_px);
/* Around its symbols; without width where there is one alone. */
struct box site_body(const struct site *site);
/* A site so far from home that a line has to say so. */
bool site_strayed(const struct site *site);

#endif
