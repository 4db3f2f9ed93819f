#include "spec.h"

#include "news/abbreviation.h"
#include "news/date.h"
#include "news/furniture.h"
#include "news/segment.h"

static struct tokens cut_block(struct span text, struct arena *arena)
{
    struct article *article = arena_new(arena, struct article);
    article->text = text;
    *list_push(arena, &article->blocks) = (struct block){.kind = BLOCK_PARAGRAPH, .text = text};
    return segment(article, arena);
}

static struct tokens cut(const char *text, struct arena *arena)
{
    return cut_block(span_of(text), arena);
}

/* The hash made in passing is the one that the gazetteer is keyed by. */
static void hashes_are_those_of_base_text(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct tokens t = cut("Kyiv Przewodów Sana'a Sana’a O‘Brien U.S. Łódź KHERSON Straße 1,200 5th "
                          "Київ صنعاء 東京 Mt. Rostov soft\xc2\xadhyphen Kh31 e\xcc\x81t\xc3\xa9 "
                          "d`Or iPhone example.com МОСКВА Йошкар йод Ёлка ҐанокЯ ѝ",
                          &arena);
    assert_true(t.n > 20);
    for (size_t i = 0; i < t.n; i++) {
        if (t.at[i].flags & (TOKEN_WORD | TOKEN_NUMBER)) {
            assert_int_equal(t.at[i].hash, text_fold_hash(token_text(&t, (uint32_t)i)));
        }
    }
    arena_free(&arena);
}

static uint32_t flags_of(const struct tokens *t, const char *word)
{
    for (uint32_t i = 0; i < t->n; i++) {
        if (span_is(token_text(t, i), word)) {
            return t->at[i].flags;
        }
    }
    fail_msg("no token '%s'", word);
    return 0;
}

static void has_flags(const struct tokens *t, const char *word, uint32_t with, uint32_t without)
{
    uint32_t flags = flags_of(t, word);
    if ((flags & with) != with || (flags & without) != 0) {
        fail_msg("'%s' has flags %u, wanted %u and not %u", word, flags, with, without);
    }
}

static void words_carry_flags(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct tokens t = cut("Troops left NATO's base; the U.S. and “Gov. Roe's” men\n"
                          "stayed. 5th Київ صنعاء",
                          &arena);
    has_flags(&t, "Troops", TOKEN_WORD | TOKEN_CAPITAL | TOKEN_SENTENCE_START | TOKEN_LINE_START,
              TOKEN_ALL_CAPITALS | TOKEN_QUOTED | TOKEN_NUMBER);
    has_flags(&t, "left", TOKEN_WORD | TOKEN_SPACE_BEFORE,
              TOKEN_CAPITAL | TOKEN_SENTENCE_START | TOKEN_LINE_START);
    has_flags(&t, "NATO", TOKEN_CAPITAL | TOKEN_ALL_CAPITALS, TOKEN_SENTENCE_START);
    has_flags(&t, "'s", TOKEN_POSSESSIVE, TOKEN_WORD | TOKEN_SPACE_BEFORE);
    has_flags(&t, "U.S.", TOKEN_ALL_CAPITALS | TOKEN_ABBREVIATION, TOKEN_QUOTED);
    has_flags(&t, "Gov.", TOKEN_ABBREVIATION | TOKEN_QUOTED, TOKEN_ALL_CAPITALS);
    has_flags(&t, "men", TOKEN_WORD, TOKEN_QUOTED);
    has_flags(&t, "stayed", TOKEN_LINE_START, TOKEN_CAPITAL);
    has_flags(&t, "5th", TOKEN_NUMBER | TOKEN_WORD, TOKEN_SENTENCE_START);
    has_flags(&t, "Київ", TOKEN_CAPITAL, TOKEN_CASELESS);
    has_flags(&t, "صنعاء", TOKEN_CASELESS, TOKEN_CAPITAL);
    arena_free(&arena);
}

static void headlines_are_known_by_their_capitals(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct tokens t =
        cut("Drones Strike Fuel Depot Near Odesa. The drones struck a depot there.", &arena);
    assert_int_equal(t.n_sentences, 2);
    has_flags(&t, "Strike", TOKEN_TITLE_CASE_CONTEXT, 0);
    has_flags(&t, "struck", 0, TOKEN_TITLE_CASE_CONTEXT);
    arena_free(&arena);
}

static void straight_quotes_find_their_partner(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct tokens t = cut("A \"good\" day\" for \"some people\", all agree.", &arena);
    has_flags(&t, "good", TOKEN_QUOTED, 0);
    has_flags(&t, "day", 0, TOKEN_QUOTED);
    has_flags(&t, "for", 0, TOKEN_QUOTED);
    has_flags(&t, "some", TOKEN_QUOTED, 0);
    has_flags(&t, "all", 0, TOKEN_QUOTED);
    arena_free(&arena);
}

