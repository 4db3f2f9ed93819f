#include "map/qml.h"

#include <string.h>

#include "map/symbol.h"

#define MM_PER_PX  (25.4 / 96)
#define PT_PER_PX  0.75
#define CATEGORIES 4
#define STATUSES   4

/* QGIS's names for layers of a symbol and the properties of each; written as <prop>, which every
 * QGIS 3 reads. */
struct qml {
    const struct style *style;
    struct buffer out;
};

/* ---- XML ------------------------------------------------------------------------------------ */

static void put(struct qml *qml, const char *text)
{
    buffer_puts(&qml->out, text);
}

static void put_attribute(struct qml *qml, const char *name, const char *value)
{
    buffer_printf(&qml->out, " %s=\"", name);
    buffer_xml(&qml->out, span_of(value));
    put(qml, "\"");
}

static void put_prop(struct qml *qml, const char *name, const char *value)
{
    put(qml, "<prop");
    put_attribute(qml, "k", name);
    put_attribute(qml, "v", value);
    put(qml, "/>\n");
}

static void put_mm(struct qml *qml, const char *name, double px)
{
    buffer_printf(&qml->out, "<prop k=\"%s\" v=\"", name);
    buffer_number(&qml->out, px * MM_PER_PX, 3);
    put(qml, "\"/>\n");
    buffer_printf(&qml->out, "<prop k=\"%s_unit\" v=\"MM\"/>\n", name);
}

static void put_colour(struct qml *qml, const char *name, uint32_t rgba)
{
    buffer_printf(&qml->out, "<prop k=\"%s\" v=\"%u,%u,%u,%u\"/>\n", name, rgba >> 24,
                  rgba >> 16 & 255, rgba >> 8 & 255, rgba & 255);
}

/* ---- symbols -------------------------------------------------------------------------------- */

/* The size in mm by the number of killed: the classes of symbol.h. */
static const char *size_expression(const struct qml *qml, enum category category, double more_px)
{
    struct buffer out = {.arena = qml->out.arena};
    double scale = symbol_scale(category);
    buffer_puts(&out, "CASE");
    for (int class = TOLL_CLASSES - 1; class >= 0; class --) {
        double px = symbol_size(qml->style, (enum toll_class) class) * scale + more_px;
        if (class > 0) {
            buffer_printf(&out, " WHEN \"fatalities_best\" >= %d THEN ",
                          (int)toll_class_from((enum toll_class) class));
        } else {
            buffer_puts(&out, " ELSE ");
        }
        buffer_number(&out, px * MM_PER_PX, 3);
    }
    buffer_puts(&out, " END");
    return out.at;
}

struct data_defined {
    const char *property, *expression;
};

static void put_data_defined(struct qml *qml, const struct data_defined *defined, size_t n)
{
    put(qml, "<data_defined_properties><Option type=\"Map\">\n"
             "<Option type=\"QString\" name=\"name\" value=\"\"/>\n"
             "<Option type=\"Map\" name=\"properties\">\n");
    for (size_t i = 0; i < n; i++) {
        put(qml, "<Option type=\"Map\"");
        put_attribute(qml, "name", defined[i].property);
        put(qml, "><Option type=\"bool\" name=\"active\" value=\"true\"/>"
                 "<Option type=\"QString\" name=\"expression\"");
        put_attribute(qml, "value", defined[i].expression);
        put(qml, "/><Option type=\"int\" name=\"type\" value=\"3\"/></Option>\n");
    }
    put(qml, "</Option>\n<Option type=\"QString\" name=\"type\" value=\"collection\"/>\n"
             "</Option></data_defined_properties>\n");
}

struct marker_layer {
    const char *shape;
    double angle_deg, size; /* px, for the legend and where an expression fails */
    const struct paint *paint;
    struct data_defined defined[2];
    size_t n_defined;
};

static void put_marker_layer(struct qml *qml, const struct marker_layer *layer)
{
    const struct paint *paint = layer->paint;
    put(qml, "<layer class=\"SimpleMarker\" enabled=\"1\" locked=\"0\" pass=\"0\">\n");
    put_prop(qml, "name", layer->shape);
    put_colour(qml, "color", paint->fill);
    put_colour(qml, "outline_color", paint->stroke);
    put_prop(qml, "outline_style", paint->dash[0] > 0 ? "dash" : "solid");
    put_mm(qml, "outline_width", paint->width);
    put_prop(qml, "joinstyle", "miter");
    put_prop(qml, "scale_method", "diameter");
    put_mm(qml, "size", layer->size);
    buffer_printf(&qml->out, "<prop k=\"angle\" v=\"%d\"/>\n", (int)layer->angle_deg);
    put_data_defined(qml, layer->defined, layer->n_defined);
    put(qml, "</layer>\n");
}

