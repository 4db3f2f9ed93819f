#ifndef DATELINE_INK_LOAD_H
#define DATELINE_INK_LOAD_H
/* cairo, when a map needs it.
 *
 * The finished SVG is written without cairo; what draws with it (ink_cairo, ink_outline) is a
 * module of its own, lib/dateline/ink.so, so that no run pays for loading cairo, fontconfig and the
 * X libraries (2 ms, 3 MiB) but those that write PNG, PDF or outlines. */
#include "base/library.h"
#include "ink/ink_cairo.h"
#include "ink/ink_outline.h"

/* What the module gives. */
struct ink_module {
    const char *version; /* the program's own, or it is another one's module */
    bool (*cairo)(FILE *stream, const struct scene *scene, const struct ink_cairo_options *options,
                  struct arena *arena, struct error *error);
    const struct ink_outlines *outlines;
};

/* Stays loaded until the process ends: cairo keeps fonts beyond the last drawing. */
bool ink_load(const struct ink_module **out, const char *path, struct error *error);

#endif
