#include "spec.h"

#include "incident/merge.h"
#include "text_half.h"

/* Cases of tests/spec/merge.txt, whose head says how one is written. */

static struct tools tools;

struct story {
    struct span title;
    struct incidents accounts;
    struct arena arena;
};

/* "b 2025-03-24 | text" */
static void take_article(struct story *story, struct span head, struct span text)
{
    struct span letter, day;
    span_split(&head, ' ', &letter);
    day = span_trim(head);
    const char *name = arena_printf(&story->arena, "%.*s.txt", (int)letter.n, letter.at);
    struct span bytes = article_bytes(day, span_trim(text), &story->arena);
    struct incidents told = article_extract(&tools, name, bytes, NULL, &story->arena);
    for (size_t i = 0; i < told.n; i++) {
        *list_push(&story->arena, &story->accounts) = told.at[i];
    }
}

/* ---- who tells of an incident ---- */

/* "a+b" */
static const char *tellers(const struct incident *incident, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < incident->sources.n; i++) {
        buffer_puts(&out, i ? "+" : "");
        buffer_puts(&out, incident->sources.at[i].article);
    }
    return out.at ? out.at : "";
}

/* "a+b killed 4-6 injured 12" */
static bool event_holds(const struct incident *got, struct span wanted, struct arena *arena)
{
    struct span who, what, much;
    span_split(&wanted, ' ', &who);
    if (!span_is(who, tellers(got, arena))) {
        return false;
    }
    while (span_split(&wanted, ' ', &what) && span_split(&wanted, ' ', &much)) {
        struct figure figure = span_is(what, "killed") ? got->fatalities : got->injured;
        if (!span_is(much, figure_short(figure, arena))) {
            return false;
        }
    }
    return true;
}

static bool take_event(struct incidents *got, struct span wanted, struct arena *arena)
{
    for (size_t i = 0; i < got->n; i++) {
        if (event_holds(&got->at[i], wanted, arena)) {
            got->at[i] = got->at[--got->n];
            return true;
        }
    }
    return false;
}

static void print_events(const struct incidents *got, struct arena *arena)
{
    for (size_t i = 0; i < got->n; i++) {
        const struct incident *one = &got->at[i];
        fprintf(stderr, "  got %s killed %s injured %s: %s\n", tellers(one, arena),
                figure_short(one->fatalities, arena), figure_short(one->injured, arena),
                one->summary);
    }
}

static bool events_hold(struct story *story, struct span wanted)
{
    struct incidents got = merge(&story->accounts, &story->arena), left = {0};
    for (size_t i = 0; i < got.n; i++) {
        *list_push(&story->arena, &left) = got.at[i];
    }
    struct span one;
    bool good = true;
    while (span_split(&wanted, ';', &one)) {
        good = take_event(&left, span_trim(one), &story->arena) && good;
    }
    good = good && left.n == 0;
    if (!good) {
        print_events(&got, &story->arena);
    }
    return good;
}

/* ---- the file ---- */

/* Takes a line of a story; at its last, tells whether what is said there holds or was only wished.
 */
static bool take_line(struct story *story, struct span line)
{
    struct span head, text = line;
    char mark = *line.at;
    if (mark == '=' || mark == '?') {
        struct span wanted = span_trim((struct span){line.at + 1, line.n - 1});
        bool holds = events_hold(story, wanted), good = holds || mark == '?';
        if (holds != (mark == '=')) {
            fprintf(stderr, "spec/merge.txt: %.*s: %s %.*s\n", (int)story->title.n, story->title.at,
                    holds ? "has come true:" : "not", (int)wanted.n, wanted.at);
        }
        arena_free(&story->arena);
        *story = (struct story){0};
        return good;
    }
    if (story->title.n == 0) {
        story->title = line;
        return true;
    }
    assert_true(span_split(&text, '|', &head));
    take_article(story, span_trim(head), text);
    return true;
}

static void stories_come_together(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    struct file_map file;
    assert_true(tools_open(&tools));
    assert_true(file_map(&file, TESTS_FOLDER "/spec/merge.txt", 0, &arena, &error));
    struct span rest = file.bytes, line;
    struct story story = {0};
    int lines = 0, failed = 0;
    while (span_split(&rest, '\n', &line)) {
        line = span_trim(line);
        if (line.n && *line.at != '#') {
            failed += !take_line(&story, line);
            lines++;
        }
    }
    assert_int_equal(story.title.n, 0);
    assert_true(lines > 0);
    file_unmap(&file);
    tools_close(&tools);
    arena_free(&arena);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stories_come_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
