/* dateline gazetteer build|info|check */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/command.h"
#include "cli/data.h"
#include "place/gazetteer.h"
#include "place/gazetteer_build.h"
#include "place/gazetteer_check.h"

/* Names that are common words are named up to so many, unless all are asked for. */
#define COMMON_WORDS 20
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

/* ---- check -------------------------------------------------------------------------------------
 */

static void hear_finding(void *user, bool is_error, const char *file, size_t line, const char *text)
{
    (void)user;
    printf("%s:%zu: %s: %s\n", file, line, is_error ? "error" : "warning", text);
}

static bool check_compiled(struct run *run, const char *path, struct error *error)
{
    struct gazetteer *gazetteer;
    if (!gazetteer_open(&gazetteer, path, &run->arena, error)) {
        return false;
    }
    bool whole = gazetteer_verify(gazetteer, error);
    if (whole) {
        say_remark(run, "'%s' is whole: %u places", path, gazetteer_size(gazetteer));
    }
    gazetteer_close(gazetteer);
    return whole;
}

/* A source's own word tables know the common words; a dump alone asks the program's gazetteer. */
static bool check_source(struct run *run, const char *folder, const struct texts *dumps,
                         struct error *error)
{
    struct error ignored = {0};
    struct gazetteer *words = NULL;
    const char *own = data_path("gazetteer.bin", &run->arena);
    if (!folder && !gazetteer_open(&words, own, &run->arena, &ignored)) {
        say_remark(run, "%s: names that shadow common words are not looked for", ignored.text);
    }
    const struct gazetteer_check_options options = {.source = folder,
                                                    .add = dumps->at,
                                                    .n_add = dumps->n,
                                                    .words = words,
                                                    .words_told =
                                                        run->options.all ? 0 : COMMON_WORDS,
                                                    .tell = hear_finding};
    struct gazetteer_check_report report;
    bool read = gazetteer_check(&options, &report, &run->arena, error);
    gazetteer_close(words);
    if (!read) {
        return false;
    }
    if (report.words_untold) {
        say_remark(run, "%zu more names are common words; --all names them", report.words_untold);
    }
    say_remark(run, "%zu places: %zu errors, %zu warnings", report.places, report.errors,
               report.warnings);
    return report.errors == 0 || error_set(error, ERROR_INPUT, "the check found %zu error%s",
                                           report.errors, report.errors == 1 ? "" : "s");
}

/* Folders, each with all dumps beside it; compiled files by themselves. */
static int check(struct run *run)
{
    const struct texts *arguments = &run->options.arguments;
    struct texts dumps = run->options.add, folders = {0};
    int status = EXIT_DONE;
    for (size_t i = 1; i < arguments->n; i++) {
        const char *path = arguments->at[i];
        struct error error = {0};
        if (file_is_folder(path)) {
            *list_push(&run->arena, &folders) = path;
        } else if (!span_ends(span_of(path), ".bin")) {
            *list_push(&run->arena, &dumps) = path;
        } else if (!check_compiled(run, path, &error)) {
            say_error(&error);
            status = EXIT_FAILED;
        }
    }
    if (arguments->n + run->options.add.n < 2) {
        say_problem("'gazetteer check' takes folders of tables, dumps or compiled files");
        return EXIT_USAGE;
    }
    if (folders.n == 0 && dumps.n > 0) {
        *list_push(&run->arena, &folders) = NULL;
    }
    for (size_t i = 0; i < folders.n; i++) {
        struct error error = {0};
        if (!check_source(run, folders.at[i], &dumps, &error)) {
            say_error(&error);
            status = EXIT_FAILED;
        }
    }
    return status;
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
    if (strcmp(verb, "check") == 0) {
        return check(run);
    }
    say_problem(*verb ? "unknown 'gazetteer %s': build, info or check"
                      : "'gazetteer%s' needs a word more: build, info or check",
                verb);
    return EXIT_USAGE;
}
