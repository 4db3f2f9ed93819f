#include "incident/casualties.h"

/* Words that may stand between a number and the people it counts: "three Red Cross staff". */
#define COUNT_REACH 5
/* How far the number may stand from "death toll": "the death toll in the city has risen to 12". */
#define TOLL_NOUN_REACH 12
#define COUNT_MAX       2000000

/* A number of people in the text. */
struct count {
    uint32_t first, next; /* units; `next` is the first one after it */
    struct figure figure;
    bool people; /* a word for people came with it */
    bool more;
    bool part; /* "including nine children" */
    bool attackers;
    bool indefinite; /* "a woman", "one of the dead": perhaps among those counted elsewhere */
};

struct counts ARENA_LIST(struct count);

struct bound {
    enum quantity_kind kind;
    int32_t value; /* FIGURE_UNKNOWN: "several" */
};

static struct figure figure_of(struct bound bound)
{
    int32_t v = bound.value;
    if (v == FIGURE_UNKNOWN) {
        return FIGURE_NOT_TOLD;
    }
    switch (bound.kind) {
    case QUANTITY_AT_LEAST:
    case QUANTITY_MORE_THAN:
        return (struct figure){v, v, FIGURE_UNKNOWN};
    case QUANTITY_UP_TO:
        return (struct figure){FIGURE_UNKNOWN, v, v};
    default:
        return (struct figure){v, v, v};
    }
}

static bool is_person(const struct unit *u)
{
    return unit_is(u, WORD_PERSON | WORD_OFFICIAL) || u->kind == UNIT_PEOPLE;
}

/* Singular words for people are counted as one: "a woman", "the driver". */
static bool is_singular(const struct extract_input *input, const struct unit *u)
{
    static const char *const plurals[] = {"people",    "men",    "women", "children",   "staff",
                                          "police",    "troops", "crew",  "servicemen", "personnel",
                                          "policemen", "lives",  NULL};
    struct span word = tokens_text(input->tokens, u->first, u->n);
    for (size_t i = 0; plurals[i]; i++) {
        if (span_ends(word, plurals[i])) {
            return false;
        }
    }
    return !span_ends(word, "s");
}

/* The word for people that a count at `i` belongs to; UINT32_MAX: none near. */
static uint32_t person_after(const struct units *units, uint32_t i)
{
    for (uint32_t end = i + COUNT_REACH; i < end && i < units->n; i++) {
        const struct unit *u = &units->at[i];
        if (is_person(u) && !u->possessive &&
            !(i + 1 < units->n && u->kind == UNIT_PEOPLE && is_person(&units->at[i + 1]))) {
            return i;
        }
        if (u->kind == UNIT_MARK || u->kind == UNIT_NUMBER || u->kind == UNIT_DATE || u->verb ||
            unit_is(u, WORD_BE | WORD_HAVE | WORD_MODAL | WORD_WEAPON | WORD_AND | WORD_TOLL |
                           WORD_SUBORDINATOR | WORD_RELATIVE) ||
            (unit_is(u, WORD_PREPOSITION) && unit_preposition(u) != PREPOSITION_OF)) {
            return UINT32_MAX;
        }
    }
    return UINT32_MAX;
}

struct scan {
    const struct extract_input *input;
    const struct units *units;
};

/* Reads "at least", "up to", then a value; `*i` moves on. */
static bool read_bound(const struct units *units, uint32_t *i, struct bound *bound)
{
    *bound = (struct bound){QUANTITY_VALUE, FIGURE_UNKNOWN};
    for (; *i < units->n; ++*i) {
        const struct unit *u = &units->at[*i];
        if (u->kind == UNIT_NUMBER && u->number >= 0 && u->number <= COUNT_MAX) {
            bound->value = (int32_t)u->number;
            ++*i;
            return true;
        }
        if (!unit_is(u, WORD_QUANTITY)) {
            return false;
        }
        struct quantity q = u->lexeme->quantity;
        bool group = *i + 1 < units->n && unit_is(&units->at[*i + 1], WORD_QUANTITY) &&
                     units->at[*i + 1].lexeme->quantity.kind == QUANTITY_GROUP;
        if ((q.kind == QUANTITY_VALUE && !group) || q.kind == QUANTITY_UNKNOWN) {
            bound->value = q.kind == QUANTITY_VALUE ? q.value : FIGURE_UNKNOWN;
            /* Dozens are at least a dozen. */
            bound->kind = q.value >= 12 ? QUANTITY_AT_LEAST : bound->kind;
            ++*i;
            return true;
        }
        bound->kind = q.kind == QUANTITY_VALUE ? bound->kind : q.kind;
    }
    return false;
}