static void begin_symbol(struct qml *qml, unsigned number)
{
    buffer_printf(&qml->out,
                  "<symbol type=\"marker\" name=\"%u\" alpha=\"1\" clip_to_extent=\"1\" "
                  "force_rhr=\"0\">\n",
                  number);
}

/* The ring around a toll that the accounts do not agree on, seen only where that is so. */
static void put_ring(struct qml *qml, enum category category, uint32_t colour)
{
    const struct paint paint = {.stroke = colour, .width = SYMBOL_RING_WIDTH};
    double more = 2 * SYMBOL_RING_GAP + SYMBOL_RING_WIDTH;
    put_marker_layer(qml,
                     &(struct marker_layer){
                         .shape = marker_name(symbol_marker(category)),
                         .size = symbol_size(qml->style, TOLL_NONE) * symbol_scale(category) + more,
                         .paint = &paint,
                         .defined = {{"size", size_expression(qml, category, more)},
                                     {"enabled", "\"fatalities_low\" < \"fatalities_high\""}},
                         .n_defined = 2});
}

static void put_symbol(struct qml *qml, unsigned number, enum category category, enum status status)
{
    const struct style *style = qml->style;
    uint32_t colour = style_category(style, category);
    struct paint paint = symbol_paint(style, category, status);
    double less = status == STATUS_REPORTED ? 0 : -paint.width / 2;
    double size = symbol_size(style, TOLL_NONE) * symbol_scale(category) + less;
    const char *expression = size_expression(qml, category, less);
    /* From corner to corner, where QGIS's line is as long as the shape is wide. */
    const char *diagonal = arena_printf(qml->out.arena, "1.414 * %s", expression);
    begin_symbol(qml, number);
    put_ring(qml, category, colour);
    put_marker_layer(qml, &(struct marker_layer){.shape = marker_name(symbol_marker(category)),
                                                 .size = size,
                                                 .paint = &paint,
                                                 .defined = {{"size", expression}},
                                                 .n_defined = 1});
    if (status == STATUS_DENIED) {
        put_marker_layer(qml, &(struct marker_layer){.shape = "line",
                                                     .angle_deg = 45,
                                                     .size = 1.414 * size,
                                                     .paint = &paint,
                                                     .defined = {{"size", diagonal}},
                                                     .n_defined = 1});
    }
    put(qml, "</symbol>\n");
}

static void put_symbol_of_the_rest(struct qml *qml, unsigned number)
{
    const struct paint paint = {
        .fill = qml->style->muted, .stroke = qml->style->outline, .width = 0.8};
    begin_symbol(qml, number);
    put_marker_layer(qml, &(struct marker_layer){.shape = "circle",
                                                 .size = symbol_size(qml->style, TOLL_NONE),
                                                 .paint = &paint});
    put(qml, "</symbol>\n");
}

/* ---- rules ---------------------------------------------------------------------------------- */

struct kinds {
    bool seen[CATEGORIES][STATUSES];
};

static struct kinds kinds_of(const struct incidents *incidents)
{
    struct kinds kinds = {0};
    for (size_t i = 0; i < incidents->n; i++) {
        const struct incident *incident = &incidents->at[i];
        kinds.seen[incident->category][incident->status] = true;
    }
    return kinds;
}

static void put_rule(struct qml *qml, unsigned number, const char *label, const char *filter)
{
    buffer_printf(&qml->out, "<rule key=\"{dateline-%u}\" symbol=\"%u\"", number, number);
    put_attribute(qml, "label", label);
    put_attribute(qml, "filter", filter);
    put(qml, "/>\n");
}

static void put_rules(struct qml *qml, const struct kinds *kinds)
{
    struct arena *arena = qml->out.arena;
    unsigned number = 0;
    put(qml, "<rules key=\"{dateline}\">\n");
    for (int c = 0; c < CATEGORIES; c++) {
        for (int s = 0; s < STATUSES; s++) {
            if (kinds->seen[c][s]) {
                const char *kind = category_name((enum category)c);
                const char *status = status_name((enum status)s);
                put_rule(
                    qml, number++, arena_printf(arena, "%s, %s", kind, status),
                    arena_printf(arena, "\"category\" = '%s' AND \"status\" = '%s'", kind, status));
            }
        }
    }
    put_rule(qml, number, "other", "ELSE");
    put(qml, "</rules>\n");
}

