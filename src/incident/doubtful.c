#include "incident/doubtful.h"

#include <string.h>

/* Below this a name is more likely a person's or a word (set on the visible articles, where
 * small towns come with 0.29 and more, surnames with less than 0.2). */
#define LEAST_DOUBTFUL 0.20f
/* How far it may lie from the sure places of its sentence. */
#define NEAR_KM 300.0
/* A place that a country is known by. */
#define SURE 0.5f

struct codes {
    char code[32][3];
    size_t n;
};

static bool has_code(const struct codes *codes, const char *code)
{
    for (size_t i = 0; i < codes->n; i++) {
        if (strcmp(codes->code[i], code) == 0) {
            return true;
        }
    }
    return false;
}

static struct codes countries_of(const struct toponyms *toponyms)
{
    struct codes codes = {0};
    for (size_t i = 0; i < toponyms->n; i++) {
        const struct toponym *t = &toponyms->at[i];
        bool counts = t->located && t->confidence >= SURE && t->location.country_code[0] &&
                      t->location.precision >= PRECISION_REGION;
        if (counts && codes.n < 32 && !has_code(&codes, t->location.country_code)) {
            memcpy(codes.code[codes.n++], t->location.country_code, 3);
        }
    }
    return codes;
}

/* Is it sure, and small enough to be near or far from? */
static bool is_landmark(const struct toponym *t)
{
    return t->located && t->confidence >= SURE && t->role != ROLE_DEMONYM &&
           t->location.precision <= PRECISION_REGION;
}

/* Does the place lie near one that its sentence surely names, if it names any? */
static bool is_near(const struct toponyms *toponyms, size_t index, const struct location *location)
{
    uint32_t sentence = toponyms->at[index].sentence;
    size_t first = index;
    bool alone = true;
    while (first > 0 && toponyms->at[first - 1].sentence == sentence) {
        first--;
    }
    for (size_t i = first; i < toponyms->n && toponyms->at[i].sentence == sentence; i++) {
        const struct location *other = &toponyms->at[i].location;
        if (i == index || !is_landmark(&toponyms->at[i])) {
            continue;
        }
        alone = false;
        if (km_between(other->lon, other->lat, location->lon, location->lat) < NEAR_KM) {
            return true;
        }
    }
    return alone;
}

/* Where the best candidate is, if that can be meant; a namesake further down hardly ever is. */
static bool find_place(const struct toponyms *toponyms, size_t index, const struct codes *codes,
                       const struct gazetteers *gazetteers, struct location *out)
{
    const struct candidate *best = &toponyms->at[index].candidates.at[0];
    bool found = best->entry.place != UINT32_MAX &&
                 gazetteer_place(gazetteers->at[best->gazetteer], best->entry.place, out);
    bool kind = found && (out->precision == PRECISION_SETTLEMENT ||
                          out->precision == PRECISION_SITE || out->precision == PRECISION_REGION);
    return kind && has_code(codes, out->country_code) && is_near(toponyms, index, out);
}

static void look_again(const struct toponyms *toponyms, size_t index, const struct codes *codes,
                       const struct gazetteers *gazetteers)
{
    struct toponym *t = &toponyms->at[index];
    struct location location;
    if (t->located || t->candidates.n == 0 || t->confidence < LEAST_DOUBTFUL ||
        !find_place(toponyms, index, codes, gazetteers, &location)) {
        return;
    }
    t->located = true;
    t->role = ROLE_LITERAL;
    t->location = location;
}

struct toponyms toponyms_doubtful(const struct toponyms *toponyms,
                                  const struct gazetteers *gazetteers, struct arena *arena)
{
    struct toponyms out = {.at = arena_array(arena, struct toponym, toponyms->n + 1),
                           .n = toponyms->n,
                           .cap = toponyms->n + 1};
    struct codes codes = countries_of(toponyms);
    for (size_t i = 0; i < toponyms->n; i++) {
        out.at[i] = toponyms->at[i];
    }
    for (size_t i = 0; i < toponyms->n; i++) {
        look_again(&out, i, &codes, gazetteers);
    }
    return out;
}
