#include <string.h>

#include "news/cutter.h"
#include "news/furniture.h"

static struct span from(const struct cutter *c, const char *at)
{
    return (struct span){at, (size_t)(c->end - at)};
}

static bool sentence_follows(const struct cutter *c, const char *at)
{
    struct span rest = span_trim(from(c, at));
    return rest.n == 0 || byte_class(rest.at[0]) == BYTE_UPPER || rest.at[0] == '"' ||
           span_starts(rest, "\xe2\x80\x9c");
}

/* What a page puts between two sentences without a mark of its own. */
static size_t interjection(struct span text)
{
    static const char *const rows[] = {"Advertisement", "ADVERTISEMENT",
                                       "Read More",     "Read more",
                                       "READ MORE",     "Story continues below advertisement"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (text.at[0] != rows[i][0]) {
            continue;
        }
        size_t n = strlen(rows[i]);
        if (span_starts(text, rows[i]) && (text.n == n || text.at[n] == ' ')) {
            return n;
        }
    }
    return 0;
}

void furnish_first_word(struct cutter *c, struct span word)
{
    const char *end = word.at + word.n;
    size_t n = interjection(from(c, word.at));
    if (n && sentence_follows(c, word.at + n)) {
        c->cut_at = word.at + n;
    }
    c->teaser = span_is(word, "Related") &&
                (span_starts(from(c, end), " article ") || span_starts(from(c, end), " story "));
}

static bool small_word_follows(const struct cutter *c, struct span word)
{
    const char *next = word.at + word.n;
    return next + 1 < c->end && *next == ' ' && byte_class(next[1]) == BYTE_LOWER;
}

/* "Related article Thousands flee the front near Odesa Later on Sunday": in a headline written like
 * a sentence a capital says that a name begins, or the running text. */
bool furnish_teaser_ends(const struct cutter *c, struct span word)
{
    const struct token *last = &c->out->at[c->out->n - 1];
    bool enough = c->out->n >= c->sentence_first + 6;
    bool after_small_word = (last->flags & (TOKEN_WORD | TOKEN_CAPITAL)) == TOKEN_WORD;
    bool like_sentence = c->long_words >= c->long_capitals + 2; /* one of them is "article" */
    return enough && byte_class(word.at[0]) == BYTE_UPPER &&
           (after_small_word || (like_sentence && small_word_follows(c, word))) &&
           glue_begins_sentence(c, SPAN("X"), word.at);
}

static bool is_photo_label(const struct cutter *c, const struct token *token)
{
    static const char *const labels[] = {"Photo",   "Photos", "Photograph",
                                         "Picture", "Image",  "credit"};
    struct span word = {c->base + token->start, token->n};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (span_is(word, labels[i])) {
            return true;
        }
    }
    return false;
}

/* The first token of the name before the '/': "Alessandro Della Valle", at most five words. */
static uint32_t name_start(const struct cutter *c)
{
    uint32_t first = (uint32_t)c->out->n;
    while (first > c->sentence_first && c->out->n - first < 5) {
        const struct token *t = &c->out->at[first - 1];
        bool hyphen = t->hash == '-' && !(t->flags & TOKEN_SPACE_BEFORE);
        if (!(t->flags & TOKEN_CAPITAL) && !hyphen) {
            break;
        }
        first--;
    }
    return first;
}

/* "Global Images Ukraine/Getty Images": a smaller agency before the one that is known. */
static size_t small_agency(struct span text)
{
    size_t n = 0, words = 0;
    while (n < text.n && words < 4 && byte_class(text.at[n]) == BYTE_UPPER) {
        while (n < text.n &&
               (byte_class(text.at[n]) == BYTE_UPPER || byte_class(text.at[n]) == BYTE_LOWER)) {
            n++;
        }
        words++;
        n += n < text.n && text.at[n] == ' ';
    }
    bool goes_on = words && n < text.n && text.at[n] == '/';
    return goes_on && photo_agency((struct span){text.at + n + 1, text.n - n - 1}) ? n : 0;
}

static size_t agency_at(struct span text)
{
    size_t n = photo_agency(text);
    return n ? n : small_agency(text);
}

