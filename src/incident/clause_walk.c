#include "incident/clause.h"

uint32_t clause_named(const struct parse *parse, uint32_t clause)
{
    for (int steps = 0; steps < 3; steps++) {
        const struct clause *c = &parse->clauses.at[clause];
        bool what =
            c->opener >= 0 && unit_says(parse->input->tokens, &parse->units.at[c->opener], "what");
        if (what || c->parent == clause) {
            return what ? c->parent : UINT32_MAX;
        }
        clause = c->parent;
    }
    return UINT32_MAX;
}

bool clause_within(const struct parse *parse, uint32_t inner, uint32_t outer)
{
    while (inner != outer) {
        uint32_t parent = parse->clauses.at[inner].parent;
        if (parent == inner) {
            return false;
        }
        inner = parent;
    }
    return true;
}

const struct verb_group *verb_group_of(const struct parse *parse, uint32_t unit)
{
    for (size_t i = 0; i < parse->verbs.n; i++) {
        if (parse->verbs.at[i].main == unit) {
            return &parse->verbs.at[i];
        }
    }
    return NULL;
}
