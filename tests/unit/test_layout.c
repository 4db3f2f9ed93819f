/* Layout: what belongs together on the ground and on the page, words and captions. */
#include "check.h"

#include <math.h>
#include <string.h>

#include "map/caption.h"
#include "map/furniture.h"
#include "map/overlay.h"
#include "map/room.h"
#include "map/site.h"
#include "views.h"

struct town {
    const char *name;
    double lon, lat;
};

static const struct town ukraine[] = {{"Sumy", 34.8, 50.91},
                                      {"Kyiv", 30.52, 50.45},
                                      {"Kryvyi Rih", 33.39, 47.91},
                                      {"Zaporizhzhia", 35.14, 47.84},
                                      {"Krasnodar", 38.98, 45.04}};

static struct incident *add(struct incidents *incidents, const struct town *town,
                            struct arena *arena)
{
    struct incident *i = list_push(arena, incidents);
    *i = (struct incident){.id = town->name,
                           .type = "drone strike",
                           .location = {.name = town->name,
                                        .lon = town->lon,
                                        .lat = town->lat,
                                        .precision = PRECISION_SETTLEMENT},
                           .fatalities = {FIGURE_UNKNOWN, FIGURE_UNKNOWN, FIGURE_UNKNOWN},
                           .injured = {FIGURE_UNKNOWN, FIGURE_UNKNOWN, FIGURE_UNKNOWN},
                           .date = {DAY_NONE, DAY_NONE, TIME_UNKNOWN}};
    return i;
}

static struct incidents war(struct arena *arena)
{
    struct incidents incidents = {0};
    for (size_t i = 0; i < 5; i++) {
        add(&incidents, &ukraine[i], arena);
    }
    return incidents;
}

static struct spot_groups groups_of(struct incidents *incidents, struct arena *arena)
{
    struct spots *spots = arena_new(arena, struct spots);
    *spots = spots_of(incidents, arena);
    return spots_group(spots, arena);
}

static void near_places_are_one_group(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incidents incidents = war(&arena);
    struct spot_groups groups = groups_of(&incidents, &arena);
    assert_int_equal(groups.n, 1);
    assert_int_equal(groups.at[0].spots.n, 5);
    arena_free(&arena);
}

static void far_talks_are_a_group_of_their_own(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incidents incidents = war(&arena);
    add(&incidents, &(struct town){"Riyadh", 46.72, 24.69}, &arena);
    add(&incidents, &(struct town){"Riyadh", 46.72, 24.69}, &arena);
    add(&incidents, &(struct town){"Washington", -77.04, 38.9}, &arena);
    struct spot_groups groups = groups_of(&incidents, &arena);
    assert_int_equal(groups.n, 3);
    assert_int_equal(groups.at[0].incidents, 5);
    assert_string_equal(groups.at[1].spots.at[0]->incidents.at[0]->id, "Riyadh");
    assert_int_equal(groups.at[1].incidents, 2);
    assert_int_equal(groups.at[2].incidents, 1);
    arena_free(&arena);
}

static void incidents_all_over_the_world_stay_together(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incidents incidents = {0};
    static const struct town world[] = {{"a", -100, 40}, {"b", -60, -20}, {"c", 0, 50},
                                        {"d", 30, 0},    {"e", 80, 25},   {"f", 120, 35},
                                        {"g", 145, -35}, {"h", -70, 10}};
    for (size_t i = 0; i < 8; i++) {
        add(&incidents, &world[i], &arena);
    }
    assert_int_equal(groups_of(&incidents, &arena).n, 1);
    arena_free(&arena);
}

static void places_on_both_sides_of_the_antimeridian_are_near(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incidents incidents = {0};
    add(&incidents, &(struct town){"a", 179, -17}, &arena);
    add(&incidents, &(struct town){"b", -179, -18}, &arena);
    assert_int_equal(groups_of(&incidents, &arena).n, 1);
    arena_free(&arena);
}

