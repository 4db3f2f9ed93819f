#include "check.h"

#include <string.h>

#include "place/gazetteer_build.h"
#include "place/geocode.h"
#include "place/typing.h"

#define TABLES TESTS_FOLDER "/gazetteer/tables"
#define DUMP   TESTS_FOLDER "/gazetteer/dumps/UA.txt"
#define OUT    BUILD_FOLDER "/test_geocode.bin"
#define OWN    BUILD_FOLDER "/test_geocode_own.bin"

struct fixture {
    struct arena arena;
    struct gazetteers gazetteers;
};

static void compile(const char *source, const char *dump, const char *out)
{
    struct arena arena = {0};
    struct error error = {0};
    struct gazetteer_build_report report;
    const struct gazetteer_build_options options = {
        .source = source, .add = &dump, .n_add = dump ? 1 : 0};
    if (!gazetteer_build(out, &options, &report, &arena, &error)) {
        fail_msg("%s", error.text);
    }
    arena_free(&arena);
}

static void add_file(struct fixture *fixture, const char *path)
{
    struct gazetteer *gazetteer = NULL;
    struct error error = {0};
    if (!gazetteer_open(&gazetteer, path, &fixture->arena, &error)) {
        fail_msg("%s", error.text);
    }
    fixture->gazetteers.at[fixture->gazetteers.n++] = gazetteer;
}

/* The user's own, of a dump alone, before the tables. */
static int open_both(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    compile(NULL, DUMP, OWN);
    compile(TABLES, NULL, OUT);
    add_file(&fixture, OWN);
    add_file(&fixture, OUT);
    *state = &fixture;
    return 0;
}

static int close_both(void **state)
{
    struct fixture *fixture = *state;
    arena_free(&fixture->arena);
    return 0;
}

static struct geocode_answer ask(void **state, const char *query, struct geocode_options options)
{
    struct fixture *fixture = *state;
    return geocode(span_of(query), &fixture->gazetteers, &options, &fixture->arena);
}

/* The best answer to a query, which must be no guess. */
static struct geocode_match best(void **state, const char *query)
{
    struct geocode_answer answer = ask(state, query, (struct geocode_options){0});
    if (answer.n == 0 || answer.guessed || answer.container) {
        fail_msg("'%s': %zu answers, %s", query, answer.n, answer.note ? answer.note : "a guess");
    }
    return answer.at[0];
}

static void names_and_kinds_find_places(void **state)
{
    assert_string_equal(best(state, "Kryvyi Rih").location.name, "Kryvyi Rih");
    assert_string_equal(best(state, "krivoy rog").why, "another name of it");
    assert_string_equal(best(state, "Kuibyshev").why, "a former name");
    assert_string_equal(best(state, "Sumy region").location.feature_code, "ADM1");
    assert_string_equal(best(state, "the village of Andriivka").location.name, "Andriivka");
    assert_string_equal(best(state, "Washington, D.C.").location.feature_code, "ADM1");
    assert_string_equal(best(state, "Ukrainian").location.name, "Ukraine");
    assert_string_equal(best(state, "Nice").location.feature_class == 'P' ? "P" : "", "P");
}

static void places_lie_in_what_was_named(void **state)
{
    static const char *const ways[] = {"Andriivka, Sumy", "Andriivka, Sumy region",
                                       "Andriivka, Sumy Oblast, Ukraine", "Andriivka, UA",
                                       "Андріївка, Україна"};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct geocode_match match = best(state, ways[i]);
        assert_string_equal(match.location.name, "Andriivka");
        /* The dump has no countries; the tables know them. */
        assert_string_equal(match.location.country, "Ukraine");
        assert_string_equal(match.location.admin1, "Sumy Oblast");
    }
    assert_string_equal(best(state, "St. Louis, MO").why, "its name, in Missouri");
    assert_string_equal(best(state, "St Louis, Missouri").location.name, "St. Louis");
    assert_int_equal(ask(state, "St. Louis, Ukraine", (struct geocode_options){0}).container, true);
}

