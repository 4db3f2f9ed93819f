#include "base/text.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

static unsigned char ascii_lower(char c)
{
    unsigned char u = (unsigned char)c;
    return u >= 'A' && u <= 'Z' ? (unsigned char)(u + 32) : u;
}

bool bytes_equal_nocase(const char *a, const char *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (ascii_lower(a[i]) != ascii_lower(b[i])) {
            return false;
        }
    }
    return true;
}

const char *span_find(struct span a, const char *what)
{
    size_t n = strlen(what);
    for (const char *at = a.at, *last = a.at + a.n; n && (size_t)(last - at) >= n; at++) {
        at = memchr(at, what[0], (size_t)(last - at) - n + 1);
        if (!at || memcmp(at, what, n) == 0) {
            return at;
        }
    }
    return NULL;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct span span_trim(struct span a)
{
    while (a.n && is_space(a.at[0])) {
        a.at++;
        a.n--;
    }
    while (a.n && is_space(a.at[a.n - 1])) {
        a.n--;
    }
    return a;
}

bool span_split(struct span *rest, char separator, struct span *field)
{
    if (!rest->at) {
        return false;
    }
    const char *cut = rest->n ? memchr(rest->at, separator, rest->n) : NULL;
    if (!cut) {
        *field = *rest;
        *rest = (struct span){NULL, 0};
        return true;
    }
    *field = (struct span){rest->at, (size_t)(cut - rest->at)};
    rest->n -= field->n + 1;
    rest->at = cut + 1;
    return true;
}

static double power_of_ten(int exponent)
{
    static const double small[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    if (exponent >= 0 && exponent < (int)(sizeof small / sizeof *small)) {
        return small[exponent];
    }
    double result = 1;
    for (int i = 0; i < (exponent < 0 ? -exponent : exponent) && i < 400; i++) {
        result *= 10;
    }
    return exponent < 0 ? 1 / result : result;
}

/* Digits into `*mantissa`, no more than 18 of them; returns how many bytes were digits. */
static size_t read_digits(const char *at, size_t n, double *mantissa, int *kept)
{
    size_t i = 0;
    for (; i < n && at[i] >= '0' && at[i] <= '9'; i++) {
        if (*kept < 18) {
            *mantissa = *mantissa * 10 + (at[i] - '0');
            *kept += *mantissa > 0;
        }
    }
    return i;
}

bool span_double(struct span a, double *out)
{
    bool negative = a.n && a.at[0] == '-';
    size_t i = a.n && (a.at[0] == '-' || a.at[0] == '+') ? 1 : 0;
    double mantissa = 0;
    int kept = 0, decimals = 0;
    size_t digits = read_digits(a.at + i, a.n - i, &mantissa, &kept);
    i += digits;
    if (i < a.n && a.at[i] == '.') {
        size_t more = read_digits(a.at + i + 1, a.n - i - 1, &mantissa, &kept);
        decimals = (int)more;
        digits += more;
        i += more + 1;
    }
    int64_t exponent = 0;
    if (digits && i < a.n && (a.at[i] == 'e' || a.at[i] == 'E')) {
        if (!span_int((struct span){a.at + i + 1, a.n - i - 1}, &exponent) || exponent > 300 ||
            exponent < -300) {
            return false;
        }
        i = a.n;
    }
    if (!digits || i != a.n || digits > 18) {
        return false;
    }
    int shift = (int)exponent - decimals;
    double value = shift < 0 ? mantissa / power_of_ten(-shift) : mantissa * power_of_ten(shift);
    *out = negative ? -value : value;
    return true;
}

bool span_int(struct span a, int64_t *out)
{
    bool negative = a.n && a.at[0] == '-';
    size_t i = a.n && (a.at[0] == '-' || a.at[0] == '+') ? 1 : 0;
    if (i == a.n || a.n - i > 18) {
        return false;
    }
    int64_t value = 0;
    for (; i < a.n; i++) {
        if (a.at[i] < '0' || a.at[i] > '9') {
            return false;
        }
        value = value * 10 + (a.at[i] - '0');
    }
    *out = negative ? -value : value;
    return true;
}

int utf8_decode(const char *at, const char *end, uint32_t *code_point)
{
    utf8proc_int32_t value;
    if ((unsigned char)*at < 0x80) {
        *code_point = (unsigned char)*at;
        return 1;
    }
    utf8proc_ssize_t n =
        utf8proc_iterate((const utf8proc_uint8_t *)at, (utf8proc_ssize_t)(end - at), &value);
    if (n <= 0) {
        *code_point = 0xFFFD;
        return 1;
    }
    *code_point = (uint32_t)value;
    return (int)n;
}

int utf8_encode(uint32_t code_point, char out[4])
{
    if (!utf8proc_codepoint_valid((utf8proc_int32_t)code_point)) {
        code_point = 0xFFFD;
    }
    return (int)utf8proc_encode_char((utf8proc_int32_t)code_point, (utf8proc_uint8_t *)out);
}

bool utf8_valid(struct span text)
{
    const char *at = text.at, *end = text.at + text.n;
    while (at < end) {
        uint64_t eight;
        if (end - at >= 8 && (memcpy(&eight, at, 8), !(eight & UINT64_C(0x8080808080808080)))) {
            at += 8;
            continue;
        }
        if ((unsigned char)*at < 0x80) {
            at++;
            continue;
        }
        utf8proc_int32_t value;
        utf8proc_ssize_t n =
            utf8proc_iterate((const utf8proc_uint8_t *)at, (utf8proc_ssize_t)(end - at), &value);
        if (n <= 0) {
            return false;
        }
        at += n;
    }
    return true;
}

bool code_point_is_letter(uint32_t code_point)
{
    if (code_point < 0x80) {
        uint32_t lower = code_point | 32;
        return lower >= 'a' && lower <= 'z';
    }
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME);
}

bool code_point_is_upper(uint32_t code_point)
{
    if (code_point < 0x80) {
        return code_point >= 'A' && code_point <= 'Z';
    }
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool code_point_is_cased(uint32_t code_point)
{
    return code_point_is_upper(code_point) ||
           utf8proc_category((utf8proc_int32_t)code_point) == UTF8PROC_CATEGORY_LL;
}

/* Letters that Unicode does not decompose, spelled as English-language news spells them. */
static const struct {
    uint16_t from;
    char to[3];
} undecomposed[] = {
    {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"},
    {0x0111, "d"},  {0x0127, "h"},  {0x0131, "i"}, {0x0142, "l"}, {0x0153, "oe"},
    {0x0167, "t"},  {0x0219, "s"},  {0x021B, "t"}, {0x0259, "a"},
};

static size_t append_undecomposed(uint32_t code_point, char *out, size_t cap)
{
    for (size_t i = 0; i < sizeof undecomposed / sizeof *undecomposed; i++) {
        if (undecomposed[i].from == code_point) {
            size_t n = strlen(undecomposed[i].to);
            if (n > cap) {
                return 0;
            }
            memcpy(out, undecomposed[i].to, n);
            return n;
        }
    }
    char bytes[4];
    size_t n = (size_t)utf8_encode(code_point, bytes);
    if (n > cap) {
        return 0;
    }
    memcpy(out, bytes, n);
    return n;
}

bool code_point_is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x02BB || c == 0x00B4 ||
           c == 0x0060 || c == 0x02B9 || c == 0x02BE || c == 0x02BF || c == 0x2032;
}

/* One code point beyond ASCII: its compatibility decomposition, case folded, without marks. */
static size_t fold_wide(uint32_t code_point, char *out, size_t cap)
{
    if (code_point_is_apostrophe(code_point)) {
        return 0;
    }
    utf8proc_int32_t parts[32];
    int last_bound = 0;
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)code_point, parts, 32,
                                UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                    UTF8PROC_IGNORE | UTF8PROC_STRIPMARK,
                                &last_bound);
    size_t used = 0;
    for (utf8proc_ssize_t i = 0; i < n && i < 32; i++) {
        used += append_undecomposed((uint32_t)parts[i], out + used, cap - used);
    }
    return used;
}

