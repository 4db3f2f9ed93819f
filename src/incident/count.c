#include "incident/count.h"

/* Words that may stand between a number and the people it counts: "three Red Cross staff". */
#define COUNT_REACH 5
#define COUNT_MAX   2000000

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

/* Singular words for people are counted as one: "a woman", "the driver". */
static bool is_singular(const struct extract_input *input, const struct unit *u)
{
    if (unit_is(u, WORD_PERSON) && u->lexeme->plural) {
        return false;
    }
    return !span_ends(tokens_text(input->tokens, u->first, u->n), "s");
}

/* The word for people that a count at `i` belongs to; UINT32_MAX: none near. */
static uint32_t person_after(const struct units *units, uint32_t i)
{
    for (uint32_t end = i + COUNT_REACH; i < end && i < units->n; i++) {
        const struct unit *u = &units->at[i];
        bool death = u->possessive && i + 1 < units->n && unit_is(&units->at[i + 1], WORD_TOLL);
        if (unit_is_person(u) && (!u->possessive || death) &&
            !(i + 1 < units->n && u->kind == UNIT_PEOPLE && unit_is_person(&units->at[i + 1]))) {
            return i;
        }
        if (u->kind == UNIT_MARK || u->kind == UNIT_NUMBER || u->kind == UNIT_DATE || u->verb ||
            unit_is(u, WORD_BE | WORD_HAVE | WORD_MODAL | WORD_WEAPON | WORD_AND | WORD_TOLL |
                           WORD_SUBORDINATOR | WORD_RELATIVE | WORD_INCLUDING) ||
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
    bool family =
        person + 3 < units->n && unit_preposition(&units->at[person + 1]) == PREPOSITION_OF &&
        unit_is_person(&units->at[person + 3]) && is_singular(s.input, &units->at[person + 3]);
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

/* "aged three", "aged 56 and 61": how old, not how many. */
static bool is_age(struct scan s, uint32_t i)
{
    const struct units *units = s.units;
    while (i > 0 && (units->at[i - 1].kind == UNIT_NUMBER || unit_is_comma(&units->at[i - 1]) ||
                     unit_is(&units->at[i - 1], WORD_AND))) {
        i--;
    }
    return i > 0 && unit_says(s.input->tokens, &units->at[i - 1], "aged");
}

/* One count at `i`: "at least three people", "a woman", "dozens", "20". */
static bool simple_count(struct scan s, uint32_t i, struct count *out)
{
    const struct units *units = s.units;
    struct bound bound;
    uint32_t at = i;
    bool determiner = is_one_word(&units->at[i]);
    if (units->at[i].kind == UNIT_NUMBER && is_age(s, i)) {
        return false;
    }
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
                          .people = person != UINT32_MAX || group ||
                                    unit_is(&units->at[at - 1], WORD_PERSON), /* "a couple" */
                          .more = more,
                          .indefinite = one || is_share(units, at)};
    out->attackers = person != UINT32_MAX && unit_is(&units->at[person], WORD_PERSON) &&
                     units->at[person].lexeme->person >= PERSON_ATTACKER;
    return true;
}

struct figure figure_sum(struct figure a, struct figure b)
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

static bool is_object(const struct units *units, uint32_t i)
{
    const struct unit *before = i > 0 ? &units->at[i - 1] : NULL;
    return before &&
           (unit_is(before, WORD_TOLL) || (before->verb && !unit_is(before, WORD_SPEECH)));
}

/* The next of "a man, a woman and their son", "a couple and their two children"; `at` follows what
 * was counted before. */
static bool next_in_list(struct scan s, uint32_t at, bool singular, struct count *out)
{
    const struct units *units = s.units;
    bool comma = at < units->n && unit_is_comma(&units->at[at]);
    at += comma;
    bool and = at < units->n && unit_is(&units->at[at], WORD_AND) &&
               !unit_is(&units->at[at], WORD_INCLUDING);
    at += and;
    if (at >= units->n || (!and&&!(comma && singular))) {
        return false;
    }
    bool their = unit_is(&units->at[at], WORD_DETERMINER) &&
                 unit_is(&units->at[at], WORD_PRONOUN) && at + 1 < units->n &&
                 units->at[at + 1].kind == UNIT_NUMBER;
    if (!simple_count(s, at + their, out) || !out->people) {
        return false;
    }
    /* "killing a woman, a policeman said" is no list */
    uint32_t end = out->next + (out->next < units->n && unit_is_comma(&units->at[out->next]));
    return and || (end < units->n && unit_is(&units->at[end], WORD_AND));
}

/* "a man and a woman", "four adults and two children" are one count. */
static bool count_at(struct scan s, uint32_t i, struct count *out)
{
    const struct units *units = s.units;
    struct count other;
    if (!simple_count(s, i, out)) {
        return false;
    }
    bool subject = !is_object(units, i); /* not "killed one and two were" */
    uint32_t second = bare_second(s, out);
    if (second != UINT32_MAX) {
        out->figure = (struct figure){2, 2, 2};
        out->indefinite = false;
        out->next = second + 1;
    }
    bool singular = out->indefinite;
    while (out->people && next_in_list(s, out->next, singular, &other) &&
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

/* ", two of them children": of those counted before; not ", two of them died". */
static bool is_part_of_them(const struct units *units, const struct count *count)
{
    uint32_t i = count->next;
    bool of_them = i + 1 < units->n && count->first > 0 && unit_is(&units->at[i], WORD_INCLUDING) &&
                   units->at[count->first - 1].kind == UNIT_MARK;
    const struct unit *next = of_them ? &units->at[i + 1] : NULL;
    return of_them && !unit_is(next, WORD_BE | WORD_HAVE) &&
           !(unit_is(next, WORD_TOLL) && next->lexeme->toll_frame == TOLL_SUBJECT);
}

struct counts counts_of(const struct extract_input *input, const struct units *units,
                        struct arena *arena)
{
    struct scan s = {input, units};
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
            count.part = part || is_part_of_them(units, &count);
            *list_push(arena, &counts) = count;
            i = count.next > i + 1 ? count.next - 1 : i;
        }
    }
    return counts;
}
