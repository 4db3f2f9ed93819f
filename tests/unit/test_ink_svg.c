#include "check.h"

#include <string.h>

#include "ink/ink_svg.h"
#include "ink/svg_path.h"
#include "sample_scene.h"

static struct span draw(const struct scene *scene, const char *prefix, struct arena *arena)
{
    struct span out = {0};
    struct error error = {0};
    const struct ink_svg_options options = {.id_prefix = prefix};
    assert_true(ink_svg(&out, scene, &options, arena, &error));
    return out;
}

static size_t count(struct span text, const char *what)
{
    size_t n = 0;
    for (const char *at = text.at; (at = strstr(at, what)); at++) {
        n++;
    }
    return n;
}

static void has(struct span text, const char *what)
{
    if (!strstr(text.at, what)) {
        print_message("no '%s' in\n%s\n", what, text.at);
    }
    assert_non_null(strstr(text.at, what));
}

/* ---- numbers and paths ---------------------------------------------------------------------- */

static void numbers_are_short(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct buffer out = {.arena = &arena};
    struct svg_numbers numbers = {0};
    const long values[] = {15, 5, -5, 20, 0, 7, 3, -100};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        svg_add_number(&out, &numbers, values[i], 1);
    }
    assert_string_equal(out.at, "1.5.5-.5 2 0 .7.3-10");
    arena_free(&arena);
}

static void path_is(void (*make)(struct path *), const char *expected)
{
    struct arena arena = {0};
    struct buffer out = {.arena = &arena};
    struct path path = {.arena = &arena};
    make(&path);
    svg_path_data(&out, &path, 1);
    assert_string_equal(out.at ? out.at : "", expected);
    arena_free(&arena);
}

static void make_square(struct path *path)
{
    path_box(path, (struct box){10, 20, 15, 25});
}

static void make_ring_closed_twice(struct path *path)
{
    path_move(path, 0, 0);
    path_line(path, 4, 3);
    path_line(path, 8, 0);
    path_line(path, 0, 0);
    path_close(path);
}

/* Rounding each point, not each step: ten steps of 0.04 end at 0.4. */
static void make_small_steps(struct path *path)
{
    path_move(path, 0, 0);
    for (int i = 1; i <= 10; i++) {
        path_line(path, i * 0.04, i % 2 ? 1 : 3);
    }
}

static void make_straight_way(struct path *path)
{
    path_move(path, 1, 1);
    path_line(path, 2, 2);
    path_line(path, 3, 3);
    path_line(path, 3, 3);
    path_line(path, 2, 2);
}

static void make_two_parts(struct path *path)
{
    path_move(path, 50, 50);
    path_move(path, 1, 1);
    path_line(path, 2, 4);
    path_move(path, 2, 2);
    path_curve(path, (struct point){3, 2}, (struct point){4, 3}, (struct point){4, 4});
    path_move(path, 70, 70);
}

static void make_nothing(struct path *path)
{
    path_move(path, 1, 1);
    path_line(path, 1.01, 1.01);
}

static void paths_are_relative_and_short(void **state)
{
    (void)state;
    path_is(make_square, "m10 20h5v5h-5z");
    path_is(make_ring_closed_twice, "m0 0 4 3 4-3z");
    path_is(make_small_steps, "m0 0v1l.1 2v-2l.1 2v-2 2l.1-2v2l.1-2v2");
    path_is(make_straight_way, "m1 1 2 2-1-1");
    path_is(make_two_parts, "m1 1 1 3m0-2c1 0 2 1 2 2");
    path_is(make_nothing, "");
}

/* ---- the file ------------------------------------------------------------------------------- */

static void text_never_becomes_markup(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct scene scene = {.arena = &arena, .width = 10, .height = 10, .title = "</title><script>"};
    scene_group(&scene, &(struct scene_group){.id = "a\" onload=\"x",
                                              .class_names = "\"><b>",
                                              .title = "]]>&amp;<x>",
                                              .description = "\x01\x08\xff\xe2\x80\xae",
                                              .incidents = "a\"b"});
    scene_text(&scene, &(struct scene_text){.text = "</text><script>x</script>", .size = 9});
    scene_group_end(&scene);
    struct span svg = draw(&scene, NULL, &arena);
    assert_int_equal(count(svg, "<script"), 0);
    assert_int_equal(count(svg, "onload=\"x\""), 0);
    assert_int_equal(count(svg, "<b>"), 0);
    assert_int_equal(count(svg, "\x01"), 0);
    assert_int_equal(count(svg, "\xe2\x80\xae"), 0);
    has(svg, "<title>]]&gt;&amp;amp;&lt;x&gt;</title><desc>\xef\xbf\xbd</desc>");
    has(svg, "&lt;/text&gt;&lt;script&gt;x&lt;/script&gt;</text>");
    has(svg, "-a--onload--x\"");
    arena_free(&arena);
}

