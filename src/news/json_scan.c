#include "news/json_scan.h"

#include <string.h>

/* Deeper nesting is refused: no article needs it and the scanner recurses. */
#define DEEPEST 200

static bool fault(struct json_scan *s, const char *what)
{
    if (!s->fault) {
        s->fault = what;
        s->fault_at = s->i;
    }
    return false;
}

static void skip_space(struct json_scan *s)
{
    while (s->i < s->text.n && strchr(" \t\r\n", s->text.at[s->i]) && s->text.at[s->i]) {
        s->i++;
    }
}

static char peek(const struct json_scan *s)
{
    return s->i < s->text.n ? s->text.at[s->i] : '\0';
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f');
}

static bool scan_escape(struct json_scan *s)
{
    s->i++;
    char c = peek(s);
    if (c == 'u') {
        for (size_t k = 1; k <= 4; k++) {
            if (s->i + k >= s->text.n || !is_hex(s->text.at[s->i + k])) {
                return fault(s, "a \\u escape needs four hexadecimal digits");
            }
        }
        s->i += 5;
        return true;
    }
    if (c == '\0' || !strchr("\"\\/bfnrt", c)) {
        return fault(s, "no such escape");
    }
    s->i++;
    return true;
}

#define EVERY_BYTE(b) (UINT64_C(0x0101010101010101) * (b))

/* A bit in each byte of `x` that is zero (and maybe in some above it). */
static uint64_t zero_bytes(uint64_t x)
{
    return (x - EVERY_BYTE(1)) & ~x & EVERY_BYTE(0x80);
}

/* Bytes that stand for themselves in a string, eight at a time: may stop early, never late. */
static size_t plain_bytes(const char *at, size_t n)
{
    size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        uint64_t x;
        memcpy(&x, at + i, 8);
        uint64_t control = (x - EVERY_BYTE(0x20)) & ~x & EVERY_BYTE(0x80);
        if (zero_bytes(x ^ EVERY_BYTE('"')) | zero_bytes(x ^ EVERY_BYTE('\\')) | control) {
            break;
        }
    }
    return i;
}

static bool scan_string(struct json_scan *s)
{
    size_t start = s->i++;
    for (;;) {
        s->i += plain_bytes(s->text.at + s->i, s->text.n - s->i);
        while (s->i < s->text.n && s->text.at[s->i] != '"' && s->text.at[s->i] != '\\' &&
               (unsigned char)s->text.at[s->i] >= 0x20) {
            s->i++;
        }
        if (s->i >= s->text.n) {
            s->i = start;
            return fault(s, "the string is not closed");
        }
        char c = s->text.at[s->i];
        if (c == '"') {
            s->i++;
            return true;
        }
        if (c != '\\') {
            return fault(s, "a control character in a string");
        }
        if (!scan_escape(s)) {
            return false;
        }
    }
}

static size_t scan_digits(struct json_scan *s)
{
    size_t start = s->i;
    while (peek(s) >= '0' && peek(s) <= '9') {
        s->i++;
    }
    return s->i - start;
}

static bool scan_number(struct json_scan *s)
{
    s->i += peek(s) == '-';
    bool zero = peek(s) == '0';
    size_t digits = scan_digits(s);
    if (digits == 0 || (zero && digits > 1)) {
        return fault(s, "not a number");
    }
    if (peek(s) == '.') {
        s->i++;
        if (scan_digits(s) == 0) {
            return fault(s, "not a number");
        }
    }
    if ((peek(s) | 32) == 'e') {
        s->i++;
        s->i += peek(s) == '-' || peek(s) == '+';
        if (scan_digits(s) == 0) {
            return fault(s, "not a number");
        }
    }
    return true;
}

static bool scan_word(struct json_scan *s)
{
    static const char *const words[] = {"true", "false", "null"};
    struct span rest = {s->text.at + s->i, s->text.n - s->i};
    for (size_t k = 0; k < 3; k++) {
        if (span_starts(rest, words[k])) {
            s->i += strlen(words[k]);
            return true;
        }
    }
    return fault(s, s->i < s->text.n ? "a value is expected here" : "the text ends too early");
}

static bool scan_value(struct json_scan *s, int depth, struct json_value *out);

