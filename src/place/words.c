#include "place/words.h"

#include "base/text.h"

/* A power of two well above the number of words in the table. */
#define SLOTS 4096

static void filter_add(uint64_t *filter, uint64_t hash)
{
    size_t bit = (hash >> 20) & (WORD_FILTER_BITS - 1);
    filter[bit / 64] |= UINT64_C(1) << (bit % 64);
}

static struct word_slot *slot_of(const struct place_words *words, uint64_t hash)
{
    size_t i = hash & (SLOTS - 1);
    while (words->slot[i].hash && words->slot[i].hash != hash) {
        i = (i + 1) & (SLOTS - 1);
    }
    return &words->slot[i];
}

static void add_words(struct place_words *words, const char *list, struct word_slot row)
{
    struct span rest = span_of(list), word;
    while (span_split(&rest, ' ', &word)) {
        if (word.n == 0) {
            continue;
        }
        uint64_t hash = text_fold_hash(word);
        struct word_slot *slot = slot_of(words, hash);
        slot->hash = hash;
        filter_add(words->any, hash);
        if (row.cues) {
            filter_add(words->cued, hash);
        }
        slot->classes |= row.classes;
        slot->cues |= row.cues;
        slot->direction |= row.direction;
    }
}

const struct place_words *place_words_make(struct arena *run)
{
    struct place_words *words = arena_new(run, struct place_words);
    words->slot = arena_array(run, struct word_slot, SLOTS);
    for (const struct word_row *row = place_word_rows; row->words; row++) {
        add_words(words, row->words, (struct word_slot){.classes = row->class});
    }
    for (int d = DIRECTION_NONE + 1; d < DIRECTION_COUNT; d++) {
        add_words(words, place_direction_rows[d],
                  (struct word_slot){.classes = WORD_DIRECTION, .direction = (uint8_t)d});
    }
    for (unsigned k = 0; k < CUE_COUNTRIES; k++) {
        add_words(words, place_cue_rows[k].words, (struct word_slot){.cues = (uint16_t)(1u << k)});
    }
    return words;
}

const struct word_slot *place_word_find(const struct place_words *words, uint64_t hash)
{
    return slot_of(words, hash);
}

const char *direction_adjective(enum direction direction)
{
    static const char *const names[DIRECTION_COUNT] = {
        [DIRECTION_NONE] = "",
        [DIRECTION_NORTH] = "northern",
        [DIRECTION_SOUTH] = "southern",
        [DIRECTION_EAST] = "eastern",
        [DIRECTION_WEST] = "western",
        [DIRECTION_NORTHEAST] = "northeastern",
        [DIRECTION_NORTHWEST] = "northwestern",
        [DIRECTION_SOUTHEAST] = "southeastern",
        [DIRECTION_SOUTHWEST] = "southwestern",
        [DIRECTION_CENTRE] = "central",
    };
    return direction < DIRECTION_COUNT ? names[direction] : "";
}
