#ifndef DATELINE_TESTS_SPEC_H
#define DATELINE_TESTS_SPEC_H
/* Specs: text files of `a | b | c` lines that a reader can extend; '#' begins a comment. */
#include "check.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"

#define SPEC_FIELDS 4

struct spec_line {
    int number;
    struct span field[SPEC_FIELDS];
    int n;
};

/* Calls `check` for each line; it returns false after having printed what it got. Returns how many
 * lines were checked; fails the test if one failed. */
static inline int spec_run(const char *name, bool (*check)(const struct spec_line *line))
{
    char path[1024];
    snprintf(path, sizeof path, "%s/spec/%s", TESTS_FOLDER, name);
    struct arena arena = {0};
    struct error error = {0};
    struct file_map file;
    if (!file_map(&file, path, 0, &arena, &error)) {
        fail_msg("%s", error.text);
    }
    struct span rest = file.bytes, text;
    int checked = 0, failed = 0;
    for (int number = 1; span_split(&rest, '\n', &text); number++) {
        struct spec_line line = {.number = number};
        text = span_trim(text);
        if (text.n == 0 || text.at[0] == '#') {
            continue;
        }
        struct span field;
        while (line.n < SPEC_FIELDS && span_split(&text, '|', &field)) {
            line.field[line.n++] = span_trim(field);
        }
        checked++;
        if (!check(&line)) {
            fprintf(stderr, "spec/%s:%d failed\n", name, number);
            failed++;
        }
    }
    file_unmap(&file);
    arena_free(&arena);
    assert_int_equal(failed, 0);
    return checked;
}

#endif
