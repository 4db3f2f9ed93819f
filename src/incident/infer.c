#include "incident/infer.h"

#include <string.h>

#include "incident/whereabouts.h"

/* Attacks as near to each other as this are by one side unless told otherwise. */
#define REGION_KM 120
/* What others hold of a country is near what it is told to have hit there. */
#define HELD_KM 60

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

static bool same_region(const struct event *a, const struct event *b)
{
    return a->place && b->place && places_apart_km(a->place, b->place) < REGION_KM &&
           a->category == b->category;
}

/* A country may strike at a part of it that others hold. */
static bool is_held(const struct event *a, const struct event *b)
{
    return same_region(a, b) &&
           (places_apart_km(a->place, b->place) < HELD_KM || places_meet(a->place, b->place) ||
            place_lies_in(a->place, b->place));
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
static void infer_actor(const struct account *account, struct event *e)
{
    bool unowned = event_has_type(e, "explosion") || event_has_type(e, "sabotage");
    const struct event *nearest = NULL;
    if (e->actor || !e->place || !e->type || e->category == CATEGORY_TALKS ||
        e->category == CATEGORY_VIOLENCE) {
        return;
    }
    bool belligerent = is_belligerent(account, e);
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *other = &account->events.at[i];
        bool same_country = other->place && strcmp(other->place->location.country_code,
                                                   e->place->location.country_code) == 0;
        same_country = same_country || (!other->place && belligerent);
        if (!other->actor || other->inferred || !same_country || event_is(other, CATEGORY_TALKS) ||
            (is_own_side(e, other->actor) && !is_held(e, other)) ||
            (unowned && (other->category != CATEGORY_STRIKE || !events_one_day(e, other))) ||
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

/* ---- the weapon ---- */

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

/* The one weapon that the side is told to have used near there that day, before in the text. */
static const char *near_weapon(const struct account *account, const struct event *e)
{
    const char *weapon = NULL;
    for (size_t i = 0; e->actor && i < account->events.n; i++) {
        const struct event *o = &account->events.at[i];
        if (o == e || !o->weapon || !o->weapon_exact || !o->actor || o->sentence > e->sentence ||
            strcmp(o->actor, e->actor) != 0 || !o->place ||
            places_apart_km(e->place, o->place) > REGION_KM || !events_one_day(e, o)) {
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
        if (!event_is_interception(o) || !o->weapon || !here || !events_one_day(o, e)) {
            continue;
        }
        if (weapon && strcmp(weapon, o->weapon) != 0) {
            return NULL;
        }
        weapon = o->weapon;
    }
    return weapon;
}

/* "Blasts were heard in X as drones were sent at the country": what the one sentence tells of both.
 */
static const char *weapon_heard(const struct account *account, const struct event *e)
{
    for (size_t i = 0; i < account->events.n && event_has_type(e, "explosion"); i++) {
        const struct event *o = &account->events.at[i];
        bool over = !o->place || place_lies_in(e->place, o->place) ||
                    (place_is_country(account->input, o->place) &&
                     place_holds(&o->place->location, &e->place->location));
        if (o != e && o->sentence == e->sentence && over && o->weapon && o->actor &&
            event_is(o, CATEGORY_STRIKE) && events_one_day(e, o)) {
            return o->weapon;
        }
    }
    return NULL;
}

/* "Drones attacked the country overnight; in X a house was set on fire": the wave's weapon. */
static void infer_weapon(const struct account *account, struct event *e)
{
    if (!e->weapon && event_has_type(e, "shelling")) {
        e->weapon = "shell";
    }
    if (!e->weapon && e->place && e->category == CATEGORY_STRIKE) {
        e->weapon = weapon_heard(account, e);
    }
    bool debris = e->weapon && strcmp(e->weapon, "debris") == 0; /* of what? */
    bool vague = e->type && (e->type->rank <= VAGUE_ATTACK || event_is_interception(e));
    if ((e->weapon && !debris) || !e->place || !vague || e->category != CATEGORY_STRIKE) {
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
            events_one_day(e, other) && e->actor && other->actor &&
            strcmp(e->actor, other->actor) == 0) {
            e->weapon = other->weapon;
            return;
        }
    }
    e->weapon = e->strong ? only_weapon(account, e) : near_weapon(account, e);
}

void infer_attack(const struct account *account, struct event *e)
{
    infer_actor(account, e);
    infer_weapon(account, e);
}
