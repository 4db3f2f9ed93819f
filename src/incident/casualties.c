#include "incident/casualties.h"

/* How far the number may stand from "death toll": "the death toll in the city has risen to 12". */
#define TOLL_NOUN_REACH 12
/* How far "the number of" may stand before its toll word: "of people known to have been killed". */
#define NUMBER_OF_REACH 8

/* ---- which count belongs to a toll word ---- */

struct toll_scan {
    const struct parse *parse;
    struct counts counts;
    uint32_t casualties; /* the first "casualties" of the sentence, whose parts count; UINT32_MAX */
};

static const struct count *count_from(const struct toll_scan *t, uint32_t unit)
{
    for (size_t i = 0; i < t->counts.n; i++) {
        if (t->counts.at[i].first == unit) {
            return &t->counts.at[i];
        }
    }
    return NULL;
}

/* Only words without weight between a count and what is said of it. */
static bool is_light(const struct unit *u)
{
    return unit_is_quote(u) || unit_is(u, WORD_ADVERB | WORD_BE | WORD_HAVE);
}

static const struct count *count_until(const struct toll_scan *t, uint32_t unit)
{
    while (unit > 0 && is_light(&t->parse->units.at[unit - 1])) {
        unit--;
    }
    for (size_t i = t->counts.n; i-- > 0;) {
        bool counts = !t->counts.at[i].part || t->casualties < unit;
        if (t->counts.at[i].next == unit && counts) {
            return &t->counts.at[i];
        }
    }
    return NULL;
}

/* The subject of a passive, however long: "three people, including a father, were killed". */
static const struct count *count_as_subject(const struct toll_scan *t, uint32_t verb_first)
{
    const struct units *units = &t->parse->units;
    uint32_t clause = units->at[verb_first].clause;
    for (size_t i = t->counts.n; i-- > 0;) {
        const struct count *c = &t->counts.at[i];
        if (c->next <= verb_first && !c->part && units->at[c->first].clause == clause) {
            uint32_t before = c->first;
            bool object = before > 0 && unit_is(&units->at[before - 1], WORD_PREPOSITION);
            if (!object) {
                return c;
            }
        }
    }
    return NULL;
}

static const struct count *count_after(const struct toll_scan *t, uint32_t unit, uint32_t reach)
{
    const struct units *units = &t->parse->units;
    for (uint32_t i = unit; i < unit + reach && i < units->n; i++) {
        const struct count *c = count_from(t, i);
        if (c && !c->part) {
            return c;
        }
        bool of = i == unit && unit_preposition(&units->at[i]) == PREPOSITION_OF; /* "killing of" */
        if (!of && !unit_is_quote(&units->at[i]) && !unit_is(&units->at[i], WORD_ADVERB)) {
            return NULL;
        }
    }
    return NULL;
}

/* "the death toll has risen to 12", "a death toll of five". */
static const struct count *count_near_noun(const struct toll_scan *t, uint32_t unit)
{
    const struct units *units = &t->parse->units;
    const struct count *before = count_until(t, unit);
    for (size_t i = 0; i < t->counts.n && !before; i++) {
        const struct count *c = &t->counts.at[i]; /* "31 victims": the word counted is the toll's */
        before = c->first < unit && c->next == unit + 1 && !c->indefinite ? c : NULL;
    }
    if (before) {
        return before;
    }
    for (uint32_t i = unit + 1; i < unit + TOLL_NOUN_REACH && i < units->n; i++) {
        const struct count *c = count_from(t, i);
        enum preposition p = unit_preposition(&units->at[i - 1]);
        bool stands = p == PREPOSITION_OF || p == PREPOSITION_IN || p == PREPOSITION_TO ||
                      unit_is(&units->at[i - 1], WORD_BE | WORD_QUANTITY);
        if (c && !c->part && stands && units->at[i].kind == UNIT_NUMBER) {
            return c;
        }
        if (unit_is_comma(&units->at[i]) || unit_is(&units->at[i], WORD_TOLL)) {
            return NULL;
        }
    }
    return NULL;
}

/* "the number of people killed", "the number of the wounded". */
static bool is_number_of(const struct toll_scan *t, uint32_t unit)
{
    const struct units *units = &t->parse->units;
    for (uint32_t i = unit, steps = 0; i-- > 1 && steps < NUMBER_OF_REACH; steps++) {
        const struct unit *u = &units->at[i];
        if (unit_is_comma(u)) {
            return false;
        }
        if (unit_is(u, WORD_QUANTITY) && u->lexeme->quantity.kind == QUANTITY_UNKNOWN &&
            unit_preposition(&units->at[i + 1]) == PREPOSITION_OF) {
            return unit_is(&units->at[i - 1], WORD_DETERMINER) && units->at[i - 1].lexeme->definite;
        }
    }
    return false;
}

