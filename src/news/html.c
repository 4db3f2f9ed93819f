#include "news/html.h"

#include <string.h>

#include "news/block.h"
#include "news/date.h"
#include "news/html_tags.h"
#include "news/mapped_text.h"
#include "news/markup.h"

/* A paragraph of the page, and where on the page it stood. */
struct piece {
    struct paragraph paragraph;
    uint32_t article;    /* which <article>; 0: none */
    bool main;           /* inside <main> */
    bool dropped;        /* inside something named after furniture */
    uint32_t link_bytes; /* of its text inside links */
};

struct reader {
    struct article *article;
    struct arena *arena;
    size_t read; /* bytes of the page */
    struct mapped_text text;
    struct pieces ARENA_LIST(struct piece) pieces;
    uint32_t start;      /* of the paragraph being written */
    uint32_t link_bytes; /* of it inside links */
    enum block_kind kind;
    bool known;
    bool in_link, in_page_title, in_json_ld;
    struct buffer collected; /* what <title> or a JSON-LD script holds */
    int breaks;              /* <br> since the last text */
    size_t space_at, space_n;
    bool space_is_plain; /* is one ' ' of the page */
    uint32_t articles, article_depth, main_depth;
    uint32_t depth;      /* elements open */
    uint32_t skipped_at; /* depth of the element being skipped; 0: none */
    uint32_t dropped_at; /* the same for what is named after furniture */
    struct span page_title, meta_title;
    int32_t meta_date, time_date;
};

/* ---- text ---------------------------------------------------------------------------------------
 */

static uint32_t written(const struct reader *r)
{
    return (uint32_t)r->text.buffer.n;
}

static void write_space(struct reader *r)
{
    if (r->space_n && written(r) > r->start) {
        if (r->space_n == 1 && r->space_is_plain) {
            mapped_literal(&r->text, " ", 1, r->space_at);
        } else {
            mapped_decoded(&r->text, " ", 1, r->space_at, r->space_n);
        }
    }
    r->space_n = 0;
}

static void end_paragraph(struct reader *r)
{
    r->space_n = 0;
    r->breaks = 0;
    if (written(r) > r->start) {
        *list_push(r->arena, &r->pieces) =
            (struct piece){.paragraph = {r->start, written(r), r->known, r->kind},
                           .article = r->article_depth ? r->articles : 0,
                           .main = r->main_depth > 0,
                           .dropped = r->dropped_at > 0,
                           .link_bytes = r->link_bytes};
        mapped_decoded(&r->text, "\n\n", 2, r->read, 0);
    }
    r->start = written(r);
    r->link_bytes = 0;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static void take_space(struct reader *r, size_t at, size_t n, bool plain)
{
    r->space_is_plain = plain && r->space_n == 0;
    r->space_at = r->space_n ? r->space_at : at;
    r->space_n = at + n - r->space_at;
}

/* A stretch without white space. */
static void take_word(struct reader *r, struct span word, size_t at)
{
    write_space(r);
    r->breaks = 0;
    mapped_literal(&r->text, word.at, word.n, at);
    r->link_bytes += r->in_link ? (uint32_t)word.n : 0;
}

static void take_literal(struct reader *r, struct span text, size_t at)
{
    for (size_t i = 0; i < text.n;) {
        size_t n = 1;
        bool space = is_space(text.at[i]);
        while (i + n < text.n && is_space(text.at[i + n]) == space) {
            n++;
        }
        if (space) {
            take_space(r, at + i, n, n == 1 && text.at[i] == ' ');
        } else {
            take_word(r, (struct span){text.at + i, n}, at + i);
        }
        i += n;
    }
}

static void take_decoded(struct reader *r, struct span text, size_t at, size_t n)
{
    if (span_trim(text).n == 0) {
        take_space(r, at, n, false);
        return;
    }
    write_space(r);
    r->breaks = 0;
    mapped_decoded(&r->text, text.at, text.n, at, n);
    r->link_bytes += r->in_link ? (uint32_t)text.n : 0;
}

static void on_text(void *user, struct span text, size_t file, size_t file_n, bool literal)
{
    struct reader *r = user;
    r->read = file + file_n;
    if (r->in_page_title) {
        buffer_add(&r->collected, text.at, text.n);
    } else if (r->skipped_at) {
        return;
    } else if (literal) {
        take_literal(r, text, file);
    } else {
        take_decoded(r, text, file, file_n);
    }
}

/* ---- attributes ---------------------------------------------------------------------------------
 */

struct tag {
    struct span name;
    const char *const *attributes; /* names and values in turn, ended by NULL; none when closing */
    bool closing;
};

/* Empty when the tag has none of that name. */
static struct span attribute(struct tag tag, const char *wanted)
{
    for (const char *const *a = tag.attributes; a && a[0]; a += 2) {
        if (a[1] && span_is_nocase(span_of(a[0]), wanted)) {
            return span_of(a[1]);
        }
    }
    return (struct span){"", 0};
}

/* What a page says of itself in an attribute or its title, cut to sane length. */
static struct span kept_value(struct reader *r, struct span value)
{
    value = span_trim(value);
    value.n = value.n < 2000 ? value.n : 2000;
    return (struct span){arena_strndup(r->arena, value.at, value.n), value.n};
}

/* ---- what the head says -----------------------------------------------------------------------
 */

static void set_once(struct reader *r, struct span *field, struct span raw)
{
    if (field->n == 0) {
        *field = kept_value(r, raw);
    }
}

static void take_meta(struct reader *r, struct tag tag)
{
    static const char *const names[] = {"property", "name", "itemprop"};
    struct span content = attribute(tag, "content");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        switch (html_meta(attribute(tag, names[i]))) {
        case META_DATE:
            r->meta_date = r->meta_date == DAY_NONE ? day_parse(content) : r->meta_date;
            break;
        case META_TITLE:
            set_once(r, &r->meta_title, content);
            break;
        case META_OUTLET:
            set_once(r, &r->article->outlet, content);
            break;
        case META_URL:
            set_once(r, &r->article->url, content);
            break;
        case META_NONE:
            break;
        }
    }
}

