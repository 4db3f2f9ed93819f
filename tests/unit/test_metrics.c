#include "check.h"

#include <ft2build.h>
#include <math.h>
#include <string.h>

#include FT_FREETYPE_H

#include "ink/metrics.h"

static void widths_are_those_of_arial(void **state)
{
    (void)state;
    /* 2048 units an em: S 1366, u 1139, m 1706, y 1024; bold S 1366, u 1251, m 1821, y 1139. */
    assert_true(fabs(text_width("Sumy", FACE_REGULAR, 2048, 0) - 5235) < 0.001);
    assert_true(fabs(text_width("Sumy", FACE_BOLD, 2048, 0) - 5577) < 0.001);
    assert_true(fabs(text_width("Sumy", FACE_ITALIC, 10, 0) - 52.35 / 2.048) < 0.001);
    assert_true(fabs(text_width("Суми", FACE_REGULAR, 10, 0)) > 20);
}

static void letter_spacing_stands_between_glyphs(void **state)
{
    (void)state;
    double tight = text_width("SEA", FACE_REGULAR, 10, 0);
    assert_true(fabs(text_width("SEA", FACE_REGULAR, 10, 2) - tight - 4) < 1e-9);
    assert_true(text_width("", FACE_REGULAR, 10, 2) == 0);
}

static void unknown_characters_have_a_width(void **state)
{
    (void)state;
    assert_true(fabs(text_width("北京", FACE_REGULAR, 10, 0) - 20) < 1e-9);
    assert_true(text_width("غزة", FACE_REGULAR, 10, 0) > 10);
    assert_true(text_width("\xff\xfe", FACE_REGULAR, 10, 0) > 0);
    /* A combining acute adds nothing. */
    assert_true(text_width("e\u0301", FACE_REGULAR, 10, 0) == text_width("e", FACE_REGULAR, 10, 0));
}

static void extents_hold_the_ink(void **state)
{
    (void)state;
    struct text_extent flat = text_extent("nox", FACE_REGULAR, 64, 0, 0);
    struct text_extent tall = text_extent("Åg", FACE_REGULAR, 64, 0, 0);
    assert_true(flat.top < 36 && flat.bottom < 3);
    assert_true(tall.top > 55 && tall.bottom > 12);
    struct text_extent two = text_extent("Kryvyi\nRih", FACE_REGULAR, 10, 0, 1.5);
    assert_int_equal(two.lines, 2);
    assert_true(two.bottom >= 15 && two.bottom < 18);
    assert_true(two.width == text_width("Kryvyi", FACE_REGULAR, 10, 0));
}

static void wrapping_is_even(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(
        text_wrap("Zaporizhzhia Nuclear Power Plant", FACE_REGULAR, 10, 110, &arena),
        "Zaporizhzhia\nNuclear Power Plant");
    assert_string_equal(text_wrap("a b c d", FACE_REGULAR, 10, 1000, &arena), "a b c d");
    assert_string_equal(text_wrap("unbreakable", FACE_REGULAR, 10, 5, &arena), "unbreakable");
    assert_string_equal(text_wrap("", FACE_REGULAR, 10, 5, &arena), "");
    assert_string_equal(text_wrap("one\ntwo three", FACE_REGULAR, 10, 30, &arena),
                        "one\ntwo\nthree");
    arena_free(&arena);
}

static void eliding_keeps_the_width(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *long_name = "The name of a place that no label holds";
    const char *cut = text_elide(long_name, FACE_REGULAR, 10, 100, &arena);
    assert_true(text_width(cut, FACE_REGULAR, 10, 0) <= 100);
    assert_true(strlen(cut) > 15 && strcmp(cut + strlen(cut) - 3, "\u2026") == 0);
    assert_string_equal(text_elide("short", FACE_REGULAR, 10, 100, &arena), "short");
    arena_free(&arena);
}

/* The table against the installed font, character by character: never narrower. */
static void the_table_bounds_the_installed_font(void **state)
{
    (void)state;
    static const char *const paths[] = {
        "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf",
        "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf",
    };
    FT_Library library;
    assert_int_equal(FT_Init_FreeType(&library), 0);
    unsigned seen = 0;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        FT_Face face;
        if (FT_New_Face(library, paths[i], 0, &face) != 0) {
            continue;
        }
        for (uint32_t c = 0x20; c < 0x530; c++) {
            char text[5] = {0};
            if (!FT_Get_Char_Index(face, c)) {
                continue;
            }
            assert_int_equal(FT_Load_Char(face, c, FT_LOAD_NO_SCALE), 0);
            text[utf8_encode(c, text)] = '\0';
            struct text_extent extent = text_extent(text, FACE_BOLD, 2048, 0, 0);
            bool phonetic = c >= 0x250 && c < 0x2b0, combining = c >= 0x300 && c < 0x370;
            if (!phonetic && !combining) {
                assert_true(extent.width >= (double)face->glyph->metrics.horiAdvance);
                assert_true(extent.top >= (double)face->glyph->metrics.horiBearingY);
                seen++;
            }
        }
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
    if (seen == 0) {
        print_message("no Liberation Sans here: the table was not compared\n");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_are_those_of_arial),
        cmocka_unit_test(letter_spacing_stands_between_glyphs),
        cmocka_unit_test(unknown_characters_have_a_width),
        cmocka_unit_test(extents_hold_the_ink),
        cmocka_unit_test(wrapping_is_even),
        cmocka_unit_test(eliding_keeps_the_width),
        cmocka_unit_test(the_table_bounds_the_installed_font),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
