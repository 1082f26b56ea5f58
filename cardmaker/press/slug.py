"""The slug: a line of print outside the trim that says what a sheet is, and a bar of 50 mm.

It is for whoever finds the sheet on a desk: which design, which sheet of how it was made, and
whether the printer has kept its scale. What differs from sheet to sheet is one number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from cardmaker.display import Cluster, Glyphs, Items, Word, rule
from cardmaker.geometry import Rect
from cardmaker.press.small_print import BLACK, SmallPrint
from cardmaker.units import mm

#: The sizes that are tried, in points: smaller print fills in on an office printer.
_SIZES: Final = (6.5, 6.0, 5.5, 5.0)

#: The height of a line, and that of its capitals, in sizes.
_HIGH: Final = 1.0
_CAPITALS: Final = 0.7

_BAR: Final = 50 * mm
_BAR_SAYS: Final = "this is 50 mm"
_TICK: Final = 2 * mm
_RULE: Final = 0.5
_GAP: Final = 1.5 * mm

#: Room is kept for numbers up to this one.
_WIDEST: Final = 999_999
_DIGITS: Final = "0123456789"


@dataclass(frozen=True, slots=True)
class Number:
    """The line that ends in the number of a sheet, up to it, and the digits that a number is set
    with: nothing is shaped anew for a sheet.
    """

    before: Glyphs
    digits: Mapping[str, tuple[Cluster, float]]

    def line(self, number: int) -> Glyphs:
        """The line of the sheet of this number."""
        text, words = str(number), self.before.words
        clusters, widths = zip(*map(self.digits.__getitem__, text), strict=True)
        last = Word(text, words[-1].face, clusters, (0,) * len(text), sum(widths))
        return self.before._replace(words=(*words, last))

    @property
    def every_digit(self) -> Glyphs:
        """The line with all digits there are."""
        return self.line(int(_DIGITS[::-1]))


class Slug(NamedTuple):
    """What stands on every sheet alike, and the line that is numbered, if there is one."""

    items: Items
    number: Number | None


def slug(rooms: Sequence[Rect], texts: Sequence[str], numbered: str, print_: SmallPrint) -> Slug:
    """The slug in these rooms: the first of the texts that goes into one of them, followed by
    `numbered` ("card", or "" for none) and a number; and the bar, in a room of its own.

    What finds no room is left out.
    """
    taken, words = _words(rooms, texts, numbered, print_)
    bars = (_bar(room, print_) for room in rooms if room is not taken)
    bar = next(filter(None, bars), ())
    if words is None or not numbered:
        return Slug(bar if words is None else (*bar, words), None)
    digits = {digit: print_.line(digit, 0j, words.size).words[0] for digit in _DIGITS}
    ready = {digit: (word.clusters[0], word.advance) for digit, word in digits.items()}
    return Slug(bar, Number(words, ready))


def _words(
    rooms: Sequence[Rect], texts: Sequence[str], numbered: str, print_: SmallPrint
) -> tuple[Rect | None, Glyphs | None]:
    """The room that the words take, and the words, as large as they can be there."""
    for text in texts:
        said = f"{text}, {numbered}" if numbered else text
        widest = f"{said} {_WIDEST}" if numbered else said
        for room in rooms:
            for size in _SIZES:
                fits = print_.line(widest, 0j, size).advance <= room.w
                if fits and size * _HIGH <= room.h + 1e-6:
                    return room, print_.line(said, _start(room, size), size)
    return None, None


def _bar(room: Rect, print_: SmallPrint) -> Items:
    """The bar at a room's right end, and what it is beside it; nothing where it is too long."""
    size = next((size for size in _SIZES if size * _HIGH <= room.h + 1e-6), _SIZES[-1])
    says = print_.line(_BAR_SAYS, 0j, size)
    length = _BAR + _GAP + says.advance
    if length > room.w or size * _HIGH > room.h + 1e-6:
        return ()
    at = complex(room.right - length, room.centre.imag)
    tick = complex(0, min(_TICK, room.h) / 2)
    label = _start(room, size)
    return (
        rule(at, at + _BAR, BLACK, _RULE),
        rule(at - tick, at + tick, BLACK, _RULE),
        rule(at + _BAR - tick, at + _BAR + tick, BLACK, _RULE),
        says._replace(x=at.real + _BAR + _GAP, y=label.imag),
    )


def _start(room: Rect, size: float) -> complex:
    """Where a line begins whose capitals stand in the middle of a room's height."""
    return complex(room.x, room.centre.imag + _CAPITALS * size / 2)
