#include "incident/attribution.h"

#include <string.h>

#include "incident/actor.h"

static bool speaks(const struct parse *parse, const struct verb_group *verb)
{
    return verb && unit_is(&parse->units.at[verb->main], WORD_SPEECH);
}

/* The speech verb over a mention: above it, or after it (", the governor said"). */
static const struct verb_group *speech_over(const struct parse *parse, const struct mention *m)
{
    uint32_t clause = m->clause;
    for (int steps = 0; steps < 6; steps++) {
        uint32_t parent = parse->clauses.at[clause].parent;
        const struct verb_group *verb = clause_verb(parse, clause);
        if (speaks(parse, verb) && verb->main != m->unit) {
            return verb;
        }
        if (parent == clause) {
            break;
        }
        clause = parent;
    }
    for (size_t i = 0; i < parse->verbs.n; i++) {
        const struct verb_group *verb = &parse->verbs.at[i];
        const struct clause *c = &parse->clauses.at[parse->units.at[verb->main].clause];
        bool inserted = c->link == CLAUSE_AND && c->parent == m->clause &&
                        unit_is_comma(&parse->units.at[c->first]);
        if ((verb->main > m->unit || inserted) && speaks(parse, verb)) {
            return verb;
        }
    }
    return NULL;
}

/* "Sumy Governor X", "the mayor of Y": the place that they speak for. */
static void read_seat(struct attribution *out, const struct parse *parse, uint32_t speaker)
{
    const struct units *units = &parse->units;
    uint32_t first = speaker > 1 ? speaker - 2 : 0;
    for (uint32_t i = first; i < speaker + 3 && i < units->n; i++) {
        const struct unit *u = &units->at[i];
        bool before = i < speaker;
        bool of = i > speaker && unit_preposition(&units->at[i - 1]) == PREPOSITION_OF;
        if (u->kind == UNIT_PLACE && u->toponym->located && (before || of) &&
            (u->toponym->location.precision == PRECISION_SETTLEMENT ||
             u->toponym->location.precision == PRECISION_REGION)) {
            out->seat = u->toponym;
            out->seat_at = (struct evidence){u->first, u->n};
            return;
        }
    }
}

/* "officials in X said shelling had killed two": people of a town, not a ministry in a capital. */
static void read_town(struct attribution *out, const struct parse *parse, uint32_t speaker)
{
    const struct units *units = &parse->units;
    const struct unit *u = &units->at[speaker];
    const struct unit *in = speaker + 2 < units->n ? &units->at[speaker + 1] : NULL;
    bool people = span_ends(tokens_text(parse->input->tokens, u->first, u->n), "s");
    if (!people || !in || unit_preposition(in) != PREPOSITION_IN) {
        return;
    }
    uint32_t i = speaker + 2;
    while (i + 1 < units->n && i < speaker + 4 && units->at[i].kind != UNIT_PLACE &&
           !units->at[i].verb) {
        i++; /* "in occupied X" */
    }
    const struct unit *place = &units->at[i];
    if (place->kind == UNIT_PLACE && place->toponym->located &&
        place->toponym->location.precision == PRECISION_SETTLEMENT &&
        strcmp(place->toponym->location.feature_code, "PPLC") != 0) {
        out->seat = place->toponym;
        out->seat_at = (struct evidence){place->first, place->n};
    }
}

static void read_speaker(struct attribution *out, const struct parse *parse, uint32_t first,
                         uint32_t end, uint32_t clause)
{
    bool kind = false;
    for (uint32_t i = first; i < end && i < parse->units.n; i++) {
        const struct unit *u = &parse->units.at[i];
        if (u->clause != clause) {
            continue;
        }
        if (unit_is(u, WORD_SPEAKER) && (!kind || u->lexeme->speaker == SPEAKER_MILITARY)) {
            out->kind = u->lexeme->speaker;
            kind = true;
            if (out->kind == SPEAKER_LOCAL || out->kind == SPEAKER_REGIONAL) {
                read_seat(out, parse, i);
            } else if (out->kind == SPEAKER_CIVIL) {
                read_town(out, parse, i);
            }
        }
        struct actor_found found = actor_at(&parse->units, i);
        if (found.name && !out->side) {
            out->side = found.name;
            out->side_at = (struct evidence){u->first, u->n};
            out->kind = kind                     ? out->kind
                        : unit_is(u, WORD_ACTOR) ? (u->lexeme->actor->kind == ACTOR_MILITARY ||
                                                            u->lexeme->actor->kind == ACTOR_GROUP
                                                        ? SPEAKER_MILITARY
                                                        : SPEAKER_OFFICE)
                                                 : SPEAKER_OFFICE;
        }
    }
}

struct attribution attribution_of(const struct telling *telling, const struct mention *mention)
{
    const struct parse *parse = &telling->parse;
    const struct verb_group *verb = speech_over(parse, mention);
    struct attribution out = {.kind = SPEAKER_MEDIA};
    if (!verb) {
        return out;
    }
    const struct unit *u = &parse->units.at[verb->main];
    uint32_t clause = u->clause;
    out.told = true;
    out.speech = u->lexeme->speech;
    out.at = (struct evidence){u->first, u->n};
    uint32_t first = parse->clauses.at[clause].first, end = parse->clauses.at[clause].end;
    bool before = verb->first > first + 1;
    read_speaker(&out, parse, before ? first : verb->main + 1, before ? verb->first : end, clause);
    if (!out.side && out.kind == SPEAKER_MEDIA) {
        read_speaker(&out, parse, first, end, clause);
    }
    return out;
}

enum unnamed attribution_unnamed(const struct parse *parse, struct evidence speech)
{
    for (uint32_t i = 0; speech.n && i < parse->units.n; i++) {
        const struct unit *u = &parse->units.at[i];
        if (u->first == speech.first) {
            uint32_t first = parse->clauses.at[u->clause].first;
            return actor_unnamed_between(&parse->units, first, i, u->clause);
        }
    }
    return UNNAMED_NOBODY;
}
