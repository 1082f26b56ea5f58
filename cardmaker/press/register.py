"""Register: whether the back of a sheet lies behind its front, and the maps that bring it there.

What a printer does is said as it is seen from the front, against the light, on the sheet as it is
fed (portrait): points, y down, about the middle of the sheet.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from cardmaker.geometry import Matrix, Rect, Size
from cardmaker.paper.leaf import Turn

Axis = Literal["across", "down"]

#: What should be 1 and is so much off was made so by the print dialog: printers are off by less
#: than a hundredth, and "fit to page" takes three from letter that has margins of 1/8 in.
_BY_DIALOG: Final = 0.025


class Similarity(NamedTuple):
    """A shift, a turn and a change of size: z goes to middle + factor · (z - middle) + shift.

    Angles grow clockwise, as y runs down.
    """

    factor: complex = 1 + 0j
    shift: complex = 0j

    @property
    def scale(self) -> float:
        """How much larger things become."""
        return abs(self.factor)

    @property
    def degrees(self) -> float:
        """How far they turn, clockwise."""
        return math.degrees(cmath.phase(self.factor))

    @classmethod
    def of(cls, scale: float, degrees: float, shift: complex) -> Similarity:
        """The one with these figures.

        >>> round(Similarity.of(1.002, 0.25, 1 + 2j).degrees, 6)
        0.25
        """
        return cls(cmath.rect(scale, math.radians(degrees)), shift)

    def moves(self, place: complex) -> complex:
        """How far a point that is `place` away from the middle is moved."""
        return (self.factor - 1) * place + self.shift

    def then(self, other: Similarity) -> Similarity:
        """First this one, then `other`, about the same middle."""
        return Similarity(other.factor * self.factor, other.factor * self.shift + other.shift)

    def undone(self) -> Similarity:
        """The one that brings everything back.

        >>> error = Similarity.of(1.002, 0.25, 1 + 2j)
        >>> abs(error.then(error.undone()).moves(300 - 200j)) < 1e-9
        True
        """
        return Similarity(1 / self.factor, -self.shift / self.factor)

    def matrix(self, page: Size) -> Matrix:
        """The same as a map of a page."""
        f, middle = self.factor, Rect(0.0, 0.0, *page).centre
        rest = middle - f * middle + self.shift
        return Matrix(f.real, f.imag, -f.imag, f.real, rest.real, rest.imag)


class Reading(NamedTuple):
    """How far the back lies from the front at a place, which is seen from the middle."""

    place: complex
    axis: Axis
    off: float


class Correction(NamedTuple):
    """What a printer does that is to be undone: `error` is how the back lies on the front, and
    `bars` how long, across and down, what should be 1 comes out on both sides.
    """

    error: Similarity = Similarity()
    bars: tuple[float, float] = (1.0, 1.0)


class Register(NamedTuple):
    """The maps of the fed (portrait) page that each side of a sheet is printed through."""

    front: Matrix = Matrix()
    back: Matrix = Matrix()


def is_printers(size: float) -> bool:
    """Whether a printer can make what should be 1 so long by itself.

    >>> is_printers(0.992), is_printers(0.9)
    (True, False)
    """
    return round(abs(size - 1), 6) <= _BY_DIALOG


def fitted(readings: Sequence[Reading]) -> Similarity:
    """The similarity that the readings, four at least, lie nearest to (least squares)."""
    rows = [_row(reading) for reading in readings]
    normal = [[sum(r[i] * r[j] for r in rows) for j in range(4)] for i in range(4)]
    right = [sum(r[i] * reading.off for r, reading in zip(rows, readings)) for i in range(4)]  # noqa: B905
    across, down, grown, turned = _solved(normal, right)
    return Similarity(1 + complex(grown, turned), complex(across, down))


def left_over(error: Similarity, reading: Reading) -> float:
    """How far a reading is from what `error` would have shown there."""
    moved = error.moves(reading.place)
    return reading.off - (moved.real if reading.axis == "across" else moved.imag)


def worst(error: Similarity, readings: Iterable[Reading]) -> float:
    """The farthest any of the readings is from it."""
    return max(abs(left_over(error, reading)) for reading in readings)


def odd_one(readings: Sequence[Reading], slack: float) -> int | None:
    """Which reading keeps the others from agreeing within `slack`, if it is one alone: without it
    they agree twice as well as without any other.
    """
    found = []
    for at in range(len(readings)):
        others = [*readings[:at], *readings[at + 1 :]]
        found.append((worst(fitted(others), others), at))
    found.sort()
    (best, at), (second, _) = found[:2]
    return at if best <= slack and second > 2 * best else None


def register(correction: Correction, page: Size, turn: Turn) -> Register:
    """The maps that undo what the printer does, for a portrait page whose paper is turned so."""
    sizes = _bars(correction.bars, page)
    mirror = through(page, turn)
    # The back is set right as it is seen from the front, so it goes through the paper and back.
    behind = sizes.then(correction.error.undone().matrix(page))
    return Register(sizes, mirror.then(behind).then(mirror))


def through(page: Size, turn: Turn) -> Matrix:
    """From a place on one page to the same place of the paper on the other, either way.

    >>> through(Size(100, 200), "book").apply(10 + 10j)
    (90+10j)
    """
    if turn == "book":
        return Matrix(-1.0, 0.0, 0.0, 1.0, page.w, 0.0)
    return Matrix(1.0, 0.0, 0.0, -1.0, 0.0, page.h)


def standing(page: Size) -> Matrix:
    """From a page to the paper as it is fed: a landscape page is turned clockwise, head to the
    right, whatever a driver would have done with it.

    >>> standing(Size(200, 100)).apply(0j)
    (100+0j)
    """
    return Matrix(0.0, 1.0, -1.0, 0.0, page.h, 0.0) if page.w > page.h else Matrix()


def fed_turn(turn: Turn, landscape: bool) -> Turn:
    """How the paper turns, as it is fed, where its page turns so."""
    if not landscape:
        return turn
    return "tumble" if turn == "book" else "book"


def strays(matrix: Matrix, box: Rect) -> float:
    """How far a map carries a box beyond its own sides, at most."""
    corners = [complex(x, y) for x in (box.x, box.right) for y in (box.y, box.bottom)]
    moved = [matrix.apply(corner) for corner in corners]
    return max(
        box.x - min(z.real for z in moved), max(z.real for z in moved) - box.right,
        box.y - min(z.imag for z in moved), max(z.imag for z in moved) - box.bottom, 0.0,
    )  # fmt: skip


def _bars(bars: tuple[float, float], page: Size) -> Matrix:
    """Each way as much larger as what was printed is too small, about the middle."""
    x, y = (1 / bar for bar in bars)
    return Matrix(x, 0.0, 0.0, y, page.w / 2 * (1 - x), page.h / 2 * (1 - y))


def _row(reading: Reading) -> tuple[float, float, float, float]:
    """What a shift across, a shift down, a growth and a turn of one each would add to it."""
    x, y = reading.place.real, reading.place.imag
    return (1.0, 0.0, x, -y) if reading.axis == "across" else (0.0, 1.0, y, x)


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a few linear equations, by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(len(rows)):
        best = max(range(at, len(rows)), key=lambda i: abs(rows[i][at]))
        rows[at], rows[best] = rows[best], rows[at]
        pivot = rows[at] = [value / rows[at][at] for value in rows[at]]
        for i, row in enumerate(rows):
            if i != at:
                rows[i] = [a - row[at] * b for a, b in zip(row, pivot, strict=True)]
    return [row[-1] for row in rows]
