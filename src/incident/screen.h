#ifndef DATELINE_INCIDENT_SCREEN_H
#define DATELINE_INCIDENT_SCREEN_H
/* Which sentences are worth taking apart: most of an article tells of no event.
 *
 * Takes an article's tokens, gives each sentence the hints that its words bear (a trigger, a toll)
 * and counts the words of war over all of it. One look at a small table for each word; a hint may
 * be wrong, then the sentence is parsed for nothing. Belongs to incident/extract. */
#include "incident/extract.h"

struct screening {
    uint8_t *hints; /* one a sentence: bits of enum hint */
    unsigned war;   /* words of weapons, tolls and armed groups */
    bool sure;      /* some word is enough by itself: "air strike" */
};

struct screening screen(const struct tokens *tokens, const struct lexicon *lexicon,
                        struct arena *arena);
/* Could any sentence pass, whatever places the article names? */
bool screen_may_pass(const struct tokens *tokens, const struct lexicon *lexicon);
/* Is it the article's own text: no furniture, no header lines? */
bool screen_reads(const struct extract_input *input, uint32_t sentence);
/* `talks`: the article has told of talks already. */
bool screen_passes(const struct screening *screening, const struct extract_input *input,
                   uint32_t sentence, bool talks, size_t *toponym);

#endif
