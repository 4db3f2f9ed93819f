#include "incident/clause.h"

#define AUXILIARY (WORD_BE | WORD_HAVE | WORD_MODAL)
#define NONE      UINT32_MAX

struct splitter {
    const struct extract_input *input;
    struct parse *parse;
    struct arena *arena;
    uint32_t current; /* clause */
};

static struct clause *current_clause(struct splitter *s)
{
    return &s->parse->clauses.at[s->current];
}

static void open_clause(struct splitter *s, enum clause_link link, uint32_t parent, uint32_t first,
                        int32_t opener)
{
    s->current = (uint32_t)s->parse->clauses.n;
    *list_push(s->arena, &s->parse->clauses) = (struct clause){
        .link = link, .parent = parent, .first = first, .verb = -1, .opener = opener};
}

/* The next verb group at or after `i`, before a mark that ends the reach of an opener. */
static bool verb_ahead(const struct units *units, uint32_t i)
{
    for (; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        if (unit_is(u, AUXILIARY) || (u->verb && u->form != FORM_ING)) {
            return true;
        }
        if (unit_is_mark(u, ';') || unit_is_mark(u, '(') || unit_is_mark(u, ')') ||
            unit_is(u, WORD_RELATIVE) ||
            (unit_is_comma(u) && i + 1 < units->n &&
             unit_is(&units->at[i + 1], WORD_SUBORDINATOR))) {
            return false;
        }
    }
    return false;
}

static bool is_nested(const struct clause *clause)
{
    return clause->link == CLAUSE_RELATIVE || clause->link == CLAUSE_REDUCED ||
           clause->link == CLAUSE_PARTICIPLE;
}

static bool has_speech(const struct parse *parse, const struct clause *clause)
{
    return clause->verb >= 0 &&
           unit_is(&parse->units.at[parse->verbs.at[clause->verb].main], WORD_SPEECH);
}

/* "and Sidon, the main port of the south, was hit": the subject stands before the apposition. */
static uint32_t before_apposition(const struct units *units, uint32_t from, uint32_t verb_first)
{
    if (verb_first < from + 4 || !unit_is_comma(&units->at[verb_first - 1])) {
        return verb_first;
    }
    if (units->at[verb_first - 2].kind == UNIT_PLACE &&
        unit_is(&units->at[verb_first - 3], WORD_AND)) {
        return verb_first - 1; /* the place's unit holds its apposition */
    }
    for (uint32_t i = verb_first - 1; i-- > from + 1;) {
        const struct unit *u = &units->at[i];
        if (u->verb || unit_is(u, WORD_SUBORDINATOR | WORD_RELATIVE)) {
            return verb_first;
        }
        if (unit_is_comma(u)) {
            bool apposed = (unit_is(&units->at[i + 1], WORD_DETERMINER) &&
                            units->at[i - 1].kind == UNIT_PLACE) ||
                           unit_is(&units->at[i + 1], WORD_INCLUDING);
            return apposed ? i : verb_first;
        }
    }
    return verb_first;
}

/* Where a second verb's clause begins: after the last comma or and since the first verb, with a
 * list before it ("Sumy and Kharkiv were hit and Odesa was shelled") left whole. */
static uint32_t boundary_before(const struct parse *parse, uint32_t from, uint32_t verb_first)
{
    const struct units *units = &parse->units;
    uint32_t boundary = NONE;
    for (uint32_t i = before_apposition(units, from, verb_first); i-- > from;) {
        const struct unit *u = &units->at[i];
        bool list = i > from && i + 1 < units->n && units->at[i - 1].kind == UNIT_PLACE &&
                    units->at[i + 1].kind == UNIT_PLACE;
        if (unit_is(u, WORD_AND) && unit_cues(u) == 0 && !list) {
            return i;
        }
        if (unit_is_comma(u) && !list) {
            boundary = i;
            bool and_follows = i + 1 < units->n && unit_is(&units->at[i + 1], WORD_AND);
            if (!and_follows) {
                return boundary;
            }
        }
        if (unit_is_mark(u, ';') || unit_is_mark(u, ':') || unit_is_mark(u, 0x2014) ||
            unit_is_mark(u, 0x2013)) {
            return i;
        }
    }
    return boundary;
}

static void move_units(struct parse *parse, uint32_t from, uint32_t end, uint32_t clause)
{
    for (uint32_t i = from; i < end; i++) {
        parse->units.at[i].clause = clause;
    }
}

