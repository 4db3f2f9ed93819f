#include "incident/account.h"

#include <string.h>

#include "incident/actor.h"
#include "incident/day_told.h"
#include "incident/episode.h"
#include "incident/fuse.h"
#include "incident/same_event.h"
#include "incident/whereabouts.h"

/* "the blasts in" a town are those told of before at a village near it. */
#define BESIDE_KM 40

/* So many sentences later an attack without a place, or a mere toll, still goes on with one. */
enum { GOES_ON = 2, TOLL_GOES_ON = 7 };
/* Lines over a part are short. */
#define HEADING_TOKENS 18

static bool can_join(const struct account *account, const struct event *e, const struct event *n)
{
    return events_may_join(e, n, account->input->tokens->article->published);
}

/* ---- joining ---- */

static void merge_when(struct event *e, const struct when *when)
{
    bool sharper = e->when.range.first == DAY_NONE || is_closer(when, &e->when) ||
                   (when->range.precision == TIME_DAY && e->when.range.precision != TIME_DAY);
    bool better = when->source > e->when.source || (when->source == e->when.source && sharper);
    if (better && when->source != WHEN_UNKNOWN) {
        e->when = *when;
    }
}

/* "A woman" is perhaps one of those counted already; what has risen overtakes them. */
static void merge_figure(struct told_figure *to, const struct told_figure *from)
{
    bool known = figure_known(to->figure);
    if (!figure_known(from->figure) || (from->one && known)) {
        return;
    }
    if (!known || from->revised || (to->one && from->figure.best >= to->figure.best)) {
        *to = *from;
        return;
    }
    if (to->revised && from->figure.best <= to->figure.best) {
        return;
    }
    to->figure = figure_join(to->figure, from->figure);
    to->at = from->at;
}

static void merge_names(struct account *account, struct names *into, const struct names *names)
{
    for (size_t i = 0; i < names->n; i++) {
        names_add(into, names->at[i], account->arena);
    }
}

static void merge_words(struct event *e, const struct event *n)
{
    bool body = e->title_only && !n->title_only; /* headlines call things by shorter names */
    if (n->type && (!e->type || n->type->rank > e->type->rank || body)) {
        e->type = n->type;
        e->category = n->type->category;
    }
    /* One side's word that the other hit its own town tells nothing. */
    bool blamed = !n->place && !n->claimed && n->actor && e->place && e->place->location.country &&
                  strcmp(n->actor, e->place->location.country) == 0;
    if (!e->actor && !blamed) {
        e->actor = n->actor;
        e->actor_at = n->actor_at;
    }
    e->victim = e->victim ? e->victim : n->victim;
    if (n->weapon && (!e->weapon || (n->weapon_exact && !e->weapon_exact))) {
        e->weapon = n->weapon;
        e->weapon_exact = n->weapon_exact;
    }
    e->target = e->target ? e->target : n->target;
    e->planned = e->planned || n->planned;
    e->happened = e->happened || n->happened;
    e->by_name = e->by_name && (n->by_name || !n->place);
    e->reported = e->reported || n->reported;
    e->claimed = e->claimed || n->claimed;
    e->strong = e->strong || n->strong;
    e->sure = e->sure || n->sure;
    e->officials = e->officials || n->officials;
    e->title_only = e->title_only && n->title_only;
}

static void merge_place(struct event *e, const struct event *n)
{
    bool finer =
        n->place && e->place && n->place->location.precision < e->place->location.precision;
    bool venue = finer && event_is(e, CATEGORY_TALKS) && /* talks are told by their town */
                 e->place->location.precision == PRECISION_SETTLEMENT;
    if (n->place && (!e->place || (finer && !venue))) {
        e->place = n->place;
        e->place_at = n->place_at;
        e->how = n->how;
    }
}

static void join(struct account *account, struct event *e, const struct event *n)
{
    if (n->place) {
        *list_push(account->arena, &e->told_at) = n->place_at;
    }
    merge_words(e, n);
    merge_when(e, &n->when);
    merge_place(e, n);
    merge_names(account, &e->parties, &n->parties);
    merge_names(account, &e->mediators, &n->mediators);
    merge_figure(&e->killed, &n->killed);
    merge_figure(&e->injured, &n->injured);
    e->mentions += n->mentions;
    e->told_last = n->told_last;
    if (n->telling > e->telling) {
        e->telling = n->telling;
        e->sentence = n->sentence;
        e->trigger_at = n->trigger_at;
    }
}

static int telling_score(const struct event *e)
{
    return (e->place ? 4 : 0) + (figure_known(e->killed.figure) ? 2 : 0) +
           (figure_known(e->injured.figure) ? 1 : 0) + (e->strong ? 2 : 0) +
           (e->when.source == WHEN_OWN ? 2 : 0) + (e->actor ? 1 : 0) - (e->title_only ? 6 : 0);
}

