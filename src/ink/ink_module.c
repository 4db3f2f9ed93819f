#include "ink/ink_load.h"

extern const struct ink_module dateline_ink;

__attribute__((visibility("default")))
const struct ink_module dateline_ink = {DATELINE_VERSION, ink_cairo, &ink_outlines};
