"""Arms: stems led out of a posy, each as long as it can be clear of what must stay free."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import product

from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.room import Room, clear_of, may_reach
from cardmaker.art.sketch import Sketch
from cardmaker.art.species import SPECIES
from cardmaker.art.spine import Posture, Spine, grow, through
from cardmaker.display import Items

#: To which parts is an arm shortened that has no room, until it is left away?
SHORTER = (1.0, 0.9, 0.8, 0.7, 0.61, 0.53, 0.45, 0.38)

#: By how many degrees may a free stem go another way first?
ASIDE = (0, 11, -11, 22, -22)

#: How far do leaves reach from the middle of a stem for sure? A part of the plant's half breadth.
SURE = 0.5

#: How long are organs on a stem as long as the panel's third? A part of its mean side (art.Spine).
MEASURE = 0.34


def organ(panel: Panel, length: float, scale: float = 1.0) -> float:
    """The organ length, in points, of a stem `length` points long on that panel."""
    return scale * math.sqrt(length * MEASURE * mean_side(panel))


def mean_side(panel: Panel) -> float:
    """The side of the square as large as a panel's window, in points."""
    return math.sqrt(panel.window.w * panel.window.h)


def led(panel: Panel, places: Iterable[complex], scale: float = 1.0) -> Iterator[Spine]:
    """The spines of a stem led through some places (points), the whole one first, then shorter."""
    whole = through(tuple(places), 1.0)
    for part in SHORTER:
        stops = tuple(whole.at(part * i / 5)[0] for i in range(6))
        yield through(stops, organ(panel, whole.length * part, scale))


def fanned(
    panel: Panel, root: complex, heading: float, length: float, grain: Grain, scale: float = 1.0
) -> Iterator[Spine]:
    """The spines of a stem that grows freely from its root (points, radians): as it likes first,
    then turned a little aside, then shorter.
    """
    posture = Posture(
        grain.swing(0.45), grain.swing(0.08), 0.04, grain.between(0, math.tau), gather=1.25
    )
    for part, aside in product(SHORTER, ASIDE):
        reach = length * part
        way = heading + math.radians(aside)
        yield grow(root, way, reach, posture, organ(panel, reach, scale))


def draw_arm(
    panel: Panel,
    name: str,
    spines: Iterable[Spine],
    palette: Palette,
    grain: Grain,
    *,
    ghost: bool = False,
) -> Items:
    """A plant of that species along the first of the spines that has room, or nothing.

    It has room when no path of it enters what the panel keeps free and all its heads are whole.
    A ghost is a pale silhouette that stands behind.
    """
    room, species = Room(panel), SPECIES[name]
    for spine in spines:
        if _enters(panel, spine, SURE * species.width * spine.organ):
            continue
        growth = species.plan(spine, grain)
        if not ghost and not room.holds_heads(growth):
            continue
        sketch = Sketch(palette, grain, "ghost" if ghost else palette.style)
        species.paint(sketch, growth)
        if not may_reach(growth, panel.keep) or clear_of(sketch.items, panel.keep):
            return sketch.items
    return ()


def _enters(panel: Panel, spine: Spine, reach: float) -> bool:
    """Whether a stem that bears leaves `reach` long along its middle enters what stays free."""
    return any(
        box.x - reach < z.real < box.right + reach and box.y - reach < z.imag < box.bottom + reach
        for box in panel.keep
        for z in spine.points[3:-3]
    )
