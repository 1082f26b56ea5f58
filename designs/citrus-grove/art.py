"""Citrus grove: two garlands of fruit, leaves and blossoms, deep at two corners across the card.

Each panel is a pure function of (panel, palette, seed); the palette never moves a leaf.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from cardmaker.art.blossom import draw_blossom
from cardmaker.art.branch import HABITS, draw_branch
from cardmaker.art.citrus import Fruit, draw_lemon, draw_orange, draw_slice
from cardmaker.art.curve import turn
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Head
from cardmaker.art.leaf import SHAPES, Blade, Finish, draw_leaf
from cardmaker.art.ornament import draw_ornament
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.repeat import half_drop
from cardmaker.art.room import Room, clear_of, within
from cardmaker.art.sketch import Sketch
from cardmaker.art.spine import Posture, grow
from cardmaker.art.spray import fenced
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


#: Where a fruit lies and how large it is, in orange radii.
Lie = tuple[complex, float]

#: A twig's root, its heading in degrees, its length in orange radii, its turn in radians.
Shoot = tuple[complex, float, float, float]


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
    """The bunch in the corner and the trail along the edge."""
    fruits = _fruits(panel, garland, _lying(garland, grain.child("trail")), grain.child("fruit"))
    shoots = _growing(garland, grain.child("growth"))
    return _composed(panel, garland, (fruits, shoots), palette, grain)


def _composed(
    panel: Panel,
    garland: Garland,
    plan: tuple[Sequence[tuple[Kind, Fruit]], Sequence[Shoot]],
    palette: Palette,
    grain: Grain,
) -> Items:
    """Twigs, then the fruit with its leaves, then blossoms where two fruits meet."""
    fruits, shoots = plan
    discs = [fruit for _, fruit in fruits]
    layers = [
        _twigs(panel, garland, shoots, palette, grain.child("twigs")),
        _leaves(panel, garland, discs, palette, grain.child("leaves")),
    ]
    for i, (kind, fruit) in enumerate(fruits):
        sketch = Sketch(palette, grain.child(i), palette.style)
        kind.draw(sketch, fruit)
        layers.append(sketch.items)
    layers.append(_blossoms(panel, garland, discs, palette, grain.child("blossoms")))
    return tuple(path for layer in layers for path in layer)


def _lying(garland: Garland, grain: Grain) -> list[Lie]:
    """Where fruit lies: the bunch in the corner, then one by one along the edge."""
    lies, far = list(BUNCH), TRAIL
    while far < garland.length / garland.unit + 0.4:
        lies.append((complex(far, 0.05 + grain.swing(0.15)), 0.90 - 0.018 * (far - TRAIL)))
        far += STEP * grain.about(1, 0.10)
    return lies


def _fruits(
    panel: Panel, garland: Garland, lies: Sequence[Lie], grain: Grain
) -> list[tuple[Kind, Fruit]]:
    """Fruit in its places, no two neighbours of a kind."""
    found: list[tuple[Kind, Fruit]] = []
    for place, size in lies:
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


def _growing(garland: Garland, grain: Grain) -> list[Shoot]:
    """Which twigs grow: the long ones of the corner, then short ones along the edge."""
    shoots, far = list(TWIGS), TRAIL + 0.2
    while far < garland.length / garland.unit:
        length = grain.between(2.6, 3.2)
        shoots.append((complex(far, -0.5), grain.between(58, 92), length, -0.3))
        far += 0.72 * STEP * grain.about(1, 0.12)
    return shoots


def _twigs(
    panel: Panel, garland: Garland, shoots: Sequence[Shoot], palette: Palette, grain: Grain
) -> Items:
    """Leafy twigs from behind the fruit, each as long as it can be."""
    items: list[Items] = []
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
    if not 0 < far < 1.45 * (a + b):
        return None
    # Fruits that lie apart have the blossom between them, a little further in.
    along = (far * far + a * a - b * b) / (2 * far)
    lift = math.sqrt(max(0.16 * garland.unit**2, a * a - along * along))
    ends = [one.centre + way / far * complex(along, side * lift) for side in (-1, 1)]
    return max(ends, key=lambda z: z.imag * garland.inward)


#: What lies inside in the lower outer corner, whole, and what grows there.
STILL = ((1.00 + 1.00j, 1.0), (2.85 + 0.84j, 0.95), (1.70 + 2.50j, 0.90))
SHOOTS = (
    (1.0 + 1.0j, 82, 3.8, -0.30), (2.6 + 0.8j, 14, 4.6, -0.25), (2.6 + 1.0j, 46, 3.4, -0.30),
    (0.9 + 0.6j, 108, 3.0, -0.2),
)  # fmt: skip


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The inside: some fruit lies in the lower outer corner, as large as the note lets it be."""
    grain, window, open_ = Grain(f"{NAME}/inside/{seed}"), panel.window, fenced(panel)
    safe = Room(panel).heads
    foot = max((rect.bottom for rect in panel.keep), default=0.8 * window.h)
    unit = min(0.050 * math.sqrt(window.w * window.h), (safe.bottom - foot) / 2.2)
    corner = Garland(complex(safe.right, safe.bottom), -unit, -unit, window.w)
    return tuple(within(_draw_still(open_, corner, palette, grain), panel.reach))


def _draw_still(panel: Panel, corner: Garland, palette: Palette, grain: Grain) -> Items:
    fruits = _fruits(panel, corner, STILL, grain.child("fruit"))
    return _composed(panel, corner, (fruits, SHOOTS), palette, grain)


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: a small slice between two sprigs, low; the design's name stands under it."""
    window = panel.window
    centre = complex(panel.size.w / 2, window.y + window.h * 0.88)
    width = 0.20 * math.sqrt(panel.size.w * panel.size.h)
    return draw_ornament(centre, width, palette, Grain(f"{NAME}/back/{seed}"), _slice)


def _slice(sketch: Sketch, centre: complex, radius: float) -> None:
    draw_slice(sketch, Fruit(centre, 1.4 * radius, 0.2, ORANGE.bloom))


#: One motif of the liner: fruit and blossoms with their places and radii in points, and twigs:
#: root, heading, length, turn.
TOSSED = (
    (ORANGE_SLICE, 0j, 15.0), (LEMON, 33 + 30j, 12.0), (LEMON_SLICE, 2 + 62j, 12.5),
    (ORANGE, 36 + 93j, 11.0),
)  # fmt: skip
STREWN = (
    (20 + 4j, -60, 34, 0.5), (-6 + 46j, 150, 30, 0.5), (24 + 62j, 10, 30, -0.5),
    (8 + 88j, 120, 30, -0.5),
)  # fmt: skip
PITCH = 72 + 124j


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner: slices, fruit and twigs in half drop."""
    grain, motif = Grain(f"{NAME}/liner/{seed}"), list[Items]()
    for i, (root, heading, length, bend) in enumerate(STREWN):
        sketch = Sketch(palette, grain.child(f"twig {i}"), palette.style)
        spine = grow(root, math.radians(heading), length, Posture(bend), 1.3 * length)
        draw_branch(sketch, spine, replace(TWIG, green=i % 3))
        motif.append(sketch.items)
    for i, (kind, centre, radius) in enumerate(TOSSED):
        sketch = Sketch(palette, grain.child(i), palette.style)
        kind.draw(sketch, Fruit(centre, radius, _facing(kind, grain), kind.bloom))
        motif.append(sketch.items)
    return half_drop(panel, palette, tuple(path for thing in motif for path in thing), PITCH)