/* "... had risen to 28", "has reached 12", "put at 17": however much is told before. */
static const struct count *count_risen_to(const struct toll_scan *t, uint32_t unit)
{
    const struct units *units = &t->parse->units;
    for (size_t i = 0; i < t->counts.n; i++) {
        const struct count *c = &t->counts.at[i];
        if (c->first <= unit + 1 || c->part || units->at[c->first].kind == UNIT_DATE) {
            continue;
        }
        const struct unit *before = &units->at[c->first - 1];
        enum preposition p = unit_preposition(before);
        bool to =
            (p == PREPOSITION_TO || p == PREPOSITION_IN) && c->first > 1 &&
            (units->at[c->first - 2].verb || unit_is(&units->at[c->first - 2], WORD_ADVERB)) &&
            c->first - 2 != unit; /* "killed in an Israeli air strike" */
        if (to || (before->verb && !unit_is(before, WORD_TOLL | WORD_EVENT_VERB | WORD_SPEECH))) {
            return c;
        }
    }
    return NULL;
}

/* "put at 90 the number of people killed" */
static const struct count *count_put_at(const struct toll_scan *t, uint32_t unit)
{
    const struct units *units = &t->parse->units;
    for (size_t i = t->counts.n; i-- > 0;) {
        const struct count *c = &t->counts.at[i];
        if (c->next <= unit && c->first > 0 &&
            unit_says(t->parse->input->tokens, &units->at[c->first - 1], "at")) {
            return c;
        }
    }
    return NULL;
}

/* "a woman's death", "the deaths of two men", "the death of a policeman". */
static const struct count *count_of_death(const struct toll_scan *t, uint32_t unit)
{
    const struct units *units = &t->parse->units;
    bool of = unit + 1 < units->n && unit_preposition(&units->at[unit + 1]) == PREPOSITION_OF;
    for (size_t i = 0; i < t->counts.n; i++) {
        const struct count *c = &t->counts.at[i];
        bool owner = c->next == unit && c->next > 0 && units->at[c->next - 1].possessive;
        if (owner || (of && c->first == unit + 2 && c->people)) {
            return c;
        }
    }
    return NULL;
}

/* "Two men were hit by a drone and died": the clause above has the subject. */
static const struct count *count_shared(const struct toll_scan *t, const struct verb_group *group)
{
    const struct parse *parse = t->parse;
    const struct clause *c = &parse->clauses.at[parse->units.at[group->main].clause];
    const struct verb_group *above = clause_verb(parse, c->parent);
    bool bare = c->link == CLAUSE_AND && group->first <= c->first + 1;
    bool known = c->link == CLAUSE_PARTICIPLE && group->infinitive && group->passive;
    bool shares = above && above->first < group->first && (bare || known);
    return shares ? count_as_subject(t, above->first) : NULL;
}

/* "Three children were among the dead", "among those killed": the verb before it; UINT32_MAX. */
static uint32_t among_before(const struct toll_scan *t, uint32_t unit)
{
    const struct units *units = &t->parse->units;
    uint32_t i = unit;
    while (i > 0 && unit_is(&units->at[i - 1], WORD_DETERMINER)) {
        i--;
    }
    bool among = i > 1 && i < unit && unit_preposition(&units->at[i - 1]) == PREPOSITION_BETWEEN &&
                 unit_is(&units->at[i - 2], WORD_BE);
    return among ? i - 2 : UINT32_MAX;
}

static const struct count *count_for(const struct toll_scan *t, uint32_t unit)
{
    const struct unit *u = &t->parse->units.at[unit];
    const struct verb_group *group = verb_group_of(t->parse, unit);
    enum toll_frame frame = u->lexeme->toll_frame;
    uint32_t first = group ? group->first : unit;
    const struct count *count = NULL;
    bool counted = !group && unit > 0 && /* "the number of wounded at 17" */
                   unit_preposition(&t->parse->units.at[unit - 1]) == PREPOSITION_OF;
    uint32_t among = among_before(t, unit);
    if (among != UINT32_MAX) {
        return count_as_subject(t, among);
    }
    if (frame == TOLL_NOUN || counted) {
        count = count_of_death(t, unit);
        count = count ? count : count_near_noun(t, unit);
        return count ? count : count_risen_to(t, unit);
    }
    if (is_number_of(t, unit)) {
        count = count_risen_to(t, unit);
        return count ? count : count_put_at(t, unit);
    }
    if (frame == TOLL_OBJECT && !(group && group->passive)) {
        count = count_after(t, unit + 1, 3);
        if (count || (group && (group->participle || group->infinitive || group->perfect))) {
            return count;
        }
    }
    bool finite = group && (frame == TOLL_SUBJECT || group->passive);
    count = count_until(t, first);
    if (!count && frame == TOLL_OBJECT && !group) {
        return count_after(t, unit + 1, 1);
    }
    count = count || !group ? count : count_as_subject(t, first);
    return count || !finite ? count : count_shared(t, group);
}

