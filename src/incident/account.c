#include "incident/account.h"

#include <math.h>
#include <string.h>

#include "incident/fuse.h"
#include "incident/talks.h"

/* Older than this is history, not news. */
#define HISTORY_DAYS 10
/* "the blasts in Dzhankoi" are those told of at a village near it. */
#define BESIDE_KM 40
/* No single strike of a war told of so far has killed as many. */
#define WAR_TOLL 2000

/* ---- places ---- */

bool place_holds(const struct location *outer, const struct location *inner)
{
    if (outer->place == inner->place) {
        return true;
    }
    if (outer->precision == PRECISION_COUNTRY) {
        return strcmp(outer->country_code, inner->country_code) == 0;
    }
    bool coarse = outer->precision == PRECISION_REGION || outer->precision == PRECISION_DISTRICT ||
                  outer->precision == PRECISION_AREA;
    if (!coarse || inner->precision == PRECISION_COUNTRY) {
        return false;
    }
    if (outer->admin1_code && inner->admin1_code && strcmp(outer->feature_code, "ADM1") == 0) {
        return strcmp(outer->country_code, inner->country_code) == 0 &&
               strcmp(outer->admin1_code, inner->admin1_code) == 0;
    }
    return km_between(outer->lon, outer->lat, inner->lon, inner->lat) <=
           (outer->radius_km > 1 ? outer->radius_km * 1.2 : 60);
}

static bool is_near(const struct location *a, const struct location *b)
{
    return km_between(a->lon, a->lat, b->lon, b->lat) < 3;
}

static bool places_meet(const struct toponym *a, const struct toponym *b)
{
    return place_holds(&a->location, &b->location) || place_holds(&b->location, &a->location) ||
           is_near(&a->location, &b->location);
}

/* "eastern Ukraine" is no whole country. */
static bool is_part(const struct account *account, const struct toponym *t)
{
    static const char *const parts[] = {
        "north",        "south",        "east",         "west",    "central",
        "northern",     "southern",     "eastern",      "western", "northeastern",
        "northwestern", "southeastern", "southwestern", NULL};
    if (t->full_n == 0 || t->full_first >= t->first) {
        return false;
    }
    struct span word = token_text(account->input->tokens, t->first - 1);
    for (size_t i = 0; parts[i]; i++) {
        if (span_is_nocase(word, parts[i])) {
            return true;
        }
    }
    return false;
}

static bool is_country(const struct account *account, const struct toponym *t)
{
    return t->location.precision == PRECISION_COUNTRY && !is_part(account, t);
}

/* The toponym that "the city", "the capital", "there" stands for: the last fitting one before. */
static const struct toponym *told_before(const struct account *account, enum place_noun noun,
                                         uint32_t token, const struct toponym *owner)
{
    const struct toponyms *all = account->input->toponyms;
    for (size_t i = all->n; i-- > 0;) {
        const struct toponym *t = &all->at[i];
        bool capital = strcmp(t->location.feature_code, "PPLC") == 0;
        if (!t->located || t->role == ROLE_DEMONYM || t->role == ROLE_HOMONYM ||
            t->role == ROLE_EMBEDDED) {
            continue;
        }
        if (noun == PLACE_NOUN_CAPITAL) {
            if (capital &&
                (!owner || strcmp(owner->location.country_code, t->location.country_code) == 0)) {
                return t;
            }
            continue;
        }
        if (t->first >= token || t->role == ROLE_METONYM) {
            continue;
        }
        bool fits = noun == PLACE_NOUN_SETTLEMENT ? t->location.precision == PRECISION_SETTLEMENT
                    : noun == PLACE_NOUN_REGION   ? t->location.precision == PRECISION_REGION
                    : noun == PLACE_NOUN_COUNTRY  ? is_country(account, t)
                                                  : !is_country(account, t);
        if (fits) {
            return t;
        }
    }
    return NULL;
}

static const struct toponym *owner_of(const struct telling *t, const struct place_use *use)
{
    for (uint32_t i = use->unit, steps = 0; i-- > 0 && steps < 2; steps++) {
        const struct unit *u = &t->parse.units.at[i];
        if (u->toponym && u->toponym->located) {
            return u->toponym;
        }
    }
    return NULL;
}

