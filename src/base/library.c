#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

bool library_load(struct library *out, const char *file, const struct library_symbol *symbols,
                  size_t n, void *table, struct error *error)
{
    struct library library = {dlopen(file, RTLD_LAZY | RTLD_LOCAL)};
    if (!library.handle) {
        return error_set(error, ERROR_INPUT, "cannot load '%s': %s", file, dlerror());
    }
    for (size_t i = 0; i < n; i++) {
        void *address = dlsym(library.handle, symbols[i].name);
        if (!address) {
            library_close(&library);
            return error_set(error, ERROR_INPUT, "'%s' has no '%s'", file, symbols[i].name);
        }
        memcpy((char *)table + symbols[i].slot, &address, sizeof address);
    }
    *out = library;
    return true;
}

void library_close(struct library *library)
{
    if (library->handle) {
        dlclose(library->handle);
    }
    library->handle = NULL;
}
