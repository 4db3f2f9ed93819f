#include "news/plain.h"

#include <string.h>

#include "news/block.h"
#include "news/date.h"

enum field { FIELD_TITLE, FIELD_DATE, FIELD_OUTLET, FIELD_URL, FIELD_LANGUAGE, FIELD_OTHER };

/* What headers and JSON objects call their fields. */
static const struct {
    const char *key;
    enum field field;
} fields[] = {
    {"title", FIELD_TITLE},
    {"headline", FIELD_TITLE},
    {"date", FIELD_DATE},
    {"published", FIELD_DATE},
    {"published_at", FIELD_DATE},
    {"publishedAt", FIELD_DATE},
    {"datePublished", FIELD_DATE},
    {"pubDate", FIELD_DATE},
    {"date_publish", FIELD_DATE},
    {"publication_date", FIELD_DATE},
    {"source", FIELD_OUTLET},
    {"outlet", FIELD_OUTLET},
    {"publisher", FIELD_OUTLET},
    {"site", FIELD_OUTLET},
    {"url", FIELD_URL},
    {"link", FIELD_URL},
    {"language", FIELD_LANGUAGE},
    {"lang", FIELD_LANGUAGE},
    {"author", FIELD_OTHER},
    {"authors", FIELD_OTHER},
    {"byline", FIELD_OTHER},
    {"section", FIELD_OTHER},
    {"category", FIELD_OTHER},
    {"keywords", FIELD_OTHER},
    {"tags", FIELD_OTHER},
    {"id", FIELD_OTHER},
    {"updated", FIELD_OTHER},
    {"copyright", FIELD_OTHER},
    {"location", FIELD_OTHER},
    {"description", FIELD_OTHER},
};

static bool field_named(struct span key, enum field *out)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (span_is_nocase(key, fields[i].key)) {
            *out = fields[i].field;
            return true;
        }
    }
    return false;
}

static void set_span(struct span *field, struct span value)
{
    if (field->n == 0) {
        *field = value;
    }
}

static void set_date(struct article *article, struct span value)
{
    int32_t day = day_parse(value);
    if (day != DAY_NONE && article->published_from != DATE_FROM_HEADER) {
        article->published = day;
        article->published_from = DATE_FROM_HEADER;
    }
}

bool article_set_field(struct article *article, struct span key, struct span value)
{
    enum field field;
    if (!field_named(key, &field)) {
        return false;
    }
    switch (field) {
    case FIELD_TITLE:
        set_span(&article->title, value);
        break;
    case FIELD_DATE:
        set_date(article, value);
        break;
    case FIELD_OUTLET:
        set_span(&article->outlet, value);
        break;
    case FIELD_URL:
        set_span(&article->url, value);
        break;
    case FIELD_LANGUAGE:
        set_span(&article->language, value);
        break;
    case FIELD_OTHER:
        break;
    }
    return true;
}

/* ---- header lines -------------------------------------------------------------------------------
 */

static bool split_header(struct span line, struct span *key, struct span *value)
{
    const char *colon = line.n ? memchr(line.at, ':', line.n < 24 ? line.n : 24) : NULL;
    if (!colon) {
        return false;
    }
    *key = span_trim((struct span){line.at, (size_t)(colon - line.at)});
    *value = span_trim((struct span){colon + 1, line.n - (size_t)(colon - line.at) - 1});
    enum field field;
    return field_named(*key, &field);
}

static void add_header(struct article *article, struct span key, struct span value,
                       struct arena *arena)
{
    uint32_t start = (uint32_t)(key.at - article->text.at);
    uint32_t value_start = (uint32_t)(value.at - article->text.at);
    uint32_t end = value_start + (uint32_t)value.n;
    bool title = article->title.n == 0;
    article_set_field(article, key, value);
    title = title && article->title.n;
    block_add(article, BLOCK_HEADER, start, title ? value_start : end, arena);
    if (title) {
        block_add(article, BLOCK_TITLE, value_start, end, arena);
    }
}

/* Returns where the body begins. */
static uint32_t read_headers(struct article *article, struct arena *arena)
{
    struct span rest = article->text, line, key, value;
    uint32_t body = 0;
    while (span_split(&rest, '\n', &line) && split_header(line, &key, &value)) {
        add_header(article, key, value, arena);
        body = rest.at ? (uint32_t)(rest.at - article->text.at) : (uint32_t)article->text.n;
    }
    return body;
}

void plain_read(struct article *article, struct arena *arena)
{
    uint32_t body = read_headers(article, arena);
    struct paragraphs paragraphs =
        paragraphs_find(article->text, body, (uint32_t)article->text.n, arena);
    blocks_from_paragraphs(article, paragraphs, arena);
}