static bool is_zero(const struct toll_scan *t, uint32_t unit)
{
    const struct units *units = &t->parse->units;
    for (uint32_t i = unit, steps = 0; i-- > 0 && steps < 3; steps++) {
        const struct unit *u = &units->at[i];
        if (unit_is(u, WORD_QUANTITY) && u->lexeme->quantity.kind == QUANTITY_VALUE &&
            u->lexeme->quantity.value == 0) {
            return true;
        }
        if (u->kind == UNIT_MARK || (u->verb && u->form != FORM_ING)) { /* "without causing" */
            break;
        }
    }
    const struct verb_group *verb = clause_verb(t->parse, units->at[unit].clause);
    return units->at[unit].lexeme->toll_frame == TOLL_NOUN && verb && verb->main < unit &&
           (verb->cues & CUE_NOT); /* "did not cause any injuries" */
}

/* "The toll has risen to", "bringing the death toll to", "are now known to have been killed". */
static bool is_revised(const struct toll_scan *t, uint32_t unit)
{
    const struct units *units = &t->parse->units;
    uint32_t end = units->n < unit + TOLL_NOUN_REACH ? (uint32_t)units->n : unit + TOLL_NOUN_REACH;
    bool noun = units->at[unit].lexeme->toll_frame == TOLL_NOUN || is_number_of(t, unit);
    uint32_t before = unit < 2 ? unit : 2;
    for (uint32_t i = noun ? unit - before : 0; i < (noun ? end : unit); i++) {
        if (unit_cues(&units->at[i]) & CUE_RISES) {
            return true;
        }
    }
    return false;
}

/* "Earlier figures had put the dead at six": overtaken by what is told elsewhere. */
static bool is_stale(const struct toll_scan *t, uint32_t unit)
{
    const struct units *units = &t->parse->units;
    for (uint32_t i = 0; i < unit; i++) {
        if ((unit_cues(&units->at[i]) & CUE_STALE) &&
            units->at[i].clause == units->at[unit].clause) {
            return true;
        }
    }
    return false;
}

static void add_toll(struct toll_scan *t, uint32_t unit, struct toll_mentions *out,
                     struct arena *arena)
{
    const struct units *units = &t->parse->units;
    const struct unit *u = &units->at[unit];
    const struct count *count = count_for(t, unit);
    struct toll_mention mention = {.unit = unit,
                                   .share_of = -1,
                                   .date = -1,
                                   .toll = u->lexeme->toll,
                                   .figure = FIGURE_NOT_TOLD,
                                   .first = u->first,
                                   .n = u->n};
    if (is_zero(t, unit)) {
        mention.figure = (struct figure){0, 0, 0};
    } else if (count && !count->attackers && !is_stale(t, unit)) {
        const struct unit *first = &units->at[count->first], *last = &units->at[count->next - 1];
        uint32_t end =
            u->first + u->n > last->first + last->n ? u->first + u->n : last->first + last->n;
        mention.figure = count->figure;
        mention.more = count->more;
        mention.revised = is_revised(t, unit);
        mention.one_of = count->indefinite || among_before(t, unit) != UINT32_MAX;
        mention.first = first->first < u->first ? first->first : u->first;
        mention.n = end - mention.first;
    }
    *list_push(arena, out) = mention;
}

/* Between two tolls of one list: "three dead children *and* two dead adults". */
static bool only_and_between(const struct toll_scan *t, const struct toll_mention *a,
                             const struct toll_mention *b)
{
    const struct units *units = &t->parse->units;
    bool joined = false;
    for (uint32_t i = a->unit + 1; i < b->unit && units->at[i].first < b->first; i++) {
        const struct unit *u = &units->at[i];
        bool and = unit_is(u, WORD_AND);
        if (!and&&!unit_is_person(u) && !unit_is(u, WORD_BE) &&
            !(u->kind == UNIT_MARK && !unit_is_comma(u))) {
            return false;
        }
        joined = joined || and;
    }
    return joined;
}

