#include "incident/extract.h"

#include <string.h>

#include "incident/account.h"
#include "incident/at_sea.h"
#include "incident/bind.h"
#include "incident/doubtful.h"
#include "incident/screen.h"
#include "incident/summary.h"
#include "incident/verdict.h"

/* ---- reading ---- */

static bool has_mention_word(const struct parse *parse)
{
    for (size_t i = 0; i < parse->units.n; i++) {
        if (unit_is(&parse->units.at[i], WORD_EVENT_NOUN | WORD_EVENT_VERB | WORD_TOLL)) {
            return true;
        }
    }
    return false;
}

static bool tells_of_talks(const struct account *account)
{
    for (size_t i = 0; i < account->events.n; i++) {
        if (event_is(&account->events.at[i], CATEGORY_TALKS)) {
            return true;
        }
    }
    return false;
}

static bool is_used(const struct telling *t, size_t place)
{
    for (size_t i = 0; i < t->mentions.n; i++) {
        const struct locus *locus = &t->mentions.at[i].locus;
        for (size_t k = 0; k < locus->n; k++) {
            if (locus->at[k] == place) {
                return true;
            }
        }
    }
    return false;
}

/* Why the places that no mention took are nobody's. */
static void note_unused(struct account *account, const struct telling *t)
{
    for (size_t i = 0; i < t->places.n; i++) {
        const struct place_use *use = &t->places.at[i];
        const struct unit *u = &t->parse.units.at[use->unit];
        const char *why = use->no          ? use->no
                          : !t->mentions.n ? "the sentence tells of no event"
                                           : "no event of the sentence stands at it";
        if (use->toponym && !is_used(t, i)) {
            *list_push(account->arena, &account->no_dots) =
                (struct no_dot){.at = {u->first, u->n}, .why = why};
        }
    }
}

struct tellings ARENA_LIST(const struct telling *);

/* A weapon that is one for sure, an armed group, army or man, an attack that needs no other word.
 */
static bool speaks_of_arms(const struct units *units)
{
    for (uint32_t i = 0; i < units->n; i++) {
        const struct unit *u = &units->at[i];
        bool actor = unit_is(u, WORD_ACTOR) && (u->lexeme->actor->kind == ACTOR_GROUP ||
                                                u->lexeme->actor->kind == ACTOR_MILITARY);
        bool sure = (unit_is(u, WORD_EVENT_NOUN) && u->lexeme->noun->certainty == CERTAINTY_SURE &&
                     u->lexeme->noun->type->category != CATEGORY_TALKS) ||
                    (unit_is(u, WORD_EVENT_VERB) && u->lexeme->verb->certainty == CERTAINTY_SURE &&
                     u->lexeme->verb->type->category != CATEGORY_TALKS);
        bool attacker = unit_is(u, WORD_PERSON) && u->lexeme->person >= PERSON_ATTACKER;
        if (actor || sure || attacker || (unit_is(u, WORD_WEAPON) && u->lexeme->weapon->exact)) {
            return true;
        }
    }
    return false;
}

static void read_sentence(struct account *account, uint32_t sentence, struct unit_cursor *cursor,
                          struct tellings *captions)
{
    struct telling *t = arena_new(account->arena, struct telling);
    t->parse = parse_sentence(account->input, sentence, cursor, account->arena);
    if (!has_mention_word(&t->parse) && !account->explaining) {
        return;
    }
    t->places = places_of(account->input, &t->parse, account->arena);
    t->tolls = tolls_of(&t->parse, &t->places, account->arena);
    mentions_of(t, account->arena);
    mentions_bind(account->input, t);
    if (account->input->tokens->sentence[sentence].kind == BLOCK_CAPTION) {
        *list_push(account->arena, captions) = t;
    }
    account_take(account, t);
    if (account->explaining) {
        note_unused(account, t);
    }
}

/* Looked for only where it matters: where traces of an attack are all that is told. */
static bool arms_matter(const struct account *account)
{
    for (size_t i = 0; i < account->events.n; i++) {
        if (event_needs_arms(&account->events.at[i])) {
            return true;
        }
    }
    return false;
}

static bool article_speaks_of_arms(const struct account *account)
{
    struct unit_cursor cursor = {0};
    for (uint32_t i = 0; i < account->input->tokens->n_sentences; i++) {
        if (!screen_reads(account->input, i)) {
            continue;
        }
        struct units units = units_of(account->input, i, &cursor, account->arena);
        if (speaks_of_arms(&units)) {
            return true;
        }
    }
    return false;
}

