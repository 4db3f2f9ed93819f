#ifndef DATELINE_NEWS_MARKUP_H
#define DATELINE_NEWS_MARKUP_H
/* A web page as a stream of elements and text, each with its place in the page.
 *
 * Takes HTML as valid UTF-8; libxml2's HTML parser reads it, closes what was left open and decodes
 * character references, without building a tree. What this adds is where in the page each stretch
 * of text stood. Elements nested deeper than browsers allow end the reading. libxml2 is loaded by
 * the first page (1 MiB with its libraries). */
#include "base/error.h"
#include "base/text.h"

struct markup_visitor {
    /* `attributes`: names and values in turn, ended by NULL; a value may be NULL. */
    void (*open)(void *user, const char *name, const char *const *attributes);
    void (*close)(void *user, const char *name);
    /* Stands for the `file_n` bytes at `file`; `literal`: is those very bytes. */
    void (*text)(void *user, struct span text, size_t file, size_t file_n, bool literal);
    /* What is inside <script> and <style>. */
    void (*raw)(void *user, struct span text);
    void *user;
};

/* Fails only when there is no libxml2. */
bool markup_read(struct span html, struct markup_visitor visitor, struct error *error);

#endif
