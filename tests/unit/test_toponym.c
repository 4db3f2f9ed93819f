/* Finds and resolves the mentions of tests/spec/toponym.txt and resolve.txt. */
#include "place_spec.h"

#include "place/features.h"
#include "place/qualify.h"

static struct places places;

static bool is_fact(const struct toponym *toponym, struct span fact)
{
    const struct location *place = &toponym->location;
    struct span full = tokens_text(&places.tokens, toponym->full_first, toponym->full_n);
    return span_is(fact, toponym_role_name(toponym->role)) || span_is(fact, place->name) ||
           (place->admin1 && span_is(fact, place->admin1)) || span_is(fact, place->country_code) ||
           span_is(fact, place->feature_code) ||
           span_is(fact, geo_precision_name(place->precision)) ||
           (fact.n > 5 && span_starts(fact, "full ") &&
            span_equal((struct span){fact.at + 5, fact.n - 5}, full));
}

static void show(const struct toponym *toponym)
{
    const struct location *place = &toponym->location;
    print_error("    got %s, %s, %s, %s, %s, %s (confidence %.2f: %s)\n",
                toponym_role_name(toponym->role), place->name, place->admin1 ? place->admin1 : "-",
                place->country_code, place->feature_code, geo_precision_name(place->precision),
                (double)toponym->confidence, toponym->reason);
}

/* "Sumy" or "Sumy#2". */
static const struct toponym *find_named(struct span name)
{
    int which = 1;
    if (name.n > 2 && name.at[name.n - 2] == '#') {
        which = name.at[name.n - 1] - '0';
        name.n -= 2;
    }
    return places_find(&places, name, which);
}

static bool check_expectation(int line, struct span name, struct span facts)
{
    const struct toponym *toponym = find_named(name);
    if (span_is(facts, "none")) {
        if (toponym) {
            print_error("  line %d: '%.*s' is no place\n", line, (int)name.n, name.at);
            show(toponym);
        }
        return !toponym;
    }
    if (!toponym) {
        print_error("  line %d: '%.*s' not found\n", line, (int)name.n, name.at);
        return false;
    }
    struct span fact;
    while (span_split(&facts, ',', &fact)) {
        if (!is_fact(toponym, span_trim(fact))) {
            print_error("  line %d: '%.*s' should be %.*s\n", line, (int)name.n, name.at,
                        (int)span_trim(fact).n, span_trim(fact).at);
            show(toponym);
            return false;
        }
    }
    return true;
}

static bool check_line(const struct spec_line *line)
{
    if (line->n != 2) {
        print_error("  line %d: two fields wanted\n", line->number);
        return false;
    }
    places_read(&places, line->field[0]);
    struct span rest = line->field[1], expectation;
    bool good = true;
    while (span_split(&rest, ';', &expectation)) {
        struct span name = {0};
        expectation = span_trim(expectation);
        if (!span_split(&expectation, '=', &name) || !expectation.at) {
            print_error("  line %d: NAME = FACTS wanted\n", line->number);
            return false;
        }
        good = check_expectation(line->number, span_trim(name), span_trim(expectation)) && good;
    }
    return good;
}

static void the_toponym_spec_holds(void **state)
{
    (void)state;
    assert_true(spec_run("toponym.txt", check_line) > 60);
}

static void the_resolve_spec_holds(void **state)
{
    (void)state;
    assert_true(spec_run("resolve.txt", check_line) > 40);
}

static void the_same_again_gives_the_same(void **state)
{
    (void)state;
    struct span text = SPAN("Paris and Springfield, Ohio. Strikes in Sumy. Mayor Lake said so.");
    places_read(&places, text);
    size_t n = places.toponyms.n;
    struct toponym first[16];
    assert_true(n > 0 && n <= 16);
    for (size_t i = 0; i < n; i++) {
        first[i] = places.toponyms.at[i];
    }
    places_read(&places, text);
    assert_int_equal(places.toponyms.n, n);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(first[i].located, places.toponyms.at[i].located);
        assert_true(first[i].confidence == places.toponyms.at[i].confidence);
        assert_int_equal(first[i].location.place, places.toponyms.at[i].location.place);
    }
}

/* Gazetteers are asked in their order, but what they answer is weighed, not counted. */
static void a_second_gazetteer_changes_nothing_that_it_only_repeats(void **state)
{
    (void)state;
    struct span text =
        SPAN("Riyadh hosted talks. Shells fell on Kharkiv, not on Springfield, Ohio.");
    places_read(&places, text);
    size_t n = places.toponyms.n;
    struct location riyadh = places_find(&places, SPAN("Riyadh"), 1)->location;
    places.gazetteers.at[1] = places.gazetteer;
    places.gazetteers.n = 2;
    places_read(&places, text);
    places.gazetteers.n = 1;
    assert_int_equal(places.toponyms.n, n);
    assert_int_equal(places_find(&places, SPAN("Riyadh"), 1)->location.geonameid, riyadh.geonameid);
}

