#include "place/gazetteer_tables.h"

#include <math.h>
#include <string.h>

#define SITE       PRECISION_SITE
#define SETTLEMENT PRECISION_SETTLEMENT
#define DISTRICT   PRECISION_DISTRICT
#define REGION     PRECISION_REGION
#define COUNTRY    PRECISION_COUNTRY
#define AREA       PRECISION_AREA

/* The factors put a capital before a larger town abroad, a state's name before its small namesakes,
 * and what no longer is (codes in H, Q, W) behind everything. Seas and mountains have no people:
 * the floor is the town they are as well known as. */
static const struct feature_facts table[] = {
    {'A', "", REGION, 50, 0.5, 1000, "division"},
    {'A', "PCL", COUNTRY, 400, 8, 1e6, "country"},
    {'A', "PCLD", COUNTRY, 100, 8, 5e4, "territory"},
    {'A', "PCLH", COUNTRY, 400, 0.05, 1e6, "former country"},
    {'A', "TERR", REGION, 100, 4, 5e4, "territory"},
    {'A', "ADM1", REGION, 100, 0.4, 2e5, "region"},
    {'A', "ADM1H", REGION, 100, 0.01, 2e5, "former region"},
    {'A', "ADM2", DISTRICT, 30, 0.3, 1e4, "district"},
    {'A', "ADM2H", DISTRICT, 30, 0.01, 1e4, "former district"},
    {'A', "ADM3", DISTRICT, 15, 0.2, 3000, "district"},
    {'A', "ADM3H", DISTRICT, 15, 0.01, 3000, "former district"},
    {'A', "ADM4", DISTRICT, 8, 0.1, 1000, "municipality"},
    {'A', "ADM4H", DISTRICT, 8, 0.01, 1000, "former municipality"},
    {'A', "ADM5", DISTRICT, 5, 0.1, 500, "municipality"},
    {'A', "ADMD", DISTRICT, 30, 0.1, 1000, "division"},
    {'A', "ADMDH", DISTRICT, 30, 0.01, 1000, "former division"},
    {'A', "PRSH", DISTRICT, 5, 0.1, 500, "parish"},
    {'A', "ZN", AREA, 50, 0.5, 1e5, "zone"},
    {'P', "", SETTLEMENT, 2, 1, 300, "settlement"},
    {'P', "PPLC", SETTLEMENT, 2, 6, 5e4, "capital"},
    {'P', "PPLA", SETTLEMENT, 2, 2, 1e4, "regional capital"},
    {'P', "PPLA2", SETTLEMENT, 2, 1.2, 2000, "district capital"},
    {'P', "PPLA3", SETTLEMENT, 2, 1, 1000, "settlement"},
    {'P', "PPLA4", SETTLEMENT, 2, 1, 500, "settlement"},
    {'P', "PPLX", SETTLEMENT, 2, 0.3, 300, "part of a town"},
    {'P', "PPLCH", SETTLEMENT, 2, 0.05, 1e4, "former capital"},
    {'P', "PPLH", SETTLEMENT, 2, 0.02, 300, "former settlement"},
    {'P', "PPLQ", SETTLEMENT, 2, 0.02, 300, "abandoned settlement"},
    {'P', "PPLW", SETTLEMENT, 2, 0.05, 300, "destroyed settlement"},
    {'P', "PPLR", SETTLEMENT, 2, 0.5, 200, "settlement"},
    {'P', "PPLS", SETTLEMENT, 5, 0.5, 300, "settlements"},
    {'P', "STLMT", SETTLEMENT, 2, 1, 300, "settlement"},
    {'S', "", SITE, 1, 1, 50, "site"},
    {'S', "AIRB", SITE, 3, 1, 2e4, "air base"},
    {'S', "AIRP", SITE, 3, 1, 2e4, "airport"},
    {'S', "AIRF", SITE, 2, 1, 500, "airfield"},
    {'S', "BDG", SITE, 2, 1, 200, "bridge"},
    {'S', "DAM", SITE, 1, 1, 1000, "dam"},
    {'S', "PS", SITE, 2, 1, 2000, "power station"},
    {'S', "UNIV", SITE, 1, 1, 2000, "university"},
    {'S', "INSM", SITE, 3, 1, 5000, "military base"},
    {'S', "NVB", SITE, 3, 1, 1e4, "naval base"},
    {'S', "PSTB", SITE, 1, 1, 1000, "border crossing"},
    {'H', "", AREA, 5, 1, 100, "water"},
    {'H', "OCN", AREA, 2500, 1, 2e7, "ocean"},
    {'H', "SEA", AREA, 400, 1, 5e6, "sea"},
    {'H', "GULF", AREA, 200, 1, 2e6, "gulf"},
    {'H', "STRT", AREA, 40, 1, 3e5, "strait"},
    {'H', "BAY", AREA, 20, 1, 2000, "bay"},
    {'H', "CHN", AREA, 40, 1, 1000, "channel"},
    {'H', "CNL", AREA, 30, 1, 2000, "canal"},
    {'H', "STM", AREA, 100, 1, 2000, "river"},
    {'H', "STMI", AREA, 50, 1, 200, "river"},
    {'H', "LK", AREA, 15, 1, 1000, "lake"},
    {'H', "RSV", AREA, 15, 1, 1000, "reservoir"},
    {'H', "SPNG", SITE, 1, 1, 20, "spring"},
    {'H', "WLL", SITE, 1, 1, 20, "well"},
    {'L', "", REGION, 20, 1, 200, "area"},
    {'L', "CONT", AREA, 2500, 8, 5e7, "continent"},
    {'L', "RGN", REGION, 150, 1, 2e5, "region"},
    {'L', "RGNH", REGION, 150, 0.1, 1e5, "historic region"},
    {'L', "LCTY", SETTLEMENT, 3, 1, 50, "locality"},
    {'L', "MILB", SITE, 3, 1, 5000, "military base"},
    {'L', "NVB", SITE, 3, 1, 1e4, "naval base"},
    {'L', "PRT", SITE, 3, 1, 2000, "port"},
    {'L', "INDS", SITE, 3, 1, 200, "industrial area"},
    {'L', "BTL", SITE, 5, 1, 500, "battlefield"},
    {'L', "PRK", REGION, 15, 1, 500, "park"},
    {'T', "", REGION, 5, 1, 100, "landform"},
    {'T', "MTS", REGION, 80, 1, 1e5, "mountains"},
    {'T', "MT", SITE, 5, 1, 1000, "mountain"},
    {'T', "PK", SITE, 3, 1, 300, "peak"},
    {'T', "HLL", SITE, 2, 1, 50, "hill"},
    {'T', "VLC", SITE, 5, 1, 5000, "volcano"},
    {'T', "PASS", SITE, 2, 1, 500, "pass"},
    {'T', "ISL", REGION, 15, 1, 3000, "island"},
    {'T', "ISLS", REGION, 60, 1, 2e4, "islands"},
    {'T', "PEN", REGION, 80, 1, 1e5, "peninsula"},
    {'T', "DSRT", REGION, 150, 1, 5e4, "desert"},
    {'T', "PLN", REGION, 50, 1, 2000, "plain"},
    {'T', "PLAT", REGION, 80, 1, 2000, "plateau"},
    {'T', "VAL", REGION, 40, 1, 1000, "valley"},
    {'T', "CAPE", SITE, 3, 1, 200, "cape"},
    {'R', "", AREA, 20, 1, 50, "road or railway"},
    {'R', "TNL", SITE, 3, 1, 500, "tunnel"},
    {'V', "", REGION, 15, 1, 50, "forest"},
    {'U', "", AREA, 50, 1, 50, "under the sea"},
    {0, "", AREA, 50, 1, 50, "place"},
};
#define N_FACTS (sizeof table / sizeof *table)

const struct feature_facts *feature_facts(char feature_class, const char *code)
{
    const struct feature_facts *best = &table[N_FACTS - 1];
    size_t best_n = 0;
    for (size_t i = 0; i < N_FACTS - 1; i++) {
        size_t n = strlen(table[i].code);
        if (table[i].feature_class == feature_class && n >= best_n &&
            strncmp(table[i].code, code, n) == 0) {
            best = &table[i];
            best_n = n;
        }
    }
    return best;
}

double feature_radius_km(const struct feature_facts *facts, uint64_t population)
{
    if (facts->feature_class != 'P') {
        return facts->radius_km;
    }
    double by_size = sqrt((double)population) / 100; /* a million people: 10 km */
    by_size = by_size > 15 ? 15 : by_size;
    return by_size > facts->radius_km ? floor(by_size * 10) / 10 : facts->radius_km;
}

uint32_t feature_importance(const struct feature_facts *facts, uint64_t population)
{
    double people = (double)population > facts->floor ? (double)population : facts->floor;
    double importance = people * facts->factor;
    return importance < 4e9 ? (uint32_t)importance : 4000000000U;
}
