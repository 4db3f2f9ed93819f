#include "incident/venue.h"

/* How far "with" may stand from "talks": "after talks in the evening with". */
#define WITH_REACH 6

bool frame_is_talks(enum frame frame)
{
    return frame == FRAME_TALKS || frame == FRAME_MEETS || frame == FRAME_SEES ||
           frame == FRAME_BRINGS || frame == FRAME_SIGNS || frame == FRAME_GOES ||
           frame == FRAME_VISIT || frame == FRAME_HOSTS || frame == FRAME_SWAPS;
}

/* What leads from where they were to that they met. */
enum link {
    LINK_NONE,
    LINK_PURPOSE, /* "for talks", "to meet": whatever took them there */
    LINK_WHILE,   /* ", meeting X" */
    LINK_AFTER,   /* "after talks with", "after meeting X" */
    LINK_AND,     /* "and met" */
};

struct tie {
    enum link link;
    uint32_t unit; /* that it begins with */
};

static bool says(const struct locus_query *q, uint32_t unit, const char *word)
{
    return unit_says(q->input->tokens, &q->parse->units.at[unit], word);
}

static bool is_after(const struct locus_query *q, uint32_t unit)
{
    return says(q, unit, "after") || says(q, unit, "following");
}

/* Inside "a second round of separate two-hour", before the noun. */
static bool inside_phrase(const struct unit *u)
{
    return !u->verb && u->kind != UNIT_MARK && u->kind != UNIT_PLACE &&
           !unit_is(u, WORD_SUBORDINATOR | WORD_RELATIVE | WORD_BE | WORD_HAVE | WORD_MODAL) &&
           (!unit_is(u, WORD_PREPOSITION) || unit_preposition(u) == PREPOSITION_OF);
}

static struct tie tie_of_noun(const struct locus_query *q)
{
    const struct units *units = &q->parse->units;
    uint32_t i = q->unit;
    while (i > 0 && inside_phrase(&units->at[i - 1])) {
        i--;
    }
    if (i == 0) {
        return (struct tie){0};
    }
    if (unit_preposition(&units->at[i - 1]) == PREPOSITION_FOR) {
        return (struct tie){LINK_PURPOSE, i - 1};
    }
    return is_after(q, i - 1) ? (struct tie){LINK_AFTER, i - 1} : (struct tie){0};
}

static struct tie tie_of_verb(const struct locus_query *q)
{
    const struct units *units = &q->parse->units;
    uint32_t first = q->verb->first;
    while (first > 0 && unit_is(&units->at[first - 1], WORD_ADVERB)) {
        first--;
    }
    bool again = q->unit + 1 < units->n && (unit_cues(&units->at[q->unit + 1]) & CUE_AGAIN);
    if (q->verb->infinitive && again) {
        return (struct tie){0}; /* "ended talks in Rome, to meet again": who knows where */
    }
    if (q->verb->infinitive) {
        return (struct tie){LINK_PURPOSE, first};
    }
    if (first == 0) {
        return (struct tie){0};
    }
    if (q->verb->participle) {
        return is_after(q, first - 1)                 ? (struct tie){LINK_AFTER, first - 1}
               : unit_is_comma(&units->at[first - 1]) ? (struct tie){LINK_WHILE, first - 1}
                                                      : (struct tie){0};
    }
    bool and = unit_is(&units->at[first - 1], WORD_AND) || says(q, first - 1, "where");
    return and? (struct tie){LINK_AND, first - 1} : (struct tie){0};
}

/* "told him so after talks with Y": the one who tells it was there. */
static bool with_subject(const struct locus_query *q)
{
    const struct units *units = &q->parse->units;
    for (uint32_t i = q->unit + 1; i < units->n && i <= q->unit + WITH_REACH; i++) {
        const struct unit *u = &units->at[i];
        if (unit_preposition(u) == PREPOSITION_WITH) {
            return true;
        }
        if (u->verb || u->kind == UNIT_MARK) {
            break;
        }
    }
    return q->verb != NULL;
}

