#ifndef DATELINE_INCIDENT_LEXEME_H
#define DATELINE_INCIDENT_LEXEME_H
/* What can be known of a phrase of the news: the vocabulary of the lexicon's tables.
 *
 * A `struct lexeme` has the classes of all rows that name its phrase ("strike" is a noun and a
 * verb, "hospital" a target) and, for each class, what the row adds: a trigger's grammar, a
 * weapon's standard name. incident/lexicon/README.md explains each word of the tables;
 * lexicon_readers.c turns the tables into these. Plain data, borrowed from the lexicon. */
#include <stdint.h>

#include "incident/incident.h"

/* What a phrase can be; a bit set. */
enum word_class {
    WORD_EVENT_NOUN = 1 << 0, /* a trigger: "strike", "talks" */
    WORD_EVENT_VERB = 1 << 1,
    WORD_CARRIER = 1 << 2, /* "carried out", "held": brings an event noun */
    WORD_WEAPON = 1 << 3,
    WORD_ACTOR = 1 << 4,
    WORD_FORCE = 1 << 5, /* "forces": with a state before it, that state acting */
    WORD_TARGET = 1 << 6,
    WORD_PERSON = 1 << 7,
    WORD_TOLL = 1 << 8, /* "killed", "injured" */
    WORD_SPEAKER = 1 << 9,
    WORD_OFFICIAL = 1 << 10, /* who meets */
    WORD_SPEECH = 1 << 11,   /* "said" */
    WORD_CUE = 1 << 12,
    WORD_TOPIC = 1 << 13,
    WORD_PLACE_NOUN = 1 << 14, /* "the city", "there" */
    WORD_QUANTITY = 1 << 15,
    WORD_PREPOSITION = 1 << 16,
    WORD_DETERMINER = 1 << 17,
    WORD_AND = 1 << 18,
    WORD_SUBORDINATOR = 1 << 19,
    WORD_RELATIVE = 1 << 20,
    WORD_PRONOUN = 1 << 21,
    WORD_BE = 1 << 22,
    WORD_HAVE = 1 << 23,
    WORD_MODAL = 1 << 24,
    WORD_HAPPENS = 1 << 25, /* "took place": its subject is an event */
    WORD_ADVERB = 1 << 26,
    WORD_VERB = 1 << 27,
    WORD_IDIOM = 1 << 28,
    WORD_INCLUDING = 1 << 30, /* what follows is a part of what came before */
    WORD_NOUN = 1 << 29,      /* a verb of verbs.tsv that is a noun too */
};

/* Where the place stands; triggers.tsv explains each. */
enum frame {
    FRAME_HITS,
    FRAME_FIRES,
    FRAME_LANDS,
    FRAME_ROCKS,
    FRAME_DOWNS,
    FRAME_TAKES,
    FRAME_ADVANCES,
    FRAME_FIGHTS,
    FRAME_ENTERS,
    FRAME_REPELS,
    FRAME_HARMS,
    FRAME_SUFFERS,
    FRAME_DAMAGES,
    FRAME_CARRIES,
    FRAME_MEETS,
    FRAME_SWAPS,
    FRAME_SEES,
    FRAME_BRINGS,
    FRAME_SIGNS,
    FRAME_GOES,
    FRAME_HOSTS,
    FRAME_ON,
    FRAME_AT,
    FRAME_RAID,
    FRAME_TALKS,
    FRAME_VISIT,
};

enum certainty {
    CERTAINTY_WEAK, /* only adds to an incident that other words tell */
    CERTAINTY_WAR,  /* counts where weapons, troops or dead are told of */
    CERTAINTY_SURE,
};

struct event_type {
    const char *name;
    enum category category;
    int rank;       /* how specific */
    bool by_weapon; /* the weapon tells it more closely: "attack", with missiles */
    const char *acled_event_type, *acled_sub_event_type;
};

struct trigger {
    const struct trigger *other;   /* another reading of the same word: "landed" in X, on X */
    const struct event_type *type; /* NULL for FRAME_CARRIES */
    enum frame frame;
    enum certainty certainty;
};

/* The reading with this frame; NULL: none. */
static inline const struct trigger *trigger_as(const struct trigger *trigger, enum frame frame)
{
    while (trigger && trigger->frame != frame) {
        trigger = trigger->other;
    }
    return trigger;
}

struct weapon {
    const char *name;
    const struct event_type *type; /* what a strike with it is */
    bool exact;                    /* gives way to no other: not "jets", "debris" */
    const char *maker;             /* states that make it for others too; NULL: nothing known */
};

enum actor_kind { ACTOR_STATE, ACTOR_MILITARY, ACTOR_GROUP, ACTOR_BLOC };

