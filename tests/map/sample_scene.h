#ifndef DATELINE_TESTS_SAMPLE_SCENE_H
#define DATELINE_TESTS_SAMPLE_SCENE_H
/* A scene that has one of everything the inks can draw; no map. */
#include "ink/scene.h"

struct scene sample_scene(struct arena *arena);

#endif
