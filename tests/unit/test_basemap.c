#include "check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "basemap/basemap.h"
#include "basemap/build.h"
#include "basemap/format.h"

#define COMPILED BUILD_FOLDER "/share/dateline/basemap.bin"
#define SMALL    BUILD_FOLDER "/basemap_test"
#define KIND(k)  (1u << (k))

struct fixture {
    struct arena arena;
    struct basemap *basemap;
};

static const struct basemap_box world = {-180, -90, 180, 90};

static int open_compiled(void **state)
{
    static struct fixture fixture;
    struct error error = {0};
    fixture = (struct fixture){0};
    *state = &fixture;
    return basemap_open(&fixture.basemap, COMPILED, &fixture.arena, &error) ? 0 : -1;
}

static int close_compiled(void **state)
{
    struct fixture *fixture = *state;
    basemap_close(fixture->basemap);
    arena_free(&fixture->arena);
    return 0;
}

/* ---- whose borders ---- */

struct found {
    bool solid[LINE_KINDS], dashed[LINE_KINDS];
};

static struct found lines_in(const struct fixture *fixture, enum boundary_view view,
                             struct basemap_box box)
{
    struct arena arena = {0};
    struct found found = {0};
    struct basemap_query query = {.view = view, .box = box};
    struct basemap_lines lines = basemap_lines(fixture->basemap, &query, LINES_ALL, 10, &arena);
    for (size_t i = 0; i < lines.n; i++) {
        bool *of = lines.at[i].dashed ? found.dashed : found.solid;
        of[lines.at[i].kind] = true;
    }
    arena_free(&arena);
    return found;
}

static const struct basemap_box perekop = {33.5, 46.0, 33.9, 46.25};
static const struct basemap_box kerch_strait = {36.59, 45.26, 36.66, 45.38};

static void un_view_has_the_border_in_the_kerch_strait(void **state)
{
    struct found at_perekop = lines_in(*state, BOUNDARIES_UN, perekop);
    struct found at_kerch = lines_in(*state, BOUNDARIES_UN, kerch_strait);
    assert_true(at_perekop.solid[LINE_ADMIN1]);
    assert_false(at_perekop.solid[LINE_COUNTRY] || at_perekop.dashed[LINE_COUNTRY]);
    assert_true(at_kerch.solid[LINE_COUNTRY]);
    assert_false(at_kerch.solid[LINE_ADMIN1] || at_kerch.dashed[LINE_ADMIN1]);
}

static void de_facto_view_has_it_at_perekop(void **state)
{
    struct found at_perekop = lines_in(*state, BOUNDARIES_DE_FACTO, perekop);
    struct found at_kerch = lines_in(*state, BOUNDARIES_DE_FACTO, kerch_strait);
    assert_true(at_perekop.dashed[LINE_COUNTRY]);
    assert_false(at_perekop.solid[LINE_COUNTRY] || at_perekop.solid[LINE_ADMIN1]);
    assert_true(at_kerch.dashed[LINE_ADMIN1]);
    assert_false(at_kerch.solid[LINE_COUNTRY] || at_kerch.dashed[LINE_COUNTRY]);
}

static void areas_follow_the_view(void **state)
{
    static const struct {
        struct basemap_point at;
        const char *un, *de_facto; /* "": a country without a code */
    } rows[] = {
        {{34.1, 44.95}, "UA", "RU"},                               /* Simferopol */
        {{33.55, 44.6}, "UA", "RU"},                               /* Sevastopol */
        {{37.8, 48.0}, "UA", "UA"},                                /* Donetsk */
        {{35.78, 33.0}, "SY", "IL"},                               /* the Golan */
        {{35.9, 33.05}, "SY", "SY"},                               /* beyond the ceasefire line */
        {{-13.0, 27.0}, "EH", "MA"},                               /* Laayoune */
        {{-11.0, 26.0}, "EH", "EH"},                               /* east of the berm */
        {{-10.0, 28.5}, "MA", "MA"},                               /* north of the parallel */
        {{44.06, 9.56}, "SO", ""},                                 /* Hargeisa */
        {{33.3, 35.3}, "CY", ""},                                  /* Kyrenia */
        {{34.46, 31.5}, "PS", "PS"},                               /* Gaza */
        {{35.2, 31.9}, "PS", "PS"},                                /* Ramallah */
        {{21.0, 42.6}, "XK", "XK"},                                /* Pristina */
        {{121.0, 24.0}, "TW", "TW"},   {{41.0, 43.0}, "GE", "GE"}, /* Abkhazia */
        {{29.65, 46.85}, "MD", "MD"},                              /* Tiraspol */
        {{114.1, 22.4}, "HK", "HK"},   {{30.204, 45.255}, "UA", "UA"}, /* Snake Island */
        {{36.55, 45.268}, "UA", "RU"},                                 /* Tuzla */
    };
    const struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct basemap_area un, de_facto;
        assert_true(
            basemap_area_at(fixture->basemap, BOUNDARIES_UN, AREA_COUNTRY, rows[i].at, &un));
        assert_true(basemap_area_at(fixture->basemap, BOUNDARIES_DE_FACTO, AREA_COUNTRY, rows[i].at,
                                    &de_facto));
        assert_string_equal(un.country_code, rows[i].un);
        assert_string_equal(de_facto.country_code, rows[i].de_facto);
    }
}

