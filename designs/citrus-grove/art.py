"""Citrus grove: two garlands of fruit, leaves and blossoms, deep at two corners across the card.

Each panel is a pure function of (panel, palette, seed); the palette never moves a leaf.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from cardmaker.art.blossom import draw_blossom, draw_bud
from cardmaker.art.branch import HABITS, draw_branch
from cardmaker.art.citrus import Fruit, draw_lemon, draw_orange, draw_slice
from cardmaker.art.curve import turn
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Head
from cardmaker.art.leaf import SHAPES, Blade, Finish, draw_leaf
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.room import Room, clear_of
from cardmaker.art.sketch import Sketch
from cardmaker.art.spine import Posture, grow
from cardmaker.display import Items
from cardmaker.geometry import Rect

NAME = "citrus-grove"


class Kind(NamedTuple):
    """A kind of fruit: who draws it, its rind's bloom, its radius in orange radii."""

    draw: Callable[[Sketch, Fruit], None]
    bloom: int
    size: float


ORANGE, LEMON = Kind(draw_orange, 1, 1.0), Kind(draw_lemon, 2, 0.82)
ORANGE_SLICE, LEMON_SLICE = Kind(draw_slice, 1, 0.96), Kind(draw_slice, 2, 0.84)

KINDS = (ORANGE, LEMON_SLICE, LEMON, ORANGE_SLICE)

#: How large is an orange, of the panel's mean side?
RADIUS = 0.082

#: Where does fruit lie in a garland's deep corner, and how large is it? Along the edge and away
#: from it, in orange radii; those at the back first. What is cut by the trim is cut deep.
BUNCH = (
    (0.30 + 0.35j, 1.10), (2.30 + 0.20j, 1.00), (4.15 + 0.10j, 0.94),
    (1.30 + 1.82j, 0.96), (3.20 + 1.45j, 0.86),
)  # fmt: skip

#: From where on does single fruit follow along the edge, and how far is it from one to the next?
TRAIL, STEP = 6.1, 2.25


