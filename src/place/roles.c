#include "place/roles.h"

#include <string.h>

#include "place/evidence.h"

/* "has not yet" stands between subject and verb, no more. */
#define AUXILIARIES_MOST 4

static uint32_t end_of(const struct toponym *toponym)
{
    return toponym->first + toponym->n_tokens;
}

/* Does a verb of deciding follow token `at`, over auxiliaries and adverbs? */
static bool decides(const struct scan *scan, uint32_t at)
{
    for (uint32_t i = at; i < at + AUXILIARIES_MOST && scan_same_sentence(scan, at - 1, i); i++) {
        uint32_t classes = scan_classes(scan, i);
        if (scan_capital(scan, i) && !(scan_token(scan, i)->flags & TOKEN_TITLE_CASE_CONTEXT)) {
            return false;
        }
        if (classes & WORD_DECISION) {
            return true;
        }
        if (!(classes & WORD_AUXILIARY)) {
            return false;
        }
    }
    return false;
}

/* "Kyiv and Moscow agreed": the verb follows a coordinated second name. */
static bool decides_jointly(const struct scan *scan, const struct toponyms *toponyms, size_t i)
{
    uint32_t end = end_of(&toponyms->at[i]);
    if (i + 1 >= toponyms->n || !scan_same_sentence(scan, end - 1, end) ||
        !span_is(token_text(scan->tokens, end), "and") || toponyms->at[i + 1].first != end + 1) {
        return false;
    }
    return decides(scan, end_of(&toponyms->at[i + 1]));
}

static bool place_before(const struct scan *scan, int64_t first)
{
    uint32_t classes =
        scan_same_sentence(scan, first, first - 1) ? scan_classes(scan, first - 1) : 0;
    bool the = classes && span_is_nocase(token_text(scan->tokens, (uint32_t)first - 1), "the");
    if (the) {
        classes = scan_same_sentence(scan, first, first - 2) ? scan_classes(scan, first - 2) : 0;
    }
    return (classes & (WORD_LOCATIVE | WORD_DIRECTION)) ||
           ((classes & WORD_TOWARDS) && !(classes & WORD_FUNCTION)) ||
           (first > 0 && classes &&
            span_is(token_text(scan->tokens, (uint32_t)first - (the ? 2 : 1)), "of"));
}

/* "talks with Moscow", "between Kyiv and Moscow", "urged Israel". */
static bool is_partner(const struct scan *scan, const struct toponyms *toponyms, size_t i)
{
    int64_t first = toponyms->at[i].first;
    if (!scan_same_sentence(scan, first, first - 1)) {
        return false;
    }
    if (scan_classes(scan, first - 1) & WORD_PARTNER) {
        return true;
    }
    return i > 0 && span_is(token_text(scan->tokens, (uint32_t)first - 1), "and") &&
           end_of(&toponyms->at[i - 1]) + 1 == first &&
           scan_classes(scan, (int64_t)toponyms->at[i - 1].first - 1) & WORD_PARTNER;
}

void roles_mark(struct scan *scan, struct toponyms *toponyms)
{
    for (size_t i = 0; i < toponyms->n; i++) {
        struct toponym *toponym = &toponyms->at[i];
        bool subject = !place_before(scan, toponym->full_first) && toponym->inside < 0 &&
                       (decides(scan, end_of(toponym)) || decides_jointly(scan, toponyms, i));
        if (subject || is_partner(scan, toponyms, i)) {
            toponym->role = ROLE_METONYM;
        }
    }
}

static bool governs(const struct location *location)
{
    bool country = location->feature_class == 'A' && strncmp(location->feature_code, "PCL", 3) == 0;
    return country || strcmp(location->feature_code, "PPLC") == 0;
}

enum toponym_role role_of_place(const struct toponym *toponym, const struct candidate *candidate,
                                const struct location *location)
{
    const uint64_t inside_name =
        EVIDENCE_BIT(EVIDENCE_BODY) | EVIDENCE_BIT(EVIDENCE_BODY_AFTER) |
        EVIDENCE_BIT(EVIDENCE_SCHOOL_AFTER) | EVIDENCE_BIT(EVIDENCE_COMPANY_AFTER) |
        EVIDENCE_BIT(EVIDENCE_TEAM_AFTER) | EVIDENCE_BIT(EVIDENCE_MEDIA_AFTER) |
        EVIDENCE_BIT(EVIDENCE_WORK_AFTER) | EVIDENCE_BIT(EVIDENCE_CAPITAL_AFTER);
    if (candidate->entry.kind == NAME_ADJECTIVE || candidate->entry.kind == NAME_DEMONYM) {
        return ROLE_DEMONYM;
    }
    if (candidate->entry.kind == NAME_METONYM ||
        (toponym->role == ROLE_METONYM && governs(location))) {
        return ROLE_METONYM;
    }
    return toponym->evidence.bits & inside_name ? ROLE_EMBEDDED : ROLE_LITERAL;
}
