#include "ink/ink_svg.h"

#include <math.h>
#include <string.h>

#include "ink/ink.h"
#include "ink/svg_path.h"
#include "ink/svg_style.h"

#define PATH_DECIMALS    1
#define OUTLINE_DECIMALS 2 /* a letter's curves are finer than a coast */
#define FONT_FAMILY      "Arial,'Liberation Sans',sans-serif"

/* Stands for the prefix of ids until the contents are known. No text can hold it. */
#define PREFIX "\x01"

struct svg_ink {
    const struct scene *scene;
    const struct ink_svg_options *options;
    struct svg_items items;
    struct svg_ids {
        const char **slot;
        size_t mask;
    } ids;
    struct outliner *outliner; /* for `options->outlines`, from the first text on */
    struct arena *arena;
    struct error *error;
};

/* ---- text as text --------------------------------------------------------------------------- */

static void add_text(struct svg_ink *ink, struct buffer *out, const char *text)
{
    buffer_xml(out, span_of(ink_clean(text, ink->arena)));
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

static void close_item(struct svg_ink *ink, const char *closing)
{
    add_item(ink, SVG_CLOSE, NULL)->body = closing;
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

static void begin_group(void *closure, const struct scene_group *group)
{
    struct svg_ink *ink = closure;
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
    struct svg_item *item = add_item(ink, SVG_OPEN, head.at);
    if (link) {
        struct buffer before = {.arena = ink->arena};
        buffer_puts(&before, "<a");
        add_attribute(ink, &before, "href", link);
        buffer_puts(&before, ">");
        item->before = before.at;
    }
    item->body = title_and_description(ink, group);
}

static void end_group(void *closure, const struct scene_group *group)
{
    close_item(closure, ink_link(group->href) ? "</g></a>" : "</g>");
}

struct clip_ids {
    const char *clip, *path;
};

static struct clip_ids define_clip(struct svg_ink *ink, const struct path *path)
{
    struct buffer out = {.arena = ink->arena};
    struct clip_ids ids = {unique_id(ink, "clip"), unique_id(ink, "path")};
    buffer_printf(&out, "<clipPath id=\"" PREFIX "%s\"><path id=\"" PREFIX "%s\" d=\"", ids.clip,
                  ids.path);
    svg_path_data(&out, path, PATH_DECIMALS);
    buffer_puts(&out, "\"/></clipPath>");
    add_item(ink, SVG_LEAF, NULL)->body = out.at;
    return ids;
}

static void begin_clip(void *closure, const struct path *path)
{
    struct svg_ink *ink = closure;
    const char *clip = define_clip(ink, path).clip;
    add_item(ink, SVG_OPEN, arena_printf(ink->arena, "g clip-path=\"url(#" PREFIX "%s)\"", clip));
}

static void end_clip(void *closure)
{
    close_item(closure, "</g>");
}

/* ---- shapes --------------------------------------------------------------------------------- */

/* A path with what `rest` adds to the element. */
static void add_path(struct svg_ink *ink, const struct path *path, const char *rest,
                     struct svg_style style, int decimals)
{
    struct buffer data = {.arena = ink->arena};
    svg_path_data(&data, path, decimals);
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
static void add_hatched(struct svg_ink *ink, const struct path *path, const struct paint *paint)
{
    const struct paint fill = {.fill = paint->fill},
                       lines = {.stroke = paint->hatch.colour, .width = paint->hatch.width};
    struct paint outline = *paint;
    struct path hatch = {.arena = ink->arena};
    struct clip_ids ids = define_clip(ink, path);
    if (ink_visible(fill.fill)) {
        add_use(ink, ids.path, &fill);
    }
    ink_hatch(&hatch, &paint->hatch, path_extent(path));
    add_path(ink, &hatch, arena_printf(ink->arena, " clip-path=\"url(#" PREFIX "%s)\"", ids.clip),
             svg_paint_style(&lines, ink->arena), PATH_DECIMALS);
    if (ink_stroked(paint)) {
        outline.fill = 0;
        add_use(ink, ids.path, &outline);
    }
}

static void draw_path(void *ink, const struct path *path, const struct paint *paint)
{
    if (ink_hatched(paint)) {
        add_hatched(ink, path, paint);
    } else if (ink_visible(paint->fill) || ink_stroked(paint)) {
        struct svg_ink *svg = ink;
        add_path(svg, path, "", svg_paint_style(paint, svg->arena), PATH_DECIMALS);
    }
}

static void draw_circle(void *closure, struct point centre, double diameter,
                        const struct paint *paint)
{
    struct svg_ink *ink = closure;
    struct buffer head = {.arena = ink->arena};
    buffer_puts(&head, "circle");
    add_number(&head, "cx", centre.x, PATH_DECIMALS);
    add_number(&head, "cy", centre.y, PATH_DECIMALS);
    add_number(&head, "r", diameter / 2, 2);
    add_item(ink, SVG_LEAF, head.at)->style = svg_paint_style(paint, ink->arena);
}

/* ---- text ----------------------------------------------------------------------------------- */

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
    buffer_xml(&out, line);
    while (span_split(&rest, '\n', &line)) {
        buffer_puts(&out, " <tspan");
        add_number(&out, "x", text->at.x + space_shift(text, rest), PATH_DECIMALS);
        add_number(&out, "dy", ink_pitch(text), 2);
        buffer_puts(&out, ">");
        buffer_xml(&out, line);
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

static bool add_outlined_text(struct svg_ink *ink, const struct scene_text *text, const char *clean)
{
    const struct ink_outlines *outlines = ink->options->outlines;
    struct svg_style style = svg_text_style(text, ink->arena);
    struct scene_text unseen = *text;
    struct path outline = {.arena = ink->arena};
    if ((!ink->outliner && !outlines->open(&ink->outliner, ink->arena, ink->error)) ||
        !outlines->text(&outline, text, clean, ink->outliner, ink->error)) {
        return false;
    }
    for (size_t a = SVG_FONT_SIZE; a < SVG_ATTRIBUTES; a++) {
        style.value[a] = NULL;
    }
    add_path(ink, &outline, " aria-hidden=\"true\"", style, OUTLINE_DECIMALS);
    unseen.halo_width = 0;
    add_real_text(ink, &unseen, clean);
    ink->items.at[ink->items.n - 1].style.value[SVG_FILL_OPACITY] = "0";
    return true;
}

static bool draw_text(void *closure, const struct scene_text *text)
{
    struct svg_ink *ink = closure;
    const char *clean = ink_clean(text->text, ink->arena);
    if (ink->options->outlines) {
        return add_outlined_text(ink, text, clean);
    }
    add_real_text(ink, text, clean);
    return true;
}

/* ---- the file ------------------------------------------------------------------------------- */

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
    add_item(ink, SVG_OPEN, root_head(ink))->body = root_body(ink);
    if (ink_visible(scene->background)) {
        struct path page = {.arena = ink->arena};
        path_box(&page, (struct box){0, 0, scene->width, scene->height});
        draw_path(ink, &page, &(struct paint){.fill = scene->background});
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

static const struct ink_hand hand = {.begin_group = begin_group,
                                     .end_group = end_group,
                                     .begin_clip = begin_clip,
                                     .end_clip = end_clip,
                                     .path = draw_path,
                                     .circle = draw_circle,
                                     .text = draw_text};

bool ink_svg(struct span *out, const struct scene *scene, const struct ink_svg_options *options,
             struct arena *arena, struct error *error)
{
    struct svg_ink ink = {.scene = scene, .options = options, .arena = arena, .error = error};
    begin_file(&ink);
    bool done = ink_draw(scene, &hand, &ink, arena);
    close_item(&ink, "</svg>");
    if (ink.outliner) {
        options->outlines->close(ink.outliner);
    }
    if (!done) {
        return false;
    }
    struct buffer contents = {.arena = arena};
    svg_hoist(&ink.items);
    svg_write_items(&contents, &ink.items, arena);
    *out = with_prefix(&ink, (struct span){contents.at, contents.n});
    return true;
}