static void read_sentences(struct account *account)
{
    struct screening screening =
        screen(account->input->tokens, account->input->lexicon, account->arena);
    struct unit_cursor cursor = {0};
    struct tellings captions = {0};
    size_t toponym = 0;
    account->war = screening.war;
    for (uint32_t i = 0; i < account->input->tokens->n_sentences; i++) {
        bool tells =
            screen_passes(&screening, account->input, i, tells_of_talks(account), &toponym);
        if (tells || (account->explaining && screen_reads(account->input, i))) {
            read_sentence(account, i, &cursor, &captions);
        }
    }
    for (size_t i = 0; i < captions.n; i++) {
        account_take_caption(account, captions.at[i]);
    }
    account->arms = arms_matter(account) && article_speaks_of_arms(account);
}

/* ---- writing ---- */

static const char *keep_span(struct span span, struct arena *arena)
{
    return span.n ? arena_strndup(arena, span.at, span.n) : NULL;
}

static const char *evidence_text(const struct extract_input *input, struct evidence at,
                                 struct arena *arena)
{
    return at.n ? keep_span(tokens_text(input->tokens, at.first, at.n), arena) : NULL;
}

static struct source source_of(const struct extract_input *input, const struct event *event,
                               struct arena *arena)
{
    const struct article *article = input->tokens->article;
    const struct sentence *s = &input->tokens->sentence[event->sentence];
    struct span quote = tokens_text(input->tokens, s->first, s->n);
    uint32_t start = (uint32_t)(quote.at - article->text.at);
    struct source source = {.article = article->name,
                            .outlet = keep_span(article->outlet, arena),
                            .url = keep_span(article->url, arena),
                            .quote = keep_span(quote, arena),
                            .start = article_offset(article, start),
                            .end = article_offset(article, start + (uint32_t)quote.n),
                            .fatalities = event->killed.figure,
                            .injured = event->injured.figure};
    if (article->published != DAY_NONE) {
        char day[11];
        day_format(article->published, day);
        source.published = arena_strndup(arena, day, strlen(day));
    }
    return source;
}

static enum status status_of(const struct event *event, int32_t published)
{
    bool known = event->when.range.first != DAY_NONE && published != DAY_NONE;
    bool past = known && event->when.range.last < published;
    if (known && event->when.range.first > published && event->category == CATEGORY_TALKS) {
        return STATUS_PLANNED;
    }
    return event->planned && !event->happened && !past ? STATUS_PLANNED
           : event->disputed                           ? STATUS_DENIED
           : event->claimed && !event->reported        ? STATUS_CLAIMED
                                                       : STATUS_REPORTED;
}

/* No day said but today's news: the article's date. */
static struct day_range days_of(const struct extract_input *input, const struct event *event)
{
    int32_t published = input->tokens->article->published;
    struct day_range range = event->when.range;
    bool ahead = event->planned && !event->happened;
    if (range.first == DAY_NONE && event->when.weekday < 0 && !ahead) {
        range = (struct day_range){published, published,
                                   published == DAY_NONE ? TIME_UNKNOWN : TIME_NEAR};
    }
    return range;
}

static double confidence_of(const struct event *event)
{
    double c = 0.5;
    c += event->when.source == WHEN_OWN ? 0.1 : 0;
    c += event->actor ? 0.1 : 0;
    c += event->mentions > 2 ? 0.1 : 0;
    c += figure_known(event->killed.figure) || figure_known(event->injured.figure) ? 0.1 : 0;
    c += event->place ? 0.1 * (double)event->place->confidence : 0;
    return c > 0.99 ? 0.99 : c;
}

static const char *victim_side(const struct event *event)
{
    const char *country = event->place ? event->place->location.country : NULL;
    bool same = country && event->actor && strcmp(country, event->actor) == 0;
    return same || event->category == CATEGORY_TALKS ? NULL : country;
}

/* What a strike on a ship is called, whatever it was done with. */
static const struct event_type *type_of(const struct extract_input *input,
                                        const struct event *event)
{
    bool ship = event->target && strcmp(event->target, "ship") == 0 &&
                (event->category == CATEGORY_STRIKE || event->category == CATEGORY_VIOLENCE) &&
                !event_is_interception(event);
    const struct event_type *type = ship ? lexicon_type(input->lexicon, "attack on ship") : NULL;
    return type ? type : event->type;
}

