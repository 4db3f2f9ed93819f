#include "news/html.h"

#include <string.h>

#include "news/block.h"
#include "news/date.h"
#include "news/html_entity.h"
#include "news/html_tags.h"
#include "news/mapped_text.h"

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
    struct span html;
    size_t i; /* read so far */
    struct mapped_text text;
    struct pieces ARENA_LIST(struct piece) pieces;
    uint32_t start;      /* of the paragraph being written */
    uint32_t link_bytes; /* of it inside links */
    enum block_kind kind;
    bool known;
    bool in_link, in_page_title;
    int breaks; /* <br> since the last text */
    size_t space_at, space_n;
    uint32_t articles, article_depth, main_depth;
    struct span skipped; /* name of the element being skipped; empty: none */
    uint32_t skipped_depth;
    struct span dropped; /* the same for what is named after furniture */
    uint32_t dropped_depth;
    size_t dropped_from; /* the first piece inside it */
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
        if (r->space_n == 1 && r->html.at[r->space_at] == ' ') {
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
                           .dropped = r->dropped.n > 0,
                           .link_bytes = r->link_bytes};
        mapped_decoded(&r->text, "\n\n", 2, r->i, 0);
    }
    r->start = written(r);
    r->link_bytes = 0;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static void take_space(struct reader *r)
{
    size_t start = r->i;
    while (r->i < r->html.n && is_space(r->html.at[r->i])) {
        r->i++;
    }
    r->space_at = r->space_n ? r->space_at : start;
    r->space_n = r->i - r->space_at;
}

static void take_literal(struct reader *r, size_t n)
{
    write_space(r);
    r->breaks = 0;
    mapped_literal(&r->text, r->html.at + r->i, n, r->i);
    r->link_bytes += r->in_link ? (uint32_t)n : 0;
    r->i += n;
}

static void take_entity(struct reader *r)
{
    uint32_t code_point;
    size_t n = html_entity((struct span){r->html.at + r->i, r->html.n - r->i}, &code_point);
    if (n == 0) {
        take_literal(r, 1);
        return;
    }
    char utf8[4];
    write_space(r);
    size_t bytes = (size_t)utf8_encode(code_point, utf8);
    mapped_decoded(&r->text, utf8, bytes, r->i, n);
    r->link_bytes += r->in_link ? (uint32_t)bytes : 0;
    r->i += n;
}

static void take_text(struct reader *r)
{
    size_t n = 0;
    const char *at = r->html.at + r->i;
    size_t left = r->html.n - r->i;
    while (n < left && at[n] != '<' && at[n] != '&' && !is_space(at[n])) {
        n++;
        /* A single space between words stays in the stretch. */
        if (n + 1 < left && at[n] == ' ' && !is_space(at[n + 1]) && at[n + 1] != '<') {
            n++;
        }
    }
    take_literal(r, n ? n : 1);
}

/* ---- attributes ---------------------------------------------------------------------------------
 */

struct tag {
    struct span name, rest; /* `rest`: the attributes, unread */
    bool closing;
};

static bool next_attribute(struct span *rest, struct span *name, struct span *value)
{
    size_t i = 0, n = rest->n;
    const char *at = rest->at;
    while (i < n && (is_space(at[i]) || at[i] == '/')) {
        i++;
    }
    size_t start = i;
    while (i < n && !is_space(at[i]) && at[i] != '=' && at[i] != '/') {
        i++;
    }
    *name = (struct span){at + start, i - start};
    *value = (struct span){at + i, 0};
    while (i < n && is_space(at[i])) {
        i++;
    }
    if (i < n && at[i] == '=') {
        i++;
        while (i < n && is_space(at[i])) {
            i++;
        }
        char quote = i < n && (at[i] == '"' || at[i] == '\'') ? at[i++] : '\0';
        size_t from = i;
        while (i < n && (quote ? at[i] != quote : !is_space(at[i]))) {
            i++;
        }
        *value = (struct span){at + from, i - from};
        i += quote && i < n;
    }
    bool any = name->n > 0 || i > 0;
    *rest = (struct span){at + i, n - i};
    return any && (name->n > 0 || rest->n > 0);
}

