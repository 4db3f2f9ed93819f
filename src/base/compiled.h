#ifndef DATELINE_BASE_COMPILED_H
#define DATELINE_BASE_COMPILED_H
/* Compiled data files: a header, a table of sections, then the sections, arrays of equal records.
 *
 * The gazetteer and the basemap are such files; a `compiled_form` says what each has. A file is
 * used as it lies: in its writer's byte order, each section at a multiple of 64 bytes. It is in
 * memory, mapped for instance (`compiled_read`), or read piece by piece as `compiled_records` asks
 * for it (`compiled_open`). Nothing in it is to be believed. Both refuse a file whose header or
 * table is not sound, so that afterwards every record of every section lies in the file; what the
 * records say (numbers of other records, lengths) is for their readers to check. `compiled_verify`
 * reads all of it and compares the checksum, as opening does not. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/pages.h"
#include "base/text.h"

#define COMPILED_ALIGN         64
#define COMPILED_MOST_SECTIONS 32

/* What a kind of file is. A change of its records needs a new version. */
struct compiled_form {
    const char *kind;  /* as people call it: "gazetteer" */
    const char *magic; /* eight bytes */
    uint32_t version;
    uint32_t n_sections;
    const struct compiled_part {
        const char *name;
        size_t record; /* bytes */
    } * sections;
};

struct compiled_header {
    char magic[8];
    uint32_t version, byte_order;
    uint64_t size;            /* of the whole file */
    uint64_t checksum;        /* of everything behind the table */
    uint64_t header_checksum; /* of header and table, with this field zero */
};

/* A row of the table, which stands behind the header. */
struct compiled_section {
    uint64_t offset, n; /* bytes, records */
};

/* A file that was read; borrows all of it. */
struct compiled {
    const struct compiled_form *form;
    const char *path;
    struct span bytes;
    struct pages *pages; /* what of the bytes is there; NULL: all */
};

bool compiled_read(struct compiled *out, const struct compiled_form *form, struct span bytes,
                   const char *path, struct error *error);
bool compiled_open(struct compiled *out, const struct compiled_form *form, const char *path,
                   size_t limit, struct arena *arena, struct error *error);
void compiled_close(struct compiled *file); /* harmless on one that was in memory */
/* How many records a section has. */
size_t compiled_count(const struct compiled *file, unsigned section);
/* All records of a section of a file in memory. */
const void *compiled_section(const struct compiled *file, unsigned section);
/* `n` of a section's records; NULL when it has not so many. */
const void *compiled_records(const struct compiled *file, unsigned section, size_t first, size_t n);
/* "the section does not fit", for what a reader finds wrong itself; returns false. */
bool compiled_misfit(const struct compiled *file, unsigned section, struct error *error);
bool compiled_verify(const struct compiled *file, struct error *error);
/* False when something that was asked for could not be read, and was zeros. */
bool compiled_was_read(const struct compiled *file, struct error *error);

/* What goes into a section: `n` records. */
struct compiled_block {
    const void *at;
    size_t n;
};

/* Writes a block for each section of the form; `size` gets the size of the file. */
bool compiled_write(const char *path, const struct compiled_form *form,
                    const struct compiled_block *blocks, size_t *size, struct arena *arena,
                    struct error *error);
/* Makes the header's size and checksum true, for a test that changed the bytes by hand. */
void compiled_sign(char *bytes, size_t n, const struct compiled_form *form);

#endif
