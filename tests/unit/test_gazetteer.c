#include "check.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "news/date.h"
#include "news/segment.h"
#include "place/gazetteer.h"
#include "place/gazetteer_build.h"
#include "place/gazetteer_format.h"
#include "place/gazetteer_key.h"

#define TABLES TESTS_FOLDER "/gazetteer/tables"
#define DUMP   TESTS_FOLDER "/gazetteer/dumps/UA.txt"
#define BAD    TESTS_FOLDER "/gazetteer/dumps/bad.txt"
#define OUT    BUILD_FOLDER "/test_gazetteer.bin"

struct fixture {
    struct arena arena;
    struct gazetteer *gazetteer;
};

static struct gazetteer_build_report compile(const char *source, const char *dump, const char *out)
{
    struct arena arena = {0};
    struct error error = {0};
    struct gazetteer_build_report report = {0};
    const struct gazetteer_build_options options = {
        .source = source, .add = &dump, .n_add = dump ? 1 : 0};
    if (!gazetteer_build(out, &options, &report, &arena, &error)) {
        fail_msg("%s", error.text);
    }
    arena_free(&arena);
    return report;
}

static struct gazetteer *open_file(const char *path, struct arena *arena)
{
    struct gazetteer *gazetteer = NULL;
    struct error error = {0};
    if (!gazetteer_open(&gazetteer, path, arena, &error)) {
        fail_msg("%s", error.text);
    }
    return gazetteer;
}

static int open_tables(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    compile(TABLES, NULL, OUT);
    fixture.gazetteer = open_file(OUT, &fixture.arena);
    *state = &fixture;
    return 0;
}

static int close_tables(void **state)
{
    struct fixture *fixture = *state;
    gazetteer_close(fixture->gazetteer);
    arena_free(&fixture->arena);
    return 0;
}

#define CAP 16
struct found {
    struct name_entry at[CAP];
    size_t n;
};

static struct found find(const struct gazetteer *g, const char *name)
{
    struct found found;
    unsigned words;
    found.n = gazetteer_find(g, gazetteer_key(span_of(name), &words), found.at, CAP);
    assert_true(found.n <= CAP);
    return found;
}

static struct location place(const struct gazetteer *g, uint32_t index)
{
    struct location location = {0};
    assert_true(gazetteer_place(g, index, &location));
    return location;
}

/* The first entry of a name is of this kind and means the place shown by this name. */
static struct location first_is(const struct gazetteer *g, const char *name, enum name_kind kind,
                                const char *shown)
{
    struct found found = find(g, name);
    if (found.n == 0) {
        fail_msg("nothing is called '%s'", name);
    }
    assert_int_equal(found.at[0].kind, kind);
    struct location location = place(g, found.at[0].place);
    assert_string_equal(location.name, shown);
    return location;
}

static void a_place_is_all_there(void **state)
{
    const struct gazetteer *g = ((struct fixture *)*state)->gazetteer;
    struct location l = first_is(g, "Kryvyi Rih", NAME_MAIN, "Kryvyi Rih");
    assert_string_equal(l.country, "Ukraine");
    assert_string_equal(l.country_code, "UA");
    assert_string_equal(l.admin1, "Dnipropetrovsk Oblast");
    assert_string_equal(l.admin1_code, "04");
    assert_string_equal(l.feature_code, "PPLA2");
    assert_int_equal(l.feature_class, 'P');
    assert_int_equal(l.geonameid, 703845);
    assert_int_equal(l.population, 652380);
    assert_int_equal(l.precision, PRECISION_SETTLEMENT);
    assert_true(l.lat == 47.90966 && l.lon == 33.38044);
    assert_true(l.radius_km == 8.0);
    l = first_is(g, "Sea of Azov", NAME_MAIN, "Sea of Azov");
    assert_null(l.country);
    assert_null(l.admin1);
    assert_int_equal(l.precision, PRECISION_AREA);
    assert_true(l.radius_km == 180);
    l = first_is(g, "Donbass", NAME_ALTERNATE, "Donbas");
    assert_int_equal(l.geonameid, 0);
    assert_int_equal(l.precision, PRECISION_REGION);
    l = first_is(g, "Kerch Bridge", NAME_ALTERNATE, "Crimean Bridge");
    assert_int_equal(l.precision, PRECISION_SITE);
    l = first_is(g, "Pacific", NAME_ALTERNATE, "Pacific Ocean");
    assert_true(l.radius_km > 6000);
}