static void put_symbols(struct qml *qml, const struct kinds *kinds)
{
    unsigned number = 0;
    put(qml, "<symbols>\n");
    for (int c = 0; c < CATEGORIES; c++) {
        for (int s = 0; s < STATUSES; s++) {
            if (kinds->seen[c][s]) {
                put_symbol(qml, number++, (enum category)c, (enum status)s);
            }
        }
    }
    put_symbol_of_the_rest(qml, number);
    put(qml, "</symbols>\n");
}

/* Small symbols are drawn over large ones. */
static void put_renderer(struct qml *qml, const struct kinds *kinds)
{
    put(qml, "<renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\" enableorderby=\"1\" "
             "forceraster=\"0\">\n");
    put_rules(qml, kinds);
    put_symbols(qml, kinds);
    put(qml, "<orderby><orderByClause asc=\"0\" nullsFirst=\"0\">"
             "coalesce(\"fatalities_best\", 0)</orderByClause></orderby>\n"
             "</renderer-v2>\n");
}

/* ---- labels, tips, time --------------------------------------------------------------------- */

static void put_labels(struct qml *qml)
{
    const struct style *style = qml->style;
    uint32_t text = style->text, halo = style->halo;
    put(qml, "<labeling type=\"simple\"><settings calloutType=\"simple\">\n<text-style");
    put_attribute(qml, "fieldName", "coalesce(\"location\", \"location_text\")");
    put(qml, " isExpression=\"1\"");
    put_attribute(qml, "fontFamily", style->font ? style->font : "Arial");
    put(qml, " namedStyle=\"Bold\" fontWeight=\"75\" fontSize=\"");
    buffer_number(&qml->out, style->label_size * PT_PER_PX, 2);
    buffer_printf(
        &qml->out,
        "\" fontSizeUnit=\"Point\" textColor=\"%u,%u,%u,255\" "
        "textOpacity=\"1\">\n<families><family name=\"Liberation Sans\"/>"
        "<family name=\"Helvetica\"/></families>\n<text-buffer bufferDraw=\"1\" bufferSize=\"",
        text >> 24, text >> 16 & 255, text >> 8 & 255);
    buffer_number(&qml->out, 1.6 * MM_PER_PX, 2);
    buffer_printf(&qml->out,
                  "\" bufferSizeUnits=\"MM\" bufferColor=\"%u,%u,%u,255\" "
                  "bufferOpacity=\"1\" bufferJoinStyle=\"128\"/>\n</text-style>\n",
                  halo >> 24, halo >> 16 & 255, halo >> 8 & 255);
    /* 6: around the point, best places first, off the symbol's edge. */
    put(qml, "<placement placement=\"6\" dist=\"0.8\" distUnits=\"MM\" offsetType=\"1\" "
             "priority=\"8\" "
             "predefinedPositionOrder=\"TR,BR,R,TL,BL,L,TSR,BSR\"/>\n"
             "<rendering obstacle=\"1\" obstacleType=\"0\" drawLabels=\"1\" "
             "scaleVisibility=\"0\"/>\n</settings></labeling>\n");
}

/* The summary is text of ours about text of others: not to be taken for HTML. */
static void put_tip(struct qml *qml)
{
    put(qml, "<previewExpression>\"summary\"</previewExpression>\n<mapTip>");
    buffer_xml(&qml->out,
               span_of("[% replace(replace(coalesce(\"summary\", \"type\", ''), '&', '&amp;'), "
                       "'<', '&lt;') %]"));
    put(qml, "</mapTip>\n");
}

/* Mode 2: start and end from fields; limit mode 1: the last day belongs to the range. QGIS forgets
 * `enabled` when it opens the layer (its constructor resets it after the style is read) and keeps
 * the rest: the user has to tick the box. */
static void put_time(struct qml *qml)
{
    put(qml, "<temporal enabled=\"1\" mode=\"2\" startField=\"date_start\" "
             "endField=\"date_end\" limitMode=\"1\" durationUnit=\"d\" fixedDuration=\"0\" "
             "accumulate=\"0\" startExpression=\"\" endExpression=\"\" durationField=\"\">"
             "<fixedRange><start></start><end></end></fixedRange></temporal>\n");
}

struct span qml_write(const struct incidents *incidents, const struct style *style,
                      struct arena *arena)
{
    struct qml qml = {.style = style, .out = {.arena = arena}};
    struct kinds kinds = kinds_of(incidents);
    put(&qml, "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
              "<qgis version=\"3.22.0\" labelsEnabled=\"1\" "
              "styleCategories=\"Symbology|Labeling|MapTips|Temporal|Rendering\">\n");
    put_time(&qml);
    put_renderer(&qml, &kinds);
    put_labels(&qml);
    put_tip(&qml);
    put(&qml, "</qgis>\n");
    return (struct span){qml.out.at, qml.out.n};
}
