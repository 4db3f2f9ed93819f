#ifndef DATELINE_CLI_DATA_H
#define DATELINE_CLI_DATA_H
/* Where the program's own data and modules lie: beside the program.
 *
 * The program in the build folder finds build/share/dateline/ and build/lib/dateline/, the
 * installed one PREFIX/share/dateline/ and PREFIX/lib/dateline/; DATELINE_DATA names another folder
 * for the data. */
#include <stdio.h>

#include "base/arena.h"

/* The path of a data file ("gazetteer.bin", "basemap.bin"); the first place that has it, else the
 * one where it should be, for the message. */
const char *data_path(const char *file, struct arena *arena);
/* The same of a module ("ink.so"). */
const char *module_path(const char *file, struct arena *arena);
/* "dateline 0.1.0" and where the data is. */
void data_version(FILE *to);

#endif
