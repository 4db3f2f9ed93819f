#ifndef DATELINE_PLACE_EVIDENCE_H
#define DATELINE_PLACE_EVIDENCE_H
/* What speaks for and against a name being a place here.
 *
 * Takes a mention in its scan, gives the set of observations made on it: bits, each with a weight
 * and a reason in the table of evidence_table.c. Their weighted sum, with how well the best
 * candidate fits the article, is the log odds of the mention being a place. The weights were
 * fitted on the open corpora (tests/accuracy/fit_weights.py: logistic regression, held out by
 * document), rounded, and hold for kinds of words, never for single names. */
#include <stdint.h>

#include "place/scan.h"

enum evidence {
    /* the name */
    EVIDENCE_COUNTRY,        /* a country's name */
    EVIDENCE_DIVISION,       /* a first-level division's */
    EVIDENCE_COUNTY,         /* a second-level division's, or another's */
    EVIDENCE_REGION,         /* seas, continents, landscapes */
    EVIDENCE_SITE,           /* S, T, H: a building, mountain, water */
    EVIDENCE_WORKS,          /* a bridge, plant, base, airport by its full name */
    EVIDENCE_METROPOLIS,     /* a settlement above a million */
    EVIDENCE_CITY,           /* above 100,000 */
    EVIDENCE_TOWN,           /* above 15,000 */
    EVIDENCE_VILLAGE,        /* below */
    EVIDENCE_ADJECTIVE,      /* Russian */
    EVIDENCE_DEMONYM,        /* Russians */
    EVIDENCE_ALTERNATE,      /* only by an alternate name */
    EVIDENCE_OLD,            /* only by an old name */
    EVIDENCE_LONG,           /* two words or more */
    EVIDENCE_SHORT,          /* three letters or fewer */
    EVIDENCE_ACRONYM,        /* all capitals in a sentence that is not */
    EVIDENCE_WORD_COMMON,    /* mostly a word */
    EVIDENCE_UNLISTED,       /* one word, and neither a common word nor a person's name */
    EVIDENCE_UNLISTED_CITY,  /* ... and a large city's */
    EVIDENCE_ALSO_LOWER,     /* the article has it in lower case too */
    EVIDENCE_SURNAME_COMMON, /* mostly a surname */
    EVIDENCE_GIVEN_COMMON,   /* mostly a given name */
    /* persons */
    EVIDENCE_PERSON, /* inside a person's name */
    EVIDENCE_PERSON_MAYBE,
    EVIDENCE_INTRODUCED,    /* the article introduced a person of that name */
    EVIDENCE_ACTS,          /* a country or capital with a verb of speech or decision */
    EVIDENCE_SPEECH_BESIDE, /* "Lake said" */
    /* before it */
    EVIDENCE_LOCATIVE,
    EVIDENCE_TOWARDS,
    EVIDENCE_THE,
    EVIDENCE_DIRECTION,
    EVIDENCE_CAPITAL_BEFORE, /* an unknown capitalised word */
    EVIDENCE_PLACE_BEFORE,   /* another place's name, nothing between */
    EVIDENCE_TOPOGRAPHIC_BEFORE,
    EVIDENCE_HYPHEN_BEFORE,
    EVIDENCE_TITLE_CASE, /* every word around has a capital */
    /* behind it */
    EVIDENCE_CAPITAL_AFTER,
    EVIDENCE_SURNAME_AFTER,
    EVIDENCE_NUMBER_AFTER,
    EVIDENCE_RESIDENT_AFTER,
    EVIDENCE_CIVIC_AFTER,
    EVIDENCE_STREET_AFTER,
    EVIDENCE_SCHOOL_AFTER,
    EVIDENCE_BODY_AFTER,
    EVIDENCE_MEDIA_AFTER,
    EVIDENCE_COMPANY_AFTER,
    EVIDENCE_TEAM_AFTER,
    EVIDENCE_WORK_AFTER,
    EVIDENCE_LANGUAGE_BESIDE,
    EVIDENCE_POSSESSIVE,
    EVIDENCE_BASED_AFTER, /* "Atlanta-based" */
    EVIDENCE_HYPHEN_AFTER,
    EVIDENCE_TITLE_AFTER, /* "Gainesville Mayor" */
    /* around it */
    EVIDENCE_FEATURE,  /* a feature word with a capital makes it a place's: "Rapides Parish" */
    EVIDENCE_SAID,     /* a feature word says what it is: "the village of", "region" */
    EVIDENCE_LISTED,   /* stands in a list with a probable place */
    EVIDENCE_MISFIT,   /* ... of another kind */
    EVIDENCE_INSIDE,   /* the text says what it lies in */
    EVIDENCE_CONTAINS, /* the text says that another lies in it */
    EVIDENCE_BODY,     /* inside a known organisation's name */
    EVIDENCE_STREET,
    EVIDENCE_DATELINE,
    EVIDENCE_COUNT
};

struct evidence_row {
    float weight;
    const char *reason;
};

extern const struct evidence_row evidence_rows[EVIDENCE_COUNT];

#define EVIDENCE_BIT(e) (UINT64_C(1) << (e))

struct observations evidence_gather(struct scan *scan, const struct toponym *toponym);
/* Adds what only shows once every mention has been looked at: lists and containers. */
void evidence_compare(const struct scan *scan, struct toponyms *toponyms);
/* Log odds from the words alone. */
float evidence_sum(struct observations evidence);
/* The probability that they give before any place is chosen. */
float evidence_guess(struct observations evidence);
/* What the place that was chosen adds: how sure the choice is (0 to 1), and how well it fits the
 * article (features of place/sense.h). */
struct fit {
    float certainty, near, in_division, in_country;
    float repeated_best, repeated_mean, repeated; /* place/repetition.h; 1 where it is repeated */
    float foremost;                               /* the most important place of the name */
    float foreign;            /* where places have no English names: no English word or surname */
    float foreign_in_country; /* and the article is about that country */
};
float evidence_fit(struct fit fit);
/* The reason of the observation that weighs most, for (positive) or against. */
const char *evidence_reason(struct observations evidence, bool positive);

/* The weights, in evidence_table.c. */
extern const float evidence_base;    /* log odds where nothing is observed */
extern const float evidence_typical; /* what the choice of a place adds on average */
struct doubt {
    float word, given, surname; /* for a weight of 255 in the gazetteer */
};
extern const struct doubt evidence_doubt_weights;
extern const struct fit evidence_fit_weights;

#endif
