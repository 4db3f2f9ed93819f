#ifndef DATELINE_NEWS_HTML_H
#define DATELINE_NEWS_HTML_H
/* The article inside a web page.
 *
 * Takes HTML as valid UTF-8; sets the article's text (with the runs that lead back into the HTML),
 * its blocks, and what <meta>, <time>, JSON-LD, <html lang> and <link rel=canonical> say about it.
 * libxml2 reads the markup (news/markup.h) and every byte of text knows where it came from. What
 * stands outside the page's <article> (or <main>) and inside navigation, asides, footers and
 * elements named after furniture is left out. */
#include "news/article.h"

bool html_read(struct article *article, struct span html, struct arena *arena, struct error *error);
/* "<!doctype html", "<html", or the like at the head. */
bool html_is(struct span bytes);

#endif
