/* The weights of sense.h, in log odds between two places of one name. */
#include "place/sense.h"

const struct score_row score_rows[SCORE_COUNT] = {
    [SCORE_POPULATION] = {0.9f, "population"},
    [SCORE_COUNTRY] = {3.0f, "a country"},
    [SCORE_DIVISION] = {1.5f, "a first-level division"},
    [SCORE_COUNTY] = {-0.5f, "a county or district"},
    [SCORE_REGION] = {3.0f, "a region or sea"},
    [SCORE_SITE] = {0.0f, "a site"},
    [SCORE_CAPITAL] = {1.0f, "a capital"},
    [SCORE_SEAT] = {0.3f, "the seat of a division"},
    [SCORE_ALTERNATE] = {-1.0f, "an alternate name"},
    [SCORE_OLD] = {-3.0f, "an old name"},
    [SCORE_FOREMOST] = {0.8f, "the most important place of that name"},
    [SCORE_WEIGHT] = {2.0f, "the gazetteer's own weight"},
    [SCORE_ASKED] = {3.0f, "the kind that the feature word asks for"},
    [SCORE_CONTAINER] = {3.0f, "another place is said to lie in it"},
    [SCORE_SAME_NAME] = {4.0f, "the article says elsewhere which one"},
    [SCORE_IN_COUNTRY] = {3.0f, "the article is about its country"},
    [SCORE_IN_DIVISION] = {4.0f, "the article is about its division"},
    [SCORE_NEAR] = {3.0f, "near other places of the article"},
    [SCORE_AROUND] = {1.5f, "in the same part of the world as other places"},
};
