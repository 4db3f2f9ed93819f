#ifndef DATELINE_NEWS_HTML_TAGS_H
#define DATELINE_NEWS_HTML_TAGS_H
/* What the elements of a page are to a reader of news. */
#include "base/text.h"

enum html_element {
    ELEMENT_INLINE, /* text goes on through it; every unknown element */
    ELEMENT_BLOCK,  /* ends a paragraph */
    ELEMENT_BREAK,  /* <br> */
    ELEMENT_TITLE,  /* <h1> */
    ELEMENT_HEADING,
    ELEMENT_CAPTION,
    ELEMENT_ARTICLE,
    ELEMENT_MAIN,
    ELEMENT_LINK,     /* <a> */
    ELEMENT_SKIPPED,  /* navigation and the like, with all that is inside */
    ELEMENT_RAW,      /* its content is no markup: <script>, <style> */
    ELEMENT_DOCUMENT, /* <html> */
    ELEMENT_META,
    ELEMENT_LINK_REL, /* <link> */
    ELEMENT_TIME,
    ELEMENT_PAGE_TITLE,
};

enum html_element html_element(struct span name);
/* A class or id attribute that names furniture: "related-posts", "ad_slot", "share". */
bool html_class_is_furniture(struct span classes);
/* What a <meta> says, by its name, property or itemprop. */
enum html_meta { META_NONE, META_DATE, META_TITLE, META_OUTLET, META_URL };
enum html_meta html_meta(struct span name);

#endif
