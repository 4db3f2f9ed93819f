/* usage: draw_sample svg|outline|png|pdf|plain FILE: the sample scene as a file. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "ink/ink_cairo.h"
#include "ink/ink_svg.h"
#include "sample_scene.h"

static bool draw(const char *what, FILE *stream, struct arena *arena, struct error *error)
{
    static const struct {
        const char *name;
        enum ink_format format;
    } formats[] = {{"png", INK_PNG}, {"pdf", INK_PDF}, {"plain", INK_PLAIN_SVG}};
    struct scene scene = sample_scene(arena);
    for (size_t i = 0; i < 3; i++) {
        if (strcmp(what, formats[i].name) == 0) {
            const struct ink_cairo_options options = {.format = formats[i].format};
            return ink_cairo(stream, &scene, &options, arena, error);
        }
    }
    struct span bytes;
    const struct ink_svg_options options = {.outlines = strcmp(what, "outline") == 0 ? &ink_outlines
                                                                                     : NULL};
    return ink_svg(&bytes, &scene, &options, arena, error) &&
           fwrite(bytes.at, 1, bytes.n, stream) == bytes.n;
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct error error = {0};
    struct output out;
    if (argc != 3 || !output_open(&out, argv[2], &arena, &error)) {
        return 2;
    }
    bool done = draw(argv[1], out.stream, &arena, &error) && output_commit(&out, &error);
    if (!done) {
        output_abort(&out);
        fprintf(stderr, "draw_sample: %s\n", error.text);
    }
    arena_free(&arena);
    return done ? 0 : 1;
}
