#include "check.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "incident/lexicon.h"

/* Tokens of plain words, without the segmenter. */
static struct tokens words_of(const char *text, struct arena *arena)
{
    struct article *article = arena_new(arena, struct article);
    article->text = span_of(text);
    struct token *tokens = arena_array(arena, struct token, strlen(text) + 1);
    size_t n = 0;
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, " -");
        if (length) {
            tokens[n++] = (struct token){.start = (uint32_t)(at - text),
                                         .n = (uint32_t)length,
                                         .hash = text_fold_hash((struct span){at, length}),
                                         .flags = TOKEN_WORD};
        }
        at += length;
        if (*at == '-') {
            tokens[n++] = (struct token){.start = (uint32_t)(at - text), .n = 1, .hash = '-'};
        }
        at += *at != 0;
    }
    return (struct tokens){.article = article, .at = tokens, .n = n};
}

static const struct lexeme *find(const struct lexicon *lexicon, const char *text, uint32_t *n,
                                 struct arena *arena)
{
    struct tokens tokens = words_of(text, arena);
    *n = 0;
    return lexicon_find(lexicon, &tokens, 0, (uint32_t)tokens.n, n);
}

static struct lexicon *open_lexicon(const char *folder, struct arena *arena)
{
    struct lexicon *lexicon = NULL;
    struct error error = {0};
    if (!lexicon_open(&lexicon, folder, arena, &error)) {
        fail_msg("%s", error.text);
    }
    return lexicon;
}

static void the_longest_phrase_wins(void **state)
{
    (void)state;
    struct arena arena = {0};
    uint32_t n;
    const struct lexicon *lexicon = open_lexicon(NULL, &arena);
    const struct lexeme *found = find(lexicon, "air strike on", &n, &arena);
    assert_non_null(found);
    assert_int_equal(n, 2);
    assert_string_equal(found->noun->type->name, "air strike");
    assert_non_null(find(lexicon, "ballistic missiles fell", &n, &arena));
    assert_int_equal(n, 2);
    assert_null(find(lexicon, "zebra crossing", &n, &arena));
    arena_free(&arena);
}

static void hyphens_and_case_do_not_matter(void **state)
{
    (void)state;
    struct arena arena = {0};
    uint32_t n;
    const struct lexicon *lexicon = open_lexicon(NULL, &arena);
    assert_non_null(find(lexicon, "Air-Strike", &n, &arena));
    assert_int_equal(n, 3);
    assert_non_null(find(lexicon, "CEASE-FIRE", &n, &arena));
    assert_int_equal(n, 3);
    arena_free(&arena);
}

static void a_phrase_has_the_classes_of_all_its_rows(void **state)
{
    (void)state;
    struct arena arena = {0};
    uint32_t n;
    const struct lexicon *lexicon = open_lexicon(NULL, &arena);
    const struct lexeme *strike = find(lexicon, "strikes", &n, &arena);
    assert_true(strike->classes & WORD_EVENT_NOUN);
    assert_true(strike->classes & WORD_EVENT_VERB);
    const struct lexeme *landed = find(lexicon, "landed", &n, &arena);
    assert_non_null(landed->verb->other); /* a missile and a delegation */
    arena_free(&arena);
}

static void an_idiom_is_nothing_else(void **state)
{
    (void)state;
    struct arena arena = {0};
    uint32_t n;
    const struct lexicon *lexicon = open_lexicon(NULL, &arena);
    const struct lexeme *found = find(lexicon, "heart attack", &n, &arena);
    assert_int_equal(found->classes, WORD_IDIOM);
    assert_int_equal(n, 2);
    arena_free(&arena);
}

static void every_type_has_its_labels(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct lexicon *lexicon = open_lexicon(NULL, &arena);
    static const char *const names[] = {
        "missile strike",    "drone strike",      "air strike",           "shelling",
        "explosion",         "interception",      "ceasefire talks",      "peace talks",
        "bilateral meeting", "prisoner exchange", "capture of territory", "clash"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct event_type *type = lexicon_type(lexicon, names[i]);
        assert_non_null(type);
        assert_true(strlen(type->acled_event_type) > 0);
        assert_true(strlen(type->acled_sub_event_type) > 0);
    }
    assert_null(lexicon_type(lexicon, "football match"));
    arena_free(&arena);
}

