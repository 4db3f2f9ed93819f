#include "incident/incident.h"

#include <math.h>
#include <string.h>

static const char *const categories[] = {
    [CATEGORY_STRIKE] = "strike",
    [CATEGORY_TALKS] = "talks",
    [CATEGORY_GROUND] = "ground",
    [CATEGORY_VIOLENCE] = "violence",
};

static const char *const statuses[] = {
    [STATUS_REPORTED] = "reported",
    [STATUS_CLAIMED] = "claimed",
    [STATUS_PLANNED] = "planned",
    [STATUS_DENIED] = "denied",
};

const char *category_name(enum category category)
{
    return categories[category];
}

const char *status_name(enum status status)
{
    return statuses[status];
}

bool category_from_name(struct span name, enum category *out)
{
    for (size_t i = 0; i < sizeof categories / sizeof *categories; i++) {
        if (span_is(name, categories[i])) {
            *out = (enum category)i;
            return true;
        }
    }
    return false;
}

bool status_from_name(struct span name, enum status *out)
{
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        if (span_is(name, statuses[i])) {
            *out = (enum status)i;
            return true;
        }
    }
    return false;
}

static const char *keep(const char *text, struct arena *arena)
{
    return text ? arena_strndup(arena, text, strlen(text)) : NULL;
}

static void keep_names(struct names *names, const struct names *from, struct arena *arena)
{
    *names = (struct names){0};
    for (size_t i = 0; i < from->n; i++) {
        *list_push(arena, names) = keep(from->at[i], arena);
    }
}

static void keep_sources(struct sources *out, const struct sources *from, struct arena *arena)
{
    *out = (struct sources){0};
    for (size_t i = 0; i < from->n; i++) {
        struct source *source = list_push(arena, out);
        *source = from->at[i];
        source->account = NULL;
        source->article = keep(source->article, arena);
        source->outlet = keep(source->outlet, arena);
        source->url = keep(source->url, arena);
        source->published = keep(source->published, arena);
        source->quote = keep(source->quote, arena);
    }
}

void incident_copy(struct incident *out, const struct incident *from, struct arena *arena)
{
    *out = *from;
    const char **texts[] = {
        &out->id,
        &out->type,
        &out->acled_event_type,
        &out->acled_sub_event_type,
        &out->location_text,
        &out->actor1,
        &out->actor2,
        &out->weapon,
        &out->target,
        &out->summary,
        &out->location.name,
        &out->location.admin1,
        &out->location.country,
        &out->location.admin1_code,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        *texts[i] = keep(*texts[i], arena);
    }
    keep_names(&out->parties, &from->parties, arena);
    keep_names(&out->mediators, &from->mediators, arena);
    keep_sources(&out->sources, &from->sources, arena);
}

static double rounded(double value, double steps)
{
    return isfinite(value) ? round(value * steps) / steps : value;
}

void incident_round(struct incident *incident)
{
    struct location *location = &incident->location;
    location->lon = rounded(location->lon, STEPS_A_DEGREE);
    location->lat = rounded(location->lat, STEPS_A_DEGREE);
    location->radius_km = rounded(location->radius_km, STEPS_A_KM);
    incident->confidence = rounded(incident->confidence, CONFIDENCE_STEPS);
}

bool names_have(const struct names *names, const char *name)
{
    for (size_t i = 0; i < names->n; i++) {
        if (strcmp(names->at[i], name) == 0) {
            return true;
        }
    }
    return false;
}

void names_add(struct names *names, const char *name, struct arena *arena)
{
    if (!names_have(names, name)) {
        *list_push(arena, names) = name;
    }
}
