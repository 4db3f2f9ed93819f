#ifndef DATELINE_CLI_COMMAND_H
#define DATELINE_CLI_COMMAND_H
/* A command: one row of the table in command.c, one function in a file of its own (cli/cmd_NAME.c).
 *
 * A command gets the parsed options and the run's arena, does its work, says what there is to say
 * with `say_*` (standard error) and returns the exit status. */
#include "base/arena.h"
#include "base/error.h"
#include "cli/options.h"

enum exit_status { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

struct run {
    struct arena arena;  /* lives as long as the process */
    struct arena memory; /* of what the gazetteers said (place/memory.h) */
    struct options options;
};

struct command {
    const char *name, *arguments, *summary;
    const char *help; /* a paragraph or two, with examples */
    unsigned bit;
    bool hidden;
    int (*run)(struct run *run);
};

/* Every command, in the order of `--help`; ends with a NULL name. */
const struct command *commands(void);
/* Parses, dispatches, returns the exit status. */
int commands_run(int argc, char **argv);

int command_map(struct run *run);
int command_extract(struct run *run);
int command_render(struct run *run);
int command_merge(struct run *run);
int command_toponyms(struct run *run);
int command_geocode(struct run *run);
int command_explain(struct run *run);
int command_gazetteer(struct run *run);
int command_basemap(struct run *run);

/* "dateline: TEXT", one line on standard error. `say_remark` is silent under --quiet. */
void say_error(const struct error *error);
void say_problem(const char *format, ...) __attribute__((format(printf, 1, 2)));
void say_remark(const struct run *run, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The exit status that an error asks for. */
int exit_for(const struct error *error);

#endif
