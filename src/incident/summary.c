#include "incident/summary.h"

#include <string.h>

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};

static const char *day_text(int32_t day, struct arena *arena)
{
    int year, month, of_month;
    day_to_civil(day, &year, &month, &of_month);
    return arena_printf(arena, "%d %s %d", of_month, months[month - 1], year);
}

static const char *range_text(struct day_range range, struct arena *arena)
{
    int year, month, first, last_year, last_month, last;
    day_to_civil(range.first, &year, &month, &first);
    day_to_civil(range.last, &last_year, &last_month, &last);
    const char *end = day_text(range.last, arena);
    if (year == last_year && month == last_month) {
        return arena_printf(arena, "%d to %s", first, end);
    }
    if (year == last_year) {
        return arena_printf(arena, "%d %s to %s", first, months[month - 1], end);
    }
    return arena_printf(arena, "%s to %s", day_text(range.first, arena), end);
}

const char *day_range_text(struct day_range range, struct arena *arena)
{
    if (range.first == DAY_NONE) {
        return "";
    }
    int year, month, of_month;
    day_to_civil(range.first, &year, &month, &of_month);
    if (range.precision == TIME_YEAR) {
        return arena_printf(arena, "%d", year);
    }
    if (range.precision == TIME_MONTH) {
        return arena_printf(arena, "%s %d", months[month - 1], year);
    }
    return range.last > range.first ? range_text(range, arena) : day_text(range.first, arena);
}

const char *figure_text(struct figure figure, struct arena *arena)
{
    if (figure.low == FIGURE_UNKNOWN && figure.best == FIGURE_UNKNOWN) {
        return NULL;
    }
    int32_t low = figure.low == FIGURE_UNKNOWN ? figure.best : figure.low;
    if (figure.high == FIGURE_UNKNOWN) {
        return arena_printf(arena, "at least %d", (int)low);
    }
    if (figure.high != low) {
        return arena_printf(arena, "%d to %d", (int)low, (int)figure.high);
    }
    return low ? arena_printf(arena, "%d", (int)low) : "none";
}

static void add_when(struct buffer *out, const struct incident *incident)
{
    if (incident->date.first == DAY_NONE) {
        if (incident->weekday >= 0 && incident->weekday < 7) {
            buffer_printf(out, " on a %s", weekdays[incident->weekday]);
        }
        return;
    }
    const char *word = "on";
    if (incident->date.precision == TIME_MONTH || incident->date.precision == TIME_YEAR) {
        word = "in";
    } else if (incident->date.last > incident->date.first) {
        word = "between";
    } else if (incident->date.precision == TIME_NEAR) {
        word = "about";
    }
    const char *when = day_range_text(incident->date, out->arena);
    buffer_printf(out, " %s %s", strcmp(word, "between") == 0 ? "in the days of" : word, when);
}

static void add_parties(struct buffer *out, const struct names *parties)
{
    for (size_t i = 0; i < parties->n; i++) {
        const char *joint = i == 0 ? " between " : i + 1 == parties->n ? " and " : ", ";
        if (parties->n == 1) {
            joint = " with ";
        }
        buffer_printf(out, "%s%s", joint, parties->at[i]);
    }
}

static void add_where(struct buffer *out, const struct incident *incident)
{
    const struct location *location = &incident->location;
    if (location->precision == PRECISION_NONE || !location->name) {
        buffer_puts(out, ", place not named");
        return;
    }
    buffer_printf(out, " %s %s", incident->category == CATEGORY_STRIKE ? "at" : "in",
                  location->name);
    if (location->country && strcmp(location->country, location->name) != 0) {
        buffer_printf(out, ", %s,", location->country);
    }
}

static void add_tolls(struct buffer *out, const struct incident *incident)
{
    const char *killed = figure_text(incident->fatalities, out->arena);
    const char *injured = figure_text(incident->injured, out->arena);
    if (killed) {
        buffer_printf(out, "; %s killed", killed);
    }
    if (injured) {
        buffer_printf(out, "%s %s injured", killed ? "," : ";", injured);
    }
}

static const char *const status_notes[] = {
    [STATUS_REPORTED] = "",
    [STATUS_CLAIMED] = " (claimed by one side)",
    [STATUS_PLANNED] = " (planned)",
    [STATUS_DENIED] = " (denied)",
};

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

const char *incident_summary(const struct incident *incident, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    buffer_puts(&out, incident->type ? incident->type : category_name(incident->category));
    out.at[0] = upper(out.at[0]);
    if (incident->category == CATEGORY_TALKS) {
        add_parties(&out, &incident->parties);
    } else if (incident->actor1) {
        /* Of what was intercepted actor1 is the side that launched it. */
        bool intercepted = incident->type && strcmp(incident->type, "interception") == 0;
        buffer_printf(&out, "%s by %s", intercepted ? " of an attack" : "", incident->actor1);
    }
    /* "Attack on ship" says it already. */
    if (incident->target && !(incident->type && strstr(incident->type, incident->target))) {
        buffer_printf(&out, " on %s", incident->target);
    }
    add_where(&out, incident);
    add_when(&out, incident);
    if (out.n && out.at[out.n - 1] == ',') {
        out.n--;
    }
    add_tolls(&out, incident);
    buffer_puts(&out, status_notes[incident->status]);
    buffer_puts(&out, ".");
    return out.at;
}
