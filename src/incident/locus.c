#include "incident/locus.h"

#include <string.h>

#include "incident/place_fit.h"

#include "incident/venue.h"

/* Words that another place's story begins with. */
static bool blocks(const struct locus_query *q, uint32_t i)
{
    const struct unit *u = &q->parse->units.at[i];
    const struct unit *trigger = &q->parse->units.at[q->unit];
    if (u->clause != trigger->clause) {
        return false; /* inserted */
    }
    if (unit_is(u, WORD_SUBORDINATOR) && unit_says(q->input->tokens, u, "before")) {
        return true; /* "killed shortly before the attack on" */
    }
    if (u->verb) {
        bool happens = unit_is(u, WORD_HAPPENS | WORD_CARRIER | WORD_EVENT_VERB | WORD_TOLL);
        return !(happens && !q->verb);
    }
    if (unit_is(u, WORD_EVENT_NOUN) && u->lexeme->noun->certainty != CERTAINTY_WEAK) {
        if (frame_is_talks(q->frame)) {
            return u->lexeme->noun->type->category != CATEGORY_TALKS;
        }
        bool by = i > 0 && unit_is(&q->parse->units.at[i - 1],
                                   WORD_PREPOSITION | WORD_WEAPON | WORD_DETERMINER);
        return !(q->verb && by) || q->frame == FRAME_GOES;
    }
    return false;
}

/* Clauses that a trigger's place may stand in besides its own: "launched by rebels on X", "talks
 * brokered by Y in X". */
static bool reaches(const struct locus_query *q, uint32_t clause)
{
    const struct parse *parse = q->parse;
    uint32_t own = parse->units.at[q->unit].clause;
    if (clause == own) {
        return true;
    }
    const struct clause *c = &parse->clauses.at[clause];
    const struct verb_group *verb = clause_verb(parse, clause);
    const struct verb_group *above = clause_verb(parse, c->parent);
    bool due = verb && verb->infinitive && above && parse->clauses.at[c->parent].parent == own &&
               unit_is(&parse->units.at[above->main], WORD_HAPPENS); /* "due to be held in" */
    if ((c->parent != own && !due) || !verb) {
        return false;
    }
    bool by = frame_is_talks(q->frame) && c->link == CLAUSE_REDUCED &&
              verb->main + 1 < parse->units.n &&
              unit_preposition(&parse->units.at[verb->main + 1]) == PREPOSITION_BY;
    bool carries = by || unit_is(&parse->units.at[verb->main], WORD_CARRIER | WORD_HAPPENS);
    bool held = c->link == CLAUSE_PARTICIPLE && q->unit < verb->first &&
                (verb->passive || verb->infinitive ||
                 q->unit + 1 == verb->first); /* "talks lasting an hour" */
    return (c->link == CLAUSE_REDUCED || c->link == CLAUSE_RELATIVE || held) && carries &&
           (!q->verb || by);
}

static void take_list(const struct locus_query *q, size_t first, struct locus *out)
{
    for (size_t k = first; k < q->places->n && out->n < sizeof out->at / sizeof *out->at; k++) {
        const struct place_use *use = &q->places->at[k];
        bool signs = q->frame == FRAME_SIGNS && use->matter;
        if (use->listed_with == (int32_t)first && (!use->no || signs || place_is_left(q, use)) &&
            !use->taken) {
            out->at[out->n++] = (uint32_t)k;
        }
    }
}

static bool same_country(const struct place_use *a, const struct place_use *b)
{
    return a->toponym && b->toponym && a->toponym->located && b->toponym->located &&
           strcmp(a->toponym->location.country_code, b->toponym->location.country_code) == 0;
}

static int fineness(const struct place_use *use)
{
    static const int ranks[] = {
        [PRECISION_NONE] = 0,   [PRECISION_AREA] = 1,     [PRECISION_COUNTRY] = 1,
        [PRECISION_REGION] = 2, [PRECISION_DISTRICT] = 3, [PRECISION_SETTLEMENT] = 4,
        [PRECISION_SITE] = 4};
    return use->toponym && use->toponym->located ? ranks[use->toponym->location.precision] : 3;
}

