#include "incident/episode.h"

#include <string.h>

#include "incident/actor.h"
#include "incident/attribution.h"
#include "incident/fuse.h"
#include "incident/journey.h"
#include "incident/reality.h"
#include "incident/same_event.h"
#include "incident/talks.h"
#include "incident/whereabouts.h"

/* Older than this is history, not news. */
#define HISTORY_DAYS 10
#define YEAR_DAYS    365
/* No single strike of a war told of so far has killed as many. */
#define WAR_TOLL 2000

struct reader {
    const struct episode_context *context;
    const struct telling *telling;
    struct episode *episode;
    bool habit, toll_total, present_perfect;
    bool wished;
    bool shared;                /* its toll is shared out over places */
    bool strong_when;           /* the day is that of a strong trigger */
    const struct toponym *seat; /* of the governor or mayor who tells of it */
    struct evidence seat_at;
    bool regional;
    const char *unreal; /* why some mention tells of no event */
};

static struct evidence evidence_of(const struct telling *t, uint32_t unit)
{
    return (struct evidence){t->parse.units.at[unit].first, t->parse.units.at[unit].n};
}

/* ---- tolls ---- */

static void add_figure(struct told_figure *to, const struct toll_mention *toll)
{
    bool known = figure_known(to->figure);
    if (!figure_known(toll->figure) || (known && to->revised && !toll->revised)) {
        return;
    }
    bool part = known && (toll->more || (toll->one_of && to->figure.best > 1));
    if (part) {
        return;
    }
    bool whole = to->one && toll->figure.best >= to->figure.best; /* "bringing the toll to ten" */
    to->figure =
        known && !toll->revised && !whole ? figure_join(to->figure, toll->figure) : toll->figure;
    to->one = toll->one_of || toll->more; /* "two more bodies" are not all */
    to->revised = toll->revised;
    to->at = (struct evidence){toll->first, toll->n};
}

static void take_toll(struct event *event, const struct toll_mention *toll)
{
    bool nobody = figure_known(toll->figure) && toll->figure.high == 0;
    bool both = toll->toll == TOLL_CASUALTIES || /* "no casualties", "nobody was hurt" */
                (nobody && toll->toll == TOLL_INJURED && !figure_known(event->killed.figure));
    if (both || toll->toll == TOLL_KILLED) {
        add_figure(&event->killed, toll);
    }
    if (both || toll->toll == TOLL_INJURED) {
        add_figure(&event->injured, toll);
    }
}

/* ---- places ---- */

static struct episode_place *place_in(struct episode *g, const struct toponym *place)
{
    for (size_t i = 0; i < g->n_places; i++) {
        if (g->places[i].toponym->location.place == place->location.place) {
            return &g->places[i];
        }
    }
    return NULL;
}

/* A toll that stands with one place is that place's, whatever else the group tells. */
static void count_at_place(struct reader *r, const struct mention *m)
{
    const struct toponym *toponym =
        m->locus.n == 1 ? place_meant(r->context->input, r->telling, m->locus.at[0]) : NULL;
    struct episode_place *place = toponym ? place_in(r->episode, toponym) : NULL;
    if (!place || m->toll->toll == TOLL_CASUALTIES) {
        return;
    }
    if (!place->counted) {
        place->counted = true;
        place->killed = place->injured = NOTHING_TOLD;
    }
    add_figure(m->toll->toll == TOLL_KILLED ? &place->killed : &place->injured, m->toll);
}

static void take_places(struct reader *r, const struct mention *m)
{
    struct episode *g = r->episode;
    for (size_t i = 0; i < m->locus.n && g->n_places < EPISODE_PLACES; i++) {
        uint32_t use = m->locus.at[i];
        const struct toponym *place = place_meant(r->context->input, r->telling, use);
        if (!place || place_in(g, place)) {
            continue;
        }
        g->places[g->n_places++] =
            (struct episode_place){.toponym = place,
                                   .at = evidence_of(r->telling, r->telling->places.at[use].unit),
                                   .list = m->unit,
                                   .fronted = m->locus.fronted};
        g->event.how = m->locus.how;
        g->event.by_name = m->locus.by_name;
    }
}

static void drop_place(struct episode *g, size_t i)
{
    memmove(&g->places[i], &g->places[i + 1], (g->n_places - i - 1) * sizeof *g->places);
    g->n_places--;
}

static bool any_direct(const struct episode *g)
{
    for (size_t i = 0; i < g->n_places; i++) {
        if (!g->places[i].fronted) {
            return true;
        }
    }
    return false;
}

