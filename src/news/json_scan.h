#ifndef DATELINE_NEWS_JSON_SCAN_H
#define DATELINE_NEWS_JSON_SCAN_H
/* JSON read in place: where each value stands in the bytes.
 *
 * A strict scanner that builds nothing: article offsets must lead back into the file, which a
 * parsed tree no longer can. Takes valid UTF-8; a fault is named with its line and column. */
#include "base/error.h"
#include "news/mapped_text.h"

enum json_kind { JSON_NONE, JSON_STRING, JSON_NUMBER, JSON_WORD, JSON_OBJECT, JSON_ARRAY };

struct json_value {
    enum json_kind kind;
    struct span raw; /* with its quotes, brackets or braces */
};

struct json_scan {
    struct span text;
    size_t i;
    size_t fault_at; /* where it failed */
    const char *fault;
};

/* Reads one value, white space before it skipped; false: `fault` says why. */
bool json_value(struct json_scan *scan, struct json_value *out);
/* Steps through an object's members or an array's elements (`key` stays empty). `*at` begins at 0;
 * the value was read by json_value before, so that nothing can fail any more. */
bool json_member(struct json_value container, size_t *at, struct span *key,
                 struct json_value *value);
/* A string's text; offsets count from `base`, where the whole record begins. */
void json_decode(struct mapped_text *out, struct span raw, const char *base);
/* "line 3, column 14: ..." as an error; `first_line` is the line on which the text begins. */
bool json_error(const struct json_scan *scan, const char *name, size_t first_line,
                struct error *error);

#endif
