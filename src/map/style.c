#include "map/style.h"

#include <stddef.h>
#include <string.h>

/* What all themes share. */
#define MEASURES                                                                                   \
    .coast_width = 0.6, .border_width = 0.9, .admin1_width = 0.5, .river_width = 0.7,              \
    .graticule_width = 0.4, .title_size = 17, .subtitle_size = 11, .label_size = 11,               \
    .detail_size = 9, .note_size = 8, .country_size = 10, .admin1_size = 8, .water_size = 9,       \
    .city_size = 8.5, .symbol_size = 10

/* Symbols keep 3 : 1 against land and sea; coasts and borders stay well below them. */
static const struct style light = {
    MEASURES,
    .page = 0xffffffff,
    .sea = 0xdde8eeff,
    .land = 0xf7f4eeff,
    .lake = 0xdde8eeff,
    .river = 0xb3cbd9ff,
    .coast = 0x92a9b6ff,
    .border = 0x8e8a85ff,
    .admin1 = 0xd3cdc3ff,
    .graticule = 0xc3ced4ff,
    .neatline = 0x9a9a9aff,
    .text = 0x1a1a1aff,
    .muted = 0x595959ff,
    .country_label = 0x7b766fff,
    .admin1_label = 0x918b82ff,
    .water_label = 0x5f8297ff,
    .city_label = 0x65615bff,
    .halo = 0xfbf9f6ff,
    .strike = 0xb2182bff,
    .talks = 0x0b5394ff,
    .ground = 0x7a4a00ff,
    .violence = 0x6a2c91ff,
    .outline = 0xffffffff,
    .hollow = 0xffffffff,
    .accent = 0x333333ff,
};

static const struct style dark = {
    MEASURES,
    .page = 0x14171bff,
    .sea = 0x1a222aff,
    .land = 0x2b3036ff,
    .lake = 0x1a222aff,
    .river = 0x3c5568ff,
    .coast = 0x52626fff,
    .border = 0x7d838aff,
    .admin1 = 0x434951ff,
    .graticule = 0x3a4550ff,
    .neatline = 0x6b7178ff,
    .text = 0xf2f2f2ff,
    .muted = 0xb4b8bcff,
    .country_label = 0x9aa0a6ff,
    .admin1_label = 0x7f868dff,
    .water_label = 0x7ea3bdff,
    .city_label = 0xa9aeb4ff,
    .halo = 0x22272cff,
    .strike = 0xff8a7aff,
    .talks = 0x7cc4ffff,
    .ground = 0xffc14dff,
    .violence = 0xd9a6ffff,
    .outline = 0x14171bff,
    .hollow = 0x14171bff,
    .accent = 0xe0e0e0ff,
};

/* Newsprint and copiers: white land, no tint darker than a tenth, black text. */
static const struct style print = {
    MEASURES,
    .page = 0xffffffff,
    .sea = 0xe8ebedff,
    .land = 0xffffffff,
    .lake = 0xe8ebedff,
    .river = 0xb8bec2ff,
    .coast = 0x808080ff,
    .border = 0x777777ff,
    .admin1 = 0xcfcfcfff,
    .graticule = 0xc8c8c8ff,
    .neatline = 0x555555ff,
    .text = 0x000000ff,
    .muted = 0x4d4d4dff,
    .country_label = 0x6e6e6eff,
    .admin1_label = 0x858585ff,
    .water_label = 0x6f7f89ff,
    .city_label = 0x5c5c5cff,
    .halo = 0xffffffff,
    .strike = 0xa50f15ff,
    .talks = 0x08417aff,
    .ground = 0x5e3a00ff,
    .violence = 0x54208aff,
    .outline = 0xffffffff,
    .hollow = 0xffffffff,
    .accent = 0x222222ff,
};

static const struct {
    const char *name;
    const struct style *style;
} themes[] = {{"light", &light}, {"dark", &dark}, {"print", &print}};

enum key_kind { KEY_COLOUR, KEY_NUMBER, KEY_TEXT };

