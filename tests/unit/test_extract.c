#include "spec.h"

#include "incident/summary.h"
#include "text_half.h"

/* Sentences and what they tell, run through the whole of the text half with the gazetteer of the
 * build. A line of tests/spec/extract_*.txt:
 *   day of publication ('-': none) | text ('//' begins a paragraph) | incidents, or "none"
 * Incidents are separated by ';', each is "category place", then what shall be held of it,
 * separated by commas: a day, "killed 3", "injured 20+", "killed 3-5", "by Russia", "by -", "with
 * missile", "at hospital", "type air strike", "planned", "claimed", "parties Russia+Ukraine",
 * "mediators Oman". */

/* cmocka's state reaches the tests, not the spec's lines. */
static struct tools tools;

static int open_tools(void **state)
{
    *state = &tools;
    return tools_open(&tools) ? 0 : -1;
}

static int close_tools(void **state)
{
    (void)state;
    tools_close(&tools);
    return 0;
}

static struct incidents extract_text(struct span day, struct span text,
                                     struct explanation *explanation, struct arena *arena)
{
    return article_extract(&tools, "spec.txt", article_bytes(day, text, arena), explanation, arena);
}

/* ---- what is held of an incident ---- */

static bool after(struct span text, const char *word, struct span *rest)
{
    size_t n = strlen(word);
    if (!span_starts(text, word) || text.n < n) {
        return false;
    }
    *rest = span_trim((struct span){text.at + n, text.n - n});
    return true;
}

static bool text_holds(const char *got, struct span wanted)
{
    return span_is(wanted, got ? got : "-");
}

static bool parties_hold(const struct names *parties, struct span wanted)
{
    struct span name;
    size_t n = 0;
    while (span_split(&wanted, '+', &name)) {
        bool found = false;
        for (size_t i = 0; i < parties->n; i++) {
            found = found || span_is(span_trim(name), parties->at[i]);
        }
        n++;
        if (!found) {
            return false;
        }
    }
    return n == parties->n;
}

static bool holds(const struct incident *got, struct span wanted, struct arena *arena)
{
    struct span rest;
    char day[11] = "-";
    enum status status;
    if (after(wanted, "killed ", &rest)) {
        return text_holds(figure_short(got->fatalities, arena), rest);
    }
    if (after(wanted, "injured ", &rest)) {
        return text_holds(figure_short(got->injured, arena), rest);
    }
    if (after(wanted, "by ", &rest)) {
        return text_holds(got->actor1, rest);
    }
    if (after(wanted, "with ", &rest)) {
        return text_holds(got->weapon, rest);
    }
    if (after(wanted, "at ", &rest)) {
        return text_holds(got->target, rest);
    }
    if (after(wanted, "type ", &rest)) {
        return text_holds(got->type, rest);
    }
    if (after(wanted, "mediators ", &rest)) {
        return parties_hold(&got->mediators, rest);
    }
    if (after(wanted, "parties ", &rest)) {
        return parties_hold(&got->parties, rest);
    }
    if (status_from_name(wanted, &status)) {
        return got->status == status;
    }
    if (got->date.first != DAY_NONE) {
        day_format(got->date.first, day);
    }
    return span_is(wanted, day);
}

static bool incident_is(const struct incident *got, struct span wanted, struct arena *arena)
{
    struct span head, fact;
    if (!span_split(&wanted, ',', &head)) {
        return false;
    }
    head = span_trim(head);
    struct span place = {head.at, 0};
    for (size_t i = 0; i < head.n; i++) {
        if (head.at[i] == ' ') {
            place = (struct span){head.at + i + 1, head.n - i - 1};
            head.n = i;
        }
    }
    bool unlocated = got->location.precision == PRECISION_NONE;
    if (!span_is(head, category_name(got->category)) ||
        !text_holds(unlocated ? NULL : got->location.name, place)) {
        return false;
    }
    while (span_split(&wanted, ',', &fact)) {
        if (!holds(got, span_trim(fact), arena)) {
            return false;
        }
    }
    return true;
}

