#include "map/furniture.h"

#include <math.h>
#include <string.h>

#include "map/caption.h"

#define TITLE_GAP     4.0
#define TITLE_LEADING 1.2
#define NOTE_LEADING  1.25

/* ---- title ---------------------------------------------------------------------------------- */

static struct incident_refs all_of(const struct incidents *incidents, struct arena *arena)
{
    struct incident_refs all = {0};
    for (size_t i = 0; i < incidents->n; i++) {
        *list_push(arena, &all) = &incidents->at[i];
    }
    return all;
}

static bool any_located(const struct incidents *incidents)
{
    for (size_t i = 0; i < incidents->n; i++) {
        if (incident_is_located(&incidents->at[i])) {
            return true;
        }
    }
    return false;
}

/* From the first baseline of the title to below its last, whatever letters it has. */
static double title_drop(const struct style *s, const char *title)
{
    unsigned lines = text_extent(title, FACE_BOLD, s->title_size, 0, 0).lines;
    return s->title_size * (TITLE_LEADING * (lines - 1) + METRICS_DESCENT);
}

struct heading heading_of(const struct drawing *d, const struct incidents *incidents,
                          const struct incidents *all, double width)
{
    const struct style *s = d->style;
    struct heading h;
    struct incident_refs here = all_of(incidents, d->arena);
    const char *title = d->options->title;
    if (!title) {
        title = caption_map_title(d->language, all, d->arena);
    }
    const char *dates = caption_dates(d->language, &here, DATE_FULL, d->arena);
    const char *count = word_counted(d->language, WORD_INCIDENT, (long)incidents->n, d->arena);
    const char *subtitle = dates[0] ? arena_printf(d->arena, "%s \u00b7 %s", dates, count) : count;
    h.title = text_wrap(title, FACE_BOLD, s->title_size, width, d->arena);
    if (incidents->n && !any_located(incidents)) {
        subtitle =
            arena_printf(d->arena, "%s \u00b7 %s", subtitle, word(d->language, WORD_NONE_LOCATED));
    }
    h.subtitle =
        incidents->n ? text_wrap(subtitle, FACE_REGULAR, s->subtitle_size, width, d->arena) : "";
    h.height = s->title_size * METRICS_ASCENT + title_drop(s, h.title);
    if (h.subtitle[0]) {
        unsigned lines = text_extent(h.subtitle, FACE_REGULAR, s->subtitle_size, 0, 0).lines;
        h.height += TITLE_GAP + s->subtitle_size * (METRICS_CAP_HEIGHT + METRICS_DESCENT +
                                                    TITLE_LEADING * (lines - 1));
    }
    return h;
}

void draw_heading(const struct drawing *d, const struct heading *h, struct point at)
{
    const struct style *s = d->style;
    double baseline = at.y + s->title_size * METRICS_ASCENT;
    group_begin(d, "title", "layer", SCENE_PLAIN, NULL);
    scene_text(d->scene, &(struct scene_text){.text = h->title,
                                              .at = {at.x, baseline},
                                              .face = FACE_BOLD,
                                              .size = s->title_size,
                                              .line_height = TITLE_LEADING,
                                              .colour = s->text});
    if (h->subtitle[0]) {
        double y =
            baseline + title_drop(s, h->title) + TITLE_GAP + s->subtitle_size * METRICS_CAP_HEIGHT;
        scene_text(d->scene, &(struct scene_text){.text = h->subtitle,
                                                  .at = {at.x, y},
                                                  .size = s->subtitle_size,
                                                  .colour = s->muted});
    }
    group_end(d);
}

/* ---- scale bar ------------------------------------------------------------------------------ */
#define BAR_HEIGHT 3.0

/* The longest of 1, 2, 5, 10 ... that fits. */
static double round_length(double most)
{
    double ten = pow(10, floor(log10(most)));
    double times = most / ten;
    return ten * (times >= 5 ? 5 : times >= 2 ? 2 : 1);
}

struct scale_bar scale_bar_at(const struct drawing *d, const struct view *view, struct point at,
                              double px_most)
{
    struct scale_bar bar = {0};
    const struct projection_choice *choice = &view->projection.choice;
    const char *where = NULL;
    if (choice->family == FAMILY_WORLD) {
        /* Its own corner of a world map is often off the world. */
        at = view_point(view, (struct basemap_point){choice->lon_0, 0});
        where = word(d->language, WORD_AT_EQUATOR);
    } else if (!(view_metres(view, at) > 0)) {
        at = (struct point){(view->frame.x0 + view->frame.x1) / 2,
                            (view->frame.y0 + view->frame.y1) / 2};
        where = word(d->language, WORD_AT_CENTRE);
    }
    double metres = view_metres(view, at);
    if (!(metres > 0)) {
        return bar;
    }
    bar.metres = round_length(metres * px_most);
    bar.px = bar.metres / metres;
    struct buffer text = {.arena = d->arena};
    if (bar.metres >= 1000) {
        buffer_puts(&text, caption_km(d->language, bar.metres / 1000, d->arena));
    } else {
        buffer_printf(&text, "%.0f\u00a0m", bar.metres);
    }
    if (where) {
        buffer_printf(&text, " (%s)", where);
    }
    bar.text = text.at;
    double words = text_width(bar.text, FACE_REGULAR, d->style->note_size, 0);
    bar.width = fmax(bar.px, words) + 2 * SCALE_BAR_PAD;
    bar.height = BAR_HEIGHT + d->style->note_size + 2 + 2 * SCALE_BAR_PAD;
    return bar;
}

