/* Labels: nothing over anything, whatever the crowd; and clipping, which the ground hangs on. */
#include "check.h"

#include <math.h>
#include <stdlib.h>

#include "map/clip.h"
#include "map/label.h"

static const struct box frame = {0, 0, 600, 400};

/* A repeatable scatter. */
static double next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) / 16777216.0;
}

static struct label_wish wish_at(double x, double y, double weight)
{
    return (struct label_wish){.at = {x, y},
                               .radius = 6,
                               .width = 60,
                               .height = 12,
                               .weight = weight,
                               .positions = LABEL_BESIDE | LABEL_LEADER};
}

static bool box_meets_disc(struct box b, struct point c, double r)
{
    double dx = fmax(fmax(b.x0 - c.x, c.x - b.x1), 0), dy = fmax(fmax(b.y0 - c.y, c.y - b.y1), 0);
    return hypot(dx, dy) < r;
}

/* Every promise of label.h, pair by pair. */
static void check_all(const struct label_wish *wishes, const struct label *labels, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!labels[i].placed) {
            continue;
        }
        const struct label *a = &labels[i];
        assert_true(a->box.x0 >= frame.x0 && a->box.x1 <= frame.x1);
        assert_true(a->box.y0 >= frame.y0 && a->box.y1 <= frame.y1);
        for (size_t k = 0; k < n; k++) {
            assert_false(box_meets_disc(a->box, wishes[k].at, wishes[k].radius));
            const struct label *b = &labels[k];
            if (k == i || !b->placed) {
                continue;
            }
            assert_false(boxes_overlap(a->box, b->box));
            if (a->leader) {
                assert_false(segment_meets_box(a->from, a->to, b->box));
            }
            if (a->leader && b->leader) {
                assert_false(segments_cross(a->from, a->to, b->from, b->to));
            }
        }
    }
}

static void one_label_stands_right_of_its_symbol(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct label_wish wish = wish_at(300, 200, 1);
    struct label label;
    struct label_field field = {.frame = frame};
    assert_int_equal(labels_place(&wish, 1, &field, &label, &arena), 0);
    assert_true(label.placed && !label.leader);
    assert_int_equal(label.anchor, ANCHOR_START);
    assert_true(label.box.x0 > 306 && label.box.x0 < 312);
    assert_true(fabs((label.box.y0 + label.box.y1) / 2 - 200) < 0.01);
    arena_free(&arena);
}

static void a_label_at_the_right_edge_goes_left(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct label_wish wish = wish_at(590, 200, 1);
    struct label label;
    struct label_field field = {.frame = frame};
    assert_int_equal(labels_place(&wish, 1, &field, &label, &arena), 0);
    assert_int_equal(label.anchor, ANCHOR_END);
    arena_free(&arena);
}

static void crowds_keep_every_promise(void **state)
{
    (void)state;
    static const struct {
        size_t n;
        double spread; /* px */
    } crowds[] = {{12, 400}, {40, 400}, {40, 150}, {120, 400}, {80, 60}};
    for (size_t c = 0; c < sizeof crowds / sizeof *crowds; c++) {
        struct arena arena = {0};
        uint32_t seed = (uint32_t)c + 7;
        struct label_wish wishes[120];
        struct label labels[120];
        for (size_t i = 0; i < crowds[c].n; i++) {
            wishes[i] = wish_at(300 + (next(&seed) - 0.5) * crowds[c].spread,
                                200 + (next(&seed) - 0.5) * crowds[c].spread * 0.7, next(&seed));
        }
        struct label_field field = {.frame = frame};
        size_t without = labels_place(wishes, crowds[c].n, &field, labels, &arena);
        size_t unplaced = 0;
        for (size_t i = 0; i < crowds[c].n; i++) {
            unplaced += !labels[i].placed;
        }
        assert_int_equal(without, unplaced);
        check_all(wishes, labels, crowds[c].n);
        arena_free(&arena);
    }
}

static void forty_in_a_third_of_the_frame_all_find_room(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct label_wish wishes[40];
    struct label labels[40];
    for (size_t i = 0; i < 40; i++) {
        wishes[i] = wish_at(120 + 45 * (double)(i % 8), 110 + 45 * (double)(i / 8), (double)i);
        wishes[i].width = 36;
    }
    struct label_field field = {.frame = frame};
    assert_int_equal(labels_place(wishes, 40, &field, labels, &arena), 0);
    check_all(wishes, labels, 40);
    arena_free(&arena);
}