static void spellings_of_running_text_find_it(void **state)
{
    const struct gazetteer *g = ((struct fixture *)*state)->gazetteer;
    first_is(g, "KRYVYI-RIH", NAME_MAIN, "Kryvyi Rih");
    first_is(g, "Кривий Ріг", NAME_ALTERNATE, "Kryvyi Rih");
    first_is(g, "الرياض", NAME_ALTERNATE, "Riyadh");
    first_is(g, "أر ریاض", NAME_ALTERNATE, "Riyadh"); /* before the comma */
    first_is(g, "Ar Riyad", NAME_ALTERNATE, "Riyadh");
    static const char *const states[] = {"U.S.", "US", "USA", "U.S.A.", "united states"};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        first_is(g, states[i], find(g, states[i]).at[0].kind, "United States");
    }
    static const char *const louis[] = {"St. Louis", "St Louis", "Saint-Louis"};
    for (size_t i = 0; i < 3; i++) {
        first_is(g, louis[i], NAME_MAIN, "St. Louis");
    }
    static const char *const johns[] = {"St. John's", "St Johns", "Saint John’s", "ST. JOHN'S"};
    for (size_t i = 0; i < 4; i++) {
        first_is(g, johns[i], NAME_MAIN, "St. John's");
    }
    first_is(g, "W. Va.", NAME_ALTERNATE, "Washington Sq.");
    first_is(g, "W Va", NAME_ALTERNATE, "Washington Sq.");
    first_is(g, "Washington DC", NAME_MAIN, "Washington, D.C.");
    first_is(g, "Mo", NAME_ALTERNATE, "Missouri");
    assert_int_equal(find(g, "Kryvyi").n, 0);
    assert_int_equal(find(g, "Rih Kryvyi").n, 0);
    assert_int_equal(find(g, "").n, 0);
}

static void entries_come_in_their_order(void **state)
{
    const struct gazetteer *g = ((struct fixture *)*state)->gazetteer;
    struct found sumy = find(g, "Sumy");
    assert_int_equal(sumy.n, 3);
    assert_int_equal(sumy.at[0].kind, NAME_GIVEN);
    assert_int_equal(sumy.at[0].weight, 10);
    assert_int_equal(sumy.at[0].place, UINT32_MAX);
    assert_string_equal(place(g, sumy.at[1].place).name, "Sumy");
    assert_string_equal(place(g, sumy.at[2].place).name, "Sumy Oblast");
    struct found kyiv = find(g, "Kyiv");
    assert_int_equal(kyiv.n, 2);
    assert_int_equal(kyiv.at[0].kind, NAME_CAPITAL);
    assert_string_equal(place(g, kyiv.at[0].place).name, "Ukraine");
    assert_int_equal(kyiv.at[1].kind, NAME_MAIN);
    first_is(g, "Kiev", NAME_ALTERNATE, "Kyiv");
    first_is(g, "Kuibyshev", NAME_OLD, "Samara");
    first_is(g, "Kremlin", NAME_METONYM, "Russia");
    first_is(g, "Ukrainians", NAME_DEMONYM, "Ukraine");
    first_is(g, "Missoura", NAME_VARIANT, "Missouri");
    struct name_entry one[1] = {0};
    unsigned words;
    assert_int_equal(gazetteer_find(g, gazetteer_key(SPAN("Sumy"), &words), one, 1), 3);
    assert_int_equal(one[0].kind, NAME_GIVEN);
    assert_true(find(g, "US").at[0].acronym);
    assert_false(find(g, "Nice").at[1].acronym);
}

