#include "place/evidence.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "place/features.h"

_Static_assert(EVIDENCE_COUNT <= 64, "one bit each");

/* The tokens of a mention with what a feature word added, and the scan they lie in. */
struct view {
    struct scan *scan;
    const struct toponym *toponym;
    int64_t before, after; /* tokens beside it, over hyphens; -1 or past the sentence: none */
    bool hyphen_before, hyphen_after;
};

static bool tight_hyphen(const struct scan *scan, int64_t i)
{
    return scan_is_mark(scan, i, '-') &&
           !(scan_token(scan, (uint32_t)i)->flags & TOKEN_SPACE_BEFORE);
}

static struct view view_of(struct scan *scan, const struct toponym *toponym)
{
    struct view view = {.scan = scan, .toponym = toponym};
    int64_t first = toponym->first, last = first + toponym->n_tokens - 1;
    view.before = scan_same_sentence(scan, first, first - 1) ? first - 1 : -1;
    view.after = scan_same_sentence(scan, last, last + 1) ? last + 1 : -1;
    if (view.before >= 0 && tight_hyphen(scan, view.before)) {
        view.hyphen_before = true;
        view.before = scan_same_sentence(scan, first, first - 2) ? first - 2 : -1;
    }
    if (view.after >= 0 && tight_hyphen(scan, view.after)) {
        view.hyphen_after = true;
        view.after = scan_same_sentence(scan, last, last + 2) ? last + 2 : -1;
    }
    return view;
}

static uint64_t when(bool holds, enum evidence evidence)
{
    return holds ? EVIDENCE_BIT(evidence) : 0;
}

static enum evidence evidence_of_size(uint64_t population)
{
    if (population >= 1000000) {
        return EVIDENCE_METROPOLIS;
    }
    if (population >= 100000) {
        return EVIDENCE_CITY;
    }
    return population >= 15000 ? EVIDENCE_TOWN : EVIDENCE_VILLAGE;
}

/* Works that are known by a full name of their own, so that it means little else: GeoNames codes.
 */
static bool is_works(const struct location *location)
{
    static const char *const codes[] = {"AIRB", "AIRP", "AIRF", "BDG",  "DAM", "DPOF",
                                        "INSM", "MFG",  "NOV",  "OILR", "PS",  "PSH",
                                        "PSN",  "PRT",  "REFG", "PSTB"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (strcmp(location->feature_code, codes[i]) == 0) {
            return true;
        }
    }
    return false;
}

static enum evidence evidence_of_place(const struct location *location, bool long_name)
{
    if (long_name && is_works(location)) {
        return EVIDENCE_WORKS;
    }
    const char *code = location->feature_code;
    switch (location->feature_class) {
    case 'A':
        if (code[0] == 'P' && code[1] == 'C') {
            return EVIDENCE_COUNTRY;
        }
        return code[3] == '1' ? EVIDENCE_DIVISION : EVIDENCE_COUNTY;
    case 'P':
        return evidence_of_size(location->population);
    case 'L':
        return EVIDENCE_REGION;
    case 'H':
        return code[0] == 'S' || code[0] == 'O' ? EVIDENCE_REGION : EVIDENCE_SITE;
    default:
        return EVIDENCE_SITE;
    }
}

/* Names in another script than Latin are only alternates to GeoNames, but the usual ones there. */
static bool is_latin(const struct view *view)
{
    struct span text = token_text(view->scan->tokens, view->toponym->first);
    uint32_t first;
    utf8_decode(text.at, text.at + text.n, &first);
    return first < 0x370 || (first >= 0x1E00 && first < 0x1F00);
}

