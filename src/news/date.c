#include "news/date.h"

#include <string.h>

#include "news/date_match.h"

/* ---- which tokens can stand in a date -----------------------------------------------------------
 */

#define SLOTS      512 /* a power of two, well over twice the words */
#define CORE_BITS  4096
#define LAST_CORE  W_YEARS
#define MOST_CORES 32 /* over LAST_CORE */

_Static_assert(LAST_CORE < MOST_CORES, "by_core has a row for each core class");
_Static_assert(W_CLASSES <= 62, "a pattern's element holds a bit for each class and two more");

struct lexicon_slot {
    uint64_t hash;
    uint8_t word; /* index + 1; 0: free */
};

struct date_finder {
    uint8_t core_at[DATE_PATTERNS_MOST]; /* of each pattern */
    uint8_t by_core[MOST_CORES][64];     /* the patterns that have a class as their core */
    uint8_t n_by_core[MOST_CORES];
    uint64_t maybe_core[CORE_BITS / 64]; /* a bit for the hash of each word that can be a core */
    struct lexicon_slot slot[SLOTS];
};

/* One article under the finder's eyes. */
struct finder {
    const struct date_finder *known;
    const struct tokens *tokens;
    struct date_role *roles; /* of tokens; looked up where a date may stand, W_UNKNOWN elsewhere */
    int32_t published;
};

static bool is_core(uint8_t class)
{
    return class > W_NONE && class <= LAST_CORE;
}

static void add_word(struct date_finder *f, uint64_t hash, size_t word)
{
    size_t at = hash % SLOTS;
    while (f->slot[at].word) {
        at = (at + 1) % SLOTS;
    }
    f->slot[at] = (struct lexicon_slot){.hash = hash, .word = (uint8_t)(word + 1)};
    if (is_core(date_words[word].class)) {
        f->maybe_core[hash % CORE_BITS / 64] |= UINT64_C(1) << hash % 64;
    }
}

static bool may_be_core(const struct date_finder *f, const struct token *t)
{
    return (t->flags & TOKEN_NUMBER) || f->maybe_core[t->hash % CORE_BITS / 64] >> t->hash % 64 & 1;
}

static bool is_name(uint8_t class)
{
    return class == W_WEEKDAY || class == W_WEEKDAYS || class == W_MONTH;
}

static void add_words(struct date_finder *f)
{
    for (size_t i = 0; i < date_words_n; i++) {
        uint64_t hash = text_fold_hash(span_of(date_words[i].word));
        add_word(f, hash, i);
        if (is_name(date_words[i].class)) { /* "Feb." is hashed with its full stop */
            add_word(f, text_hash_more(hash, '.'), i);
        }
    }
}

static const struct date_word *find_word(const struct date_finder *f, uint64_t hash)
{
    for (size_t at = hash % SLOTS; f->slot[at].word; at = (at + 1) % SLOTS) {
        if (f->slot[at].hash == hash) {
            return &date_words[f->slot[at].word - 1];
        }
    }
    return NULL;
}

/* "Sun", "Mar", "Sat" without a full stop are words of their own unless a date goes on. */
static bool is_short_name(const struct date_word *word)
{
    size_t n = strlen(word->word);
    return n <= 4 &&
           !(word->class == W_MONTH && (n == 4 ? word->word[0] == 'j' : word->value == 5));
}

static bool date_goes_on(const struct finder *f, uint32_t i)
{
    const struct token *t = f->tokens->at;
    bool next = i + 1 < f->tokens->n && ((t[i + 1].flags & TOKEN_NUMBER) || t[i + 1].hash == ',');
    return next || (i > 0 && (t[i - 1].flags & TOKEN_NUMBER));
}

