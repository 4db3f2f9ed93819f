#ifndef DATELINE_PLACE_GEOCODE_H
#define DATELINE_PLACE_GEOCODE_H
/* Geocoding: a name as a person types it, to places, best first, each with the reason.
 *
 * Takes "Kryvyi Rih", "Andriivka, Sumy" (a place and what it lies in) or "Sumy region" (a place and
 * its kind). Where nothing is called so it tries the romanisation fold, then one or two typing
 * errors, and says that it guessed. Where the container has no such place it says so and offers the
 * container, with the container's precision. Pure but for the arena: the same answer whatever the
 * order of the gazetteers' candidates. */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"
#include "place/gazetteer.h"
#include "place/location.h"
#include "place/toponym.h"

struct geocode_options {
    bool near; /* prefer places near lon, lat */
    double lon, lat;
    const char *country; /* ISO 3166-1 alpha-2; NULL: any */
    size_t limit;        /* so many at most; 0: all */
};

struct geocode_match {
    struct location location;
    enum name_kind kind;
    double score;    /* 0 to 1, comparable within one answer */
    double inside;   /* 0 to 1: how surely it lies in what was named; 1 where nothing was */
    const char *why; /* "former name, 37 km from the point" */
};

struct geocode_answer {
    struct geocode_match *at;
    size_t n, found;  /* given; found before the limit */
    bool guessed;     /* nothing is called so: these are near it in spelling */
    bool container;   /* these are what it should lie in, not the place itself */
    const char *note; /* what a person should be told; NULL: nothing */
};

struct geocode_answer geocode(struct span query, const struct gazetteers *gazetteers,
                              const struct geocode_options *options, struct arena *arena);

/* A location with the country's and the division's names from whichever gazetteer has them. */
bool gazetteers_place(const struct gazetteers *gazetteers, size_t gazetteer, uint32_t place,
                      struct location *out);

#endif
