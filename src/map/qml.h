#ifndef DATELINE_MAP_QML_H
#define DATELINE_MAP_QML_H
/* The QGIS style beside the GeoJSON: QGIS opens the layer with the map's own symbols.
 *
 * Takes the incidents of the GeoJSON and the map's style, gives a QML file (QGIS 3): a rule for
 * each kind and status that occurs, with its shape, colour and outline, sized by toll; a last rule
 * that shows what a later edit adds; labels; map tips; and the time controller set to date_start
 * and date_end. It holds no text of any article. */
#include "incident/incident.h"
#include "map/style.h"

struct span qml_write(const struct incidents *incidents, const struct style *style,
                      struct arena *arena);

#endif