static const struct toponym *place_of(const struct account *account, const struct telling *t,
                                      uint32_t use_index)
{
    const struct place_use *use = &t->places.at[use_index];
    if (use->toponym) {
        return use->toponym->located ? use->toponym : NULL;
    }
    return told_before(account, use->noun, t->parse.units.at[use->unit].first, owner_of(t, use));
}

/* ---- one group of mentions ---- */

struct group {
    struct event event;
    const struct toponym *places[16];
    struct evidence places_at[16];
    size_t n_places;
    bool definite, habit, toll_total, then, perfect, other, background, told;
    const char *no;
};

static bool evidence_is(struct evidence e)
{
    return e.n > 0;
}

static void keep_first(struct evidence *to, struct evidence from)
{
    if (!evidence_is(*to)) {
        *to = from;
    }
}

static struct evidence evidence_of(const struct telling *t, uint32_t unit)
{
    return (struct evidence){t->parse.units.at[unit].first, t->parse.units.at[unit].n};
}

static void add_figure(struct figure *to, struct evidence *at, bool *one,
                       const struct toll_mention *toll)
{
    if (!figure_known(toll->figure)) {
        return;
    }
    bool part = figure_known(*to) && (toll->more || (toll->one_of && to->best > 1));
    if (part) {
        return;
    }
    if (toll->one_of || !figure_known(*to)) {
        *to = figure_known(*to) ? *to : toll->figure;
    } else {
        *to = figure_join(*to, toll->figure);
    }
    *one = toll->one_of;
    *at = (struct evidence){toll->first, toll->n};
}

static void take_toll(struct event *event, const struct toll_mention *toll)
{
    if (toll->toll == TOLL_KILLED) {
        add_figure(&event->killed, &event->killed_at, &event->killed_one, toll);
    } else if (toll->toll == TOLL_INJURED) {
        add_figure(&event->injured, &event->injured_at, &event->injured_one, toll);
    } else if (figure_known(toll->figure)) {
        add_figure(&event->killed, &event->killed_at, &event->killed_one, toll);
        add_figure(&event->injured, &event->injured_at, &event->injured_one, toll);
    }
}

static void take_places(const struct account *account, const struct telling *t,
                        const struct mention *m, struct group *g)
{
    for (size_t i = 0; i < m->locus.n && g->n_places < 16; i++) {
        const struct toponym *place = place_of(account, t, m->locus.at[i]);
        bool known = !place;
        for (size_t k = 0; k < g->n_places && !known; k++) {
            known = g->places[k]->location.place == place->location.place;
        }
        if (!known) {
            g->places[g->n_places] = place;
            g->places_at[g->n_places++] = evidence_of(t, t->places.at[m->locus.at[i]].unit);
            g->event.how = m->locus.how;
        }
    }
}

/* "a strike in Kharkiv region hit Chuhuiv": of a place and one in it, the finer counts. */
static void drop_coarse(struct group *g)
{
    for (size_t i = 0; i < g->n_places; i++) {
        for (size_t k = 0; k < g->n_places; k++) {
            if (i != k && place_holds(&g->places[i]->location, &g->places[k]->location) &&
                g->places[i]->location.precision > g->places[k]->location.precision) {
                memmove(&g->places[i], &g->places[i + 1],
                        (g->n_places - i - 1) * sizeof *g->places);
                memmove(&g->places_at[i], &g->places_at[i + 1],
                        (g->n_places - i - 1) * sizeof *g->places_at);
                g->n_places--;
                i--;
                break;
            }
        }
    }
}

static void take_when(struct group *g, struct when when)
{
    if (when.source > g->event.when.source) {
        bool recurrent = g->event.when.recurrent, total = g->event.when.total;
        g->event.when = when;
        g->event.when.recurrent = recurrent || when.recurrent;
        g->event.when.total = total || when.total;
    } else {
        g->event.when.recurrent = g->event.when.recurrent || when.recurrent;
        g->event.when.total = g->event.when.total || when.total;
    }
}

