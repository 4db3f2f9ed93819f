#ifndef DATELINE_NEWS_LINE_READER_H
#define DATELINE_NEWS_LINE_READER_H
/* A file's lines, one after the other, in memory that does not grow with the file.
 *
 * Takes a path ("-" is standard input); each line is borrowed until the next one is asked for. */
#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

struct line_reader {
    const char *path;
    int fd;
    bool ended;
    struct arena memory; /* of the buffer */
    char *at;
    size_t start, end, cap; /* at[start, end) is read, but not given out */
    size_t offset;          /* of at[start] in the file */
    size_t number;          /* of the last line, from 1 */
    size_t limit;           /* of a line */
};

enum line_outcome { LINE_READ, LINE_TOO_LONG, LINE_END, LINE_FAILED };

bool line_reader_open(struct line_reader *reader, const char *path, size_t limit,
                      struct error *error);
/* The next line without its end, and where it begins. A line over the limit is passed over. */
enum line_outcome line_reader_next(struct line_reader *reader, struct span *line, size_t *offset,
                                   struct error *error);
/* The first bytes, as many as a line or the buffer holds, without taking them. */
bool line_reader_peek(struct line_reader *reader, struct span *head, struct error *error);
/* All that is left, for a file that turns out to be one article. */
bool line_reader_rest(struct line_reader *reader, struct span *rest, struct error *error);
void line_reader_close(struct line_reader *reader);

#endif
