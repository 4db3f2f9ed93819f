#include "news/json_article.h"

#include <string.h>

#include "news/block.h"
#include "news/date.h"
#include "news/html.h"
#include "news/plain.h"

/* What the text may be called, best first. */
static const char *const text_keys[] = {"text",        "body",    "content", "maintext",
                                        "articleBody", "article", "fulltext"};

struct members {
    struct span text; /* raw strings with their quotes; empty: none */
    struct span title;
    size_t rank; /* of the text's key; lower is better */
};

static bool is_title_key(struct span key)
{
    return span_is_nocase(key, "title") || span_is_nocase(key, "headline");
}

static struct span decoded(struct span raw, struct arena *arena)
{
    struct mapped_text out = {.buffer = {.arena = arena}};
    json_decode(&out, raw, raw.at);
    return span_trim(mapped_span(&out));
}

static void take_id(struct article *article, struct json_value value, struct arena *arena)
{
    struct span id = value.kind == JSON_STRING ? decoded(value.raw, arena) : value.raw;
    if (id.n && value.kind != JSON_WORD) {
        article->name = arena_strndup(arena, id.at, id.n);
    }
}

/* "source": "AFP", or "source": {"name": "AFP"} as news interfaces give it. */
static struct span name_inside(struct json_value object, struct arena *arena)
{
    struct span key;
    struct json_value value;
    for (size_t at = 0; json_member(object, &at, &key, &value);) {
        if (value.kind == JSON_STRING && (span_is(key, "name") || span_is(key, "title"))) {
            return decoded(value.raw, arena);
        }
    }
    return (struct span){0};
}

static void take_member(struct article *article, struct members *m, struct span key,
                        struct json_value value, struct arena *arena)
{
    if (span_is(key, "id")) {
        take_id(article, value, arena);
        return;
    }
    if (value.kind == JSON_OBJECT) {
        article_set_field(article, key, name_inside(value, arena));
        return;
    }
    if (value.kind != JSON_STRING) {
        return;
    }
    for (size_t i = 0; i < m->rank; i++) {
        if (span_is_nocase(key, text_keys[i])) {
            m->text = value.raw;
            m->rank = i;
            return;
        }
    }
    if (is_title_key(key) && m->title.n == 0) {
        m->title = value.raw;
    } else if (!is_title_key(key)) {
        article_set_field(article, key, decoded(value.raw, arena));
    }
}

/* The title as a block of its own, unless the text begins with it. */
static void add_title(struct article *article, uint32_t n, struct arena *arena)
{
    if (n) {
        block_add(article, BLOCK_TITLE, 0, n, arena);
        article->title = span_trim((struct span){article->text.at, n});
    }
}

static bool is_html(struct span text)
{
    return html_is(text) || (span_starts(text, "<") && span_find(text, "</p>"));
}

/* The body's HTML is read out of the decoded string; its runs lead through that into the object. */
static bool read_html_body(struct article *article, const struct mapped_text *body,
                           struct arena *arena, struct error *error)
{
    bool done = html_read(article, mapped_span(body), arena, error);
    article->runs = runs_compose(&article->runs, &body->runs, arena);
    return done;
}

static void read_plain_body(struct article *article, struct mapped_text *body, uint32_t title_n,
                            struct arena *arena)
{
    article->text = mapped_span(body);
    article->runs = body->runs;
    add_title(article, title_n, arena);
    struct paragraphs paragraphs =
        paragraphs_find(article->text, title_n, (uint32_t)article->text.n, arena);
    blocks_from_paragraphs(article, paragraphs, arena);
}

bool json_article_read(struct article *article, struct json_value record, const char *base,
                       const char *where, struct arena *arena, struct error *error)
{
    struct members m = {.rank = sizeof text_keys / sizeof *text_keys};
    struct span key;
    struct json_value value;
    for (size_t at = 0; json_member(record, &at, &key, &value);) {
        take_member(article, &m, key, value, arena);
    }
    struct span text = m.text.n ? decoded(m.text, arena) : (struct span){0};
    if (text.n == 0) {
        return error_set(error, ERROR_INPUT, "%s has no 'text', 'body' or 'content'", where);
    }
    struct span title = m.title.n ? decoded(m.title, arena) : (struct span){0};
    struct mapped_text body = {.buffer = {.arena = arena}};
    uint32_t title_n = 0;
    if (is_html(text)) {
        article->title = title;
        json_decode(&body, m.text, base);
        return read_html_body(article, &body, arena, error);
    }
    if (title.n && !(text.n >= title.n && memcmp(text.at, title.at, title.n) == 0)) {
        json_decode(&body, m.title, base);
        mapped_decoded(&body, "\n\n", 2, (size_t)(m.title.at + m.title.n - 1 - base), 0);
        title_n = (uint32_t)body.buffer.n;
    }
    json_decode(&body, m.text, base);
    read_plain_body(article, &body, title_n, arena);
    return true;
}
