#include "check.h"

#include <string.h>

#include "incident/fuse.h"
#include "incident/geojson.h"
#include "incident/match.h"
#include "incident/merge.h"

static const struct figure unknown = {FIGURE_UNKNOWN, FIGURE_UNKNOWN, FIGURE_UNKNOWN};

/* A strike at one of two towns 200 km apart; `day` 0 is an undated article. */
static struct incident strike(const char *article, const char *town, int32_t day, int8_t weekday,
                              struct arena *arena)
{
    bool north = strcmp(town, "North") == 0;
    struct incident incident = {
        .category = CATEGORY_STRIKE,
        .type = "missile strike",
        .date = {day ? day : DAY_NONE, day ? day : DAY_NONE, day ? TIME_DAY : TIME_UNKNOWN},
        .weekday = weekday,
        .location = {.name = town,
                     .country_code = "UA",
                     .lon = 34,
                     .lat = north ? 51 : 49,
                     .precision = PRECISION_SETTLEMENT,
                     .radius_km = 5},
        .actor1 = "Russia",
        .fatalities = unknown,
        .injured = unknown,
        .confidence = 0.8,
    };
    struct source *source = list_push(arena, &incident.sources);
    *source = (struct source){.article = article,
                              .published = day ? "2025-03-25" : NULL,
                              .quote = "q",
                              .fatalities = unknown,
                              .injured = unknown};
    return incident;
}

static struct incident talks(const char *article, int32_t day, const char *guest,
                             struct arena *arena)
{
    struct incident incident = strike(article, "North", day, WEEKDAY_NONE, arena);
    incident.category = CATEGORY_TALKS;
    incident.type = "ceasefire talks";
    incident.actor1 = NULL;
    *list_push(arena, &incident.parties) = "United States";
    *list_push(arena, &incident.parties) = guest;
    return incident;
}

static size_t merged_count(const struct incident *at, size_t n, struct arena *arena)
{
    struct incidents list = {0};
    for (size_t i = 0; i < n; i++) {
        *list_push(arena, &list) = at[i];
    }
    return merge(&list, arena).n;
}

#define MONDAY 20171 /* 2025-03-24 */

static void one_place_one_day_one_side_is_one_event(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident pair[] = {strike("a", "North", MONDAY, -1, &arena),
                              strike("b", "North", MONDAY, -1, &arena)};
    assert_int_equal(merged_count(pair, 2, &arena), 1);
    pair[1] = strike("b", "North", MONDAY + 1, -1, &arena);
    assert_int_equal(merged_count(pair, 2, &arena), 2);
    pair[1] = strike("b", "South", MONDAY, -1, &arena);
    assert_int_equal(merged_count(pair, 2, &arena), 2);
    pair[1] = strike("b", "North", MONDAY, -1, &arena);
    pair[1].actor1 = "Ukraine";
    assert_int_equal(merged_count(pair, 2, &arena), 2);
    pair[1] = strike("a", "North", MONDAY, -1, &arena);
    pair[1].sources.at[0].start = 9; /* one article tells two events apart by itself */
    assert_int_equal(merged_count(pair, 2, &arena), 2);
    arena_free(&arena);
}

static void talks_are_told_apart_by_parties(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident pair[] = {talks("a", MONDAY, "Russia", &arena),
                              talks("b", MONDAY, "Russia", &arena)};
    assert_int_equal(merged_count(pair, 2, &arena), 1);
    pair[1] = talks("b", MONDAY, "Ukraine", &arena);
    assert_int_equal(merged_count(pair, 2, &arena), 2);
    pair[1] = talks("b", MONDAY, "Russia", &arena);
    pair[1].location = (struct location){0};
    assert_int_equal(merged_count(pair, 2, &arena), 1);
    arena_free(&arena);
}

static void an_undated_article_inherits_its_day(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident list[] = {strike("dated", "North", MONDAY, -1, &arena),
                              strike("undated", "North", 0, 0, &arena),
                              strike("later", "North", MONDAY + 13, -1, &arena) /* a Sunday */,
                              strike("undated", "South", 0, -1, &arena)};
    list[3].sources.at[0].start = 5;
    struct incidents all = {.at = list, .n = 4, .cap = 4};
    struct incidents merged = merge(&all, &arena);
    assert_int_equal(merged.n, 3);
    incidents_order(&merged, &arena);
    assert_int_equal(merged.at[0].sources.n, 2);
    assert_int_equal(merged.at[0].date.first, MONDAY);
    assert_string_equal(merged.at[1].location.name, "South");
    assert_int_equal(merged.at[1].date.first, MONDAY);
    assert_int_equal(merged.at[1].date.precision, TIME_NEAR);
    arena_free(&arena);
}

static void an_ambiguous_weekday_stays_undated(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident list[] = {strike("a", "North", MONDAY, -1, &arena),
                              strike("b", "North", MONDAY + 14, -1, &arena),
                              strike("undated", "North", 0, 0, &arena)};
    assert_int_equal(merged_count(list, 3, &arena), 3);
    arena_free(&arena);
}