static bool gives_way(const struct episode *g, size_t i)
{
    const struct episode_place *coarse = &g->places[i];
    if (coarse->fronted && any_direct(g)) {
        return true;
    }
    for (size_t k = 0; k < g->n_places; k++) {
        const struct episode_place *fine = &g->places[k];
        /* "two villages in the Kharkiv region, X and Y": first the whole, then what lies in it. */
        bool opens = i == 0 && coarse->toponym->location.precision >= PRECISION_DISTRICT;
        if (k != i && (fine->list != coarse->list || opens) &&
            coarse->toponym->location.precision > fine->toponym->location.precision &&
            place_holds(&coarse->toponym->location, &fine->toponym->location)) {
            return true;
        }
    }
    return false;
}

/* Does a toll word of the group stand with this place? */
static bool has_own_toll(const struct reader *r, uint32_t group, const struct toponym *place)
{
    const struct mentions *all = &r->telling->mentions;
    for (size_t i = 0; i < all->n; i++) {
        const struct mention *m = &all->at[i];
        for (size_t k = 0; m->group == group && m->toll && k < m->locus.n; k++) {
            if (place_meant(r->context->input, r->telling, m->locus.at[k]) == place) {
                return true;
            }
        }
    }
    return false;
}

/* "In the Rostov region ... at a depot in Proletarsk": the finer place counts. Where a country
 * gives way ("fired missiles across Ukraine, killing 41 and hitting a hospital in Kyiv"), the toll
 * is the country's, unless it stands with the finer place. */
static void drop_coarse(struct reader *r, uint32_t group)
{
    struct episode *g = r->episode;
    bool country = false;
    for (size_t i = 0; i < g->n_places;) {
        if (gives_way(g, i)) {
            country = country || (place_is_country(r->context->input, g->places[i].toponym) &&
                                  !g->places[i].fronted);
            drop_place(g, i);
        } else {
            i++;
        }
    }
    if (country && g->n_places == 1 && !has_own_toll(r, group, g->places[0].toponym)) {
        g->event.killed = g->event.injured = NOTHING_TOLD;
    }
}

/* ---- one mention ---- */

static bool is_weak(const struct mention *m)
{
    return !m->trigger || m->trigger->certainty == CERTAINTY_WEAK;
}

static void take_when(struct reader *r, struct when when, bool strong)
{
    struct when *to = &r->episode->event.when;
    bool recurrent = to->recurrent || when.recurrent, total = to->total || when.total;
    bool stronger = strong && !r->strong_when && when.source >= to->source;
    if (when.source > to->source || (stronger && when.source != WHEN_UNKNOWN)) {
        *to = when;
        r->strong_when = strong;
    }
    to->recurrent = recurrent;
    to->total = total;
}

static void take_type(struct event *event, const struct mention *m)
{
    if (m->type && type_is_better(m->type, event->type)) {
        event->type = m->type;
        event->category = m->type->category;
    }
}

static bool is_civil(enum speaker_kind kind)
{
    return kind == SPEAKER_CIVIL || kind == SPEAKER_LOCAL || kind == SPEAKER_REGIONAL;
}

static void take_status(struct event *event, const struct mention *m, struct attribution a)
{
    bool own = a.side && event->actor && strcmp(a.side, event->actor) == 0;
    bool down = m->trigger && m->trigger->frame == FRAME_DOWNS;
    bool partisan = a.told && !is_civil(a.kind) && a.kind != SPEAKER_MEDIA;
    bool blames =
        a.told && a.kind == SPEAKER_MILITARY && event->actor && !own && a.speech != SPEECH_DENY;
    bool talks = event_is(event, CATEGORY_TALKS); /* who met says so: that is no claim */
    bool claimed = (own && partisan && !talks) || (blames && !talks) ||
                   (partisan && event_is(event, CATEGORY_GROUND)) ||
                   (down && a.told && !is_civil(a.kind));
    bool neutral = a.told && a.kind == SPEAKER_MILITARY; /* of its own side, blaming nobody */
    event->claimed = event->claimed || claimed;
    event->reported = event->reported || talks || (!claimed && !neutral);
    if (a.told && !event->status_at.n) {
        event->status_at = a.at;
    }
}

