#ifndef DATELINE_MAP_MAP_H
#define DATELINE_MAP_MAP_H
/* Incidents in, a finished map out, as a scene for the inks.
 *
 * Takes any incidents, in the order of incidents_order, an open basemap and what the user asked
 * for, as words; gives the scenes and counts of what they show. Everything belongs to the arena. No
 * incident is dropped: each is a symbol with a label, or one with a number and a line in the key,
 * or a line in the key alone when it has no place. */
#include "base/arena.h"
#include "base/error.h"
#include "basemap/basemap.h"
#include "incident/incident.h"
#include "ink/scene.h"

struct map_paths ARENA_LIST(const char *);

/* As the command line has them; NULL: not given. */
struct map_settings {
    const char *boundaries; /* "un", "de-facto" */
    const char *extent;     /* "W,S,E,N" in degrees */
    const char *title;
    const char *size;       /* "180mm", "180mmx120mm", "800x560", "a4", "16:9", "square" */
    const char *projection; /* PROJ string or EPSG code */
    const char *theme;      /* "light", "dark", "print" */
    const char *style;      /* path of a style file */
    const char *by;         /* "day", "week" */
    bool apart;             /* a sheet for each of these instead of one with all */
    const char *language;   /* "en" ... */
    struct map_paths overlay;
};

struct map_report {
    size_t incidents;
    size_t labelled; /* sites with a label of their own */
    size_t numbered; /* sites with a number and a line in the key */
    size_t dots;     /* sites of a crowd without either: the key counts them by area */
    size_t unlocated;
    size_t insets, pointers;
};

/* One finished page: the only one, or one of a series of days or weeks. */
struct map_sheet {
    const char *tag; /* of its period, for a file's name: "2025-03-24"; NULL: the only one */
    struct scene *scene;
    struct map_report report;
};

struct map_sheets ARENA_LIST(struct map_sheet);

bool map_draw(struct map_sheets *out, const struct incidents *incidents,
              const struct basemap *basemap, const struct map_settings *settings,
              struct arena *arena, struct error *error);

#endif
