#include "spec.h"

#include <sys/stat.h>
#include <unistd.h>

#include "news/date.h"
#include "news/segment.h"

static const struct article_options no_options = {.published = DAY_NONE};

/* ---- specs --------------------------------------------------------------------------------------
 */

static int hex(char c)
{
    return c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
}

/* "\n", "\t", "\p", "\\", "\xNN" as article.txt explains them. */
static struct span unescape(struct span text, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    buffer_puts(&out, "");
    for (size_t i = 0; i < text.n; i++) {
        char c = text.at[i];
        if (c == '\\' && i + 1 < text.n) {
            c = text.at[++i];
            if (c == 'x' && i + 2 < text.n) {
                c = (char)(hex(text.at[i + 1]) * 16 + hex(text.at[i + 2]));
                i += 2;
            } else {
                c = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'p' ? '|' : '\\';
            }
        }
        buffer_add(&out, &c, 1);
    }
    return (struct span){out.at, out.n};
}

static const char *date_text(const struct article *article, char day[11])
{
    if (article->published == DAY_NONE) {
        return "none";
    }
    day_format(article->published, day);
    return day;
}

static void add_blocks(struct buffer *out, const struct article *article, bool text)
{
    static const char *const names[] = {"title",   "paragraph", "heading",
                                        "caption", "furniture", "header"};
    for (size_t i = 0; i < article->blocks.n; i++) {
        struct block block = article->blocks.at[i];
        buffer_puts(out, i ? text ? " / " : " " : "");
        buffer_add(out, text ? block.text.at : names[block.kind],
                   text ? block.text.n : strlen(names[block.kind]));
    }
}

static void add_place(struct buffer *out, const struct article *article, struct span word)
{
    const char *at = span_find(article->text, arena_strndup(out->arena, word.at, word.n));
    if (at) {
        uint32_t start = (uint32_t)(at - article->text.at);
        buffer_printf(out, "%u-%u", article_offset(article, start),
                      article_offset_end(article, start + (uint32_t)word.n));
    }
}

/* The value of what a spec calls `what`. */
static void add_value(struct buffer *out, const struct article *article, struct span what)
{
    static const char *const sources[] = {"nowhere",  "header", "text",
                                          "dateline", "html",   "option"};
    char day[11];
    const struct {
        const char *name;
        struct span value;
    } spans[] = {{"title", article->title},
                 {"outlet", article->outlet},
                 {"url", article->url},
                 {"language", article->language},
                 {"dateline", article->dateline},
                 {"name", span_of(article->name)},
                 {"date", span_of(date_text(article, day))},
                 {"from", span_of(sources[article->published_from])}};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        if (span_is(what, spans[i].name)) {
            buffer_add(out, spans[i].value.n ? spans[i].value.at : "", spans[i].value.n);
        }
    }
    if (span_is(what, "blocks") || span_is(what, "text")) {
        add_blocks(out, article, span_is(what, "text"));
    } else if (span_starts(what, "at(")) {
        add_place(out, article, (struct span){what.at + 3, what.n - 4});
    }
}

static bool check_value(const struct article *article, const struct error *error, struct span pair,
                        struct arena *arena)
{
    struct span what = pair, key;
    if (!span_split(&what, '=', &key)) {
        return false;
    }
    struct buffer got = {.arena = arena};
    buffer_puts(&got, "");
    if (span_is(key, "error")) {
        buffer_puts(&got, error->text);
    } else if (error->kind == ERROR_NONE) {
        add_value(&got, article, key);
    } else {
        buffer_puts(&got, error->text);
    }
    struct span expected = span_trim(what);
    bool same = span_equal(expected, (struct span){got.at, got.n});
    if (!same) {
        fprintf(stderr, "  %.*s: got '%s'\n", (int)pair.n, pair.at, got.at);
    }
    return same;
}

static bool check_article(const struct spec_line *line)
{
    struct arena arena = {0};
    struct article article = {0};
    struct error error = {0};
    const char *name = arena_strndup(&arena, line->field[0].at, line->field[0].n);
    struct span content = unescape(line->field[1], &arena);
    article_parse(&article, name, content, no_options, &arena, &error);
    struct span rest = line->field[2], pair;
    bool same = line->n == 3;
    while (span_split(&rest, ';', &pair)) {
        same = check_value(&article, &error, span_trim(pair), &arena) && same;
    }
    arena_free(&arena);
    return same;
}

static void specs_hold(void **state)
{
    (void)state;
    assert_true(spec_run("article.txt", check_article) > 50);
}