static void a_missing_place_gives_its_container(void **state)
{
    struct geocode_answer answer = ask(state, "Zelenyi Hai, Sumy", (struct geocode_options){0});
    assert_true(answer.container);
    assert_string_equal(answer.at[0].location.name, "Sumy Oblast");
    assert_int_equal(answer.at[0].location.precision, PRECISION_REGION);
    assert_string_equal(answer.note,
                        "no 'Zelenyi Hai' is known in 'Sumy'; this is where it should lie");
    answer = ask(state, "Zelenyi Hai, Atlantis", (struct geocode_options){0});
    assert_int_equal(answer.n, 0);
    assert_string_equal(answer.note, "nothing is called 'Atlantis'");
}

static void guesses_are_said_to_be_guesses(void **state)
{
    static const char *const slips[][2] = {
        {"Kryvyi Rhi", "Kryvyi Rih"},
        {"Riydah", "Riyadh"},
        {"Lutks", "Lutsk"},
        {"Samaraa", "Samara"},
        {"Amdriivka", "Andriivka"},
        {"Kriviy Roh", "Kryvyi Rih"},
        {"Лцтськ", NULL},
        {"Krivyy Rgi", "Kryvyi Rih"},
        {"New Yrok", "New York City"},
        {"Сумми", "Sumy"},
        {"Xqzwvkjh", NULL},
        {"abc", NULL},
    };
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        struct geocode_answer answer = ask(state, slips[i][0], (struct geocode_options){0});
        if (!slips[i][1]) {
            assert_int_equal(answer.n, 0);
            continue;
        }
        if (!answer.guessed || answer.n == 0 ||
            strcmp(answer.at[0].location.name, slips[i][1]) != 0) {
            fail_msg("'%s' gave %s", slips[i][0],
                     answer.n ? answer.at[0].location.name : "nothing");
        }
        assert_non_null(answer.note);
    }
}

static void options_narrow_the_answer(void **state)
{
    struct geocode_answer answer = ask(state, "Kiev", (struct geocode_options){.country = "RU"});
    assert_int_equal(answer.n, 0);
    answer = ask(state, "Kiev", (struct geocode_options){.country = "ua"});
    assert_int_equal(answer.n, 1);
    answer = ask(state, "Sumy", (struct geocode_options){0});
    assert_int_equal(answer.n, 2); /* once for both gazetteers, and the division */
    assert_string_equal(answer.at[0].location.name, "Sumy");
    answer = ask(state, "Sumy",
                 (struct geocode_options){.near = true, .lon = 34.1, .lat = 51.1, .limit = 1});
    assert_int_equal(answer.n, 1);
    assert_int_equal(answer.found, 2);
    assert_non_null(strstr(answer.at[0].why, " km off"));
    answer = ask(state, "", (struct geocode_options){0});
    assert_int_equal(answer.n, 0);
    answer = ask(state, ",,,", (struct geocode_options){0});
    assert_int_equal(answer.n, 0);
}

static void every_slip_is_tried_once(void **state)
{
    (void)state;
    struct typed typed, slip;
    size_t at, n = 0, seen = 0;
    assert_true(typed_from(SPAN("Su my"), &typed));
    assert_int_equal(typed.n, 5);
    for (struct slips slips = slips_of(&typed); slips_next(&slips, &slip, &at); n++) {
        char text[TYPED_LETTERS * 4];
        struct span spelling = {text, typed_text(&slip, text)};
        assert_true(at <= 5);
        seen += span_is(spelling, "sumy") || span_is(spelling, "us my") ||
                span_is(spelling, "su may") || span_is(spelling, "zu my") ||
                span_is(spelling, "su myz");
    }
    assert_int_equal(n, 5 + 4 + 26 * 5 + 26 * 6);
    assert_int_equal(seen, 5);
    assert_false(typed_from(SPAN(""), &typed));
    assert_false(typed_from(
        SPAN("a name much too long to guess at, whatever was typed wrong in it"), &typed));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_kinds_find_places),
        cmocka_unit_test(places_lie_in_what_was_named),
        cmocka_unit_test(a_missing_place_gives_its_container),
        cmocka_unit_test(guesses_are_said_to_be_guesses),
        cmocka_unit_test(options_narrow_the_answer),
        cmocka_unit_test(every_slip_is_tried_once),
    };
    return cmocka_run_group_tests(tests, open_both, close_both);
}
