#include "check.h"

#include <string.h>

#include "map/qml.h"

static struct span write(const struct incidents *incidents, struct arena *arena)
{
    struct style style;
    struct error error = {0};
    assert_true(style_theme(&style, NULL, &error));
    return qml_write(incidents, &style, arena);
}

static bool has(struct span text, const char *what)
{
    return strstr(text.at, what) != NULL;
}

static void only_what_occurs_has_a_rule(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident list[] = {
        {.category = CATEGORY_STRIKE, .status = STATUS_REPORTED},
        {.category = CATEGORY_STRIKE, .status = STATUS_REPORTED},
        {.category = CATEGORY_TALKS, .status = STATUS_PLANNED},
    };
    struct span qml = write(&(struct incidents){list, 3, 3}, &arena);
    assert_true(has(qml, "symbol=\"0\" label=\"strike, reported\""));
    assert_true(has(qml, "symbol=\"1\" label=\"talks, planned\""));
    assert_true(has(qml, "symbol=\"2\" label=\"other\" filter=\"ELSE\""));
    assert_false(has(qml, "violence"));
    assert_false(has(qml, "symbol=\"3\""));
    assert_true(has(qml, "<prop k=\"name\" v=\"square\"/>"));
    assert_true(has(qml, "<prop k=\"outline_style\" v=\"dash\"/>"));
    arena_free(&arena);
}

static void time_runs_from_start_to_end(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct span qml = write(&(struct incidents){0}, &arena);
    assert_true(has(qml, "mode=\"2\" startField=\"date_start\" endField=\"date_end\""));
    assert_true(has(qml, "filter=\"ELSE\""));
    arena_free(&arena);
}

static void sizes_follow_the_toll(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident one = {.category = CATEGORY_STRIKE};
    struct span qml = write(&(struct incidents){&one, 1, 1}, &arena);
    assert_true(has(qml, "CASE WHEN &quot;fatalities_best&quot; &gt;= 50 THEN "));
    assert_true(has(qml, "WHEN &quot;fatalities_best&quot; &gt;= 1 THEN "));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_occurs_has_a_rule),
        cmocka_unit_test(time_runs_from_start_to_end),
        cmocka_unit_test(sizes_follow_the_toll),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
