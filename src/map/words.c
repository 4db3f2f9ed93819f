#include "map/words.h"

#include <stdio.h>
#include <string.h>

static const char *const tags[LANGUAGES] = {"en", "de", "fr", "es", "uk", "ru"};

static const char *const words[WORDS][LANGUAGES] = {
    [WORD_STRIKE] = {"strike|strikes", "Angriff|Angriffe", "frappe|frappes", "ataque|ataques",
                     "удар|удари|ударів", "удар|удара|ударов"},
    [WORD_TALKS] = {"meeting|meetings", "Treffen|Treffen", "rencontre|rencontres",
                    "reunión|reuniones", "зустріч|зустрічі|зустрічей", "встреча|встречи|встреч"},
    [WORD_GROUND] = {"ground action|ground actions", "Bodenkampf|Bodenkämpfe",
                     "combat au sol|combats au sol", "acción terrestre|acciones terrestres",
                     "наземний бій|наземні бої|наземних боїв",
                     "наземный бой|наземных боя|наземных боёв"},
    [WORD_VIOLENCE] = {"act of violence|acts of violence", "Gewalttat|Gewalttaten",
                       "acte de violence|actes de violence", "acto de violencia|actos de violencia",
                       "акт насильства|акти насильства|актів насильства",
                       "акт насилия|акта насилия|актов насилия"},
    [WORD_INCIDENT] = {"incident|incidents", "Ereignis|Ereignisse", "incident|incidents",
                       "incidente|incidentes", "подія|події|подій", "событие|события|событий"},
    [WORD_KILLED] = {"killed|killed", "Tote|Tote", "mort|morts", "muerto|muertos",
                     "загиблий|загиблі|загиблих", "погибший|погибших|погибших"},
    [WORD_INJURED] = {"injured|injured", "Verletzte|Verletzte", "blessé|blessés", "herido|heridos",
                      "поранений|поранені|поранених", "раненый|раненых|раненых"},
    [WORD_STRIKES_TITLE] = {"Strikes", "Angriffe", "Frappes", "Ataques", "Удари", "Удары"},
    [WORD_TALKS_TITLE] = {"Talks", "Gespräche", "Pourparlers", "Conversaciones", "Переговори",
                          "Переговоры"},
    [WORD_GROUND_TITLE] = {"Ground fighting", "Bodenkämpfe", "Combats au sol",
                           "Combates terrestres", "Наземні бої", "Наземные бои"},
    [WORD_VIOLENCE_TITLE] = {"Violence", "Gewalt", "Violences", "Violencia", "Насильство",
                             "Насилие"},
    [WORD_INCIDENTS_TITLE] = {"Incidents", "Ereignisse", "Incidents", "Incidentes", "Події",
                              "События"},
    [WORD_AND] = {"and", "und", "et", "y", "і", "и"},
    [WORD_IN] = {"in", "", "", "", "", ""},
    [WORD_NO_INCIDENTS] = {"No incidents", "Keine Ereignisse", "Aucun incident", "Ningún incidente",
                           "Подій немає", "Событий нет"},
    [WORD_NONE_LOCATED] = {"None of the incidents has a place on the map",
                           "Keines der Ereignisse hat einen Ort auf der Karte",
                           "Aucun des incidents n’a de lieu sur la carte",
                           "Ninguno de los incidentes tiene lugar en el mapa",
                           "Жодна з подій не має місця на карті",
                           "Ни одно из событий не имеет места на карте"},
    [WORD_STATUS_REPORTED] = {"reported", "gemeldet", "rapporté", "informado", "повідомлено",
                              "сообщено"},
    [WORD_STATUS_CLAIMED] = {"claimed by one side", "von einer Seite behauptet",
                             "affirmé par une partie", "afirmado por una parte",
                             "заявлено однією стороною", "заявлено одной стороной"},
    [WORD_STATUS_PLANNED] = {"planned", "geplant", "prévu", "previsto", "заплановано",
                             "запланировано"},
    [WORD_STATUS_DENIED] = {"disputed", "bestritten", "contesté", "desmentido", "заперечується",
                            "оспаривается"},
    [WORD_TOLL_DIFFERS] = {"accounts of the toll differ", "Angaben zu Opfern weichen ab",
                           "bilans divergents", "balances contradictorios",
                           "дані про втрати різняться", "данные о потерях расходятся"},
    [WORD_TOLL_SIZE] = {"Killed:", "Tote:", "Morts :", "Muertos:", "Загиблі:", "Погибшие:"},
    [WORD_TOLL_NONE] = {"none known", "keine bekannt", "aucun connu", "ninguno conocido",
                        "невідомо", "неизвестно"},
    [WORD_PLACES_NEARBY] = {"place nearby|places nearby", "Ort in der Nähe|Orten in der Nähe",
                            "lieu proche|lieux proches", "lugar cercano|lugares cercanos",
                            "місце поруч|місця поруч|місць поруч",
                            "место рядом|места рядом|мест рядом"},
    [WORD_MORE_COUNTRIES] = {"other country|other countries", "weiteren Land|weiteren Ländern",
                             "autre pays|autres pays", "otro país|otros países",
                             "інша країна|інші країни|інших країн",
                             "другая страна|другие страны|других стран"},
    [WORD_WITH] = {"with", "mit", "avec", "con", "і ще", "и ещё"},
    [WORD_BEYOND] = {"beyond the map: direction, distance from its centre",
                     "außerhalb der Karte: Richtung, Entfernung von ihrer Mitte",
                     "hors de la carte : direction, distance depuis son centre",
                     "fuera del mapa: dirección, distancia desde su centro",
                     "поза картою: напрямок, відстань від її центра",
                     "за пределами карты: направление, расстояние от её центра"},
    [WORD_AREA_ONLY] = {"somewhere in this area", "irgendwo in diesem Gebiet",
                        "quelque part dans cette zone", "en algún punto de esta zona",
                        "десь у цьому районі", "где-то в этом районе"},
    [WORD_NOT_LOCATED] = {"Not on the map", "Nicht auf der Karte", "Hors carte", "Fuera del mapa",
                          "Не на карті", "Не на карте"},
    [WORD_KEY] = {"Key", "Zahlen auf der Karte", "Légende des numéros", "Clave de los números",
                  "Номери на карті", "Номера на карте"},
    [WORD_BY_AREA] = {"By area", "Nach Gebiet", "Par zone", "Por zona", "За областями",
                      "По областям"},
    [WORD_ELSEWHERE] = {"Elsewhere", "Andernorts", "Ailleurs", "En otros lugares", "Деінде",
                        "В других местах"},
    [WORD_NOT_DATED] = {"undated", "undatiert", "sans date", "sin fecha", "без дати", "без даты"},
    [WORD_SOURCES] = {"Sources:", "Quellen:", "Sources :", "Fuentes:", "Джерела:", "Источники:"},
    [WORD_MORE_SOURCES] = {"and %ld more", "und %ld weitere", "et %ld autres", "y %ld más",
                           "та ще %ld", "и ещё %ld"},
    [WORD_MAP_DATA] = {"Map data:", "Kartendaten:", "Fond de carte :", "Datos del mapa:",
                       "Дані карти:", "Данные карты:"},
    [WORD_BOUNDARIES_UN] = {"Boundaries: UN view", "Grenzen: Sicht der UN",
                            "Frontières : vue de l’ONU", "Fronteras: visión de la ONU",
                            "Кордони: за ООН", "Границы: по версии ООН"},
    [WORD_BOUNDARIES_DE_FACTO] = {"Boundaries: as controlled (de facto)",
                                  "Grenzen: tatsächliche Kontrolle",
                                  "Frontières : contrôle de fait", "Fronteras: control de hecho",
                                  "Кордони: фактичний контроль", "Границы: фактический контроль"},
    [WORD_DISPUTED] = {"; dashed lines disputed", "; gestrichelte Linien umstritten",
                       " ; tireté : contestées", "; líneas discontinuas, en disputa",
                       "; пунктир — спірні", "; пунктир — спорные"},
    [WORD_PROJECTION] = {"Projection:", "Projektion:", "Projection :", "Proyección:", "Проєкція:",
                         "Проекция:"},
    [WORD_CONFORMAL] = {"conformal", "winkeltreue", "conforme", "conforme", "рівнокутна",
                        "равноугольная"},
    [WORD_EQUAL_AREA] = {"equal-area", "flächentreue", "équivalente", "equivalente", "рівновелика",
                         "равновеликая"},
    [WORD_COMPROMISE] = {"compromise", "vermittelnd", "de compromis", "de compromiso",
                         "компромісна", "компромиссная"},
    [WORD_CONIC] = {"conic", "Kegelprojektion", "conique", "cónica", "конічна", "коническая"},
    [WORD_AZIMUTHAL] = {"azimuthal", "Azimutalprojektion", "azimutale", "acimutal", "азимутальна",
                        "азимутальная"},
    [WORD_POLAR] = {"polar", "Polarprojektion", "polaire", "polar", "полярна", "полярная"},
    [WORD_CYLINDRICAL] = {"cylindrical", "Zylinderprojektion", "cylindrique", "cilíndrica",
                          "циліндрична", "цилиндрическая"},
    [WORD_TRANSVERSE] = {"transverse cylindrical", "transversale Zylinderprojektion",
                         "cylindrique transverse", "cilíndrica transversa", "поперечна циліндрична",
                         "поперечная цилиндрическая"},
    [WORD_AT_EQUATOR] = {"at the equator", "am Äquator", "à l’équateur", "en el ecuador",
                         "на екваторі", "на экваторе"},
    [WORD_AT_CENTRE] = {"in the middle", "in der Mitte", "au centre", "en el centro", "у центрі",
                        "в центре"},
};

