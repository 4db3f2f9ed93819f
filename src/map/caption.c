#include "map/caption.h"

#include <string.h>

/* A line may end with it, not begin. */
#define MIDDLE_DOT "\u00a0\u00b7 "
/* Texts for many incidents stop here: nobody listens to more. */
#define SUMMARIES_MOST 12
#define COUNTRIES_MOST 3

static const enum word category_word[] = {WORD_STRIKE, WORD_TALKS, WORD_GROUND, WORD_VIOLENCE};
static const enum word title_word[] = {WORD_STRIKES_TITLE, WORD_TALKS_TITLE, WORD_GROUND_TITLE,
                                       WORD_VIOLENCE_TITLE};

static const char *text_of(struct buffer *buffer)
{
    return buffer->n ? buffer->at : "";
}

static void add_part(struct buffer *buffer, const char *between, const char *part)
{
    if (part && part[0]) {
        buffer_puts(buffer, buffer->n ? between : "");
        buffer_puts(buffer, part);
    }
}

const char *caption_figure(enum language language, const struct figure *f, struct arena *arena)
{
    if (f->low != FIGURE_UNKNOWN && f->high != FIGURE_UNKNOWN && f->low < f->high) {
        return arena_printf(arena, "%s\u2013%s", number_words(language, f->low, arena),
                            number_words(language, f->high, arena));
    }
    if (f->low != FIGURE_UNKNOWN && f->high == FIGURE_UNKNOWN) {
        return arena_printf(arena, "%s+", number_words(language, f->low, arena));
    }
    int32_t told = f->best != FIGURE_UNKNOWN ? f->best : f->high;
    return told == FIGURE_UNKNOWN ? NULL : number_words(language, told, arena);
}

/* A sum over incidents: unknown ones add nothing and leave the top open. Of talks nobody expects a
 * toll: theirs is unknown only for want of one. */
static struct figure add_figures(const struct incident_refs *incidents, size_t offset)
{
    struct figure sum = {FIGURE_UNKNOWN, FIGURE_UNKNOWN, 0};
    for (size_t i = 0; i < incidents->n; i++) {
        const struct figure *f =
            (const struct figure *)(const void *)((const char *)incidents->at[i] + offset);
        int32_t low = f->low != FIGURE_UNKNOWN ? f->low : f->best;
        if (incidents->at[i]->category == CATEGORY_TALKS && low == FIGURE_UNKNOWN) {
            continue;
        }
        if (low != FIGURE_UNKNOWN) {
            sum.low = (sum.low == FIGURE_UNKNOWN ? 0 : sum.low) + low % 10000000;
            sum.best = sum.low;
        }
        bool open = f->high == FIGURE_UNKNOWN || sum.high == FIGURE_UNKNOWN;
        sum.high = open ? FIGURE_UNKNOWN : sum.high + f->high % 10000000;
    }
    return sum;
}

static const char *toll_words(enum language language, const struct incident_refs *incidents,
                              size_t offset, enum word word, struct arena *arena)
{
    struct figure sum = add_figures(incidents, offset);
    if (sum.low <= 0 && sum.high <= 0) {
        return NULL;
    }
    long count = sum.high > sum.low ? sum.high : sum.low;
    return arena_printf(arena, "%s\u00a0%s", caption_figure(language, &sum, arena),
                        word_form(language, word, count, arena));
}

static const char *killed(enum language language, const struct incident_refs *incidents,
                          struct arena *arena)
{
    return toll_words(language, incidents, offsetof(struct incident, fatalities), WORD_KILLED,
                      arena);
}

static const char *injured(enum language language, const struct incident_refs *incidents,
                           struct arena *arena)
{
    return toll_words(language, incidents, offsetof(struct incident, injured), WORD_INJURED, arena);
}

static void date_bounds(const struct incident_refs *incidents, int32_t *first, int32_t *last)
{
    *first = *last = DAY_NONE;
    for (size_t i = 0; i < incidents->n; i++) {
        const struct day_range *d = &incidents->at[i]->date;
        if (d->first == DAY_NONE) {
            continue;
        }
        *first = *first == DAY_NONE || d->first < *first ? d->first : *first;
        *last = *last == DAY_NONE || d->last > *last ? d->last : *last;
    }
}

const char *caption_dates(enum language language, const struct incident_refs *incidents,
                          enum date_style style, struct arena *arena)
{
    int32_t first, last;
    date_bounds(incidents, &first, &last);
    return day_range_words(language, first, last, style, arena);
}