static void write_incident(const struct account *account, const struct event *event,
                           struct incident *out)
{
    struct arena *arena = account->arena;
    const struct extract_input *input = account->input;
    const struct event_type *type = type_of(input, event);
    *out = (struct incident){.category = type->category,
                             .type = type->name,
                             .acled_event_type = type->acled_event_type,
                             .acled_sub_event_type = type->acled_sub_event_type,
                             .status = status_of(event, input->tokens->article->published),
                             .date = days_of(input, event),
                             .weekday = WEEKDAY_NONE,
                             .location_text = evidence_text(input, event->place_at, arena),
                             .actor1 = event->actor,
                             .actor2 = victim_side(event),
                             .weapon = event->weapon,
                             .target = event->target,
                             .fatalities = event->killed.figure,
                             .injured = event->injured.figure,
                             .confidence = confidence_of(event),
                             .parties = event->parties,
                             .mediators = event->mediators};
    if (out->date.first == DAY_NONE) {
        out->weekday = event->when.weekday;
    }
    if (event->place) {
        out->location = event->place->location;
        if (at_sea(input, event->place_at, &out->location, arena)) {
            out->actor2 = NULL; /* a port's country owns no ship */
        }
    }
    if (event->category == CATEGORY_TALKS) {
        out->actor1 = out->actor2 = out->weapon = out->target = NULL;
        out->fatalities = out->injured = FIGURE_NOT_TOLD;
    } else {
        out->parties = out->mediators = (struct names){0};
    }
    struct source *source = list_push(arena, &out->sources);
    *source = source_of(input, event, arena);
    source->status = out->status;
    source->fatalities = out->fatalities;
    source->injured = out->injured;
    out->summary = incident_summary(out, arena);
}

/* ---- explaining ---- */

struct explainer {
    const struct extract_input *input;
    struct explanation *out;
    struct arena *arena;
};

static void note(const struct explainer *x, struct evidence at, int32_t incident, const char *what,
                 const char *text)
{
    if (!at.n) {
        return;
    }
    struct span words = tokens_text(x->input->tokens, at.first, at.n);
    uint32_t start = (uint32_t)(words.at - x->input->tokens->article->text.at);
    *list_push(x->arena, x->out) = (struct explanation_note){.start = start,
                                                             .end = start + (uint32_t)words.n,
                                                             .incident = incident,
                                                             .what = what,
                                                             .text = text};
}

static const char *date_reason(const struct event *event)
{
    static const char *const reasons[] = {
        [WHEN_UNKNOWN] = "no day said: the article's date",
        [WHEN_SPEECH] = "the day on which it was said",
        [WHEN_ABOVE] = "told for the sentence's main clause",
        [WHEN_OWN] = "told for it",
    };
    return event->when.carried ? "told for what happened before" : reasons[event->when.source];
}

/* What no words tell is noted at the trigger. */
static struct evidence at_or_trigger(const struct event *event, struct evidence at)
{
    return at.n ? at : event->trigger_at;
}

static void explain_event(const struct explainer *x, const struct event *event, int32_t incident)
{
    if (event->no) {
        note(x, event->place_at.n ? event->place_at : event->trigger_at, -1, "no dot", event->no);
        for (size_t i = 0; i < event->told_at.n; i++) {
            note(x, event->told_at.at[i], -1, "no dot", event->no);
        }
        return;
    }
    note(x, event->trigger_at, incident, "trigger", event->type->name);
    note(x, at_or_trigger(event, event->place_at), incident, "place",
         event->place ? event->how : "none is told: listed without a dot");
    for (size_t i = 0; i < event->told_at.n; i++) {
        note(x, event->told_at.at[i], incident, "place", "told of again");
    }
    note(x, at_or_trigger(event, event->when.at), incident, "date", date_reason(event));
    note(x, event->killed.at, incident, "killed", figure_text(event->killed.figure, x->arena));
    note(x, event->injured.at, incident, "injured", figure_text(event->injured.figure, x->arena));
    note(x, event->actor_at, incident, "actor", event->actor);
    note(x, event->status_at, incident, "status",
         status_name(status_of(event, x->input->tokens->article->published)));
}

static void explain(const struct account *account, struct explanation *out)
{
    struct explainer x = {.input = account->input, .out = out, .arena = account->arena};
    int32_t incident = 0;
    for (size_t i = 0; i < account->events.n; i++) {
        const struct event *event = &account->events.at[i];
        explain_event(&x, event, incident);
        incident += !event->no;
    }
    for (size_t i = 0; i < account->no_dots.n; i++) {
        note(&x, account->no_dots.at[i].at, -1, "no dot", account->no_dots.at[i].why);
    }
}

bool extract_may_tell(const struct tokens *tokens, const struct lexicon *lexicon)
{
    return screen_may_pass(tokens, lexicon);
}

struct incidents extract(const struct extract_input *input, struct explanation *explanation,
                         struct arena *arena)
{
    struct incidents out = {0};
    struct extract_input looked = *input;
    struct toponyms toponyms = {0};
    if (input->gazetteers) {
        toponyms = toponyms_doubtful(input->toponyms, input->gazetteers, arena);
        looked.toponyms = &toponyms;
        input = &looked;
    }
    struct account account = {.input = input,
                              .arena = arena,
                              .explaining = explanation != NULL,
                              .history_sentence = UINT32_MAX};
    read_sentences(&account);
    account_close(&account);
    if (explanation) {
        explain(&account, explanation);
    }
    for (size_t i = 0; i < account.events.n; i++) {
        if (!account.events.at[i].no) {
            write_incident(&account, &account.events.at[i], list_push(arena, &out));
        }
    }
    return out;
}