static void take_link_rel(struct reader *r, struct tag tag)
{
    if (span_is_nocase(attribute(tag, "rel"), "canonical")) {
        set_once(r, &r->article->url, attribute(tag, "href"));
    }
}

static void take_time(struct reader *r, struct tag tag)
{
    if (!tag.closing && r->time_date == DAY_NONE) {
        r->time_date = day_parse(attribute(tag, "datetime"));
    }
}

/* "datePublished": "2025-03-24T..." of JSON-LD, without reading the JSON. */
static void take_json_ld(struct reader *r, struct span script)
{
    const char *key = span_find(script, "\"datePublished\"");
    if (!key || r->meta_date != DAY_NONE) {
        return;
    }
    struct span rest = {key + 15, script.n - (size_t)(key + 15 - script.at)};
    rest = span_trim(rest);
    if (rest.n == 0 || rest.at[0] != ':') {
        return;
    }
    rest = span_trim((struct span){rest.at + 1, rest.n - 1});
    const char *end = rest.n > 1 && rest.at[0] == '"' ? memchr(rest.at + 1, '"', rest.n - 1) : NULL;
    if (end) {
        r->meta_date = day_parse((struct span){rest.at + 1, (size_t)(end - rest.at - 1)});
    }
}

/* ---- tags ---------------------------------------------------------------------------------------
 */

static void begin_dropped(struct reader *r, struct tag tag)
{
    if (!r->dropped_at && (html_class_is_furniture(attribute(tag, "class")) ||
                           html_class_is_furniture(attribute(tag, "id")))) {
        end_paragraph(r);
        r->dropped_at = r->depth;
    }
}

static void begin_kind(struct reader *r, struct tag tag, enum block_kind kind)
{
    end_paragraph(r);
    r->known = !tag.closing;
    r->kind = tag.closing ? BLOCK_PARAGRAPH : kind;
}

static void nest(struct reader *r, struct tag tag, uint32_t *depth)
{
    end_paragraph(r);
    if (!tag.closing) {
        ++*depth;
    } else if (*depth) {
        --*depth;
    }
}

static void take_break(struct reader *r)
{
    if (r->breaks++ == 0) {
        take_space(r, r->read, 1, false);
    } else {
        end_paragraph(r);
    }
}

static void begin_raw(struct reader *r, struct tag tag)
{
    r->collected = (struct buffer){.arena = r->arena};
    r->in_json_ld = !tag.closing && span_is_nocase(attribute(tag, "type"), "application/ld+json");
}

static void on_raw(void *user, struct span text)
{
    struct reader *r = user;
    if (r->in_json_ld) {
        buffer_add(&r->collected, text.at, text.n);
    }
}

