#include "map/panel.h"

#include <math.h>

#include "map/angle.h"

/* A map of one town still shows its surroundings: the frame's smaller side in metres, at least. */
#define SPAN_LEAST_METRES 260e3
#define GROUP_SPAN_LEAST  65e3 /* of several spots: they may lie in one town */
/* Room between the outermost spots and the frame, of its sides. */
#define MARGIN_ACROSS 0.13
#define MARGIN_UP     0.11

/* A spot that may be off by far asks for the ground it may be on, the more where it is alone. */
#define RADIUS_SHOWN_MOST_KM  150.0
#define RADIUS_SHOWN_ALONE_KM 700.0

struct extent panel_extent(const struct panel *panel, struct arena *arena)
{
    struct basemap_point *at = arena_array(arena, struct basemap_point, panel->spots.n * 4);
    size_t n = 0;
    double most = panel->spots.n > 1 ? RADIUS_SHOWN_MOST_KM : RADIUS_SHOWN_ALONE_KM;
    for (size_t i = 0; i < panel->spots.n; i++) {
        const struct spot *spot = panel->spots.at[i];
        double up = spot->area ? fmin(spot->radius_km, most) / 111.2 : 0;
        double across = up / fmax(cos(spot->ground.lat * PI / 180), 0.05);
        const double offsets[4][2] = {{across, 0}, {-across, 0}, {0, up}, {0, -up}};
        for (size_t k = 0; k < (up > 0 ? 4 : 1); k++) {
            double lat = spot->ground.lat + offsets[k][1];
            at[n++] =
                (struct basemap_point){spot->ground.lon + offsets[k][0], fmin(fmax(lat, -90), 90)};
        }
    }
    return extent_of(at, n, arena);
}

static struct box margin_of(struct box frame, bool exact)
{
    double across = exact ? 0 : (frame.x1 - frame.x0) * MARGIN_ACROSS;
    double up = exact ? 0 : (frame.y1 - frame.y0) * MARGIN_UP;
    return (struct box){across, up, across, up};
}

static double scale_most(const struct panel *panel, bool exact)
{
    double side = fmin(panel->frame.x1 - panel->frame.x0, panel->frame.y1 - panel->frame.y0);
    double least = panel->spots.n > 1 ? GROUP_SPAN_LEAST : SPAN_LEAST_METRES;
    least = fmax(least, panel->span_least);
    return exact ? 0 : side / least;
}

/* A world map shows all lands, whatever few incidents there are. */
static struct extent world_extent(const struct extent *extent, double lon_0, bool exact,
                                  struct arena *arena)
{
    struct basemap_box box = {lon_0 - 179.9, extent->box.south, lon_0 + 179.9, extent->box.north};
    if (!exact) {
        box.south = fmin(-56, box.south);
        box.north = fmax(76, box.north);
    }
    return extent_of_box(&box, arena);
}

static bool open_choice(struct projection *out, const struct drawing *d,
                        const struct projection_choice *choice, struct error *error)
{
    return projection_open(out, d->projector, choice, error);
}

bool panel_fit(struct panel *panel, const struct drawing *d, const struct extent *extent,
               bool exact, struct error *error)
{
    struct projection projection;
    struct box margin = margin_of(panel->frame, exact);
    double most = scale_most(panel, exact);
    if (panel->kind != PANEL_INSET && d->options->projection) {
        struct projection_choice given = projection_given(d->options->projection);
        if (!open_choice(&projection, d, &given, error)) {
            return false;
        }
        view_fit(&panel->view, &projection, panel->frame, extent, margin, most);
        return true;
    }
    /* A first look tells what the whole frame will show, margins and all. */
    struct projection_choice choice = projection_choose(&extent->box);
    if (choice.family != FAMILY_WORLD) {
        double lon = (extent->box.west + extent->box.east) / 2;
        struct projection_choice look =
            projection_azimuthal(lon, (extent->box.south + extent->box.north) / 2);
        if (!open_choice(&projection, d, &look, error)) {
            return false;
        }
        view_fit(&panel->view, &projection, panel->frame, extent, margin, most);
        choice = projection_choose(&panel->view.ground);
    }
    if (!open_choice(&projection, d, &choice, error)) {
        return false;
    }
    struct extent shown = *extent;
    if (choice.family == FAMILY_WORLD) {
        shown = world_extent(extent, choice.lon_0, exact, d->arena);
        margin = (struct box){4, 4, 4, 4};
    }
    view_fit(&panel->view, &projection, panel->frame, &shown, margin, most);
    return true;
}

struct points panel_homes(const struct panel *panel, struct arena *arena)
{
    struct points homes = {0};
    for (size_t i = 0; i < panel->spots.n; i++) {
        struct point at = view_point(&panel->view, panel->spots.at[i]->ground);
        if (isfinite(at.x) && isfinite(at.y)) {
            *list_push(arena, &homes) = at;
        }
    }
    return homes;
}

void panel_fit_like(struct panel *panel, const struct panel *other)
{
    panel->view = other->view;
    panel->view.frame = panel->frame;
}
