#ifndef DATELINE_PLACE_SENSE_H
#define DATELINE_PLACE_SENSE_H
/* Senses: the mentions of one name that must mean one place, and the places it may be.
 *
 * Takes an article's mentions, joins those that share name, asked kind and said container; gives
 * each sense its options with the features they are scored by. Scoring goes round a few times: what
 * the other senses probably mean is the context in which each one is judged. Nothing here depends
 * on the order of mentions but the order of the senses themselves. */
#include "place/cues.h"
#include "place/regions.h"
#include "place/toponym.h"

/* What speaks for one place of a name rather than another; weights and reasons: score_table.c. */
enum score_feature {
    SCORE_POPULATION, /* log10 */
    SCORE_COUNTRY,
    SCORE_DIVISION,
    SCORE_COUNTY,
    SCORE_REGION,
    SCORE_SITE,
    SCORE_CAPITAL,
    SCORE_SEAT,
    SCORE_ALTERNATE,
    SCORE_OLD,
    SCORE_GOVERNMENT,  /* the name is known to stand for its government */
    SCORE_BARE_COUNTY, /* a county named without the word */
    SCORE_OF_SEAT,     /* a division whose seat bears the bare name too: "Krasnodar" */
    SCORE_OF_CAPITAL,  /* one that shares it with the country's capital: "Washington" */
    SCORE_FOREMOST,    /* the most important of that name */
    SCORE_WEIGHT,      /* of the hand-kept tables, -1 to 1 */
    SCORE_ASKED,       /* the kind a feature word asks for */
    SCORE_CONTAINER,   /* the text says that another mention lies in it */
    SCORE_SAME_NAME,   /* the article qualifies the same name so elsewhere */
    SCORE_IN_COUNTRY,  /* share of the other places that lie in its country */
    SCORE_IN_DIVISION, /* ... in its first-level division */
    SCORE_NEAR,        /* other places within some 50 km */
    SCORE_AROUND,      /* ... within some 300 km */
    SCORE_COUNT
};

struct score_row {
    float weight;
    const char *reason;
};

extern const struct score_row score_rows[SCORE_COUNT];

struct option {
    struct candidate candidate;
    const struct location *location;
    float at[3];                /* on the unit sphere */
    uint32_t country, division; /* numbers of place/regions.h */
    float feature[SCORE_COUNT];
    float prior;          /* what does not change with the context */
    float score, mass, p; /* mass: e to the score, behind the best one's */
    bool contained;       /* lies where the text says */
    bool point;           /* worth measuring distances to: no middle of a country or a sea */
    bool foreign;         /* in a country whose places have no English names */
};

struct options_of ARENA_LIST(struct option);

struct sense {
    uint64_t key, inside_key;
    const char *asks;
    uint32_t first; /* its first mention */
    int32_t inside; /* the sense of the container; -1 */
    uint32_t n;     /* mentions */
    float weight;   /* in the context: probability of being a place, and how often it is named */
    bool moving;    /* the last round still changed it */
    bool changed;   /* its options are not what the name alone offers */
    struct options_of options;
};

struct senses {
    struct sense *at;
    size_t n, cap;
    uint32_t *of; /* sense of each toponym */
    struct regions *regions;
};

/* Mentions that the words alone rule out get no sense (SENSE_NONE in `of`). */
#define SENSE_NONE UINT32_MAX
struct senses senses_make(const struct toponyms *toponyms, const struct gazetteers *gazetteers,
                          struct arena *arena);
/* Scores and probabilities of all options, the context taken into account. */
void senses_score(struct senses *senses, const struct cues *cues, struct arena *arena);

#endif