static void take_page_title(struct reader *r, struct tag tag)
{
    if (tag.closing && r->in_page_title && r->collected.n) {
        set_once(r, &r->page_title, (struct span){r->collected.at, r->collected.n});
    }
    r->collected = (struct buffer){.arena = r->arena};
    r->in_page_title = !tag.closing;
}

static void open_element(struct reader *r, struct tag tag, enum html_element element)
{
    switch (element) {
    case ELEMENT_SKIPPED:
        end_paragraph(r);
        r->skipped_at = tag.closing ? 0 : r->depth;
        break;
    case ELEMENT_RAW:
        if (tag.closing && r->in_json_ld && r->collected.n) {
            take_json_ld(r, (struct span){r->collected.at, r->collected.n});
        }
        begin_raw(r, tag);
        break;
    case ELEMENT_PAGE_TITLE:
        take_page_title(r, tag);
        break;
    case ELEMENT_DOCUMENT:
        set_once(r, &r->article->language, attribute(tag, "lang"));
        break;
    case ELEMENT_META:
        take_meta(r, tag);
        break;
    case ELEMENT_LINK_REL:
        take_link_rel(r, tag);
        break;
    case ELEMENT_TIME:
        take_time(r, tag);
        break;
    case ELEMENT_LINK:
        r->in_link = !tag.closing;
        break;
    case ELEMENT_BREAK:
        if (!tag.closing) {
            take_break(r);
        }
        break;
    case ELEMENT_ARTICLE:
        r->articles += !tag.closing && r->article_depth == 0;
        nest(r, tag, &r->article_depth);
        break;
    case ELEMENT_MAIN:
        nest(r, tag, &r->main_depth);
        break;
    case ELEMENT_TITLE:
        begin_kind(r, tag, BLOCK_TITLE);
        break;
    case ELEMENT_HEADING:
        begin_kind(r, tag, BLOCK_HEADING);
        break;
    case ELEMENT_CAPTION:
        begin_kind(r, tag, BLOCK_CAPTION);
        break;
    case ELEMENT_BLOCK:
        end_paragraph(r);
        break;
    case ELEMENT_INLINE:
        break;
    }
}

/* Elements that may hold furniture and are always closed. */
static bool may_be_dropped(struct span name)
{
    static const char *const names[] = {"div", "section", "ul", "ol", "figure", "span", "header"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (span_is_nocase(name, names[i])) {
            return true;
        }
    }
    return false;
}

static void on_open(void *user, const char *name, const char *const *attributes)
{
    struct reader *r = user;
    struct tag tag = {.name = span_of(name), .attributes = attributes};
    r->depth++;
    if (r->skipped_at) {
        return;
    }
    if (may_be_dropped(tag.name)) {
        begin_dropped(r, tag);
    }
    open_element(r, tag, html_element(tag.name));
}

static void on_close(void *user, const char *name)
{
    struct reader *r = user;
    struct tag tag = {.name = span_of(name), .closing = true};
    if (!r->skipped_at || r->skipped_at == r->depth) {
        open_element(r, tag, html_element(tag.name));
    }
    if (r->dropped_at && r->dropped_at == r->depth) {
        end_paragraph(r);
        r->dropped_at = 0;
    }
    r->depth -= r->depth > 0;
}

/* ---- choosing the article -----------------------------------------------------------------------
 */

static size_t text_bytes(const struct reader *r, uint32_t article, bool main, bool dropped)
{
    size_t bytes = 0;
    for (size_t i = 0; i < r->pieces.n; i++) {
        const struct piece *p = &r->pieces.at[i];
        bool here = (!article || p->article == article) && (!main || p->main);
        bytes += here && p->dropped == dropped ? p->paragraph.end - p->paragraph.start : 0;
    }
    return bytes;
}

/* The <article> with the most text, 0 if none has enough. One pass: pages may have thousands. */
static uint32_t longest_article(const struct reader *r)
{
    uint32_t best = 0, at = 0;
    size_t most = 0, bytes = 0;
    for (size_t i = 0; i < r->pieces.n; i++) {
        const struct piece *p = &r->pieces.at[i];
        if (p->article == 0 || p->dropped) {
            continue;
        }
        bytes = p->article == at ? bytes : 0;
        at = p->article;
        bytes += p->paragraph.end - p->paragraph.start;
        if (bytes > most) {
            most = bytes;
            best = at;
        }
    }
    return most >= 200 ? best : 0;
}