class Garland(NamedTuple):
    """Where a garland lies: its deep corner, and the ways along its edge and into the card as
    parts of an orange's radius in points.
    """

    corner: complex
    along: float
    inward: float
    length: float

    def at(self, place: complex) -> complex:
        """The point of a place that is given along and inwards."""
        return self.corner + complex(place.real * self.along, place.imag * self.inward)

    @property
    def unit(self) -> float:
        """An orange's radius in points."""
        return abs(self.inward)

    def heading(self, degrees: float) -> float:
        """The direction that lies so far from the way along towards the way inwards, in radians."""
        way = turn(math.radians(degrees))
        return math.atan2(way.imag * self.inward, way.real * self.along)


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: a garland at the head and one at the foot, their deep corners across the card."""
    grain, window = Grain(f"{NAME}/front/{seed}"), panel.window
    unit = RADIUS * math.sqrt(window.w * window.h)
    side = grain.child("side").side()
    left, right = window.x, window.right
    head = Garland(complex(left if side > 0 else right, window.y), side * unit, unit, window.w)
    foot = Garland(
        complex(right if side > 0 else left, window.bottom), -side * unit, -unit, window.w
    )
    layers = [
        _draw_garland(panel, garland, palette, grain.child(name))
        for name, garland in (("head", head), ("foot", foot))
    ]
    return framed(panel, palette, [path for layer in layers for path in layer])


def _draw_garland(panel: Panel, garland: Garland, palette: Palette, grain: Grain) -> Items:
    """Twigs, then the fruit with its leaves, then blossoms where two fruits meet."""
    fruits = _fruits(panel, garland, grain.child("fruit"))
    layers = [
        _twigs(panel, garland, palette, grain.child("twigs")),
        _leaves(panel, garland, [fruit for _, fruit in fruits], palette, grain.child("leaves")),
    ]
    for i, (kind, fruit) in enumerate(fruits):
        sketch = Sketch(palette, grain.child(i), palette.style)
        kind.draw(sketch, fruit)
        layers.append(sketch.items)
    discs = [fruit for _, fruit in fruits]
    layers.append(_blossoms(panel, garland, discs, palette, grain.child("blossoms")))
    return tuple(path for layer in layers for path in layer)


def _fruits(panel: Panel, garland: Garland, grain: Grain) -> list[tuple[Kind, Fruit]]:
    """The bunch in the corner and the trail along the edge, no two neighbours of a kind."""
    places = list(BUNCH)
    far = TRAIL
    while far < garland.length / garland.unit + 0.4:
        places.append((complex(far, 0.05 + grain.swing(0.15)), 0.90 - 0.018 * (far - TRAIL)))
        far += STEP * grain.about(1, 0.10)
    found: list[tuple[Kind, Fruit]] = []
    for place, size in places:
        centre = garland.at(place + complex(grain.swing(0.10), grain.swing(0.06)))
        near = sorted(found, key=lambda other: abs(other[1].centre - centre))[:3]
        kind = min(grain.shuffled(KINDS), key=lambda kind: _likeness(kind, near))
        fruit = Fruit(centre, garland.unit * size * kind.size, _facing(kind, grain), kind.bloom)
        if _free(fruit, panel.keep):
            found.append((kind, fruit))
    return found


def _likeness(kind: Kind, near: Sequence[tuple[Kind, Fruit]]) -> float:
    """How much alike its neighbours a fruit would be, the nearest counting most."""
    return sum(
        (2.0 * (kind is other) + (kind.bloom == other.bloom) + (kind.draw is other.draw)) / (i + 1)
        for i, (other, _) in enumerate(near)
    )


def _facing(kind: Kind, grain: Grain) -> float:
    """Lemons lie; oranges show their star where they like."""
    if kind.draw is draw_lemon:
        return (0.0 if grain.random() < 0.5 else math.pi) + grain.swing(0.6)
    return grain.between(0, math.tau)


def _free(fruit: Fruit, keep: Sequence[Rect]) -> bool:
    z, r = fruit.centre, fruit.radius * 1.35
    box = Rect(z.real - r, z.imag - r, 2 * r, 2 * r)
    return not any(box.overlaps(rect) for rect in keep)


#: Which twigs look out from behind the fruit? Where they root (as fruit), which way in degrees (0
#: along the edge, 90 into the card), how long (orange radii), and their turn.
TWIGS = (
    (0.5 + 1.2j, 93, 4.4, -0.35), (1.4 + 1.4j, 66, 4.3, -0.35),
    (3.0 + 1.0j, 44, 3.9, -0.40), (4.6 + 0.2j, 62, 3.2, -0.30),
)  # fmt: skip

#: How a citrus twig carries its leaves: broader and farther apart than laurel.
TWIG = replace(HABITS["laurel"], leaf=0.30, gap=0.56, open=52, taper=0.40)


def _twigs(panel: Panel, garland: Garland, palette: Palette, grain: Grain) -> Items:
    """Long leafy twigs from the deep corner, short ones along the trail."""
    places, far = list(TWIGS), TRAIL + 0.2
    while far < garland.length / garland.unit:
        length = grain.between(2.1, 2.7)
        places.append((complex(far, 0.1), grain.between(58, 92), length, -0.3))
        far += 0.72 * STEP * grain.about(1, 0.12)
    items: list[Items] = []
    hand = 1 if garland.along * garland.inward > 0 else -1
    for i, (root, degrees, length, bend) in enumerate(places):
        chance = grain.child(i)
        posture = Posture(hand * (bend + chance.swing(0.15)), 0.08, 0.03, 6 * chance.random())
        heading = garland.heading(degrees + chance.swing(8))
        for part in (1.0, 0.82, 0.66, 0.5):
            stem = garland.unit * length * part
            organ = math.sqrt(stem * 4.0 * garland.unit)
            sketch = Sketch(palette, chance, palette.style)
            spine = grow(garland.at(root), heading, stem, posture, organ)
            draw_branch(sketch, spine, replace(TWIG, green=(0, 1, 0, 2)[i % 4]))
            if clear_of(sketch.items, panel.keep):
                items.append(sketch.items)
                break
    return tuple(path for twig in items for path in twig)


def _leaves(
    panel: Panel, garland: Garland, fruits: Sequence[Fruit], palette: Palette, grain: Grain
) -> Items:
    """Broad leaves under the fruit, that look out into the card."""
    items: list[Items] = []
    for i, fruit in enumerate(fruits):
        for k, degrees in enumerate((25, 90, 150)):
            sketch = Sketch(palette, grain.child(f"{i} {k}"), palette.style)
            chance = sketch.grain
            heading = garland.heading(degrees + chance.swing(30))
            length = fruit.radius * chance.between(1.45, 1.85)
            narrow = chance.shuffled((1.0, chance.between(0.6, 1.0)))
            blade = Blade(fruit.centre, heading, length, chance.swing(0.5), *narrow)
            tone = sketch.green(chance.pick((0, 1, 2)))
            draw_leaf(sketch, sketch.front, blade, SHAPES["laurel"], tone, Finish(veins=4))
            if clear_of(sketch.items, panel.keep):
                items.append(sketch.items)
    return tuple(path for leaf in items for path in leaf)


#: How large is a blossom, and how far from the next one at least? Orange radii.
BLOSSOM, SPACED = 0.34, 2.0


def _blossoms(
    panel: Panel, garland: Garland, fruits: Sequence[Fruit], palette: Palette, grain: Grain
) -> Items:
    """Blossoms with their leaves, in the notches between fruits that look into the card."""
    items: list[Items] = []
    for i, notch in enumerate(_notches(panel, garland, fruits)):
        sketch = Sketch(palette, grain.child(i), palette.style)
        chance, radius = sketch.grain, garland.unit * BLOSSOM
        for side in (-1, 1):
            heading = garland.heading(90 + side * chance.between(40, 80))
            blade = Blade(notch, heading, radius * 2.6, chance.swing(0.4), 1.0, 0.8)
            tone = sketch.green(chance.pick((0, 1)))
            draw_leaf(sketch, sketch.back, blade, SHAPES["laurel"], tone, Finish(veins=3))
        draw_blossom(sketch, Head(notch, radius, chance.between(0, 6.28), 0.0, notch, "blossom"), 0)
        bud = notch + radius * 1.25 * turn(garland.heading(90 + chance.swing(70)))
        draw_bud(sketch, Head(bud, radius * 0.5, garland.heading(90), 1.0, bud, "bud"), 0, 1)
        if clear_of(sketch.items, panel.keep):
            items.append(sketch.items)
    return tuple(path for blossom in items for path in blossom)


def _notches(panel: Panel, garland: Garland, fruits: Sequence[Fruit]) -> list[complex]:
    """Where two fruits leave a notch that no third one fills, apart from each other."""
    safe, found = Room(panel).heads, list[complex]()
    air = 0.20 * garland.unit
    for one, other in combinations(fruits, 2):
        notch = _meeting(one, other, air, garland)
        if notch is None or any(abs(notch - f.centre) < f.radius + 0.9 * air for f in fruits):
            continue
        box = Rect(notch.real, notch.imag, 0, 0).inset(-BLOSSOM * garland.unit)
        if safe.holds(box) and all(abs(notch - z) > SPACED * garland.unit for z in found):
            found.append(notch)
    return found


def _meeting(one: Fruit, other: Fruit, air: float, garland: Garland) -> complex | None:
    """The point as far as `air` from two fruits, on their side that looks into the card."""
    way, far = other.centre - one.centre, abs(other.centre - one.centre)
    a, b = one.radius + air, other.radius + air
    if far > a + b or far == 0:
        return None
    along = (far * far + a * a - b * b) / (2 * far)
    lift = math.sqrt(max(0.0, a * a - along * along))
    ends = [one.centre + way / far * complex(along, side * lift) for side in (-1, 1)]
    return max(ends, key=lambda z: z.imag * garland.inward)


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The inside."""
    return ()


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back."""
    return ()
