#include "incident/verdict.h"

#include <string.h>

#include "incident/dispute.h"
#include "incident/infer.h"
#include "incident/same_event.h"
#include "incident/talks.h"
#include "incident/whereabouts.h"

/* Words of war that an article of some length needs before "attack" or "hit" mean arms. */
#define WAR_WORDS_LEAST 4
/* The same for a mere trace of an attack: damage, a fire, a toll. */
#define WAR_WORDS_TRACE 6
/* A dispatch of two sentences has room for one such word; each so many sentences ask for one more.
 */
#define SENTENCES_PER_WAR_WORD 4

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
    if (!event_has_toll(e) || event_is(e, CATEGORY_GROUND)) {
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

/* "Drones were downed over the region. Wreckage set a depot in X on fire": one night's attack. */
static const char *downed_no(const struct account *account, const struct event *e)
{
    bool region = e->place->location.precision == PRECISION_REGION ||
                  e->place->location.precision == PRECISION_DISTRICT;
    for (size_t i = 0; event_is_interception(e) && region && !e->itemised && i < account->events.n;
         i++) {
        const struct event *other = &account->events.at[i];
        if (other != e && other->place && !other->no && event_is(other, CATEGORY_STRIKE) &&
            !event_is_interception(other) &&
            (events_one_day(e, other) || events_one_day(other, e)) &&
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
    if (!e->strong && !e->actor && !e->weapon &&
        account->war < war_words_needed(account, WAR_WORDS_TRACE)) {
        return "nothing says that it was an attack";
    }
    if (event_needs_arms(e) && !account->arms) {
        return "nothing in the article speaks of arms";
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
    if (event_has_type(e, "advance") && e->when.source == WHEN_UNKNOWN) {
        return "an advance without a day";
    }
    bool alone = event_is(e, CATEGORY_GROUND) || (e->mentions < 2 && !e->actor && !e->weapon);
    if (e->by_name && e->when.source == WHEN_UNKNOWN && alone && !event_has_toll(e)) {
        return "known by its place's name, without a day";
    }
    const char *no = downed_no(account, e);
    return no ? no : coarse_no(account, e);
}

/* ---- talks ---- */

/* Talks without a place are left out where the article places others of these people. */
static bool placed_elsewhere(const struct account *account, const struct event *e)
{
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *other = &account->events.at[i];
        if (other != e && event_is(other, CATEGORY_TALKS) && other->place && !other->no &&
            e->parties.n && other->parties.n && share_party(e, other)) {
            return true;
        }
    }
    return false;
}

/* "after talks in Saudi Arabia", where the article tells in which town of it. */
static bool placed_closer(const struct account *account, const struct event *e)
{
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *other = &account->events.at[i];
        if (other != e && event_is(other, CATEGORY_TALKS) && other->place && !other->no &&
            !place_is_country(account->input, other->place) && share_party(e, other) &&
            place_holds(&e->place->location, &other->place->location)) {
            return true;
        }
    }
    return false;
}

void account_close(struct account *account)
{
    struct events *events = &account->events;
    for (size_t i = 0; i < events->n; i++) {
        infer_attack(account, &events->at[i]);
        events->at[i].disputed = event_is_disputed(account, &events->at[i]);
    }
    for (size_t i = 0; i < events->n; i++) {
        events->at[i].no = event_no(account, &events->at[i]);
    }
    for (size_t i = 0; i < events->n; i++) {
        struct event *e = &events->at[i];
        if (!e->no && event_is(e, CATEGORY_TALKS) && !e->place && placed_elsewhere(account, e)) {
            e->no = "no place is told, and others of these talks have one";
        }
        if (!e->no && event_is(e, CATEGORY_TALKS) && e->place && e->when.source < WHEN_OWN &&
            place_is_country(account->input, e->place) && placed_closer(account, e)) {
            e->no = "the article says more exactly where they met";
        }
    }
}
