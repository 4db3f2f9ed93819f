#include "place/toponym_json.h"

/* The next candidates that are shown, and how far behind the best they may be (log odds). */
#define ALTERNATIVES_MOST 3
#define ALTERNATIVES_SPAN 5.0f

static void put(struct buffer *out, struct span text)
{
    buffer_add(out, text.at, text.n);
}

/* `key` with its comma, quotes and colon. */
static void put_text(struct buffer *out, struct span key, const char *value)
{
    put(out, key);
    if (value && value[0]) {
        buffer_json_string(out, span_of(value));
    } else {
        put(out, SPAN("null"));
    }
}

static void put_number(struct buffer *out, struct span key, double value, int decimals)
{
    put(out, key);
    buffer_number(out, value, decimals);
}

static void put_id(struct buffer *out, int64_t geonameid)
{
    put(out, SPAN(",\"geonameid\":"));
    if (geonameid) {
        buffer_number(out, (double)geonameid, 0);
    } else {
        put(out, SPAN("null"));
    }
}

static void put_position(struct buffer *out, const struct location *location)
{
    buffer_number(out, location->lon, 5);
    put(out, SPAN(","));
    buffer_number(out, location->lat, 5);
}

static void put_alternative(struct buffer *out, const struct location *location,
                            const struct candidate *candidate)
{
    put(out, SPAN("{\"location\":"));
    buffer_json_string(out, span_of(location->name));
    put_text(out, SPAN(",\"admin1\":"), location->admin1);
    put_text(out, SPAN(",\"country_code\":"), location->country_code);
    put_id(out, location->geonameid);
    put_text(out, SPAN(",\"feature_code\":"), location->feature_code);
    put_number(out, SPAN(",\"score\":"), (double)candidate->score, 2);
    put(out, SPAN(",\"coordinates\":["));
    put_position(out, location);
    put(out, SPAN("]}"));
}

static void put_alternatives(struct buffer *out, const struct toponym *toponym)
{
    put(out, SPAN(",\"alternatives\":"));
    put(out, SPAN("["));
    for (size_t i = 1; i < toponym->candidates.n && i <= ALTERNATIVES_MOST; i++) {
        const struct candidate *candidate = &toponym->candidates.at[i];
        if (candidate->score < toponym->candidates.at[0].score - ALTERNATIVES_SPAN) {
            break;
        }
        buffer_puts(out, i > 1 ? "," : "");
        put_alternative(out, toponym->places[i], candidate);
    }
    put(out, SPAN("]"));
}

void toponym_write_feature(struct buffer *out, const struct toponym *toponym,
                           const struct article *article)
{
    const struct location *location = &toponym->location;
    put(out, SPAN("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":["));
    put_position(out, location);
    put(out, SPAN("]},\"properties\":{\"text\":"));
    buffer_json_string(out, (struct span){article->text.at + toponym->start, toponym->n});
    put_number(out, SPAN(",\"start\":"), article_offset(article, toponym->start), 0);
    put_number(out, SPAN(",\"end\":"),
               article_offset(article, toponym->start + toponym->n - 1) + 1.0, 0);
    put_text(out, SPAN(",\"role\":"), toponym_role_name(toponym->role));
    put_text(out, SPAN(",\"location\":"), location->name);
    put_text(out, SPAN(",\"admin1\":"), location->admin1);
    put_text(out, SPAN(",\"country\":"), location->country);
    put_text(out, SPAN(",\"country_code\":"), location->country_code);
    put_id(out, location->geonameid);
    put_text(out, SPAN(",\"feature_code\":"), location->feature_code);
    put_text(out, SPAN(",\"geo_precision\":"), geo_precision_name(location->precision));
    put_number(out, SPAN(",\"geo_radius_km\":"), location->radius_km, 1);
    put_number(out, SPAN(",\"confidence\":"), (double)toponym->confidence, 2);
    put_text(out, SPAN(",\"reason\":"), toponym->reason);
    put_text(out, SPAN(",\"article\":"), article->name);
    put_alternatives(out, toponym);
    put(out, SPAN("}}"));
}
