#!/usr/bin/python3
"""Proves of a finished map what its reader expects.

usage: check_svg.py MAP.svg [INCIDENTS.geojson]

- well formed; ids unique and of one prefix, references answered; no script, no style sheet, nothing
  fetched; title, description and role of the whole and of each incident;
- no label over a label, a symbol or a frame's edge; nothing outside its frame or the page; nothing
  hidden under something painted later;
- leader lines begin at a symbol and cross neither each other nor a label;
- the sea is there, and no line of the ground shoots across the map;
- every incident of the GeoJSON is on the map with a label or a number, or in the key.
Prints what is wrong, one line each, and fails if anything is.
"""
import json
import math
import sys

from svg_items import SVG, Drawing, depth, hull, inside, length_inside, segments_cross

TOUCH = 0.5  # px that outlines may share: the file's grid rounds each by up to 0.05, text by 0.1
GROUND = "land", "lakes", "borders", "rivers"
STRAY = 0.4  # of the frame's longer side
AT_SYMBOL = 7  # px from a leader's end to its symbol, or to one of several
SEA_LEAST = 0.5  # of the frame's area; a round world in a frame leaves a fifth


class Checker:
    def __init__(self, path, incidents):
        self.drawing = Drawing(path)
        self.incidents = incidents
        self.wrong = []
        items = self.drawing.items
        self.texts = [i for i in items if i.kind == "text"]
        self.symbols = [i for i in items if i.kind == "shape" and i.has_class("incident")]
        self.signs = [i for i in items if i.kind == "shape" and i.layer() in ("legend", "key")]
        self.leaders = [i for i in items if i.kind == "line" and i.has_class("leader")]

    def say(self, text):
        self.wrong.append(text)

    def check(self):
        self.check_structure()
        self.check_names()
        self.check_texts()
        self.check_frames()
        self.check_ground()
        self.check_hidden()
        self.check_leaders()
        self.check_incidents()
        return self.wrong

    # ---- the file

    def check_structure(self):
        root, ids = self.drawing.root, self.drawing.ids
        for id in sorted({i for i in ids if ids.count(i) > 1}):
            self.say(f"id '{id}' stands twice")
        if len({i.split("-")[0] for i in ids}) != 1:
            self.say("ids have more than one prefix")
        for reference in self.drawing.references:
            if reference not in ids:
                self.say(f"nothing has the id '{reference}'")
        for element in root.iter():
            tag = element.tag.replace(SVG, "")
            if tag in ("script", "style", "image", "foreignObject", "iframe", "set", "animate"):
                self.say(f"<{tag}> in the file")
            for name, value in element.attrib.items():
                if name.lower().startswith("on"):
                    self.say(f"attribute {name} in the file")
                web = value.startswith(("http://", "https://")) and tag == "a"
                if name.endswith("href") and not value.startswith("#") and not web:
                    self.say(f"'{value}' is linked to")

    def check_names(self):
        root = self.drawing.root
        if root.get("role") != "graphics-document document":
            self.say("the root has no role")
        for tag in ("title", "desc"):
            if not (root.findtext(SVG + tag) or "").strip():
                self.say(f"the map has no <{tag}>")
        for group in root.iter(SVG + "g"):
            if "incident" in group.get("class", "").split():
                if not (group.findtext(SVG + "title") or "").strip():
                    self.say(f"incident {group.get('data-incidents')} has no name")
                if "graphics-symbol" not in group.get("role", ""):
                    self.say(f"incident {group.get('data-incidents')} has no role")

    # ---- labels

    def check_texts(self):
        for i, a in enumerate(self.texts):
            for b in self.texts[i + 1:]:
                if a.element is not b.element and depth(a.points, b.points) > TOUCH:
                    self.say(f"{a.name()} lies over {b.name()}")
            for sign in self.symbols + self.signs:
                own = a.has_class("number") and a.group("incident") is sign.group("incident")
                if not own and depth(a.points, hull(sign.points)) > TOUCH:
                    self.say(f"{a.name()} lies over {sign.name()}")

    # ---- frames

    def frame_of(self, item):
        group = item.group("frame")
        for frame in self.drawing.frames:
            if frame[0] is group:
                return frame
        return None

    def check_frames(self):
        width, height = self.drawing.size
        for item in self.texts + self.symbols + self.signs:
            own = self.frame_of(item)
            limit = own[1] if own else (0, 0, width, height)
            if not within(item.box(), limit):
                self.say(f"{item.name()} leaves its {'frame' if own else 'page'}")
            for frame in self.drawing.frames:
                if frame is not own:
                    self.check_other_frame(item, own, frame)

    def check_other_frame(self, item, own, frame):
        x0, y0, x1, y1 = frame[1]
        outline = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
        if depth(hull(item.points), outline) <= TOUCH:
            return
        inset_in_it = own and own[2] > frame[2] and within(own[1], frame[1])
        furniture_on_it = not own and within(item.box(), frame[1])
        if not inset_in_it and not furniture_on_it:
            self.say(f"{item.name()} lies over another frame's edge or under it")

    # ---- the ground

    def check_ground(self):
        for group, box, _ in self.drawing.frames:
            mine = [i for i in self.drawing.items if i.group("frame") is group]
            sea = [i for i in mine if i.kind == "shape" and i.layer().startswith("sea")]
            size = (box[2] - box[0]) * (box[3] - box[1])
            if mine and sum(area(i.points) for i in sea) < SEA_LEAST * size:
                self.say(f"the frame {group.get('id')} has no sea under it")
            for item in mine:
                if item.layer().split("-")[0] in GROUND:
                    self.check_strokes(item, box)

    def check_strokes(self, item, box):
        """Coasts and borders are many short lines; a long one is a leap over a seam."""
        most = STRAY * max(box[2] - box[0], box[3] - box[1])
        for a, b in zip(item.points, item.points[1:]):
            if math.dist(a, b) > most and not along_edge(a, b, box):
                self.say(f"a line of {item.layer()} leaps from {a[0]:.0f},{a[1]:.0f} to "
                         f"{b[0]:.0f},{b[1]:.0f}")

    # ---- painting order

    def check_hidden(self):
        covers = [i for i in self.drawing.items if i.kind == "shape" and
                  float(i.style["fill-opacity"]) >= 0.5]
        for item in self.texts + self.symbols:
            for cover in covers:
                together = (item.group("incident") is not None and
                            item.group("incident") is cover.group("incident"))
                if cover.order > item.order and not together and \
                        inside(item.centre(), cover.points):
                    self.say(f"{item.name()} is hidden under {cover.name()}")

    # ---- leaders

    def check_leaders(self):
        lines = [pair for i in self.leaders for pair in zip(i.points, i.points[1:])]
        for i, (a, b) in enumerate(lines):
            for c, d in lines[i + 1:]:
                if segments_cross(a, b, c, d):
                    self.say(f"leaders cross at about {a[0]:.1f},{a[1]:.1f}")
            if not any(near(a, s.points, AT_SYMBOL) for s in self.symbols):
                self.say(f"a leader begins at no symbol, at {a[0]:.1f},{a[1]:.1f}")
            for text in self.texts:
                if length_inside(a, b, text.points) > 2 * TOUCH:
                    self.say(f"a leader runs through {text.name()}")

    # ---- incidents

    def check_incidents(self):
        drawn, told, keyed, counted = set(), set(), set(), set()
        for group in self.drawing.root.iter(SVG + "g"):
            ids = set(group.get("data-incidents", "").split())
            classes = group.get("class", "").split()
            drawn |= ids if "incident" in classes else set()
            told |= ids if "label" in classes else set()
            keyed |= ids if "entry" in classes else set()
            if "incident" in classes and any("number" in g.get("class", "").split()
                                             for g in group.iter(SVG + "g")):
                counted |= ids
        for id, located in self.incidents.items():
            if id not in drawn and id not in keyed:
                self.say(f"incident {id} is neither on the map nor in the key")
            elif located and id not in told and id not in keyed:
                self.say(f"incident {id} has neither a label nor an entry in the key")


