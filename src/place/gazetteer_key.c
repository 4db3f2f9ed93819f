#include "place/gazetteer_key.h"

#include <string.h>

#include "place/gazetteer.h"

static bool is_word_character(uint32_t c)
{
    return (c >= '0' && c <= '9') || code_point_is_letter(c);
}

/* The word character at `at`, as its length in bytes; 0: there is none. */
static size_t word_character(const char *at, const char *end)
{
    uint32_t c;
    if (at >= end) {
        return 0;
    }
    int n = utf8_decode(at, end, &c);
    return is_word_character(c) ? (size_t)n : 0;
}

/* The full stop at `dot` belongs to the word; does the word go on behind it? It does between single
 * letters: "U.S." is one word, "St.Louis" two. */
static bool goes_on_behind(const char *piece, const char *dot, const char *end)
{
    size_t before = word_character(piece, dot), after = word_character(dot + 1, end);
    if (!before || piece + before != dot || !after) {
        return false;
    }
    const char *next = dot + 1 + after;
    return word_character(next, end) == 0;
}

static const char *word_end(const char *at, const char *end)
{
    const char *piece = at;
    while (at < end) {
        size_t n = word_character(at, end);
        if (n) {
            at += n;
            continue;
        }
        if (*at == '.') {
            if (!goes_on_behind(piece, at, end)) {
                return at + 1;
            }
            piece = ++at;
            continue;
        }
        uint32_t c;
        int wide = utf8_decode(at, end, &c);
        if (!code_point_is_apostrophe(c) || !word_character(at + wide, end)) {
            return at;
        }
        at += wide;
    }
    return at;
}

/* Where the "'s" that ends a word begins; 0: it has none. */
static size_t possessive_at(struct span word)
{
    if (word.n < 3 || (word.at[word.n - 1] | 32) != 's') {
        return 0;
    }
    if (word.at[word.n - 2] == '\'') {
        return word.n - 2;
    }
    return word.n > 4 && memcmp(word.at + word.n - 4, "\u2019", 3) == 0 ? word.n - 4 : 0;
}

bool name_word_next(struct span *rest, struct name_word *word)
{
    const char *at = rest->at, *end = rest->at + rest->n;
    while (at < end && *at != '&' && !word_character(at, end)) {
        uint32_t c;
        at += utf8_decode(at, end, &c);
    }
    if (at >= end) {
        *rest = (struct span){end, 0};
        return false;
    }
    const char *stop = *at == '&' ? at + 1 : word_end(at, end);
    word->text = (struct span){at, (size_t)(stop - at)};
    word->possessive = false;
    size_t cut = possessive_at(word->text);
    if (cut) {
        word->text.n = cut;
        word->possessive = true;
    }
    *rest = (struct span){stop, (size_t)(end - stop)};
    return true;
}

static struct span plain_text(struct span text)
{
    return text.n == 1 && text.at[0] == '&' ? SPAN("and") : text;
}

uint64_t name_word_hash(struct name_word word)
{
    return text_fold_hash(plain_text(word.text));
}

/* Abbreviations that text and tables use for each other, where another word follows. */
static const char *const abbreviations[][3] = {
    {"saint", "st.", "st"},
    {"sainte", "ste.", "ste"},
    {"mount", "mt.", "mt"},
    {"fort", "ft.", "ft"},
};
#define N_ABBREVIATIONS (sizeof abbreviations / sizeof *abbreviations)

/* The hashes that one word may have in text, the plain one first. */
struct choice {
    uint64_t hash[4];
    unsigned n;
};

static void choice_add(struct choice *choice, uint64_t hash)
{
    for (unsigned i = 0; i < choice->n; i++) {
        if (choice->hash[i] == hash) {
            return;
        }
    }
    if (choice->n < 4) {
        choice->hash[choice->n++] = hash;
    }
}

static void add_abbreviations(struct choice *choice, const char *folded, size_t n)
{
    for (size_t i = 0; i < N_ABBREVIATIONS; i++) {
        for (size_t k = 0; k < 3; k++) {
            if (!span_is((struct span){folded, n}, abbreviations[i][k])) {
                continue;
            }
            for (size_t other = 0; other < 3; other++) {
                choice_add(choice, text_fold_hash(span_of(abbreviations[i][other])));
            }
        }
    }
}