static void take_type(struct event *event, const struct mention *m)
{
    if (m->type && (!event->type || m->type->rank > event->type->rank)) {
        event->type = m->type;
        event->category = m->type->category;
    }
}

static bool is_weak(const struct mention *m)
{
    return !m->trigger || m->trigger->certainty == CERTAINTY_WEAK;
}

static void take_status(struct event *event, const struct mention *m, struct attribution a)
{
    bool own = a.side && event->actor && strcmp(a.side, event->actor) == 0;
    bool down = m->trigger && m->trigger->frame == FRAME_DOWNS;
    bool ground = event->category == CATEGORY_GROUND;
    bool partisan = a.told && a.kind != SPEAKER_CIVIL && a.kind != SPEAKER_MEDIA;
    bool claimed = (own && partisan) || (down && partisan && a.kind == SPEAKER_MILITARY) ||
                   (ground && partisan) || (down && a.told && a.kind != SPEAKER_CIVIL);
    event->claimed = event->claimed || claimed;
    event->reported = event->reported || !claimed;
    if (a.told) {
        keep_first(&event->status_at, a.at);
    }
}

static void take_mention(const struct account *account, const struct telling *t,
                         const struct mention *m, struct group *g)
{
    const struct extract_input *input = account->input;
    struct reality reality = reality_of(input, t, m);
    struct event *event = &g->event;
    if (reality.no) {
        g->no = g->no ? g->no : reality.no;
        if (m->toll || m->trigger->frame == FRAME_DAMAGES) {
            return;
        }
        event->mentions++;
        return;
    }
    bool first = event->strong || event->trigger_at.n;
    g->habit = g->habit || reality.habit;
    g->toll_total = g->toll_total || reality.total;
    event->planned = event->planned || reality.planned;
    event->happened = event->happened || reality.happened;
    g->then = g->then || reality.then;
    g->other = g->other || reality.other;
    g->background = g->background || reality.background;
    g->perfect = g->perfect || (m->verb && m->verb->perfect);
    take_type(event, m);
    if (!first || (!event->strong && !is_weak(m))) {
        event->trigger_at = evidence_of(t, m->unit);
    }
    event->strong = event->strong || !is_weak(m);
    event->sure = event->sure || (m->trigger && m->trigger->certainty == CERTAINTY_SURE);
    g->definite = g->definite || m->definite;
    take_places(account, t, m, g);
    take_when(g, when_of(input, t, m));
    struct attribution a = attribution_of(input, t, m);
    if (!event->actor) {
        event->actor = m->actor_pronoun ? a.side : m->actor;
        event->actor_at = m->actor_pronoun ? a.at : m->actor_at;
    }
    event->weapon = event->weapon ? event->weapon : m->weapon;
    event->target = event->target ? event->target : m->target;
    if (m->toll) {
        take_toll(event, m->toll);
    }
    g->told = g->told || a.told;
    take_status(event, m, a);
    event->mentions++;
}

/* ---- joining ---- */

static bool categories_meet(const struct event *a, const struct event *b)
{
    bool strike_a = a->category == CATEGORY_STRIKE || a->category == CATEGORY_VIOLENCE;
    bool strike_b = b->category == CATEGORY_STRIKE || b->category == CATEGORY_VIOLENCE;
    return a->category == b->category || (strike_a && strike_b);
}

static bool days_meet(const struct when *a, const struct when *b)
{
    if (a->source == WHEN_UNKNOWN || b->source == WHEN_UNKNOWN) {
        return true;
    }
    if (a->range.first == DAY_NONE || b->range.first == DAY_NONE) {
        return a->weekday < 0 || b->weekday < 0 || a->weekday == b->weekday;
    }
    int slack = a->source == WHEN_SPEECH || b->source == WHEN_SPEECH ||
                        a->range.precision == TIME_NEAR || b->range.precision == TIME_NEAR
                    ? 1
                    : 0;
    return a->range.first <= b->range.last + slack && b->range.first <= a->range.last + slack;
}

static bool actors_meet(const struct event *a, const struct event *b)
{
    return !a->actor || !b->actor || strcmp(a->actor, b->actor) == 0;
}

