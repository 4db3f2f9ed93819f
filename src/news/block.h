#ifndef DATELINE_NEWS_BLOCK_H
#define DATELINE_NEWS_BLOCK_H
/* Paragraphs told apart: running text, headings, captions of photos, page furniture.
 *
 * Takes a paragraph (a range of article.text) and adds one or more blocks for it to the article;
 * furniture and captions that a scraper left inside running text are cut out of it. What is
 * furniture is said in the tables of furniture.c. */
#include "news/article.h"

struct paragraph {
    uint32_t start, end; /* of article.text, without white space at its ends */
    bool known;          /* `kind` was said by the format (HTML); else it is looked for */
    enum block_kind kind;
};

struct paragraphs ARENA_LIST(struct paragraph);

/* Cuts text[start, end) into paragraphs at blank lines, and at line ends unless the lines are
 * hard-wrapped running text. */
struct paragraphs paragraphs_find(struct span text, uint32_t start, uint32_t end,
                                  struct arena *arena);
/* Finds the title among the first paragraphs if the article has none, the date where scraped text
 * says it, and the dateline; adds a block for each paragraph. */
void blocks_from_paragraphs(struct article *article, struct paragraphs paragraphs,
                            struct arena *arena);
void block_add(struct article *article, enum block_kind kind, uint32_t start, uint32_t end,
               struct arena *arena);

#endif