static struct span attribute(struct tag tag, const char *wanted)
{
    struct span name, value;
    while (next_attribute(&tag.rest, &name, &value)) {
        if (span_is_nocase(name, wanted)) {
            return value;
        }
    }
    return (struct span){"", 0};
}

/* An attribute's or a title's text, references decoded, white space at the ends off. */
static struct span plain_value(struct reader *r, struct span raw)
{
    struct buffer out = {.arena = r->arena};
    raw = span_trim(raw);
    for (size_t i = 0; i < raw.n && i < 2000;) {
        uint32_t code_point;
        size_t n =
            raw.at[i] == '&' ? html_entity((struct span){raw.at + i, raw.n - i}, &code_point) : 0;
        char utf8[4] = {raw.at[i]};
        size_t bytes = n ? (size_t)utf8_encode(code_point, utf8) : 1;
        buffer_add(&out, utf8, bytes);
        i += n ? n : 1;
    }
    return (struct span){out.n ? out.at : "", out.n};
}

/* ---- what the head says -----------------------------------------------------------------------
 */

static void set_once(struct reader *r, struct span *field, struct span raw)
{
    if (field->n == 0) {
        *field = plain_value(r, raw);
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

/* Moves behind the end tag of `name` (NUL-terminated); gives what was passed over. */
static struct span pass_raw(struct reader *r, struct span name)
{
    size_t start = r->i;
    for (size_t i = start; i + 2 + name.n <= r->html.n; i++) {
        const char *at = memchr(r->html.at + i, '<', r->html.n - i);
        if (!at) {
            break;
        }
        i = (size_t)(at - r->html.at);
        bool fits = i + 2 + name.n <= r->html.n && at[1] == '/';
        if (fits && span_is_nocase((struct span){at + 2, name.n}, name.at)) {
            const char *close = memchr(at, '>', r->html.n - i);
            r->i = close ? (size_t)(close - r->html.at) + 1 : r->html.n;
            return (struct span){r->html.at + start, i - start};
        }
    }
    r->i = r->html.n;
    return (struct span){r->html.at + start, r->html.n - start};
}

/* Skipping ends with the end tag that belongs to its start tag, or at the page's end. */
static bool counts_depth(struct span element, uint32_t *depth, struct tag tag)
{
    if (span_equal(element, tag.name)) {
        *depth += tag.closing ? (uint32_t)-1 : 1;
    }
    return *depth == 0;
}

static void track_dropped(struct reader *r, struct tag tag)
{
    if (r->dropped.n && counts_depth(r->dropped, &r->dropped_depth, tag)) {
        end_paragraph(r);
        r->dropped = (struct span){0};
    } else if (!r->dropped.n && !tag.closing &&
               (html_class_is_furniture(attribute(tag, "class")) ||
                html_class_is_furniture(attribute(tag, "id")))) {
        end_paragraph(r);
        r->dropped = tag.name;
        r->dropped_depth = 1;
        r->dropped_from = r->pieces.n;
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
        r->space_at = r->space_n ? r->space_at : r->i - 1;
        r->space_n = r->i - r->space_at;
    } else {
        end_paragraph(r);
    }
}

static void take_raw(struct reader *r, struct tag tag)
{
    struct span name = {arena_strndup(r->arena, tag.name.at, tag.name.n), tag.name.n};
    struct span content = pass_raw(r, name);
    if (span_is_nocase(tag.name, "script") &&
        span_is_nocase(attribute(tag, "type"), "application/ld+json")) {
        take_json_ld(r, content);
    }
}

static void open_element(struct reader *r, struct tag tag, enum html_element element)
{
    switch (element) {
    case ELEMENT_SKIPPED:
        end_paragraph(r);
        r->skipped = tag.closing ? (struct span){0} : tag.name;
        r->skipped_depth = 1;
        break;
    case ELEMENT_RAW:
        if (!tag.closing) {
            take_raw(r, tag);
        }
        break;
    case ELEMENT_PAGE_TITLE:
        if (!tag.closing) {
            struct span title = pass_raw(r, SPAN("title"));
            set_once(r, &r->page_title, title);
        }
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
        take_break(r);
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

static void take_tag(struct reader *r, struct tag tag)
{
    if (r->skipped.n) {
        if (counts_depth(r->skipped, &r->skipped_depth, tag)) {
            r->skipped = (struct span){0};
        }
        return;
    }
    if (may_be_dropped(tag.name)) {
        track_dropped(r, tag);
    }
    open_element(r, tag, html_element(tag.name));
}

static bool is_name_start(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* Where the tag ends: the '>' outside quoted attribute values. */
static size_t tag_end(struct span html, size_t i)
{
    char quote = '\0';
    for (; i < html.n; i++) {
        char c = html.at[i];
        if (quote) {
            quote = c == quote ? '\0' : quote;
        } else if (c == '>') {
            return i;
        } else if ((c == '"' || c == '\'') && html.at[i - 1] == '=') {
            quote = c;
        }
    }
    return html.n;
}

static void pass_comment(struct reader *r)
{
    struct span rest = {r->html.at + r->i, r->html.n - r->i};
    bool comment = span_starts(rest, "<!--");
    const char *end = comment ? span_find(rest, "-->") : memchr(rest.at, '>', rest.n);
    r->i = end ? (size_t)(end - r->html.at) + (comment ? 3 : 1) : r->html.n;
}

/* At a '<'. */
static void take_markup(struct reader *r)
{
    const char *at = r->html.at + r->i;
    size_t left = r->html.n - r->i;
    if (left > 1 && (at[1] == '!' || at[1] == '?')) {
        pass_comment(r);
        return;
    }
    bool closing = left > 1 && at[1] == '/';
    size_t name = r->i + 1 + closing;
    if (name >= r->html.n || !is_name_start(r->html.at[name])) {
        if (r->skipped.n) {
            r->i++;
        } else {
            take_literal(r, 1);
        }
        return;
    }
    size_t end = tag_end(r->html, name), i = name;
    while (i < end && !is_space(r->html.at[i]) && r->html.at[i] != '/') {
        i++;
    }
    struct tag tag = {.name = {r->html.at + name, i - name},
                      .rest = {r->html.at + i, end - i},
                      .closing = closing};
    r->i = end < r->html.n ? end + 1 : end;
    take_tag(r, tag);
}

static void read_page(struct reader *r)
{
    while (r->i < r->html.n) {
        char c = r->html.at[r->i];
        if (c == '<') {
            take_markup(r);
        } else if (r->skipped.n) {
            const char *next = memchr(r->html.at + r->i, '<', r->html.n - r->i);
            r->i = next ? (size_t)(next - r->html.at) : r->html.n;
        } else if (is_space(c)) {
            take_space(r);
        } else if (c == '&') {
            take_entity(r);
        } else {
            take_text(r);
        }
    }
    end_paragraph(r);
}

/* ---- choosing the article -----------------------------------------------------------------------
 */

/* What was left open until the page's end was no furniture after all. */
static void restore_unclosed(struct reader *r)
{
    for (size_t i = r->dropped_from; r->dropped.n && i < r->pieces.n; i++) {
        r->pieces.at[i].dropped = false;
    }
}

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
    restore_unclosed(r);
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

void html_read(struct article *article, struct span html, struct arena *arena)
{
    struct reader r = {.article = article,
                       .arena = arena,
                       .html = html,
                       .text = {.buffer = {.arena = arena}},
                       .meta_date = DAY_NONE,
                       .time_date = DAY_NONE};
    read_page(&r);
    article->text = mapped_span(&r.text);
    article->runs = r.text.runs;
    struct paragraphs chosen = choose(&r);
    take_titles(&r, &chosen);
    take_date(&r);
    blocks_from_paragraphs(article, chosen, arena);
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
