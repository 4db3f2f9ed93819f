#include "incident/lexicon_store.h"

/* ---- the hash table ---- */

static struct slot *slot_of(struct slot *slots, size_t cap, uint64_t key)
{
    size_t i = (size_t)key & (cap - 1);
    while (slots[i].lexeme && slots[i].key != key) {
        i = (i + 1) & (cap - 1);
    }
    return &slots[i];
}

static void table_grow(struct lexicon *lexicon)
{
    size_t cap = lexicon->cap ? lexicon->cap * 2 : 8192;
    struct slot *slots = arena_array(lexicon->arena, struct slot, cap);
    for (size_t i = 0; i < lexicon->cap; i++) {
        if (lexicon->slots[i].lexeme) {
            *slot_of(slots, cap, lexicon->slots[i].key) = lexicon->slots[i];
        }
    }
    lexicon->slots = slots;
    lexicon->cap = cap;
}

static struct lexeme *lexeme_add(struct lexicon *lexicon, uint64_t key)
{
    if (lexicon->n * 2 >= lexicon->cap) {
        table_grow(lexicon);
    }
    struct slot *slot = slot_of(lexicon->slots, lexicon->cap, key);
    if (!slot->lexeme) {
        *slot = (struct slot){.key = key, .lexeme = arena_new(lexicon->arena, struct lexeme)};
        lexicon->n++;
    }
    return slot->lexeme;
}

/* ---- a phrase's words ---- */

static uint64_t word_hash_next(struct span *rest)
{
    size_t i = 0;
    while (i < rest->n && rest->at[i] != ' ' && rest->at[i] != '-') {
        i++;
    }
    uint64_t hash = text_fold_hash((struct span){rest->at, i});
    i += i < rest->n;
    *rest = (struct span){rest->at + i, rest->n - i};
    return hash;
}

static struct lexeme *phrase_lexeme(struct lexicon *lexicon, struct span phrase)
{
    uint64_t key = PHRASE_START;
    uint8_t *longest = NULL;
    uint8_t words = 0;
    while (phrase.n && words < WORDS_MAX) {
        uint64_t hash = word_hash_next(&phrase);
        longest = longest ? longest : &lexicon->longest[hash & (FIRST_WORDS - 1)];
        key = phrase_add(key, hash);
        words++;
    }
    if (longest && *longest < words) {
        *longest = words;
    }
    return lexeme_add(lexicon, key);
}

/* ---- what is known of a phrase, and what is said of it now ---- */

/* The new reading first; an older one of the same word stays behind it. */
static const struct trigger *trigger_over(const struct trigger *older, const struct trigger *newer,
                                          struct arena *arena)
{
    if (!older) {
        return newer;
    }
    struct trigger *both = arena_new(arena, struct trigger);
    *both = *newer;
    both->other = older;
    return both;
}

/* A row for a phrase that is there already adds its class. */
static void apply(struct lexeme *to, const struct lexeme *pattern, struct arena *arena)
{
    const uint32_t added = pattern->classes;
    to->classes |= added;
    to->cues |= pattern->cues;
    to->topics |= pattern->topics;
    to->unnamed = pattern->unnamed ? pattern->unnamed : to->unnamed;
    to->land = to->land || pattern->land;
    to->air = to->air || pattern->air;
    to->noun = added & WORD_EVENT_NOUN ? trigger_over(to->noun, pattern->noun, arena) : to->noun;
    to->verb = added & WORD_EVENT_VERB ? trigger_over(to->verb, pattern->verb, arena) : to->verb;
    to->carrier = added & WORD_CARRIER ? pattern->carrier : to->carrier;
    to->weapon = added & WORD_WEAPON ? pattern->weapon : to->weapon;
    to->actor = added & WORD_ACTOR ? pattern->actor : to->actor;
    to->target = added & WORD_TARGET ? pattern->target : to->target;
    to->plural = to->plural || pattern->plural;
    to->person = added & WORD_PERSON ? pattern->person : to->person;
    to->speaker = added & WORD_SPEAKER ? pattern->speaker : to->speaker;
    to->speech = added & WORD_SPEECH ? pattern->speech : to->speech;
    to->place_noun = added & WORD_PLACE_NOUN ? pattern->place_noun : to->place_noun;
    to->definite = to->definite || pattern->definite;
    to->preposition = added & WORD_PREPOSITION ? pattern->preposition : to->preposition;
    to->quantity = added & WORD_QUANTITY ? pattern->quantity : to->quantity;
    if (added & WORD_TOLL) {
        to->toll = pattern->toll;
        to->toll_frame = pattern->toll_frame;
    }
    if (to->classes & WORD_IDIOM) {
        to->classes = WORD_IDIOM;
    }
}

static unsigned hints_of(const struct lexeme *pattern)
{
    const struct trigger *trigger = pattern->noun ? pattern->noun : pattern->verb;
    unsigned hints = 0;
    bool armed = (pattern->classes & WORD_ACTOR) &&
                 (pattern->actor->kind == ACTOR_GROUP || pattern->actor->kind == ACTOR_MILITARY);
    if ((pattern->classes & (WORD_WEAPON | WORD_TOLL)) || armed) {
        hints |= HINT_WAR;
    }
    if (pattern->classes & WORD_TOLL) {
        hints |= HINT_EVENT;
    }
    if (pattern->classes & (WORD_EVENT_NOUN | WORD_EVENT_VERB)) {
        bool talks = trigger->type->category == CATEGORY_TALKS;
        bool sure = !talks && trigger->certainty == CERTAINTY_SURE;
        hints |= talks ? HINT_TALKS : HINT_EVENT;
        hints |= sure ? HINT_SURE : 0;
    }
    return hints;
}

/* A phrase hints by its longest word: "came under" would else make every "came" a hint. */
static void add_hints(struct lexicon *lexicon, struct span phrase, const struct lexeme *pattern)
{
    unsigned hints = hints_of(pattern);
    uint64_t best = 0;
    size_t longest = 0;
    while (hints && phrase.n) {
        size_t before = phrase.n;
        uint64_t hash = word_hash_next(&phrase);
        if (before - phrase.n > longest) {
            longest = before - phrase.n;
            best = hash;
        }
    }
    if (longest) {
        lexicon->hints[best & (FIRST_WORDS - 1)] |= (uint8_t)hints;
    }
}

void lexicon_init(struct lexicon *lexicon, struct arena *arena)
{
    lexicon->arena = arena;
    table_grow(lexicon);
}

void lexicon_put(struct lexicon *lexicon, struct span phrase, const struct lexeme *pattern)
{
    apply(phrase_lexeme(lexicon, phrase), pattern, lexicon->arena);
    add_hints(lexicon, phrase, pattern);
}
