#include "place/sense.h"

#include <math.h>
#include <string.h>

#include "place/context.h"
#include "place/evidence.h"
#include "place/features.h"
#include "place/memory.h"
#include "place/qualify.h"

/* Times the context is taken afresh. */
#define ROUNDS 8

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static void set_position(struct option *option)
{
    const float degree = 0.017453292519943295f;
    float lon = (float)option->location->lon * degree, lat = (float)option->location->lat * degree;
    float across = cosf(lat);
    option->at[0] = across * cosf(lon);
    option->at[1] = across * sinf(lon);
    option->at[2] = sinf(lat);
}

/* Countries whose places bear English words and surnames. */
static bool is_english(const char *country_code)
{
    static const char codes[] = "US GB CA AU NZ IE ZA JM PH BS BB TT BZ GY GI BM FK GG JE IM VI VG";
    return country_code[0] && strstr(codes, country_code) != NULL;
}

static void set_class_features(struct option *option)
{
    const struct location *location = option->location;
    const char *code = location->feature_code;
    float *f = option->feature;
    f[SCORE_POPULATION] = log10f((float)location->population + 100.0f) - 2.0f;
    switch (location->feature_class) {
    case 'A':
        if (strncmp(code, "PCL", 3) == 0) {
            f[SCORE_COUNTRY] = 1;
        } else {
            f[strncmp(code, "ADM1", 4) == 0 ? SCORE_DIVISION : SCORE_COUNTY] = 1;
        }
        break;
    case 'P':
        f[SCORE_CAPITAL] = strcmp(code, "PPLC") == 0;
        f[SCORE_SEAT] = strcmp(code, "PPLA") == 0;
        break;
    case 'L':
        f[SCORE_REGION] = 1;
        break;
    case 'H':
        f[code[0] == 'S' || code[0] == 'O' || code[0] == 'G' ? SCORE_REGION : SCORE_SITE] = 1;
        break;
    default:
        f[SCORE_SITE] = 1;
    }
}

static bool is_point(const struct location *location)
{
    return location->feature_class != 'L' &&
           !(location->feature_class == 'A' && location->feature_code[0] == 'P') &&
           !(location->feature_class == 'A' && strncmp(location->feature_code, "ADM1", 4) == 0);
}

static void set_name_features(struct option *option)
{
    const struct name_entry *entry = &option->candidate.entry;
    float *f = option->feature;
    f[SCORE_ALTERNATE] = entry->kind == NAME_ALTERNATE;
    f[SCORE_OLD] = entry->kind == NAME_OLD;
    f[SCORE_GOVERNMENT] = entry->kind == NAME_CAPITAL || entry->kind == NAME_METONYM;
    f[SCORE_BARE_COUNTY] = f[SCORE_COUNTY] > 0 && entry->kind == NAME_ALTERNATE;
    f[SCORE_WEIGHT] = ((float)entry->weight - 128.0f) / 128.0f;
}

/* The division's seat, or the town that most of it lives in ("New York"). */
static bool is_seat_of(const struct location *town, const struct location *division)
{
    bool seat = strncmp(town->feature_code, "PPLA", 5) == 0 ||
                strncmp(town->feature_code, "PPLC", 5) == 0 ||
                town->population > division->population / 4;
    return seat && town->feature_class == 'P' &&
           strcmp(town->country_code, division->country_code) == 0 && town->admin1_code &&
           division->admin1_code && strcmp(town->admin1_code, division->admin1_code) == 0;
}

static bool is_capital_of_country(const struct location *town, const struct location *division)
{
    return strncmp(town->feature_code, "PPLC", 5) == 0 &&
           strcmp(town->country_code, division->country_code) == 0;
}

/* Where a division and its seat share a name ("Krasnodar", "Lucerne"), the bare name is the town's;
 * who means the division says so ("Krasnodar region"). */
