#include "basemap/unpack.h"

#include <string.h>

/* An arc's vertices out of the levels that a query needs. */

/* Where details of less than so many steps show, the lines' own corners do. */
#define SMOOTH_BELOW 64

struct vertex {
    struct file_point at;
    uint8_t weight;
};

/* Its weight and two differences. */
#define LARGEST_VERTEX (1 + 2 * 5)

struct stream {
    const unsigned char *at, *end;
};

/* What an arc's part of a level can take at most, of `all` vertices `n` new ones. */
static size_t longest_part(size_t all, size_t n)
{
    return all / 8 + 1 + n * LARGEST_VERTEX;
}

static struct stream stream_of(const struct basemap *basemap, const struct file_arc *arc, int level,
                               size_t longest)
{
    unsigned section = SECTION_LEVELS + (unsigned)level;
    size_t first = arc->at[level], all = compiled_count(&basemap->file, section);
    size_t n = first < all ? all - first : 0;
    n = n < longest ? n : longest;
    const unsigned char *at = compiled_records(&basemap->file, section, first, n);
    return (struct stream){at, at ? at + n : NULL};
}

static int64_t take_difference(struct stream *stream)
{
    uint64_t bits = 0;
    for (unsigned shift = 0; stream->at < stream->end && shift < 35; shift += 7) {
        unsigned byte = *stream->at++;
        bits |= (uint64_t)(byte & 127) << shift;
        if (byte < 128) {
            break;
        }
    }
    return (bits & 1) ? -(int64_t)(bits >> 1) - 1 : (int64_t)(bits >> 1);
}

static int32_t within(int64_t value, int32_t edge)
{
    return value < -edge ? -edge : value > edge ? edge : (int32_t)value;
}

/* The first of `n` new vertices between two. */
static struct vertex take_vertex(struct stream *stream, struct file_point before,
                                 struct file_point after, size_t n)
{
    struct file_point expected = file_expected(before, after, n);
    uint8_t weight = stream->at < stream->end ? *stream->at++ : 0;
    int64_t x = expected.x + take_difference(stream), y = expected.y + take_difference(stream);
    return (struct vertex){{within(x, FILE_EDGE), within(y, FILE_EDGE / 2)}, weight};
}

/* How many new vertices stand from `i` on before the next that was there already. */
static size_t count_marks(const unsigned char *marks, size_t i, size_t n)
{
    size_t first = i;
    while (i < n && (marks[i / 8] >> (i % 8) & 1)) {
        i++;
    }
    return i - first;
}

/* Sets `n` new vertices between the `m` of `room`. Those move to its end and come back one by one,
 * each after the new ones before it, so that nothing is overwritten that is still to come. */
static bool add_level(struct vertex *room, size_t m, size_t n, struct stream stream)
{
    size_t all = m + n, between = all - 2;
    const unsigned char *marks = stream.at;
    if (!marks || (size_t)(stream.end - stream.at) < (between + 7) / 8) {
        return false;
    }
    stream.at += (between + 7) / 8;
    memmove(room + n, room, m * sizeof *room);
    size_t next = n;
    room[0] = room[next++];
    for (size_t i = 1; i < all;) {
        size_t fresh = count_marks(marks, i - 1, between);
        if (next == all || fresh > next - i) {
            return false;
        }
        for (; fresh; fresh--, i++) {
            room[i] = take_vertex(&stream, room[i - 1].at, room[next].at, fresh);
        }
        room[i++] = room[next++];
    }
    return true;
}

static bool needs_level(const struct file_arc *arc, uint8_t weight, int level)
{
    return arc->n[level] && arc->peak >= weight &&
           (level == 0 || weight < file_level_least(level - 1));
}

static struct vertex *room_for(struct reading *reading, size_t n)
{
    if (reading->room_n < n) {
        reading->room_n = 2 * n;
        reading->room = arena_array(reading->scratch, struct vertex, reading->room_n);
        reading->line = arena_array(reading->scratch, struct file_point, reading->room_n);
    }
    return reading->room;
}

static struct arc_line line_of(struct reading *reading, size_t n, bool backwards, uint8_t weight)
{
    struct arc_line line = {.at = reading->line};
    for (size_t i = 0; i < n; i++) {
        const struct vertex *v = &reading->room[backwards ? n - 1 - i : i];
        if (i == 0 || i + 1 == n || v->weight >= weight) {
            reading->line[line.n++] = v->at;
        }
    }
    return line;
}

struct reading basemap_reading(const struct basemap *basemap, struct arena *scratch)
{
    struct reading reading = {.basemap = basemap, .scratch = scratch};
    /* An honest query looks at each vertex, which takes three bytes or more, at most twice for each
     * of two windows, and makes at most eight of it. */
    for (int level = 0; level < FILE_LEVELS; level++) {
        reading.left += 12 * compiled_count(&basemap->file, SECTION_LEVELS + (unsigned)level);
    }
    reading.left += 8 * (2 * compiled_count(&basemap->file, SECTION_ARCS) +
                         compiled_count(&basemap->file, SECTION_REFERENCES) +
                         compiled_count(&basemap->file, SECTION_RINGS) + 1);
    return reading;
}

/* Borders run straight where somebody drew them so. */
static bool is_shore(const struct file_arc *arc)
{
    return arc->kind[0] == FILE_COAST || arc->kind[0] == FILE_RIVER || arc->kind[0] == FILE_LAKE;
}

struct arc_line basemap_unpack(struct reading *reading, int32_t reference, double least)
{
    const struct file_arc *arc = basemap_arc(reading->basemap, reference);
    uint8_t weight = file_weight(least);
    size_t n = 2, most = 2;
    for (int level = 0; arc && level < FILE_LEVELS; level++) {
        most += needs_level(arc, weight, level) ? arc->n[level] : 0U;
    }
    if (!arc || reading->left < most) {
        return (struct arc_line){0};
    }
    reading->left -= most;
    struct vertex *room = room_for(reading, most);
    room[0] = (struct vertex){arc->start, UINT8_MAX};
    room[1] = (struct vertex){arc->end, UINT8_MAX};
    for (int level = 0; level < FILE_LEVELS; level++) {
        if (needs_level(arc, weight, level)) {
            size_t fresh = arc->n[level];
            struct stream stream =
                stream_of(reading->basemap, arc, level, longest_part(n + fresh, fresh));
            if (!add_level(room, n, fresh, stream)) {
                return (struct arc_line){0};
            }
            n += fresh;
        }
    }
    struct arc_line line = line_of(reading, n, reference < 0, weight);
    return least > 0 && least < SMOOTH_BELOW && is_shore(arc) ? smooth_line(reading, line, least)
                                                              : line;
}