static void lines_of_control_are_dashed(void **state)
{
    static const struct {
        struct basemap_box box;
        enum basemap_line_kind un, de_facto;
    } rows[] = {
        {{35.80, 32.9, 35.95, 33.1}, LINE_DISPUTED, LINE_COUNTRY}, /* Golan, the east */
        {{-12.0, 25.8, -11.5, 26.3}, LINE_DISPUTED, LINE_COUNTRY}, /* the berm */
        {{33.3, 35.1, 33.9, 35.2}, LINE_DISPUTED, LINE_COUNTRY},   /* Cyprus */
        {{48.0, 8.2, 49.2, 10.5}, LINE_DISPUTED, LINE_COUNTRY},    /* Somaliland, the east */
        {{34.9, 32.2, 35.1, 32.4}, LINE_COUNTRY, LINE_COUNTRY},    /* West Bank */
        {{74.0, 34.0, 74.6, 34.9}, LINE_COUNTRY, LINE_COUNTRY},    /* Kashmir */
        {{41.5, 42.4, 42.2, 43.0}, LINE_ADMIN1, LINE_ADMIN1},      /* Abkhazia */
        {{43.7, 42.0, 44.2, 42.3}, LINE_DISPUTED, LINE_DISPUTED},  /* South Ossetia */
        {{79.0, 34.5, 80.5, 36.0}, LINE_DISPUTED, LINE_DISPUTED},  /* Aksai Chin */
        {{126.7, 37.9, 127.3, 38.4}, LINE_COUNTRY, LINE_COUNTRY},  /* Korea */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct found un = lines_in(*state, BOUNDARIES_UN, rows[i].box);
        struct found de_facto = lines_in(*state, BOUNDARIES_DE_FACTO, rows[i].box);
        if (!un.dashed[rows[i].un] || !de_facto.dashed[rows[i].de_facto]) {
            fail_msg("row %zu has no such dashed line", i);
        }
    }
    struct found plain = lines_in(*state, BOUNDARIES_UN, (struct basemap_box){23, 50, 25, 52});
    assert_true(plain.solid[LINE_COUNTRY]);
    assert_false(plain.dashed[LINE_COUNTRY] || plain.dashed[LINE_ADMIN1]);
}

/* ---- names ---- */