static void set_namesakes(struct options_of *options)
{
    for (size_t i = 0; i < options->n; i++) {
        struct option *division = &options->at[i];
        for (size_t k = 0; k < options->n && division->feature[SCORE_DIVISION] > 0; k++) {
            const struct option *town = &options->at[k];
            enum name_kind kind = town->candidate.entry.kind;
            if (kind == NAME_ALTERNATE || kind == NAME_OLD) {
                continue;
            }
            if (is_seat_of(town->location, division->location)) {
                division->feature[SCORE_OF_SEAT] = 1;
            } else if (is_capital_of_country(town->location, division->location)) {
                division->feature[SCORE_OF_CAPITAL] = 1;
            }
        }
    }
}

static bool has_place(const struct options_of *options, const struct option *option)
{
    for (size_t i = 0; i < options->n; i++) {
        const struct option *other = &options->at[i];
        if (other->location->place == option->location->place &&
            other->candidate.gazetteer == option->candidate.gazetteer) {
            return true;
        }
    }
    return false;
}

/* The features of the context come last in the table. */
static float weighted(const struct option *option, int from, int to)
{
    float sum = 0;
    for (int f = from; f < to; f++) {
        sum += score_rows[f].weight * option->feature[f];
    }
    return sum;
}

/* Scores and probabilities; returns by how much one of these changed at most. */
static float weigh_options(struct options_of *options)
{
    float best = -INFINITY, total = 0, change = 0;
    for (size_t i = 0; i < options->n; i++) {
        struct option *option = &options->at[i];
        option->score = option->prior + weighted(option, SCORE_IN_COUNTRY, SCORE_COUNT);
        best = fmaxf(best, option->score);
    }
    for (size_t i = 0; i < options->n; i++) {
        options->at[i].mass = expf(options->at[i].score - best);
        total += options->at[i].mass;
    }
    for (size_t i = 0; i < options->n; i++) {
        struct option *option = &options->at[i];
        float p = option->mass / total;
        change = fmaxf(change, fabsf(p - option->p));
        option->p = p;
    }
    return change;
}

static void weigh_alone(struct options_of *options)
{
    for (size_t k = 0; k < options->n; k++) {
        options->at[k].prior = weighted(&options->at[k], 0, SCORE_IN_COUNTRY);
    }
    weigh_options(options);
}

/* What the name may mean, were there no other words. */
static struct options_of make_options(const struct toponym *toponym, struct place_memory *memory,
                                      const struct gazetteers *gazetteers, struct arena *arena)
{
    size_t n = toponym->candidates.n;
    struct options_of options = {.at = arena_array(arena, struct option, n), .cap = n};
    for (size_t i = 0; i < n; i++) {
        struct option option = {.candidate = toponym->candidates.at[i],
                                .location = toponym_place(toponym, i, gazetteers, memory)};
        if (has_place(&options, &option)) {
            continue;
        }
        set_position(&option);
        option.country = regions_country(&memory->regions, option.location->country_code);
        option.division = regions_division(&memory->regions, option.location);
        set_class_features(&option);
        option.point = is_point(option.location);
        option.foreign = option.location->country_code[0] &&
                         !is_english(option.location->country_code) &&
                         option.feature[SCORE_COUNTRY] == 0;
        set_name_features(&option);
        option.feature[SCORE_FOREMOST] = options.n == 0;
        options.at[options.n++] = option;
    }
    set_namesakes(&options);
    weigh_alone(&options);
    return options;
}

/* The name's options as they are known, made when it is first met. */
static struct options_of options_of(const struct toponym *toponym, struct place_memory *memory,
                                    const struct gazetteers *gazetteers, struct arena *arena)
{
    struct choice *choice = toponym->choice;
    if (!choice) {
        return make_options(toponym, memory, gazetteers, arena);
    }
    if (!choice->options) {
        struct options_of made = make_options(toponym, memory, gazetteers, memory->arena);
        choice->options = made.at;
        choice->n_options = made.n;
    }
    size_t n = choice->n_options;
    struct options_of options = {.at = arena_room(arena, n, sizeof *options.at), .n = n, .cap = n};
    memcpy(options.at, choice->options, n * sizeof *options.at);
    return options;
}

