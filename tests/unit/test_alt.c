#include "check.h"

#include <string.h>

#include "map/alt.h"

static void entry(struct scene *scene, const char *ids, const char *text)
{
    scene_group(scene, &(struct scene_group){.role = SCENE_ITEM, .incidents = ids});
    scene_text(scene, &(struct scene_text){.text = "7"});
    scene_text(scene, &(struct scene_text){.text = text});
    scene_group_end(scene);
}

static void every_incident_is_told_once(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct scene scene = {.arena = &arena, .title = "Strikes", .description = "Three strikes."};
    scene_group(&scene, &(struct scene_group){.role = SCENE_SYMBOL,
                                              .title = "Sumy: strike",
                                              .description = "94 injured",
                                              .incidents = "a b"});
    scene_group_end(&scene);
    entry(&scene, "b", "told already");
    entry(&scene, "c", "No place:\na strike");
    struct span text = alt_text(&scene, &arena);
    assert_string_equal(text.at, "Map: Strikes. Three strikes.\n"
                                 "- Sumy: strike. 94 injured.\n"
                                 "- No place: a strike.\n");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_incident_is_told_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
