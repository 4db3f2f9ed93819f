#include "map/alt.h"

#include <string.h>

#include "ink/ink.h"

struct alt {
    const struct scene *scene;
    struct buffer out;
    struct told ARENA_LIST(struct span) told; /* ids of incidents that have their line */
    struct arena *arena;
};

static bool is_told(const struct alt *alt, struct span id)
{
    for (size_t i = 0; i < alt->told.n; i++) {
        if (span_equal(alt->told.at[i], id)) {
            return true;
        }
    }
    return false;
}

/* Whether any of the incidents named is new; from now on all are told. */
static bool tell(struct alt *alt, const char *incidents)
{
    struct span rest = span_of(incidents ? incidents : ""), id;
    bool any = false;
    while (span_split(&rest, ' ', &id)) {
        if (id.n && !is_told(alt, id)) {
            *list_push(alt->arena, &alt->told) = id;
            any = true;
        }
    }
    return any;
}

/* Text on one line, with a full stop. */
static void add_sentence(struct alt *alt, const char *text)
{
    if (!text || !*text) {
        return;
    }
    const char *clean = ink_clean(text, alt->arena);
    size_t n = strlen(clean);
    for (size_t i = 0; i < n; i++) {
        buffer_add(&alt->out, clean[i] == '\n' ? " " : &clean[i], 1);
    }
    buffer_puts(&alt->out, n && strchr(".!?", clean[n - 1]) ? "" : ".");
}

/* The texts of the key entry that begins at `i`, its number left out. */
static void add_entry_texts(struct alt *alt, size_t i)
{
    const struct scene_commands *commands = &alt->scene->commands;
    const char *longest = "";
    for (unsigned depth = 0; i < commands->n; i++) {
        const struct scene_command *command = &commands->at[i];
        if (command->op == SCENE_TEXT && strlen(command->text.text) > strlen(longest)) {
            longest = command->text.text;
        }
        depth += command->op == SCENE_GROUP_BEGIN;
        if (command->op == SCENE_GROUP_END && --depth == 0) {
            break;
        }
    }
    add_sentence(alt, longest);
}

static void add_symbol(struct alt *alt, const struct scene_group *group)
{
    tell(alt, group->incidents);
    buffer_puts(&alt->out, "- ");
    add_sentence(alt, group->title);
    if (group->description) {
        buffer_puts(&alt->out, " ");
        add_sentence(alt, group->description);
    }
    buffer_puts(&alt->out, "\n");
}

static void add_symbols(struct alt *alt)
{
    for (size_t i = 0; i < alt->scene->commands.n; i++) {
        const struct scene_command *command = &alt->scene->commands.at[i];
        if (command->op == SCENE_GROUP_BEGIN && command->group.role == SCENE_SYMBOL) {
            add_symbol(alt, &command->group);
        }
    }
}

static void add_entries(struct alt *alt)
{
    for (size_t i = 0; i < alt->scene->commands.n; i++) {
        const struct scene_command *command = &alt->scene->commands.at[i];
        if (command->op == SCENE_GROUP_BEGIN && command->group.role == SCENE_ITEM &&
            tell(alt, command->group.incidents)) {
            buffer_puts(&alt->out, "- ");
            add_entry_texts(alt, i);
            buffer_puts(&alt->out, "\n");
        }
    }
}

struct span alt_text(const struct scene *scene, struct arena *arena)
{
    struct alt alt = {.scene = scene, .arena = arena, .out = {.arena = arena}};
    buffer_puts(&alt.out, "Map: ");
    add_sentence(&alt, scene->title);
    if (scene->description) {
        buffer_puts(&alt.out, " ");
        add_sentence(&alt, scene->description);
    }
    buffer_puts(&alt.out, "\n");
    add_symbols(&alt);
    add_entries(&alt);
    return (struct span){alt.out.at, alt.out.n};
}