void draw_scale_bar(const struct drawing *d, const struct scale_bar *bar, struct point at)
{
    const struct style *s = d->style;
    double x = at.x + SCALE_BAR_PAD, y = at.y + bar->height - SCALE_BAR_PAD;
    struct path *path = path_new(d->arena);
    path_move(path, x, y - BAR_HEIGHT);
    path_line(path, x, y);
    path_line(path, x + bar->px, y);
    path_line(path, x + bar->px, y - BAR_HEIGHT);
    group_begin(d, "scale", "layer", SCENE_PLAIN, NULL);
    scene_path(d->scene, path, &(struct paint){.stroke = s->halo, .width = 2.6});
    scene_path(d->scene, path, &(struct paint){.stroke = s->text, .width = 1});
    scene_text(d->scene, &(struct scene_text){.text = bar->text,
                                              .at = {x, y - BAR_HEIGHT - 2},
                                              .size = s->note_size,
                                              .colour = s->text,
                                              .halo = s->halo,
                                              .halo_width = 1.4});
    group_end(d);
}

/* ---- credits -------------------------------------------------------------------------------- */
#define OUTLETS_MOST 8

struct outlet {
    const char *name;
    long n;
};

struct outlets ARENA_LIST(struct outlet);

static void count_outlet(struct outlets *outlets, const char *name, struct arena *arena)
{
    for (size_t i = 0; i < outlets->n; i++) {
        if (strcmp(outlets->at[i].name, name) == 0) {
            outlets->at[i].n++;
            return;
        }
    }
    *list_push(arena, outlets) = (struct outlet){name, 1};
}

static struct outlets outlets_of(const struct incidents *incidents, struct arena *arena)
{
    struct outlets outlets = {0};
    for (size_t i = 0; i < incidents->n; i++) {
        const struct sources *sources = &incidents->at[i].sources;
        for (size_t k = 0; k < sources->n; k++) {
            if (sources->at[k].outlet) {
                count_outlet(&outlets, sources->at[k].outlet, arena);
            }
        }
    }
    for (size_t i = 1; i < outlets.n; i++) {
        struct outlet o = outlets.at[i];
        size_t k = i;
        for (; k > 0 && (outlets.at[k - 1].n < o.n || (outlets.at[k - 1].n == o.n &&
                                                       strcmp(outlets.at[k - 1].name, o.name) > 0));
             k--) {
            outlets.at[k] = outlets.at[k - 1];
        }
        outlets.at[k] = o;
    }
    return outlets;
}

static void add_sources(struct buffer *out, const struct drawing *d,
                        const struct incidents *incidents)
{
    struct outlets outlets = outlets_of(incidents, d->arena);
    if (!outlets.n) {
        return;
    }
    buffer_printf(out, "%s ", word(d->language, WORD_SOURCES));
    size_t shown = outlets.n <= OUTLETS_MOST + 1 ? outlets.n : OUTLETS_MOST;
    for (size_t i = 0; i < shown; i++) {
        buffer_printf(out, "%s%s", i ? ", " : "", outlets.at[i].name);
    }
    if (shown < outlets.n) {
        /* One count in each form of the table. */
        const char *form = word(d->language, WORD_MORE_SOURCES);
        const char *slot = strstr(form, "%ld");
        buffer_printf(out, " %.*s%zu%s", (int)(slot - form), form, outlets.n - shown, slot + 3);
    }
    buffer_puts(out, ". ");
}

const char *boundaries_text(const struct drawing *d, const struct panel *panels, size_t n)
{
    enum word boundaries =
        d->options->boundaries == BOUNDARIES_UN ? WORD_BOUNDARIES_UN : WORD_BOUNDARIES_DE_FACTO;
    bool disputed = false;
    for (size_t i = 0; i < n && !disputed; i++) {
        disputed = shows_disputed(d, &panels[i].view);
    }
    return arena_printf(d->arena, "%s%s", word(d->language, boundaries),
                        disputed ? word(d->language, WORD_DISPUTED) : "");
}

const char *credits_text(const struct drawing *d, const struct incidents *incidents,
                         const struct panel *panels, size_t n, double width)
{
    struct buffer out = {.arena = d->arena};
    struct span data = basemap_attribution(d->basemap);
    add_sources(&out, d, incidents);
    if (!n) {
        return out.n ? text_wrap(out.at, FACE_REGULAR, d->style->note_size, width, d->arena) : "";
    }
    buffer_printf(&out, "%s. ", boundaries_text(d, panels, n));
    buffer_printf(&out, "%s %.*s. ", word(d->language, WORD_MAP_DATA), (int)data.n, data.at);
    buffer_printf(&out, "%s %s.", word(d->language, WORD_PROJECTION),
                  caption_projection(d->language, &panels[0].view.projection.choice, d->arena));
    return text_wrap(out.at, FACE_REGULAR, d->style->note_size, width, d->arena);
}

double credits_height(const struct drawing *d, const char *text)
{
    if (!text[0]) {
        return 0;
    }
    struct text_extent e = text_extent(text, FACE_REGULAR, d->style->note_size, 0, NOTE_LEADING);
    return d->style->note_size * METRICS_CAP_HEIGHT + e.bottom;
}

void draw_credits(const struct drawing *d, const char *text, struct point at)
{
    if (!text[0]) {
        return;
    }
    group_begin(d, "credits", "layer", SCENE_PLAIN, NULL);
    scene_text(d->scene,
               &(struct scene_text){.text = text,
                                    .at = {at.x, at.y + d->style->note_size * METRICS_CAP_HEIGHT},
                                    .size = d->style->note_size,
                                    .line_height = NOTE_LEADING,
                                    .colour = d->style->muted});
    group_end(d);
}