static int name_order(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void ukraine_has_its_27_divisions_by_their_current_names(void **state)
{
    static const char *const names[] = {"Cherkasy",        "Chernihiv",      "Chernivtsi",
                                        "Crimea",          "Dnipropetrovsk", "Donetsk",
                                        "Ivano-Frankivsk", "Kharkiv",        "Kherson",
                                        "Khmelnytskyi",    "Kirovohrad",     "Kyiv",
                                        "Kyiv City",       "Luhansk",        "Lviv",
                                        "Mykolaiv",        "Odesa",          "Poltava",
                                        "Rivne",           "Sevastopol",     "Sumy",
                                        "Ternopil",        "Vinnytsia",      "Volyn",
                                        "Zakarpattia",     "Zaporizhzhia",   "Zhytomyr"};
    const struct fixture *fixture = *state;
    struct arena arena = {0};
    struct basemap_query query = {.view = BOUNDARIES_UN, .box = {20, 43, 42, 54}};
    struct basemap_areas areas = basemap_areas(fixture->basemap, &query, AREA_ADMIN1, &arena);
    const char *found[64];
    size_t n = 0;
    for (size_t i = 0; i < areas.n && n < 64; i++) {
        if (strcmp(areas.at[i].country_code, "UA") == 0) {
            found[n++] = arena_strndup(&arena, areas.at[i].name.at, areas.at[i].name.n);
        }
    }
    qsort(found, n, sizeof *found, name_order);
    assert_int_equal(n, sizeof names / sizeof *names);
    for (size_t i = 0; i < n; i++) {
        assert_string_equal(found[i], names[i]);
    }
    arena_free(&arena);
}

static void divisions_know_their_long_names(void **state)
{
    const struct fixture *fixture = *state;
    struct basemap_area area;
    assert_true(basemap_area_at(fixture->basemap, BOUNDARIES_UN, AREA_ADMIN1,
                                (struct basemap_point){34.8, 50.9}, &area));
    assert_true(span_is(area.name, "Sumy"));
    assert_true(span_is(area.long_name, "Sumy Oblast"));
    assert_true(basemap_country(fixture->basemap, BOUNDARIES_UN, "UA", &area));
    assert_true(span_is(area.name, "Ukraine"));
    assert_in_range((long)area.area_km2, 590000, 615000);
    assert_false(basemap_country(fixture->basemap, BOUNDARIES_UN, "ZZ", &area));
    assert_false(basemap_country(fixture->basemap, BOUNDARIES_UN, "", &area));
}

static void labels_lie_inside(void **state)
{
    const struct fixture *fixture = *state;
    struct arena arena = {0};
    for (int k = 0; k < 2; k++) {
        enum basemap_area_kind kind = k ? AREA_ADMIN1 : AREA_COUNTRY;
        struct basemap_query query = {.view = BOUNDARIES_DE_FACTO, .box = world};
        struct basemap_areas areas = basemap_areas(fixture->basemap, &query, kind, &arena);
        assert_true(areas.n > (k ? 4000 : 240));
        /* Each fortieth: the look-up is thorough, not fast. */
        for (size_t i = 0; i < areas.n; i += 40) {
            struct basemap_area found;
            assert_true(basemap_area_at(fixture->basemap, BOUNDARIES_DE_FACTO, kind,
                                        areas.at[i].label, &found));
            assert_int_equal(found.id, areas.at[i].id);
        }
    }
    arena_free(&arena);
}

static void a_cut_off_country_is_labelled_in_the_part_that_shows(void **state)
{
    const struct fixture *fixture = *state;
    struct arena arena = {0};
    struct basemap_query query = {.view = BOUNDARIES_UN, .box = {30, 46, 42, 53}};
    struct basemap_areas areas = basemap_areas(fixture->basemap, &query, AREA_COUNTRY, &arena);
    bool russia = false;
    size_t shown = 0;
    for (size_t i = 0; i < areas.n; i++) {
        struct basemap_area found;
        if (!basemap_label_in(fixture->basemap, &query, &areas.at[i])) {
            continue;
        }
        struct basemap_point label = areas.at[i].label;
        shown++;
        assert_true(label.lon >= 30 && label.lon <= 42 && label.lat >= 46 && label.lat <= 53);
        assert_true(basemap_area_at(fixture->basemap, BOUNDARIES_UN, AREA_COUNTRY, label, &found));
        assert_int_equal(found.id, areas.at[i].id);
        russia = russia || strcmp(areas.at[i].country_code, "RU") == 0;
        assert_true(i == 0 || areas.at[i - 1].rank <= areas.at[i].rank);
    }
    assert_true(russia && shown > 3 && shown <= areas.n);
    arena_free(&arena);
}

/* ---- geometry ---- */

static double area_of(struct basemap_rings rings)
{
    double total = 0;
    for (size_t r = 0; r < rings.n; r++) {
        struct basemap_ring ring = rings.at[r];
        for (size_t i = 0, j = ring.n - 1; i < ring.n; j = i++) {
            total += (ring.at[j].lon * ring.at[i].lat - ring.at[i].lon * ring.at[j].lat) / 2;
        }
    }
    return total;
}

static size_t points_of(struct basemap_rings rings)
{
    size_t n = 0;
    for (size_t i = 0; i < rings.n; i++) {
        n += rings.at[i].n;
    }
    return n;
}

/* Countries that fit each other without gap or overlap add up to the land, at every scale. */
static void countries_tile_the_land(void **state)
{
    static const double tolerances[] = {0, 0.02, 0.3};
    static const struct basemap_box boxes[] = {
        {-180, -90, 180, 90}, {21, 44, 41, 53}, {160, 50, 200, 75}};
    const struct fixture *fixture = *state;
    for (size_t b = 0; b < 3; b++) {
        for (size_t t = 0; t < 3; t++) {
            struct arena arena = {0};
            struct basemap_query query = {
                .view = BOUNDARIES_UN, .box = boxes[b], .tolerance_deg = tolerances[t]};
            double land = area_of(basemap_land(fixture->basemap, &query, &arena)), sum = 0;
            struct basemap_query all = {.view = BOUNDARIES_UN, .box = world};
            struct basemap_areas areas =
                basemap_areas(fixture->basemap, &all, AREA_COUNTRY, &arena);
            for (size_t i = 0; i < areas.n; i++) {
                sum += area_of(basemap_area_rings(fixture->basemap, &query, &areas.at[i], &arena));
            }
            assert_true(land > 0);
            assert_true(fabs(sum - land) < 1e-6 * land);
            arena_free(&arena);
        }
    }
}

/* Curves are the same for all who ask, keep to the vertices and make no more of the land. */
static void shores_curve_where_the_map_is_larger_than_its_data(void **state)
{
    const struct fixture *fixture = *state;
    struct arena arena = {0};
    struct basemap_query all = {.view = BOUNDARIES_UN, .box = {9, 54.5, 13, 57}}, fine = all;
    fine.tolerance_deg = 0.001;
    struct basemap_rings corners = basemap_land(fixture->basemap, &all, &arena);
    struct basemap_rings curves = basemap_land(fixture->basemap, &fine, &arena);
    double land = area_of(curves), sum = 0;
    assert_true(points_of(curves) > 3 * points_of(corners));
    assert_true(fabs(land - area_of(corners)) < 0.005 * land);
    struct basemap_areas areas = basemap_areas(fixture->basemap, &fine, AREA_COUNTRY, &arena);
    for (size_t i = 0; i < areas.n; i++) {
        sum += area_of(basemap_area_rings(fixture->basemap, &fine, &areas.at[i], &arena));
    }
    assert_true(fabs(sum - land) < 1e-6 * land);
    arena_free(&arena);
}

static void a_coarser_scale_has_fewer_points(void **state)
{
    const struct fixture *fixture = *state;
    struct arena arena = {0};
    struct basemap_query query = {.view = BOUNDARIES_UN, .box = {21, 44, 41, 53}};
    size_t before = points_of(basemap_land(fixture->basemap, &query, &arena));
    for (double tolerance = 0.01; tolerance < 1; tolerance *= 2) {
        query.tolerance_deg = tolerance;
        size_t n = points_of(basemap_land(fixture->basemap, &query, &arena));
        assert_true(n < before || n < 20);
        before = n;
    }
    arena_free(&arena);
}

static void nothing_is_stroked_along_the_antimeridian(void **state)
{
    const struct fixture *fixture = *state;
    struct arena arena = {0};
    struct basemap_query query = {.view = BOUNDARIES_UN, .box = world};
    struct basemap_lines lines = basemap_lines(fixture->basemap, &query, LINES_ALL, 10, &arena);
    size_t at_edge = 0;
    for (size_t i = 0; i < lines.n; i++) {
        for (size_t k = 1; k < lines.at[i].n; k++) {
            struct basemap_point a = lines.at[i].at[k - 1], b = lines.at[i].at[k];
            assert_true(fabs(a.lon - b.lon) < 90);
            assert_false(fabs(a.lon) >= 180 && fabs(b.lon) >= 180);
            assert_false(a.lat <= -90 && b.lat <= -90);
            at_edge += fabs(b.lon) >= 180;
        }
    }
    assert_true(at_edge > 4); /* Chukotka, Wrangel, Fiji and Antarctica end there */
    arena_free(&arena);
}

static void a_box_may_cross_the_antimeridian(void **state)
{
    const struct fixture *fixture = *state;
    static const struct basemap_box same[] = {
        {170, 60, -160, 72}, {170, 60, 200, 72}, {-190, 60, -160, 72}};
    double areas[3];
    for (size_t b = 0; b < 3; b++) {
        struct arena arena = {0};
        struct basemap_query query = {.view = BOUNDARIES_UN, .box = same[b], .longest_deg = 1};
        struct basemap_rings land = basemap_land(fixture->basemap, &query, &arena);
        struct basemap_lines lines = basemap_lines(fixture->basemap, &query, LINES_ALL, 3, &arena);
        areas[b] = area_of(land);
        for (size_t r = 0; r < land.n; r++) {
            for (size_t i = 0, j = land.at[r].n - 1; i < land.at[r].n; j = i++) {
                struct basemap_point p = land.at[r].at[i], q = land.at[r].at[j];
                assert_true(p.lon >= 170 && p.lon <= 200 && p.lat >= 60 && p.lat <= 72);
                assert_true(hypot(p.lon - q.lon, p.lat - q.lat) < 1.0001);
            }
        }
        assert_true(lines.n > 10);
        for (size_t l = 0; l < lines.n; l++) {
            assert_true(lines.at[l].at[0].lon > 160 && lines.at[l].at[0].lon < 210);
            assert_true(l == 0 || lines.at[l - 1].kind <= lines.at[l].kind);
        }
        arena_free(&arena);
    }
    assert_true(areas[0] > 50 && fabs(areas[0] - areas[1]) < 1e-9 &&
                fabs(areas[0] - areas[2]) < 1e-9);
}

static void odd_boxes_give_nothing_or_the_world(void **state)
{
    const struct fixture *fixture = *state;
    static const struct basemap_box empty[] = {
        {0, 10, 10, 10}, {0, 20, 10, 10}, {NAN, 0, 1, 1}, {0, NAN, 1, 1}, {0, 0, INFINITY, 1}};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        struct basemap_query query = {.view = BOUNDARIES_UN, .box = empty[i]};
        assert_int_equal(basemap_land(fixture->basemap, &query, &arena).n, 0);
        assert_int_equal(basemap_lines(fixture->basemap, &query, LINES_ALL, 9, &arena).n, 0);
        assert_int_equal(basemap_areas(fixture->basemap, &query, AREA_COUNTRY, &arena).n, 0);
    }
    struct basemap_query all = {.view = BOUNDARIES_UN, .box = world, .tolerance_deg = 0.5};
    struct basemap_query more = all;
    more.box = (struct basemap_box){-500, -100, 500, 100};
    assert_true(area_of(basemap_land(fixture->basemap, &all, &arena)) > 15000);
    assert_true(area_of(basemap_land(fixture->basemap, &more, &arena)) > 15000);
    arena_free(&arena);
}