static void one_point_is_one_spot_and_an_area_another(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incidents incidents = {0};
    add(&incidents, &ukraine[0], &arena);
    add(&incidents, &ukraine[0], &arena);
    add(&incidents, &ukraine[0], &arena)->location.precision = PRECISION_REGION;
    add(&incidents, &ukraine[1], &arena)->location.precision = PRECISION_NONE;
    struct spots spots = spots_of(&incidents, &arena);
    assert_int_equal(spots.n, 2);
    assert_int_equal(spots.at[0].incidents.n + spots.at[1].incidents.n, 3);
    assert_int_not_equal(spots.at[0].area, spots.at[1].area);
    arena_free(&arena);
}

/* ---- sites ---------------------------------------------------------------------------------- */

static struct view flat_view(struct arena *arena)
{
    return view_of((struct basemap_box){20, 44, 41, 53}, (struct box){0, 0, 600, 400}, arena);
}

static struct sites sites_of(struct incidents *incidents, const struct view *view, size_t most,
                             struct arena *arena)
{
    struct spots *spots = arena_new(arena, struct spots);
    struct spot_refs refs = {0};
    struct style *style = arena_new(arena, struct style);
    struct error error = {0};
    assert_true(style_theme(style, NULL, &error));
    *spots = spots_of(incidents, arena);
    for (size_t i = 0; i < spots->n; i++) {
        *list_push(arena, &refs) = &spots->at[i];
    }
    return sites_make(&refs, view, style, most, 1.5, arena);
}

static size_t incidents_in(const struct sites *sites)
{
    size_t n = 0;
    for (size_t i = 0; i < sites->n; i++) {
        n += sites->at[i].incidents.n;
    }
    return n;
}

static void a_few_at_one_place_fan_out_and_many_are_counted(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct view view = flat_view(&arena);
    for (size_t n = 1; n <= 20; n++) {
        struct incidents incidents = {0};
        for (size_t i = 0; i < n; i++) {
            add(&incidents, &ukraine[0], &arena)->category = (enum category)(i % 2);
        }
        struct sites sites = sites_of(&incidents, &view, 99, &arena);
        assert_int_equal(sites.n, 1);
        assert_int_equal(sites.at[0].glyphs.n, n <= 7 ? n : 2);
        size_t shown = 0;
        for (size_t k = 0; k < sites.at[0].glyphs.n; k++) {
            const struct glyph *a = &sites.at[0].glyphs.at[k];
            shown += a->incidents.n;
            for (size_t j = 0; j < k; j++) {
                const struct glyph *b = &sites.at[0].glyphs.at[j];
                double d = hypot(a->offset.x - b->offset.x, a->offset.y - b->offset.y);
                assert_true(d >= symbol_radius(&a->symbol) + symbol_radius(&b->symbol) - 0.01);
            }
        }
        assert_int_equal(shown, n);
    }
    arena_free(&arena);
}

static void no_more_sites_than_asked_and_no_incident_lost(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct view view = flat_view(&arena);
    struct incidents incidents = {0};
    for (int i = 0; i < 300; i++) {
        struct town town = {"x", 24 + (i % 20) * 0.7, 45.5 + (i / 20) * 0.4};
        add(&incidents, &town, &arena);
    }
    struct sites sites = sites_of(&incidents, &view, 50, &arena);
    assert_true(sites.n <= 50 && sites.n > 10);
    assert_int_equal(incidents_in(&sites), 300);
    arena_free(&arena);
}

static void sites_spread_until_none_overlaps(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct view view = flat_view(&arena);
    struct incidents incidents = {0};
    for (int i = 0; i < 36; i++) {
        struct town town = {"x", 30 + (i % 6) * 0.15, 48 + (i / 6) * 0.1};
        add(&incidents, &town, &arena);
    }
    struct sites sites = sites_of(&incidents, &view, 99, &arena);
    const struct box reserved = {0, 300, 200, 400};
    assert_true(sites_spread(&sites, view.frame, &reserved, 1, 80));
    for (size_t i = 0; i < sites.n; i++) {
        const struct site *a = &sites.at[i];
        assert_true(a->at.x - a->radius >= 0 && a->at.x + a->radius <= 600);
        for (size_t k = 0; k < i; k++) {
            const struct site *b = &sites.at[k];
            assert_true(hypot(a->at.x - b->at.x, a->at.y - b->at.y) >= a->radius + b->radius);
        }
    }
    arena_free(&arena);
}

