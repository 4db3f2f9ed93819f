#include "news/block.h"

#include <string.h>

#include "news/date.h"
#include "news/dateline.h"
#include "news/furniture.h"

void block_add(struct article *article, enum block_kind kind, uint32_t start, uint32_t end,
               struct arena *arena)
{
    struct span text = span_trim((struct span){article->text.at + start, end - start});
    if (text.n) {
        *list_push(arena, &article->blocks) = (struct block){.kind = kind, .text = text};
    }
}

/* ---- lines and paragraphs -----------------------------------------------------------------------
 */

struct line {
    uint32_t start, end; /* without white space at its ends; start == end: blank */
};

static bool next_line(struct span text, uint32_t *at, uint32_t end, struct line *line)
{
    if (*at >= end) {
        return false;
    }
    const char *from = text.at + *at;
    const char *stop = memchr(from, '\n', end - *at);
    size_t n = stop ? (size_t)(stop - from) : end - *at;
    struct span inside = span_trim((struct span){from, n});
    line->start = (uint32_t)(inside.n ? inside.at - text.at : from - text.at);
    line->end = line->start + (uint32_t)inside.n;
    *at += (uint32_t)n + (stop != NULL);
    return true;
}

static bool ends_sentence(struct span text)
{
    while (text.n && (strchr("\"')]", text.at[text.n - 1]) || text.at[text.n - 1] == ' ')) {
        text.n--;
    }
    if (span_ends(text, "\xe2\x80\x9d") || span_ends(text, "\xe2\x80\x99")) {
        text.n -= 3;
    }
    return text.n && strchr(".!?", text.at[text.n - 1]);
}

/* Lines between two blank lines: hard-wrapped when all but the last are about as long as the
 * longest, and that is no longer than a terminal is wide. */
static bool is_wrapped(const struct line *lines, size_t n, struct span text)
{
    uint32_t longest = 0, full = 0;
    size_t unfinished = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t length = lines[i].end - lines[i].start;
        longest = length > longest ? length : longest;
    }
    for (size_t i = 0; i + 1 < n; i++) {
        struct span line = {text.at + lines[i].start, lines[i].end - lines[i].start};
        full += line.n * 10 >= (size_t)longest * 7;
        unfinished += !ends_sentence(line);
    }
    return n > 1 && longest >= 45 && longest <= 110 && full * 10 >= (n - 1) * 8 &&
           unfinished * 2 > n - 1;
}

static void paragraph_add(struct paragraphs *list, uint32_t start, uint32_t end,
                          struct arena *arena)
{
    *list_push(arena, list) = (struct paragraph){.start = start, .end = end};
}

static void flush_lines(struct paragraphs *list, const struct line *lines, size_t n,
                        struct span text, struct arena *arena)
{
    if (is_wrapped(lines, n, text)) {
        paragraph_add(list, lines[0].start, lines[n - 1].end, arena);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        paragraph_add(list, lines[i].start, lines[i].end, arena);
    }
}

struct paragraphs paragraphs_find(struct span text, uint32_t start, uint32_t end,
                                  struct arena *arena)
{
    struct paragraphs list = {0};
    struct lines ARENA_LIST(struct line) together = {0};
    struct line line;
    while (next_line(text, &start, end, &line)) {
        if (line.start < line.end) {
            *list_push(arena, &together) = line;
            continue;
        }
        flush_lines(&list, together.at, together.n, text, arena);
        together.n = 0;
    }
    flush_lines(&list, together.at, together.n, text, arena);
    return list;
}

/* ---- what the first paragraphs say ------------------------------------------------------------
 */

static struct span paragraph_text(const struct article *article, const struct paragraph *p)
{
    return (struct span){article->text.at + p->start, p->end - p->start};
}

static bool is_numeric(struct span text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (!strchr("0123456789-/.", text.at[i])) {
            return false;
        }
    }
    return true;
}

/* "date 2025-03-24 The ministry said ...": scraped text that begins with its date. Returns how many
 * bytes that takes. */
static uint32_t leading_date(struct span text, int32_t *day)
{
    static const char *const keys[] = {"date ", "date: ", "Date ", "Date: ", "published "};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        size_t n = strlen(keys[i]);
        if (!span_starts(text, keys[i]) || text.n < n + 10) {
            continue;
        }
        struct span date = {text.at + n, 10};
        *day = is_numeric(date) ? day_parse(date) : DAY_NONE;
        return *day == DAY_NONE ? 0 : (uint32_t)(n + date.n);
    }
    return 0;
}

