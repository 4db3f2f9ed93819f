#include "incident/place_told.h"

static bool is_place(const struct unit *u)
{
    return u->kind == UNIT_PLACE;
}

/* "the central Ukrainian city" */
static bool described_by_the(const struct extract_input *input, const struct units *units,
                             uint32_t i)
{
    bool people = false;
    while (i-- > 0) {
        const struct unit *u = &units->at[i];
        if (unit_says(input->tokens, u, "the")) {
            return people;
        }
        bool adjective = u->kind == UNIT_WORD && !u->verb && u->classes == 0;
        if (u->kind != UNIT_PEOPLE && u->kind != UNIT_PLACE && !adjective) {
            return false;
        }
        people = people || u->kind == UNIT_PEOPLE || u->kind == UNIT_PLACE ||
                 u->form == FORM_ED; /* "the besieged city" */
    }
    return false;
}

/* "the city of X"; but "the city of more than 300,000". */
static bool is_named_of(const struct units *units, uint32_t of)
{
    const struct unit *after = of + 1 < units->n ? &units->at[of + 1] : NULL;
    return unit_preposition(&units->at[of]) == PREPOSITION_OF && after &&
           after->kind != UNIT_NUMBER && !unit_is(after, WORD_QUANTITY);
}

bool place_is_told_before(const struct extract_input *input, const struct units *units, uint32_t i)
{
    const struct unit *u = &units->at[i];
    if (!unit_is(u, WORD_PLACE_NOUN) || u->verb || u->lexeme->place_noun == PLACE_NOUN_SITE ||
        (u->possessive && u->lexeme->place_noun == PLACE_NOUN_ANYWHERE)) { /* "there's" */
        return false;
    }
    uint32_t next = i + 1;
    if (next < units->n && (is_place(&units->at[next]) || is_named_of(units, next) ||
                            units->at[next].kind == UNIT_NAME ||
                            (unit_is_comma(&units->at[next]) && next + 1 < units->n &&
                             is_place(&units->at[next + 1])))) {
        return false;
    }
    if (u->lexeme->place_noun == PLACE_NOUN_ANYWHERE) {
        return unit_says(input->tokens, u, "there") && i > 0 &&
               !(next < units->n && unit_is(&units->at[next], WORD_BE | WORD_HAVE | WORD_MODAL));
    }
    if (i == 0) {
        return false;
    }
    const struct unit *before = &units->at[i - 1];
    if (described_by_the(input, units, i)) {
        return true;
    }
    return span_is_nocase(token_text(input->tokens, before->first), "the") ||
           unit_says(input->tokens, before, "this") || (before->possessive && is_place(before)) ||
           (before->kind == UNIT_PEOPLE && u->lexeme->place_noun == PLACE_NOUN_CAPITAL);
}