static bool is_interception(const struct event *e)
{
    return e->type && strcmp(e->type->name, "interception") == 0;
}

static bool figures_meet(struct figure a, struct figure b)
{
    if (!figure_known(a) || !figure_known(b)) {
        return true;
    }
    int32_t a_high = a.high == FIGURE_UNKNOWN ? INT32_MAX : a.high;
    int32_t b_high = b.high == FIGURE_UNKNOWN ? INT32_MAX : b.high;
    return a.low <= b_high && b.low <= a_high;
}

static bool can_join(const struct event *e, const struct group *g)
{
    const struct event *n = &g->event;
    bool typed = n->type != NULL;
    if (e->no || (typed && !categories_meet(e, n)) ||
        (!typed && (e->category == CATEGORY_TALKS || e->category == CATEGORY_GROUND))) {
        return false;
    }
    if (typed && e->type && is_interception(e) != is_interception(n)) {
        return false;
    }
    return days_meet(&e->when, &n->when) && actors_meet(e, n) && !(e->planned && n->happened) &&
           !(e->happened && n->planned);
}

static void merge_when(struct event *e, const struct when *when)
{
    bool better =
        when->source > e->when.source ||
        (when->source == e->when.source &&
         (e->when.range.first == DAY_NONE ||
          (when->range.first != DAY_NONE &&
           when->range.last - when->range.first < e->when.range.last - e->when.range.first)));
    if (better && when->source != WHEN_UNKNOWN) {
        e->when = *when;
    }
}

/* `one`: the new figure is "a woman", perhaps one of those counted already. */
static void merge_figure(struct figure *to, struct evidence *at, struct figure from,
                         struct evidence from_at, bool one)
{
    if (!figure_known(from) || (one && figure_known(*to))) {
        return;
    }
    *to = figure_known(*to) ? figure_join(*to, from) : from;
    *at = from_at;
}

static int telling_score(const struct event *e, bool title)
{
    return (e->place ? 4 : 0) + (figure_known(e->killed) ? 2 : 0) +
           (figure_known(e->injured) ? 1 : 0) + (e->strong ? 2 : 0) +
           (e->when.source == WHEN_OWN ? 2 : 0) + (e->actor ? 1 : 0) - (title ? 6 : 0);
}

static void merge_parties(struct account *account, struct event *e, const struct names *names)
{
    for (size_t i = 0; i < names->n; i++) {
        bool known = false;
        for (size_t k = 0; k < e->parties.n; k++) {
            known = known || strcmp(e->parties.at[k], names->at[i]) == 0;
        }
        if (!known) {
            *list_push(account->arena, &e->parties) = names->at[i];
        }
    }
}

static void join(struct account *account, struct event *e, const struct event *n)
{
    if (n->type && (!e->type || n->type->rank > e->type->rank)) {
        e->type = n->type;
        e->category = n->type->category;
    }
    merge_when(e, &n->when);
    if (!e->actor) {
        e->actor = n->actor;
        e->actor_at = n->actor_at;
    }
    e->weapon = e->weapon ? e->weapon : n->weapon;
    e->target = e->target ? e->target : n->target;
    merge_figure(&e->killed, &e->killed_at, n->killed, n->killed_at, n->killed_one);
    merge_figure(&e->injured, &e->injured_at, n->injured, n->injured_at, n->injured_one);
    e->planned = e->planned || n->planned;
    e->happened = e->happened || n->happened;
    e->reported = e->reported || n->reported;
    e->claimed = e->claimed || n->claimed;
    e->strong = e->strong || n->strong;
    e->sure = e->sure || n->sure;
    e->title_only = e->title_only && n->title_only;
    e->mentions += n->mentions;
    e->told_last = n->told_last;
    merge_parties(account, e, &n->parties);
    if (n->place && (!e->place || n->place->location.precision < e->place->location.precision)) {
        e->place = n->place;
        e->place_at = n->place_at;
        e->how = n->how;
    }
    if (n->telling > e->telling) {
        e->telling = n->telling;
        e->sentence = n->sentence;
        e->trigger_at = n->trigger_at;
    }
}

