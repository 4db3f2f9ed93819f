#include "news/abbreviation.h"

#include "news/date_words.h"

/* Sorted; a test holds it. */
static const struct {
    char word[9];
    unsigned char kind;
} abbreviations[] = {
    {"adm", ABBREVIATION_TITLE},    {"ala", ABBREVIATION_PLACE},    {"amb", ABBREVIATION_TITLE},
    {"approx", ABBREVIATION_TITLE}, {"apr", ABBREVIATION_PLACE},    {"ariz", ABBREVIATION_PLACE},
    {"ark", ABBREVIATION_STATE},    {"assn", ABBREVIATION_PLACE},   {"asst", ABBREVIATION_TITLE},
    {"atty", ABBREVIATION_TITLE},   {"aug", ABBREVIATION_PLACE},    {"ave", ABBREVIATION_PLACE},
    {"blvd", ABBREVIATION_PLACE},   {"brig", ABBREVIATION_TITLE},   {"bros", ABBREVIATION_PLACE},
    {"calif", ABBREVIATION_PLACE},  {"capt", ABBREVIATION_TITLE},   {"cf", ABBREVIATION_TITLE},
    {"cmdr", ABBREVIATION_TITLE},   {"co", ABBREVIATION_PLACE},     {"col", ABBREVIATION_TITLE},
    {"colo", ABBREVIATION_PLACE},   {"comdr", ABBREVIATION_TITLE},  {"conn", ABBREVIATION_PLACE},
    {"corp", ABBREVIATION_PLACE},   {"cpl", ABBREVIATION_TITLE},    {"dec", ABBREVIATION_PLACE},
    {"del", ABBREVIATION_STATE},    {"dept", ABBREVIATION_TITLE},   {"det", ABBREVIATION_TITLE},
    {"dist", ABBREVIATION_TITLE},   {"dr", ABBREVIATION_PLACE},     {"esq", ABBREVIATION_PLACE},
    {"est", ABBREVIATION_NUMBER},   {"etc", ABBREVIATION_PLACE},    {"feb", ABBREVIATION_PLACE},
    {"fig", ABBREVIATION_NUMBER},   {"fla", ABBREVIATION_PLACE},    {"fri", ABBREVIATION_NUMBER},
    {"ft", ABBREVIATION_TITLE},     {"ga", ABBREVIATION_PLACE},     {"gen", ABBREVIATION_TITLE},
    {"gov", ABBREVIATION_TITLE},    {"govt", ABBREVIATION_TITLE},   {"hon", ABBREVIATION_TITLE},
    {"hwy", ABBREVIATION_TITLE},    {"ill", ABBREVIATION_STATE},    {"inc", ABBREVIATION_PLACE},
    {"ind", ABBREVIATION_STATE},    {"insp", ABBREVIATION_TITLE},   {"jan", ABBREVIATION_PLACE},
    {"jr", ABBREVIATION_PLACE},     {"jul", ABBREVIATION_NUMBER},   {"jun", ABBREVIATION_NUMBER},
    {"kan", ABBREVIATION_PLACE},    {"ky", ABBREVIATION_PLACE},     {"la", ABBREVIATION_STATE},
    {"lt", ABBREVIATION_TITLE},     {"ltd", ABBREVIATION_PLACE},    {"maj", ABBREVIATION_TITLE},
    {"mar", ABBREVIATION_NUMBER},   {"mass", ABBREVIATION_STATE},   {"md", ABBREVIATION_PLACE},
    {"messrs", ABBREVIATION_TITLE}, {"mgr", ABBREVIATION_TITLE},    {"mich", ABBREVIATION_PLACE},
    {"minn", ABBREVIATION_PLACE},   {"miss", ABBREVIATION_STATE},   {"mo", ABBREVIATION_STATE},
    {"mon", ABBREVIATION_NUMBER},   {"mont", ABBREVIATION_PLACE},   {"mr", ABBREVIATION_TITLE},
    {"mrs", ABBREVIATION_TITLE},    {"ms", ABBREVIATION_TITLE},     {"msgr", ABBREVIATION_TITLE},
    {"mt", ABBREVIATION_TITLE},     {"neb", ABBREVIATION_PLACE},    {"nev", ABBREVIATION_PLACE},
    {"no", ABBREVIATION_NUMBER},    {"nos", ABBREVIATION_NUMBER},   {"nov", ABBREVIATION_PLACE},
    {"oct", ABBREVIATION_PLACE},    {"okla", ABBREVIATION_PLACE},   {"ont", ABBREVIATION_PLACE},
    {"ore", ABBREVIATION_STATE},    {"pa", ABBREVIATION_STATE},     {"pfc", ABBREVIATION_TITLE},
    {"ph", ABBREVIATION_TITLE},     {"pp", ABBREVIATION_NUMBER},    {"pres", ABBREVIATION_TITLE},
    {"prof", ABBREVIATION_TITLE},   {"pvt", ABBREVIATION_TITLE},    {"rd", ABBREVIATION_PLACE},
    {"rep", ABBREVIATION_TITLE},    {"reps", ABBREVIATION_TITLE},   {"ret", ABBREVIATION_PLACE},
    {"rev", ABBREVIATION_TITLE},    {"rt", ABBREVIATION_TITLE},     {"sat", ABBREVIATION_NUMBER},
    {"sen", ABBREVIATION_TITLE},    {"sens", ABBREVIATION_TITLE},   {"sep", ABBREVIATION_PLACE},
    {"sept", ABBREVIATION_PLACE},   {"sgt", ABBREVIATION_TITLE},    {"spc", ABBREVIATION_TITLE},
    {"sr", ABBREVIATION_PLACE},     {"st", ABBREVIATION_PLACE},     {"sta", ABBREVIATION_TITLE},
    {"ste", ABBREVIATION_TITLE},    {"sun", ABBREVIATION_NUMBER},   {"supt", ABBREVIATION_TITLE},
    {"tel", ABBREVIATION_NUMBER},   {"tenn", ABBREVIATION_PLACE},   {"tex", ABBREVIATION_PLACE},
    {"thu", ABBREVIATION_NUMBER},   {"thurs", ABBREVIATION_NUMBER}, {"tue", ABBREVIATION_NUMBER},
    {"tues", ABBREVIATION_NUMBER},  {"univ", ABBREVIATION_TITLE},   {"va", ABBREVIATION_PLACE},
    {"vol", ABBREVIATION_NUMBER},   {"vs", ABBREVIATION_TITLE},     {"vt", ABBREVIATION_PLACE},
    {"wash", ABBREVIATION_STATE},   {"wed", ABBREVIATION_NUMBER},   {"wis", ABBREVIATION_PLACE},
    {"wyo", ABBREVIATION_PLACE},
};