/* Right of the trigger: the first place that fits, or a finer one after it in the same country. */
static void find_right(const struct locus_query *q, struct locus *out)
{
    size_t best = SIZE_MAX;
    uint32_t i = q->unit + 1;
    for (size_t k = 0; k < q->places->n; k++) {
        const struct place_use *use = &q->places->at[k];
        if (use->unit <= q->unit || !reaches(q, q->parse->units.at[use->unit].clause)) {
            continue;
        }
        for (; i < use->unit; i++) {
            if (blocks(q, i)) {
                goto done;
            }
        }
        if (!place_fits(q, use)) {
            continue;
        }
        if (best == SIZE_MAX || (use->included && use->listed_with == (int32_t)k &&
                                 fineness(use) >= fineness(&q->places->at[best]))) {
            best = k;
        } else if (use->listed_with == (int32_t)k && same_country(use, &q->places->at[best]) &&
                   fineness(use) > fineness(&q->places->at[best]) &&
                   q->places->at[best].listed_with == (int32_t)best) {
            best = k;
        }
    }
done:
    if (best != SIZE_MAX) {
        take_list(q, best, out);
        out->how = "stands after the trigger";
    }
}

/* "Sumy and Kupiansk were targeted", "Kyiv came under attack"; "along Mykolaiv" adds to them. */
static void find_subject(const struct locus_query *q, struct locus *out)
{
    uint32_t clause = q->parse->units.at[q->unit].clause;
    for (size_t k = 0; k < q->places->n; k++) {
        const struct place_use *use = &q->places->at[k];
        if (use->unit >= q->verb->first || q->parse->units.at[use->unit].clause != clause ||
            use->no || (use->possessor && !place_owns_part(q, use)) || use->modifier ||
            use->listed_with != (int32_t)k) {
            continue;
        }
        if (use->preposition == PREPOSITION_NONE) {
            take_list(q, k, out);
            out->how = "is the subject";
        }
    }
    for (size_t k = 0; out->n && k < q->places->n; k++) {
        const struct place_use *use = &q->places->at[k];
        if (use->unit > q->unit && q->parse->units.at[use->unit].clause == clause &&
            use->preposition == PREPOSITION_ALONG && !use->no) {
            take_list(q, k, out);
        }
    }
}

static bool comma_follows(const struct parse *parse, uint32_t unit)
{
    return unit + 1 < parse->units.n && unit_is_comma(&parse->units.at[unit + 1]);
}

/* "In X, protests were held over the strikes", "In X, leaders condemned the strike": the noun is
 * not what happened there. */
static bool is_told_of(const struct locus_query *q)
{
    const struct parse *parse = q->parse;
    const struct verb_group *verb = clause_verb(parse, parse->units.at[q->unit].clause);
    if (q->verb || !verb || verb->main > q->unit) {
        return false;
    }
    for (uint32_t i = q->unit; i-- > verb->main + 1;) {
        enum preposition p = unit_preposition(&parse->units.at[i]);
        if (p == PREPOSITION_ON || p == PREPOSITION_ABOUT || p == PREPOSITION_AGAINST) {
            return true;
        }
        if (p != PREPOSITION_NONE && p != PREPOSITION_OF) {
            return false;
        }
    }
    return unit_is(&parse->units.at[verb->main], WORD_SPEECH) &&
           !unit_is(&parse->units.at[verb->main], WORD_HAPPENS);
}

/* "In Kyiv, explosions were heard", "In Kyiv the death toll from the strike rose". */
static bool stands_apart(const struct parse *parse, uint32_t place)
{
    bool toll = place + 2 < parse->units.n &&
                unit_is(&parse->units.at[place + 1], WORD_DETERMINER) &&
                unit_is(&parse->units.at[place + 2], WORD_TOLL);
    return toll || comma_follows(parse, place);
}

