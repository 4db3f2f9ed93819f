#include "place/memory.h"

#include <string.h>

/* Entries looked at for one phrase; places beyond that are too small to be meant by a bare name. */
#define FIND_CAP 64
/* Some 100,000 phrases with their places: more than most collections of news have. */
#define MEMORY_MOST ((size_t)48 * 1024 * 1024)
#define FIRST_SLOTS ((size_t)256)

static void make_table(struct place_memory *memory, size_t slots)
{
    memory->slot = arena_array(memory->arena, struct known *, slots);
    memory->mask = slots - 1;
}

static void begin(struct place_memory *memory)
{
    make_table(memory, FIRST_SLOTS);
    memory->n = 0;
    memory->regions = regions_make(memory->arena);
}

struct place_memory *place_memory_make(struct arena *arena, struct arena *own)
{
    struct place_memory *memory = arena_new(arena, struct place_memory);
    memory->arena = own;
    begin(memory);
    return memory;
}

void place_memory_settle(struct place_memory *memory)
{
    if (memory->arena->used > MEMORY_MOST) {
        arena_clear(memory->arena);
        begin(memory);
    }
}

/* ---- phrases ------------------------------------------------------------------------------------
 */

static struct known **slot_of(const struct place_memory *memory, uint64_t key)
{
    size_t i = key & memory->mask;
    while (memory->slot[i] && memory->slot[i]->key != key) {
        i = (i + 1) & memory->mask;
    }
    return &memory->slot[i];
}

static void grow(struct place_memory *memory)
{
    struct known **old = memory->slot;
    size_t slots = memory->mask + 1;
    make_table(memory, slots * 2);
    for (size_t i = 0; i < slots; i++) {
        if (old[i]) {
            *slot_of(memory, old[i]->key) = old[i];
        }
    }
}

static struct known *add(struct place_memory *memory, uint64_t key)
{
    if (memory->n * 2 > memory->mask) {
        grow(memory);
    }
    struct known *known = arena_new(memory->arena, struct known);
    known->key = key;
    *slot_of(memory, key) = known;
    memory->n++;
    return known;
}

static void find_entries(struct place_memory *memory, const struct gazetteers *gazetteers,
                         struct known *known)
{
    struct name_entry entries[FIND_CAP];
    struct candidate all[FIND_CAP];
    known->found = true;
    for (size_t g = 0; g < gazetteers->n; g++) {
        size_t found = gazetteer_find(gazetteers->at[g], known->key, entries, FIND_CAP);
        found = found < FIND_CAP ? found : FIND_CAP;
        for (size_t i = 0; i < found && known->n < FIND_CAP; i++) {
            all[known->n++] = (struct candidate){.entry = entries[i], .gazetteer = (uint16_t)g};
            known->kinds |= (uint16_t)KIND_BIT(entries[i].kind);
        }
        known->continues |= gazetteer_continues(gazetteers->at[g], known->key);
    }
    if (known->n) {
        struct candidate *kept = arena_array(memory->arena, struct candidate, known->n);
        memcpy(kept, all, known->n * sizeof *all);
        known->at = kept;
    }
}

static struct known *known_of(struct place_memory *memory, uint64_t key)
{
    struct known *known = *slot_of(memory, key);
    return known ? known : add(memory, key);
}

struct known *memory_phrase(struct place_memory *memory, const struct gazetteers *gazetteers,
                            uint64_t key)
{
    struct known *known = known_of(memory, key);
    if (!known->found) {
        find_entries(memory, gazetteers, known);
    }
    return known;
}

/* The cheap questions first: most words begin nothing. */
static void ask_word(struct known *known, const struct gazetteers *gazetteers, uint64_t hash)
{
    known->asked = true;
    for (size_t g = 0; g < gazetteers->n; g++) {
        const struct gazetteer *gazetteer = gazetteers->at[g];
        known->begins |= gazetteer_longest(gazetteer, hash) != 0;
        known->title |= gazetteer_begins(gazetteer, hash, NAME_TITLE);
        known->feature |= gazetteer_begins(gazetteer, hash, NAME_FEATURE);
    }
}

