#include "incident/journey.h"

#include "incident/whereabouts.h"

void journey_keep(struct journey *journey, const struct episode *episode)
{
    if (event_has_type(&episode->event, "visit") && episode->n_places == 1) {
        *journey = (struct journey){.place = episode->places[0].toponym,
                                    .at = episode->places[0].at,
                                    .when = episode->event.when,
                                    .travellers = episode->event.parties,
                                    .sentence = episode->event.sentence};
    }
}

/* "He met", "they are to hold talks": who it was is told before. */
static bool subject_is_pronoun(const struct telling *t, uint32_t group)
{
    const struct parse *parse = &t->parse;
    for (size_t k = 0; k < t->mentions.n; k++) {
        const struct mention *m = &t->mentions.at[k];
        const struct clause *c = &parse->clauses.at[m->clause];
        uint32_t clause = c->link == CLAUSE_PARTICIPLE ? c->parent : m->clause;
        const struct verb_group *verb = clause_verb(parse, clause);
        uint32_t first = parse->clauses.at[clause].first;
        bool own = m->group == group && verb && verb->first > first;
        const struct unit *u = own ? &parse->units.at[verb->first - 1] : NULL;
        if (u && unit_is(u, WORD_PRONOUN) && !unit_is(u, WORD_DETERMINER | WORD_PLACE_NOUN) &&
            !unit_is(u, WORD_RELATIVE)) {
            return true;
        }
    }
    return false;
}

void journey_continue(const struct journey *journey, const struct telling *t, uint32_t group,
                      struct episode *g, struct arena *arena)
{
    bool near = journey->place && journey->sentence + 1 == g->event.sentence;
    if (!near || event_has_type(&g->event, "visit") || !subject_is_pronoun(t, group) ||
        (g->n_places > 0 && !places_meet(g->places[0].toponym, journey->place))) {
        return;
    }
    if (g->n_places == 0) {
        g->places[g->n_places++] =
            (struct episode_place){.toponym = journey->place, .at = g->event.trigger_at};
        g->event.how = "is where they had gone";
    }
    if (g->event.when.source == WHEN_UNKNOWN) {
        g->event.when = journey->when;
    }
    for (size_t i = 0; i < journey->travellers.n; i++) {
        *list_push(arena, &g->event.parties) = journey->travellers.at[i];
    }
}
