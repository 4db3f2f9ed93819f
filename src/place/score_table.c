/* The weights of sense.h, in log odds between two places of one name. */
#include "place/sense.h"

const struct score_row score_rows[SCORE_COUNT] = {
    [SCORE_POPULATION] = {0.94f, "population"},
    [SCORE_COUNTRY] = {0.83f, "a country"},
    [SCORE_DIVISION] = {0.77f, "a first-level division"},
    [SCORE_COUNTY] = {-0.55f, "a county or district"},
    [SCORE_REGION] = {3.79f, "a region or sea"},
    [SCORE_SITE] = {2.20f, "a site"},
    [SCORE_CAPITAL] = {0.10f, "a capital"},
    [SCORE_SEAT] = {0.01f, "the seat of a division"},
    [SCORE_ALTERNATE] = {-1.10f, "an alternate name"},
    [SCORE_OLD] = {-4.00f, "an old name"},
    [SCORE_GOVERNMENT] = {0.29f, "a name for its government"},
    [SCORE_BARE_COUNTY] = {0.21f, "a county"},
    [SCORE_OF_SEAT] = {-3.00f, "a division that shares its name with its seat"},
    [SCORE_OF_CAPITAL] = {-2.00f, "a division that shares its name with the capital"},
    [SCORE_FOREMOST] = {0.64f, "the most important place of that name"},
    [SCORE_WEIGHT] = {1.87f, "the gazetteer's own weight"},
    [SCORE_ASKED] = {2.00f, "the kind that the feature word asks for"},
    [SCORE_CONTAINER] = {2.02f, "another place is said to lie in it"},
    [SCORE_SAME_NAME] = {1.02f, "the article says elsewhere which one"},
    [SCORE_IN_COUNTRY] = {2.80f, "the article is about its country"},
    [SCORE_IN_DIVISION] = {4.28f, "the article is about its division"},
    [SCORE_NEAR] = {2.96f, "near other places of the article"},
    [SCORE_AROUND] = {2.49f, "in the same part of the world as other places"},
};
