#include "place/toponym_json.h"

/* The next candidates that are shown, and how far behind the best they may be (log odds). */
#define ALTERNATIVES_MOST 5
#define ALTERNATIVES_SPAN 6.0f

static void key_of(struct buffer *out, const char *name)
{
    buffer_puts(out, ",\"");
    buffer_puts(out, name);
    buffer_puts(out, "\":");
}

static void put_text(struct buffer *out, const char *name, const char *value)
{
    key_of(out, name);
    if (value && value[0]) {
        buffer_json_string(out, span_of(value));
    } else {
        buffer_puts(out, "null");
    }
}

static void put_number(struct buffer *out, const char *name, double value, int decimals)
{
    key_of(out, name);
    buffer_number(out, value, decimals);
}

static void put_id(struct buffer *out, int64_t geonameid)
{
    key_of(out, "geonameid");
    if (geonameid) {
        buffer_number(out, (double)geonameid, 0);
    } else {
        buffer_puts(out, "null");
    }
}

static void put_position(struct buffer *out, const struct location *location)
{
    buffer_number(out, location->lon, 5);
    buffer_puts(out, ",");
    buffer_number(out, location->lat, 5);
}

static void put_alternative(struct buffer *out, const struct location *location,
                            const struct candidate *candidate)
{
    buffer_puts(out, "{\"location\":");
    buffer_json_string(out, span_of(location->name));
    put_text(out, "admin1", location->admin1);
    put_text(out, "country_code", location->country_code);
    put_id(out, location->geonameid);
    put_text(out, "feature_code", location->feature_code);
    put_number(out, "score", (double)candidate->score, 2);
    buffer_puts(out, ",\"coordinates\":[");
    put_position(out, location);
    buffer_puts(out, "]}");
}

static void put_alternatives(struct buffer *out, const struct toponym *toponym)
{
    key_of(out, "alternatives");
    buffer_puts(out, "[");
    for (size_t i = 1; i < toponym->candidates.n && i <= ALTERNATIVES_MOST; i++) {
        const struct candidate *candidate = &toponym->candidates.at[i];
        if (candidate->score < toponym->candidates.at[0].score - ALTERNATIVES_SPAN) {
            break;
        }
        buffer_puts(out, i > 1 ? "," : "");
        put_alternative(out, toponym->places[i], candidate);
    }
    buffer_puts(out, "]");
}

void toponym_write_feature(struct buffer *out, const struct toponym *toponym,
                           const struct article *article)
{
    const struct location *location = &toponym->location;
    buffer_puts(out, "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[");
    put_position(out, location);
    buffer_puts(out, "]},\"properties\":{\"text\":");
    buffer_json_string(out, (struct span){article->text.at + toponym->start, toponym->n});
    put_number(out, "start", article_offset(article, toponym->start), 0);
    put_number(out, "end", article_offset(article, toponym->start + toponym->n - 1) + 1.0, 0);
    put_text(out, "role", toponym_role_name(toponym->role));
    put_text(out, "location", location->name);
    put_text(out, "admin1", location->admin1);
    put_text(out, "country", location->country);
    put_text(out, "country_code", location->country_code);
    put_id(out, location->geonameid);
    put_text(out, "feature_code", location->feature_code);
    put_text(out, "geo_precision", geo_precision_name(location->precision));
    put_number(out, "geo_radius_km", location->radius_km, 1);
    put_number(out, "confidence", (double)toponym->confidence, 2);
    put_text(out, "reason", toponym->reason);
    put_text(out, "article", article->name);
    put_alternatives(out, toponym);
    buffer_puts(out, "}}");
}
