#include "cli/command.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cli/data.h"

static const struct command table[] = {
    {"map", "ARTICLE...", "articles -> output/incidents.geojson, .svg and .qml",
     "Does the whole job: reads the articles, finds the incidents, writes them as GeoJSON, the map "
     "as\n"
     "SVG and the style with which QGIS opens the GeoJSON. -o names the folder.\n"
     "\n"
     "  dateline map article.txt\n"
     "  dateline map articles/ --title 'The week in strikes' -o report",
     COMMAND_MAP, false, command_map},
    {"extract", "ARTICLE...", "articles -> incidents, GeoJSON on standard output",
     "Finds what happened where, when, by whom and with how many casualties, and joins what "
     "several\n"
     "articles tell of one event. Each feature's `sources` quote the sentence it came from.\n"
     "\n"
     "  dateline extract article.txt -o incidents.geojson\n"
     "  curl -s URL | dateline extract --published 2025-03-24 -",
     COMMAND_EXTRACT, false, command_extract},
    {"render", "FILE.geojson...", "the map of incidents, as SVG, PDF or PNG",
     "Draws the incidents of one or more GeoJSON files, which may have been edited in QGIS, as "
     "one\n"
     "map: SVG on standard output, or the format that the name after -o ends in. --alt prints the\n"
     "text alternative that belongs beside it; a name ending in .qml gets the QGIS style.\n"
     "\n"
     "  dateline render output/incidents.geojson -o map.pdf\n"
     "  dateline render --extent 21,44,41,53 --theme print may.geojson june.geojson > map.svg",
     COMMAND_RENDER, false, command_render},
    {"merge", "FILE.geojson...", "incidents of several runs -> one collection",
     "Joins the incidents of earlier runs as one run over all the articles would have.\n"
     "\n"
     "  dateline merge monday.geojson tuesday.geojson -o week.geojson",
     COMMAND_MERGE, false, command_merge},
    {"toponyms", "ARTICLE...", "every place mention, resolved, as GeoJSON",
     "Finds each mention of a place, with the place that is meant: GeoJSON, one Feature a "
     "mention,\n"
     "with offsets into the file, role (literal, metonym, demonym, embedded), confidence and the\n"
     "next candidates. Any amount of text: features are written as they are found.\n"
     "\n"
     "  dateline toponyms article.txt\n"
     "  dateline toponyms -o places.geojson articles.jsonl",
     COMMAND_TOPONYMS, false, command_toponyms},
    {"geocode", "NAME...", "candidates for a name, best first",
     "A name may say what the place lies in, or its kind. Where nothing is called so, a name "
     "spelt\n"
     "much like it is guessed, and said to be a guess; where the division or country named has no\n"
     "such place, it is offered itself, with its own precision.\n"
     "\n"
     "  dateline geocode 'Kryvyi Rih' Riyadh 'Andriivka, Sumy' 'Sumy region'\n"
     "  dateline geocode --near 30.5,50.5 Borodianka",
     COMMAND_GEOCODE, false, command_geocode},
    {"explain", "ARTICLE...", "why each incident came out, and why each place did not",
     "Shows the article with its places, days and triggers marked; for each incident the words "
     "that\n"
     "gave its place, day, figures, actor and status; for each place its role, its candidates "
     "with\n"
     "their scores, and why it has no dot where it has none.\n"
     "\n"
     "  dateline explain article.txt | less -R",
     COMMAND_EXPLAIN, false, command_explain},
    {"gazetteer", "build|info|check", "compile, describe, or examine a gazetteer",
     "build [FOLDER] [--add FILE] -o FILE compiles tables (gazetteer/README.md), GeoNames dumps\n"
     "as they are, or both. info [FILE] tells what a compiled gazetteer holds. check [SOURCE...]\n"
     "finds duplicates, wild coordinates, references to nothing and names that shadow common\n"
     "words in folders of tables, dumps or compiled files.\n"
     "\n"
     "  dateline gazetteer build --add UA.txt -o ukraine.bin\n"
     "  dateline extract --gazetteer ukraine.bin article.txt",
     COMMAND_GAZETTEER, false, command_gazetteer},
    {"basemap", "build|check", "compile or examine the basemap",
     "build FOLDER -o FILE compiles the tables of gazetteer/basemap; the build runs it. check "
     "[FILE]\n"
     "reads all of a compiled basemap, as opening it does not.",
     COMMAND_BASEMAP, true, command_basemap},
    {NULL, NULL, NULL, NULL, 0, false, NULL},
};

