#include "incident/screen.h"

/* An article with fewer words of war tells of no attack, unless one word is enough. */
#define WAR_WORDS_SCREEN 2

static bool is_read(enum block_kind kind)
{
    return kind != BLOCK_FURNITURE && kind != BLOCK_HEADER;
}

struct screening screen(const struct tokens *tokens, const struct lexicon *lexicon,
                        struct arena *arena)
{
    struct screening out = {.hints = arena_array(arena, uint8_t, tokens->n_sentences + 1)};
    for (size_t s = 0; s < tokens->n_sentences; s++) {
        const struct sentence *sentence = &tokens->sentence[s];
        unsigned all = lexicon_hints(lexicon, &tokens->at[sentence->first], sentence->n, &out.war);
        if (is_read(sentence->kind)) {
            out.hints[s] = (uint8_t)all;
            out.sure = out.sure || (all & HINT_SURE);
        }
    }
    return out;
}

bool screen_may_pass(const struct tokens *tokens, const struct lexicon *lexicon)
{
    unsigned war = 0, read = 0;
    for (size_t s = 0; s < tokens->n_sentences && !(read & HINT_TALKS); s++) {
        const struct sentence *sentence = &tokens->sentence[s];
        unsigned all = lexicon_hints(lexicon, &tokens->at[sentence->first], sentence->n, &war);
        read |= is_read(sentence->kind) ? all : 0;
    }
    bool attacks = (read & HINT_EVENT) && (war >= WAR_WORDS_SCREEN || (read & HINT_SURE));
    return attacks || (read & HINT_TALKS);
}

bool screen_reads(const struct extract_input *input, uint32_t sentence)
{
    return is_read(input->tokens->sentence[sentence].kind);
}

static bool has_toponym(const struct extract_input *input, uint32_t sentence, size_t *next)
{
    const struct toponyms *all = input->toponyms;
    while (*next < all->n && all->at[*next].sentence < sentence) {
        ++*next;
    }
    for (size_t i = *next; i < all->n && all->at[i].sentence == sentence; i++) {
        if (all->at[i].located) {
            return true;
        }
    }
    return false;
}

bool screen_passes(const struct screening *screening, const struct extract_input *input,
                   uint32_t sentence, bool talks, size_t *toponym)
{
    unsigned hints = screening->hints[sentence];
    if ((hints & HINT_EVENT) && (screening->war >= WAR_WORDS_SCREEN || screening->sure)) {
        return true;
    }
    return (hints & HINT_TALKS) && (talks || has_toponym(input, sentence, toponym));
}
