#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_stream(int fd, struct span *out, size_t limit, const char *path,
                        struct arena *arena, struct error *error)
{
    struct buffer all = {.arena = arena};
    char chunk[65536];
    for (;;) {
        ssize_t n = read(fd, chunk, sizeof chunk);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return error_set(error, ERROR_INPUT, "cannot read '%s': %s", path, strerror(errno));
        }
        if (n == 0) {
            break;
        }
        buffer_add(&all, chunk, (size_t)n);
        if (limit && all.n > limit) {
            return error_set(error, ERROR_INPUT, "'%s' is larger than %zu bytes", path, limit);
        }
    }
    *out = (struct span){all.at ? all.at : "", all.n};
    return true;
}

static bool map_descriptor(int fd, struct file_map *out, const char *path, size_t limit,
                           struct arena *arena, struct error *error)
{
    struct stat info;
    if (fstat(fd, &info) != 0) {
        return error_set(error, ERROR_INPUT, "cannot read '%s': %s", path, strerror(errno));
    }
    if (S_ISDIR(info.st_mode)) {
        return error_set(error, ERROR_INPUT, "cannot read '%s': it is a folder", path);
    }
    out->mapped = false;
    if (!S_ISREG(info.st_mode) || info.st_size == 0) {
        return read_stream(fd, &out->bytes, limit, path, arena, error);
    }
    size_t size = (size_t)info.st_size;
    if (limit && size > limit) {
        return error_set(error, ERROR_INPUT, "'%s' is larger than %zu bytes", path, limit);
    }
    void *at = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (at == MAP_FAILED) {
        return read_stream(fd, &out->bytes, limit, path, arena, error);
    }
    out->bytes = (struct span){at, size};
    out->mapped = true;
    return true;
}

bool file_map(struct file_map *out, const char *path, size_t limit, struct arena *arena,
              struct error *error)
{
    if (strcmp(path, "-") == 0) {
        out->mapped = false;
        return read_stream(STDIN_FILENO, &out->bytes, limit, "standard input", arena, error);
    }
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return error_set(error, ERROR_INPUT, "cannot open '%s': %s", path, strerror(errno));
    }
    bool done = map_descriptor(fd, out, path, limit, arena, error);
    close(fd);
    return done;
}

void file_unmap(struct file_map *map)
{
    if (map->mapped) {
        /* munmap takes a void pointer for what was mapped read-only. */
        union {
            const char *borrowed;
            void *own;
        } at = {.borrowed = map->bytes.at};
        munmap(at.own, map->bytes.n);
    }
    *map = (struct file_map){0};
}

bool file_exists(const char *path)
{
    return access(path, R_OK) == 0;
}

bool file_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool folder_create(const char *path, struct error *error)
{
    char part[4096];
    size_t n = strlen(path);
    if (n == 0 || n >= sizeof part) {
        return error_set(error, ERROR_OUTPUT, "cannot create folder '%s': %s", path,
                         strerror(n ? ENAMETOOLONG : ENOENT));
    }
    for (size_t i = 1; i <= n; i++) {
        if (i < n && path[i] != '/') {
            continue;
        }
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST) {
            return error_set(error, ERROR_OUTPUT, "cannot create folder '%s': %s", part,
                             strerror(errno));
        }
    }
    return file_is_folder(path) ||
           error_set(error, ERROR_OUTPUT, "cannot create folder '%s': %s", path, strerror(ENOTDIR));
}

bool output_open(struct output *out, const char *path, struct arena *arena, struct error *error)
{
    *out = (struct output){.path = path};
    if (strcmp(path, "-") == 0) {
        out->stream = stdout;
        return true;
    }
    out->temporary = arena_printf(arena, "%s.%ld.tmp", path, (long)getpid());
    out->stream = fopen(out->temporary, "wbe");
    if (!out->stream) {
        return error_set(error, ERROR_OUTPUT, "cannot write '%s': %s", path, strerror(errno));
    }
    return true;
}

bool output_write(struct output *out, struct span bytes, struct error *error)
{
    errno = 0;
    return bytes.n == 0 || fwrite(bytes.at, 1, bytes.n, out->stream) == bytes.n ||
           error_set(error, ERROR_OUTPUT, "cannot write '%s': %s",
                     out->temporary ? out->path : "standard output", strerror(errno));
}

bool output_commit(struct output *out, struct error *error)
{
    bool bad = ferror(out->stream) != 0;
    int why = 0;
    if (fflush(out->stream) != 0) {
        why = errno;
        bad = true;
    }
    if (!out->temporary) {
        return !bad || error_set(error, ERROR_OUTPUT, "cannot write to standard output: %s",
                                 why ? strerror(why) : "write error");
    }
    if (!bad && fsync(fileno(out->stream)) != 0 && errno != EINVAL) {
        why = errno;
        bad = true;
    }
    if (fclose(out->stream) != 0 && !bad) {
        why = errno;
        bad = true;
    }
    out->stream = NULL;
    if (!bad && rename(out->temporary, out->path) != 0) {
        why = errno;
        bad = true;
    }
    if (bad) {
        unlink(out->temporary);
        out->temporary = NULL;
        return error_set(error, ERROR_OUTPUT, "cannot write '%s': %s", out->path,
                         why ? strerror(why) : "write error");
    }
    out->temporary = NULL;
    return true;
}

void output_abort(struct output *out)
{
    if (out->temporary) {
        if (out->stream) {
            fclose(out->stream);
        }
        unlink(out->temporary);
    }
    *out = (struct output){.path = out->path};
}

bool output_write_all(const char *path, struct span bytes, struct arena *arena, struct error *error)
{
    struct output out;
    if (!output_open(&out, path, arena, error)) {
        return false;
    }
    if (!output_write(&out, bytes, error) || !output_commit(&out, error)) {
        output_abort(&out);
        return false;
    }
    return true;
}
