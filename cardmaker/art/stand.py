"""Standing: each sprig of a row finds the best of several stands and is drawn there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from cardmaker.art.grain import Grain
from cardmaker.art.growth import Growth
from cardmaker.art.palette import Palette
from cardmaker.art.room import FORBIDDEN, clear_of, may_reach
from cardmaker.art.row import Row, Slot
from cardmaker.art.sketch import Sketch
from cardmaker.art.species import SPECIES
from cardmaker.art.spine import Posture, Spine, grow
from cardmaker.display import Choice, Items

#: How many ways to stand does a sprig try?
TRIES = 5


def draw_row(
    row: Row, slots: Sequence[Slot], palette: Palette, grain: Grain, ways: int = 1
) -> Items:
    """All sprigs of a row, each at the best of several stands; heads over leaves.

    Where each goes several ways, all of them stand well beside all ways of the others.
    """
    leaves: list[Items] = []
    heads: list[Items] = []
    # From both ends to the middle: neither side is left with what the other has not taken.
    for i in sorted(range(len(slots)), key=lambda i: -abs(slots[i].u - 0.5)):
        layer = heads if slots[i].species.texture in ("flower", "spike") else leaves
        part = grain.child(i)
        parts = [part, *(part.child(f"way {n}") for n in range(1, ways))]
        drawn = [_draw_slot(row, slots[i], palette, one) for one in parts]
        for stood in drawn:
            if stood.growth is not None:
                row.room.take(stood.growth, stood.width)
        layer.append(drawn[0].items if ways == 1 else (_choice(drawn),))
    return tuple(item for sprig in leaves + heads for item in sprig)


def _choice(drawn: Sequence[_Stood]) -> Choice:
    """A sprig's ways; one that found no stand goes the first."""
    return Choice(tuple([stood.items or drawn[0].items for stood in drawn]))


class _Stood(NamedTuple):
    """A sprig as drawn, and where it stands: nowhere, if there was no room."""

    items: Items
    growth: Growth | None
    width: float


def _draw_slot(row: Row, slot: Slot, palette: Palette, grain: Grain) -> _Stood:
    """One sprig; where it will not fit a shorter one, then a plain twig, then nothing."""
    twig = SPECIES["myrtle"]
    for species, part in (
        (slot.species, 1.0), (slot.species, 0.84), (slot.species, 0.7), (slot.species, 0.58),
        (twig, 0.62), (twig, 0.45),
    ):  # fmt: skip
        attempt = Slot(slot.u, species, slot.part * part)
        growth = stand(row, attempt, grain.child(f"{species.name} {part}"))
        if growth is None:
            continue
        sketch = Sketch(palette, grain, palette.style)
        species.paint(sketch, growth)
        keep = row.room.panel.keep
        if not may_reach(growth, keep) or clear_of(sketch.items, keep):
            return _Stood(sketch.items, growth, species.width)
    return _Stood((), None, 0.0)


def stand(row: Row, slot: Slot, grain: Grain) -> Growth | None:
    """The best of several ways to stand, or None where all break a hard rule."""
    room, species = row.room, slot.species
    found = []
    for i in range(TRIES):
        spine = _spine(row, slot, grain, i / (TRIES - 1))
        cost = room.cost(spine, species.width)
        if cost < FORBIDDEN:
            found.append((cost, i, spine))
    whole: list[tuple[float, int, Growth]] = []
    for cost, i, spine in sorted(found, key=lambda it: it[0]):
        growth = species.plan(spine, grain.child(i))
        if room.holds_heads(growth) and not room.crosses(growth, species.width):
            whole.append((cost + room.crowding(growth), i, growth))
            if len(whole) == 3 or not growth.heads:
                break
    return min(whole)[2] if whole else None


def _spine(row: Row, slot: Slot, grain: Grain, inward: float) -> Spine:
    window, off = row.room.panel.window, slot.u - 0.5
    x = window.x + (slot.u + grain.swing(0.014)) * window.w
    # Leaves lean outwards and come back; heads near the sides lean in, ever more as tries fail.
    headed = slot.species.texture in ("flower", "spike") and abs(off) > 0.30
    lean = (-0.42 * inward if headed else 0.42 * (1 - 1.3 * inward)) * off + grain.swing(0.13)
    low, high = slot.species.bend
    side = grain.side()
    turn = side * grain.between(low, high) - 0.3 * off
    most = slot.species.tilt
    lean = min(max(lean, -0.7 * most), 0.7 * most)
    turn = min(max(turn, -most - lean), most - lean)
    sign = -1 if row.hangs else 1
    posture = Posture(sign * turn, grain.swing(0.10), 0.04, grain.between(0, math.tau), 1.25)
    length = grain.about(row.length(slot.u, slot.part), 0.05)
    heading = sign * (lean - math.pi / 2)
    return grow(complex(x, row.base), heading, length, posture, row.organ_of(length))


#: What stands behind as a shadow? Fine leaves only; a pale umbel or a pale head would haunt.
GHOSTS = ("willow", "myrtle", "fern", "olive")


def draw_ghosts(
    row: Row, count: int, palette: Palette, grain: Grain, names: Sequence[str] = GHOSTS
) -> Items:
    """Pale silhouettes behind a row, evenly spread, none where it would come near the words."""
    window, items = row.room.panel.window, []
    for i in range(count):
        part = grain.child(i)
        u = (i + 0.5) / count + part.swing(0.4 / count)
        length = row.length(u, part.between(0.78, 1.15))
        heading = (1 if row.hangs else -1) * math.pi / 2 + part.swing(0.22)
        posture = Posture(part.swing(0.6), 0.0, 0.04, part.between(0, math.tau))
        species = SPECIES[part.pick(names)]
        for shorter in (1.0, 0.8, 0.6):
            root = complex(window.x + u * window.w, row.base)
            stem = length * shorter
            spine = grow(root, heading, stem, posture, row.organ_of(stem))
            sketch = Sketch(palette, part, "ghost")
            growth = species.plan(spine, part.child("plan"))
            species.paint(sketch, growth)
            keep = row.room.panel.keep
            if not may_reach(growth, keep) or clear_of(sketch.items, keep):
                items.append(sketch.items)
                break
    return tuple(item for ghost in items for item in ghost)
