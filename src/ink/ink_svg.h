#ifndef DATELINE_INK_SVG_H
#define DATELINE_INK_SVG_H
/* Writes a scene as the finished SVG: groups, names, links and text that can be searched.
 *
 * Takes a scene, gives the file's bytes, which depend on nothing else. The file fetches nothing,
 * has no style sheet and no script, and all its ids begin with a prefix made from its own contents,
 * so any number of maps stands in one page. Whatever text the scene carries comes out as text,
 * never as markup. */
#include "base/error.h"
#include "ink/ink_outline.h"

struct ink_svg_options {
    const char *id_prefix;               /* instead of the one made from the contents; NULL: none */
    const struct ink_outlines *outlines; /* draws text as outlines, with the real text invisible
                                            over them; NULL: real text alone */
};

/* Fails only when `outlines` finds no font. */
bool ink_svg(struct span *out, const struct scene *scene, const struct ink_svg_options *options,
             struct arena *arena, struct error *error);

#endif