static void add_event(struct account *account, const struct event *event)
{
    *list_push(account->arena, &account->events) = *event;
}

/* ---- with a place ---- */

/* Is this place a coarser or finer word for the event's? */
static bool may_meet(const struct account *account, const struct event *e, const struct episode *g,
                     const struct toponym *place)
{
    bool coarser = place->location.precision > e->place->location.precision && !g->definite;
    bool site = place->location.precision == PRECISION_SITE ||
                e->place->location.precision == PRECISION_SITE;
    bool countries =
        place_is_country(account->input, place) || place_is_country(account->input, e->place);
    bool beside = g->definite && e->type == g->event.type && g->event.when.source == WHEN_OWN &&
                  places_apart_km(e->place, place) < BESIDE_KM;
    if (e->category == CATEGORY_TALKS) {
        return places_meet(e->place, place) ||
               (places_apart_km(e->place, place) < BESIDE_KM && share_party(e, &g->event));
    }
    if (!places_meet(e->place, place) && !place_lies_in(place, e->place) && !beside) {
        return false;
    }
    bool two_tolls = site && event_has_toll(e) && event_has_toll(&g->event);
    return !countries && !two_tolls &&
           types_agree(e->type, g->event.type, coarser ? VAGUE_ATTACK : VAGUE_WAY) &&
           figures_meet(e->killed.figure, g->event.killed.figure);
}

/* The event that a group with this place adds to; NULL: a new one. */
static struct event *find_placed(struct account *account, const struct episode *g,
                                 const struct toponym *place)
{
    struct event *loose = NULL;
    for (size_t i = account->events.n; i-- > 0;) {
        struct event *e = &account->events.at[i];
        if (!can_join(account, e, &g->event)) {
            continue;
        }
        if (e->place && e->place->location.place == place->location.place) {
            return g->again && !g->definite && !e->title_only ? NULL : e;
        }
        bool goes_on = g->definite || (event_is(e, CATEGORY_TALKS) && share_party(e, &g->event) &&
                                       e->told_last + 1 >= g->event.sentence);
        bool meet = e->place ? may_meet(account, e, g, place) : goes_on;
        if (!loose && (g->n_places == 1 || !g->event.strong) && meet) {
            loose = e;
        }
    }
    return loose;
}

/* Of an enumeration one place may be told of already, with its day. */
static void day_of_sibling(struct account *account, const struct episode *g, struct event *n)
{
    for (size_t i = 0; i < g->n_places && n->when.source == WHEN_UNKNOWN; i++) {
        const struct event *e = find_placed(account, g, g->places[i].toponym);
        if (e && e->when.source >= WHEN_ABOVE) {
            n->when = e->when;
        }
    }
}

/* "38 of the drones were downed. They were shot down over X and Y": what was told before without
 * a place is told again with its places. */
static void fill_from_last(struct account *account, const struct episode *g, struct event *n)
{
    for (size_t i = account->events.n; g->definite && g->n_places > 1 && i-- > 0;) {
        struct event *e = &account->events.at[i];
        if (!e->place && e->type == n->type && e->told_last + GOES_ON >= n->sentence &&
            can_join(account, e, n)) {
            n->weapon_exact = n->weapon ? n->weapon_exact : e->weapon_exact;
            n->weapon = n->weapon ? n->weapon : e->weapon;
            n->actor = n->actor ? n->actor : e->actor;
            n->when = n->when.source == WHEN_UNKNOWN ? e->when : n->when;
            n->claimed = n->claimed || e->claimed;
            n->reported = e->reported;
            return;
        }
    }
}

/* Of several places each has its own toll, or none is known. */
static void count_place(struct event *event, const struct episode_place *place)
{
    event->killed = place->counted ? place->killed : NOTHING_TOLD;
    event->injured = place->counted ? place->injured : NOTHING_TOLD;
    if (place->when.source != WHEN_UNKNOWN) {
        event->when = place->when;
    }
}

static void take_placed(struct account *account, const struct episode *g)
{
    struct event whole = g->event;
    fill_from_last(account, g, &whole);
    if (g->n_places > 1) {
        day_of_sibling(account, g, &whole);
    }
    for (size_t i = 0; i < g->n_places; i++) {
        struct event one = whole;
        one.place = g->places[i].toponym;
        one.place_at = g->places[i].at;
        if (g->n_places > 1) {
            count_place(&one, &g->places[i]);
            one.itemised = true;
        }
        one.telling = telling_score(&one);
        struct event *e = find_placed(account, g, one.place);
        if (e) {
            join(account, e, &one);
            continue;
        }
        if (!one.type && event_has_toll(&one)) {
            one.type = lexicon_type(account->input->lexicon, "attack");
            one.category = CATEGORY_STRIKE;
        }
        if (one.type && one.when.source == WHEN_UNKNOWN && one.category != CATEGORY_TALKS) {
            day_inherit(account, &one, one.place);
        }
        if (one.type) {
            add_event(account, &one);
        }
    }
}

