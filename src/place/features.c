#include "place/features.h"

#include <string.h>

/* A feature expression has no more words than this: "autonomous republic of". */
#define FEATURE_WORDS 3

static uint32_t end_of(const struct toponym *toponym)
{
    return toponym->first + toponym->n_tokens;
}

static bool is_word(const struct scan *scan, uint32_t i, const char *word)
{
    return span_is_nocase(token_text(scan->tokens, i), word);
}

static bool plain_words(const struct scan *scan, int64_t first, uint32_t n)
{
    for (uint32_t k = 0; k < n; k++) {
        if (!scan_same_sentence(scan, first, first + k) ||
            !(scan_token(scan, (uint32_t)first + k)->flags & TOKEN_WORD)) {
            return false;
        }
    }
    return true;
}

static void set_text(const struct scan *scan, struct toponym *toponym)
{
    struct span text = tokens_text(scan->tokens, toponym->first, toponym->n_tokens);
    toponym->start = (uint32_t)(text.at - scan->tokens->article->text.at);
    toponym->n = (uint32_t)text.n;
}

static void widen(struct toponym *toponym, uint32_t first, uint32_t end)
{
    uint32_t old_end = toponym->full_first + toponym->full_n;
    toponym->full_first = first < toponym->full_first ? first : toponym->full_first;
    toponym->full_n = (end > old_end ? end : old_end) - toponym->full_first;
}

static int best_fit(const struct scan *scan, const struct toponym *toponym, const char *asks)
{
    int best = 0;
    for (size_t i = 0; i < toponym->candidates.n && best < 2; i++) {
        int fit = feature_fits(asks, scan_place(scan, toponym, i));
        best = fit > best ? fit : best;
    }
    return best;
}

/* "Ohio State" is a university, "Ohio Department" an office; "Sokoto State" is a state. Only in the
 * United States does a division's name never take such a word. */
static bool is_of_american_state(const struct scan *scan, const struct toponym *toponym,
                                 uint32_t word, const char *asks)
{
    if (!scan_capital(scan, word) || strncmp(asks, "A.ADM1", 6) != 0) {
        return false;
    }
    for (size_t i = 0; i < toponym->candidates.n; i++) {
        const struct location *location = scan_place(scan, toponym, i);
        if (location->feature_class == 'A' && strcmp(location->country_code, "US") != 0) {
            return false;
        }
    }
    return true;
}

/* Water, mountains, parks: a name with such a word, where no place of the kind is known, is that of
 * one that is not, and never of the town that shares it. */
static bool makes_other_name(const char *asks)
{
    return asks[0] == 'H' || asks[0] == 'T' || asks[0] == 'V';
}

static void make_part_of_name(const struct scan *scan, struct toponym *toponym, uint32_t first,
                              uint32_t end)
{
    toponym->first = first;
    toponym->n_tokens = end - first;
    set_text(scan, toponym);
}

/* A feature word with a capital behind the name: "Rapides Parish", "Licking River". */
static bool take_capital_after(const struct scan *scan, struct toponym *toponym, uint32_t end,
                               const char *asks)
{
    int fit = best_fit(scan, toponym, asks);
    bool goes_on = scan_same_sentence(scan, toponym->first, end) && scan_capital(scan, end);
    if (asks[0] == 'P' && goes_on) {
        return false; /* "Dublin City Council" is not of Dublin City */
    }
    if (fit == 0 && !makes_other_name(asks)) {
        return false; /* "Texas Department", "Vancouver Airport": of the place itself */
    }
    if (fit == 1 && scan_place(scan, toponym, 0)->feature_class == 'A') {
        return false;
    }
    toponym->asks = asks;
    make_part_of_name(scan, toponym, toponym->first, end);
    return true;
}

static bool take_after(const struct scan *scan, struct toponym *toponym, uint32_t words,
                       const char *asks)
{
    uint32_t begin = end_of(toponym), end = begin + words;
    bool of = scan_same_sentence(scan, begin, end) && is_word(scan, end, "of");
    if ((of && asks[0] == 'P') || is_of_american_state(scan, toponym, begin, asks)) {
        return false; /* "the Texas city of Houston" */
    }
    if (scan_capital(scan, begin)) {
        if (!take_capital_after(scan, toponym, end, asks)) {
            return false;
        }
    } else if (best_fit(scan, toponym, asks) < 2) {
        return false;
    }
    toponym->asks = asks;
    widen(toponym, toponym->first, end);
    return true;
}

static bool feature_after(const struct scan *scan, struct toponym *toponym)
{
    uint32_t end = end_of(toponym);
    if (!scan_same_sentence(scan, toponym->first, end) || !scan_begins_feature(scan, end)) {
        return false;
    }
    for (uint32_t words = FEATURE_WORDS; words > 0; words--) {
        const char *asks =
            plain_words(scan, end, words) ? scan_asks(scan, end, words, FEATURE_AFTER) : NULL;
        if (asks && take_after(scan, toponym, words, asks)) {
            return true;
        }
    }
    return false;
}

static bool take_before(const struct scan *scan, struct toponym *toponym, uint32_t words,
                        const char *asks)
{
    uint32_t first = toponym->first - words;
    bool part = words == 1 && scan_capital(scan, first) && scan->note[first].label != LABEL_WORD;
    bool fits = best_fit(scan, toponym, asks) == 2;
    if (!fits && !(part && makes_other_name(asks))) {
        return false;
    }
    toponym->asks = asks;
    widen(toponym, first, end_of(toponym));
    if (part) {
        make_part_of_name(scan, toponym, first, end_of(toponym));
    }
    return true;
}

