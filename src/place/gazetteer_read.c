#include "place/gazetteer_read.h"

#include <errno.h>
#include <string.h>

/* The longest row of GeoNames is 12 kB; a longer line than this is no table. */
#define BUFFER_SIZE ((size_t)1 << 20)
#define NAME_BYTES  400

bool lines_open(struct lines *lines, const char *path, struct arena *arena, struct error *error)
{
    *lines = (struct lines){.path = path, .buffer = lines->buffer};
    lines->stream = strcmp(path, "-") == 0 ? stdin : fopen(path, "rbe");
    if (!lines->stream) {
        return error_set(error, ERROR_INPUT, "cannot open '%s': %s", path, strerror(errno));
    }
    lines->buffer = lines->buffer ? lines->buffer : arena_alloc(arena, BUFFER_SIZE);
    return true;
}

/* More bytes behind those not yet read; false when there are none. */
static bool refill(struct lines *lines)
{
    size_t left = lines->end - lines->begin;
    if (lines->last || left == BUFFER_SIZE) {
        return false;
    }
    memmove(lines->buffer, lines->buffer + lines->begin, left);
    lines->begin = 0;
    lines->end = left + fread(lines->buffer + left, 1, BUFFER_SIZE - left, lines->stream);
    if (lines->end == left) {
        lines->last = true;
        lines->failed = ferror(lines->stream) != 0;
    }
    return lines->end > left;
}

static bool find_newline(struct lines *lines, size_t *at)
{
    size_t searched = lines->begin;
    for (;;) {
        const char *from = lines->buffer + searched;
        const char *newline =
            searched < lines->end ? memchr(from, '\n', lines->end - searched) : NULL;
        if (newline) {
            *at = (size_t)(newline - lines->buffer);
            return true;
        }
        size_t done = lines->end - lines->begin;
        if (!refill(lines)) {
            return false;
        }
        searched = lines->begin + done;
    }
}

static void skip_line(struct lines *lines)
{
    size_t newline;
    do {
        lines->begin = lines->end;
    } while (!find_newline(lines, &newline) && !lines->last);
    lines->begin = lines->last ? lines->end : newline + 1;
}

bool lines_next(struct lines *lines, struct line *line)
{
    size_t newline;
    *line = (struct line){0};
    bool found = find_newline(lines, &newline);
    if (!found && lines->begin == lines->end) {
        return false;
    }
    lines->number++;
    if (!found && !lines->last) {
        line->too_long = true;
        line->text = SPAN("");
        skip_line(lines);
        return true;
    }
    size_t stop = found ? newline : lines->end;
    line->text = (struct span){lines->buffer + lines->begin, stop - lines->begin};
    lines->begin = found ? newline + 1 : stop;
    if (line->text.n && line->text.at[line->text.n - 1] == '\r') {
        line->text.n--;
    }
    return true;
}

bool lines_close(struct lines *lines, struct error *error)
{
    bool failed = lines->failed;
    if (lines->stream && lines->stream != stdin) {
        fclose(lines->stream);
    }
    lines->stream = NULL;
    return !failed || error_set(error, ERROR_INPUT, "cannot read '%s': it broke off after line %zu",
                                lines->path, lines->number);
}

static bool is_refused(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F || c == 0x2028 ||
           c == 0x2029 || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0xFEFF || c == 0xFFFD;
}

bool text_is_clean(struct span text)
{
    const char *at = text.at, *end = text.at + text.n;
    while (at < end) {
        uint32_t c;
        at += utf8_decode(at, end, &c);
        if (is_refused(c)) {
            return false;
        }
    }
    return true;
}

static size_t split_fields(struct span line, struct span *fields, size_t cap)
{
    size_t n = 0;
    struct span field;
    while (span_split(&line, '\t', &field)) {
        if (n < cap) {
            fields[n] = field;
        }
        n++;
    }
    for (size_t i = n; i < cap; i++) {
        fields[i] = SPAN("");
    }
    return n;
}

