#include "map/ink_svg.h"

#include <math.h>
#include <string.h>

#include "map/ink_font.h"
#include "map/ink_path.h"
#include "map/svg_path.h"
#include "map/svg_style.h"

#define PATH_DECIMALS    1
#define OUTLINE_DECIMALS 2 /* a letter's curves are finer than a coast */
#define LINE_HEIGHT      1.2
#define FONT_FAMILY      "Arial,'Liberation Sans',sans-serif"

/* Stands for the prefix of ids until the contents are known. No text can hold it. */
#define PREFIX "\x01"

static const double pi = 3.14159265358979323846;

struct svg_ink {
    const struct scene *scene;
    const struct ink_svg_options *options;
    struct svg_items items;
    struct open_tags ARENA_LIST(const char *) open; /* what closes each open group */
    struct svg_ids {
        const char **slot;
        size_t mask;
    } ids;
    cairo_t *cr;             /* holds a path at a time, paints nothing */
    struct ink_fonts *fonts; /* for outlines, opened at the first text */
    struct arena *arena;
    struct error *error;
};

/* ---- text as text --------------------------------------------------------------------------- */

static void add_escaped(struct buffer *out, struct span text)
{
    for (size_t i = 0; i < text.n; i++) {
        switch (text.at[i]) {
        case '&':
            buffer_puts(out, "&amp;");
            break;
        case '<':
            buffer_puts(out, "&lt;");
            break;
        case '>':
            buffer_puts(out, "&gt;");
            break;
        case '"':
            buffer_puts(out, "&quot;");
            break;
        case '\n':
            buffer_puts(out, " ");
            break;
        default:
            buffer_add(out, &text.at[i], 1);
        }
    }
}

static void add_text(struct svg_ink *ink, struct buffer *out, const char *text)
{
    add_escaped(out, span_of(ink_clean(text, ink->arena)));
}

static void add_attribute(struct svg_ink *ink, struct buffer *out, const char *name,
                          const char *value)
{
    if (value) {
        buffer_printf(out, " %s=\"", name);
        add_text(ink, out, value);
        buffer_puts(out, "\"");
    }
}

static void add_number(struct buffer *out, const char *name, double value, int decimals)
{
    buffer_printf(out, " %s=\"", name);
    svg_number(out, value, decimals);
    buffer_puts(out, "\"");
}

/* ---- ids ------------------------------------------------------------------------------------ */

#define HASH_START UINT64_C(0xcbf29ce484222325)

static uint64_t hash_bytes(uint64_t hash, const char *at, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        hash = (hash ^ (unsigned char)at[i]) * UINT64_C(0x100000001b3);
    }
    return hash;
}

static void ids_init(struct svg_ids *ids, size_t most, struct arena *arena)
{
    size_t cap = 16;
    while (cap < 2 * most) {
        cap *= 2;
    }
    ids->slot = arena_array(arena, const char *, cap);
    ids->mask = cap - 1;
}

static bool ids_add(struct svg_ids *ids, const char *id)
{
    size_t i = (size_t)hash_bytes(HASH_START, id, strlen(id)) & ids->mask;
    for (; ids->slot[i]; i = (i + 1) & ids->mask) {
        if (strcmp(ids->slot[i], id) == 0) {
            return false;
        }
    }
    ids->slot[i] = id;
    return true;
}

static bool is_name_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
}

/* Letters, digits and - _ . of `wanted`, made different from every id given out before. */
static const char *unique_id(struct svg_ink *ink, const char *wanted)
{
    char *name = arena_strndup(ink->arena, wanted, strlen(wanted));
    for (char *at = name; *at; at++) {
        *at = is_name_character(*at) ? *at : '-';
    }
    const char *id = name;
    for (unsigned k = 2; !ids_add(&ink->ids, id); k++) {
        id = arena_printf(ink->arena, "%s-%u", name, k);
    }
    return id;
}

/* ---- items ---------------------------------------------------------------------------------- */

static struct svg_item *add_item(struct svg_ink *ink, enum svg_nesting nesting, const char *head)
{
    struct svg_item *item = list_push(ink->arena, &ink->items);
    *item = (struct svg_item){.nesting = nesting, .head = head};
    return item;
}

static struct svg_item *open_item(struct svg_ink *ink, const char *head, const char *closing)
{
    *list_push(ink->arena, &ink->open) = closing;
    return add_item(ink, SVG_OPEN, head);
}