/* Is the verb group at `v` a participle inside a noun phrase: "a missile fired by the group
 * landed", "people killed in the attack were"? */
static bool is_reduced(const struct parse *parse, const struct verb_group *v, size_t index)
{
    const struct units *units = &parse->units;
    const struct unit *main = &units->at[v->main];
    uint32_t next = v->main + 1;
    if (v->first != v->main || v->main == 0 || main->form == FORM_S || main->form == FORM_ING ||
        unit_is(main, AUXILIARY) || next >= units->n) {
        return false;
    }
    enum preposition preposition = unit_preposition(&units->at[next]);
    if (preposition == PREPOSITION_BY) {
        return true;
    }
    if (main->form == FORM_BASE && unit_is(main, WORD_EVENT_VERB) &&
        main->lexeme->verb->frame == FRAME_MEETS) {
        return false; /* "the minister, X, sat down on Tuesday with a team led by Y" */
    }
    bool dated = units->at[next].kind == UNIT_DATE; /* "the men freed on Friday were" */
    if ((preposition == PREPOSITION_NONE && !dated) || index + 1 >= parse->verbs.n ||
        unit_is(main, WORD_SPEECH | WORD_CARRIER) ||
        (unit_is(main, WORD_VERB) && main->form != FORM_ED)) {
        return false;
    }
    const struct verb_group *following = &parse->verbs.at[index + 1];
    for (uint32_t i = next; i < following->first; i++) {
        if (unit_is(&units->at[i], WORD_SUBORDINATOR)) {
            return false; /* "crews worked on Sunday after a missile tore" */
        }
    }
    return following->finite && boundary_before(parse, next, following->first) == NONE;
}

/* "located", "annexed": perhaps a participle, for no auxiliary comes with it. */
static bool is_bare_participle(const struct parse *parse, const struct verb_group *v)
{
    return v->first == v->main && parse->units.at[v->main].form == FORM_ED &&
           !unit_is(&parse->units.at[v->main], WORD_SPEECH);
}

/* "The envoy, who met X in Y, then flew to Z": after its comma the outer clause goes on; the outer
 * clause that still wants its verb; NONE: none. */
static uint32_t resumed_clause(const struct splitter *s, const struct verb_group *v)
{
    const struct parse *parse = s->parse;
    uint32_t i = v->first, at = s->current;
    while (i > 0 && unit_is(&parse->units.at[i - 1], WORD_ADVERB)) {
        i--;
    }
    if (!v->finite || i == 0 || !unit_is_comma(&parse->units.at[i - 1])) {
        return NONE;
    }
    while (is_nested(&parse->clauses.at[at]) && parse->clauses.at[at].parent != at) {
        const struct clause *c = &parse->clauses.at[at];
        bool shut = c->link == CLAUSE_RELATIVE && c->opener > 0 &&
                    unit_is_comma(&parse->units.at[c->opener - 1]);
        at = c->parent;
        if (shut && parse->clauses.at[at].verb < 0) {
            return at;
        }
    }
    return NONE;
}

/* "rockets fired from X fell near Y": a verb that no participle can be. */
static bool lands(const struct parse *parse, const struct verb_group *v)
{
    const struct unit *u = &parse->units.at[v->main];
    bool where =
        v->main + 1 < parse->units.n && unit_is(&parse->units.at[v->main + 1], WORD_PREPOSITION);
    return where && unit_is(u, WORD_EVENT_VERB) && u->lexeme->verb->frame == FRAME_LANDS;
}

/* "said a strike on a school housing families killed 93": the verb of what was said. */
static uint32_t said_start(const struct splitter *s, const struct verb_group *v)
{
    const struct parse *parse = s->parse;
    const struct unit *next = v->main + 1 < parse->units.n ? &parse->units.at[v->main + 1] : NULL;
    bool object = next && (next->kind == UNIT_NUMBER || next->kind == UNIT_PLACE ||
                           next->kind == UNIT_PEOPLE || next->kind == UNIT_DATE ||
                           unit_is(next, WORD_DETERMINER | WORD_QUANTITY | WORD_PERSON));
    uint32_t at = s->current;
    if (!v->finite || !(object || v->first != v->main || lands(parse, v))) {
        return NONE;
    }
    while (parse->clauses.at[at].link == CLAUSE_PARTICIPLE ||
           parse->clauses.at[at].link == CLAUSE_REDUCED) {
        at = parse->clauses.at[at].parent;
    }
    const struct clause *root = &parse->clauses.at[at];
    if (at == s->current || !has_speech(parse, root)) {
        return NONE;
    }
    uint32_t from = parse->verbs.at[root->verb].main + 1;
    for (uint32_t i = from; i < v->first; i++) {
        if (unit_is_comma(&parse->units.at[i]) || unit_is(&parse->units.at[i], WORD_AND)) {
            return NONE;
        }
    }
    return from;
}

