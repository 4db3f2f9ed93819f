/* The weights of sense.h, in log odds between two places of one name. */
#include "place/sense.h"

const struct score_row score_rows[SCORE_COUNT] = {
    [SCORE_POPULATION] = {1.06f, "population"},
    [SCORE_COUNTRY] = {0.44f, "a country"},
    [SCORE_DIVISION] = {0.14f, "a first-level division"},
    [SCORE_COUNTY] = {-1.19f, "a county or district"},
    [SCORE_REGION] = {4.38f, "a region or sea"},
    [SCORE_SITE] = {1.54f, "a site"},
    [SCORE_CAPITAL] = {0.07f, "a capital"},
    [SCORE_SEAT] = {0.14f, "the seat of a division"},
    [SCORE_ALTERNATE] = {-1.20f, "an alternate name"},
    [SCORE_OLD] = {-0.01f, "an old name"},
    [SCORE_FOREMOST] = {0.59f, "the most important place of that name"},
    [SCORE_WEIGHT] = {0.00f, "the gazetteer's own weight"},
    [SCORE_ASKED] = {0.00f, "the kind that the feature word asks for"},
    [SCORE_CONTAINER] = {1.09f, "another place is said to lie in it"},
    [SCORE_SAME_NAME] = {-0.33f, "the article says elsewhere which one"},
    [SCORE_IN_COUNTRY] = {2.97f, "the article is about its country"},
    [SCORE_IN_DIVISION] = {5.74f, "the article is about its division"},
    [SCORE_NEAR] = {4.27f, "near other places of the article"},
    [SCORE_AROUND] = {3.93f, "in the same part of the world as other places"},
};
