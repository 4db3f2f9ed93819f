#include "incident/kinship.h"

#include <stddef.h>
#include <string.h>

/* A word and the things that it may mean; two words are kin where they share one. */
struct meaning {
    const char *word;
    unsigned things;
    bool vague; /* it means so much that sharing says nothing */
};

static const struct meaning *find(const struct meaning *table, const char *word)
{
    for (; word && table->word; table++) {
        if (*table->word == *word && strcmp(table->word, word) == 0) {
            return table;
        }
    }
    return NULL;
}

static enum kinship kinship(const struct meaning *table, const char *a, const char *b)
{
    const struct meaning *p = find(table, a), *q = find(table, b);
    if (!a || !b || !p || !q) {
        return a && b && strcmp(a, b) == 0 ? KIN_SAME : KIN_VAGUE;
    }
    if (p == q) {
        return KIN_SAME;
    }
    if ((p->things & q->things) == 0) {
        return KIN_ODDS;
    }
    return p->vague || q->vague ? KIN_VAGUE : KIN_NEAR;
}

/* ---- how it was done ---- */

enum {
    MISSILE = 1,
    DRONE = 2,
    PLANE = 4,
    GUNNERY = 8, /* artillery, mortars, rockets */
    BOMB = 16,   /* planted, carried, driven */
    FIREARM = 32,
    BLADE = 64,
    SEIZURE = 128,
    MEETING = 256,
    HANDOVER = 512,
    FROM_AFAR = MISSILE | DRONE | PLANE | GUNNERY,
    HANDS_ON = FIREARM | BLADE,
};

static const struct meaning types[] = {
    {"attack", FROM_AFAR | BOMB | HANDS_ON, true},
    {"strike", FROM_AFAR | BOMB, true},
    {"explosion", FROM_AFAR | BOMB, true},
    {"interception", FROM_AFAR, true},
    {"attack on ship", FROM_AFAR | BOMB | HANDS_ON, true},
    {"sabotage", DRONE | BOMB, false},
    {"air strike", PLANE | MISSILE | DRONE, false},
    {"shelling", GUNNERY, false},
    {"rocket strike", GUNNERY | MISSILE, false},
    {"drone strike", DRONE, false},
    {"missile strike", MISSILE, false},
    {"missile and drone strike", MISSILE | DRONE, false},
    {"violence", BOMB | HANDS_ON | SEIZURE, true},
    {"killing", BOMB | HANDS_ON | SEIZURE, true},
    {"shooting", FIREARM, false},
    {"stabbing", BLADE, false},
    {"bombing", BOMB | PLANE, false},
    {"suicide bombing", BOMB, false},
    {"abduction", SEIZURE, false},
    {"talks", MEETING, true},
    {"visit", MEETING, true},
    {"bilateral meeting", MEETING, true},
    {"trilateral meeting", MEETING, true},
    {"summit", MEETING, true},
    {"peace talks", MEETING, true},
    {"ceasefire talks", MEETING, true},
    {"peace summit", MEETING, true},
    {"agreement", MEETING | HANDOVER, true},
    {"prisoner exchange", HANDOVER, false},
    {NULL, 0, false},
};

enum kinship types_kinship(const char *a, const char *b)
{
    return kinship(types, a, b);
}

/* ---- what was hit ---- */

enum {
    HOME = 1,
    SHOP = 2,
    CARE = 4,
    TEACHING = 8,
    OFFICE = 16, /* of a state */
    WORKS = 32,
    STORE = 64,
    FUEL = 128,
    POWER = 256,
    WAY = 512, /* roads, rails, bridges, what drives on them */
    AIRFIELD = 1024,
    HARBOUR = 2048,
    ARMY = 4096,
    PEOPLE = 8192,
    CUSTODY = 16384,
    LODGING = 32768,
    WORSHIP = 65536,
    CULTURE = 131072,
    PUBLIC = SHOP | LODGING | WORSHIP | CULTURE, /* where people go */
    BUILT = HOME | PUBLIC | CARE | TEACHING | OFFICE | WORKS | STORE | CUSTODY,
    SUPPLY = FUEL | POWER | WAY | AIRFIELD | HARBOUR | WORKS | STORE,
};

static const struct meaning targets[] = {
    {"building", BUILT, true},
    {"homes", HOME, true},
    {"residential building", HOME, true},
    {"public place", PUBLIC | TEACHING | CARE | WAY, true},
    {"civilians", HOME | PUBLIC | TEACHING | CARE | WAY | PEOPLE, true},
    {"vehicle", WAY | PEOPLE | ARMY, true},
    {"infrastructure", SUPPLY, true},
    {"energy infrastructure", POWER | FUEL, true},
    {"military positions", ARMY, true},
    {"military base", ARMY | STORE | AIRFIELD, false},
    {"ammunition depot", ARMY | STORE, false},
    {"air base", ARMY | AIRFIELD, false},
    {"aircraft", AIRFIELD, false},
    {"air defences", ARMY, false},
    {"airport", AIRFIELD, false},
    {"warehouse", STORE | WORKS | SHOP, false},
    {"factory", WORKS, false},
    {"printing house", WORKS, false},
    {"oil depot", FUEL, false},
    {"oil refinery", FUEL, false},
    {"oil or gas facility", FUEL, false},
    {"nuclear facility", POWER | WORKS, false},
    {"dam", POWER | WAY, false},
    {"bridge", WAY, false},
    {"railway", WAY, false},
    {"port", HARBOUR, false},
    {"ship", HARBOUR, false},
    {"hospital", CARE, false},
    {"school", TEACHING, false},
    {"hotel", LODGING, false},
    {"market or shop", SHOP, false},
    {"place of worship", WORSHIP, false},
    {"cultural building", CULTURE, false},
    {"government building", OFFICE, false},
    {"embassy", OFFICE, false},
    {"broadcasting tower", WORKS, false},
    {"checkpoint or police post", OFFICE | ARMY, false},
    {"prison", CUSTODY, false},
    {"camp", HOME | PEOPLE, false},
    {"aid workers", PEOPLE, false},
    {NULL, 0, false},
};

enum kinship targets_kinship(const char *a, const char *b)
{
    return kinship(targets, a, b);
}

bool target_is_common(const char *target)
{
    const struct meaning *meaning = find(targets, target);
    return meaning && meaning->vague;
}
