#include "place/toponym.h"

#include "place/bodies.h"
#include "place/evidence.h"
#include "place/features.h"
#include "place/people.h"
#include "place/qualify.h"
#include "place/roles.h"
#include "place/scan.h"
#include "place/unknown.h"

const char *toponym_role_name(enum toponym_role role)
{
    static const char *const names[] = {
        [ROLE_LITERAL] = "literal",   [ROLE_METONYM] = "metonym", [ROLE_DEMONYM] = "demonym",
        [ROLE_EMBEDDED] = "embedded", [ROLE_HOMONYM] = "homonym",
    };
    return names[role];
}

const struct location *toponym_place(const struct toponym *toponym, size_t i,
                                     const struct gazetteers *gazetteers,
                                     struct place_memory *memory)
{
    if (!toponym->places[i]) {
        const struct candidate *candidate = &toponym->candidates.at[i];
        struct location *place = arena_new(memory->arena, struct location);
        if (!gazetteer_place(gazetteers->at[candidate->gazetteer], candidate->entry.place, place)) {
            place->name = ""; /* a damaged gazetteer: a place that fits nothing */
        }
        toponym->places[i] = place;
    }
    return toponym->places[i];
}

static bool is_the(const struct scan *scan, uint32_t i)
{
    return span_is_nocase(token_text(scan->tokens, i), "the");
}

static struct toponym mention_of(struct choice *choice)
{
    return (struct toponym){
        .choice = choice, .candidates = choice->candidates, .places = choice->places};
}

/* "Dublin City", the division, before "Council" is Dublin: "City" belongs to the council. Kansas
 * City keeps its name. */
static bool belongs_to_body(struct scan *scan, uint32_t i, uint32_t words)
{
    uint32_t last = i + words - 1;
    if (words != 2 || !span_is_nocase(token_text(scan->tokens, last), "city") ||
        !(scan->note[i].kinds & PLACE_KINDS) || !scan_same_sentence(scan, i, (int64_t)last + 1) ||
        !scan_capital(scan, (int64_t)last + 1) ||
        !(scan_classes(scan, (int64_t)last + 1) & WORD_BODY)) {
        return false;
    }
    struct toponym whole = mention_of(scan_choice(scan, i, words));
    return whole.candidates.n > 0 && scan_place(scan, &whole, 0)->feature_class == 'A';
}

/* A word with the capital of its sentence, or hardly ever anything else. */
#define WORD_SURELY 225
static bool is_plain_word(const struct scan *scan, uint32_t i)
{
    return scan->note[i].label == LABEL_WORD ||
           (scan->note[i].word >= WORD_SURELY && scan_token(scan, i)->flags & TOKEN_SENTENCE_START);
}

/* Tokens of the place name that begins here; 0: none does. "The" is no part of a name that stands
 * without it. */
static uint32_t name_at(struct scan *scan, uint32_t i)
{
    uint32_t words = scan->note[i].name_words;
    if (words > 1 && is_the(scan, i) && scan->note[i + 1].name_words + 1u >= words) {
        return 0;
    }
    if (words == 1 && is_plain_word(scan, i)) {
        return 0;
    }
    return belongs_to_body(scan, i, words) ? words - 1 : words;
}

static bool push_mention(struct scan *scan, struct toponyms *toponyms, uint32_t first, uint32_t n)
{
    enum label label = (enum label)scan->note[first].label;
    /* A person would be ruled out anyway. */
    bool ruled_out = n == 1 && label == LABEL_PERSON && !scan->note[first].country;
    struct toponym mention =
        ruled_out ? (struct toponym){0} : mention_of(scan_choice(scan, first, n));
    if (mention.candidates.n == 0 && label != LABEL_PERSON) {
        return false;
    }
    struct span text = tokens_text(scan->tokens, first, n);
    mention.start = (uint32_t)(text.at - scan->tokens->article->text.at);
    mention.n = (uint32_t)text.n;
    mention.first = mention.full_first = first;
    mention.n_tokens = mention.full_n = n;
    mention.sentence = scan_token(scan, first)->sentence;
    mention.inside = -1;
    mention.key = scan_key(scan, first, n);
    *list_push(scan->arena, toponyms) = mention;
    return true;
}

static struct toponyms mentions_of(struct scan *scan)
{
    /* Dense news has a name every dozen tokens. */
    size_t cap = scan->tokens->n / 12 + 8;
    struct toponyms toponyms = {.at = arena_array(scan->arena, struct toponym, cap), .cap = cap};
    uint32_t end = 0; /* of the last mention */
    for (size_t c = 0; c < scan->n_capitals; c++) {
        uint32_t i = scan->capital[c];
        uint32_t words = i >= end ? name_at(scan, i) : 0;
        if (words && push_mention(scan, &toponyms, i, words)) {
            end = i + words;
        }
    }
    return toponyms;
}

/* A feature word may have been a mention of its own ("Lake", "City"): the longer one stays. */
static void drop_overlaps(struct toponyms *toponyms)
{
    size_t kept = 0;
    for (size_t i = 0; i < toponyms->n; i++) {
        struct toponym *toponym = &toponyms->at[i];
        struct toponym *before = kept ? &toponyms->at[kept - 1] : NULL;
        if (before && before->first + before->n_tokens > toponym->first) {
            if (before->n_tokens < toponym->n_tokens) {
                *before = *toponym;
            }
            continue;
        }
        toponyms->at[kept++] = *toponym;
    }
    toponyms->n = kept;
}

struct toponyms toponyms_find(const struct tokens *tokens, const struct gazetteers *gazetteers,
                              struct arena *arena)
{
    struct scan scan = scan_make(tokens, gazetteers, arena);
    people_mark(&scan);
    bodies_mark(&scan);
    struct toponyms toponyms = mentions_of(&scan);
    features_mark(&scan, &toponyms);
    drop_overlaps(&toponyms);
    unknown_add(&scan, &toponyms);
    qualify(&scan, &toponyms);
    roles_mark(&scan, &toponyms);
    for (size_t i = 0; i < toponyms.n; i++) {
        toponyms.at[i].evidence = evidence_gather(&scan, &toponyms.at[i]);
    }
    evidence_compare(&scan, &toponyms);
    struct cues *cues = arena_new(arena, struct cues);
    *cues = scan.cues;
    toponyms.cues = cues;
    toponyms.memory = scan.memory;
    return toponyms;
}
