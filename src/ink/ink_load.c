#include "ink/ink_load.h"

#include <string.h>

bool ink_load(const struct ink_module **out, const char *path, struct error *error)
{
    static const struct library_symbol symbols[] = {{"dateline_ink", 0}};
    struct library library;
    const struct ink_module *module;
    if (!library_load(&library, path, symbols, 1, &module, error)) {
        return false;
    }
    if (strcmp(module->version, DATELINE_VERSION) != 0) {
        library_close(&library);
        return error_set(error, ERROR_INPUT, "'%s' is not of this version of dateline", path);
    }
    *out = module;
    return true;
}