static bool is_link_list(const struct reader *r, const struct piece *p)
{
    uint32_t n = p->paragraph.end - p->paragraph.start;
    char last = r->text.buffer.at[p->paragraph.end - 1];
    return p->link_bytes * 10 >= n * 8 && n < 200 && last != '.';
}

static void take_titles(struct reader *r, struct paragraphs *chosen)
{
    struct span text = mapped_span(&r->text);
    for (size_t i = 0; i < chosen->n; i++) {
        struct paragraph *p = &chosen->at[i];
        if (!p->known || p->kind != BLOCK_TITLE) {
            continue;
        }
        if (r->article->title.n == 0) {
            r->article->title = (struct span){text.at + p->start, p->end - p->start};
        } else {
            p->kind = BLOCK_HEADING;
        }
    }
    set_once(r, &r->article->title, r->meta_title);
    if (r->article->title.n == 0 && r->page_title.n) { /* "Headline | Outlet" */
        struct span cut = r->page_title;
        const char *bar = span_find(cut, " | ");
        cut.n = bar ? (size_t)(bar - cut.at) : cut.n;
        r->article->title = cut;
    }
}

static bool is_title(const struct piece *p)
{
    return p->paragraph.known && p->paragraph.kind == BLOCK_TITLE;
}

/* A page's own name is often an <h1> above the <article> that has one too. */
static bool has_title_inside(const struct reader *r, uint32_t article)
{
    for (size_t i = 0; i < r->pieces.n; i++) {
        if (is_title(&r->pieces.at[i]) && r->pieces.at[i].article == article) {
            return true;
        }
    }
    return false;
}

static struct paragraphs choose(struct reader *r)
{
    struct paragraphs chosen = {0};
    uint32_t article = longest_article(r);
    bool inside = article && has_title_inside(r, article);
    bool main = !article && text_bytes(r, 0, true, false) >= 200;
    bool keep_dropped = text_bytes(r, article, main, false) < 200 &&
                        text_bytes(r, article, main, true) > text_bytes(r, article, main, false);
    for (size_t i = 0; i < r->pieces.n; i++) {
        struct piece *p = &r->pieces.at[i];
        bool title = is_title(p) && !inside;
        bool here = (!article || p->article == article) && (!main || p->main);
        if ((!here && !title) || (p->dropped && !keep_dropped)) {
            continue;
        }
        if (!p->paragraph.known && is_link_list(r, p)) {
            p->paragraph.known = true;
            p->paragraph.kind = BLOCK_FURNITURE;
        }
        *list_push(r->arena, &chosen) = p->paragraph;
    }
    return chosen;
}

static void take_date(struct reader *r)
{
    int32_t day = r->meta_date != DAY_NONE ? r->meta_date : r->time_date;
    if (day != DAY_NONE && r->article->published == DAY_NONE) {
        r->article->published = day;
        r->article->published_from = DATE_FROM_HTML;
    }
}

bool html_read(struct article *article, struct span html, struct arena *arena, struct error *error)
{
    struct reader r = {.article = article,
                       .arena = arena,
                       .text = {.buffer = {.arena = arena}},
                       .meta_date = DAY_NONE,
                       .time_date = DAY_NONE};
    struct markup_visitor visitor = {
        .open = on_open, .close = on_close, .text = on_text, .raw = on_raw, .user = &r};
    if (!markup_read(html, visitor, error)) {
        return false;
    }
    end_paragraph(&r);
    article->text = mapped_span(&r.text);
    article->runs = r.text.runs;
    struct paragraphs chosen = choose(&r);
    take_titles(&r, &chosen);
    take_date(&r);
    blocks_from_paragraphs(article, chosen, arena);
    return true;
}

bool html_is(struct span bytes)
{
    bytes = span_trim(bytes);
    while (span_starts(bytes, "<!--")) {
        const char *end = span_find(bytes, "-->");
        if (!end) {
            return false;
        }
        bytes = span_trim((struct span){end + 3, bytes.n - (size_t)(end + 3 - bytes.at)});
    }
    static const char *const heads[] = {"<!doctype html", "<html", "<head", "<body", "<article"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        size_t n = strlen(heads[i]);
        if (bytes.n > n && span_is_nocase((struct span){bytes.at, n}, heads[i])) {
            return true;
        }
    }
    return false;
}
