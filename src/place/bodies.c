#include "place/bodies.h"

/* A street's name has no more words than this before "Street". */
#define STREET_WORDS 3

static void mark_listed_body(struct scan *scan, uint32_t first)
{
    unsigned words = scan->note[first].body_words;
    if (words == 0 || (words == 1 && scan->note[first].kinds & PLACE_KINDS) ||
        words < scan->note[first].name_words) {
        return;
    }
    for (uint32_t i = first; i < first + words; i++) {
        if (scan->note[i].label != LABEL_PERSON) {
            scan->note[i].label = LABEL_BODY;
        }
    }
}

static bool house_number_before(const struct scan *scan, int64_t first)
{
    return first > 0 && scan_same_sentence(scan, first, first - 1) &&
           (scan_token(scan, (uint32_t)first - 1)->flags & TOKEN_NUMBER);
}

/* "Court", "Square" and "Park" end names of other things too: they want a house number. */
static bool sure_street_word(const struct scan *scan, uint32_t i)
{
    static const char *const unsure[] = {
        "court",      "square", "circle", "close", "row", "plaza",   "trail", "crescent", "loop",
        "interstate", "st.",    "st",     "dr.",   "dr",  "highway", "route", "ct.",      "ct"};
    struct span text = token_text(scan->tokens, i);
    for (size_t k = 0; k < sizeof unsure / sizeof *unsure; k++) {
        if (span_is_nocase(text, unsure[k])) {
            return false;
        }
    }
    return true;
}

/* The street word at `i`; its name stands before it. */
static void mark_street(struct scan *scan, uint32_t i)
{
    int64_t first = i;
    for (int words = 0; words < STREET_WORDS; words++) {
        int64_t before = first - 1;
        if (!scan_capital(scan, before) || !scan_same_sentence(scan, i, before) ||
            scan->note[before].label == LABEL_WORD ||
            scan_classes(scan, before) & (WORD_BODY | WORD_SCHOOL)) {
            break;
        }
        first = before;
    }
    if (first == (int64_t)i || (!sure_street_word(scan, i) && !house_number_before(scan, first))) {
        return;
    }
    for (int64_t k = first; k <= (int64_t)i; k++) {
        scan->note[k].label = LABEL_STREET;
    }
}

void bodies_mark(struct scan *scan)
{
    for (size_t c = 0; c < scan->n_capitals; c++) {
        uint32_t i = scan->capital[c];
        if (scan->note[i].body_words) {
            mark_listed_body(scan, i);
        }
        if (scan->note[i].classes & WORD_STREET) {
            mark_street(scan, i);
        }
    }
}
