#include "check.h"

#include <string.h>

#include "news/abbreviation.h"
#include "news/date.h"
#include "news/segment.h"

static struct tokens cut(const char *text, struct arena *arena)
{
    struct article *article = arena_new(arena, struct article);
    struct error error = {0};
    assert_true(article_parse(article, "test.txt", span_of(text),
                              (struct article_options){.published = DAY_NONE}, arena, &error));
    return segment(article, arena);
}

/* The hash made in passing is the one that the gazetteer is keyed by. */
static void hashes_are_those_of_base_text(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct tokens t = cut("Kyiv Przewodów Sana'a Sana’a O‘Brien U.S. Łódź KHERSON Straße 1,200 5th "
                          "Київ صنعاء 東京 Mt. Rostov soft\xc2\xadhyphen Kh31 e\xcc\x81t\xc3\xa9",
                          &arena);
    assert_true(t.n > 18);
    for (size_t i = 0; i < t.n; i++) {
        if (t.at[i].flags & (TOKEN_WORD | TOKEN_NUMBER)) {
            assert_int_equal(t.at[i].hash, text_fold_hash(token_text(&t, (uint32_t)i)));
        }
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_are_those_of_base_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