static void weight_decides_who_goes_without(void **state)
{
    (void)state;
    struct arena arena = {0};
    /* Room for one label only, and two want it. */
    const struct box narrow = {0, 0, 90, 20};
    struct label_wish wishes[2] = {wish_at(10, 10, 1), wish_at(10, 10, 5)};
    wishes[0].radius = wishes[1].radius = 4;
    struct label labels[2];
    struct label_field field = {.frame = narrow};
    assert_int_equal(labels_place(wishes, 2, &field, labels, &arena), 1);
    assert_false(labels[0].placed);
    assert_true(labels[1].placed);
    arena_free(&arena);
}

static void obstacles_discs_and_lines_are_kept_clear(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct label_wish wish = wish_at(300, 200, 1);
    struct label label;
    const struct box obstacle = {308, 100, 500, 300};
    const struct point disc = {270, 200};
    const double radius = 12;
    const struct segment line = {{200, 180}, {400, 180}};
    struct label_field field = {.frame = frame,
                                .obstacles = &obstacle,
                                .n_obstacles = 1,
                                .centres = &disc,
                                .radii = &radius,
                                .n_discs = 1,
                                .lines = &line,
                                .n_lines = 1};
    assert_int_equal(labels_place(&wish, 1, &field, &label, &arena), 0);
    assert_false(boxes_overlap(label.box, obstacle));
    assert_false(box_meets_disc(label.box, disc, radius));
    assert_false(segment_meets_box(line.a, line.b, label.box));
    arena_free(&arena);
}

static void a_label_shuns_a_line_but_stands_on_it_before_it_goes_without(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct label_wish wish = wish_at(300, 200, 1);
    wish.positions = LABEL_BESIDE;
    struct label label;
    const struct segment right = {{330, 100}, {330, 300}};
    const struct box elsewhere[] = {{0, 0, 306, 400}, {306, 0, 600, 190}, {306, 210, 600, 400}};
    struct label_field field = {.frame = frame, .shunned = &right, .n_shunned = 1};
    assert_int_equal(labels_place(&wish, 1, &field, &label, &arena), 0);
    assert_false(segment_meets_box(right.a, right.b, label.box));
    field.obstacles = elsewhere;
    field.n_obstacles = 3;
    wish.radius = 4;
    assert_int_equal(labels_place(&wish, 1, &field, &label, &arena), 0);
    assert_true(segment_meets_box(right.a, right.b, label.box));
    arena_free(&arena);
}

/* Two symbols side by side: the label stands at their outline, its leader begins there. */
static void a_label_stands_beside_several_symbols(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct label_wish wish = wish_at(300, 200, 1);
    struct label label;
    const struct point centres[] = {{292, 200}, {308, 200}};
    const double radii[] = {7, 7};
    struct label_field field = {.frame = frame, .centres = centres, .radii = radii, .n_discs = 2};
    wish.radius = 0;
    wish.body = (struct box){285, 193, 315, 207};
    assert_int_equal(labels_place(&wish, 1, &field, &label, &arena), 0);
    assert_true(label.box.x0 >= 315 && label.box.x0 < 320);
    wish.positions = LABEL_LEADER;
    assert_int_equal(labels_place(&wish, 1, &field, &label, &arena), 0);
    assert_true(fabs(label.from.x - 315) < 0.5 || fabs(label.from.y - 193) < 0.5 ||
                fabs(label.from.y - 207) < 0.5);
    arena_free(&arena);
}

static void labels_grow_where_there_is_room(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct label_wish wishes[] = {wish_at(100, 100, 2), wish_at(100, 118, 1)};
    struct label labels[2];
    struct label_field field = {.frame = frame};
    bool grown[2];
    assert_int_equal(labels_place(wishes, 2, &field, labels, &arena), 0);
    wishes[0].height = wishes[1].height = 24;
    wishes[0].width = 90;
    labels_grow(wishes, 2, &field, labels, grown, &arena);
    assert_true(grown[0]);
    assert_true(fabs(labels[0].box.x1 - labels[0].box.x0 - 90) < 0.01);
    check_all(wishes, labels, 2);
    wishes[0].width = 2000;
    labels_grow(wishes, 2, &field, labels, grown, &arena);
    assert_false(grown[0]);
    assert_true(fabs(labels[0].box.x1 - labels[0].box.x0 - 90) < 0.01);
    arena_free(&arena);
}

static void the_same_wishes_give_the_same_labels(void **state)
{
    (void)state;
    struct arena arena = {0};
    uint32_t seed = 3;
    struct label_wish wishes[60];
    struct label first[60], second[60];
    for (size_t i = 0; i < 60; i++) {
        wishes[i] =
            wish_at(100 + next(&seed) * 400, 60 + next(&seed) * 280, floor(next(&seed) * 4));
    }
    struct label_field field = {.frame = frame};
    labels_place(wishes, 60, &field, first, &arena);
    labels_place(wishes, 60, &field, second, &arena);
    for (size_t i = 0; i < 60; i++) {
        assert_int_equal(first[i].placed, second[i].placed);
        assert_memory_equal(&first[i].box, &second[i].box, sizeof first[i].box);
    }
    arena_free(&arena);
}

