#include "incident/incident.h"

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
