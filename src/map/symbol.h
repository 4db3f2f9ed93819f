#ifndef DATELINE_MAP_SYMBOL_H
#define DATELINE_MAP_SYMBOL_H
/* The sign for an incident: kind by shape (and colour), toll by size, status by outline.
 *
 * Strikes are circles, talks squares, ground actions triangles, violence diamonds. Reported is
 * filled, claimed hollow, planned hollow and dashed, denied hollow and struck through. A thin ring
 * around says that the accounts of the toll differ. The QGIS style follows the same table. */
#include "incident/incident.h"
#include "ink/scene.h"
#include "map/style.h"

enum marker symbol_marker(enum category category);

/* Four sizes: none known, some, ten, fifty. */
enum toll_class { TOLL_NONE, TOLL_SOME, TOLL_TENS, TOLL_FIFTIES, TOLL_CLASSES };
enum toll_class toll_class(int32_t killed);
int32_t toll_class_from(enum toll_class class);      /* the least number of killed in it */
const char *toll_class_range(enum toll_class class); /* "10-49", with an en dash */
/* The side of the box around the shape, px. */
double symbol_size(const struct style *style, enum toll_class class);
/* How many times the size a shape is drawn so that all look equally heavy. */
double symbol_scale(enum category category);

struct symbol {
    enum category category;
    enum status status;
    enum toll_class toll;
    double size;
    bool differs;    /* accounts of the toll do */
    bool area;       /* its place is an area: dotted ring */
    unsigned number; /* written inside; 0: none */
};

/* The ring around a symbol whose accounts of the toll differ, px. */
#define SYMBOL_RING_GAP   2.2
#define SYMBOL_RING_WIDTH 0.9

/* What tells the status: filled, hollow, dashed. */
struct paint symbol_paint(const struct style *style, enum category category, enum status status);
/* From its centre to the outermost ink. */
double symbol_radius(const struct symbol *symbol);
bool incident_toll_differs(const struct incident *incident);
void symbol_draw(struct scene *scene, const struct style *style, const struct symbol *symbol,
                 struct point at);

/* The hatching that stands for "somewhere here", and a round patch of it. */
struct paint symbol_area_paint(const struct style *style, enum category category);
void symbol_area_sign(struct scene *scene, const struct style *style, enum category category,
                      struct point at, double radius);

#endif
