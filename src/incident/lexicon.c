#include "incident/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "incident/lexicon_tables.h"

/* Longer phrases are cut off by nobody: the tables' longest has six words. */
#define WORDS_MAX 8
#define ROW_MAX   6
/* For each low end of a first word's hash the longest phrase that begins so, in words: most words
 * of a text are ruled out by it without touching the table, and most others after one look. */
#define FIRST_WORDS ((size_t)1 << 15)
/* A user's own table: far above any real one. */
#define TABLE_BYTES_MAX ((size_t)8 << 20)

struct slot {
    uint64_t key;
    uint32_t entry; /* index + 1; 0: free */
};

struct types ARENA_LIST(struct event_type *);
struct lexemes ARENA_LIST(struct lexeme *);

struct lexicon {
    struct slot *slots;
    size_t cap; /* a power of two */
    struct lexemes lexemes;
    struct types types;
    uint8_t longest[FIRST_WORDS];
    uint8_t hints[FIRST_WORDS]; /* by the low end of a hash, like `longest` */
    struct arena *arena;
};

/* ---- the hash table ---- */

static struct slot *slot_of(struct slot *slots, size_t cap, uint64_t key)
{
    size_t i = (size_t)key & (cap - 1);
    while (slots[i].entry && slots[i].key != key) {
        i = (i + 1) & (cap - 1);
    }
    return &slots[i];
}

static void table_grow(struct lexicon *lexicon)
{
    size_t cap = lexicon->cap ? lexicon->cap * 2 : 8192;
    struct slot *slots = arena_array(lexicon->arena, struct slot, cap);
    for (size_t i = 0; i < lexicon->cap; i++) {
        if (lexicon->slots[i].entry) {
            *slot_of(slots, cap, lexicon->slots[i].key) = lexicon->slots[i];
        }
    }
    lexicon->slots = slots;
    lexicon->cap = cap;
}

static struct lexeme *lexeme_add(struct lexicon *lexicon, uint64_t key)
{
    if (lexicon->lexemes.n * 2 >= lexicon->cap) {
        table_grow(lexicon);
    }
    struct slot *slot = slot_of(lexicon->slots, lexicon->cap, key);
    if (!slot->entry) {
        *list_push(lexicon->arena, &lexicon->lexemes) = arena_new(lexicon->arena, struct lexeme);
        *slot = (struct slot){.key = key, .entry = (uint32_t)lexicon->lexemes.n};
    }
    return lexicon->lexemes.at[slot->entry - 1];
}

static const struct lexeme *lexeme_at(const struct lexicon *lexicon, uint64_t key)
{
    size_t i = (size_t)key & (lexicon->cap - 1);
    while (lexicon->slots[i].entry) {
        if (lexicon->slots[i].key == key) {
            return lexicon->lexemes.at[lexicon->slots[i].entry - 1];
        }
        i = (i + 1) & (lexicon->cap - 1);
    }
    return NULL;
}

static unsigned longest_from(const struct lexicon *lexicon, uint64_t word_hash)
{
    return lexicon->longest[word_hash & (FIRST_WORDS - 1)];
}

static bool is_hyphen(uint64_t punctuation)
{
    return punctuation == '-' || punctuation == 0x2010 || punctuation == 0x2011;
}

const struct lexeme *lexicon_find(const struct lexicon *lexicon, const struct tokens *tokens,
                                  uint32_t first, uint32_t end, uint32_t *n)
{
    const struct lexeme *found = NULL;
    const uint32_t word = TOKEN_WORD | TOKEN_NUMBER;
    unsigned longest = longest_from(lexicon, tokens->at[first].hash);
    uint64_t key = PHRASE_START;
    unsigned words = 0;
    for (uint32_t i = first; i < end && words < longest; i++) {
        const struct token *token = &tokens->at[i];
        if (!(token->flags & word)) {
            if (i > first && is_hyphen(token->hash)) {
                continue;
            }
            break;
        }
        key = phrase_add(key, token->hash);
        words++;
        const struct lexeme *lexeme = lexeme_at(lexicon, key);
        if (lexeme && lexeme->classes) {
            found = lexeme;
            *n = i + 1 - first;
        }
    }
    return found;
}

