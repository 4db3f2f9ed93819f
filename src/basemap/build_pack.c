#include "basemap/build_parts.h"

/* The vertices of an arc that are packed by now, and those of the next level among them. */
struct sequence {
    const struct file_point *at; /* of the whole arc */
    const uint8_t *weights;
    size_t *vertices; /* which of them, the ends included */
    size_t n;
    unsigned below; /* those of less weight are new */
};

static bool is_new(const struct sequence *s, size_t i)
{
    return i > 0 && i + 1 < s->n && s->weights[s->vertices[i]] < s->below;
}

static void add_byte(struct buffer *out, unsigned byte)
{
    char as_char = (char)(unsigned char)byte;
    buffer_add(out, &as_char, 1);
}

static void add_difference(struct buffer *out, int64_t difference)
{
    uint64_t twice = (uint64_t)difference << 1, rest = difference < 0 ? ~twice : twice;
    for (; rest >= 128; rest >>= 7) {
        add_byte(out, 128 | (unsigned)(rest & 127));
    }
    add_byte(out, (unsigned)rest);
}

static void add_marks(struct buffer *out, const struct sequence *s)
{
    for (size_t i = 1; i + 1 < s->n; i += 8) {
        unsigned byte = 0;
        for (unsigned bit = 0; bit < 8; bit++) {
            byte |= (unsigned)is_new(s, i + bit) << bit;
        }
        add_byte(out, byte);
    }
}

static void add_vertices(struct buffer *out, const struct sequence *s)
{
    for (size_t i = 1, after = 1; i + 1 < s->n; i++) {
        if (!is_new(s, i)) {
            continue;
        }
        for (after = after > i ? after : i + 1; is_new(s, after);) {
            after++;
        }
        struct file_point at = s->at[s->vertices[i]];
        struct file_point expected =
            file_expected(s->at[s->vertices[i - 1]], s->at[s->vertices[after]], after - i);
        add_byte(out, s->weights[s->vertices[i]]);
        add_difference(out, (int64_t)at.x - expected.x);
        add_difference(out, (int64_t)at.y - expected.y);
    }
}

/* Takes the vertices up to this level in; returns how many are new. */
static size_t take_level(struct sequence *s, size_t n, int level)
{
    size_t before = s->n;
    s->below = level ? file_level_least(level - 1) : UINT8_MAX + 1U;
    s->n = 0;
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || i + 1 == n || s->weights[i] >= file_level_least(level)) {
            s->vertices[s->n++] = i;
        }
    }
    return s->n - before;
}

void pack_arc(struct file_arc *arc, const struct file_point *at, const uint8_t *weights, size_t n,
              struct buffer *levels, struct arena *scratch)
{
    struct sequence s = {at, weights, arena_array(scratch, size_t, n), 2, 0};
    arc->start = at[0];
    arc->end = at[n - 1];
    for (size_t i = 1; i + 1 < n; i++) {
        arc->peak = weights[i] > arc->peak ? weights[i] : arc->peak;
    }
    for (int level = 0; level < FILE_LEVELS; level++) {
        arc->n[level] = (uint16_t)take_level(&s, n, level);
        arc->at[level] = (uint32_t)levels[level].n;
        if (arc->n[level]) {
            add_marks(&levels[level], &s);
            add_vertices(&levels[level], &s);
        }
    }
}
