#ifndef DATELINE_MAP_WORDS_H
#define DATELINE_MAP_WORDS_H
/* The words of the furniture in the language of the map's readers, and dates as they write them.
 *
 * One table, a row a word, a column a language. Names of places stay as the incidents have them. */
#include "base/arena.h"
#include "incident/incident.h"

enum language {
    LANGUAGE_EN,
    LANGUAGE_DE,
    LANGUAGE_FR,
    LANGUAGE_ES,
    LANGUAGE_UK,
    LANGUAGE_RU,
    LANGUAGES
};

enum word {
    /* Counted: singular, plural (and the Slavic second plural), a stroke between. */
    WORD_STRIKE,
    WORD_TALKS,
    WORD_GROUND,
    WORD_VIOLENCE,
    WORD_INCIDENT,
    WORD_KILLED,
    WORD_INJURED,
    WORD_PLACES_NEARBY,
    WORD_MORE_COUNTRIES,
    /* Titles. */
    WORD_STRIKES_TITLE,
    WORD_TALKS_TITLE,
    WORD_GROUND_TITLE,
    WORD_VIOLENCE_TITLE,
    WORD_INCIDENTS_TITLE,
    WORD_AND,
    WORD_IN,
    WORD_NO_INCIDENTS,
    WORD_NONE_LOCATED,
    /* Legend and key. */
    WORD_STATUS_REPORTED,
    WORD_STATUS_CLAIMED,
    WORD_STATUS_PLANNED,
    WORD_STATUS_DENIED,
    WORD_TOLL_DIFFERS,
    WORD_TOLL_SIZE,
    WORD_TOLL_NONE,
    WORD_WITH,
    WORD_BEYOND,
    WORD_AREA_ONLY,
    WORD_NOT_LOCATED,
    WORD_KEY,
    WORD_BY_AREA,
    WORD_ELSEWHERE,
    WORD_NOT_DATED,
    /* Credits. */
    WORD_SOURCES,
    WORD_MORE_SOURCES,
    WORD_MAP_DATA,
    WORD_BOUNDARIES_UN,
    WORD_BOUNDARIES_DE_FACTO,
    WORD_DISPUTED, /* goes on after either */
    WORD_PROJECTION,
    WORD_CONFORMAL,
    WORD_EQUAL_AREA,
    WORD_COMPROMISE,
    WORD_CONIC,
    WORD_AZIMUTHAL,
    WORD_POLAR,
    WORD_CYLINDRICAL,
    WORD_TRANSVERSE,
    WORD_AT_EQUATOR,
    WORD_AT_CENTRE,
    WORDS
};

bool language_parse(const char *name, enum language *out);
const char *language_tag(enum language language); /* "en" */
const char *word(enum language language, enum word word);
/* "3 strikes" */
const char *word_counted(enum language language, enum word word, long count, struct arena *arena);
/* The word as it stands beside `count`, without the figure. */
const char *word_form(enum language language, enum word word, long count, struct arena *arena);

/* "1,200" as the language groups digits. */
const char *number_words(enum language language, long number, struct arena *arena);

/* "24 March 2025"; without its year, "24 March"; short, "24 Mar"; "24 Mar 2025"; not at all. */
enum date_style { DATE_FULL, DATE_NO_YEAR, DATE_SHORT, DATE_SHORT_YEAR, DATE_LEFT_OUT };
const char *day_words(enum language language, int32_t day, enum date_style style,
                      struct arena *arena);
/* "20-27 March 2025", with an en dash; one day is one date; "" for DAY_NONE. */
const char *day_range_words(enum language language, int32_t first, int32_t last,
                            enum date_style style, struct arena *arena);

#endif