static void set_asked(struct sense *sense)
{
    for (size_t i = 0; i < sense->options.n; i++) {
        struct option *option = &sense->options.at[i];
        option->feature[SCORE_BARE_COUNTY] = 0;
        option->feature[SCORE_OF_SEAT] = option->feature[SCORE_OF_CAPITAL] = 0;
        option->feature[SCORE_ASKED] = (float)feature_fits(sense->asks, option->location) / 2.0f;
    }
    sense->changed = true;
}

/* Open addressing over the senses' identities. */
struct sense_table {
    uint32_t *slot; /* index + 1 */
    size_t mask;
};

/* The slot of the sense with this name, kind and container; an empty one if there is none yet. */
static uint32_t *slot_of(const struct senses *senses, const struct sense_table *table, uint64_t key,
                         const char *asks, uint64_t inside_key)
{
    size_t i = phrase_add(key, inside_key) & table->mask;
    for (; table->slot[i]; i = (i + 1) & table->mask) {
        const struct sense *sense = &senses->at[table->slot[i] - 1];
        if (sense->key == key && sense->inside_key == inside_key && same_text(sense->asks, asks)) {
            break;
        }
    }
    return &table->slot[i];
}

static struct sense_table table_for(size_t mentions, struct arena *arena)
{
    size_t size = 16;
    while (size < mentions * 2 + 2) {
        size *= 2;
    }
    return (struct sense_table){arena_array(arena, uint32_t, size), size - 1};
}

/* Keeps only what lies inside one of the container's options, if anything does. */
static void keep_contained(struct sense *sense, const struct sense *container)
{
    size_t kept = 0;
    for (size_t i = 0; i < sense->options.n; i++) {
        struct option *option = &sense->options.at[i];
        for (size_t k = 0; k < container->options.n && !option->contained; k++) {
            option->contained =
                location_inside(option->location, container->options.at[k].location);
        }
        kept += option->contained;
    }
    if (kept == 0) {
        return;
    }
    sense->changed = true;
    size_t n = 0;
    for (size_t i = 0; i < sense->options.n; i++) {
        if (sense->options.at[i].contained) {
            sense->options.at[n++] = sense->options.at[i];
        }
    }
    sense->options.n = n;
}

/* Keeps only what is of the kind asked for, if anything is. */
static void keep_asked(struct sense *sense)
{
    float best = 0;
    for (size_t i = 0; i < sense->options.n; i++) {
        best = fmaxf(best, sense->options.at[i].feature[SCORE_ASKED]);
    }
    size_t n = 0;
    for (size_t i = 0; i < sense->options.n; i++) {
        if (sense->options.at[i].feature[SCORE_ASKED] >= best) {
            sense->options.at[n++] = sense->options.at[i];
        }
    }
    sense->options.n = n;
}

/* The container's options that hold one of the contained sense's. */
static void mark_containers(const struct sense *sense, struct sense *container)
{
    for (size_t k = 0; k < container->options.n; k++) {
        struct option *outer = &container->options.at[k];
        for (size_t i = 0; i < sense->options.n; i++) {
            if (location_inside(sense->options.at[i].location, outer->location)) {
                outer->feature[SCORE_CONTAINER] = 1;
                container->changed = true;
            }
        }
    }
}

/* "Springfield, Ohio" above lends its sense to "Springfield" below. */
static void lend_sense(struct senses *senses, const struct sense_table *table,
                       const struct sense *said)
{
    uint32_t slot = *slot_of(senses, table, said->key, NULL, 0);
    if (!slot) {
        return;
    }
    struct sense *bare = &senses->at[slot - 1];
    for (size_t i = 0; i < bare->options.n; i++) {
        if (has_place(&said->options, &bare->options.at[i])) {
            bare->options.at[i].feature[SCORE_SAME_NAME] = 1;
            bare->changed = true;
        }
    }
}