static struct date_role role_of_word(const struct finder *f, uint32_t i)
{
    const struct token *t = &f->tokens->at[i];
    const struct date_word *word = find_word(f->known, t->hash);
    if (!word) {
        return (struct date_role){W_NONE, 0};
    }
    if (is_name(word->class)) {
        bool short_name = is_short_name(word) && !(t->flags & TOKEN_ABBREVIATION);
        if (!(t->flags & TOKEN_CAPITAL) || (short_name && !date_goes_on(f, i))) {
            return (struct date_role){W_NONE, 0};
        }
    }
    return (struct date_role){word->class, word->value};
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static struct date_role role_of_number(const struct tokens *tokens, uint32_t i)
{
    struct span text = token_text(tokens, i);
    bool year = text.n == 4 && (span_starts(text, "19") || span_starts(text, "20")) &&
                is_digit(text.at[2]) && is_digit(text.at[3]);
    return (struct date_role){year ? W_YEAR_NUMBER : W_NUMBER, 0};
}

static struct date_role look_up(const struct finder *f, uint32_t i)
{
    const struct token *t = &f->tokens->at[i];
    if (t->flags & TOKEN_POSSESSIVE) {
        return (struct date_role){W_POSSESSIVE, 0};
    }
    if (t->flags & TOKEN_NUMBER) {
        return role_of_number(f->tokens, i);
    }
    if (t->flags & TOKEN_WORD) {
        return role_of_word(f, i);
    }
    switch (t->hash) {
    case ',':
        return (struct date_role){W_COMMA, 0};
    case '-':
    case 0x2010:
    case 0x2013:
        return (struct date_role){W_HYPHEN, 0};
    case '/':
        return (struct date_role){W_SLASH, 0};
    default:
        return (struct date_role){W_NONE, 0};
    }
}

static struct date_role role_of(const struct finder *f, uint32_t i)
{
    if (f->roles[i].class == W_UNKNOWN) {
        f->roles[i] = look_up(f, i);
    }
    return f->roles[i];
}

/* ---- patterns -----------------------------------------------------------------------------------
 */

#define CLASS_BITS (~(ELEMENT_OPTIONAL | ELEMENT_CORE))

static bool fits(uint64_t element, struct date_role role)
{
    return role.class > W_NONE && (element & CLASS_BITS) >> role.class & 1;
}

static void find_cores(struct date_finder *f)
{
    for (size_t i = 0; i < date_patterns_n; i++) {
        const uint64_t *element = date_patterns[i].element;
        while (!(element[f->core_at[i]] & ELEMENT_CORE)) {
            f->core_at[i]++;
        }
        uint64_t classes = element[f->core_at[i]] & CLASS_BITS;
        for (; classes; classes &= classes - 1) {
            int class = __builtin_ctzll(classes);
            if (f->n_by_core[class] < 64) {
                f->by_core[class][f->n_by_core[class]++] = (uint8_t)i;
            }
        }
    }
}

/* Matches the pattern's elements around its core at token `core`; greedy, no going back. */
static bool match_around(const struct finder *f, size_t pattern, uint32_t core,
                         const struct sentence *s, struct date_match *m)
{
    const uint64_t *element = date_patterns[pattern].element;
    uint32_t first = core, end = core + 1, s_end = s->first + s->n;
    for (size_t i = f->known->core_at[pattern]; i-- > 0;) {
        if (first > s->first && fits(element[i], role_of(f, first - 1))) {
            first--;
        } else if (!(element[i] & ELEMENT_OPTIONAL)) {
            return false;
        }
    }
    for (size_t i = (size_t)f->known->core_at[pattern] + 1; i < PATTERN_ELEMENTS && element[i];
         i++) {
        if (end < s_end && fits(element[i], role_of(f, end))) {
            end++;
        } else if (!(element[i] & ELEMENT_OPTIONAL)) {
            return false;
        }
    }
    *m = (struct date_match){.tokens = f->tokens,
                             .roles = f->roles,
                             .pattern = &date_patterns[pattern],
                             .first = first,
                             .n = end - first,
                             .published = f->published};
    return true;
}

/* A match may swallow earlier mentions whole, not cut into one. */
static bool overlaps(const struct date_mentions *list, uint32_t first)
{
    size_t i = list->n;
    while (i > 0 && list->at[i - 1].first >= first) {
        i--;
    }
    return i > 0 && list->at[i - 1].first + list->at[i - 1].n > first;
}

/* The sentence from the end of the last mention on. */
static struct sentence after_last(const struct sentence *s, const struct date_mentions *list)
{
    struct sentence rest = *s;
    uint32_t end = list->n ? list->at[list->n - 1].first + list->at[list->n - 1].n : 0;
    if (end > s->first && end <= s->first + s->n) {
        rest.first = end;
        rest.n = s->first + s->n - end;
    }
    return rest;
}

static bool best_match(const struct finder *f, uint32_t core, const struct sentence *s,
                       const struct date_mentions *list, struct date_mention *best)
{
    uint8_t class = f->roles[core].class;
    struct sentence rest = after_last(s, list);
    best->n = 0;
    for (size_t i = 0; i < f->known->n_by_core[class]; i++) {
        struct date_match m;
        struct date_mention mention;
        size_t pattern = f->known->by_core[class][i];
        bool found = match_around(f, pattern, core, s, &m);
        if (found && overlaps(list, m.first)) { /* "hours later on Saturday" */
            found = match_around(f, pattern, core, &rest, &m);
        }
        if (found && m.n > best->n && date_resolve(&m, &mention)) {
            *best = mention;
        }
    }
    return best->n > 0;
}

/* What follows makes something else of the word: "a daily briefing" comes daily, what it tells does
 * not; the "Sunday Times" is a paper. */
static const struct {
    enum date_word_class class;
    const char *next;
} not_dates[] = {
    {W_DAILY, "address"},       {W_DAILY, "bread"},       {W_DAILY, "briefing"},
    {W_DAILY, "broadcast"},     {W_DAILY, "bulletin"},    {W_DAILY, "call"},
    {W_DAILY, "column"},        {W_DAILY, "life"},        {W_DAILY, "lives"},
    {W_DAILY, "magazine"},      {W_DAILY, "mail"},        {W_DAILY, "news"},
    {W_DAILY, "newspaper"},     {W_DAILY, "paper"},       {W_DAILY, "podcast"},
    {W_DAILY, "press"},         {W_DAILY, "report"},      {W_DAILY, "routine"},
    {W_DAILY, "statement"},     {W_DAILY, "telegraph"},   {W_DAILY, "update"},
    {W_DAILY, "video"},         {W_WEEKDAY, "agreement"}, {W_WEEKDAY, "express"},
    {W_WEEKDAY, "independent"}, {W_WEEKDAY, "mirror"},    {W_WEEKDAY, "post"},
    {W_WEEKDAY, "school"},      {W_WEEKDAY, "telegraph"}, {W_WEEKDAY, "times"},
    {W_WEEKDAY, "world"},
};

static bool is_no_date(const struct finder *f, uint32_t i, uint8_t class)
{
    if ((class != W_DAILY && class != W_WEEKDAY) || i + 1 >= f->tokens->n) {
        return false;
    }
    bool capital = f->tokens->at[i + 1].flags & TOKEN_CAPITAL;
    struct span next = token_text(f->tokens, i + 1);
    for (size_t k = 0; k < sizeof not_dates / sizeof *not_dates; k++) {
        if (not_dates[k].class == class && (class == W_DAILY || capital) &&
            span_is_nocase(next, not_dates[k].next)) {
            return true;
        }
    }
    return false;
}

static void add_mention(struct date_mentions *list, const struct date_mention *mention,
                        struct arena *arena)
{
    while (list->n && list->at[list->n - 1].first >= mention->first) {
        list->n--; /* swallowed */
    }
    *list_push(arena, list) = *mention;
}

static void find_in_sentence(const struct finder *f, uint32_t index, struct date_mentions *list,
                             struct arena *arena)
{
    const struct sentence *s = &f->tokens->sentence[index];
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        struct date_mention mention;
        if (!may_be_core(f->known, &f->tokens->at[i])) {
            continue;
        }
        uint8_t class = role_of(f, i).class;
        if (!is_core(class) || is_no_date(f, i, class) || !best_match(f, i, s, list, &mention)) {
            continue;
        }
        mention.sentence = index;
        add_mention(list, &mention, arena);
        i = mention.first + mention.n - 1;
    }
}

const struct date_finder *date_finder_make(struct arena *run)
{
    struct date_finder *finder = arena_new(run, struct date_finder);
    add_words(finder);
    find_cores(finder);
    return finder;
}

struct date_mentions dates_find_with(const struct date_finder *finder, const struct tokens *tokens,
                                     int32_t published, struct arena *arena)
{
    struct date_mentions list = {0};
    struct finder f = {.known = finder ? finder : date_finder_make(arena),
                       .tokens = tokens,
                       .roles = arena_array(arena, struct date_role, tokens->n + 1),
                       .published = published};
    for (uint32_t i = 0; i < tokens->n_sentences; i++) {
        if (tokens->sentence[i].kind != BLOCK_HEADER) {
            find_in_sentence(&f, i, &list, arena);
        }
    }
    return list;
}

struct date_mentions dates_find(const struct tokens *tokens, int32_t published, struct arena *arena)
{
    return dates_find_with(NULL, tokens, published, arena);
}