/* The word that puts somebody at the place: the verb before it, or "the truce brokered in X". */
static const struct unit *told_of(const struct parse *parse, const struct place_use *use)
{
    uint32_t clause = parse->units.at[use->unit].clause;
    for (uint32_t i = use->unit; i-- > 0;) {
        const struct unit *u = &parse->units.at[i];
        bool tells = u->verb || unit_is(u, WORD_BE) || (unit_cues(u) & (CUE_MEDIATES | CUE_PLAN));
        if (u->clause == clause && tells) {
            return u;
        }
    }
    return NULL;
}

/* May the verb that the place stands under be tied to the talks so? */
static bool verb_allows(const struct locus_query *q, const struct place_use *use, struct tie tie)
{
    const struct parse *parse = q->parse;
    if (tie.link == LINK_PURPOSE && !q->verb) {
        return true;
    }
    const struct unit *u = told_of(parse, use);
    if (!u) {
        return false;
    }
    bool goes = unit_is(u, WORD_EVENT_VERB) && trigger_as(u->lexeme->verb, FRAME_GOES);
    bool stays = unit_is(u, WORD_BE | WORD_HAPPENS) || (unit_cues(u) & CUE_PLAN);
    bool agrees = (unit_cues(u) & (CUE_VENUE | CUE_MEDIATES)) != 0;
    bool tells = unit_is(u, WORD_SPEECH) || agrees;
    switch (tie.link) {
    case LINK_PURPOSE:
    case LINK_AND:
        return goes || stays;
    case LINK_WHILE:
        return goes || stays || tells;
    case LINK_AFTER:
        return agrees || (tells && with_subject(q));
    default:
        return false;
    }
}

/* "flew home from Rome after talks with", "left Rome after two days of talks". */
static bool is_left(const struct locus_query *q, const struct place_use *use)
{
    const struct unit *u = told_of(q->parse, use);
    bool goes = u && unit_is(u, WORD_EVENT_VERB) && trigger_as(u->lexeme->verb, FRAME_GOES);
    bool returns = u && (goes || says(q, (uint32_t)(u - q->parse->units.at), "returned"));
    bool leaves = u && u + 1 == &q->parse->units.at[use->preposition_unit] &&
                  says(q, (uint32_t)(u - q->parse->units.at), "left");
    return (use->preposition == PREPOSITION_FROM && returns && with_subject(q)) ||
           (use->preposition == PREPOSITION_NONE && leaves && !use->no);
}

/* "was in Rome, Italy, on Monday, at the time, for": what may stand between. */
static bool is_aside(const struct unit *u)
{
    return u->kind == UNIT_DATE || unit_is_comma(u) || unit_is(u, WORD_ADVERB | WORD_CUE);
}

static bool is_town(const struct place_use *use)
{
    return use->toponym && use->toponym->located &&
           (use->toponym->location.precision == PRECISION_SETTLEMENT ||
            use->toponym->location.precision == PRECISION_SITE);
}

/* "Oslo is to host talks", "Geneva hosted the ministers": the town before the verb. */
static bool is_host(const struct locus_query *q, const struct place_use *use)
{
    const struct parse *parse = q->parse;
    uint32_t clause = parse->units.at[q->unit].clause;
    const struct verb_group *verb = clause_verb(parse, clause);
    const struct unit *u = verb ? &parse->units.at[verb->main] : NULL;
    bool hosts = u && unit_is(u, WORD_EVENT_VERB) && u->lexeme->verb &&
                 u->lexeme->verb->frame == FRAME_HOSTS && !verb->passive &&
                 span_starts(token_text(q->input->tokens, u->first), "host");
    uint32_t subject = hosts && verb->infinitive ? parse->clauses.at[clause].parent : clause;
    return hosts && use->unit < verb->main && parse->units.at[use->unit].clause == subject &&
           use->preposition == PREPOSITION_NONE && !use->possessor && !use->modifier &&
           is_town(use);
}