static bool wrong_field(struct error *wrong, const char *what, struct span value)
{
    int shown = value.n > 40 ? 40 : (int)value.n;
    return text_is_clean(value)
               ? error_set(wrong, ERROR_INPUT, "%s '%.*s'", what, shown, value.at)
               : error_set(wrong, ERROR_INPUT, "%s: broken UTF-8 or control characters", what);
}

static bool read_degrees(struct span text, double limit, double *out)
{
    return span_double(text, out) && *out >= -limit && *out <= limit;
}

static bool read_feature(struct span class_text, struct span code, struct place_row *out,
                         struct error *wrong)
{
    if (class_text.n != 1 || class_text.at[0] == 0 || !strchr("APHTSLVRU", class_text.at[0])) {
        return wrong_field(wrong, "unknown feature class", class_text);
    }
    if (code.n >= sizeof out->feature_code) {
        return wrong_field(wrong, "bad feature code", code);
    }
    for (size_t i = 0; i < code.n; i++) {
        char c = code.at[i];
        if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
            return wrong_field(wrong, "bad feature code", code);
        }
        out->feature_code[i] = c;
    }
    out->feature_class = class_text.at[0];
    return true;
}

static bool read_country(struct span text, struct place_row *out, struct error *wrong)
{
    if (text.n == 0) {
        return true;
    }
    for (size_t i = 0; i < text.n; i++) {
        if (text.n != 2 || text.at[i] < 'A' || text.at[i] > 'Z') {
            return wrong_field(wrong, "bad country code", text);
        }
    }
    memcpy(out->country, text.at, 2);
    return true;
}

static bool read_numbers(struct span population, struct span radius, struct place_row *out,
                         struct error *wrong)
{
    int64_t people = 0;
    if (population.n && (!span_int(population, &people) || people < 0 || people > 100000000000)) {
        return wrong_field(wrong, "bad population", population);
    }
    out->population = (uint64_t)people;
    out->radius_km = -1;
    if (radius.n &&
        (!span_double(radius, &out->radius_km) || out->radius_km < 0 || out->radius_km > 20000)) {
        return wrong_field(wrong, "bad radius", radius);
    }
    return true;
}

static bool read_name(struct span id, struct span name, struct place_row *out, struct error *wrong)
{
    if (id.n == 0 || id.n > 100 || !text_is_clean(id)) {
        return wrong_field(wrong, "bad id", id);
    }
    if (name.n == 0 || name.n > NAME_BYTES || !text_is_clean(name)) {
        return wrong_field(wrong, "bad name", name);
    }
    out->id = id;
    out->name = name;
    bool number = span_int(id, &out->geonameid);
    out->geonameid =
        number && out->geonameid > 0 && out->geonameid < INT32_MAX ? out->geonameid : 0;
    return true;
}

static bool read_point(struct span lat, struct span lon, struct place_row *out, struct error *wrong)
{
    if (!read_degrees(lat, 90, &out->lat)) {
        return wrong_field(wrong, "bad latitude", lat);
    }
    if (!read_degrees(lon, 180, &out->lon)) {
        return wrong_field(wrong, "bad longitude", lon);
    }
    return true;
}

static bool read_admin1(struct span admin1, struct place_row *out, struct error *wrong)
{
    if (admin1.n > 20 || !text_is_clean(admin1)) {
        return wrong_field(wrong, "bad admin1", admin1);
    }
    bool none = span_is(admin1, "00") || span_is(admin1, "0");
    out->admin1 = none ? SPAN("") : admin1;
    return true;
}

bool place_row_read(struct span line, struct place_row *out, struct error *wrong)
{
    struct span f[12];
    size_t n = split_fields(line, f, 12);
    *out = (struct place_row){.separator = '|', .alternates = f[2], .ascii_name = SPAN("")};
    if (n < 8 || n > 12) {
        return error_set(wrong, ERROR_INPUT, "%zu columns, not 12", n);
    }
    return read_name(f[0], f[1], out, wrong) && read_point(f[3], f[4], out, wrong) &&
           read_feature(f[5], f[6], out, wrong) && read_country(f[7], out, wrong) &&
           read_admin1(f[8], out, wrong) && read_numbers(f[9], f[10], out, wrong);
}

