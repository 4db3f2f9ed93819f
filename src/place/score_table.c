/* The weights of sense.h, in log odds between two places of one name. */
#include "place/sense.h"

const struct score_row score_rows[SCORE_COUNT] = {
    [SCORE_POPULATION] = {0.96f, "population"},
    [SCORE_COUNTRY] = {0.68f, "a country"},
    [SCORE_DIVISION] = {0.62f, "a first-level division"},
    [SCORE_COUNTY] = {-0.59f, "a county or district"},
    [SCORE_REGION] = {4.58f, "a region or sea"},
    [SCORE_SITE] = {1.61f, "a site"},
    [SCORE_CAPITAL] = {-0.20f, "a capital"},
    [SCORE_SEAT] = {0.16f, "the seat of a division"},
    [SCORE_ALTERNATE] = {-1.86f, "an alternate name"},
    [SCORE_OLD] = {-0.01f, "an old name"},
    [SCORE_GOVERNMENT] = {0.18f, "a name for its government"},
    [SCORE_BARE_COUNTY] = {-0.53f, "a county"},
    [SCORE_FOREMOST] = {0.62f, "the most important place of that name"},
    [SCORE_WEIGHT] = {0.00f, "the gazetteer's own weight"},
    [SCORE_ASKED] = {-0.00f, "the kind that the feature word asks for"},
    [SCORE_CONTAINER] = {0.77f, "another place is said to lie in it"},
    [SCORE_SAME_NAME] = {-0.12f, "the article says elsewhere which one"},
    [SCORE_IN_COUNTRY] = {2.58f, "the article is about its country"},
    [SCORE_IN_DIVISION] = {4.70f, "the article is about its division"},
    [SCORE_NEAR] = {3.32f, "near other places of the article"},
    [SCORE_AROUND] = {2.74f, "in the same part of the world as other places"},
};