static void mentions_are_in_order_and_apart(void **state)
{
    (void)state;
    places_read(&places,
                SPAN("The Lake County Board in Lake County, Ohio, met Lake Manassas people "
                     "from New York City and the Salt Lake City Council of Lake."));
    uint32_t end = 0;
    for (size_t i = 0; i < places.toponyms.n; i++) {
        const struct toponym *toponym = &places.toponyms.at[i];
        assert_true(toponym->start >= end);
        assert_true(toponym->n > 0);
        end = toponym->start + toponym->n;
    }
    assert_true(places.toponyms.n >= 3);
}

static void candidates_are_best_first(void **state)
{
    (void)state;
    places_read(&places, SPAN("Police in Springfield said the river rose."));
    const struct toponym *springfield = places_find(&places, SPAN("Springfield"), 1);
    assert_non_null(springfield);
    assert_true(springfield->candidates.n > 5);
    for (size_t i = 0; i < springfield->candidates.n; i++) {
        assert_true(i == 0 ||
                    springfield->candidates.at[i - 1].score >= springfield->candidates.at[i].score);
    }
}

static void a_direction_moves_the_point(void **state)
{
    (void)state;
    places_read(&places,
                SPAN("Shelling went on in eastern Ukraine. It was calm in western Ukraine."));
    const struct toponym *east = places_find(&places, SPAN("Ukraine"), 1);
    const struct toponym *west = places_find(&places, SPAN("Ukraine"), 2);
    assert_non_null(east);
    assert_non_null(west);
    assert_string_equal(east->location.name, "eastern Ukraine");
    assert_int_equal(east->location.precision, PRECISION_REGION);
    assert_true(east->location.lon - west->location.lon > 7);
    assert_true(east->location.radius_km > 50);
}

static void an_unlisted_village_stands_in_its_region(void **state)
{
    (void)state;
    places_read(&places,
                SPAN("A shell hit the village of Vymyslivtsi in the Sumy region on Monday."));
    const struct toponym *village = places_find(&places, SPAN("Vymyslivtsi"), 1);
    assert_non_null(village);
    assert_true(village->stand_in);
    assert_string_equal(village->location.admin1, "Sumy Oblast");
    assert_int_equal(village->location.precision, PRECISION_REGION);
    assert_true(village->location.radius_km >= 60);
    const struct toponym *region = places_find(&places, SPAN("Sumy"), 1);
    assert_non_null(region);
    assert_true(village->confidence < region->confidence);
}

static void kinds_fit_what_was_asked(void **state)
{
    (void)state;
    struct location oblast = {.feature_class = 'A', .feature_code = "ADM1"};
    struct location country = {.feature_class = 'A', .feature_code = "PCLI"};
    struct location town = {.feature_class = 'P', .feature_code = "PPLA"};
    assert_int_equal(feature_fits("A.ADM1,L.RGN", &oblast), 2);
    assert_int_equal(feature_fits("A.ADM2", &oblast), 1);
    assert_int_equal(feature_fits("P", &town), 2);
    assert_int_equal(feature_fits("P", &oblast), 1);
    assert_int_equal(feature_fits("P", &country), 0);
    assert_int_equal(feature_fits("H.LK", &town), 0);
}

static void inside_goes_by_codes(void **state)
{
    (void)state;
    struct location texas = {.feature_class = 'A',
                             .feature_code = "ADM1",
                             .country_code = "US",
                             .admin1_code = "TX",
                             .place = 1};
    struct location paris = {.feature_class = 'P',
                             .feature_code = "PPLA2",
                             .country_code = "US",
                             .admin1_code = "TX",
                             .place = 2};
    struct location france = {
        .feature_class = 'A', .feature_code = "PCLI", .country_code = "FR", .place = 3};
    assert_true(location_inside(&paris, &texas));
    assert_false(location_inside(&texas, &paris));
    assert_false(location_inside(&paris, &france));
    assert_false(location_inside(&texas, &texas));
}

/* A long article costs no more a word than a short one: names that are looked at again and again.
 */
static void a_long_article_is_read_to_its_end(void **state)
{
    (void)state;
    struct buffer text = {.arena = &places.run};
    for (int i = 0; i < 20000; i++) {
        buffer_puts(&text, "In Reading, the village of Nowhereville, Ohio, met Mr. Lake. ");
    }
    buffer_puts(&text, "It ended in Riyadh.");
    places_read(&places, (struct span){text.at, text.n});
    assert_non_null(places_find(&places, SPAN("Riyadh"), 1));
}

static int open_places(void **state)
{
    (void)state;
    places_open(&places);
    return 0;
}

static int close_places(void **state)
{
    (void)state;
    places_close(&places);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_toponym_spec_holds),
        cmocka_unit_test(the_resolve_spec_holds),
        cmocka_unit_test(the_same_again_gives_the_same),
        cmocka_unit_test(a_second_gazetteer_changes_nothing_that_it_only_repeats),
        cmocka_unit_test(mentions_are_in_order_and_apart),
        cmocka_unit_test(candidates_are_best_first),
        cmocka_unit_test(a_direction_moves_the_point),
        cmocka_unit_test(an_unlisted_village_stands_in_its_region),
        cmocka_unit_test(kinds_fit_what_was_asked),
        cmocka_unit_test(inside_goes_by_codes),
        cmocka_unit_test(a_long_article_is_read_to_its_end),
    };
    return cmocka_run_group_tests(tests, open_places, close_places);
}