/* "A hotel in Kryvyi Rih was hit", "In Kyiv, explosions were heard". */
static void find_left(const struct locus_query *q, struct locus *out)
{
    const struct parse *parse = q->parse;
    uint32_t clause = parse->units.at[q->unit].clause;
    size_t best = SIZE_MAX;
    for (size_t k = 0; k < q->places->n; k++) {
        const struct place_use *use = &q->places->at[k];
        if (use->unit >= q->unit) {
            break;
        }
        bool in = use->preposition == PREPOSITION_IN || use->preposition == PREPOSITION_NEAR ||
                  use->preposition == PREPOSITION_ON;
        uint32_t own = parse->units.at[use->unit].clause;
        bool fronted = in && stands_apart(parse, use->unit) &&
                       use->preposition_unit <= parse->clauses.at[own].first + 2 &&
                       clause_within(parse, clause, own);
        bool same =
            own == clause && in && q->verb && q->frame != FRAME_GOES && use->unit < q->verb->first;
        uint32_t of_best =
            best == SIZE_MAX ? own : parse->units.at[q->places->at[best].unit].clause;
        bool outer = best != SIZE_MAX && /* "; and in nearby X 16 were hurt" */
                     ((same && of_best != clause) ||
                      (fronted && of_best != own && clause_within(parse, own, of_best)));
        if (!use->no && !use->taken && !use->possessor && !use->modifier && (fronted || same) &&
            use->listed_with == (int32_t)k &&
            (best == SIZE_MAX || outer ||
             (same_country(use, &q->places->at[best]) &&
              fineness(use) > fineness(&q->places->at[best])))) {
            best = k;
        }
    }
    if (best != SIZE_MAX) {
        take_list(q, best, out);
        out->how = "stands before the trigger";
        out->fronted = stands_apart(parse, q->places->at[best].unit);
    }
}

/* A name less sure than this of being a place tells no more by standing before a noun. */
#define SURE_NAME 0.5f

/* "the Rome talks" are in Rome, "Gaza ceasefire talks" and "the Ukraine summit" are about it. */
static bool is_venue(const struct locus_query *q, const struct place_use *use)
{
    if (!use->toponym || !use->toponym->located || use->toponym->confidence < SURE_NAME) {
        return false;
    }
    if (!frame_is_talks(q->frame)) {
        /* "U.S. strikes" are by it. */
        return use->toponym->location.precision != PRECISION_COUNTRY;
    }
    const struct trigger *noun = q->parse->units.at[q->unit].lexeme->noun;
    enum geo_precision p = use->toponym->location.precision;
    bool plain = noun->type->rank <= 4;
    return plain && (p == PRECISION_SETTLEMENT || p == PRECISION_SITE) && use->unit + 1 == q->unit;
}

/* "the Sumy attack", "the Rome talks", "Kyiv blasts". */
static void find_modifier(const struct locus_query *q, struct locus *out)
{
    const struct units *units = &q->parse->units;
    for (size_t k = 0; k < q->places->n; k++) {
        const struct place_use *use = &q->places->at[k];
        if (use->head < 0 || !use->modifier || use->unit >= q->unit || q->unit - use->unit > 3) {
            continue;
        }
        bool direct = true;
        for (uint32_t i = use->unit + 1; i < q->unit; i++) {
            direct = direct && units->at[i].kind == UNIT_WORD && !units->at[i].verb &&
                     !unit_is(&units->at[i], WORD_PREPOSITION | WORD_AND);
        }
        if (direct && is_venue(q, use)) {
            out->at[0] = (uint32_t)k;
            out->n = 1;
            out->by_name = true;
            out->how = "stands before the noun";
            return;
        }
    }
}