/* Dnipro is the larger, but Novorossiysk is another town's own name; a division's seat is near. */
static void a_name_is_first_its_owners(void **state)
{
    const struct gazetteer *g = ((struct fixture *)*state)->gazetteer;
    struct found found = find(g, "Novorossiysk");
    assert_int_equal(found.n, 2);
    assert_string_equal(place(g, found.at[0].place).name, "Novorossiysk");
    assert_int_equal(found.at[0].weight, 128);
    assert_string_equal(place(g, found.at[1].place).name, "Dnipro");
    assert_int_equal(found.at[1].weight, 64);
    assert_int_equal(find(g, "Dnipropetrovsk").at[1].weight, 128);
}

static void words_that_are_no_places_are_known(void **state)
{
    const struct gazetteer *g = ((struct fixture *)*state)->gazetteer;
    struct found nice = find(g, "nice");
    assert_int_equal(nice.n, 2);
    assert_int_equal(nice.at[0].kind, NAME_WORD);
    assert_int_equal(nice.at[0].weight, 250);
    assert_int_equal(nice.at[1].kind, NAME_MAIN);
    struct found region = find(g, "region");
    assert_int_equal(region.n, 1);
    assert_int_equal(region.at[0].kind, NAME_FEATURE);
    assert_int_equal(region.at[0].side, FEATURE_AFTER);
    assert_string_equal(region.at[0].asks, "A.ADM1,L.RGN");
    assert_int_equal(find(g, "the village of").at[0].side, FEATURE_BEFORE);
    assert_int_equal(find(g, "lake").at[0].side, FEATURE_BEFORE | FEATURE_AFTER);
    assert_null(nice.at[0].asks);
}

static uint64_t word(const char *text)
{
    return text_fold_hash(span_of(text));
}

static void the_first_word_tells_how_far_to_look(void **state)
{
    const struct gazetteer *g = ((struct fixture *)*state)->gazetteer;
    assert_int_equal(gazetteer_longest(g, word("kryvyi")), 2);
    assert_int_equal(gazetteer_longest(g, word("the")), 3);
    assert_int_equal(gazetteer_longest(g, word("sumy")), 2); /* Sumy Oblast */
    assert_int_equal(gazetteer_longest(g, word("lutsk")), 1);
    assert_int_equal(gazetteer_longest(g, word("nowhere")), 0);
    uint64_t the = phrase_add(PHRASE_START, word("the"));
    assert_true(gazetteer_continues(g, the));
    assert_true(gazetteer_continues(g, phrase_add(the, word("village"))));
    assert_false(gazetteer_continues(g, phrase_add(the, word("town"))));
    assert_false(gazetteer_continues(g, phrase_add(PHRASE_START, word("lutsk"))));
}

static void a_division_finds_its_own(void **state)
{
    const struct gazetteer *g = ((struct fixture *)*state)->gazetteer;
    struct name_entry entries[CAP];
    unsigned words;
    uint64_t key = gazetteer_key(SPAN("Sumy"), &words);
    assert_int_equal(gazetteer_find_in(g, key, "UA", NULL, entries, CAP), 2);
    assert_int_equal(gazetteer_find_in(g, key, "UA", "21", entries, 1), 2);
    assert_string_equal(place(g, entries[0].place).name, "Sumy");
    assert_int_equal(gazetteer_find_in(g, key, "UA", "04", entries, CAP), 0);
    assert_int_equal(gazetteer_find_in(g, key, "UA", "99", entries, CAP), 0);
    assert_int_equal(gazetteer_find_in(g, key, "RU", NULL, entries, CAP), 0);
    assert_int_equal(gazetteer_find_in(g, key, "XX", NULL, entries, CAP), 0);
}

