#include "check.h"

#include <math.h>
#include <string.h>

#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/pages.h"
#include "base/text.h"

static void folds_to(const char *word, const char *expected)
{
    char out[64];
    size_t n = text_fold_word(span_of(word), out, sizeof out);
    assert_int_equal(n, strlen(expected));
    assert_memory_equal(out, expected, n);
    assert_int_equal(text_fold_hash(span_of(word)), text_fold_hash(span_of(expected)));
}

static void folding_makes_spellings_equal(void **state)
{
    (void)state;
    folds_to("KYIV", "kyiv");
    folds_to("Przewodów", "przewodow");
    folds_to("Łódź", "lodz");
    folds_to("Tromsø", "tromso");
    folds_to("Sana'a", "sanaa");
    folds_to("Sana’a", "sanaa");
    folds_to("Straße", "strasse");
    folds_to("КИЇВ", "киів");
    assert_int_not_equal(text_fold_hash(SPAN("sumy")), text_fold_hash(SPAN("summ")));
}

static void phrases_keep_order(void **state)
{
    (void)state;
    uint64_t a = text_fold_hash(SPAN("new")), b = text_fold_hash(SPAN("york"));
    uint64_t ab = phrase_add(phrase_add(PHRASE_START, a), b);
    assert_int_not_equal(ab, phrase_add(phrase_add(PHRASE_START, b), a));
    assert_int_not_equal(ab, phrase_add(PHRASE_START, a));
}

static void malformed_bytes_are_read_on(void **state)
{
    (void)state;
    uint32_t c;
    const char bad[] = "\xff"
                       "a";
    assert_int_equal(utf8_decode(bad, bad + 2, &c), 1);
    assert_int_equal(c, 0xFFFD);
    assert_false(utf8_valid((struct span){bad, 2}));
    assert_true(utf8_valid(SPAN("Запоріжжя")));
    assert_false(utf8_valid((struct span){"\xe2\x82", 2}));
}

static void numbers_need_no_locale(void **state)
{
    (void)state;
    double d;
    assert_true(span_double(SPAN("-12.5"), &d));
    assert_true(d == -12.5);
    assert_true(span_double(SPAN("1e3"), &d));
    assert_true(d == 1000);
    assert_false(span_double(SPAN("1.2.3"), &d));
    assert_false(span_double(SPAN(""), &d));
    assert_false(span_double(SPAN("."), &d));
    struct arena arena = {0};
    struct buffer b = {.arena = &arena};
    buffer_number(&b, 30.50, 2);
    buffer_puts(&b, " ");
    buffer_number(&b, -0.001, 2);
    buffer_puts(&b, " ");
    buffer_number(&b, -1.25, 1);
    buffer_puts(&b, " ");
    buffer_number(&b, NAN, 1);
    assert_string_equal(b.at, "30.5 0 -1.3 0");
    arena_free(&arena);
}

static void lists_grow_and_memory_is_zeroed(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct ints ARENA_LIST(int) list = {0};
    for (int i = 0; i < 100; i++) {
        *list_push(&arena, &list) = i;
    }
    assert_int_equal(list.n, 100);
    assert_int_equal(list.at[99], 99);
    char *fresh = arena_alloc(&arena, 1 << 20);
    assert_int_equal(fresh[(1 << 20) - 1], 0);
    memset(fresh, 1, 1 << 20);
    arena_clear(&arena);
    fresh = arena_alloc(&arena, 1 << 18);
    assert_int_equal(fresh[0] | fresh[(1 << 18) - 1], 0);
    arena_free(&arena);
}

static void splitting_keeps_empty_fields(void **state)
{
    (void)state;
    struct span rest = SPAN("a\t\tb"), field;
    assert_true(span_split(&rest, '\t', &field) && span_is(field, "a"));
    assert_true(span_split(&rest, '\t', &field) && field.n == 0);
    assert_true(span_split(&rest, '\t', &field) && span_is(field, "b"));
    assert_false(span_split(&rest, '\t', &field));
}

static void a_file_is_read_where_it_is_asked_for(void **state)
{
    (void)state;
    static const char path[] = BUILD_FOLDER "/base_test_pages.bin";
    struct arena arena = {0};
    struct error error = {0};
    struct pages *pages;
    size_t n = 100000;
    char *bytes = arena_alloc(&arena, n);
    for (size_t i = 0; i < n; i++) {
        bytes[i] = (char)(i % 97);
    }
    assert_true(output_write_all(path, (struct span){bytes, n}, &arena, &error));
    assert_false(pages_open(&pages, path, n - 1, &arena, &error));
    assert_true(pages_open(&pages, path, n, &arena, &error));
    assert_int_equal(pages_size(pages), n);
    assert_memory_equal(pages_at(pages, 50000, 3), bytes + 50000, 3);
    assert_memory_equal(pages_at(pages, 40001, 30000), bytes + 40001, 30000);
    assert_non_null(pages_at(pages, n, 0));
    assert_null(pages_at(pages, n - 1, 2));
    assert_null(pages_at(pages, SIZE_MAX, 1));
    assert_false(pages_failed(pages));
    assert_int_equal(truncate(path, 90000), 0);
    assert_int_equal(*pages_at(pages, n - 1, 1), 0);
    assert_true(pages_failed(pages));
    pages_close(pages);
    assert_false(pages_open(&pages, BUILD_FOLDER, n, &arena, &error));
    assert_false(pages_open(&pages, "/dev/null", n, &arena, &error));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folding_makes_spellings_equal),
        cmocka_unit_test(phrases_keep_order),
        cmocka_unit_test(malformed_bytes_are_read_on),
        cmocka_unit_test(numbers_need_no_locale),
        cmocka_unit_test(lists_grow_and_memory_is_zeroed),
        cmocka_unit_test(splitting_keeps_empty_fields),
        cmocka_unit_test(a_file_is_read_where_it_is_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