/* Members or elements up to the closing mark. */
static bool scan_container(struct json_scan *s, char close, int depth)
{
    struct json_value ignored;
    s->i++;
    skip_space(s);
    if (peek(s) == close) {
        s->i++;
        return true;
    }
    for (;;) {
        skip_space(s);
        if (close == '}') {
            if (peek(s) != '"') {
                return fault(s, "a name in quotes is expected here");
            }
            if (!scan_string(s)) {
                return false;
            }
            skip_space(s);
            if (peek(s) != ':') {
                return fault(s, "':' is expected here");
            }
            s->i++;
        }
        if (!scan_value(s, depth + 1, &ignored)) {
            return false;
        }
        skip_space(s);
        if (peek(s) == close) {
            s->i++;
            return true;
        }
        if (peek(s) != ',') {
            return fault(s, close == '}' ? "',' or '}' is expected here"
                                         : "',' or ']' is expected here");
        }
        s->i++;
    }
}

static bool scan_value(struct json_scan *s, int depth, struct json_value *out)
{
    skip_space(s);
    if (depth > DEEPEST) {
        return fault(s, "nested too deeply");
    }
    size_t start = s->i;
    bool good;
    switch (peek(s)) {
    case '{':
        out->kind = JSON_OBJECT;
        good = scan_container(s, '}', depth);
        break;
    case '[':
        out->kind = JSON_ARRAY;
        good = scan_container(s, ']', depth);
        break;
    case '"':
        out->kind = JSON_STRING;
        good = scan_string(s);
        break;
    default:
        out->kind = (peek(s) >= '0' && peek(s) <= '9') || peek(s) == '-' ? JSON_NUMBER : JSON_WORD;
        good = out->kind == JSON_NUMBER ? scan_number(s) : scan_word(s);
        break;
    }
    out->raw = (struct span){s->text.at + start, s->i - start};
    return good;
}

bool json_value(struct json_scan *scan, struct json_value *out)
{
    return scan_value(scan, 0, out);
}

bool json_member(struct json_value container, size_t *at, struct span *key,
                 struct json_value *value)
{
    struct json_scan s = {.text = container.raw, .i = *at ? *at : 1};
    skip_space(&s);
    s.i += peek(&s) == ',';
    skip_space(&s);
    if (s.i + 1 >= s.text.n) { /* the closing mark */
        return false;
    }
    *key = (struct span){"", 0};
    if (container.kind == JSON_OBJECT) {
        struct json_value name;
        if (!scan_value(&s, 0, &name)) {
            return false;
        }
        *key = (struct span){name.raw.at + 1, name.raw.n - 2};
        skip_space(&s);
        s.i++; /* ':' */
    }
    bool good = scan_value(&s, 0, value);
    *at = s.i;
    return good;
}

/* ---- strings ------------------------------------------------------------------------------------
 */

static uint32_t hex4(const char *at)
{
    uint32_t value = 0;
    for (int k = 0; k < 4; k++) {
        char c = at[k];
        value = value * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    }
    return value;
}

/* At a backslash: the code point, and how many bytes it takes. */
static size_t escape(struct span rest, uint32_t *code_point)
{
    static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
    char c = rest.at[1];
    if (c != 'u') {
        const char *at = strchr(from, c);
        *code_point = at ? (unsigned char)to[at - from] : (unsigned char)c;
        return 2;
    }
    uint32_t unit = hex4(rest.at + 2);
    *code_point = unit;
    if (unit >= 0xD800 && unit < 0xDC00 && rest.n >= 12 && rest.at[6] == '\\' &&
        rest.at[7] == 'u') {
        uint32_t low = hex4(rest.at + 8);
        if (low >= 0xDC00 && low < 0xE000) {
            *code_point = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            return 12;
        }
    }
    return 6;
}

void json_decode(struct mapped_text *out, struct span raw, const char *base)
{
    const char *at = raw.at + 1, *end = raw.at + raw.n - 1;
    while (at < end) {
        const char *stop = memchr(at, '\\', (size_t)(end - at));
        size_t n = (size_t)((stop ? stop : end) - at);
        mapped_literal(out, at, n, (size_t)(at - base));
        at += n;
        if (stop) {
            uint32_t code_point;
            size_t used = escape((struct span){at, (size_t)(end - at)}, &code_point);
            char utf8[4];
            size_t bytes = (size_t)utf8_encode(code_point ? code_point : 0xFFFD, utf8);
            mapped_decoded(out, utf8, bytes, (size_t)(at - base), used);
            at += used;
        }
    }
}

bool json_error(const struct json_scan *scan, const char *name, size_t first_line,
                struct error *error)
{
    size_t line = first_line, line_start = 0;
    for (size_t i = 0; i < scan->fault_at && i < scan->text.n; i++) {
        if (scan->text.at[i] == '\n') {
            line++;
            line_start = i + 1;
        }
    }
    return error_set(error, ERROR_INPUT, "'%s', line %zu, column %zu: %s", name, line,
                     scan->fault_at - line_start + 1, scan->fault ? scan->fault : "not JSON");
}