static bool is_one_word(const struct unit *u)
{
    return unit_is(u, WORD_DETERMINER);
}

static bool is_more(const struct extract_input *input, const struct unit *u)
{
    struct span word = tokens_text(input->tokens, u->first, 1);
    return u->kind != UNIT_MARK &&
           (span_is_nocase(word, "more") || span_is_nocase(word, "others") ||
            span_is_nocase(word, "other") || span_is_nocase(word, "another"));
}

/* "four members of one family", "three workers of the plant's crew" are counted as a whole. */
static uint32_t whole_group(struct scan s, uint32_t person)
{
    const struct units *units = s.units;
    bool family = person + 3 < units->n &&
                  unit_preposition(&units->at[person + 1]) == PREPOSITION_OF &&
                  is_person(&units->at[person + 3]) && is_singular(s.input, &units->at[person + 3]);
    return family ? person + 3 : person;
}

/* "a husband and wife", "a mother and child": the second is counted without an article. */
static uint32_t bare_second(struct scan s, const struct count *count)
{
    const struct units *units = s.units;
    uint32_t i = count->next;
    bool pair = count->indefinite && i + 1 < units->n && unit_is(&units->at[i], WORD_AND) &&
                unit_is(&units->at[i + 1], WORD_PERSON) && is_singular(s.input, &units->at[i + 1]);
    return pair ? i + 1 : UINT32_MAX;
}

/* "one of the victims", "two of those hurt"; not "three of them" alone, nor "a family of three". */
static bool is_share(const struct units *units, uint32_t after)
{
    return after + 1 < units->n && unit_preposition(&units->at[after]) == PREPOSITION_OF &&
           unit_is(&units->at[after + 1],
                   WORD_DETERMINER | WORD_PRONOUN | WORD_RELATIVE | WORD_TOLL);
}

/* One count at `i`: "at least three people", "a woman", "dozens", "20". */
static bool simple_count(struct scan s, uint32_t i, struct count *out)
{
    const struct units *units = s.units;
    struct bound bound;
    uint32_t at = i;
    bool determiner = is_one_word(&units->at[i]);
    bool more = (i > 0 && is_more(s.input, &units->at[i - 1])) ||
                (is_more(s.input, &units->at[i]) && units->at[i].lexeme &&
                 !unit_is(&units->at[i], WORD_QUANTITY));
    if (!read_bound(units, &at, &bound)) {
        if (!is_one_word(&units->at[i])) {
            return false;
        }
        at = i + 1;
        bound = (struct bound){QUANTITY_VALUE, 1};
        if (at < units->n && units->at[at].kind == UNIT_NUMBER) {
            return false; /* "the 20 injured": read from the number */
        }
    }
    while (at < units->n && is_more(s.input, &units->at[at])) {
        more = true;
        at++;
    }
    uint32_t person = person_after(units, at);
    person = person == UINT32_MAX ? person : whole_group(s, person);
    bool group = bound.kind == QUANTITY_GROUP;
    bool one = determiner && bound.value == 1 && bound.kind == QUANTITY_VALUE;
    if (one && (person == UINT32_MAX || !is_singular(s.input, &units->at[person]))) {
        return false;
    }
    *out = (struct count){.first = i,
                          .next = person == UINT32_MAX ? at : person + 1,
                          .figure = figure_of(bound),
                          .people = person != UINT32_MAX || group,
                          .more = more,
                          .indefinite = one || is_share(units, at)};
    out->attackers = person != UINT32_MAX && unit_is(&units->at[person], WORD_PERSON) &&
                     units->at[person].lexeme->person >= PERSON_ATTACKER;
    return true;
}

static struct figure figure_sum(struct figure a, struct figure b)
{
    bool known = a.best != FIGURE_UNKNOWN && b.best != FIGURE_UNKNOWN;
    struct figure sum = FIGURE_NOT_TOLD;
    if (!known) {
        return sum;
    }
    sum.best = a.best + b.best;
    sum.low = a.low == FIGURE_UNKNOWN || b.low == FIGURE_UNKNOWN ? FIGURE_UNKNOWN : a.low + b.low;
    sum.high =
        a.high == FIGURE_UNKNOWN || b.high == FIGURE_UNKNOWN ? FIGURE_UNKNOWN : a.high + b.high;
    return sum;
}