static uint64_t evidence_of_kinds(const struct view *view, uint32_t kinds)
{
    uint64_t evidence = when(kinds & KIND_BIT(NAME_ADJECTIVE), EVIDENCE_ADJECTIVE) |
                        when(kinds & KIND_BIT(NAME_DEMONYM), EVIDENCE_DEMONYM);
    uint32_t plain = KIND_BIT(NAME_MAIN) | KIND_BIT(NAME_VARIANT) | KIND_BIT(NAME_CAPITAL) |
                     KIND_BIT(NAME_METONYM);
    if (!evidence && !(kinds & plain) && is_latin(view)) {
        evidence |= kinds & KIND_BIT(NAME_ALTERNATE) ? EVIDENCE_BIT(EVIDENCE_ALTERNATE)
                                                     : EVIDENCE_BIT(EVIDENCE_OLD);
    }
    return evidence;
}

/* What the most important place of the name is, and by which kinds of name it is known. */
static uint64_t evidence_of_candidates(const struct view *view)
{
    const struct candidates *candidates = &view->toponym->candidates;
    uint32_t kinds = 0;
    for (size_t i = 0; i < candidates->n; i++) {
        kinds |= KIND_BIT(candidates->at[i].entry.kind);
    }
    uint64_t evidence = evidence_of_kinds(view, kinds);
    return candidates->n
               ? evidence | EVIDENCE_BIT(evidence_of_place(scan_place(view->scan, view->toponym, 0),
                                                           view->toponym->n_tokens > 1))
               : evidence;
}

static uint64_t evidence_of_word(const struct view *view)
{
    const struct toponym *toponym = view->toponym;
    struct scan *scan = view->scan;
    const struct token *token = scan_token(scan, toponym->first);
    if (toponym->n_tokens > 1) {
        return EVIDENCE_BIT(EVIDENCE_LONG);
    }
    const struct note *note = scan_note(scan, toponym->first);
    bool shouting = (token->flags & TOKEN_TITLE_CASE_CONTEXT) != 0;
    return when(token->n <= 3, EVIDENCE_SHORT) |
           when((token->flags & TOKEN_ALL_CAPITALS) && !shouting, EVIDENCE_ACRONYM) |
           when(note->word >= 160, EVIDENCE_WORD_COMMON) |
           when(note->surname >= 150, EVIDENCE_SURNAME_COMMON) |
           when(note->given >= 100, EVIDENCE_GIVEN_COMMON) |
           when(!note->word && !note->surname && !note->given, EVIDENCE_UNLISTED) |
           when(scan_also_lower(scan, toponym->first), EVIDENCE_ALSO_LOWER) |
           when(scan_introduced(scan, token->hash), EVIDENCE_INTRODUCED);
}

static uint64_t evidence_of_labels(const struct view *view)
{
    uint64_t evidence = 0;
    const struct toponym *toponym = view->toponym;
    for (uint32_t i = toponym->first; i < toponym->first + toponym->n_tokens; i++) {
        switch (view->scan->note[i].label) {
        case LABEL_PERSON:
            evidence |= EVIDENCE_BIT(EVIDENCE_PERSON);
            break;
        case LABEL_PERSON_MAYBE:
            evidence |= EVIDENCE_BIT(EVIDENCE_PERSON_MAYBE);
            break;
        case LABEL_BODY:
            evidence |= EVIDENCE_BIT(EVIDENCE_BODY);
            break;
        case LABEL_STREET:
            evidence |= EVIDENCE_BIT(EVIDENCE_STREET);
            break;
        default:
            break;
        }
    }
    return evidence;
}

static bool is_the(const struct scan *scan, int64_t i)
{
    struct span text = token_text(scan->tokens, (uint32_t)i);
    return span_is_nocase(text, "the");
}

/* The word before, where it is a name of its own. */
static uint64_t evidence_of_capital_before(const struct view *view)
{
    struct scan *scan = view->scan;
    const struct note *note = scan_note(scan, view->before);
    if (note->classes & WORD_TOPOGRAPHIC) {
        return EVIDENCE_BIT(EVIDENCE_TOPOGRAPHIC_BEFORE);
    }
    if (note->label == LABEL_WORD || note->classes & (WORD_FUNCTION | WORD_CALENDAR)) {
        return 0;
    }
    if (note->kinds & PLACE_KINDS) {
        return EVIDENCE_BIT(EVIDENCE_PLACE_BEFORE);
    }
    return when(!note->title, EVIDENCE_CAPITAL_BEFORE);
}