static void countries_and_divisions_have_their_places(void **state)
{
    const struct gazetteer *g = ((struct fixture *)*state)->gazetteer;
    assert_string_equal(place(g, gazetteer_country(g, "SA")).name, "Saudi Arabia");
    assert_int_equal(gazetteer_country(g, "XX"), UINT32_MAX);
    assert_string_equal(place(g, gazetteer_admin1(g, "UA", "21")).name, "Sumy Oblast");
    assert_string_equal(place(g, gazetteer_admin1(g, "US", "MO")).name, "Missouri");
    assert_int_equal(gazetteer_admin1(g, "UA", "99"), UINT32_MAX);
    assert_int_equal(gazetteer_admin1(g, "RU", "65"), UINT32_MAX); /* a code without a row */
}

/* A name's key is what the tokens of an article make of the same words. */
static void keys_are_those_of_tokens(void **state)
{
    static const char *const names[] = {
        "Kryvyi Rih",
        "U.S.",
        "W. Va. is",
        "St. John's harbour",
        "Sana’a today",
        "Tel Aviv",
        "Abidjan d'Ivoire",
        "Kherson",
        "Київ",
        "Nizhny Novgorod",
        "Washington D.C. here",
        "N. Korea",
        "6th of October City",
    };
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct article *article = arena_new(&arena, struct article);
        struct error error = {0};
        assert_true(article_parse(article, "test.txt", span_of(names[i]),
                                  (struct article_options){.published = DAY_NONE}, &arena, &error));
        struct tokens tokens = segment(article, &arena);
        uint64_t key = PHRASE_START;
        for (size_t k = 0; k < tokens.n; k++) {
            key = phrase_add(key, tokens.at[k].hash);
        }
        unsigned words;
        if (gazetteer_key(span_of(names[i]), &words) != key || words != tokens.n) {
            fail_msg("'%s' is %u words here and %zu tokens there", names[i], words, tokens.n);
        }
    }
    arena_free(&arena);
}

/* "a = b": the fold makes them equal; "a / b": it keeps them apart. */
static void the_loose_fold_keeps_its_word(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    struct file_map map;
    assert_true(file_map(&map, TESTS_FOLDER "/spec/loose.txt", 0, &arena, &error));
    struct span rest = map.bytes, line;
    size_t pairs = 0;
    while (span_split(&rest, '\n', &line)) {
        char *at = arena_strndup(&arena, line.at, line.n);
        char *cut = strstr(at, " = ") ? strstr(at, " = ") : strstr(at, " / ");
        if (line.n == 0 || at[0] == '#' || !cut) {
            continue;
        }
        uint64_t left = loose_key((struct span){at, (size_t)(cut - at)});
        uint64_t right = loose_key(span_of(cut + 3));
        if ((left == right) != (cut[1] == '=')) {
            fail_msg("%s", at);
        }
        pairs++;
    }
    assert_true(pairs > 20);
    file_unmap(&map);
    arena_free(&arena);
}

static void loose_spellings_find_places(void **state)
{
    const struct gazetteer *g = ((struct fixture *)*state)->gazetteer;
    struct name_entry entries[CAP];
    size_t n = gazetteer_find_loosely(g, SPAN("Kryvyj Rig"), entries, CAP);
    assert_int_equal(n, 1);
    assert_string_equal(place(g, entries[0].place).name, "Kryvyi Rih");
    assert_int_equal(gazetteer_find_loosely(g, SPAN("Xqz"), entries, CAP), 0);
    assert_int_equal(gazetteer_find_loosely(g, SPAN(""), entries, CAP), 0);
    assert_int_equal(gazetteer_find_loosely(g, SPAN("..."), entries, CAP), 0);
}

static void two_builds_are_the_same_bytes(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    struct file_map one, two;
    compile(TABLES, DUMP, OUT ".1");
    compile(TABLES, DUMP, OUT ".2");
    assert_true(file_map(&one, OUT ".1", 0, &arena, &error));
    assert_true(file_map(&two, OUT ".2", 0, &arena, &error));
    assert_true(span_equal(one.bytes, two.bytes));
    struct gazetteer *g = open_file(OUT ".1", &arena);
    assert_true(gazetteer_verify(g, &error));
    gazetteer_close(g);
    file_unmap(&one);
    file_unmap(&two);
    remove(OUT ".1");
    remove(OUT ".2");
    arena_free(&arena);
}