def area(points):
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in
                   zip(points, points[1:] + points[:1]))) / 2


def near(point, outline, most):
    return inside(point, outline) or any(from_segment(point, a, b) < most for a, b in
                                         zip(outline, outline[1:] + outline[:1]))


def from_segment(p, a, b):
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length if length else 0
    t = min(max(t, 0), 1)
    return math.hypot(a[0] + t * dx - p[0], a[1] + t * dy - p[1])


def along_edge(a, b, box):
    """Whether a line runs along or outside one side of the frame, where clipped ground closes."""
    near = 3.5
    return any(max(side) < near for side in (
        (a[0] - box[0], b[0] - box[0]), (box[2] - a[0], box[2] - b[0]),
        (a[1] - box[1], b[1] - box[1]), (box[3] - a[1], box[3] - b[1])))


def within(box, limit):
    return (box[0] >= limit[0] - TOUCH and box[1] >= limit[1] - TOUCH and
            box[2] <= limit[2] + TOUCH and box[3] <= limit[3] + TOUCH)


def read_incidents(path):
    """{id: whether it has a place}"""
    with open(path, encoding="utf-8") as file:
        features = json.load(file)["features"]
    return {str(f["properties"].get("id") or f.get("id")): bool(f["geometry"]) for f in features}


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__.split("\n\n")[1])
        return 2
    incidents = read_incidents(sys.argv[2]) if len(sys.argv) == 3 else {}
    wrong = Checker(sys.argv[1], incidents).check()
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