static void a_small_change_stays_small(void **state)
{
    (void)state;
    struct arena arena = {0};
    uint32_t seed = 11;
    struct label_wish wishes[31];
    struct label before[31], after[31];
    for (size_t i = 0; i < 31; i++) {
        wishes[i] = wish_at(60 + next(&seed) * 480, 40 + next(&seed) * 320, (double)(31 - i));
    }
    struct label_field field = {.frame = frame};
    labels_place(wishes, 30, &field, before, &arena);
    labels_place(wishes, 31, &field, after, &arena);
    size_t moved = 0;
    for (size_t i = 0; i < 30; i++) {
        moved += before[i].placed != after[i].placed || before[i].box.x0 != after[i].box.x0 ||
                 before[i].box.y0 != after[i].box.y0;
    }
    assert_true(moved <= 4);
    arena_free(&arena);
}

/* ---- clipping ------------------------------------------------------------------------------- */

static void a_line_is_cut_into_the_pieces_that_show(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct box box = {0, 0, 10, 10};
    const struct point zigzag[] = {{-5, 5}, {5, 5},        {15, 5}, {15, 8},
                                   {5, 8},  {HUGE_VAL, 0}, {5, 2}};
    struct polylines pieces = {0};
    clip_line(&pieces, zigzag, 7, box, &arena);
    assert_int_equal(pieces.n, 2);
    assert_true(pieces.at[0].at[0].x == 0 && pieces.at[0].at[pieces.at[0].n - 1].x == 10);
    assert_true(pieces.at[1].at[0].x == 10);
    arena_free(&arena);
}

static void a_ring_keeps_its_area_inside_the_box(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct point square[] = {{-5, -5}, {5, -5}, {5, 5}, {-5, 5}};
    struct polyline ring = clip_ring(square, 4, (struct box){0, 0, 10, 10}, &arena);
    assert_true(fabs(fabs(ring_area(ring.at, ring.n)) - 25) < 1e-9);
    ring = clip_ring(square, 4, (struct box){6, 6, 10, 10}, &arena);
    assert_int_equal(ring.n, 0);
    arena_free(&arena);
}

/* Land around the whole globe but a cap of sea, and a continent that leaves the cap and comes back.
 */
static void rings_are_cut_to_a_cap(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct cap cap = {{0, 0}, 60};
    struct basemap_point belt[64];
    size_t n = 0;
    for (int lon = -90; lon <= 90; lon += 10) {
        belt[n++] = (struct basemap_point){lon, -10};
    }
    for (int lon = 90; lon >= -90; lon -= 10) {
        belt[n++] = (struct basemap_point){lon, 10};
    }
    struct basemap_ring ring = {belt, n};
    struct basemap_rings rings = {&ring, 1, 1};
    struct basemap_rings seen = clip_rings_to_cap(&rings, &cap, &arena);
    assert_int_equal(seen.n, 1);
    for (size_t i = 0; i < seen.at[0].n; i++) {
        struct cap wider = {{0, 0}, 60.01};
        assert_true(cap_contains(&wider, seen.at[0].at[i]));
    }
    struct basemap_rings pieces = {0};
    clip_line_to_cap(&pieces, belt, n, &cap, &arena);
    assert_int_equal(pieces.n, 2);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_label_stands_right_of_its_symbol),
        cmocka_unit_test(a_label_at_the_right_edge_goes_left),
        cmocka_unit_test(crowds_keep_every_promise),
        cmocka_unit_test(a_label_shuns_a_line_but_stands_on_it_before_it_goes_without),
        cmocka_unit_test(a_label_stands_beside_several_symbols),
        cmocka_unit_test(labels_grow_where_there_is_room),
        cmocka_unit_test(forty_in_a_third_of_the_frame_all_find_room),
        cmocka_unit_test(weight_decides_who_goes_without),
        cmocka_unit_test(obstacles_discs_and_lines_are_kept_clear),
        cmocka_unit_test(the_same_wishes_give_the_same_labels),
        cmocka_unit_test(a_small_change_stays_small),
        cmocka_unit_test(a_line_is_cut_into_the_pieces_that_show),
        cmocka_unit_test(a_ring_keeps_its_area_inside_the_box),
        cmocka_unit_test(rings_are_cut_to_a_cap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
