#ifndef DATELINE_NEWS_MAPPED_TEXT_H
#define DATELINE_NEWS_MAPPED_TEXT_H
/* Text being written together with the way back to the file.
 *
 * Every reader that cannot hand out the file's own bytes (HTML, JSON, Windows-1252) writes its text
 * through here, so that each byte of it stays traceable: a stretch taken as it is becomes one
 * literal run, whatever was decoded a run of its own. Runs are in order and cover the text without
 * gaps; both text and runs belong to the arena of `buffer`. */
#include "news/article.h"

struct mapped_text {
    struct buffer buffer;
    struct offset_runs runs;
};

/* `n` bytes that stand in the file at `file`. */
void mapped_literal(struct mapped_text *out, const char *bytes, size_t n, size_t file);
/* `n` bytes that stand for the `file_n` bytes at `file`. */
void mapped_decoded(struct mapped_text *out, const char *bytes, size_t n, size_t file,
                    size_t file_n);
struct span mapped_span(const struct mapped_text *out);

/* The place in the file of the byte at `offset`, and the place just after the byte before it. Both
 * take an empty list as "text is the file". */
uint32_t runs_map(const struct offset_runs *runs, uint32_t offset);
uint32_t runs_map_end(const struct offset_runs *runs, uint32_t offset);
/* Runs of a text made from a text that was itself decoded: `outer` leads to the inner text, `inner`
 * from there to the file. */
struct offset_runs runs_compose(const struct offset_runs *outer, const struct offset_runs *inner,
                                struct arena *arena);

#endif