unsigned lexicon_hints(const struct lexicon *lexicon, uint64_t word_hash)
{
    return lexicon->hints[word_hash & (FIRST_WORDS - 1)];
}

bool lexicon_has(const struct lexicon *lexicon, struct span word)
{
    return lexeme_at(lexicon, phrase_add(PHRASE_START, text_fold_hash(word))) != NULL;
}

const struct event_type *lexicon_type(const struct lexicon *lexicon, const char *name)
{
    for (size_t i = 0; i < lexicon->types.n; i++) {
        if (strcmp(lexicon->types.at[i]->name, name) == 0) {
            return lexicon->types.at[i];
        }
    }
    return NULL;
}

/* ---- rows ---- */

struct row {
    struct span field[ROW_MAX];
    size_t n;
    const char *table; /* for messages */
    int line;
    struct lexicon *lexicon;
    struct error *error;
};

static bool row_error(const struct row *row, const char *problem, struct span field)
{
    return error_set(row->error, ERROR_INPUT, "lexicon table '%s', line %d: %s '%.*s'", row->table,
                     row->line, problem, (int)field.n, field.at);
}

static char *keep(const struct row *row, struct span text)
{
    return arena_strndup(row->lexicon->arena, text.at, text.n);
}

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

struct name_value {
    const char *name;
    int value;
};

static bool value_of(const struct name_value *names, struct span name, int *value)
{
    for (; names->name; names++) {
        if (span_is(name, names->name)) {
            *value = names->value;
            return true;
        }
    }
    return false;
}

static bool row_value(const struct row *row, const struct name_value *names, size_t field,
                      int *value)
{
    *value = 0;
    return value_of(names, row->field[field], value) ||
           row_error(row, "unknown word", row->field[field]);
}

/* ---- one reader a table: what a row says of its phrases ---- */

/* `read` fills a pattern; each phrase of the row's first column gets it by `apply`. */
static bool read_type(const struct row *row)
{
    static const struct name_value categories[] = {{"strike", CATEGORY_STRIKE},
                                                   {"talks", CATEGORY_TALKS},
                                                   {"ground", CATEGORY_GROUND},
                                                   {"violence", CATEGORY_VIOLENCE},
                                                   {NULL, 0}};
    int category;
    int64_t rank;
    if (!row_value(row, categories, 1, &category)) {
        return false;
    }
    if (!span_int(row->field[2], &rank) || rank < 0 || rank > 1000) {
        return row_error(row, "no rank", row->field[2]);
    }
    struct event_type *type = arena_new(row->lexicon->arena, struct event_type);
    *type = (struct event_type){.name = keep(row, row->field[0]),
                                .category = (enum category)category,
                                .rank = (int)rank,
                                .acled_event_type = keep(row, row->field[3]),
                                .acled_sub_event_type = keep(row, row->field[4])};
    *list_push(row->lexicon->arena, &row->lexicon->types) = type;
    return true;
}

static bool read_types_name(const struct row *row, size_t field, const struct event_type **type)
{
    *type = NULL;
    if (span_is(row->field[field], "-")) {
        return true;
    }
    *type = lexicon_type(row->lexicon, keep(row, row->field[field]));
    return *type || row_error(row, "no such type", row->field[field]);
}

static const struct name_value frames[] = {{"hits", FRAME_HITS},
                                           {"fires", FRAME_FIRES},
                                           {"lands", FRAME_LANDS},
                                           {"rocks", FRAME_ROCKS},
                                           {"downs", FRAME_DOWNS},
                                           {"takes", FRAME_TAKES},
                                           {"advances", FRAME_ADVANCES},
                                           {"fights", FRAME_FIGHTS},
                                           {"suffers", FRAME_SUFFERS},
                                           {"damages", FRAME_DAMAGES},
                                           {"carries", FRAME_CARRIES},
                                           {"meets", FRAME_MEETS},
                                           {"swaps", FRAME_SWAPS},
                                           {"goes", FRAME_GOES},
                                           {"hosts", FRAME_HOSTS},
                                           {"on", FRAME_ON},
                                           {"at", FRAME_AT},
                                           {"talks", FRAME_TALKS},
                                           {"visit", FRAME_VISIT},
                                           {NULL, 0}};

