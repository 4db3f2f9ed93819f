/* dateline geocode NAME... */
#include <inttypes.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "cli/pipeline.h"
#include "place/gazetteer_tables.h"
#include "place/geocode.h"

/* So many candidates a name are shown. */
#define SHOWN 10

static bool read_near(const char *text, struct geocode_options *out, struct error *error)
{
    struct span rest = span_of(text), lon, lat;
    bool two = span_split(&rest, ',', &lon) && span_split(&rest, ',', &lat) && !rest.at;
    if (!two || !span_double(span_trim(lon), &out->lon) ||
        !span_double(span_trim(lat), &out->lat) || fabs(out->lon) > 180 || fabs(out->lat) > 90) {
        return error_set(error, ERROR_USAGE, "--near wants LON,LAT such as 30.52,50.45, not '%s'",
                         text);
    }
    out->near = true;
    return true;
}

static bool read_options(struct geocode_options *out, const struct run *run, struct error *error)
{
    const struct options *options = &run->options;
    *out = (struct geocode_options){.limit = SHOWN, .country = options->country};
    if (options->arguments.n == 0) {
        return error_set(error, ERROR_USAGE, "no name given");
    }
    if (options->country && strlen(options->country) != 2) {
        return error_set(error, ERROR_USAGE, "--country wants two letters such as UA, not '%s'",
                         options->country);
    }
    return !options->near || read_near(options->near, out, error);
}

/* ---- for people --------------------------------------------------------------------------------
 */

enum {
    COLUMN_NAME,
    COLUMN_ADMIN1,
    COLUMN_COUNTRY,
    COLUMN_LAT,
    COLUMN_LON,
    COLUMN_KIND,
    COLUMN_POPULATION,
    COLUMN_WHY,
    COLUMNS
};

static const char *const headings[COLUMNS] = {"name", "division", "country",    "lat",
                                              "lon",  "kind",     "population", "why"};

struct table_row {
    const char *cells[COLUMNS];
};

static bool is_number_column(int column)
{
    return column == COLUMN_LAT || column == COLUMN_LON || column == COLUMN_POPULATION;
}

/* Columns of a terminal that a text takes. */
static size_t width_of(const char *text)
{
    const char *at = text, *end = text + strlen(text);
    size_t width = 0;
    while (at < end) {
        uint32_t c;
        at += utf8_decode(at, end, &c);
        int columns = utf8proc_charwidth((utf8proc_int32_t)c);
        width += columns > 0 ? (size_t)columns : 0;
    }
    return width;
}

static struct table_row make_row(const struct geocode_match *match, struct arena *arena)
{
    const struct location *l = &match->location;
    const struct feature_facts *facts = feature_facts(l->feature_class, l->feature_code);
    struct table_row row = {.cells = {
                                [COLUMN_NAME] = l->name,
                                [COLUMN_ADMIN1] = l->admin1 ? l->admin1 : "",
                                [COLUMN_COUNTRY] = l->country ? l->country : l->country_code,
                                [COLUMN_KIND] = facts->label,
                                [COLUMN_WHY] = match->why,
                            }};
    row.cells[COLUMN_LAT] = arena_printf(arena, "%.4f", l->lat);
    row.cells[COLUMN_LON] = arena_printf(arena, "%.4f", l->lon);
    row.cells[COLUMN_POPULATION] =
        l->population ? arena_printf(arena, "%" PRIu64, l->population) : "";
    row.cells[COLUMN_COUNTRY] =
        arena_strndup(arena, row.cells[COLUMN_COUNTRY], strlen(row.cells[COLUMN_COUNTRY]));
    return row;
}

static void print_row(const struct table_row *row, const size_t widths[COLUMNS])
{
    for (int c = 0; c < COLUMNS; c++) {
        size_t pad = widths[c] - width_of(row->cells[c]);
        if (is_number_column(c)) {
            printf("%*s%s", (int)pad, "", row->cells[c]);
        } else {
            printf("%s%*s", row->cells[c], c + 1 < COLUMNS ? (int)pad : 0, "");
        }
        fputs(c + 1 < COLUMNS ? "  " : "\n", stdout);
    }
}