/* Sorted; a test holds it. */
static const char *const beginners[] = {
    "a",           "about",       "according",    "across",    "additionally", "after",
    "all",         "also",        "although",     "among",     "an",           "and",
    "another",     "any",         "anyone",       "are",       "around",       "as",
    "at",          "authorities", "because",      "before",    "both",         "but",
    "by",          "can",         "critics",      "despite",   "did",          "do",
    "does",        "during",      "each",         "earlier",   "efforts",      "eight",
    "elsewhere",   "emergency",   "even",         "every",     "everyone",     "experts",
    "explosions",  "few",         "firefighters", "five",      "following",    "footage",
    "for",         "four",        "from",         "further",   "given",        "he",
    "her",         "here",        "his",          "how",       "however",      "hundreds",
    "i",           "if",          "images",       "in",        "instead",      "investigators",
    "is",          "it",          "its",          "just",      "last",         "later",
    "local",       "many",        "meanwhile",    "more",      "moreover",     "most",
    "my",          "nearly",      "neither",      "never",     "nevertheless", "nine",
    "no",          "nobody",      "none",         "nor",       "not",          "nothing",
    "now",         "of",          "officers",     "officials", "on",           "once",
    "one",         "only",        "or",           "other",     "others",       "our",
    "over",        "part",        "people",       "perhaps",   "photos",       "police",
    "prosecutors", "related",     "reporters",    "rescuers",  "residents",    "seven",
    "several",     "she",         "since",        "six",       "so",           "some",
    "still",       "such",        "ten",          "than",      "that",         "the",
    "their",       "then",        "there",        "these",     "they",         "this",
    "those",       "though",      "thousands",    "three",     "through",      "thus",
    "to",          "today",       "together",     "too",       "two",          "under",
    "unlike",      "until",       "video",        "was",       "we",           "were",
    "what",        "when",        "where",        "whether",   "which",        "while",
    "who",         "why",         "with",         "within",    "without",      "witnesses",
    "yet",         "you",         "your",
};