static bool read_trigger(const struct row *row, struct lexeme *pattern)
{
    static const struct name_value parts[] = {
        {"noun", WORD_EVENT_NOUN}, {"verb", WORD_EVENT_VERB}, {NULL, 0}};
    static const struct name_value certainties[] = {
        {"weak", CERTAINTY_WEAK}, {"war", CERTAINTY_WAR}, {"yes", CERTAINTY_SURE}, {NULL, 0}};
    int part, frame, certainty;
    const struct event_type *type;
    if (!row_value(row, parts, 1, &part) || !read_types_name(row, 2, &type) ||
        !row_value(row, frames, 3, &frame) || !row_value(row, certainties, 4, &certainty)) {
        return false;
    }
    struct trigger *trigger = arena_new(row->lexicon->arena, struct trigger);
    *trigger = (struct trigger){
        .type = type, .frame = (enum frame)frame, .certainty = (enum certainty)certainty};
    if (frame == FRAME_CARRIES) {
        pattern->classes = WORD_CARRIER;
        pattern->carrier = trigger;
        return true;
    }
    if (!trigger->type) {
        return row_error(row, "no type given to", row->field[0]);
    }
    pattern->classes = (uint32_t)part;
    *(part == WORD_EVENT_NOUN ? &pattern->noun : &pattern->verb) = trigger;
    return true;
}

static bool read_weapon(const struct row *row, struct lexeme *pattern)
{
    struct weapon *weapon = arena_new(row->lexicon->arena, struct weapon);
    pattern->classes = WORD_WEAPON;
    pattern->weapon = weapon;
    weapon->name = keep(row, row->field[1]);
    return read_types_name(row, 2, &weapon->type);
}

static bool read_actor(const struct row *row, struct lexeme *pattern)
{
    static const struct name_value kinds[] = {{"state", ACTOR_STATE},
                                              {"military", ACTOR_MILITARY},
                                              {"group", ACTOR_GROUP},
                                              {"bloc", ACTOR_BLOC},
                                              {NULL, 0}};
    int kind;
    struct actor *actor = arena_new(row->lexicon->arena, struct actor);
    if (!row_value(row, kinds, 2, &kind)) {
        return false;
    }
    *actor = (struct actor){.name = keep(row, row->field[1]), .kind = (enum actor_kind)kind};
    pattern->classes = WORD_ACTOR;
    pattern->actor = actor;
    return true;
}

static bool read_target(const struct row *row, struct lexeme *pattern)
{
    pattern->classes = WORD_TARGET;
    pattern->target = keep(row, row->field[1]);
    return true;
}

static bool read_person(const struct row *row, struct lexeme *pattern)
{
    static const struct name_value kinds[] = {{"person", PERSON_CIVIL},
                                              {"combatant", PERSON_COMBATANT},
                                              {"attacker", PERSON_ATTACKER},
                                              {NULL, 0}};
    int kind;
    if (!row_value(row, kinds, 1, &kind)) {
        return false;
    }
    pattern->classes = WORD_PERSON;
    pattern->person = (enum person_kind)kind;
    return true;
}

static bool read_toll(const struct row *row, struct lexeme *pattern)
{
    static const struct name_value tolls[] = {{"killed", TOLL_KILLED},
                                              {"injured", TOLL_INJURED},
                                              {"casualties", TOLL_CASUALTIES},
                                              {NULL, 0}};
    static const struct name_value toll_frames[] = {{"object", TOLL_OBJECT},
                                                    {"subject", TOLL_SUBJECT},
                                                    {"state", TOLL_STATE},
                                                    {"noun", TOLL_NOUN},
                                                    {NULL, 0}};
    int toll, frame;
    if (!row_value(row, tolls, 1, &toll) || !row_value(row, toll_frames, 2, &frame)) {
        return false;
    }
    pattern->classes = WORD_TOLL;
    pattern->toll = (enum toll)toll;
    pattern->toll_frame = (enum toll_frame)frame;
    return true;
}

