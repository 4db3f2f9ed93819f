#include "incident/since.h"

const struct unit *since_before(const struct tokens *tokens, const struct parse *parse,
                                const struct clause *clause)
{
    bool when = clause->opener > 0 && unit_says(tokens, &parse->units.at[clause->opener], "when");
    uint32_t before = when ? (uint32_t)clause->opener - 1 : 0;
    before -= when && before > 0 && unit_is_comma(&parse->units.at[before]);
    const struct unit *u = &parse->units.at[before];
    bool since = when && u->kind == UNIT_DATE && u->date->kind == DATE_RECURRENT &&
                 span_is_nocase(token_text(tokens, u->first), "since");
    return since ? u : NULL;
}

/* Of the mention's clause or one of those above. */
static const struct unit *recalled(const struct extract_input *input, const struct parse *parse,
                                   uint32_t clause)
{
    for (int steps = 0; steps < 3; steps++) {
        const struct clause *c = &parse->clauses.at[clause];
        const struct unit *u = since_before(input->tokens, parse, c);
        if (u) {
            return u;
        }
        clause = c->parent;
    }
    return NULL;
}

bool since_read(const struct extract_input *input, const struct telling *telling,
                const struct mention *mention, struct when *out)
{
    const struct unit *u = recalled(input, &telling->parse, mention->clause);
    int32_t published = input->tokens->article->published;
    if (!u) {
        return false;
    }
    bool told = u->date->range.first != DAY_NONE && u->date->range.first <= published;
    *out = (struct when){.source = WHEN_OWN,
                         .range = {DAY_NONE, DAY_NONE, TIME_UNKNOWN},
                         .weekday = u->date->weekday,
                         .vague_past = !told && u->date->weekday < 0,
                         .at = {u->first, u->n}};
    if (told) {
        out->range = u->date->range;
    }
    return true;
}
