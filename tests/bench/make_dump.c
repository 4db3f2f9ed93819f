/* make_dump ROWS SEED: a made-up GeoNames dump on standard output, in the proportions of the real
 * allCountries.txt: some 130 bytes a row, one row in three with alternate names, a third of those
 * in scripts that are not read, common words ("Church", "Creek") in half of the names. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const syllables[] = {"ka",  "ri",  "no",  "va",  "be",  "lo",  "mi",  "sta",
                                        "den", "or",  "ul",  "tsa", "gra", "hom", "el",  "pe",
                                        "tro", "sk",  "nya", "ur",  "al",  "ham", "bou", "zi",
                                        "quo", "wes", "lin", "fer", "dja", "ma"};
static const char *const cyrillic[] = {"ка", "ри", "но",  "ва",  "бе",
                                       "ло", "ми", "ста", "ден", "ор"};
static const char *const han[] = {"北", "南", "河", "山", "村", "家", "上", "新"};
static const char *const kinds[] = {"Church",   "Creek",    "School", "Lake", "Hill",   "River",
                                    "Mountain", "Cemetery", "Hotel",  "Park", "Island", "Station"};
static const struct {
    char feature_class;
    const char *code;
} features[] = {{'P', "PPL"},  {'P', "PPL"}, {'P', "PPL"},  {'P', "PPL"},
                {'S', "HTL"},  {'S', "SCH"}, {'S', "CH"},   {'S', "BLDG"},
                {'H', "STM"},  {'H', "LK"},  {'T', "MT"},   {'T', "HLL"},
                {'A', "ADM4"}, {'L', "PRK"}, {'R', "RSTN"}, {'P', "PPLX"}};
static const char *const countries[] = {"US", "CN", "IN", "MX", "RU", "UA", "NO", "FR", "DE", "BR"};

struct random {
    uint64_t state;
};

static uint32_t draw(struct random *random, uint32_t below)
{
    random->state = random->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((random->state >> 33) % below);
}

#define PICK(list) (list)[draw(random, (uint32_t)(sizeof(list) / sizeof *(list)))]

static int put(char *out, const char *text)
{
    size_t n = strlen(text);
    memcpy(out, text, n + 1);
    return (int)n;
}

static int put_word(struct random *random, char *out)
{
    int n = 0;
    for (uint32_t i = 0, parts = 2 + draw(random, 3); i < parts; i++) {
        n += put(out + n, PICK(syllables));
    }
    out[0] = (char)(out[0] - 32);
    return n;
}

static int put_name(struct random *random, char *out)
{
    int n = put_word(random, out);
    if (draw(random, 2)) {
        out[n++] = ' ';
        n += put(out + n, PICK(kinds));
    } else if (draw(random, 3) == 0) {
        out[n++] = ' ';
        n += put_word(random, out + n);
    }
    out[n] = '\0';
    return n;
}

static void put_alternates(struct random *random, char *out)
{
    int n = 0;
    uint32_t names = draw(random, 3) ? 0 : 1 + draw(random, 6);
    for (uint32_t i = 0; i < names; i++) {
        n += put(out + n, i ? "," : "");
        switch (draw(random, 4)) {
        case 0:
            n += put(out + n, PICK(han));
            n += put(out + n, PICK(han));
            break;
        case 1:
            n += put(out + n, "К");
            n += put(out + n, PICK(cyrillic));
            n += put(out + n, PICK(cyrillic));
            break;
        default:
            n += put_name(random, out + n);
            break;
        }
    }
    out[n] = '\0';
}

int main(int argc, char **argv)
{
    long rows = argc > 1 ? atol(argv[1]) : 1000;
    struct random seed = {argc > 2 ? (uint64_t)atol(argv[2]) : 1}, *random = &seed;
    for (long i = 0; i < rows; i++) {
        char name[200], alternates[2000];
        put_name(random, name);
        put_alternates(random, alternates);
        uint32_t feature = draw(random, sizeof features / sizeof *features);
        printf("%ld\t%s\t%s\t%s\t%d.%05u\t%d.%05u\t%c\t%s\t%s\t\t%02u\t%03u\t\t\t%u\t\t%u\t"
               "Europe/Kyiv\t2020-01-%02u\n",
               20000000 + i, name, name, alternates, (int)draw(random, 170) - 85,
               draw(random, 100000), (int)draw(random, 358) - 179, draw(random, 100000),
               features[feature].feature_class, features[feature].code, PICK(countries),
               draw(random, 40), draw(random, 500), draw(random, 6) ? 0 : draw(random, 20000),
               draw(random, 3000), 1 + draw(random, 28));
    }
    return 0;
}
