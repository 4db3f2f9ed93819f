#include "check.h"

#include <math.h>
#include <string.h>

#include "ink/scene.h"

static void paths_have_their_points(void **state)
{
    (void)state;
    static const unsigned points[] = {[PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3};
    struct arena arena = {0};
    struct path path = {.arena = &arena};
    path_box(&path, (struct box){0, 0, 10, 5});
    path_rounded_box(&path, (struct box){0, 0, 10, 5}, 2);
    path_ellipse(&path, (struct point){3, 3}, 2, 1);
    path_points(&path, NULL, 0, true);
    size_t n = 0;
    for (size_t i = 0; i < path.ops.n; i++) {
        n += path.ops.at[i] == PATH_CLOSE ? 0 : points[path.ops.at[i]];
    }
    assert_int_equal(n, path.points.n);
    assert_int_equal(path.ops.at[path.ops.n - 1], PATH_CLOSE);
    arena_free(&arena);
}

static void markers_fill_their_square(void **state)
{
    (void)state;
    for (int marker = 0; marker < MARKERS; marker++) {
        struct arena arena = {0};
        struct path path = {.arena = &arena};
        struct box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
        marker_path(&path, (enum marker)marker, (struct point){100, 50}, 20);
        for (size_t i = 0; i < path.points.n; i++) {
            struct point p = path.points.at[i];
            box = (struct box){fmin(box.x0, p.x), fmin(box.y0, p.y), fmax(box.x1, p.x),
                               fmax(box.y1, p.y)};
        }
        assert_true(box.x0 >= 90 && box.x1 <= 110 && box.y0 >= 40 && box.y1 <= 60);
        assert_true(fabs(box.y0 - 40) < 1e-6 || marker_name((enum marker)marker) == NULL);
        assert_true(fabs(box.x0 + box.x1 - 200) < 1e-6);
        arena_free(&arena);
    }
}

static void strings_are_copied(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct scene scene = {.arena = &arena};
    char title[] = "Sumy", text[] = "label";
    scene_group(&scene, &(struct scene_group){.title = title});
    scene_text(&scene, &(struct scene_text){.text = text});
    scene_group_end(&scene);
    memset(title, 'x', 4);
    memset(text, 'x', 5);
    assert_int_equal(scene.commands.n, 3);
    assert_string_equal(scene.commands.at[0].group.title, "Sumy");
    assert_string_equal(scene.commands.at[1].text.text, "label");
    arena_free(&arena);
}

static void text_boxes_follow_the_anchor(void **state)
{
    (void)state;
    struct scene_text text = {.text = "Kyiv", .at = {100, 50}, .size = 10};
    double width = text_width("Kyiv", FACE_REGULAR, 10, 0);
    struct box box = scene_text_box(&text);
    assert_true(box.x0 == 100 && fabs(box.x1 - 100 - width) < 1e-9);
    assert_true(box.y0 < 44 && box.y1 > 51);
    text.anchor = ANCHOR_END;
    assert_true(fabs(scene_text_box(&text).x1 - 100) < 1e-9);
    text.anchor = ANCHOR_MIDDLE;
    box = scene_text_box(&text);
    assert_true(fabs(box.x0 + box.x1 - 200) < 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_have_their_points),
        cmocka_unit_test(markers_fill_their_square),
        cmocka_unit_test(strings_are_copied),
        cmocka_unit_test(text_boxes_follow_the_anchor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
