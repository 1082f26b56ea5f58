"""Arch: a swag of roses and greenery over the head of the card, a small ornament at its foot.

Each panel is a pure function of (panel, palette, seed); the palette never moves a leaf. The two
sides of the swag are led along mirrored lines, but every leaf is grown for itself, in one light.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from cardmaker.art.arm import draw_arm, fanned, led, mean_side
from cardmaker.art.bank import grains
from cardmaker.art.curve import turn
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.ornament import draw_ornament
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.posy import Flower, draw_collar, draw_posy, settled
from cardmaker.art.repeat import draw_repeat
from cardmaker.art.room import clear_of
from cardmaker.art.rose import draw_rose
from cardmaker.art.sketch import Sketch
from cardmaker.art.spray import Stem
from cardmaker.display import Group, Item, Items

NAME = "arch"

#: How far under the window's head are the roses, and how large is their posy? Parts of the
#: window's mean side.
DROP, SIZE = 0.150, 0.106


class Arm(NamedTuple):
    """A stem that hangs to the right: its species, and the places it is led through.

    A place is (how far from the middle, a part of the window's width; how far under the window's
    head, a part of its mean side).
    """

    species: str
    places: tuple[tuple[float, float], ...]


#: The right half of the swag; the left is led along the same places, mirrored.
HALF = (
    Arm("eucalyptus", ((0.03, 0.165), (0.20, 0.130), (0.36, 0.190), (0.450, 0.345))),
    Arm("olive", ((0.03, 0.150), (0.18, 0.080), (0.36, 0.090), (0.510, 0.190))),
    Arm("willow", ((0.02, 0.175), (0.14, 0.195), (0.26, 0.275), (0.335, 0.375))),
    Arm("seeded", ((0.02, 0.140), (0.12, 0.045), (0.26, 0.012), (0.410, 0.036))),
)
AIRY = (
    Stem("panicle", 36, 2.5), Stem("rosebud", 61, 2.1), Stem("myrtle", 12, 2.9),
    Stem("myrtle", -32, 1.9),
)  # fmt: skip
COLLAR = (-155.0, -115.0, -90.0, -60.0, -25.0, 25.0, 62.0, 95.0, 125.0, 158.0)

#: The heads, back to front: three roses, a large one in the middle, and what fills between.
POSIES = (
    (
        Flower("blossom", -1.42 - 0.22j, 0.42, 2), Flower("blossom", 1.50 + 0.04j, 0.43, 1),
        Flower("ranunculus", -0.90 + 0.12j, 0.58, 1), Flower("small", 0.92 - 0.16j, 0.54, 2),
        Flower("daisy", 0.46 + 0.78j, 0.34, 2), Flower("blossom", -0.34 - 0.84j, 0.36, 1),
        Flower("garden", 0.02 - 0.04j, 0.80, 0), Flower("berries", -0.46 + 0.86j, 0.18),
        Flower("berries", 0.66 - 0.78j, 0.18),
    ),
    (
        Flower("small", -1.48 - 0.06j, 0.42, 1), Flower("blossom", 1.48 - 0.20j, 0.40, 2),
        Flower("anemone", -0.92 + 0.14j, 0.56, 2), Flower("ranunculus", 0.94 + 0.08j, 0.54, 1),
        Flower("blossom", -0.42 + 0.82j, 0.33, 0), Flower("daisy", 0.38 - 0.82j, 0.33, 2),
        Flower("garden", 0.02 - 0.02j, 0.80, 0), Flower("berries", 0.52 + 0.84j, 0.18),
        Flower("berries", -0.62 - 0.72j, 0.18),
    ),
    (
        Flower("blossom", -1.46 + 0.02j, 0.40, 0), Flower("small", 1.50 - 0.04j, 0.42, 1),
        Flower("small", -0.92 - 0.10j, 0.55, 2), Flower("anemone", 0.94 + 0.12j, 0.55, 2),
        Flower("blossom", 0.40 - 0.84j, 0.34, 1), Flower("blossom", 0.34 + 0.84j, 0.32, 2),
        Flower("ranunculus", 0.02 - 0.02j, 0.80, 0), Flower("berries", -0.48 + 0.84j, 0.18),
        Flower("berries", -0.52 - 0.76j, 0.18),
    ),
)  # fmt: skip

#: How wide are the ornaments, of the window's mean side: the front's, the inside's, the back's?
FOOT, HEADER, MARK = 0.26, 0.30, 0.20


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: the swag over the words, the ornament under them."""
    (shared, grain), window = grains(f"{NAME}/front", seed), panel.window
    head = complex(window.x + window.w / 2, window.y)
    centre, radius = head + 1j * DROP * mean_side(panel), SIZE * mean_side(panel)
    layers: list[Item] = [*_arms(panel, head, palette, grain)]
    flowers = shared.child("deal").pick(POSIES)
    posy = settled(panel, centre, radius, flowers, shared.child("heads"))
    if posy:
        layers += _airy(panel, posy.centre, posy.radius, palette, grain.child("airy"))
        layers += draw_collar(panel, posy, COLLAR, palette, grain.child("collar"))
        layers += draw_posy(posy, palette, grain.child("posy"))
    foot = complex(head.real, window.y + 0.86 * window.h)
    layers.append(Group(_ornament(panel, foot, FOOT, palette, grain.child("foot"))))
    return framed(panel, palette, layers)


