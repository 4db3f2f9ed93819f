#include "incident/hospital.h"

#include <string.h>

static const char *const taken_there = "a hospital that people were taken to";

static bool is_hospital(const struct lexeme *lexeme)
{
    return lexeme && (lexeme->classes & WORD_TARGET) && strcmp(lexeme->target, "hospital") == 0;
}

/* The unit of the hospital that the place is, or that lies in it; -1: none. */
static int32_t hospital_of(const struct extract_input *input, const struct units *units,
                           const struct place_use *use)
{
    const struct unit *u = &units->at[use->unit];
    uint32_t n;
    if (use->head >= 0 && unit_is(&units->at[use->head], WORD_TARGET) &&
        is_hospital(units->at[use->head].lexeme)) {
        return use->head;
    }
    bool named = is_hospital(
        lexicon_find(input->lexicon, input->tokens, u->first + u->n - 1, u->first + u->n, &n));
    return named ? (int32_t)use->unit : -1;
}

/* The preposition that leads to unit `i`, `*bare` if nothing stands between; -1: none. */
static int32_t preposition_to(const struct units *units, uint32_t i, bool *bare)
{
    *bare = true;
    for (; i > 0 && !unit_is(&units->at[i - 1], WORD_PREPOSITION); i--) {
        if (units->at[i - 1].verb || units->at[i - 1].kind == UNIT_MARK) {
            return -1;
        }
        *bare = false;
    }
    return (int32_t)i - 1;
}

static bool tells_of_care(const struct units *units, uint32_t preposition)
{
    for (uint32_t i = preposition;
         i-- > 0 && units->at[i].clause == units->at[preposition].clause;) {
        if (unit_cues(&units->at[i]) & CUE_TREATS) {
            return true;
        }
    }
    return false;
}

/* "were taken to a hospital in X", "treated at the Y hospital", "died in hospital in X". */
const char *hospital_no(const struct extract_input *input, const struct parse *parse,
                        const struct place_uses *before, const struct place_use *use)
{
    const struct units *units = &parse->units;
    const struct place_use *last = before->n ? &before->at[before->n - 1] : NULL;
    if (last && last->no == taken_there && (int32_t)last->unit == use->head) {
        return taken_there; /* "to the Y hospital in X" */
    }
    int32_t hospital = hospital_of(input, units, use);
    bool bare;
    int32_t at = hospital < 0 ? -1 : preposition_to(units, (uint32_t)hospital, &bare);
    if (at < 0) {
        return NULL;
    }
    bool to = unit_preposition(&units->at[at]) == PREPOSITION_TO;
    bool died = bare && (uint32_t)hospital != use->unit;
    return to || died || tells_of_care(units, (uint32_t)at) ? taken_there : NULL;
}
