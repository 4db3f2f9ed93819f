#ifndef DATELINE_MAP_SETTINGS_H
#define DATELINE_MAP_SETTINGS_H
/* What the user asked of a map, from words to values: sizes, extents, themes. */
#include "map/map.h"
#include "map/style.h"
#include "map/words.h"

enum map_by { BY_NOTHING, BY_DAY, BY_WEEK };

struct map_options {
    enum boundary_view boundaries;
    bool has_extent;
    struct basemap_box extent;
    double width, height; /* of the page, px; height 0: as the map wants it */
    const char *title, *projection;
    struct style style;
    enum map_by by;
    bool apart;
    enum language language;
};

bool map_options_read(struct map_options *out, const struct map_settings *settings,
                      struct arena *arena, struct error *error);
/* Width and height in px; height 0 where only a width is said. */
bool map_size_parse(const char *text, double *width, double *height);
/* "W,S,E,N"; west may be above east. */
bool map_extent_parse(const char *text, struct basemap_box *out);

#endif
