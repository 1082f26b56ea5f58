"""Rows: an edge of a panel that sprigs grow from, and the places along it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from cardmaker.art.room import Room
from cardmaker.art.species import Species


@dataclass(frozen=True, slots=True)
class Row:
    """An edge that sprigs grow from.

    `base` is the height (points) of their roots, beyond the window's edge; `hangs` whether they
    grow down. `reach` gives their length from the window's edge for a place u (0 left, 1 right),
    as a part of the window's height. `organ` scales leaves and heads; `pack` the air between.
    """

    room: Room
    base: float
    hangs: bool
    reach: Callable[[float], float]
    organ: float = 0.96
    pack: float = 1.24

    def length(self, u: float, part: float) -> float:
        """How long a stem at u is that is `part` as tall as the row there, in points."""
        height = self.room.panel.window.h
        return height * self.reach(min(1.0, max(0.0, u))) * part + self.overshoot

    @property
    def overshoot(self) -> float:
        """How far the roots lie beyond the window's edge."""
        window = self.room.panel.window
        return abs(self.base - (window.y if self.hangs else window.bottom))

    @property
    def measure(self) -> float:
        """The length that organs are measured against: a third of the panel's mean side."""
        window = self.room.panel.window
        return 0.34 * math.sqrt(window.w * window.h)

    def organ_of(self, length: float) -> float:
        """The organ length on a stem of this length."""
        return self.organ * math.sqrt(length * self.measure)


class Slot(NamedTuple):
    """A sprig's place: where along the row, which species, how tall against the row there."""

    u: float
    species: Species
    part: float
