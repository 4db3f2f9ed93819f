#include "incident/unit.h"

#include <string.h>

/* ---- cutting ---- */

struct cutter {
    const struct extract_input *input;
    const struct tokens *tokens;
    uint32_t at, end; /* tokens of the sentence */
    struct unit_cursor *cursor;
    struct units units;
    struct arena *arena;
};

static const struct token *token_at(const struct cutter *c, uint32_t i)
{
    return &c->tokens->at[i];
}

static bool is_wordlike(const struct token *token)
{
    return (token->flags & (TOKEN_WORD | TOKEN_NUMBER)) != 0;
}

static bool is_hyphen(const struct token *token)
{
    return !is_wordlike(token) && (token->hash == '-' || token->hash == 0x2010 ||
                                   token->hash == 0x2011 || token->hash == 0x2013);
}

static bool is_lower(const struct token *token)
{
    return (token->flags & TOKEN_WORD) && !(token->flags & TOKEN_CAPITAL);
}

/* Tokens of a place, its feature words and what says where it lies. */
static uint32_t toponym_first(const struct toponym *t)
{
    return t->full_n ? t->full_first : t->first;
}

/* "in Beirut, Lebanon's ministry said": what follows the comma begins something else. */
static bool runs_on(const struct cutter *c, uint32_t own, uint32_t full)
{
    uint32_t n;
    bool comma = own < full && token_at(c, own)->hash == ',' && !is_wordlike(token_at(c, own));
    if (full >= c->tokens->n) {
        return false;
    }
    if (token_at(c, full)->flags & TOKEN_POSSESSIVE) {
        return full > own; /* "in Bilopillia in Ukraine's Sumy region" */
    }
    if (!comma) {
        return false;
    }
    const struct lexeme *next = lexicon_find(c->input->lexicon, c->tokens, full, full + 1, &n);
    return (next && (next->classes & (WORD_SPEECH | WORD_BE | WORD_HAVE | WORD_MODAL)));
}

static uint32_t toponym_end(const struct cutter *c, const struct toponym *t)
{
    uint32_t own = t->first + t->n_tokens;
    uint32_t full = t->full_first + t->full_n;
    return t->full_n && full > own && !runs_on(c, own, full) ? full : own;
}

/* The toponym that begins here, if it is one in any role that tells of a place. */
static const struct toponym *toponym_here(struct cutter *c)
{
    const struct toponyms *all = c->input->toponyms;
    size_t *next = &c->cursor->toponym;
    while (*next < all->n && all->at[*next].first + all->at[*next].n_tokens <= c->at) {
        ++*next;
    }
    for (size_t i = *next; i < all->n && i < *next + 3; i++) {
        const struct toponym *t = &all->at[i];
        uint32_t first = toponym_first(t) < c->at ? t->first : toponym_first(t);
        if (first > c->at) {
            continue;
        }
        if (first == c->at && t->role != ROLE_HOMONYM && t->role != ROLE_EMBEDDED &&
            toponym_end(c, t) <= c->end) {
            return t;
        }
    }
    return NULL;
}

static const struct date_mention *date_here(struct cutter *c)
{
    const struct date_mentions *all = c->input->dates;
    size_t *next = &c->cursor->date;
    while (*next < all->n && all->at[*next].first < c->at) {
        ++*next;
    }
    const struct date_mention *d = *next < all->n ? &all->at[*next] : NULL;
    return d && d->first == c->at && d->n > 0 && d->first + d->n <= c->end ? d : NULL;
}

/* "46-year-old", "Russian-held": hyphens without spaces on either side. */
static uint32_t compound_end(const struct cutter *c, uint32_t end)
{
    while (end + 1 < c->end && is_hyphen(token_at(c, end)) && is_wordlike(token_at(c, end + 1)) &&
           !(token_at(c, end)->flags & TOKEN_SPACE_BEFORE) &&
           !(token_at(c, end + 1)->flags & TOKEN_SPACE_BEFORE)) {
        end += 2;
    }
    return end;
}

/* "on Palm Sunday": the day is no part of a name. */
static bool date_begins(const struct cutter *c, uint32_t token)
{
    const struct date_mentions *all = c->input->dates;
    for (size_t i = c->cursor->date; i < all->n && all->at[i].first <= token; i++) {
        if (all->at[i].first == token && all->at[i].n > 0) {
            return true;
        }
    }
    return false;
}