static void close_item(struct svg_ink *ink)
{
    if (ink->open.n) {
        add_item(ink, SVG_CLOSE, NULL)->body = ink->open.at[--ink->open.n];
    }
}

/* ---- groups --------------------------------------------------------------------------------- */

static const char *role_name(const struct scene_group *group)
{
    switch (group->role) {
    case SCENE_LAYER:
        return group->title ? "graphics-object group" : NULL;
    case SCENE_SYMBOL:
        return "graphics-symbol img";
    case SCENE_LIST:
        return "list";
    case SCENE_ITEM:
        return "listitem";
    case SCENE_PLAIN:
    case SCENE_HIDDEN:
        break;
    }
    return NULL;
}

/* <title> and <desc> are what SVG has for an accessible name and description. */
static const char *title_and_description(struct svg_ink *ink, const struct scene_group *group)
{
    struct buffer out = {.arena = ink->arena};
    if (group->title) {
        buffer_puts(&out, "<title>");
        add_text(ink, &out, group->title);
        buffer_puts(&out, "</title>");
    }
    if (group->description) {
        buffer_puts(&out, "<desc>");
        add_text(ink, &out, group->description);
        buffer_puts(&out, "</desc>");
    }
    return out.at;
}

static void begin_group(struct svg_ink *ink, const struct scene_group *group)
{
    struct buffer head = {.arena = ink->arena};
    const char *link = ink_link(group->href);
    buffer_puts(&head, "g");
    if (group->id) {
        buffer_printf(&head, " id=\"" PREFIX "%s\"", unique_id(ink, group->id));
    }
    add_attribute(ink, &head, "class", group->class_names);
    add_attribute(ink, &head, "role", role_name(group));
    add_attribute(ink, &head, "data-incidents", group->incidents);
    if (group->role == SCENE_HIDDEN) {
        buffer_puts(&head, " aria-hidden=\"true\"");
    }
    struct svg_item *item = open_item(ink, head.at, link ? "</g></a>" : "</g>");
    if (link) {
        struct buffer before = {.arena = ink->arena};
        buffer_puts(&before, "<a");
        add_attribute(ink, &before, "href", link);
        buffer_puts(&before, ">");
        item->before = before.at;
    }
    item->body = title_and_description(ink, group);
}

struct clip_ids {
    const char *clip, *path;
};

/* The path that `ink->cr` holds as a <clipPath>. */
static struct clip_ids define_clip(struct svg_ink *ink)
{
    struct buffer out = {.arena = ink->arena};
    struct clip_ids ids = {unique_id(ink, "clip"), unique_id(ink, "path")};
    buffer_printf(&out, "<clipPath id=\"" PREFIX "%s\"><path id=\"" PREFIX "%s\" d=\"", ids.clip,
                  ids.path);
    svg_path_data(&out, ink->cr, PATH_DECIMALS);
    buffer_puts(&out, "\"/></clipPath>");
    cairo_new_path(ink->cr);
    add_item(ink, SVG_LEAF, NULL)->body = out.at;
    return ids;
}

static void begin_clip(struct svg_ink *ink, const struct path *path)
{
    ink_add_path(ink->cr, path);
    const char *clip = define_clip(ink).clip;
    open_item(ink, arena_printf(ink->arena, "g clip-path=\"url(#" PREFIX "%s)\"", clip), "</g>");
}

/* ---- shapes --------------------------------------------------------------------------------- */

/* The path that `ink->cr` holds, with what `rest` adds to the element. */
static void add_path(struct svg_ink *ink, const char *rest, struct svg_style style, int decimals)
{
    struct buffer data = {.arena = ink->arena};
    svg_path_data(&data, ink->cr, decimals);
    cairo_new_path(ink->cr);
    if (data.n) {
        const char *head = arena_printf(ink->arena, "path%s d=\"%s\"", rest, data.at);
        add_item(ink, SVG_LEAF, head)->style = style;
    }
}

static void add_use(struct svg_ink *ink, const char *id, const struct paint *paint)
{
    const char *head = arena_printf(ink->arena, "use href=\"#" PREFIX "%s\"", id);
    add_item(ink, SVG_LEAF, head)->style = svg_paint_style(paint, ink->arena);
}

/* The outline is written once, to clip with and to be used; the lines over it are a path of their
 * own, since patterns come out blurred or with seams in every renderer tried. */