/* Tokens lie in order, inside their block and sentence, and nothing but space is left out. */
static void tokens_cover_the_text(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *text = "“So,” he said—quietly—“it’s 5.30 p.m. …” (Reuters) #1 @a_b\t50%\r\nEnd!?";
    struct tokens t = cut(text, &arena);
    uint32_t at = 0;
    for (size_t i = 0; i < t.n; i++) {
        for (; at < t.at[i].start; at++) {
            assert_non_null(strchr(" \t\r\n", text[at]));
        }
        assert_int_equal(t.at[i].start, at);
        at += t.at[i].n;
    }
    assert_int_equal(at, strlen(text));
    uint32_t next = 0;
    for (size_t i = 0; i < t.n_sentences; i++) {
        assert_int_equal(t.sentence[i].first, next);
        for (uint32_t k = 0; k < t.sentence[i].n; k++) {
            assert_int_equal(t.at[next + k].sentence, i);
        }
        next += t.sentence[i].n;
    }
    assert_int_equal(next, t.n);
    assert_int_equal(tokens_text(&t, (uint32_t)t.n, 1).n, 0);
    arena_free(&arena);
}

static void tables_are_sorted(void **state)
{
    (void)state;
    assert_true(abbreviations_sorted());
    assert_true(furniture_sorted());
    assert_int_equal(abbreviation_kind(SPAN("Gov")), ABBREVIATION_TITLE);
    assert_int_equal(abbreviation_kind(SPAN("wyo")), ABBREVIATION_PLACE);
    assert_int_equal(abbreviation_kind(SPAN("adm")), ABBREVIATION_TITLE);
    assert_int_equal(abbreviation_kind(SPAN("kyiv")), ABBREVIATION_NONE);
    assert_true(word_begins_sentences(SPAN("The")));
    assert_true(word_begins_sentences(SPAN("a")));
    assert_true(word_begins_sentences(SPAN("your")));
    assert_false(word_begins_sentences(SPAN("Kyiv")));
}

/* ---- specs --------------------------------------------------------------------------------------
 */

static void write_sentences(struct buffer *out, const struct tokens *t)
{
    for (size_t i = 0; i < t->n_sentences; i++) {
        struct span s = tokens_text(t, t->sentence[i].first, t->sentence[i].n);
        buffer_puts(out, i ? " // " : "");
        buffer_add(out, s.at, s.n);
    }
}

static void write_tokens(struct buffer *out, const struct tokens *t)
{
    for (uint32_t i = 0; i < t->n; i++) {
        buffer_puts(out, i ? " " : "");
        buffer_add(out, token_text(t, i).at, token_text(t, i).n);
    }
}

static void write_kinds(struct buffer *out, const struct tokens *t)
{
    static const char *const names[] = {"title",   "paragraph", "heading",
                                        "caption", "furniture", "header"};
    for (size_t i = 0; i < t->n_sentences; i++) {
        buffer_puts(out, i ? " " : "");
        buffer_puts(out, names[t->sentence[i].kind]);
    }
}

static void write_number(struct buffer *out, const struct tokens *t)
{
    double value;
    uint32_t used;
    /* An article before the number is not part of it: "the 5th". */
    uint32_t first = t->n && span_is(token_text(t, 0), "the");
    if (tokens_number(t, first, (uint32_t)t->n, &value, &used)) {
        buffer_number(out, value, 3);
    } else {
        buffer_puts(out, "none");
    }
}

static bool check_cut(const struct spec_line *line)
{
    static const struct {
        const char *kind;
        void (*write)(struct buffer *out, const struct tokens *t);
    } kinds[] = {{"sentences", write_sentences},
                 {"tokens", write_tokens},
                 {"kinds", write_kinds},
                 {"number", write_number}};
    struct arena arena = {0};
    struct buffer got = {.arena = &arena};
    buffer_puts(&got, "");
    struct tokens t = cut_block(line->field[1], &arena);
    bool known = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (span_is(line->field[0], kinds[i].kind)) {
            kinds[i].write(&got, &t);
            known = true;
        }
    }
    bool same = known && line->n == 3 && span_is(line->field[2], got.at);
    if (!same) {
        fprintf(stderr, "  %.*s\n  got: %s\n", (int)line->field[1].n, line->field[1].at, got.at);
    }
    arena_free(&arena);
    return same;
}

static void specs_hold(void **state)
{
    (void)state;
    assert_true(spec_run("segment.txt", check_cut) > 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_are_those_of_base_text),
        cmocka_unit_test(words_carry_flags),
        cmocka_unit_test(headlines_are_known_by_their_capitals),
        cmocka_unit_test(straight_quotes_find_their_partner),
        cmocka_unit_test(tokens_cover_the_text),
        cmocka_unit_test(tables_are_sorted),
        cmocka_unit_test(specs_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
