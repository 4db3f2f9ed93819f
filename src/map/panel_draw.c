#include "map/caption.h"
#include "map/context.h"
#include "map/panel.h"

/* From the ground up: land, hatching, overlays, names, symbols, labels. */

#define ZOOMED_DOT 2.4
#define ZOOM_CAP   6.6 /* of the letter */

static void draw_stray(const struct drawing *d, const struct site *site)
{
    if (!site_strayed(site)) {
        return;
    }
    struct paint line = {.stroke = d->style->muted, .width = 0.6};
    struct paint dot = {.fill = d->style->text};
    scene_line(d->scene, site->home, site->at, &line);
    scene_marker(d->scene, MARKER_CIRCLE, site->home, 2.4, &dot);
}

static const char *category_class(enum category category)
{
    static const char *const names[] = {"incident strike", "incident talks", "incident ground",
                                        "incident violence"};
    return names[category];
}

/* Where one can read of the first incident that says so. */
static const char *link_of(const struct incident_refs *incidents)
{
    for (size_t i = 0; i < incidents->n; i++) {
        const struct sources *sources = &incidents->at[i]->sources;
        for (size_t k = 0; k < sources->n; k++) {
            if (sources->at[k].url) {
                return sources->at[k].url;
            }
        }
    }
    return NULL;
}

static void draw_glyph(const struct drawing *d, const struct site *site, const struct glyph *glyph)
{
    const char *id = glyph->incidents.at[0]->id;
    struct scene_group group = {
        .id = id ? arena_printf(d->arena, "i-%s", id) : NULL,
        .class_names = category_class(glyph->symbol.category),
        .role = SCENE_SYMBOL,
        .title = caption_title(d->language, site->name, &glyph->incidents, d->arena),
        .description = caption_description(&glyph->incidents, d->arena),
        .href = link_of(&glyph->incidents),
        .incidents = caption_ids(&glyph->incidents, d->arena),
    };
    struct point at = {site->at.x + glyph->offset.x, site->at.y + glyph->offset.y};
    scene_group(d->scene, &group);
    symbol_draw(d->scene, d->style, &glyph->symbol, at);
    scene_group_end(d->scene);
}

static void draw_glyphs(const struct drawing *d, const struct site *site)
{
    for (size_t k = 0; k < site->glyphs.n; k++) {
        draw_glyph(d, site, &site->glyphs.at[k]);
    }
}

static void draw_label(const struct drawing *d, const struct site *site,
                       const struct site_text *text, const struct label *label)
{
    const struct style *s = d->style;
    double x = label->anchor == ANCHOR_START ? label->box.x0
               : label->anchor == ANCHOR_END ? label->box.x1
                                             : (label->box.x0 + label->box.x1) / 2;
    scene_group(d->scene,
                &(struct scene_group){.class_names = "label",
                                      .incidents = caption_ids(&site->incidents, d->arena)});
    scene_text(d->scene, &(struct scene_text){.text = text->name,
                                              .at = {x, label->box.y0 + text->name_top},
                                              .anchor = label->anchor,
                                              .face = FACE_BOLD,
                                              .size = s->label_size,
                                              .colour = s->text,
                                              .halo = s->halo,
                                              .halo_width = 1.6});
    if (text->detail) {
        scene_text(d->scene, &(struct scene_text){.text = text->detail,
                                                  .at = {x, label->box.y0 + text->detail_drop},
                                                  .anchor = label->anchor,
                                                  .size = s->detail_size,
                                                  .colour = s->muted,
                                                  .halo = s->halo,
                                                  .halo_width = 1.4});
    }
    group_end(d);
}

static void draw_leaders(const struct panel *panel, const struct drawing *d)
{
    struct path *path = path_new(d->arena);
    for (size_t i = 0; i < panel->sites.n; i++) {
        const struct label *label = &panel->labels[i];
        if (label->placed && label->leader) {
            const struct point ends[2] = {label->from, label->to};
            path_points(path, ends, 2, false);
        }
    }
    if (path->ops.n) {
        group_begin(d, NULL, "leader", SCENE_HIDDEN, NULL);
        scene_path(d->scene, path, &(struct paint){.stroke = d->style->muted, .width = 0.6});
        group_end(d);
    }
}