static void print_table(const struct geocode_answer *answer, struct arena *arena)
{
    size_t widths[COLUMNS] = {0};
    struct table_row *rows = arena_array(arena, struct table_row, answer->n + 1);
    memcpy(rows[0].cells, headings, sizeof headings);
    for (size_t i = 0; i < answer->n; i++) {
        rows[i + 1] = make_row(&answer->at[i], arena);
    }
    for (size_t i = 0; i <= answer->n; i++) {
        for (int c = 0; c < COLUMNS; c++) {
            size_t width = width_of(rows[i].cells[c]);
            widths[c] = width > widths[c] ? width : widths[c];
        }
    }
    for (size_t i = 0; i <= answer->n; i++) {
        print_row(&rows[i], widths);
    }
}

/* ---- for programs ------------------------------------------------------------------------------
 */

static json_t *text_or_null(const char *text)
{
    return text && *text ? json_string(text) : json_null();
}

static json_t *match_json(const struct geocode_match *match)
{
    const struct location *l = &match->location;
    char class_text[2] = {l->feature_class, '\0'};
    json_t *o = json_object();
    json_object_set_new(o, "name", json_string(l->name));
    json_object_set_new(o, "admin1", text_or_null(l->admin1));
    json_object_set_new(o, "country", text_or_null(l->country));
    json_object_set_new(o, "country_code", text_or_null(l->country_code));
    json_object_set_new(o, "geonameid", l->geonameid ? json_integer(l->geonameid) : json_null());
    json_object_set_new(o, "feature_class", text_or_null(class_text));
    json_object_set_new(o, "feature_code", text_or_null(l->feature_code));
    json_object_set_new(o, "geo_precision", json_string(geo_precision_name(l->precision)));
    json_object_set_new(o, "geo_radius_km", json_real(l->radius_km));
    json_object_set_new(o, "lat", json_real(l->lat));
    json_object_set_new(o, "lon", json_real(l->lon));
    json_object_set_new(o, "population",
                        l->population ? json_integer((json_int_t)l->population) : json_null());
    json_object_set_new(o, "score", json_real(round(match->score * 1e4) / 1e4));
    json_object_set_new(o, "why", json_string(match->why));
    return o;
}

static json_t *answer_json(const char *query, const struct geocode_answer *answer)
{
    json_t *o = json_object(), *candidates = json_array();
    for (size_t i = 0; i < answer->n; i++) {
        json_array_append_new(candidates, match_json(&answer->at[i]));
    }
    json_t *text = json_string(query);
    json_object_set_new(o, "query", text ? text : json_null()); /* null: it is not UTF-8 */
    json_object_set_new(o, "found", json_integer((json_int_t)answer->found));
    json_object_set_new(o, "guessed", json_boolean(answer->guessed));
    json_object_set_new(o, "container", json_boolean(answer->container));
    json_object_set_new(o, "note", text_or_null(answer->note));
    json_object_set_new(o, "candidates", candidates);
    return o;
}

/* ---- the command -------------------------------------------------------------------------------
 */

static void tell(const struct run *run, const char *query, const struct geocode_answer *answer,
                 bool heading, bool first)
{
    if (answer->n == 0) {
        say_problem("%s", answer->note ? answer->note : "");
        return;
    }
    if (answer->note) {
        say_remark(run, "%s", answer->note);
    }
    if (run->options.json) {
        return;
    }
    if (heading) {
        printf("%s%s\n", first ? "" : "\n", query);
    }
    struct arena arena = {0};
    print_table(answer, &arena);
    arena_free(&arena);
    if (answer->found > answer->n) {
        say_remark(run, "%zu more places are called so", answer->found - answer->n);
    }
}

int command_geocode(struct run *run)
{
    const struct texts *names = &run->options.arguments;
    struct geocode_options options;
    struct gazetteers gazetteers;
    struct error error = {0};
    int status = EXIT_DONE;
    size_t shown = 0;
    if (!read_options(&options, run, &error) || !gazetteers_open(&gazetteers, run, &error)) {
        say_error(&error);
        return exit_for(&error);
    }
    json_t *all = json_array();
    for (size_t i = 0; i < names->n; i++) {
        struct geocode_answer answer =
            geocode(span_of(names->at[i]), &gazetteers, &options, &run->arena);
        if (answer.n == 0) {
            status = EXIT_FAILED;
            answer.note = answer.note ? answer.note
                                      : arena_printf(&run->arena, "nothing is called '%s'%s%s",
                                                     names->at[i], options.country ? " in " : "",
                                                     options.country ? options.country : "");
        }
        tell(run, names->at[i], &answer, names->n > 1, shown == 0);
        shown += answer.n > 0;
        json_array_append_new(all, answer_json(names->at[i], &answer));
    }
    if (run->options.json) {
        json_dumpf(all, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
        putchar('\n');
    }
    json_decref(all);
    return status;
}