const char *caption_counts(enum language language, const struct incident_refs *incidents,
                           struct arena *arena)
{
    long counts[STYLE_CATEGORIES] = {0};
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < incidents->n; i++) {
        counts[incidents->at[i]->category]++;
    }
    for (int c = 0; c < STYLE_CATEGORIES; c++) {
        if (counts[c]) {
            add_part(&out, ", ", word_counted(language, category_word[c], counts[c], arena));
        }
    }
    return text_of(&out);
}

const char *caption_detail(enum language language, const struct incident_refs *incidents,
                           enum date_style style, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    if (incidents->n > 1) {
        add_part(&out, MIDDLE_DOT, caption_counts(language, incidents, arena));
    }
    add_part(&out, MIDDLE_DOT, caption_dates(language, incidents, style, arena));
    add_part(&out, MIDDLE_DOT, killed(language, incidents, arena));
    return text_of(&out);
}

const char *caption_km(enum language language, double km, struct arena *arena)
{
    long step = km >= 1000 ? 100 : km >= 100 ? 10 : 1;
    long rounded = (long)(km / (double)step + 0.5) * step;
    return arena_printf(arena, "%s\u00a0km", number_words(language, rounded, arena));
}

/* A name from a file edited by hand may have line feeds; labels have one line for it. */
static const char *on_one_line(const char *name, struct arena *arena)
{
    char *line = arena_strndup(arena, name, strlen(name));
    for (char *c = strpbrk(line, "\r\n"); c; c = strpbrk(c, "\r\n")) {
        *c = ' ';
    }
    return line;
}

const char *caption_name(const struct site *site, struct arena *arena)
{
    const char *name = on_one_line(site->name ? site->name : "?", arena);
    return site->places ? arena_printf(arena, "%s +%zu", name, site->places) : name;
}

static const char *what(enum language language, const struct incident_refs *incidents,
                        struct arena *arena)
{
    const struct incident *first = incidents->at[0];
    if (incidents->n > 1) {
        return caption_counts(language, incidents, arena);
    }
    if (language == LANGUAGE_EN && first->type) {
        return first->type;
    }
    return word_form(language, category_word[first->category], 1, arena);
}

static const char *status_words(enum language language, const struct incident_refs *incidents)
{
    enum status status = incidents->at[0]->status;
    for (size_t i = 1; i < incidents->n; i++) {
        if (incidents->at[i]->status != status) {
            return NULL;
        }
    }
    return status == STATUS_REPORTED
               ? NULL
               : word(language, (enum word)(WORD_STATUS_REPORTED + (int)status));
}

static const char *told(enum language language, const struct incident_refs *incidents,
                        enum date_style style, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    add_part(&out, ", ", what(language, incidents, arena));
    add_part(&out, ", ", caption_dates(language, incidents, style, arena));
    add_part(&out, ", ", killed(language, incidents, arena));
    add_part(&out, ", ", injured(language, incidents, arena));
    add_part(&out, "; ", status_words(language, incidents));
    return text_of(&out);
}

const char *caption_key(enum language language, const char *name,
                        const struct incident_refs *incidents, enum date_style style,
                        struct arena *arena)
{
    const char *rest = told(language, incidents, style, arena);
    return name ? arena_printf(arena, "%s: %s", name, rest) : rest;
}

const char *caption_title(enum language language, const char *name,
                          const struct incident_refs *incidents, struct arena *arena)
{
    const char *rest = told(language, incidents, DATE_FULL, arena);
    return name ? arena_printf(arena, "%s: %s", name, rest) : rest;
}

const char *caption_description(const struct incident_refs *incidents, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < incidents->n && i < SUMMARIES_MOST; i++) {
        add_part(&out, " ", incidents->at[i]->summary);
    }
    return text_of(&out);
}

const char *caption_ids(const struct incident_refs *incidents, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < incidents->n; i++) {
        add_part(&out, " ", incidents->at[i]->id);
    }
    return text_of(&out);
}

const char *caption_projection(enum language language, const struct projection_choice *choice,
                               struct arena *arena)
{
    static const enum word families[] = {WORD_CONIC,       WORD_AZIMUTHAL,  WORD_POLAR,
                                         WORD_CYLINDRICAL, WORD_TRANSVERSE, WORD_COMPROMISE};
    static const enum word properties[] = {WORD_CONFORMAL, WORD_EQUAL_AREA, WORD_COMPROMISE};
    if (choice->family == FAMILY_GIVEN) {
        return arena_strndup(arena, choice->where, strlen(choice->where));
    }
    if (choice->family == FAMILY_WORLD) {
        return arena_printf(arena, "%s (%s)", choice->where, word(language, WORD_COMPROMISE));
    }
    const char *family = word(language, families[choice->family]);
    const char *property = word(language, properties[choice->property]);
    bool noun_first = language == LANGUAGE_FR || language == LANGUAGE_ES;
    const char *kind = arena_printf(arena, "%s %s", noun_first ? family : property,
                                    noun_first ? property : family);
    return choice->where[0] ? arena_printf(arena, "%s, %s", kind, choice->where) : kind;
}