/* ---- without a place ---- */

/* The event that "the attack" or a mere toll is about: the last one told that it can be. */
static struct event *find_last(struct account *account, const struct event *n)
{
    struct event *best = NULL;
    for (size_t i = 0; i < account->events.n; i++) {
        struct event *e = &account->events.at[i];
        if (!can_join(account, e, n)) {
            continue;
        }
        /* A mere toll belongs to what has a place. */
        bool toll_only = !n->type && best && best->place && !e->place &&
                         best->told_last + TOLL_GOES_ON >= n->sentence &&
                         e->told_last + 1 < n->sentence;
        bool placed = !n->type && best && !best->place && e->place &&
                      e->told_last + TOLL_GOES_ON >= n->sentence &&
                      best->told_last + 1 < n->sentence;
        if (!best || placed || (e->told_last >= best->told_last && !toll_only)) {
            best = e;
        }
    }
    return best;
}

static struct event *find_closer(struct account *account, const struct event *n)
{
    for (size_t i = account->events.n; n->when.source == WHEN_OWN && i-- > 0;) {
        struct event *e = &account->events.at[i];
        if (e->place && can_join(account, e, n) && is_closer(&n->when, &e->when)) {
            return e;
        }
    }
    return NULL;
}

/* Was another place's attack told since? Then a mere toll is not the event's. */
static bool overtaken(const struct account *account, const struct event *e, const struct event *n)
{
    for (size_t i = 0; i < account->events.n && e->place; i++) {
        const struct event *other = &account->events.at[i];
        if (other != e && other->place && categories_meet(other, n) &&
            other->told_last > e->told_last && !places_meet(other->place, e->place)) {
            return true;
        }
    }
    return false;
}

/* "X and Y were shelled. Nobody was hurt": in neither. */
static void share_nobody(struct account *account, const struct event *e, const struct event *n)
{
    bool nobody = figure_known(n->injured.figure) && n->injured.figure.best == 0;
    for (size_t i = 0; nobody && e->itemised && i < account->events.n; i++) {
        struct event *other = &account->events.at[i];
        if (other != e && other->itemised && other->place && other->sentence == e->sentence &&
            other->type == e->type && !event_has_toll(other)) {
            merge_figure(&other->killed, &n->killed);
            merge_figure(&other->injured, &n->injured);
        }
    }
}

static void take_unplaced(struct account *account, struct episode *g)
{
    struct event *n = &g->event;
    struct event *closer = find_closer(account, n);
    struct event *e = closer ? closer : find_last(account, n);
    bool same_kind = g->definite || !e || types_agree(e->type, n->type, VAGUE_ATTACK);
    bool close = e && e->told_last + (n->strong ? GOES_ON : TOLL_GOES_ON) >= n->sentence;
    bool joins =
        g->definite || closer || (close && (!n->strong || same_kind) && !overtaken(account, e, n));
    n->telling = telling_score(n);
    if (e && joins && (!g->other || g->definite) && !g->elsewhere && !(g->again && !g->definite)) {
        bool next = e->told_last + 1 >= n->sentence;
        join(account, e, n);
        if (next) {
            share_nobody(account, e, n);
        }
    } else if (n->type && n->strong) {
        add_event(account, n);
    }
}

/* Was an attack in the seat's country told just before, that this may go on with? */
static bool told_near(struct account *account, const struct episode *g)
{
    const struct event *last = find_last(account, &g->event);
    return last && last->place && last->told_last + 1 >= g->event.sentence &&
           strcmp(last->place->location.country_code,
                  g->places[0].toponym->location.country_code) == 0;
}

/* Was one told in the division that the governor speaks for? */
static bool told_in_division(struct account *account, const struct episode *g)
{
    const struct event *last = find_last(account, &g->event);
    const struct location *seat = &g->places[0].toponym->location;
    return g->regional && last && last->place && last->told_last + GOES_ON >= g->event.sentence &&
           last->place->location.precision < PRECISION_REGION &&
           last->place->location.admin1_code && seat->admin1_code &&
           strcmp(last->place->location.country_code, seat->country_code) == 0 &&
           strcmp(last->place->location.admin1_code, seat->admin1_code) == 0;
}

/* ---- groups ---- */

static void share_place(const struct account *account, struct episode *g)
{
    for (size_t i = account->events.n; i-- > 0;) {
        const struct event *e = &account->events.at[i];
        if (e->place && categories_meet(e, &g->event)) {
            g->places[g->n_places++] =
                (struct episode_place){.toponym = e->place, .at = g->event.trigger_at};
            g->event.how = "in the same place as what was told before";
            return;
        }
    }
}