/* Sevastopol is no part of Crimea by its codes, but it lies there. */
static bool lies_in(const struct toponym *inner, const struct toponym *outer)
{
    const struct location *a = &inner->location, *b = &outer->location;
    return b->precision == PRECISION_REGION && a->precision < b->precision &&
           strncmp(a->name, b->name, 4) != 0 && /* Kyiv is not in the Kyiv region */
           strcmp(a->country_code, b->country_code) == 0 &&
           km_between(a->lon, a->lat, b->lon, b->lat) <= fmax(b->radius_km * 1.3, 60);
}

/* "explosion" and "air strike" may be two events, "attack" may be any. */
static bool types_agree(const struct event_type *a, const struct event_type *b)
{
    return !a || !b || a == b || a->rank <= 2 || b->rank <= 2;
}

/* Is this place a coarser or finer word for the event's? */
static bool may_meet(const struct account *account, const struct event *e, const struct group *g,
                     const struct toponym *place)
{
    bool coarser = place->location.precision > e->place->location.precision && !g->definite &&
                   !is_near(&place->location, &e->place->location);
    bool countries = is_country(account, place) || is_country(account, e->place);
    bool beside = g->definite && e->type == g->event.type && g->event.when.source == WHEN_OWN &&
                  km_between(e->place->location.lon, e->place->location.lat, place->location.lon,
                             place->location.lat) < BESIDE_KM;
    if (!places_meet(e->place, place) && !lies_in(place, e->place) && !beside) {
        return false;
    }
    if (e->category == CATEGORY_TALKS) {
        return true;
    }
    return !countries && (!coarser || types_agree(e->type, g->event.type)) &&
           figures_meet(e->killed, g->event.killed);
}

/* The event that a group with this place adds to; NULL: a new one. */
static struct event *find_placed(struct account *account, const struct group *g,
                                 const struct toponym *place)
{
    struct event *loose = NULL;
    for (size_t i = account->events.n; i-- > 0;) {
        struct event *e = &account->events.at[i];
        if (!can_join(e, g)) {
            continue;
        }
        if (e->place && e->place->location.place == place->location.place) {
            return e;
        }
        bool meet = e->place && may_meet(account, e, g, place);
        bool unplaced = !e->place && (g->definite || e->told_last + 2 >= g->event.sentence);
        if (!loose && g->n_places == 1 && (meet || unplaced)) {
            loose = e;
        }
    }
    return loose;
}

/* The event that "the attack" or a mere toll is about: the last one told that it can be. */
static struct event *find_last(struct account *account, const struct group *g)
{
    struct event *best = NULL;
    for (size_t i = 0; i < account->events.n; i++) {
        struct event *e = &account->events.at[i];
        if (!can_join(e, g)) {
            continue;
        }
        if (!best || e->told_last >= best->told_last) {
            best = e;
        }
    }
    return best;
}

static void add_event(struct account *account, const struct event *event)
{
    *list_push(account->arena, &account->events) = *event;
}

static void take_placed(struct account *account, struct group *g)
{
    for (size_t i = 0; i < g->n_places; i++) {
        struct event one = g->event;
        one.place = g->places[i];
        one.place_at = g->places_at[i];
        if (g->n_places > 1) {
            one.killed = one.injured = FIGURE_NOT_TOLD;
        }
        one.telling = telling_score(&one, one.title_only);
        struct event *e = find_placed(account, g, one.place);
        if (e) {
            join(account, e, &one);
        } else if (one.type) {
            add_event(account, &one);
        } else if (figure_known(one.killed) || figure_known(one.injured)) {
            one.type = lexicon_type(account->input->lexicon, "attack");
            one.category = CATEGORY_STRIKE;
            add_event(account, &one);
        }
    }
}

/* A day within the looser days that the event was told for before. */
static bool is_closer(const struct when *when, const struct when *looser)
{
    return when->range.first != DAY_NONE && looser->range.first != DAY_NONE &&
           when->range.first >= looser->range.first && when->range.last <= looser->range.last &&
           when->range.last - when->range.first < looser->range.last - looser->range.first;
}