static void lines_come_by_kind_and_only_as_asked(void **state)
{
    const struct fixture *fixture = *state;
    struct arena arena = {0};
    struct basemap_query query = {
        .view = BOUNDARIES_UN, .box = {21, 44, 41, 53}, .tolerance_deg = 0.02};
    struct basemap_lines lines =
        basemap_lines(fixture->basemap, &query, KIND(LINE_RIVER) | KIND(LINE_ADMIN1), 1, &arena);
    size_t rivers = 0, inner = 0;
    for (size_t i = 0; i < lines.n; i++) {
        const struct basemap_line *line = &lines.at[i];
        assert_true(line->kind == LINE_RIVER ? line->rank == 1 : line->kind == LINE_ADMIN1);
        rivers += line->kind == LINE_RIVER;
        inner += line->kind == LINE_ADMIN1 && strcmp(line->country_code, "UA") == 0;
    }
    assert_true(rivers > 3 && inner > 30);
    arena_free(&arena);
}

static void lakes_are_rings(void **state)
{
    const struct fixture *fixture = *state;
    struct arena arena = {0};
    struct basemap_query query = {.view = BOUNDARIES_UN, .box = {29, 59, 37, 63}};
    double ladoga_and_onega = area_of(basemap_lakes(fixture->basemap, &query, 1, &arena));
    double all = area_of(basemap_lakes(fixture->basemap, &query, 10, &arena));
    assert_true(ladoga_and_onega > 2 && ladoga_and_onega < all);
    arena_free(&arena);
}