/* ---- files --------------------------------------------------------------------------------------
 */

static const char *folder(void)
{
    return BUILD_FOLDER "/test_article.tmp";
}

static const char *write_file(struct arena *arena, const char *name, const char *text)
{
    struct error error = {0};
    const char *path = arena_printf(arena, "%s/%s", folder(), name);
    assert_true(folder_create(folder(), &error));
    assert_true(output_write_all(path, span_of(text), arena, &error));
    return path;
}

/* The names of the articles that a path gives, messages in brackets. */
static const char *read_all(const char *path, struct article_options options, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    struct arena each = {0};
    struct article_source *source = article_source_open(path, options, arena);
    buffer_puts(&out, "");
    for (;;) {
        struct article article;
        struct error error = {0};
        enum article_outcome outcome = article_next(source, &article, &each, &error);
        if (outcome == ARTICLE_END) {
            break;
        }
        buffer_puts(&out, outcome == ARTICLE_READ ? article.name : "[");
        buffer_puts(&out, outcome == ARTICLE_READ ? " " : error.text);
        buffer_puts(&out, outcome == ARTICLE_READ ? "" : "] ");
        arena_clear(&each);
    }
    article_source_close(source);
    arena_free(&each);
    return out.at;
}

static void folders_are_read_in_order(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    assert_true(folder_create(BUILD_FOLDER "/test_article.tmp/inner/deep", &error));
    write_file(&arena, "inner/b.txt", "Rain fell.");
    write_file(&arena, "inner/a.html", "<p>Rain fell.");
    write_file(&arena, "inner/c.png", "no article");
    write_file(&arena, "inner/.hidden.txt", "no article");
    write_file(&arena, "inner/deep/z", "Rain fell.");
    write_file(&arena, "inner/bad.txt", "");
    const char *path = BUILD_FOLDER "/test_article.tmp/inner/";
    const char *expected = "a b ["
                           "'" BUILD_FOLDER "/test_article.tmp/inner/bad.txt' is empty] z ";
    assert_string_equal(read_all(path, no_options, &arena), expected);
    arena_free(&arena);
}

static void missing_files_are_named(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(read_all("/no/such/file", no_options, &arena),
                        "[cannot open '/no/such/file': No such file or directory] ");
    struct error error = {0};
    assert_true(folder_create(BUILD_FOLDER "/test_article.tmp/empty", &error));
    assert_string_equal(read_all(BUILD_FOLDER "/test_article.tmp/empty", no_options, &arena),
                        "[no article in folder '" BUILD_FOLDER "/test_article.tmp/empty'] ");
    arena_free(&arena);
}

static void records_are_read_line_by_line(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *path = write_file(&arena, "wire.jsonl",
                                  "{\"id\": \"one\", \"text\": \"Rain in Odesa.\"}\n\n"
                                  "{\"text\": \"Rain\"\n"
                                  "{\"text\": \"Rain.\"}\r\n"
                                  "[1]\n"
                                  "{\"text\": \"caf\xe9\"}\n"
                                  "{\"id\": 6, \"text\": \"Rain.\"}");
    const char *got = read_all(path, no_options, &arena);
    assert_string_equal(got, arena_printf(&arena,
                                          "one ['%s', line 3, column 16: ',' or '}' is expected "
                                          "here] wire-4 ['%s', line 5: not one JSON object] "
                                          "['%s', line 6: not UTF-8] 6 ",
                                          path, path, path));
    arena_free(&arena);
}

/* Offsets of a record are offsets into the whole file. */
static void records_know_their_place(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *lines = "{\"text\": \"Rain.\"}\n {\"text\": \"Rain in Odesa.\"}\n";
    const char *path = write_file(&arena, "place.jsonl", lines);
    struct article_source *source = article_source_open(path, no_options, &arena);
    struct article article;
    struct error error = {0};
    assert_int_equal(article_next(source, &article, &arena, &error), ARTICLE_READ);
    assert_int_equal(article_next(source, &article, &arena, &error), ARTICLE_READ);
    uint32_t at = (uint32_t)(span_find(article.text, "Odesa") - article.text.at);
    assert_memory_equal(lines + article_offset(&article, at), "Odesa", 5);
    assert_int_equal(article_offset_end(&article, at + 5), article_offset(&article, at) + 5);
    article_source_close(source);
    arena_free(&arena);
}

static void arrays_of_records_are_read(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *path = write_file(&arena, "list.json",
                                  "[{\"id\": \"a\", \"text\": \"Rain.\"}, 3,\n"
                                  " {\"text\": \"Rain.\"}]");
    const char *expected =
        arena_printf(&arena, "a ['%s', record 2 is not an object] list-3 ", path);
    assert_string_equal(read_all(path, no_options, &arena), expected);
    arena_free(&arena);
}

