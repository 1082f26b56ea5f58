"""Rose corner: two posies of garden roses in opposite corners, the greenery along the edges.

Each panel is a pure function of (panel, palette, seed); the palette never moves a leaf.
"""

from __future__ import annotations

import math

from cardmaker.art.arm import draw_arm, fanned, mean_side
from cardmaker.art.curve import turn
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.posy import Flower, Posy, draw_collar, draw_posy, settled
from cardmaker.display import Items

NAME = "rose-corner"

#: Where are the two posies, as fractions of the window, how large of its mean side, and which way
#: do they lie? The second is the first's smaller counterpart, turned by half.
CORNERS = ((0.115 + 0.095j, 0.117, 0.0), (0.885 + 0.905j, 0.101, math.pi))

#: How long is an arm of length 1, in posy radii?
REACH = 2.9

#: The greenery of the upper left corner: species, heading in degrees (0 along the head of the
#: card, 90 down its side), length.
ARMS = (
    ("eucalyptus", 6, 1.22), ("olive", 84, 1.08), ("seeded", 34, 0.68),
    ("willow", 60, 0.64), ("fern", -14, 0.95), ("eucalyptus", 108, 0.75),
)  # fmt: skip
AIRY = (
    ("panicle", 18, 0.86), ("myrtle", 98, 0.78), ("rosebud", 48, 0.60),
    ("lavender", 70, 0.62), ("panicle", 76, 0.58), ("myrtle", 4, 0.70),
)  # fmt: skip

#: Which ways do the broad leaves look, in degrees?
COLLAR = (0, 40, 80, 120, 160, 200, 235, 270, 315)

#: The heads, back to front; the first rose of each pair is the larger posy's.
FLOWERS = (
    Flower("blossom", 1.05 - 0.42j, 0.40, 1),
    Flower("blossom", 0.02 + 1.18j, 0.44, 2),
    Flower("ranunculus", 0.95 + 0.53j, 0.54, 1),
    Flower("garden", 0.04 + 0.02j, 0.80, 0),
    Flower("daisy", 0.64 + 0.96j, 0.34, 2),
    Flower("berries", 1.50 + 0.22j, 0.19),
    Flower("berries", -0.36 + 1.50j, 0.19),
)


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: a posy in the upper left corner and a smaller one in the lower right."""
    grain, window = Grain(f"{NAME}/front/{seed}"), panel.window
    items: list[Items] = []
    for i, (place, size, way) in enumerate(CORNERS):
        centre = complex(window.x + place.real * window.w, window.y + place.imag * window.h)
        chance = grain.child(i)
        flowers = [flower._replace(at=flower.at * turn(way)) for flower in FLOWERS]
        posy = settled(panel, centre, size * mean_side(panel), flowers, chance.child("heads"))
        if posy:
            items.append(_draw_corner(panel, posy, way, palette, chance))
    return framed(panel, palette, [path for corner in items for path in corner])


def _draw_corner(panel: Panel, posy: Posy, way: float, palette: Palette, grain: Grain) -> Items:
    layers: list[Items] = []
    for kind, stems, spread in (("ghost", ARMS, 0.42), ("arm", ARMS, 0.10), ("airy", AIRY, 0.20)):
        for i, (name, degrees, reach) in enumerate(stems):
            chance = grain.child(f"{kind} {i}")
            heading = way + math.radians(degrees) + chance.swing(spread)
            length = posy.radius * REACH * reach * chance.about(1.0, 0.08)
            root = posy.centre + turn(heading) * posy.radius * 0.25
            spines = fanned(panel, root, heading, length, chance)
            ghost = kind == "ghost"
            name = chance.pick(("willow", "seeded", "olive")) if ghost else name
            layers.append(draw_arm(panel, name, spines, palette, chance, ghost=ghost))
    collar = [degrees + math.degrees(way) for degrees in COLLAR]
    layers.append(draw_collar(panel, posy, collar, palette, grain.child("collar")))
    layers.append(draw_posy(posy, palette, grain.child("posy")))
    return tuple(path for layer in layers for path in layer)


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    return ()


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    return ()
