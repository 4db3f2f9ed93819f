#include "news/line_reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define FIRST_BUFFER ((size_t)256 * 1024)

bool line_reader_open(struct line_reader *reader, const char *path, size_t limit,
                      struct error *error)
{
    bool standard = strcmp(path, "-") == 0;
    *reader = (struct line_reader){.path = standard ? "standard input" : path, .limit = limit};
    reader->fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    return reader->fd >= 0 ||
           error_set(error, ERROR_INPUT, "cannot open '%s': %s", path, strerror(errno));
}

void line_reader_close(struct line_reader *reader)
{
    if (reader->fd > STDIN_FILENO) {
        close(reader->fd);
    }
    arena_free(&reader->memory);
    *reader = (struct line_reader){.fd = -1, .ended = true};
}

/* Room for more: what was given out goes, then the buffer doubles. */
static void make_room(struct line_reader *r)
{
    size_t n = r->end - r->start;
    if (r->start && n <= r->cap / 2) {
        memmove(r->at, r->at + r->start, n);
    } else {
        struct arena bigger = {0};
        size_t cap = r->cap ? r->cap * 2 : FIRST_BUFFER;
        char *at = arena_alloc(&bigger, cap);
        if (n) {
            memcpy(at, r->at + r->start, n);
        }
        arena_free(&r->memory);
        r->memory = bigger;
        r->at = at;
        r->cap = cap;
    }
    r->start = 0;
    r->end = n;
}

static bool fill(struct line_reader *r, struct error *error)
{
    if (r->end == r->cap) {
        make_room(r);
    }
    for (;;) {
        ssize_t n = read(r->fd, r->at + r->end, r->cap - r->end);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            r->ended = true;
            return error_set(error, ERROR_INPUT, "cannot read '%s': %s", r->path, strerror(errno));
        }
        r->end += (size_t)n;
        r->ended = n == 0;
        return true;
    }
}

static void take(struct line_reader *r, size_t n)
{
    r->start += n;
    r->offset += n;
}

enum line_outcome line_reader_next(struct line_reader *r, struct span *line, size_t *offset,
                                   struct error *error)
{
    size_t looked = 0;
    bool too_long = false;
    for (;;) {
        size_t n = r->end - r->start;
        const char *from = n ? r->at + r->start : "";
        const char *stop = n > looked ? memchr(from + looked, '\n', n - looked) : NULL;
        if (stop || (r->ended && n)) {
            *line = (struct span){from, stop ? (size_t)(stop - from) : n};
            *offset = r->offset;
            r->number++;
            take(r, line->n + (stop != NULL));
            return too_long || line->n > r->limit ? LINE_TOO_LONG : LINE_READ;
        }
        if (r->ended) {
            r->number += too_long;
            return too_long ? LINE_TOO_LONG : LINE_END;
        }
        looked = n;
        if (n > r->limit) {
            too_long = true;
            take(r, n);
            looked = 0;
        }
        if (!fill(r, error)) {
            return LINE_FAILED;
        }
    }
}

bool line_reader_peek(struct line_reader *r, struct span *head, struct error *error)
{
    for (;;) {
        *head = (struct span){r->at ? r->at + r->start : "", r->end - r->start};
        if (r->ended || head->n >= FIRST_BUFFER / 2 || memchr(head->at, '\n', head->n)) {
            return true;
        }
        if (!fill(r, error)) {
            return false;
        }
    }
}

bool line_reader_rest(struct line_reader *r, struct span *rest, struct error *error)
{
    while (!r->ended) {
        if (r->end - r->start > r->limit) {
            return error_set(error, ERROR_INPUT, "'%s' is larger than %zu bytes", r->path,
                             r->limit);
        }
        if (!fill(r, error)) {
            return false;
        }
    }
    *rest = (struct span){r->at ? r->at + r->start : "", r->end - r->start};
    take(r, rest->n);
    return rest->n <= r->limit ||
           error_set(error, ERROR_INPUT, "'%s' is larger than %zu bytes", r->path, r->limit);
}