static void add_hatched(struct svg_ink *ink, const struct paint *paint)
{
    const struct paint fill = {.fill = paint->fill},
                       lines = {.stroke = paint->hatch.colour, .width = paint->hatch.width};
    struct paint outline = *paint;
    struct box box;
    cairo_path_extents(ink->cr, &box.x0, &box.y0, &box.x1, &box.y1);
    struct clip_ids ids = define_clip(ink);
    if (ink_visible(fill.fill)) {
        add_use(ink, ids.path, &fill);
    }
    ink_add_hatch(ink->cr, &paint->hatch, box);
    add_path(ink, arena_printf(ink->arena, " clip-path=\"url(#" PREFIX "%s)\"", ids.clip),
             svg_paint_style(&lines, ink->arena), PATH_DECIMALS);
    if (ink_stroked(paint)) {
        outline.fill = 0;
        add_use(ink, ids.path, &outline);
    }
}

static void draw_path(struct svg_ink *ink, const struct path *path, const struct paint *paint)
{
    if (!ink_visible(paint->fill) && !ink_stroked(paint) && !ink_hatched(paint)) {
        return;
    }
    ink_add_path(ink->cr, path);
    if (ink_hatched(paint)) {
        add_hatched(ink, paint);
    } else {
        add_path(ink, "", svg_paint_style(paint, ink->arena), PATH_DECIMALS);
    }
}

static void draw_marker(struct svg_ink *ink, const struct scene_command *command)
{
    if (command->marker.shape != MARKER_CIRCLE || ink_hatched(&command->paint)) {
        struct path path = {.arena = ink->arena};
        marker_path(&path, command->marker.shape, command->marker.centre, command->marker.size);
        draw_path(ink, &path, &command->paint);
        return;
    }
    struct buffer head = {.arena = ink->arena};
    buffer_puts(&head, "circle");
    add_number(&head, "cx", command->marker.centre.x, PATH_DECIMALS);
    add_number(&head, "cy", command->marker.centre.y, PATH_DECIMALS);
    add_number(&head, "r", command->marker.size / 2, 2);
    add_item(ink, SVG_LEAF, head.at)->style = svg_paint_style(&command->paint, ink->arena);
}

/* ---- text ----------------------------------------------------------------------------------- */

static double pitch_of(const struct scene_text *text)
{
    return (text->line_height > 0 ? text->line_height : LINE_HEIGHT) * text->size;
}

/* Lines are parts of one element with a space at the end of each but the last, so that a search
 * finds the whole. The space is as wide as any and would move the line: this is how far back. */
static double space_shift(const struct scene_text *text, struct span rest)
{
    static const double part[] = {[ANCHOR_START] = 0, [ANCHOR_MIDDLE] = 0.5, [ANCHOR_END] = 1};
    if (!rest.at) {
        return 0;
    }
    return part[text->anchor] * (text_width(" ", text->face, text->size, 0) + text->letter_spacing);
}

static const char *text_body(struct svg_ink *ink, const struct scene_text *text, struct span rest)
{
    struct buffer out = {.arena = ink->arena};
    struct span line;
    span_split(&rest, '\n', &line);
    add_escaped(&out, line);
    while (span_split(&rest, '\n', &line)) {
        buffer_puts(&out, " <tspan");
        add_number(&out, "x", text->at.x + space_shift(text, rest), PATH_DECIMALS);
        add_number(&out, "dy", pitch_of(text), 2);
        buffer_puts(&out, ">");
        add_escaped(&out, line);
        buffer_puts(&out, "</tspan>");
    }
    buffer_puts(&out, "</text>");
    return out.at;
}

static void add_rotation(struct buffer *head, const struct scene_text *text)
{
    if (text->rotate_deg == 0) {
        return;
    }
    struct svg_numbers numbers = {0};
    buffer_puts(head, " transform=\"rotate(");
    svg_add_number(head, &numbers, lround(text->rotate_deg * 10), 1);
    svg_add_number(head, &numbers, lround(text->at.x * 10), 1);
    svg_add_number(head, &numbers, lround(text->at.y * 10), 1);
    buffer_puts(head, ")\"");
}

