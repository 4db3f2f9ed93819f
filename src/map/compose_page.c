#include <math.h>

#include "map/compose.h"

/* Pages of fixed height: what they hold below or beside the map, and how much of them is map. */

#define ROUNDS        8
#define FOOTER_LEAST  30.0
#define FOOTER_STEP   12.0
#define FOOTER_GROWTH 1.2 /* a smaller frame needs a longer key */
/* Pages at least this much wider than high have legend and key at the side, if they fit there. */
#define SIDE_ASPECT 1.35
#define SIDE_LEAST  0.4 /* of the page, for the map beside them */
/* Dots tell less: a map of them has to be so much larger. */
#define DOTS_WORTH 0.6
/* A key longer than this, of the frame's height, is a book. */
#define KEY_MOST 0.9
/* A map that fills less of its page than this is no map: rather dots with a short key. */
#define MAP_LEAST 0.45

/* The largest frame whose footer still fits below it. What is below is tried as high as it came out
 * last; where a smaller frame needs a longer key, by halving between footers that are too small for
 * what they have to hold and such as are not. */
static bool settle_fixed(struct composition *c, struct error *error)
{
    double low = 0, high = HUGE_VAL, footer = FOOTER_LEAST;
    for (int round = 0; round < ROUNDS; round++) {
        if (!compose_lay_out(c, footer, error)) {
            return false;
        }
        bool fits = c->footer <= footer + 1;
        if (fits && footer - c->footer < FOOTER_STEP) {
            return true;
        }
        high = fits ? fmin(high, footer) : high;
        low = fits ? low : fmax(low, footer);
        if (high - low < FOOTER_STEP) {
            break;
        }
        bool tried = c->footer <= low || c->footer >= high;
        footer = !tried ? c->footer : high < HUGE_VAL ? (low + high) / 2 : low * FOOTER_GROWTH;
    }
    return compose_lay_out(c, high < HUGE_VAL ? high : c->footer, error);
}

struct attempt {
    double side; /* share of the page's width for legend and key; 0: below */
    bool dots;
};

static bool try_page(struct composition *c, struct attempt attempt, struct error *error)
{
    c->side = round(c->d.options->width * attempt.side);
    c->dots = attempt.dots;
    return settle_fixed(c, error);
}

/* How much of the page is map; 0 where not all has room. */
static double map_share(const struct composition *c)
{
    const struct map_options *o = c->d.options;
    bool beside = c->side <= 0 || c->notes <= c->bottom - c->top + PAGE_GAP;
    if (!c->n_panels || !beside || c->bottom + c->footer + PAGE_PAD > o->height + 1) {
        return 0;
    }
    const struct box *f = &c->panels[0].frame;
    return (f->x1 - f->x0) * (f->y1 - f->y0) / (o->width * o->height);
}

/* What has room, by the map's scale: that is what parts places from each other. */
static double worth_of(const struct composition *c, double share)
{
    return share > 0 ? c->panels[0].view.scale * (c->dots ? DOTS_WORTH : 1) : 0;
}

/* The first attempt that leaves the map its share and keeps all symbols, else the best. */
static bool settle_page(struct composition *c, struct error *error)
{
    const struct map_options *o = c->d.options;
    static const struct attempt attempts[] = {{0.27, false}, {0.38, false}, {0, false},
                                              {0.27, true},  {0.38, true},  {0, true}};
    bool wide = o->width > SIDE_ASPECT * o->height;
    struct attempt best = {0, false}, last = {-1, false};
    double most = -1;
    bool skip_dots = false;
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
        if ((attempts[i].side > 0 && !wide) || (attempts[i].dots && skip_dots)) {
            continue;
        }
        last = attempts[i];
        if (!try_page(c, last, error)) {
            return false;
        }
        double share = map_share(c), worth = worth_of(c, share);
        if (worth > most) {
            most = worth;
            best = last;
        }
        bool dots_anyway = c->n_panels && c->panels[0].crowd && !last.dots;
        skip_dots = skip_dots || dots_anyway;
        if (share >= (wide ? SIDE_LEAST : MAP_LEAST) && (wide == (last.side > 0)) && !last.dots) {
            return true;
        }
    }
    bool settled = best.side == last.side && best.dots == last.dots;
    return settled || try_page(c, best, error);
}

static bool settle_free(struct composition *c, bool one_map, struct error *error)
{
    if (!compose_lay_out(c, 0, error)) {
        return false;
    }
    const struct box *f = &c->panels[0].frame;
    if (!one_map || c->key.height <= KEY_MOST * (f->y1 - f->y0)) {
        return true;
    }
    c->dots = true;
    return compose_lay_out(c, 0, error);
}

/* All frames of a series have the same size: where the page's height is given, the longest notes
 * decide. */
static bool settle_one_of_series(struct composition *c, struct error *error)
{
    const struct map_options *o = c->d.options;
    if (o->height <= 0) {
        return compose_lay_out(c, 0, error);
    }
    return c->series->footer > 0 ? compose_lay_out(c, c->series->footer, error)
                                 : settle_fixed(c, error);
}

bool compose(struct composition *c, struct error *error)
{
    const struct map_options *o = c->d.options;
    c->panels = arena_array(c->d.arena, struct panel, PANELS_MOST);
    c->heading = heading_of(&c->d, c->incidents, c->series ? c->series->incidents : c->incidents,
                            o->width - 2 * PAGE_PAD);
    c->top = PAGE_PAD + c->heading.height + PAGE_GAP;
    if (c->series) {
        return settle_one_of_series(c, error);
    }
    bool one_map = o->by == BY_NOTHING && (c->groups.n || o->has_extent);
    if (o->height <= 0) {
        return settle_free(c, one_map, error);
    }
    return one_map ? settle_page(c, error) : settle_fixed(c, error);
}
