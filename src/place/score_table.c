/* The weights of sense.h, in log odds between two places of one name. */
#include "place/sense.h"

const struct score_row score_rows[SCORE_COUNT] = {
    [SCORE_POPULATION] = {0.94f, "population"},
    [SCORE_COUNTRY] = {0.84f, "a country"},
    [SCORE_DIVISION] = {0.77f, "a first-level division"},
    [SCORE_COUNTY] = {-0.60f, "a county or district"},
    [SCORE_REGION] = {3.80f, "a region or sea"},
    [SCORE_SITE] = {2.20f, "a site"},
    [SCORE_CAPITAL] = {0.11f, "a capital"},
    [SCORE_SEAT] = {0.02f, "the seat of a division"},
    [SCORE_ALTERNATE] = {-1.09f, "an alternate name"},
    [SCORE_OLD] = {-4.00f, "an old name"},
    [SCORE_GOVERNMENT] = {0.30f, "a name for its government"},
    [SCORE_BARE_COUNTY] = {0.24f, "a county"},
    [SCORE_FOREMOST] = {0.63f, "the most important place of that name"},
    [SCORE_WEIGHT] = {1.87f, "the gazetteer's own weight"},
    [SCORE_ASKED] = {2.00f, "the kind that the feature word asks for"},
    [SCORE_CONTAINER] = {2.02f, "another place is said to lie in it"},
    [SCORE_SAME_NAME] = {1.03f, "the article says elsewhere which one"},
    [SCORE_IN_COUNTRY] = {2.81f, "the article is about its country"},
    [SCORE_IN_DIVISION] = {4.27f, "the article is about its division"},
    [SCORE_NEAR] = {2.98f, "near other places of the article"},
    [SCORE_AROUND] = {2.48f, "in the same part of the world as other places"},
};
