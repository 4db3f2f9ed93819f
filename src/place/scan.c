#include "place/scan.h"

#include <stddef.h>
#include <string.h>

/* Entries looked at for one phrase; places beyond that are too small to be meant by a bare name. */
#define FIND_CAP 64

size_t scan_find(const struct gazetteers *gazetteers, uint64_t key, struct candidate *out,
                 size_t cap)
{
    struct name_entry entries[FIND_CAP];
    size_t n = 0;
    for (size_t g = 0; g < gazetteers->n; g++) {
        size_t found = gazetteer_find(gazetteers->at[g], key, entries, FIND_CAP);
        found = found < FIND_CAP ? found : FIND_CAP;
        for (size_t i = 0; i < found && n < cap; i++) {
            out[n++] = (struct candidate){.entry = entries[i], .gazetteer = (uint16_t)g};
        }
    }
    return n;
}

static bool name_continues(const struct gazetteers *gazetteers, uint64_t key)
{
    for (size_t g = 0; g < gazetteers->n; g++) {
        if (gazetteer_continues(gazetteers->at[g], key)) {
            return true;
        }
    }
    return false;
}

static bool any_name_begins(const struct gazetteers *gazetteers, uint64_t hash)
{
    for (size_t g = 0; g < gazetteers->n; g++) {
        if (gazetteer_longest(gazetteers->at[g], hash)) {
            return true;
        }
    }
    return false;
}

static bool name_begins(const struct gazetteers *gazetteers, uint64_t hash, enum name_kind kind)
{
    for (size_t g = 0; g < gazetteers->n; g++) {
        if (gazetteer_begins(gazetteers->at[g], hash, kind)) {
            return true;
        }
    }
    return false;
}

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

/* The weight under which a note keeps entries of this kind; NULL: none. */
static uint8_t *weight_of(struct note *note, enum name_kind kind)
{
    switch (kind) {
    case NAME_WORD:
        return &note->word;
    case NAME_GIVEN:
        return &note->given;
    case NAME_SURNAME:
        return &note->surname;
    case NAME_TITLE:
        return &note->title;
    default:
        return NULL;
    }
}

static void note_entry(struct note *note, const struct name_entry *entry)
{
    uint8_t *weight = weight_of(note, entry->kind);
    note->kinds |= (uint16_t)KIND_BIT(entry->kind);
    if (weight) {
        *weight = entry->weight ? entry->weight : 1;
    }
}

static bool is_country(const struct gazetteers *gazetteers, const struct candidate *candidate)
{
    struct location location;
    return gazetteer_place(gazetteers->at[candidate->gazetteer], candidate->entry.place,
                           &location) &&
           location.feature_class == 'A' && strncmp(location.feature_code, "PCL", 3) == 0;
}

