#include "base/compiled.h"

#include <assert.h>
#include <string.h>

#include "base/file.h"

#define BYTE_ORDER_TAG UINT32_C(0x01020304)

static const char zeros[COMPILED_ALIGN];

struct head {
    struct compiled_header fixed;
    struct compiled_section sections[COMPILED_MOST_SECTIONS];
};

static size_t head_size(const struct compiled_form *form)
{
    assert(form->n_sections <= COMPILED_MOST_SECTIONS);
    return sizeof(struct compiled_header) + form->n_sections * sizeof(struct compiled_section);
}

static size_t padding(uint64_t size)
{
    return (size_t)((COMPILED_ALIGN - size % COMPILED_ALIGN) % COMPILED_ALIGN);
}

/* Eight bytes at a time, an odd end as if zeros followed; calls chain. */
static uint64_t checksum(uint64_t sum, const void *at, size_t n)
{
    const char *bytes = at;
    while (n > 0) {
        uint64_t word = 0;
        size_t take = n < sizeof word ? n : sizeof word;
        memcpy(&word, bytes, take);
        sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15);
        sum ^= sum >> 32;
        bytes += take;
        n -= take;
    }
    return sum;
}

static uint64_t head_checksum(const struct compiled_form *form, const void *bytes)
{
    struct head head;
    memcpy(&head, bytes, head_size(form));
    head.fixed.header_checksum = 0;
    return checksum(0, &head, head_size(form));
}

/* ---- reading ------------------------------------------------------------------------------------
 */

static const struct compiled_header *header_of(const struct compiled *file)
{
    return (const void *)file->bytes.at;
}

static const struct compiled_section *table_of(const struct compiled *file)
{
    return (const void *)(file->bytes.at + sizeof(struct compiled_header));
}

static bool damaged(const struct compiled *file, const char *how, struct error *error)
{
    return error_set(error, ERROR_INPUT, "%s '%s' is damaged: %s", file->form->kind, file->path,
                     how);
}

bool compiled_misfit(const struct compiled *file, unsigned section, struct error *error)
{
    return error_set(error, ERROR_INPUT, "%s '%s' is damaged: section '%s' does not fit",
                     file->form->kind, file->path, file->form->sections[section].name);
}

static bool check_kind(const struct compiled *file, struct error *error)
{
    const struct compiled_form *form = file->form;
    const struct compiled_header *header = header_of(file);
    if (file->bytes.n < offsetof(struct compiled_header, size) ||
        memcmp(header->magic, form->magic, sizeof header->magic) != 0) {
        return error_set(error, ERROR_INPUT, "'%s' is not a compiled %s%s", file->path, form->kind,
                         file->bytes.n == 0 ? ": it is empty" : "");
    }
    if (header->byte_order != BYTE_ORDER_TAG) {
        return error_set(error, ERROR_INPUT,
                         "%s '%s' was compiled on a machine of another byte order", form->kind,
                         file->path);
    }
    return header->version == form->version ||
           error_set(error, ERROR_INPUT,
                     "%s '%s' is of version %u, this program reads version %u: compile it again "
                     "with 'dateline %s build'",
                     form->kind, file->path, (unsigned)header->version, (unsigned)form->version,
                     form->kind);
}

static bool check_size(const struct compiled *file, struct error *error)
{
    size_t n = file->bytes.n;
    uint64_t size = n < sizeof(struct compiled_header) ? 0 : header_of(file)->size;
    if (n < head_size(file->form) || size != n) {
        return error_set(error, ERROR_INPUT, "%s '%s' is %s: %zu of %llu bytes", file->form->kind,
                         file->path, size && size < n ? "too long" : "cut short", n,
                         (unsigned long long)size);
    }
    return head_checksum(file->form, file->bytes.at) == header_of(file)->header_checksum ||
           damaged(file, "its header has changed", error);
}

static bool section_fits(const struct compiled *file, unsigned i)
{
    const struct compiled_section *section = &table_of(file)[i];
    size_t n = file->bytes.n;
    return section->offset % COMPILED_ALIGN == 0 && section->offset <= n &&
           section->n <= (n - section->offset) / file->form->sections[i].record &&
           section->n < UINT32_MAX;
}

static bool check_head(const struct compiled *file, struct error *error)
{
    if (!check_kind(file, error) || !check_size(file, error)) {
        return false;
    }
    for (unsigned i = 0; i < file->form->n_sections; i++) {
        if (!section_fits(file, i)) {
            return compiled_misfit(file, i, error);
        }
    }
    return true;
}

