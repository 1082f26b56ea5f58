"""Rings: the line that a wreath follows, and the twigs that are bound to it.

Places on a ring are told by the clock: seven is low on the left.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Iterable
from typing import NamedTuple

from cardmaker.art.corner import all_within
from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette, Style
from cardmaker.art.panel import Panel
from cardmaker.art.posy import Flower, Kind
from cardmaker.art.room import HEAD_ROOM, WINDOW_ROOM, Room, clear_of
from cardmaker.art.sketch import Sketch
from cardmaker.art.species import SPECIES
from cardmaker.art.spine import Spine, through
from cardmaker.display import Items
from cardmaker.geometry import Rect

#: How far do leaves stand off the ring's line, to the outside and to the inside? In radii.
OUTWARD, INWARD = 0.24, 0.19

#: How far does a ring go with its panel's shape (0: always a circle; 1: as long as the panel)?
GIVE = 0.34

#: How much of the room does a ring fill that no words stretch?
FILL = 0.95

#: How much longer than wide, or wider than long, may it become to make room for words?
OVAL = 1.32

#: A flower that has no room is made smaller by these parts, and moved outwards.
CLOSER = ((1.0, 0.0), (0.92, 0.04), (0.84, 0.08), (0.74, 0.12), (0.64, 0.10), (0.64, -0.04))

#: How many places lead a twig along the ring?
LED = 6

#: A twig that has no room is made shorter by these parts, and turned away from what it touches
#: (in radii); then it is left away.
SHORTER = ((1.0, 0.0), (1.0, 0.09), (0.88, 0.12), (0.74, 0.15), (0.58, 0.15), (0.45, 0.15))


class Ring(NamedTuple):
    """An upright oval: its middle, and half its width and height (points)."""

    centre: complex
    across: float
    down: float

    @property
    def radius(self) -> float:
        """Its shorter half, the measure of all that is bound to it."""
        return min(self.across, self.down)

    def at(self, hour: float, out: float = 0.0) -> complex:
        """The place at an hour of the clock, `out` radii outside of the line.

        >>> ring = Ring(100 + 100j, 50, 60)
        >>> ring.at(3), ring.at(6, 0.5)
        ((150+0j)+100j, (100+185j))
        """
        angle = math.radians(30 * hour - 90)
        reach = out * self.radius
        x, y = (self.across + reach) * math.cos(angle), (self.down + reach) * math.sin(angle)
        return self.centre + complex(round(x, 9), round(y, 9))

    def heading(self, hour: float) -> float:
        """The way out of the ring at an hour, in radians."""
        return cmath.phase(self.at(hour, 1.0) - self.at(hour))


class Twig(NamedTuple):
    """A twig of a wreath: where it is bound on, which way it lies, how long it is.

    `hour` is its root's; `way` is 1 clockwise, -1 against; its length, how far its root lies off
    the line (`out`) and how far its tip leaves it (`flare`) are in radii of the ring.
    """

    species: str
    hour: float
    way: int
    length: float
    out: float = 0.0
    flare: float = 0.0


def fit_ring(panel: Panel, outward: float = OUTWARD) -> Ring:
    """The ring of a panel: as large as its window lets it be, a little longer the longer that is.

    Its leaves reach `outward` radii beyond its line. Where the words need more room
    inside than it has, it becomes an oval round them, as far as there is place; beyond that, twigs
    give way.
    """
    room = Room(panel).heads
    wide, high = room.w / 2 / (1 + outward), room.h / 2 / (1 + outward)
    shape = (room.h / room.w) ** GIVE
    across = FILL * min(wide, high / shape)
    across, down = across, across * shape
    x, y = _words(panel, room.centre)
    across = stretched(across, down, (x, y), min(wide, OVAL * high))
    down = stretched(down, across, (y, x), min(high, OVAL * across))
    return Ring(room.centre, across, down)


def _words(panel: Panel, centre: complex) -> tuple[float, float]:
    """How far the words reach from a place, across and down."""
    reaches = [(0.0, 0.0)]
    for box in panel.keep:
        x = max(box.right - centre.real, centre.real - box.x)
        reaches.append((x, max(box.bottom - centre.imag, centre.imag - box.y)))
    return max(x for x, _ in reaches), max(y for _, y in reaches)


def stretched(
    along: float, other: float, corner: tuple[float, float], most: float, inward: float = INWARD
) -> float:
    """The half axis `along` of a ring, longer (up to `most`) where the corner of a box of words,
    told along it and across, would come nearer than `inward` to the ring's line.
    """
    x, y = corner
    clear = min(along, other) * inward
    left = 1 - (y / (other - clear)) ** 2
    if left <= 0:
        return max(along, most)
    return max(along, min(most, x / math.sqrt(left) + clear))


def twig_spine(ring: Ring, twig: Twig, organ: float) -> Spine:
    """The line of a twig: along the ring, and off it more and more by its flare."""
    hours = twig.length * ring.radius / (ring.across + ring.down) * 2 * 6 / math.pi
    return through(
        [
            ring.at(twig.hour + twig.way * hours * s, twig.out + twig.flare * s**1.6)
            for s in (i / LED for i in range(LED + 1))
        ],
        organ,
    )


def draw_twig(
    room: Room, ring: Ring, twig: Twig, palette: Palette, grain: Grain, style: Style | None = None
) -> Items:
    """A twig, turned aside and shorter where it would touch the words or the panel's edge; nothing
    if even that does not help.
    """
    species, panel, away = SPECIES[twig.species], room.panel, 0
    for part, aside in SHORTER:
        tried = twig._replace(length=twig.length * part, flare=twig.flare + away * aside)
        chance = grain.child(part)
        spine = twig_spine(ring, tried, 1.05 * ring.radius * math.sqrt(tried.length))
        growth = species.plan(spine, chance)
        sketch = Sketch(palette, chance, style or palette.style)
        species.paint(sketch, growth)
        heads = style == "ghost" or room.holds_heads(growth)
        if heads and is_free(sketch.items, panel):
            return sketch.items
        away = -1 if clear_of(sketch.items, panel.keep) else 1
    return ()


def is_free(items: Items, panel: Panel) -> bool:
    """Whether what is bound to a ring is clear of the words and lies whole on its panel."""
    rim = panel.window.inset(WINDOW_ROOM if panel.edge == "border" else HEAD_ROOM / 2)
    return clear_of(items, panel.keep) and all_within(items, rim)


class Bound(NamedTuple):
    """A flower bound to a ring: what, at which hour, how far off the line, how large (both in radii
    of the ring), and which of the palette's blooms.
    """

    kind: Kind
    hour: float
    out: float
    size: float
    bloom: int = 0


def bind(room: Room, ring: Ring, bound: Bound) -> Flower | None:
    """The flower on its ring, smaller and further out where the words are near; None, if it would
    still touch them.
    """
    safe = room.heads
    for part, aside in CLOSER:
        r = bound.size * ring.radius * part
        z = ring.at(bound.hour, bound.out + aside)
        box = Rect(z.real - r, z.imag - r, 2 * r, 2 * r)
        if safe.holds(box) and not any(box.overlaps(rect) for rect in room.panel.keep):
            return Flower(bound.kind, z, r, bound.bloom)
    return None


def hours(start: float, way: int, span: float, steps: Iterable[float]) -> list[float]:
    """The hours met when going from `start` by some steps, one way round, within `span` hours."""
    found, gone = [], 0.0
    for step in steps:
        if gone >= span:
            break
        found.append(start + way * gone)
        gone += step
    return found
