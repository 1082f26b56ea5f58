"""A field: plants from the foot of a panel among each other, no head behind another or a stem.

Rows give every sprig a place of its own; in a field they stand through each other, and only what
flowers must be seen whole.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import NamedTuple

from cardmaker.art.grain import Grain
from cardmaker.art.growth import AIRY, Growth
from cardmaker.art.palette import Palette
from cardmaker.art.room import clear_of, may_reach
from cardmaker.art.row import Row, Slot
from cardmaker.art.sketch import Sketch
from cardmaker.art.species import SPECIES
from cardmaker.art.spine import Posture, Spine, grow
from cardmaker.display import Choice, Item, Items

#: How fine is the net in which heads are kept apart? Points from knot to knot.
NET = 4.0

#: How many stands does a plant try at its full height, and how short may it become then?
TRIES, SHORTER = 4, (1.0, 0.86, 0.70)


class Claim(NamedTuple):
    """The knots of the net that a plant's heads cover: all heads, and the dense ones alone."""

    heads: set[complex]
    blooms: set[complex]


@dataclass(slots=True)
class Field:
    """What flowers in a field already; `wind` is how far all stems bend with it, in radians, to
    the right if positive; `ways` is in how many ways each plant stands.
    """

    wind: float = 0.0
    ways: int = 1
    taken: Claim = dataclasses.field(default_factory=lambda: Claim(set(), set()))

    def crossed_by(self, stem: Spine) -> bool:
        """Whether a stem would run across a head."""
        return not self.taken.blooms.isdisjoint(_along(stem))

    def has_room(self, claim: Claim) -> bool:
        """Whether no head would come before another."""
        return self.taken.heads.isdisjoint(claim.heads)

    def take(self, claim: Claim) -> None:
        """Note that a plant stands here."""
        self.taken.heads.update(claim.heads)
        self.taken.blooms.update(claim.blooms)


def claim_of(growth: Growth) -> Claim:
    """What a plant's heads cover; of a plant without heads nothing.

    >>> from cardmaker.art.growth import Head
    >>> from cardmaker.art.spine import stalk
    >>> stem = stalk(0j, 0.0, 40.0, 0.0)
    >>> claim_of(Growth(stem))
    Claim(heads=set(), blooms=set())
    >>> poppy, seed = Head(40 + 0j, 1, 0, 0, 40 + 0j, "poppy"), Head(0j, 1, 0, 0, 0j, "seed")
    >>> claim_of(Growth(stem, heads=(poppy, seed))).blooms
    {(10+0j)}
    """
    heads: set[complex] = set()
    blooms: set[complex] = set()
    for head in growth.heads:
        disc = _disc(head.centre, head.radius)
        heads.update(disc)
        if head.kind not in AIRY:
            blooms.update(disc)
    return Claim(heads, blooms)


def _knot(z: complex) -> complex:
    return complex(round(z.real / NET), round(z.imag / NET))


def _disc(centre: complex, radius: float) -> list[complex]:
    middle, reach = _knot(centre), round(radius / NET)
    ways = range(-reach, reach + 1)
    return [middle + complex(x, y) for x in ways for y in ways if x * x + y * y <= reach * reach]


def _along(spine: Spine) -> Iterator[complex]:
    pieces = int(spine.length / (len(spine.points) - 1) / NET) + 1
    for a, b in pairwise(spine.points):
        for i in range(pieces):
            yield _knot(a + (b - a) * (i / pieces))


def draw_field(
    field: Field, row: Row, slots: Sequence[Slot], palette: Palette, grain: Grain
) -> Items:
    """Plants of a row, the first of the slots first to choose, and behind those that follow.

    Where each goes several ways, all of them have room beside all ways of the others.
    """
    items: list[Item] = []
    for i, slot in enumerate(slots):
        part = grain.child(i)
        parts = [part, *(part.child(f"way {n}") for n in range(1, field.ways))]
        found = [_draw_slot(field, row, slot, palette, one) for one in parts]
        stood = [plant for plant in found if plant]
        for plant in stood:
            field.take(plant.claim)
        if len(stood) > 1:
            items.append(Choice(tuple([plant.items for plant in stood])))
        elif stood:
            items += stood[0].items
    return tuple(items)


class _Stood(NamedTuple):
    """A plant as drawn, and what its heads cover."""

    items: Items
    claim: Claim


def _draw_slot(field: Field, row: Row, slot: Slot, palette: Palette, grain: Grain) -> _Stood | None:
    """One plant; where it has no room a shorter one, and where that has none nothing."""
    keep = row.room.panel.keep
    for part, i in product(SHORTER, range(TRIES)):
        chance = grain.child(f"{part} {i}")
        growth = _stand(field, row, slot._replace(part=slot.part * part), chance, i / TRIES)
        if growth is None or not row.room.holds_heads(growth):
            continue
        claim = claim_of(growth)
        if not field.has_room(claim):
            continue
        sketch = Sketch(palette, chance, palette.style)
        slot.species.paint(sketch, growth)
        if not may_reach(growth, keep) or clear_of(sketch.items, keep):
            return _Stood(sketch.items, claim)
    return None


def _stand(field: Field, row: Row, slot: Slot, grain: Grain, astray: float) -> Growth | None:
    """A way to stand: the further `astray` (0 to 1), the further from the slot, and inwards; None
    where a stem would run across a head.
    """
    window, species = row.room.panel.window, slot.species
    u = slot.u + grain.swing(0.01 + 0.05 * astray)
    off = u - 0.5
    # Plants fan out from the middle; at the sides heads must lean in.
    lean = (0.34 - (1.1 * astray if abs(off) > 0.25 else 0.0)) * off + grain.swing(0.10)
    low, high = species.bend
    turn = grain.side() * grain.between(low, high) * 0.7 + field.wind - 0.25 * off
    lean = min(max(lean, -0.7 * species.tilt), 0.7 * species.tilt)
    turn = min(max(turn, -species.tilt - lean), species.tilt - lean)
    posture = Posture(turn, grain.swing(0.10), 0.04, grain.between(0, math.tau), 1.25)
    length = grain.about(row.length(slot.u, slot.part), 0.04)
    root = complex(window.x + u * window.w, row.base)
    spine = grow(root, lean - math.pi / 2, length, posture, row.organ_of(length))
    if field.crossed_by(spine):
        return None
    growth = species.plan(spine, grain.child("plan"))
    return None if any(field.crossed_by(side.spine) for side in growth.stalks) else growth


def walk(
    row: Row, start: Slot, way: int, names: Sequence[str], air: float, grain: Grain
) -> list[Slot]:
    """Slots for plants to the right (1) or left (-1) of a first one, up to the window's side,
    `air` sums of their half breadths apart; tall and less tall in turn.
    """
    slots: list[Slot] = []
    for i in range(64):
        species = SPECIES[names[i % len(names)]]
        organ = row.organ_of(row.length(start.u, 1.0))
        breadth = (start.species.width + species.width) * organ / row.room.panel.window.w
        u = start.u + way * air * breadth * grain.about(1.0, 0.08)
        if not 0.0 < u < 1.0:
            break
        # Long beside short: a row of equals is a fence.
        start = Slot(u, species, (0.86 if i % 2 else 1.04) * grain.about(1.0, 0.10))
        slots.append(start)
    return slots
