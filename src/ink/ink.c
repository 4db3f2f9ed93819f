#include "ink/ink.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#define LINE_HEIGHT 1.2

static const double pi = 3.14159265358979323846;

/* More lines than this are a mistake in the spacing, not a hatch. */
#define HATCH_MOST 2000

struct point ink_snap(struct point p)
{
    return (struct point){round(p.x * 10) / 10, round(p.y * 10) / 10};
}

/* In a frame turned by the hatch's angle its lines are level: y = 0, spacing, 2 spacing ... */
void ink_hatch(struct path *path, const struct hatch *hatch, struct box box)
{
    double turn = hatch->angle_deg * pi / 180, along_x = cos(turn), along_y = sin(turn);
    struct point centre = {(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2};
    double reach = hypot(box.x1 - box.x0, box.y1 - box.y0) / 2;
    double middle = centre.y * along_x - centre.x * along_y;
    double s = centre.x * along_x + centre.y * along_y;
    double first = ceil((middle - reach) / hatch->spacing);
    double last = floor((middle + reach) / hatch->spacing);
    if (!(last - first < HATCH_MOST)) {
        return;
    }
    for (double k = first; k <= last; k++) {
        double t = k * hatch->spacing;
        double half = sqrt(fmax(0, reach * reach - (t - middle) * (t - middle)));
        path_move(path, (s - half) * along_x - t * along_y, (s - half) * along_y + t * along_x);
        path_line(path, (s + half) * along_x - t * along_y, (s + half) * along_y + t * along_x);
    }
}

struct ink_colour ink_colour(uint32_t rgba)
{
    return (struct ink_colour){(rgba >> 24) / 255.0, (rgba >> 16 & 255) / 255.0,
                               (rgba >> 8 & 255) / 255.0, (rgba & 255) / 255.0};
}

bool ink_visible(uint32_t rgba)
{
    return (rgba & 255) != 0;
}

bool ink_hatched(const struct paint *paint)
{
    return paint->hatch.spacing > 0 && paint->hatch.width > 0 && ink_visible(paint->hatch.colour);
}

bool ink_stroked(const struct paint *paint)
{
    return paint->width > 0 && ink_visible(paint->stroke);
}

size_t ink_dashes(const struct paint *paint)
{
    size_t n = 0;
    while (n < PAINT_DASHES && paint->dash[n] > 0) {
        n++;
    }
    return n;
}

double ink_pitch(const struct scene_text *text)
{
    return (text->line_height > 0 ? text->line_height : LINE_HEIGHT) * text->size;
}

/* Control characters, those that XML forbids, and those that reverse the text after them: an
 * article could make a label read as something else with one. */
static bool unwanted(uint32_t c)
{
    return (c < ' ' && c != '\n') || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xfffe || c == 0xffff;
}

/* Lines are broken by now, and who searches for "3 killed" types a plain space. */
#define NO_BREAK_SPACE 0xa0

const char *ink_clean(const char *text, struct arena *arena)
{
    struct buffer clean = {.arena = arena};
    buffer_puts(&clean, "");
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        uint32_t code_point;
        char bytes[4];
        at += utf8_decode(at, end, &code_point);
        if (code_point == '\t' || code_point == '\r' || code_point == NO_BREAK_SPACE) {
            buffer_puts(&clean, " ");
        } else if (!unwanted(code_point)) {
            buffer_add(&clean, bytes, (size_t)utf8_encode(code_point, bytes));
        }
    }
    return clean.at ? clean.at : "";
}

const char *ink_link(const char *href)
{
    if (!href || (strncasecmp(href, "http://", 7) != 0 && strncasecmp(href, "https://", 8) != 0)) {
        return NULL;
    }
    for (const char *at = href; *at; at++) {
        if ((unsigned char)*at <= ' ' || strchr("\"'<>\\`{}|^\x7f", *at)) {
            return NULL;
        }
    }
    return href;
}

/* ---- drawing -------------------------------------------------------------------------------- */

/* What is open: a group, or (NULL) a clip. */
struct open_parts ARENA_LIST(const struct scene_group *);

static void open_part(struct open_parts *open, const struct scene_group *group, struct arena *arena)
{
    *list_push(arena, open) = group;
}

static void close_part(struct open_parts *open, const struct ink_hand *hand, void *ink)
{
    const struct scene_group *group = open->at[--open->n];
    if (group) {
        hand->end_group(ink, group);
    } else {
        hand->end_clip(ink);
    }
}

static void draw_marker(const struct scene_command *command, const struct ink_hand *hand, void *ink,
                        struct arena *arena)
{
    const struct paint *paint = &command->paint;
    if (command->marker.shape == MARKER_CIRCLE && !ink_hatched(paint)) {
        hand->circle(ink, command->marker.centre, command->marker.size, paint);
        return;
    }
    struct path path = {.arena = arena};
    marker_path(&path, command->marker.shape, command->marker.centre, command->marker.size);
    hand->path(ink, &path, paint);
}

bool ink_draw(const struct scene *scene, const struct ink_hand *hand, void *ink,
              struct arena *arena)
{
    struct open_parts open = {0};
    bool done = true;
    for (size_t i = 0; done && i < scene->commands.n; i++) {
        const struct scene_command *command = &scene->commands.at[i];
        switch (command->op) {
        case SCENE_GROUP_BEGIN:
            hand->begin_group(ink, &command->group);
            open_part(&open, &command->group, arena);
            break;
        case SCENE_CLIP_BEGIN:
            hand->begin_clip(ink, command->path);
            open_part(&open, NULL, arena);
            break;
        case SCENE_GROUP_END:
        case SCENE_CLIP_END:
            if (open.n) {
                close_part(&open, hand, ink);
            }
            break;
        case SCENE_PATH:
            hand->path(ink, command->path, &command->paint);
            break;
        case SCENE_MARKER:
            draw_marker(command, hand, ink, arena);
            break;
        case SCENE_TEXT:
            done = hand->text(ink, &command->text);
            break;
        }
    }
    while (open.n) {
        close_part(&open, hand, ink);
    }
    return done;
}