static void feature_before(const struct scan *scan, struct toponym *toponym)
{
    for (uint32_t words = FEATURE_WORDS; words > 0; words--) {
        int64_t first = (int64_t)toponym->first - words;
        const char *asks = first >= 0 && plain_words(scan, first, words)
                               ? scan_asks(scan, (uint32_t)first, words, FEATURE_BEFORE)
                               : NULL;
        if (asks && scan_same_sentence(scan, toponym->first, first) &&
            take_before(scan, toponym, words, asks)) {
            return;
        }
    }
}

/* Only a list's separators stand between two mentions: "," "and" "or" "&" "the". */
static bool list_between(const struct scan *scan, uint32_t from, uint32_t to)
{
    bool separated = false;
    for (uint32_t i = from; i < to; i++) {
        struct span text = token_text(scan->tokens, i);
        bool separator =
            span_is(text, ",") || span_is(text, "and") || span_is(text, "or") || span_is(text, "&");
        separated |= separator;
        if (!separator && !span_is(text, "the")) {
            return false;
        }
    }
    return separated;
}

static bool is_plural(const struct scan *scan, const struct toponym *toponym)
{
    uint32_t last = toponym->full_first + toponym->full_n - 1;
    return span_ends(token_text(scan->tokens, last), "s");
}

/* "Donetsk, Kherson and Luhansk regions": the plural asks the same of all before it. */
static void spread_plural(struct scan *scan, struct toponyms *toponyms, size_t last)
{
    const char *asks = toponyms->at[last].asks;
    for (size_t i = last; i > 0; i--) {
        struct toponym *before = &toponyms->at[i - 1];
        const struct toponym *behind = &toponyms->at[i];
        if (before->asks || !scan_same_sentence(scan, before->first, behind->first) ||
            !list_between(scan, end_of(before), behind->first) ||
            best_fit(scan, before, asks) < 2) {
            return;
        }
        before->asks = asks;
    }
}

/* The direction of the word at `i`, two words taken together ("north-east"); `*first` goes back. */
static enum direction direction_at(const struct scan *scan, int64_t i, int64_t *first)
{
    if (!(scan_classes(scan, i) & WORD_DIRECTION)) {
        return DIRECTION_NONE;
    }
    enum direction last = place_word_direction(scan->words, scan_token(scan, (uint32_t)i)->hash);
    *first = i;
    int64_t before = scan_is_mark(scan, i - 1, '-') ? i - 2 : i - 1;
    if (!scan_same_sentence(scan, i, before) || !(scan_classes(scan, before) & WORD_DIRECTION)) {
        return last;
    }
    enum direction head =
        place_word_direction(scan->words, scan_token(scan, (uint32_t)before)->hash);
    bool north = head == DIRECTION_NORTH, south = head == DIRECTION_SOUTH;
    bool east = last == DIRECTION_EAST, west = last == DIRECTION_WEST;
    if ((!north && !south) || (!east && !west)) {
        return last;
    }
    *first = before;
    if (north) {
        return east ? DIRECTION_NORTHEAST : DIRECTION_NORTHWEST;
    }
    return east ? DIRECTION_SOUTHEAST : DIRECTION_SOUTHWEST;
}

/* "eastern Ukraine", "the south of Lebanon". */
static void direction_before(struct scan *scan, struct toponym *toponym)
{
    int64_t before = (int64_t)toponym->full_first - 1, first = before;
    if (!scan_same_sentence(scan, toponym->first, before)) {
        return;
    }
    if (span_is(token_text(scan->tokens, (uint32_t)before), "the")) {
        before--;
    }
    if (before >= 0 && span_is(token_text(scan->tokens, (uint32_t)before), "of")) {
        before--;
    }
    if (!scan_same_sentence(scan, toponym->first, before)) {
        return;
    }
    enum direction direction = direction_at(scan, before, &first);
    if (direction != DIRECTION_NONE) {
        toponym->part = (uint8_t)direction;
        widen(toponym, (uint32_t)first, end_of(toponym));
    }
}

void features_mark(struct scan *scan, struct toponyms *toponyms)
{
    for (size_t i = 0; i < toponyms->n; i++) {
        struct toponym *toponym = &toponyms->at[i];
        bool after = feature_after(scan, toponym);
        if (after && is_plural(scan, toponym)) {
            spread_plural(scan, toponyms, i);
        }
        if (!after) {
            feature_before(scan, toponym);
        }
        direction_before(scan, toponym);
    }
}

static bool kind_is(struct span asked, const struct location *location)
{
    if (asked.n == 0 || asked.at[0] != location->feature_class) {
        return false;
    }
    if (asked.n < 3) {
        return true;
    }
    struct span code = {asked.at + 2, asked.n - 2};
    return strncmp(location->feature_code, code.at, code.n) == 0;
}

/* Divisions are called differently in different countries; a village may be a division's seat. */
static bool kind_is_near(struct span asked, const struct location *location)
{
    bool asked_division = asked.n && asked.at[0] == 'A';
    bool asked_settlement = asked.n && asked.at[0] == 'P';
    if (asked_division) {
        return location->feature_class == 'A' || location->feature_class == 'L';
    }
    return asked_settlement && location->feature_class == 'A' &&
           strncmp(location->feature_code, "PCL", 3) != 0;
}

int feature_fits(const char *asks, const struct location *location)
{
    struct span rest = span_of(asks), asked;
    int best = asks[0] ? 0 : 1;
    while (rest.n && span_split(&rest, ',', &asked)) {
        if (kind_is(asked, location)) {
            return 2;
        }
        best = kind_is_near(asked, location) ? 1 : best;
    }
    return best;
}