static void take_trigger(struct reader *r, const struct mention *m)
{
    struct event *event = &r->episode->event;
    take_type(event, m);
    if (!event->trigger_at.n || (!event->strong && !is_weak(m))) {
        event->trigger_at = evidence_of(r->telling, m->unit);
    }
    event->strong = event->strong || !is_weak(m);
    event->sure = event->sure || (m->trigger && m->trigger->certainty == CERTAINTY_SURE);
    if (m->weapon && (!event->weapon || (m->weapon_exact && !event->weapon_exact))) {
        event->weapon = m->weapon;
        event->weapon_exact = m->weapon_exact;
    }
    event->target = event->target ? event->target : m->target;
    event->victim = event->victim ? event->victim : m->victim;
    event->mentions++;
}

static void take_reality(struct reader *r, const struct mention *m, struct reality reality)
{
    struct episode *g = r->episode;
    r->habit = r->habit || reality.habit;
    r->toll_total = r->toll_total || reality.total;
    r->present_perfect =
        r->present_perfect || (m->verb && m->verb->perfect && !m->verb->pluperfect);
    g->event.planned = g->event.planned || reality.planned;
    g->event.happened = g->event.happened || reality.happened;
    r->wished = r->wished || reality.wished;
    g->then = g->then || reality.then;
    if (m->trigger) { /* "another seven were hurt" is no other event */
        g->other = g->other || reality.other;
        g->again = g->again || reality.again;
    }
    g->background = g->background || reality.background;
    g->definite = g->definite || m->definite;
    g->elsewhere = g->elsewhere || m->elsewhere;
}

/* "the army", "the rebels": named before; "government troops": those of the country. */
static const char *name_of_unnamed(const struct reader *r, enum unnamed unnamed)
{
    const struct episode *g = r->episode;
    const char *home = g->n_places ? g->places[0].toponym->location.country : NULL;
    switch (unnamed) {
    case UNNAMED_HOME:
        return home;
    case UNNAMED_ARMY:
        return r->context->army;
    case UNNAMED_GROUP:
        return r->context->group;
    case UNNAMED_NOBODY:
        break;
    }
    return NULL;
}

/* "six in Dnipro", "one, on Sunday, in Y". */
static void take_share(struct reader *r, const struct mention *m)
{
    struct episode *g = r->episode;
    take_places(r, m);
    count_at_place(r, m);
    const struct toponym *toponym = place_meant(r->context->input, r->telling, m->locus.at[0]);
    struct episode_place *place = toponym ? place_in(g, toponym) : NULL;
    if (place && m->toll->date >= 0) {
        const struct unit *u = &r->telling->parse.units.at[m->toll->date];
        bool day = u->date->kind == DATE_DAY && (u->date->resolved || u->date->weekday >= 0);
        place->when = (struct when){.source = day ? WHEN_OWN : WHEN_UNKNOWN,
                                    .range = u->date->range,
                                    .weekday = u->date->weekday,
                                    .at = {u->first, u->n}};
        if (!u->date->resolved) {
            place->when.range.first = place->when.range.last = DAY_NONE;
        }
    }
    r->shared = r->shared || place;
}

static void take_mention(struct reader *r, const struct mention *m)
{
    if (mention_is_share(m)) {
        take_share(r, m);
        return;
    }
    if (!m->trigger && !m->toll) {
        return; /* a toll of those who attacked */
    }
    const struct extract_input *input = r->context->input;
    struct event *event = &r->episode->event;
    struct reality reality = reality_of(input, r->telling, m);
    bool nobody = m->toll && figure_known(m->toll->figure) && m->toll->figure.high == 0;
    if (reality.no && !nobody) {
        r->unreal = r->unreal ? r->unreal : reality.no;
        return;
    }
    struct attribution a = attribution_of(r->telling, m);
    take_reality(r, m, reality);
    take_trigger(r, m);
    take_places(r, m);
    take_when(r, when_of(input, r->telling, m), !is_weak(m));
    enum unnamed speaker =
        a.told && !a.side ? attribution_unnamed(&r->telling->parse, a.at) : UNNAMED_NOBODY;
    if (a.told && !a.side && (speaker || a.kind == SPEAKER_MILITARY)) {
        a.side = name_of_unnamed(r, speaker ? speaker : UNNAMED_ARMY); /* "the army said" */
        a.kind = speaker == UNNAMED_HOME ? a.kind : SPEAKER_MILITARY;
    }
    if (!event->actor) {
        event->actor = m->actor_pronoun ? a.side : m->actor;
        event->actor_at = m->actor_pronoun ? a.side_at : m->actor_at;
    }
    if (!event->actor) {
        event->actor = name_of_unnamed(r, m->actor_unnamed);
    }
    if (m->toll) {
        take_toll(event, m->toll);
        count_at_place(r, m);
    }
    r->episode->told = r->episode->told || a.told;
    if (a.seat) {
        r->seat = a.seat;
        r->seat_at = a.seat_at;
        r->regional = a.kind == SPEAKER_REGIONAL;
    }
    take_status(event, m, a);
}