size_t text_fold_word(struct span word, char *out, size_t cap)
{
    size_t used = 0;
    const char *at = word.at, *end = word.at + word.n;
    while (at < end && used < cap) {
        unsigned char c = (unsigned char)*at;
        if (c < 0x80) {
            if (c != '\'' && c != '`') {
                out[used++] = (char)ascii_lower((char)c);
            }
            at++;
            continue;
        }
        uint32_t code_point;
        at += utf8_decode(at, end, &code_point);
        used += fold_wide(code_point, out + used, cap - used);
    }
    return used;
}

#define FNV_OFFSET UINT64_C(0xcbf29ce484222325)
#define FNV_PRIME  UINT64_C(0x100000001b3)

uint64_t text_fold_hash(struct span word)
{
    uint64_t hash = FNV_OFFSET;
    size_t i = 0;
    for (; i < word.n && (unsigned char)word.at[i] < 0x80; i++) {
        if (word.at[i] != '\'' && word.at[i] != '`') {
            hash = (hash ^ ascii_lower(word.at[i])) * FNV_PRIME;
        }
    }
    const char *at = word.at + i, *end = word.at + word.n;
    while (at < end) {
        char folded[64];
        uint32_t code_point;
        at += utf8_decode(at, end, &code_point);
        size_t n = code_point < 0x80 ? text_fold_word((struct span){at - 1, 1}, folded, 64)
                                     : fold_wide(code_point, folded, sizeof folded);
        for (size_t k = 0; k < n; k++) {
            hash = (hash ^ (unsigned char)folded[k]) * FNV_PRIME;
        }
    }
    return hash;
}