static uint32_t name_end(const struct cutter *c, uint32_t first)
{
    uint32_t end = first + 1, n;
    while (end < c->end && (token_at(c, end)->flags & TOKEN_CAPITAL) &&
           (token_at(c, end)->flags & TOKEN_WORD) && !date_begins(c, end) &&
           !lexicon_find(c->input->lexicon, c->tokens, end, c->end, &n)) {
        end++;
    }
    return end;
}

static enum word_form form_of(struct span word)
{
    if (word.n > 4 && span_ends(word, "ing")) {
        return FORM_ING;
    }
    if (word.n > 3 && span_ends(word, "ed")) {
        return FORM_ED;
    }
    return word.n > 3 && span_ends(word, "s") && !span_ends(word, "ss") ? FORM_S : FORM_BASE;
}

static void cut_word(struct cutter *c, struct unit *unit, const struct lexeme *lexeme, uint32_t n)
{
    const struct token *token = token_at(c, c->at);
    uint32_t used;
    double number;
    unit->kind = UNIT_WORD;
    unit->lexeme = lexeme;
    if (lexeme) {
        unit->classes = lexeme->classes;
    } else if (tokens_number(c->tokens, c->at, c->end, &number, &used) && used > 0) {
        unit->kind = UNIT_NUMBER;
        unit->number = number;
        n = used;
    } else if ((token->flags & TOKEN_CAPITAL) &&
               (!(token->flags & (TOKEN_SENTENCE_START | TOKEN_TITLE_CASE_CONTEXT)))) {
        unit->kind = UNIT_NAME;
        n = name_end(c, c->at) - c->at;
    }
    uint32_t compound = compound_end(c, c->at + n);
    if (compound > c->at + n && unit->kind != UNIT_NAME) {
        unit->kind = UNIT_WORD;
        unit->lexeme = NULL;
        unit->classes = 0;
        n = compound - c->at;
    }
    unit->n = n;
}

static void cut_toponym(struct cutter *c, struct unit *unit, const struct toponym *t)
{
    uint32_t end = toponym_end(c, t);
    unit->kind = t->role == ROLE_DEMONYM ? UNIT_PEOPLE : UNIT_PLACE;
    unit->toponym = t;
    uint32_t compound = compound_end(c, end);
    if (compound > end && is_lower(token_at(c, compound - 1))) {
        unit->kind = UNIT_WORD;
        unit->toponym = NULL;
        end = compound;
    }
    unit->n = end - c->at;
}

static void cut_words(struct cutter *c, struct unit *unit)
{
    const struct toponym *toponym = toponym_here(c);
    const struct date_mention *date = date_here(c);
    uint32_t n = 0;
    const struct lexeme *lexeme = lexicon_find(c->input->lexicon, c->tokens, c->at, c->end, &n);
    if (date && date->n >= n) {
        unit->kind = UNIT_DATE;
        unit->date = date;
        unit->n = date->n;
    } else if (toponym && (!lexeme || toponym_end(c, toponym) - c->at >= n)) {
        cut_toponym(c, unit, toponym);
        unit->lexeme = lexeme && n == unit->n && (lexeme->classes & WORD_ACTOR) ? lexeme : NULL;
    } else {
        cut_word(c, unit, lexeme, lexeme ? n : 1);
    }
    unit->form = form_of(token_text(c->tokens, c->at));
}

/* The next unit; `unit` comes zeroed. */
static void cut(struct cutter *c, struct unit *unit)
{
    const struct token *token = token_at(c, c->at);
    unit->first = c->at;
    unit->quoted = (token->flags & TOKEN_QUOTED) != 0;
    unit->capital = (token->flags & TOKEN_CAPITAL) && !(token->flags & TOKEN_SENTENCE_START);
    if (is_wordlike(token)) {
        cut_words(c, unit);
    } else {
        unit->kind = UNIT_MARK;
        unit->mark = (uint32_t)token->hash;
        unit->n = 1;
    }
}

static void cut_all(struct cutter *c)
{
    lexicon_fetch(c->input->lexicon, c->tokens, c->at, c->end);
    while (c->at < c->end) {
        const struct token *token = token_at(c, c->at);
        if ((token->flags & TOKEN_POSSESSIVE) && c->units.n) {
            c->units.at[c->units.n - 1].possessive = true;
            c->at++;
            continue;
        }
        struct unit *unit = list_push(c->arena, &c->units);
        cut(c, unit);
        c->at += unit->n;
    }
}

/* ---- noun or verb ---- */

static const struct unit no_unit = {.kind = UNIT_MARK};

