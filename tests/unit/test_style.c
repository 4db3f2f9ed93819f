/* Themes, style files, and what a map can be asked for. */
#include "check.h"

#include <math.h>
#include <string.h>

#include "map/settings.h"
#include "map/symbol.h"

static bool read(struct style *style, const char *text, char message[480])
{
    struct arena arena = {0}; /* what the style borrows is not looked at afterwards */
    struct error error = {0};
    bool done = style_read(style, "house.style", span_of(text), &arena, &error);
    strcpy(message, error.text);
    arena_free(&arena);
    return done;
}

static void a_style_file_lays_over_a_theme(void **state)
{
    (void)state;
    struct style style;
    struct error error = {0};
    char message[480];
    assert_true(style_theme(&style, "light", &error));
    assert_true(read(&style, "# ours\n\nsea = #123456\r\n label_size=12.5\nland=#abc\n", message));
    assert_int_equal(style.sea, 0x123456ff);
    assert_int_equal(style.land, 0xaabbccff);
    assert_true(style.label_size == 12.5);
}

static void a_wrong_style_file_is_named_by_its_line_and_changes_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } wrong[] = {
        {"sea = #123456\nsee = #123456\n", "house.style:2: no such setting: 'see'"},
        {"sea = blue\n", "house.style:1: 'sea' wants a colour such as #dde8ee"},
        {"label_size = 1000\n", "house.style:1: 'label_size' wants a number from 0 to 100"},
        {"label_size\n", "house.style:1: 'label_size' wants a number from 0 to 100"},
    };
    struct error error = {0};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct style style, before;
        char message[480];
        assert_true(style_theme(&style, NULL, &error));
        before = style;
        assert_false(read(&style, wrong[i].text, message));
        assert_string_equal(message, wrong[i].message);
        assert_int_equal(style.sea, before.sea);
    }
}

static void themes_are_known_by_name(void **state)
{
    (void)state;
    struct style style;
    struct error error = {0};
    assert_true(style_theme(&style, "dark", &error));
    assert_true(style_theme(&style, "print", &error));
    assert_false(style_theme(&style, "neon", &error));
    assert_int_equal(error.kind, ERROR_USAGE);
}

/* WCAG's contrast of two colours. */
static double luminance(uint32_t rgba)
{
    double sum = 0;
    static const double weight[] = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < 3; i++) {
        double v = (rgba >> (24 - 8 * i) & 255) / 255.0;
        sum += weight[i] * (v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(uint32_t a, uint32_t b)
{
    double x = luminance(a), y = luminance(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static void symbols_and_text_stand_out_in_every_theme(void **state)
{
    (void)state;
    static const char *const names[] = {"light", "dark", "print"};
    for (size_t i = 0; i < 3; i++) {
        struct style style;
        struct error error = {0};
        assert_true(style_theme(&style, names[i], &error));
        for (int c = 0; c < STYLE_CATEGORIES; c++) {
            uint32_t colour = style_category(&style, (enum category)c);
            assert_true(contrast(colour, style.land) >= 3);
            assert_true(contrast(colour, style.sea) >= 3);
            assert_true(contrast(colour, style.page) >= 3);
            assert_true(contrast(colour, style.outline) >= 3); /* numbers stand on it */
        }
        assert_true(contrast(style.text, style.halo) >= 7);
        assert_true(contrast(style.muted, style.halo) >= 4.5);
        assert_true(contrast(style.country_label, style.land) >= 3);
        assert_true(contrast(style.water_label, style.sea) >= 3);
        assert_true(contrast(style.city_label, style.land) >= 4.5);
    }
}

static void kinds_differ_by_shape_and_tolls_by_size(void **state)
{
    (void)state;
    struct style style;
    struct error error = {0};
    assert_true(style_theme(&style, NULL, &error));
    for (int a = 0; a < STYLE_CATEGORIES; a++) {
        for (int b = 0; b < a; b++) {
            assert_int_not_equal(symbol_marker((enum category)a), symbol_marker((enum category)b));
        }
    }
    assert_int_equal(toll_class(FIGURE_UNKNOWN), TOLL_NONE);
    assert_int_equal(toll_class(0), TOLL_NONE);
    assert_int_equal(toll_class(1), TOLL_SOME);
    assert_int_equal(toll_class(9), TOLL_SOME);
    assert_int_equal(toll_class(10), TOLL_TENS);
    assert_int_equal(toll_class(50), TOLL_FIFTIES);
    for (int t = 1; t < TOLL_CLASSES; t++) {
        assert_true(symbol_size(&style, (enum toll_class)t) >
                    1.2 * symbol_size(&style, (enum toll_class)(t - 1)));
    }
}

static void sizes_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double width, height;
    } good[] = {
        {"180mm", 680.3, 0},
        {"180mmx120mm", 680.3, 453.5},
        {"800x560", 800, 560},
        {"a4", 793.7, 1122.5},
        {"A4-landscape", 1122.5, 793.7},
        {"16:9", 680.3, 382.7},
        {"square", 680.3, 680.3},
        {"7in", 672, 0},
        {"800pxx600px", 800, 600},
        {"20cmx10cm", 755.9, 377.95},
    };
    static const char *const bad[] = {"",      "x",       "0",         "180",  "180 mm x",
                                      "10x10", "99999mm", "a9",        "16:",  "1:100",
                                      "-5mm",  "800x",    "800x560x3", "nanmm"};
    double w, h;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(map_size_parse(good[i].text, &w, &h));
        assert_true(fabs(w - good[i].width) < 0.1 && fabs(h - good[i].height) < 0.1);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (map_size_parse(bad[i], &w, &h)) {
            fail_msg("'%s' is taken for %g x %g", bad[i], w, h);
        }
    }
}

static void extents_are_read(void **state)
{
    (void)state;
    static const char *const bad[] = {"",          "1,2,3",      "1,2,3,4,5", "21,53,41,44",
                                      "a,b,c,d",   "0,-91,10,0", "0,0,0,10",  "nan,0,1,1",
                                      "0,0,400,10"};
    struct basemap_box box;
    assert_true(map_extent_parse("21,44,41,53", &box));
    assert_true(box.west == 21 && box.south == 44 && box.east == 41 && box.north == 53);
    assert_true(map_extent_parse("170, -20, -170, -10", &box));
    assert_true(box.west == 170 && box.east == 190);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (map_extent_parse(bad[i], &box)) {
            fail_msg("'%s' is taken for an extent", bad[i]);
        }
    }
}

static void what_is_asked_for_wrongly_is_a_usage_error(void **state)
{
    (void)state;
    static const struct map_settings wrong[] = {
        {.boundaries = "mine"}, {.extent = "x"}, {.size = "huge"},
        {.theme = "neon"},      {.by = "hour"},  {.language = "xx"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct arena arena = {0};
        struct error error = {0};
        struct map_options options;
        assert_false(map_options_read(&options, &wrong[i], &arena, &error));
        assert_int_equal(error.kind, ERROR_USAGE);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_style_file_lays_over_a_theme),
        cmocka_unit_test(a_wrong_style_file_is_named_by_its_line_and_changes_nothing),
        cmocka_unit_test(themes_are_known_by_name),
        cmocka_unit_test(symbols_and_text_stand_out_in_every_theme),
        cmocka_unit_test(kinds_differ_by_shape_and_tolls_by_size),
        cmocka_unit_test(sizes_are_read),
        cmocka_unit_test(extents_are_read),
        cmocka_unit_test(what_is_asked_for_wrongly_is_a_usage_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