/* What was said opens late, when its verb is found; clauses inside its subject now hang on it. */
static void open_said_late(struct splitter *s, uint32_t from, const struct verb_group *v)
{
    struct parse *parse = s->parse;
    uint32_t root = parse->units.at[from - 1].clause;
    size_t before = parse->clauses.n;
    open_clause(s, CLAUSE_SAID, root, from, -1);
    for (uint32_t i = from; i < v->first; i++) {
        if (parse->units.at[i].clause == root) {
            parse->units.at[i].clause = s->current;
        }
    }
    for (size_t i = 0; i < before; i++) {
        struct clause *c = &parse->clauses.at[i];
        if (c->parent == root && c->first >= from && i != root) {
            c->parent = s->current;
        }
    }
}

/* "After missiles hit the port, three people died": the main clause comes second. */
static bool is_fronted(const struct parse *parse, uint32_t clause)
{
    const struct clause *c = &parse->clauses.at[clause];
    return c->link == CLAUSE_SUB && c->first <= 1;
}

/* "were killed and 17 injured", "and another three were": only AND and a count lie between. */
static bool counts_anew(const struct parse *parse, const struct verb_group *before,
                        const struct verb_group *v)
{
    const struct units *units = &parse->units;
    uint32_t i = before->main + 1;
    if (v->first > i + 6 || i >= v->first) {
        return false;
    }
    i += unit_is_comma(&units->at[i]);
    if (!unit_is(&units->at[i], WORD_AND) || i + 1 >= v->first) {
        return false;
    }
    bool number = false;
    for (i++; i < v->first; i++) {
        const struct unit *u = &units->at[i];
        number = number || u->kind == UNIT_NUMBER || unit_is(u, WORD_QUANTITY);
        if (u->kind != UNIT_NUMBER && u->kind != UNIT_PEOPLE &&
            !unit_is(u, WORD_QUANTITY | WORD_PERSON | WORD_DETERMINER | WORD_ADVERB)) {
            return false;
        }
    }
    return number;
}

/* "were detected and destroyed over X": the second participle is passive too. */
static bool shares_passive(const struct parse *parse, const struct verb_group *before,
                           const struct verb_group *v)
{
    const struct units *units = &parse->units;
    uint32_t next = v->main + 1;
    bool irregular = v->first == v->main && units->at[v->main].form == FORM_BASE &&
                     unit_is(&units->at[v->main], WORD_EVENT_VERB); /* "shot down" */
    bool next_to = before->main + 2 == v->first && unit_is(&units->at[v->first - 1], WORD_AND);
    bool toll = unit_is(&units->at[v->main], WORD_TOLL) &&
                unit_is(&units->at[before->main], WORD_TOLL) && counts_anew(parse, before, v);
    bool joined =
        before->passive && (next_to || toll) && (is_bare_participle(parse, v) || irregular);
    return joined &&
           (next >= units->n || units->at[next].kind == UNIT_MARK ||
            units->at[next].kind == UNIT_DATE || unit_is(&units->at[next], WORD_PREPOSITION));
}

/* "A delegation led by X and Y landed": the verb is that of the clause outside. */
static bool ends_by_list(const struct parse *parse, const struct clause *clause, uint32_t i,
                         uint32_t verb)
{
    const struct units *units = &parse->units;
    if (clause->link != CLAUSE_REDUCED || parse->clauses.at[clause->parent].verb >= 0 ||
        i == NONE || !unit_is(&units->at[i], WORD_AND)) {
        return false;
    }
    while (++i < verb && (units->at[i].kind == UNIT_NAME || unit_is(&units->at[i], WORD_ACTOR))) {
    }
    return i == verb;
}