/* "U.S." as "us", and, for two to five capitals, "US" as "u.s.". */
static void add_full_stops(struct choice *choice, struct span text, const char *folded, size_t n)
{
    char other[64];
    size_t used = 0, dots = 0, capitals = 0;
    for (size_t i = 0; i < n && used < sizeof other; i++) {
        dots += folded[i] == '.';
        if (folded[i] != '.') {
            other[used++] = folded[i];
        }
    }
    for (size_t i = 0; i < text.n; i++) {
        capitals += text.at[i] >= 'A' && text.at[i] <= 'Z';
    }
    if (dots && used) {
        choice_add(choice, text_fold_hash((struct span){other, used}));
    } else if (capitals == text.n && n == capitals && n >= 2 && n <= 5) {
        for (size_t i = 0; i < n; i++) {
            other[2 * i] = folded[i];
            other[2 * i + 1] = '.';
        }
        choice_add(choice, text_fold_hash((struct span){other, 2 * n}));
    }
}

static struct choice choices_of(struct name_word word, bool last)
{
    struct choice choice = {0};
    char folded[64];
    size_t n = text_fold_word(word.text, folded, sizeof folded);
    choice_add(&choice, name_word_hash(word));
    if (!last) {
        add_abbreviations(&choice, folded, n);
    }
    if (n < sizeof folded / 2) {
        add_full_stops(&choice, word.text, folded, n);
    }
    return choice;
}

static uint64_t joined_hash(struct name_word word)
{
    size_t mark = word.text.at[word.text.n] == '\'' ? 1 : 3; /* U+2019 */
    return text_fold_hash((struct span){word.text.at, word.text.n + mark + 1});
}

/* A name as a row of choices, 0 if it is too long; a possessive is a word of its own, or one with
 * the word before it. */
static size_t list_choices(struct span name, bool join_possessives,
                           struct choice out[NAME_WORDS + 2])
{
    size_t n = 0;
    struct name_word word, next;
    bool more = name_word_next(&name, &word);
    while (more && n <= NAME_WORDS) {
        more = name_word_next(&name, &next);
        if (word.possessive && join_possessives) {
            out[n++] = (struct choice){{joined_hash(word)}, 1};
        } else {
            out[n++] = choices_of(word, !more);
        }
        if (word.possessive && !join_possessives) {
            out[n++] = (struct choice){{text_fold_hash(SPAN("s"))}, 1};
        }
        word = next;
    }
    return n <= NAME_WORDS ? n : 0;
}

/* The key that takes choice `pick` (a number in the mixed base of the choices) of every word. */
static struct name_key make_key(const struct choice *choices, size_t n, size_t pick)
{
    struct name_key key = {.words = (unsigned)n};
    uint64_t phrase = PHRASE_START;
    for (size_t i = 0; i < n; i++) {
        uint64_t hash = choices[i].hash[pick % choices[i].n];
        pick /= choices[i].n;
        key.first = i == 0 ? hash : key.first;
        phrase = phrase_add(phrase, hash);
        key.step[i] = phrase;
    }
    return key;
}

static size_t add_keys(struct span name, bool join_possessives, struct name_key *out, size_t cap)
{
    struct choice choices[NAME_WORDS + 2];
    size_t n = list_choices(name, join_possessives, choices);
    size_t product = 1;
    for (size_t i = 0; i < n && product < NAME_KEYS; i++) {
        product *= choices[i].n;
    }
    size_t made = 0;
    for (; n > 0 && made < product && made < cap; made++) {
        out[made] = make_key(choices, n, made);
    }
    return made;
}

static bool has_possessive(struct span name)
{
    struct name_word word;
    while (name_word_next(&name, &word)) {
        if (word.possessive) {
            return true;
        }
    }
    return false;
}

size_t name_keys(struct span name, struct name_key out[NAME_KEYS])
{
    bool possessive = has_possessive(name);
    size_t n = add_keys(name, false, out, possessive ? NAME_KEYS - 4 : NAME_KEYS);
    if (possessive && n > 0) {
        n += add_keys(name, true, out + n, NAME_KEYS - n);
    }
    return n;
}

uint64_t gazetteer_key(struct span name, unsigned *words)
{
    uint64_t key = PHRASE_START;
    struct name_word word;
    unsigned n = 0;
    while (name_word_next(&name, &word)) {
        key = phrase_add(key, name_word_hash(word));
        n++;
        if (word.possessive) {
            key = phrase_add(key, text_fold_hash(SPAN("s")));
            n++;
        }
    }
    *words = n;
    return key;
}