static void large_articles_are_refused(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct article_options options = {.published = DAY_NONE, .max_bytes = 40};
    const char *text =
        write_file(&arena, "large.txt", "Rain fell on the plain and on the hills all day long.");
    assert_string_equal(read_all(text, options, &arena),
                        arena_printf(&arena, "['%s' is larger than 40 bytes] ", text));
    const char *lines = write_file(&arena, "large.jsonl",
                                   "{\"text\": \"Rain fell on the plain and on the hills.\"}\n"
                                   "{\"id\": \"b\", \"text\": \"Rain.\"}\n");
    assert_string_equal(read_all(lines, options, &arena),
                        arena_printf(&arena, "['%s', line 1 is larger than 40 bytes] b ", lines));
    arena_free(&arena);
}

static void the_option_dates_what_has_no_date(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    struct article article;
    struct article_options options = {.published = day_from_civil(2025, 3, 24)};
    assert_true(article_parse(&article, "a.txt", SPAN("Rain."), options, &arena, &error));
    assert_int_equal(article.published, options.published);
    assert_int_equal(article.published_from, DATE_FROM_OPTION);
    assert_true(article_parse(&article, "a.txt", SPAN("date: 2025-03-20\n\nRain."), options, &arena,
                              &error));
    assert_int_equal(article.published, options.published - 4);
    assert_int_equal(article.published_from, DATE_FROM_HEADER);
    arena_free(&arena);
}

static struct span body_of(const char *html, struct article *article, struct arena *arena)
{
    struct error error = {0};
    struct article_options options = {.published = DAY_NONE};
    assert_true(article_parse(article, "a.html", span_of(html), options, arena, &error));
    return article->blocks.n ? article->blocks.at[0].text : (struct span){"", 0};
}

static void references_lead_back_to_the_page(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct article article;
    const char *html = "<html><body><p>Caf&eacute; &amp; bar&nbsp;in Łódź &#8212; "
                       "closed.</p></body></html>";
    struct span body = body_of(html, &article, &arena);
    assert_true(span_starts(body, "Café & bar"));
    const char *town = strstr(body.at, "Łó");
    assert_non_null(town);
    assert_int_equal(article_offset(&article, (uint32_t)(town - article.text.at)),
                     strstr(html, "Łó") - html);
    const char *closed = strstr(body.at, "closed");
    assert_int_equal(article_offset(&article, (uint32_t)(closed - article.text.at)),
                     strstr(html, "closed") - html);
    arena_free(&arena);
}

/* libxml2 hands text out by the thousand bytes; each must be found again, wide letters or not. */
static void long_paragraphs_stay_literal(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct article article;
    struct buffer page = {.arena = &arena};
    buffer_puts(&page, "<html><body><p>");
    for (int i = 0; i < 400; i++) {
        buffer_printf(&page, "w%d Київ ", i);
    }
    buffer_puts(&page, "end.</p></body></html>");
    struct span body = body_of(page.at, &article, &arena);
    for (size_t i = 0; i < body.n; i++) {
        uint32_t text = (uint32_t)(body.at + i - article.text.at);
        assert_int_equal(body.at[i], page.at[article_offset(&article, text)]);
    }
    assert_true(body.n > 5000);
    arena_free(&arena);
}

static void deep_nesting_ends_the_reading(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct article article;
    struct buffer page = {.arena = &arena};
    buffer_puts(&page, "<html><body><p>Rain fell on the town.</p>");
    for (int i = 0; i < 100000; i++) {
        buffer_puts(&page, "<b>");
    }
    for (int i = 0; i < 100000; i++) {
        buffer_puts(&page, "</i>");
    }
    assert_true(span_starts(body_of(page.at, &article, &arena), "Rain fell"));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(specs_hold),
        cmocka_unit_test(folders_are_read_in_order),
        cmocka_unit_test(missing_files_are_named),
        cmocka_unit_test(records_are_read_line_by_line),
        cmocka_unit_test(records_know_their_place),
        cmocka_unit_test(arrays_of_records_are_read),
        cmocka_unit_test(large_articles_are_refused),
        cmocka_unit_test(the_option_dates_what_has_no_date),
        cmocka_unit_test(references_lead_back_to_the_page),
        cmocka_unit_test(long_paragraphs_stay_literal),
        cmocka_unit_test(deep_nesting_ends_the_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