static void add_real_text(struct svg_ink *ink, const struct scene_text *text, const char *clean)
{
    struct buffer head = {.arena = ink->arena};
    struct span lines = span_of(clean), rest = lines, first;
    span_split(&rest, '\n', &first);
    buffer_puts(&head, "text");
    add_number(&head, "x", text->at.x + space_shift(text, rest), PATH_DECIMALS);
    add_number(&head, "y", text->at.y, PATH_DECIMALS);
    add_rotation(&head, text);
    struct svg_item *item = add_item(ink, SVG_LEAF, head.at);
    item->style = svg_text_style(text, ink->arena);
    item->body = text_body(ink, text, lines);
}

/* Adds the line's outlines to the path of `ink->cr`, in page coordinates. */
static bool add_line_outline(struct svg_ink *ink, const struct scene_text *text, struct span line)
{
    struct ink_line glyphs;
    if (!ink_font_line(ink->fonts, line, text->face, text->size, text->letter_spacing, &glyphs,
                       ink->arena, ink->error)) {
        return false;
    }
    double before = text->anchor == ANCHOR_START    ? 0
                    : text->anchor == ANCHOR_MIDDLE ? glyphs.width / 2
                                                    : glyphs.width;
    cairo_save(ink->cr);
    cairo_translate(ink->cr, -before, 0);
    cairo_set_font_size(ink->cr, text->size);
    for (size_t i = 0; i < glyphs.n; i++) {
        cairo_set_font_face(ink->cr, glyphs.at[i].face);
        cairo_glyph_path(ink->cr, glyphs.at[i].glyphs, glyphs.at[i].n);
    }
    cairo_restore(ink->cr);
    return true;
}

static bool add_outlined_text(struct svg_ink *ink, const struct scene_text *text, const char *clean)
{
    if (!ink->fonts && !ink_fonts_open(&ink->fonts, ink->arena, ink->error)) {
        return false;
    }
    struct svg_style style = svg_text_style(text, ink->arena);
    struct scene_text unseen = *text;
    struct span rest = span_of(clean), line;
    bool done = true;
    cairo_save(ink->cr);
    cairo_translate(ink->cr, text->at.x, text->at.y);
    cairo_rotate(ink->cr, text->rotate_deg * pi / 180);
    while (done && span_split(&rest, '\n', &line)) {
        done = add_line_outline(ink, text, line);
        cairo_translate(ink->cr, 0, pitch_of(text));
    }
    cairo_restore(ink->cr);
    for (size_t a = SVG_FONT_SIZE; a < SVG_ATTRIBUTES; a++) {
        style.value[a] = NULL;
    }
    add_path(ink, " aria-hidden=\"true\"", style, OUTLINE_DECIMALS);
    unseen.halo_width = 0;
    add_real_text(ink, &unseen, clean);
    ink->items.at[ink->items.n - 1].style.value[SVG_FILL_OPACITY] = "0";
    return done;
}

static bool draw_text(struct svg_ink *ink, const struct scene_text *text)
{
    const char *clean = ink_clean(text->text, ink->arena);
    if (ink->options->outline) {
        return add_outlined_text(ink, text, clean);
    }
    add_real_text(ink, text, clean);
    return true;
}

/* ---- the file ------------------------------------------------------------------------------- */

static bool draw_command(struct svg_ink *ink, const struct scene_command *command)
{
    switch (command->op) {
    case SCENE_GROUP_BEGIN:
        begin_group(ink, &command->group);
        break;
    case SCENE_CLIP_BEGIN:
        begin_clip(ink, command->path);
        break;
    case SCENE_GROUP_END:
    case SCENE_CLIP_END:
        close_item(ink);
        break;
    case SCENE_PATH:
        draw_path(ink, command->path, &command->paint);
        break;
    case SCENE_MARKER:
        draw_marker(ink, command);
        break;
    case SCENE_TEXT:
        return draw_text(ink, &command->text);
    }
    return true;
}

static const char *root_head(struct svg_ink *ink)
{
    const struct scene *scene = ink->scene;
    struct buffer head = {.arena = ink->arena};
    buffer_puts(&head, "svg xmlns=\"http://www.w3.org/2000/svg\" id=\"" PREFIX "svg\"");
    add_number(&head, "width", scene->width, 2);
    add_number(&head, "height", scene->height, 2);
    buffer_puts(&head, " viewBox=\"0 0 ");
    svg_number(&head, scene->width, 2);
    buffer_puts(&head, " ");
    svg_number(&head, scene->height, 2);
    buffer_puts(&head, "\" font-family=\"");
    if (scene->font_family) {
        add_text(ink, &head, scene->font_family);
        buffer_puts(&head, ",");
    }
    /* Without the last, browsers round every letter to whole pixels and labels grow. */
    buffer_puts(&head, FONT_FAMILY "\" text-rendering=\"geometricPrecision\"");
    add_attribute(ink, &head, "lang", scene->language ? scene->language : "en");
    buffer_puts(&head, " role=\"graphics-document document\"");
    buffer_puts(&head, scene->title ? " aria-labelledby=\"" PREFIX "title\"" : "");
    buffer_puts(&head, scene->description ? " aria-describedby=\"" PREFIX "desc\"" : "");
    return head.at;
}

