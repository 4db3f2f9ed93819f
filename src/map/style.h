#ifndef DATELINE_MAP_STYLE_H
#define DATELINE_MAP_STYLE_H
/* How a map looks: colours, line widths, sizes of text and symbols.
 *
 * Takes the name of a theme and, where a house has its own, a file of lines `key = value` (`sea =
 * #dbe7ee`, `font = Source Sans`, `label_size = 10`; `#` at the start of a line begins a comment).
 * Gives one flat struct that every drawing stage reads. Strings borrow the file's bytes' arena. */
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "incident/incident.h"
#include "ink/scene.h"

#define STYLE_CATEGORIES 4

struct style {
    const char *font; /* NULL: the default family */
    /* Colours, 0xRRGGBBAA. */
    uint32_t page, sea, land, lake, river, coast, border, admin1, graticule, neatline;
    uint32_t text, muted, country_label, admin1_label, water_label, city_label, halo;
    uint32_t strike, talks, ground, violence; /* fill of symbols */
    uint32_t outline;                         /* around filled symbols */
    uint32_t hollow;                          /* inside symbols that are not filled */
    uint32_t accent;                          /* frames of insets, places on the locator */
    /* Widths and sizes, px. */
    double coast_width, border_width, admin1_width, river_width, graticule_width;
    double title_size, subtitle_size, label_size, detail_size, note_size;
    double country_size, admin1_size, water_size, city_size;
    double symbol_size; /* of a symbol without a toll; others follow */
};

/* "light", "dark" or "print"; NULL is light. */
bool style_theme(struct style *out, const char *name, struct error *error);
/* Lays a style file's settings over `style`. */
bool style_read(struct style *style, const char *path, struct span bytes, struct arena *arena,
                struct error *error);
uint32_t style_category(const struct style *style, enum category category);
/* "#dbe7ee", "#dbe", "#dbe7ee80"; false if it is none of these. */
bool style_colour(struct span text, uint32_t *out);

#endif