/* "AFP/Getty Images", "Anadolu via Getty Images". */
static const char *skip_agencies(const struct cutter *c, const char *at)
{
    static const char via[] = " via ";
    for (size_t n = agency_at(from(c, at)); n;) {
        at += n;
        size_t skip = at < c->end && *at == '/'       ? 1
                      : span_starts(from(c, at), via) ? sizeof via - 1
                                                      : 0;
        n = skip ? agency_at(from(c, at + skip)) : 0;
        at += n ? skip : 0;
    }
    return at;
}

/* "EPA/Jane Doe Three people": the name after the agency, up to three words; `at` itself: none. */
static const char *skip_name(const struct cutter *c, const char *at)
{
    const char *end = at;
    for (int words = 0; words < 3; words++) {
        const char *p = end + (words > 0 && end < c->end && *end == ' '), *start = p;
        while (p < c->end && (byte_class(*p) == BYTE_UPPER || byte_class(*p) == BYTE_LOWER ||
                              byte_class(*p) == BYTE_WIDE || *p == '-')) {
            p++;
        }
        struct span word = {start, (size_t)(p - start)};
        if (!word.n || byte_class(*start) != BYTE_UPPER ||
            (words > 0 && glue_begins_sentence(c, SPAN("X"), start))) {
            break;
        }
        end = p;
    }
    return end;
}

void furnish_credit(struct cutter *c, const char *mark)
{
    if (c->out->n == c->sentence_first || c->credit) {
        return;
    }
    const struct token *last = &c->out->at[c->out->n - 1];
    const char *at = mark + 1;
    uint32_t first = (uint32_t)c->out->n - 1;
    if (*mark == ':') {
        if (!is_photo_label(c, last)) {
            return;
        }
        at = span_trim(from(c, at)).at;
    } else {
        first = name_start(c);
        if (!(last->flags & TOKEN_CAPITAL)) {
            return;
        }
    }
    const char *end = skip_agencies(c, at);
    struct span before = {c->base + last->start, last->n};
    if (end == at && *mark == '/' && photo_agency(before) == before.n &&
        first + 1 == (uint32_t)c->out->n) {
        end = skip_name(c, at);
    }
    if (end > at) {
        c->cut_at = end < c->end && *end == ')' ? end + 1 : end;
        c->credit = first + 1;
    }
}

static bool ends_with_contributors(struct span sentence)
{
    static const char *const endings[] = {
        "contributed to this report", "contributed reporting", "contributed to this story",
        "contributed to this article", "contributed to reporting"};
    while (sentence.n && strchr(". )", sentence.at[sentence.n - 1])) {
        sentence.n--;
    }
    size_t look = sentence.n < 26 ? sentence.n : 26;
    if (!span_find((struct span){sentence.at + sentence.n - look, look}, "contri")) {
        return false;
    }
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (span_ends(sentence, endings[i])) {
            return true;
        }
    }
    return false;
}

/* "Jane Doe/Reuters": what it credits is the sentence before, unless more words stand here. */
static void caption_before(struct cutter *c, uint32_t first)
{
    size_t n = c->out->n_sentences;
    struct sentence *before = n ? &c->out->sentence[n - 1] : NULL;
    bool name_only = c->credit == first + 1;
    if (name_only && before && before->block == c->block && before->kind == BLOCK_PARAGRAPH) {
        before->kind = BLOCK_CAPTION;
    }
}

enum block_kind furnish_kind(struct cutter *c, uint32_t first, uint32_t n)
{
    enum block_kind kind = c->out->article->blocks.at[c->block].kind;
    if (kind == BLOCK_PARAGRAPH) {
        struct span text = tokens_text(c->out, first, n);
        if (c->credit) {
            caption_before(c, first);
            kind = BLOCK_CAPTION;
        } else if (furniture_begins(text) || (n <= 5 && furniture_is(text)) ||
                   ends_with_contributors(text) || c->teaser) {
            kind = BLOCK_FURNITURE;
        } else if (caption_begins(text)) {
            kind = BLOCK_CAPTION;
        }
    }
    c->credit = 0;
    c->teaser = false;
    return kind;
}