/* "fired on men trying to flee, leaving two dead": who fired left them so, not who fled. */
static uint32_t above_participle(const struct splitter *s)
{
    const struct parse *parse = s->parse;
    uint32_t at = s->current;
    for (const struct clause *c = &parse->clauses.at[at]; at != 0; c = &parse->clauses.at[at]) {
        const struct clause *above = &parse->clauses.at[c->parent];
        bool tried = c->link == CLAUSE_SAID && above->link == CLAUSE_PARTICIPLE; /* "trying to" */
        bool bare = c->link == CLAUSE_PARTICIPLE && above->verb >= 0 &&
                    !unit_is_comma(&parse->units.at[c->first - 1]);
        if (!tried && !bare) {
            break;
        }
        at = c->parent;
    }
    return at;
}

static void second_verb(struct splitter *s, struct verb_group *v)
{
    struct parse *parse = s->parse;
    const struct clause *clause = current_clause(s);
    v->passive = v->passive || shares_passive(parse, &parse->verbs.at[clause->verb], v);
    uint32_t resumed = resumed_clause(s, v), late = said_start(s, v);
    if (resumed != NONE) {
        s->current = resumed;
        return;
    }
    if (late != NONE) {
        open_said_late(s, late, v);
        return;
    }
    uint32_t from = parse->verbs.at[clause->verb].main + 1;
    uint32_t boundary = boundary_before(parse, from, v->first);
    if (v->finite && ends_by_list(parse, clause, boundary, v->first)) {
        s->current = clause->parent;
        return;
    }
    bool said = has_speech(parse, clause);
    bool after_comma = v->first > 0 && unit_is_comma(&parse->units.at[v->first - 1]);
    if (!v->finite) {
        uint32_t parent = after_comma && v->participle ? above_participle(s) : s->current;
        open_clause(s, CLAUSE_PARTICIPLE, parent, v->first, -1);
    } else if (after_comma && is_bare_participle(parse, v) && !said) {
        open_clause(s, CLAUSE_REDUCED, s->current, v->first, -1);
    } else if (said && (boundary == NONE || !unit_is(&parse->units.at[boundary], WORD_AND))) {
        bool according = unit_preposition(&parse->units.at[from - 1]) == PREPOSITION_TO;
        uint32_t start = according && boundary != NONE ? boundary : from;
        open_clause(s, CLAUSE_SAID, s->current, start, -1);
        move_units(parse, start, v->first, s->current);
    } else if (boundary != NONE) {
        uint32_t parent = s->current;
        bool shared = boundary + 1 == v->first;
        while (!shared && (is_nested(&parse->clauses.at[parent]) || is_fronted(parse, parent)) &&
               parse->clauses.at[parent].parent != parent) {
            parent = parse->clauses.at[parent].parent;
        }
        open_clause(s, CLAUSE_AND, parent, boundary, -1);
        move_units(parse, boundary, v->first, s->current);
    } else if (is_nested(clause) && parse->clauses.at[clause->parent].verb < 0) {
        s->current = clause->parent;
    } else {
        open_clause(s, is_bare_participle(parse, v) ? CLAUSE_REDUCED : CLAUSE_AND, s->current,
                    v->first, -1);
    }
}

static void take_verb(struct splitter *s, size_t index)
{
    struct parse *parse = s->parse;
    struct verb_group *v = &parse->verbs.at[index];
    int32_t before = current_clause(s)->verb;
    bool shared = before >= 0 && shares_passive(parse, &parse->verbs.at[before], v);
    if (!shared && is_reduced(parse, v, index)) {
        open_clause(s, CLAUSE_REDUCED, s->current, v->first, -1);
    } else if (!v->finite && v->first > 0 && current_clause(s)->verb < 0 &&
               current_clause(s)->first != v->first && current_clause(s)->opener < 0) {
        open_clause(s, CLAUSE_PARTICIPLE, s->current, v->first, -1);
    } else if (current_clause(s)->verb >= 0) {
        second_verb(s, v);
    } else if (current_clause(s)->link == CLAUSE_REDUCED) {
        s->current = current_clause(s)->parent;
    }
    if (current_clause(s)->verb >= 0) {
        open_clause(s, CLAUSE_AND, s->current, v->first, -1);
    }
    current_clause(s)->verb = (int32_t)index;
}

static bool opens_said(const struct splitter *s, uint32_t i)
{
    const struct parse *parse = s->parse;
    const struct clause *clause = &parse->clauses.at[s->current];
    return has_speech(parse, clause) && i > 0 && parse->verbs.at[clause->verb].main < i;
}

/* "said that six had died, and that a drone had hit a mill": the clause of who said the first;
 * NONE: it is no second "that". */