static void take_leading_date(struct article *article, struct paragraph *first, struct arena *arena)
{
    int32_t day;
    uint32_t n = leading_date(paragraph_text(article, first), &day);
    if (n == 0) {
        return;
    }
    if (article->published == DAY_NONE) {
        article->published = day;
        article->published_from = DATE_FROM_TEXT;
    }
    block_add(article, BLOCK_HEADER, first->start, first->start + n, arena);
    first->start += n;
    while (first->start < first->end && article->text.at[first->start] == ' ') {
        first->start++;
    }
}

static bool is_headline(struct span line)
{
    if (strchr("-*#", line.at[0]) || span_starts(line, "\xe2\x80\x93") ||
        span_starts(line, "\xe2\x80\x94")) {
        return false; /* "– Target: the port –" heads a section */
    }
    return line.n >= 8 && line.n <= 200 && !strchr(".,;:", line.at[line.n - 1]) &&
           !span_find(line, ". ") && !furniture_is(line) && !caption_is(line);
}

/* Among the first paragraphs; a breadcrumb line that ends in the headline below it is furniture. */
static void find_title(struct article *article, struct paragraphs paragraphs)
{
    struct paragraph *at = paragraphs.at;
    for (size_t i = 0; i + 1 < paragraphs.n && i < 4; i++) {
        struct span line = paragraph_text(article, &at[i]);
        struct span next = paragraph_text(article, &at[i + 1]);
        if (at[i].known || line.n == 0 || furniture_is(line) || caption_is(line)) {
            continue;
        }
        if (!is_headline(line)) {
            return;
        }
        if (next.n < line.n && next.n > 15 &&
            memcmp(line.at + line.n - next.n, next.at, next.n) == 0) {
            at[i].known = true;
            at[i].kind = BLOCK_FURNITURE;
            continue;
        }
        at[i].known = true;
        at[i].kind = BLOCK_TITLE;
        article->title = line;
        return;
    }
}

/* A line of its own that is a date: "Published March 24, 2025". */
static bool take_date_line(struct article *article, struct span line)
{
    int32_t day = line.n <= 60 ? day_parse(line) : DAY_NONE;
    if (day == DAY_NONE) {
        return false;
    }
    if (article->published == DAY_NONE) {
        article->published = day;
        article->published_from = DATE_FROM_TEXT;
    }
    return true;
}

/* The last paragraph is never a caption: it may be the whole article, a credit at its end. */
static enum block_kind kind_of(struct span text, bool last)
{
    if (furniture_is(text)) {
        return BLOCK_FURNITURE;
    }
    if (!last && caption_is(text)) {
        return BLOCK_CAPTION;
    }
    bool short_line = text.n <= 120 && !ends_sentence(text) && !strchr(",;:-", text.at[text.n - 1]);
    return short_line && !last ? BLOCK_HEADING : BLOCK_PARAGRAPH;
}

static void add_paragraph(struct article *article, const struct paragraph *p, bool early, bool last,
                          struct arena *arena)
{
    struct span text = paragraph_text(article, p);
    enum block_kind kind = p->known ? p->kind : kind_of(text, last);
    if (early && kind != BLOCK_TITLE && take_date_line(article, text)) {
        kind = BLOCK_FURNITURE;
    }
    if (kind == BLOCK_PARAGRAPH && early && article->dateline_end == 0) {
        dateline_find(article, p->start, p->end);
    }
    block_add(article, kind, p->start, p->end, arena);
}

void blocks_from_paragraphs(struct article *article, struct paragraphs paragraphs,
                            struct arena *arena)
{
    if (paragraphs.n) {
        take_leading_date(article, &paragraphs.at[0], arena);
    }
    if (article->title.n == 0) {
        find_title(article, paragraphs);
    }
    for (size_t i = 0; i < paragraphs.n; i++) {
        if (paragraphs.at[i].start < paragraphs.at[i].end) {
            add_paragraph(article, &paragraphs.at[i], i < 8, i + 1 == paragraphs.n, arena);
        }
    }
}
