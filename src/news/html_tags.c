#include "news/html_tags.h"

static const struct {
    const char *name;
    enum html_element element;
} elements[] = {
    {"address", ELEMENT_BLOCK},  {"article", ELEMENT_ARTICLE},  {"aside", ELEMENT_SKIPPED},
    {"a", ELEMENT_LINK},         {"blockquote", ELEMENT_BLOCK}, {"body", ELEMENT_BLOCK},
    {"br", ELEMENT_BREAK},       {"button", ELEMENT_SKIPPED},   {"caption", ELEMENT_CAPTION},
    {"center", ELEMENT_BLOCK},   {"dd", ELEMENT_BLOCK},         {"details", ELEMENT_BLOCK},
    {"dialog", ELEMENT_SKIPPED}, {"div", ELEMENT_BLOCK},        {"dl", ELEMENT_BLOCK},
    {"dt", ELEMENT_BLOCK},       {"fieldset", ELEMENT_BLOCK},   {"figcaption", ELEMENT_CAPTION},
    {"figure", ELEMENT_BLOCK},   {"footer", ELEMENT_SKIPPED},   {"form", ELEMENT_BLOCK},
    {"h1", ELEMENT_TITLE},       {"h2", ELEMENT_HEADING},       {"h3", ELEMENT_HEADING},
    {"h4", ELEMENT_HEADING},     {"h5", ELEMENT_HEADING},       {"h6", ELEMENT_HEADING},
    {"head", ELEMENT_BLOCK},     {"header", ELEMENT_BLOCK},     {"hr", ELEMENT_BLOCK},
    {"html", ELEMENT_DOCUMENT},  {"iframe", ELEMENT_RAW},       {"legend", ELEMENT_BLOCK},
    {"li", ELEMENT_BLOCK},       {"link", ELEMENT_LINK_REL},    {"main", ELEMENT_MAIN},
    {"menu", ELEMENT_SKIPPED},   {"meta", ELEMENT_META},        {"nav", ELEMENT_SKIPPED},
    {"noframes", ELEMENT_RAW},   {"noscript", ELEMENT_SKIPPED}, {"object", ELEMENT_SKIPPED},
    {"ol", ELEMENT_BLOCK},       {"optgroup", ELEMENT_BLOCK},   {"option", ELEMENT_BLOCK},
    {"p", ELEMENT_BLOCK},        {"pre", ELEMENT_BLOCK},        {"script", ELEMENT_RAW},
    {"section", ELEMENT_BLOCK},  {"select", ELEMENT_SKIPPED},   {"style", ELEMENT_RAW},
    {"summary", ELEMENT_BLOCK},  {"svg", ELEMENT_SKIPPED},      {"table", ELEMENT_BLOCK},
    {"tbody", ELEMENT_BLOCK},    {"td", ELEMENT_BLOCK},         {"template", ELEMENT_SKIPPED},
    {"textarea", ELEMENT_RAW},   {"tfoot", ELEMENT_BLOCK},      {"th", ELEMENT_BLOCK},
    {"thead", ELEMENT_BLOCK},    {"time", ELEMENT_TIME},        {"title", ELEMENT_PAGE_TITLE},
    {"tr", ELEMENT_BLOCK},       {"ul", ELEMENT_BLOCK},         {"video", ELEMENT_SKIPPED},
    {"audio", ELEMENT_SKIPPED},  {"canvas", ELEMENT_SKIPPED},   {"picture", ELEMENT_INLINE},
};

enum html_element html_element(struct span name)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        if ((name.at[0] | 32) == elements[i].name[0] && span_is_nocase(name, elements[i].name)) {
            return elements[i].element;
        }
    }
    return ELEMENT_INLINE;
}

/* Words of class names. */
static const char *const furniture_words[] = {
    "ad",           "ads",         "advert",      "advertisement", "advertising", "adslot",
    "breadcrumb",   "breadcrumbs", "byline",      "comment",       "comments",    "consent",
    "cookie",       "cookies",     "disclaimer",  "footer",        "hidden",      "menu",
    "modal",        "nav",         "navbar",      "navigation",    "newsletter",  "outbrain",
    "pagination",   "paywall",     "popular",     "popup",         "promo",       "promoted",
    "promotion",    "recirc",      "recommended", "related",       "share",       "sharing",
    "sidebar",      "signup",      "social",      "sponsor",       "sponsored",   "subscribe",
    "subscription", "taboola",     "tags",        "toolbar",       "trending",    "widget",
};

static bool separates(char c)
{
    return c == ' ' || c == '-' || c == '_' || c == '\t' || c == '\n';
}

static struct span next_word(struct span *rest)
{
    size_t i = 0;
    while (i < rest->n && separates(rest->at[i])) {
        i++;
    }
    size_t start = i;
    while (i < rest->n && !separates(rest->at[i])) {
        i++;
    }
    struct span word = {rest->at + start, i - start};
    *rest = (struct span){rest->at + i, rest->n - i};
    return word;
}

bool html_class_is_furniture(struct span classes)
{
    bool negated = false; /* "with-sidebar" is not the sidebar */
    for (struct span word; (word = next_word(&classes)).n;) {
        for (size_t i = 0; !negated && i < sizeof furniture_words / sizeof *furniture_words; i++) {
            if ((word.at[0] | 32) == furniture_words[i][0] &&
                span_is_nocase(word, furniture_words[i])) {
                return true;
            }
        }
        negated = span_is_nocase(word, "with") || span_is_nocase(word, "has") ||
                  span_is_nocase(word, "no") || span_is_nocase(word, "without");
    }
    return false;
}

static const struct {
    const char *name;
    enum html_meta meta;
} metas[] = {
    {"article:published_time", META_DATE},
    {"article:published", META_DATE},
    {"og:published_time", META_DATE},
    {"og:article:published_time", META_DATE},
    {"datepublished", META_DATE},
    {"date", META_DATE},
    {"pubdate", META_DATE},
    {"publishdate", META_DATE},
    {"publish-date", META_DATE},
    {"publish_date", META_DATE},
    {"publication_date", META_DATE},
    {"dc.date", META_DATE},
    {"dc.date.issued", META_DATE},
    {"dcterms.created", META_DATE},
    {"dcterms.date", META_DATE},
    {"parsely-pub-date", META_DATE},
    {"sailthru.date", META_DATE},
    {"cxenseparse:recs:publishtime", META_DATE},
    {"originalpublicationdate", META_DATE},
    {"last-modified", META_NONE},
    {"og:title", META_TITLE},
    {"twitter:title", META_TITLE},
    {"headline", META_TITLE},
    {"dc.title", META_TITLE},
    {"og:site_name", META_OUTLET},
    {"application-name", META_OUTLET},
    {"dc.publisher", META_OUTLET},
    {"og:url", META_URL},
    {"twitter:url", META_URL},
};

enum html_meta html_meta(struct span name)
{
    for (size_t i = 0; i < sizeof metas / sizeof *metas; i++) {
        if (span_is_nocase(name, metas[i].name)) {
            return metas[i].meta;
        }
    }
    return META_NONE;
}