/* "shot at a family about to leave the village of X": in what is told of the victims. */
static void find_below(const struct locus_query *q, struct locus *out)
{
    const struct parse *parse = q->parse;
    uint32_t own = parse->units.at[q->unit].clause;
    for (size_t k = 0; k < q->places->n; k++) {
        const struct place_use *use = &q->places->at[k];
        uint32_t clause = parse->units.at[use->unit].clause;
        const struct clause *c = &parse->clauses.at[clause];
        bool below =
            clause != own && clause_within(parse, clause, own) &&
            (c->link == CLAUSE_PARTICIPLE || c->link == CLAUSE_REDUCED || c->link == CLAUSE_SAID);
        bool town = use->toponym && use->toponym->located &&
                    use->toponym->location.precision <= PRECISION_SETTLEMENT;
        bool where = use->preposition == PREPOSITION_NONE || use->preposition == PREPOSITION_IN ||
                     use->preposition == PREPOSITION_NEAR;
        if (q->frame == FRAME_ON &&
            (c->link == CLAUSE_SAID || use->preposition != PREPOSITION_IN)) {
            continue; /* "a strike on a school housing families in X" */
        }
        if (c->link == CLAUSE_SAID && use->head >= 0 &&
            unit_is(&parse->units.at[use->head], WORD_PERSON | WORD_SPEAKER | WORD_OFFICIAL)) {
            continue; /* "according to medics at X" */
        }
        bool in = use->preposition == PREPOSITION_IN && c->link != CLAUSE_SAID && use->toponym &&
                  use->toponym->located;
        if (use->unit > q->unit && below && (town || in) && where && !use->no && !use->possessor) {
            take_list(q, k, out);
            out->how = "is where the victims were";
            return;
        }
        if (use->unit > q->unit && !below) {
            return;
        }
    }
}

/* Only a comma and a day stand between a place and its "where". */
static bool reaches_back(const struct parse *parse, uint32_t place, uint32_t opener)
{
    for (uint32_t i = place + 1; i < opener; i++) {
        const struct unit *u = &parse->units.at[i];
        if (!unit_is_comma(u) && u->kind != UNIT_DATE && !unit_is(u, WORD_PLACE_NOUN)) {
            return false;
        }
    }
    return true;
}

/* "went to a school in Sumy that was hit", "visited a house in Sumy hit by a drone": what was hit
 * stands there. */
static void find_target(const struct locus_query *q, struct locus *out)
{
    const struct parse *parse = q->parse;
    const struct clause *c = &parse->clauses.at[parse->units.at[q->unit].clause];
    bool hit = q->frame == FRAME_HITS || q->frame == FRAME_DAMAGES || q->frame == FRAME_SUFFERS;
    bool told = c->link == CLAUSE_RELATIVE || c->link == CLAUSE_REDUCED;
    for (size_t k = q->places->n; hit && told && q->verb->passive && k-- > 0;) {
        const struct place_use *use = &q->places->at[k];
        bool adjoins = use->unit + 1 == c->first ||
                       (use->unit + 2 == c->first && comma_follows(parse, use->unit));
        if (adjoins && use->preposition == PREPOSITION_IN && !use->no && use->head >= 0 &&
            unit_is(&parse->units.at[use->head], WORD_TARGET)) {
            out->at[0] = (uint32_t)k;
            out->n = 1;
            out->how = "is where what was hit stands";
            return;
        }
    }
}

/* "in Kharkiv, where three people were killed". */
static void find_antecedent(const struct locus_query *q, struct locus *out)
{
    const struct parse *parse = q->parse;
    const struct clause *c = &parse->clauses.at[parse->units.at[q->unit].clause];
    if (c->opener < 0 || !unit_says(q->input->tokens, &parse->units.at[c->opener], "where")) {
        return;
    }
    for (size_t k = q->places->n; k-- > 0;) {
        const struct place_use *use = &q->places->at[k];
        if (use->unit < (uint32_t)c->opener &&
            reaches_back(parse, use->unit, (uint32_t)c->opener) && !use->no) {
            out->at[0] = (uint32_t)k;
            out->n = 1;
            out->how = "where";
            return;
        }
    }
}

/* "of the drones they shot down, half were in Bryansk and 14 were over Kursk". */
static void find_shares(const struct locus_query *q, struct locus *out)
{
    const struct parse *parse = q->parse;
    for (size_t k = 0; k < q->places->n && out->n < sizeof out->at / sizeof *out->at; k++) {
        const struct place_use *use = &q->places->at[k];
        uint32_t clause = parse->units.at[use->unit].clause;
        const struct verb_group *verb = clause_verb(parse, clause);
        bool copula = verb && unit_is(&parse->units.at[verb->main], WORD_BE) &&
                      verb->main < use->unit && use->unit > q->unit;
        if (copula && !use->no && is_locative(use->preposition)) {
            out->at[out->n++] = (uint32_t)k;
            out->how = "is a share of those shot down";
        }
    }
}