/* ---- room ----------------------------------------------------------------------------------- */

static void furniture_goes_to_a_free_corner(void **state)
{
    (void)state;
    const struct point symbols[] = {{40, 360}, {560, 40}, {300, 200}};
    const struct box taken = {480, 300, 600, 400};
    struct room room = {{0, 0, 600, 400}, &taken, 1, symbols, 3};
    struct box box;
    assert_true(room_find(&room, 100, 60, 5, 10, ROOM_BOTTOM_RIGHT, &box));
    assert_true(box.x0 == 5 && box.y0 == 5); /* the one corner that is left */
    assert_false(room_find(&room, 700, 60, 5, 10, ROOM_BOTTOM_RIGHT, &box));
}

static void furniture_finds_no_room_in_a_full_frame(void **state)
{
    (void)state;
    struct point symbols[400];
    for (int i = 0; i < 400; i++) {
        symbols[i] = (struct point){(i % 20) * 30 + 15, (i / 20) * 20 + 10};
    }
    struct room room = {{0, 0, 600, 400}, NULL, 0, symbols, 400};
    struct box box;
    assert_false(room_find(&room, 100, 60, 5, 2, ROOM_TOP_LEFT, &box));
}

/* ---- words ---------------------------------------------------------------------------------- */

static void counts_have_their_plurals(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct {
        enum language language;
        long count;
        const char *text;
    } cases[] = {
        {LANGUAGE_EN, 1, "1\u00a0strike"},   {LANGUAGE_EN, 2, "2\u00a0strikes"},
        {LANGUAGE_DE, 3, "3\u00a0Angriffe"}, {LANGUAGE_FR, 0, "0\u00a0frappe"},
        {LANGUAGE_UK, 1, "1\u00a0удар"},     {LANGUAGE_UK, 3, "3\u00a0удари"},
        {LANGUAGE_UK, 5, "5\u00a0ударів"},   {LANGUAGE_UK, 11, "11\u00a0ударів"},
        {LANGUAGE_UK, 21, "21\u00a0удар"},   {LANGUAGE_RU, 12, "12\u00a0ударов"},
        {LANGUAGE_RU, 34, "34\u00a0удара"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(word_counted(cases[i].language, WORD_STRIKE, cases[i].count, &arena),
                            cases[i].text);
    }
    arena_free(&arena);
}

static void every_language_has_every_word(void **state)
{
    (void)state;
    for (int l = 0; l < LANGUAGES; l++) {
        for (int w = 0; w < WORDS; w++) {
            assert_non_null(word((enum language)l, (enum word)w));
        }
    }
}

static void dates_are_written_as_readers_write_them(void **state)
{
    (void)state;
    struct arena arena = {0};
    int32_t a = day_from_civil(2025, 3, 24), b = day_from_civil(2025, 3, 27);
    int32_t c = day_from_civil(2025, 4, 2), d = day_from_civil(2026, 1, 1);
    assert_string_equal(day_words(LANGUAGE_EN, a, DATE_FULL, &arena), "24\u00a0March\u00a02025");
    assert_string_equal(day_words(LANGUAGE_DE, a, DATE_FULL, &arena), "24.\u00a0März\u00a02025");
    assert_string_equal(day_words(LANGUAGE_FR, d, DATE_FULL, &arena), "1er\u00a0janvier\u00a02026");
    assert_string_equal(day_range_words(LANGUAGE_EN, a, b, DATE_FULL, &arena),
                        "24\u201327\u00a0March\u00a02025");
    assert_string_equal(day_range_words(LANGUAGE_EN, a, c, DATE_FULL, &arena),
                        "24\u00a0March \u2013 2\u00a0April\u00a02025");
    assert_string_equal(day_range_words(LANGUAGE_EN, a, c, DATE_SHORT_YEAR, &arena),
                        "24\u00a0Mar \u2013 2\u00a0Apr\u00a02025");
    assert_string_equal(day_range_words(LANGUAGE_EN, a, d, DATE_FULL, &arena),
                        "24\u00a0March\u00a02025 \u2013 1\u00a0January\u00a02026");
    assert_string_equal(day_range_words(LANGUAGE_EN, DAY_NONE, DAY_NONE, DATE_FULL, &arena), "");
    arena_free(&arena);
}

static void tolls_are_told_as_far_as_they_are_known(void **state)
{
    (void)state;
    struct arena arena = {0};
    const int32_t u = FIGURE_UNKNOWN;
    assert_null(caption_figure(LANGUAGE_EN, &(struct figure){u, u, u}, &arena));
    assert_string_equal(caption_figure(LANGUAGE_EN, &(struct figure){3, 3, 3}, &arena), "3");
    assert_string_equal(caption_figure(LANGUAGE_EN, &(struct figure){3, 5, 7}, &arena), "3\u20137");
    assert_string_equal(caption_figure(LANGUAGE_EN, &(struct figure){3, 3, u}, &arena), "3+");
    assert_string_equal(caption_figure(LANGUAGE_EN, &(struct figure){u, 4, u}, &arena), "4");
    assert_string_equal(caption_figure(LANGUAGE_EN, &(struct figure){1200, 1200, u}, &arena),
                        "1,200+");
    assert_string_equal(caption_figure(LANGUAGE_DE, &(struct figure){1200, 1200, 1200}, &arena),
                        "1.200");
    arena_free(&arena);
}

static void captions_say_what_is_known_and_no_more(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incidents incidents = {0};
    struct incident *i = add(&incidents, &ukraine[0], &arena);
    i->date =
        (struct day_range){day_from_civil(2025, 3, 24), day_from_civil(2025, 3, 24), TIME_DAY};
    i->fatalities = (struct figure){2, 2, 2};
    i->injured = (struct figure){65, 65, FIGURE_UNKNOWN};
    i->status = STATUS_CLAIMED;
    struct incident_refs one = {0};
    *list_push(&arena, &one) = i;
    assert_string_equal(caption_detail(LANGUAGE_EN, &one, DATE_SHORT, &arena),
                        "24\u00a0Mar\u00a0\u00b7 2\u00a0killed");
    assert_string_equal(caption_key(LANGUAGE_EN, "Sumy", &one, DATE_NO_YEAR, &arena),
                        "Sumy: drone strike, 24\u00a0March, 2\u00a0killed, 65+\u00a0injured; "
                        "claimed by one side");
    *list_push(&arena, &one) = i;
    assert_string_equal(caption_detail(LANGUAGE_EN, &one, DATE_SHORT, &arena),
                        "2\u00a0strikes\u00a0\u00b7 24\u00a0Mar\u00a0\u00b7 4\u00a0killed");
    assert_string_equal(caption_map_title(LANGUAGE_EN, &incidents, &arena), "Strikes");
    i->location.country = "Ukraine";
    assert_string_equal(caption_map_title(LANGUAGE_EN, &incidents, &arena), "Strikes in Ukraine");
    add(&incidents, &ukraine[1], &arena)->category = CATEGORY_TALKS;
    assert_string_equal(caption_map_title(LANGUAGE_EN, &incidents, &arena),
                        "Strikes and talks in Ukraine");
    assert_string_equal(caption_map_title(LANGUAGE_DE, &incidents, &arena),
                        "Angriffe und Gespräche");
    static const char *const countries[] = {"Ukraine", "United States", "Yemen", "Oman"};
    for (size_t k = 0; k < 4; k++) {
        add(&incidents, &ukraine[0], &arena)->location.country = countries[k];
    }
    add(&incidents, &ukraine[0], &arena)->category = CATEGORY_GROUND;
    assert_string_equal(caption_map_title(LANGUAGE_EN, &incidents, &arena),
                        "Strikes, talks and ground fighting in Ukraine, the United States and "
                        "2\u00a0other countries");
    arena_free(&arena);
}

static void talks_without_a_toll_leave_the_others_as_they_are(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incidents incidents = {0};
    struct incident_refs both = {0};
    add(&incidents, &ukraine[0], &arena);
    add(&incidents, &ukraine[0], &arena);
    const int32_t u = FIGURE_UNKNOWN;
    incidents.at[0].fatalities = (struct figure){22, 22, 22};
    incidents.at[1].fatalities = (struct figure){u, u, u};
    *list_push(&arena, &both) = &incidents.at[0];
    *list_push(&arena, &both) = &incidents.at[1];
    incidents.at[1].category = CATEGORY_TALKS;
    assert_non_null(
        strstr(caption_detail(LANGUAGE_EN, &both, DATE_SHORT, &arena), "22\u00a0killed"));
    incidents.at[1].category = CATEGORY_STRIKE;
    assert_non_null(
        strstr(caption_detail(LANGUAGE_EN, &both, DATE_SHORT, &arena), "22+\u00a0killed"));
    arena_free(&arena);
}

static void distances_are_rounded(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(caption_km(LANGUAGE_EN, 2334, &arena), "2,300\u00a0km");
    assert_string_equal(caption_km(LANGUAGE_DE, 12345, &arena), "12.300\u00a0km");
    assert_string_equal(caption_km(LANGUAGE_EN, 456, &arena), "460\u00a0km");
    assert_string_equal(caption_km(LANGUAGE_EN, 42.2, &arena), "42\u00a0km");
    arena_free(&arena);
}

/* ---- the scale bar -------------------------------------------------------------------------- */

/* On a sphere of the Earth's size, apart from what the layout computes it with. */
static double metres_apart(struct basemap_point a, struct basemap_point b)
{
    const double degree = acos(-1) / 180;
    double x = sin((b.lat - a.lat) * degree / 2), y = sin((b.lon - a.lon) * degree / 2);
    double h = x * x + cos(a.lat * degree) * cos(b.lat * degree) * y * y;
    return 2 * 6371008.8 * asin(sqrt(h));
}

/* From end to end of the bar, wherever in the frame it comes to stand. */
static void check_bar(const struct drawing *d, const struct view *view, struct point at)
{
    struct scale_bar bar = scale_bar_at(d, view, at, 120);
    struct basemap_point left, right;
    assert_true(bar.px > 20 && bar.px <= 120);
    assert_true(view_ground(view, (struct point){at.x - bar.px / 2, at.y}, &left));
    assert_true(view_ground(view, (struct point){at.x + bar.px / 2, at.y}, &right));
    double found = metres_apart(left, right);
    if (fabs(found / bar.metres - 1) > 0.01) {
        fail_msg("%s is %.0f m at %.0f,%.0f", bar.text, found, at.x, at.y);
    }
}

static void scale_bars_are_true_within_a_hundredth(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct style style;
    struct error error = {0};
    assert_true(style_theme(&style, NULL, &error));
    struct drawing d = {.arena = &arena, .style = &style};
    static const struct basemap_box boxes[] = {
        {34.2, 31.2, 34.6, 31.6}, /* a strip of coast */
        {20, 44, 41, 53},         /* a country */
        {-10, 35, 40, 70},        /* a continent */
        {172, -20, 186, -12},     /* across the antimeridian */
        {10, 74, 40, 82},         /* far north */
        {-74, -53, -69, -18},     /* tall */
        {-4, -5, 12, 6},          /* on the equator */
    };
    struct box frame = {0, 0, 650, 480};
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++) {
        struct view view = view_of(boxes[i], frame, &arena);
        check_bar(&d, &view, (struct point){90, 470});
        check_bar(&d, &view, (struct point){560, 470});
        check_bar(&d, &view, (struct point){560, 12});
    }
    arena_free(&arena);
}