uint64_t text_hash(struct span text)
{
    uint64_t hash = FNV_OFFSET;
    for (size_t i = 0; i < text.n; i += 8) {
        uint64_t word = 0;
        memcpy(&word, text.at + i, text.n - i < 8 ? text.n - i : 8);
        hash = (hash ^ word) * FNV_PRIME;
        hash ^= hash >> 32;
    }
    return hash;
}

uint64_t text_hash_more(uint64_t hash, char folded)
{
    return (hash ^ (unsigned char)folded) * FNV_PRIME;
}

uint64_t phrase_add(uint64_t phrase, uint64_t word_hash)
{
    /* The multiply-xorshift step of splitmix64; order matters, so "New York" is not "York New". */
    uint64_t x = (phrase ^ word_hash) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return x ^ (x >> 31);
}

void buffer_reserve(struct buffer *buffer, size_t more)
{
    if (buffer->n + more + 1 <= buffer->cap) {
        return;
    }
    while (buffer->cap < buffer->n + more + 1) {
        buffer->cap = buffer->cap ? buffer->cap : 128; /* arena_grow doubles it */
        buffer->at = arena_grow(buffer->arena, buffer->at, buffer->n, &buffer->cap, 1);
    }
}

void buffer_puts(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n > 0) {
        buffer_reserve(buffer, (size_t)n);
        vsnprintf(buffer->at + buffer->n, (size_t)n + 1, format, again);
        buffer->n += (size_t)n;
    }
    va_end(again);
}

static size_t escape_json(unsigned char c, char *out)
{
    static const char hex[] = "0123456789ABCDEF";
    static const char named[] = {['"'] = '"',  ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f',
                                 ['\n'] = 'n', ['\r'] = 'r',  ['\t'] = 't'};
    out[0] = '\\';
    if (named[c]) {
        out[1] = named[c];
        return 2;
    }
    memcpy(out + 1, "u00", 3);
    out[4] = hex[c >> 4];
    out[5] = hex[c & 15];
    return 6;
}

