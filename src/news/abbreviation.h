#ifndef DATELINE_NEWS_ABBREVIATION_H
#define DATELINE_NEWS_ABBREVIATION_H
/* Which full stops end a sentence and which belong to their word. */
#include "base/text.h"

enum abbreviation {
    ABBREVIATION_NONE,
    ABBREVIATION_TITLE,  /* "Gov.", "St.": a name follows, so it never ends a sentence */
    ABBREVIATION_PLACE,  /* "Calif.", "Jr.", "Inc.": ends one only before a word that begins one */
    ABBREVIATION_NUMBER, /* "No.", "Sat.", "Mar.": one only where a number follows */
    ABBREVIATION_STATE,  /* "Ill.", "Mass.": one only after a comma ("Gary, Ind.") */
};

/* `word` without its full stop. */
enum abbreviation abbreviation_kind(struct span word);
/* "The", "But", "Police": a capital here begins a sentence, it is no name. */
bool word_begins_sentences(struct span word);
/* "Monday", "EST": what follows a time of day within its sentence. */
bool word_follows_time(struct span word);
/* Names written with a capital inside: "YouTube". */
bool word_is_camel_name(struct span word);

/* The tables are searched by halves: a test holds that they are sorted. */
bool abbreviations_sorted(void);

#endif