/* ---- overlays ------------------------------------------------------------------------------- */

static bool overlay(struct overlay *out, const char *json, struct arena *arena, char message[480])
{
    struct error error = {0};
    bool done = overlay_read(out, "maps/front_line.geojson", span_of(json), arena, &error);
    strcpy(message, error.text);
    return done;
}

static void overlays_take_simplestyle(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct overlay o;
    char message[480];
    assert_true(overlay(
        &o,
        "{\"type\":\"FeatureCollection\",\"features\":["
        "{\"type\":\"Feature\",\"properties\":{\"stroke\":\"#ff0000\",\"stroke-width\":3,"
        "\"stroke-opacity\":0.5,\"stroke-dasharray\":\"4 2\",\"title\":\"the front\"},"
        "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[30,50],[30.5,50],[31,49]]}},"
        "{\"type\":\"Feature\",\"properties\":{\"fill\":\"#00ff00\",\"fill-opacity\":0.25},"
        "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}},"
        "{\"type\":\"Feature\",\"properties\":{\"marker-color\":\"#00f\"},"
        "\"geometry\":{\"type\":\"Point\",\"coordinates\":[5,6]}}]}",
        &arena, message));
    assert_string_equal(o.title, "front line");
    assert_int_equal(o.shapes.n, 3);
    assert_int_equal(o.shapes.at[0].kind, OVERLAY_LINE);
    assert_int_equal(o.shapes.at[0].paint.stroke, 0xff000080);
    assert_true(o.shapes.at[0].paint.width == 3 && o.shapes.at[0].paint.dash[1] == 2);
    assert_string_equal(o.shapes.at[0].title, "the front");
    assert_int_equal(o.shapes.at[1].kind, OVERLAY_AREA);
    assert_int_equal(o.shapes.at[1].paint.fill, 0x00ff0040);
    assert_int_equal(o.shapes.at[2].kind, OVERLAY_POINT);
    assert_int_equal(o.shapes.at[2].paint.fill, 0x0000ffff);
    arena_free(&arena);
}