/* "shot down 35 drones: 14 over A, nine over B and the rest over C and D". */
static void find_itemised(const struct locus_query *q, struct locus *out)
{
    const struct units *units = &q->parse->units;
    for (size_t k = 0; k < q->places->n && out->n < sizeof out->at / sizeof *out->at; k++) {
        const struct place_use *use = &q->places->at[k];
        if (use->unit <= q->unit || use->preposition != PREPOSITION_ON || use->no ||
            use->possessor || use->modifier) {
            continue;
        }
        const struct place_use *first = &q->places->at[use->listed_with];
        uint32_t at = first->preposition_unit;
        const struct unit *item = at > q->unit ? &units->at[at - 1] : NULL;
        if (item && (item->kind == UNIT_NUMBER || unit_is(item, WORD_QUANTITY) ||
                     unit_says(q->input->tokens, item, "rest") ||
                     unit_says(q->input->tokens, item, "others"))) {
            out->at[out->n++] = (uint32_t)k;
            out->how = "is itemised";
        }
    }
    if (out->n < 2) {
        out->n = 0;
    }
}

/* "a plant in X stopped work after being hit": the clause above has the subject. */
static void find_shared_subject(const struct locus_query *q, struct locus *out)
{
    const struct parse *parse = q->parse;
    uint32_t own = parse->units.at[q->unit].clause;
    const struct clause *c = &parse->clauses.at[own];
    const struct verb_group *above = clause_verb(parse, c->parent);
    bool shares =
        (c->link == CLAUSE_SUB && c->opener >= 0 && q->verb->first == (uint32_t)c->opener + 1) ||
        (c->link == CLAUSE_AND && q->verb->first <= c->first + 1);
    if (!shares || !above || c->parent == own) {
        return;
    }
    for (size_t k = q->places->n; k-- > 0;) {
        const struct place_use *use = &q->places->at[k];
        bool here = use->preposition == PREPOSITION_NONE || is_locative(use->preposition);
        if (use->unit < above->first && parse->units.at[use->unit].clause == c->parent && here &&
            !use->no && !use->possessor && !use->modifier && use->listed_with == (int32_t)k) {
            take_list(q, k, out);
            out->how = "is the subject of the clause above";
            return;
        }
    }
}

/* "Rescuers in X worked through the night after a missile tore into a house": where they are. */
static void find_attended(const struct locus_query *q, struct locus *out)
{
    const struct parse *parse = q->parse;
    const struct clause *c = &parse->clauses.at[parse->units.at[q->unit].clause];
    const struct verb_group *above = clause_verb(parse, c->parent);
    bool attended = false;
    for (uint32_t i = 0; above && c->link == CLAUSE_SUB && i < above->first; i++) {
        const struct unit *u = &parse->units.at[i];
        attended = attended || (u->clause == c->parent && (unit_cues(u) & CUE_ATTENDS));
    }
    for (size_t k = 0; attended && k < q->places->n; k++) {
        const struct place_use *use = &q->places->at[k];
        bool town = use->toponym && use->toponym->located &&
                    use->toponym->location.precision <= PRECISION_SETTLEMENT;
        if (parse->units.at[use->unit].clause == c->parent && town && !use->no &&
            use->preposition == PREPOSITION_IN) {
            out->at[0] = (uint32_t)k;
            out->n = 1;
            out->how = "is where people see to it";
            return;
        }
    }
}

/* "X, from where the raid was launched": not where it went. */
static bool sets_out(const struct locus_query *q)
{
    const struct parse *parse = q->parse;
    uint32_t at = parse->units.at[q->unit].clause;
    for (int steps = 0; steps < 3; steps++) {
        const struct clause *c = &parse->clauses.at[at];
        if (c->opener > 0 &&
            unit_preposition(&parse->units.at[c->opener - 1]) == PREPOSITION_FROM) {
            return true;
        }
        at = c->parent;
    }
    return false;
}