static const struct unit *before(const struct units *units, size_t i)
{
    while (i-- > 0) {
        const struct unit *u = &units->at[i];
        if (!unit_is_quote(u) && (u->classes & (WORD_ADVERB | WORD_PREPOSITION)) != WORD_ADVERB) {
            return u;
        }
    }
    return &no_unit;
}

static const struct unit *after(const struct units *units, size_t i)
{
    while (++i < units->n) {
        if (!unit_is_quote(&units->at[i])) {
            return &units->at[i];
        }
    }
    return &no_unit;
}

#define VERB_CLASSES (WORD_EVENT_VERB | WORD_CARRIER | WORD_SPEECH | WORD_VERB | WORD_HAPPENS)
#define NOUN_CLASSES                                                                               \
    (WORD_EVENT_NOUN | WORD_WEAPON | WORD_FORCE | WORD_TARGET | WORD_TOPIC | WORD_PERSON |         \
     WORD_SPEAKER | WORD_OFFICIAL | WORD_PLACE_NOUN | WORD_NOUN)
#define AUXILIARY (WORD_BE | WORD_HAVE | WORD_MODAL)

static bool is_toll_verb(const struct unit *u)
{
    return unit_is(u, WORD_TOLL) &&
           (u->lexeme->toll_frame == TOLL_OBJECT || u->lexeme->toll_frame == TOLL_SUBJECT);
}

/* A verb must follow: "will strike", "to strike", "which struck", "they hit". */
static bool asks_verb(const struct unit *previous)
{
    return unit_is(previous, AUXILIARY | WORD_RELATIVE) ||
           unit_preposition(previous) == PREPOSITION_TO ||
           (unit_is(previous, WORD_PRONOUN) && !unit_is(previous, WORD_DETERMINER));
}

/* A noun must follow: "the strike", "in strikes", "Russia's attack", "two raids". */
static bool asks_noun(const struct unit *previous)
{
    return previous->possessive || previous->kind == UNIT_NUMBER || previous->kind == UNIT_PEOPLE ||
           unit_is(previous, WORD_DETERMINER | WORD_PREPOSITION | WORD_SUBORDINATOR) ||
           (previous->kind == UNIT_WORD && !previous->classes && previous->form != FORM_S);
}

/* What follows a transitive verb. */
static bool begins_object(const struct unit *next)
{
    return next->kind == UNIT_PLACE || next->kind == UNIT_PEOPLE || next->kind == UNIT_NUMBER ||
           next->kind == UNIT_NAME ||
           unit_is(next, WORD_DETERMINER | WORD_TARGET | WORD_PERSON | WORD_ACTOR | WORD_QUANTITY);
}

static bool reads_as_verb(const struct units *units, size_t i)
{
    const struct unit *u = &units->at[i], *previous = before(units, i), *next = after(units, i);
    bool noun_too = unit_is(u, NOUN_CLASSES);
    bool that = unit_is(previous, WORD_RELATIVE) && unit_is(previous, WORD_DETERMINER);
    if (that && noun_too && u->form != FORM_ED) {
        return begins_object(next); /* "that attacks on airfields were repelled" */
    }
    if (asks_verb(previous) &&
        (unit_preposition(previous) != PREPOSITION_TO || u->form == FORM_BASE)) {
        return true;
    }
    if (u->form == FORM_ING) {
        bool meets = unit_is(previous, WORD_SUBORDINATOR | WORD_PREPOSITION) &&
                     (unit_is(next, WORD_OFFICIAL) || next->kind == UNIT_PEOPLE) &&
                     unit_is(u, WORD_EVENT_VERB) && u->lexeme->verb->frame == FRAME_MEETS;
        bool object = meets || (unit_is(previous, WORD_PREPOSITION) && begins_object(next));
        bool owned = previous->kind == UNIT_DATE && previous->possessive; /* "Friday's killing" */
        return (!noun_too && !owned) || unit_is_comma(previous) ||
               object; /* "accused of shelling Kherson" */
    }
    if (u->form == FORM_ED) { /* but "the number of wounded" */
        return !(is_toll_verb(u) && unit_preposition(previous) == PREPOSITION_OF);
    }
    if (!noun_too) {
        bool they = unit_is(previous, WORD_QUANTITY) && unit_is(next, WORD_PREPOSITION);
        return they || (!unit_is(previous, WORD_DETERMINER) &&
                        !previous->possessive); /* "both fell in an open area" */
    }
    bool one_more = unit_cues(previous) & CUE_AGAIN; /* "another hit a school" */
    if ((asks_noun(previous) && !(one_more && begins_object(next))) || previous->verb) {
        return false;
    }
    return begins_object(next) && i > 0;
}