static void bad_overlays_are_refused(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct overlay o;
    char message[480];
    assert_false(overlay(&o, "{\"type\":", &arena, message));
    assert_non_null(strstr(message, "maps/front_line.geojson:1:"));
    assert_false(overlay(&o, "{\"type\":\"FeatureCollection\",\"features\":[]}", &arena, message));
    assert_false(overlay(&o,
                         "{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\","
                         "\"coordinates\":[[1e999,\"x\"],null,[200]]}}",
                         &arena, message));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(near_places_are_one_group),
        cmocka_unit_test(far_talks_are_a_group_of_their_own),
        cmocka_unit_test(incidents_all_over_the_world_stay_together),
        cmocka_unit_test(places_on_both_sides_of_the_antimeridian_are_near),
        cmocka_unit_test(one_point_is_one_spot_and_an_area_another),
        cmocka_unit_test(a_few_at_one_place_fan_out_and_many_are_counted),
        cmocka_unit_test(no_more_sites_than_asked_and_no_incident_lost),
        cmocka_unit_test(sites_spread_until_none_overlaps),
        cmocka_unit_test(furniture_goes_to_a_free_corner),
        cmocka_unit_test(furniture_finds_no_room_in_a_full_frame),
        cmocka_unit_test(counts_have_their_plurals),
        cmocka_unit_test(every_language_has_every_word),
        cmocka_unit_test(dates_are_written_as_readers_write_them),
        cmocka_unit_test(tolls_are_told_as_far_as_they_are_known),
        cmocka_unit_test(captions_say_what_is_known_and_no_more),
        cmocka_unit_test(talks_without_a_toll_leave_the_others_as_they_are),
        cmocka_unit_test(distances_are_rounded),
        cmocka_unit_test(scale_bars_are_true_within_a_hundredth),
        cmocka_unit_test(overlays_take_simplestyle),
        cmocka_unit_test(bad_overlays_are_refused),
    };
    return cmocka_run_group_tests(tests, views_open, views_close);
}