static struct event *find_closer(struct account *account, const struct group *g)
{
    for (size_t i = account->events.n; i-- > 0;) {
        struct event *e = &account->events.at[i];
        if (e->place && can_join(e, g) && is_closer(&g->event.when, &e->when)) {
            return e;
        }
    }
    return NULL;
}

static void take_unplaced(struct account *account, struct group *g)
{
    struct event *closer = g->event.when.source == WHEN_OWN ? find_closer(account, g) : NULL;
    struct event *e = closer ? closer : find_last(account, g);
    bool same_kind = g->definite || !e || types_agree(e->type, g->event.type);
    bool refers = !g->event.strong;
    bool close = e && e->told_last + 2 >= g->event.sentence;
    g->event.telling = telling_score(&g->event, g->event.title_only);
    bool joins = g->definite || closer || (close && (refers || same_kind));
    if (e && !g->other && joins) {
        join(account, e, &g->event);
    } else if (g->event.type && g->event.strong) {
        add_event(account, &g->event);
    }
}

static bool is_history(const struct account *account, const struct when *when)
{
    int32_t published = account->input->tokens->article->published;
    return published != DAY_NONE && when->range.first != DAY_NONE &&
           when->range.last < published - HISTORY_DAYS;
}

static const char *group_no(const struct account *account, const struct group *g)
{
    const struct when *when = &g->event.when;
    bool day = when->source != WHEN_UNKNOWN && when->range.first != DAY_NONE &&
               when->range.last - when->range.first <= 6;
    if (!g->event.type && !figure_known(g->event.killed) && !figure_known(g->event.injured)) {
        return g->no ? g->no : "nothing is told to have happened";
    }
    if (!g->event.trigger_at.n) {
        return g->no;
    }
    if (is_history(account, when)) {
        return "it is history, not news";
    }
    if (!g->event.type && g->perfect && when->source < WHEN_OWN && !g->event.actor) {
        return "a toll of the whole war";
    }
    if (g->event.killed.low >= WAR_TOLL) {
        return "a toll of the whole war";
    }
    bool after_history = account->history_sentence != UINT32_MAX && when->source < WHEN_OWN;
    if (after_history && ((g->then && account->history_sentence + 2 >= g->event.sentence) ||
                          (!g->told && account->history_sentence + 1 == g->event.sentence &&
                           when->source == WHEN_UNKNOWN))) {
        return "it goes on from history told before";
    }
    if (g->background && !day) {
        return "it is background, told as past already";
    }
    if (when->total && !day && (!g->event.type || g->event.type->category != CATEGORY_TALKS)) {
        return "a sum over many events";
    }
    if ((g->habit || when->recurrent) && !day) {
        return "it tells of many events, not of one";
    }
    if (when->range.first != DAY_NONE && when->range.last - when->range.first > 8) {
        return "it tells of many events, not of one";
    }
    return NULL;
}

static void take_group(struct account *account, const struct telling *t, uint32_t group)
{
    const struct sentence *s = &account->input->tokens->sentence[t->parse.sentence];
    struct group g = {
        .event = {.killed = FIGURE_NOT_TOLD,
                  .injured = FIGURE_NOT_TOLD,
                  .when = {.range = {DAY_NONE, DAY_NONE, TIME_UNKNOWN}, .weekday = -1},
                  .sentence = t->parse.sentence,
                  .told_last = t->parse.sentence,
                  .title_only = s->kind == BLOCK_TITLE}};
    for (size_t i = 0; i < t->mentions.n; i++) {
        if (t->mentions.at[i].group == group) {
            take_mention(account, t, &t->mentions.at[i], &g);
        }
    }
    drop_coarse(&g);
    const char *no = group_no(account, &g);
    if (!no && g.event.type && g.event.type->category == CATEGORY_TALKS) {
        no = talks_take(account->input, t, group, &g.event, g.n_places ? g.places[0] : NULL,
                        account->arena);
    }
    if (is_history(account, &g.event.when) || (no && g.background)) {
        account->history_sentence = t->parse.sentence;
    }
    if (no || (g.no && !g.event.strong)) {
        for (size_t i = 0; i < g.n_places; i++) {
            *list_push(account->arena, &account->no_dots) =
                (struct no_dot){g.places_at[i], no ? no : g.no};
        }
        return;
    }
    if (g.event.when.total || g.toll_total) {
        g.event.killed = g.event.injured = FIGURE_NOT_TOLD;
    }
    if (g.n_places) {
        take_placed(account, &g);
    } else {
        take_unplaced(account, &g);
    }
}