/* "Mr Novak, who is visiting Rome, met": where a clause inside has the subject. */
static bool is_stay(const struct locus_query *q, const struct place_use *use)
{
    const struct parse *parse = q->parse;
    uint32_t own = parse->units.at[q->unit].clause, inner = parse->units.at[use->unit].clause;
    const struct clause *c = &parse->clauses.at[inner];
    const struct verb_group *verb = clause_verb(parse, inner);
    bool relative = c->link == CLAUSE_RELATIVE && c->parent == own && inner != own;
    if (!relative || !q->verb || !q->verb->finite || !verb || use->unit > q->verb->first) {
        return false;
    }
    const struct unit *u = &parse->units.at[verb->main];
    bool goes = unit_is(u, WORD_EVENT_VERB) && trigger_as(u->lexeme->verb, FRAME_GOES);
    return verb->main < use->unit && !use->no && is_town(use) && !verb->infinitive &&
           ((goes && use->preposition != PREPOSITION_FROM) ||
            (unit_is(u, WORD_BE) &&
             (use->preposition == PREPOSITION_IN || use->preposition == PREPOSITION_TO)));
}

/* "begins a visit to Rome on Friday, during which he will meet". */
static bool is_visit(const struct locus_query *q, const struct place_use *use)
{
    const struct parse *parse = q->parse;
    const struct clause *c = &parse->clauses.at[parse->units.at[q->unit].clause];
    uint32_t opener = c->opener < 0 ? 0 : (uint32_t)c->opener;
    bool during = opener > 0 && (says(q, opener, "during which") || says(q, opener, "in which") ||
                                 says(q, opener, "when"));
    const struct unit *noun = use->head < 0 ? NULL : &parse->units.at[use->head];
    bool visit = noun && unit_is(noun, WORD_EVENT_NOUN) && noun->lexeme->noun &&
                 noun->lexeme->noun->frame == FRAME_VISIT;
    return during && visit && use->unit < opener && use->preposition == PREPOSITION_TO &&
           parse->units.at[use->unit].clause == c->parent;
}

/* "On the sidelines of a fair in Rome, ministers met": the phrase that the sentence opens with. */
static bool opens(const struct locus_query *q, const struct place_use *use)
{
    const struct units *units = &q->parse->units;
    bool comma = use->unit + 1 < q->unit && unit_is_comma(&units->at[use->unit + 1]);
    if (!q->verb || !comma || use->no || !is_town(use) || use->preposition != PREPOSITION_IN ||
        !unit_is(&units->at[0], WORD_PREPOSITION)) {
        return false;
    }
    bool beside = false;
    for (uint32_t i = 0; i < use->unit; i++) {
        beside = beside || (i < 3 && unit_is(&units->at[i], WORD_PLACE_NOUN) &&
                            unit_preposition(&units->at[i + 1]) == PREPOSITION_OF);
        if (units->at[i].verb || unit_is_comma(&units->at[i]) ||
            unit_is(&units->at[i], WORD_SUBORDINATOR | WORD_RELATIVE | WORD_BE | WORD_HAVE)) {
            return false;
        }
    }
    uint32_t own = units->at[q->unit].clause;
    return beside && clause_within(q->parse, own, units->at[use->unit].clause);
}

static void take(struct locus *out, size_t use, const char *how)
{
    out->at[0] = (uint32_t)use;
    out->n = 1;
    out->how = how;
}

void venue_find(const struct locus_query *q, struct locus *out)
{
    const struct units *units = &q->parse->units;
    if (!frame_is_talks(q->frame) || q->frame == FRAME_GOES || q->frame == FRAME_VISIT) {
        return;
    }
    for (size_t k = 0; k < q->places->n; k++) {
        const struct place_use *use = &q->places->at[k];
        if (is_host(q, use) || is_stay(q, use) || is_visit(q, use) || opens(q, use)) {
            take(out, k, "is the host, or where one of them was");
            return;
        }
    }
    struct tie tie = q->verb ? tie_of_verb(q) : tie_of_noun(q);
    for (size_t k = tie.link == LINK_NONE ? 0 : q->places->n; k-- > 0;) {
        const struct place_use *use = &q->places->at[k];
        uint32_t end = use->unit + 1;
        while (end < tie.unit && is_aside(&units->at[end])) {
            end++;
        }
        bool there = use->preposition == PREPOSITION_TO || use->preposition == PREPOSITION_IN ||
                     use->preposition == PREPOSITION_INTO;
        bool leaves = tie.link == LINK_AFTER && is_left(q, use);
        bool stays = !use->no && there && verb_allows(q, use, tie);
        if (end == tie.unit && (stays || leaves)) {
            take(out, k, "is where they were for it");
            return;
        }
    }
}