static void a_dump_adds_places_and_names(void **state)
{
    const struct gazetteer *tables = ((struct fixture *)*state)->gazetteer;
    struct arena arena = {0};
    struct gazetteer_build_report report = compile(TABLES, DUMP, OUT ".d");
    struct gazetteer *g = open_file(OUT ".d", &arena);
    assert_int_equal(report.skipped, 0);
    assert_int_equal(gazetteer_size(g), gazetteer_size(tables) + 5);
    /* The hand-kept bridge is that of the dump, the one far away is not. */
    struct found bridge = find(g, "Crimean Bridge");
    assert_int_equal(bridge.n, 2);
    assert_int_equal(place(g, bridge.at[0].place).geonameid, 9000003);
    assert_true(place(g, bridge.at[0].place).radius_km == 10);
    struct location l = first_is(g, "Andriivka", NAME_MAIN, "Andriivka");
    assert_string_equal(l.admin1, "Sumy Oblast");
    assert_string_equal(l.country, "Ukraine");
    first_is(g, "Андріївка", NAME_ALTERNATE, "Andriivka");
    first_is(g, "Ssumy", NAME_ALTERNATE, "Sumy");
    assert_int_equal(find(g, "UMY").n, 0);  /* an airport's code */
    assert_int_equal(find(g, "sumi").n, 0); /* a romanisation */
    assert_int_equal(find(g, "1234").n, 0);
    first_is(g, "al-Bab", NAME_ALTERNATE, "Myropillia");
    first_is(g, "Old Post", NAME_OLD, "Old Post (historical)");
    assert_int_equal(first_is(g, "Nameless Heath", NAME_MAIN, "Nameless Heath").feature_class, 'L');
    assert_int_equal(place(g, find(g, "Sumy").at[1].place).population, 294456); /* the table's */
    gazetteer_close(g);
    remove(OUT ".d");
    arena_free(&arena);
}

static void a_dump_stands_alone(void **state)
{
    (void)state;
    struct arena arena = {0};
    compile(NULL, DUMP, OUT ".a");
    struct gazetteer *g = open_file(OUT ".a", &arena);
    assert_int_equal(gazetteer_size(g), 7);
    struct location l = first_is(g, "Myropillia", NAME_MAIN, "Myropillia");
    assert_null(l.country);
    assert_string_equal(l.country_code, "UA");
    assert_string_equal(l.admin1_code, "21");
    gazetteer_close(g);
    remove(OUT ".a");
    arena_free(&arena);
}

struct complaints {
    size_t n;
    char text[16][200];
};

static void note_complaint(void *user, const char *file, size_t line, const char *text)
{
    struct complaints *complaints = user;
    const char *slash = strrchr(file, '/');
    assert_true(complaints->n < 16);
    snprintf(complaints->text[complaints->n++], 200, "%s:%zu: %s", slash ? slash + 1 : file, line,
             text);
}

static void bad_rows_are_named_and_skipped(void **state)
{
    static const char *const expected[] = {
        "bad.txt:2: 2 columns, not the 19 of a GeoNames dump",
        "bad.txt:3: bad latitude '91'",
        "bad.txt:4: bad geonameid 'x'",
        "bad.txt:5: bad name: broken UTF-8 or control characters",
        "bad.txt:6: unknown feature class 'Q'",
        "bad.txt:7: bad country code 'ua'",
        "bad.txt:8: bad population '-5'",
    };
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    struct complaints complaints = {0};
    struct gazetteer_build_report report = {0};
    const char *dump = BAD;
    const struct gazetteer_build_options options = {
        .add = &dump, .n_add = 1, .complain = note_complaint, .user = &complaints};
    assert_true(gazetteer_build(OUT ".b", &options, &report, &arena, &error));
    assert_int_equal(report.places, 1);
    assert_int_equal(report.skipped, complaints.n);
    assert_int_equal(complaints.n, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < complaints.n; i++) {
        assert_string_equal(complaints.text[i], expected[i]);
    }
    remove(OUT ".b");
    arena_free(&arena);
}

