#include "check.h"

#include <string.h>

#include "incident/geojson.h"

static struct incident sample(void)
{
    struct incident incident = {
        .category = CATEGORY_STRIKE,
        .type = "missile strike",
        .status = STATUS_CLAIMED,
        .date = {20171, 20171, TIME_DAY},
        .weekday = WEEKDAY_NONE,
        .location = {.name = "Sumy \"<b>\"",
                     .country = "Ukraine",
                     .country_code = "UA",
                     .geonameid = 692194,
                     .lon = 34.8000049,
                     .lat = 50.9216,
                     .precision = PRECISION_SETTLEMENT,
                     .radius_km = 5},
        .actor1 = "Russia",
        .fatalities = {3, 3, FIGURE_UNKNOWN},
        .injured = {FIGURE_UNKNOWN, FIGURE_UNKNOWN, FIGURE_UNKNOWN},
        .confidence = 0.8666,
    };
    return incident;
}

static struct span written(struct incidents *incidents, struct arena *arena)
{
    incidents_order(incidents, arena);
    return geojson_write(incidents, arena);
}

static void what_is_written_is_read_back(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    struct incidents one = {0}, back;
    struct incident *incident = list_push(&arena, &one);
    *incident = sample();
    struct source *source = list_push(&arena, &incident->sources);
    *source = (struct source){.article = "a", .quote = "q", .start = 7, .end = 9};
    struct span first = written(&one, &arena);
    assert_true(geojson_read(&back, "x", first, &arena, &error));
    assert_int_equal(back.n, 1);
    assert_string_equal(back.at[0].location.name, "Sumy \"<b>\"");
    assert_int_equal(back.at[0].fatalities.low, 3);
    assert_int_equal(back.at[0].fatalities.high, FIGURE_UNKNOWN);
    assert_int_equal(back.at[0].status, STATUS_CLAIMED);
    assert_int_equal(back.at[0].sources.at[0].start, 7);
    struct span second = written(&back, &arena);
    assert_int_equal(first.n, second.n);
    assert_memory_equal(first.at, second.at, first.n);
    arena_free(&arena);
}

static void coordinates_have_five_decimals(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incidents one = {0};
    *list_push(&arena, &one) = sample();
    struct span text = written(&one, &arena);
    assert_non_null(strstr(text.at, "\"coordinates\": [34.8, 50.9216]"));
    assert_non_null(strstr(text.at, "\"bbox\": [34.8, 50.9216, 34.8, 50.9216]"));
    assert_non_null(strstr(text.at, "\"date_start\": \"2025-03-24\""));
    assert_non_null(strstr(text.at, "\"confidence\": 0.87,"));
    arena_free(&arena);
}

static void unlocated_ones_have_no_geometry(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incidents one = {0};
    struct incident *incident = list_push(&arena, &one);
    *incident = sample();
    incident->location = (struct location){0};
    struct span text = written(&one, &arena);
    assert_non_null(strstr(text.at, "\"geometry\": null"));
    assert_null(strstr(text.at, "bbox"));
    arena_free(&arena);
}

static void a_box_may_cross_the_antimeridian(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incidents two = {0};
    *list_push(&arena, &two) = sample();
    *list_push(&arena, &two) = sample();
    two.at[0].location.lon = 179;
    two.at[1].location.lon = -178;
    struct span text = written(&two, &arena);
    assert_non_null(strstr(text.at, "\"bbox\": [179, 50.9216, -178, 50.9216]"));
    arena_free(&arena);
}

static void order_and_ids_do_not_depend_on_input_order(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incidents ab = {0}, ba = {0};
    struct incident a = sample(), b = sample();
    b.date = (struct day_range){20100, 20100, TIME_DAY};
    *list_push(&arena, &ab) = a;
    *list_push(&arena, &ab) = b;
    *list_push(&arena, &ba) = b;
    *list_push(&arena, &ba) = a;
    struct span one = written(&ab, &arena), other = written(&ba, &arena);
    assert_int_equal(one.n, other.n);
    assert_memory_equal(one.at, other.at, one.n);
    assert_int_equal(ab.at[0].date.first, 20100);
    assert_string_not_equal(ab.at[0].id, ab.at[1].id);
    arena_free(&arena);
}

static void reads(const char *text, const char *message)
{
    struct arena arena = {0};
    struct error error = {0};
    struct incidents back = {0};
    bool done = geojson_read(&back, "f", span_of(text), &arena, &error);
    assert_int_equal(done, message == NULL);
    if (message) {
        assert_string_equal(error.text, message);
        assert_int_equal(back.n, 0);
    }
    arena_free(&arena);
}

static void bad_input_is_told(void **state)
{
    (void)state;
    reads("{\"type\": \"FeatureCollection\",\n \"features\": [}",
          "'f' is not JSON: line 2, column 15: unexpected token near '}'");
    reads("[]", "'f' is not a GeoJSON FeatureCollection");
    reads("{\"type\": \"FeatureCollection\", \"features\": [1]}",
          "'f': feature 1 has no properties");
    reads("{\"type\": \"FeatureCollection\", \"features\": []}", NULL);
    reads("{\"type\": \"FeatureCollection\", \"features\": [{\"properties\": {\"status\": 3, "
          "\"fatalities_low\": -9e99, \"sources\": [1, {\"start\": -5}]}, \"geometry\": "
          "{\"coordinates\": [1e999, \"x\"]}}]}",
          "'f' is not JSON: line 1, column 163: real number overflow near '1e999'");
    reads("{\"type\": \"FeatureCollection\", \"features\": [{\"properties\": {\"status\": 3, "
          "\"fatalities_low\": -9e9, \"sources\": [1, {\"start\": -5}]}, \"geometry\": "
          "{\"coordinates\": [1e9, \"x\"]}}]}",
          NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(coordinates_have_five_decimals),
        cmocka_unit_test(unlocated_ones_have_no_geometry),
        cmocka_unit_test(a_box_may_cross_the_antimeridian),
        cmocka_unit_test(order_and_ids_do_not_depend_on_input_order),
        cmocka_unit_test(bad_input_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
