#include "news/mapped_text.h"

static void add_run(struct mapped_text *out, size_t n, size_t file, size_t file_n, bool literal)
{
    struct offset_run *last = out->runs.n ? &out->runs.at[out->runs.n - 1] : NULL;
    if (literal && last && last->literal && last->file + last->file_n == file) {
        last->n += (uint32_t)n;
        last->file_n += (uint32_t)n;
        return;
    }
    struct offset_run *run = list_push(out->buffer.arena, &out->runs);
    *run = (struct offset_run){.text = (uint32_t)out->buffer.n,
                               .file = (uint32_t)file,
                               .n = (uint32_t)n,
                               .file_n = (uint32_t)file_n,
                               .literal = literal};
}

void mapped_literal(struct mapped_text *out, const char *bytes, size_t n, size_t file)
{
    if (n) {
        add_run(out, n, file, n, true);
        buffer_add(&out->buffer, bytes, n);
    }
}

void mapped_decoded(struct mapped_text *out, const char *bytes, size_t n, size_t file,
                    size_t file_n)
{
    if (n) {
        add_run(out, n, file, file_n, false);
        buffer_add(&out->buffer, bytes, n);
    }
}

struct span mapped_span(const struct mapped_text *out)
{
    return (struct span){out->buffer.at ? out->buffer.at : "", out->buffer.n};
}

/* The last run that begins at or before `offset`. */
static const struct offset_run *run_at(const struct offset_runs *runs, uint32_t offset)
{
    size_t low = 0, high = runs->n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (runs->at[middle].text <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &runs->at[low];
}

uint32_t runs_map(const struct offset_runs *runs, uint32_t offset)
{
    if (runs->n == 0) {
        return offset;
    }
    const struct offset_run *run = run_at(runs, offset);
    uint32_t into = offset > run->text ? offset - run->text : 0;
    if (into >= run->n) { /* the text's end */
        return run->file + run->file_n;
    }
    return run->literal ? run->file + into : run->file;
}

uint32_t runs_map_end(const struct offset_runs *runs, uint32_t offset)
{
    if (runs->n == 0 || offset == 0) {
        return runs_map(runs, offset);
    }
    const struct offset_run *run = run_at(runs, offset - 1);
    uint32_t into = offset - run->text;
    return run->literal && into < run->n ? run->file + into : run->file + run->file_n;
}

struct offset_runs runs_compose(const struct offset_runs *outer, const struct offset_runs *inner,
                                struct arena *arena)
{
    struct offset_runs result = {0};
    for (size_t i = 0; i < outer->n; i++) {
        struct offset_run rest = outer->at[i];
        while (rest.literal && rest.n) {
            const struct offset_run *below = run_at(inner, rest.file);
            uint32_t room = below->text + below->n - rest.file;
            uint32_t n = room && room < rest.n ? room : rest.n;
            uint32_t file = runs_map(inner, rest.file);
            *list_push(arena, &result) =
                (struct offset_run){.text = rest.text,
                                    .file = file,
                                    .n = n,
                                    .file_n = runs_map_end(inner, rest.file + n) - file,
                                    .literal = below->literal};
            rest.text += n;
            rest.file += n;
            rest.n -= n;
        }
        if (!rest.literal) {
            uint32_t end = runs_map_end(inner, rest.file + rest.file_n);
            rest.file = runs_map(inner, rest.file);
            rest.file_n = end > rest.file ? end - rest.file : 0;
            *list_push(arena, &result) = rest;
        }
    }
    return result;
}
