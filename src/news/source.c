#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "news/line_reader.h"
#include "news/reading.h"

/* Folders inside folders, no deeper. */
#define DEEPEST_FOLDER 32

struct path_entry {
    const char *path;
    bool folder;
    int depth; /* how many folders were opened to get there */
};

struct path_entries ARENA_LIST(struct path_entry);

struct article_source {
    struct article_options options;
    struct arena *run;
    struct path_entries left; /* a stack: the last is read next */
    struct line_reader lines; /* of the JSON Lines file being read */
    bool reading_lines;
    const char *path;         /* of the file being read */
    struct arena list_memory; /* of the JSON array being read */
    struct json_value list;
    size_t list_at, list_number;
    const char *list_base;
};

struct article_source *article_source_open(const char *path, struct article_options options,
                                           struct arena *run)
{
    struct article_source *source = arena_new(run, struct article_source);
    source->options = options;
    source->run = run;
    struct path_entry *entry = list_push(run, &source->left);
    entry->path = path;
    entry->folder = strcmp(path, "-") != 0 && file_is_folder(path);
    return source;
}

/* ---- folders ------------------------------------------------------------------------------------
 */

static int compare_entries(const void *a, const void *b)
{
    const struct path_entry *left = a, *right = b;
    return -strcmp(left->path, right->path);
}

/* A folder's articles: files whose ending says text, or that have none. */
static bool holds_article(const char *name)
{
    static const char *const endings[] = {".txt",   ".html",   ".htm",  ".json",
                                          ".jsonl", ".ndjson", ".xhtml"};
    const char *dot = strrchr(name, '.');
    if (name[0] == '.') {
        return false;
    }
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++) {
        if (span_is_nocase(span_of(dot), endings[i])) {
            return true;
        }
    }
    return !dot;
}

static void add_entry(struct article_source *s, struct path_entry folder, const char *name)
{
    size_t n = strlen(folder.path);
    const char *slash = n && folder.path[n - 1] == '/' ? "" : "/";
    const char *path = arena_printf(s->run, "%s%s%s", folder.path, slash, name);
    struct stat info;
    if (lstat(path, &info) != 0 || name[0] == '.') {
        return;
    }
    bool deeper = S_ISDIR(info.st_mode) && folder.depth < DEEPEST_FOLDER;
    bool file = (S_ISREG(info.st_mode) || S_ISLNK(info.st_mode)) && holds_article(name) &&
                !file_is_folder(path);
    if (deeper || file) {
        *list_push(s->run, &s->left) = (struct path_entry){path, deeper, folder.depth + 1};
    }
}

/* Pushes what the folder holds so that it is read in the order of the names. */
static bool open_folder(struct article_source *s, struct path_entry entry, struct error *error)
{
    DIR *folder = opendir(entry.path);
    if (!folder) {
        return error_set(error, ERROR_INPUT, "cannot open folder '%s'", entry.path);
    }
    size_t first = s->left.n;
    for (struct dirent *file; (file = readdir(folder));) {
        add_entry(s, entry, file->d_name);
    }
    closedir(folder);
    if (s->left.n > first) {
        qsort(s->left.at + first, s->left.n - first, sizeof *s->left.at, compare_entries);
        return true;
    }
    return entry.depth > 0 ||
           error_set(error, ERROR_INPUT, "no article in folder '%s'", entry.path);
}

/* ---- files --------------------------------------------------------------------------------------
 */

static struct span keep(struct span bytes, struct arena *arena)
{
    return (struct span){arena_strndup(arena, bytes.at, bytes.n), bytes.n};
}

/* A JSON file whose value is an array: its elements are articles. */
static bool open_list(struct article_source *s, struct span bytes)
{
    if (!span_starts(span_trim(bytes), "[") || !utf8_valid(bytes)) {
        return false;
    }
    struct span copy = keep(bytes, &s->list_memory);
    struct json_scan scan = {.text = copy};
    if (!json_value(&scan, &s->list) || s->list.kind != JSON_ARRAY) {
        arena_free(&s->list_memory);
        s->list = (struct json_value){0};
        return false; /* read as one article, it says what is wrong */
    }
    s->list_at = s->list_number = 0;
    s->list_base = copy.at;
    return true;
}

/* Standard input and files without a telling ending: one record a line, or one article? */
static bool is_lines(const char *path, struct span head)
{
    if (format_of(path, head) != FORMAT_LINES) {
        return false;
    }
    const char *dot = strrchr(path, '.');
    if (dot &&
        (span_is_nocase(span_of(dot), ".jsonl") || span_is_nocase(span_of(dot), ".ndjson"))) {
        return true;
    }
    const char *end = memchr(head.at, '\n', head.n);
    struct json_scan scan = {.text = {head.at, end ? (size_t)(end - head.at) : head.n}};
    struct json_value value;
    return json_value(&scan, &value);
}

static enum article_outcome read_whole(struct article_source *s, struct article *out,
                                       struct span head, struct arena *arena, struct error *error)
{
    struct span rest;
    enum article_format format = format_of(s->path, head);
    format = format == FORMAT_LINES ? FORMAT_JSON : format;
    if (!line_reader_rest(&s->lines, &rest, error)) {
        return ARTICLE_BAD;
    }
    if (format == FORMAT_JSON && open_list(s, rest)) {
        return ARTICLE_END; /* nothing yet: its elements follow */
    }
    return article_from_file(out, format, s->path, keep(rest, arena), s->options, arena, error)
               ? ARTICLE_READ
               : ARTICLE_BAD;
}

