#include <math.h>

#include "map/caption.h"
#include "map/compose.h"
#include "map/period.h"

/* Small multiples: one frame for each day or week with incidents, all of the same ground. */

#define CELL_WIDTH  205.0 /* about */
#define CELL_GAP    8.0
#define CELL_HEAD   13.0
#define CELL_LEAST  70.0
#define ASPECT_LOW  0.6
#define ASPECT_HIGH 1.1

/* Copies: spots refer to the periods' incidents. */
static struct spots *located_in(struct periods *periods, struct arena *arena)
{
    size_t kept = 0;
    struct spots *spots = arena_array(arena, struct spots, periods->n);
    for (size_t i = 0; i < periods->n; i++) {
        struct spots here = spots_of(&periods->at[i].incidents, arena);
        if (here.n) {
            periods->at[kept] = periods->at[i];
            spots[kept++] = here;
        }
    }
    periods->n = kept;
    return spots;
}

/* Those of a period's spots that the frame shows; the others point outward or go to the key. */
static void give_spots(struct composition *c, struct panel *panel, const struct spots *spots)
{
    struct spots outside = {0};
    for (size_t i = 0; i < spots->n; i++) {
        const struct spot *spot = &spots->at[i];
        struct point at = view_point(&panel->view, spot->ground);
        if (isfinite(at.x) && isfinite(at.y) && view_shows(&panel->view, at)) {
            *list_push(c->d.arena, &panel->spots) = spot;
        } else {
            *list_push(c->d.arena, &outside) = *spot;
        }
    }
    struct spot_groups groups = spots_each(&outside, c->d.arena);
    for (size_t i = 0; i < groups.n; i++) {
        if (groups.n <= 3 && far_point(panel, &c->d, &groups.at[i].spots)) {
            continue;
        }
        const struct incident_refs *incidents = &groups.at[i].spots.at[0]->incidents;
        for (size_t k = 0; k < incidents->n; k++) {
            *list_push(c->d.arena, &c->off_map) = incidents->at[k];
        }
    }
}

struct cells {
    size_t across, down;
    double width, height; /* of a frame */
};

static struct cells cells_for(const struct composition *c, size_t n, double aspect, double footer)
{
    const struct map_options *o = c->d.options;
    double width = o->width - 2 * PAGE_PAD;
    struct cells cells = {.across = (size_t)fmax(1, floor((width + CELL_GAP) / CELL_WIDTH))};
    cells.down = (n + cells.across - 1) / cells.across;
    cells.across = (n + cells.down - 1) / cells.down; /* four are two and two */
    cells.width = floor((width + CELL_GAP) / (double)cells.across - CELL_GAP);
    cells.height = round(cells.width * aspect);
    if (o->height > 0) {
        double room = o->height - c->top - footer - PAGE_PAD;
        double each = floor(room / (double)cells.down - CELL_HEAD - CELL_GAP);
        cells.height = fmax(each, CELL_LEAST);
    }
    return cells;
}

static struct box cell_box(const struct composition *c, const struct cells *cells, size_t i)
{
    double x = PAGE_PAD + (double)(i % cells->across) * (cells->width + CELL_GAP);
    double y = c->top + (double)(i / cells->across) * (cells->height + CELL_HEAD + CELL_GAP);
    y += CELL_HEAD;
    return (struct box){x, y, x + cells->width, y + cells->height};
}

static bool fit_cell(struct composition *c, size_t i, const struct extent *extent, bool exact,
                     struct error *error)
{
    struct panel *panel = &c->panels[i];
    if (i) {
        panel_fit_like(panel, &c->panels[0]);
        return true;
    }
    panel->spots = c->groups.at[0].spots; /* how many there are limits the scale */
    bool done = panel_fit(panel, &c->d, extent, exact, error);
    panel->spots = (struct spot_refs){0};
    return done;
}

bool compose_time(struct composition *c, double footer, struct error *error)
{
    bool exact;
    double aspect;
    struct periods periods = periods_of(c->incidents, c->d.options->by, c->d.arena);
    struct spots *spots = located_in(&periods, c->d.arena);
    struct extent extent = compose_extent(c, &exact);
    if (periods.n > PANELS_MOST) {
        return error_set(error, ERROR_USAGE, "%zu frames are too many for one sheet: at most %d",
                         periods.n, PANELS_MOST);
    }
    if (!compose_aspect(c, &extent, &aspect, error)) {
        return false;
    }
    aspect = fmin(fmax(aspect, ASPECT_LOW), ASPECT_HIGH);
    struct cells cells = cells_for(c, periods.n, aspect, footer);
    for (size_t i = 0; i < periods.n; i++) {
        struct panel *panel = &c->panels[i];
        *panel = (struct panel){.id = arena_printf(c->d.arena, "time-%zu", i + 1),
                                .kind = PANEL_TIME,
                                .heading = period_name(&periods.at[i], c->d.language, c->d.arena),
                                .frame = cell_box(c, &cells, i)};
        if (!fit_cell(c, i, &extent, exact, error)) {
            return false;
        }
        give_spots(c, panel, &spots[i]);
    }
    c->n_panels = periods.n;
    c->bottom = c->panels[periods.n - 1].frame.y1;
    return true;
}
