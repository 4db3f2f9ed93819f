#include "incident/verdict.h"

#include <string.h>

#include "incident/talks.h"
#include "incident/whereabouts.h"

/* Words of war that an article of some length needs before "attack" or "hit" mean arms. */
#define WAR_WORDS_LEAST 4
/* Attacks as near to each other as this are by one side unless told otherwise. */
#define REGION_KM 120
/* The same for a mere trace of an attack: damage, a fire, a toll. */
#define WAR_WORDS_TRACE 6
/* A dispatch of two sentences has room for one such word; each so many sentences ask for one more.
 */
#define SENTENCES_PER_WAR_WORD 4

static bool is_type(const struct event *e, const char *name)
{
    return e->type && strcmp(e->type->name, name) == 0;
}

static size_t war_words_needed(const struct account *account, size_t most)
{
    size_t needed = 1 + account->input->tokens->n_sentences / SENTENCES_PER_WAR_WORD;
    return needed < most ? needed : most;
}

/* A country's dot is dropped where anything finer in it is told, or no figures are its own. */
static const char *coarse_no(const struct account *account, const struct event *e)
{
    const struct location *place = &e->place->location;
    bool area = place->precision == PRECISION_AREA && place->feature_class != 'H';
    if (!place_is_country(account->input, e->place) && !area) {
        return NULL;
    }
    if (!event_has_toll(e)) {
        return "only a country is named, with no figures of its own";
    }
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *other = &account->events.at[i];
        if (other != e && other->place && !other->no && categories_meet(e, other) &&
            !place_is_country(account->input, other->place) &&
            place_holds(place, &other->place->location)) {
            return "the article says more exactly where";
        }
    }
    return NULL;
}

static bool same_day(const struct event *a, const struct event *b)
{
    return a->when.source == WHEN_UNKNOWN || b->when.source == WHEN_UNKNOWN ||
           a->when.range.first == DAY_NONE || b->when.range.first == DAY_NONE ||
           (a->when.range.first <= b->when.range.last + 1 &&
            b->when.range.first <= a->when.range.last);
}

static bool is_interception(const struct event *e)
{
    return is_type(e, "interception");
}

/* "Drones were downed over the region. Wreckage set a depot in X on fire": one night's attack. */
static const char *downed_no(const struct account *account, const struct event *e)
{
    bool region = e->place->location.precision == PRECISION_REGION ||
                  e->place->location.precision == PRECISION_DISTRICT;
    for (size_t i = 0; is_interception(e) && region && !e->itemised && i < account->events.n; i++) {
        const struct event *other = &account->events.at[i];
        if (other != e && other->place && !other->no && event_is(other, CATEGORY_STRIKE) &&
            !is_interception(other) && (same_day(e, other) || same_day(other, e)) &&
            place_holds(&e->place->location, &other->place->location)) {
            return "the article says more exactly where what was downed fell";
        }
    }
    return NULL;
}

static const char *event_no(const struct account *account, const struct event *e)
{
    if (event_is(e, CATEGORY_TALKS)) {
        return talks_close(e);
    }
    if (!e->strong && e->mentions < 2 && !e->actor && !e->weapon &&
        account->war < war_words_needed(account, WAR_WORDS_TRACE)) {
        return "nothing says that it was an attack";
    }
    if (!e->place) {
        return "no place is told";
    }
    if (!e->sure && account->war < war_words_needed(account, WAR_WORDS_LEAST)) {
        return "the article is not about armed conflict";
    }
    if (e->title_only && e->mentions < 2) {
        return "only the headline tells of it";
    }
    if (is_type(e, "advance") && e->when.source == WHEN_UNKNOWN) {
        return "an advance without a day";
    }
    if (event_is(e, CATEGORY_GROUND) && e->by_name && e->when.source == WHEN_UNKNOWN) {
        return "an operation known by its place's name, without a day";
    }
    const char *no = downed_no(account, e);
    return no ? no : coarse_no(account, e);
}

/* ---- the attacker ---- */

static unsigned sentences_apart(const struct event *a, const struct event *b)
{
    return a->sentence > b->sentence ? a->sentence - b->sentence : b->sentence - a->sentence;
}

/* A state is not taken for the attacker of its own towns on another event's word. */
static bool is_own_side(const struct event *e, const char *actor)
{
    return e->place->location.country && strcmp(e->place->location.country, actor) == 0;
}

/* A country may strike at a part of it that others hold. */
static bool same_region(const struct event *a, const struct event *b)
{
    return a->place && b->place && places_apart_km(a->place, b->place) < REGION_KM &&
           a->category == b->category;
}

/* Does the country where it happened attack others in this article? */
static bool is_belligerent(const struct account *account, const struct event *e)
{
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *other = &account->events.at[i];
        if (other->actor && !other->inferred && !event_is(other, CATEGORY_TALKS) &&
            is_own_side(e, other->actor)) {
            return true;
        }
    }
    return false;
}

/* The one country that the article tells of this one attacking: it strikes back. */
static const char *enemy_of(const struct account *account, const struct event *e)
{
    const char *enemy = NULL;
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *other = &account->events.at[i];
        const char *there = other->place ? other->place->location.country : NULL;
        if (!other->actor || other->inferred || !there || event_is(other, CATEGORY_TALKS) ||
            !is_own_side(e, other->actor) || strcmp(there, other->actor) == 0) {
            continue;
        }
        if (enemy && strcmp(enemy, there) != 0) {
            return NULL;
        }
        enemy = there;
    }
    return enemy;
}

/* Was `a` told nearer before `e` than `b`? What comes after counts only where nothing came before.
 */
