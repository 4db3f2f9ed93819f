#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/gather.h"

/* Next best places shown of each mention. */
#define OTHERS_SHOWN 3

/* What a stretch of the marked-up text is; later ones win where two begin together. */
enum mark_kind { MARK_PLACE, MARK_DATE, MARK_TRIGGER, MARK_TOLL };

struct mark {
    uint32_t start, end; /* bytes of article.text */
    enum mark_kind kind;
};

struct marks ARENA_LIST(struct mark);

/* Brackets for paper and pipes, colours for a terminal. */
static const struct {
    const char *open, *close, *colour, *what;
} looks[] = {
    [MARK_PLACE] = {"[", "]", "\033[1;34m", "place"},
    [MARK_DATE] = {"{", "}", "\033[32m", "day"},
    [MARK_TRIGGER] = {"<", ">", "\033[1;31m", "trigger"},
    [MARK_TOLL] = {"(", ")", "\033[35m", "toll"},
};
#define PLAIN "\033[0m"

struct explain_run {
    struct gathering_tools tools;
    struct output *output;
    bool colour;
};

struct explainer {
    struct buffer out;
    const struct reading *reading;
    struct article_accounts told;
    bool colour;
    struct arena *arena;
};

static struct span text_of(const struct explainer *x, uint32_t start, uint32_t end)
{
    return (struct span){x->reading->article->text.at + start, end - start};
}

/* Article text on a terminal: one line, and nothing that could command the terminal. */
static void add_clean(struct buffer *out, struct span text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.at[i];
        bool control = c < 0x20 || c == 0x7F ||
                       (c == 0xC2 && i + 1 < text.n && (unsigned char)text.at[i + 1] < 0xA0);
        buffer_add(out, control ? " " : text.at + i, 1);
        i += control && c == 0xC2;
    }
}

/* ---- the article, marked up ---- */

static int compare_marks(const void *left, const void *right)
{
    const struct mark *a = left, *b = right;
    if (a->start != b->start) {
        return a->start < b->start ? -1 : 1;
    }
    if (a->kind != b->kind) {
        return a->kind > b->kind ? -1 : 1;
    }
    return (a->end > b->end) - (a->end < b->end);
}

static void add_mark(struct explainer *x, struct marks *marks, uint32_t start, uint32_t end,
                     enum mark_kind kind)
{
    *list_push(x->arena, marks) = (struct mark){start, end, kind};
}

static struct marks find_marks(struct explainer *x)
{
    struct marks marks = {0};
    const struct tokens *tokens = &x->reading->tokens;
    for (size_t i = 0; i < x->reading->toponyms.n; i++) {
        const struct toponym *t = &x->reading->toponyms.at[i];
        if (t->located) {
            add_mark(x, &marks, t->start, t->start + t->n, MARK_PLACE);
        }
    }
    for (size_t i = 0; i < x->told.dates.n; i++) {
        const struct date_mention *d = &x->told.dates.at[i];
        struct span words = tokens_text(tokens, d->first, d->n);
        uint32_t start = (uint32_t)(words.at - x->reading->article->text.at);
        add_mark(x, &marks, start, start + (uint32_t)words.n, MARK_DATE);
    }
    for (size_t i = 0; i < x->told.explanation.n; i++) {
        const struct explanation_note *n = &x->told.explanation.at[i];
        bool toll = span_is(span_of(n->what), "killed") || span_is(span_of(n->what), "injured");
        if (toll || span_is(span_of(n->what), "trigger")) {
            add_mark(x, &marks, n->start, n->end, toll ? MARK_TOLL : MARK_TRIGGER);
        }
    }
    if (marks.n) {
        qsort(marks.at, marks.n, sizeof *marks.at, compare_marks);
    }
    return marks;
}

static void write_mark(struct explainer *x, const struct mark *mark)
{
    buffer_puts(&x->out, x->colour ? looks[mark->kind].colour : looks[mark->kind].open);
    add_clean(&x->out, text_of(x, mark->start, mark->end));
    buffer_puts(&x->out, x->colour ? PLAIN : looks[mark->kind].close);
}

static void write_text(struct explainer *x)
{
    struct marks marks = find_marks(x);
    const struct article *article = x->reading->article;
    size_t next = 0;
    for (size_t i = 0; i < article->blocks.n; i++) {
        struct span block = article->blocks.at[i].text;
        if (article->blocks.at[i].kind == BLOCK_HEADER) {
            continue;
        }
        uint32_t at = (uint32_t)(block.at - article->text.at), end = at + (uint32_t)block.n;
        for (; next < marks.n && marks.at[next].start < end; next++) {
            if (marks.at[next].start < at || marks.at[next].end > end) {
                continue; /* inside the one before */
            }
            add_clean(&x->out, text_of(x, at, marks.at[next].start));
            write_mark(x, &marks.at[next]);
            at = marks.at[next].end;
        }
        add_clean(&x->out, text_of(x, at, end));
        buffer_puts(&x->out, "\n\n");
    }
}

/* ---- why ---- */

static const char *const date_sources[] = {
    [DATE_FROM_NOWHERE] = "no date stated; --published DATE gives one",
    [DATE_FROM_HEADER] = "from the header",
    [DATE_FROM_TEXT] = "from the head of the text",
    [DATE_FROM_DATELINE] = "from the dateline",
    [DATE_FROM_HTML] = "from the page",
    [DATE_FROM_OPTION] = "from --published",
};

