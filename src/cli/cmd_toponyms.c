#include "base/file.h"
#include "cli/pipeline.h"
#include "place/toponym_json.h"

/* What is written is let go article by article, so that memory does not grow with the input. */
struct writer {
    struct output output;
    size_t features;
};

static bool write_article(void *user, const struct reading *reading, struct arena *article,
                          struct error *error)
{
    struct writer *writer = user;
    struct buffer buffer = {.arena = article};
    for (size_t i = 0; i < reading->toponyms.n; i++) {
        if (reading->toponyms.at[i].located) {
            buffer_puts(&buffer, writer->features++ ? ",\n" : "\n");
            toponym_write_feature(&buffer, &reading->toponyms.at[i], reading->article);
        }
    }
    return output_write(&writer->output, (struct span){buffer.at, buffer.n}, error);
}

static bool write_all(struct run *run, struct writer *writer, const struct gazetteers *gazetteers,
                      struct reading_report *report, struct error *error)
{
    struct visitor visitor = {.visit = write_article, .user = writer};
    fputs("{\"type\":\"FeatureCollection\",\"features\":[", writer->output.stream);
    if (!articles_each(run, gazetteers, visitor, report, error)) {
        return false;
    }
    fputs("\n]}\n", writer->output.stream);
    return output_commit(&writer->output, error);
}

int command_toponyms(struct run *run)
{
    struct error error = {0};
    struct gazetteers gazetteers;
    struct reading_report report = {0};
    struct writer writer = {0};
    const char *path = run->options.output ? run->options.output : "-";
    if (!gazetteers_open(&gazetteers, run, &error) ||
        !output_open(&writer.output, path, &run->arena, &error)) {
        say_error(&error);
        return exit_for(&error);
    }
    if (!write_all(run, &writer, &gazetteers, &report, &error)) {
        output_abort(&writer.output);
        say_error(&error);
        return exit_for(&error);
    }
    if (writer.features == 0 && report.read) {
        say_remark(run, "no place found in %zu article%s", report.read,
                   report.read == 1 ? "" : "s");
    }
    return report.bad ? EXIT_FAILED : EXIT_DONE;
}