bool compiled_read(struct compiled *out, const struct compiled_form *form, struct span bytes,
                   const char *path, struct error *error)
{
    *out = (struct compiled){.form = form, .path = path, .bytes = bytes};
    return check_head(out, error);
}

bool compiled_open(struct compiled *out, const struct compiled_form *form, const char *path,
                   size_t limit, struct arena *arena, struct error *error)
{
    struct pages *pages;
    if (!pages_open(&pages, path, limit, arena, error)) {
        return false;
    }
    size_t n = pages_size(pages), head = head_size(form);
    *out = (struct compiled){.form = form,
                             .path = path,
                             .bytes = {pages_at(pages, 0, n < head ? n : head), n},
                             .pages = pages};
    if (!check_head(out, error)) {
        pages_close(pages);
        return false;
    }
    return true;
}

void compiled_close(struct compiled *file)
{
    if (file->pages) {
        pages_close(file->pages);
    }
    *file = (struct compiled){0};
}

const void *compiled_section(const struct compiled *file, unsigned section)
{
    return file->bytes.at + table_of(file)[section].offset;
}

size_t compiled_count(const struct compiled *file, unsigned section)
{
    return (size_t)table_of(file)[section].n;
}

const void *compiled_records(const struct compiled *file, unsigned section, size_t first, size_t n)
{
    const struct compiled_section *s = &table_of(file)[section];
    size_t record = file->form->sections[section].record;
    if (first > s->n || n > s->n - first) {
        return NULL;
    }
    size_t offset = (size_t)s->offset + first * record;
    return file->pages ? pages_at(file->pages, offset, n * record) : file->bytes.at + offset;
}

bool compiled_was_read(const struct compiled *file, struct error *error)
{
    return !file->pages || !pages_failed(file->pages) ||
           error_set(error, ERROR_INPUT, "cannot read all of %s '%s'", file->form->kind,
                     file->path);
}

bool compiled_verify(const struct compiled *file, struct error *error)
{
    size_t head = head_size(file->form);
    if (file->pages) {
        pages_at(file->pages, 0, file->bytes.n);
    }
    uint64_t sum = checksum(0, file->bytes.at + head, file->bytes.n - head);
    return sum == header_of(file)->checksum ||
           damaged(file, "its checksum is not that of its bytes", error);
}

/* ---- writing ------------------------------------------------------------------------------------
 */

static struct head make_head(const struct compiled_form *form, const struct compiled_block *blocks)
{
    struct head head = {.fixed = {.version = form->version, .byte_order = BYTE_ORDER_TAG}};
    memcpy(head.fixed.magic, form->magic, sizeof head.fixed.magic);
    uint64_t offset = head_size(form) + padding(head_size(form));
    head.fixed.checksum = checksum(0, zeros, padding(head_size(form)));
    for (unsigned i = 0; i < form->n_sections; i++) {
        size_t size = blocks[i].n * form->sections[i].record;
        size_t words = (size + 7) / 8 * 8; /* what the checksum takes the odd end for */
        head.sections[i] = (struct compiled_section){offset, blocks[i].n};
        offset += size + padding(size);
        head.fixed.checksum = checksum(head.fixed.checksum, blocks[i].at, size);
        head.fixed.checksum = checksum(head.fixed.checksum, zeros, padding(words));
    }
    head.fixed.size = offset;
    head.fixed.header_checksum = head_checksum(form, &head);
    return head;
}

static bool write_padded(struct output *out, const void *at, size_t size, struct error *error)
{
    return output_write(out, (struct span){at, size}, error) &&
           output_write(out, (struct span){zeros, padding(size)}, error);
}

bool compiled_write(const char *path, const struct compiled_form *form,
                    const struct compiled_block *blocks, size_t *size, struct arena *arena,
                    struct error *error)
{
    struct head head = make_head(form, blocks);
    struct output out;
    if (!output_open(&out, path, arena, error)) {
        return false;
    }
    bool done = write_padded(&out, &head, head_size(form), error);
    for (unsigned i = 0; i < form->n_sections && done; i++) {
        done = write_padded(&out, blocks[i].at, blocks[i].n * form->sections[i].record, error);
    }
    if (!done || !output_commit(&out, error)) {
        output_abort(&out);
        return false;
    }
    *size = (size_t)head.fixed.size;
    return true;
}

void compiled_sign(char *bytes, size_t n, const struct compiled_form *form)
{
    struct compiled_header header;
    if (n < head_size(form)) {
        return;
    }
    memcpy(&header, bytes, sizeof header);
    header.size = n;
    memcpy(bytes, &header, sizeof header);
    header.header_checksum = head_checksum(form, bytes);
    memcpy(bytes, &header, sizeof header);
}
