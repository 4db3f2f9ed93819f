#include "map/map.h"

#include <math.h>
#include <string.h>

#include "base/file.h"
#include "map/caption.h"
#include "map/compose.h"
#include "map/period.h"

#define OVERLAY_LIMIT ((size_t)64 << 20)

/* ---- drawing the composition ---------------------------------------------------------------- */

static void draw_notes(const struct composition *c, struct point at)
{
    const struct drawing *d = &c->d;
    if (c->legend.height > 0) {
        draw_legend(d, &c->legend, at);
        at.y += c->legend.height + PAGE_GAP;
    }
    if (c->key.height > 0) {
        draw_key(d, &c->key, at);
    }
}

static void draw_footer(const struct composition *c)
{
    struct point at = {PAGE_PAD, c->bottom + PAGE_GAP};
    if (c->timeline.height > 0) {
        draw_timeline(&c->d, &c->timeline, at);
        at.y += c->timeline.height + PAGE_GAP;
    }
    if (c->side > 0) {
        draw_notes(c, (struct point){c->d.options->width - PAGE_PAD - c->side, c->top});
    } else {
        draw_notes(c, at);
        at.y += c->notes;
    }
    draw_credits(&c->d, c->credits, at);
}

static void draw_inside(const struct composition *c, const struct panel *panel)
{
    if (panel->kind == PANEL_INSET || panel->kind == PANEL_ZOOM) {
        draw_inset_furniture(&c->d, &c->panels[0], panel);
    }
}

static void draw_all(const struct composition *c)
{
    const struct drawing *d = &c->d;
    draw_heading(d, &c->heading, (struct point){PAGE_PAD, PAGE_PAD});
    for (size_t i = 0; i < c->n_panels; i++) {
        panel_draw(&c->panels[i], d);
        draw_inside(c, &c->panels[i]);
    }
    if (c->n_panels && c->panels[0].kind == PANEL_MAIN) {
        draw_graticule_labels(d, &c->panels[0].view);
    }
    if (c->locator.shown) {
        draw_locator(d, &c->locator, &c->panels[0]);
    }
    if (c->bar.px > 0) {
        draw_scale_bar(d, &c->bar, (struct point){c->bar_box.x0, c->bar_box.y0});
    }
    draw_footer(c);
}

/* ---- what is said of it --------------------------------------------------------------------- */

static const char *describe(const struct composition *c)
{
    const struct drawing *d = &c->d;
    struct buffer out = {.arena = d->arena};
    struct incident_refs all = {0};
    for (size_t i = 0; i < c->incidents->n; i++) {
        *list_push(d->arena, &all) = &c->incidents->at[i];
    }
    if (all.n) {
        buffer_printf(&out, "%s. ", caption_counts(d->language, &all, d->arena));
        const char *dates = caption_dates(d->language, &all, DATE_FULL, d->arena);
        buffer_printf(&out, "%s%s", dates, dates[0] ? ". " : "");
    }
    if (!c->n_panels) {
        buffer_printf(&out, "%s.", word(d->language, WORD_NONE_LOCATED));
        return out.at;
    }
    buffer_printf(&out, "%s %s. %s.", word(d->language, WORD_PROJECTION),
                  caption_projection(d->language, &c->panels[0].view.projection.choice, d->arena),
                  boundaries_text(d, c->panels, c->n_panels));
    return out.at;
}

static void report_on(const struct composition *c, struct map_report *report)
{
    struct map_report r = {.incidents = c->incidents->n};
    for (size_t i = 0; i < c->n_panels; i++) {
        const struct panel *panel = &c->panels[i];
        r.labelled += panel->labelled + panel->pointers.n;
        r.numbered += panel->numbered;
        r.dots += panel->crowd ? panel->sites.n - panel->labelled : 0;
        r.pointers += panel->pointers.n;
        r.insets += panel->kind == PANEL_INSET || panel->kind == PANEL_ZOOM;
    }
    for (size_t i = 0; i < c->incidents->n; i++) {
        r.unlocated += !incident_is_located(&c->incidents->at[i]);
    }
    *report = r;
}

static struct scene *scene_new(const struct drawing *d)
{
    const struct map_options *o = d->options;
    struct scene *scene = arena_new(d->arena, struct scene);
    scene->arena = d->arena;
    scene->width = o->width;
    scene->language = language_tag(d->language);
    scene->font_family = o->style.font;
    scene->background = o->style.page;
    return scene;
}

static void draw_sheet(struct composition *c, const char *tag, struct map_sheets *out)
{
    struct map_sheet *sheet = list_push(c->d.arena, out);
    struct scene *scene = scene_new(&c->d);
    double wanted = c->d.options->height, needed = c->bottom + c->footer + PAGE_PAD;
    *sheet = (struct map_sheet){.tag = tag, .scene = scene};
    c->d.scene = scene;
    scene->height = needed <= wanted + 1 && wanted > 0 ? wanted : ceil(needed);
    scene->title = c->heading.title;
    scene->description = describe(c);
    draw_all(c);
    report_on(c, &sheet->report);
}