static bool is_told_nearer(const struct event *e, const struct event *a, const struct event *b)
{
    bool a_before = a->sentence <= e->sentence, b_before = b->sentence <= e->sentence;
    if (a_before != b_before) {
        return a_before;
    }
    return sentences_apart(e, a) < sentences_apart(e, b);
}

/* Who attacks a country is told once in an article, and holds for what else happens there: the
 * nearest telling counts. Not for blasts that nobody is named for, nor where that side was hit. */
static void infer_actor(struct account *account, struct event *e)
{
    bool unowned = is_type(e, "explosion") || is_type(e, "sabotage");
    const struct event *nearest = NULL;
    if (e->actor || !e->place || !e->type || e->category == CATEGORY_TALKS ||
        e->category == CATEGORY_VIOLENCE || (e->weapon && strcmp(e->weapon, "debris") == 0)) {
        return;
    }
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *other = &account->events.at[i];
        bool same_country = other->place && strcmp(other->place->location.country_code,
                                                   e->place->location.country_code) == 0;
        same_country = same_country || (!other->place && is_belligerent(account, e));
        if (!other->actor || other->inferred || !same_country || event_is(other, CATEGORY_TALKS) ||
            (is_own_side(e, other->actor) && !same_region(e, other)) ||
            (unowned && (other->category != CATEGORY_STRIKE || !same_day(e, other))) ||
            (e->victim && strcmp(e->victim, other->actor) == 0)) {
            continue;
        }
        bool closer = !nearest || (same_region(e, other) && !same_region(e, nearest));
        bool even = nearest && same_region(e, other) == same_region(e, nearest);
        if (closer || (even && is_told_nearer(e, other, nearest))) {
            nearest = other;
        }
    }
    if (nearest) {
        e->actor = nearest->actor;
    } else {
        e->actor = unowned ? NULL : enemy_of(account, e);
    }
    e->inferred = e->actor != NULL;
}

/* The one weapon of all the side's other attacks in that country; NULL: none told, or several. */
static const char *only_weapon(const struct account *account, const struct event *e)
{
    const char *weapon = NULL;
    for (size_t i = 0; e->actor && i < account->events.n; i++) {
        const struct event *o = &account->events.at[i];
        if (o == e || !o->weapon || !o->place || !o->actor || strcmp(o->actor, e->actor) != 0 ||
            strcmp(o->weapon, "debris") == 0 ||
            strcmp(o->place->location.country_code, e->place->location.country_code) != 0) {
            continue;
        }
        if (weapon && strcmp(weapon, o->weapon) != 0) {
            return NULL;
        }
        weapon = o->weapon;
    }
    return weapon;
}

/* "Drones were downed over the region. Debris fell on X": the one weapon downed there that day. */
static const char *weapon_downed(const struct account *account, const struct event *e)
{
    const char *weapon = NULL;
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *o = &account->events.at[i];
        bool here = !o->place ||
                    strcmp(o->place->location.country_code, e->place->location.country_code) == 0;
        if (!is_interception(o) || !o->weapon || !here || !same_day(o, e)) {
            continue;
        }
        if (weapon && strcmp(weapon, o->weapon) != 0) {
            return NULL;
        }
        weapon = o->weapon;
    }
    return weapon;
}

/* "Drones attacked the country overnight; in X a house was set on fire": the wave's weapon. */
static void infer_weapon(struct account *account, struct event *e)
{
    if (!e->weapon && is_type(e, "shelling")) {
        e->weapon = "artillery";
    }
    bool debris = e->weapon && strcmp(e->weapon, "debris") == 0; /* of what? */
    if ((e->weapon && !debris) || !e->place || !e->type || e->type->rank > 2 ||
        e->category != CATEGORY_STRIKE) {
        return;
    }
    if (debris) {
        const char *downed = weapon_downed(account, e);
        e->weapon = downed ? downed : e->weapon;
        return;
    }
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *other = &account->events.at[i];
        bool wave = !other->place || (place_is_country(account->input, other->place) &&
                                      place_holds(&other->place->location, &e->place->location));
        if (other != e && wave && other->weapon && event_is(other, CATEGORY_STRIKE) &&
            same_day(e, other) && e->actor && other->actor && strcmp(e->actor, other->actor) == 0) {
            e->weapon = other->weapon;
            return;
        }
    }
    e->weapon = e->strong ? only_weapon(account, e) : NULL;
}

/* ---- talks ---- */

static bool share_party(const struct event *a, const struct event *b)
{
    for (size_t i = 0; i < a->parties.n; i++) {
        for (size_t k = 0; k < b->parties.n; k++) {
            if (strcmp(a->parties.at[i], b->parties.at[k]) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* Talks without a place are left out where the article places others of these people. */
static bool placed_elsewhere(const struct account *account, const struct event *e)
{
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *other = &account->events.at[i];
        if (other != e && event_is(other, CATEGORY_TALKS) && other->place && !other->no &&
            share_party(e, other)) {
            return true;
        }
    }
    return false;
}

void account_close(struct account *account)
{
    struct events *events = &account->events;
    for (size_t i = 0; i < events->n; i++) {
        infer_actor(account, &events->at[i]);
        infer_weapon(account, &events->at[i]);
    }
    for (size_t i = 0; i < events->n; i++) {
        events->at[i].no = event_no(account, &events->at[i]);
    }
    for (size_t i = 0; i < events->n; i++) {
        struct event *e = &events->at[i];
        if (!e->no && event_is(e, CATEGORY_TALKS) && !e->place && placed_elsewhere(account, e)) {
            e->no = "no place is told, and others of these talks have one";
        }
    }
}
