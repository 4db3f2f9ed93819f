#ifndef DATELINE_NEWS_HTML_ENTITY_H
#define DATELINE_NEWS_HTML_ENTITY_H
/* Character references: "&eacute;", "&#233;", "&#xE9;". */
#include <stdint.h>

#include "base/text.h"

/* At a '&': the code point and how many bytes it takes; 0: no reference, the '&' is itself. */
size_t html_entity(struct span at, uint32_t *code_point);

/* The table is searched by halves: a test holds that it is sorted. */
bool html_entities_sorted(void);

#endif
