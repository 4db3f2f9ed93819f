#include "spec.h"

#include "news/date.h"
#include "news/date_words.h"

static void days_count_from_1970(void **state)
{
    (void)state;
    assert_int_equal(day_from_civil(1970, 1, 1), 0);
    assert_int_equal(day_from_civil(2025, 3, 24), 20171);
    assert_int_equal(day_from_civil(2025, 2, 29), DAY_NONE);
    assert_int_equal(day_from_civil(1900, 2, 29), DAY_NONE);
    assert_int_equal(day_from_civil(2024, 13, 1), DAY_NONE);
    assert_int_not_equal(day_from_civil(2000, 2, 29), DAY_NONE);
    assert_int_equal(day_weekday(0), 3);
    assert_int_equal(day_weekday(-4), 6);
    assert_int_equal(day_weekday(day_from_civil(2025, 3, 24)), 0);
    for (int32_t day = -800000; day < 2000000; day += 997) {
        int y, m, d;
        day_to_civil(day, &y, &m, &d);
        if (y > 0) {
            assert_int_equal(day_from_civil(y, m, d), day);
        }
    }
    char text[11];
    day_format(day_from_civil(987, 6, 5), text);
    assert_string_equal(text, "0987-06-05");
    int32_t monday = day_from_civil(2025, 3, 24);
    assert_int_equal(day_next_weekday(monday, 0), monday + 7);
    assert_int_equal(day_next_weekday(monday, 1), monday + 1);
}

static void precisions_have_names(void **state)
{
    (void)state;
    for (int i = TIME_UNKNOWN; i <= TIME_YEAR; i++) {
        enum time_precision back = TIME_UNKNOWN;
        const char *name = time_precision_name((enum time_precision)i);
        assert_true(time_precision_from_name(span_of(name), &back));
        assert_int_equal(back, i);
    }
    enum time_precision none;
    assert_false(time_precision_from_name(SPAN("noon"), &none));
}

static void fields_are_parsed(void **state)
{
    (void)state;
    int32_t day = day_from_civil(2025, 3, 24);
    static const char *const good[] = {
        "2025-03-24",
        " 2025-03-24T10:00:00Z",
        "2025-03-24 10:00",
        "2025-03-24T10:00:00+02:00",
        "2025/03/24",
        "20250324",
        "March 24, 2025",
        "24 March 2025",
        "24th March 2025",
        "Monday, March 24, 2025",
        "Mon, 24 Mar 2025 10:00:00 +0000",
        "Updated 4:05 PM EDT, Mon March 24, 2025",
        "24/03/2025",
        "03/24/2025",
        "24.03.2025",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        if (day_parse(span_of(good[i])) != day) {
            fail_msg("'%s' is not read as 2025-03-24", good[i]);
        }
    }
    static const char *const bad[] = {
        "",
        "March 24",
        "yesterday",
        "2025-02-30",
        "2025",
        "03/04/2025",
        "2025-03",
        "March 2025",
        "Kyiv, March 24, 2025",
        "99999999999999",
        "24 Smarch 2025",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (day_parse(span_of(bad[i])) != DAY_NONE) {
            fail_msg("'%s' is read as a date", bad[i]);
        }
    }
}

static const char *const part_names[] = {"",           " overnight", " early", " morning",
                                         " afternoon", " evening",   " night"};
static const char *const weekday_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                            "Friday", "Saturday", "Sunday"};

static void add_range(struct buffer *out, const struct date_mention *m)
{
    char day[11];
    day_format(m->range.first, day);
    buffer_puts(out, day);
    if (m->range.last != m->range.first) {
        day_format(m->range.last, day);
        buffer_printf(out, "..%s", day);
    }
    buffer_printf(out, " %s", time_precision_name(m->range.precision));
}

/* As a spec writes it: "2025-03-23 day", "2025-03-17..2025-03-23 week future", "relative -1". */
static void describe(struct buffer *out, const struct date_mention *m)
{
    if (m->kind == DATE_RELATIVE) {
        buffer_printf(out, "relative %+d", m->offset_days);
    } else if (m->kind == DATE_DURATION || m->kind == DATE_RECURRENT) {
        buffer_puts(out, m->kind == DATE_DURATION ? "duration" : "recurrent");
    } else if (m->resolved) {
        add_range(out, m);
    } else if (m->weekday >= 0) {
        buffer_puts(out, weekday_names[m->weekday]);
    } else {
        buffer_puts(out, "unresolved");
    }
    buffer_puts(out, part_names[m->part]);
    buffer_puts(out, m->future ? " future" : "");
}

static struct date_mentions find(struct span text, struct span published, struct tokens *tokens,
                                 struct arena *arena)
{
    struct article *article = arena_new(arena, struct article);
    article->text = text;
    *list_push(arena, &article->blocks) = (struct block){.kind = BLOCK_PARAGRAPH, .text = text};
    *tokens = segment(article, arena);
    return dates_find(tokens, day_parse(published), arena);
}

/* published ('-': unknown) | sentence | what each time expression means, in order | their words */
static bool check_dates(const struct spec_line *line)
{
    struct arena arena = {0};
    struct tokens tokens;
    struct buffer got = {.arena = &arena}, words = {.arena = &arena};
    buffer_puts(&got, "");
    buffer_puts(&words, "");
    struct date_mentions found = find(line->field[1], line->field[0], &tokens, &arena);
    for (size_t i = 0; i < found.n; i++) {
        struct span at = tokens_text(&tokens, found.at[i].first, found.at[i].n);
        buffer_puts(&got, i ? "; " : "");
        describe(&got, &found.at[i]);
        buffer_puts(&words, i ? "; " : "");
        buffer_add(&words, at.at, at.n);
    }
    buffer_puts(&got, found.n ? "" : "none");
    bool same = span_is(line->field[2], got.at);
    bool same_words = line->n < 4 || span_is(line->field[3], words.at);
    if (!same || !same_words) {
        fprintf(stderr, "  %.*s\n  got: %s | %s\n", (int)line->field[1].n, line->field[1].at,
                got.at, words.at);
    }
    arena_free(&arena);
    return same && same_words;
}

static void specs_hold(void **state)
{
    (void)state;
    assert_true(spec_run("date.txt", check_dates) > 80);
}

static void words_have_one_class(void **state)
{
    (void)state;
    assert_true(date_words_n < 255);
    for (size_t i = 0; i < date_words_n; i++) {
        for (size_t k = i + 1; k < date_words_n; k++) {
            assert_string_not_equal(date_words[i].word, date_words[k].word);
        }
    }
    assert_int_equal(month_from_name(SPAN("Sept.")), 9);
    assert_int_equal(month_from_name(SPAN("Mayor")), 0);
    assert_int_equal(weekday_from_name(SPAN("MONDAY")), 0);
    assert_int_equal(weekday_from_name(SPAN("Monda")), -1);
}

static void mentions_know_their_sentence(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct tokens tokens;
    struct date_mentions found = find(SPAN("It fell on Monday. Nobody came. It rose on Tuesday."),
                                      SPAN("2025-03-26"), &tokens, &arena);
    assert_int_equal(found.n, 2);
    assert_int_equal(found.at[0].sentence, 0);
    assert_int_equal(found.at[1].sentence, 2);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_count_from_1970),
        cmocka_unit_test(precisions_have_names),
        cmocka_unit_test(fields_are_parsed),
        cmocka_unit_test(words_have_one_class),
        cmocka_unit_test(mentions_know_their_sentence),
        cmocka_unit_test(specs_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