static const struct basemap_landmark *landmark_in(struct basemap_landmarks marks,
                                                  const char *wanted)
{
    for (size_t i = 0; i < marks.n; i++) {
        if (span_is(marks.at[i].name, wanted)) {
            return &marks.at[i];
        }
    }
    return NULL;
}

#define WATERS (KIND(LANDMARK_OCEAN) | KIND(LANDMARK_SEA) | KIND(LANDMARK_STRAIT))
#define CITIES (KIND(LANDMARK_CAPITAL) | KIND(LANDMARK_SEAT) | KIND(LANDMARK_CITY))

static void landmarks_stand_in_the_box(void **state)
{
    const struct fixture *fixture = *state;
    struct arena arena = {0};
    struct basemap_box box = {21, 40, 41, 53};
    struct basemap_landmarks marks =
        basemap_landmarks(fixture->basemap, &box, WATERS | CITIES, 500, &arena);
    const struct basemap_landmark *kyiv = landmark_in(marks, "Kyiv");
    assert_non_null(landmark_in(marks, "Black Sea"));
    assert_non_null(kyiv);
    assert_int_equal(kyiv->kind, LANDMARK_CAPITAL);
    assert_non_null(landmark_in(marks, "Zaporizhzhia")); /* the name to show, not GeoNames' own */
    assert_null(landmark_in(marks, "Damascus"));
    for (size_t i = 0; i < marks.n; i++) {
        struct basemap_point at = marks.at[i].at;
        assert_true(at.lon >= 21 && at.lon <= 41 && at.lat >= 40 && at.lat <= 53);
    }
    assert_int_equal(basemap_landmarks(fixture->basemap, &box, CITIES, 7, &arena).n, 7);
    arena_free(&arena);
}