static bool read_speaker(const struct row *row, struct lexeme *pattern)
{
    static const struct name_value kinds[] = {
        {"civil", SPEAKER_CIVIL},   {"local", SPEAKER_LOCAL}, {"military", SPEAKER_MILITARY},
        {"office", SPEAKER_OFFICE}, {"media", SPEAKER_MEDIA}, {NULL, 0}};
    int kind;
    if (!row_value(row, kinds, 1, &kind)) {
        return false;
    }
    pattern->classes = WORD_SPEAKER;
    pattern->speaker = (enum speaker_kind)kind;
    return true;
}

static bool read_official(const struct row *row, struct lexeme *pattern)
{
    (void)row;
    pattern->classes = WORD_OFFICIAL;
    return true;
}

static bool read_force(const struct row *row, struct lexeme *pattern)
{
    (void)row;
    pattern->classes = WORD_FORCE;
    return true;
}

static bool read_speech(const struct row *row, struct lexeme *pattern)
{
    static const struct name_value kinds[] = {{"say", SPEECH_SAY},     {"claim", SPEECH_CLAIM},
                                              {"blame", SPEECH_BLAME}, {"deny", SPEECH_DENY},
                                              {"want", SPEECH_WANT},   {NULL, 0}};
    int kind;
    if (!row_value(row, kinds, 1, &kind)) {
        return false;
    }
    pattern->classes = WORD_SPEECH;
    pattern->speech = (enum speech_kind)kind;
    return true;
}

static bool read_cue(const struct row *row, struct lexeme *pattern)
{
    static const struct name_value cues[] = {{"not", CUE_NOT},           {"if", CUE_IF},
                                             {"plan", CUE_PLAN},         {"past", CUE_PAST},
                                             {"habit", CUE_HABIT},       {"total", CUE_TOTAL},
                                             {"phone", CUE_PHONE},       {"aside", CUE_ASIDE},
                                             {"then", CUE_THEN},         {"other", CUE_OTHER},
                                             {"again", CUE_AGAIN},       {"hazard", CUE_HAZARD},
                                             {"mediates", CUE_MEDIATES}, {"sets", CUE_SETS},
                                             {"result", CUE_RESULT},     {NULL, 0}};
    int cue;
    if (!row_value(row, cues, 1, &cue)) {
        return false;
    }
    pattern->classes = WORD_CUE;
    pattern->cues = (uint16_t)cue;
    return true;
}

static bool read_topic(const struct row *row, struct lexeme *pattern)
{
    static const struct name_value topics[] = {{"topic", TOPIC_MATTER},
                                               {"border", TOPIC_BORDER},
                                               {"seat", TOPIC_SEAT},
                                               {"people", TOPIC_PEOPLE},
                                               {NULL, 0}};
    int topic;
    if (!row_value(row, topics, 1, &topic)) {
        return false;
    }
    pattern->classes = WORD_TOPIC;
    pattern->topics = (uint8_t)topic;
    return true;
}

static bool read_place_noun(const struct row *row, struct lexeme *pattern)
{
    static const struct name_value kinds[] = {{"settlement", PLACE_NOUN_SETTLEMENT},
                                              {"region", PLACE_NOUN_REGION},
                                              {"country", PLACE_NOUN_COUNTRY},
                                              {"capital", PLACE_NOUN_CAPITAL},
                                              {"site", PLACE_NOUN_SITE},
                                              {"anywhere", PLACE_NOUN_ANYWHERE},
                                              {NULL, 0}};
    int kind;
    if (!row_value(row, kinds, 1, &kind)) {
        return false;
    }
    pattern->classes = WORD_PLACE_NOUN;
    pattern->place_noun = (enum place_noun)kind;
    return true;
}

