/* The weights of sense.h, in log odds between two places of one name. */
#include "place/sense.h"

const struct score_row score_rows[SCORE_COUNT] = {
    [SCORE_POPULATION] = {0.94f, "population"},
    [SCORE_COUNTRY] = {0.72f, "a country"},
    [SCORE_DIVISION] = {0.72f, "a first-level division"},
    [SCORE_COUNTY] = {-0.97f, "a county or district"},
    [SCORE_REGION] = {4.49f, "a region or sea"},
    [SCORE_SITE] = {1.63f, "a site"},
    [SCORE_CAPITAL] = {-0.17f, "a capital"},
    [SCORE_SEAT] = {0.07f, "the seat of a division"},
    [SCORE_ALTERNATE] = {-1.83f, "an alternate name"},
    [SCORE_OLD] = {-2.50f, "an old name"},
    [SCORE_GOVERNMENT] = {0.20f, "a name for its government"},
    [SCORE_BARE_COUNTY] = {-0.03f, "a county"},
    [SCORE_FOREMOST] = {0.68f, "the most important place of that name"},
    [SCORE_WEIGHT] = {0.00f, "the gazetteer's own weight"},
    [SCORE_ASKED] = {0.00f, "the kind that the feature word asks for"},
    [SCORE_CONTAINER] = {0.71f, "another place is said to lie in it"},
    [SCORE_SAME_NAME] = {-0.21f, "the article says elsewhere which one"},
    [SCORE_IN_COUNTRY] = {2.67f, "the article is about its country"},
    [SCORE_IN_DIVISION] = {4.37f, "the article is about its division"},
    [SCORE_NEAR] = {3.17f, "near other places of the article"},
    [SCORE_AROUND] = {2.72f, "in the same part of the world as other places"},
};
