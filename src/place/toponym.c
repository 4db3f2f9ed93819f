#include "place/toponym.h"

#include "place/bodies.h"
#include "place/evidence.h"
#include "place/features.h"
#include "place/people.h"
#include "place/qualify.h"
#include "place/roles.h"
#include "place/scan.h"
#include "place/unknown.h"

const char *toponym_role_name(enum toponym_role role)
{
    static const char *const names[] = {
        [ROLE_LITERAL] = "literal",   [ROLE_METONYM] = "metonym", [ROLE_DEMONYM] = "demonym",
        [ROLE_EMBEDDED] = "embedded", [ROLE_HOMONYM] = "homonym",
    };
    return names[role];
}

static bool is_the(const struct scan *scan, uint32_t i)
{
    return span_is_nocase(token_text(scan->tokens, i), "the");
}

/* Tokens of the place name that begins here; 0: none does. "The" is no part of a name that stands
 * without it. */
static uint32_t name_at(struct scan *scan, uint32_t i)
{
    uint32_t words = scan->note[i].name_words;
    if (words > 1 && is_the(scan, i) && scan->note[i + 1].name_words + 1u >= words) {
        return 0;
    }
    if (words == 1 && scan->note[i].label == LABEL_WORD) {
        return 0;
    }
    return words;
}

static bool push_mention(struct scan *scan, struct toponyms *toponyms, uint32_t first, uint32_t n)
{
    struct candidates candidates = scan_candidates(scan, first, n);
    if (candidates.n == 0) {
        return false;
    }
    struct span text = tokens_text(scan->tokens, first, n);
    *list_push(scan->arena, toponyms) = (struct toponym){
        .start = (uint32_t)(text.at - scan->tokens->article->text.at),
        .n = (uint32_t)text.n,
        .first = first,
        .n_tokens = n,
        .sentence = scan_token(scan, first)->sentence,
        .full_first = first,
        .full_n = n,
        .inside = -1,
        .candidates = candidates,
        .key = scan_key(scan, first, n),
    };
    return true;
}

static struct toponyms mentions_of(struct scan *scan)
{
    struct toponyms toponyms = {0};
    for (uint32_t i = 0; i < scan->tokens->n;) {
        uint32_t words = name_at(scan, i);
        i += words && push_mention(scan, &toponyms, i, words) ? words : 1;
    }
    return toponyms;
}

/* A feature word may have been a mention of its own ("Lake", "City"): the longer one stays. */
static void drop_overlaps(struct toponyms *toponyms)
{
    size_t kept = 0;
    for (size_t i = 0; i < toponyms->n; i++) {
        struct toponym *toponym = &toponyms->at[i];
        struct toponym *before = kept ? &toponyms->at[kept - 1] : NULL;
        if (before && before->first + before->n_tokens > toponym->first) {
            if (before->n_tokens < toponym->n_tokens) {
                *before = *toponym;
            }
            continue;
        }
        toponyms->at[kept++] = *toponym;
    }
    toponyms->n = kept;
}

struct toponyms toponyms_find(const struct tokens *tokens, const struct gazetteers *gazetteers,
                              struct arena *arena)
{
    struct scan scan = scan_make(tokens, gazetteers, arena);
    people_mark(&scan);
    bodies_mark(&scan);
    struct toponyms toponyms = mentions_of(&scan);
    features_mark(&scan, &toponyms);
    drop_overlaps(&toponyms);
    unknown_add(&scan, &toponyms);
    qualify(&scan, &toponyms);
    roles_mark(&scan, &toponyms);
    for (size_t i = 0; i < toponyms.n; i++) {
        toponyms.at[i].evidence = evidence_gather(&scan, &toponyms.at[i]);
    }
    for (size_t i = 0; i < toponyms.n; i++) {
        int32_t inside = toponyms.at[i].inside;
        if (inside >= 0) {
            toponyms.at[inside].evidence |= EVIDENCE_BIT(EVIDENCE_CONTAINS);
        }
    }
    return toponyms;
}