static bool read_quantity(const struct row *row, struct lexeme *pattern)
{
    static const struct name_value kinds[] = {{"?", QUANTITY_UNKNOWN},
                                              {">=", QUANTITY_AT_LEAST},
                                              {">", QUANTITY_MORE_THAN},
                                              {"<=", QUANTITY_UP_TO},
                                              {"~", QUANTITY_ABOUT},
                                              {"=", QUANTITY_GROUP},
                                              {NULL, 0}};
    int kind = QUANTITY_VALUE;
    int64_t value = 0;
    if (!span_int(row->field[1], &value) && !row_value(row, kinds, 1, &kind)) {
        return false;
    }
    pattern->classes = WORD_QUANTITY;
    pattern->quantity =
        (struct quantity){.kind = (enum quantity_kind)kind, .value = (int32_t)value};
    return true;
}

static bool read_grammar(const struct row *row, struct lexeme *pattern)
{
    static const struct name_value classes[] = {{"determiner", WORD_DETERMINER},
                                                {"and", WORD_AND},
                                                {"including", WORD_INCLUDING},
                                                {"subordinator", WORD_SUBORDINATOR},
                                                {"relative", WORD_RELATIVE},
                                                {"pronoun", WORD_PRONOUN},
                                                {"be", WORD_BE},
                                                {"have", WORD_HAVE},
                                                {"modal", WORD_MODAL},
                                                {"adverb", WORD_ADVERB},
                                                {"verb", WORD_VERB},
                                                {"happens", WORD_HAPPENS},
                                                {"either", WORD_VERB | WORD_NOUN},
                                                {NULL, 0}};
    static const struct name_value prepositions[] = {
        {"in", PREPOSITION_IN},           {"near", PREPOSITION_NEAR},
        {"along", PREPOSITION_ALONG},     {"on", PREPOSITION_ON},
        {"against", PREPOSITION_AGAINST}, {"into", PREPOSITION_INTO},
        {"to", PREPOSITION_TO},           {"from", PREPOSITION_FROM},
        {"of", PREPOSITION_OF},           {"by", PREPOSITION_BY},
        {"with", PREPOSITION_WITH},       {"between", PREPOSITION_BETWEEN},
        {"about", PREPOSITION_ABOUT},     {"for", PREPOSITION_FOR},
        {"other", PREPOSITION_OTHER},     {NULL, 0}};
    struct span name = row->field[1];
    int value = 0;
    if (!span_starts(name, "preposition:")) {
        if (!row_value(row, classes, 1, &value)) {
            return false;
        }
        pattern->classes = (uint32_t)value;
        return true;
    }
    size_t skip = sizeof "preposition:" - 1;
    if (!value_of(prepositions, (struct span){name.at + skip, name.n - skip}, &value)) {
        return row_error(row, "unknown word", name);
    }
    pattern->classes = WORD_PREPOSITION;
    pattern->preposition = (enum preposition)value;
    return true;
}

static bool read_idiom(const struct row *row, struct lexeme *pattern)
{
    (void)row;
    pattern->classes = WORD_IDIOM;
    return true;
}

/* ---- tables ---- */

struct table {
    const char *name;
    size_t fields;
    bool (*read)(const struct row *row, struct lexeme *pattern); /* NULL: types, no phrases */
};

/* In the order in which they are read: types first, others refer to them. */
static const struct table tables[] = {
    {"types", 5, NULL},
    {"triggers", 5, read_trigger},
    {"weapons", 3, read_weapon},
    {"actors", 3, read_actor},
    {"targets", 2, read_target},
    {"people", 2, read_person},
    {"casualties", 3, read_toll},
    {"speakers", 2, read_speaker},
    {"officials", 2, read_official},
    {"forces", 2, read_force},
    {"speech", 2, read_speech},
    {"cues", 2, read_cue},
    {"topics", 2, read_topic},
    {"place_nouns", 2, read_place_noun},
    {"quantities", 2, read_quantity},
    {"grammar", 2, read_grammar},
    {"verbs", 2, read_grammar},
    {"idioms", 1, read_idiom},
    {NULL, 0, NULL},
};

/* A row for a phrase that is there already adds its class. */
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