static uint32_t said_again(const struct splitter *s, uint32_t i)
{
    const struct clauses *clauses = &s->parse->clauses;
    bool joined = i > 0 && unit_is(&s->parse->units.at[i - 1], WORD_AND) &&
                  unit_is(&s->parse->units.at[i], WORD_DETERMINER);
    for (uint32_t at = s->current; joined && clauses->at[at].parent != at;
         at = clauses->at[at].parent) {
        if (clauses->at[at].link == CLAUSE_SAID) {
            return clauses->at[at].parent;
        }
    }
    return NONE;
}

/* The clause that a new one hangs on: inside what was said one stays, out of a relative one goes.
 */
static uint32_t host(const struct splitter *s, bool after_comma)
{
    uint32_t at = s->current;
    const struct clauses *clauses = &s->parse->clauses;
    while (after_comma && is_nested(&clauses->at[at]) && clauses->at[at].parent != at) {
        at = clauses->at[at].parent;
    }
    return at;
}

/* "a day after", "hours before": open a clause as "after" does. */
static bool is_relative_date(const struct splitter *s, const struct unit *u)
{
    if (u->kind != UNIT_DATE || u->date->kind != DATE_RELATIVE) {
        return false;
    }
    struct span last = token_text(s->input->tokens, u->first + u->n - 1);
    size_t next = (size_t)(u - s->parse->units.at) + 1;
    if (next < s->parse->units.n &&
        unit_is(&s->parse->units.at[next], WORD_AND | WORD_PREPOSITION)) {
        return false; /* "had flown there the day before and met" */
    }
    return span_is_nocase(last, "after") || span_is_nocase(last, "before") ||
           span_is_nocase(last, "day");
}

/* ", the air force said, over Kyiv": after the second comma the sentence goes on. */
static bool ends_attribution(const struct splitter *s, uint32_t comma)
{
    const struct parse *parse = s->parse;
    const struct clause *clause = &parse->clauses.at[s->current];
    if (clause->link != CLAUSE_AND || !has_speech(parse, clause) || clause->parent == s->current) {
        return false;
    }
    uint32_t verb = parse->verbs.at[clause->verb].main;
    bool dated = verb + 2 == comma && parse->units.at[verb + 1].kind == UNIT_DATE;
    return (verb + 1 == comma || dated) && unit_is_comma(&parse->units.at[clause->first]);
}

/* The preposition of the place that ends before unit `end`: "in the town of X"; NULL: none near. */
static const struct unit *preposition_of_place(const struct units *units, uint32_t end)
{
    for (uint32_t i = end, steps = 0; i-- > 0 && steps < 5; steps++) {
        const struct unit *u = &units->at[i];
        if (unit_is(u, WORD_PREPOSITION) && unit_preposition(u) != PREPOSITION_OF) {
            return u;
        }
        if (u->verb || u->kind == UNIT_MARK) {
            break;
        }
    }
    return NULL;
}

/* "in X, where a depot caught fire, in Y and in Z": the list of places goes on after its aside. */
static bool ends_where(const struct splitter *s, uint32_t comma)
{
    const struct units *units = &s->parse->units;
    const struct clause *clause = &s->parse->clauses.at[s->current];
    uint32_t opener = clause->opener < 0 ? 0 : (uint32_t)clause->opener, next = comma + 1;
    if (opener < 2 || clause->verb < 0 || !unit_is_comma(&units->at[opener - 1])) {
        return false;
    }
    const struct unit *first = preposition_of_place(units, opener - 1);
    while (next < units->n && (unit_is(&units->at[next], WORD_AND | WORD_QUANTITY) ||
                               units->at[next].kind == UNIT_NUMBER)) {
        next++;
    }
    if (next >= units->n) {
        return false;
    }
    bool subject = next + 1 < units->n &&
                   (units->at[next + 1].verb || unit_is(&units->at[next + 1], AUXILIARY));
    bool listed = units->at[opener - 2].kind == UNIT_PLACE && next > comma + 1 &&
                  units->at[next].kind == UNIT_PLACE && !subject;
    return listed || (first && first->lexeme == units->at[next].lexeme);
}

/* "in what it called retaliation" */
static bool is_what(const struct splitter *s, uint32_t i)
{
    const struct units *units = &s->parse->units;
    return i > 0 && unit_is(&units->at[i - 1], WORD_PREPOSITION | WORD_CARRIER) &&
           unit_says(s->input->tokens, &units->at[i], "what") && verb_ahead(units, i + 1);
}