static void sum_lists(const struct toll_scan *t, struct toll_mentions *tolls)
{
    for (size_t i = tolls->n; i-- > 1;) {
        struct toll_mention *a = &tolls->at[i - 1], *b = &tolls->at[i];
        bool known = figure_known(a->figure) && figure_known(b->figure);
        if (known && a->toll == b->toll && !a->more && !b->more && b->figure.best > 0 &&
            only_and_between(t, a, b)) {
            a->figure = figure_sum(a->figure, b->figure);
            b->figure = FIGURE_NOT_TOLD;
        }
    }
}

static bool says_part(const struct toll_scan *t, uint32_t from, uint32_t end)
{
    for (uint32_t i = from; i < end; i++) {
        if (unit_is(&t->parse->units.at[i], WORD_INCLUDING | WORD_RELATIVE)) {
            return true;
        }
    }
    return false;
}

/* "50 victims, of whom four are dead": the others are hurt. By itself a number of casualties says
 * nothing of either. */
static void split_casualties(const struct toll_scan *t, struct toll_mentions *tolls)
{
    for (size_t i = 0; i < tolls->n; i++) {
        struct toll_mention *all = &tolls->at[i];
        int32_t total = all->figure.best, dead = FIGURE_UNKNOWN;
        if (all->toll != TOLL_CASUALTIES || total == 0) {
            continue;
        }
        for (size_t k = i + 1; k < tolls->n && total > 0; k++) {
            const struct toll_mention *m = &tolls->at[k];
            if (m->toll == TOLL_INJURED) {
                dead = FIGURE_UNKNOWN;
                break;
            }
            bool part = m->toll == TOLL_KILLED && says_part(t, all->unit, m->unit);
            dead = part && dead == FIGURE_UNKNOWN ? m->figure.best : dead;
        }
        bool split = dead != FIGURE_UNKNOWN && dead < total;
        int32_t hurt = total - dead;
        all->figure = split ? (struct figure){hurt, hurt, hurt} : FIGURE_NOT_TOLD;
        all->toll = split ? TOLL_INJURED : TOLL_CASUALTIES;
    }
}

/* The first toll word of a kind; UINT32_MAX: none. */
static uint32_t first_toll(const struct parse *parse, bool any, enum toll toll)
{
    for (uint32_t i = 0; i < parse->units.n; i++) {
        const struct unit *u = &parse->units.at[i];
        if (unit_is(u, WORD_TOLL) && (any || u->lexeme->toll == toll)) {
            return i;
        }
    }
    return UINT32_MAX;
}

/* ---- shares ---- */

/* Is it some toll word's own, or too near one to be a share? */
static bool has_toll_word(const struct toll_scan *t, const struct count *count)
{
    const struct units *units = &t->parse->units;
    for (uint32_t i = first_toll(t->parse, true, TOLL_KILLED); i < units->n; i++) {
        if (unit_is(&units->at[i], WORD_TOLL) && count_for(t, i) == count) {
            return true;
        }
    }
    return count->first > 0 && unit_is(&units->at[count->first - 1], WORD_PREPOSITION | WORD_TOLL);
}

/* "three on Saturday in X", "one, on Sunday, in Y": the unit after the day; `*date` the day's. */
static uint32_t over_date(const struct units *units, uint32_t i, int32_t *date)
{
    uint32_t at = i + (i < units->n && unit_is_comma(&units->at[i]));
    *date = -1;
    if (at >= units->n || units->at[at].kind != UNIT_DATE) {
        return i;
    }
    *date = (int32_t)at++;
    return at + (at < units->n && unit_is_comma(&units->at[at]));
}

/* "12 in a school in X": the unit after the site. */
static uint32_t over_site(const struct units *units, uint32_t i)
{
    uint32_t at = i + 1;
    enum preposition p = i < units->n ? unit_preposition(&units->at[i]) : PREPOSITION_NONE;
    if (p != PREPOSITION_IN && p != PREPOSITION_NEAR && p != PREPOSITION_ON) {
        return i;
    }
    while (at < units->n && (unit_is(&units->at[at], WORD_DETERMINER) ||
                             (units->at[at].kind == UNIT_WORD && !units->at[at].classes))) {
        at++;
    }
    bool site = at + 1 < units->n && unit_is(&units->at[at], WORD_TARGET) &&
                units->at[at].kind != UNIT_PLACE;
    return site ? at + 1 : i;
}

