"""Verniers: two scales, one on each side of the paper, that show tenths of a millimetre.

The front has strokes a millimetre apart, each with a number that no other vernier of the sheet has;
the back has strokes 0.9 mm apart, each with a letter. Against the light one letter's stroke goes on
in one number's, and the pair says how far the back lies from the front: 1 mm a number less 0.9 mm a
letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from cardmaker.display import Glyphs, Item, Items, rule
from cardmaker.errors import Misused
from cardmaker.geometry import Size
from cardmaker.press.register import Axis, Reading
from cardmaker.press.small_print import BLACK, SmallPrint
from cardmaker.units import mm

#: The names of a sheet's corners, from the upper left one row by row: of a first sheet, and of one
#: that has been corrected, so that nobody can give the readings of one for those of the other.
FIRST: Final = "ABCD"
PROOF: Final = "PQRS"

#: The strokes of the back, from the left or the top; without letters that look like figures.
LETTERS: Final = "abcdefghkm"
_ZERO: Final = 5

#: The strokes of the front: as many on each side of the middle one.
_SIDE: Final = 9
_COUNT: Final = 2 * _SIDE + 1

#: The numbers of a corner's strokes begin at 10, 30, 50, 70; those that count downwards 100 later.
_FIRST: Final = 10
_STEP: Final = 20
_DOWN: Final = 100

_COARSE: Final = 1 * mm
_FINE: Final = 0.9 * mm

#: How far a corner's cross is from both edges of the sheet, and its scales from the cross.
IN: Final = 20 * mm
_AWAY: Final = 18 * mm

_LONG: Final = 5 * mm
_SHORT: Final = 3.2 * mm
_OVER: Final = 1.2 * mm
_WIDTH: Final = 0.4
_FIGURES: Final = 5.0


class Vernier(NamedTuple):
    """One of the eight: its corner (0 to 3), the way it counts, the middle of its line."""

    corner: int
    axis: Axis
    middle: complex

    @property
    def first(self) -> int:
        """The number of its first stroke."""
        return _FIRST + _STEP * self.corner + (_DOWN if self.axis == "down" else 0)


def cross_of(page: Size, corner: int) -> complex:
    """Where a corner's cross stands."""
    return complex(page.w - IN if corner % 2 else IN, page.h - IN if corner > 1 else IN)


def verniers(page: Size) -> Iterator[Vernier]:
    """All of a sheet's, each corner's across first."""
    for corner in range(4):
        cross = cross_of(page, corner)
        inwards = complex(-1 if corner % 2 else 1, -1 if corner > 1 else 1) * 1.0
        yield Vernier(corner, "across", cross + complex(0, inwards.imag * _AWAY))
        yield Vernier(corner, "down", cross + complex(inwards.real * _AWAY, 0))


def reading(page: Size, number: int, letter: str) -> Reading:
    """What a pair of strokes says that go on in each other.

    >>> letter = Size(612, 792)
    >>> [round(reading(letter, *pair).off / mm, 6) for pair in [(19, "f"), (121, "g")]]
    [0.0, 1.1]
    """
    found = {
        vernier.first + stroke: (vernier, stroke)
        for vernier in verniers(page)
        for stroke in range(_COUNT)
    }
    if number not in found:
        raise Misused(f"there is no stroke {number} on the sheet", "read its number again")
    if letter not in LETTERS:
        raise Misused(
            f"there is no stroke {letter!r} on the back", f"its letters are {', '.join(LETTERS)}"
        )
    vernier, stroke = found[number]
    off = (stroke - _SIDE) * _COARSE - (LETTERS.index(letter) - _ZERO) * _FINE
    return Reading(vernier.middle - complex(page.w, page.h) / 2, vernier.axis, off)


def corner_of(number: int) -> int:
    """The corner, from 0 on, that a number stands in."""
    return (number % _DOWN - _FIRST) // _STEP


def pair_for(page: Size, vernier: Vernier, off: float) -> tuple[int, str]:
    """The pair that is read where the back lies so far off, in points: `reading` undone."""
    pairs = (
        (abs(stroke * _COARSE - nth * _FINE - off), abs(stroke), stroke, nth)
        for stroke in range(-_SIDE, _SIDE + 1)
        for nth in range(-_ZERO, len(LETTERS) - _ZERO)
    )
    _, _, stroke, nth = min((round(gap, 6), size, stroke, nth) for gap, size, stroke, nth in pairs)
    return vernier.first + _SIDE + stroke, LETTERS[nth + _ZERO]


def front_scale(vernier: Vernier, print_: SmallPrint) -> Iterator[Item]:
    """The numbered strokes, above their line or on its left."""
    for stroke in range(_COUNT):
        along = (stroke - _SIDE) * _COARSE
        long = stroke % 2 == 0
        yield _stroke(vernier, along, -(_LONG if long else _SHORT), 0.0)
        yield _figure(vernier, str(vernier.first + stroke), along, -1, not long, print_)


def back_scale(vernier: Vernier, print_: SmallPrint) -> Iterator[Item]:
    """The lettered strokes, below their line or on its right, as they are seen from the front."""
    for nth, letter in enumerate(LETTERS):
        along = (nth - _ZERO) * _FINE
        long = nth % 2 == _ZERO % 2
        yield _stroke(vernier, along, -_OVER, _LONG if long else _SHORT)
        yield _figure(vernier, letter, along, 1, not long, print_)


def _stroke(vernier: Vernier, along: float, start: float, end: float) -> Item:
    near, far = (_there(vernier, along, beside) for beside in (start, end))
    return rule(near, far, BLACK, _WIDTH)


def _there(vernier: Vernier, along: float, beside: float) -> complex:
    """A point so far along the scale and beside its line: below it, or on its right."""
    flat = complex(along, beside) if vernier.axis == "across" else complex(beside, along)
    return vernier.middle + flat


def _figure(
    vernier: Vernier, text: str, along: float, side: int, near: bool, print_: SmallPrint
) -> Glyphs:
    """A number or letter at a stroke's end, every other one a row nearer."""
    line = print_.line(text, 0j, _FIGURES)
    high, wide = 0.7 * _FIGURES, line.advance
    if vernier.axis == "across":
        beside = side * ((_SHORT if near else _LONG) + 1.2)
        at = _there(vernier, along, beside) + complex(-wide / 2, high if side > 0 else 0.0)
    else:
        beside = side * ((_SHORT if near else _LONG + (0 if side > 0 else 6.5)) + 1.5)
        at = _there(vernier, along, beside) + complex(0.0 if side > 0 else -wide, high / 2)
    return line._replace(x=at.real, y=at.imag)


def crosshair(page: Size, corner: int) -> Items:
    """A cross in a corner, the same on both sides."""
    at, arm = cross_of(page, corner), 5 * mm
    return (
        rule(at - arm, at + arm, BLACK, _WIDTH),
        rule(at - arm * 1j, at + arm * 1j, BLACK, _WIDTH),
    )