static const char *root_body(struct svg_ink *ink)
{
    struct buffer out = {.arena = ink->arena};
    if (ink->scene->title) {
        buffer_puts(&out, "<title id=\"" PREFIX "title\">");
        add_text(ink, &out, ink->scene->title);
        buffer_puts(&out, "</title>");
    }
    if (ink->scene->description) {
        buffer_puts(&out, "\n<desc id=\"" PREFIX "desc\">");
        add_text(ink, &out, ink->scene->description);
        buffer_puts(&out, "</desc>");
    }
    return out.at;
}

static void begin_file(struct svg_ink *ink)
{
    static const char *const taken[] = {"svg", "title", "desc"};
    const struct scene *scene = ink->scene;
    ids_init(&ink->ids, scene->commands.n + 3, ink->arena);
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        ids_add(&ink->ids, taken[i]);
    }
    open_item(ink, root_head(ink), "</svg>")->body = root_body(ink);
    if (ink_visible(scene->background)) {
        cairo_rectangle(ink->cr, 0, 0, scene->width, scene->height);
        add_path(ink, "", svg_paint_style(&(struct paint){.fill = scene->background}, ink->arena),
                 PATH_DECIMALS);
    }
}

/* Seven letters and digits from the contents, or what the caller wants, as far as it is a name. */
static const char *prefix_for(struct svg_ink *ink, struct span contents)
{
    const char *wanted = ink->options->id_prefix;
    if (!wanted || !*wanted) {
        uint64_t hash = hash_bytes(HASH_START, contents.at, contents.n);
        return arena_printf(ink->arena, "m%06x-", (unsigned)((hash ^ hash >> 32) & 0xffffff));
    }
    char *prefix = arena_printf(ink->arena, "m%s", wanted);
    for (char *at = prefix; *at; at++) {
        *at = is_name_character(*at) ? *at : '-';
    }
    bool letter = (wanted[0] >= 'a' && wanted[0] <= 'z') || (wanted[0] >= 'A' && wanted[0] <= 'Z');
    return letter ? prefix + 1 : prefix;
}

static struct span with_prefix(struct svg_ink *ink, struct span contents)
{
    const char *prefix = prefix_for(ink, contents);
    struct buffer out = {.arena = ink->arena};
    struct span part;
    for (bool first = true; span_split(&contents, PREFIX[0], &part); first = false) {
        buffer_puts(&out, first ? "" : prefix);
        buffer_add(&out, part.at, part.n);
    }
    return (struct span){out.at, out.n};
}

static bool draw_scene(struct svg_ink *ink)
{
    begin_file(ink);
    for (size_t i = 0; i < ink->scene->commands.n; i++) {
        if (!draw_command(ink, &ink->scene->commands.at[i])) {
            return false;
        }
    }
    while (ink->open.n) {
        close_item(ink);
    }
    return true;
}

bool ink_svg(struct span *out, const struct scene *scene, const struct ink_svg_options *options,
             struct arena *arena, struct error *error)
{
    /* Without bounds: cairo leaves glyphs outside a surface out of a path. */
    cairo_surface_t *nowhere = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, NULL);
    struct svg_ink ink = {.scene = scene,
                          .options = options,
                          .cr = cairo_create(nowhere),
                          .arena = arena,
                          .error = error};
    cairo_font_options_t *fonts = ink_font_options();
    cairo_set_font_options(ink.cr, fonts);
    cairo_font_options_destroy(fonts);
    bool done = draw_scene(&ink);
    cairo_destroy(ink.cr);
    cairo_surface_destroy(nowhere);
    ink_fonts_close(ink.fonts);
    if (!done) {
        return false;
    }
    struct buffer contents = {.arena = arena};
    svg_hoist(&ink.items);
    svg_write_items(&contents, &ink.items, arena);
    *out = with_prefix(&ink, (struct span){contents.at, contents.n});
    return true;
}
