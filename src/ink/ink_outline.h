#ifndef DATELINE_INK_OUTLINE_H
#define DATELINE_INK_OUTLINE_H
/* Text as outlines: what `--text outline` puts into the finished SVG.
 *
 * Takes a scene's text, gives a path in page coordinates. The letters come from cairo; who draws
 * with them needs no cairo, only this table, from ink_load or, linked in, `ink_outlines`. */
#include "base/error.h"
#include "ink/scene.h"

struct outliner;

struct ink_outlines {
    bool (*open)(struct outliner **out, struct arena *arena, struct error *error);
    /* `clean` is the text as it may stand in a file. */
    bool (*text)(struct path *out, const struct scene_text *text, const char *clean,
                 struct outliner *outliner, struct error *error);
    void (*close)(struct outliner *outliner);
};

extern const struct ink_outlines ink_outlines;

#endif