/* ", leaving six dead" */
static bool leaves_behind(const struct splitter *s, uint32_t comma)
{
    const struct units *units = &s->parse->units;
    return comma + 2 < units->n && unit_is_comma(&units->at[comma]) &&
           unit_says(s->input->tokens, &units->at[comma + 1], "leaving") &&
           (units->at[comma + 2].kind == UNIT_NUMBER ||
            unit_is(&units->at[comma + 2], WORD_QUANTITY));
}

static void open_at(struct splitter *s, uint32_t i)
{
    const struct units *units = &s->parse->units;
    const struct unit *u = &units->at[i];
    bool comma = i > 0 && unit_is_comma(&units->at[i - 1]);
    if (leaves_behind(s, i)) {
        s->current = above_participle(s);
    } else if (unit_is_comma(u) && (ends_attribution(s, i) || ends_where(s, i))) {
        s->current = current_clause(s)->parent;
    } else if (unit_is_mark(u, '(')) {
        open_clause(s, CLAUSE_ASIDE, s->current, i, -1);
    } else if (unit_is_mark(u, ')')) {
        uint32_t at = s->current;
        while (s->parse->clauses.at[at].link != CLAUSE_ASIDE && at != 0) {
            at = s->parse->clauses.at[at].parent;
        }
        s->current = s->parse->clauses.at[at].parent;
    } else if (unit_is_mark(u, ';')) {
        open_clause(s, CLAUSE_AND, 0, i, -1);
    } else if (unit_is_mark(u, ':') && verb_ahead(units, i + 1) && i > 0) {
        open_clause(s, CLAUSE_SAID, s->current, i, -1);
    } else if (is_what(s, i)) {
        open_clause(s, CLAUSE_RELATIVE, s->current, i, (int32_t)i);
    } else if (unit_is(u, WORD_RELATIVE)) {
        uint32_t again = said_again(s, i);
        bool said = again != NONE || opens_said(s, i);
        open_clause(s, said ? CLAUSE_SAID : CLAUSE_RELATIVE, again != NONE ? again : s->current, i,
                    (int32_t)i);
    } else if ((unit_is(u, WORD_SUBORDINATOR) || is_relative_date(s, u)) &&
               verb_ahead(units, i + 1)) {
        open_clause(s, CLAUSE_SUB, host(s, comma), i, (int32_t)i);
    }
}

/* "that" is a determiner before a noun, else it opens a clause. */
static bool is_opener(const struct splitter *s, uint32_t i)
{
    const struct units *units = &s->parse->units;
    const struct unit *u = &units->at[i];
    if (u->kind == UNIT_MARK) {
        return true;
    }
    if (unit_is(u, WORD_RELATIVE) && unit_is(u, WORD_DETERMINER)) {
        return i > 0 && verb_ahead(units, i + 1) &&
               unit_preposition(&units->at[i - 1]) == PREPOSITION_NONE;
    }
    bool but_not = unit_is(u, WORD_SUBORDINATOR) && i + 2 < units->n && /* "X and Y but not Z" */
                   unit_says(s->input->tokens, u, "but") &&
                   unit_says(s->input->tokens, &units->at[i + 1], "not") && !units->at[i + 2].verb;
    return (unit_is(u, WORD_RELATIVE | WORD_SUBORDINATOR) && !but_not) || is_relative_date(s, u) ||
           is_what(s, i);
}

static void split(struct splitter *s)
{
    struct parse *parse = s->parse;
    size_t next_verb = 0;
    open_clause(s, CLAUSE_MAIN, 0, 0, -1);
    for (uint32_t i = 0; i < parse->units.n; i++) {
        if (is_opener(s, i)) {
            open_at(s, i);
        }
        if (next_verb < parse->verbs.n && parse->verbs.at[next_verb].first == i) {
            take_verb(s, next_verb++);
        }
        parse->units.at[i].clause = s->current;
    }
    for (uint32_t i = 0; i < parse->units.n; i++) {
        parse->clauses.at[parse->units.at[i].clause].end = i + 1;
    }
}

struct parse parse_sentence(const struct extract_input *input, uint32_t sentence,
                            struct unit_cursor *cursor, struct arena *arena)
{
    struct parse parse = {
        .input = input, .sentence = sentence, .units = units_of(input, sentence, cursor, arena)};
    struct splitter s = {.input = input, .parse = &parse, .arena = arena};
    parse.verbs = verb_groups_of(input, &parse.units, arena);
    split(&s);
    return parse;
}
