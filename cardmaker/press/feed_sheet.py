"""The feed sheets: two fronts and two backs that tell how paper goes through a printer twice."""

from __future__ import annotations

from typing import Final

from cardmaker.display import Item, Items, polygon
from cardmaker.geometry import Size
from cardmaker.press.small_print import BLACK, SmallPrint, below
from cardmaker.units import mm

_BIG: Final = 60.0
_TEXT: Final = 11.0
_ARROW: Final = 45 * mm
_MARGIN: Final = 20 * mm

#: What the pages say below their number. Front 1 has the questions, on paper that is at hand.
_FRONT_1: Final = (
    "Print the file of backs now. Take both sheets from the printer together as they lie. Do not "
    "turn them over. Put them back so that the edge this arrow points to goes in first.",
    "When the backs are printed, look at this sheet again:",
    "1  Which back is on it, 1 or 2?",
    "2  Is it behind this page, or on this page (over)?",
    "3  Behind: turn the sheet like the page of a book. Over: leave it. Does the arrow of the back "
    "point up or down, when this one points up?",
)
_FRONT_2: Final = ("The other sheet says what to do.",)


def feed_page(page: Size, number: int, *, back: bool, print_: SmallPrint) -> Items:
    """One of the four pages: a large number, FRONT or BACK, and an arrow to its upper edge.

    Front and back stand in different halves, so that both can be read where one is printed over
    the other.
    """
    name = f"{number} {'BACK' if back else 'FRONT'}"
    top = page.h * 0.62 if back else _MARGIN
    size = min(_BIG, (page.w - 2 * _MARGIN - 0.4 * _ARROW) / (0.62 * len(name)))
    foot = complex(page.w - _MARGIN - 0.3 * _ARROW, top + _ARROW)
    title = print_.line(name, complex(_MARGIN, top + 0.8 * _ARROW), size)
    items: list[Item] = [arrow(foot, _ARROW), title]
    if not back:
        at = complex(_MARGIN, foot.imag + 1.6 * _TEXT)
        for words in _FRONT_1 if number == 1 else _FRONT_2:
            lines = print_.paragraph(words, at, page.w - 2 * _MARGIN, _TEXT)
            items += lines
            at = below(lines, 1.8 * _TEXT)
    return tuple(items)


def arrow(foot: complex, length: float) -> Item:
    """An arrow that points up from a point."""
    neck, wide, half = foot - 0.6j * length, 0.25 * length, 0.08 * length
    corners = [foot - 1j * length, neck + wide, neck + half, foot + half]
    left = [foot - half, neck - half, neck - wide]
    return polygon([*corners, *left], fill=BLACK)