/* geonameid name asciiname alternatenames latitude longitude feature_class feature_code
 * country_code cc2 admin1 admin2 admin3 admin4 population elevation dem timezone modified */
bool dump_row_read(struct span line, struct place_row *out, struct error *wrong)
{
    struct span f[19];
    size_t n = split_fields(line, f, 19);
    *out = (struct place_row){.separator = ',', .alternates = f[3], .ascii_name = f[2]};
    if (n != 19) {
        return error_set(wrong, ERROR_INPUT, "%zu columns, not the 19 of a GeoNames dump", n);
    }
    if (f[6].n == 0) { /* GeoNames has some thousand rows without a class */
        f[6] = SPAN("L");
    }
    if (!read_name(f[0], f[1], out, wrong) || !read_point(f[4], f[5], out, wrong) ||
        !read_feature(f[6], f[7], out, wrong) || !read_country(f[8], out, wrong) ||
        !read_admin1(f[10], out, wrong) || !read_numbers(f[14], SPAN(""), out, wrong)) {
        return false;
    }
    return out->geonameid > 0 || wrong_field(wrong, "bad geonameid", f[0]);
}

bool table_row_read(struct span line, struct span fields[TABLE_FIELDS], struct error *wrong)
{
    size_t n = split_fields(line, fields, TABLE_FIELDS);
    if (n < 2 || n > TABLE_FIELDS) {
        return error_set(wrong, ERROR_INPUT, "%zu columns, not 2 to %d", n, TABLE_FIELDS);
    }
    if (fields[0].n == 0 || fields[0].n > NAME_BYTES || !text_is_clean(fields[0])) {
        return wrong_field(wrong, "bad name", fields[0]);
    }
    return true;
}

static bool is_read_script(uint32_t c)
{
    return c < 0x250 || (c >= 0x2B0 && c < 0x370) || (c >= 0x400 && c < 0x530) ||
           (c >= 0x600 && c < 0x700) || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x2010 && c < 0x201A);
}

static bool is_arabic(uint32_t c)
{
    return c >= 0x600 && c < 0x700;
}

/* Names that rightly begin with a small letter: 's-Hertogenbosch, al-Bab. */
static bool begins_with_article(struct span name)
{
    static const char *const articles[] = {"'s", "al",  "an", "ar", "as", "at", "az", "ad",
                                           "el", "ash", "d",  "de", "la", "le", "les"};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        size_t n = strlen(articles[i]);
        if (name.n <= n + 1 || !span_starts(name, articles[i]) || !strchr("-' ", name.at[n])) {
            continue;
        }
        const char *at = name.at + n + 1, *end = name.at + name.n;
        uint32_t c;
        do {
            at += utf8_decode(at, end, &c);
        } while (at < end && !code_point_is_letter(c));
        if (code_point_is_upper(c)) {
            return true;
        }
    }
    return false;
}

bool dump_name_is_usable(struct span name)
{
    const char *at = name.at, *end = name.at + name.n;
    uint32_t first = 0;
    size_t letters = 0, capitals = 0, characters = 0;
    if (name.n == 0 || name.n > 200 || !text_is_clean(name)) {
        return false;
    }
    for (; at < end; characters++) {
        uint32_t c;
        at += utf8_decode(at, end, &c);
        if (!is_read_script(c) ||
            (c < 0x80 && strchr("0123456789|/\\@:;()[]{}<>\"=_+*&?!%#~", (int)c))) {
            return false;
        }
        bool letter = code_point_is_letter(c);
        first = first || !letter ? first : c;
        letters += letter;
        capitals += c >= 'A' && c <= 'Z';
    }
    if (letters < 2 || characters > 60 || (capitals == name.n && name.n <= 5)) {
        return false;
    }
    return is_arabic(first) || code_point_is_upper(first) || begins_with_article(name);
}
