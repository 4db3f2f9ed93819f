#include "incident/lexicon_row.h"
#include "incident/lexicon_store.h"

static bool row_error(const struct row *row, const char *problem, struct span field)
{
    return error_set(row->error, ERROR_INPUT, "lexicon table '%s', line %d: %s '%.*s'", row->table,
                     row->line, problem, (int)field.n, field.at);
}

static char *keep(const struct row *row, struct span text)
{
    return arena_strndup(row->lexicon->arena, text.at, text.n);
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

bool row_read_type(const struct row *row)
{
    static const struct name_value categories[] = {{"strike", CATEGORY_STRIKE},
                                                   {"talks", CATEGORY_TALKS},
                                                   {"ground", CATEGORY_GROUND},
                                                   {"violence", CATEGORY_VIOLENCE},
                                                   {NULL, 0}};
    static const struct name_value by_weapon[] = {{"yes", 1}, {"no", 0}, {NULL, 0}};
    int category, weapon;
    int64_t rank;
    if (!row_value(row, categories, 1, &category) || !row_value(row, by_weapon, 3, &weapon)) {
        return false;
    }
    if (!span_int(row->field[2], &rank) || rank < 0 || rank > 1000) {
        return row_error(row, "no rank", row->field[2]);
    }
    struct event_type *type = arena_new(row->lexicon->arena, struct event_type);
    *type = (struct event_type){.name = keep(row, row->field[0]),
                                .category = (enum category)category,
                                .rank = (int)rank,
                                .by_weapon = weapon != 0,
                                .acled_event_type = keep(row, row->field[4]),
                                .acled_sub_event_type = keep(row, row->field[5])};
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

static const struct name_value frames[] = {
    {"hits", FRAME_HITS},         {"fires", FRAME_FIRES},     {"lands", FRAME_LANDS},
    {"rocks", FRAME_ROCKS},       {"downs", FRAME_DOWNS},     {"takes", FRAME_TAKES},
    {"advances", FRAME_ADVANCES}, {"fights", FRAME_FIGHTS},   {"enters", FRAME_ENTERS},
    {"repels", FRAME_REPELS},     {"harms", FRAME_HARMS},     {"raid", FRAME_RAID},
    {"suffers", FRAME_SUFFERS},   {"damages", FRAME_DAMAGES}, {"carries", FRAME_CARRIES},
    {"meets", FRAME_MEETS},       {"sees", FRAME_SEES},       {"brings", FRAME_BRINGS},
    {"signs", FRAME_SIGNS},       {"swaps", FRAME_SWAPS},     {"goes", FRAME_GOES},
    {"hosts", FRAME_HOSTS},       {"on", FRAME_ON},           {"at", FRAME_AT},
    {"talks", FRAME_TALKS},       {"visit", FRAME_VISIT},     {NULL, 0}};

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
    static const struct name_value exact[] = {{"yes", 1}, {"no", 0}, {NULL, 0}};
    int value;
    struct weapon *weapon = arena_new(row->lexicon->arena, struct weapon);
    struct span maker = row->field[3];
    if (span_starts(maker, "by ")) {
        weapon->maker = keep(row, (struct span){maker.at + 3, maker.n - 3});
        value = 1;
    } else if (!row_value(row, exact, 3, &value)) {
        return false;
    }
    weapon->exact = value != 0;
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
                                              {"persons", PERSON_CIVIL},
                                              {"combatants", PERSON_COMBATANT},
                                              {"combatant", PERSON_COMBATANT},
                                              {"attacker", PERSON_ATTACKER},
                                              {"gunman", PERSON_GUNMAN},
                                              {NULL, 0}};
    int kind;
    if (!row_value(row, kinds, 1, &kind)) {
        return false;
    }
    pattern->classes = WORD_PERSON;
    pattern->person = (enum person_kind)kind;
    pattern->plural = span_is(row->field[1], "persons") || span_is(row->field[1], "combatants");
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
    static const struct name_value kinds[] = {{"civil", SPEAKER_CIVIL},
                                              {"local", SPEAKER_LOCAL},
                                              {"regional", SPEAKER_REGIONAL},
                                              {"military", SPEAKER_MILITARY},
                                              {"office", SPEAKER_OFFICE},
                                              {"media", SPEAKER_MEDIA},
                                              {NULL, 0}};
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
    static const struct name_value kinds[] = {{"force", 0}, {"land", 1}, {"air", 2}, {NULL, 0}};
    int kind;
    if (!row_value(row, kinds, 1, &kind)) {
        return false;
    }
    static const struct name_value unnamed[] = {{"-", UNNAMED_NOBODY},
                                                {"home", UNNAMED_HOME},
                                                {"army", UNNAMED_ARMY},
                                                {"group", UNNAMED_GROUP},
                                                {NULL, 0}};
    int whose;
    if (!row_value(row, unnamed, 2, &whose)) {
        return false;
    }
    pattern->unnamed = (enum unnamed)whose;
    pattern->classes = WORD_FORCE;
    pattern->land = kind == 1;
    pattern->air = kind == 2;
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
                                             {"result", CUE_RESULT},     {"stale", CUE_STALE},
                                             {"rises", CUE_RISES},       {"hears", CUE_HEARS},
                                             {"venue", CUE_VENUE},       {"cancels", CUE_CANCELS},
                                             {"peer", CUE_PEER},         {"disputes", CUE_DISPUTES},
                                             {"treats", CUE_TREATS},     {"attends", CUE_ATTENDS},
                                             {"mourns", CUE_MOURNS},     {NULL, 0}};
    int cue;
    if (!row_value(row, cues, 1, &cue)) {
        return false;
    }
    pattern->classes = WORD_CUE;
    pattern->cues |= (uint32_t)cue;
    return true;
}

static bool read_topic(const struct row *row, struct lexeme *pattern)
{
    static const struct name_value topics[] = {{"topic", TOPIC_MATTER}, {"border", TOPIC_BORDER},
                                               {"seat", TOPIC_SEAT},    {"people", TOPIC_PEOPLE},
                                               {"post", TOPIC_POST},    {NULL, 0}};
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
                                                {"definite", WORD_DETERMINER},
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
        pattern->definite = span_is(name, "definite");
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

const struct lexicon_table_kind lexicon_table_kinds[] = {
    {"types", 6, NULL},
    {"triggers", 5, read_trigger},
    {"weapons", 4, read_weapon},
    {"actors", 3, read_actor},
    {"targets", 2, read_target},
    {"people", 2, read_person},
    {"casualties", 3, read_toll},
    {"speakers", 2, read_speaker},
    {"officials", 2, read_official},
    {"forces", 3, read_force},
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
