#include "place/typing.h"

#include <string.h>

#include "place/gazetteer_key.h"

static const uint32_t latin[] = {'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
                                 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z'};
static const uint32_t cyrillic[] = {0x430, 0x431, 0x432, 0x433, 0x434, 0x435, 0x436, 0x437, 0x438,
                                    0x439, 0x43A, 0x43B, 0x43C, 0x43D, 0x43E, 0x43F, 0x440, 0x441,
                                    0x442, 0x443, 0x444, 0x445, 0x446, 0x447, 0x448, 0x449, 0x44A,
                                    0x44B, 0x44C, 0x44D, 0x44E, 0x44F, 0x454, 0x456, 0x491};
static const uint32_t arabic[] = {0x627, 0x628, 0x62A, 0x62B, 0x62C, 0x62D, 0x62E, 0x62F,
                                  0x630, 0x631, 0x632, 0x633, 0x634, 0x635, 0x636, 0x637,
                                  0x638, 0x639, 0x63A, 0x641, 0x642, 0x643, 0x644, 0x645,
                                  0x646, 0x647, 0x648, 0x64A, 0x629, 0x649};

static bool add_word(struct span word, struct typed *out)
{
    char folded[TYPED_LETTERS * 4];
    size_t n = text_fold_word(word, folded, sizeof folded);
    const char *at = folded, *end = folded + n;
    if (out->n > 0 && out->n < TYPED_LETTERS) {
        out->letters[out->n++] = ' ';
    }
    while (at < end) {
        if (out->n == TYPED_LETTERS - 2) {
            return false;
        }
        at += utf8_decode(at, end, &out->letters[out->n]);
        out->n++;
    }
    return true;
}

bool typed_from(struct span name, struct typed *out)
{
    struct name_word word;
    *out = (struct typed){0};
    while (name_word_next(&name, &word)) {
        if (out->n >= TYPED_LETTERS - 3 || !add_word(word.text, out)) {
            return false;
        }
    }
    return out->n > 0;
}

size_t typed_text(const struct typed *typed, char out[TYPED_LETTERS * 4])
{
    size_t n = 0;
    for (size_t i = 0; i < typed->n; i++) {
        n += (size_t)utf8_encode(typed->letters[i], out + n);
    }
    return n;
}

struct slips slips_of(const struct typed *typed)
{
    struct slips slips = {
        .from = typed, .alphabet = latin, .n_alphabet = sizeof latin / sizeof *latin};
    for (size_t i = 0; i < typed->n; i++) {
        uint32_t c = typed->letters[i];
        if (c >= 0x400 && c < 0x530) {
            slips.alphabet = cyrillic;
            slips.n_alphabet = sizeof cyrillic / sizeof *cyrillic;
        } else if (c >= 0x600 && c < 0x700) {
            slips.alphabet = arabic;
            slips.n_alphabet = sizeof arabic / sizeof *arabic;
        }
    }
    return slips;
}

static void remove_letter(struct typed *typed, size_t at)
{
    typed->n--;
    memmove(typed->letters + at, typed->letters + at + 1, (typed->n - at) * sizeof *typed->letters);
}

static void insert_letter(struct typed *typed, size_t at, uint32_t letter)
{
    memmove(typed->letters + at + 1, typed->letters + at, (typed->n - at) * sizeof *typed->letters);
    typed->letters[at] = letter;
    typed->n++;
}

/* Spellings are numbered: n with a letter dropped, n - 1 with two exchanged, then for each letter
 * of the alphabet n with another one and n + 1 with one more. */
bool slips_next(struct slips *slips, struct typed *out, size_t *at)
{
    size_t i = slips->next++, n = slips->from->n;
    *out = *slips->from;
    if (i < n) {
        *at = i;
        remove_letter(out, i);
        return true;
    }
    i -= n;
    if (i < n - 1) {
        *at = i;
        uint32_t letter = out->letters[i];
        out->letters[i] = out->letters[i + 1];
        out->letters[i + 1] = letter;
        return true;
    }
    i -= n - 1;
    if (i >= (2 * n + 1) * slips->n_alphabet) {
        return false;
    }
    *at = i % (2 * n + 1);
    uint32_t letter = slips->alphabet[i / (2 * n + 1)];
    if (*at < n) {
        out->letters[*at] = letter;
    } else {
        *at -= n;
        insert_letter(out, *at, letter);
    }
    return true;
}