static const struct key {
    const char *name;
    enum key_kind kind;
    size_t slot;
} keys[] = {
#define COLOUR(field)                                                                              \
    {                                                                                              \
#field, KEY_COLOUR, offsetof(struct style, field)                                          \
    }
#define NUMBER(field)                                                                              \
    {                                                                                              \
#field, KEY_NUMBER, offsetof(struct style, field)                                          \
    }
    {"font", KEY_TEXT, offsetof(struct style, font)},
    COLOUR(page),
    COLOUR(sea),
    COLOUR(land),
    COLOUR(lake),
    COLOUR(river),
    COLOUR(coast),
    COLOUR(border),
    COLOUR(admin1),
    COLOUR(graticule),
    COLOUR(neatline),
    COLOUR(text),
    COLOUR(muted),
    COLOUR(country_label),
    COLOUR(admin1_label),
    COLOUR(water_label),
    COLOUR(city_label),
    COLOUR(halo),
    COLOUR(strike),
    COLOUR(talks),
    COLOUR(ground),
    COLOUR(violence),
    COLOUR(outline),
    COLOUR(hollow),
    COLOUR(accent),
    NUMBER(coast_width),
    NUMBER(border_width),
    NUMBER(admin1_width),
    NUMBER(river_width),
    NUMBER(graticule_width),
    NUMBER(title_size),
    NUMBER(subtitle_size),
    NUMBER(label_size),
    NUMBER(detail_size),
    NUMBER(note_size),
    NUMBER(country_size),
    NUMBER(admin1_size),
    NUMBER(water_size),
    NUMBER(city_size),
    NUMBER(symbol_size),
#undef COLOUR
#undef NUMBER
};
#define N_KEYS (sizeof keys / sizeof *keys)

bool style_theme(struct style *out, const char *name, struct error *error)
{
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
        if (!name || strcmp(themes[i].name, name) == 0) {
            *out = *themes[i].style;
            return true;
        }
    }
    return error_set(error, ERROR_USAGE, "no theme '%s': light, dark and print are known", name);
}

uint32_t style_category(const struct style *style, enum category category)
{
    const uint32_t colours[STYLE_CATEGORIES] = {style->strike, style->talks, style->ground,
                                                style->violence};
    return colours[category];
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool style_colour(struct span text, uint32_t *out)
{
    if (text.n < 4 || text.at[0] != '#' || (text.n != 4 && text.n != 7 && text.n != 9)) {
        return false;
    }
    uint32_t value = 0;
    for (size_t i = 1; i < text.n; i++) {
        int digit = hex_digit(text.at[i]);
        if (digit < 0) {
            return false;
        }
        value = value << 4 | (uint32_t)digit;
        if (text.n == 4) {
            value = value << 4 | (uint32_t)digit;
        }
    }
    *out = text.n == 9 ? value : value << 8 | 0xff;
    return true;
}

static const struct key *find_key(struct span name)
{
    for (size_t i = 0; i < N_KEYS; i++) {
        if (span_is(name, keys[i].name)) {
            return &keys[i];
        }
    }
    return NULL;
}

static bool set_key(struct style *style, const struct key *key, struct span value,
                    struct arena *arena)
{
    char *slot = (char *)style + key->slot;
    double number;
    switch (key->kind) {
    case KEY_COLOUR:
        return style_colour(value, (uint32_t *)(void *)slot);
    case KEY_NUMBER:
        if (!span_double(value, &number) || !(number >= 0 && number <= 100)) {
            return false;
        }
        *(double *)(void *)slot = number;
        return true;
    case KEY_TEXT:
        *(const char **)(void *)slot = arena_strndup(arena, value.at, value.n);
        return value.n > 0;
    }
    return false;
}

static bool read_line(struct style *style, struct span line, struct arena *arena,
                      struct error *error, const char *where)
{
    line = span_trim(line);
    if (!line.n || line.at[0] == '#') {
        return true;
    }
    struct span name, rest = line;
    span_split(&rest, '=', &name);
    name = span_trim(name);
    const struct key *key = find_key(name);
    if (!key) {
        return error_set(error, ERROR_INPUT, "%s: no such setting: '%.*s'", where, (int)name.n,
                         name.at);
    }
    if (!set_key(style, key, span_trim(rest), arena)) {
        return error_set(error, ERROR_INPUT, "%s: '%s' wants %s", where, key->name,
                         key->kind == KEY_COLOUR   ? "a colour such as #dde8ee"
                         : key->kind == KEY_NUMBER ? "a number from 0 to 100"
                                                   : "a value");
    }
    return true;
}

bool style_read(struct style *style, const char *path, struct span bytes, struct arena *arena,
                struct error *error)
{
    struct style result = *style;
    struct span rest = bytes, line;
    for (int n = 1; span_split(&rest, '\n', &line); n++) {
        const char *where = arena_printf(arena, "%s:%d", path, n);
        if (!read_line(&result, line, arena, error, where)) {
            return false;
        }
    }
    *style = result;
    return true;
}
