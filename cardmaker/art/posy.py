"""Posies: flower heads crowded about a centre, and the collar of leaves that they lie in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from cardmaker.art.anemone import draw_anemone
from cardmaker.art.blossom import draw_blossom, draw_daisy
from cardmaker.art.cone import draw_cone
from cardmaker.art.curve import turn
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Head
from cardmaker.art.leaf import SHAPES, Blade, Finish, draw_leaf
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.room import Room, clear_of
from cardmaker.art.rose import draw_rose
from cardmaker.art.sketch import Sketch
from cardmaker.art.spike import draw_berry_cluster
from cardmaker.display import Group, Items
from cardmaker.geometry import Rect

Kind = Literal["garden", "ranunculus", "small", "anemone", "blossom", "daisy", "berries", "cone"]


class Flower(NamedTuple):
    """One head of a posy: its kind, its place and radius in posy radii (x to the right, y down),
    and which of the palette's blooms it has.
    """

    kind: Kind
    at: complex
    size: float
    bloom: int = 0


class Posy(NamedTuple):
    """A posy that has found its place: its centre and radius in points, its flowers, back first."""

    centre: complex
    radius: float
    flowers: tuple[Flower, ...]

    def disc(self, flower: Flower) -> tuple[complex, float]:
        """The circle, in points, that a flower fills."""
        return self.centre + self.radius * flower.at, self.radius * flower.size


#: By how much is a posy made smaller that has no room, until it is left away?
SMALLER = tuple(0.93**i for i in range(12))

#: How far from the centre to the middle of a stray is a flower moved at most? Posy radii.
STRAY = 0.06


def settled(
    panel: Panel, centre: complex, radius: float, flowers: Iterable[Flower], grain: Grain
) -> Posy | None:
    """The flowers as a posy about there, moved in from the edges until every head is whole, and
    made smaller until all are clear of what must stay free; None where there is no room.
    """
    loose = tuple(
        flower._replace(
            at=flower.at + turn(grain.between(0, math.tau)) * grain.between(0, STRAY),
            size=grain.about(flower.size, 0.05),
        )
        for flower in flowers
    )
    safe = Room(panel).heads
    for part in SMALLER:
        posy = _moved_in(Posy(centre, radius * part, loose), safe)
        boxes = [_box(posy.disc(flower)) for flower in loose]
        if not any(box.overlaps(rect) for box in boxes for rect in panel.keep):
            return posy
    return None


def _moved_in(posy: Posy, safe: Rect) -> Posy:
    boxes = [_box(posy.disc(flower)) for flower in posy.flowers]
    right = max(0.0, safe.x - min(box.x for box in boxes))
    left = max(0.0, max(box.right for box in boxes) - safe.right)
    down = max(0.0, safe.y - min(box.y for box in boxes))
    up = max(0.0, max(box.bottom for box in boxes) - safe.bottom)
    return posy._replace(centre=posy.centre + complex(right - left, down - up))


def _box(disc: tuple[complex, float]) -> Rect:
    z, r = disc
    return Rect(z.real - r, z.imag - r, 2 * r, 2 * r)


def draw_posy(posy: Posy, palette: Palette, grain: Grain) -> Items:
    """The flowers, each a group, the first at the back."""
    heads: list[Group] = []
    for i, flower in enumerate(posy.flowers):
        sketch = Sketch(palette, grain.child(i), palette.style)
        draw_flower(sketch, flower, *posy.disc(flower))
        heads.append(Group(sketch.items))
    return tuple(heads)


def draw_flower(sketch: Sketch, flower: Flower, centre: complex, radius: float) -> None:
    """One flower head in the circle given (points)."""
    kind, bloom = flower.kind, flower.bloom
    facing = sketch.grain.child("facing").between(0, math.tau)
    head = Head(centre, radius, facing, 0.0, centre, kind)
    match kind:
        case "anemone":
            draw_anemone(sketch, centre, radius, bloom)
        case "blossom":
            draw_blossom(sketch, head, bloom)
        case "daisy":
            draw_daisy(sketch, head, bloom, 15)
        case "berries":
            draw_berry_cluster(sketch, centre, radius, facing)
        case "cone":
            draw_cone(sketch, centre, radius, facing)
        case _:
            draw_rose(sketch, centre, radius, bloom, kind)


#: Which leaves may lie in a collar?
COLLAR = ("laurel", "seeded", "ovate")


def draw_collar(
    panel: Panel, posy: Posy, leaves: Sequence[float], palette: Palette, grain: Grain
) -> Items:
    """Broad leaves that look out from under a posy, each a group, at about these headings in
    degrees; what has no room is left away, and its group is empty.
    """
    collar: list[Group] = []
    for i, way in enumerate(leaves):
        sketch = Sketch(palette, grain.child(i), palette.style)
        chance = sketch.grain
        heading = math.radians(way) + chance.swing(0.2)
        at = posy.centre + turn(heading) * posy.radius * chance.between(0.40, 0.60)
        blade = Blade(
            at, heading + chance.swing(0.3), posy.radius * chance.between(0.92, 1.22),
            chance.swing(0.5), *chance.shuffled((1.0, chance.between(0.55, 1.0))),
        )  # fmt: skip
        shape = SHAPES[chance.pick(COLLAR)]
        draw_leaf(sketch, sketch.front, blade, shape, sketch.green(i % 3), Finish(veins=3))
        collar.append(Group(sketch.items if clear_of(sketch.items, panel.keep) else ()))
    return tuple(collar)
