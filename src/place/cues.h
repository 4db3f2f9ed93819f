#ifndef DATELINE_PLACE_CUES_H
#define DATELINE_PLACE_CUES_H
/* Words that betray the country an article is written in: "sheriff", "councillor", "gardai".
 *
 * Takes the tokens, gives for each country of the table how much its words were used: part of the
 * context that names are judged in, so that "Dublin" beside "sheriff's deputies" is not the one in
 * Ireland. */
#include "news/segment.h"
#include "place/words.h"

struct cue {
    const char *country_code;
    float weight;
};

struct cues {
    struct cue at[CUE_COUNTRIES];
};

struct cues cues_count(const struct tokens *tokens, const struct place_words *words);

#endif