static void look_up_word(struct scan *scan, uint32_t i, uint64_t key)
{
    struct candidate found[FIND_CAP];
    struct note *note = &scan->note[i];
    size_t n = scan_find(scan->gazetteers, key, found, FIND_CAP);
    bool acronym_form = written_as_acronym(&scan->tokens->at[i], note->classes);
    bool acronym = false, first = true;
    for (size_t k = 0; k < n; k++) {
        bool place = (PLACE_KINDS & KIND_BIT(found[k].entry.kind)) != 0;
        if (place && found[k].entry.acronym && !acronym_form) {
            continue;
        }
        acronym |= place && found[k].entry.acronym;
        if (place && first) {
            note->country = is_country(scan->gazetteers, &found[k]);
            first = false;
        }
        note_entry(note, &found[k].entry);
    }
    if (acronym) { /* "US" is not the word "us" */
        note->word = note->given = note->surname = 0;
    }
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
        uint64_t hash = scan->tokens->at[i].hash;
        note->classes = scan_classes(scan, i);
        note->known = true;
        /* Only words without a capital come here: all that they can be is a title or a feature. */
        if (name_begins(scan->gazetteers, hash, NAME_TITLE) ||
            name_begins(scan->gazetteers, hash, NAME_FEATURE)) {
            look_up_word(scan, (uint32_t)i, phrase_add(PHRASE_START, hash));
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

static uint32_t kinds_of_phrase(const struct scan *scan, uint64_t key)
{
    struct candidate found[FIND_CAP];
    size_t n = scan_find(scan->gazetteers, key, found, FIND_CAP);
    uint32_t kinds = 0;
    for (size_t k = 0; k < n; k++) {
        kinds |= KIND_BIT(found[k].entry.kind);
    }
    return kinds;
}

/* "the Crimean bridge", "Engels air base": a site's full name may end in a word without a capital.
 */
static bool names_site(const struct scan *scan, uint64_t key)
{
    struct candidate found[FIND_CAP];
    size_t n = scan_find(scan->gazetteers, key, found, FIND_CAP);
    for (size_t k = 0; k < n && k < FIND_CAP; k++) {
        struct location place;
        if ((PLACE_KINDS & KIND_BIT(found[k].entry.kind)) &&
            gazetteer_place(scan->gazetteers->at[found[k].gazetteer], found[k].entry.place,
                            &place) &&
            place.feature_class == 'S') {
            return true;
        }
    }
    return false;
}

/* Longer names that begin at token `first`: the longest place and the longest organisation. */
static void look_up_phrases(struct scan *scan, uint32_t first, uint64_t key)
{
    struct note *note = &scan->note[first];
    int64_t at = first;
    while (name_continues(scan->gazetteers, key)) {
        at = next_in_phrase(scan, at);
        if (at < 0 || at - first >= 32) {
            return;
        }
        key = phrase_add(key, word_hash(&scan->tokens->at[at]));
        uint32_t kinds = kinds_of_phrase(scan, key);
        bool thing = (kinds & KIND_BIT(NAME_ORGANISATION)) != 0; /* "Rift Valley fever" */
        if (!may_end_name(scan, at) && !thing && !names_site(scan, key)) {
            continue;
        }
        uint8_t words = (uint8_t)(at - first + 1);
        note->name_words = kinds & PLACE_KINDS ? words : note->name_words;
        note->body_words = kinds & KIND_BIT(NAME_ORGANISATION) ? words : note->body_words;
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

/* Words looked up lately, by hash: news repeats its names. The form has to be the same too. */
#define RECENT 512
struct recent {
    uint32_t token[RECENT]; /* index + 1 */
};

static bool recall(struct scan *scan, struct recent *recent, uint32_t i)
{
    const uint32_t form = TOKEN_ALL_CAPITALS | TOKEN_ABBREVIATION | TOKEN_TITLE_CASE_CONTEXT;
    const struct token *token = &scan->tokens->at[i];
    uint32_t *slot = &recent->token[token->hash & (RECENT - 1)];
    uint32_t last = *slot;
    *slot = i + 1;
    if (!last) {
        return false;
    }
    const struct token *other = &scan->tokens->at[last - 1];
    if (other->hash != token->hash || (other->flags & form) != (token->flags & form)) {
        return false;
    }
    struct note *note = &scan->note[i];
    *note = scan->note[last - 1];
    note->name_words = (note->kinds & PLACE_KINDS) != 0;
    note->body_words = (note->kinds & KIND_BIT(NAME_ORGANISATION)) != 0;
    return true;
}

static void look_up(struct scan *scan, struct recent *recent, uint32_t i)
{
    const struct token *token = &scan->tokens->at[i];
    struct note *note = &scan->note[i];
    note->classes = scan_classes(scan, i);
    bool acronym = (token->flags & TOKEN_ALL_CAPITALS) != 0;
    bool article = note->classes & WORD_FUNCTION && !acronym;
    uint64_t key = phrase_add(PHRASE_START, token->hash);
    if (recall(scan, recent, i)) {
        look_up_phrases(scan, i, key);
        return;
    }
    if (!any_name_begins(scan->gazetteers, token->hash)) {
        note->known = true;
        return;
    }
    if (article) {
        note->known = true;
        note->label = LABEL_WORD;
    } else {
        look_up_word(scan, i, key);
    }
    look_up_phrases(scan, i, key);
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
    scan.words = gazetteers->words ? gazetteers->words : place_words_make(arena);
    scan.note = arena_array(arena, struct note, tokens->n + 1);
    scan.capital = arena_array(arena, uint32_t, tokens->n + 1);
    make_lower_filter(&scan, tokens->n);
    struct recent recent = {{0}};
    for (uint32_t i = 0; i < tokens->n; i++) {
        const struct token *token = &tokens->at[i];
        if (token->flags & TOKEN_WORD) {
            cues_add(&scan.cues, place_word_cues(scan.words, token->hash));
        }
        if (!is_read(&scan, token)) {
            scan.note[i].known = true;
        } else if (may_begin_name(&scan, i)) {
            scan.capital[scan.n_capitals++] = i;
            look_up(&scan, &recent, i);
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

struct candidates scan_candidates(struct scan *scan, uint32_t first, uint32_t n)
{
    struct candidate found[FIND_CAP];
    struct candidates out = {0};
    size_t count = scan_find(scan->gazetteers, scan_key(scan, first, n), found, FIND_CAP);
    out.at = arena_array(scan->arena, struct candidate, count);
    out.cap = count;
    bool acronym_form =
        n > 1 || written_as_acronym(&scan->tokens->at[first], scan->note[first].classes);
    for (size_t i = 0; i < count; i++) {
        const struct name_entry *entry = &found[i].entry;
        if ((PLACE_KINDS & KIND_BIT(entry->kind)) && entry->place != UINT32_MAX &&
            (!entry->acronym || acronym_form)) {
            out.at[out.n++] = found[i];
        }
    }
    return out;
}

bool scan_begins(const struct scan *scan, uint32_t i, enum name_kind kind)
{
    return name_begins(scan->gazetteers, scan->tokens->at[i].hash, kind);
}

const char *scan_asks(const struct scan *scan, uint32_t first, uint32_t n, enum feature_side side)
{
    struct candidate found[8];
    if (!name_begins(scan->gazetteers, scan->tokens->at[first].hash, NAME_FEATURE)) {
        return NULL;
    }
    size_t count = scan_find(scan->gazetteers, scan_key(scan, first, n), found, 8);
    for (size_t i = 0; i < count; i++) {
        if (found[i].entry.kind == NAME_FEATURE && found[i].entry.side & side) {
            return found[i].entry.asks ? found[i].entry.asks : "";
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