/* ---- no event ---- */

/* Of a week or less ("two weeks ago") the day in its middle; of more its last. */
static int32_t middle(const struct day_range *range)
{
    int32_t days = range->last - range->first;
    return days <= 7 ? range->first + days / 2 : range->last;
}

static bool is_history(const struct episode_context *context, const struct when *when)
{
    int32_t published = context->input->tokens->article->published;
    return when->vague_past || (published != DAY_NONE && when->range.first != DAY_NONE &&
                                middle(&when->range) < published - HISTORY_DAYS);
}

static bool has_day(const struct when *when)
{
    return when->source != WHEN_UNKNOWN &&
           (when->weekday >= 0 ||
            (when->range.first != DAY_NONE && when->range.last - when->range.first <= 6));
}

/* Does the sentence tell a day of late? */
static bool tells_news(const struct reader *r)
{
    const struct units *units = &r->telling->parse.units;
    int32_t published = r->context->input->tokens->article->published;
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        if (u->kind == UNIT_DATE && u->date->kind == DATE_DAY && u->date->resolved &&
            published != DAY_NONE && u->date->range.first >= published - HISTORY_DAYS) {
            return true;
        }
    }
    return false;
}

/* A sentence in nobody's words, right after history and without a day, goes on with it. */
static bool continues_history(const struct reader *r)
{
    const struct episode *g = r->episode;
    uint32_t history = r->context->history_sentence, sentence = g->event.sentence;
    if (history == UINT32_MAX || g->event.when.source == WHEN_OWN || tells_news(r)) {
        return false;
    }
    return (g->then && history + 2 >= sentence) ||
           (!g->told && history + 1 == sentence && g->event.when.source == WHEN_UNKNOWN);
}

/* "25 people have been killed in X, officials say" is news where X is a town. */
static bool in_town(const struct episode *g)
{
    for (size_t i = 0; i < g->n_places; i++) {
        const struct toponym *t = g->places[i].toponym;
        struct evidence at = g->places[i].at;
        bool named = t->first >= at.first && t->first < at.first + at.n;
        if (named && (t->location.precision == PRECISION_SETTLEMENT ||
                      t->location.precision == PRECISION_SITE)) {
            return true;
        }
    }
    return false;
}

static const char *total_no(const struct reader *r)
{
    const struct event *e = &r->episode->event;
    bool war = !e->type && r->present_perfect && e->when.source < WHEN_OWN && !e->actor &&
               !in_town(r->episode);
    if (war || e->killed.figure.low >= WAR_TOLL) {
        return "a toll of the whole war";
    }
    bool sum = (e->when.total && !has_day(&e->when)) || (e->when.hours && event_has_toll(e));
    if (sum && !event_is(e, CATEGORY_TALKS)) {
        return "a sum over many events";
    }
    bool many = (r->habit || e->when.recurrent) && !has_day(&e->when);
    bool long_time =
        e->when.range.first != DAY_NONE && e->when.range.last - e->when.range.first > 8;
    return many || long_time ? "it tells of many events, not of one" : NULL;
}

static const char *episode_no(const struct reader *r)
{
    const struct episode *g = r->episode;
    const struct event *e = &g->event;
    if (!e->trigger_at.n) {
        return r->unreal ? r->unreal : "nothing is told to have happened";
    }
    if (!e->type && !event_has_toll(e)) {
        return r->unreal ? r->unreal : "nothing is told to have happened";
    }
    if (is_history(r->context, &e->when)) {
        return "it is history, not news";
    }
    if (continues_history(r)) {
        return "it goes on from history told before";
    }
    if (g->background && !has_day(&e->when)) {
        return "it is background, told as past already";
    }
    if (r->wished && e->planned && !e->happened && !has_day(&e->when)) {
        return "it is only wanted, for no day";
    }
    const char *total = total_no(r);
    return total ? total : r->unreal && !e->strong ? r->unreal : NULL;
}

