#include "incident/verb_group.h"

#define AUXILIARY (WORD_BE | WORD_HAVE | WORD_MODAL)
#define NONE      UINT32_MAX

static bool is_infinitive_to(const struct units *units, uint32_t i)
{
    return unit_preposition(&units->at[i]) == PREPOSITION_TO && i + 1 < units->n &&
           units->at[i + 1].verb && units->at[i + 1].form != FORM_ED &&
           units->at[i + 1].form != FORM_ING && units->at[i + 1].form != FORM_S;
}

static bool ends_in_to(const struct extract_input *input, const struct unit *u)
{
    return u->n > 1 && u->kind == UNIT_WORD &&
           span_is_nocase(token_text(input->tokens, u->first + u->n - 1), "to");
}

static bool is_between(const struct unit *u)
{
    return unit_is(u, WORD_ADVERB) || (unit_cues(u) & CUE_NOT);
}

/* Fills the group that begins at unit `i`; false: no verb here. */
static bool verb_group_at(const struct extract_input *input, const struct units *units, uint32_t i,
                          struct verb_group *out)
{
    struct verb_group group = {.first = i, .main = NONE};
    uint32_t last_auxiliary = NONE;
    if (is_infinitive_to(units, i)) {
        group.infinitive = true;
        i++;
    } else if (i > 0 && units->at[i].form == FORM_BASE && ends_in_to(input, &units->at[i - 1])) {
        group.infinitive = true; /* "agreed to exchange" */
    } else if (!units->at[i].verb && !unit_is(&units->at[i], AUXILIARY)) {
        return false;
    }
    for (; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        if (unit_is(u, AUXILIARY)) {
            last_auxiliary = i;
            group.cues |= unit_cues(u);
            group.perfect = group.perfect || unit_is(u, WORD_HAVE);
            group.pluperfect =
                group.pluperfect || span_is_nocase(token_text(input->tokens, u->first), "had");
        } else if (u->verb) {
            group.main = i;
            break;
        } else if (unit_is_quote(u) && last_auxiliary != NONE) {
            continue;
        } else if (is_between(u) && last_auxiliary != NONE) {
            group.cues |= unit_cues(u);
        } else {
            break;
        }
    }
    if (group.main == NONE && last_auxiliary == NONE) {
        return false;
    }
    bool be = last_auxiliary != NONE && unit_is(&units->at[last_auxiliary], WORD_BE);
    if (group.main == NONE) {
        group.main = last_auxiliary;
    } else {
        enum word_form form = units->at[group.main].form;
        group.progressive = be && form == FORM_ING;
        group.passive = be && form != FORM_ING;
    }
    group.participle = units->at[group.first].form == FORM_ING;
    group.finite = !group.infinitive && !group.participle;
    *out = group;
    return true;
}

struct verb_groups verb_groups_of(const struct extract_input *input, const struct units *units,
                                  struct arena *arena)
{
    struct verb_groups out = {0};
    struct verb_group group;
    for (uint32_t i = 0; i < units->n; i++) {
        if (verb_group_at(input, units, i, &group)) {
            *list_push(arena, &out) = group;
            i = group.main;
        }
    }
    return out;
}
