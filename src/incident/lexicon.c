#include "incident/lexicon.h"

#include <string.h>

#include "incident/lexicon_store.h"

static const struct lexeme *lexeme_at(const struct lexicon *lexicon, uint64_t key)
{
    size_t i = (size_t)key & (lexicon->cap - 1);
    while (lexicon->slots[i].lexeme) {
        if (lexicon->slots[i].key == key) {
            return lexicon->slots[i].lexeme;
        }
        i = (i + 1) & (lexicon->cap - 1);
    }
    return NULL;
}

static unsigned longest_from(const struct lexicon *lexicon, uint64_t word_hash)
{
    return lexicon->longest[word_hash & (FIRST_WORDS - 1)];
}

static bool is_hyphen(uint64_t punctuation)
{
    return punctuation == '-' || punctuation == 0x2010 || punctuation == 0x2011;
}

const struct lexeme *lexicon_find(const struct lexicon *lexicon, const struct tokens *tokens,
                                  uint32_t first, uint32_t end, uint32_t *n)
{
    const struct lexeme *found = NULL;
    const uint32_t word = TOKEN_WORD | TOKEN_NUMBER;
    unsigned longest = longest_from(lexicon, tokens->at[first].hash);
    uint64_t key = PHRASE_START;
    unsigned words = 0;
    for (uint32_t i = first; i < end && words < longest; i++) {
        const struct token *token = &tokens->at[i];
        if (!(token->flags & word)) {
            if (i > first && is_hyphen(token->hash)) {
                continue;
            }
            break;
        }
        key = phrase_add(key, token->hash);
        words++;
        const struct lexeme *lexeme = lexeme_at(lexicon, key);
        if (lexeme && lexeme->classes) {
            found = lexeme;
            *n = i + 1 - first;
        }
    }
    return found;
}

void lexicon_fetch(const struct lexicon *lexicon, const struct tokens *tokens, uint32_t first,
                   uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        uint64_t hash = tokens->at[i].hash;
        if (longest_from(lexicon, hash)) {
            size_t slot = (size_t)phrase_add(PHRASE_START, hash) & (lexicon->cap - 1);
            __builtin_prefetch(&lexicon->slots[slot]);
        }
    }
    for (uint32_t i = first; i < end; i++) {
        uint64_t hash = tokens->at[i].hash;
        if (longest_from(lexicon, hash)) {
            size_t slot = (size_t)phrase_add(PHRASE_START, hash) & (lexicon->cap - 1);
            __builtin_prefetch(lexicon->slots[slot].lexeme);
        }
    }
}

unsigned lexicon_hints(const struct lexicon *lexicon, const struct token *at, size_t n,
                       unsigned *war)
{
    unsigned all = 0, wars = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned hints = lexicon->hints[at[i].hash & (FIRST_WORDS - 1)];
        all |= hints;
        wars += hints & HINT_WAR;
    }
    *war += wars;
    return all;
}

bool lexicon_has(const struct lexicon *lexicon, struct span word)
{
    return lexeme_at(lexicon, phrase_add(PHRASE_START, text_fold_hash(word))) != NULL;
}

const struct event_type *lexicon_type(const struct lexicon *lexicon, const char *name)
{
    for (size_t i = 0; i < lexicon->types.n; i++) {
        if (strcmp(lexicon->types.at[i]->name, name) == 0) {
            return lexicon->types.at[i];
        }
    }
    return NULL;
}