/* A capital that says something: scripts without case have none. */
static bool has_capital(const struct scan *scan, int64_t i)
{
    return scan_capital(scan, i) && !(scan_token(scan, (uint32_t)i)->flags & TOKEN_CASELESS);
}

static uint64_t evidence_before(const struct view *view)
{
    const struct scan *scan = view->scan;
    uint32_t first = view->toponym->first;
    uint64_t evidence =
        when(scan_token(scan, first)->flags & TOKEN_TITLE_CASE_CONTEXT, EVIDENCE_TITLE_CASE) |
        when(view->hyphen_before, EVIDENCE_HYPHEN_BEFORE);
    if (view->before < 0 || view->hyphen_before) {
        return evidence;
    }
    if (!(scan_token(scan, (uint32_t)view->before)->flags & TOKEN_WORD)) {
        return evidence;
    }
    uint32_t classes = scan_classes(scan, view->before);
    evidence |= when(classes & (WORD_LOCATIVE | WORD_ATTACK), EVIDENCE_LOCATIVE) |
                when((classes & WORD_TOWARDS) != 0, EVIDENCE_TOWARDS) |
                when(is_the(scan, view->before), EVIDENCE_THE) |
                when(classes & WORD_DIRECTION, EVIDENCE_DIRECTION) |
                when(classes & WORD_SPEECH, EVIDENCE_SPEECH_BESIDE) |
                when(classes & WORD_SPEAKS, EVIDENCE_LANGUAGE_BESIDE);
    if (has_capital(scan, view->before) && !(classes & WORD_DIRECTION)) {
        evidence |= evidence_of_capital_before(view);
    }
    return evidence;
}

static bool is_single_letter(const struct scan *scan, int64_t i)
{
    struct span text = token_text(scan->tokens, (uint32_t)i);
    return text.n == 1 || (text.n == 2 && text.at[1] == '.');
}

/* A capitalised word behind: of which institution, or a surname, or unknown. */
static uint64_t evidence_of_capital_after(const struct view *view, uint32_t classes)
{
    const struct note *note = scan_note(view->scan, view->after);
    if (is_single_letter(view->scan, view->after)) {
        return EVIDENCE_BIT(EVIDENCE_SURNAME_AFTER);
    }
    uint64_t evidence = when(classes & WORD_STREET, EVIDENCE_STREET_AFTER) |
                        when(classes & WORD_SCHOOL, EVIDENCE_SCHOOL_AFTER) |
                        when(classes & (WORD_BODY | WORD_CIVIC), EVIDENCE_BODY_AFTER) |
                        when(classes & WORD_MEDIA, EVIDENCE_MEDIA_AFTER) |
                        when(classes & WORD_COMPANY, EVIDENCE_COMPANY_AFTER) |
                        when(classes & WORD_TEAM, EVIDENCE_TEAM_AFTER) |
                        when(classes & WORD_WORK, EVIDENCE_WORK_AFTER) |
                        when(note->title, EVIDENCE_TITLE_AFTER);
    if (!evidence) {
        evidence = when(note->surname, EVIDENCE_SURNAME_AFTER) |
                   when(!note->surname && !(classes & WORD_CALENDAR), EVIDENCE_CAPITAL_AFTER);
    }
    return evidence;
}