/* Is one of the eight bytes a control character, a quotation mark or a backslash? */
static bool any_escaped(uint64_t eight)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = UINT64_C(0x8080808080808080);
    uint64_t quote = eight ^ ones * '"', backslash = eight ^ ones * '\\';
    return (((eight - ones * 0x20) & ~eight) | ((quote - ones) & ~quote) |
            ((backslash - ones) & ~backslash)) &
           tops;
}

static const char *xml_entity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\n':
        return " ";
    default:
        return NULL;
    }
}

void buffer_xml(struct buffer *buffer, struct span text)
{
    size_t done = 0;
    for (size_t i = 0; i < text.n; i++) {
        const char *entity = xml_entity(text.at[i]);
        if (entity) {
            buffer_add(buffer, text.at + done, i - done);
            buffer_puts(buffer, entity);
            done = i + 1;
        }
    }
    if (done < text.n) {
        buffer_add(buffer, text.at + done, text.n - done);
    }
}

/* Most strings are short and plain. */
static bool is_plain(struct span text)
{
    uint64_t eight = UINT64_C(0x2020202020202020);
    if (text.n < 8) {
        if (text.n) {
            memcpy(&eight, text.at, text.n);
        }
        return !any_escaped(eight);
    }
    for (size_t i = 0; i + 8 < text.n; i += 8) {
        memcpy(&eight, text.at + i, 8);
        if (any_escaped(eight)) {
            return false;
        }
    }
    memcpy(&eight, text.at + text.n - 8, 8);
    return !any_escaped(eight);
}

static char *escape_all(char *out, struct span text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c >= 0x20 && c != '"' && c != '\\') {
            *out++ = (char)c;
        } else {
            out += escape_json(c, out);
        }
    }
    return out;
}

void buffer_json_string(struct buffer *buffer, struct span text)
{
    bool plain = is_plain(text);
    buffer_reserve(buffer, text.n * (plain ? 1 : 6) + 2); /* no byte is written in more than six */
    char *out = buffer->at + buffer->n;
    *out++ = '"';
    if (!plain) {
        out = escape_all(out, text);
    } else if (text.n) {
        memcpy(out, text.at, text.n);
        out += text.n;
    }
    *out++ = '"';
    *out = '\0';
    buffer->n = (size_t)(out - buffer->at);
}

/* llround without the call: halves go away from zero. */
static int64_t nearest(double value)
{
    int64_t whole = (int64_t)value;
    double rest = value - (double)whole;
    return whole + (rest >= 0.5) - (rest <= -0.5);
}

void buffer_integer(struct buffer *buffer, int64_t value)
{
    char digits[24];
    size_t n = sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        digits[--n] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (value < 0) {
        digits[--n] = '-';
    }
    buffer_add(buffer, digits + n, sizeof digits - n);
}

void buffer_number(struct buffer *buffer, double value, int decimals)
{
    if (!isfinite(value) || fabs(value) > 9e12) {
        buffer_puts(buffer, "0");
        return;
    }
    if (decimals == 0) {
        buffer_integer(buffer, nearest(value));
        return;
    }
    int64_t scaled = nearest(value * power_of_ten(decimals));
    if (scaled < 0) {
        buffer_add(buffer, "-", 1);
        scaled = -scaled;
    }
    for (; decimals > 0 && scaled % 10 == 0; decimals--) {
        scaled /= 10;
    }
    char digits[24];
    size_t n = sizeof digits;
    uint64_t rest = (uint64_t)scaled;
    for (int width = 0; rest || width <= decimals; rest /= 10) {
        if (width++ == decimals && decimals > 0) {
            digits[--n] = '.';
        }
        digits[--n] = (char)('0' + rest % 10);
    }
    buffer_add(buffer, digits + n, sizeof digits - n);
}

bool span_is_country_code(struct span code)
{
    return code.n == 2 && code.at[0] >= 'A' && code.at[0] <= 'Z' && code.at[1] >= 'A' &&
           code.at[1] <= 'Z';
}
