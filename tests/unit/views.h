#ifndef DATELINE_TESTS_VIEWS_H
#define DATELINE_TESTS_VIEWS_H
/* Views to test on. Projections live as long as their projector: one for all tests of a program. */
#include "check.h"

#include "map/view.h"

static struct arena views_arena;
static struct projector *views_projector;

static inline int views_open(void **state)
{
    (void)state;
    views_projector = projector_new(&views_arena);
    return 0;
}

static inline int views_close(void **state)
{
    (void)state;
    projector_close(views_projector);
    arena_free(&views_arena);
    return 0;
}

static inline struct view view_of(struct basemap_box box, struct box frame, struct arena *arena)
{
    struct view view;
    struct projection projection;
    struct error error = {0};
    struct extent extent = extent_of_box(&box, arena);
    struct projection_choice choice = projection_choose(&extent.box);
    assert_true(projection_open(&projection, views_projector, &choice, &error));
    view_fit(&view, &projection, frame, &extent, (struct box){0, 0, 0, 0}, 0);
    return view;
}

#endif