static uint64_t evidence_after(const struct view *view)
{
    const struct scan *scan = view->scan;
    if (view->after < 0) {
        return when(view->hyphen_after, EVIDENCE_HYPHEN_AFTER);
    }
    const struct token *token = scan_token(scan, (uint32_t)view->after);
    uint32_t classes = scan_classes(scan, view->after);
    if (view->hyphen_after) {
        bool based = span_is_nocase(token_text(scan->tokens, (uint32_t)view->after), "based");
        return based ? EVIDENCE_BIT(EVIDENCE_BASED_AFTER) : EVIDENCE_BIT(EVIDENCE_HYPHEN_AFTER);
    }
    if (token->flags & TOKEN_POSSESSIVE) {
        return EVIDENCE_BIT(EVIDENCE_POSSESSIVE);
    }
    if (token->flags & TOKEN_NUMBER) {
        return EVIDENCE_BIT(EVIDENCE_NUMBER_AFTER);
    }
    if (has_capital(scan, view->after)) {
        return evidence_of_capital_after(view, classes);
    }
    return when(classes & WORD_SPEECH, EVIDENCE_SPEECH_BESIDE) |
           when(classes & WORD_RESIDENT, EVIDENCE_RESIDENT_AFTER) |
           when(classes & WORD_CIVIC, EVIDENCE_CIVIC_AFTER) |
           when(classes & WORD_PRODUCT, EVIDENCE_LANGUAGE_BESIDE) |
           when(classes & WORD_STREET, EVIDENCE_STREET_AFTER) |
           when(classes & WORD_LANGUAGE, EVIDENCE_LANGUAGE_BESIDE);
}

static bool in_dateline(const struct scan *scan, const struct toponym *toponym)
{
    const struct article *article = scan->tokens->article;
    if (article->dateline.n == 0) {
        return false;
    }
    const char *at = article->text.at + toponym->start;
    return at >= article->dateline.at && at < article->dateline.at + article->dateline.n;
}

static uint64_t evidence_of_feature(const struct scan *scan, const struct toponym *toponym)
{
    if (!toponym->asks) {
        return 0;
    }
    bool outside = toponym->full_n > toponym->n_tokens;
    for (size_t i = 0; i < toponym->candidates.n; i++) {
        if (feature_fits(toponym->asks, scan_place(scan, toponym, i))) {
            return outside ? EVIDENCE_BIT(EVIDENCE_SAID) : EVIDENCE_BIT(EVIDENCE_FEATURE);
        }
    }
    return EVIDENCE_BIT(EVIDENCE_MISFIT);
}

/* What two observations say together: a government may speak, and no
 * person's name is more of a place for the place being a country. */
static uint64_t evidence_joined(const struct view *view, uint64_t bits)
{
    const struct candidates *candidates = &view->toponym->candidates;
    bool government = (bits & EVIDENCE_BIT(EVIDENCE_COUNTRY)) != 0;
    for (size_t i = 0; i < candidates->n && i < 4; i++) {
        enum name_kind kind = candidates->at[i].entry.kind;
        government |= kind == NAME_CAPITAL || kind == NAME_METONYM;
    }
    const uint64_t speech = EVIDENCE_BIT(EVIDENCE_SPEECH_BESIDE);
    const uint64_t city = EVIDENCE_BIT(EVIDENCE_CITY) | EVIDENCE_BIT(EVIDENCE_METROPOLIS);
    if (government && (bits & speech || view->toponym->role == ROLE_METONYM)) {
        bits = (bits & ~speech) | EVIDENCE_BIT(EVIDENCE_ACTS);
    }
    if ((bits & EVIDENCE_BIT(EVIDENCE_PERSON)) && view->toponym->n_tokens == 1) {
        bits &= ~(city | EVIDENCE_BIT(EVIDENCE_COUNTRY) | EVIDENCE_BIT(EVIDENCE_DIVISION) |
                  EVIDENCE_BIT(EVIDENCE_ACTS));
    }
    bool unlisted = (bits & EVIDENCE_BIT(EVIDENCE_UNLISTED)) && (bits & city);
    return bits | when(unlisted, EVIDENCE_UNLISTED_CITY);
}