static void nothing_to_build_from_is_an_error(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct gazetteer_build_options options = {.source = TESTS_FOLDER "/nowhere"};
    struct gazetteer_build_report report = {0};
    struct error error = {0};
    assert_false(gazetteer_build(OUT ".n", &options, &report, &arena, &error));
    assert_non_null(strstr(error.text, "nowhere"));
    assert_false(file_exists(OUT ".n"));
    const struct gazetteer_build_options unwritable = {.source = TABLES};
    error = (struct error){0};
    assert_false(
        gazetteer_build(BUILD_FOLDER "/nowhere/x.bin", &unwritable, &report, &arena, &error));
    assert_int_equal(error.kind, ERROR_OUTPUT);
    arena_free(&arena);
}

/* What opening says to these bytes; NULL: it opened. */
static const char *open_bytes(const char *bytes, size_t n, struct arena *arena)
{
    struct error *error = arena_new(arena, struct error);
    struct gazetteer *g = NULL;
    assert_true(output_write_all(OUT ".x", (struct span){bytes, n}, arena, error));
    bool opened = gazetteer_open(&g, OUT ".x", arena, error);
    gazetteer_close(g);
    return opened ? NULL : error->text;
}

static void a_file_that_is_none_says_so(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    struct gazetteer *g = NULL;
    assert_false(gazetteer_open(&g, OUT ".missing", &arena, &error));
    assert_non_null(strstr(error.text, OUT ".missing"));
    struct file_map map;
    assert_true(file_map(&map, OUT, 0, &arena, &error));
    char *copy = arena_strndup(&arena, map.bytes.at, map.bytes.n);
    struct compiled_header *header = (void *)copy;
    struct compiled_section *table = (void *)(header + 1);
    size_t n = map.bytes.n;
    assert_null(open_bytes(copy, n, &arena));
    assert_non_null(strstr(open_bytes("", 0, &arena), "it is empty"));
    assert_non_null(strstr(open_bytes("a text, not a gazetteer", 23, &arena), "is not a compiled"));
    for (size_t cut = 8; cut < n; cut = cut * 3 / 2) {
        assert_non_null(open_bytes(copy, cut, &arena));
    }
    assert_non_null(strstr(open_bytes(copy, n - 1, &arena), "cut short"));
    header->version++;
    assert_non_null(strstr(open_bytes(copy, n, &arena), "version 4, this program reads version 3"));
    header->version--;
    table[SECTION_NAMES].offset = n;
    assert_non_null(strstr(open_bytes(copy, n, &arena), "its header has changed"));
    compiled_sign(copy, n, &gazetteer_form);
    assert_non_null(strstr(open_bytes(copy, n, &arena), "section 'names' does not fit"));
    file_unmap(&map);
    remove(OUT ".x");
    arena_free(&arena);
}

static void ask_everything(const struct gazetteer *g)
{
    static const char *const names[] = {"Sumy", "Kyiv", "St. Louis", "region", "Nice", "Kremlin"};
    struct name_entry entries[CAP];
    struct location location;
    unsigned words;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        uint64_t key = gazetteer_key(span_of(names[i]), &words);
        gazetteer_longest(g, word(names[i]));
        gazetteer_continues(g, key);
        size_t n = gazetteer_find(g, key, entries, CAP);
        for (size_t k = 0; k < n && k < CAP; k++) {
            assert_true(entries[k].kind <= NAME_FEATURE);
            if (gazetteer_place(g, entries[k].place, &location)) {
                assert_true(strlen(location.name) < 1u << 20 && fabs(location.lat) <= 90);
            }
            if (entries[k].asks) {
                assert_true(strlen(entries[k].asks) < 1u << 20);
            }
        }
        gazetteer_find_loosely(g, span_of(names[i]), entries, CAP);
    }
    for (uint32_t i = 0; i < gazetteer_size(g) && i < 100; i++) {
        if (gazetteer_place(g, i, &location)) {
            assert_true(location.precision <= PRECISION_AREA);
        }
    }
    gazetteer_country(g, "UA");
    gazetteer_admin1(g, "UA", "21");
}

