#include "incident/dispute.h"

/* "denied it." ends there; "denied it had been lost" goes on, with something else. */
static bool ends(const struct extract_input *input, uint32_t i, uint32_t end)
{
    const struct token *token = i < end ? &input->tokens->at[i] : NULL;
    return !token || !(token->flags & (TOKEN_WORD | TOKEN_NUMBER)) ||
           (token->flags & TOKEN_CAPITAL) || span_is_nocase(token_text(input->tokens, i), "and");
}

static bool disputes(const struct extract_input *input, uint32_t sentence)
{
    const struct sentence *s = &input->tokens->sentence[sentence];
    uint32_t end = s->first + s->n;
    for (uint32_t i = s->first; i < end; i++) {
        uint32_t n = 0;
        const struct lexeme *lexeme = lexicon_find(input->lexicon, input->tokens, i, end, &n);
        if (lexeme && (lexeme->cues & CUE_DISPUTES) && ends(input, i + n, end)) {
            return true;
        }
    }
    return false;
}

bool event_is_disputed(const struct account *account, const struct event *event)
{
    size_t n = account->input->tokens->n_sentences;
    if (!event->claimed || event->reported || event_is(event, CATEGORY_TALKS)) {
        return false;
    }
    for (uint32_t i = event->told_last; i < n && i <= event->told_last + 1; i++) {
        if (disputes(account->input, i)) {
            return true;
        }
    }
    return false;
}
