/* dateline gazetteer build|info|check */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/data.h"
#include "place/gazetteer.h"
#include "place/gazetteer_build.h"

/* So many skipped rows are named one by one. */
#define COMPLAINTS 20

struct listener {
    const struct run *run;
    size_t complaints;
};

static void hear_complaint(void *user, const char *file, size_t line, const char *text)
{
    struct listener *listener = user;
    if (listener->complaints++ < COMPLAINTS) {
        say_problem("%s:%zu: %s, skipping", file, line, text);
    }
}

static void hear_progress(void *user, const char *file, size_t line)
{
    const struct listener *listener = user;
    say_remark(listener->run, "%s: %.1f million lines", file, (double)line / 1e6);
}

static int build(struct run *run)
{
    const struct options *options = &run->options;
    struct listener listener = {.run = run};
    struct error error = {0};
    struct gazetteer_build_report report = {0};
    if (options->arguments.n > 2 || (options->arguments.n == 1 && options->add.n == 0) ||
        !options->output) {
        say_problem("'gazetteer build' takes a folder of tables, --add FILE, or both, and -o FILE");
        return EXIT_USAGE;
    }
    const struct gazetteer_build_options what = {
        .source = options->arguments.n == 2 ? options->arguments.at[1] : NULL,
        .add = options->add.at,
        .n_add = options->add.n,
        .complain = hear_complaint,
        .progress = hear_progress,
        .user = &listener,
    };
    if (!gazetteer_build(options->output, &what, &report, &run->arena, &error)) {
        say_error(&error);
        return exit_for(&error);
    }
    if (report.skipped > COMPLAINTS) {
        say_problem("%zu rows were skipped in all", report.skipped);
    }
    say_remark(run, "%zu places, %zu names, %zu words, %.1f MB in %s", report.places, report.names,
               report.words, (double)report.bytes / 1e6, options->output);
    return EXIT_DONE;
}

static int info(struct run *run)
{
    const struct texts *arguments = &run->options.arguments;
    const char *path =
        arguments->n > 1 ? arguments->at[1] : data_path("gazetteer.bin", &run->arena);
    struct gazetteer *gazetteer;
    struct error error = {0};
    const char *name;
    uint32_t rows;
    if (arguments->n > 2) {
        say_problem("'gazetteer info' takes one compiled gazetteer");
        return EXIT_USAGE;
    }
    if (!gazetteer_open(&gazetteer, path, &run->arena, &error) ||
        !gazetteer_verify(gazetteer, &error)) {
        say_error(&error);
        return exit_for(&error);
    }
    printf("file     %s\nversion  %u\nbytes    %zu\nplaces   %u\nnames    %zu\n", path,
           gazetteer_version(gazetteer), gazetteer_bytes(gazetteer), gazetteer_size(gazetteer),
           gazetteer_names(gazetteer));
    for (size_t i = 0; gazetteer_source(gazetteer, i, &name, &rows); i++) {
        printf("%s %8u  %s\n", i == 0 ? "sources " : "        ", rows, name);
    }
    gazetteer_close(gazetteer);
    return EXIT_DONE;
}

int command_gazetteer(struct run *run)
{
    const struct texts *arguments = &run->options.arguments;
    const char *verb = arguments->n ? arguments->at[0] : "";
    if (strcmp(verb, "build") == 0) {
        return build(run);
    }
    if (strcmp(verb, "info") == 0) {
        return info(run);
    }
    say_problem(*verb ? "unknown 'gazetteer %s': build, info or check"
                      : "'gazetteer%s' needs a word more: build, info or check",
                verb);
    return EXIT_USAGE;
}
