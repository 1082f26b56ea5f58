"""Garlands: fruit along an edge or in a corner, with its leaves, twigs and blossoms.

Places are given along the edge and into the card, in fruit radii, so that one plan serves all four
corners and every size of panel.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from cardmaker.art.blossom import draw_blossom
from cardmaker.art.branch import HABITS, draw_branch
from cardmaker.art.citrus import KINDS, Fruit, Kind, draw_fruit
from cardmaker.art.curve import turn
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Head
from cardmaker.art.leaf import SHAPES, Blade, Finish, draw_leaf
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.room import Room, clear_of
from cardmaker.art.sketch import Sketch
from cardmaker.art.spine import Posture, grow
from cardmaker.display import Group, Item, Items
from cardmaker.geometry import Rect

#: Where a fruit lies and how large it is, in orange radii.
Lie = tuple[complex, float]

#: A twig's root, its heading in degrees, its length in orange radii, its turn in radians.
Shoot = tuple[complex, float, float, float]


class Garland(NamedTuple):
    """Where a garland lies: its deep corner; and, in points, what an orange's radius is along its
    edge (to the left if negative) and into the card (up if negative).
    """

    corner: complex
    along: float
    inward: float

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


#: How a citrus twig carries its leaves: broader and farther apart than laurel.
TWIG = replace(HABITS["laurel"], leaf=0.30, gap=0.56, open=52, taper=0.40, finish=Finish(veins=2))


def draw_garland(
    panel: Panel,
    garland: Garland,
    plan: tuple[Sequence[Fruit], Sequence[Shoot]],
    palette: Palette,
    grain: Grain,
) -> Items:
    """Twigs, then the fruit with its leaves, then blossoms where two fruits meet, each a group;
    what would come into a kept rectangle is made shorter, or its group is empty.
    """
    fruits, shoots = plan
    parts: list[Item] = [
        *_twigs(panel, garland, shoots, palette, grain.child("twigs")),
        *_leaves(panel, garland, fruits, palette, grain.child("leaves")),
    ]
    for i, fruit in enumerate(fruits):
        sketch = Sketch(palette, grain.child(i), palette.style)
        draw_fruit(sketch, fruit)
        parts.append(Group(sketch.items))
    parts += _blossoms(panel, garland, fruits, palette, grain.child("blossoms"))
    return tuple(parts)


def deal_fruit(panel: Panel, garland: Garland, lies: Sequence[Lie], grain: Grain) -> list[Fruit]:
    """Fruit in its places, no two neighbours of a kind, none in a kept rectangle."""
    found: list[Fruit] = []
    for place, size in lies:
        centre = garland.at(place + complex(grain.swing(0.10), grain.swing(0.06)))
        near = sorted(found, key=lambda other: abs(other.centre - centre))[:3]
        deck = grain.shuffled(KINDS)
        kind = min(deck, key=lambda kind: _likeness(kind, [fruit.kind for fruit in near]))
        fruit = Fruit(kind, centre, garland.unit * size * kind.size, lie_of(kind, grain))
        if not any(fruit.box.overlaps(rect) for rect in panel.keep):
            found.append(fruit)
    return found


def _likeness(kind: Kind, near: Sequence[Kind]) -> float:
    """How much alike its neighbours a fruit would be, the nearest counting most."""
    return sum(
        (2.0 * (kind == other) + (kind.bloom == other.bloom) + (kind.form == other.form)) / (i + 1)
        for i, other in enumerate(near)
    )


def lie_of(kind: Kind, grain: Grain) -> float:
    """Which way a fruit's stalk looks: lemons lie, oranges show their star where they like."""
    if kind.form == "lemon":
        return (0.0 if grain.random() < 0.5 else math.pi) + grain.swing(0.6)
    return grain.between(0, math.tau)


def _twigs(
    panel: Panel, garland: Garland, shoots: Sequence[Shoot], palette: Palette, grain: Grain
) -> Iterator[Group]:
    """Leafy twigs from behind the fruit, each as long as it can be."""
    hand = 1 if garland.along * garland.inward > 0 else -1
    for i, (root, degrees, length, bend) in enumerate(shoots):
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
                yield Group(sketch.items)
                break
        else:
            yield Group(())


def _leaves(
    panel: Panel, garland: Garland, fruits: Sequence[Fruit], palette: Palette, grain: Grain
) -> Iterator[Group]:
    """Broad leaves under the fruit, that look out into the card."""
    for i, fruit in enumerate(fruits):
        for k, degrees in enumerate((25, 90, 150)):
            sketch = Sketch(palette, grain.child(f"{i} {k}"), palette.style)
            chance = sketch.grain
            heading = garland.heading(degrees + chance.swing(30))
            length = fruit.radius * chance.between(1.45, 1.85)
            narrow = chance.shuffled((1.0, chance.between(0.6, 1.0)))
            blade = Blade(fruit.centre, heading, length, chance.swing(0.5), *narrow)
            tone = sketch.green(chance.pick((0, 1, 2)))
            draw_leaf(sketch, sketch.front, blade, SHAPES["laurel"], tone, Finish(veins=3))
            yield Group(sketch.items if clear_of(sketch.items, panel.keep) else ())


#: How large is a blossom, and how far from the next one at least? Orange radii.
BLOSSOM, SPACED = 0.34, 2.0


def _blossoms(
    panel: Panel, garland: Garland, fruits: Sequence[Fruit], palette: Palette, grain: Grain
) -> Iterator[Group]:
    """Blossoms with their leaves, in the notches between fruits that look into the card."""
    for i, notch in enumerate(_notches(panel, garland, fruits)):
        sketch = Sketch(palette, grain.child(i), palette.style)
        chance, radius = sketch.grain, garland.unit * BLOSSOM
        for side in (-1, 1):
            heading = garland.heading(90 + side * chance.between(40, 80))
            blade = Blade(notch, heading, radius * 2.6, chance.swing(0.4), 1.0, 0.8)
            tone = sketch.green(chance.pick((0, 1)))
            draw_leaf(sketch, sketch.back, blade, SHAPES["laurel"], tone, Finish(veins=3))
        draw_blossom(sketch, Head(notch, radius, chance.between(0, 6.28), 0.0, notch, "blossom"), 0)
        yield Group(sketch.items if clear_of(sketch.items, panel.keep) else ())


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
    if not 0 < far < 1.45 * (a + b):
        return None
    # Fruits that lie apart have the blossom between them, a little further in.
    along = (far * far + a * a - b * b) / (2 * far)
    lift = math.sqrt(max(0.16 * garland.unit**2, a * a - along * along))
    ends = [one.centre + way / far * complex(along, side * lift) for side in (-1, 1)]
    return max(ends, key=lambda z: z.imag * garland.inward)