struct actor {
    const char *name;
    enum actor_kind kind;
};

enum person_kind { PERSON_CIVIL, PERSON_COMBATANT, PERSON_ATTACKER, PERSON_GUNMAN };
enum toll { TOLL_KILLED, TOLL_INJURED, TOLL_CASUALTIES };
enum toll_frame { TOLL_OBJECT, TOLL_SUBJECT, TOLL_STATE, TOLL_NOUN };
enum speaker_kind {
    SPEAKER_CIVIL,
    SPEAKER_LOCAL,
    SPEAKER_REGIONAL,
    SPEAKER_MILITARY,
    SPEAKER_OFFICE,
    SPEAKER_MEDIA
};
enum speech_kind { SPEECH_SAY, SPEECH_CLAIM, SPEECH_BLAME, SPEECH_DENY, SPEECH_WANT };

enum cue { /* a bit set */
           CUE_NOT = 1,
           CUE_IF = 2,
           CUE_PLAN = 4,
           CUE_PAST = 8,
           CUE_HABIT = 16,
           CUE_TOTAL = 32,
           CUE_PHONE = 64,
           CUE_ASIDE = 128,
           CUE_THEN = 256,
           CUE_OTHER = 512,
           CUE_AGAIN = 1024,
           CUE_HAZARD = 2048,
           CUE_MEDIATES = 4096,
           CUE_SETS = 8192,
           CUE_RESULT = 16384,
           CUE_STALE = 32768,
           CUE_RISES = 65536,
           CUE_HEARS = 131072,
           CUE_VENUE = 262144,
           CUE_CANCELS = 524288,
           CUE_PEER = 1048576,
           CUE_DISPUTES = 2097152,
           CUE_TREATS = 4194304,
           CUE_MOURNS = 8388608,
           CUE_ATTENDS = 16777216
};

enum topic {
    TOPIC_MATTER = 1,
    TOPIC_BORDER = 2,
    TOPIC_SEAT = 4,
    TOPIC_PEOPLE = 8,
    TOPIC_POST = 16
};

enum place_noun {
    PLACE_NOUN_SETTLEMENT,
    PLACE_NOUN_REGION,
    PLACE_NOUN_COUNTRY,
    PLACE_NOUN_CAPITAL,
    PLACE_NOUN_SITE,
    PLACE_NOUN_ANYWHERE,
};

enum quantity_kind {
    QUANTITY_VALUE,
    QUANTITY_UNKNOWN, /* "several" */
    QUANTITY_AT_LEAST,
    QUANTITY_MORE_THAN,
    QUANTITY_UP_TO,
    QUANTITY_ABOUT,
    QUANTITY_GROUP, /* "a family of" */
};

/* Whom a force stands for that is told without a name. */
enum unnamed { UNNAMED_NOBODY, UNNAMED_HOME, UNNAMED_ARMY, UNNAMED_GROUP };

struct quantity {
    enum quantity_kind kind;
    int32_t value;
};

enum preposition {
    PREPOSITION_NONE,
    PREPOSITION_IN,
    PREPOSITION_NEAR,
    PREPOSITION_ALONG,
    PREPOSITION_ON,
    PREPOSITION_AGAINST,
    PREPOSITION_INTO,
    PREPOSITION_TO,
    PREPOSITION_FROM,
    PREPOSITION_OF,
    PREPOSITION_BY,
    PREPOSITION_WITH,
    PREPOSITION_BETWEEN,
    PREPOSITION_ABOUT,
    PREPOSITION_FOR,
    PREPOSITION_OTHER,
};

/* Everything known of one phrase; a field counts where its class is set. */
struct lexeme {
    uint32_t classes;
    uint32_t cues;
    uint8_t topics;
    const struct trigger *noun, *verb, *carrier;
    const struct weapon *weapon;
    const struct actor *actor;
    const char *target;
    enum person_kind person;
    bool plural; /* of people, without an s: "women" */
    enum toll toll;
    enum toll_frame toll_frame;
    enum speaker_kind speaker;
    enum speech_kind speech;
    enum place_noun place_noun;
    enum preposition preposition;
    bool definite;        /* of a determiner: "the", "those" */
    enum unnamed unnamed; /* of a force: "the army", "the rebels" */
    bool land;            /* of a force: it comes on the ground */
    bool air;             /* of a force: it fights what comes by air */
    struct quantity quantity;
};

/* What a word hints at, before any phrase is looked up; a bit set. */
enum hint {
    HINT_WAR = 1,   /* a weapon, a toll, an armed group */
    HINT_EVENT = 2, /* an attack or ground action, or its trace */
    HINT_TALKS = 4,
    HINT_SURE = 8, /* an attack, whatever else is told */
};

#endif
