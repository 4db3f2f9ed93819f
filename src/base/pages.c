#include "base/pages.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Small enough that a page holds little that is not wanted, large enough that reading it costs
 * little more than asking. */
#define PAGE ((size_t)4 * 1024)

struct pages {
    int fd;
    char *bytes; /* as many as the file has; memory that nobody touches costs nothing */
    size_t n;
    bool *is_read; /* by page */
    bool failed;
};

static bool check_file(int fd, const char *path, size_t limit, struct stat *info,
                       struct error *error)
{
    if (fstat(fd, info) != 0) {
        return error_set(error, ERROR_INPUT, "cannot read '%s': %s", path, strerror(errno));
    }
    if (S_ISDIR(info->st_mode)) {
        return error_set(error, ERROR_INPUT, "cannot read '%s': it is a folder", path);
    }
    if (!S_ISREG(info->st_mode)) {
        return error_set(error, ERROR_INPUT, "cannot read '%s': it is no regular file", path);
    }
    return (size_t)info->st_size <= limit ||
           error_set(error, ERROR_INPUT, "'%s' is larger than %zu bytes", path, limit);
}

bool pages_open(struct pages **out, const char *path, size_t limit, struct arena *arena,
                struct error *error)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return error_set(error, ERROR_INPUT, "cannot open '%s': %s", path, strerror(errno));
    }
    if (!check_file(fd, path, limit, &info, error)) {
        close(fd);
        return false;
    }
    struct pages *pages = arena_new(arena, struct pages);
    pages->fd = fd;
    pages->n = (size_t)info.st_size;
    pages->bytes = malloc(pages->n + 1);
    pages->is_read = arena_array(arena, bool, pages->n / PAGE + 1);
    if (!pages->bytes) {
        close(fd);
        return error_set(error, ERROR_INPUT, "cannot read '%s': no memory", path);
    }
    *out = pages;
    return true;
}

void pages_close(struct pages *pages)
{
    close(pages->fd);
    free(pages->bytes);
    *pages = (struct pages){.fd = -1};
}

size_t pages_size(const struct pages *pages)
{
    return pages->n;
}

static void read_range(struct pages *pages, size_t from, size_t to)
{
    while (from < to) {
        ssize_t n = pread(pages->fd, pages->bytes + from, to - from, (off_t)from);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            memset(pages->bytes + from, 0, to - from);
            pages->failed = true;
            return;
        }
        from += (size_t)n;
    }
}

const char *pages_at(struct pages *pages, size_t offset, size_t n)
{
    if (offset > pages->n || n > pages->n - offset) {
        return NULL;
    }
    size_t end = n ? (offset + n - 1) / PAGE + 1 : 0;
    for (size_t page = offset / PAGE; page < end;) {
        size_t first = page;
        while (page < end && !pages->is_read[page]) {
            pages->is_read[page++] = true;
        }
        if (page > first) {
            read_range(pages, first * PAGE, page * PAGE < pages->n ? page * PAGE : pages->n);
        } else {
            page++;
        }
    }
    return pages->bytes + offset;
}

bool pages_failed(const struct pages *pages)
{
    return pages->failed;
}
