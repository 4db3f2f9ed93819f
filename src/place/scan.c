#include "place/scan.h"

#include <stddef.h>

/* "US" in capitals may be an acronym; "Us" and, in a headline of capitals, "US" may not. */
static bool written_as_acronym(const struct token *token, uint32_t classes)
{
    if (token->flags & TOKEN_CASELESS) {
        return true;
    }
    bool capitals = (token->flags & TOKEN_ALL_CAPITALS) || (token->flags & TOKEN_ABBREVIATION);
    bool shouted = (token->flags & TOKEN_TITLE_CASE_CONTEXT) && (classes & WORD_FUNCTION);
    return capitals && !shouted;
}

static struct known *known_word(const struct scan *scan, uint32_t i)
{
    return memory_word(scan->memory, scan->gazetteers, scan->tokens->at[i].hash);
}

static void look_up_word(struct scan *scan, uint32_t i, struct known *known)
{
    struct note *note = &scan->note[i];
    bool acronym_form = written_as_acronym(&scan->tokens->at[i], note->classes);
    const struct word_facts *facts = memory_facts(known, scan->gazetteers, acronym_form);
    note->kinds = facts->kinds;
    note->word = facts->word;
    note->given = facts->given;
    note->surname = facts->surname;
    note->title = facts->title;
    note->country = facts->country;
    note->known = true;
    note->name_words = (note->kinds & PLACE_KINDS) != 0;
    note->body_words = (note->kinds & KIND_BIT(NAME_ORGANISATION)) != 0;
}

const struct note *scan_note(struct scan *scan, int64_t i)
{
    static const struct note none = {.known = true};
    if (!scan_in_text(scan, i) || !(scan->tokens->at[i].flags & TOKEN_WORD)) {
        return &none;
    }
    struct note *note = &scan->note[i];
    if (!note->known) {
        struct known *known = known_word(scan, (uint32_t)i);
        note->classes = scan_classes(scan, i);
        note->known = true;
        /* Only words without a capital come here: all that they can be is a title or a feature. */
        if (known->title || known->feature) {
            look_up_word(scan, (uint32_t)i, known);
            note->name_words = note->body_words = 0;
        }
    }
    return note;
}

/* The next word of a phrase after token `i`: over a hyphen, never over other punctuation. */
static int64_t next_in_phrase(const struct scan *scan, int64_t i)
{
    int64_t next = i + 1;
    if (scan_is_mark(scan, next, '-') && scan_same_sentence(scan, i, next)) {
        next++;
    }
    if (!scan_same_sentence(scan, i, next)) {
        return -1;
    }
    const struct token *token = &scan->tokens->at[next];
    bool word = (token->flags & (TOKEN_WORD | TOKEN_NUMBER)) || token->hash == '&';
    return word ? next : -1;
}

static uint64_t word_hash(const struct token *token)
{
    return (token->flags & (TOKEN_WORD | TOKEN_NUMBER)) || token->hash != '&'
               ? token->hash
               : text_fold_hash(SPAN("and"));
}

uint64_t scan_key(const struct scan *scan, uint32_t first, uint32_t n)
{
    uint64_t key = PHRASE_START;
    for (uint32_t i = first; i < first + n; i++) {
        if (!scan_is_mark(scan, i, '-')) {
            key = phrase_add(key, word_hash(&scan->tokens->at[i]));
        }
    }
    return key;
}

/* "d'Ivoire": the capital stands behind an elided article. */
static bool has_elided_article(const struct scan *scan, int64_t i)
{
    struct span text = token_text(scan->tokens, (uint32_t)i);
    for (size_t k = 1; k < text.n && k < 6; k++) {
        if (text.at[k] >= 'A' && text.at[k] <= 'Z') {
            return (unsigned char)text.at[k - 1] == 0x99 || text.at[k - 1] == '\'';
        }
    }
    return false;
}

/* May a name end here? Its last word has a capital or is a number. */
static bool may_end_name(const struct scan *scan, int64_t i)
{
    return scan_capital(scan, i) || has_elided_article(scan, i) ||
           (scan->tokens->at[i].flags & TOKEN_NUMBER);
}

/* Longer names that begin at token `first`: the longest place and the longest organisation. A name
 * ends in a word with a capital, a site's full name also without: "the Crimean bridge". */
static void look_up_phrases(struct scan *scan, uint32_t first, struct known *known)
{
    struct note *note = &scan->note[first];
    int64_t at = first;
    while (known->continues) {
        at = next_in_phrase(scan, at);
        if (at < 0 || at - first >= 32) {
            return;
        }
        uint64_t key = phrase_add(known->key, word_hash(&scan->tokens->at[at]));
        known = memory_phrase(scan->memory, scan->gazetteers, key);
        bool thing = (known->kinds & KIND_BIT(NAME_ORGANISATION)) != 0; /* "Rift Valley fever" */
        if (!known->n ||
            (!may_end_name(scan, at) && !thing && !memory_is_site(known, scan->gazetteers))) {
            continue;
        }
        uint8_t words = (uint8_t)(at - first + 1);
        note->name_words = known->kinds & PLACE_KINDS ? words : note->name_words;
        note->body_words = known->kinds & KIND_BIT(NAME_ORGANISATION) ? words : note->body_words;
    }
}

/* "al-Mawasi": a lower-case article hyphened to a name. */
static bool article_of_name(const struct scan *scan, uint32_t i)
{
    return scan->tokens->at[i].n <= 3 && (scan_classes(scan, i) & WORD_PARTICLE) &&
           scan_is_mark(scan, (int64_t)i + 1, '-') && scan_capital(scan, (int64_t)i + 2) &&
           scan_same_sentence(scan, i, (int64_t)i + 2) &&
           !(scan->tokens->at[i + 2].flags & TOKEN_SPACE_BEFORE);
}