/* "Related article Thousands flee to Poland Eighty people were hurt"; sorted, too. */
static const char *const numbers[] = {
    "dozens",   "eighteen", "eighty", "eleven", "fifteen",   "fifty",   "forty",
    "fourteen", "nineteen", "ninety", "scores", "seventeen", "seventy", "sixteen",
    "sixty",    "thirteen", "thirty", "twelve", "twenty",
};

static const char *const zones[] = {
    "AST", "BST", "CDT", "CEST", "CET",  "CST",     "CT",      "EDT",     "EEST",  "EET",
    "EST", "ET",  "GMT", "IST",  "JST",  "MDT",     "Moscow",  "MSK",     "MST",   "MT",
    "PDT", "PST", "PT",  "UTC",  "Kyiv", "Eastern", "Pacific", "Central", "Local",
};

static const char *const camel_names[] = {
    "AccuWeather", "AstraZeneca",     "BlackRock",  "BuzzFeed",   "ExxonMobil",
    "FactCheck",   "GlaxoSmithKline", "HuffPost",   "MasterCard", "PlayStation",
    "TikTok",      "WhatsApp",        "WikiLeaks",  "YouTube",    "ChatGPT",
    "CrowdStrike", "SoftBank",        "MailOnline", "EuroMaidan",
};

/* A word in lower case into `out`, NUL-terminated; false when it is longer than any row. */
static bool lowered(struct span word, char *out, size_t cap)
{
    if (word.n == 0 || word.n >= cap) {
        return false;
    }
    for (size_t i = 0; i < word.n; i++) {
        char c = word.at[i];
        out[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    out[word.n] = '\0';
    return true;
}

static int compare(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return (unsigned char)*a - (unsigned char)*b;
}

enum abbreviation abbreviation_kind(struct span word)
{
    char key[sizeof abbreviations->word];
    size_t low = 0, high = sizeof abbreviations / sizeof *abbreviations;
    if (word.n > 6 || !lowered(word, key, sizeof key)) {
        return ABBREVIATION_NONE;
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(key, abbreviations[middle].word);
        if (order == 0) {
            return (enum abbreviation)abbreviations[middle].kind;
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return ABBREVIATION_NONE;
}

static bool stands_in(const char *const *rows, size_t n, const char *key)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(key, rows[middle]);
        if (order == 0) {
            return true;
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return false;
}

bool word_begins_sentences(struct span word)
{
    char key[16];
    return lowered(word, key, sizeof key) &&
           (stands_in(beginners, sizeof beginners / sizeof *beginners, key) ||
            stands_in(numbers, sizeof numbers / sizeof *numbers, key));
}

bool word_follows_time(struct span word)
{
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        if (span_is(word, zones[i])) {
            return true;
        }
    }
    return weekday_from_name(word) >= 0 || month_from_name(word) > 0;
}

bool word_is_camel_name(struct span word)
{
    for (size_t i = 0; i < sizeof camel_names / sizeof *camel_names; i++) {
        if (span_is(word, camel_names[i])) {
            return true;
        }
    }
    return false;
}

static bool rows_sorted(const char *const *rows, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        if (compare(rows[i - 1], rows[i]) >= 0) {
            return false;
        }
    }
    return true;
}

bool abbreviations_sorted(void)
{
    for (size_t i = 1; i < sizeof abbreviations / sizeof *abbreviations; i++) {
        if (compare(abbreviations[i - 1].word, abbreviations[i].word) >= 0) {
            return false;
        }
    }
    return rows_sorted(beginners, sizeof beginners / sizeof *beginners) &&
           rows_sorted(numbers, sizeof numbers / sizeof *numbers);
}
