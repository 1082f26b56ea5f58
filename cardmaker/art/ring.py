"""Rings: the line that a wreath follows, as large as its panel lets it be and its words need.

Places on a ring are told by the clock: seven is low on the left.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from cardmaker.art.panel import Panel
from cardmaker.art.room import Room

#: How far do leaves stand off the ring's line, to the outside and to the inside? In radii.
OUTWARD, INWARD = 0.24, 0.19

#: How far does a ring go with its panel's shape (0: always a circle; 1: as long as the panel)?
GIVE = 0.34

#: How much of the room does a ring fill that no words stretch?
FILL = 0.95

#: How much longer than wide, or wider than long, may it become to make room for words?
OVAL = 1.32


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
        ((150+100j), (100+185j))
        """
        angle = math.radians(30 * hour - 90)
        centre, across, down = self
        reach = out * min(across, down)
        x, y = (across + reach) * math.cos(angle), (down + reach) * math.sin(angle)
        return centre + complex(round(x, 9), round(y, 9))


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