static void damage_never_crashes(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    struct file_map map;
    assert_true(file_map(&map, OUT, 0, &arena, &error));
    uint64_t random = 1;
    size_t opened = 0;
    for (int round = 0; round < 400; round++) {
        struct arena scratch = {0};
        char *copy = arena_strndup(&scratch, map.bytes.at, map.bytes.n);
        for (int k = 0; k < 60; k++) {
            random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            size_t head = sizeof(struct compiled_header) +
                          gazetteer_form.n_sections * sizeof(struct compiled_section);
            size_t spared = round % 4 ? head : 0;
            size_t at = spared + (size_t)(random >> 33) % (map.bytes.n - spared);
            copy[at] = (char)(round % 2 ? 0xFF : (int)(random >> 20 & 0xFF));
        }
        struct gazetteer *g = NULL;
        error = (struct error){0};
        assert_true(output_write_all(OUT ".y", (struct span){copy, map.bytes.n}, &scratch, &error));
        if (gazetteer_open(&g, OUT ".y", &scratch, &error)) {
            ask_everything(g);
            assert_false(gazetteer_verify(g, &error));
            gazetteer_close(g);
            opened++;
        }
        arena_free(&scratch);
    }
    assert_true(opened > 50);
    file_unmap(&map);
    remove(OUT ".y");
    arena_free(&arena);
}

static void distances_and_precisions(void **state)
{
    (void)state;
    assert_true(fabs(km_between(30.5238, 50.45466, 34.80029, 50.9216) - 305.5) < 1);
    assert_true(km_between(1, 2, 1, 2) == 0);
    assert_true(fabs(km_between(0, 0, 180, 0) - 20015.1) < 0.1);
    for (int p = PRECISION_NONE; p <= PRECISION_AREA; p++) {
        enum geo_precision back;
        assert_true(
            geo_precision_from_name(span_of(geo_precision_name((enum geo_precision)p)), &back));
        assert_int_equal(back, p);
    }
    enum geo_precision untouched = PRECISION_SITE;
    assert_false(geo_precision_from_name(SPAN("village"), &untouched));
    assert_int_equal(untouched, PRECISION_SITE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_is_all_there),
        cmocka_unit_test(spellings_of_running_text_find_it),
        cmocka_unit_test(entries_come_in_their_order),
        cmocka_unit_test(a_name_is_first_its_owners),
        cmocka_unit_test(words_that_are_no_places_are_known),
        cmocka_unit_test(the_first_word_tells_how_far_to_look),
        cmocka_unit_test(a_division_finds_its_own),
        cmocka_unit_test(countries_and_divisions_have_their_places),
        cmocka_unit_test(keys_are_those_of_tokens),
        cmocka_unit_test(the_loose_fold_keeps_its_word),
        cmocka_unit_test(loose_spellings_find_places),
        cmocka_unit_test(two_builds_are_the_same_bytes),
        cmocka_unit_test(a_dump_adds_places_and_names),
        cmocka_unit_test(a_dump_stands_alone),
        cmocka_unit_test(bad_rows_are_named_and_skipped),
        cmocka_unit_test(nothing_to_build_from_is_an_error),
        cmocka_unit_test(a_file_that_is_none_says_so),
        cmocka_unit_test(damage_never_crashes),
        cmocka_unit_test(distances_and_precisions),
    };
    return cmocka_run_group_tests(tests, open_tables, close_tables);
}