struct observations evidence_gather(struct scan *scan, const struct toponym *toponym)
{
    struct view view = view_of(scan, toponym);
    struct observations evidence = {
        .bits = evidence_of_candidates(&view) | evidence_of_word(&view) |
                evidence_of_labels(&view) | evidence_before(&view) | evidence_after(&view) |
                evidence_of_feature(scan, toponym) | when(toponym->inside >= 0, EVIDENCE_INSIDE) |
                when(in_dateline(scan, toponym), EVIDENCE_DATELINE)};
    evidence.bits = evidence_joined(&view, evidence.bits);
    if (toponym->n_tokens == 1) {
        const struct note *note = scan_note(scan, toponym->first);
        evidence.word = note->word;
        evidence.given = note->given;
        evidence.surname = note->surname;
    }
    return evidence;
}

/* Only ",", "and" or both stand between two mentions. */
static bool listed_together(const struct scan *scan, const struct toponym *a,
                            const struct toponym *b)
{
    uint32_t from = a->first + a->n_tokens, to = b->first;
    if (a->sentence != b->sentence || to <= from || to - from > 3) {
        return false;
    }
    for (uint32_t i = from; i < to; i++) {
        struct span text = token_text(scan->tokens, i);
        if (!span_is(text, ",") && !span_is(text, "and") && !span_is(text, "or") &&
            !span_is(text, "the")) {
            return false;
        }
    }
    return true;
}

static void compare_lists(const struct scan *scan, struct toponyms *toponyms)
{
    bool probable = toponyms->n && evidence_sum(toponyms->at[0].evidence) > -evidence_typical;
    for (size_t i = 0; i + 1 < toponyms->n; i++) {
        struct toponym *a = &toponyms->at[i], *b = &toponyms->at[i + 1];
        bool next = evidence_sum(b->evidence) > -evidence_typical;
        if ((probable || next) && listed_together(scan, a, b)) {
            a->evidence.bits |= when(next, EVIDENCE_LISTED);
            b->evidence.bits |= when(probable, EVIDENCE_LISTED);
        }
        probable = next;
    }
}

static void guess_all(struct toponyms *toponyms)
{
    for (size_t i = 0; i < toponyms->n; i++) {
        toponyms->at[i].guess = evidence_guess(toponyms->at[i].evidence);
    }
}

void evidence_compare(const struct scan *scan, struct toponyms *toponyms)
{
    compare_lists(scan, toponyms);
    for (size_t i = 0; i < toponyms->n; i++) {
        int32_t inside = toponyms->at[i].inside;
        if (inside >= 0) {
            toponyms->at[inside].evidence.bits |= EVIDENCE_BIT(EVIDENCE_CONTAINS);
        }
    }
    guess_all(toponyms);
}

float evidence_sum(struct observations evidence)
{
    const struct doubt *doubt = &evidence_doubt_weights;
    float sum = evidence_base + (doubt->word * evidence.word + doubt->given * evidence.given +
                                 doubt->surname * evidence.surname) /
                                    255.0f;
    for (uint64_t bits = evidence.bits; bits; bits &= bits - 1) {
        sum += evidence_rows[__builtin_ctzll(bits)].weight;
    }
    return sum;
}

float evidence_guess(struct observations evidence)
{
    return 1.0f / (1.0f + expf(-evidence_sum(evidence) - evidence_typical));
}

float evidence_fit(struct fit fit)
{
    const struct fit *weight = &evidence_fit_weights;
    return weight->certainty * fit.certainty + weight->near * fit.near +
           weight->in_division * fit.in_division + weight->in_country * fit.in_country +
           weight->repeated_best * fit.repeated_best + weight->repeated_mean * fit.repeated_mean +
           weight->repeated * fit.repeated + weight->foremost * fit.foremost +
           weight->foreign * fit.foreign + weight->foreign_in_country * fit.foreign_in_country;
}

const char *evidence_reason(struct observations evidence, bool positive)
{
    const struct evidence_row *best = NULL;
    for (uint64_t bits = evidence.bits; bits; bits &= bits - 1) {
        const struct evidence_row *row = &evidence_rows[__builtin_ctzll(bits)];
        float weight = positive ? row->weight : -row->weight;
        if (weight > 0 && (!best || weight > (positive ? best->weight : -best->weight))) {
            best = row;
        }
    }
    return best ? best->reason : "too little speaks for it";
}
