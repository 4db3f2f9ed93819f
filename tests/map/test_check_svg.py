#!/usr/bin/python3
"""The checker has to notice what is wrong: a sound little map, and what each damage to it says."""
import sys
import tempfile
import unittest
from pathlib import Path

from check_svg import Checker

MAP = """<svg xmlns="http://www.w3.org/2000/svg" id="m1-map" width="200" height="120"
 role="graphics-document document" font-size="10">
<title id="m1-title">Map</title><desc id="m1-desc">One strike.</desc>
<g id="m1-main" class="frame">
<clipPath id="m1-clip"><path id="m1-path" d="m10 10h180v80h-180z"/></clipPath>
<g clip-path="url(#m1-clip)">
<g id="m1-sea" class="layer"><path d="m10 10h180v80h-180z" fill="#eef"/></g>
<g id="m1-land" class="layer"><path d="m8 12l40 5 40-5 40 5-20 20-40-10-30 5z" fill="#ffe"/></g>
<g class="leader"><path d="m52 45 8-10m-13 10-8-10" fill="none" stroke="#000"/></g>
<g id="m1-i-a" class="incident strike" role="graphics-symbol img" data-incidents="a">
<title>A</title><circle cx="50" cy="50" r="5"/></g>
<g id="m1-i-b" class="incident strike" role="graphics-symbol img" data-incidents="b">
<title>B</title>
<circle cx="50" cy="70" r="7" fill="#b00"/><g class="number"><text x="47" y="73">1</text></g></g>
<g class="label" data-incidents="a"><text x="58" y="54">Sumy</text></g>
</g></g>
<g id="m1-key" class="layer"><g class="entry" data-incidents="b"><text x="20" y="105">1 Kyiv</text>
</g></g>
</svg>
"""
INCIDENTS = {"a": True, "b": True}


class CheckSvg(unittest.TestCase):
    def complaints(self, text, incidents=None):
        with tempfile.NamedTemporaryFile("w", suffix=".svg", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            return Checker(file.name, INCIDENTS if incidents is None else incidents).check()

    def finds(self, old, new, what, incidents=None):
        self.assertIn(old, MAP)
        found = self.complaints(MAP.replace(old, new, 1), incidents)
        self.assertTrue(any(what in line for line in found), f"{what!r} is not in {found}")

    def test_sound(self):
        self.assertEqual(self.complaints(MAP), [])

    def test_structure(self):
        self.finds('id="m1-key"', 'id="m1-main"', "stands twice")
        self.finds('id="m1-key"', 'id="key"', "more than one prefix")
        self.finds("</svg>", '<g clip-path="url(#m1-none)"/></svg>', "nothing has the id")
        self.finds("</svg>", "<script>x</script></svg>", "<script>")
        self.finds("</svg>", "<style>x{}</style></svg>", "<style>")
        self.finds('cx="50"', 'onclick="x" cx="50"', "attribute onclick")
        self.finds("</svg>", '<a href="javascript:x"/></svg>', "is linked to")
        self.finds("One strike.", "", "no <desc>")
        self.finds(' role="graphics-document document"', "", "root has no role")
        self.finds("<title>A</title>", "", "has no name")
        self.finds('role="graphics-symbol img"', "", "has no role")

    def test_labels(self):
        self.finds('x="58" y="54"', 'x="40" y="54"', "'Sumy' lies over shape a")
        self.finds('x="58" y="54"', 'x="40" y="74"', "'Sumy' lies over shape b")
        self.finds("</g></g>\n<g id=\"m1-key", '<text x="60" y="56">Kyiv</text></g></g>\n'
                   '<g id="m1-key', "'Sumy' lies over text 'Kyiv'")
        self.finds('x="20" y="105"', 'x="20" y="92"', "frame's edge")

    def test_frames(self):
        self.finds('x="58" y="54"', 'x="180" y="54"', "'Sumy' leaves its frame")
        self.finds('x="20" y="105"', 'x="20" y="125"', "leaves its page")
        self.finds('cx="50" cy="50"', 'cx="12" cy="50"', "shape a at 12.0,50.0 leaves its frame")

    def test_ground(self):
        self.finds('id="m1-sea"', 'id="m1-see"', "no sea under it")
        self.finds("d=\"m10 10h180v80h-180z\" fill", "d=\"m10 10h180v30h-180z\" fill", "no sea")
        self.finds("m8 12l40 5 40-5", "m8 12l40 5 100-5-60 0", "a line of land leaps from 48,17")

    def test_hidden(self):
        self.finds("</svg>", '<path d="m40 40h20v20h-20z" fill="#fff"/></svg>', "is hidden under")
        later_frame = ('<g class="frame"><clipPath id="m1-c2"><path d="m55 40h30v30h-30z"/>'
                       '</clipPath>'
                       '<g clip-path="url(#m1-c2)"><text x="57" y="66">In</text></g></g></svg>')
        self.finds("</svg>", later_frame, "'Sumy' lies over another frame's edge")

    def test_leaders(self):
        self.finds("m52 45 8-10m-13 10-8-10", "m52 45 8-10m-13 10 18-8", "leaders cross")
        self.finds("m52 45 8-10", "m55 48 20 8", "runs through text 'Sumy'")
        self.finds("m52 45 8-10", "m62 30 8-10", "begins at no symbol, at 62.0,30.0")

    def test_incidents(self):
        missing = dict(INCIDENTS, c=False)
        self.finds("Sumy", "Sumy", "c is neither on the map nor in the key", missing)
        self.finds('class="label" data-incidents="a"', 'class="label"', "a has neither a label")
        self.finds('class="entry" data-incidents="b"', 'class="entry"', "b has neither a label")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    unittest.main()
