"""The size of a run: rows are tried one by one; the one size at which all fit comes out.

It is the smallest of the rows' largest sizes. The first rows are measured exactly, which shows what
is usual; of the others it is enough to know that they need no smaller size and are no outliers.
"""

from __future__ import annotations

from collections import Counter
from math import ceil
from statistics import median_low
from typing import Final, NamedTuple

from cardmaker.text.fit import GRID, Room, Wording, fits, largest_size

#: A row set so much smaller than the middle one makes everyone's card small.
_OUTLIER: Final = 0.9

#: How many outliers are named?
_NAMED: Final = 5

#: How many rows show what is usual?
_FIRST: Final = 1000


class Outlier(NamedTuple):
    """A row that makes all cards smaller: where it stands, and the size it needs."""

    row: int
    size: float


class Sizes:
    """The sizes that the rows of a run need in a room."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._exact: Counter[float] = Counter()
        self._rows: dict[float, list[int]] = {}
        self._guess: float | None = None
        self._usual: float | None = None
        self._gate: float | None = None

    def add(self, row: int, wording: Wording) -> None:
        """Takes a row into account.

        Raises:
            Overset: it does not fit at the smallest size.
        """
        if self._gate is not None and fits(wording, self._room, self._gate):
            return
        size = self._guess = largest_size(wording, self._room, self._guess)
        self._exact[size] += 1
        if len(rows := self._rows.setdefault(size, [])) < _NAMED:
            rows.append(row)
        if self._exact.total() >= _FIRST:
            self._usual = self.usual
            # A row that fits at this size is no outlier, and makes no card smaller.
            self._gate = max(self.smallest, ceil(self._usual * _OUTLIER / GRID) * GRID)

    @property
    def smallest(self) -> float:
        """The largest size at which all rows fit."""
        return min(self._exact)

    @property
    def usual(self) -> float:
        """The size that the middle one of the first rows could have."""
        return median_low(self._exact.elements()) if self._usual is None else self._usual

    @property
    def outliers(self) -> tuple[Outlier, ...]:
        """The rows that need a size far below the usual one, or the smallest; worst first."""
        floor, usual = self._room.smallest, self.usual
        small = sorted(
            size for size in self._rows if size < usual * _OUTLIER or floor >= size < usual
        )
        return tuple(Outlier(row, size) for size in small for row in self._rows[size])[:_NAMED]