static bool may_begin_name(const struct scan *scan, uint32_t i)
{
    const struct token *token = &scan->tokens->at[i];
    if (!(token->flags & TOKEN_WORD)) {
        return false;
    }
    return (token->flags & (TOKEN_CAPITAL | TOKEN_CASELESS)) || article_of_name(scan, i);
}

static void look_up(struct scan *scan, uint32_t i)
{
    struct note *note = &scan->note[i];
    struct known *known = known_word(scan, i);
    bool acronym = (scan->tokens->at[i].flags & TOKEN_ALL_CAPITALS) != 0;
    note->classes = scan_classes(scan, i);
    note->known = true;
    if (!known->begins) {
        return;
    }
    if ((note->classes & WORD_FUNCTION) && !acronym) {
        note->label = LABEL_WORD;
    } else {
        look_up_word(scan, i, known);
    }
    look_up_phrases(scan, i, known);
}

/* Two bits of each hash; with sixteen bits a token one word in seventy is taken for another. */
static void note_lower(struct scan *scan, uint64_t hash)
{
    uint64_t a = hash & scan->lower_mask, b = (hash >> 32) & scan->lower_mask;
    scan->lower[a >> 6] |= UINT64_C(1) << (a & 63);
    scan->lower[b >> 6] |= UINT64_C(1) << (b & 63);
}

static void make_lower_filter(struct scan *scan, size_t tokens)
{
    size_t bits = 1024;
    while (bits < tokens * 16) {
        bits *= 2;
    }
    scan->lower = arena_array(scan->arena, uint64_t, bits / 64);
    scan->lower_mask = bits - 1;
}

static bool is_read(const struct scan *scan, const struct token *token)
{
    return scan->tokens->sentence[token->sentence].kind != BLOCK_HEADER;
}

struct scan scan_make(const struct tokens *tokens, const struct gazetteers *gazetteers,
                      struct arena *arena)
{
    struct scan scan = {.tokens = tokens, .gazetteers = gazetteers, .arena = arena};
    scan.memory = gazetteers->memory ? gazetteers->memory : place_memory_make(arena, arena);
    if (gazetteers->memory) {
        place_memory_settle(gazetteers->memory);
    }
    scan.words = gazetteers->words ? gazetteers->words : place_words_make(arena);
    scan.note = arena_array(arena, struct note, tokens->n + 1);
    scan.capital = arena_room(arena, tokens->n + 1, sizeof *scan.capital);
    make_lower_filter(&scan, tokens->n);
    for (uint32_t i = 0; i < tokens->n; i++) {
        const struct token *token = &tokens->at[i];
        if (token->flags & TOKEN_WORD) {
            cues_add(&scan.cues, place_word_cues(scan.words, token->hash));
        }
        if (!is_read(&scan, token)) {
            scan.note[i].known = true;
        } else if (may_begin_name(&scan, i)) {
            scan.capital[scan.n_capitals++] = i;
            look_up(&scan, i);
        } else if (token->flags & TOKEN_WORD) {
            note_lower(&scan, token->hash);
        }
    }
    cues_weigh(&scan.cues);
    return scan;
}

bool scan_also_lower(const struct scan *scan, uint32_t i)
{
    uint64_t hash = scan->tokens->at[i].hash;
    uint64_t a = hash & scan->lower_mask, b = (hash >> 32) & scan->lower_mask;
    return (scan->lower[a >> 6] >> (a & 63) & 1) && (scan->lower[b >> 6] >> (b & 63) & 1);
}

/* What is known of words [first, first + n). */
static struct known *known_words(const struct scan *scan, uint32_t first, uint32_t n)
{
    return n == 1 ? known_word(scan, first)
                  : memory_phrase(scan->memory, scan->gazetteers, scan_key(scan, first, n));
}

struct choice *scan_choice(const struct scan *scan, uint32_t first, uint32_t n)
{
    bool acronym_form =
        n > 1 || written_as_acronym(&scan->tokens->at[first], scan->note[first].classes);
    return memory_choice(scan->memory, known_words(scan, first, n), acronym_form);
}

bool scan_begins_feature(const struct scan *scan, uint32_t i)
{
    return known_word(scan, i)->feature;
}

const char *scan_asks(const struct scan *scan, uint32_t first, uint32_t n, enum feature_side side)
{
    if (!scan_begins_feature(scan, first)) {
        return NULL;
    }
    const struct known *known = known_words(scan, first, n);
    for (size_t i = 0; i < known->n; i++) {
        const struct name_entry *entry = &known->at[i].entry;
        if (entry->kind == NAME_FEATURE && entry->side & side) {
            return entry->asks ? entry->asks : "";
        }
    }
    return NULL;
}

void scan_introduce(struct scan *scan, uint64_t hash)
{
    struct {
        uint64_t *at;
        size_t n, cap;
    } list = {scan->introduced, scan->n_introduced, scan->cap_introduced};
    if (scan_introduced(scan, hash) || list.n >= 256) {
        return;
    }
    *list_push(scan->arena, &list) = hash;
    scan->introduced = list.at;
    scan->n_introduced = list.n;
    scan->cap_introduced = list.cap;
}

bool scan_introduced(const struct scan *scan, uint64_t hash)
{
    for (size_t i = 0; i < scan->n_introduced; i++) {
        if (scan->introduced[i] == hash) {
            return true;
        }
    }
    return false;
}
