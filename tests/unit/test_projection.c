/* Projections: the choice after the Projection Wizard, there and back, true lengths. */
#include "check.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "map/projection.h"
#include "views.h"

static struct projection_choice choose(double west, double south, double east, double north)
{
    struct basemap_box box = {west, south, east, north};
    return projection_choose(&box);
}

static void the_extent_chooses_the_projection(void **state)
{
    (void)state;
    static const struct {
        double west, south, east, north;
        enum projection_family family;
        const char *start; /* of the definition */
    } cases[] = {
        {21, 44, 41, 53, FAMILY_CONIC, "+proj=lcc"},        /* Ukraine */
        {-125, 24, -66, 50, FAMILY_CONIC, "+proj=aea"},     /* the United States */
        {30, 44, 45, 54, FAMILY_AZIMUTHAL, "+proj=stere"},  /* a square */
        {-20, -38, 55, 38, FAMILY_AZIMUTHAL, "+proj=laea"}, /* Africa */
        {95, -10, 141, 6, FAMILY_CYLINDRICAL, "+proj=cea"}, /* Indonesia */
        {10, -3, 18, 2, FAMILY_CYLINDRICAL, "+proj=merc"},  /* along the equator */
        {-76, -55, -66, -18, FAMILY_TRANSVERSE, "+proj="},  /* Chile */
        {-180, 70, 180, 90, FAMILY_POLAR, "+proj=laea +lat_0=90"},
        {-180, -90, 180, -66, FAMILY_POLAR, "+proj=laea +lat_0=-90"},
        {10, 77, 30, 81, FAMILY_POLAR, "+proj=stere +lat_0=90"}, /* Svalbard */
        {-170, -55, 170, 75, FAMILY_WORLD, "+proj=natearth"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct projection_choice c =
            choose(cases[i].west, cases[i].south, cases[i].east, cases[i].north);
        assert_int_equal(c.family, cases[i].family);
        assert_memory_equal(c.definition, cases[i].start, strlen(cases[i].start));
    }
}

static void small_extents_are_conformal_and_large_ones_equal_area(void **state)
{
    (void)state;
    assert_int_equal(choose(21, 44, 41, 53).property, PROPERTY_CONFORMAL);
    assert_int_equal(choose(-25, 34, 45, 72).property, PROPERTY_EQUAL_AREA);
}

static void an_extent_may_cross_the_antimeridian(void **state)
{
    (void)state;
    struct projection_choice c = choose(170, -20, -170, -10);
    assert_true(fabs(fabs(c.lon_0) - 180) < 1e-9);
    assert_int_equal(c.family, FAMILY_CONIC);
}

/* There and back is the same place, all over the extent that the projection was chosen for. */
static void goes_there_and_back(const struct projection_choice *choice, struct basemap_box box)
{
    struct arena arena = {0};
    struct error error = {0};
    struct projector *projector = projector_new(&arena);
    struct projection projection;
    assert_true(projection_open(&projection, projector, choice, &error));
    for (int i = 1; i < 10; i++) {
        struct basemap_point at = {box.west + (box.east - box.west) * i / 10,
                                   box.south + (box.north - box.south) * i / 10};
        struct basemap_point back;
        struct point plane = projection_forward(&projection, at);
        assert_true(isfinite(plane.x) && isfinite(plane.y));
        assert_true(projection_inverse(&projection, plane, &back));
        assert_true(fabs(longitude_near(back.lon, at.lon) - at.lon) < 1e-6);
        assert_true(fabs(back.lat - at.lat) < 1e-6);
    }
    projector_close(projector);
    arena_free(&arena);
}

static void chosen_projections_go_there_and_back(void **state)
{
    (void)state;
    static const struct basemap_box boxes[] = {
        {21, 44, 41, 53},      {-125, 24, -66, 50}, {30, 44, 40, 54},     {-20, -38, 55, 38},
        {95, -10, 141, 6},     {10, -3, 18, 2},     {-76, -55, -66, -18}, {-72, -45, -68, -30},
        {-180, 70, 179, 89.9}, {10, 77, 30, 81},    {140, -50, 180, -28}, {-170, -55, 170, 75},
        {-179, -89, 180, -66}, {165, 50, 195, 60},
    };
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++) {
        struct projection_choice choice = projection_choose(&boxes[i]);
        goes_there_and_back(&choice, boxes[i]);
    }
}

static bool opens(const char *definition, struct basemap_point at, struct point *out)
{
    struct arena arena = {0};
    struct error error = {0};
    struct projector *projector = projector_new(&arena);
    struct projection projection;
    struct projection_choice choice = projection_given(definition);
    bool opened = projection_open(&projection, projector, &choice, &error);
    if (opened) {
        *out = projection_forward(&projection, at);
    } else {
        assert_int_equal(error.kind, ERROR_USAGE);
        assert_non_null(strstr(error.text, definition));
    }
    projector_close(projector);
    arena_free(&arena);
    return opened;
}

