"""Minimal line: one sprig above the words, and nothing else.

Each panel is a pure function of (panel, palette, seed); the palette never moves a leaf.
"""

from __future__ import annotations

import math

from cardmaker.art.arm import organ
from cardmaker.art.bank import chosen
from cardmaker.art.corner import Stem, draw_group
from cardmaker.art.frame import ground
from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.plant import draw_plant
from cardmaker.art.repeat import draw_repeat
from cardmaker.art.room import Room
from cardmaker.art.spine import Posture, Spine, grow
from cardmaker.display import Group, Items

NAME = "minimal-line"

#: Which sprigs may stand alone? Those whose outline is clear at arm's length.
SPRIGS = ("olive", "willow", "ruscus", "laurel", "seeded")

#: How long is the sprig at most, of the panel's height, and how far down is its foot without words?
LENGTH, FOOT = 0.30, 0.53

#: How much air is between its foot and what must stay free, and above its tip (of the height)?
AIR, HEADROOM = 5.0, 0.13


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: a sprig that stands on the words, its middle over theirs."""
    grain, window = Grain(f"{NAME}/front/{seed}"), panel.window
    name = grain.pick(SPRIGS)
    foot = min((rect.y for rect in panel.keep), default=FOOT * panel.size.h) - AIR
    length = min(LENGTH * panel.size.h, foot - window.y - HEADROOM * window.h)
    if length < 0.3 * LENGTH * panel.size.h:
        return ground(panel, palette)
    lean = grain.side()
    heading = math.radians(-90 - lean * grain.between(4, 10))
    posture = Posture(lean * grain.between(0.22, 0.42), grain.swing(0.06), 0.03)
    spine = grow(complex(0, foot), heading, length, posture, organ(panel, length))
    across = panel.size.w / 2 - sum(z.real for z in spine.points) / len(spine.points)
    sprig = draw_plant(name, _moved(spine, across), palette, grain.child("sprig"))
    return (*ground(panel, palette), Group(sprig))


#: In how many times as many ways as others' parts goes the sprig, which is all there is?
MANY = 24


def bank(panel: Panel, palette: Palette, seed: str, ways: int) -> Items:
    """The same with the sprig in many ways."""
    return chosen([front(panel, palette, f"{seed}~{way}") for way in range(MANY * ways)])


def _moved(spine: Spine, across: float) -> Spine:
    points = tuple(z + across for z in spine.points)
    return Spine(points, spine.headings, spine.length, spine.organ)


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The right-hand inside: one sprig out of the lower outer corner."""
    grain, window = Grain(f"{NAME}/inside/{seed}"), panel.window
    stem = Stem(grain.pick(SPRIGS[:4]), -0.06 + 0j, -124, 0.36, -0.30)
    inset, down = (0.0, panel.bleed) if panel.edge == "bleed" else (0.03 * panel.size.w, -1.0)
    origin = complex(window.right - inset, window.bottom + down)
    return draw_group(Room(panel), origin, (stem,), palette, grain.child("corner"))


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: a twig that lies across, low; the design's name stands under it."""
    grain, length = Grain(f"{NAME}/back/{seed}"), 0.15 * math.sqrt(panel.size.w * panel.size.h)
    root = complex(panel.size.w / 2 - length / 2, panel.window.y + 0.885 * panel.window.h)
    spine = grow(root, 0.12, length, Posture(-0.24, gather=1.0), 0.9 * length)
    return draw_plant(grain.pick(("olive", "willow", "laurel")), spine, palette, grain)


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner: the same few sprigs over and over, on a pale ground."""
    grain = Grain(f"{NAME}/liner/{seed}")
    return draw_repeat(panel, palette, grain.shuffled(SPRIGS)[:4], grain, step=40)