/* "the occupied city", "showing destroyed cars": a participle used as an adjective. */
static bool is_adjective(const struct units *units, size_t i)
{
    const struct unit *u = &units->at[i], *previous = before(units, i), *next = after(units, i);
    if ((u->form != FORM_ED && u->form != FORM_ING) ||
        (u->form == FORM_ING && next->form == FORM_ED)) {
        return false;
    }
    bool opens =
        i == 0 && u->form == FORM_ED && next->kind == UNIT_PEOPLE; /* "Suspected Israeli" */
    bool led = opens || previous->possessive || previous->kind == UNIT_NUMBER ||
               unit_is(previous, WORD_DETERMINER | WORD_PREPOSITION | WORD_AND) ||
               (previous->verb && next->kind == UNIT_PLACE) ||
               (previous->verb && u->form == FORM_ED &&
                (next->kind == UNIT_PEOPLE || unit_is(next, WORD_PERSON)));
    bool noun = ((next->kind == UNIT_PLACE || next->kind == UNIT_PEOPLE) && u->form == FORM_ED) ||
                (next->kind == UNIT_WORD &&
                 !unit_is(next, WORD_PREPOSITION | WORD_AND | WORD_SUBORDINATOR | WORD_RELATIVE |
                                    WORD_DETERMINER | AUXILIARY | WORD_PRONOUN | WORD_QUANTITY) &&
                 (next->form != FORM_ING || unit_is(next, WORD_TARGET)));
    return led && noun && unit_preposition(previous) != PREPOSITION_TO &&
           !(unit_is(previous, WORD_AND) && !unit_is(u, NOUN_CLASSES));
}

static void sharpen(struct units *units, size_t i)
{
    struct unit *u = &units->at[i];
    bool unknown = u->kind == UNIT_WORD && !u->lexeme && u->n == 1;
    if (unknown && u->form == FORM_BASE && i > 0 &&
        unit_preposition(&units->at[i - 1]) == PREPOSITION_TO) {
        u->verb = true; /* "to drum up support" */
        u->classes = WORD_VERB;
        return;
    }
    bool can_be_verb = unit_is(u, VERB_CLASSES) || is_toll_verb(u) ||
                       (unknown && (u->form == FORM_ED || u->form == FORM_ING));
    if (!can_be_verb) {
        return;
    }
    if (is_adjective(units, i)) {
        u->classes &= ~(uint32_t)(VERB_CLASSES | WORD_TOLL);
        return;
    }
    u->verb = reads_as_verb(units, i);
    u->classes &= ~(u->verb ? (uint32_t)NOUN_CLASSES : (uint32_t)VERB_CLASSES);
    if (u->verb && !u->classes) {
        u->classes = WORD_VERB;
    }
}

/* How far "ablaze" may stand from its "set". */
#define RESULT_REACH 16

/* "set a depot in X ablaze": the verb tells what its result tells. */
static void bring_forward(struct units *units, size_t result)
{
    for (size_t i = result, steps = 0; i-- > 0 && steps < RESULT_REACH; steps++) {
        struct unit *u = &units->at[i];
        if (unit_cues(u) & CUE_SETS) {
            u->lexeme = units->at[result].lexeme;
            u->classes = units->at[result].classes;
            u->verb = true;
            units->at[result].classes = 0;
            units->at[result].lexeme = NULL;
            units->at[result].verb = false;
            return;
        }
        if (u->verb || unit_is(u, WORD_RELATIVE | WORD_SUBORDINATOR)) {
            return;
        }
    }
}

struct units units_of(const struct extract_input *input, uint32_t sentence,
                      struct unit_cursor *cursor, struct arena *arena)
{
    const struct sentence *s = &input->tokens->sentence[sentence];
    struct cutter c = {.input = input,
                       .tokens = input->tokens,
                       .at = s->first,
                       .end = s->first + s->n,
                       .cursor = cursor,
                       .arena = arena};
    c.units.at = arena_array(arena, struct unit, s->n + 1);
    c.units.cap = s->n + 1;
    cut_all(&c);
    for (size_t i = 0; i < c.units.n; i++) {
        sharpen(&c.units, i);
    }
    for (size_t i = 1; i < c.units.n; i++) {
        if (c.units.at[i].verb && (unit_cues(&c.units.at[i]) & CUE_RESULT)) {
            bring_forward(&c.units, i);
        }
    }
    return c.units;
}
