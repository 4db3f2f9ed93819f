#include "place/people.h"

/* Words of a run that are looked at; no name of a person is longer. */
#define RUN_WORDS 12

/* Capitalised words in a row, without the hyphens and particles between them. */
struct name_run {
    uint32_t word[RUN_WORDS];
    unsigned n;
    uint32_t end; /* the token behind */
};

/* Words that make a name of an institution, a street or a feature, not of a person. */
#define NOT_A_SURNAME                                                                              \
    (WORD_STREET | WORD_SCHOOL | WORD_BODY | WORD_COMPANY | WORD_WORK | WORD_TOPOGRAPHIC |         \
     WORD_DIRECTION | WORD_CALENDAR | WORD_TEAM | WORD_MEDIA)

static bool is_initial(const struct scan *scan, uint32_t i)
{
    const struct token *token = scan_token(scan, i);
    return (token->flags & TOKEN_CAPITAL) &&
           (token->n == 1 || (token->n == 2 && token_text(scan->tokens, i).at[1] == '.'));
}

/* The token after `i` that goes on with the same name, over hyphens and particles; -1: none. */
static int64_t next_in_run(const struct scan *scan, uint32_t i)
{
    int64_t next = (int64_t)i + 1;
    for (int skipped = 0; skipped < 3; skipped++, next++) {
        if (!scan_same_sentence(scan, i, next)) {
            return -1;
        }
        if (scan_capital(scan, next)) {
            return next;
        }
        bool hyphen = scan_is_mark(scan, next, '-') &&
                      !(scan_token(scan, (uint32_t)next)->flags & TOKEN_SPACE_BEFORE);
        bool particle = (scan_classes(scan, next) & WORD_PARTICLE) &&
                        !(scan_classes(scan, next) & WORD_FUNCTION);
        if (!hyphen && !particle) {
            return -1;
        }
    }
    return -1;
}

static struct name_run run_at(struct scan *scan, uint32_t i)
{
    struct name_run run = {.end = i + 1};
    int64_t at = i;
    while (at >= 0 && run.n < RUN_WORDS) {
        run.word[run.n++] = (uint32_t)at;
        run.end = (uint32_t)at + 1;
        at = next_in_run(scan, (uint32_t)at);
    }
    return run;
}

static void label_tokens(struct scan *scan, uint32_t first, uint32_t end, enum label label)
{
    for (uint32_t i = first; i < end; i++) {
        if (scan->note[i].label != LABEL_PERSON) {
            scan->note[i].label = (uint8_t)label;
        }
    }
}

/* Words [from, to) of the run are a person. */
static void mark_person(struct scan *scan, const struct name_run *run, unsigned from, unsigned to,
                        bool sure)
{
    label_tokens(scan, run->word[from], run->word[to - 1] + 1,
                 sure ? LABEL_PERSON : LABEL_PERSON_MAYBE);
    for (unsigned k = from; sure && k < to; k++) {
        if (!is_initial(scan, run->word[k]) && !scan->note[run->word[k]].country) {
            scan_introduce(scan, scan_token(scan, run->word[k])->hash);
        }
    }
}

/* "Chiquita Henry, 19, of": an age right behind the name. */
static bool age_follows(const struct scan *scan, uint32_t end)
{
    if (!scan_is_mark(scan, end, ',') || !scan_same_sentence(scan, end, (int64_t)end + 1)) {
        return false;
    }
    const struct token *token = scan_token(scan, end + 1);
    return (token->flags & TOKEN_NUMBER) && token->n <= 3 &&
           scan_is_mark(scan, (int64_t)end + 2, ',');
}

static bool speech_beside(const struct scan *scan, uint32_t first, uint32_t end)
{
    return ((scan_classes(scan, end) & WORD_SPEECH) && scan_same_sentence(scan, first, end)) ||
           ((scan_classes(scan, (int64_t)first - 1) & WORD_SPEECH) &&
            scan_same_sentence(scan, first, (int64_t)first - 1));
}

/* A name of several words that the gazetteer has, from this word on: "San Diego". */
static bool begins_long_place(struct scan *scan, uint32_t i)
{
    return scan_note(scan, i)->name_words > 1;
}

