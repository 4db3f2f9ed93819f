/* The weights of sense.h, in log odds between two places of one name. */
#include "place/sense.h"

const struct score_row score_rows[SCORE_COUNT] = {
    [SCORE_POPULATION] = {0.98f, "population"},
    [SCORE_COUNTRY] = {0.66f, "a country"},
    [SCORE_DIVISION] = {0.80f, "a first-level division"},
    [SCORE_COUNTY] = {-0.30f, "a county or district"},
    [SCORE_REGION] = {4.58f, "a region or sea"},
    [SCORE_SITE] = {1.56f, "a site"},
    [SCORE_CAPITAL] = {-0.19f, "a capital"},
    [SCORE_SEAT] = {0.24f, "the seat of a division"},
    [SCORE_ALTERNATE] = {-1.88f, "an alternate name"},
    [SCORE_OLD] = {-0.01f, "an old name"},
    [SCORE_GOVERNMENT] = {0.17f, "a name for its government"},
    [SCORE_BARE_COUNTY] = {-0.30f, "a county"},
    [SCORE_FOREMOST] = {0.74f, "the most important place of that name"},
    [SCORE_WEIGHT] = {0.00f, "the gazetteer's own weight"},
    [SCORE_ASKED] = {0.00f, "the kind that the feature word asks for"},
    [SCORE_CONTAINER] = {0.90f, "another place is said to lie in it"},
    [SCORE_SAME_NAME] = {-0.40f, "the article says elsewhere which one"},
    [SCORE_IN_COUNTRY] = {2.69f, "the article is about its country"},
    [SCORE_IN_DIVISION] = {5.46f, "the article is about its division"},
    [SCORE_NEAR] = {4.44f, "near other places of the article"},
    [SCORE_AROUND] = {3.34f, "in the same part of the world as other places"},
};