static bool on_land(const struct fixture *fixture, struct basemap_point p)
{
    struct arena arena = {0};
    struct basemap_query query = {.view = BOUNDARIES_UN,
                                  .box = {p.lon - 0.02, p.lat - 0.02, p.lon + 0.02, p.lat + 0.02}};
    bool land = area_of(basemap_land(fixture->basemap, &query, &arena)) > 1e-9;
    arena_free(&arena);
    return land;
}

static void waters_are_named_on_water(void **state)
{
    const struct fixture *fixture = *state;
    struct arena arena = {0};
    struct basemap_landmarks marks = basemap_landmarks(
        fixture->basemap, &world, KIND(LANDMARK_OCEAN) | KIND(LANDMARK_SEA), 500, &arena);
    assert_true(marks.n > 50);
    for (size_t i = 0; i < marks.n; i++) {
        /* A harbour is smaller than the coast is exact. */
        if (marks.at[i].radius_km > 20 && on_land(fixture, marks.at[i].at)) {
            fail_msg("%.*s at %.2f, %.2f stands on land", (int)marks.at[i].name.n,
                     marks.at[i].name.at, marks.at[i].at.lon, marks.at[i].at.lat);
        }
    }
    arena_free(&arena);
}

/* ---- files ---- */

static void refuse_bytes(const char *bytes, size_t n, const char *reason)
{
    struct arena arena = {0};
    struct error error = {0};
    struct basemap *basemap;
    assert_false(basemap_read(&basemap, (struct span){bytes, n}, "x.bin", &arena, &error));
    assert_int_equal(error.kind, ERROR_INPUT);
    if (!strstr(error.text, reason)) {
        fail_msg("'%s' does not say '%s'", error.text, reason);
    }
    arena_free(&arena);
}

static void damaged_files_are_refused(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    struct file_map map;
    assert_true(file_map(&map, COMPILED, 0, &arena, &error));
    size_t n = 4096;
    char *head = arena_alloc(&arena, n);
    memcpy(head, map.bytes.at, n);
    file_unmap(&map);
    refuse_bytes(head, 0, "it is empty");
    refuse_bytes(head, 100, "cut short");
    refuse_bytes(head, n, "cut short");
    compiled_sign(head, n, &basemap_form);
    refuse_bytes(head, n, "section 'coarse vertices' does not fit");
    head[40] ^= 1;
    refuse_bytes(head, n, "its header has changed");
    head[8] ^= 1;
    refuse_bytes(head, n, "version");
    head[12] ^= 4;
    refuse_bytes(head, n, "byte order");
    head[0] = 'X';
    refuse_bytes(head, n, "not a compiled basemap");
    struct basemap *basemap;
    assert_false(basemap_open(&basemap, BUILD_FOLDER "/no such file", &arena, &error));
    assert_non_null(strstr(error.text, "no such file"));
    arena_free(&arena);
}

static void the_compiled_file_is_sound(void **state)
{
    const struct fixture *fixture = *state;
    struct error error = {0};
    assert_true(basemap_check(fixture->basemap, COMPILED, &error));
    assert_true(basemap_attribution(fixture->basemap).n > 10);
}

static void views_have_names(void **state)
{
    (void)state;
    enum boundary_view view = BOUNDARIES_UN;
    assert_true(boundary_view_parse("de-facto", &view) && view == BOUNDARIES_DE_FACTO);
    assert_true(boundary_view_parse("un", &view) && view == BOUNDARIES_UN);
    assert_false(boundary_view_parse("UN", &view));
    assert_string_equal(boundary_view_name(BOUNDARIES_DE_FACTO), "de-facto");
    assert_non_null(strstr(boundary_view_note(BOUNDARIES_UN), "UN view"));
}

/* ---- building ---- */

/* Differences, zigzag, five bits a character from '?': as arcs.tsv has it. */
static const char *polyline(struct arena *arena, size_t n, const int (*at)[2])
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < n; i++) {
        for (int axis = 0; axis < 2; axis++) {
            int d = at[i][axis] * 10000 - (i ? at[i - 1][axis] * 10000 : 0);
            unsigned zigzag = d < 0 ? (unsigned)-d * 2 - 1 : (unsigned)d * 2;
            for (; zigzag >= 32; zigzag /= 32) {
                char c = (char)(63 + 32 + zigzag % 32);
                buffer_add(&out, &c, 1);
            }
            char last = (char)(63 + zigzag);
            buffer_add(&out, &last, 1);
        }
    }
    return out.at;
}

static void write_table(const char *name, const char *text, struct arena *arena)
{
    struct error error = {0};
    const char *path = arena_printf(arena, SMALL "/%s", name);
    assert_true(output_write_all(path, span_of(text), arena, &error));
}

/* Two countries side by side, 0 to 10 and 10 to 20 east, 0 to 10 north; B's south is another's de
 * facto. */
