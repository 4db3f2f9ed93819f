#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "ink/ink_cairo.h"
#include "ink/ink_font.h"
#include "sample_scene.h"

static struct span draw(enum ink_format format, double dpi, struct arena *arena)
{
    char *bytes = NULL;
    size_t n = 0;
    struct error error = {0};
    struct scene scene = sample_scene(arena);
    FILE *stream = open_memstream(&bytes, &n);
    const struct ink_cairo_options options = {.format = format, .dpi = dpi};
    bool done = ink_cairo(stream, &scene, &options, arena, &error);
    fclose(stream);
    if (!done) {
        print_message("%s\n", error.text);
    }
    assert_true(done);
    struct span out = {arena_strndup(arena, bytes, n), n};
    free(bytes);
    return out;
}

static bool holds(struct span bytes, const char *what)
{
    size_t n = strlen(what);
    for (size_t i = 0; i + n <= bytes.n; i++) {
        if (memcmp(bytes.at + i, what, n) == 0) {
            return true;
        }
    }
    return false;
}

static unsigned big_endian(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 | b[3];
}

static void a_png_has_the_size_asked_for(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct span normal = draw(INK_PNG, 0, &arena), small = draw(INK_PNG, 96, &arena);
    assert_memory_equal(normal.at, "\x89PNG\r\n", 6);
    assert_int_equal(big_endian(normal.at + 16), 600);
    assert_int_equal(big_endian(normal.at + 20), 560);
    assert_int_equal(big_endian(small.at + 16), 300);
    arena_free(&arena);
}

static void a_pdf_says_what_it_is_and_links(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct span pdf = draw(INK_PDF, 0, &arena);
    assert_memory_equal(pdf.at, "%PDF-", 5);
    assert_true(holds(pdf, "Strikes & talks"));
    assert_true(holds(pdf, "20250326"));
    assert_true(holds(pdf, "(https://example.org/a?b=1&c=2)"));
    assert_true(holds(pdf, "ToUnicode"));
    arena_free(&arena);
}

static void a_file_is_the_same_every_time(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (int format = INK_PNG; format <= INK_PDF; format++) {
        struct span once = draw((enum ink_format)format, 0, &arena);
        struct span again = draw((enum ink_format)format, 0, &arena);
        assert_int_equal(once.n, again.n);
        assert_memory_equal(once.at, again.at, once.n);
    }
    arena_free(&arena);
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    struct scene scene = sample_scene(&arena);
    FILE *full = fopen("/dev/full", "wb");
    if (!full) {
        skip();
    }
    setvbuf(full, NULL, _IONBF, 0);
    assert_false(
        ink_cairo(full, &scene, &(struct ink_cairo_options){.format = INK_PNG}, &arena, &error));
    assert_int_equal(error.kind, ERROR_OUTPUT);
    fclose(full);
    arena_free(&arena);
}

static void a_page_too_large_is_refused(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    struct scene scene = {.arena = &arena, .width = 1e6, .height = 10};
    assert_false(
        ink_cairo(stdout, &scene, &(struct ink_cairo_options){.format = INK_PNG}, &arena, &error));
    assert_non_null(strstr(error.text, "too large"));
    arena_free(&arena);
}

/* What the layout reckons with is never less than what is drawn. */
static void glyphs_are_as_wide_as_the_table_says(void **state)
{
    (void)state;
    static const char *const texts[] = {"Zaporizhzhia", "AVATAR Yalta", "Київ", "Łódź", "1 000 km"};
    struct arena arena = {0};
    struct error error = {0};
    struct ink_fonts *fonts;
    assert_true(ink_fonts_open(&fonts, &arena, &error));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (int face = 0; face < FACES; face++) {
            struct ink_line line;
            assert_true(ink_font_line(fonts, span_of(texts[i]), (enum face)face, 100, 2, &line,
                                      &arena, &error));
            double expected = text_width(texts[i], (enum face)face, 100, 2);
            if (line.width > expected + 0.01 || line.width <= expected * 0.93) {
                print_message("'%s': %g drawn, %g expected\n", texts[i], line.width, expected);
            }
            assert_true(line.width <= expected + 0.01 && line.width > expected * 0.93);
            assert_int_equal(line.n, 1);
        }
    }
    ink_fonts_close(fonts);
    arena_free(&arena);
}

/* Liberation Sans has Hebrew, which needs an order and no joining. */
static void text_from_right_to_left_is_set_so(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    struct ink_fonts *fonts;
    struct ink_line word, first, mixed;
    struct span text = span_of("אב"), alef = span_of("א"), both = span_of("אב 12");
    assert_true(ink_fonts_open(&fonts, &arena, &error));
    assert_true(ink_font_line(fonts, text, FACE_REGULAR, 10, 0, &word, &arena, &error));
    assert_true(ink_font_line(fonts, alef, FACE_REGULAR, 10, 0, &first, &arena, &error));
    assert_true(ink_font_line(fonts, both, FACE_REGULAR, 10, 0, &mixed, &arena, &error));
    assert_int_equal(word.n, 1);
    assert_int_equal(word.at[0].n, 2);
    assert_true(word.at[0].backward);
    assert_true(span_equal(word.at[0].text, text));
    assert_int_equal(word.at[0].glyphs[1].index, first.at[0].glyphs[0].index);
    assert_true(word.at[0].glyphs[1].x > 0 && word.width > word.at[0].glyphs[1].x);
    assert_true(mixed.n > 1); /* the figures stand left, in their own order */
    assert_false(mixed.at[0].backward);
    assert_true(span_is(mixed.at[0].text, "12"));
    ink_fonts_close(fonts);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_png_has_the_size_asked_for),
        cmocka_unit_test(a_pdf_says_what_it_is_and_links),
        cmocka_unit_test(a_file_is_the_same_every_time),
        cmocka_unit_test(a_full_disk_is_told),
        cmocka_unit_test(a_page_too_large_is_refused),
        cmocka_unit_test(glyphs_are_as_wide_as_the_table_says),
        cmocka_unit_test(text_from_right_to_left_is_set_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
