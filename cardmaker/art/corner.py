"""Corners: a group of sprigs in a panel's lower right, which takes what room the note leaves."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette, Style
from cardmaker.art.room import Room, clear_of, extent, hull, paths
from cardmaker.art.sketch import Sketch
from cardmaker.art.species import SPECIES
from cardmaker.art.spine import Posture, grow
from cardmaker.display import Group, Items
from cardmaker.geometry import Rect


class Stem(NamedTuple):
    """One sprig of a group: where its root lies, which way it goes, how long it is at most.

    `root` is measured from the group's origin in panel widths (x to the right, y down), `heading`
    in degrees (-90 is up, -180 left), `length` in panel heights, `turn` in radians.
    """

    species: str
    root: complex
    heading: float
    length: float
    turn: float
    ghost: bool = False


#: By how much is a sprig shortened that has no room, until it is left away?
SHORTER = (1.0, 0.86, 0.74, 0.63, 0.53, 0.44, 0.36, 0.29)

#: By how many degrees may it go another way first?
ASIDE = (0, -9, 9, -18)


def draw_group(
    room: Room, origin: complex, stems: Sequence[Stem], palette: Palette, grain: Grain
) -> Items:
    """The stems in their order, each a group, as long as it can be clear of what must stay free."""
    sprigs = [
        _draw_stem(room, origin, stem, palette, grain.child(i)) for i, stem in enumerate(stems)
    ]
    return tuple(map(Group, sprigs))


def _draw_stem(room: Room, origin: complex, stem: Stem, palette: Palette, grain: Grain) -> Items:
    panel, species = room.panel, SPECIES[stem.species]
    style: Style = "ghost" if stem.ghost else palette.style
    measure = 0.34 * math.sqrt(panel.window.w * panel.window.h)
    for part, aside in product(SHORTER, ASIDE):
        chance = grain.child(f"{part} {aside}")
        length = stem.length * panel.size.h * part
        organ = 0.9 * math.sqrt(length * measure)
        heading = math.radians(stem.heading + aside + chance.bell(3))
        posture = Posture(
            stem.turn + chance.swing(0.12), chance.swing(0.06), 0.04, chance.between(0, math.tau)
        )
        root = origin + stem.root * panel.size.w
        growth = species.plan(grow(root, heading, length, posture, organ), chance)
        stays = panel.trim.x < growth.spine.points[-1].real < panel.trim.right - 0.04 * organ
        if not (stem.ghost or (stays and room.holds_heads(growth))):
            continue
        sketch = Sketch(palette, chance, style)
        species.paint(sketch, growth)
        if clear_of(sketch.items, panel.keep) and (
            panel.edge == "bleed" or all_within(sketch.items, panel.window)
        ):
            return sketch.items
    return ()


def all_within(items: Items, window: Rect) -> bool:
    """Whether every path ends inside the window, free of its edges."""
    drawn = [*paths(items)]
    return not drawn or window.holds(hull(drawn)) or all(window.holds(extent(it)) for it in drawn)
