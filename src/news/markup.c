#include "news/markup.h"

#include <libxml/HTMLparser.h>
#include <limits.h>
#include <string.h>

#include "base/library.h"

/* Chromium's limit; libxml2's own work grows with the depth at each end tag. */
#define DEPTH_MAX 512
/* A character reference's longest form, "&CounterClockwiseContourIntegral;" and some. */
#define REFERENCE_MAX 40

/* The functions of libxml2 that are used. */
struct xml_api {
    htmlParserCtxtPtr (*create)(const char *, int);
    int (*use_options)(htmlParserCtxtPtr, int);
    int (*parse)(htmlParserCtxtPtr);
    void (*stop)(htmlParserCtxtPtr);
    void (*free)(htmlParserCtxtPtr);
};

static const struct library_symbol functions[] = {
    {"htmlCreateMemoryParserCtxt", offsetof(struct xml_api, create)},
    {"htmlCtxtUseOptions", offsetof(struct xml_api, use_options)},
    {"htmlParseDocument", offsetof(struct xml_api, parse)},
    {"xmlStopParser", offsetof(struct xml_api, stop)},
    {"htmlFreeParserCtxt", offsetof(struct xml_api, free)},
};
#define N_FUNCTIONS (sizeof functions / sizeof *functions)

struct markup {
    struct xml_api api;
    struct markup_visitor visitor;
    struct span html;
    htmlParserCtxtPtr parser;
    size_t read; /* up to here the page's text was handed out */
    unsigned depth;
};

static size_t position(const struct markup *m)
{
    const xmlParserInput *input = m->parser->input;
    size_t at = input->consumed + (size_t)(input->cur - input->base);
    return at < m->html.n ? at : m->html.n;
}

static void on_open(void *user, const xmlChar *name, const xmlChar **attributes)
{
    static const char *const none[] = {NULL};
    struct markup *m = user;
    if (++m->depth > DEPTH_MAX) {
        m->api.stop(m->parser);
        return;
    }
    m->read = position(m);
    m->visitor.open(m->visitor.user, (const char *)name,
                    attributes ? (const char *const *)(const void *)attributes : none);
}

static void on_close(void *user, const xmlChar *name)
{
    struct markup *m = user;
    m->depth -= m->depth > 0;
    m->visitor.close(m->visitor.user, (const char *)name);
}

static bool is_at(const struct markup *m, struct span text, size_t at)
{
    return at <= m->html.n && m->html.n - at >= text.n &&
           memcmp(m->html.at + at, text.at, text.n) == 0;
}

/* libxml2 tells where it is, not where the text began; it hands out a full buffer before it has
 * passed the last character, and a '&' that begins no reference after what follows. So the bytes
 * themselves are compared at the few places they can be. */
static bool find_literal(const struct markup *m, struct span text, size_t *at)
{
    size_t now = position(m);
    size_t likely = now >= text.n ? now - text.n : 0;
    *at = likely;
    if (is_at(m, text, likely)) {
        return true;
    }
    *at = m->read;
    for (size_t ahead = 1; !is_at(m, text, *at); ahead++) {
        if (ahead > 4) {
            return false;
        }
        *at = likely + ahead;
    }
    return true;
}

/* A decoded reference ends where the parser is; it began at the last '&'. */
static size_t reference_start(const struct markup *m)
{
    size_t now = position(m);
    for (size_t back = 1; back <= REFERENCE_MAX && back <= now; back++) {
        if (m->html.at[now - back] == '&') {
            return now - back;
        }
    }
    return now;
}

static void on_text(void *user, const xmlChar *bytes, int n)
{
    struct markup *m = user;
    struct span text = {(const char *)bytes, n > 0 ? (size_t)n : 0};
    size_t at;
    bool literal = find_literal(m, text, &at);
    size_t end = literal ? at + text.n : position(m);
    if (!literal) {
        at = reference_start(m);
    }
    at = at < m->read ? m->read : at; /* never backwards */
    end = end < at ? at : end;
    literal = literal && end - at == text.n;
    m->read = end;
    m->visitor.text(m->visitor.user, text, at, end - at, literal);
}

static void on_raw(void *user, const xmlChar *bytes, int n)
{
    struct markup *m = user;
    m->visitor.raw(m->visitor.user, (struct span){(const char *)bytes, n > 0 ? (size_t)n : 0});
}

static void parse(struct markup *m)
{
    htmlSAXHandler handler = {.startElement = on_open,
                              .endElement = on_close,
                              .characters = on_text,
                              .ignorableWhitespace = on_text,
                              .cdataBlock = on_raw};
    *m->parser->sax = handler;
    m->parser->userData = m;
    /* The bytes are UTF-8 by now, whatever the page says of itself. */
    m->parser->charset = XML_CHAR_ENCODING_UTF8;
    m->api.use_options(m->parser, HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC |
                                      HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    m->api.parse(m->parser);
    m->api.free(m->parser);
}

bool markup_read(struct span html, struct markup_visitor visitor, struct error *error)
{
    struct library library;
    struct markup m = {.visitor = visitor, .html = html};
    if (html.n == 0 || html.n > INT_MAX) {
        return true;
    }
    /* Not closed: the next page finds it loaded. */
    if (!library_load(&library, DATELINE_LIBXML2, functions, N_FUNCTIONS, &m.api, error)) {
        return false;
    }
    m.parser = m.api.create(html.at, (int)html.n);
    if (m.parser) {
        parse(&m);
    }
    return true;
}
