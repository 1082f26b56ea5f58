"""The calibration sheet: one piece of paper that tells how the back lies on the front.

A cross and two verniers in each corner on both sides, bars to be measured, and what to do, in
words. Nothing is reckoned by hand: the reader notes which strokes meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from cardmaker.display import Glyphs, Group, Item, Items, rule
from cardmaker.errors import DoesNotFit
from cardmaker.geometry import Size
from cardmaker.paper.leaf import Turn
from cardmaker.press.register import through
from cardmaker.press.small_print import BLACK, SmallPrint, below
from cardmaker.press.vernier import (
    IN,
    back_scale,
    cross_of,
    crosshair,
    front_scale,
    verniers,
)
from cardmaker.units import inch, mm, show

#: The smallest sheet that has room for four corners with the words between them.
_LEAST: Final = Size(139 * mm, 209 * mm)

#: How far the corners with their scales reach in.
_CORNER: Final = 49 * mm

_NAME: Final = 26.0
_TITLE: Final = 13.0
_TEXT: Final = 8.6
_SMALL: Final = 6.5
_WIDTH: Final = 0.75
_TICK: Final = 2 * mm

#: Both ways people measure.
_BARS: Final = ((100 * mm, "100 mm"), (4 * inch, "4 in"))

_CORNERS_TO_READ: Final = (
    "2  Hold the sheet against a window or a lamp, this side towards you, the title upright.",
    "3  Each corner has two scales. On each, find the letter whose stroke goes straight on in the"
    " stroke of a number, and note the pair, as in 23c. If two letters seem to do, take either.",
    "4  Measure the bars. If the one of 100 mm is shorter or longer, add to what you type below how"
    " long it is, as in --measured-bar 99.2mm.",
)


class Wanted(NamedTuple):
    """What the words of a sheet need: how the printer turns it, the names of its corners (those of
    a corrected sheet differ), and what is typed afterwards.
    """

    turn: Turn
    names: str
    print_it: str
    typed: str


def calibration_sheet(page: Size, wanted: Wanted, print_: SmallPrint) -> tuple[Items, Items]:
    """The front and the back of the sheet, for a portrait page in points.

    Raises:
        DoesNotFit: the page is smaller than it needs.
    """
    if page.w < _LEAST.w or page.h < _LEAST.h:
        raise DoesNotFit(
            f"the calibration sheet does not fit {show(page.w)} by {show(page.h)}",
            "calibrate the printer on letter or a4 (-s)",
        )
    scales = [*verniers(page)]
    crosses = [mark for corner in range(4) for mark in crosshair(page, corner)]
    front = [*crosses, *_names(page, wanted.names, print_), *_words(page, wanted, print_)]
    back: list[Item] = [*crosses]
    for scale in scales:
        front += front_scale(scale, print_)
        back += back_scale(scale, print_)
    # All of the back is seen through the paper, its letters too.
    seen = Group(tuple(back), through(page, wanted.turn))
    return tuple(front), (seen, *_back_words(page, print_))


def _names(page: Size, names: str, print_: SmallPrint) -> Iterator[Glyphs]:
    """A large letter at each corner, inwards of its cross."""
    for corner, name in enumerate(names):
        cross = cross_of(page, corner)
        inwards = complex(-1 if corner % 2 else 1, -1 if corner > 1 else 1) * 22 * mm
        yield _centred(print_, name, cross + inwards + complex(0, 0.35 * _NAME), _NAME)


def _words(page: Size, wanted: Wanted, print_: SmallPrint) -> Iterator[Item]:
    """What to do, and the bars: between the upper and the lower corners."""
    at = complex(IN + 24 * mm, _CORNER + 4 * mm)
    width = page.w - at.real - 14 * mm
    title = print_.paragraph("Do the backs meet the fronts?", at, width, _TITLE)
    yield from title
    at = below(title, 1.9 * _TEXT)
    steps = (f"1  {wanted.print_it}", *_CORNERS_TO_READ, f"5  Then type: {wanted.typed}")
    for step in steps:
        lines = print_.paragraph(step, at, width, _TEXT)
        yield from lines
        at = below(lines, 1.75 * _TEXT)
    top = _CORNER + 1 * mm
    for nth, (size, name) in enumerate(_BARS):
        x, y = IN - 5 * mm + nth * 12 * mm, top + 4 * inch + (5 + 5 * nth) * mm
        yield from _bar(complex(x, top), 1j * size, name, print_)
        yield from _bar(complex(max(IN - 5 * mm, page.w / 2 - 2 * inch), y), size, name, print_)


def _bar(start: complex, along: complex, name: str, print_: SmallPrint) -> Iterator[Item]:
    """A bar of a certain length with its name in the middle, level or upright."""
    end, tick = start + along, _TICK / 2 * along * 1j / abs(along)
    yield rule(start, end, BLACK, _WIDTH)
    for tip in (start, end):
        yield rule(tip - tick, tip + tick, BLACK, _WIDTH)
    beside = complex(0, 3 * mm) if along.imag == 0 else complex(5 * mm, 0)
    yield _centred(print_, name, (start + end) / 2 + beside, _SMALL)


def _back_words(page: Size, print_: SmallPrint) -> Items:
    """What the back says by itself: that it is the back."""
    words = "The back of the calibration sheet: read it from the other side."
    return (_centred(print_, words, complex(page.w / 2, page.h - 14 * mm), _SMALL),)


def _centred(print_: SmallPrint, text: str, at: complex, size: float) -> Glyphs:
    line = print_.line(text, at, size)
    return line._replace(x=at.real - line.advance / 2)
