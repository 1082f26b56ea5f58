"""Crescent: a posy low on the left, its greenery sweeping up the side and along the foot.

Each panel is a pure function of (panel, palette, seed); the palette never moves a leaf.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from cardmaker.art.arm import draw_arm, fanned, led, mean_side
from cardmaker.art.curve import turn
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.posy import Flower, Posy, draw_collar, draw_posy, settled
from cardmaker.art.spray import Stem
from cardmaker.display import Item, Items

NAME = "crescent"

#: Where is the posy, measured in from the window's lower left corner, and how large is it? Parts
#: of the window's mean side.
PLACE, SIZE = 0.155 + 0.185j, 0.122


class Arm(NamedTuple):
    """A stem that follows an edge: its species and the places it is led through.

    A place is (how far along the edge, a part of the edge's length; how far in from it, a part of
    the window's mean side), from the lower left corner.
    """

    species: str
    places: tuple[tuple[float, float], ...]


#: Up the left side, and along the foot, each from the longest inwards.
UP = (
    Arm("olive", ((0.18, 0.12), (0.36, 0.075), (0.56, 0.08), (0.78, 0.125))),
    Arm("eucalyptus", ((0.20, 0.15), (0.34, 0.13), (0.47, 0.16), (0.575, 0.215))),
    Arm("willow", ((0.18, 0.10), (0.31, 0.035), (0.46, 0.025), (0.62, 0.045))),
)
ALONG = (
    Arm("seeded", ((0.19, 0.155), (0.42, 0.090), (0.64, 0.088), (0.87, 0.135))),
    Arm("olive", ((0.21, 0.19), (0.38, 0.165), (0.53, 0.18), (0.66, 0.235))),
    Arm("fern", ((0.18, 0.13), (0.36, 0.045), (0.54, 0.026), (0.71, 0.045))),
)

#: What fans out between the two: species, heading in degrees, length in posy radii.
AIRY = (
    Stem("rosebud", -77, 3.1), Stem("panicle", -52, 2.9), Stem("myrtle", -33, 2.9),
    Stem("blossom", -13, 3.1), Stem("lavender", -66, 2.0), Stem("myrtle", -100, 2.6),
    Stem("panicle", 3, 2.8),
)  # fmt: skip
COLLAR = (-125.0, -92.0, -60.0, -30.0, 0.0, 30.0, 70.0, 110.0, 150.0, 190.0)

#: The heads, back to front.
POSIES = (
    (
        Flower("blossom", 1.30 - 0.12j, 0.37, 2), Flower("blossom", 0.10 - 1.24j, 0.41, 1),
        Flower("ranunculus", 0.90 + 0.52j, 0.54, 1), Flower("daisy", 0.80 - 0.68j, 0.34, 2),
        Flower("small", -0.62 - 0.72j, 0.49, 2), Flower("blossom", -0.54 + 0.68j, 0.38, 1),
        Flower("garden", 0j, 0.82, 0), Flower("berries", 0.46 - 0.98j, 0.18),
        Flower("berries", 1.34 + 0.28j, 0.18),
    ),
    (
        Flower("anemone", 0.86 - 0.58j, 0.52, 2), Flower("small", -0.10 - 1.16j, 0.43, 1),
        Flower("ranunculus", 0.92 + 0.48j, 0.50, 1), Flower("blossom", -0.68 - 0.62j, 0.38, 2),
        Flower("blossom", 1.44 + 0.04j, 0.33, 0), Flower("daisy", -0.50 + 0.72j, 0.35, 2),
        Flower("garden", 0j, 0.82, 0), Flower("berries", 0.42 - 1.18j, 0.18),
        Flower("berries", 1.40 + 0.40j, 0.18),
    ),
    (
        Flower("small", 0.94 - 0.60j, 0.45, 2), Flower("anemone", -0.30 - 1.02j, 0.50, 2),
        Flower("small", 0.98 + 0.46j, 0.48, 1), Flower("blossom", 1.42 - 0.16j, 0.34, 1),
        Flower("blossom", 0.38 - 1.10j, 0.34, 0), Flower("blossom", -0.56 + 0.66j, 0.36, 2),
        Flower("ranunculus", 0j, 0.82, 0), Flower("berries", 0.70 - 1.06j, 0.18),
        Flower("berries", 1.42 + 0.30j, 0.18),
    ),
)  # fmt: skip


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: the posy low on the left, arms up the side and along the foot."""
    grain, window = Grain(f"{NAME}/front/{seed}"), panel.window
    measure = mean_side(panel)
    corner = complex(window.x, window.bottom)
    centre = corner + measure * PLACE.conjugate()
    heads = grain.child("deal").pick(POSIES)
    posy = settled(panel, centre, SIZE * measure, heads, grain.child("heads"))
    layers: list[Item] = [*_arms(panel, palette, grain)]
    if posy:
        layers += _airy(panel, posy, palette, grain.child("airy"))
        layers += draw_collar(panel, posy, COLLAR, palette, grain.child("collar"))
        layers += draw_posy(posy, palette, grain.child("posy"))
    return framed(panel, palette, layers)


def _arms(panel: Panel, palette: Palette, grain: Grain) -> Iterator[Item]:
    """The six arms, behind each a ghost."""
    window, measure = panel.window, mean_side(panel)
    corner = complex(window.x, window.bottom)
    up = [(arm.species, [(v * measure, u * window.h) for u, v in arm.places]) for arm in UP]
    along = [(arm.species, [(u * window.w, v * measure) for u, v in arm.places]) for arm in ALONG]
    for ghost in (True, False):
        for i, (name, places) in enumerate((*up, *along)):
            chance = grain.child(f"{'ghost' if ghost else 'arm'} {i}")
            stray = measure * (0.022 if ghost else 0.010)
            path = [
                corner + complex(x + chance.swing(stray), -y + chance.swing(stray))
                for x, y in places
            ]
            name = chance.pick(("willow", "olive", "myrtle")) if ghost else name
            yield from draw_arm(panel, name, led(panel, path), palette, chance, ghost=ghost)


def _airy(panel: Panel, posy: Posy, palette: Palette, grain: Grain) -> Iterator[Item]:
    for i, (name, degrees, length) in enumerate(AIRY):
        chance = grain.child(i)
        heading = math.radians(degrees) + chance.swing(0.10)
        root = posy.centre + turn(heading) * posy.radius * 0.5
        spines = fanned(panel, root, heading, length * posy.radius * chance.about(1, 0.08), chance)
        yield from draw_arm(panel, name, spines, palette, chance)


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The inside."""
    return ()


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back."""
    return ()
