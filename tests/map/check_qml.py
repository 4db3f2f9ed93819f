#!/usr/bin/python3
"""QGIS itself opens the GeoJSON with the style beside it.

usage: check_qml.py DATELINE
needs: Debian's python3-qgis; without it says so and exits 77 (skipped)

The layer has to be valid with dates as dates, each incident drawn by a rule of its own kind and
status in the map's colour, labelled, and its time fields set.
"""
import os
import subprocess
import sys
import tempfile

from scenes import write

os.environ["QT_QPA_PLATFORM"] = "offscreen"
try:
    from qgis.core import QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsVectorLayer
    from qgis.PyQt.QtCore import QSize
except ImportError:
    print("python3-qgis is not installed: no style was opened in QGIS")
    sys.exit(77)

COLOURS = {"strike": "#b2182b", "talks": "#0b5394", "ground": "#7a4a00", "violence": "#6a2c91"}


def check(path):
    layer = QgsVectorLayer(str(path), "incidents", "ogr")
    wrong = []
    if not layer.isValid() or layer.featureCount() != 16:
        return ["the layer is not valid"]
    for name in "date_start", "date_end":
        if layer.fields()[layer.fields().indexOf(name)].typeName() != "Date":
            wrong.append(f"{name} is not a date")
    rules = layer.renderer().rootRule().children()
    filters = {r.filterExpression(): r for r in rules}
    for feature in layer.getFeatures():
        kind, status = feature["category"], feature["status"]
        rule = filters.get(f"\"category\" = '{kind}' AND \"status\" = '{status}'")
        if rule is None:
            wrong.append(f"no rule for {kind}, {status}")
            continue
        marker = rule.symbol().symbolLayer(1)
        colour = marker.color() if status == "reported" else marker.strokeColor()
        if colour.name() != COLOURS[kind]:
            wrong.append(f"{kind}, {status} is {colour.name()}")
    if "ELSE" not in filters:
        wrong.append("no rule for what a later edit adds")
    if not layer.labelsEnabled():
        wrong.append("no labels")
    time = layer.temporalProperties()
    if (time.startField(), time.endField()) != ("date_start", "date_end"):
        wrong.append("the time fields are not set")
    return wrong + check_picture(layer)


def check_picture(layer):
    """A pixel in the middle of each filled symbol has its colour."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setOutputSize(QSize(800, 800))
    extent = layer.extent()
    extent.grow(1)
    settings.setExtent(extent)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    picture, place = job.renderedImage(), settings.mapToPixel()
    wrong = []
    for feature in layer.getFeatures():
        if feature["status"] == "reported":
            at = place.transform(feature.geometry().asPoint())
            seen = picture.pixelColor(round(at.x()), round(at.y())).name()
            if seen != COLOURS[feature["category"]]:
                wrong.append(f"{feature['id']} is {seen} in the picture")
    return wrong


def main():
    if len(sys.argv) != 2:
        print(__doc__.split("\n\n")[1])
        return 2
    application = QgsApplication([], False)
    application.initQgis()
    with tempfile.TemporaryDirectory() as folder:
        path, _ = write("statuses", folder)
        style = path.with_suffix(".qml")
        subprocess.run([sys.argv[1], "render", path, "-o", style], check=True)
        wrong = check(path)
    application.exitQgis()
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