static void print_incident(const struct incident *i, struct arena *arena)
{
    char day[11] = "-";
    if (i->date.first != DAY_NONE) {
        day_format(i->date.first, day);
    }
    fprintf(stderr, "  got %s %s, %s, killed %s, injured %s, by %s, with %s, at %s, type %s, %s\n",
            category_name(i->category),
            i->location.precision == PRECISION_NONE ? "-" : i->location.name, day,
            figure_short(i->fatalities, arena), figure_short(i->injured, arena),
            i->actor1 ? i->actor1 : "-", i->weapon ? i->weapon : "-", i->target ? i->target : "-",
            i->type, status_name(i->status));
}

static bool all_found(struct incidents *got, struct span wanted, struct arena *arena)
{
    struct span one;
    bool good = true;
    while (span_split(&wanted, ';', &one)) {
        size_t i = 0;
        while (i < got->n && !incident_is(&got->at[i], span_trim(one), arena)) {
            i++;
        }
        if (i == got->n) {
            fprintf(stderr, "  missing %.*s\n", (int)one.n, one.at);
            good = false;
        } else {
            got->at[i] = got->at[--got->n];
        }
    }
    return good;
}

static bool line_holds(const struct spec_line *line)
{
    struct arena arena = {0};
    if (line->n != 3) {
        fprintf(stderr, "  %d fields, not 3\n", line->n);
        return false;
    }
    struct incidents got = extract_text(line->field[0], line->field[1], NULL, &arena);
    bool none = span_is(line->field[2], "none");
    bool good = none || all_found(&got, line->field[2], &arena);
    for (size_t i = 0; i < got.n; i++) {
        print_incident(&got.at[i], &arena);
    }
    good = good && got.n == 0;
    arena_free(&arena);
    return good;
}

/* ---- the specs ---- */

