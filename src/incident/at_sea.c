#include "incident/at_sea.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define KM_PER_NAUTICAL_MILE 1.852
#define KM_PER_DEGREE        111.195
#define RADIANS              (3.14159265358979323846 / 180)
/* From the port's name back to the number: "51 nautical miles to the southwest of the port of". */
#define WORDS_BEFORE 12
/* Reporters round, and a direction is told by eighths of the compass. */
#define RADIUS_SHARE 0.2
#define RADIUS_LEAST 10.0
#define FARTHEST_NM  1000

struct course {
    double east, north;
    struct span first, last; /* the words of it; n 0: none told */
};

struct bearing {
    const char *word;
    double east, north;
};

static void turn(struct course *course, struct span word)
{
    static const struct bearing bearings[] = {
        {"north", 0, 1},      {"south", 0, -1},      {"east", 1, 0},        {"west", -1, 0},
        {"northeast", 1, 1},  {"northwest", -1, 1},  {"southeast", 1, -1},  {"southwest", -1, -1},
        {"northern", 0, 1},   {"southern", 0, -1},   {"eastern", 1, 0},     {"western", -1, 0},
        {"north-east", 1, 1}, {"north-west", -1, 1}, {"south-east", 1, -1}, {"south-west", -1, -1}};
    for (size_t i = 0; i < sizeof bearings / sizeof *bearings; i++) {
        if (span_is_nocase(word, bearings[i].word)) {
            course->east += bearings[i].east;
            course->north += bearings[i].north;
            course->first = course->first.n ? course->first : word;
            course->last = word;
        }
    }
}

/* The miles told before token `end`; 0: none. `*after` is the token behind "miles". */
static double miles_before(const struct extract_input *input, uint32_t end, uint32_t *after)
{
    const struct tokens *tokens = input->tokens;
    for (uint32_t i = end, steps = 0; i-- > 1 && steps < WORDS_BEFORE; steps++) {
        struct span word = token_text(tokens, i);
        if (!span_is_nocase(word, "nautical") || i + 1 >= tokens->n) {
            continue;
        }
        char *rest;
        struct span number = token_text(tokens, i - 1);
        double miles = strtod(number.at, &rest); /* the text goes on behind it: no digit follows */
        *after = i + 2;
        bool whole = rest > number.at && rest <= number.at + number.n;
        return whole && miles > 0 && miles <= FARTHEST_NM ? miles : 0;
    }
    return 0;
}

bool at_sea(const struct extract_input *input, struct evidence words, struct location *location,
            struct arena *arena)
{
    uint32_t after = 0, end = words.first + words.n;
    double miles = words.n ? miles_before(input, end, &after) : 0;
    if (miles <= 0 || after >= end ||
        input->tokens->at[after].sentence != input->tokens->at[end - 1].sentence) {
        return false;
    }
    struct course course = {0};
    for (uint32_t i = after; i < end; i++) {
        turn(&course, token_text(input->tokens, i));
    }
    double km = miles * KM_PER_NAUTICAL_MILE, length = hypot(course.east, course.north);
    bool directed = length > 0;
    if (directed) {
        double lat = location->lat;
        location->lat += km / KM_PER_DEGREE * course.north / length;
        location->lon += km / KM_PER_DEGREE / cos(lat * RADIANS) * course.east / length;
    }
    const char *direction =
        directed ? arena_strndup(arena, course.first.at,
                                 (size_t)(course.last.at + course.last.n - course.first.at))
                 : "off";
    location->name = arena_printf(arena, "%g nautical miles %s %s%s", miles, direction,
                                  directed ? "of " : "", location->name);
    location->admin1 = location->country = location->admin1_code = NULL;
    location->country_code[0] = '\0';
    location->geonameid = 0;
    location->feature_class = 'H';
    memcpy(location->feature_code, "SEA", 4);
    location->population = 0;
    location->precision = PRECISION_AREA;
    location->radius_km = directed ? fmax(RADIUS_LEAST, RADIUS_SHARE * km) : km;
    return true;
}