/* Two towns 15 km apart. */
static struct incident strike_near(const char *article, bool village, struct arena *arena)
{
    struct incident incident = strike(article, "North", MONDAY, -1, arena);
    incident.location.name = village ? "Lower Village" : "North";
    incident.location.lat += village ? 0.135 : 0;
    incident.location_text = village ? "village of Lower Village" : "North";
    return incident;
}

static void the_next_town_needs_more_than_the_day(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident pair[] = {strike_near("a", false, &arena), strike_near("b", true, &arena)};
    assert_int_equal(merged_count(pair, 2, &arena), 2);
    pair[0].target = pair[1].target = "residential building";
    pair[1].location_text = "Lower Village in the North district";
    assert_int_equal(merged_count(pair, 2, &arena), 2); /* houses are hit every day */
    pair[0].target = "military base";
    pair[1].target = "ammunition depot";
    assert_int_equal(merged_count(pair, 2, &arena), 1);
    pair[1].location_text = "Lower Village";
    assert_int_equal(merged_count(pair, 2, &arena), 2); /* there may be two depots */
    pair[0].fatalities = pair[1].fatalities = (struct figure){5, 5, 5};
    assert_int_equal(merged_count(pair, 2, &arena), 1);
    pair[0].injured = (struct figure){9, 9, 9};
    pair[1].injured = (struct figure){2, 2, 2};
    pair[0].fatalities = pair[1].fatalities = unknown;
    assert_int_equal(merged_count(pair, 2, &arena), 2);
    arena_free(&arena);
}

static void two_ways_two_sites_two_tolls_are_two_events(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident pair[] = {strike("a", "North", MONDAY, -1, &arena),
                              strike("b", "North", MONDAY, -1, &arena)};
    pair[0].fatalities = (struct figure){6, 6, 6};
    pair[1].fatalities = (struct figure){1, 1, 1};
    pair[0].target = "factory";
    pair[1].target = "railway";
    assert_int_equal(merged_count(pair, 2, &arena), 1);
    pair[1].type = "drone strike";
    assert_int_equal(merged_count(pair, 2, &arena), 2);
    pair[1].target = NULL;
    assert_int_equal(merged_count(pair, 2, &arena), 1);
    arena_free(&arena);
}

static void an_event_without_place_is_known_by_its_toll(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident pair[] = {strike("a", "North", MONDAY, -1, &arena),
                              strike("b", "North", MONDAY, -1, &arena)};
    pair[1].location = (struct location){0};
    assert_int_equal(merged_count(pair, 2, &arena), 2);
    pair[0].fatalities = pair[1].fatalities = (struct figure){2, 2, 2};
    assert_int_equal(merged_count(pair, 2, &arena), 1);
    arena_free(&arena);
}

static void what_is_told_again_without_a_day_is_known_by_its_toll(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident pair[] = {strike("a", "North", MONDAY, -1, &arena),
                              strike("b", "North", MONDAY + 1, -1, &arena)};
    pair[1].date.precision = TIME_NEAR;
    assert_int_equal(merged_count(pair, 2, &arena), 1);
    pair[1].date.first = pair[1].date.last = MONDAY + 4;
    assert_int_equal(merged_count(pair, 2, &arena), 2);
    pair[0].fatalities = pair[1].fatalities = (struct figure){7, 7, 7};
    assert_int_equal(merged_count(pair, 2, &arena), 1);
    pair[1].date.first = pair[1].date.last = MONDAY - 4; /* told before it happened */
    assert_int_equal(merged_count(pair, 2, &arena), 2);
    arena_free(&arena);
}

static void a_bomb_may_be_told_as_a_strike(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident pair[] = {strike("a", "North", MONDAY, -1, &arena),
                              strike("b", "North", MONDAY, -1, &arena)};
    pair[0].type = "explosion";
    pair[1].type = "bombing";
    pair[1].category = CATEGORY_VIOLENCE;
    struct incidents all = {.at = pair, .n = 2, .cap = 2};
    struct incidents merged = merge(&all, &arena);
    assert_int_equal(merged.n, 1);
    assert_string_equal(merged.at[0].type, "bombing");
    assert_int_equal(merged.at[0].category, CATEGORY_VIOLENCE);
    arena_free(&arena);
}

/* An article that tells two strikes on one town: the other article's is the one it is like. */
static void the_like_ones_meet(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident list[] = {strike("a", "North", MONDAY, -1, &arena),
                              strike("a", "North", MONDAY, -1, &arena),
                              strike("b", "North", MONDAY, -1, &arena)};
    list[0].fatalities = (struct figure){6, 6, 6};
    list[0].target = "factory";
    list[1].sources.at[0].start = 9;
    list[1].target = list[2].target = "railway";
    struct incidents all = {.at = list, .n = 3, .cap = 3};
    struct incidents merged = merge(&all, &arena);
    assert_int_equal(merged.n, 2);
    incidents_order(&merged, &arena);
    for (size_t i = 0; i < 2; i++) {
        bool railway = strcmp(merged.at[i].target, "railway") == 0;
        assert_int_equal(merged.at[i].sources.n, railway ? 2 : 1);
    }
    arena_free(&arena);
}