/* Joins a mention to its sense. */
static void join(struct senses *senses, const struct sense_table *table,
                 const struct toponyms *toponyms, uint32_t i, const struct gazetteers *gazetteers,
                 struct arena *arena)
{
    const struct toponym *toponym = &toponyms->at[i];
    uint64_t inside_key = toponym->inside >= 0 ? toponyms->at[toponym->inside].key : 0;
    uint32_t *slot = slot_of(senses, table, toponym->key, toponym->asks, inside_key);
    if (!*slot) {
        struct sense *sense = list_push(arena, senses);
        *sense = (struct sense){.key = toponym->key,
                                .inside_key = inside_key,
                                .asks = toponym->asks,
                                .first = i,
                                .inside = -1};
        sense->options = options_of(toponym, toponyms->memory, gazetteers, arena);
        if (sense->asks) {
            set_asked(sense);
        }
        *slot = (uint32_t)senses->n;
    }
    struct sense *sense = &senses->at[*slot - 1];
    sense->n++;
    sense->weight = fmaxf(sense->weight, toponym->guess);
    senses->of[i] = *slot - 1;
}

/* No place could fit so well that it would outweigh the words. */
#define HOPELESS 0.008f

static bool is_hopeless(const struct toponym *toponym)
{
    return toponym->guess < HOPELESS || toponym->candidates.n == 0;
}

struct senses senses_make(const struct toponyms *toponyms, const struct gazetteers *gazetteers,
                          struct arena *arena)
{
    struct senses senses = {.of = arena_array(arena, uint32_t, toponyms->n + 1),
                            .regions = &toponyms->memory->regions};
    struct sense_table table = table_for(toponyms->n, arena);
    for (uint32_t i = 0; i < toponyms->n; i++) {
        senses.of[i] = SENSE_NONE;
        if (!is_hopeless(&toponyms->at[i])) {
            join(&senses, &table, toponyms, i, gazetteers, arena);
        }
    }
    for (size_t i = 0; i < senses.n; i++) {
        struct sense *sense = &senses.at[i];
        const struct toponym *first = &toponyms->at[sense->first];
        if (sense->asks) {
            keep_asked(sense);
        }
        if (first->inside >= 0 && senses.of[first->inside] != SENSE_NONE) {
            sense->inside = (int32_t)senses.of[first->inside];
            keep_contained(sense, &senses.at[sense->inside]);
            mark_containers(sense, &senses.at[sense->inside]);
            lend_sense(&senses, &table, sense);
        }
    }
    return senses;
}

/* What changes by less than this will not change its mind. */
#define STILL 0.01f

/* Judges anew, in this context, what still moves, or everything; false: there was nothing. */
static bool judge(struct senses *senses, struct context *context, bool everything)
{
    bool any = false;
    for (size_t i = 0; i < senses->n; i++) {
        if (everything || senses->at[i].moving) {
            context_features(context, &senses->at[i], (uint32_t)i);
        }
    }
    for (size_t i = 0; i < senses->n; i++) {
        if (everything || senses->at[i].moving) {
            senses->at[i].moving = weigh_options(&senses->at[i].options) > STILL;
            any = any || senses->at[i].moving;
        }
    }
    return any;
}

void senses_score(struct senses *senses, const struct cues *cues, struct arena *arena)
{
    bool going = true;
    for (size_t i = 0; i < senses->n; i++) {
        struct sense *sense = &senses->at[i];
        if (sense->changed) {
            weigh_alone(&sense->options);
        }
        sense->moving = sense->options.n > 1;
    }
    struct context context = context_make(senses, cues, arena);
    for (int round = 1; round < ROUNDS && going; round++) {
        context_look(&context, senses);
        going = judge(senses, &context, false);
    }
    context_look(&context, senses);
    judge(senses, &context, true);
}
