#ifndef DATELINE_PLACE_GAZETTEER_TABLES_H
#define DATELINE_PLACE_GAZETTEER_TABLES_H
/* What GeoNames' feature codes mean for a map: precision, size, and weight beside a population. */
#include <stdint.h>

#include "place/location.h"

struct feature_facts {
    char feature_class;
    const char *code; /* the beginning of the code; the longest row that fits counts */
    enum geo_precision precision;
    double radius_km;
    double factor, floor; /* importance = max(population, floor) * factor */
    const char *label;    /* for people: "capital", "region" */
};

const struct feature_facts *feature_facts(char feature_class, const char *code);
/* How far off the point may be, for a place that says nothing of it. */
double feature_radius_km(const struct feature_facts *facts, uint64_t population);
/* Comparable between kinds: about the population that makes a town as likely to be meant. */
uint32_t feature_importance(const struct feature_facts *facts, uint64_t population);

#endif