static void write_small_world(struct arena *arena)
{
    static const int west[][2] = {{10, 10}, {0, 10}, {0, 0}, {10, 0}};
    static const int south[][2] = {{10, 0}, {20, 0}, {20, 5}};
    static const int north[][2] = {{20, 5}, {20, 10}, {10, 10}};
    static const int lower[][2] = {{10, 0}, {10, 5}}, upper[][2] = {{10, 5}, {10, 10}};
    static const int across[][2] = {{10, 5}, {15, 5}, {20, 5}};
    struct error error = {0};
    assert_true(folder_create(SMALL, &error));
    write_table("countries.tsv", "AA\t\tAland\nBB\t\tBeland\n", arena);
    write_table("regions.tsv",
                "AA/a\tAA\ta\tAA\ta\nBB/n\tBB\tn\tBB\tn\tNorth of B\nBB/s\tBB\ts\tAA\ts\n", arena);
    write_table("arcs.tsv",
                arena_printf(arena,
                             "AA/a\t\tcoast\tcoast\t%s\nBB/s\t\tcoast\tcoast\t%s\n"
                             "BB/n\t\tcoast\tcoast\t%s\nAA/a\tBB/s\tcountry-dashed\tadmin1\t%s\n"
                             "AA/a\tBB/n\tcountry\tcountry\t%s\n"
                             "BB/n\tBB/s\tadmin1\tcountry-dashed\t%s\n",
                             polyline(arena, 4, west), polyline(arena, 3, south),
                             polyline(arena, 3, north), polyline(arena, 2, lower),
                             polyline(arena, 2, upper), polyline(arena, 3, across)),
                arena);
    write_table("lines.tsv", "", arena);
    write_table("water.tsv", "", arena);
    write_table("landmarks.tsv", "capital\tAltown\t3\t8\t1000000\t0\nsea\tSea\t-3\t5\t0\t300\n",
                arena);
}

static bool build_small(struct arena *arena, struct error *error)
{
    struct basemap_build_report report;
    *error = (struct error){0};
    return basemap_build(SMALL "/small.bin", SMALL, &report, arena, error);
}

static void a_small_world_is_what_it_was_written_as(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    struct basemap *basemap;
    write_small_world(&arena);
    assert_true(build_small(&arena, &error));
    assert_true(basemap_open(&basemap, SMALL "/small.bin", &arena, &error));
    assert_true(basemap_check(basemap, "small.bin", &error));
    for (int v = 0; v < 2; v++) {
        struct basemap_query query = {.view = (enum boundary_view)v, .box = {-5, -5, 25, 15}};
        struct basemap_rings land = basemap_land(basemap, &query, &arena);
        struct basemap_lines coast = basemap_lines(basemap, &query, KIND(LINE_COAST), 0, &arena);
        struct basemap_lines borders =
            basemap_lines(basemap, &query, KIND(LINE_COUNTRY), 0, &arena);
        struct basemap_area aland;
        assert_int_equal(land.n, 1);
        assert_true(fabs(area_of(land) - 200) < 1e-9);
        assert_int_equal(coast.n, 1); /* three arcs in one line around it */
        assert_true(coast.at[0].closed);
        assert_int_equal(borders.n, 2); /* one solid, one dashed */
        assert_true(basemap_country(basemap, query.view, "AA", &aland));
        struct basemap_rings rings = basemap_area_rings(basemap, &query, &aland, &arena);
        assert_true(fabs(area_of(rings) - (v ? 150 : 100)) < 1e-9);
    }
    struct basemap_area area;
    assert_true(
        basemap_area_at(basemap, BOUNDARIES_UN, AREA_ADMIN1, (struct basemap_point){15, 7}, &area));
    assert_true(span_is(area.long_name, "North of B"));
    assert_false(basemap_area_at(basemap, BOUNDARIES_UN, AREA_ADMIN1,
                                 (struct basemap_point){15, 11}, &area));
    assert_true(basemap_area_at(basemap, BOUNDARIES_UN, AREA_ADMIN1,
                                (struct basemap_point){15, 10.05}, &area)); /* just off the coast */
    basemap_close(basemap);
    arena_free(&arena);
}

static void clipping_keeps_what_is_inside(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    struct basemap *basemap;
    write_small_world(&arena);
    assert_true(build_small(&arena, &error));
    assert_true(basemap_open(&basemap, SMALL "/small.bin", &arena, &error));
    struct basemap_query query = {.view = BOUNDARIES_UN, .box = {5, 2, 12, 20}, .longest_deg = 1};
    struct basemap_rings land = basemap_land(basemap, &query, &arena);
    assert_true(fabs(area_of(land) - 7 * 8) < 1e-9);
    query.box = (struct basemap_box){12, 6, 14, 8};
    assert_true(fabs(area_of(basemap_land(basemap, &query, &arena)) - 4) < 1e-9);
    assert_int_equal(basemap_lines(basemap, &query, LINES_ALL, 9, &arena).n, 0);
    basemap_close(basemap);
    arena_free(&arena);
}