static void only_web_links_are_links(void **state)
{
    (void)state;
    static const char *const refused[] = {
        "javascript:alert(1)",      "file:///etc/passwd", "//x", "",
        "https://x/\" onclick=\"y", "http://x y"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct arena arena = {0};
        struct scene scene = {.arena = &arena, .width = 10, .height = 10};
        scene_group(&scene, &(struct scene_group){.href = refused[i]});
        scene_group_end(&scene);
        assert_int_equal(count(draw(&scene, NULL, &arena), "<a"), 0);
        arena_free(&arena);
    }
    struct arena arena = {0};
    struct scene scene = sample_scene(&arena);
    has(draw(&scene, NULL, &arena), "<a href=\"https://example.org/a?b=1&amp;c=2\"><g ");
    arena_free(&arena);
}

static void groups_have_names(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct scene scene = sample_scene(&arena);
    struct span svg = draw(&scene, "p-", &arena);
    has(svg, "<title id=\"p-title\">Strikes &amp; talks</title>");
    has(svg, "role=\"graphics-document document\" aria-labelledby=\"p-title\"");
    has(svg, "<g id=\"p-sea\" class=\"layer\" role=\"graphics-object group\"");
    has(svg, "id=\"p-i-a1\" class=\"incident strike\" role=\"graphics-symbol img\"");
    has(svg, "<title>Missile strike, Sumy</title><desc>2025-03-24; 94 injured</desc>");
    has(svg, "aria-hidden=\"true\"");
    has(svg, "font-family=\"Arial,'Liberation Sans',sans-serif\"");
    assert_int_equal(count(svg, "<style"), 0);
    arena_free(&arena);
}

static void ids_are_unique_and_hang_on_the_contents(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct scene scene = {.arena = &arena, .width = 10, .height = 10};
    for (int i = 0; i < 3; i++) {
        scene_group(&scene, &(struct scene_group){.id = i == 2 ? "i-2" : "i"});
        scene_group_end(&scene);
    }
    struct span one = draw(&scene, "1x ", &arena);
    has(one, "id=\"m1x-i\"");
    has(one, "id=\"m1x-i-2\"");
    has(one, "id=\"m1x-i-2-2\"");
    struct scene sample = sample_scene(&arena), again = sample_scene(&arena);
    struct span a = draw(&sample, NULL, &arena), b = draw(&again, NULL, &arena);
    assert_true(span_equal(a, b));
    again.title = "Another";
    struct span c = draw(&again, NULL, &arena);
    assert_memory_not_equal(strstr(a.at, "id=\"m"), strstr(c.at, "id=\"m"), 11);
    arena_free(&arena);
}

static void what_members_share_stands_on_their_group(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct scene scene = {.arena = &arena, .width = 100, .height = 10};
    scene_group(&scene, &(struct scene_group){.id = "g"});
    for (int i = 0; i < 5; i++) {
        scene_line(&scene, (struct point){i, 0}, (struct point){i, 9},
                   &(struct paint){.stroke = i == 3 ? 0xff0000ff : 0x336699ff, .width = 0.5});
    }
    scene_group_end(&scene);
    struct span svg = draw(&scene, NULL, &arena);
    assert_int_equal(count(svg, "stroke=\"#369\""), 1);
    assert_int_equal(count(svg, "stroke=\"#f00\""), 1);
    assert_int_equal(count(svg, "stroke-width=\".5\""), 1);
    assert_int_equal(count(svg, "fill=\"none\""), 1);
    has(svg, "<path d=\"m1 0v9\"/>");
    arena_free(&arena);
}

static void every_group_is_closed(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct scene scene = {.arena = &arena, .width = 10, .height = 10};
    scene_group_end(&scene);
    scene_group(&scene, &(struct scene_group){.id = "a"});
    scene_group(&scene, &(struct scene_group){.id = "b"});
    struct span svg = draw(&scene, NULL, &arena);
    assert_int_equal(count(svg, "<svg"), count(svg, "</svg>"));
    assert_int_equal(count(svg, "<g"), count(svg, "</g>"));
    arena_free(&arena);
}

static void lines_of_a_text_are_one_text(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct scene scene = {.arena = &arena, .width = 100, .height = 100};
    scene_text(&scene, &(struct scene_text){.text = "Kryvyi\nRih", .at = {50, 20}, .size = 10});
    has(draw(&scene, NULL, &arena),
        "<text x=\"50\" y=\"20\">Kryvyi <tspan x=\"50\" dy=\"12\">Rih</tspan></text>");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_short),
        cmocka_unit_test(paths_are_relative_and_short),
        cmocka_unit_test(text_never_becomes_markup),
        cmocka_unit_test(only_web_links_are_links),
        cmocka_unit_test(groups_have_names),
        cmocka_unit_test(ids_are_unique_and_hang_on_the_contents),
        cmocka_unit_test(what_members_share_stands_on_their_group),
        cmocka_unit_test(every_group_is_closed),
        cmocka_unit_test(lines_of_a_text_are_one_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