/* As dates want them, from January. */
static const char *const months[LANGUAGES][12] = {
    {"January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"},
    {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
     "November", "Dezember"},
    {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
     "octobre", "novembre", "décembre"},
    {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
     "octubre", "noviembre", "diciembre"},
    {"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
     "жовтня", "листопада", "грудня"},
    {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
     "октября", "ноября", "декабря"},
};

static const char *const short_months[LANGUAGES][12] = {
    {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
    {"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.",
     "Dez."},
    {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
     "déc."},
    {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"},
    {"січ.", "лют.", "бер.", "квіт.", "трав.", "черв.", "лип.", "серп.", "вер.", "жовт.", "лист.",
     "груд."},
    {"янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.",
     "дек."},
};

bool language_parse(const char *name, enum language *out)
{
    for (int i = 0; i < LANGUAGES; i++) {
        if (strcmp(name, tags[i]) == 0) {
            *out = (enum language)i;
            return true;
        }
    }
    return false;
}

const char *language_tag(enum language language)
{
    return tags[language];
}

const char *word(enum language language, enum word word)
{
    return words[word][language];
}

/* Which of the forms goes with a count: CLDR's rules for these languages. */
static int plural_form(enum language language, long count)
{
    if (language == LANGUAGE_FR) {
        return count > 1;
    }
    if (language != LANGUAGE_UK && language != LANGUAGE_RU) {
        return count != 1;
    }
    long ten = count % 10, hundred = count % 100;
    if (ten == 1 && hundred != 11) {
        return 0;
    }
    return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? 1 : 2;
}

const char *word_form(enum language language, enum word word, long count, struct arena *arena)
{
    struct span rest = span_of(words[word][language]), form = rest;
    for (int i = plural_form(language, count); i >= 0 && span_split(&rest, '|', &form); i--) {
    }
    return arena_strndup(arena, form.at, form.n);
}

const char *word_counted(enum language language, enum word word, long count, struct arena *arena)
{
    return arena_printf(arena, "%s\u00a0%s", number_words(language, count, arena),
                        word_form(language, word, count, arena));
}

const char *number_words(enum language language, long number, struct arena *arena)
{
    static const char *const between[LANGUAGES] = {",",      ".",      "\u00a0",
                                                   "\u00a0", "\u00a0", "\u00a0"};
    if (number < 1000) {
        return arena_printf(arena, "%ld", number);
    }
    return arena_printf(arena, "%s%s%03ld", number_words(language, number / 1000, arena),
                        between[language], number % 1000);
}

/* ---- dates ---------------------------------------------------------------------------------- */
static const char *day_number(enum language language, int day, char out[16])
{
    snprintf(out, 16, "%d%s", day,
             language == LANGUAGE_DE               ? "."
             : language == LANGUAGE_FR && day == 1 ? "er"
                                                   : "");
    return out;
}

static bool is_short(enum date_style style)
{
    return style == DATE_SHORT || style == DATE_SHORT_YEAR;
}

static bool has_year(enum date_style style)
{
    return style == DATE_FULL || style == DATE_SHORT_YEAR;
}

static const char *of(enum language language, enum date_style style)
{
    return language == LANGUAGE_ES && !is_short(style) ? "\u00a0de\u00a0" : "\u00a0";
}

static const char *month_name(enum language language, int month, enum date_style style)
{
    return is_short(style) ? short_months[language][month - 1] : months[language][month - 1];
}

const char *day_words(enum language language, int32_t day, enum date_style style,
                      struct arena *arena)
{
    if (day == DAY_NONE || style == DATE_LEFT_OUT) {
        return "";
    }
    int y, m, d;
    char number[16];
    day_to_civil(day, &y, &m, &d);
    const char *between = of(language, style);
    const char *date = arena_printf(arena, "%s%s%s", day_number(language, d, number), between,
                                    month_name(language, m, style));
    return has_year(style) ? arena_printf(arena, "%s%s%d", date, between, y) : date;
}

const char *day_range_words(enum language language, int32_t first, int32_t last,
                            enum date_style style, struct arena *arena)
{
    if (first == DAY_NONE || first == last || style == DATE_LEFT_OUT) {
        return day_words(language, last, style, arena);
    }
    int y1, m1, d1, y2, m2, d2;
    day_to_civil(first, &y1, &m1, &d1);
    day_to_civil(last, &y2, &m2, &d2);
    const char *end = day_words(language, last, style, arena);
    if (y1 == y2 && m1 == m2) {
        char number[16];
        return arena_printf(arena, "%s\u2013%s", day_number(language, d1, number), end);
    }
    bool told_once = y1 == y2 && has_year(style);
    enum date_style left = !told_once ? style : is_short(style) ? DATE_SHORT : DATE_NO_YEAR;
    return arena_printf(arena, "%s \u2013 %s", day_words(language, first, left, arena), end);
}