static void hints_are_never_too_few(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct lexicon *lexicon = open_lexicon(NULL, &arena);
    const struct token words[] = {{.hash = text_fold_hash(SPAN("shelled"))},
                                  {.hash = text_fold_hash(SPAN("killed"))},
                                  {.hash = text_fold_hash(SPAN("negotiations"))}};
    unsigned war = 0;
    assert_true(lexicon_hints(lexicon, &words[0], 1, &war) & HINT_EVENT);
    assert_int_equal(war, 0);
    assert_true(lexicon_hints(lexicon, &words[1], 1, &war) & HINT_WAR);
    assert_int_equal(war, 1);
    assert_true(lexicon_hints(lexicon, &words[2], 1, &war) & HINT_TALKS);
    assert_int_equal(lexicon_hints(lexicon, words, 3, &war) & (HINT_EVENT | HINT_WAR | HINT_TALKS),
                     HINT_EVENT | HINT_WAR | HINT_TALKS);
    arena_free(&arena);
}

/* ---- tables of one's own ---- */

#define OWN BUILD_FOLDER "/test_lexicon_own"

static void write_table(const char *name, const char *text)
{
    struct arena arena = {0};
    struct error error = {0};
    mkdir(OWN, 0777);
    const char *path = arena_printf(&arena, OWN "/%s.tsv", name);
    if (!output_write_all(path, span_of(text), &arena, &error)) {
        fail_msg("%s", error.text);
    }
    arena_free(&arena);
}

static int remove_tables(void **state)
{
    (void)state;
    unlink(OWN "/weapons.tsv");
    unlink(OWN "/idioms.tsv");
    rmdir(OWN);
    return 0;
}

static void own_rows_are_laid_over(void **state)
{
    (void)state;
    struct arena arena = {0};
    uint32_t n;
    write_table("weapons", "# ours\ncatapult, catapults\tcatapult\tshelling\tyes\n");
    write_table("idioms", "missile gap\n");
    const struct lexicon *lexicon = open_lexicon(OWN, &arena);
    const struct lexeme *found = find(lexicon, "catapults", &n, &arena);
    assert_true(found->classes & WORD_WEAPON);
    assert_string_equal(found->weapon->type->name, "shelling");
    assert_int_equal(find(lexicon, "missile gap", &n, &arena)->classes, WORD_IDIOM);
    assert_non_null(find(lexicon, "missile", &n, &arena)); /* the built-in ones are there too */
    arena_free(&arena);
}

static void bad_rows_are_told_with_their_line(void **state)
{
    (void)state;
    static const struct {
        const char *text, *told;
    } cases[] = {
        {"a\n", "line 1"},
        {"# fine\ncatapult\tcatapult\tsiege\tyes\n", "line 2: no such type 'siege'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct error error = {0};
        struct lexicon *lexicon = NULL;
        write_table("weapons", cases[i].text);
        assert_false(lexicon_open(&lexicon, OWN, &arena, &error));
        assert_int_equal(error.kind, ERROR_INPUT);
        if (!strstr(error.text, cases[i].told)) {
            fail_msg("'%s' does not say '%s'", error.text, cases[i].told);
        }
        arena_free(&arena);
    }
}

static void a_missing_folder_is_told(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    struct lexicon *lexicon = NULL;
    assert_false(lexicon_open(&lexicon, OWN "/none", &arena, &error));
    assert_non_null(strstr(error.text, "cannot open"));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_phrase_wins),
        cmocka_unit_test(hyphens_and_case_do_not_matter),
        cmocka_unit_test(a_phrase_has_the_classes_of_all_its_rows),
        cmocka_unit_test(an_idiom_is_nothing_else),
        cmocka_unit_test(every_type_has_its_labels),
        cmocka_unit_test(hints_are_never_too_few),
        cmocka_unit_test_teardown(own_rows_are_laid_over, remove_tables),
        cmocka_unit_test_teardown(bad_rows_are_told_with_their_line, remove_tables),
        cmocka_unit_test(a_missing_folder_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