/* "residents of X heard explosions": where those were who heard them. */
static void find_witness(const struct locus_query *q, struct locus *out)
{
    const struct parse *parse = q->parse;
    uint32_t clause = parse->units.at[q->unit].clause;
    const struct verb_group *verb = clause_verb(parse, clause);
    if (!verb || !(unit_cues(&parse->units.at[verb->main]) & CUE_HEARS) || verb->main > q->unit) {
        return;
    }
    for (size_t k = 0; k < q->places->n; k++) {
        const struct place_use *use = &q->places->at[k];
        bool there = use->preposition != PREPOSITION_FROM;
        if (use->unit < verb->first && there && !use->possessor && !use->modifier && !use->taken) {
            out->at[0] = (uint32_t)k;
            out->n = 1;
            out->how = "is where those were who heard it";
            return;
        }
    }
}

/* "a wall fell in Sumy in what officials called an attack" */
static void find_named(const struct locus_query *q, struct locus *out)
{
    const struct parse *parse = q->parse;
    uint32_t named = clause_named(parse, parse->units.at[q->unit].clause);
    for (size_t k = q->places->n; named != UINT32_MAX && k-- > 0;) {
        const struct place_use *use = &q->places->at[k];
        if (parse->units.at[use->unit].clause == named && is_locative(use->preposition) &&
            !use->no && !use->possessor && !use->modifier && use->listed_with == (int32_t)k) {
            take_list(q, k, out);
            out->how = "is where what it names happened";
            return;
        }
    }
}

static bool mourns(const struct parse *parse)
{
    for (uint32_t i = 0; i < parse->units.n; i++) {
        if (unit_cues(&parse->units.at[i]) & CUE_MOURNS) {
            return true;
        }
    }
    return false;
}

/* "X held a day of mourning for six people killed", "X, a steel town, buried two workers who were
 * killed": a town mourns its own. */
static void find_mourner(const struct locus_query *q, struct locus *out)
{
    const struct parse *parse = q->parse;
    const struct verb_group *main = clause_verb(parse, 0);
    bool below = parse->units.at[q->unit].clause != 0 && main && main->main < q->unit;
    for (size_t k = 0; below && k < q->places->n && mourns(parse); k++) {
        const struct place_use *use = &q->places->at[k];
        bool town = use->toponym && use->toponym->located &&
                    use->toponym->location.precision == PRECISION_SETTLEMENT;
        if (town && use->unit < main->first && parse->units.at[use->unit].clause == 0 &&
            use->preposition == PREPOSITION_NONE && !use->possessor && !use->modifier) {
            out->at[0] = (uint32_t)k;
            out->n = 1;
            out->how = "mourns them";
            return;
        }
    }
}

struct locus locus_find(const struct locus_query *q)
{
    struct locus out = {0};
    if (sets_out(q)) {
        return out;
    }
    if (q->frame == FRAME_DOWNS) {
        find_itemised(q, &out);
        if (out.n) {
            return out;
        }
    }
    if (q->verb && (q->verb->passive || q->frame == FRAME_SUFFERS) && q->frame != FRAME_FIRES &&
        q->frame != FRAME_DOWNS) {
        find_subject(q, &out);
    }
    if (!out.n) {
        find_right(q, &out);
    }
    if (!out.n && !q->verb) {
        find_modifier(q, &out);
    }
    if (!out.n && !q->verb && !frame_is_talks(q->frame)) {
        find_named(q, &out);
    }
    if (!out.n && q->frame == FRAME_AT) {
        find_witness(q, &out);
    }
    if (!out.n) {
        venue_find(q, &out);
    }
    if (!out.n && q->frame == FRAME_DOWNS) {
        find_shares(q, &out);
    }
    if (!out.n && (q->frame == FRAME_HITS || q->frame == FRAME_HARMS || q->frame == FRAME_ON)) {
        find_below(q, &out);
    }
    if (!out.n) {
        find_antecedent(q, &out);
    }
    if (!out.n && q->verb) {
        find_target(q, &out);
    }
    if (!out.n && q->verb && (q->verb->passive || q->verb->participle)) {
        find_shared_subject(q, &out);
    }
    bool leads = q->frame != FRAME_GOES && !is_told_of(q);
    if (!out.n && leads) { /* not "In X, they were headed toward talks" */
        find_left(q, &out);
    }
    if (!out.n && !frame_is_talks(q->frame)) {
        find_mourner(q, &out);
    }
    if (!out.n) {
        find_attended(q, &out);
    }
    return out;
}