static void write_head(struct explainer *x)
{
    const struct article *article = x->reading->article;
    char day[11] = "undated";
    if (article->published != DAY_NONE) {
        day_format(article->published, day);
    }
    buffer_printf(&x->out, "== %s, %s (%s)\n", article->name, day,
                  date_sources[article->published_from]);
    for (int i = 0; i < 4; i++) {
        buffer_printf(&x->out, "%s%s%s%s", i ? ", " : "   ",
                      x->colour ? looks[i].colour : looks[i].open, looks[i].what,
                      x->colour ? PLAIN : looks[i].close);
    }
    buffer_puts(&x->out, "\n\n");
}

static void write_note(struct explainer *x, const struct explanation_note *note)
{
    buffer_printf(&x->out, "    %-9s \"", note->what);
    add_clean(&x->out, text_of(x, note->start, note->end));
    buffer_printf(&x->out, "\"%s%s\n", note->text ? ": " : "", note->text ? note->text : "");
}

static void write_incidents(struct explainer *x)
{
    if (x->told.incidents.n == 0) {
        buffer_puts(&x->out, "No incident.\n");
    }
    for (size_t i = 0; i < x->told.incidents.n; i++) {
        const struct incident *incident = &x->told.incidents.at[i];
        buffer_printf(&x->out, "%zu. %s (confidence %.2f)\n", i + 1, incident->summary,
                      incident->confidence);
        for (size_t k = 0; k < x->told.explanation.n; k++) {
            if (x->told.explanation.at[k].incident == (int32_t)i) {
                write_note(x, &x->told.explanation.at[k]);
            }
        }
    }
    buffer_puts(&x->out, "\n");
}

static void write_others(struct explainer *x, const struct toponym *t)
{
    size_t shown = 0;
    for (size_t i = 0; i < t->candidates.n && shown < OTHERS_SHOWN; i++) {
        const struct location *l = t->places ? t->places[i] : NULL;
        if (!l || (t->located && l->place == t->location.place)) {
            continue;
        }
        buffer_printf(&x->out, "%s%s, %s%s%s (%.1f)", shown++ ? "; " : "      or ", l->name,
                      l->admin1 ? l->admin1 : "", l->admin1 ? ", " : "", l->country_code,
                      (double)t->candidates.at[i].score);
    }
    buffer_puts(&x->out, shown ? "\n" : "");
}

static const char *why_no_dot(const struct explainer *x, const struct toponym *t)
{
    for (size_t i = 0; i < x->told.explanation.n; i++) {
        const struct explanation_note *n = &x->told.explanation.at[i];
        if (n->incident < 0 && n->start < t->start + t->n && t->start < n->end) {
            return n->text;
        }
    }
    return NULL;
}

/* The dot may have come from "the city" or from another mention of the same place. */
static bool has_a_dot(const struct explainer *x, const struct toponym *t)
{
    for (size_t i = 0; t->located && i < x->told.incidents.n; i++) {
        const struct location *l = &x->told.incidents.at[i].location;
        if (l->precision == t->location.precision && l->lon == t->location.lon &&
            l->lat == t->location.lat) {
            return true;
        }
    }
    return false;
}

static void write_toponym(struct explainer *x, const struct toponym *t)
{
    buffer_puts(&x->out, "  ");
    add_clean(&x->out, text_of(x, t->start, t->start + t->n));
    buffer_printf(&x->out, " (byte %u): %s", article_offset(x->reading->article, t->start),
                  toponym_role_name(t->role));
    if (t->located) {
        const struct location *l = &t->location;
        buffer_printf(&x->out, ", %s%s%s%s%s, %s", l->name, l->admin1 ? ", " : "",
                      l->admin1 ? l->admin1 : "", *l->country_code ? ", " : "", l->country_code,
                      geo_precision_name(l->precision));
    }
    buffer_printf(&x->out, " %.2f: %s\n", (double)t->confidence, t->reason ? t->reason : "");
    write_others(x, t);
    const char *why = why_no_dot(x, t);
    if (has_a_dot(x, t)) {
        buffer_puts(&x->out, "      the place of an incident\n");
    } else if (t->located) {
        buffer_printf(&x->out, "      no dot: %s\n", why ? why : "nothing is said to happen there");
    }
}

static bool explain_article(void *user, const struct reading *reading, struct arena *arena,
                            struct error *error)
{
    const struct explain_run *run = user;
    struct explainer x = {.out = {.arena = arena},
                          .reading = reading,
                          .told = article_accounts(reading, &run->tools, true, arena),
                          .colour = run->colour,
                          .arena = arena};
    write_head(&x);
    write_text(&x);
    write_incidents(&x);
    buffer_puts(&x.out, "Places:\n");
    for (size_t i = 0; i < reading->toponyms.n; i++) {
        write_toponym(&x, &reading->toponyms.at[i]);
    }
    buffer_puts(&x.out, "\n");
    if (fwrite(x.out.at, 1, x.out.n, run->output->stream) != x.out.n) {
        return error_set(error, ERROR_OUTPUT, "cannot write the explanation");
    }
    return true;
}

int command_explain(struct run *run)
{
    struct error error = {0};
    struct output output;
    struct explain_run explaining = {.output = &output};
    struct reading_report report = {0};
    const char *path = run->options.output ? run->options.output : "-";
    if (!gathering_tools_open(&explaining.tools, run, &error) ||
        !output_open(&output, path, &run->arena, &error)) {
        say_error(&error);
        return exit_for(&error);
    }
    explaining.colour = !output.temporary && isatty(STDOUT_FILENO) && !getenv("NO_COLOR");
    struct visitor visitor = {.visit = explain_article, .user = &explaining};
    if (!articles_each(run, &explaining.tools.gazetteers, visitor, &report, &error) ||
        !output_commit(&output, &error)) {
        output_abort(&output);
        say_error(&error);
        return exit_for(&error);
    }
    return report.bad ? EXIT_FAILED : EXIT_DONE;
}