void account_take(struct account *account, const struct telling *t)
{
    for (uint32_t i = 0; i < t->mentions.n; i++) {
        if (t->mentions.at[i].group == i) {
            take_group(account, t, i);
        }
    }
}

/* ---- closing ---- */

/* A country's dot is dropped where anything finer in it is told, or no figures are its own. */
static const char *coarse_no(const struct account *account, const struct event *e)
{
    if (!e->place || e->category == CATEGORY_TALKS) {
        return NULL;
    }
    bool area =
        e->place->location.precision == PRECISION_AREA && e->place->location.feature_class != 'H';
    if (!is_country(account, e->place) && !area) {
        return NULL;
    }
    if (!figure_known(e->killed) && !figure_known(e->injured)) {
        return "only a country is named, with no figures of its own";
    }
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *other = &account->events.at[i];
        if (other != e && other->place && !other->no && categories_meet(e, other) &&
            !is_country(account, other->place) &&
            place_holds(&e->place->location, &other->place->location)) {
            return "the article says more exactly where";
        }
    }
    return NULL;
}

static const char *close_no(const struct account *account, const struct event *e)
{
    if (!e->strong && e->mentions < 2 && !e->actor && !e->weapon && account->war < 6) {
        return "nothing says that it was an attack";
    }
    if (!e->place && e->category != CATEGORY_TALKS) {
        return "no place is told";
    }
    if (e->category == CATEGORY_TALKS) {
        return talks_close(e);
    }
    if (!e->sure && account->war < 4) {
        return "the article is not about armed conflict";
    }
    if (e->title_only && e->mentions < 2) {
        return "only the headline tells of it";
    }
    if (e->category == CATEGORY_GROUND && e->type && strcmp(e->type->name, "advance") == 0 &&
        e->when.source == WHEN_UNKNOWN) {
        return "an advance without a day";
    }
    return coarse_no(account, e);
}

/* Who attacks a country is told once in an article, and holds for what else happens there. */
static void infer_actor(struct account *account, struct event *e)
{
    const char *actor = NULL;
    bool unowned = e->type && e->type->rank >= 3 && e->type->rank <= 4; /* explosion, sabotage */
    if (e->actor || !e->place || e->category == CATEGORY_TALKS ||
        e->category == CATEGORY_VIOLENCE) {
        return;
    }
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *other = &account->events.at[i];
        if (!other->actor || !other->place || other->category == CATEGORY_TALKS ||
            (unowned && other->category != CATEGORY_STRIKE) ||
            strcmp(other->place->location.country_code, e->place->location.country_code) != 0) {
            continue;
        }
        if (actor && strcmp(actor, other->actor) != 0) {
            return;
        }
        actor = other->actor;
    }
    e->actor = actor;
}

/* Talks without a place are left out where the article places others of these people about then. */
static bool placed_elsewhere(const struct account *account, const struct event *e)
{
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *other = &account->events.at[i];
        if (other == e || other->category != CATEGORY_TALKS || !other->place || other->no) {
            continue;
        }
        for (size_t k = 0; k < e->parties.n; k++) {
            for (size_t m = 0; m < other->parties.n; m++) {
                if (strcmp(e->parties.at[k], other->parties.at[m]) == 0) {
                    return true;
                }
            }
        }
    }
    return false;
}

void account_close(struct account *account)
{
    for (size_t i = 0; i < account->events.n; i++) {
        account->events.at[i].no = close_no(account, &account->events.at[i]);
    }
    for (size_t i = 0; i < account->events.n; i++) {
        struct event *e = &account->events.at[i];
        if (!e->no && e->category == CATEGORY_TALKS && !e->place && placed_elsewhere(account, e)) {
            e->no = "no place is told, and others of these talks have one";
        }
        infer_actor(account, e);
    }
}
