#include "map/pointer.h"

#include <math.h>

#include "map/angle.h"
#include "map/caption.h"
#include "map/panel.h"

#define PAD        4.0
#define GAP        4.0
#define CLEAR      3.0  /* of tabs from all else */
#define OFF        2.0  /* of symbols of the map from tabs */
#define STEP       4.0  /* px tried along the edge */
#define WIDE_MOST  0.45 /* of the frame's width */
#define WIDE_SMALL 0.6  /* in small frames */
#define SMALL      300.0
#define LINE_GAP   1.5
/* What many incidents come to goes over two lines before it is longer than this, px. */
#define DETAIL_WIDE 210.0
#define HEAD        2.8 /* half of the arrow head's width */

/* ---- text ----------------------------------------------------------------------------------- */

struct site_text site_text_of(const struct drawing *d, const char *name, const char *detail,
                              double most)
{
    const struct style *s = d->style;
    struct site_text t = {.name = text_elide(name, FACE_BOLD, s->label_size, most, d->arena)};
    struct text_extent e = text_extent(t.name, FACE_BOLD, s->label_size, 0, 0);
    t.width = e.width;
    t.name_top = e.top;
    t.height = e.top + e.bottom;
    if (detail && detail[0]) {
        double wide = fmax(fmin(most, DETAIL_WIDE), t.width);
        t.detail = text_wrap(detail, FACE_REGULAR, s->detail_size, wide, d->arena);
        struct text_extent small = text_extent(t.detail, FACE_REGULAR, s->detail_size, 0, 0);
        t.width = fmax(t.width, small.width);
        /* The same pitch whether the name has descenders or not. */
        t.detail_drop = t.name_top + s->label_size * METRICS_DESCENT + LINE_GAP +
                        s->detail_size * METRICS_CAP_HEIGHT;
        t.height = t.detail_drop + small.bottom;
    }
    return t;
}

/* ---- directions ----------------------------------------------------------------------------- */

/* The great circle's first step from `from` to `to`, east and north. */
static struct point bearing(struct basemap_point from, struct basemap_point to)
{
    double a = from.lat * RADIANS, b = to.lat * RADIANS, l = (to.lon - from.lon) * RADIANS;
    double east = sin(l) * cos(b), north = cos(a) * sin(b) - sin(a) * cos(b) * cos(l);
    double length = hypot(east, north);
    return length > 0 ? (struct point){east / length, north / length} : (struct point){0, 0};
}

static struct point frame_middle(const struct box *f)
{
    return (struct point){(f->x0 + f->x1) / 2, (f->y0 + f->y1) / 2};
}

/* North on the page is where a step north leads. */
bool heading_from(const struct panel *panel, struct basemap_point to, struct heading_to *out)
{
    struct point middle = frame_middle(&panel->frame);
    struct basemap_point from;
    if (!view_ground(&panel->view, middle, &from)) {
        return false;
    }
    struct point up =
        view_point(&panel->view, (struct basemap_point){from.lon, fmin(from.lat + 0.1, 90)});
    double ux = up.x - middle.x, uy = up.y - middle.y, length = hypot(ux, uy);
    if (!(length > 0) || !isfinite(length)) {
        return false;
    }
    struct point step = bearing(from, to), north = {ux / length, uy / length};
    struct point east = {-north.y, north.x};
    out->toward =
        (struct point){east.x * step.x + north.x * step.y, east.y * step.x + north.y * step.y};
    out->km = metres_between(from, to) / 1000;
    return out->km > 0;
}

/* ---- the tab -------------------------------------------------------------------------------- */

enum edge { EDGE_LEFT, EDGE_RIGHT, EDGE_TOP, EDGE_BOTTOM };

/* Where the way out of the frame's middle meets its edge. */
static struct point way_out(const struct box *f, struct point toward, enum edge *edge)
{
    struct point middle = frame_middle(f);
    double tx = toward.x != 0 ? (f->x1 - f->x0) / 2 / fabs(toward.x) : HUGE_VAL;
    double ty = toward.y != 0 ? (f->y1 - f->y0) / 2 / fabs(toward.y) : HUGE_VAL;
    double reach = fmin(tx, ty);
    *edge =
        tx < ty ? (toward.x < 0 ? EDGE_LEFT : EDGE_RIGHT) : (toward.y < 0 ? EDGE_TOP : EDGE_BOTTOM);
    return (struct point){middle.x + toward.x * reach, middle.y + toward.y * reach};
}

static struct box box_on_edge(const struct box *f, enum edge edge, double along, double w, double h)
{
    bool upright = edge == EDGE_LEFT || edge == EDGE_RIGHT;
    double x = edge == EDGE_LEFT ? f->x0 : edge == EDGE_RIGHT ? f->x1 - w : along - w / 2;
    double y = edge == EDGE_TOP ? f->y0 : edge == EDGE_BOTTOM ? f->y1 - h : along - h / 2;
    *(upright ? &y : &x) =
        upright ? fmin(fmax(y, f->y0), f->y1 - h) : fmin(fmax(x, f->x0), f->x1 - w);
    return (struct box){x, y, x + w, y + h};
}