static void apply(struct lexeme *to, const struct lexeme *pattern, struct arena *arena)
{
    const uint32_t added = pattern->classes;
    to->classes |= added;
    to->cues |= pattern->cues;
    to->topics |= pattern->topics;
    to->noun = added & WORD_EVENT_NOUN ? pattern->noun : to->noun;
    to->verb = added & WORD_EVENT_VERB ? trigger_over(to->verb, pattern->verb, arena) : to->verb;
    to->carrier = added & WORD_CARRIER ? pattern->carrier : to->carrier;
    to->weapon = added & WORD_WEAPON ? pattern->weapon : to->weapon;
    to->actor = added & WORD_ACTOR ? pattern->actor : to->actor;
    to->target = added & WORD_TARGET ? pattern->target : to->target;
    to->person = added & WORD_PERSON ? pattern->person : to->person;
    to->speaker = added & WORD_SPEAKER ? pattern->speaker : to->speaker;
    to->speech = added & WORD_SPEECH ? pattern->speech : to->speech;
    to->place_noun = added & WORD_PLACE_NOUN ? pattern->place_noun : to->place_noun;
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

static bool read_row(const struct table *table, const struct row *row)
{
    struct lexeme pattern = {0};
    if (row->n != table->fields) {
        return error_set(row->error, ERROR_INPUT,
                         "lexicon table '%s', line %d: %zu columns, not %zu", row->table, row->line,
                         row->n, table->fields);
    }
    if (!table->read) {
        return read_type(row);
    }
    if (!table->read(row, &pattern)) {
        return false;
    }
    struct span rest = row->field[0], phrase;
    while (span_split(&rest, ',', &phrase)) {
        phrase = span_trim(phrase);
        if (phrase.n) {
            apply(phrase_lexeme(row->lexicon, phrase), &pattern, row->lexicon->arena);
            add_hints(row->lexicon, phrase, &pattern);
        }
    }
    return true;
}

static bool read_table(struct lexicon *lexicon, const struct table *table, const char *shown,
                       struct span bytes, struct error *error)
{
    struct row row = {.table = shown, .lexicon = lexicon, .error = error};
    struct span line;
    while (span_split(&bytes, '\n', &line)) {
        row.line++;
        if (span_trim(line).n == 0 || line.at[0] == '#') {
            continue;
        }
        row.n = 0;
        struct span rest = span_trim(line), field;
        while (row.n < ROW_MAX && span_split(&rest, '\t', &field)) {
            row.field[row.n++] = span_trim(field);
        }
        if (!read_row(table, &row)) {
            return false;
        }
    }
    return true;
}

static bool read_builtin(struct lexicon *lexicon, const struct table *table, struct error *error)
{
    for (const struct lexicon_table *t = lexicon_tables; t->name; t++) {
        if (strcmp(t->name, table->name) == 0) {
            struct span bytes = {(const char *)t->bytes, t->n};
            return read_table(lexicon, table, table->name, bytes, error);
        }
    }
    return true;
}

static bool read_own(struct lexicon *lexicon, const struct table *table, const char *folder,
                     struct error *error)
{
    const char *path = arena_printf(lexicon->arena, "%s/%s.tsv", folder, table->name);
    struct file_map map;
    if (!file_exists(path)) {
        return true;
    }
    if (!file_map(&map, path, TABLE_BYTES_MAX, lexicon->arena, error)) {
        return false;
    }
    bool done = read_table(lexicon, table, path, map.bytes, error);
    file_unmap(&map);
    return done;
}

bool lexicon_open(struct lexicon **out, const char *folder, struct arena *arena,
                  struct error *error)
{
    struct lexicon *lexicon = arena_new(arena, struct lexicon);
    lexicon->arena = arena;
    table_grow(lexicon);
    if (folder && !file_is_folder(folder)) {
        return error_set(error, ERROR_INPUT, "cannot open lexicon folder '%s'", folder);
    }
    for (const struct table *table = tables; table->name; table++) {
        if (!read_builtin(lexicon, table, error) ||
            (folder && !read_own(lexicon, table, folder, error))) {
            return false;
        }
    }
    *out = lexicon;
    return true;
}
