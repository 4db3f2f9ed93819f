#include "incident/doubtful.h"

#include <string.h>

/* Below this a name is more likely a person's or a word (set on the visible articles, where
 * small towns come with 0.29 and more, surnames with less than 0.2). */
#define LEAST_DOUBTFUL 0.20f
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

static void look_again(struct toponym *t, const struct codes *codes,
                       const struct gazetteers *gazetteers)
{
    struct location location;
    if (t->located || t->candidates.n == 0 || t->confidence < LEAST_DOUBTFUL) {
        return;
    }
    const struct candidate *best = &t->candidates.at[0];
    bool found = best->entry.place != UINT32_MAX &&
                 gazetteer_place(gazetteers->at[best->gazetteer], best->entry.place, &location);
    bool kind =
        found && (location.precision == PRECISION_SETTLEMENT ||
                  location.precision == PRECISION_SITE || location.precision == PRECISION_REGION);
    if (kind && has_code(codes, location.country_code)) {
        t->located = true;
        t->role = ROLE_LITERAL;
        t->location = location;
    }
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
        look_again(&out.at[i], &codes, gazetteers);
    }
    return out;
}