/* How far a name that begins with word `from` goes. */
static unsigned person_end(struct scan *scan, const struct name_run *run, unsigned from)
{
    unsigned to = from + 1;
    while (to < run->n && to < from + 4) {
        const struct note *note = scan_note(scan, run->word[to]);
        bool saint = (note->classes & WORD_SAINT) != 0;
        if ((note->classes & NOT_A_SURNAME && !note->surname && !saint) || note->title) {
            break;
        }
        to++;
    }
    return to;
}

static bool place_like(const struct note *note)
{
    return note->given < 100 &&
           (note->kinds & (KIND_BIT(NAME_MAIN) | KIND_BIT(NAME_ADJECTIVE) | KIND_BIT(NAME_CAPITAL) |
                           KIND_BIT(NAME_VARIANT))) != 0;
}

/* Words behind a title: "Mayor Myrtle Figueras", "Mr. Lake". */
static bool mark_behind_title(struct scan *scan, const struct name_run *run, unsigned from)
{
    if (from >= run->n || begins_long_place(scan, run->word[from])) {
        return false;
    }
    const struct note *note = scan_note(scan, run->word[from]);
    unsigned to = person_end(scan, run, from);
    if (note->classes & NOT_A_SURNAME && !note->surname && !note->given) {
        return false;
    }
    mark_person(scan, run, from, to, true);
    return true;
}

static bool title_before(struct scan *scan, uint32_t first)
{
    int64_t before = (int64_t)first - 1;
    if (!scan_same_sentence(scan, first, before)) {
        return false;
    }
    const struct token *token = scan_token(scan, (uint32_t)before);
    return (token->flags & TOKEN_WORD) && scan_note(scan, before)->title > 0;
}

/* A given name and what follows it. Returns the word after the person, or `from`. */
static unsigned mark_given(struct scan *scan, const struct name_run *run, unsigned from)
{
    const struct note *first = scan_note(scan, run->word[from]);
    unsigned to = person_end(scan, run, from);
    if (to - from < 2 || begins_long_place(scan, run->word[from])) {
        return from;
    }
    bool initial = is_initial(scan, run->word[from + 1]) && to - from > 2;
    const struct note *second = scan_note(scan, run->word[from + 1]);
    const struct note *last = scan_note(scan, run->word[to - 1]);
    bool surname = second->surname || last->surname;
    bool beside = speech_beside(scan, run->word[from], run->end) || age_follows(scan, run->end);
    bool given = first->given > 0;
    if (!given && !initial && !(last->surname && to == run->n)) {
        return from;
    }
    bool also_place = place_like(first) || first->word >= 100 || first->country;
    bool sure = initial || (given && !also_place) || (given && (surname || beside)) ||
                (!also_place && surname && beside);
    bool maybe = given || (surname && !also_place && !(first->classes & NOT_A_SURNAME));
    if (!sure && !maybe) {
        return from;
    }
    mark_person(scan, run, from, to, sure);
    return to;
}

/* The words behind the last title of the run; 0: it has none. */
static unsigned behind_titles(struct scan *scan, const struct name_run *run)
{
    unsigned behind = 0;
    for (unsigned k = 0; k < run->n; k++) {
        const struct note *note = scan_note(scan, run->word[k]);
        if (note->title && !(k > 0 && begins_long_place(scan, run->word[k]))) {
            scan->note[run->word[k]].label = LABEL_TITLE;
            behind = k + 1;
        }
    }
    return behind;
}

static void mark_run(struct scan *scan, const struct name_run *run)
{
    unsigned titles = behind_titles(scan, run);
    if (titles && mark_behind_title(scan, run, titles)) {
        return;
    }
    if (!titles && title_before(scan, run->word[0]) && mark_behind_title(scan, run, 0)) {
        return;
    }
    for (unsigned k = 0; k + 1 < run->n;) {
        unsigned to = mark_given(scan, run, k);
        uint32_t behind = run->word[k] + scan_note(scan, run->word[k])->name_words;
        to = to > k ? to : k + 1;
        while (to < run->n && run->word[to] < behind) {
            to++; /* over the words of a place, "San Diego" */
        }
        k = to;
    }
}

void people_mark(struct scan *scan)
{
    uint32_t end = 0; /* of the last run */
    for (size_t c = 0; c < scan->n_capitals; c++) {
        uint32_t i = scan->capital[c];
        if (i >= end && scan_capital(scan, i) && scan->note[i].label != LABEL_WORD) {
            struct name_run run = run_at(scan, i);
            mark_run(scan, &run);
            end = run.end;
        }
    }
}