const struct command *commands(void)
{
    return table;
}

void say_error(const struct error *error)
{
    fprintf(stderr, "dateline: %s\n", error->text);
}

static void say(const char *format, va_list args) __attribute__((format(printf, 1, 0)));

static void say(const char *format, va_list args)
{
    fputs("dateline: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
}

void say_problem(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(format, args);
    va_end(args);
}

void say_remark(const struct run *run, const char *format, ...)
{
    if (run->options.quiet) {
        return;
    }
    va_list args;
    va_start(args, format);
    say(format, args);
    va_end(args);
}

int exit_for(const struct error *error)
{
    return error->kind == ERROR_USAGE  ? EXIT_USAGE
           : error->kind == ERROR_NONE ? EXIT_DONE
                                       : EXIT_FAILED;
}

static void help_overview(FILE *to)
{
    fputs("usage: dateline COMMAND [OPTION...] ARGUMENT...\n"
          "\n"
          "Reads news articles and draws the incident map that belongs beside them.\n"
          "\n",
          to);
    for (const struct command *c = table; c->name; c++) {
        if (!c->hidden) {
            char left[40];
            snprintf(left, sizeof left, "%s %s", c->name, c->arguments);
            fprintf(to, "  %-31s %s\n", left, c->summary);
        }
    }
    fputs(
        "\n"
        "ARTICLE is a text, HTML, JSON or JSON Lines file, a folder of them, or - for standard\n"
        "input. Results go to standard output or to the file named with -o; everything said to\n"
        "a person goes to standard error. Exit status: 0 done, 1 something failed, 2 wrong usage.\n"
        "\n"
        "'dateline COMMAND --help' tells a command's options. Start with\n"
        "\n"
        "  dateline map article.txt        output/incidents.geojson, .svg and .qml\n",
        to);
}

static void help_command(const struct command *command, FILE *to)
{
    fprintf(to, "usage: dateline %s [OPTION...] %s\n\n%s\n\n", command->name, command->arguments,
            command->help);
    options_help(command->bit, to);
}

static const struct command *find_command(const char *name)
{
    for (const struct command *c = table; c->name; c++) {
        if (strcmp(c->name, name) == 0) {
            return c;
        }
    }
    return NULL;
}

static int usage_hint(const struct command *command)
{
    if (command) {
        fprintf(stderr, "usage: dateline %s [OPTION...] %s\n", command->name, command->arguments);
    }
    fprintf(stderr, "'dateline %s%s--help' tells more\n", command ? command->name : "",
            command ? " " : "");
    return EXIT_USAGE;
}

/* Nothing that was printed may be lost silently: a full disk or closed pipe is a failure. */
static int flush_output(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout)) {
        return status;
    }
    if (status == EXIT_DONE) { /* else the command has said so itself */
        say_problem("cannot write to standard output");
    }
    return status ? status : EXIT_FAILED;
}

static int run_command(const struct command *command, int argc, char **argv)
{
    struct run run = {0};
    struct error error = {0};
    int status;
    if (!options_parse(&run.options, command->bit, argc - 2, argv + 2, &run.arena, &error)) {
        say_error(&error);
        status = usage_hint(command);
    } else if (run.options.help) {
        help_command(command, stdout);
        status = EXIT_DONE;
    } else if (run.options.version) {
        data_version(stdout);
        status = EXIT_DONE;
    } else {
        status = command->run(&run);
        status = status == EXIT_USAGE ? usage_hint(command) : status;
    }
    arena_free(&run.memory);
    arena_free(&run.arena);
    return flush_output(status);
}

int commands_run(int argc, char **argv)
{
    struct error error = {0};
    if (argc < 2) {
        help_overview(stderr);
        return EXIT_USAGE;
    }
    const char *word = argv[1];
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0) {
        const struct command *of = argc > 2 ? find_command(argv[2]) : NULL;
        if (of) {
            help_command(of, stdout);
        } else {
            help_overview(stdout);
        }
        return flush_output(EXIT_DONE);
    }
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
        data_version(stdout);
        return flush_output(EXIT_DONE);
    }
    const struct command *command = find_command(word);
    if (!command) {
        error_set(&error, ERROR_USAGE, "unknown command '%s'", word);
        say_error(&error);
        return usage_hint(NULL);
    }
    return run_command(command, argc, argv);
}
