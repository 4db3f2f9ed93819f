#include "check.h"

#include "incident/summary.h"

static const struct figure unknown = {FIGURE_UNKNOWN, FIGURE_UNKNOWN, FIGURE_UNKNOWN};

static struct incident strike(void)
{
    return (struct incident){
        .category = CATEGORY_STRIKE,
        .type = "missile strike",
        .actor1 = "Russia",
        .date = {20171, 20171, TIME_DAY},
        .weekday = WEEKDAY_NONE,
        .location = {.name = "Sumy", .country = "Ukraine", .precision = PRECISION_SETTLEMENT},
        .fatalities = unknown,
        .injured = {65, 88, 88},
    };
}

static void says(struct incident incident, const char *sentence)
{
    struct arena arena = {0};
    assert_string_equal(incident_summary(&incident, &arena), sentence);
    arena_free(&arena);
}

static void strikes_in_one_sentence(void **state)
{
    (void)state;
    struct incident incident = strike();
    says(incident,
         "Missile strike by Russia at Sumy, Ukraine, on 24 March 2025; 65 to 88 injured.");
    incident.fatalities = (struct figure){3, 3, FIGURE_UNKNOWN};
    incident.injured = unknown;
    incident.target = "hospital";
    incident.status = STATUS_CLAIMED;
    incident.date.precision = TIME_NEAR;
    says(incident, "Missile strike by Russia on hospital at Sumy, Ukraine, about 24 March 2025; at "
                   "least 3 killed (claimed by one side).");
    incident.type = "attack on ship";
    incident.target = "ship";
    says(incident, "Attack on ship by Russia at Sumy, Ukraine, about 24 March 2025; at least 3 "
                   "killed (claimed by one side).");
    incident = strike();
    incident.type = "interception";
    incident.injured = (struct figure){0, 0, 0};
    says(incident, "Interception of an attack by Russia at Sumy, Ukraine, on 24 March 2025; none "
                   "injured.");
}

static void what_is_unknown_is_not_said(void **state)
{
    (void)state;
    struct incident incident = {.category = CATEGORY_TALKS,
                                .status = STATUS_PLANNED,
                                .weekday = 0,
                                .date = {DAY_NONE, DAY_NONE, TIME_UNKNOWN},
                                .fatalities = unknown,
                                .injured = unknown};
    says(incident, "Talks, place not named on a Monday (planned).");
}

static void days_as_people_write_them(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(day_range_text((struct day_range){20171, 20173, TIME_RANGE}, &arena),
                        "24 to 26 March 2025");
    assert_string_equal(day_range_text((struct day_range){20177, 20180, TIME_RANGE}, &arena),
                        "30 March to 2 April 2025");
    assert_string_equal(day_range_text((struct day_range){20148, 20178, TIME_MONTH}, &arena),
                        "March 2025");
    assert_string_equal(day_range_text((struct day_range){DAY_NONE, DAY_NONE, TIME_DAY}, &arena),
                        "");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strikes_in_one_sentence),
        cmocka_unit_test(what_is_unknown_is_not_said),
        cmocka_unit_test(days_as_people_write_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