/* A line over the next part: without a place it opens another story, and tells nothing of the one
 * before. */
static bool is_heading(const struct extract_input *input, uint32_t sentence)
{
    const struct sentence *s = &input->tokens->sentence[sentence];
    uint64_t last = input->tokens->at[s->first + s->n - 1].hash; /* of a mark, the mark */
    bool ends = last == '.' || last == '!' || last == '?' || last == '"' || last == 0x201d ||
                last == ')' || last == 0x2019 || last == '\'';
    return s->kind == BLOCK_HEADING ||
           (s->kind == BLOCK_PARAGRAPH && !ends && s->n <= HEADING_TOKENS);
}

static void note_no_dots(struct account *account, const struct episode *g, const char *no)
{
    for (size_t i = 0; i < g->n_places; i++) {
        *list_push(account->arena, &account->no_dots) = (struct no_dot){g->places[i].at, no};
    }
}

static struct episode read_group(struct account *account, const struct telling *t, uint32_t number)
{
    struct episode_context context = {.input = account->input,
                                      .arena = account->arena,
                                      .history_sentence = account->history_sentence,
                                      .journey = &account->journey,
                                      .army = account->army,
                                      .group = account->group};
    struct episode g = episode_read(&context, t, number);
    if (g.no) {
        journey_keep(&account->journey, &g);
        note_no_dots(account, &g, g.no);
    }
    return g;
}

static void take_group(struct account *account, const struct telling *t, uint32_t number)
{
    struct episode g = read_group(account, t, number);
    if (g.history) {
        account->history_sentence = t->parse.sentence;
    }
    if (g.no) {
        return;
    }
    if (!g.n_places && is_heading(account->input, t->parse.sentence)) {
        return;
    }
    if (g.same_place) {
        share_place(account, &g);
    }
    day_count(account, &g.event);
    if (g.seat && ((!g.event.strong && told_near(account, &g)) || told_in_division(account, &g))) {
        g.n_places = 0; /* debris at "the terminal" is that of the port told of before */
    }
    if (g.n_places) {
        take_placed(account, &g);
    } else {
        take_unplaced(account, &g);
    }
}

/* ---- captions ---- */

static bool tells_of(const struct account *account, enum category category)
{
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *e = &account->events.at[i];
        if (e->place && !e->title_only && e->category == category) {
            return true;
        }
    }
    return false;
}

static void take_caption_group(struct account *account, const struct telling *t, uint32_t number)
{
    struct episode g = read_group(account, t, number);
    if (g.no || !g.n_places) {
        return;
    }
    struct when told = g.event.when;
    g.event.when.source = WHEN_UNKNOWN;
    if (!find_placed(account, &g, g.places[0].toponym)) {
        if (tells_of(account, g.event.category)) {
            note_no_dots(account, &g, "only a picture's caption tells of it");
            return;
        }
        g.event.when = told;
    }
    take_placed(account, &g);
}

static bool is_of_talks(const struct telling *t, uint32_t group)
{
    for (size_t i = 0; i < t->mentions.n; i++) {
        const struct mention *m = &t->mentions.at[i];
        if (m->group == group && m->type) {
            return m->type->category == CATEGORY_TALKS;
        }
    }
    return false;
}

void account_take_caption(struct account *account, const struct telling *t)
{
    for (uint32_t i = 0; i < t->mentions.n; i++) {
        if (t->mentions.at[i].group == i && !is_of_talks(t, i)) {
            take_caption_group(account, t, i);
        }
    }
}

/* Whose army and which group a sentence names, for "the army" and "the group" after it. */
static void note_forces(struct account *account, const struct units *units)
{
    for (uint32_t i = 0; i < units->n; i++) {
        struct actor_found found = actor_at(units, i);
        if (!found.name) {
            continue;
        }
        const struct unit *u = &units->at[found.unit];
        if (unit_is(u, WORD_ACTOR) && u->lexeme->actor->kind == ACTOR_GROUP) {
            account->group = found.name;
        } else if (i + 1 < units->n && unit_is(&units->at[i + 1], WORD_FORCE) &&
                   units->at[i + 1].lexeme->unnamed == UNNAMED_ARMY) {
            account->army = found.name;
        }
    }
}

void account_take(struct account *account, const struct telling *t)
{
    note_forces(account, &t->parse.units);
    bool caption = account->input->tokens->sentence[t->parse.sentence].kind == BLOCK_CAPTION;
    for (uint32_t i = 0; i < t->mentions.n; i++) {
        if (t->mentions.at[i].group == i && (!caption || is_of_talks(t, i))) {
            take_group(account, t, i);
        }
    }
}