/* "a man and a woman", "four adults and two children" are one count. */
static bool count_at(struct scan s, uint32_t i, struct count *out)
{
    const struct units *units = s.units;
    struct count other;
    if (!simple_count(s, i, out)) {
        return false;
    }
    bool subject = i == 0 || unit_is_comma(&units->at[i - 1]); /* not "killed one and two were" */
    uint32_t second = bare_second(s, out);
    if (second != UINT32_MAX) {
        out->figure = (struct figure){2, 2, 2};
        out->indefinite = false;
        out->next = second + 1;
    }
    while (out->people && out->next + 1 < units->n && unit_is(&units->at[out->next], WORD_AND) &&
           !unit_is(&units->at[out->next], WORD_INCLUDING) &&
           simple_count(s, out->next + 1, &other) && other.people &&
           (subject || other.next >= units->n ||
            !unit_is(&units->at[other.next], WORD_BE | WORD_HAVE)) &&
           !(other.next < units->n && units->at[other.next].verb &&
             out->figure.best != FIGURE_UNKNOWN && other.more)) {
        out->figure = figure_sum(out->figure, other.figure);
        out->indefinite = false;
        out->next = other.next;
    }
    return true;
}

static struct counts counts_of(struct scan s, struct arena *arena)
{
    struct counts counts = {0};
    bool part = false;
    for (uint32_t i = 0; i < s.units->n; i++) {
        const struct unit *u = &s.units->at[i];
        struct count count;
        if (unit_is(u, WORD_INCLUDING)) {
            part = true;
        } else if (u->verb || unit_is(u, WORD_BE | WORD_HAVE | WORD_RELATIVE | WORD_SUBORDINATOR) ||
                   (unit_is_comma(u) && i > 0 && !unit_is(&s.units->at[i - 1], WORD_INCLUDING))) {
            part = false;
        }
        if (count_at(s, i, &count)) {
            count.part = part;
            *list_push(arena, &counts) = count;
            i = count.next > i + 1 ? count.next - 1 : i;
        }
    }
    return counts;
}

/* ---- which count belongs to a toll word ---- */

struct toll_scan {
    const struct parse *parse;
    const struct extract_input *input;
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
        enum preposition p = i > 0 ? unit_preposition(&units->at[i - 1]) : PREPOSITION_NONE;
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
        return count_near_noun(t, unit);
    }
    if (frame == TOLL_OBJECT && !(group && group->passive)) {
        count = count_after(t, unit + 1, 3);
        if (count || (group && (group->participle || group->infinitive || group->perfect))) {
            return count;
        }
    }
    count = count_until(t, first);
    if (!count && frame == TOLL_OBJECT && !group) {
        return count_after(t, unit + 1, 1);
    }
    return count || !group ? count : count_as_subject(t, first);
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
        if (u->kind == UNIT_MARK || u->verb) {
            return false;
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
                                   .toll = u->lexeme->toll,
                                   .figure = FIGURE_NOT_TOLD,
                                   .first = u->first,
                                   .n = u->n};
    if (is_zero(t, unit)) {
        mention.figure = (struct figure){0, 0, 0};
    } else if (count && !count->attackers) {
        const struct unit *first = &units->at[count->first], *last = &units->at[count->next - 1];
        uint32_t end =
            u->first + u->n > last->first + last->n ? u->first + u->n : last->first + last->n;
        mention.figure = count->figure;
        mention.more = count->more;
        mention.one_of = count->indefinite;
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
        if (!and&&!is_person(u) && !unit_is(u, WORD_BE) &&
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

struct toll_mentions tolls_of(const struct extract_input *input, const struct parse *parse,
                              struct arena *arena)
{
    struct toll_mentions out = {0};
    uint32_t first = first_toll(parse, true, TOLL_KILLED);
    if (first == UINT32_MAX) {
        return out;
    }
    struct toll_scan t = {.parse = parse,
                          .input = input,
                          .counts = counts_of((struct scan){input, &parse->units}, arena),
                          .casualties = first_toll(parse, false, TOLL_CASUALTIES)};
    for (uint32_t i = first; i < parse->units.n; i++) {
        if (unit_is(&parse->units.at[i], WORD_TOLL)) {
            add_toll(&t, i, &out, arena);
        }
    }
    sum_lists(&t, &out);
    split_casualties(&t, &out);
    return out;
}