struct known *memory_word(struct place_memory *memory, const struct gazetteers *gazetteers,
                          uint64_t hash)
{
    struct known *known = known_of(memory, phrase_add(PHRASE_START, hash));
    if (!known->asked) {
        ask_word(known, gazetteers, hash);
        if (!known->found && (known->begins || known->title || known->feature)) {
            find_entries(memory, gazetteers, known);
        }
    }
    return known;
}

/* ---- what a phrase is ---------------------------------------------------------------------------
 */

static bool place_of(const struct candidate *candidate, const struct gazetteers *gazetteers,
                     struct location *out)
{
    return gazetteer_place(gazetteers->at[candidate->gazetteer], candidate->entry.place, out);
}

static bool is_of_place(const struct candidate *candidate)
{
    return (PLACE_KINDS & KIND_BIT(candidate->entry.kind)) != 0;
}

static bool is_country(const struct candidate *candidate, const struct gazetteers *gazetteers)
{
    struct location location;
    return place_of(candidate, gazetteers, &location) && location.feature_class == 'A' &&
           strncmp(location.feature_code, "PCL", 3) == 0;
}

/* The weight under which facts keep entries of this kind; NULL: none. */
static uint8_t *weight_of(struct word_facts *facts, enum name_kind kind)
{
    switch (kind) {
    case NAME_WORD:
        return &facts->word;
    case NAME_GIVEN:
        return &facts->given;
    case NAME_SURNAME:
        return &facts->surname;
    case NAME_TITLE:
        return &facts->title;
    default:
        return NULL;
    }
}

static void note_entry(struct word_facts *facts, const struct name_entry *entry)
{
    uint8_t *weight = weight_of(facts, entry->kind);
    facts->kinds |= (uint16_t)KIND_BIT(entry->kind);
    if (weight) {
        *weight = entry->weight ? entry->weight : 1;
    }
}

static void make_facts(struct word_facts *facts, const struct known *known,
                       const struct gazetteers *gazetteers, bool acronym_form)
{
    bool acronym = false, first = true;
    for (size_t i = 0; i < known->n; i++) {
        const struct candidate *candidate = &known->at[i];
        bool place = is_of_place(candidate);
        if (place && candidate->entry.acronym && !acronym_form) {
            continue;
        }
        acronym |= place && candidate->entry.acronym;
        if (place && first) {
            facts->country = is_country(candidate, gazetteers);
            first = false;
        }
        note_entry(facts, &candidate->entry);
    }
    if (acronym) { /* "US" is not the word "us" */
        facts->word = facts->given = facts->surname = 0;
    }
    facts->made = true;
}

const struct word_facts *memory_facts(struct known *known, const struct gazetteers *gazetteers,
                                      bool acronym_form)
{
    struct word_facts *facts = &known->facts[acronym_form];
    if (!facts->made) {
        make_facts(facts, known, gazetteers, acronym_form);
    }
    return facts;
}

struct choice *memory_choice(struct place_memory *memory, struct known *known, bool acronym_form)
{
    if (known->choice[acronym_form]) {
        return known->choice[acronym_form];
    }
    struct choice *choice = arena_new(memory->arena, struct choice);
    struct candidates *out = &choice->candidates;
    known->choice[acronym_form] = choice;
    out->at = arena_array(memory->arena, struct candidate, known->n);
    out->cap = known->n;
    for (size_t i = 0; i < known->n; i++) {
        const struct candidate *candidate = &known->at[i];
        if (is_of_place(candidate) && candidate->entry.place != UINT32_MAX &&
            (!candidate->entry.acronym || acronym_form)) {
            out->at[out->n++] = *candidate;
        }
    }
    choice->places = arena_array(memory->arena, const struct location *, out->n);
    return choice;
}

bool memory_is_site(struct known *known, const struct gazetteers *gazetteers)
{
    for (size_t i = 0; i < known->n && !known->site_known; i++) {
        struct location place;
        known->site = known->site ||
                      (is_of_place(&known->at[i]) && place_of(&known->at[i], gazetteers, &place) &&
                       place.feature_class == 'S');
    }
    known->site_known = true;
    return known->site;
}