def _arms(panel: Panel, head: complex, palette: Palette, grain: Grain) -> Iterator[Group]:
    """The arms of both sides, behind each a ghost."""
    measure = mean_side(panel)
    for ghost in (True, False):
        for i, (arm, side) in enumerate((arm, side) for arm in HALF for side in (-1, 1)):
            chance = grain.child(f"{'ghost' if ghost else 'arm'} {i}")
            stray = measure * (0.022 if ghost else 0.010)
            places = [
                head
                + complex(
                    side * u * panel.window.w + chance.swing(stray),
                    v * measure + chance.swing(stray),
                )
                for u, v in arm.places
            ]
            name = chance.pick(("willow", "olive")) if ghost else arm.species
            spines = led(panel, places)
            yield Group(draw_arm(panel, name, spines, palette, chance, ghost=ghost))


def _airy(
    panel: Panel, centre: complex, radius: float, palette: Palette, grain: Grain
) -> Iterator[Group]:
    """Thin stems between the arms of both sides."""
    for i, (stem, side) in enumerate((stem, side) for stem in AIRY for side in (-1, 1)):
        chance = grain.child(i)
        heading = math.radians(stem.heading if side > 0 else 180 - stem.heading)
        heading += chance.swing(0.10)
        root = centre + turn(heading) * radius * 0.4
        spines = fanned(panel, root, heading, stem.length * radius * chance.about(1, 0.08), chance)
        yield Group(draw_arm(panel, stem.species, spines, palette, chance))


def _ornament(panel: Panel, at: complex, size: float, palette: Palette, grain: Grain) -> Items:
    """A small rose between two sprigs, where the words leave it room."""
    items = draw_ornament(at, size * mean_side(panel), palette, grain, _rose)
    return items if clear_of(items, panel.keep) else ()


def _rose(sketch: Sketch, centre: complex, radius: float) -> None:
    draw_rose(sketch, centre, 1.2 * radius, 1, "small")


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The inside: an ornament over the note."""
    window, grain = panel.window, Grain(f"{NAME}/inside/{seed}")
    top = min((box.y for box in panel.keep), default=window.y + 0.17 * window.h)
    at = complex(window.x + window.w / 2, window.y + 0.56 * (top - window.y))
    return _ornament(panel, at, HEADER, palette, grain)


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: the ornament again, small and low; the design's name stands under it."""
    window = panel.window
    at = complex(panel.size.w / 2, window.y + window.h * 0.88)
    return _ornament(panel, at, MARK, palette, Grain(f"{NAME}/back/{seed}"))


#: What is tossed over the liner? Sprigs by species, and heads; sizes in steps between them.
TOSS = (
    "eucalyptus", Flower("blossom", 0j, 0.18, 1), "olive", "willow",
    Flower("small", 0j, 0.24, 0), "seeded", "berries", "myrtle",
)  # fmt: skip


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner: the design's small plants, tossed."""
    return draw_repeat(panel, palette, TOSS, Grain(f"{NAME}/liner/{seed}"))
