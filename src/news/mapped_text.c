#include "news/mapped_text.h"

static void add_run(struct mapped_text *out, struct offset_run run)
{
    struct offset_run *last = out->runs.n ? &out->runs.at[out->runs.n - 1] : NULL;
    if (last && last->literal == run.literal && last->unit == run.unit &&
        last->file_unit == run.file_unit && last->file + last->file_n == run.file) {
        last->n += run.n;
        last->file_n += run.file_n;
        return;
    }
    *list_push(out->buffer.arena, &out->runs) = run;
}

void mapped_literal(struct mapped_text *out, const char *bytes, size_t n, size_t file)
{
    if (n) {
        add_run(out, (struct offset_run){.text = (uint32_t)out->buffer.n,
                                         .file = (uint32_t)file,
                                         .n = (uint32_t)n,
                                         .file_n = (uint32_t)n,
                                         .unit = 1,
                                         .file_unit = 1,
                                         .literal = true});
        buffer_add(&out->buffer, bytes, n);
    }
}

void mapped_decoded(struct mapped_text *out, const char *bytes, size_t n, size_t file,
                    size_t file_n)
{
    if (n) {
        /* A long stretch of white space is a unit too; its length need not be told exactly. */
        size_t file_unit = file_n < UINT16_MAX ? file_n : UINT16_MAX;
        add_run(out, (struct offset_run){.text = (uint32_t)out->buffer.n,
                                         .file = (uint32_t)file,
                                         .n = (uint32_t)n,
                                         .file_n = (uint32_t)file_n,
                                         .unit = (uint16_t)n,
                                         .file_unit = (uint16_t)file_unit});
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
    return run->file + into / run->unit * run->file_unit;
}

uint32_t runs_map_end(const struct offset_runs *runs, uint32_t offset)
{
    if (runs->n == 0 || offset == 0) {
        return runs_map(runs, offset);
    }
    const struct offset_run *run = run_at(runs, offset - 1);
    uint32_t into = offset - run->text;
    uint32_t units = (into + run->unit - 1) / run->unit;
    return into >= run->n ? run->file + run->file_n : run->file + units * run->file_unit;
}

/* `n` literal bytes of the inner text as runs into the file. */
static void compose_literal(struct offset_runs *result, struct offset_run rest,
                            const struct offset_runs *inner, struct arena *arena)
{
    while (rest.n) {
        const struct offset_run *below = run_at(inner, rest.file);
        uint32_t room = below->text + below->n - rest.file;
        uint32_t n = room && room < rest.n ? room : rest.n;
        uint32_t file = runs_map(inner, rest.file);
        *list_push(arena, result) =
            (struct offset_run){.text = rest.text,
                                .file = file,
                                .n = n,
                                .file_n = runs_map_end(inner, rest.file + n) - file,
                                .unit = below->unit,
                                .file_unit = below->file_unit,
                                .literal = below->literal};
        rest.text += n;
        rest.file += n;
        rest.n -= n;
    }
}

static void compose_decoded(struct offset_runs *result, struct offset_run rest,
                            const struct offset_runs *inner, struct arena *arena)
{
    for (uint32_t done = 0; done < rest.n; done += rest.unit) {
        uint32_t from = rest.file + done / rest.unit * rest.file_unit;
        uint32_t length = rest.n == rest.unit ? rest.file_n : rest.file_unit;
        uint32_t file = runs_map(inner, from), end = runs_map_end(inner, from + length);
        uint32_t file_n = length && end > file ? end - file : 0;
        *list_push(arena, result) =
            (struct offset_run){.text = rest.text + done,
                                .file = file,
                                .n = rest.unit,
                                .file_n = file_n,
                                .unit = rest.unit,
                                .file_unit = (uint16_t)(file_n < UINT16_MAX ? file_n : UINT16_MAX)};
    }
}

struct offset_runs runs_compose(const struct offset_runs *outer, const struct offset_runs *inner,
                                struct arena *arena)
{
    struct offset_runs result = {0};
    for (size_t i = 0; i < outer->n; i++) {
        if (outer->at[i].literal) {
            compose_literal(&result, outer->at[i], inner, arena);
        } else {
            compose_decoded(&result, outer->at[i], inner, arena);
        }
    }
    return result;
}
