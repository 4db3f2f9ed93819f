/* The romanisation fold: what spellings of one name differ in, taken out of it. */
#include <string.h>

#include "place/gazetteer_key.h"

/* Longer patterns first within a first letter; what stands here is rewritten from left to right,
 * once. The left side is folded text (base/text.h). A new rule needs a case in test_gazetteer. */
static const struct {
    const char *from, *to;
} rewrites[] = {
    {"ae", "a"},
    {"ai", "e"},
    {"ayi", "e"},
    {"ay", "e"},
    {"aw", "au"},
    {"ck", "k"},
    {"ch", "c"},
    {"c", "k"},
    {"dzh", "i"},
    {"dj", "i"},
    {"dh", "d"},
    {"ei", "e"},
    {"eyi", "e"},
    {"ey", "e"},
    {"ee", "i"},
    {"gh", "h"},
    {"g", "h"},
    {"iia", "a"},
    {"iya", "a"},
    {"ija", "a"},
    {"ia", "a"},
    {"iie", "e"},
    {"iye", "e"},
    {"ie", "e"},
    {"iiu", "u"},
    {"iyu", "u"},
    {"iu", "u"},
    {"io", "o"},
    {"ja", "a"},
    {"je", "e"},
    {"ju", "u"},
    {"jo", "o"},
    {"j", "i"},
    {"kh", "h"},
    {"oe", "o"},
    {"ou", "u"},
    {"oo", "u"},
    {"ow", "ou"},
    {"ph", "f"},
    {"q", "k"},
    {"shch", "s"},
    {"sch", "s"},
    {"sh", "s"},
    {"tch", "c"},
    {"tz", "ts"},
    {"th", "t"},
    {"ue", "u"},
    {"uw", "u"},
    {"w", "v"},
    {"x", "ks"},
    {"you", "u"},
    {"ya", "a"},
    {"ye", "e"},
    {"yu", "u"},
    {"yo", "o"},
    {"y", "i"},
    {"zh", "z"},
    /* Cyrillic: Ukrainian and Russian letters for one sound. */
    {"ґ", "г"},
    {"і", "и"},
    {"ї", "и"},
    {"й", "и"},
    {"ы", "и"},
    {"є", "е"},
    {"э", "е"},
    {"ё", "е"},
    {"ъ", ""},
    {"ь", ""},
    /* Arabic: forms of alif, ya and the feminine ending; Persian kaf and ya. */
    {"أ", "ا"},
    {"إ", "ا"},
    {"آ", "ا"},
    {"ى", "ي"},
    {"ی", "ي"},
    {"ک", "ك"},
    {"ة", "ه"},
    {"ـ", ""},
};
#define N_REWRITES (sizeof rewrites / sizeof *rewrites)

/* Ends of names that vary with the language: Kurakhove, Kurakhovo; Hodeidah, Hodeida. */
static const struct {
    const char *from, *to;
} endings[] = {
    {"oi", "i"},    {"ah", "a"},  {"eh", "a"},  {"ove", "ovo"},
    {"ine", "ino"}, {"ne", "no"}, {"ke", "ko"},
};
#define N_ENDINGS (sizeof endings / sizeof *endings)

/* Words that a name may have or lack in front, or that are written short. */
static const struct {
    const char *from, *to;
} words[] = {
    {"al", ""},  {"el", ""},      {"ar", ""},      {"as", ""},     {"ash", ""},
    {"at", ""},  {"az", ""},      {"ad", ""},      {"an", ""},     {"ul", ""},
    {"the", ""}, {"st", "saint"}, {"mt", "mount"}, {"ft", "fort"}, {"ste", "sainte"},
};
#define N_WORDS (sizeof words / sizeof *words)

static size_t without_full_stops(char *text, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (text[i] != '.') {
            text[kept++] = text[i];
        }
    }
    return kept;
}

static size_t exchange_word(char *word, size_t n, size_t cap)
{
    for (size_t i = 0; i < N_WORDS; i++) {
        if (span_is((struct span){word, n}, words[i].from) && strlen(words[i].to) <= cap) {
            size_t length = strlen(words[i].to);
            memcpy(word, words[i].to, length);
            return length;
        }
    }
    return n;
}

/* All words folded and run together, without articles. */
static size_t join_words(struct span name, char *out, size_t cap)
{
    size_t used = 0;
    struct name_word word;
    bool more = name_word_next(&name, &word);
    while (more && used < cap) {
        struct span text = word.text.n == 1 && word.text.at[0] == '&' ? SPAN("and") : word.text;
        size_t n = without_full_stops(out + used, text_fold_word(text, out + used, cap - used));
        bool possessive = word.possessive;
        more = name_word_next(&name, &word);
        used += more ? exchange_word(out + used, n, cap - used) : n;
        if (possessive && used < cap) {
            out[used++] = 's';
        }
    }
    return used;
}

static size_t rewrite_at(const char *at, size_t n, const char **to)
{
    for (size_t i = 0; i < N_REWRITES; i++) {
        if (rewrites[i].from[0] == at[0] && span_starts((struct span){at, n}, rewrites[i].from)) {
            *to = rewrites[i].to;
            return strlen(rewrites[i].from);
        }
    }
    return 0;
}

/* Appends without doubling the last letter; returns the new length. */
static size_t put_single(char *out, size_t used, size_t cap, const char *bytes, size_t n)
{
    bool ascii = n > 0 && (unsigned char)bytes[0] < 0x80;
    for (size_t i = 0; i < n && used < cap; i++) {
        if (!ascii || used == 0 || out[used - 1] != bytes[i]) {
            out[used++] = bytes[i];
        }
    }
    return used;
}

static size_t exchange_ending(char *text, size_t n)
{
    for (size_t i = 0; i < N_ENDINGS; i++) {
        size_t from = strlen(endings[i].from), to = strlen(endings[i].to);
        if (n > from + 2 && span_ends((struct span){text, n}, endings[i].from)) {
            memcpy(text + n - from, endings[i].to, to);
            return n - from + to;
        }
    }
    return n;
}

size_t loose_fold(struct span name, char *out, size_t cap)
{
    char joined[256];
    size_t n = join_words(name, joined, sizeof joined), used = 0;
    for (size_t i = 0; i < n;) {
        const char *to = joined + i;
        size_t taken = rewrite_at(joined + i, n - i, &to);
        used = put_single(out, used, cap, to, taken ? strlen(to) : 1);
        i += taken ? taken : 1;
    }
    return exchange_ending(out, used);
}

uint64_t loose_key(struct span name)
{
    char folded[256];
    size_t n = loose_fold(name, folded, sizeof folded);
    if (n < 3) {
        return 0;
    }
    return phrase_add(PHRASE_START, text_fold_hash((struct span){folded, n}));
}