/* ---- one sheet, or a series ----------------------------------------------------------------- */

static bool draw_one(struct composition *c, struct map_sheets *out, struct error *error)
{
    c->groups = spots_group(&c->spots, c->d.arena);
    if (!compose(c, error)) {
        return false;
    }
    draw_sheet(c, NULL, out);
    return true;
}

static bool draw_series(const struct composition *whole, struct map_sheets *out,
                        struct error *error)
{
    struct arena *arena = whole->d.arena;
    struct periods periods = periods_of(whole->incidents, whole->d.options->by, arena);
    struct spot_groups groups = spots_group(&whole->spots, arena);
    struct series series = {.incidents = whole->incidents};
    struct composition *sheets = arena_array(arena, struct composition, periods.n);
    double longest = 0;
    series.main = groups.n ? groups.at[0].spots : series.main;
    for (int round = whole->d.options->height > 0 ? 0 : 1; round < 2; round++) {
        for (size_t i = 0; i < periods.n; i++) {
            sheets[i] = *whole;
            sheets[i].incidents = &periods.at[i].incidents;
            sheets[i].spots = spots_of(sheets[i].incidents, arena);
            sheets[i].series = groups.n ? &series : NULL;
            if (!compose(&sheets[i], error)) {
                return false;
            }
            longest = fmax(longest, sheets[i].footer);
        }
        series.footer = longest;
    }
    for (size_t i = 0; i < periods.n; i++) {
        draw_sheet(&sheets[i], period_tag(&periods.at[i], arena), out);
    }
    return true;
}

/* ---- what it needs -------------------------------------------------------------------------- */

static struct country_code *focus_on(struct drawing *d, const char code[3])
{
    for (size_t k = 0; k < d->focus.n; k++) {
        if (memcmp(d->focus.at[k].code, code, 2) == 0) {
            return &d->focus.at[k];
        }
    }
    struct country_code *fresh = list_push(d->arena, &d->focus);
    *fresh = (struct country_code){0};
    memcpy(fresh->code, code, 3);
    return fresh;
}

/* The countries that spots lie in, as the view of the map has it. Of thousands every so many-th is
 * asked after: each costs 50 us, and a country with one in a hundred is no focus. */
#define FOCUS_SAMPLE 500

static void find_focus(struct composition *c)
{
    struct drawing *d = &c->d;
    for (size_t i = 0; i < c->spots.n; i += 1 + c->spots.n / FOCUS_SAMPLE) {
        const char *code = c->spots.at[i].incidents.at[0]->location.country_code;
        struct basemap_area country;
        if (code[0]) {
            focus_on(d, code)->spots++;
        } else if (basemap_area_at(d->basemap, d->options->boundaries, AREA_COUNTRY,
                                   c->spots.at[i].ground, &country)) {
            focus_on(d, country.country_code)->spots++;
        }
    }
}

/* The heading tells the year, unless there are several. */
#define ONE_YEAR 300

static void choose_dates(struct drawing *d, const struct incidents *incidents)
{
    int32_t first = DAY_NONE, last = DAY_NONE;
    for (size_t i = 0; i < incidents->n; i++) {
        int32_t day = incidents->at[i].date.first;
        if (day != DAY_NONE) {
            first = first == DAY_NONE || day < first ? day : first;
            last = last == DAY_NONE || day > last ? day : last;
        }
    }
    bool years = first != DAY_NONE && last - first > ONE_YEAR;
    d->label_dates = years ? DATE_SHORT_YEAR : DATE_SHORT;
    d->key_dates = years ? DATE_FULL : DATE_NO_YEAR;
}

static bool read_overlays(struct drawing *d, const struct map_settings *settings,
                          struct error *error)
{
    for (size_t i = 0; i < settings->overlay.n; i++) {
        struct file_map file;
        const char *path = settings->overlay.at[i];
        if (!file_map(&file, path, OVERLAY_LIMIT, d->arena, error)) {
            return false;
        }
        bool done =
            overlay_read(list_push(d->arena, &d->overlays), path, file.bytes, d->arena, error);
        file_unmap(&file);
        if (!done) {
            return false;
        }
    }
    return true;
}

bool map_draw(struct map_sheets *out, const struct incidents *incidents,
              const struct basemap *basemap, const struct map_settings *settings,
              struct arena *arena, struct error *error)
{
    struct map_options options;
    struct composition c = {.incidents = incidents,
                            .d = {.arena = arena, .basemap = basemap, .options = &options}};
    if (!map_options_read(&options, settings, arena, error) ||
        !read_overlays(&c.d, settings, error)) {
        return false;
    }
    c.d.projector = projector_new(arena);
    c.d.style = &options.style;
    c.d.language = options.language;
    choose_dates(&c.d, incidents);
    c.spots = spots_of(incidents, arena);
    find_focus(&c);
    bool series = options.apart && options.by != BY_NOTHING;
    bool done = series ? draw_series(&c, out, error) : draw_one(&c, out, error);
    projector_close(c.d.projector);
    return done;
}
