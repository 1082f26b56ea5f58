"""Crescent: a posy low on the left, its greenery sweeping up the side and along the foot.

Each panel is a pure function of (panel, palette, seed); the palette never moves a leaf.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from cardmaker.art.arm import draw_arm, fanned, led, mean_side
from cardmaker.art.bank import grains
from cardmaker.art.curve import turn
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.ornament import draw_ornament
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.posy import Flower, Posy, draw_collar, draw_posy, settled
from cardmaker.art.repeat import draw_repeat
from cardmaker.art.room import within
from cardmaker.art.rose import draw_rose
from cardmaker.art.sketch import Sketch
from cardmaker.art.spray import Spray, Stem, draw_spray, unframed
from cardmaker.display import Group, Items

NAME = "crescent"

#: Where is the posy, measured in from the window's lower left corner, and how large is it? Parts
#: of the window's mean side.
PLACE, SIZE = 0.155 + 0.185j, 0.122


#: Where are the arms led, each from the longest inwards? Up the left side, and along the foot. A
#: place is (how far along the edge, a part of the edge's length; how far in from it, a part of the
#: window's mean side), from the lower left corner.
UP = (
    ((0.18, 0.12), (0.36, 0.075), (0.56, 0.08), (0.78, 0.125)),
    ((0.20, 0.15), (0.34, 0.13), (0.47, 0.16), (0.575, 0.215)),
    ((0.18, 0.10), (0.31, 0.035), (0.46, 0.025), (0.62, 0.045)),
)
ALONG = (
    ((0.19, 0.155), (0.42, 0.090), (0.64, 0.088), (0.87, 0.135)),
    ((0.21, 0.19), (0.38, 0.165), (0.53, 0.18), (0.66, 0.235)),
    ((0.18, 0.13), (0.36, 0.045), (0.54, 0.026), (0.71, 0.045)),
)

#: What grows on them? Six species, first those that go up; broad and fine leaves take turns.
GREENS = (
    ("olive", "eucalyptus", "willow", "seeded", "olive", "fern"),
    ("laurel", "eucalyptus", "willow", "ruscus", "olive", "fern"),
    ("olive", "seeded", "fern", "eucalyptus", "willow", "olive"),
)

#: What fans out between the two: species, heading in degrees, length in posy radii.
AIRY = (
    Stem("panicle", -52, 2.9), Stem("panicle", 3, 2.8), Stem("rosebud", -77, 3.1),
    Stem("myrtle", -33, 2.9), Stem("lavender", -66, 1.75), Stem("myrtle", -100, 2.6),
    Stem("blossom", -13, 3.1),
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
    (shared, grain), window = grains(f"{NAME}/front", seed), panel.window
    measure = mean_side(panel)
    corner = complex(window.x, window.bottom)
    centre = corner + measure * PLACE.conjugate()
    heads = shared.child("pick").pick(POSIES)
    posy = settled(panel, centre, SIZE * measure, heads, shared.child("heads"))
    layers = [*_arms(panel, palette, grain)]
    if posy:
        layers += _airy(panel, posy, palette, grain.child("airy"))
        layers += draw_collar(panel, posy, COLLAR, palette, grain.child("collar"))
        layers += draw_posy(posy, palette, grain.child("posy"))
    return framed(panel, palette, layers)


def _arms(panel: Panel, palette: Palette, grain: Grain) -> Iterator[Group]:
    """The six arms, behind each a ghost."""
    window, measure = panel.window, mean_side(panel)
    corner = complex(window.x, window.bottom)
    up = [[complex(v * measure, -u * window.h) for u, v in places] for places in UP]
    along = [[complex(u * window.w, -v * measure) for u, v in places] for places in ALONG]
    greens = grain.child("greens").pick(GREENS)
    for ghost in (True, False):
        for i, (name, places) in enumerate(zip(greens, (*up, *along), strict=True)):
            chance = grain.child(f"{'ghost' if ghost else 'arm'} {i}")
            stray = measure * (0.022 if ghost else 0.010)
            path = [corner + z + complex(chance.swing(stray), chance.swing(stray)) for z in places]
            kind = chance.pick(("willow", "olive", "myrtle")) if ghost else name
            spines = led(panel, path)
            yield Group(draw_arm(panel, kind, spines, palette, chance, ghost=ghost))


def _airy(panel: Panel, posy: Posy, palette: Palette, grain: Grain) -> Iterator[Group]:
    for i, (name, degrees, length) in enumerate(AIRY):
        chance = grain.child(i)
        heading = math.radians(degrees) + chance.swing(0.10)
        root = posy.centre + turn(heading) * posy.radius * 0.5
        spines = fanned(panel, root, heading, length * posy.radius * chance.about(1, 0.08), chance)
        yield Group(draw_arm(panel, name, spines, palette, chance))


#: What grows in the lower outer corner inside: one long arm along the foot, a short one up.
CORNER = Spray(
    (Stem("seeded", 184, 5.6), Stem("olive", 262, 4.2), Stem("fern", 172, 3.4)),
    (Stem("myrtle", 200, 4.0), Stem("panicle", 216, 3.0), Stem("blossom", 190, 3.6)),
    (0.0, 50.0, 110.0, 160.0, 200.0, 240.0, 290.0),
    (
        Flower("small", -0.98 + 0.30j, 0.46, 1), Flower("blossom", -0.56 - 0.74j, 0.38, 2),
        Flower("garden", 0j, 0.78, 0), Flower("berries", -1.02 - 0.38j, 0.20),
    ),
)  # fmt: skip


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The inside: the crescent's small counterpart in the lower outer corner."""
    window, grain = panel.window, Grain(f"{NAME}/inside/{seed}")
    corner = complex(window.right - 0.10 * window.w, window.bottom - 0.08 * window.h)
    items = draw_spray(unframed(panel), CORNER, corner, 0.070 * mean_side(panel), palette, grain)
    return tuple(within(items, panel.reach))


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: one small rose between two sprigs, low; the design's name stands under it."""
    window = panel.window
    centre = complex(panel.size.w / 2, window.y + window.h * 0.88)
    grain = Grain(f"{NAME}/back/{seed}")
    return draw_ornament(centre, 0.20 * mean_side(panel), palette, grain, _rose)


def _rose(sketch: Sketch, centre: complex, radius: float) -> None:
    draw_rose(sketch, centre, 1.25 * radius, 1, "small")


#: What is tossed over the liner? Sprigs by species, and heads; sizes in steps between them.
TOSS = (
    "seeded", Flower("daisy", 0j, 0.17, 2), "olive", "eucalyptus",
    Flower("small", 0j, 0.22, 1), "fern", "myrtle", "rosebud",
)  # fmt: skip


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner: the design's small plants, tossed."""
    return draw_repeat(panel, palette, TOSS, Grain(f"{NAME}/liner/{seed}"))
