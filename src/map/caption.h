#ifndef DATELINE_MAP_CAPTION_H
#define DATELINE_MAP_CAPTION_H
/* What a map says about incidents, in words: labels, key lines, names for those who cannot see it.
 *
 * Takes incidents, gives short texts in the language of the furniture; types and names of places
 * stay as the incidents have them. */
#include "map/site.h"
#include "map/words.h"

/* "3", "3-7" with an en dash, "3+" for at least; NULL: unknown. */
const char *caption_figure(enum language language, const struct figure *figure,
                           struct arena *arena);
/* "24 March", "20-24 March"; "" when no date is known. */
const char *caption_dates(enum language language, const struct incident_refs *incidents,
                          enum date_style style, struct arena *arena);
/* "3 strikes, 1 meeting" */
const char *caption_counts(enum language language, const struct incident_refs *incidents,
                           struct arena *arena);
/* Under a site's name: "24 Mar · 3 killed", "3 strikes · 20-24 Mar · 5 killed". */
const char *caption_detail(enum language language, const struct incident_refs *incidents,
                           enum date_style style, struct arena *arena);
/* "2,330 km", rounded to what matters at that distance. */
const char *caption_km(enum language language, double km, struct arena *arena);
const char *caption_name(const struct site *site, struct arena *arena);
/* "Sumy: missile strike, 24 March, 3 killed, 65 injured; claimed by one side" */
const char *caption_key(enum language language, const char *name,
                        const struct incident_refs *incidents, enum date_style style,
                        struct arena *arena);
/* The spoken name of one symbol, and what is to be told about it. */
const char *caption_title(enum language language, const char *name,
                          const struct incident_refs *incidents, struct arena *arena);
const char *caption_description(const struct incident_refs *incidents, struct arena *arena);
/* The ids, space-separated. */
const char *caption_ids(const struct incident_refs *incidents, struct arena *arena);
/* "conformal conic, 46° N, 50° N" */
const char *caption_projection(enum language language, const struct projection_choice *choice,
                               struct arena *arena);
/* "Strikes and talks in Ukraine and Russia" */
const char *caption_map_title(enum language language, const struct incidents *incidents,
                              struct arena *arena);

#endif