/* An article that stood in two of the runs. */
static void one_article_twice_is_one_source(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident pair[] = {strike("a", "North", MONDAY, -1, &arena),
                              strike("a", "North", MONDAY, -1, &arena)};
    pair[0].id = "s1";
    pair[1].id = "s1-2";
    struct incidents all = {.at = pair, .n = 2, .cap = 2};
    struct incidents merged = merge(&all, &arena);
    assert_int_equal(merged.n, 1);
    assert_int_equal(merged.at[0].sources.n, 1);
    arena_free(&arena);
}

static void contradictory_figures_become_a_range(void **state)
{
    (void)state;
    struct figure a = {3, 3, FIGURE_UNKNOWN}, b = {5, 5, 5}, c = {4, 4, 4};
    struct figure joined = figure_join(a, b);
    assert_int_equal(joined.low, 5);
    assert_int_equal(joined.high, 5);
    joined = figure_join(c, b);
    assert_int_equal(joined.low, 4);
    assert_int_equal(joined.best, 5);
    assert_int_equal(joined.high, 5);
    joined = figure_join(unknown, c);
    assert_int_equal(joined.best, 4);
}

/* Two that agree do not outvote the third. */
static void three_four_and_four_are_three_to_four(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident list[] = {strike("a", "North", MONDAY, -1, &arena),
                              strike("b", "North", MONDAY, -1, &arena),
                              strike("c", "North", MONDAY, -1, &arena)};
    list[0].fatalities = (struct figure){3, 3, 3};
    list[1].fatalities = list[2].fatalities = (struct figure){4, 4, 4};
    struct incidents all = {.at = list, .n = 3, .cap = 3};
    struct incidents merged = merge(&all, &arena);
    assert_int_equal(merged.n, 1);
    assert_int_equal(merged.at[0].fatalities.low, 3);
    assert_int_equal(merged.at[0].fatalities.best, 4);
    assert_int_equal(merged.at[0].fatalities.high, 4);
    arena_free(&arena);
}

/* Four articles about three events, split in every way in two runs, in both orders. */
static void parts_merged_equal_the_whole(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident list[] = {
        strike("a", "North", MONDAY, -1, &arena), strike("b", "North", 0, 0, &arena),
        strike("c", "North", MONDAY, -1, &arena), talks("d", MONDAY, "Russia", &arena)};
    list[0].fatalities = (struct figure){4, 4, 4};
    list[2].fatalities = (struct figure){5, 5, 5};
    struct incidents all = {.at = list, .n = 4, .cap = 4};
    struct incidents whole = merge(&all, &arena);
    incidents_order(&whole, &arena);
    struct span expected = geojson_write(&whole, &arena);
    for (unsigned split = 0; split < 16; split++) {
        struct incidents part[2] = {{0}}, both = {0};
        for (size_t i = 0; i < 4; i++) {
            *list_push(&arena, &part[split >> i & 1]) = list[i];
        }
        for (size_t k = 0; k < 2; k++) {
            struct incidents merged = merge(&part[(k + split) & 1], &arena), back;
            struct error error = {0};
            incidents_order(&merged, &arena);
            assert_true(geojson_read(&back, "x", geojson_write(&merged, &arena), &arena, &error));
            for (size_t i = 0; i < back.n; i++) {
                *list_push(&arena, &both) = back.at[i];
            }
        }
        struct incidents again = merge(&both, &arena);
        incidents_order(&again, &arena);
        struct span got = geojson_write(&again, &arena);
        assert_string_equal(got.at, expected.at);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_place_one_day_one_side_is_one_event),
        cmocka_unit_test(talks_are_told_apart_by_parties),
        cmocka_unit_test(an_undated_article_inherits_its_day),
        cmocka_unit_test(an_ambiguous_weekday_stays_undated),
        cmocka_unit_test(the_next_town_needs_more_than_the_day),
        cmocka_unit_test(two_ways_two_sites_two_tolls_are_two_events),
        cmocka_unit_test(an_event_without_place_is_known_by_its_toll),
        cmocka_unit_test(what_is_told_again_without_a_day_is_known_by_its_toll),
        cmocka_unit_test(a_bomb_may_be_told_as_a_strike),
        cmocka_unit_test(the_like_ones_meet),
        cmocka_unit_test(one_article_twice_is_one_source),
        cmocka_unit_test(contradictory_figures_become_a_range),
        cmocka_unit_test(three_four_and_four_are_three_to_four),
        cmocka_unit_test(parts_merged_equal_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
