#include "news/date_words.h"

static const struct {
    const char *name;
    int value;
} months[] =
    {
        {"january", 1},   {"jan", 1},   {"february", 2},  {"feb", 2},      {"march", 3},
        {"mar", 3},       {"april", 4}, {"apr", 4},       {"may", 5},      {"june", 6},
        {"jun", 6},       {"july", 7},  {"jul", 7},       {"august", 8},   {"aug", 8},
        {"september", 9}, {"sept", 9},  {"sep", 9},       {"october", 10}, {"oct", 10},
        {"november", 11}, {"nov", 11},  {"december", 12}, {"dec", 12},
},
  weekdays[] = {
      {"monday", 0}, {"mon", 0}, {"tuesday", 1},  {"tues", 1},  {"tue", 1},    {"wednesday", 2},
      {"weds", 2},   {"wed", 2}, {"thursday", 3}, {"thurs", 3}, {"thur", 3},   {"thu", 3},
      {"friday", 4}, {"fri", 4}, {"saturday", 5}, {"sat", 5},   {"sunday", 6}, {"sun", 6},
};

static struct span without_stop(struct span word)
{
    if (word.n && word.at[word.n - 1] == '.') {
        word.n--;
    }
    return word;
}

int month_from_name(struct span word)
{
    word = without_stop(word);
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        if (span_is_nocase(word, months[i].name)) {
            return months[i].value;
        }
    }
    return 0;
}

int weekday_from_name(struct span word)
{
    word = without_stop(word);
    for (size_t i = 0; i < sizeof weekdays / sizeof *weekdays; i++) {
        if (span_is_nocase(word, weekdays[i].name)) {
            return weekdays[i].value;
        }
    }
    return -1;
}