/* What a zoom shows, as dots in an outline with the zoom's letter. */
static void draw_zoomed(const struct panel *panel, const struct drawing *d)
{
    const struct style *s = d->style;
    for (size_t i = 0; i < panel->zoomed.n; i++) {
        const struct spot *spot = panel->zoomed.at[i];
        struct paint dot = {.fill = style_category(s, spot->incidents.at[0]->category)};
        scene_marker(d->scene, MARKER_CIRCLE, view_point(&panel->view, spot->ground), ZOOMED_DOT,
                     &dot);
    }
    for (size_t i = 0; i < panel->outlines.n; i++) {
        struct box box = panel->outlines.at[i];
        scene_box(d->scene, box, &(struct paint){.stroke = s->accent, .width = 0.9});
        const char letter[2] = {(char)('A' + (int)i), '\0'};
        scene_text(d->scene, &(struct scene_text){.text = letter,
                                                  .at = {box.x0 + 3, box.y0 + 3 + ZOOM_CAP},
                                                  .face = FACE_BOLD,
                                                  .size = s->detail_size,
                                                  .colour = s->accent,
                                                  .halo = s->halo,
                                                  .halo_width = 1.4});
    }
}

/* Above a frame of small multiples; inside a zoom. */
static void draw_panel_heading(const struct panel *panel, const struct drawing *d)
{
    const struct style *s = d->style;
    bool above = panel->kind == PANEL_TIME;
    struct point at = {panel->frame.x0, panel->frame.y0 - 4};
    if (!above) {
        at = (struct point){panel->frame.x0 + 5, panel->frame.y0 + 5 + ZOOM_CAP};
    }
    scene_text(d->scene, &(struct scene_text){.text = panel->heading,
                                              .at = at,
                                              .face = FACE_BOLD,
                                              .size = s->detail_size,
                                              .colour = above ? s->text : s->accent,
                                              .halo = s->halo,
                                              .halo_width = above ? 0 : 1.4});
}

void panel_draw(const struct panel *panel, const struct drawing *d)
{
    if (panel->heading && panel->kind == PANEL_TIME) {
        draw_panel_heading(panel, d);
    }
    group_begin(d, panel->id, "frame", SCENE_PLAIN, NULL);
    scene_clip_box(d->scene, panel->frame);
    const struct path *land =
        draw_ground(d, &panel->view, panel->kind == PANEL_INSET ? GROUND_INSET : GROUND_FULL);
    draw_areas(d, panel);
    draw_overlays(d, panel);
    draw_context(d, panel, land);
    group_begin(d, "incidents", "layer", SCENE_LAYER, word(d->language, WORD_INCIDENTS_TITLE));
    draw_zoomed(panel, d);
    draw_leaders(panel, d);
    for (size_t i = 0; i < panel->sites.n; i++) {
        draw_stray(d, &panel->sites.at[i]);
    }
    for (size_t i = 0; i < panel->sites.n; i++) {
        draw_glyphs(d, &panel->sites.at[i]);
    }
    for (size_t i = 0; i < panel->pointers.n; i++) {
        draw_pointer_tab(d, &panel->pointers.at[i]);
        draw_glyphs(d, &panel->pointers.at[i].site);
    }
    group_end(d);
    group_begin(d, "labels", "layer", SCENE_PLAIN, NULL);
    for (size_t i = 0; i < panel->sites.n; i++) {
        if (panel->labels[i].placed) {
            draw_label(d, &panel->sites.at[i], &panel->texts[i], &panel->labels[i]);
        }
    }
    for (size_t i = 0; i < panel->pointers.n; i++) {
        const struct pointer *p = &panel->pointers.at[i];
        struct label label = {.box = p->text_box,
                              .anchor = p->text_left ? ANCHOR_END : ANCHOR_START};
        draw_label(d, &p->site, &p->text, &label);
    }
    group_end(d);
    if (panel->heading && panel->kind != PANEL_TIME) {
        draw_panel_heading(panel, d);
    }
    scene_clip_end(d->scene);
    struct paint line = {.stroke = d->style->neatline,
                         .width = panel->kind == PANEL_MAIN ? 0.7 : 0.9};
    scene_box(d->scene, panel->frame, &line);
    group_end(d);
}
