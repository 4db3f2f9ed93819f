#include "sample_scene.h"

#include <math.h>

static const struct paint ink_line = {.stroke = 0x444444ff, .width = 1.2, .join = JOIN_ROUND};

/* A coast of many points, half of it outside the frame. */
static void add_land(struct scene *scene)
{
    struct path *path = arena_new(scene->arena, struct path);
    path->arena = scene->arena;
    for (int i = 0; i < 200; i++) {
        double angle = i * 3.14159265358979 / 100, radius = 90 + 17 * sin(7 * angle);
        double x = 120 + 1.4 * radius * cos(angle), y = 130 + radius * sin(angle);
        if (i == 0) {
            path_move(path, x, y);
        } else {
            path_line(path, x, y);
        }
    }
    path_close(path);
    path_ellipse(path, (struct point){120, 130}, 25, 12); /* a lake by the even-odd rule */
    scene_path(scene, path,
               &(struct paint){.fill = 0xf2efe6ff,
                               .even_odd = true,
                               .stroke = 0x7f8c99ff,
                               .width = 0.8,
                               .join = JOIN_ROUND});
}

static void add_hatched_region(struct scene *scene)
{
    struct path *path = arena_new(scene->arena, struct path);
    path->arena = scene->arena;
    path_rounded_box(path, (struct box){150, 60, 240, 120}, 12);
    scene_path(scene, path,
               &(struct paint){.fill = 0xb2182b22,
                               .hatch = {0xb2182bff, 6, 1, 45},
                               .stroke = 0xb2182bff,
                               .width = 1,
                               .dash = {4, 3}});
}

static void add_markers(struct scene *scene)
{
    for (int i = 0; i < MARKERS; i++) {
        struct point at = {30 + 26.0 * i, 230};
        bool hollow = i % 2;
        scene_marker(scene, (enum marker)i, at, 16,
                     &(struct paint){.fill = hollow ? 0xffffffff : 0xb2182bff,
                                     .stroke = hollow ? 0xb2182bff : 0xffffffff,
                                     .width = 1.5,
                                     .join = JOIN_ROUND});
    }
}

static void add_incident(struct scene *scene, const char *id, const char *title, struct point at,
                         const char *label)
{
    const char *full = arena_printf(scene->arena, "i-%s", id);
    scene_group(scene, &(struct scene_group){.id = full,
                                             .class_names = "incident strike",
                                             .role = SCENE_SYMBOL,
                                             .title = title,
                                             .description = "2025-03-24; 94 injured",
                                             .href = "https://example.org/a?b=1&c=2",
                                             .incidents = id});
    scene_line(scene, at, (struct point){at.x + 16, at.y - 8}, &ink_line);
    scene_marker(scene, MARKER_CIRCLE, at, 11,
                 &(struct paint){.fill = 0xb2182bff, .stroke = 0xffffffff, .width = 1});
    scene_text(scene, &(struct scene_text){.text = label,
                                           .at = {at.x + 18, at.y - 6},
                                           .face = FACE_BOLD,
                                           .size = 12,
                                           .colour = 0x222222ff,
                                           .halo = 0xffffffd0,
                                           .halo_width = 1.5});
    scene_group_end(scene);
}

static void add_texts(struct scene *scene)
{
    scene_text(scene, &(struct scene_text){.text = "BLACK SEA",
                                           .at = {200, 190},
                                           .anchor = ANCHOR_MIDDLE,
                                           .face = FACE_ITALIC,
                                           .size = 11,
                                           .letter_spacing = 3,
                                           .rotate_deg = -12,
                                           .colour = 0x35618aff});
    scene_text(scene, &(struct scene_text){.text = "Zaporizhzhia\nNuclear Power Plant",
                                           .at = {290, 40},
                                           .anchor = ANCHOR_END,
                                           .size = 10,
                                           .colour = 0x222222ff});
    scene_text(scene, &(struct scene_text){.text = "<script>alert(1)</script> & \"AVATAR\" Київ",
                                           .at = {10, 265},
                                           .size = 10,
                                           .colour = 0x222222ff});
}

struct scene sample_scene(struct arena *arena)
{
    struct scene scene = {.arena = arena,
                          .width = 300,
                          .height = 280,
                          .title = "Strikes & talks",
                          .description = "One of everything, \"quoted\" and <marked>",
                          .created = "2025-03-26",
                          .background = 0xffffffff};
    scene_group(&scene, &(struct scene_group){.id = "sea",
                                              .class_names = "layer",
                                              .role = SCENE_LAYER,
                                              .title = "Land and sea"});
    scene_clip_box(&scene, (struct box){10, 10, 290, 210});
    scene_box(&scene, (struct box){10, 10, 290, 210}, &(struct paint){.fill = 0xd6e6f0ff});
    add_land(&scene);
    add_hatched_region(&scene);
    scene_clip_end(&scene);
    scene_box(&scene, (struct box){10, 10, 290, 210},
              &(struct paint){.stroke = 0x000000ff, .width = 1});
    scene_group_end(&scene);
    scene_group(&scene, &(struct scene_group){.class_names = "symbol", .role = SCENE_HIDDEN});
    add_markers(&scene);
    scene_group_end(&scene);
    add_incident(&scene, "a1", "Missile strike, Sumy", (struct point){60, 90}, "Sumy");
    add_incident(&scene, "a\"b <2>", "Drone strike, Kryvyi Rih", (struct point){80, 170},
                 "Kryvyi Rih");
    add_texts(&scene);
    return scene;
}