static void the_same_tables_give_the_same_bytes(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error error = {0};
    struct file_map first, second;
    write_small_world(&arena);
    assert_true(build_small(&arena, &error));
    assert_true(file_map(&first, SMALL "/small.bin", 0, &arena, &error));
    assert_true(build_small(&arena, &error));
    assert_true(file_map(&second, SMALL "/small.bin", 0, &arena, &error));
    assert_true(span_equal(first.bytes, second.bytes));
    file_unmap(&first);
    file_unmap(&second);
    arena_free(&arena);
}

static void wrong_tables_are_named_by_file_and_line(void **state)
{
    (void)state;
    static const struct {
        const char *file, *text, *message;
    } rows[] = {
        {"regions.tsv", "AA/a\tAA\ta\tZZ\ta\n", "regions.tsv:1: no country 'ZZ'"},
        {"arcs.tsv", "# one\nXX/x\t\tcoast\tcoast\t????\n", "arcs.tsv:2: no region 'XX/x'"},
        {"arcs.tsv", "AA/a\t\tbeach\tcoast\t????\n", "arcs.tsv:1: no kind of line 'beach'"},
        {"arcs.tsv", "AA/a\t\tcoast\tcoast\t??\n", "arcs.tsv:1: not a polyline"},
        {"arcs.tsv", "AA/a\t\tcoast\tcoast\t???\n", "arcs.tsv:1: not a polyline"},
        {"arcs.tsv", "AA/a\t\tcoast\tcoast\t??AA\n", "nothing goes on from its end"},
        {"water.tsv", "river\t11\t??AA\n", "water.tsv:1: no rank"},
        {"water.tsv", "coast\t1\t??AA\n", "water.tsv:1: no kind of water"},
        {"lines.tsv", "x\tdisputed\t-\t??AA\n", "lines.tsv:1: no kind of line '-'"},
        {"landmarks.tsv", "village\tA\t3\t8\t0\t0\n", "landmarks.tsv:1: not a landmark"},
        {"landmarks.tsv", "city\tA\t300\t8\t0\t0\n", "landmarks.tsv:1: not a landmark"},
        {"countries.tsv", "AA\n", "countries.tsv:1: no code or no name"},
    };
    struct arena arena = {0};
    struct error error;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        write_small_world(&arena);
        write_table(rows[i].file, rows[i].text, &arena);
        assert_false(build_small(&arena, &error));
        if (!strstr(error.text, rows[i].message)) {
            fail_msg("'%s' does not say '%s'", error.text, rows[i].message);
        }
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(un_view_has_the_border_in_the_kerch_strait),
        cmocka_unit_test(de_facto_view_has_it_at_perekop),
        cmocka_unit_test(areas_follow_the_view),
        cmocka_unit_test(lines_of_control_are_dashed),
        cmocka_unit_test(ukraine_has_its_27_divisions_by_their_current_names),
        cmocka_unit_test(divisions_know_their_long_names),
        cmocka_unit_test(labels_lie_inside),
        cmocka_unit_test(a_cut_off_country_is_labelled_in_the_part_that_shows),
        cmocka_unit_test(countries_tile_the_land),
        cmocka_unit_test(shores_curve_where_the_map_is_larger_than_its_data),
        cmocka_unit_test(a_coarser_scale_has_fewer_points),
        cmocka_unit_test(nothing_is_stroked_along_the_antimeridian),
        cmocka_unit_test(a_box_may_cross_the_antimeridian),
        cmocka_unit_test(odd_boxes_give_nothing_or_the_world),
        cmocka_unit_test(lines_come_by_kind_and_only_as_asked),
        cmocka_unit_test(lakes_are_rings),
        cmocka_unit_test(landmarks_stand_in_the_box),
        cmocka_unit_test(waters_are_named_on_water),
        cmocka_unit_test(damaged_files_are_refused),
        cmocka_unit_test(the_compiled_file_is_sound),
        cmocka_unit_test(views_have_names),
        cmocka_unit_test(a_small_world_is_what_it_was_written_as),
        cmocka_unit_test(clipping_keeps_what_is_inside),
        cmocka_unit_test(the_same_tables_give_the_same_bytes),
        cmocka_unit_test(wrong_tables_are_named_by_file_and_line),
    };
    return cmocka_run_group_tests(tests, open_compiled, close_compiled);
}
