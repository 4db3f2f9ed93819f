#ifndef DATELINE_INK_METRICS_TABLE_H
#define DATELINE_INK_METRICS_TABLE_H
/* The table behind metrics.c: one row a character, runs of neighbouring characters. */
#include <stddef.h>
#include <stdint.h>

#define METRICS_EM     2048 /* units of the widths */
#define METRICS_INK_EM 64   /* units of top and bottom */

struct metrics_run {
    uint32_t first;
    uint16_t n, index; /* into metrics_rows */
};

struct metrics_row {
    uint16_t regular, bold;
    int8_t top, bottom; /* ink above and below the baseline, both positive outwards */
};

extern const struct metrics_run metrics_runs[];
extern const size_t metrics_n_runs;
extern const struct metrics_row metrics_rows[];

#endif