static bool is_free(const struct panel *panel, struct box box, const struct points *homes)
{
    for (size_t i = 0; i < panel->reserved.n; i++) {
        if (boxes_overlap(box_grow(box, CLEAR), panel->reserved.at[i])) {
            return false;
        }
    }
    struct box around = box_grow(box, OFF + 6);
    for (size_t i = 0; i < homes->n; i++) {
        struct point p = homes->at[i];
        if (p.x > around.x0 && p.x < around.x1 && p.y > around.y0 && p.y < around.y1) {
            return false;
        }
    }
    return true;
}

/* The nearest free stretch of the edge. */
static bool find_stretch(struct pointer *p, const struct panel *panel, enum edge edge,
                         struct point out, double w, double h, struct arena *arena)
{
    const struct box *f = &panel->frame;
    bool upright = edge == EDGE_LEFT || edge == EDGE_RIGHT;
    struct points homes = panel_homes(panel, arena);
    double from = upright ? out.y : out.x, longest = upright ? f->y1 - f->y0 : f->x1 - f->x0;
    for (double off = 0; off < longest; off += STEP) {
        for (int side = -1; side <= 1; side += 2) {
            p->box = box_on_edge(f, edge, from + side * off, w, h);
            if (is_free(panel, p->box, &homes)) {
                return true;
            }
        }
    }
    return false;
}

/* Arrow outermost, then symbols, then words. */
static void arrange(struct pointer *p, enum edge edge)
{
    double y = (p->box.y0 + p->box.y1) / 2, r = p->site.radius;
    bool right = p->text_left = edge == EDGE_RIGHT;
    double x = right ? p->box.x1 - PAD : p->box.x0 + PAD, step = right ? -1 : 1;
    p->arrow = (struct point){x + step * BEYOND_ARROW, y};
    x += step * (2 * BEYOND_ARROW + GAP + r);
    p->site.at = (struct point){x, y};
    x += step * (r + GAP);
    double w = p->text.width, top = y - p->text.height / 2;
    p->text_box = (struct box){right ? x - w : x, top, right ? x : x + w, top + p->text.height};
}

bool pointer_make(struct pointer *out, const struct panel *panel, const struct drawing *d,
                  const struct spot_refs *spots)
{
    struct heading_to heading;
    *out = (struct pointer){.site = site_beyond(spots, d->style, d->arena)};
    if (!heading_from(panel, out->site.ground, &heading)) {
        return false;
    }
    double width = panel->frame.x1 - panel->frame.x0;
    double most = width * (width < SMALL ? WIDE_SMALL : WIDE_MOST);
    double around = 2 * PAD + 2 * BEYOND_ARROW + 2 * GAP + 2 * out->site.radius;
    const char *km = caption_km(d->language, heading.km, d->arena);
    out->text = site_text_of(d, caption_name(&out->site, d->arena), km, most - around);
    out->toward = heading.toward;
    double w = around + out->text.width;
    double h = 2 * PAD + fmax(out->text.height, 2 * out->site.radius);
    enum edge edge;
    struct point way = way_out(&panel->frame, heading.toward, &edge);
    if (w > most || !find_stretch(out, panel, edge, way, ceil(w), ceil(h), d->arena)) {
        return false;
    }
    arrange(out, edge);
    return true;
}

/* ---- drawing -------------------------------------------------------------------------------- */

void draw_beyond_arrow(const struct drawing *d, struct point middle, struct point t)
{
    struct point side = {-t.y, t.x};
    struct path *shaft = path_new(d->arena), *head = path_new(d->arena);
    path_move(shaft, middle.x - t.x * BEYOND_ARROW, middle.y - t.y * BEYOND_ARROW);
    path_line(shaft, middle.x + t.x * BEYOND_ARROW * 0.4, middle.y + t.y * BEYOND_ARROW * 0.4);
    path_move(head, middle.x + t.x * BEYOND_ARROW, middle.y + t.y * BEYOND_ARROW);
    path_line(head, middle.x + side.x * HEAD, middle.y + side.y * HEAD);
    path_line(head, middle.x - side.x * HEAD, middle.y - side.y * HEAD);
    path_close(head);
    scene_path(d->scene, shaft, &(struct paint){.stroke = d->style->muted, .width = 1.1});
    scene_path(d->scene, head, &(struct paint){.fill = d->style->muted});
}

void draw_pointer_tab(const struct drawing *d, const struct pointer *pointer)
{
    struct paint paint = {.fill = d->style->page, .stroke = d->style->neatline, .width = 0.7};
    scene_box(d->scene, pointer->box, &paint);
    draw_beyond_arrow(d, pointer->arrow, pointer->toward);
}