/* "in the same hotel": where the event told before took place. */
static bool in_same_place(const struct reader *r, uint32_t group)
{
    const struct units *units = &r->telling->parse.units;
    for (size_t i = 0; i < r->telling->mentions.n; i++) {
        const struct mention *m = &r->telling->mentions.at[i];
        for (uint32_t k = m->unit + 1; m->group == group && k + 1 < units->n; k++) {
            const struct unit *u = &units->at[k];
            if (u->clause == m->clause && unit_preposition(u) == PREPOSITION_IN &&
                span_is_nocase(tokens_text(r->context->input->tokens, units->at[k + 1].first, 2),
                               "the same")) {
                return true;
            }
        }
    }
    return false;
}

/* What has a day after the article's is to come, however it is told. */
static bool is_ahead(const struct reader *r)
{
    const struct event *e = &r->episode->event;
    int32_t published = r->context->input->tokens->article->published;
    return event_is(e, CATEGORY_TALKS) && published != DAY_NONE &&
           e->when.range.first != DAY_NONE && e->when.range.first > published;
}

static int32_t next_year(int32_t day)
{
    int year, month, date;
    day_to_civil(day, &year, &month, &date);
    int32_t next = day_from_civil(year + 1, month, date);
    return next == DAY_NONE ? day + YEAR_DAYS : next;
}

/* What is to come on "Sunday" comes on the next one. */
static void bring_ahead(const struct episode_context *context, struct when *when)
{
    int32_t published = context->input->tokens->article->published;
    if (published != DAY_NONE && when->range.first != DAY_NONE && !when->relative &&
        when->range.last < published && when->range.last + 7 >= published) {
        when->range.first += 7;
        when->range.last += 7;
    }
    bool last_year = published != DAY_NONE && when->range.first != DAY_NONE && !when->relative &&
                     when->weekday < 0 && when->range.last < published - HISTORY_DAYS &&
                     when->range.last > published - YEAR_DAYS;
    if (last_year) { /* "will travel to X on October 8" */
        when->range.first = next_year(when->range.first);
        when->range.last = next_year(when->range.last);
    }
}

/* "killed 12, four of them in X": of one place left the share is told, not the whole. */
static void keep_share(struct reader *r)
{
    struct episode *g = r->episode;
    if (r->shared && g->n_places == 1 && g->places[0].counted) {
        g->event.killed = g->places[0].killed;
        g->event.injured = g->places[0].injured;
        if (g->places[0].when.source != WHEN_UNKNOWN) {
            g->event.when = g->places[0].when;
        }
    }
}

/* ---- all of it ---- */

struct episode episode_read(const struct episode_context *context, const struct telling *t,
                            uint32_t group)
{
    const struct sentence *s = &context->input->tokens->sentence[t->parse.sentence];
    struct episode g = {
        .event = {.killed = NOTHING_TOLD,
                  .injured = NOTHING_TOLD,
                  .when = {.range = {DAY_NONE, DAY_NONE, TIME_UNKNOWN}, .weekday = WEEKDAY_NONE},
                  .sentence = t->parse.sentence,
                  .told_last = t->parse.sentence,
                  .title_only = s->kind == BLOCK_TITLE}};
    struct reader r = {.context = context, .telling = t, .episode = &g};
    for (size_t i = 0; i < t->mentions.n; i++) {
        if (t->mentions.at[i].group == group) {
            take_mention(&r, &t->mentions.at[i]);
        }
    }
    drop_coarse(&r, group);
    keep_share(&r);
    if (!g.n_places && r.seat && g.event.trigger_at.n && !event_is(&g.event, CATEGORY_TALKS)) {
        g.places[g.n_places++] = (struct episode_place){.toponym = r.seat, .at = r.seat_at};
        g.event.how = "its governor or mayor tells of it";
        g.seat = true;
        g.regional = r.regional;
    }
    g.again = g.again || (g.event.when.later && g.event.strong);
    g.same_place = !g.n_places && in_same_place(&r, group);
    if (is_ahead(&r)) {
        g.event.planned = true;
        g.event.happened = false;
    }
    if (g.event.planned && !g.event.happened) {
        bring_ahead(context, &g.event.when);
    }
    g.no = episode_no(&r);
    if (!g.no && event_is(&g.event, CATEGORY_TALKS)) {
        journey_continue(context->journey, t, group, &g, context->arena);
        g.no = talks_take(context->input, t, group, &g.event,
                          g.n_places ? g.places[0].toponym : NULL, context->arena);
    }
    if (g.event.when.total || r.toll_total) {
        g.event.killed = g.event.injured = NOTHING_TOLD;
        for (size_t i = 0; i < g.n_places; i++) {
            g.places[i].counted = false;
        }
    }
    g.history =
        is_history(context, &g.event.when) || (g.no && g.background && !has_day(&g.event.when));
    return g;
}