#define SPEC(name)                                                                                 \
    static void name(void **state)                                                                 \
    {                                                                                              \
        (void)state;                                                                               \
        assert_true(spec_run("extract_" #name ".txt", line_holds) > 0);                            \
    }

SPEC(places)
SPEC(days)
SPEC(tolls)
SPEC(actors)
SPEC(talks)
SPEC(ground)
SPEC(nothing)
SPEC(status)
SPEC(joining)
SPEC(prose)
SPEC(followup)

/* ---- what no spec says ---- */

static void quotes_lie_in_the_file(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct span text = SPAN("All was quiet in the morning. Two rockets hit a school in Sumy on "
                            "Sunday, killing one man.");
    struct incidents got = extract_text(SPAN("2025-03-24"), text, NULL, &arena);
    assert_int_equal(got.n, 1);
    const struct source *source = &got.at[0].sources.at[0];
    assert_string_equal(source->quote,
                        "Two rockets hit a school in Sumy on Sunday, killing one man.");
    assert_int_equal(source->end - source->start, strlen(source->quote));
    assert_int_equal(source->start, strlen("date: 2025-03-24\n\nAll was quiet in the morning. "));
    assert_string_equal(source->published, "2025-03-24");
    assert_non_null(got.at[0].summary);
    assert_string_equal(got.at[0].location_text, "Sumy");
    assert_true(got.at[0].confidence > 0 && got.at[0].confidence < 1);
    arena_free(&arena);
}

/* The specs' texts are read with a sentence that speaks of arms behind them; these are not. */
static void accidents_are_no_attacks(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "A building collapsed in Novi Sad on Sunday, killing three.",
        "A warehouse caught fire in Leeds on Sunday, injuring three.",
        "Three people were killed in Izmir on Sunday when a wall gave way.",
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *plain = arena_printf(&arena, "date: 2025-03-24\n\n%s\n", texts[i]);
        const char *armed = arena_printf(&arena, "%sA missile had been seen.\n", plain);
        assert_int_equal(article_extract(&tools, "a.txt", span_of(plain), NULL, &arena).n, 0);
        assert_int_equal(article_extract(&tools, "a.txt", span_of(armed), NULL, &arena).n, 1);
    }
    arena_free(&arena);
}

/* So many miles from a port is a point at sea, and no dot in the port. */
static void ships_lie_off_the_port(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct span text = SPAN("Missiles hit a tanker 60 nautical miles west of Hodeidah on Sunday.");
    struct incidents got = extract_text(SPAN("2025-03-24"), text, NULL, &arena);
    assert_int_equal(got.n, 1);
    const struct location *l = &got.at[0].location;
    assert_string_equal(l->name, "60 nautical miles west of Hodeidah");
    assert_int_equal(l->precision, PRECISION_AREA);
    assert_true(l->lon > 41.8 && l->lon < 42.0 && l->lat > 14.7 && l->lat < 14.9);
    assert_true(l->radius_km > 20 && l->radius_km < 25);
    assert_null(l->country);
    text = SPAN("Missiles hit a tanker 60 nautical miles off Hodeidah on Sunday.");
    got = extract_text(SPAN("2025-03-24"), text, NULL, &arena);
    assert_int_equal(got.n, 1);
    assert_true(got.at[0].location.radius_km > 111 && got.at[0].location.radius_km < 112);
    arena_free(&arena);
}

static bool has_note(const struct explanation *notes, const char *what, int32_t incident,
                     const char *text, struct span article)
{
    for (size_t i = 0; i < notes->n; i++) {
        const struct explanation_note *n = &notes->at[i];
        struct span words = {article.at + n->start, n->end - n->start};
        if (strcmp(n->what, what) == 0 && n->incident == incident && span_is(words, text)) {
            return true;
        }
    }
    return false;
}

static void explanation_names_the_words(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct explanation notes = {0};
    struct span text = SPAN("Russian missiles struck Odesa on Sunday, killing three people. The "
                            "governor spoke to reporters in Lviv.");
    struct span day = SPAN("2025-03-24");
    struct span article = article_bytes(day, text, &arena);
    struct incidents got = extract_text(day, text, &notes, &arena);
    assert_int_equal(got.n, 1);
    assert_true(has_note(&notes, "trigger", 0, "struck", article));
    assert_true(has_note(&notes, "place", 0, "Odesa", article));
    assert_true(has_note(&notes, "date", 0, "on Sunday", article));
    assert_true(has_note(&notes, "killed", 0, "killing three people", article));
    assert_true(has_note(&notes, "actor", 0, "Russian", article));
    assert_true(has_note(&notes, "no dot", -1, "Lviv", article));
    arena_free(&arena);
}

static void without_a_date_a_weekday_stays_one(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct span text = SPAN("Russian missiles struck Odesa on Sunday, killing three people.");
    struct incidents got = extract_text(SPAN("-"), text, NULL, &arena);
    assert_int_equal(got.n, 1);
    assert_int_equal(got.at[0].date.first, DAY_NONE);
    assert_int_equal(got.at[0].weekday, 6);
    arena_free(&arena);
}

static void hostile_text_is_survived(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        ".",
        "killed",
        "in in in in",
        "struck , struck , struck ( ( ( ) ; : killed",
        "to to to strike to strike Sumy to",
        "A day after a day after a day after",
        "Kyiv , Kyiv , Kyiv , Kyiv and Kyiv and Kyiv were and were and was struck struck",
        "99999999999999999999 people were killed in Sumy in a missile attack attack attack",
        "the the the the city of of of Sumy's 's 's 's attack",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct arena arena = {0};
        extract_text(SPAN("2025-03-24"), span_of(texts[i]), NULL, &arena);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places),
        cmocka_unit_test(days),
        cmocka_unit_test(tolls),
        cmocka_unit_test(actors),
        cmocka_unit_test(talks),
        cmocka_unit_test(ground),
        cmocka_unit_test(nothing),
        cmocka_unit_test(status),
        cmocka_unit_test(joining),
        cmocka_unit_test(prose),
        cmocka_unit_test(followup),
        cmocka_unit_test(quotes_lie_in_the_file),
        cmocka_unit_test(accidents_are_no_attacks),
        cmocka_unit_test(ships_lie_off_the_port),
        cmocka_unit_test(explanation_names_the_words),
        cmocka_unit_test(without_a_date_a_weekday_stays_one),
        cmocka_unit_test(hostile_text_is_survived),
    };
    return cmocka_run_group_tests(tests, open_tools, close_tools);
}