/* ARTICLE_END: the file gave nothing itself, what follows will. */
static enum article_outcome open_file(struct article_source *s, const char *path,
                                      struct article *out, struct arena *arena, struct error *error)
{
    s->path = strcmp(path, "-") == 0 ? "standard input" : path;
    if (!line_reader_open(&s->lines, path, article_limit(s->options), error)) {
        return ARTICLE_BAD;
    }
    struct span head;
    if (!line_reader_peek(&s->lines, &head, error)) {
        line_reader_close(&s->lines);
        return ARTICLE_BAD;
    }
    if (is_lines(s->path, head)) {
        s->reading_lines = true;
        return ARTICLE_END;
    }
    enum article_outcome outcome = read_whole(s, out, head, arena, error);
    line_reader_close(&s->lines);
    return outcome;
}

/* ---- records ------------------------------------------------------------------------------------
 */

static enum article_outcome read_line(struct article_source *s, struct span line, size_t offset,
                                      struct article *out, struct arena *arena, struct error *error)
{
    size_t number = s->lines.number;
    line = keep(line, arena);
    struct json_scan scan = {.text = line};
    struct json_value record;
    if (!utf8_valid(line)) {
        error_set(error, ERROR_INPUT, "'%s', line %zu: not UTF-8", s->path, number);
        return ARTICLE_BAD;
    }
    if (!json_value(&scan, &record)) {
        json_error(&scan, s->path, number, error);
        return ARTICLE_BAD;
    }
    if (record.kind != JSON_OBJECT ||
        span_trim((struct span){line.at + scan.i, line.n - scan.i}).n) {
        error_set(error, ERROR_INPUT, "'%s', line %zu: not one JSON object", s->path, number);
        return ARTICLE_BAD;
    }
    offset += (size_t)(record.raw.at - line.at);
    return article_from_record(out, s->path, record, number, offset, s->options, arena, error)
               ? ARTICLE_READ
               : ARTICLE_BAD;
}

static enum article_outcome next_line(struct article_source *s, struct article *out,
                                      struct arena *arena, struct error *error)
{
    struct span line;
    size_t offset;
    for (;;) {
        switch (line_reader_next(&s->lines, &line, &offset, error)) {
        case LINE_END:
            line_reader_close(&s->lines);
            s->reading_lines = false;
            return ARTICLE_END;
        case LINE_FAILED:
            line_reader_close(&s->lines);
            s->reading_lines = false;
            return ARTICLE_BAD;
        case LINE_TOO_LONG:
            error_set(error, ERROR_INPUT, "'%s', line %zu is larger than %zu bytes", s->path,
                      s->lines.number, s->lines.limit);
            return ARTICLE_BAD;
        case LINE_READ:
            if (span_trim(line).n) {
                return read_line(s, line, offset, out, arena, error);
            }
            break;
        }
    }
}

static enum article_outcome next_element(struct article_source *s, struct article *out,
                                         struct arena *arena, struct error *error)
{
    struct span key;
    struct json_value value;
    if (!json_member(s->list, &s->list_at, &key, &value)) {
        arena_free(&s->list_memory);
        s->list = (struct json_value){0};
        return ARTICLE_END;
    }
    s->list_number++;
    size_t offset = (size_t)(value.raw.at - s->list_base);
    if (value.kind != JSON_OBJECT) {
        error_set(error, ERROR_INPUT, "'%s', record %zu is not an object", s->path, s->list_number);
        return ARTICLE_BAD;
    }
    value.raw = keep(value.raw, arena);
    return article_from_record(out, s->path, value, s->list_number, offset, s->options, arena,
                               error)
               ? ARTICLE_READ
               : ARTICLE_BAD;
}

/* One step: an article, a fault, or ARTICLE_END for "nothing here, go on". */
static enum article_outcome step(struct article_source *s, struct article *out, struct arena *arena,
                                 struct error *error)
{
    if (s->reading_lines) {
        return next_line(s, out, arena, error);
    }
    if (s->list.kind == JSON_ARRAY) {
        return next_element(s, out, arena, error);
    }
    struct path_entry entry = s->left.at[--s->left.n];
    if (entry.folder) {
        return open_folder(s, entry, error) ? ARTICLE_END : ARTICLE_BAD;
    }
    return open_file(s, entry.path, out, arena, error);
}

enum article_outcome article_next(struct article_source *source, struct article *out,
                                  struct arena *arena, struct error *error)
{
    while (source->reading_lines || source->list.kind == JSON_ARRAY || source->left.n) {
        enum article_outcome outcome = step(source, out, arena, error);
        if (outcome != ARTICLE_END) {
            return outcome;
        }
    }
    return ARTICLE_END;
}

void article_source_close(struct article_source *source)
{
    if (source->reading_lines) {
        line_reader_close(&source->lines);
    }
    arena_free(&source->list_memory);
    *source = (struct article_source){0};
}