static void users_give_proj_strings_and_epsg_codes(void **state)
{
    (void)state;
    struct point at;
    assert_true(opens("+proj=merc +R=6371000 +lon_0=30", (struct basemap_point){31, 0}, &at));
    assert_true(fabs(at.x - 111194.93) < 0.1 && fabs(at.y) < 1e-6);
    assert_true(opens("EPSG:3857", (struct basemap_point){10, 0}, &at));
    assert_true(fabs(at.x - 1113194.91) < 0.1);
    assert_true(opens("+proj=lcc +lat_1=44 +lat_2=52 +lon_0=31 +type=crs",
                      (struct basemap_point){31, 48}, &at));
    assert_true(fabs(at.x) < 1e-3);
    assert_false(opens("+proj=nonsense", (struct basemap_point){0, 0}, &at));
    assert_false(opens("EPSG:999999", (struct basemap_point){0, 0}, &at));
    assert_false(opens("rubbish", (struct basemap_point){0, 0}, &at));
}

static void lengths_on_the_ground_are_true(void **state)
{
    (void)state;
    /* A degree of the meridian and of the parallel at 50 N on WGS 84. */
    double north =
        metres_between((struct basemap_point){30, 49.5}, (struct basemap_point){30, 50.5});
    double east =
        metres_between((struct basemap_point){29.5, 50}, (struct basemap_point){30.5, 50});
    assert_true(fabs(north - 111229) < 60);
    assert_true(fabs(east - 71696) < 40);
    double far =
        metres_between((struct basemap_point){30.52, 50.45}, (struct basemap_point){46.72, 24.69});
    assert_true(fabs(far / 1000 - 3180) < 25);
}

/* ---- views ---------------------------------------------------------------------------------- */

static void a_view_shows_what_it_was_fitted_to(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct basemap_box boxes[] = {
        {21, 44, 41, 53}, {170, -22, 190, -10}, {-180, 66, 180, 90}, {-76, -55, -66, -18}};
    for (size_t i = 0; i < 4; i++) {
        struct box frame = {20, 40, 620, 440};
        struct view view = view_of(boxes[i], frame, &arena);
        for (int k = 0; k <= 4; k++) {
            for (int j = 0; j <= 4; j++) {
                struct basemap_point at = {boxes[i].west + (boxes[i].east - boxes[i].west) * k / 4,
                                           boxes[i].south +
                                               (boxes[i].north - boxes[i].south) * j / 4};
                struct point p = view_point(&view, at);
                assert_true(p.x > frame.x0 - 1 && p.x < frame.x1 + 1);
                assert_true(p.y > frame.y0 - 1 && p.y < frame.y1 + 1);
            }
        }
    }
    arena_free(&arena);
}

static void a_view_over_the_pole_asks_for_all_longitudes(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct view view =
        view_of((struct basemap_box){-180, 66, 180, 90}, (struct box){0, 0, 500, 500}, &arena);
    assert_true(view.ground.east - view.ground.west >= 360);
    assert_true(view.ground.north >= 90);
    arena_free(&arena);
}

static void a_scale_bar_is_true_at_its_place(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct view view =
        view_of((struct basemap_box){-25, 34, 45, 72}, (struct box){0, 0, 700, 600}, &arena);
    for (int i = 1; i < 6; i++) {
        struct point a = {100 * i, 100 * i}, b = {100 * i + 50, 100 * i};
        struct basemap_point ga, gb;
        if (!view_ground(&view, a, &ga) || !view_ground(&view, b, &gb)) {
            continue;
        }
        double metres = 50 * view_metres(&view, (struct point){100 * i + 25, 100 * i});
        assert_true(fabs(metres / metres_between(ga, gb) - 1) < 0.01);
    }
    arena_free(&arena);
}

static void the_extent_of_points_takes_the_shorter_way_round(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct basemap_point pacific[] = {{178, -18}, {-175, -21}, {172, -14}};
    struct extent e = extent_of(pacific, 3, &arena);
    assert_true(fabs(e.box.west - 172) < 1e-9 && fabs(e.box.east - 185) < 1e-9);
    const struct basemap_point europe[] = {{-9, 38}, {30, 50}, {12, 42}};
    e = extent_of(europe, 3, &arena);
    assert_true(fabs(e.box.west + 9) < 1e-9 && fabs(e.box.east - 30) < 1e-9);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_extent_chooses_the_projection),
        cmocka_unit_test(small_extents_are_conformal_and_large_ones_equal_area),
        cmocka_unit_test(an_extent_may_cross_the_antimeridian),
        cmocka_unit_test(chosen_projections_go_there_and_back),
        cmocka_unit_test(users_give_proj_strings_and_epsg_codes),
        cmocka_unit_test(lengths_on_the_ground_are_true),
        cmocka_unit_test(a_view_shows_what_it_was_fitted_to),
        cmocka_unit_test(a_view_over_the_pole_asks_for_all_longitudes),
        cmocka_unit_test(a_scale_bar_is_true_at_its_place),
        cmocka_unit_test(the_extent_of_points_takes_the_shorter_way_round),
    };
    return cmocka_run_group_tests(tests, views_open, views_close);
}
