#ifndef DATELINE_MAP_FAR_H
#define DATELINE_MAP_FAR_H
/* What lies too far away for the main frame: insets, pointers at the edge, lines in the key.
 *
 * Takes the groups that are not the main one. A few get insets, in order of what happened there,
 * while the frame has corners to spare; the next a pointer with the distance; the rest, and all
 * beyond a frame that the user asked for and that has no edge to spare, stand in the key. */
#include "map/panel.h"

#define INSETS_MOST   3
#define POINTERS_MOST 6

struct far {
    struct spot_groups groups; /* heaviest first */
    bool insets;               /* false: the user chose what the frame shows */
};

/* The box of an inset in the frame, on the side where its places lie; false: no room. */
bool far_inset_box(const struct panel *main, const struct drawing *drawing,
                   const struct spot_refs *spots, struct box *out);
/* A tab at the frame's edge; false where there is no such direction or no room. */
bool far_point(struct panel *panel, const struct drawing *drawing, const struct spot_refs *spots);
/* Which way and how far an inset's place lies, and the inset's own scale. */
void draw_inset_furniture(const struct drawing *drawing, const struct panel *main,
                          const struct panel *inset);
/* The boxes that `draw_inset_furniture` will fill, for the inset's labels to keep clear of. */
void far_reserve(const struct drawing *drawing, const struct panel *main, struct panel *inset);

#endif
