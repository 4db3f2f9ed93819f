#include "incident/place_fit.h"

#include <string.h>

#include "incident/venue.h"

bool is_locative(enum preposition p)
{
    return p == PREPOSITION_IN || p == PREPOSITION_NEAR || p == PREPOSITION_ON ||
           p == PREPOSITION_ALONG;
}

static bool is_aimed(enum preposition p)
{
    return p == PREPOSITION_AGAINST || p == PREPOSITION_INTO;
}

/* May a place under this preposition, to the right of the trigger, be where it happened? */
static bool frame_takes(enum frame frame, const struct place_use *use)
{
    enum preposition p = use->preposition;
    switch (frame) {
    case FRAME_HITS:
    case FRAME_TAKES:
    case FRAME_DAMAGES:
    case FRAME_ENTERS:
    case FRAME_ROCKS:
        return p == PREPOSITION_NONE || is_locative(p) || is_aimed(p);
    case FRAME_FIRES:
        return is_locative(p) || is_aimed(p);
    case FRAME_LANDS:
    case FRAME_REPELS:
    case FRAME_HARMS:
    case FRAME_FIGHTS:
    case FRAME_DOWNS:
    case FRAME_SUFFERS:
        return is_locative(p) || p == PREPOSITION_INTO;
    case FRAME_ADVANCES:
        return is_locative(p) || is_aimed(p) || p == PREPOSITION_FROM || p == PREPOSITION_NONE;
    case FRAME_ON:
    case FRAME_RAID:
    case FRAME_AT:
        return is_locative(p) || is_aimed(p) || p == PREPOSITION_OF;
    case FRAME_TALKS:
    case FRAME_MEETS:
    case FRAME_SEES:
    case FRAME_BRINGS:
    case FRAME_SIGNS:
    case FRAME_SWAPS:
    case FRAME_CARRIES:
        return p == PREPOSITION_IN || p == PREPOSITION_NEAR;
    case FRAME_VISIT:
        return p == PREPOSITION_TO || p == PREPOSITION_IN;
    case FRAME_GOES:
        return p == PREPOSITION_NONE || p == PREPOSITION_TO || p == PREPOSITION_IN ||
               p == PREPOSITION_INTO;
    case FRAME_HOSTS:
        return p == PREPOSITION_IN;
    }
    return false;
}

/* "the northern span of the bridge", "a quarter of the city": a part of what was hit. */
static bool is_part_hit(const struct locus_query *q, const struct place_use *use)
{
    bool hit = q->frame == FRAME_HITS || q->frame == FRAME_DAMAGES || q->frame == FRAME_LANDS;
    if (!hit || use->preposition != PREPOSITION_OF || use->head < 0) {
        return false;
    }
    bool site =
        use->toponym && use->toponym->located && use->toponym->location.precision == PRECISION_SITE;
    return site ||
           unit_is(&q->parse->units.at[use->head], WORD_TARGET | WORD_PLACE_NOUN | WORD_PERSON);
}

/* "Beirut's southern suburbs", "Sidon's port": what happened there happened in the town. */
bool place_owns_part(const struct locus_query *q, const struct place_use *use)
{
    bool town = use->toponym
                    ? use->toponym->located && use->toponym->location.precision <= PRECISION_REGION
                    : use->noun == PLACE_NOUN_SETTLEMENT; /* "the city's outskirts" */
    return town && use->head >= 0 &&
           unit_is(&q->parse->units.at[use->head], WORD_TARGET | WORD_PLACE_NOUN) &&
           !frame_is_talks(q->frame);
}

static bool withdraws(const struct locus_query *q)
{
    const struct lexeme *lexeme = q->parse->units.at[q->unit].lexeme;
    return q->frame == FRAME_ADVANCES && lexeme && lexeme->verb &&
           strcmp(lexeme->verb->type->name, "withdrawal") == 0;
}

/* "withdrew from X": that is where they were. */
bool place_is_left(const struct locus_query *q, const struct place_use *use)
{
    return withdraws(q) && use->preposition == PREPOSITION_FROM && use->toponym &&
           use->toponym->located && use->toponym->location.precision <= PRECISION_SETTLEMENT;
}

/* "withdrew toward X": it is not there that they were. */
static bool goes_away(const struct locus_query *q, const struct place_use *use)
{
    return withdraws(q) &&
           (use->preposition == PREPOSITION_INTO || use->preposition == PREPOSITION_TO);
}

/* "a US base" is not in the US. */
static bool is_country(const struct place_use *use)
{
    return use->toponym && use->toponym->located &&
           use->toponym->location.precision == PRECISION_COUNTRY;
}

bool place_fits(const struct locus_query *q, const struct place_use *use)
{
    if (goes_away(q, use)) {
        return false;
    }
    if (use->taken) {
        return false;
    }
    bool left = place_is_left(q, use);
    if (is_part_hit(q, use)) {
        return !use->possessor && !use->modifier;
    }
    if (!use->toponym && use->noun == PLACE_NOUN_ANYWHERE) {
        return true; /* "there" */
    }
    bool gerund = q->frame == FRAME_ON && q->parse->units.at[q->unit].form == FORM_ING &&
                  use->unit == q->unit + 1; /* "of shelling Kherson" */
    if (gerund) {
        return !use->no && !use->possessor && !use->modifier;
    }
    bool signs = q->frame == FRAME_SIGNS && use->matter; /* "signed a pact in Tbilisi" */
    return (!use->no || left || signs) && (!use->possessor || place_owns_part(q, use)) &&
           (!use->modifier ||
            (unit_is(&q->parse->units.at[use->head], WORD_TARGET) && !frame_is_talks(q->frame) &&
             !is_country(use))) && /* "at the US base of X" */
           frame_takes(q->frame, use);
}
