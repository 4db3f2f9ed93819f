#include "news/decode.h"

#include <string.h>

#include "news/mapped_text.h"

/* What 0x80 to 0x9F mean in Windows-1252; 0 where nothing is assigned. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static const struct {
    const char *magic;
    size_t n;
    const char *what;
} not_articles[] = {
    {"%PDF-", 5, "a PDF"},
    {"PK\x03\x04", 4, "a ZIP archive"},
    {"\x1f\x8b", 2, "gzip data"},
    {"\x89PNG", 4, "a picture"},
    {"\xff\xd8\xff", 3, "a picture"},
    {"GIF8", 4, "a picture"},
    {"SQLite format 3", 15, "a database"},
    {"\x7f"
     "ELF",
     4, "a program"},
};

/* Control bytes that no text holds; a lone one is read on, a handful is not text. */
static bool looks_binary(struct span bytes)
{
    size_t looked = bytes.n < 65536 ? bytes.n : 65536;
    unsigned controls = 0;
    for (size_t i = 0; i < looked; i++) {
        unsigned char c = (unsigned char)bytes.at[i];
        controls += (c < '\t') | ((c > '\r') & (c < 32) & (c != 0x1b));
    }
    return memchr(bytes.at, '\0', looked) || controls > 8 + looked / 50;
}

static bool refuse(struct span bytes, const char *name, struct error *error)
{
    if (span_trim(bytes).n == 0) {
        return !error_set(error, ERROR_INPUT, "'%s' is empty", name);
    }
    for (size_t i = 0; i < sizeof not_articles / sizeof *not_articles; i++) {
        if (bytes.n >= not_articles[i].n &&
            memcmp(bytes.at, not_articles[i].magic, not_articles[i].n) == 0) {
            return !error_set(error, ERROR_INPUT, "'%s' is %s, not text", name,
                              not_articles[i].what);
        }
    }
    if (looks_binary(bytes)) {
        return !error_set(error, ERROR_INPUT, "'%s' is binary, not text", name);
    }
    return false;
}

/* Counts well-formed and malformed sequences beyond ASCII. */
static void count_sequences(struct span bytes, size_t *good, size_t *bad)
{
    const char *at = bytes.at, *end = bytes.at + bytes.n;
    *good = *bad = 0;
    while (at < end) {
        uint32_t c;
        int n = utf8_decode(at, end, &c);
        *good += n > 1;
        *bad += n == 1 && (unsigned char)*at >= 0x80;
        at += n;
    }
}

/* One byte or sequence beyond ASCII; returns how many bytes were read. */
static size_t decode_one(struct mapped_text *out, struct span bytes, size_t i, bool windows)
{
    const char *at = bytes.at + i;
    uint32_t c;
    int n = utf8_decode(at, bytes.at + bytes.n, &c);
    if (n > 1 && !windows) {
        mapped_literal(out, at, (size_t)n, i);
        return (size_t)n;
    }
    unsigned char byte = (unsigned char)*at;
    c = !windows ? 0xFFFD : byte >= 0xA0 ? byte : windows_1252[byte - 0x80];
    char utf8[4];
    mapped_decoded(out, utf8, (size_t)utf8_encode(c ? c : 0xFFFD, utf8), i, 1);
    return 1;
}

static void decode_bytes(struct mapped_text *out, struct span bytes, bool windows)
{
    for (size_t i = 0; i < bytes.n;) {
        size_t start = i;
        while (i < bytes.n && (unsigned char)bytes.at[i] < 0x80) {
            i++;
        }
        mapped_literal(out, bytes.at + start, i - start, start);
        if (i < bytes.n) {
            i += decode_one(out, bytes, i, windows);
        }
    }
}

static uint32_t unit_at(struct span bytes, size_t i, bool big)
{
    unsigned char a = (unsigned char)bytes.at[i], b = (unsigned char)bytes.at[i + 1];
    return big ? (uint32_t)(a << 8 | b) : (uint32_t)(b << 8 | a);
}

static void decode_utf16(struct mapped_text *out, struct span bytes, bool big)
{
    for (size_t i = 2; i + 1 < bytes.n;) {
        size_t start = i;
        uint32_t c = unit_at(bytes, i, big);
        i += 2;
        if (c >= 0xD800 && c < 0xDC00 && i + 1 < bytes.n) {
            uint32_t low = unit_at(bytes, i, big);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        char utf8[4];
        mapped_decoded(out, utf8, (size_t)utf8_encode(c ? c : 0xFFFD, utf8), start, i - start);
    }
}

static bool is_utf16(struct span bytes, bool *big)
{
    *big = span_starts(bytes, "\xfe\xff");
    return *big || span_starts(bytes, "\xff\xfe");
}

static bool take_as_it_is(struct decoded *out, struct span bytes, struct arena *arena)
{
    *out = (struct decoded){.text = bytes};
    if (span_starts(bytes, "\xef\xbb\xbf")) {
        struct offset_run *run = list_push(arena, &out->runs);
        out->text = (struct span){bytes.at + 3, bytes.n - 3};
        uint32_t n = (uint32_t)out->text.n;
        *run = (struct offset_run){
            .file = 3, .n = n, .file_n = n, .unit = 1, .file_unit = 1, .literal = true};
    }
    return true;
}

bool decode_text(struct decoded *out, struct span bytes, const char *name, struct arena *arena,
                 struct error *error)
{
    struct mapped_text text = {.buffer = {.arena = arena}};
    bool big;
    if (is_utf16(bytes, &big)) {
        decode_utf16(&text, bytes, big);
    } else if (refuse(bytes, name, error)) {
        return false;
    } else if (utf8_valid(bytes)) {
        return take_as_it_is(out, bytes, arena);
    } else {
        size_t good, bad;
        count_sequences(bytes, &good, &bad);
        decode_bytes(&text, bytes, bad > good);
    }
    *out = (struct decoded){.text = mapped_span(&text), .runs = text.runs};
    return span_trim(out->text).n || error_set(error, ERROR_INPUT, "'%s' is empty", name);
}