/* ---- the title ------------------------------------------------------------------------------ */
struct tally {
    const char *name;
    size_t n;
};

struct tallies ARENA_LIST(struct tally);

static struct tallies countries_of(const struct incidents *incidents, struct arena *arena)
{
    struct tallies countries = {0};
    for (size_t i = 0; i < incidents->n; i++) {
        const char *name = incidents->at[i].location.country;
        size_t k = 0;
        while (name && k < countries.n && strcmp(countries.at[k].name, name) != 0) {
            k++;
        }
        if (name && k == countries.n) {
            list_push(arena, &countries)->name = name;
        }
        if (name) {
            countries.at[k].n++;
        }
    }
    /* Most first; equals as they came. */
    for (size_t i = 1; i < countries.n; i++) {
        struct tally t = countries.at[i];
        size_t k = i;
        for (; k > 0 && countries.at[k - 1].n < t.n; k--) {
            countries.at[k] = countries.at[k - 1];
        }
        countries.at[k] = t;
    }
    return countries;
}

/* "a", "a and b", "a, b and c" */
static const char *enumerate(enum language language, const char *const *names, size_t n,
                             struct arena *arena)
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < n; i++) {
        if (i && i + 1 == n) {
            buffer_printf(&out, " %s ", word(language, WORD_AND));
        } else if (i) {
            buffer_puts(&out, ", ");
        }
        buffer_puts(&out, names[i]);
    }
    return text_of(&out);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

/* "Strikes, talks and ground fighting"; all kinds together are incidents. */
static const char *kinds(enum language language, const struct incidents *incidents,
                         struct arena *arena)
{
    const char *names[STYLE_CATEGORIES];
    bool any[STYLE_CATEGORIES] = {false};
    size_t n = 0;
    for (size_t i = 0; i < incidents->n; i++) {
        any[incidents->at[i].category] = true;
    }
    for (int c = 0; c < STYLE_CATEGORIES; c++) {
        if (any[c]) {
            char *name = arena_strndup(arena, word(language, title_word[c]),
                                       strlen(word(language, title_word[c])));
            /* German nouns stay capital, Cyrillic ones are left alone too: ASCII only is lowered.
             */
            name[0] = n && language != LANGUAGE_DE ? lower(name[0]) : name[0];
            names[n++] = name;
        }
    }
    return n == STYLE_CATEGORIES ? word(language, WORD_INCIDENTS_TITLE)
                                 : enumerate(language, names, n, arena);
}

/* "in the United States" */
static const char *with_article(const char *country, struct arena *arena)
{
    static const char *const theirs[] = {
        "Bahamas",
        "Central African Republic",
        "Comoros",
        "Democratic Republic",
        "DR Congo",
        "Dominican Republic",
        "Gambia",
        "Maldives",
        "Netherlands",
        "Philippines",
        "Republic of Congo",
        "United ",
    };
    for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++) {
        if (strncmp(country, theirs[i], strlen(theirs[i])) == 0) {
            return arena_printf(arena, "the %s", country);
        }
    }
    size_t n = strlen(country);
    bool islands = n > 8 && strcmp(country + n - 8, " Islands") == 0;
    return islands ? arena_printf(arena, "the %s", country) : country;
}

/* "Ukraine, Russia and 3 other countries", those with most first. */
static const char *where(enum language language, const struct tallies *countries,
                         struct arena *arena)
{
    const char *names[COUNTRIES_MOST];
    bool all = countries->n <= COUNTRIES_MOST;
    size_t n = all ? countries->n : COUNTRIES_MOST;
    for (size_t i = 0; i < n; i++) {
        names[i] = with_article(countries->at[i].name, arena);
    }
    if (!all) {
        size_t others = countries->n - (COUNTRIES_MOST - 1);
        names[n - 1] = word_counted(language, WORD_MORE_COUNTRIES, (long)others, arena);
    }
    return enumerate(language, names, n, arena);
}

const char *caption_map_title(enum language language, const struct incidents *incidents,
                              struct arena *arena)
{
    if (!incidents->n) {
        return word(language, WORD_NO_INCIDENTS);
    }
    const char *title = kinds(language, incidents, arena);
    struct tallies countries = countries_of(incidents, arena);
    /* Names of countries are English. */
    if (language != LANGUAGE_EN || !countries.n) {
        return title;
    }
    return arena_printf(arena, "%s %s %s", title, word(language, WORD_IN),
                        where(language, &countries, arena));
}