/* The place that a count stands with: "three in X", "one near Y"; NULL: none. */
static struct place_use *place_of_share(const struct toll_scan *t, const struct count *count,
                                        struct place_uses *places, int32_t *date)
{
    const struct units *units = &t->parse->units;
    bool of_them = count->next < units->n && unit_is(&units->at[count->next], WORD_INCLUDING);
    uint32_t next = over_site(units, over_date(units, count->next + of_them, date));
    for (size_t i = 0; i < places->n; i++) {
        struct place_use *use = &places->at[i];
        bool in = use->preposition == PREPOSITION_IN || use->preposition == PREPOSITION_NEAR;
        if (in && use->toponym && use->preposition_unit == next && !use->no && !use->modifier &&
            !use->possessor) {
            return use;
        }
    }
    return NULL;
}

/* The toll word told last before a count, with a figure; NULL: none. */
static const struct toll_mention *whole_of(const struct toll_mentions *tolls,
                                           const struct count *count)
{
    const struct toll_mention *whole = NULL;
    for (size_t i = 0; i < tolls->n; i++) {
        const struct toll_mention *m = &tolls->at[i];
        if (m->share_of < 0 && m->unit < count->first && m->figure.best != 0 &&
            !(m->one_of && whole) && m->toll != TOLL_CASUALTIES) {
            whole = m;
        }
    }
    return whole && figure_known(whole->figure) ? whole : NULL;
}

/* "two killed in X were buried in Y and one in Z": the numbers go on with another verb. */
static bool verb_between(const struct parse *parse, uint32_t whole, uint32_t count)
{
    uint32_t own = parse->units.at[whole].clause, above = parse->clauses.at[own].parent;
    bool noun = parse->units.at[whole].lexeme->toll_frame == TOLL_NOUN; /* "deaths were counted" */
    for (size_t i = 0; i < parse->verbs.n && !noun; i++) {
        const struct verb_group *v = &parse->verbs.at[i];
        uint32_t clause = parse->units.at[v->main].clause;
        bool told = unit_is(&parse->units.at[v->main], WORD_TOLL | WORD_SPEECH);
        if (!told && v->first > whole && v->main < count && (clause == own || clause == above)) {
            return true;
        }
    }
    return false;
}

/* "nine children in X" of the 19 killed there are no share, "nine in X" are; "a woman in X" only
 * where she is listed. */
static bool is_share(const struct units *units, const struct count *count)
{
    const struct unit *before = count->first > 0 ? &units->at[count->first - 1] : NULL;
    bool listed = before && (unit_is(before, WORD_AND) || unit_is_mark(before, ':'));
    return figure_known(count->figure) && !count->attackers && (!count->indefinite || listed) &&
           !(count->part && count->people);
}

static void find_shares(const struct toll_scan *t, struct toll_mentions *tolls,
                        struct place_uses *places, struct arena *arena)
{
    const struct units *units = &t->parse->units;
    for (size_t i = 0; i < t->counts.n; i++) {
        const struct count *count = &t->counts.at[i];
        const struct toll_mention *whole = is_share(units, count) ? whole_of(tolls, count) : NULL;
        int32_t date;
        struct place_use *use = whole ? place_of_share(t, count, places, &date) : NULL;
        if (!use || has_toll_word(t, count) || verb_between(t->parse, whole->unit, count->first)) {
            continue;
        }
        use->taken = true;
        const struct unit *first = &units->at[count->first], *last = &units->at[count->next - 1];
        struct toll_mention share = {.unit = count->first,
                                     .toll = whole->toll,
                                     .figure = count->figure,
                                     .first = first->first,
                                     .n = last->first + last->n - first->first,
                                     .share_of = (int32_t)whole->unit,
                                     .place = (uint32_t)(use - places->at),
                                     .date = date};
        *list_push(arena, tolls) = share;
    }
}

struct toll_mentions tolls_of(const struct parse *parse, struct place_uses *places,
                              struct arena *arena)
{
    struct toll_mentions out = {0};
    uint32_t first = first_toll(parse, true, TOLL_KILLED);
    if (first == UINT32_MAX) {
        return out;
    }
    struct toll_scan t = {.parse = parse,
                          .counts = counts_of(parse->input, &parse->units, arena),
                          .casualties = first_toll(parse, false, TOLL_CASUALTIES)};
    for (uint32_t i = first; i < parse->units.n; i++) {
        if (unit_is(&parse->units.at[i], WORD_TOLL)) {
            add_toll(&t, i, &out, arena);
        }
    }
    sum_lists(&t, &out);
    split_casualties(&t, &out);
    find_shares(&t, &out, places, arena);
    return out;
}
